//! Clocks that change, jump back or stood still while somebody sat there.

use coworkflow_domain::invoices::InvoiceStatus;
use coworkflow_domain::money::Percent;
use coworkflow_domain::time::Zone;
use coworkflow_operations::sessions::EndSession;

use crate::support::{Desk, money};

// T5, T6: what a clock on the wall does at midnight changes no bill.
#[test]
fn the_nights_on_which_cairo_changes_its_clocks_are_billed_by_what_passed() {
    let zone = Zone::named("Africa/Cairo").unwrap();
    for (from, to, hours) in [
        ("2026-10-29T22:30:00", "2026-10-30T00:30:00", 3),
        ("2026-04-23T23:30:00", "2026-04-24T01:30:00", 1),
    ] {
        let desk = Desk::open();
        let at = |local: &str| zone.instant_of(local.parse().unwrap());
        desk.house.clock.set(at(from));
        let id = desk
            .starts(desk.customer("Mona El-Sherif"), desk.seat("A1", 6_000))
            .unwrap()
            .session
            .id;
        desk.house.clock.set(at(to));
        assert!(!desk.sees(id).overnight);
        assert_eq!(
            desk.ends(id, 0, vec![]).unwrap().invoice.total,
            money(hours * 6_000),
            "{from}"
        );
    }
}

// A clock that jumps back: no length is negative.
#[test]
fn a_clock_that_jumps_back_bills_nothing_less() {
    let desk = Desk::open();
    let session = desk
        .starts(desk.customer("Mona El-Sherif"), desk.seat("A1", 6_000))
        .unwrap()
        .session
        .id;
    desk.house.clock.advance_minutes(-20);
    assert_eq!(
        (desk.sees(session).minutes, desk.sees(session).quote.total),
        (0, money(0))
    );
    let invoice = desk.ends(session, 0, vec![]).unwrap();
    assert_eq!(
        (invoice.invoice.total, invoice.invoice.status),
        (money(0), InvoiceStatus::Paid)
    );
}

// P5: the stay goes on from where it was, and can be ended at once.
#[test]
fn a_move_after_the_clock_jumped_back_leaves_a_session_that_ends() {
    let desk = Desk::open();
    let session = desk
        .starts(desk.customer("Mona El-Sherif"), desk.seat("A1", 6_000))
        .unwrap()
        .session
        .id;
    desk.house.clock.advance_minutes(-60);
    desk.moves(session, desk.seat("A2", 6_000)).unwrap();
    desk.house.clock.advance_minutes(10);
    let invoice = desk.ends(session, 0, vec![]).unwrap();
    assert_eq!(invoice.invoice.total, money(0));
    let seen = desk.sees(session);
    assert!(
        seen.segments
            .iter()
            .all(|segment| segment.ends_at.is_some_and(|end| end >= segment.starts_at))
    );
    assert!(seen.session.ended_at >= Some(seen.session.started_at));
}

// A laptop that slept for two days: the session is flagged, billed as it stands, or ended when it really did.
#[test]
fn a_session_left_open_for_two_days_is_flagged_and_ends_as_the_desk_says() {
    let desk = Desk::open();
    let session = desk
        .starts(desk.customer("Mona El-Sherif"), desk.seat("A1", 6_000))
        .unwrap();
    let (id, started) = (session.session.id, session.session.started_at);
    desk.house.clock.advance_minutes(2 * 24 * 60);
    let seen = desk.sees(id);
    assert!(seen.overnight && seen.overrun);
    assert_eq!((seen.minutes, seen.quote.total), (2 * 24 * 60, money(48 * 6_000)));
    let discount = Percent::ZERO;
    let end = EndSession {
        session_id: id,
        ended_at: Some(started.plus_minutes(90)),
        discount,
        coupon: None,
        payments: vec![],
    };
    assert_eq!(desk.house.change(&desk.who, end).unwrap().invoice.total, money(9_000));
    assert!(!desk.sees(id).overnight);
}
