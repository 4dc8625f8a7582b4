//! Money for a stay: taken, given back, corrected.

use crate::support::{Desk, by, cash, code, money};
use coworkflow_domain::ids::InvoiceId;
use coworkflow_domain::invoices::InvoiceStatus;
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::{PaymentInput, Tender};
use coworkflow_operations::Failure;
use coworkflow_operations::customers::TopUp;
use coworkflow_operations::invoices::{
    CreditNoteView, InvoiceView, IssueCreditNote, LinesOf, ListInvoices, PayInvoice, PaymentsOf, Refund,
};
use coworkflow_store::invoices::InvoiceSort;
use proptest::prelude::*;

fn pay(desk: &Desk, id: InvoiceId, payments: Vec<PaymentInput>) -> Result<InvoiceView, Failure> {
    desk.house.change(
        &desk.who,
        PayInvoice {
            invoice_id: id,
            payments,
        },
    )
}

fn refund(desk: &Desk, id: InvoiceId, amount: i64, tender: Option<Tender>) -> Result<InvoiceView, Failure> {
    let refund = Refund {
        invoice_id: id,
        amount: money(amount),
        tender,
        reason: "Wrong card".into(),
    };
    desk.house.change(&desk.who, refund)
}

fn credit(desk: &Desk, id: InvoiceId, of_first_line: Option<i64>) -> Result<CreditNoteView, Failure> {
    let lines = of_first_line.map(|amount| {
        let lines = desk.house.ask(&desk.who, LinesOf { id }).unwrap();
        vec![(lines[0].id, money(amount))]
    });
    desk.house.change(
        &desk.who,
        IssueCreditNote {
            restock: vec![],
            invoice_id: id,
            lines,
            reason: "Air conditioning broke".into(),
            tender: None,
        },
    )
}

// M8
#[test]
fn an_invoice_is_paid_in_parts() {
    let desk = Desk::open();
    let mona = desk.customer("Mona El-Sherif");
    let id = desk.hour(mona, vec![]).invoice.id;
    assert_eq!(desk.invoice(id).invoice.status, InvoiceStatus::Unpaid);
    let part = pay(&desk, id, vec![cash(2_000)]).unwrap();
    assert_eq!((part.invoice.status, part.due), (InvoiceStatus::Pending, money(4_000)));
    assert_eq!(desk.known(mona).owed, money(4_000));
    let whole = pay(&desk, id, vec![by(Tender::Card, 1_000), by(Tender::Wallet, 3_000)]).unwrap();
    assert_eq!((whole.invoice.status, whole.due), (InvoiceStatus::Paid, money(0)));
    assert!(whole.paid_date.is_some());
    assert_eq!(code(pay(&desk, id, vec![cash(100)])), "payment.nothing_due");
    assert_eq!(code(pay(&desk, id, vec![])), "payment.not_positive");
}

// M9
#[test]
fn what_is_paid_too_much_becomes_balance_and_pays_the_next_stay() {
    let desk = Desk::open();
    let mona = desk.customer("Mona El-Sherif");
    desk.hour(mona, vec![by(Tender::Card, 10_000)]);
    assert_eq!(desk.known(mona).balance, money(4_000));
    let second = desk.hour(mona, vec![by(Tender::Balance, 4_000)]);
    assert_eq!((second.due, desk.known(mona).balance), (money(2_000), money(0)));
    desk.is_sound();
}

// Cash with change due.
#[test]
fn change_is_handed_back_and_not_kept() {
    let desk = Desk::open();
    let mona = desk.customer("Mona El-Sherif");
    let note = PaymentInput {
        given: Some(money(10_000)),
        ..cash(6_000)
    };
    let id = desk.hour(mona, vec![note]).invoice.id;
    let payments = desk.house.ask(&desk.who, PaymentsOf { id }).unwrap();
    assert_eq!(
        (payments[0].change_given, payments[0].applied),
        (money(4_000), money(6_000))
    );
    assert_eq!(desk.known(mona).balance, money(0));
}

// M10
#[test]
fn a_balance_is_not_overspent() {
    let desk = Desk::open();
    let mona = desk.customer("Mona El-Sherif");
    let top_up = TopUp {
        id: mona,
        amount: money(5_000),
        tender: Tender::Cash,
        reference: None,
        note: None,
    };
    desk.house.change(&desk.who, top_up).unwrap();
    let id = desk.hour(mona, vec![]).invoice.id;
    assert_eq!(
        code(pay(&desk, id, vec![by(Tender::Balance, 6_000)])),
        "payment.balance_too_low"
    );
    assert_eq!(desk.invoice(id).due, money(6_000));
    pay(&desk, id, vec![by(Tender::Balance, 5_000)]).unwrap();
    assert_eq!(
        code(pay(&desk, id, vec![by(Tender::Balance, 1)])),
        "payment.balance_too_low"
    );
    desk.is_sound();
}

