//! A customer walks in, drinks, moves and leaves.

use coworkflow_domain::access::Permission;
use coworkflow_domain::invoices::{InvoiceStatus, LineKind};
use coworkflow_domain::payments::Tender;
use coworkflow_operations::customers::CustomerInput;
use coworkflow_operations::customers::{ArchiveCustomer, CreateCustomer};
use coworkflow_operations::invoices::LinesOf;
use coworkflow_operations::resources::{ChangeResource, SetOutOfOrder};
use coworkflow_operations::sessions::{
    Arriving, CancelSession, ChangeSessionNote, Checkout, Consume, EndSession, MoveSession, OneSession, StartSession,
};
use coworkflow_operations::spaces::{ChangeSpace, SpaceInput};
use coworkflow_operations::testing::space_input;

use crate::support::{Desk, by, cash, code, money};

// P5, P6, K3, M8, M13: the whole stay.
#[test]
fn a_customer_walks_in_drinks_moves_pays_and_leaves() {
    let desk = Desk::open();
    let (window, corner) = (desk.seat("A1", 3_000), desk.seat("A2", 4_500));
    let (coffee, sandwich) = (
        desk.item("Turkish coffee", 2_500, 10),
        desk.item("Cheese sandwich", 6_000, 10),
    );
    let mona = desk.customer("Mona El-Sherif");
    let session = desk.starts(mona, window).unwrap().session.id;
    let first = desk.serves(session, coffee, 1).unwrap();
    desk.serves(session, coffee, 1).unwrap();
    desk.serves(session, sandwich, 1).unwrap();
    desk.voids(&first).unwrap();
    desk.house.clock.advance_minutes(40);
    desk.moves(session, corner).unwrap();
    desk.house.clock.advance_minutes(55);

    // 40 min at 30.00 and 55 min at 45.00, one coffee, one sandwich.
    let seen = desk.sees(session);
    assert_eq!(
        (seen.minutes, seen.quote.total, seen.items_total),
        (95, money(2_000 + 4_125), money(8_500))
    );
    let due = 2_000 + 4_125 + 8_500;
    let invoice = desk
        .ends(session, 0, vec![cash(10_000), by(Tender::Instapay, due - 10_000)])
        .unwrap();
    assert_eq!((invoice.invoice.total, invoice.due), (money(due), money(0)));
    assert_eq!(invoice.invoice.status, InvoiceStatus::Paid);

    let lines = desk.house.ask(&desk.who, LinesOf { id: invoice.invoice.id }).unwrap();
    let bill: Vec<_> = lines
        .iter()
        .map(|line| (line.kind, line.description.as_str(), line.quantity, line.amount.minor()))
        .collect();
    assert_eq!(
        bill,
        [
            (LineKind::Time, "A1", 40, 2_000),
            (LineKind::Time, "A2", 55, 4_125),
            (LineKind::Item, "Turkish coffee", 1, 2_500),
            (LineKind::Item, "Cheese sandwich", 1, 6_000),
        ]
    );
    assert_eq!((desk.stock(coffee), desk.stock(sandwich)), (9, 9));
    let customer = desk.known(mona);
    assert_eq!(
        (customer.visits, customer.spent, customer.balance),
        (1, money(due), money(0))
    );
    desk.is_sound();
}

// B1, B2
#[test]
fn a_taken_seat_is_refused_and_says_by_whom() {
    let desk = Desk::open();
    let seat = desk.seat("A1", 3_000);
    let (mona, karim) = (desk.customer("Mona El-Sherif"), desk.customer("Karim Adel"));
    desk.starts(mona, seat).unwrap();
    let refused = desk.starts(karim, seat).unwrap_err();
    let refusal = refused.refusal().unwrap();
    assert_eq!(refusal.code, "session.resource_taken");
    assert_eq!(refusal.data["by"], "Mona El-Sherif");
    assert!(refusal.ar.contains("A1"));
}

