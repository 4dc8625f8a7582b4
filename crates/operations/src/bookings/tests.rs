use coworkflow_domain::bookings::{BookingState, Pays, SettingsChoice, SettingsScope, WhoMayBook};
use coworkflow_domain::ids::{BookingId, CustomerId, ResourceId};
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::refusal::Refusal;
use coworkflow_domain::resources::{ResourceKind, ResourceState};
use coworkflow_domain::time::{Instant, Zone};
use coworkflow_store::bookings::{Filter, Of};
use coworkflow_store::claims::{self, ClaimKind};

use super::*;
use crate::context::Context;
use crate::customers::{CreateCustomer, CustomerInput};
use crate::house::{HouseNow, PlaceState};
use crate::members::BookMine;
use crate::resources::{
    ArchiveResource, Arrangement, ChangeResource, CreateResource, OneResource, ResourceView, SetInOrder, SetOutOfOrder,
};
use crate::sessions::{Arriving, StartSession};
use crate::testing::TestHouse;

/// A moment of Sunday 22 November 2026, or of another day of that month: `10:00`, `23T10:00`.
fn at(text: &str) -> Instant {
    let local = if text.contains('T') {
        format!("2026-11-{text}")
    } else {
        format!("2026-11-22T{text}")
    };
    Zone::named("Africa/Cairo").unwrap().instant_of(local.parse().unwrap())
}

fn arranged(house: &TestHouse, name: &str, kind: ResourceKind, arrangement: Option<Arrangement>) -> ResourceId {
    let new = CreateResource {
        name: name.into(),
        resource_type: kind,
        rate_per_hour: Money::from_minor(10_000),
        capacity: Some(8),
        position: None,
        arrangement,
    };
    house.change(&house.owner, new).unwrap().row.id
}

fn room(house: &TestHouse, name: &str) -> ResourceId {
    arranged(house, name, ResourceKind::Room, None)
}

fn part_of(house: &TestHouse, name: &str, whole: ResourceId) -> ResourceId {
    let arrangement = Arrangement {
        parent_id: Some(whole),
        turnaround_minutes: 0,
    };
    arranged(house, name, ResourceKind::Desk, Some(arrangement))
}

fn customer(house: &TestHouse, name: &str) -> CustomerId {
    let new = CreateCustomer {
        input: CustomerInput {
            name: name.into(),
            ..CustomerInput::default()
        },
        allow_duplicate: false,
    };
    house.change(&house.staff, new).unwrap().id
}

fn wish(customer: CustomerId, room: ResourceId, from: &str, until: &str) -> Book {
    Book {
        customer: Arriving::Known(customer),
        resource_id: room,
        starts_at: at(from),
        ends_at: at(until),
        attendees: None,
        guest_name: None,
        title: None,
        note: None,
        pays: Pays::AtDesk,
        hold: false,
        coupon: None,
        expected_amount: None,
    }
}

fn refused<T: std::fmt::Debug>(answer: Result<T, Failure>) -> Refusal {
    answer.unwrap_err().refusal().expect("a refusal").clone()
}

fn code<T: std::fmt::Debug>(answer: Result<T, Failure>) -> String {
    refused(answer).code.into_owned()
}

fn says(house: &TestHouse, scope: SettingsScope, choice: SettingsChoice) {
    let layers = house.ask(&house.owner, ListBookingSettings).unwrap();
    let version = layers
        .iter()
        .find(|layer| layer.scope == scope)
        .map_or(0, |layer| layer.version);
    let change = ChangeBookingSettings { scope, choice, version };
    house.change(&house.manager, change).unwrap();
}

/// What is said for all places.
fn everywhere(house: &TestHouse, choice: SettingsChoice) {
    says(house, SettingsScope::Space, choice);
}

fn cancel(id: BookingId) -> CancelBooking {
    CancelBooking {
        id,
        reason: None,
        waive_fee: false,
        expected_fee: None,
    }
}

fn to(id: BookingId, from: &str, until: &str) -> MoveBooking {
    MoveBooking {
        id,
        resource_id: None,
        starts_at: at(from),
        ends_at: at(until),
        expected_amount: None,
        waive_fee: false,
    }
}

fn state_of(house: &TestHouse, id: ResourceId) -> ResourceState {
    house.ask(&house.staff, OneResource { id }).unwrap().state
}

fn claimed(house: &TestHouse, id: ResourceId, from: &str, until: &str) -> Vec<ClaimKind> {
    let (from, until) = (at(from), at(until));
    let rows = house.read(move |tx| claims::between(tx, id, from, until));
    rows.iter().map(|row| row.kind).collect()
}

/// Half of the price from a day before on.
fn half_after_a_day() -> SettingsChoice {
    SettingsChoice {
        free_until_minutes: Some(1_440),
        cancellation_fee: Some(Percent::from_basis_points(5_000).unwrap()),
        ..SettingsChoice::default()
    }
}

