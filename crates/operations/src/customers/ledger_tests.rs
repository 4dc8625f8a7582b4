use super::*;
use crate::customers::{AdjustBalance, CreateCustomer, CustomerInput, GetCustomer, ListLedger};
use crate::testing::TestHouse;

fn customer(house: &TestHouse, limit: i64) -> CustomerId {
    let balance_limit = Some(Money::from_minor(limit));
    let input = CustomerInput {
        name: "Karim Naguib".into(),
        balance_limit,
        ..CustomerInput::default()
    };
    house
        .change(
            &house.owner,
            CreateCustomer {
                input,
                allow_duplicate: false,
            },
        )
        .unwrap()
        .id
}

fn top_up(id: CustomerId, minor: i64) -> TopUp {
    TopUp {
        id,
        amount: Money::from_minor(minor),
        tender: Tender::Cash,
        reference: None,
        note: None,
    }
}

fn adjust(id: CustomerId, minor: i64) -> AdjustBalance {
    AdjustBalance {
        id,
        amount: Money::from_minor(minor),
        reason: "counted wrong yesterday".into(),
    }
}

fn code(refused: Result<CustomerRow, Failure>) -> String {
    refused.unwrap_err().refusal().unwrap().code.to_string()
}

// M9: the balance is the sum of the ledger.
#[test]
fn every_move_is_an_entry_and_the_entries_add_up() {
    let house = TestHouse::new();
    let karim = customer(&house, -10_000);
    for minor in [20_000, 5_050] {
        house.clock.advance_minutes(1);
        house.change(&house.manager, top_up(karim, minor)).unwrap();
    }
    house.clock.advance_minutes(1);
    let row = house.change(&house.owner, adjust(karim, -30_000)).unwrap();
    assert_eq!(row.balance.minor(), -4_950);
    assert_eq!(
        house.ask(&house.staff, GetCustomer { id: karim }).unwrap().balance,
        row.balance
    );
    let page = |first, after| {
        house
            .ask(
                &house.staff,
                ListLedger {
                    id: karim,
                    kind: None,
                    from: None,
                    to: None,
                    first,
                    after,
                },
            )
            .unwrap()
    };
    let newest = page(Some(2), None);
    let balances: Vec<i64> = newest.nodes.iter().map(|entry| entry.balance.minor()).collect();
    assert_eq!((balances, newest.has_more), (vec![-4_950, 25_050], true));
    assert_eq!(newest.nodes[0].actor_name, "Nadia Sherif");
    let oldest = page(Some(2), newest.end_cursor);
    assert_eq!(
        (oldest.nodes.len(), oldest.nodes[0].amount.minor(), oldest.has_more),
        (1, 20_000, false)
    );
    assert_eq!(house.read(coworkflow_store::checks::ledger), vec![]);
}

// M10
#[test]
fn a_balance_stops_at_its_limit() {
    let house = TestHouse::new();
    let karim = customer(&house, -10_000);
    assert_eq!(
        code(house.change(&house.owner, adjust(karim, -10_001))),
        "ledger.below_limit"
    );
    assert!(house.change(&house.owner, adjust(karim, -10_000)).is_ok());
    assert_eq!(
        code(house.change(&house.owner, adjust(karim, -1))),
        "ledger.below_limit"
    );
}

// M10: two simultaneous spends cannot pass it.
#[test]
fn twenty_at_once_cannot_pass_the_limit_together() {
    let house = TestHouse::new();
    let karim = customer(&house, -10_000);
    let done = std::thread::scope(|scope| {
        let spends: Vec<_> = (0..20)
            .map(|_| scope.spawn(|| house.change(&house.owner, adjust(karim, -3_000)).is_ok()))
            .collect();
        spends
            .into_iter()
            .filter(|_| true)
            .map(|spend| spend.join().unwrap())
            .filter(|done| *done)
            .count()
    });
    assert_eq!(done, 3);
    assert_eq!(
        house
            .ask(&house.owner, GetCustomer { id: karim })
            .unwrap()
            .balance
            .minor(),
        -9_000
    );
    assert_eq!(house.read(coworkflow_store::checks::ledger), vec![]);
}

#[test]
fn odd_amounts_and_tenders_are_refused() {
    let house = TestHouse::new();
    let karim = customer(&house, 0);
    assert_eq!(code(house.change(&house.owner, top_up(karim, 0))), "ledger.nothing");
    assert_eq!(
        code(house.change(&house.owner, top_up(karim, -500))),
        "ledger.not_positive"
    );
    assert_eq!(
        code(house.change(&house.owner, top_up(karim, i64::MAX))),
        "ledger.too_much"
    );
    let from_itself = TopUp {
        tender: Tender::Balance,
        ..top_up(karim, 500)
    };
    assert_eq!(code(house.change(&house.owner, from_itself)), "ledger.from_itself");
    let nameless = TopUp {
        tender: Tender::Instapay,
        ..top_up(karim, 500)
    };
    assert!(house.change(&house.owner, nameless).is_err());
    let no_reason = AdjustBalance {
        reason: " ".into(),
        ..adjust(karim, 500)
    };
    assert_eq!(code(house.change(&house.owner, no_reason)), "text.empty");
}

// A2, M12
#[test]
fn the_desk_takes_a_top_up_once_but_corrects_no_balance() {
    let house = TestHouse::new();
    let karim = customer(&house, 0);
    assert_eq!(code(house.change(&house.staff, adjust(karim, 500))), "forbidden");
    for _ in 0..3 {
        house
            .change_with_key(&house.staff, top_up(karim, 500), "till-1")
            .unwrap();
    }
    assert_eq!(
        house
            .ask(&house.owner, GetCustomer { id: karim })
            .unwrap()
            .balance
            .minor(),
        500
    );
}