// A payment list that is refused takes nothing, the session goes on (`M13`).
#[test]
fn a_refused_payment_leaves_the_session_running() {
    let desk = Desk::open();
    let session = desk
        .starts(desk.customer("Mona El-Sherif"), desk.seat("A1", 6_000))
        .unwrap()
        .session
        .id;
    desk.house.clock.advance_minutes(60);
    let no_reference = PaymentInput {
        reference: None,
        ..by(Tender::Instapay, 6_000)
    };
    assert_eq!(
        code(desk.ends(session, 0, vec![no_reference])),
        "payment.reference_missing"
    );
    assert_eq!(code(desk.ends(session, 0, vec![cash(-1)])), "payment.not_positive");
    assert!(desk.sees(session).session.ended_at.is_none());
    // M5: the refused end gave its number back.
    assert_eq!(desk.ends(session, 0, vec![]).unwrap().invoice.number, 1);
}

// M7
#[test]
fn a_refund_is_at_most_what_was_paid() {
    let desk = Desk::open();
    let id = desk
        .hour(
            desk.customer("Mona El-Sherif"),
            vec![cash(2_000), by(Tender::Card, 4_000)],
        )
        .invoice
        .id;
    assert_eq!(code(refund(&desk, id, 6_001, None)), "payment.refund_too_large");
    let back = refund(&desk, id, 5_000, None).unwrap();
    assert_eq!((back.due, back.invoice.status), (money(5_000), InvoiceStatus::Pending));
    assert_eq!(code(refund(&desk, id, 1_001, None)), "payment.refund_too_large");
    let refunds: Vec<_> = desk
        .house
        .ask(&desk.who, PaymentsOf { id })
        .unwrap()
        .into_iter()
        .skip(2)
        .map(|row| (row.tender, row.amount.minor()))
        .collect();
    assert_eq!(refunds, [(Tender::Card, 4_000), (Tender::Cash, 1_000)]);
    let nothing = refund(&desk, id, 0, None).unwrap_err();
    let nothing = nothing.refusal().unwrap();
    assert_eq!(
        (nothing.code.as_ref(), nothing.field.as_deref()),
        ("payment.refund_not_positive", Some("amount"))
    );
}

// M7
#[test]
fn a_refund_to_the_balance_can_be_spent() {
    let desk = Desk::open();
    let mona = desk.customer("Mona El-Sherif");
    let id = desk.hour(mona, vec![cash(6_000)]).invoice.id;
    refund(&desk, id, 6_000, Some(Tender::Balance)).unwrap();
    assert_eq!(desk.known(mona).balance, money(6_000));
    pay(&desk, id, vec![by(Tender::Balance, 6_000)]).unwrap();
    desk.is_sound();
}

// M6, M7
#[test]
fn a_credit_note_first_lowers_what_is_due_then_gives_back() {
    let desk = Desk::open();
    let mona = desk.customer("Mona El-Sherif");
    let id = desk.hour(mona, vec![cash(4_000)]).invoice.id;
    let first = credit(&desk, id, Some(1_500)).unwrap();
    assert_eq!((desk.invoice(id).due, first.refunds.len()), (money(500), 0));
    let second = credit(&desk, id, Some(1_500)).unwrap();
    assert_eq!(
        (desk.invoice(id).due, second.refunds[0].amount),
        (money(0), money(1_000))
    );
    assert_eq!(code(credit(&desk, id, Some(3_001))), "invoice.credit_beyond_remaining");
    let rest = credit(&desk, id, None).unwrap();
    assert_eq!((rest.note.total, rest.note.number), (money(3_000), 3));
    assert_eq!(code(credit(&desk, id, None)), "invoice.nothing_left_to_credit");
    // M2: an invoice and its full credit are nothing.
    let end = desk.invoice(id).invoice;
    assert_eq!(
        (end.credited_amount, end.paid_amount, end.refunded_amount),
        (end.total, money(4_000), money(4_000))
    );
    assert_eq!(desk.known(mona).spent, money(0));
}

// M8: a correction does not change when it was settled; money given back without one does.
#[test]
fn the_day_of_payment_stays_through_later_credits() {
    let desk = Desk::open();
    let paid = desk.hour(desk.customer("Mona El-Sherif"), vec![cash(6_000)]);
    let id = paid.invoice.id;
    desk.house.clock.advance_minutes(3 * 24 * 60);
    credit(&desk, id, Some(1_000)).unwrap();
    assert_eq!(desk.invoice(id).invoice.paid_at, paid.invoice.paid_at);
    let open = refund(&desk, id, 500, None).unwrap();
    assert_eq!(
        (open.invoice.status, open.invoice.paid_at),
        (InvoiceStatus::Pending, None)
    );
    let again = pay(&desk, id, vec![cash(500)]).unwrap();
    assert_eq!(again.invoice.paid_at, Some(desk.house.now()));
}