// B1, P1, J1, M12
#[test]
fn a_booking_is_made_once_under_a_key_and_told() {
    let house = TestHouse::new();
    let (room, mona) = (room(&house, "Nile room"), customer(&house, "Mona Adel"));
    let wish = wish(mona, room, "10:00", "12:00");
    let made = house.change_with_key(&house.staff, wish.clone(), "one").unwrap();
    assert_eq!(
        (made.booking.state, made.booking.amount.minor()),
        (BookingState::Confirmed, 20_000)
    );
    assert_eq!(made.quote.total.minor(), 20_000);
    let told = house.last_event();
    assert_eq!((told.event.as_str(), told.customer_id), ("booking.placed", Some(mona)));
    assert_eq!(house.change_with_key(&house.staff, wish, "one").unwrap(), made);
    assert_eq!(claimed(&house, room, "09:00", "13:00"), [ClaimKind::Booking]);
    let filter = Filter {
        of: Of::Customer(mona),
        from: None,
        until: None,
        state: None,
        latest_first: false,
    };
    let listed = house
        .ask(
            &house.staff,
            ListBookings {
                filter,
                first: None,
                after: None,
            },
        )
        .unwrap();
    assert_eq!(listed.nodes, [made]);
}

// B1, B6: the loser is told by whom, when, and what is free instead; back-to-back is legal (T2).
#[test]
fn what_is_taken_is_refused_with_what_is_free_instead() {
    let house = TestHouse::new();
    let (nile, delta, mona) = (
        room(&house, "Nile room"),
        room(&house, "Delta room"),
        customer(&house, "Mona Adel"),
    );
    house.change(&house.staff, wish(mona, nile, "10:00", "12:00")).unwrap();
    for (from, until) in [
        ("10:00", "12:00"),
        ("11:45", "13:00"),
        ("09:00", "10:15"),
        ("10:30", "11:00"),
    ] {
        let refusal = refused(house.change(&house.staff, wish(mona, nile, from, until)));
        assert_eq!(refusal.code, "booking.taken");
        assert_eq!(refusal.data["who"], "Mona Adel");
        assert_eq!(refusal.data["from"], at("10:00").to_string());
        assert!(
            refusal
                .en
                .contains("Nile room is booked 22 November 2026, 10:00–12:00 (Mona Adel)"),
            "{refusal}"
        );
        let offered = refusal.data["alternatives"].as_array().unwrap();
        let ids: Vec<&str> = offered.iter().filter_map(|one| one["resourceId"].as_str()).collect();
        assert_eq!(
            ids.first(),
            Some(&delta.to_string().as_str()),
            "the same time elsewhere first"
        );
        assert!(
            ids.contains(&nile.to_string().as_str()),
            "then the same place at another time"
        );
        for one in offered {
            let wish = Book {
                resource_id: one["resourceId"].as_str().unwrap().parse().unwrap(),
                starts_at: one["startsAt"].as_str().unwrap().parse().unwrap(),
                ends_at: one["endsAt"].as_str().unwrap().parse().unwrap(),
                ..wish(mona, nile, from, until)
            };
            let made = house.change(&house.staff, wish).unwrap();
            house.change(&house.staff, cancel(made.booking.id)).unwrap();
        }
    }
    house.change(&house.staff, wish(mona, nile, "12:00", "13:00")).unwrap();
    house.change(&house.staff, wish(mona, nile, "09:00", "10:00")).unwrap();
}

// B3: the turnaround follows and is never billed.
#[test]
fn the_turnaround_follows_every_booking_and_costs_nothing() {
    let house = TestHouse::new();
    let arrangement = Arrangement {
        parent_id: None,
        turnaround_minutes: 30,
    };
    let hall = arranged(&house, "Hall", ResourceKind::EventSpace, Some(arrangement));
    let mona = customer(&house, "Mona Adel");
    let made = house.change(&house.staff, wish(mona, hall, "10:00", "12:00")).unwrap();
    assert_eq!(made.booking.amount.minor(), 20_000);
    let after = |from, until| code(house.change(&house.staff, wish(mona, hall, from, until)));
    assert_eq!(after("12:15", "13:00"), "booking.taken");
    assert_eq!(
        after("09:00", "09:45"),
        "booking.taken",
        "its own turnaround would reach into the next"
    );
    house.change(&house.staff, wish(mona, hall, "12:30", "13:00")).unwrap();
    house.change(&house.staff, wish(mona, hall, "09:00", "09:30")).unwrap();
}

