//! A member changes a series of their own, and hears of what changes for them.

use coworkflow_domain::bookings::{Pays, SettingsChoice, SettingsScope};
use coworkflow_domain::ids::{CustomerId, ResourceId, SeriesId};
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::series::SeriesScope;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::{Instant, Zone};

use super::*;
use crate::bookings::{Book, ChangeBookingSettings};
use crate::context::Context;
use crate::customers::{CreateCustomer, CustomerInput};
use crate::failure::Failure;
use crate::resources::CreateResource;
use crate::series::BookSeries;
use crate::sessions::Arriving;
use crate::testing::{TestHouse, block_on};

/// A house with a room at 100.00 an hour and two customers, of whom Mona signs in. Friday 2026-11-20, 10:00 in Cairo.
struct Site {
    house: TestHouse,
    room: ResourceId,
    mona: CustomerId,
    karim: CustomerId,
    me: Context,
}

fn at(local: &str) -> Instant {
    Zone::named("Africa/Cairo").unwrap().instant_of(local.parse().unwrap())
}

fn code<T: std::fmt::Debug>(refused: Result<T, Failure>) -> String {
    refused.unwrap_err().refusal().unwrap().code.to_string()
}

impl Site {
    fn new() -> Site {
        let house = TestHouse::new();
        let room = CreateResource {
            name: "Big room".into(),
            resource_type: ResourceKind::Room,
            rate_per_hour: Money::from_minor(10_000),
            capacity: Some(6),
            position: None,
            arrangement: None,
        };
        let room = house.change(&house.owner, room).unwrap().row.id;
        let customer = |name: &str| {
            let input = CustomerInput {
                name: name.into(),
                ..CustomerInput::default()
            };
            let create = CreateCustomer {
                input,
                allow_duplicate: true,
            };
            house.change(&house.staff, create).unwrap().id
        };
        let (mona, karim) = (customer("Mona El Sherif"), customer("Karim Adel"));
        let me = house.member(mona, "mona@nile.test");
        Site {
            house,
            room,
            mona,
            karim,
            me,
        }
    }

    /// Tuesdays from 2026-11-24, 10:00 to 12:00, booked at the desk.
    fn weekly(&self, customer: CustomerId, rule: &str) -> SeriesId {
        let book = BookSeries {
            customer: Arriving::Known(customer),
            resource_id: self.room,
            starts_at: at("2026-11-24T10:00"),
            ends_at: at("2026-11-24T12:00"),
            rule: rule.into(),
            attendees: None,
            guest_name: None,
            title: None,
            note: None,
            skip_conflicts: false,
            expected_total: None,
        };
        self.house.change(&self.house.staff, book).unwrap().series_id
    }

    fn karim_has(&self, from: &str, until: &str) {
        let book = Book {
            customer: Arriving::Known(self.karim),
            resource_id: self.room,
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
        };
        self.house.change(&self.house.staff, book).unwrap();
    }

    /// When the series of Mona takes place, by number.
    fn stands(&self, id: SeriesId) -> Vec<String> {
        let seen = self.house.ask(&self.me, OneOfMySeries { id }).unwrap();
        let zone = seen.zone.clone();
        let open = seen.bookings.iter().filter(|(_, open)| *open);
        open.map(|(row, _)| zone.local(row.starts_at).strftime("%m-%d %H:%M").to_string())
            .collect()
    }

    /// The n-th goes to another time of its day.
    fn edit(&self, id: SeriesId, number: usize, scope: SeriesScope, hours: i64) -> ChangeMySeries {
        let seen = self.house.ask(&self.me, OneOfMySeries { id }).unwrap();
        let (row, _) = &seen.bookings[number - 1];
        ChangeMySeries {
            booking_id: row.id,
            scope,
            starts_at: Some(row.starts_at.plus_hours(hours)),
            ends_at: Some(row.ends_at.plus_hours(hours)),
            resource_id: None,
            rule: None,
            skip_conflicts: false,
            expected: None,
        }
    }

    fn tries(&self, edit: &ChangeMySeries) -> crate::series::SeriesOutcome {
        block_on(self.house.services.preview_change_my_series(&self.me, edit.clone())).unwrap()
    }
}

