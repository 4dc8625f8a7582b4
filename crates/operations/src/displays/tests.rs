//! A display is paired by its code, shows its door, and may no more than that.

use coworkflow_domain::bookings::{Channel, Pays};
use coworkflow_domain::ids::{CustomerId, ResourceId};
use coworkflow_domain::money::Money;
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::resources::{self, ResourceRow};

use super::{
    BookAtDoor, DisplayView, DoorNow, DoorState, DoorView, EndAtDoor, ExtendAtDoor, HangDisplay, ListDisplays,
    NewDisplayCode, RemoveDisplay,
};
use crate::bookings::{CheckIn, NewBooking, place};
use crate::context::Context;
use crate::customers::{CreateCustomer, CustomerInput};
use crate::failure::Failure;
use crate::testing::{DESK, TestHouse, block_on};
use crate::work::Work;

fn room(house: &TestHouse) -> ResourceId {
    let row = ResourceRow {
        id: ResourceId::v7(house.now(), 7),
        space_id: house.space,
        name: "قاعة النيل".into(),
        resource_type: ResourceKind::Room,
        rate_per_hour: Money::from_minor(12_000),
        capacity: 6,
        position: 1,
        archived_at: None,
        created_at: house.now(),
        version: 1,
        parent_id: None,
        turnaround_minutes: 0,
    };
    let id = row.id;
    let made = house
        .services
        .store
        .write(house.tenant, move |tx| resources::insert(tx, &row));
    made.wait().unwrap();
    id
}

fn hang(house: &TestHouse, room: ResourceId, shows_names: bool) -> DisplayView {
    let hang = HangDisplay {
        resource_id: room,
        shows_names,
    };
    house.change(&house.manager, hang).unwrap()
}

fn pair(house: &TestHouse, code: &str) -> Result<Context, Failure> {
    let paired = block_on(
        house
            .services
            .pair_display(house.tenant, code, DESK, "Chrome on Android"),
    )?;
    let bearer = house.services.authenticate(&paired.access_token)?;
    Ok(bearer.context(Lang::En, "request-9".into(), "door-1".into()))
}

fn paired(house: &TestHouse, shows_names: bool) -> (ResourceId, Context) {
    let room = room(house);
    let display = hang(house, room, shows_names);
    (room, pair(house, &display.code.unwrap()).unwrap())
}

fn customer(house: &TestHouse, name: &str) -> CustomerId {
    let new = CreateCustomer {
        input: CustomerInput {
            name: name.into(),
            ..CustomerInput::default()
        },
        allow_duplicate: true,
    };
    house.change(&house.staff, new).unwrap().id
}

/// A booking by the desk, in minutes from now.
fn book(
    house: &TestHouse,
    room: ResourceId,
    customer: CustomerId,
    from: i64,
    until: i64,
) -> coworkflow_domain::ids::BookingId {
    let (services, staff, now) = (house.services.clone(), house.staff.clone(), house.now());
    let placed = house.services.store.write(house.tenant, move |tx| {
        let mut work = Work::begin(
            &services,
            &staff,
            tx,
            coworkflow_domain::access::Permission::BookingsManage,
        )?;
        let new = NewBooking {
            resource_id: room,
            customer_id: customer,
            guest_name: String::new(),
            title: "اجتماع الفريق".into(),
            note: String::new(),
            attendees: 4,
            interval: Interval::new(now.plus_minutes(from), now.plus_minutes(until))?,
            channel: Channel::Desk,
            pays: Pays::AtDesk,
            hold: false,
            coupon: None,
            expected: None,
            series: None,
        };
        place(&mut work, &new)
    });
    let placed: Result<_, Failure> = placed.wait();
    placed.unwrap().id
}

fn door(house: &TestHouse, display: &Context) -> DoorView {
    house.ask(display, DoorNow).unwrap()
}

fn code<T: std::fmt::Debug>(answer: Result<T, Failure>) -> String {
    let failure = answer.unwrap_err();
    failure
        .refusal()
        .map_or_else(|| failure.to_string(), |refusal| refusal.code.to_string())
}

fn minutes(house: &TestHouse, at: Instant) -> i64 {
    (at.as_millis() - house.now().as_millis()) / 60_000
}

// Promises 8, 10
#[test]
fn a_code_pairs_one_tablet_and_only_for_a_while() {
    let house = TestHouse::new();
    let room = room(&house);
    let display = hang(&house, room, true);
    let shown = display.code.unwrap();
    assert_eq!(
        house.ask(&house.owner, ListDisplays).unwrap()[0].code,
        None,
        "a code is told once"
    );
    assert_eq!(code(pair(&house, "ABCD-2345")), "display.wrong_code");
    house.clock.advance_minutes(16);
    assert_eq!(code(pair(&house, &shown)), "display.wrong_code");

    let again = house.change(&house.owner, NewDisplayCode { id: display.id }).unwrap();
    let shown = again.code.unwrap();
    let first = pair(&house, &shown.to_lowercase()).unwrap();
    assert_eq!(house.last_event().event, "user.signed_in");
    assert_eq!(code(pair(&house, &shown)), "display.wrong_code", "used");
    assert!(house.ask(&house.owner, ListDisplays).unwrap()[0].paired_at.is_some());
    assert!(house.ask(&first, DoorNow).is_ok());

    // Another code, another tablet: the first is signed out.
    let again = house.change(&house.owner, NewDisplayCode { id: display.id }).unwrap();
    assert_eq!(code(house.ask(&first, DoorNow)), "sign_in_needed");
    let second = pair(&house, &again.code.unwrap()).unwrap();
    house.change(&house.owner, RemoveDisplay { id: display.id }).unwrap();
    assert_eq!(code(house.ask(&second, DoorNow)), "sign_in_needed");
    assert_eq!(
        code(house.change(&house.owner, RemoveDisplay { id: display.id })),
        "not_found"
    );
    assert!(house.ask(&house.owner, ListDisplays).unwrap().is_empty());
}