// B4
#[test]
fn a_whole_takes_its_parts_and_a_part_takes_the_whole() {
    let house = TestHouse::new();
    let hall = arranged(&house, "Hall", ResourceKind::EventSpace, None);
    let inner = arranged(
        &house,
        "Inner room",
        ResourceKind::Room,
        Some(Arrangement {
            parent_id: Some(hall),
            turnaround_minutes: 0,
        }),
    );
    let (desk, other) = (part_of(&house, "Desk 1", inner), part_of(&house, "Desk 2", inner));
    let mona = customer(&house, "Mona Adel");
    let book = |place, from, until| house.change(&house.staff, wish(mona, place, from, until));
    let whole = book(hall, "10:00", "12:00").unwrap();
    for part in [inner, desk, other] {
        assert_eq!(code(book(part, "11:00", "13:00")), "booking.taken");
    }
    house.change(&house.staff, cancel(whole.booking.id)).unwrap();
    book(desk, "10:00", "12:00").unwrap();
    let refusal = refused(book(hall, "09:00", "11:00"));
    assert_eq!(
        (refusal.code.as_ref(), &refusal.data["resource"]),
        ("booking.taken", &"Desk 1".into())
    );
    assert_eq!(code(book(inner, "11:00", "13:00")), "booking.taken");
    book(other, "10:00", "12:00").unwrap();
    book(hall, "12:00", "13:00").unwrap();
}

// B4, B12: a walk-in is stopped by what takes a part, and every screen says so.
#[test]
fn a_stay_at_a_desk_takes_the_room_around_it() {
    let house = TestHouse::new();
    let nile = room(&house, "Nile room");
    let desk = part_of(&house, "Desk 1", nile);
    let mona = customer(&house, "Mona Adel");
    let sit = |resource_id| {
        let start = StartSession {
            customer: Arriving::Known(mona),
            resource_id,
            note: String::new(),
        };
        house.change(&house.staff, start)
    };
    sit(desk).unwrap();
    assert_eq!(code(sit(nile)), "session.resource_taken");
    let look = HouseNow {
        with_day: false,
        with_low_stock: false,
    };
    let states = |house: &TestHouse| -> Vec<PlaceState> {
        let now = house.ask(&house.staff, look).unwrap();
        now.places.iter().map(|place| place.state).collect()
    };
    assert_eq!(states(&house), [PlaceState::Taken, PlaceState::Taken]);
    // Past closing time the claim is over, the guest is not.
    house.clock.advance_minutes(14 * 60);
    assert_eq!(states(&house), [PlaceState::Taken, PlaceState::Taken]);
    assert_eq!(code(sit(nile)), "session.resource_taken");
}

// B12: free until the booking, and reserved once it is due.
#[test]
fn a_walk_in_stays_until_the_next_booking() {
    let house = TestHouse::new();
    let arrangement = Arrangement {
        parent_id: None,
        turnaround_minutes: 15,
    };
    let nile = arranged(&house, "Nile room", ResourceKind::Room, Some(arrangement));
    let mona = customer(&house, "Mona Adel");
    house
        .change(&house.staff, wish(mona, nile, "20T15:00", "20T16:00"))
        .unwrap();
    assert_eq!(
        state_of(&house, nile),
        ResourceState::Free {
            until: Some(at("20T15:00"))
        }
    );
    let start = StartSession {
        customer: Arriving::New(CreateCustomer {
            input: CustomerInput {
                name: "Karim Lotfy".into(),
                ..CustomerInput::default()
            },
            allow_duplicate: false,
        }),
        resource_id: nile,
        note: String::new(),
    };
    let seated = house.change(&house.staff, start.clone()).unwrap();
    assert_eq!(
        seated.until,
        Some(at("20T14:45")),
        "with the turnaround before the booking"
    );
    house
        .change(&house.staff, crate::sessions::CancelSession { id: seated.session.id })
        .unwrap();
    assert_eq!(
        state_of(&house, nile),
        ResourceState::Free {
            until: Some(at("20T15:00"))
        },
        "nobody was there, so nothing follows"
    );
    house.clock.set(at("20T15:00"));
    assert_eq!(
        state_of(&house, nile),
        ResourceState::Reserved {
            until: Some(at("20T16:15"))
        }
    );
    let refusal = refused(house.change(&house.staff, start));
    assert_eq!(
        (refusal.code.as_ref(), &refusal.data["by"]),
        ("session.reserved", &"Mona Adel".into())
    );
}

