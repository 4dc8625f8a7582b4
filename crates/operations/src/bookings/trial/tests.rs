use coworkflow_domain::bookings::{Pays, SettingsChoice, SettingsScope};
use coworkflow_domain::ids::{BookingId, CustomerId, ResourceId};
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::time::Instant;

use super::*;
use crate::bookings::{Book, BookingView, ChangeBookingSettings, MoveBooking};
use crate::customers::{CreateCustomer, CustomerInput};
use crate::resources::CreateResource;
use crate::sessions::Arriving;
use crate::testing::TestHouse;

/// Two desks at 30.00 an hour and a customer; it is 10:00.
struct Desks {
    house: TestHouse,
    places: [ResourceId; 2],
    customer: CustomerId,
}

impl Desks {
    fn new() -> Desks {
        let house = TestHouse::new();
        let places = ["A1", "A2"].map(|name| {
            let new = CreateResource {
                name: name.into(),
                resource_type: ResourceKind::Desk,
                rate_per_hour: Money::from_minor(3_000),
                capacity: None,
                position: None,
                arrangement: None,
            };
            house.change(&house.manager, new).unwrap().row.id
        });
        let input = CustomerInput {
            name: "Mariam Fouad".into(),
            ..CustomerInput::default()
        };
        let customer = house
            .change(
                &house.staff,
                CreateCustomer {
                    input,
                    allow_duplicate: false,
                },
            )
            .unwrap()
            .id;
        Desks {
            house,
            places,
            customer,
        }
    }

    /// So many minutes after 10:00.
    fn at(&self, minutes: i64) -> Instant {
        self.house.now().plus_minutes(minutes)
    }

    fn book(&self, place: usize, from: i64, until: i64) -> BookingView {
        let book = Book {
            customer: Arriving::Known(self.customer),
            resource_id: self.places[place],
            starts_at: self.at(from),
            ends_at: self.at(until),
            attendees: None,
            guest_name: None,
            title: None,
            note: None,
            pays: Pays::AtDesk,
            hold: false,
            coupon: None,
            expected_amount: None,
        };
        self.house.change(&self.house.staff, book).unwrap()
    }

    fn attempt(&self, place: usize, from: i64, until: i64, moved: Option<BookingId>) -> TryBooking {
        TryBooking {
            resource_id: self.places[place],
            starts_at: self.at(from),
            ends_at: self.at(until),
            attendees: None,
            customer_id: None,
            coupon: None,
            booking_id: moved,
        }
    }

    fn ask(&self, attempt: TryBooking) -> Result<BookingTrial, Refusal> {
        self.house
            .ask(&self.house.staff, attempt)
            .map_err(|failure| failure.refusal().expect("a refusal").clone())
    }
}

// P1
#[test]
fn what_is_tried_is_what_is_booked() {
    let desks = Desks::new();
    let tried = desks.ask(desks.attempt(0, 60, 150, None)).unwrap();
    assert_eq!(tried.quote.amount, Money::from_minor(4_500));
    assert_eq!(tried.kept_fee, Money::ZERO);
    assert_eq!(desks.book(0, 60, 150).booking.amount, tried.quote.amount);
}

// B1, B6
#[test]
fn a_taken_place_is_refused_with_whose_it_is_and_what_is_free_instead() {
    let desks = Desks::new();
    desks.book(0, 60, 120);
    let refusal = desks.ask(desks.attempt(0, 90, 150, None)).unwrap_err();
    assert_eq!(refusal.code, "booking.taken");
    assert_eq!(refusal.data["who"], "Mariam Fouad");
    let offered = refusal.data["alternatives"].as_array().unwrap();
    assert_eq!(offered.first().unwrap()["resource"], "A2");
}

// B2
#[test]
fn a_booking_is_not_in_its_own_way() {
    let desks = Desks::new();
    let own = desks.book(0, 60, 120).booking.id;
    assert_eq!(
        desks.ask(desks.attempt(0, 90, 150, None)).unwrap_err().code,
        "booking.taken"
    );
    let longer = desks.ask(desks.attempt(0, 60, 180, Some(own))).unwrap();
    assert_eq!(longer.quote.amount, Money::from_minor(6_000));
}

// B9
#[test]
fn moving_late_says_before_what_stays_owed_and_that_is_what_it_is() {
    let desks = Desks::new();
    let choice = SettingsChoice {
        free_until_minutes: Some(1_440),
        cancellation_fee: Some(Percent::from_basis_points(5_000).unwrap()),
        ..SettingsChoice::default()
    };
    let rules = ChangeBookingSettings {
        scope: SettingsScope::Space,
        choice,
        version: 0,
    };
    desks.house.change(&desks.house.manager, rules).unwrap();
    let booked = desks.book(0, 60, 300);
    assert_eq!(booked.booking.amount, Money::from_minor(12_000));
    let tried = desks.ask(desks.attempt(1, 60, 120, Some(booked.booking.id))).unwrap();
    assert_eq!(tried.quote.amount, Money::from_minor(3_000));
    assert_eq!(tried.kept_fee, Money::from_minor(3_000));
    let moved = MoveBooking {
        id: booked.booking.id,
        resource_id: Some(desks.places[1]),
        starts_at: desks.at(60),
        ends_at: desks.at(120),
        expected_amount: Some(tried.quote.amount),
        waive_fee: false,
    };
    let moved = desks.house.change(&desks.house.staff, moved).unwrap();
    assert_eq!(moved.booking.fee, tried.kept_fee);
}

// A3
#[test]
fn what_is_not_there_is_not_found() {
    let desks = Desks::new();
    let nobody = BookingId::from_uuid(uuid::Uuid::from_u128(404));
    assert_eq!(
        desks.ask(desks.attempt(0, 60, 120, Some(nobody))).unwrap_err().code,
        "not_found"
    );
    let nowhere = TryBooking {
        resource_id: ResourceId::from_uuid(uuid::Uuid::from_u128(404)),
        ..desks.attempt(0, 60, 120, None)
    };
    assert_eq!(desks.ask(nowhere).unwrap_err().code, "not_found");
}
