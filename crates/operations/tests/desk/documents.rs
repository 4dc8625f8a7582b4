//! Invoices typed by hand, settled together, asked for, taken back; and the statements that tell of all of it.

use crate::support::{Desk, by, cash, code, money};
use coworkflow_domain::customers::StatementKind;
use coworkflow_domain::ids::{CustomerId, InvoiceId, ItemId};
use coworkflow_domain::invoices::{InvoiceStatus, ManualLine, invoice_number};
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::payments::{PaymentInput, Tender};
use coworkflow_domain::time::Date;
use coworkflow_operations::Failure;
use coworkflow_operations::balances::{BalanceTotals, ListBalances, ListDebtors, Side, StatementOf, StatementView};
use coworkflow_operations::customers::{AdjustBalance, ChangeCustomer, CustomerInput, TopUp};
use coworkflow_operations::invoices::{
    InvoiceView, IssueCreditNote, IssueInvoice, LinesOf, ListInvoices, OpenInvoicesOf, PaidInvoices, PayInvoice,
    PayInvoices, PreviewInvoice, Refund, RemindInvoices, ReminderOf, VoidInvoice,
};
use coworkflow_operations::spaces::GetSpace;
use coworkflow_store::invoices::InvoiceSort;
use jiff::civil::date;
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 20);

fn line(description: &str, quantity: i64, price: i64) -> ManualLine {
    ManualLine {
        description: description.into(),
        quantity,
        unit_price: money(price),
        item_id: None,
    }
}

fn of_stock(item: ItemId, quantity: i64, price: i64) -> ManualLine {
    ManualLine {
        item_id: Some(item),
        ..line("Turkish coffee", quantity, price)
    }
}

fn bill(customer_id: CustomerId, lines: Vec<ManualLine>) -> IssueInvoice {
    IssueInvoice {
        customer_id,
        lines,
        discount: Percent::ZERO,
        due_date: None,
        note: None,
        payments: vec![],
    }
}

fn owes(desk: &Desk, customer: CustomerId, amount: i64, due: Date) -> InvoiceView {
    let invoice = IssueInvoice {
        due_date: Some(due),
        ..bill(customer, vec![line("Meeting room, day", 1, amount)])
    };
    desk.house.change(&desk.who, invoice).unwrap()
}

fn settle(desk: &Desk, customer_id: CustomerId, payments: Vec<PaymentInput>) -> Result<PaidInvoices, Failure> {
    let pay = PayInvoices {
        customer_id,
        invoice_ids: None,
        payments,
    };
    desk.house.change(&desk.who, pay)
}

fn void(desk: &Desk, invoice_id: InvoiceId) -> Result<InvoiceView, Failure> {
    let void = VoidInvoice {
        invoice_id,
        reason: "Wrong person".into(),
        tender: None,
        restock: false,
    };
    desk.house.change(&desk.who, void)
}

fn top_up(desk: &Desk, id: CustomerId, amount: i64) {
    let top_up = TopUp {
        id,
        amount: money(amount),
        tender: Tender::Cash,
        reference: None,
        note: None,
    };
    desk.house.change(&desk.who, top_up).unwrap();
}

fn statement(desk: &Desk, customer_id: CustomerId, from: Date, to: Date) -> StatementView {
    let of = StatementOf {
        customer_id,
        from: Some(from),
        to: Some(to),
    };
    desk.house.ask(&desk.who, of).unwrap()
}