// B5: on every path the same settings are asked.
#[test]
fn settings_hold_nearest_to_the_place_and_on_every_path() {
    let house = TestHouse::new();
    let (nile, delta) = (room(&house, "Nile room"), room(&house, "Delta room"));
    let mona = customer(&house, "Mona Adel");
    says(
        &house,
        SettingsScope::Kind(ResourceKind::Room),
        SettingsChoice {
            max_minutes: Some(120),
            ..SettingsChoice::default()
        },
    );
    says(
        &house,
        SettingsScope::Resource(delta),
        SettingsChoice {
            max_minutes: Some(240),
            ..SettingsChoice::default()
        },
    );
    let refusal = refused(house.change(&house.staff, wish(mona, nile, "10:00", "13:00")));
    assert_eq!(
        (refusal.code.as_ref(), &refusal.data["by"]),
        ("booking.too_long", &60.into())
    );
    let made = house.change(&house.staff, wish(mona, delta, "10:00", "13:00")).unwrap();
    let mut moved = to(made.booking.id, "10:00", "13:00");
    moved.resource_id = Some(nile);
    assert_eq!(code(house.change(&house.staff, moved)), "booking.too_long");
    assert_eq!(
        code(house.change(&house.staff, to(made.booking.id, "08:30", "10:00"))),
        "booking.closed"
    );
    let options = house
        .ask(
            &house.staff,
            BookingOptions {
                starts_at: at("15:00"),
                ends_at: at("18:00"),
                attendees: 2,
                kind: None,
                customer_id: Some(mona),
            },
        )
        .unwrap();
    let seen: Vec<(&str, Option<i64>, Option<&str>)> = options
        .iter()
        .map(|option| {
            let refusal = option.refusal.as_ref().map(|refusal| refusal.code.as_ref());
            (option.resource.name.as_str(), option.amount.map(Money::minor), refusal)
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("Delta room", Some(30_000), None),
            ("Nile room", None, Some("booking.too_long"))
        ]
    );
    let odd = ChangeBookingSettings {
        scope: SettingsScope::Resource(nile),
        choice: SettingsChoice {
            min_minutes: Some(180),
            ..SettingsChoice::default()
        },
        version: 0,
    };
    assert_eq!(
        refused(house.change(&house.manager, odd.clone())).field.as_deref(),
        Some("minMinutes")
    );
    assert_eq!(code(house.change(&house.staff, odd)), "forbidden");
}

// B5, T6: hours of its own, and the holidays of the space.
#[test]
fn a_place_has_hours_of_its_own() {
    let house = TestHouse::new();
    let (nile, mona) = (room(&house, "Nile room"), customer(&house, "Mona Adel"));
    let hours = crate::spaces::week_of(&[crate::spaces::OpeningInput {
        weekday: 7,
        opens: "07:00".into(),
        closes: "09:00".into(),
    }])
    .unwrap();
    says(
        &house,
        SettingsScope::Resource(nile),
        SettingsChoice {
            hours: Some(hours),
            ..SettingsChoice::default()
        },
    );
    house.change(&house.staff, wish(mona, nile, "07:00", "09:00")).unwrap();
    let refusal = refused(house.change(&house.staff, wish(mona, nile, "09:00", "10:00")));
    assert_eq!(refusal.code, "booking.closed");
    assert_eq!(house.last_event().event, "booking.placed");
}

// B7: a hold that ran out gives way in the transaction of whoever wants the slot.
#[test]
fn a_hold_keeps_its_place_for_a_while() {
    let house = TestHouse::new();
    let (nile, mona, karim) = (
        room(&house, "Nile room"),
        customer(&house, "Mona Adel"),
        customer(&house, "Karim Lotfy"),
    );
    let mut hold = wish(mona, nile, "10:00", "12:00");
    hold.hold = true;
    let held = house.change(&house.staff, hold.clone()).unwrap();
    assert_eq!(held.booking.state, BookingState::Held);
    assert_eq!(held.booking.expires_at, Some(house.now().plus_minutes(10)));
    let other = || house.change(&house.staff, wish(karim, nile, "11:00", "13:00"));
    assert_eq!(refused(other()).data["kind"], "hold");
    house.clock.advance_seconds(10 * 60 - 1);
    assert_eq!(code(other()), "booking.taken");
    house.clock.advance_seconds(1);
    other().unwrap();
    let gone = house.ask(&house.staff, OneBooking { id: held.booking.id }).unwrap();
    assert_eq!(gone.booking.state, BookingState::Expired);
    let late = house.change(&house.staff, ConfirmBooking { id: held.booking.id });
    assert_eq!(code(late), "booking.hold_over");
    hold.starts_at = at("14:00");
    hold.ends_at = at("15:00");
    let held = house.change(&house.staff, hold).unwrap();
    let confirmed = house
        .change(&house.staff, ConfirmBooking { id: held.booking.id })
        .unwrap();
    assert_eq!(
        (confirmed.booking.state, confirmed.booking.expires_at),
        (BookingState::Confirmed, None)
    );
    assert_eq!(claimed(&house, nile, "14:00", "15:00"), [ClaimKind::Booking]);
    house.clock.advance_minutes(60);
    assert_eq!(
        code(house.change(&house.staff, wish(karim, nile, "14:00", "15:00"))),
        "booking.taken"
    );
}

fn mine(room: ResourceId, from: &str, until: &str) -> BookMine {
    BookMine {
        resource_id: room,
        starts_at: at(from),
        ends_at: at(until),
        guest_name: "Heba Nasser".into(),
        title: String::new(),
        note: String::new(),
        attendees: None,
        coupon: None,
        expected: None,
        pay_now: false,
    }
}

fn member(house: &TestHouse) -> (Context, CustomerId) {
    let mona = customer(house, "Mona Adel");
    (house.member(mona, "mona@nile.test"), mona)
}