// B2, B12
#[test]
fn a_seat_is_taken_until_closing_and_free_again_after_the_end() {
    let desk = Desk::open();
    let seat = desk.seat("A1", 3_000);
    let mona = desk.customer("Mona El-Sherif");
    let view = desk.starts(mona, seat).unwrap();
    // Open until 23:00 in Cairo, 13 hours after the test's morning.
    assert_eq!(view.until, Some(desk.house.now().plus_hours(13)));
    desk.house.clock.advance_minutes(13 * 60 + 30);
    let late = desk.sees(view.session.id);
    assert!(late.overrun && !late.overnight, "half an hour past closing");
    // An overrun is metered, and its seat is not given away.
    assert_eq!(late.quote.total, money(13 * 3_000 + 1_500));
    assert_eq!(
        code(desk.starts(desk.customer("Karim Adel"), seat)),
        "session.resource_taken"
    );
    desk.house.clock.advance_minutes(6 * 60);
    assert!(desk.sees(view.session.id).overnight);
    desk.ends(view.session.id, 0, vec![]).unwrap();
    desk.starts(mona, seat).unwrap();
}

// B2
#[test]
fn nobody_sits_where_it_is_out_of_order() {
    let desk = Desk::open();
    let seat = desk.seat("A1", 3_000);
    let set = SetOutOfOrder {
        resource_id: seat,
        reason: "Wobbly chair".into(),
        until: None,
    };
    desk.house.change(&desk.who, set).unwrap();
    assert_eq!(
        code(desk.starts(desk.customer("Mona El-Sherif"), seat)),
        "session.out_of_order"
    );
}

// P6
#[test]
fn the_rate_and_the_price_freeze_when_they_are_agreed() {
    let desk = Desk::open();
    let seat = desk.seat("A1", 3_000);
    let session = desk.starts(desk.customer("Mona El-Sherif"), seat).unwrap();
    let row = &session.resource.row;
    let dearer = ChangeResource {
        id: seat,
        name: row.name.clone(),
        resource_type: row.resource_type,
        rate_per_hour: money(99_000),
        capacity: None,
        position: None,
        arrangement: None,
        version: row.version,
    };
    desk.house.change(&desk.who, dearer).unwrap();
    desk.house.clock.advance_minutes(60);
    assert_eq!(desk.sees(session.session.id).quote.total, money(3_000));
}

// P5
#[test]
fn time_is_billed_by_the_started_minute() {
    for (seconds, bill) in [(3_600, 6_000), (3_601, 6_100), (3_900, 6_500), (3_901, 6_600)] {
        let desk = Desk::open();
        let session = desk
            .starts(desk.customer("Mona El-Sherif"), desk.seat("A1", 6_000))
            .unwrap()
            .session
            .id;
        desk.house.clock.advance_seconds(seconds);
        assert_eq!(
            desk.ends(session, 0, vec![]).unwrap().invoice.total,
            money(bill),
            "{seconds} s"
        );
    }
}

// P1: the same stay has the same quote, each line says by which rule; what was billed is kept as it was.
#[test]
fn a_quote_repeats_says_its_rule_and_is_kept_with_the_session() {
    let desk = Desk::open();
    let (seat, window) = (desk.seat("A1", 6_000), desk.seat("A2", 9_000));
    let id = desk.starts(desk.customer("Mona El-Sherif"), seat).unwrap().session.id;
    desk.house.clock.advance_minutes(40);
    desk.moves(id, window).unwrap();
    desk.house.clock.advance_minutes(20);
    let quote = desk.sees(id).quote;
    assert_eq!(desk.sees(id).quote, quote);
    assert!(
        quote
            .lines
            .iter()
            .all(|line| line.rule == "metered.per_hour" && !line.en.is_empty() && !line.ar.is_empty())
    );
    assert_eq!(
        quote
            .lines
            .iter()
            .map(|line| (line.minutes, line.amount))
            .collect::<Vec<_>>(),
        [(40, money(4_000)), (20, money(3_000))]
    );
    let billed = desk.ends(id, 0, vec![]).unwrap();
    assert_eq!(billed.invoice.amount, quote.total);
    let kept = desk
        .house
        .read(move |tx| coworkflow_store::sessions::by_id(tx, id))
        .unwrap()
        .quote
        .unwrap();
    assert_eq!(
        serde_json::from_str::<coworkflow_domain::pricing::Quote>(&kept).unwrap(),
        quote
    );
    desk.house.clock.advance_minutes(600);
    assert_eq!(desk.sees(id).quote, quote);
}

