//! Many tills, one moment.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::served::{Served, outcome};
use crate::till::{Failed, list, number, text};

// B1
#[test]
fn fifty_starts_on_one_seat_give_one_session_and_49_clear_conflicts() {
    let mut served = Served::new();
    let seat = served.owner.adds_seat("A1").unwrap();
    let customers: Vec<String> = (0..50)
        .map(|n| served.owner.adds_customer(&format!("Guest {n}")).unwrap())
        .collect();

    let answers = served.at_once(50, |n, till| till.starts(&customers[n], &seat, &format!("key {n}")));

    assert_eq!(outcome(&answers), (1, BTreeSet::from(["session.resource_taken"])));
    let running = served
        .owner
        .ask("{ sessions(active: true) { nodes { resource { id } } } }", json!({}))
        .unwrap();
    assert_eq!(
        list(&running, "/sessions/nodes"),
        [json!({ "resource": { "id": seat } })]
    );
}

// K1, K2
#[test]
fn the_last_can_at_two_tills_sells_once() {
    let mut served = Served::new();
    let sessions = [served.session("Mariam Fouad"), served.session("Karim Lotfy")];
    for round in 0..10 {
        let cola = served.owner.adds_drink(&format!("Cola {round}"), 1).unwrap();

        let answers = served.at_once(2, |n, till| {
            till.sells(&sessions[n], &cola, &format!("cola {round} {n}"))
        });

        assert_eq!(outcome(&answers), (1, BTreeSet::from(["session.out_of_stock"])));
        let item = served
            .owner
            .ask(
                "query($i: ID!) { item(id: $i) { quantity movements { nodes { quantity } } } }",
                json!({ "i": cola }),
            )
            .unwrap();
        assert_eq!(number(&item, "/item/quantity"), 0);
        let moved: i64 = list(&item, "/item/movements/nodes")
            .iter()
            .map(|movement| number(movement, "/quantity"))
            .sum();
        assert_eq!(moved, 0);
    }
}

// M5, M13
#[test]
fn a_hundred_parallel_checkouts_number_their_invoices_1_to_100() {
    let mut served = Served::new();
    let sessions: Vec<String> = (0..100).map(|n| served.session(&format!("Guest {n}"))).collect();
    served.an_hour_passes();

    let cash = json!([{ "tender": "CASH", "amount": 3_000 }]);
    let answers = served.at_once(100, |n, till| till.ends(&sessions[n], &cash, &format!("end {n}")));

    let invoices: Vec<Value> = answers.into_iter().map(Result::unwrap).collect();
    let numbers: BTreeSet<String> = invoices.iter().map(|invoice| text(invoice, "/invoiceNumber")).collect();
    assert_eq!(numbers, (1..=100).map(|number| format!("INV-{number:04}")).collect());
    assert!(
        invoices
            .iter()
            .all(|invoice| (number(invoice, "/total"), number(invoice, "/paidAmount")) == (3_000, 3_000))
    );
    let day = served
        .owner
        .ask(
            "{ dayOverview { invoices revenue receivedTotal sessionsEnded activeSessions } }",
            json!({}),
        )
        .unwrap();
    let figures = json!({ "invoices": 100, "revenue": 300_000, "receivedTotal": 300_000, "sessionsEnded": 100, "activeSessions": 0 });
    assert_eq!(day["dayOverview"], figures);
}