// B8, B13
#[test]
fn what_needs_approval_keeps_its_place_until_somebody_decides() {
    let house = TestHouse::new();
    let nile = room(&house, "Nile room");
    let (mona, _) = member(&house);
    let choice = SettingsChoice {
        approval: Some(true),
        approval_minutes: Some(60),
        ..SettingsChoice::default()
    };
    says(&house, SettingsScope::Resource(nile), choice);
    let asked = house.change(&mona, mine(nile, "10:00", "12:00")).unwrap();
    assert_eq!(asked.row.state, BookingState::Pending);
    assert_eq!(asked.row.guest_name, "Heba Nasser");
    assert_eq!(claimed(&house, nile, "10:00", "12:00"), [ClaimKind::Hold]);
    let karim = customer(&house, "Karim Lotfy");
    assert_eq!(
        code(house.change(&house.staff, wish(karim, nile, "11:00", "12:00"))),
        "booking.taken"
    );
    let approved = house.change(&house.staff, ApproveBooking { id: asked.row.id }).unwrap();
    assert_eq!(approved.booking.state, BookingState::Confirmed);
    assert_eq!(
        code(house.change(&house.staff, ApproveBooking { id: asked.row.id })),
        "booking.wrong_state"
    );
    let second = house.change(&mona, mine(nile, "14:00", "15:00")).unwrap();
    let decline = DeclineBooking {
        id: second.row.id,
        reason: Some("The room is painted".into()),
    };
    let declined = house.change(&house.staff, decline).unwrap();
    assert_eq!(
        (declined.booking.state, declined.booking.fee),
        (BookingState::Declined, Money::ZERO)
    );
    assert!(claimed(&house, nile, "14:00", "15:00").is_empty());
    let third = house.change(&mona, mine(nile, "16:00", "17:00")).unwrap();
    house.clock.advance_minutes(60);
    assert_eq!(
        code(house.change(&house.staff, ApproveBooking { id: third.row.id })),
        "booking.hold_over"
    );
    house.change(&house.staff, wish(karim, nile, "16:00", "17:00")).unwrap();
}

// B5, A4: what is for the desk alone, a member can't book; the refusal never says whose a place is.
#[test]
fn a_member_learns_that_it_is_taken_but_not_by_whom() {
    let house = TestHouse::new();
    let (nile, delta) = (room(&house, "Nile room"), room(&house, "Delta room"));
    let (mona, _) = member(&house);
    let karim = customer(&house, "Karim Lotfy");
    house.change(&house.staff, wish(karim, nile, "10:00", "12:00")).unwrap();
    let refusal = refused(house.change(&mona, mine(nile, "10:00", "11:00")));
    assert_eq!(
        (refusal.code.as_ref(), &refusal.data["who"]),
        ("booking.taken", &serde_json::Value::Null)
    );
    assert!(
        !serde_json::to_string(&refusal).unwrap().contains("Karim"),
        "{refusal:?}"
    );
    let desk_only = SettingsChoice {
        who: Some(WhoMayBook::Staff),
        ..SettingsChoice::default()
    };
    says(&house, SettingsScope::Resource(delta), desk_only);
    assert_eq!(
        code(house.change(&mona, mine(delta, "10:00", "11:00"))),
        "booking.not_for_you"
    );
    let lead = SettingsChoice {
        lead_minutes: Some(120),
        ..SettingsChoice::default()
    };
    everywhere(&house, lead);
    assert_eq!(
        code(house.change(&mona, mine(nile, "20T11:00", "20T12:00"))),
        "booking.too_soon"
    );
    house
        .change(&house.staff, wish(karim, nile, "20T11:00", "20T12:00"))
        .unwrap();
}

// B9: the policy of the day it was booked holds; exactly 24 hours before is in time.
#[test]
fn calling_off_costs_what_was_agreed() {
    let house = TestHouse::new();
    let (nile, mona) = (room(&house, "Nile room"), customer(&house, "Mona Adel"));
    everywhere(&house, half_after_a_day());
    let first = house.change(&house.staff, wish(mona, nile, "10:00", "12:00")).unwrap();
    let second = house.change(&house.staff, wish(mona, nile, "14:00", "16:00")).unwrap();
    let third = house.change(&house.staff, wish(mona, nile, "17:00", "18:00")).unwrap();
    assert_eq!(first.free_until, Some(at("21T10:00")));
    everywhere(
        &house,
        SettingsChoice {
            cancellation_fee: Some(Percent::from_basis_points(10_000).unwrap()),
            ..SettingsChoice::default()
        },
    );
    house.clock.set(at("21T10:00"));
    let free = house.change(&house.staff, cancel(first.booking.id)).unwrap();
    assert_eq!(
        (free.booking.state, free.booking.fee),
        (BookingState::Cancelled, Money::ZERO)
    );
    house.clock.set(at("21T14:00").plus_millis(1));
    let shown = house.ask(&house.staff, OneBooking { id: second.booking.id }).unwrap();
    assert_eq!(shown.cancellation_fee, Some(Money::from_minor(10_000)));
    let mut stale = cancel(second.booking.id);
    stale.expected_fee = Some(Money::ZERO);
    assert_eq!(code(house.change(&house.staff, stale)), "booking.price_changed");
    let late = house.change(&house.staff, cancel(second.booking.id)).unwrap();
    assert_eq!(late.booking.fee.minor(), 10_000);
    assert!(claimed(&house, nile, "14:00", "16:00").is_empty());
    assert_eq!(
        code(house.change(&house.staff, cancel(second.booking.id))),
        "booking.wrong_state"
    );
    house.clock.set(at("22T09:00"));
    let mut waived = cancel(third.booking.id);
    waived.waive_fee = true;
    assert_eq!(code(house.change(&house.staff, waived.clone())), "forbidden");
    assert_eq!(house.change(&house.manager, waived).unwrap().booking.fee, Money::ZERO);
}