// K2
#[test]
fn what_is_not_there_is_not_sold() {
    let desk = Desk::open();
    let can = desk.item("Ginger can", 3_000, 1);
    let session = desk
        .starts(desk.customer("Mona El-Sherif"), desk.seat("A1", 3_000))
        .unwrap()
        .session
        .id;
    assert_eq!(code(desk.serves(session, can, 2)), "session.out_of_stock");
    desk.serves(session, can, 1).unwrap();
    assert_eq!(code(desk.serves(session, can, 1)), "session.out_of_stock");
    assert_eq!((desk.stock(can), desk.sees(session).consumptions.len()), (0, 1));
    desk.is_sound();
}

// K2: a stock below nothing, from when that was allowed, is told as none.
#[test]
fn what_was_oversold_is_told_as_none_left() {
    let desk = Desk::open();
    let (seat, can) = (desk.seat("A1", 6_000), desk.item("Cola", 2_000, 1));
    let id = desk.starts(desk.customer("Mona El-Sherif"), seat).unwrap().session.id;
    let allow = |allow_negative_stock, version| {
        let input = SpaceInput {
            allow_negative_stock,
            ..space_input()
        };
        desk.house
            .change(&desk.house.owner, ChangeSpace { input, version })
            .unwrap();
    };
    allow(true, 1);
    desk.serves(id, can, 3).unwrap();
    allow(false, 2);
    let refused = desk.serves(id, can, 1).unwrap_err();
    assert_eq!(refused.refusal().unwrap().data["left"], 0);
    desk.is_sound();
}

// K3
#[test]
fn a_voided_sale_gives_its_stock_back_once_and_keeps_both_rows() {
    let desk = Desk::open();
    let coffee = desk.item("Turkish coffee", 2_500, 5);
    let session = desk
        .starts(desk.customer("Mona El-Sherif"), desk.seat("A1", 3_000))
        .unwrap()
        .session
        .id;
    let sale = desk.serves(session, coffee, 2).unwrap();
    assert!(desk.voids(&sale).unwrap().voided_at.is_some());
    assert_eq!(code(desk.voids(&sale)), "session.voided_already");
    let seen = desk.sees(session);
    assert_eq!(
        (desk.stock(coffee), seen.consumptions.len(), seen.items_total),
        (5, 1, money(0))
    );
    desk.is_sound();
}

#[test]
fn odd_quantities_and_notes_are_refused_and_nothing_is_written() {
    let desk = Desk::open();
    let coffee = desk.item("Turkish coffee", 2_500, 5);
    let session = desk
        .starts(desk.customer("Mona El-Sherif"), desk.seat("A1", 3_000))
        .unwrap()
        .session
        .id;
    for quantity in [0, -1, 1_000, 1_000_000_000_000_000_000] {
        assert_eq!(
            code(desk.serves(session, coffee, quantity)),
            "session.quantity_out_of_bounds"
        );
    }
    let note = ChangeSessionNote {
        id: session,
        note: "left\u{202e}right".into(),
    };
    assert!(desk.house.change(&desk.who, note).unwrap_err().refusal().is_some());
    assert_eq!(
        (desk.stock(coffee), desk.sees(session).session.note),
        (5, String::new())
    );
}

#[test]
fn an_ended_session_does_not_change_any_more() {
    let desk = Desk::open();
    let (seat, other, coffee) = (
        desk.seat("A1", 3_000),
        desk.seat("A2", 3_000),
        desk.item("Turkish coffee", 2_500, 5),
    );
    let session = desk.starts(desk.customer("Mona El-Sherif"), seat).unwrap().session.id;
    let sale = desk.serves(session, coffee, 1).unwrap();
    desk.ends(session, 0, vec![]).unwrap();
    assert_eq!(code(desk.serves(session, coffee, 1)), "session.ended_already");
    assert_eq!(code(desk.voids(&sale)), "session.ended_already");
    assert_eq!(code(desk.moves(session, other)), "session.ended_already");
    assert_eq!(code(desk.ends(session, 0, vec![])), "session.ended_already");
    let note = ChangeSessionNote {
        id: session,
        note: "Late".into(),
    };
    assert_eq!(code(desk.house.change(&desk.who, note)), "session.ended_already");
}

