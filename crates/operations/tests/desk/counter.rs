//! Sales over the counter, to passers-by and to known customers.

use coworkflow_domain::customers::PASSER_BY;
use coworkflow_domain::ids::ItemId;
use coworkflow_domain::money::Percent;
use coworkflow_domain::payments::{PaymentInput, Tender};
use coworkflow_operations::customers::{
    AdjustBalance, ChangeCustomer, CustomerInput, GetCustomer, ListCustomers, PossibleDuplicates, TopUp,
};
use coworkflow_operations::house::Find;
use coworkflow_operations::inventory::{ListMovements, SaleLine, SellItems};
use coworkflow_operations::invoices::{InvoiceView, LinesOf, PaymentsOf};
use coworkflow_operations::sessions::{Arriving, StartSession};
use coworkflow_operations::{Context, Failure};
use coworkflow_store::checks;

use crate::support::{Desk, by, cash, code, money};

fn sale(lines: &[(ItemId, i64)], payments: Vec<PaymentInput>) -> SellItems {
    let line = |&(item_id, quantity): &(ItemId, i64)| SaleLine {
        item_id,
        quantity,
        expected_price: None,
    };
    SellItems {
        customer_id: None,
        lines: lines.iter().map(line).collect(),
        discount: Percent::default(),
        payments,
    }
}

impl Desk {
    fn sold(&self, who: &Context, sell: SellItems) -> Result<InvoiceView, Failure> {
        self.house.change(who, sell)
    }
}

// K1, M13
#[test]
fn a_passer_by_buys_two_coffees_and_a_cake() {
    let desk = Desk::open();
    let salma = desk.house.staff.clone();
    let (coffee, cake) = (desk.item("Turkish coffee", 2_500, 3), desk.item("Lemon cake", 4_000, 5));
    let paid = sale(&[(coffee, 2), (cake, 1)], vec![cash(10_000)]);
    let sold = desk.sold(&salma, paid).unwrap();
    assert_eq!((sold.invoice.total, sold.due), (money(9_000), money(0)));
    assert_eq!((sold.invoice.customer_id, sold.invoice.session_id), (PASSER_BY, None));
    assert_eq!((desk.stock(coffee), desk.stock(cake)), (1, 4));
    let id = sold.invoice.id;
    let taken = desk.house.ask(&salma, PaymentsOf { id }).unwrap();
    assert_eq!((taken[0].amount, taken[0].change_given), (money(9_000), money(1_000)));
    let lines = desk.house.ask(&salma, LinesOf { id }).unwrap();
    assert_eq!(lines.iter().map(|line| line.quantity).collect::<Vec<_>>(), [2, 1]);
    let movements = ListMovements {
        item_id: coffee,
        first: Some(1),
        after: None,
    };
    let movement = desk.house.ask(&salma, movements).unwrap().nodes.remove(0);
    assert_eq!((movement.quantity, movement.stock_after), (-2, 1));
    // K4: the second cup took the stock below its minimum, and the alert is told once.
    let told = desk.house.read(|tx| coworkflow_store::journal::since(tx, 0, 1_000));
    let of_kind = |kind: &str| told.iter().filter(|entry| entry.event == kind).count();
    assert_eq!(
        (of_kind("stock.low"), of_kind("item.sold"), of_kind("payment.received")),
        (1, 2, 1)
    );
    for check in [
        checks::ledger,
        checks::stock,
        checks::paid,
        checks::cash,
        checks::documents::lines,
        checks::documents::customers,
    ] {
        assert_eq!(desk.house.read(check), []);
    }
}

// M9, M10
#[test]
fn a_passer_by_pays_in_full_and_a_known_customer_may_owe() {
    let desk = Desk::open();
    let coffee = desk.item("Turkish coffee", 2_500, 10);
    for (payments, refusal) in [
        (vec![], "passer_by.pays_in_full"),
        (vec![cash(1_000)], "passer_by.pays_in_full"),
        (vec![by(Tender::Balance, 2_500)], "passer_by.has_no_balance"),
        (vec![by(Tender::Card, 3_000)], "passer_by.no_change_but_cash"),
    ] {
        assert_eq!(code(desk.sold(&desk.who, sale(&[(coffee, 1)], payments))), refusal);
    }
    assert_eq!(desk.stock(coffee), 10);
    let mona = desk.customer("Mona El-Sherif");
    let mut on_account = sale(&[(coffee, 1)], vec![cash(1_000)]);
    on_account.customer_id = Some(mona);
    let sold = desk.sold(&desk.who, on_account).unwrap();
    assert_eq!(
        (sold.invoice.customer_name.as_str(), sold.due),
        ("Mona El-Sherif", money(1_500))
    );
}