// B9
#[test]
fn moving_late_keeps_what_calling_off_would_have_cost() {
    let house = TestHouse::new();
    let (nile, mona) = (room(&house, "Nile room"), customer(&house, "Mona Adel"));
    everywhere(&house, half_after_a_day());
    let made = house.change(&house.staff, wish(mona, nile, "10:00", "14:00")).unwrap();
    let early = house
        .change(&house.staff, to(made.booking.id, "10:00", "12:00"))
        .unwrap();
    assert_eq!(
        (early.booking.amount.minor(), early.cancellation_fee),
        (20_000, Some(Money::ZERO))
    );
    house.clock.set(at("21T20:00"));
    let moved = house
        .change(&house.staff, to(made.booking.id, "29T10:00", "29T10:30"))
        .unwrap();
    assert_eq!(
        (moved.booking.amount.minor(), moved.booking.fee.minor()),
        (5_000, 5_000)
    );
    assert_eq!(
        (moved.free_until, moved.cancellation_fee),
        (None, Some(Money::from_minor(10_000)))
    );
    let gone = house.change(&house.staff, cancel(made.booking.id)).unwrap();
    assert_eq!(gone.booking.fee.minor(), 10_000);
    let again = house.change(&house.staff, to(made.booking.id, "30T10:00", "30T11:00"));
    assert_eq!(code(again), "booking.wrong_state");
}

// B1: a move finds its own place free, and keeps it when the other one is taken.
#[test]
fn a_move_is_all_or_nothing() {
    let house = TestHouse::new();
    let (nile, delta, mona) = (
        room(&house, "Nile room"),
        room(&house, "Delta room"),
        customer(&house, "Mona Adel"),
    );
    let made = house.change(&house.staff, wish(mona, nile, "10:00", "12:00")).unwrap();
    house.change(&house.staff, wish(mona, delta, "10:00", "12:00")).unwrap();
    let longer = house
        .change(&house.staff, to(made.booking.id, "10:30", "13:00"))
        .unwrap();
    assert_eq!(longer.booking.amount.minor(), 25_000);
    let mut taken = to(made.booking.id, "11:00", "13:00");
    taken.resource_id = Some(delta);
    assert_eq!(code(house.change(&house.staff, taken)), "booking.taken");
    assert_eq!(claimed(&house, nile, "10:30", "13:00"), [ClaimKind::Booking]);
    assert_eq!(
        code(house.change(&house.staff, to(made.booking.id, "10:30", "13:00"))),
        "booking.same_place_and_time"
    );
    let mut dearer = to(made.booking.id, "10:30", "14:00");
    dearer.expected_amount = Some(Money::from_minor(25_000));
    let refusal = refused(house.change(&house.staff, dearer));
    assert_eq!(
        (refusal.code.as_ref(), &refusal.data["amount"]),
        ("booking.price_changed", &35_000.into())
    );
}

// B2: over several places and days, refused with all that is in the way.
#[test]
fn places_are_closed_together() {
    let house = TestHouse::new();
    let (nile, delta, mona) = (
        room(&house, "Nile room"),
        room(&house, "Delta room"),
        customer(&house, "Mona Adel"),
    );
    let desk = part_of(&house, "Desk 1", nile);
    let made = house
        .change(&house.staff, wish(mona, desk, "23T10:00", "23T12:00"))
        .unwrap();
    let close = ClosePlaces {
        resource_ids: vec![nile, desk, delta],
        starts_at: at("22T00:00"),
        ends_at: Some(at("25T00:00")),
        reason: "New paint".into(),
    };
    let refusal = refused(house.change(&house.manager, close.clone()));
    assert_eq!(
        (refusal.code.as_ref(), &refusal.data["count"]),
        ("closure.blocked", &1.into())
    );
    assert_eq!(refusal.data["inTheWay"][0]["who"], "Mona Adel");
    assert!(
        claimed(&house, delta, "22T00:00", "25T00:00").is_empty(),
        "all or nothing"
    );
    house.change(&house.staff, cancel(made.booking.id)).unwrap();
    let closed = house.change(&house.manager, close).unwrap();
    assert_eq!(closed.places.len(), 2, "the desk is closed with its room");
    let refusal = refused(house.change(&house.staff, wish(mona, desk, "24T10:00", "24T12:00")));
    assert_eq!(
        (refusal.code.as_ref(), &refusal.data["who"]),
        ("booking.taken", &"New paint".into())
    );
    assert_eq!(
        house.ask(&house.staff, ListClosures).unwrap(),
        std::slice::from_ref(&closed)
    );
    house.clock.set(at("23T10:00"));
    assert!(matches!(state_of(&house, desk), ResourceState::OutOfOrder { .. }));
    let desk_alone = house.change(&house.manager, SetInOrder { resource_id: desk });
    assert_eq!(code(desk_alone), "resource.closed_with");
    house.change(&house.manager, SetInOrder { resource_id: delta }).unwrap();
    assert_eq!(house.ask(&house.staff, ListClosures).unwrap()[0].places.len(), 2);
    house
        .change(&house.manager, ReopenPlaces { id: closed.closure.id })
        .unwrap();
    assert_eq!(house.ask(&house.staff, ListClosures).unwrap(), []);
    house
        .change(&house.staff, wish(mona, desk, "24T10:00", "24T12:00"))
        .unwrap();
    let over = house.change(&house.manager, ReopenPlaces { id: closed.closure.id });
    assert_eq!(code(over), "closure.over");
    let blocked = SetOutOfOrder {
        resource_id: nile,
        reason: "Broken lamp".into(),
        until: None,
    };
    assert_eq!(code(house.change(&house.manager, blocked)), "closure.blocked");
}