// M3, M4, M5: what is seen is what is issued, and only that has a number.
#[test]
fn an_invoice_by_hand_is_issued_as_it_was_seen() {
    let desk = Desk::open();
    let mona = desk.customer("Mona El-Sherif");
    let lines = vec![line("Day use, team of five", 5, 12_000), line("Whiteboard", 1, 3_333)];
    let discount = Percent::from_basis_points(1_250).unwrap();
    let seen = desk
        .house
        .ask(
            &desk.who,
            PreviewInvoice {
                lines: lines.clone(),
                discount,
                due_date: None,
            },
        )
        .unwrap();
    let issue = IssueInvoice {
        discount,
        note: Some("Thank you for the workshop".into()),
        ..bill(mona, lines)
    };
    let issued = desk.house.change(&desk.who, issue).unwrap();
    let invoice = &issued.invoice;
    assert_eq!(
        (invoice.amount, invoice.discount_amount, invoice.tax, invoice.total),
        (
            seen.totals.subtotal,
            seen.totals.discount_amount,
            seen.totals.tax,
            seen.totals.total
        )
    );
    assert_eq!((issued.due_date, issued.due), (seen.due_date, seen.totals.total));
    let due_days = desk.house.ask(&desk.who, GetSpace).unwrap().due_days;
    assert_eq!(issued.due_date, TODAY.saturating_add(jiff::Span::new().days(due_days)));
    assert_eq!(
        (invoice.number, invoice.note.as_str()),
        (1, "Thank you for the workshop")
    );
    let kept = desk.house.ask(&desk.who, LinesOf { id: invoice.id }).unwrap();
    assert_eq!(
        (kept[0].description.as_str(), kept[0].quantity, kept[0].amount),
        ("Day use, team of five", 5, money(60_000))
    );
    assert_eq!(desk.known(mona).owed, invoice.total);
    desk.is_sound();
}

// K1, K2, M13
#[test]
fn items_leave_the_stock_only_when_asked_to_and_only_if_they_are_there() {
    let desk = Desk::open();
    let mona = desk.customer("Mona El-Sherif");
    let coffee = desk.item("Turkish coffee", 2_500, 10);
    desk.house
        .change(&desk.who, bill(mona, vec![line("Turkish coffee", 4, 2_500)]))
        .unwrap();
    assert_eq!(desk.stock(coffee), 10);
    desk.house
        .change(&desk.who, bill(mona, vec![of_stock(coffee, 4, 2_500)]))
        .unwrap();
    assert_eq!(desk.stock(coffee), 6);
    let too_many = bill(mona, vec![of_stock(coffee, 4, 2_500), of_stock(coffee, 3, 2_500)]);
    assert_eq!(code(desk.house.change(&desk.who, too_many)), "session.out_of_stock");
    assert_eq!(desk.stock(coffee), 6);
    // The refused one took no number (`M5`).
    assert_eq!(owes(&desk, mona, 100, TODAY).invoice.number, 3);
    desk.is_sound();
}

// A2
#[test]
fn the_desk_bills_by_hand_but_gives_nothing_away_and_takes_nothing_back() {
    let mut desk = Desk::open();
    let mona = desk.customer("Mona El-Sherif");
    let coffee = desk.item("Turkish coffee", 2_500, 10);
    desk.who = desk.house.staff.clone();
    let id = owes(&desk, mona, 6_000, TODAY).invoice.id;
    let cheaper = IssueInvoice {
        discount: Percent::from_basis_points(100).unwrap(),
        ..bill(mona, vec![line("Locker", 1, 100)])
    };
    assert_eq!(code(desk.house.change(&desk.who, cheaper)), "forbidden");
    let below_its_price = bill(mona, vec![of_stock(coffee, 1, 2_499)]);
    assert_eq!(code(desk.house.change(&desk.who, below_its_price)), "forbidden");
    assert_eq!(code(void(&desk, id)), "forbidden");
    assert_eq!(code(desk.house.change(&desk.who, bill(mona, vec![]))), "invoice.lines");
    let yesterday = IssueInvoice {
        due_date: Some(date(2026, 11, 19)),
        ..bill(mona, vec![line("Locker", 1, 100)])
    };
    assert_eq!(code(desk.house.change(&desk.who, yesterday)), "invoice.due_in_the_past");
    let strange = bill(
        CustomerId::from_uuid(uuid::Uuid::from_u128(9)),
        vec![line("Locker", 1, 100)],
    );
    assert_eq!(code(desk.house.change(&desk.who, strange)), "not_found");
}

