//! Shifts at the till: what cash leaves where, the blind count, races, and the chain.

use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::payments::Tender;
use coworkflow_domain::shifts::{Break, CashKind, Denomination, Fault};
use coworkflow_domain::spaces::CashShifts;
use coworkflow_operations::customers::TopUp;
use coworkflow_operations::inventory::{SaleLine, SellItems};
use coworkflow_operations::invoices::{IssueCreditNote, Refund};
use coworkflow_operations::shifts::{
    CashChain, CashEntriesOf, CloseShift, ListShifts, MyShift, OneShift, OpenShift, PayIn, PayOut, ShiftView,
    VerifyCash, VerifyShift,
};
use coworkflow_operations::spaces::{ChangeSpace, SpaceDetails};
use coworkflow_operations::testing::space_input;
use coworkflow_operations::{Context, Failure};
use coworkflow_store::checks;
use coworkflow_store::shifts::CashRow;

use crate::support::{Desk, by, cash, code, money};

impl Desk {
    fn opens(&self, who: &Context, float: i64) -> Result<ShiftView, Failure> {
        self.house.change(who, OpenShift { float: money(float) })
    }

    fn counts(&self, who: &Context, counted: i64) -> Result<ShiftView, Failure> {
        self.house.change(who, close(counted))
    }

    fn sells(
        &self,
        who: &Context,
        item: coworkflow_domain::ids::ItemId,
        quantity: i64,
        paid: i64,
    ) -> Result<(), Failure> {
        let sell = SellItems {
            customer_id: None,
            lines: vec![SaleLine {
                item_id: item,
                quantity,
                expected_price: None,
            }],
            discount: Percent::default(),
            payments: vec![cash(paid)],
        };
        self.house.change(who, sell).map(|_| ())
    }

    fn moved(&self, shift: &ShiftView) -> Vec<CashRow> {
        let id = shift.row.id;
        let entries = CashEntriesOf {
            id,
            first: None,
            after: None,
        };
        self.house.ask(&self.house.owner, entries).unwrap().nodes
    }

    fn chain(&self) -> CashChain {
        self.house.ask(&self.house.owner, VerifyCash).unwrap()
    }

    fn needs_shifts(&self) {
        let mut input = space_input();
        input.details = SpaceDetails {
            cash_shifts: Some(CashShifts::Required),
            ..SpaceDetails::default()
        };
        self.house
            .change(&self.house.owner, ChangeSpace { version: 1, input })
            .unwrap();
    }
}

fn close(counted: i64) -> CloseShift {
    CloseShift {
        id: None,
        counted: money(counted),
        denominations: vec![],
        note: None,
    }
}

fn reason(text: &str) -> String {
    text.to_owned()
}

fn figures(moved: &[CashRow]) -> Vec<(CashKind, i64)> {
    moved.iter().map(|entry| (entry.kind, entry.amount.minor())).collect()
}