fn rearrange(
    house: &TestHouse,
    id: ResourceId,
    parent_id: Option<ResourceId>,
    turnaround_minutes: i64,
) -> Result<ResourceView, Failure> {
    let before = house.ask(&house.owner, OneResource { id }).unwrap().row;
    let change = ChangeResource {
        id,
        version: before.version,
        name: before.name,
        resource_type: before.resource_type,
        rate_per_hour: before.rate_per_hour,
        capacity: None,
        position: None,
        arrangement: Some(Arrangement {
            parent_id,
            turnaround_minutes,
        }),
    };
    house.change(&house.manager, change)
}

// B3, B4: what is booked already follows.
#[test]
fn what_is_booked_follows_a_new_whole_and_a_new_turnaround() {
    let house = TestHouse::new();
    let (nile, delta, mona) = (
        room(&house, "Nile room"),
        room(&house, "Delta room"),
        customer(&house, "Mona Adel"),
    );
    let desk = arranged(&house, "Desk 1", ResourceKind::Desk, None);
    let book = |place, from, until| house.change(&house.staff, wish(mona, place, from, until));
    book(nile, "10:00", "12:00").unwrap();
    rearrange(&house, desk, Some(nile), 0).unwrap();
    assert_eq!(claimed(&house, desk, "10:00", "12:00"), [ClaimKind::Booking]);
    assert_eq!(code(book(desk, "11:00", "13:00")), "booking.taken");
    rearrange(&house, desk, None, 0).unwrap();
    assert!(claimed(&house, desk, "10:00", "12:00").is_empty());
    book(desk, "11:00", "13:00").unwrap();
    assert_eq!(code(rearrange(&house, desk, Some(nile), 0)), "resource.booked_already");
    book(nile, "12:00", "13:00").unwrap();
    assert_eq!(code(rearrange(&house, nile, None, 15)), "resource.booked_already");
    book(delta, "10:00", "12:00").unwrap();
    rearrange(&house, delta, None, 60).unwrap();
    assert_eq!(code(book(delta, "12:30", "13:30")), "booking.taken");
    rearrange(&house, delta, None, 15).unwrap();
    book(delta, "12:30", "13:30").unwrap();
    assert_eq!(code(rearrange(&house, nile, Some(nile), 0)), "resource.part_of_itself");
    rearrange(&house, nile, Some(delta), 0).unwrap_err();
    assert_eq!(code(rearrange(&house, nile, None, 1_441)), "resource.odd_turnaround");
    let archive = ArchiveResource { id: delta };
    assert_eq!(code(house.change(&house.manager, archive)), "resource.booked_already");
}

// B4: a chain of parts ends, and never bites its tail.
#[test]
fn places_nest_a_few_deep() {
    let house = TestHouse::new();
    let levels: Vec<ResourceId> = ["One", "Two", "Three", "Four", "Five"]
        .map(|name| room(&house, name))
        .to_vec();
    for pair in levels.windows(2).take(3) {
        rearrange(&house, pair[1], Some(pair[0]), 0).unwrap();
    }
    assert_eq!(
        code(rearrange(&house, levels[4], Some(levels[3]), 0)),
        "resource.too_deep"
    );
    assert_eq!(
        code(rearrange(&house, levels[0], Some(levels[3]), 0)),
        "resource.part_of_itself"
    );
    rearrange(&house, levels[0], Some(levels[4]), 0).unwrap_err();
    rearrange(&house, levels[4], Some(levels[2]), 0).unwrap();
}