// M5: numbers have no gaps, however many are issued at once.
#[test]
fn a_hundred_at_once_are_numbered_one_to_a_hundred() {
    let desk = Desk::open();
    let mona = desk.customer("Mona El-Sherif");
    let mut numbers: Vec<i64> = std::thread::scope(|scope| {
        let issuers: Vec<_> = (0..100)
            .map(|at| {
                let (house, who) = (&desk.house, &desk.who);
                scope.spawn(move || {
                    house
                        .change(who, bill(mona, vec![line("Locker", 1, at + 1)]))
                        .unwrap()
                        .invoice
                        .number
                })
            })
            .collect();
        issuers.into_iter().map(|issuer| issuer.join().unwrap()).collect()
    });
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=100).collect::<Vec<_>>());
    desk.is_sound();
}

// M8
#[test]
fn an_invoice_is_overdue_from_the_day_after_it_is_due() {
    let desk = Desk::open();
    let (mona, karim) = (desk.customer("Mona El-Sherif"), desk.customer("Karim Adel"));
    let later = owes(&desk, mona, 5_000, date(2026, 11, 24)).invoice.id;
    let first = owes(&desk, mona, 3_000, date(2026, 11, 22)).invoice.id;
    let other = owes(&desk, karim, 9_000, date(2026, 12, 20)).invoice.id;
    let overdue = || {
        let list = ListInvoices {
            overdue: true,
            sort: InvoiceSort::Due,
            ..ListInvoices::default()
        };
        let page = desk.house.ask(&desk.who, list).unwrap();
        page.nodes
            .into_iter()
            .map(|view| (view.invoice.id, view.days_overdue))
            .collect::<Vec<_>>()
    };
    desk.house.clock.advance_minutes(2 * 24 * 60);
    assert_eq!(overdue(), vec![]);
    desk.house.clock.advance_minutes(24 * 60);
    assert_eq!(overdue(), vec![(first, 1)]);
    desk.house.clock.advance_minutes(2 * 24 * 60);
    assert_eq!(overdue(), vec![(first, 3), (later, 1)]);

    let unsettled = |customer_id, search: Option<&str>, first, after| {
        let list = ListInvoices {
            customer_id,
            search: search.map(Into::into),
            sort: InvoiceSort::Due,
            first,
            after,
            ..ListInvoices::default()
        };
        let page = desk.house.ask(&desk.who, list).unwrap();
        (
            page.nodes.into_iter().map(|view| view.invoice.id).collect::<Vec<_>>(),
            page.end_cursor,
        )
    };
    assert_eq!(unsettled(None, None, None, None).0, vec![first, later, other]);
    let (page, cursor) = unsettled(None, None, Some(1), None);
    assert_eq!(page, vec![first]);
    assert_eq!(unsettled(None, None, Some(2), cursor).0, vec![later, other]);
    assert_eq!(unsettled(Some(karim), None, None, None).0, vec![other]);
    assert_eq!(unsettled(None, Some("mona"), None, None).0, vec![first, later]);

    let debtors = |overdue| {
        let list = ListDebtors {
            overdue,
            ..ListDebtors::default()
        };
        let page = desk.house.ask(&desk.who, list).unwrap();
        let shown = |debtor: coworkflow_operations::balances::Debtor| {
            let row = debtor.row;
            (
                debtor.customer.id,
                row.owed.minor(),
                row.overdue.minor(),
                row.invoices,
                row.oldest_due,
            )
        };
        page.nodes.into_iter().map(shown).collect::<Vec<_>>()
    };
    let of_mona = (mona, 8_000, 8_000, 2, date(2026, 11, 22));
    assert_eq!(debtors(false), vec![(karim, 9_000, 0, 1, date(2026, 12, 20)), of_mona]);
    assert_eq!(debtors(true), vec![of_mona]);
    let totals = desk.house.ask(&desk.who, BalanceTotals).unwrap();
    assert_eq!(
        (totals.owed, totals.debtors, totals.overdue, totals.overdue_invoices),
        (money(17_000), 2, money(8_000), 2)
    );
}