// A2
#[test]
fn the_desk_takes_money_but_gives_none_back() {
    let mut desk = Desk::open();
    let id = desk.hour(desk.customer("Mona El-Sherif"), vec![cash(1_000)]).invoice.id;
    desk.who = desk.house.staff.clone();
    pay(&desk, id, vec![cash(1_000)]).unwrap();
    assert_eq!(code(refund(&desk, id, 1_000, None)), "forbidden");
    assert_eq!(code(credit(&desk, id, None)), "forbidden");
}

// A3
#[test]
fn an_invoice_of_nobody_is_not_found() {
    let desk = Desk::open();
    let nowhere: InvoiceId = uuid::Uuid::from_u128(9).into();
    assert_eq!(code(pay(&desk, nowhere, vec![cash(1)])), "not_found");
    assert_eq!(code(refund(&desk, nowhere, 1, None)), "not_found");
    assert_eq!(code(credit(&desk, nowhere, None)), "not_found");
}

// M12
#[test]
fn a_payment_sent_twice_is_taken_once() {
    let desk = Desk::open();
    let id = desk.hour(desk.customer("Mona El-Sherif"), vec![]).invoice.id;
    let send = |amount| {
        let pay = PayInvoice {
            invoice_id: id,
            payments: vec![cash(amount)],
        };
        desk.house.change_with_key(&desk.who, pay, "payment-1")
    };
    assert_eq!(send(2_000).unwrap(), send(2_000).unwrap());
    assert_eq!(code(send(3_000)), "idempotency_key_reused");
    assert_eq!(desk.invoice(id).invoice.paid_amount, money(2_000));
}

#[test]
fn the_list_finds_by_number_name_status_and_page() {
    let desk = Desk::open();
    let (mona, karim) = (desk.customer("منى الشريف"), desk.customer("Karim Adel"));
    for customer in [mona, karim, mona] {
        desk.hour(customer, vec![]);
    }
    let last = desk.hour(karim, vec![cash(6_000)]).invoice.number;
    let list = |list: ListInvoices| -> Vec<i64> {
        desk.house
            .ask(&desk.who, list)
            .unwrap()
            .nodes
            .iter()
            .map(|view| view.invoice.number)
            .collect()
    };
    let search = |text: &str| ListInvoices {
        search: Some(text.into()),
        ..ListInvoices::default()
    };
    assert_eq!(list(search("INV-0002")), [2]);
    assert_eq!(list(search("مني")), [3, 1]);
    assert_eq!(list(search("%")), [0; 0]);
    let today = coworkflow_domain::time::Date::new(2026, 11, 20).unwrap();
    let tomorrow = today.tomorrow().unwrap();
    let of = |from, to| ListInvoices {
        from,
        to,
        ..ListInvoices::default()
    };
    assert_eq!(list(of(Some(today), Some(today))), [4, 3, 2, 1]);
    assert_eq!(
        list(ListInvoices {
            first: Some(2),
            ..of(None, Some(today))
        }),
        [4, 3]
    );
    let third = desk
        .house
        .ask(
            &desk.who,
            ListInvoices {
                first: Some(2),
                ..of(None, Some(today))
            },
        )
        .unwrap()
        .end_cursor;
    assert_eq!(
        list(ListInvoices {
            after: third,
            ..of(None, Some(today))
        }),
        [2, 1]
    );
    assert_eq!(
        list(ListInvoices {
            search: Some("3".into()),
            ..of(Some(today), None)
        }),
        [3]
    );
    assert_eq!(
        list(ListInvoices {
            search: Some("karim".into()),
            ..of(Some(today), None)
        }),
        [4, 2]
    );
    assert_eq!(list(of(Some(tomorrow), None)), [0; 0]);
    assert_eq!(
        list(ListInvoices {
            status: Some(InvoiceStatus::Unpaid),
            ..ListInvoices::default()
        }),
        [3, 2, 1]
    );
    assert_eq!(
        list(ListInvoices {
            status: Some(InvoiceStatus::Paid),
            ..ListInvoices::default()
        }),
        [last]
    );
    assert_eq!(
        list(ListInvoices {
            customer_id: Some(karim),
            ..ListInvoices::default()
        }),
        [4, 2]
    );
    let first = ListInvoices {
        first: Some(2),
        ..ListInvoices::default()
    };
    let page = desk.house.ask(&desk.who, first.clone()).unwrap();
    assert!(page.has_more);
    assert_eq!(
        list(ListInvoices {
            after: page.end_cursor,
            ..first
        }),
        [2, 1]
    );
    assert!(
        list(ListInvoices {
            overdue: true,
            ..ListInvoices::default()
        })
        .is_empty()
    );
    desk.house.clock.advance_minutes(2 * 24 * 60);
    assert_eq!(
        list(ListInvoices {
            overdue: true,
            ..ListInvoices::default()
        }),
        [3, 2, 1]
    );
}