// M9: all that moves in a drawer is in its shift, and the count tells what is missing.
#[test]
fn a_shift_goes_from_its_float_to_its_count() {
    let desk = Desk::open();
    let salma = desk.house.staff.clone();
    let coffee = desk.item("Turkish coffee", 2_500, 10);
    let mona = desk.customer("Mona El-Sherif");
    let shift = desk.opens(&salma, 50_000).unwrap();
    desk.sells(&salma, coffee, 2, 5_000).unwrap();
    let top_up = |tender| TopUp {
        id: mona,
        amount: money(10_000),
        tender,
        reference: Some("IP-7".into()),
        note: None,
    };
    desk.house.change(&salma, top_up(Tender::Cash)).unwrap();
    // What is not cash is not in the drawer.
    desk.house.change(&salma, top_up(Tender::Instapay)).unwrap();
    let pay = |amount, why| (money(amount), reason(why));
    let (amount, why) = pay(20_000, "Change from the bank");
    desk.house.change(&salma, PayIn { amount, reason: why }).unwrap();
    let (amount, why) = pay(4_500, "Milk");
    desk.house.change(&salma, PayOut { amount, reason: why }).unwrap();
    desk.house.clock.advance_minutes(240);

    let mut count = close(80_000);
    count.denominations = vec![Denomination {
        value: money(20_000),
        count: 4,
    }];
    let closed = desk.house.change(&salma, count).unwrap();
    let drawer = closed.drawer.clone().unwrap();
    assert_eq!((drawer.expected, drawer.variance), (money(80_500), Some(money(-500))));
    assert_eq!(closed.row.counted, Some(money(80_000)));
    let moved = desk.moved(&shift);
    assert_eq!(
        figures(&moved),
        [
            (CashKind::Count, -500),
            (CashKind::PayOut, -4_500),
            (CashKind::PayIn, 20_000),
            (CashKind::TopUp, 10_000),
            (CashKind::Sale, 5_000),
            (CashKind::Float, 50_000),
        ]
    );
    assert!(
        moved[4].invoice_id.is_some()
            && moved[3].customer_id == Some(mona)
            && moved[2].reason == "Change from the bank"
    );
    let totals: Vec<_> = drawer
        .totals
        .iter()
        .map(|total| (total.kind, total.entries, total.total.minor()))
        .collect();
    assert!(totals.contains(&(CashKind::Sale, 1, 5_000)) && totals.iter().all(|total| total.0 != CashKind::Count));
    assert_eq!(desk.house.read(checks::cash), []);
    assert_eq!(
        desk.chain(),
        CashChain {
            entries: 6,
            breaks: vec![],
            adds_up: true
        }
    );
}

// M7: cash that goes back leaves the drawer of who gives it.
#[test]
fn a_refund_leaves_the_drawer_it_is_given_from() {
    let desk = Desk::open();
    let coffee = desk.item("Turkish coffee", 2_500, 10);
    let tarek = desk.house.manager.clone();
    let shift = desk.opens(&tarek, 1_000).unwrap();
    desk.sells(&desk.house.staff, coffee, 1, 2_500).unwrap();
    let mona = desk.customer("Mona El-Sherif");
    let owed = desk.hour(mona, vec![cash(6_000)]).invoice.id;
    let refund = Refund {
        invoice_id: owed,
        amount: money(1_500),
        tender: None,
        reason: reason("Paid twice"),
    };
    desk.house.change(&tarek, refund).unwrap();
    assert_eq!(
        figures(&desk.moved(&shift)),
        [(CashKind::Refund, -1_500), (CashKind::Float, 1_000)]
    );
    // The sales of the two without a shift are in the chain all the same.
    assert_eq!((desk.chain().entries, desk.chain().adds_up), (4, true));
    let shift = desk.counts(&tarek, 0).unwrap();
    assert_eq!(shift.drawer.unwrap().expected, money(-500));
}

// A2: the count is blind.
#[test]
fn what_should_be_in_an_open_drawer_is_not_told_to_who_counts_it() {
    let desk = Desk::open();
    let salma = desk.house.staff.clone();
    let coffee = desk.item("Turkish coffee", 2_500, 10);
    let opened = desk.opens(&salma, 50_000).unwrap();
    desk.sells(&salma, coffee, 1, 2_500).unwrap();
    let id = opened.row.id;
    let entries = CashEntriesOf {
        id,
        first: None,
        after: None,
    };
    assert_eq!(opened.drawer, None);
    assert_eq!(desk.house.ask(&salma, MyShift).unwrap().unwrap().drawer, None);
    assert_eq!(desk.house.ask(&salma, OneShift { id }).unwrap().drawer, None);
    assert_eq!(
        desk.house.ask(&salma, ListShifts::default()).unwrap().nodes[0].drawer,
        None
    );
    assert_eq!(desk.house.ask(&salma, entries.clone()).unwrap().nodes, []);
    let seen = desk.house.ask(&desk.house.manager, OneShift { id }).unwrap();
    assert_eq!(seen.drawer.unwrap().expected, money(52_500));
    let closed = desk.counts(&salma, 52_500).unwrap();
    assert_eq!(closed.drawer.unwrap().variance, Some(Money::ZERO));
    assert_eq!(desk.house.ask(&salma, entries).unwrap().nodes.len(), 3);
}