// M8, M9, M12
#[test]
fn several_invoices_are_settled_the_first_due_first_and_the_rest_becomes_balance() {
    let desk = Desk::open();
    let mona = desk.customer("Mona El-Sherif");
    let late = owes(&desk, mona, 5_000, date(2026, 12, 5)).invoice.id;
    let early = owes(&desk, mona, 3_000, date(2026, 11, 25)).invoice.id;
    let paid = settle(&desk, mona, vec![cash(3_500)]).unwrap();
    let ids: Vec<_> = paid.invoices.iter().map(|view| view.invoice.id).collect();
    assert_eq!(ids, vec![early, late]);
    assert_eq!(desk.invoice(early).invoice.status, InvoiceStatus::Paid);
    assert_eq!(desk.invoice(late).due, money(4_500));
    assert_eq!(desk.known(mona).owed, money(4_500));

    let rest = PayInvoices {
        customer_id: mona,
        invoice_ids: Some(vec![late]),
        payments: vec![by(Tender::Card, 2_000), by(Tender::Instapay, 3_000)],
    };
    let paid = desk.house.change_with_key(&desk.who, rest.clone(), "till-7").unwrap();
    assert_eq!(
        (paid.to_balance, paid.customer.balance, paid.customer.owed),
        (money(500), money(500), money(0))
    );
    // The same request again has the same answer and no second effect.
    assert_eq!(
        desk.house.change_with_key(&desk.who, rest.clone(), "till-7").unwrap(),
        paid
    );
    assert_eq!(desk.known(mona).balance, money(500));
    assert_eq!(code(desk.house.change(&desk.who, rest)), "payment.nothing_due");
    assert_eq!(code(settle(&desk, mona, vec![cash(100)])), "payment.nothing_due");
    assert_eq!(code(settle(&desk, mona, vec![])), "payment.not_positive");
    desk.is_sound();
}

// A3
#[test]
fn nobody_settles_with_the_invoices_of_another() {
    let desk = Desk::open();
    let (mona, karim) = (desk.customer("Mona El-Sherif"), desk.customer("Karim Adel"));
    let of_karim = owes(&desk, karim, 5_000, TODAY).invoice.id;
    owes(&desk, mona, 5_000, TODAY);
    let pay = PayInvoices {
        customer_id: mona,
        invoice_ids: Some(vec![of_karim]),
        payments: vec![cash(5_000)],
    };
    assert_eq!(code(desk.house.change(&desk.who, pay)), "not_found");
    let open = desk.house.ask(&desk.who, OpenInvoicesOf { customer_id: mona }).unwrap();
    assert_eq!(open.len(), 1);
}

// M10: all of a balance pays, and never more than there is, however many try at once.
#[test]
fn twenty_at_once_do_not_spend_a_balance_twice() {
    let desk = Desk::open();
    let mona = desk.customer("Mona El-Sherif");
    for _ in 0..20 {
        owes(&desk, mona, 1_000, TODAY);
    }
    top_up(&desk, mona, 5_500);
    let done = std::thread::scope(|scope| {
        let spenders: Vec<_> = (0..20)
            .map(|_| {
                let desk = &desk;
                scope.spawn(move || settle(desk, mona, vec![by(Tender::Balance, 2_000)]).is_ok())
            })
            .collect();
        spenders
            .into_iter()
            .map(|spender| spender.join().unwrap())
            .filter(|done| *done)
            .count()
    });
    assert_eq!(done, 2);
    let known = desk.known(mona);
    assert_eq!((known.balance, known.owed), (money(1_500), money(16_000)));
    assert_eq!(
        code(settle(&desk, mona, vec![by(Tender::Balance, 1_501)])),
        "payment.balance_too_low"
    );
    let limit = CustomerInput {
        name: known.name,
        balance_limit: Some(money(-1_000)),
        ..CustomerInput::default()
    };
    let change = ChangeCustomer {
        id: mona,
        version: known.version,
        input: limit,
        allow_duplicate: false,
    };
    desk.house.change(&desk.who, change).unwrap();
    assert_eq!(
        settle(&desk, mona, vec![by(Tender::Balance, 2_500)])
            .unwrap()
            .customer
            .balance,
        money(-1_000)
    );
    desk.is_sound();
}