// M12
#[test]
fn the_same_key_four_times_in_parallel_gives_one_payment() {
    let mut served = Served::new();
    let session = served.session("Hoda Ramzy");
    served.an_hour_passes();
    let invoice = text(&served.owner.ends(&session, &json!([]), "end").unwrap(), "/id");
    let pay =
        "mutation($i: ID!, $p: [PaymentInput!]!) { payInvoice(invoiceId: $i, payments: $p, idempotencyKey: \"one\") {
        paidAmount due payments { id } } }";
    let asked = json!({ "i": invoice, "p": [{ "tender": "CARD", "amount": 1_000 }] });

    let answers = served.at_once(4, |_, till| till.ask(pay, asked.clone()));

    let answers: Vec<Value> = answers.into_iter().map(Result::unwrap).collect();
    assert!(answers.iter().all(|answer| answer == &answers[0]), "{answers:?}");
    assert_eq!(
        (
            number(&answers[0], "/payInvoice/paidAmount"),
            number(&answers[0], "/payInvoice/due")
        ),
        (1_000, 2_000)
    );
    let found = served
        .owner
        .ask(
            "query($i: ID!) { invoice(id: $i) { payments { id } } }",
            json!({ "i": invoice }),
        )
        .unwrap();
    assert_eq!(list(&found, "/invoice/payments").len(), 1);

    let other = json!({ "i": invoice, "p": [{ "tender": "CARD", "amount": 2_000 }] });
    let reused = served.owner.ask(pay, other);
    assert!(
        matches!(&reused, Err(Failed::Refused(code)) if code.contains("idempotency")),
        "{reused:?}"
    );
}

// M7
#[test]
fn two_refunds_in_parallel_never_exceed_what_was_paid() {
    let mut served = Served::new();
    for round in 0..10 {
        let session = served.session(&format!("Guest {round}"));
        served.an_hour_passes();
        let invoice = served
            .owner
            .ends(
                &session,
                &json!([{ "tender": "CASH", "amount": 3_000 }]),
                &format!("end {round}"),
            )
            .unwrap();
        let refund = "mutation($i: ID!, $k: String) { refund(invoiceId: $i, amount: 2000, reason: \"broken lamp\", idempotencyKey: $k) { refundedAmount } }";
        let id = text(&invoice, "/id");

        let answers = served.at_once(2, |n, till| {
            till.ask(refund, json!({ "i": id, "k": format!("refund {round} {n}") }))
        });

        assert_eq!(outcome(&answers), (1, BTreeSet::from(["payment.refund_too_large"])));
        let found = served
            .owner
            .ask(
                "query($i: ID!) { invoice(id: $i) { paidAmount refundedAmount payments { kind amount } } }",
                json!({ "i": id }),
            )
            .unwrap();
        let back: i64 = list(&found, "/invoice/payments")
            .iter()
            .filter(|payment| payment["kind"] == "REFUND")
            .map(|payment| number(payment, "/amount"))
            .sum();
        assert_eq!(
            (
                number(&found, "/invoice/paidAmount"),
                number(&found, "/invoice/refundedAmount"),
                back
            ),
            (3_000, 2_000, 2_000)
        );
    }
}

// M9, M10
#[test]
fn two_spends_of_one_balance_never_pass_its_limit() {
    let mut served = Served::new();
    let customer = served.owner.adds_customer("Nour Abaza").unwrap();
    let top_up = "mutation($c: ID!) { topUp(customerId: $c, amount: 4000, tender: CASH) { balance } }";
    served.owner.ask(top_up, json!({ "c": customer })).unwrap();
    let sessions = ["A1", "A2"].map(|seat| {
        let seat = served.owner.adds_seat(seat).unwrap();
        served.owner.starts(&customer, &seat, &seat).unwrap()
    });
    served.an_hour_passes();

    let balance = json!([{ "tender": "BALANCE", "amount": 3_000 }]);
    let answers = served.at_once(2, |n, till| till.ends(&sessions[n], &balance, &format!("end {n}")));

    assert_eq!(outcome(&answers), (1, BTreeSet::from(["payment.balance_too_low"])));
    let account = served
        .owner
        .ask(
            "query($c: ID!) { customer(id: $c) { balance ledger { nodes { amount } } } }",
            json!({ "c": customer }),
        )
        .unwrap();
    let sum: i64 = list(&account, "/customer/ledger/nodes")
        .iter()
        .map(|entry| number(entry, "/amount"))
        .sum();
    assert_eq!((number(&account, "/customer/balance"), sum), (1_000, 1_000));
}