// A3
#[test]
fn shifts_of_others_are_for_who_manages_them() {
    let desk = Desk::open();
    let id = desk.opens(&desk.house.manager, 0).unwrap().row.id;
    let salma = &desk.house.staff;
    assert_eq!(code(desk.house.ask(salma, OneShift { id })), "not_found");
    assert_eq!(code(desk.house.ask(salma, VerifyShift { id })), "not_found");
    assert_eq!(code(desk.house.ask(salma, VerifyCash)), "forbidden");
    let mut count = close(0);
    count.id = Some(id);
    assert_eq!(code(desk.house.change(salma, count.clone())), "not_found");
    assert_eq!(desk.house.ask(salma, ListShifts::default()).unwrap().nodes, []);
    let of_tarek = ListShifts {
        user_id: Some(desk.house.user(&desk.house.manager).id),
        ..ListShifts::default()
    };
    assert_eq!(code(desk.house.ask(salma, of_tarek.clone())), "forbidden");
    // Who went home without counting is counted for.
    let closed = desk.house.change(&desk.house.owner, count).unwrap();
    assert_eq!(closed.row.closed_by_name, "Nadia Sherif");
    assert_eq!(desk.house.ask(&desk.house.owner, of_tarek).unwrap().nodes.len(), 1);
}

#[test]
fn a_list_of_shifts_has_pages_people_and_days() {
    let desk = Desk::open();
    for (who, minutes) in [
        (&desk.house.staff, 60),
        (&desk.house.manager, 60),
        (&desk.house.staff, 24 * 60),
    ] {
        desk.opens(who, 0).unwrap();
        desk.counts(who, 0).unwrap();
        desk.house.clock.advance_minutes(minutes);
    }
    let owner = &desk.house.owner;
    let list = |list: ListShifts| {
        let page = desk.house.ask(owner, list).unwrap();
        let names: Vec<_> = page.nodes.iter().map(|shift| shift.row.user_name.clone()).collect();
        (names, page.end_cursor.filter(|_| page.has_more))
    };
    let first = ListShifts {
        first: Some(2),
        ..ListShifts::default()
    };
    let (names, after) = list(first.clone());
    assert_eq!(names, ["Salma Ezzat", "Tarek Mansour"]);
    assert_eq!(list(ListShifts { after, ..first }).0, ["Salma Ezzat"]);
    let day = desk.house.ask(owner, ListShifts::default()).unwrap().nodes[0].row.day;
    let of_day = |from, to| ListShifts {
        from,
        to,
        ..ListShifts::default()
    };
    assert_eq!(list(of_day(Some(day), Some(day))).0.len(), 3);
    assert_eq!(list(of_day(day.tomorrow().ok(), None)).0.len(), 0);
    assert_eq!(list(of_day(None, day.yesterday().ok())).0.len(), 0);
}

#[test]
fn cash_needs_a_shift_where_the_space_says_so() {
    let desk = Desk::open();
    desk.needs_shifts();
    let salma = desk.house.staff.clone();
    let coffee = desk.item("Turkish coffee", 2_500, 10);
    let mona = desk.customer("Mona El-Sherif");
    assert_eq!(code(desk.sells(&salma, coffee, 1, 2_500)), "shift.needed");
    assert_eq!(desk.stock(coffee), 10);
    let top_up = TopUp {
        id: mona,
        amount: money(1_000),
        tender: Tender::Cash,
        reference: None,
        note: None,
    };
    assert_eq!(code(desk.house.change(&salma, top_up.clone())), "shift.needed");
    let card = SellItems {
        customer_id: None,
        lines: vec![SaleLine {
            item_id: coffee,
            quantity: 1,
            expected_price: None,
        }],
        discount: Percent::default(),
        payments: vec![by(Tender::Card, 2_500)],
    };
    desk.house.change(&salma, card).unwrap();
    // Somebody else's shift is not one's own.
    desk.opens(&desk.house.manager, 0).unwrap();
    assert_eq!(code(desk.house.change(&salma, top_up.clone())), "shift.needed");
    desk.opens(&salma, 0).unwrap();
    desk.house.change(&salma, top_up).unwrap();
    desk.sells(&salma, coffee, 1, 2_500).unwrap();
    assert_eq!(desk.chain().entries, 4);
}