// M5, M6, M7
#[test]
fn a_void_takes_back_what_remains_and_keeps_its_number() {
    let desk = Desk::open();
    let mona = desk.customer("Mona El-Sherif");
    // A stay of a session, part-paid and part-credited before.
    let id = desk.hour(mona, vec![cash(2_000), by(Tender::Card, 1_000)]).invoice.id;
    let part = desk.house.ask(&desk.who, LinesOf { id }).unwrap()[0].id;
    let credit = IssueCreditNote {
        restock: vec![],
        invoice_id: id,
        lines: Some(vec![(part, money(2_500))]),
        reason: "Noise".into(),
        tender: None,
    };
    desk.house.change(&desk.who, credit).unwrap();
    let view = desk.invoice(id);
    assert_eq!((view.due, view.invoice.status), (money(500), InvoiceStatus::Pending));
    let voided = void(&desk, id).unwrap();
    let invoice = &voided.invoice;
    assert_eq!(
        (invoice.number, invoice.credited_amount, invoice.refunded_amount),
        (1, invoice.total, money(3_000))
    );
    assert_eq!(
        (voided.due, invoice.status, invoice.voided_at),
        (money(0), InvoiceStatus::Paid, Some(desk.house.now()))
    );
    assert_eq!(code(void(&desk, id)), "invoice.void_already");
    let pay = PayInvoice {
        invoice_id: id,
        payments: vec![cash(100)],
    };
    assert_eq!(code(desk.house.change(&desk.who, pay)), "payment.nothing_due");
    let known = desk.known(mona);
    assert_eq!((known.owed, known.spent), (money(0), money(0)));
    assert_eq!(owes(&desk, mona, 100, TODAY).invoice.number, 2);

    // One over nothing has nothing to credit, and is void all the same.
    let free = desk
        .house
        .change(&desk.who, bill(mona, vec![line("Tour", 1, 0)]))
        .unwrap()
        .invoice
        .id;
    assert!(void(&desk, free).unwrap().invoice.voided_at.is_some());
    desk.is_sound();
}

// K1, K3: money and goods are counted apart, and nothing goes back twice.
#[test]
fn goods_of_a_corrected_invoice_go_back_to_the_shelf_once() {
    let desk = Desk::open();
    let mona = desk.customer("Mona El-Sherif");
    let coffee = desk.item("Turkish coffee", 2_500, 10);
    let lines = vec![of_stock(coffee, 4, 2_500), line("Locker", 1, 1_000)];
    let id = desk.house.change(&desk.who, bill(mona, lines)).unwrap().invoice.id;
    let kept = desk.house.ask(&desk.who, LinesOf { id }).unwrap();
    let credit = |amount, pieces| {
        let credit = IssueCreditNote {
            restock: vec![(kept[0].id, pieces)],
            invoice_id: id,
            lines: Some(vec![(kept[0].id, money(amount))]),
            reason: "Cold".into(),
            tender: None,
        };
        desk.house.change(&desk.who, credit)
    };
    assert_eq!(code(credit(2_500, 5)), "invoice.restock_too_many");
    assert_eq!(desk.invoice(id).invoice.credited_amount, Money::ZERO);
    credit(2_500, 1).unwrap();
    assert_eq!(desk.stock(coffee), 7);
    let all = VoidInvoice {
        invoice_id: id,
        reason: "Wrong person".into(),
        tender: None,
        restock: true,
    };
    desk.house.change(&desk.who, all).unwrap();
    assert_eq!(desk.stock(coffee), 10);
    desk.is_sound();
}