#[test]
fn a_new_customer_sits_down_in_one_step_or_not_at_all() {
    let desk = Desk::open();
    let seat = desk.seat("A1", 3_000);
    let arriving = || {
        let input = CustomerInput {
            name: "Yara Nabil".into(),
            phone: Some("٠١٠١٢٣٤٥٦٧٨".into()),
            ..CustomerInput::default()
        };
        Arriving::New(CreateCustomer {
            input,
            allow_duplicate: false,
        })
    };
    let start = StartSession {
        customer: arriving(),
        resource_id: seat,
        note: "Meets Hany".into(),
    };
    let view = desk.house.change(&desk.house.staff, start).unwrap();
    assert_eq!(
        (view.customer.phone.as_deref(), view.customer.visits),
        (Some("+201012345678"), 1)
    );
    // The seat is taken: the second newcomer is not kept either.
    let number = |desk: &Desk| desk.house.read(coworkflow_store::journal::last_seq);
    let before = number(&desk);
    let again = StartSession {
        customer: Arriving::New(CreateCustomer {
            input: CustomerInput {
                name: "Hany Fouad".into(),
                ..CustomerInput::default()
            },
            allow_duplicate: false,
        }),
        resource_id: seat,
        note: String::new(),
    };
    assert_eq!(
        code(desk.house.change(&desk.house.staff, again)),
        "session.resource_taken"
    );
    assert_eq!(number(&desk), before);
}

#[test]
fn an_archived_customer_is_restored_first() {
    let desk = Desk::open();
    let mona = desk.customer("Mona El-Sherif");
    desk.house.change(&desk.who, ArchiveCustomer { id: mona }).unwrap();
    assert_eq!(
        code(desk.starts(mona, desk.seat("A1", 3_000))),
        "session.customer_archived"
    );
}

#[test]
fn a_forgotten_session_ends_when_it_really_did() {
    let desk = Desk::open();
    let (seat, other) = (desk.seat("A1", 6_000), desk.seat("A2", 6_000));
    let session = desk.starts(desk.customer("Mona El-Sherif"), seat).unwrap().session;
    desk.house.clock.advance_minutes(30);
    desk.moves(session.id, other).unwrap();
    desk.house.clock.advance_minutes(600);
    let end = |at| EndSession {
        session_id: session.id,
        ended_at: Some(at),
        discount: Default::default(),
        coupon: None,
        payments: vec![],
    };
    let refused = |at| code(desk.house.change(&desk.who, end(at)));
    assert_eq!(
        refused(session.started_at.plus_minutes(-1)),
        "session.ends_before_it_starts"
    );
    assert_eq!(
        refused(session.started_at.plus_minutes(10)),
        "session.ends_before_its_last_event"
    );
    assert_eq!(refused(desk.house.now().plus_minutes(1)), "session.ends_in_the_future");
    let at = session.started_at.plus_minutes(90);
    let quoted = desk.house.ask(
        &desk.who,
        Checkout {
            session_id: session.id,
            ended_at: Some(at),
            discount: Default::default(),
            coupon: None,
        },
    );
    let invoice = desk.house.change(&desk.who, end(at)).unwrap();
    assert_eq!(invoice.invoice.total, money(9_000));
    // What was quoted is what is charged.
    assert_eq!(quoted.unwrap().totals.total, invoice.invoice.total);
    desk.starts(desk.customer("Karim Adel"), other).unwrap();
}

#[test]
fn a_start_by_mistake_is_taken_back_whole() {
    let desk = Desk::open();
    let (seat, coffee, mona) = (
        desk.seat("A1", 6_000),
        desk.item("Turkish coffee", 2_500, 5),
        desk.customer("Mona El-Sherif"),
    );
    let cancel = |id| desk.house.change(&desk.who, CancelSession { id });
    let session = desk.starts(mona, seat).unwrap().session.id;
    let sale = desk.serves(session, coffee, 1).unwrap();
    assert_eq!(code(cancel(session)), "session.too_late_to_cancel");
    desk.voids(&sale).unwrap();
    desk.house.clock.advance_minutes(2);
    let gone = cancel(session).unwrap();
    assert!(gone.session.cancelled_at.is_some() && gone.invoice_id.is_none());
    assert_eq!(
        (gone.total, desk.known(mona).visits, desk.known(mona).last_visit_at),
        (money(0), 0, None)
    );
    assert_eq!(code(cancel(session)), "session.ended_already");
    let again = desk.starts(mona, seat).unwrap().session.id;
    desk.house.clock.advance_minutes(6);
    assert_eq!(code(cancel(again)), "session.too_late_to_cancel");
    assert_eq!(code(cancel(uuid::Uuid::from_u128(9).into())), "not_found");
}