// K2
#[test]
fn the_last_cup_sells_once_and_half_a_sale_is_none() {
    let desk = Desk::open();
    let (coffee, cake) = (desk.item("Turkish coffee", 2_500, 1), desk.item("Lemon cake", 4_000, 5));
    let too_much = sale(&[(cake, 1), (coffee, 2)], vec![cash(9_000)]);
    assert_eq!(code(desk.sold(&desk.who, too_much)), "session.out_of_stock");
    assert_eq!((desk.stock(coffee), desk.stock(cake)), (1, 5));
    let (desk, coffee) = (&desk, &coffee);
    let answers: Vec<_> = std::thread::scope(|scope| {
        let buy = || desk.sold(&desk.who, sale(&[(*coffee, 1)], vec![cash(2_500)]));
        let threads: Vec<_> = (0..10).map(|_| scope.spawn(buy)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert_eq!(desk.stock(*coffee), 0);
    assert_eq!(desk.house.read(checks::documents::gaps), []);
}

#[test]
fn odd_sales_are_refused_by_their_line() {
    let desk = Desk::open();
    let coffee = desk.item("Turkish coffee", 2_500, 10);
    assert_eq!(code(desk.sold(&desk.who, sale(&[], vec![]))), "invalid");
    let refused = desk.sold(&desk.who, sale(&[(coffee, 1), (coffee, 0)], vec![]));
    let field = refused.unwrap_err().refusal().unwrap().field.clone();
    assert_eq!(field.as_deref(), Some("lines.1.quantity"));
    let mut outdated = sale(&[(coffee, 1)], vec![cash(2_500)]);
    outdated.lines[0].expected_price = Some(money(2_400));
    assert_eq!(code(desk.sold(&desk.who, outdated)), "pricing.price_changed");
    let mut cheaper = sale(&[(coffee, 1)], vec![cash(2_500)]);
    cheaper.discount = Percent::from_basis_points(1_000).unwrap();
    assert_eq!(code(desk.sold(&desk.house.staff, cheaper.clone())), "forbidden");
    let sold = desk.sold(&desk.house.manager, cheaper).unwrap();
    assert_eq!(sold.invoice.total, money(2_250));
}

// A3: the passer-by is nobody in particular.
#[test]
fn the_passer_by_is_in_no_list_and_holds_nothing() {
    let desk = Desk::open();
    let coffee = desk.item("Turkish coffee", 2_500, 10);
    let seat = desk.seat("A1", 3_000);
    let listed = |search: Option<&str>| {
        let list = ListCustomers {
            search: search.map(str::to_owned),
            ..ListCustomers::default()
        };
        let page = desk.house.ask(&desk.who, list).unwrap();
        (page.page.nodes.len(), page.total)
    };
    let before = listed(None);
    desk.sold(&desk.who, sale(&[(coffee, 1)], vec![cash(2_500)])).unwrap();
    desk.sold(&desk.who, sale(&[(coffee, 1)], vec![cash(2_500)])).unwrap();
    assert_eq!(listed(None), before);
    assert_eq!(listed(Some("passer")).0, 0);
    let text = "C-000".to_owned();
    assert_eq!(desk.house.ask(&desk.who, Find { text }).unwrap(), []);
    let alike = PossibleDuplicates {
        name: Some("Passer-by".into()),
        phone: None,
        email: None,
        except: None,
    };
    assert_eq!(desk.house.ask(&desk.who, alike).unwrap(), []);
    let id = PASSER_BY;
    let top_up = TopUp {
        id,
        amount: money(1_000),
        tender: Tender::Cash,
        reference: None,
        note: None,
    };
    assert_eq!(code(desk.house.change(&desk.who, top_up)), "not_found");
    let adjust = AdjustBalance {
        id,
        amount: money(1_000),
        reason: "Found a note".into(),
    };
    assert_eq!(code(desk.house.change(&desk.who, adjust)), "not_found");
    let rename = ChangeCustomer {
        id,
        version: 1,
        input: CustomerInput {
            name: "Somebody".into(),
            ..CustomerInput::default()
        },
        allow_duplicate: false,
    };
    assert_eq!(code(desk.house.change(&desk.who, rename)), "not_found");
    let start = StartSession {
        customer: Arriving::Known(id),
        resource_id: seat,
        note: String::new(),
    };
    assert_eq!(code(desk.house.change(&desk.who, start)), "not_found");
    let known = desk.house.ask(&desk.who, GetCustomer { id }).unwrap();
    assert_eq!(
        (known.balance, known.owed, known.spent),
        (money(0), money(0), money(5_000))
    );
}