// B13: somebody without a login, and a guest of a customer.
#[test]
fn the_desk_books_for_anybody() {
    let house = TestHouse::new();
    let nile = room(&house, "Nile room");
    let mut wish = wish(customer(&house, "Mona Adel"), nile, "10:00", "12:00");
    wish.guest_name = Some("  Dr. Heba Nasser ".into());
    wish.attendees = Some(4);
    let made = house.change(&house.staff, wish.clone()).unwrap();
    assert_eq!(
        (made.booking.guest_name.as_str(), made.booking.attendees),
        ("Dr. Heba Nasser", 4)
    );
    wish.customer = Arriving::New(CreateCustomer {
        input: CustomerInput {
            name: "Karim Lotfy".into(),
            ..CustomerInput::default()
        },
        allow_duplicate: false,
    });
    assert_eq!(code(house.change(&house.staff, wish.clone())), "booking.taken");
    (wish.starts_at, wish.ends_at) = (at("13:00"), at("14:00"));
    let made = house.change(&house.staff, wish.clone()).unwrap();
    assert_eq!(
        (made.customer.name.as_str(), made.customer.number),
        ("Karim Lotfy", 2),
        "the refused one left nobody"
    );
    wish.attendees = Some(9);
    wish.customer = Arriving::Known(made.customer.id);
    assert_eq!(
        code(house.change(&house.staff, wish.clone())),
        "booking.too_many_people"
    );
    let change = ChangeBooking {
        id: made.booking.id,
        version: made.booking.version,
        guest_name: None,
        title: Some("Interviews".into()),
        note: None,
        attendees: Some(6),
    };
    let changed = house.change(&house.staff, change.clone()).unwrap();
    assert_eq!(
        (changed.booking.title.as_str(), changed.booking.attendees),
        ("Interviews", 6)
    );
    assert_eq!(code(house.change(&house.staff, change)), "stale");
}

// A3
#[test]
fn bookings_of_another_house_are_not_there() {
    let house = TestHouse::new();
    let (nile, mona) = (room(&house, "Nile room"), customer(&house, "Mona Adel"));
    let made = house.change(&house.staff, wish(mona, nile, "10:00", "12:00")).unwrap();
    let next_door = house.next_door();
    let id = made.booking.id;
    assert_eq!(code(next_door.ask(&next_door.owner, OneBooking { id })), "not_found");
    assert_eq!(code(next_door.change(&next_door.owner, cancel(id))), "not_found");
    assert_eq!(
        code(next_door.change(&next_door.owner, to(id, "13:00", "14:00"))),
        "not_found"
    );
    assert_eq!(
        code(next_door.change(&next_door.owner, wish(mona, nile, "13:00", "14:00"))),
        "not_found"
    );
}

// B1, B4: what the doctor looks for is found, and a house that lived well has none of it.
#[test]
fn the_doctor_finds_a_booking_without_its_claims() {
    let house = TestHouse::new();
    let nile = room(&house, "Nile room");
    let desk = part_of(&house, "Desk 1", nile);
    let mona = customer(&house, "Mona Adel");
    let made = house.change(&house.staff, wish(mona, nile, "10:00", "12:00")).unwrap();
    let gone = house.change(&house.staff, wish(mona, desk, "13:00", "14:00")).unwrap();
    house.change(&house.staff, cancel(gone.booking.id)).unwrap();
    house
        .change(&house.staff, to(made.booking.id, "15:00", "16:00"))
        .unwrap();
    let found = |house: &TestHouse| {
        let found = house.read(coworkflow_store::checks::bookings::claims);
        found.into_iter().map(|found| found.what).collect::<Vec<_>>()
    };
    assert_eq!(found(&house), Vec::<String>::new());
    let spoil = |house: &TestHouse, place: ResourceId| {
        let until = at("16:00");
        let spoilt = house.services.store.write(house.tenant, move |tx| {
            let claim = claims::next_after(tx, place, at("14:00"))?.expect("a claim");
            let rows = claims::between(tx, place, claim, until)?;
            claims::delete(tx, rows.first().expect("a claim").id)
        });
        spoilt.wait().unwrap();
    };
    spoil(&house, desk);
    assert_eq!(found(&house), ["the part Desk 1 of Nile room"]);
    spoil(&house, nile);
    assert_eq!(found(&house), ["the claim of a booking of Mona Adel"]);
}

// A customer who is expected stays in the lists, and one who was booked for is never removed.
#[test]
fn who_is_expected_is_not_put_away() {
    let house = TestHouse::new();
    let (nile, mona) = (room(&house, "Nile room"), customer(&house, "Mona Adel"));
    let made = house.change(&house.staff, wish(mona, nile, "10:00", "12:00")).unwrap();
    let archive = || house.change(&house.owner, crate::customers::ArchiveCustomer { id: mona });
    assert_eq!(code(archive()), "customer.has_bookings");
    house.change(&house.staff, cancel(made.booking.id)).unwrap();
    let remove = house.change(&house.owner, crate::customers::DeleteCustomer { id: mona });
    assert_eq!(code(remove), "customer.has_history");
    archive().unwrap();
    let again = house.change(&house.staff, wish(mona, nile, "10:00", "12:00"));
    assert_eq!(code(again), "booking.customer_archived");
}