// A2
#[test]
fn the_desk_may_run_sessions_but_gives_no_discount() {
    let mut desk = Desk::open();
    let (seat, mona) = (desk.seat("A1", 6_000), desk.customer("Mona El-Sherif"));
    desk.who = desk.house.staff.clone();
    let session = desk.starts(mona, seat).unwrap().session.id;
    desk.house.clock.advance_minutes(60);
    let refused = desk.ends(session, 1_000, vec![]).unwrap_err();
    assert_eq!(refused.refusal().unwrap().code, "forbidden");
    assert_eq!(
        refused.refusal().unwrap().data["permission"],
        Permission::InvoicesDiscount.name()
    );
    assert!(desk.sees(session).session.ended_at.is_none());
    desk.who = desk.house.manager.clone();
    assert_eq!(desk.ends(session, 1_000, vec![]).unwrap().invoice.total, money(5_400));
}

// A3
#[test]
fn what_is_not_there_is_not_found() {
    let desk = Desk::open();
    let nowhere = uuid::Uuid::from_u128(9);
    let (seat, mona) = (desk.seat("A1", 3_000), desk.customer("Mona El-Sherif"));
    let session = desk.starts(mona, seat).unwrap().session.id;
    assert_eq!(code(desk.starts(nowhere.into(), desk.seat("A2", 3_000))), "not_found");
    assert_eq!(code(desk.starts(mona, nowhere.into())), "not_found");
    assert_eq!(
        code(desk.house.ask(&desk.who, OneSession { id: nowhere.into() })),
        "not_found"
    );
    assert_eq!(
        code(desk.house.change(
            &desk.who,
            MoveSession {
                id: nowhere.into(),
                resource_id: seat
            }
        )),
        "not_found"
    );
    assert_eq!(code(desk.serves(session, nowhere.into(), 1)), "not_found");
    assert_eq!(code(desk.ends(nowhere.into(), 0, vec![])), "not_found");
}

// M12
#[test]
fn one_key_has_one_effect() {
    let desk = Desk::open();
    let coffee = desk.item("Turkish coffee", 2_500, 10);
    let session = desk
        .starts(desk.customer("Mona El-Sherif"), desk.seat("A1", 3_000))
        .unwrap()
        .session
        .id;
    let serve = |quantity| {
        let consume = Consume {
            session_id: session,
            item_id: coffee,
            quantity,
            expected_price: None,
        };
        desk.house.change_with_key(&desk.who, consume, "till-1-0001")
    };
    let first = serve(1).unwrap();
    assert_eq!(serve(1).unwrap(), first);
    assert_eq!(code(serve(2)), "idempotency_key_reused");
    assert_eq!(desk.stock(coffee), 9);
}

// J1
#[test]
fn the_journal_tells_the_stay_as_a_story() {
    use coworkflow_domain::journal::Event;
    let desk = Desk::open();
    let (seat, coffee) = (desk.seat("A1", 6_000), desk.item("Turkish coffee", 2_500, 10));
    let before = desk.house.read(coworkflow_store::journal::last_seq);
    let session = desk.starts(desk.customer("Mona El-Sherif"), seat).unwrap().session.id;
    let sale = desk.serves(session, coffee, 1).unwrap();
    desk.voids(&sale).unwrap();
    desk.house.clock.advance_minutes(60);
    desk.ends(session, 0, vec![cash(6_000)]).unwrap();
    let entries = desk
        .house
        .read(move |tx| coworkflow_store::journal::since(tx, before, 50));
    let kinds: Vec<_> = entries.iter().map(|entry| entry.event.as_str()).collect();
    let story = [
        "customer.created",
        "session.started",
        "item.consumed",
        "consumption.voided",
        "session.ended",
        "invoice.issued",
        "payment.received",
    ];
    assert_eq!(kinds, story);
    assert!(
        entries
            .iter()
            .all(|entry| serde_json::from_str::<Event>(&entry.body).is_ok() && entry.actor_name == "Nadia Sherif")
    );
    assert!(entries.windows(2).all(|pair| pair[1].seq == pair[0].seq + 1), "no gap");
}