// A2, A3
#[test]
fn a_display_is_hung_by_managers_and_at_doors_of_this_house() {
    let house = TestHouse::new();
    let room = room(&house);
    let hang = |room| HangDisplay {
        resource_id: room,
        shows_names: false,
    };
    assert_eq!(code(house.change(&house.staff, hang(room))), "forbidden");
    let other = house.next_door();
    assert_eq!(code(other.change(&other.owner, hang(room))), "not_found");
    assert_eq!(code(house.ask(&house.owner, DoorNow)), "forbidden");
}

// B12, A4
#[test]
fn a_door_shows_what_comes_and_names_only_where_they_may_be_read() {
    let house = TestHouse::new();
    let (room, open) = paired(&house, true);
    let discreet = pair(&house, &hang(&house, room, false).code.unwrap()).unwrap();
    let seen = door(&house, &open);
    assert_eq!((seen.state, seen.current, seen.next.len()), (DoorState::Free, None, 0));
    // Open until 23:00; it is 10:00.
    assert_eq!(seen.free_until.map(|at| minutes(&house, at)), Some(13 * 60));

    let mona = customer(&house, "منى الشريف");
    book(&house, room, mona, 60, 120);
    let seen = door(&house, &open);
    assert_eq!(seen.free_until.map(|at| minutes(&house, at)), Some(60));
    let next = &seen.next[0];
    assert_eq!(
        (next.who.as_deref(), next.title.as_deref()),
        (Some("منى الشريف"), Some("اجتماع الفريق"))
    );
    let next = &door(&house, &discreet).next[0];
    assert_eq!((&next.who, &next.title, minutes(&house, next.from)), (&None, &None, 60));
    house.clock.advance_minutes(61);
    let seen = door(&house, &open);
    assert_eq!(
        (seen.state, seen.offers.len(), seen.may_end),
        (DoorState::Reserved, 0, false)
    );
    house.clock.advance_minutes(13 * 60);
    assert_eq!(door(&house, &open).state, DoorState::Closed);
}

// B12, P1
#[test]
fn whoever_stands_there_books_it_for_the_price_shown_and_stays_longer() {
    let house = TestHouse::new();
    let (room, display) = paired(&house, true);
    house.clock.advance_minutes(7);
    let next = customer(&house, "Karim Adel");
    book(&house, room, next, 113, 173);
    let seen = door(&house, &display);
    let offer = &seen.offers[0];
    // From 10:00, the step that is going on, until 10:30: half an hour of 120 pounds.
    assert_eq!(seen.starts_at.map(|at| minutes(&house, at)), Some(-7));
    assert_eq!(
        (minutes(&house, offer.ends_at), offer.amount),
        (23, Money::from_minor(6_000))
    );
    let book_now = |amount: i64| BookAtDoor {
        ends_at: offer.ends_at,
        expected_amount: Some(Money::from_minor(amount)),
    };
    assert_eq!(code(house.change(&display, book_now(5_000))), "booking.price_changed");
    let taken = house.change_with_key(&display, book_now(6_000), "tap-1").unwrap();
    assert_eq!(
        (taken.state, taken.may_end),
        (DoorState::Taken, false),
        "who has no name pays at the desk"
    );
    let again = house.change_with_key(&display, book_now(6_000), "tap-1").unwrap();
    assert_eq!(again.current, taken.current);
    assert_eq!(code(house.change(&display, book_now(6_000))), "booking.taken");
    assert_eq!(code(house.change(&display, EndAtDoor)), "display.ends_at_the_desk");

    let longer: Vec<(i64, i64)> = taken
        .extensions
        .iter()
        .map(|offer| (minutes(&house, offer.ends_at), offer.amount.minor()))
        .collect();
    assert_eq!(longer, [(38, 9_000), (53, 12_000), (83, 18_000)]);
    let extend = ExtendAtDoor {
        until: taken.extensions[2].ends_at,
        expected_amount: Some(taken.extensions[2].amount),
    };
    let seen = house.change(&display, extend).unwrap();
    assert_eq!(seen.current.map(|current| minutes(&house, current.until)), Some(83));
    // The next booking leaves half an hour.
    let longer: Vec<i64> = seen
        .extensions
        .iter()
        .map(|offer| minutes(&house, offer.ends_at))
        .collect();
    assert_eq!(longer, [98, 113]);
}

// B10: what somebody owes who has a name is owed; the place is free at once.
#[test]
fn a_stay_of_somebody_with_a_name_ends_at_the_door() {
    let house = TestHouse::new();
    let (room, display) = paired(&house, true);
    let mona = customer(&house, "Mona el-Sherif");
    let booking = book(&house, room, mona, 0, 120);
    assert_eq!(code(house.change(&display, EndAtDoor)), "display.nothing_goes_on");
    house.change(&house.staff, CheckIn { id: booking }).unwrap();
    house.clock.advance_minutes(30);
    assert!(door(&house, &display).may_end);
    let seen = house.change(&display, EndAtDoor).unwrap();
    assert_eq!((seen.state, seen.current), (DoorState::Free, None));
    let owed = house
        .read(move |tx| coworkflow_store::customers::by_id(tx, mona))
        .unwrap()
        .owed;
    assert_eq!(owed, Money::from_minor(24_000), "what was quoted is what is charged");
    assert_eq!(code(house.change(&display, EndAtDoor)), "display.nothing_goes_on");
}