#[test]
fn a_shift_is_opened_and_closed_once() {
    let desk = Desk::open();
    let salma = desk.house.staff.clone();
    assert_eq!(code(desk.counts(&salma, 0)), "shift.none_open");
    let pay_in = PayIn {
        amount: money(100),
        reason: reason("Change"),
    };
    assert_eq!(code(desk.house.change(&salma, pay_in.clone())), "shift.none_open");
    let id = desk.opens(&salma, 0).unwrap().row.id;
    assert_eq!(code(desk.opens(&salma, 0)), "shift.open_already");
    let nothing = PayIn {
        reason: reason("  "),
        ..pay_in
    };
    assert_eq!(code(desk.house.change(&salma, nothing)), "text.empty");
    let mut odd = close(100);
    odd.denominations = vec![Denomination {
        value: money(50),
        count: 1,
    }];
    assert_eq!(code(desk.house.change(&salma, odd)), "shift.denominations_differ");
    desk.counts(&salma, 0).unwrap();
    let again = CloseShift {
        id: Some(id),
        ..close(0)
    };
    assert_eq!(code(desk.house.change(&salma, again)), "shift.closed_already");
    assert_eq!(desk.chain().entries, 2);
    desk.opens(&salma, 0).unwrap();
}

// B1 of the till: whoever comes at the same moment, there is one open shift, one count, and no sale between them is lost.
#[test]
fn openings_counts_and_sales_at_the_same_moment_stay_whole() {
    for round in 0..10 {
        let desk = Desk::open();
        let salma = desk.house.staff.clone();
        let coffee = desk.item("Turkish coffee", 2_500, 100);
        let (desk, salma) = (&desk, &salma);
        let opened: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| desk.opens(salma, 10_000))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(
            opened.iter().filter(|answer| answer.is_ok()).count(),
            1,
            "round {round}"
        );
        for refused in opened.into_iter().filter(Result::is_err) {
            assert_eq!(code(refused), "shift.open_already");
        }
        let (closed, sold) = std::thread::scope(|scope| {
            let closing: Vec<_> = (0..4).map(|_| scope.spawn(|| desk.counts(salma, 10_000))).collect();
            let selling: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| desk.sells(salma, coffee, 1, 2_500)))
                .collect();
            let closed: Vec<_> = closing.into_iter().map(|thread| thread.join().unwrap()).collect();
            let sold: Vec<_> = selling.into_iter().map(|thread| thread.join().unwrap()).collect();
            (closed, sold)
        });
        assert!(sold.iter().all(Result::is_ok));
        let mut closed: Vec<_> = closed.into_iter().filter_map(Result::ok).collect();
        assert_eq!(closed.len(), 1, "round {round}");
        let shift = closed.remove(0);
        let in_shift = figures(&desk.moved(&shift))
            .iter()
            .filter(|entry| entry.0 == CashKind::Sale)
            .count();
        let expected = 10_000 + 2_500 * i64::try_from(in_shift).unwrap();
        assert_eq!(shift.drawer.unwrap().expected, money(expected), "round {round}");
        assert_eq!((desk.chain().entries, desk.chain().adds_up), (10, true));
        assert_eq!(desk.chain().breaks, []);
    }
}

/// Does what somebody with the database file can do: no trigger stops them.
fn tampers(desk: &Desk, sql: &str) {
    if let Some(database) = desk.house.database() {
        let mut connection = database.connection();
        connection
            .batch("SELECT set_config('coworkflow.across_tenants', 'on', false)")
            .unwrap();
        assert!(
            connection
                .batch(sql)
                .unwrap_err()
                .is_constraint("cash_entries_append_only")
        );
        connection
            .batch("DROP TRIGGER cash_entries_append_only ON cash_entries")
            .unwrap();
        return connection.batch(sql).unwrap();
    }
    let file = rusqlite::Connection::open(desk.house.folder().join("house.db")).unwrap();
    file.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
    let refused = file.execute_batch(sql).unwrap_err().to_string();
    assert!(refused.contains("append_only"), "{refused}");
    file.execute_batch("DROP TRIGGER cash_entries_append_only_update; DROP TRIGGER cash_entries_append_only_delete;")
        .unwrap();
    file.execute_batch(sql).unwrap();
}