// R3, P1
#[test]
fn what_is_shown_before_is_what_is_done_and_charged() {
    let site = Site::new();
    let id = site.weekly(site.mona, "FREQ=WEEKLY;COUNT=5");
    // Half an hour longer and three hours later from the third on, and two more at the end.
    let edit = site.edit(id, 3, SeriesScope::Following, 3);
    let edit = ChangeMySeries {
        ends_at: edit.ends_at.map(|at| at.plus_minutes(30)),
        rule: Some("FREQ=WEEKLY;COUNT=5".into()),
        ..edit
    };
    let before = (site.stands(id), site.house.last_event().seq);
    let seen = site.tries(&edit);
    assert_eq!(
        (site.stands(id), site.house.last_event().seq),
        before,
        "looking leaves nothing behind"
    );
    assert_eq!((seen.done.changed, seen.done.made, seen.ahead), (3, 2, 7));
    let (price, fee) = (seen.done.price_after, seen.done.fee);
    assert_eq!(
        (seen.done.price_before, price, fee),
        (Money::from_minor(60_000), Money::from_minor(125_000), Money::ZERO)
    );
    assert_eq!(seen.last, Some(at("2027-01-05T13:00")));
    let other = ChangeMySeries {
        expected: Some((Money::from_minor(60_000), fee)),
        ..edit.clone()
    };
    assert_eq!(code(site.house.change(&site.me, other)), "booking.price_changed");
    assert_eq!(site.stands(id), before.0);
    let done = site.house.change(
        &site.me,
        ChangeMySeries {
            expected: Some((price, fee)),
            ..edit
        },
    );
    assert_eq!(done.unwrap().changed, 3);
    assert_eq!(
        site.stands(id),
        [
            "11-24 10:00",
            "12-01 10:00",
            "12-08 13:00",
            "12-15 13:00",
            "12-22 13:00",
            "12-29 13:00",
            "01-05 13:00"
        ]
    );
}

// R2, A4: what is in the way is listed, without whose it is.
#[test]
fn what_is_in_the_way_is_listed_and_stays_as_it_is() {
    let site = Site::new();
    let id = site.weekly(site.mona, "FREQ=WEEKLY;COUNT=4");
    site.karim_has("2026-12-08T15:00", "2026-12-08T16:00");
    let edit = site.edit(id, 1, SeriesScope::All, 4);
    let seen = site.tries(&edit);
    let [left] = seen.done.left_out.as_slice() else {
        panic!("{:?}", seen.done.left_out)
    };
    assert_eq!((left.number, seen.done.changed), (3, 3));
    let words = left.refusal.message(Lang::En);
    assert!(words.contains("Big room") && !words.contains("Karim"), "{words}");
    assert_eq!(code(site.house.change(&site.me, edit.clone())), "series.conflicts");
    let skips = ChangeMySeries {
        skip_conflicts: true,
        ..edit
    };
    site.house.change(&site.me, skips).unwrap();
    assert_eq!(
        site.stands(id),
        ["11-24 14:00", "12-01 14:00", "12-08 10:00", "12-15 14:00"]
    );
}

// B5: what the desk alone may do, a member can't do by changing a series that the desk booked.
#[test]
fn the_rules_for_members_hold_also_for_what_an_edit_adds() {
    let site = Site::new();
    let id = site.weekly(site.mona, "FREQ=WEEKLY;COUNT=3");
    let lead = SettingsChoice {
        lead_minutes: Some(6 * 24 * 60),
        ..SettingsChoice::default()
    };
    let settings = ChangeBookingSettings {
        scope: SettingsScope::Space,
        version: 0,
        choice: lead,
    };
    site.house.change(&site.house.owner, settings).unwrap();
    let daily = ChangeMySeries {
        rule: Some("FREQ=DAILY;COUNT=5".into()),
        ..site.edit(id, 1, SeriesScope::All, 0)
    };
    let seen = site.tries(&daily);
    let refused: Vec<_> = seen.done.left_out.iter().map(|out| out.refusal.code.as_ref()).collect();
    assert_eq!(refused, ["booking.too_soon"; 1], "{seen:?}");
}