#[test]
fn the_list_is_sorted_and_paged_in_each_order() {
    let desk = Desk::open();
    let (mona, karim) = (desk.customer("منى الشريف"), desk.customer("Karim Adel"));
    for (customer, rate) in [(mona, 6_000), (karim, 9_000), (mona, 9_000), (karim, 2_000)] {
        desk.hour_at(rate, customer, vec![]);
    }
    let today = coworkflow_domain::time::Date::new(2026, 11, 20).unwrap();
    let walked = |list: ListInvoices| {
        let (mut numbers, mut after) = (Vec::new(), None);
        loop {
            let page = desk
                .house
                .ask(
                    &desk.who,
                    ListInvoices {
                        first: Some(1),
                        after,
                        ..list.clone()
                    },
                )
                .unwrap();
            numbers.extend(page.nodes.iter().map(|view| view.invoice.number));
            if !page.has_more {
                return numbers;
            }
            after = page.end_cursor;
        }
    };
    for (sort, all, of_karim) in [
        (InvoiceSort::Newest, [4, 3, 2, 1], [4, 2]),
        (InvoiceSort::Oldest, [1, 2, 3, 4], [2, 4]),
        (InvoiceSort::Total, [3, 2, 1, 4], [2, 4]),
    ] {
        let list = ListInvoices {
            sort,
            ..ListInvoices::default()
        };
        assert_eq!(walked(list.clone()), all, "{sort:?}");
        assert_eq!(
            walked(ListInvoices {
                from: Some(today),
                to: Some(today),
                ..list.clone()
            }),
            all,
            "a span, {sort:?}"
        );
        assert_eq!(
            walked(ListInvoices {
                status: Some(InvoiceStatus::Unpaid),
                ..list.clone()
            }),
            all,
            "open ones, {sort:?}"
        );
        assert_eq!(
            walked(ListInvoices {
                customer_id: Some(karim),
                ..list.clone()
            }),
            of_karim,
            "a customer's, {sort:?}"
        );
        assert_eq!(
            walked(ListInvoices {
                search: Some("karim".into()),
                ..list.clone()
            }),
            of_karim,
            "by name, {sort:?}"
        );
        assert_eq!(
            walked(ListInvoices {
                search: Some("INV-0003".into()),
                ..list
            }),
            [3],
            "by number, {sort:?}"
        );
    }
    let forged = ListInvoices {
        after: Some("3".into()),
        ..ListInvoices::default()
    };
    assert_eq!(code(desk.house.ask(&desk.who, forged)), "invalid");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    // M4, M7, M9: whatever is done to an invoice, money is neither made nor lost.
    #[test]
    fn money_is_neither_made_nor_lost(steps in proptest::collection::vec((0_u8..4, 1_i64..9_000), 1..12)) {
        let desk = Desk::open();
        let mona = desk.customer("Mona El-Sherif");
        let id = desk.hour(mona, vec![]).invoice.id;
        for (step, amount) in steps {
            // A refusal is fine: it must change nothing.
            let _ = match step {
                0 => pay(&desk, id, vec![cash(amount)]).map(drop),
                1 => pay(&desk, id, vec![by(Tender::Balance, amount)]).map(drop),
                2 => refund(&desk, id, amount, (amount % 2 == 0).then_some(Tender::Balance)).map(drop),
                _ => credit(&desk, id, Some(amount)).map(drop),
            };
            let view = desk.invoice(id);
            let invoice = &view.invoice;
            let payments = desk.house.ask(&desk.who, PaymentsOf { id }).unwrap();
            let sum = |kind| Money::sum(payments.iter().filter(|row| row.kind == kind).map(|row| row.applied)).unwrap();
            prop_assert_eq!(sum(coworkflow_domain::payments::PaymentKind::Payment), invoice.paid_amount);
            prop_assert_eq!(sum(coworkflow_domain::payments::PaymentKind::Refund), invoice.refunded_amount);
            prop_assert!(invoice.refunded_amount <= invoice.paid_amount);
            prop_assert!(invoice.paid_amount.minor() - invoice.refunded_amount.minor() + invoice.credited_amount.minor() <= invoice.total.minor());
            let due = invoice.total.minor() - invoice.credited_amount.minor() - invoice.paid_amount.minor() + invoice.refunded_amount.minor();
            prop_assert_eq!(view.due.minor(), due);
            desk.is_sound();
        }
    }
}