#[test]
fn tampering_with_the_file_shows_on_the_screen_of_the_shift_and_of_all() {
    for (sql, expected) in [
        (
            "UPDATE cash_entries SET amount = 500 WHERE seq = 4",
            Break {
                seq: 4,
                fault: Fault::Altered,
            },
        ),
        (
            "UPDATE cash_entries SET reason = 'Milk and more' WHERE seq = 5",
            Break {
                seq: 5,
                fault: Fault::Altered,
            },
        ),
        (
            "DELETE FROM cash_entries WHERE seq = 4",
            Break {
                seq: 5,
                fault: Fault::Missing,
            },
        ),
    ] {
        let desk = Desk::open();
        let salma = desk.house.staff.clone();
        let coffee = desk.item("Turkish coffee", 2_500, 10);
        let first = desk.opens(&desk.house.manager, 1_000).unwrap().row.id;
        desk.counts(&desk.house.manager, 1_000).unwrap();
        let second = desk.opens(&salma, 10_000).unwrap().row.id;
        desk.sells(&salma, coffee, 1, 2_500).unwrap();
        let out = PayOut {
            amount: money(500),
            reason: reason("Milk"),
        };
        desk.house.change(&salma, out).unwrap();
        desk.counts(&salma, 12_000).unwrap();
        let stretch = |id| desk.house.ask(&desk.house.owner, VerifyShift { id }).unwrap();
        assert_eq!((stretch(second).entries, stretch(second).breaks), (4, vec![]));
        tampers(&desk, sql);
        assert_eq!(stretch(first).breaks, []);
        assert_eq!(stretch(second).breaks, [expected], "{sql}");
        assert_eq!(desk.chain().breaks, [expected], "{sql}");
        assert_eq!(desk.chain().adds_up, sql.contains("reason"), "{sql}");
    }
    // What is cut off at the end is missed too.
    let desk = Desk::open();
    desk.opens(&desk.house.manager, 1_000).unwrap();
    desk.counts(&desk.house.manager, 1_000).unwrap();
    tampers(&desk, "DELETE FROM cash_entries WHERE seq = 2");
    assert_eq!(
        desk.chain().breaks,
        [Break {
            seq: 2,
            fault: Fault::CutOff
        }]
    );
}

// M7: a passer-by is given back in cash what a credit note takes off.
#[test]
fn a_credit_note_gives_a_passer_by_the_cash_back() {
    let desk = Desk::open();
    let coffee = desk.item("Turkish coffee", 2_500, 10);
    let sell = SellItems {
        customer_id: None,
        lines: vec![SaleLine {
            item_id: coffee,
            quantity: 2,
            expected_price: None,
        }],
        discount: Percent::default(),
        payments: vec![cash(5_000)],
    };
    let sold = desk.house.change(&desk.who, sell).unwrap().invoice;
    let refund = Refund {
        invoice_id: sold.id,
        amount: money(100),
        tender: None,
        reason: reason("Cold"),
    };
    assert_eq!(code(desk.house.change(&desk.who, refund)), "passer_by.cannot_owe");
    let note = IssueCreditNote {
        restock: vec![],
        invoice_id: sold.id,
        lines: None,
        reason: reason("Cold"),
        tender: None,
    };
    let on_account = IssueCreditNote {
        tender: Some(Tender::Balance),
        ..note.clone()
    };
    assert_eq!(
        code(desk.house.change(&desk.who, on_account)),
        "passer_by.has_no_balance"
    );
    desk.house.change(&desk.who, note).unwrap();
    assert_eq!((desk.chain().entries, desk.chain().adds_up), (2, true));
}