// B9
#[test]
fn moving_late_costs_what_was_agreed_and_says_so_first() {
    let site = Site::new();
    let policy = SettingsChoice {
        free_until_minutes: Some(9 * 1_440),
        cancellation_fee: Some(Percent::from_basis_points(5_000).unwrap()),
        ..SettingsChoice::default()
    };
    let settings = ChangeBookingSettings {
        scope: SettingsScope::Space,
        version: 0,
        choice: policy,
    };
    site.house.change(&site.house.owner, settings).unwrap();
    let id = site.weekly(site.mona, "FREQ=WEEKLY;COUNT=3");
    // Only the first is within nine days: half of its price is kept if it is made shorter.
    let edit = site.edit(id, 1, SeriesScope::All, 1);
    let shorter = ChangeMySeries {
        ends_at: edit.ends_at.map(|at| at.plus_minutes(-90)),
        ..edit
    };
    let seen = site.tries(&shorter);
    assert_eq!(seen.done.price_after, Money::from_minor(3 * 5_000));
    assert_eq!(seen.done.fee, Money::from_minor(5_000));
    let done = site.house.change(
        &site.me,
        ChangeMySeries {
            expected: Some((seen.done.price_after, seen.done.fee)),
            ..shorter
        },
    );
    assert_eq!(done.unwrap(), seen.done);
}

// A3, A4
#[test]
fn nobody_else_reaches_it() {
    let site = Site::new();
    let id = site.weekly(site.karim, "FREQ=WEEKLY;COUNT=3");
    let own = site.weekly_of_mona_later();
    assert_eq!(
        code(site.house.ask(&site.me, OneOfMySeries { id }).map(|seen| seen.words)),
        "not_found"
    );
    let edit = site.edit(own, 1, SeriesScope::All, 1);
    assert_eq!(code(site.house.change(&site.house.owner, edit.clone())), "forbidden");
    let stranger = site.house.member(site.karim, "karim@nile.test");
    assert_eq!(code(site.house.change(&stranger, edit.clone())), "not_found");
    assert_eq!(
        code(block_on(site.house.services.preview_change_my_series(&stranger, edit))),
        "not_found"
    );
}

impl Site {
    /// Another one, where nothing is in its way.
    fn weekly_of_mona_later(&self) -> SeriesId {
        let book = BookSeries {
            customer: Arriving::Known(self.mona),
            resource_id: self.room,
            starts_at: at("2026-11-24T16:00"),
            ends_at: at("2026-11-24T18:00"),
            rule: "FREQ=WEEKLY;COUNT=3".into(),
            attendees: None,
            guest_name: None,
            title: None,
            note: None,
            skip_conflicts: false,
            expected_total: None,
        };
        self.house.change(&self.house.staff, book).unwrap().series_id
    }
}

// A4, J2
#[test]
fn a_member_hears_of_their_own_and_of_nothing_else() {
    let site = Site::new();
    let mut listener = site.house.services.listen_to_mine(&site.me, None);
    let first = block_on(listener.next()).unwrap().unwrap();
    assert!(first.kinds.is_empty() && !first.reset);
    site.karim_has("2026-12-08T15:00", "2026-12-08T16:00");
    site.weekly(site.mona, "FREQ=WEEKLY;COUNT=2");
    let second = block_on(listener.next()).unwrap().unwrap();
    assert!(second.kinds.contains(&SubjectKind::Booking), "{second:?}");
    // Who was away hears in one go what was missed, and nothing of others.
    site.karim_has("2026-12-09T15:00", "2026-12-09T16:00");
    let now = site.house.last_event().seq;
    let mut again = site.house.services.listen_to_mine(&site.me, Some(second.seq));
    let missed = block_on(again.next()).unwrap().unwrap();
    assert_eq!((missed.seq, missed.reset), (now, false));
    assert!(missed.kinds.is_empty(), "{missed:?}");
    // A number of another journal is no place to go on from.
    let mut odd = site.house.services.listen_to_mine(&site.me, Some(now + 7));
    assert!(block_on(odd.next()).unwrap().unwrap().reset);
    // The team has a feed of its own.
    let mut team = site.house.services.listen_to_mine(&site.house.owner, None);
    assert_eq!(code(block_on(team.next()).unwrap()), "forbidden");
    assert!(block_on(team.next()).is_none());
}