// J1
#[test]
fn a_reminder_is_ready_to_send_and_remembered() {
    let mut desk = Desk::open();
    let (mona, karim) = (desk.customer("Mona El-Sherif"), desk.customer("Karim Adel"));
    let first = owes(&desk, mona, 5_000, date(2026, 11, 21));
    let second = owes(&desk, mona, 3_000, date(2026, 12, 21)).invoice.id;
    let of_karim = owes(&desk, karim, 3_000, TODAY).invoice.id;
    desk.house.clock.advance_minutes(3 * 24 * 60);
    desk.who = desk.house.staff.clone();
    let first = first.invoice;
    let about = |ids: &[InvoiceId]| {
        desk.house.ask(
            &desk.who,
            ReminderOf {
                invoice_ids: ids.to_vec(),
            },
        )
    };
    let text = about(&[second, first.id]).unwrap();
    let number = invoice_number(&first.prefix, first.number);
    assert!(
        text.en.text.contains(&number) && text.ar.text.contains(&number),
        "{text:?}"
    );
    assert_eq!((text.customer.id, text.total), (mona, money(8_000)));
    assert_eq!(code(about(&[first.id, of_karim])), "invalid");
    assert_eq!(code(about(&[])), "invalid");

    let remind = |ids: &[InvoiceId]| {
        desk.house.change(
            &desk.who,
            RemindInvoices {
                invoice_ids: ids.to_vec(),
            },
        )
    };
    remind(&[first.id]).unwrap();
    desk.house.clock.advance_minutes(60);
    let twice = remind(&[first.id, second]).unwrap();
    let shown: Vec<_> = twice
        .iter()
        .map(|view| {
            (
                view.invoice.reminders,
                view.invoice.reminded_at,
                view.invoice.reminded_by_name.as_str(),
            )
        })
        .collect();
    let now = Some(desk.house.now());
    assert_eq!(shown, vec![(2, now, "Salma Ezzat"), (1, now, "Salma Ezzat")]);
    assert_eq!(desk.house.last_event().event, "invoice.reminded");
    settle(&desk, mona, vec![cash(8_000)]).unwrap();
    assert_eq!(code(remind(&[first.id])), "payment.nothing_due");
}

// M7, M9: charges and credits in the order of time, and what was owed after each.
#[test]
fn a_statement_tells_everything_that_moved_an_account() {
    let desk = Desk::open();
    let mona = desk.customer("Mona El-Sherif");
    top_up(&desk, mona, 1_000);
    desk.house.clock.advance_minutes(24 * 60);
    let id = owes(&desk, mona, 6_000, date(2026, 12, 1)).invoice.id;
    desk.house.clock.advance_minutes(10);
    let pay = PayInvoice {
        invoice_id: id,
        payments: vec![by(Tender::Balance, 1_000), cash(5_500)],
    };
    desk.house.change(&desk.who, pay).unwrap();
    desk.house.clock.advance_minutes(10);
    let part = desk.house.ask(&desk.who, LinesOf { id }).unwrap()[0].id;
    let credit = IssueCreditNote {
        restock: vec![],
        invoice_id: id,
        lines: Some(vec![(part, money(2_000))]),
        reason: "Half a day".into(),
        tender: Some(Tender::Cash),
    };
    desk.house.change(&desk.who, credit).unwrap();

    let second_day = statement(&desk, mona, date(2026, 11, 21), date(2026, 11, 21));
    let told = &second_day.statement;
    assert_eq!((told.opening, told.closing), (money(-1_000), money(-500)));
    let lines: Vec<_> = told
        .lines
        .iter()
        .map(|line| {
            let moved = &line.movement;
            (
                moved.kind,
                moved.amount.minor(),
                line.charge.minor(),
                line.credit.minor(),
                line.owes.minor(),
            )
        })
        .collect();
    assert_eq!(
        lines,
        vec![
            (StatementKind::Invoice, 6_000, 6_000, 0, 5_000),
            (StatementKind::Payment, 1_000, 0, 0, 5_000),
            (StatementKind::Payment, 5_500, 0, 5_500, -500),
            (StatementKind::CreditNote, 2_000, 0, 2_000, -2_500),
            (StatementKind::Refund, 2_000, 2_000, 0, -500),
        ]
    );
    assert_eq!(told.lines[3].movement.document, "CN-0001");
    let whole = statement(&desk, mona, TODAY, date(2026, 11, 30)).statement;
    assert_eq!(
        (whole.opening, whole.lines.len(), whole.closing),
        (Money::ZERO, 6, money(-500))
    );
    let holders = ListBalances {
        side: Side::Credit,
        first: None,
        after: None,
    };
    let holders = desk.house.ask(&desk.who, holders).unwrap();
    assert_eq!((holders.nodes.len(), holders.nodes[0].balance), (1, money(500)));
    let backwards = StatementOf {
        customer_id: mona,
        from: Some(date(2026, 11, 22)),
        to: Some(date(2026, 11, 21)),
    };
    assert_eq!(
        code(desk.house.ask(&desk.who, backwards)),
        "statement.ends_before_it_begins"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    // M7, M9: whatever happens, statements reconcile with the ledger and the invoices, wherever a period is cut.
    #[test]
    fn statements_reconcile_with_ledger_and_invoices(
        steps in proptest::collection::vec((0_u8..9, 1_i64..9_000), 1..14), cut in 0_i64..14,
    ) {
        let desk = Desk::open();
        let mona = desk.customer("Mona El-Sherif");
        let mut ids: Vec<InvoiceId> = Vec::new();
        for (step, amount) in &steps {
            desk.house.clock.advance_minutes(24 * 60);
            let one = ids.get(usize::try_from(*amount).unwrap() % ids.len().max(1)).copied();
            // A refusal is fine: it must change nothing.
            match (step, one) {
                (0 | 1, _) => ids.push(owes(&desk, mona, *amount, date(2027, 1, 1)).invoice.id),
                (2, _) => top_up(&desk, mona, *amount),
                (3, _) => {
                    let adjust = AdjustBalance { id: mona, amount: money(-*amount), reason: "Miscounted".into() };
                    let _ = desk.house.change(&desk.who, adjust);
                }
                (4, _) => { let _ = settle(&desk, mona, vec![cash(*amount)]); }
                (5, _) => { let _ = settle(&desk, mona, vec![by(Tender::Balance, *amount / 2 + 1), by(Tender::Card, *amount)]); }
                (6, Some(id)) => { let _ = void(&desk, id); }
                (7, Some(invoice_id)) => {
                    let back = Refund {
                        invoice_id,
                        amount: money(*amount / 2 + 1),
                        tender: (*amount % 2 == 0).then_some(Tender::Balance),
                        reason: "Wrong card".into(),
                    };
                    let _ = desk.house.change(&desk.who, back);
                }
                (_, Some(id)) => {
                    let part = desk.house.ask(&desk.who, LinesOf { id }).unwrap()[0].id;
                    let credit = IssueCreditNote {
                        restock: vec![],
                        invoice_id: id, lines: Some(vec![(part, money(*amount))]), reason: "Noise".into(), tender: None,
                    };
                    let _ = desk.house.change(&desk.who, credit);
                }
                _ => {}
            }
            desk.is_sound();
        }
        let last = date(2026, 12, 31);
        let middle = TODAY.saturating_add(jiff::Span::new().days(cut));
        let whole = statement(&desk, mona, TODAY, last).statement;
        let known = desk.known(mona);
        prop_assert_eq!(whole.opening, Money::ZERO);
        prop_assert_eq!(whole.closing, known.owed.minus(known.balance).unwrap());
        let before = statement(&desk, mona, TODAY, middle).statement;
        let after = statement(&desk, mona, middle.tomorrow().unwrap(), last).statement;
        prop_assert_eq!(before.closing, after.opening);
        prop_assert_eq!(after.closing, whole.closing);
        prop_assert_eq!(before.lines.len() + after.lines.len(), whole.lines.len());
    }
}
