use coworkflow_domain::bookings::{BookingState, Pays, SettingsChoice, SettingsScope};
use coworkflow_domain::ids::{BookingId, CustomerId, ResourceId, SeriesId};
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::series::{LeftOut, SeriesScope};
use coworkflow_domain::time::{Date, DateTime, Instant, Zone};
use coworkflow_store::bookings::BookingRow;

use super::*;
use crate::bookings::{Book, CancelBooking, ChangeBookingSettings, MoveBooking};
use crate::customers::{CreateCustomer, CustomerInput};
use crate::resources::CreateResource;
use crate::sessions::Arriving;
use crate::testing::{TestHouse, block_on};

/// A house with two rooms and two customers. Friday 2026-11-20, 10:00 in Cairo.
struct Rooms {
    house: TestHouse,
    big: ResourceId,
    small: ResourceId,
    mona: CustomerId,
    karim: CustomerId,
}

fn cairo() -> Zone {
    Zone::named("Africa/Cairo").unwrap()
}

fn at(local: &str) -> Instant {
    cairo().instant_of(local.parse().unwrap())
}

fn wall(at: Instant) -> String {
    cairo().local(at).strftime("%a %m-%d %H:%M").to_string()
}

impl Rooms {
    fn new() -> Rooms {
        let house = TestHouse::new();
        let room = |name: &str| CreateResource {
            name: name.into(),
            resource_type: ResourceKind::Room,
            rate_per_hour: Money::from_minor(10_000),
            capacity: Some(6),
            position: None,
            arrangement: None,
        };
        let customer = |name: &str| CreateCustomer {
            input: CustomerInput {
                name: name.into(),
                ..CustomerInput::default()
            },
            allow_duplicate: true,
        };
        let (big, small) = (
            house.change(&house.owner, room("Big room")).unwrap().row.id,
            house.change(&house.owner, room("Small room")).unwrap().row.id,
        );
        let (mona, karim) = (
            house.change(&house.staff, customer("Mona El Sherif")).unwrap().id,
            house.change(&house.staff, customer("Karim Adel")).unwrap().id,
        );
        Rooms {
            house,
            big,
            small,
            mona,
            karim,
        }
    }

    /// Tuesdays from 2026-11-24, 10:00 to 12:00.
    fn weekly(&self, rule: &str) -> BookSeries {
        BookSeries {
            customer: Arriving::Known(self.mona),
            resource_id: self.big,
            starts_at: at("2026-11-24T10:00"),
            ends_at: at("2026-11-24T12:00"),
            rule: rule.into(),
            attendees: Some(4),
            guest_name: None,
            title: Some("Team meeting".into()),
            note: None,
            skip_conflicts: false,
            expected_total: None,
        }
    }

    fn single(&self, customer: CustomerId, from: &str, until: &str) -> Result<BookingId, Failure> {
        let book = Book {
            customer: Arriving::Known(customer),
            resource_id: self.big,
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
        Ok(self.house.change(&self.house.staff, book)?.booking.id)
    }

    fn does<C: crate::perform::Change>(&self, change: C) -> Result<C::Output, Failure> {
        self.house.change(&self.house.staff, change)
    }

    fn view(&self, id: SeriesId) -> SeriesView {
        self.house.ask(&self.house.staff, OneSeries { id }).unwrap()
    }

    fn occurrence(&self, id: SeriesId, number: i64) -> BookingRow {
        let view = self.view(id);
        let found = view
            .bookings
            .into_iter()
            .find(|(row, _)| row.occurrence == Some(number));
        found.unwrap().0
    }

    fn change_of(&self, booking_id: BookingId, scope: SeriesScope) -> ChangeSeries {
        ChangeSeries {
            booking_id,
            scope,
            starts_at: None,
            ends_at: None,
            resource_id: None,
            rule: None,
            attendees: None,
            guest_name: None,
            title: None,
            note: None,
            skip_conflicts: false,
            waive_fee: false,
        }
    }

    fn cancel_of(&self, booking_id: BookingId, scope: SeriesScope) -> CancelSeries {
        CancelSeries {
            booking_id,
            scope,
            reason: None,
            waive_fee: false,
            expected_fee: None,
        }
    }

    /// Those that keep their place, as they stand on the wall.
    fn standing(&self, id: SeriesId) -> Vec<String> {
        let view = self.view(id);
        let mut rows: Vec<BookingRow> = view.bookings.into_iter().map(|(row, _)| row).collect();
        rows.sort_by_key(|row| row.starts_at);
        rows.into_iter()
            .filter(|row| row.state.keeps_its_place())
            .map(|row| wall(row.starts_at))
            .collect()
    }
}

fn conflicts(failure: &Failure) -> Vec<LeftOut> {
    let refusal = failure.refusal().unwrap();
    assert_eq!(refusal.code, "series.conflicts");
    serde_json::from_value(refusal.data["conflicts"].clone()).unwrap()
}

fn code<T: std::fmt::Debug>(answer: Result<T, Failure>) -> String {
    answer.unwrap_err().refusal().unwrap().code.to_string()
}

// R2
#[test]
fn a_series_of_52_is_all_or_nothing_or_leaves_out_what_can_not_be_had() {
    let rooms = Rooms::new();
    rooms
        .single(rooms.karim, "2026-12-08T11:00", "2026-12-08T13:00")
        .unwrap();
    rooms
        .single(rooms.karim, "2027-02-02T09:00", "2027-02-02T10:30")
        .unwrap();
    let preview = PreviewSeries {
        resource_id: rooms.big,
        customer_id: Some(rooms.mona),
        starts_at: at("2026-11-24T10:00"),
        ends_at: at("2026-11-24T12:00"),
        rule: "FREQ=WEEKLY;COUNT=52".into(),
        attendees: Some(4),
        booking_id: None,
    };
    let seen = rooms.house.ask(&rooms.house.staff, preview).unwrap();
    assert_eq!(seen.words, "every week on Tuesday, 52 times");
    assert_eq!((seen.occurrences.len(), seen.goes_on), (52, false));
    let refused = rooms.does(rooms.weekly("FREQ=WEEKLY;COUNT=52")).unwrap_err();
    let list = conflicts(&refused);
    assert_eq!(list.iter().map(|out| out.number).collect::<Vec<_>>(), [3, 11]);
    for out in &list {
        assert_eq!(out.refusal.code, "booking.taken");
        assert!(out.refusal.en.contains("Karim Adel"), "{}", out.refusal.en);
        // B6
        let alternatives = out.refusal.data["alternatives"].as_array().unwrap();
        assert!(alternatives.iter().any(|other| other["resource"] == "Small room"));
    }
    assert_eq!(refused.refusal().unwrap().data["of"], 52);
    let nothing = rooms
        .house
        .read(|tx| coworkflow_store::series::to_extend(tx, Instant::from_millis(i64::MAX), 10));
    assert!(nothing.is_empty());
    let done = rooms
        .does(BookSeries {
            skip_conflicts: true,
            ..rooms.weekly("FREQ=WEEKLY;COUNT=52")
        })
        .unwrap();
    assert_eq!((done.made, done.left_out.len()), (50, 2));
    // P1: what was shown is what it costs.
    assert_eq!((done.total, seen.total), (Money::from_minor(50 * 20_000), done.total));
    let view = rooms.view(done.series_id);
    assert_eq!((view.bookings.len(), view.gaps.len()), (50, 2));
    assert!(
        view.bookings
            .iter()
            .all(|(row, open)| *open && wall(row.starts_at).ends_with("10:00"))
    );
    assert_eq!(view.row.extends_at, None);
    let event = rooms.house.last_event();
    assert_eq!(event.event, "series.booked");
}

// R3, R4: the journey of the tenth: one moved, one deleted, then the time of all from the tenth on.
#[test]
fn a_change_from_the_tenth_on_keeps_what_was_moved_and_what_was_deleted() {
    let rooms = Rooms::new();
    let id = rooms.does(rooms.weekly("FREQ=WEEKLY;COUNT=52")).unwrap().series_id;
    // Moved by itself, by the operation that moves any booking.
    let twelfth = rooms.occurrence(id, 12);
    let moved = MoveBooking {
        id: twelfth.id,
        resource_id: None,
        starts_at: twelfth.starts_at.plus_hours(25),
        ends_at: twelfth.ends_at.plus_hours(25),
        expected_amount: None,
        waive_fee: false,
    };
    rooms.does(moved).unwrap();
    let cancel = CancelBooking {
        id: rooms.occurrence(id, 15).id,
        reason: None,
        waive_fee: false,
        expected_fee: None,
    };
    rooms.does(cancel).unwrap();
    let tenth = rooms.occurrence(id, 10);
    let later = ChangeSeries {
        starts_at: Some(tenth.starts_at.plus_hours(5)),
        ends_at: Some(tenth.ends_at.plus_hours(6)),
        ..rooms.change_of(tenth.id, SeriesScope::Following)
    };
    let done = rooms.does(later).unwrap();
    assert_eq!((done.changed, done.made, done.cancelled), (41, 0, 0));
    let view = rooms.view(id);
    for (row, _) in &view.bookings {
        let number = row.occurrence.unwrap();
        let expected = match number {
            12 => wall(twelfth.starts_at.plus_hours(25)),
            15 => wall(row.starts_at),
            ..=9 => format!("{} 10:00", wall(row.starts_at).get(..9).unwrap()),
            _ => format!("{} 15:00", wall(row.starts_at).get(..9).unwrap()),
        };
        assert_eq!(wall(row.starts_at), expected, "{number}");
        assert_eq!(row.state == BookingState::Cancelled, number == 15);
        assert_eq!(row.overridden, number == 12);
        let minutes = row.interval().unwrap().minutes();
        assert_eq!(
            minutes,
            if number < 10 || [12, 15].contains(&number) {
                120
            } else {
                180
            }
        );
    }
    assert_eq!(view.words, "every week on Tuesday, 43 times");
    // T4: also across the change of the clock in spring.
    assert!(rooms.standing(id).contains(&"Tue 05-04 15:00".to_owned()));
    // An edit of all keeps them as well, and goes to another weekday.
    let first = rooms.occurrence(id, 1);
    let all = ChangeSeries {
        starts_at: Some(at("2026-11-26T09:00")),
        ends_at: Some(at("2026-11-26T11:00")),
        resource_id: Some(rooms.small),
        ..rooms.change_of(first.id, SeriesScope::All)
    };
    let done = rooms.does(all).unwrap();
    assert_eq!(done.changed, 50);
    let standing = rooms.standing(id);
    assert_eq!(standing.len(), 51);
    assert_eq!(
        standing
            .iter()
            .filter(|wall| wall.starts_with("Thu") && wall.ends_with("09:00"))
            .count(),
        50
    );
    assert!(standing.contains(&wall(twelfth.starts_at.plus_hours(25))));
    assert_eq!(rooms.occurrence(id, 12).resource_id, rooms.big);
    assert_eq!(rooms.occurrence(id, 15).state, BookingState::Cancelled);
}

// R3
#[test]
fn this_one_changes_alone_and_what_began_never_does() {
    let rooms = Rooms::new();
    let id = rooms.does(rooms.weekly("FREQ=WEEKLY;COUNT=5")).unwrap().series_id;
    let second = rooms.occurrence(id, 2);
    let title = ChangeSeries {
        title: Some("Board".into()),
        ..rooms.change_of(second.id, SeriesScope::This)
    };
    rooms.does(title).unwrap();
    let changed = rooms.occurrence(id, 2);
    assert_eq!((changed.title.as_str(), changed.overridden), ("Board", true));
    assert_eq!(rooms.occurrence(id, 3).title, "Team meeting");
    let crowd = ChangeSeries {
        attendees: Some(7),
        ..rooms.change_of(second.id, SeriesScope::All)
    };
    assert_eq!(code(rooms.does(crowd)), "booking.too_many_people");
    // A booking that got a title by itself stays apart, one that got a note does not.
    let fourth = rooms.occurrence(id, 4);
    let details = |booking: &BookingRow, title: Option<&str>, note: Option<&str>| crate::bookings::ChangeBooking {
        id: booking.id,
        version: booking.version,
        guest_name: None,
        title: title.map(str::to_owned),
        note: note.map(str::to_owned),
        attendees: None,
    };
    rooms.does(details(&fourth, None, Some("Bring the projector"))).unwrap();
    let by_its_own_title = rooms.occurrence(id, 5);
    rooms.does(details(&by_its_own_title, Some("Farewell"), None)).unwrap();
    assert_eq!(
        [4, 5].map(|number| rooms.occurrence(id, number).overridden),
        [false, true]
    );
    // On the day of the third, the first three are over or have begun.
    rooms.house.clock.set(at("2026-12-08T10:00"));
    let third = rooms.occurrence(id, 3);
    for scope in [SeriesScope::This, SeriesScope::Following] {
        assert_eq!(
            code(rooms.does(rooms.change_of(third.id, scope))),
            "series.nothing_to_change"
        );
    }
    let all = ChangeSeries {
        starts_at: Some(third.starts_at.plus_hours(2)),
        ends_at: Some(third.ends_at.plus_hours(2)),
        ..rooms.change_of(third.id, SeriesScope::All)
    };
    assert_eq!(rooms.does(all).unwrap().changed, 1);
    assert_eq!(
        rooms.standing(id),
        [
            "Tue 11-24 10:00",
            "Tue 12-01 10:00",
            "Tue 12-08 10:00",
            "Tue 12-15 12:00",
            "Tue 12-22 10:00"
        ]
    );
}

// R2, R4: an edit is all or nothing, or leaves those as they are that can't move.
#[test]
fn an_edit_in_the_way_of_others_lists_them_or_leaves_them() {
    let rooms = Rooms::new();
    let id = rooms.does(rooms.weekly("FREQ=WEEKLY;COUNT=6")).unwrap().series_id;
    rooms
        .single(rooms.karim, "2026-12-08T15:00", "2026-12-08T16:00")
        .unwrap();
    let first = rooms.occurrence(id, 1);
    let later = ChangeSeries {
        starts_at: Some(first.starts_at.plus_hours(4)),
        ends_at: Some(first.ends_at.plus_hours(4)),
        ..rooms.change_of(first.id, SeriesScope::All)
    };
    let before = rooms.standing(id);
    let list = conflicts(&rooms.does(later.clone()).unwrap_err());
    assert_eq!(list.iter().map(|out| out.number).collect::<Vec<_>>(), [3]);
    assert_eq!(rooms.standing(id), before);
    let done = rooms
        .does(ChangeSeries {
            skip_conflicts: true,
            ..later
        })
        .unwrap();
    assert_eq!((done.changed, done.left_out.len()), (5, 1));
    let third = rooms.occurrence(id, 3);
    assert_eq!(
        (wall(third.starts_at).as_str(), third.overridden),
        ("Tue 12-08 10:00", true)
    );
    // A shift by a day, where each takes the place that the one before still has.
    let daily = BookSeries {
        starts_at: at("2026-11-22T18:00"),
        ends_at: at("2026-11-22T19:00"),
        ..rooms.weekly("FREQ=DAILY;COUNT=5")
    };
    let daily = rooms.does(daily).unwrap().series_id;
    let first = rooms.occurrence(daily, 1);
    for hours in [24, -24] {
        let first = rooms.occurrence(daily, 1);
        let shift = ChangeSeries {
            starts_at: Some(first.starts_at.plus_hours(hours)),
            ends_at: Some(first.ends_at.plus_hours(hours)),
            ..rooms.change_of(first.id, SeriesScope::All)
        };
        assert_eq!(rooms.does(shift).unwrap().changed, 5);
    }
    assert_eq!(rooms.occurrence(daily, 1).starts_at, first.starts_at);
}

// R3, R4
#[test]
fn another_rule_lets_them_take_new_places_and_leaves_deleted_days_free() {
    let rooms = Rooms::new();
    let id = rooms.does(rooms.weekly("FREQ=WEEKLY;COUNT=6")).unwrap().series_id;
    rooms
        .does(rooms.cancel_of(rooms.occurrence(id, 3).id, SeriesScope::This))
        .unwrap();
    let second = rooms.occurrence(id, 2);
    let twice = ChangeSeries {
        rule: Some("FREQ=WEEKLY;BYDAY=TU,WE;COUNT=6".into()),
        ..rooms.change_of(second.id, SeriesScope::Following)
    };
    let done = rooms.does(twice).unwrap();
    assert_eq!((done.changed, done.made, done.cancelled), (4, 1, 0));
    assert_eq!(
        rooms.standing(id),
        [
            "Tue 11-24 10:00",
            "Tue 12-01 10:00",
            "Wed 12-02 10:00",
            "Wed 12-09 10:00",
            "Tue 12-15 10:00",
            "Wed 12-16 10:00"
        ]
    );
    let gap = rooms.view(id).gaps;
    assert_eq!(
        gap.iter().map(|gap| gap.code.as_str()).collect::<Vec<_>>(),
        ["series.kept_out"]
    );
    // And once more, to fewer: what is left over is called off.
    let chosen = rooms
        .view(id)
        .bookings
        .into_iter()
        .find(|(row, _)| wall(row.starts_at) == "Wed 12-02 10:00");
    let fewer = ChangeSeries {
        rule: Some("FREQ=MONTHLY;COUNT=2".into()),
        ..rooms.change_of(chosen.unwrap().0.id, SeriesScope::Following)
    };
    let done = rooms.does(fewer).unwrap();
    assert_eq!((done.changed, done.cancelled), (2, 2));
    assert_eq!(
        rooms.standing(id),
        [
            "Tue 11-24 10:00",
            "Tue 12-01 10:00",
            "Wed 12-02 10:00",
            "Sat 01-02 10:00"
        ]
    );
}

// R3, B9: the fee of those that are called off late is shown first.
#[test]
fn calling_off_the_rest_costs_what_was_agreed_and_makes_no_more() {
    let rooms = Rooms::new();
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
    rooms.house.change(&rooms.house.owner, settings).unwrap();
    let id = rooms.does(rooms.weekly("FREQ=WEEKLY")).unwrap().series_id;
    assert!(rooms.view(id).row.extends_at.is_some());
    let first = rooms.occurrence(id, 1);
    let all = PreviewCancelSeries {
        booking_id: first.id,
        scope: SeriesScope::All,
    };
    let fee = rooms.house.ask(&rooms.house.staff, all).unwrap();
    assert_eq!((fee.count, fee.fee), (52, Money::from_minor(10_000)));
    let wrong = CancelSeries {
        expected_fee: Some(Money::ZERO),
        ..rooms.cancel_of(first.id, SeriesScope::All)
    };
    assert_eq!(code(rooms.does(wrong)), "booking.price_changed");
    let third = rooms.occurrence(id, 3);
    let rest = CancelSeries {
        expected_fee: Some(Money::ZERO),
        ..rooms.cancel_of(third.id, SeriesScope::Following)
    };
    assert_eq!(rooms.does(rest).unwrap().cancelled, 50);
    assert_eq!(rooms.standing(id).len(), 2);
    rooms.house.clock.advance_minutes(60 * 24 * 3);
    assert_eq!(block_on(rooms.house.services.extend_series()).unwrap(), 0);
    assert_eq!(rooms.standing(id).len(), 2);
    // R4: deleted ones stay so when those that are left change.
    let first = rooms.occurrence(id, 1);
    let longer = ChangeSeries {
        ends_at: Some(first.ends_at.plus_minutes(60)),
        waive_fee: false,
        ..rooms.change_of(first.id, SeriesScope::All)
    };
    let changed = rooms.does(longer).unwrap();
    assert_eq!((changed.changed, changed.made), (2, 0));
}

// R1: an endless series goes on as days come within the horizon; what is taken then is left out, and said.
#[test]
fn an_endless_series_is_carried_on_by_the_job() {
    let rooms = Rooms::new();
    let near = SettingsChoice {
        advance_days: Some(30),
        ..SettingsChoice::default()
    };
    let settings = ChangeBookingSettings {
        scope: SettingsScope::Space,
        version: 0,
        choice: near,
    };
    rooms.house.change(&rooms.house.owner, settings).unwrap();
    let id = rooms.does(rooms.weekly("FREQ=WEEKLY")).unwrap().series_id;
    assert_eq!(rooms.standing(id).len(), 4);
    rooms
        .does(rooms.cancel_of(rooms.occurrence(id, 2).id, SeriesScope::This))
        .unwrap();
    let cut = CutSeries {
        series_id: id,
        from: "2026-12-27".parse::<Date>().unwrap(),
        until: "2027-01-02".parse::<Date>().unwrap(),
        reason: Some("Holidays".into()),
        waive_fee: false,
        expected_fee: None,
    };
    rooms.does(cut).unwrap();
    rooms.house.clock.set(at("2026-12-15T12:30"));
    rooms
        .single(rooms.karim, "2027-01-05T10:00", "2027-01-05T11:00")
        .unwrap();
    assert_eq!(block_on(rooms.house.services.extend_series()).unwrap(), 2);
    assert_eq!(
        rooms.standing(id),
        [
            "Tue 11-24 10:00",
            "Tue 12-08 10:00",
            "Tue 12-15 10:00",
            "Tue 12-22 10:00",
            "Tue 01-12 10:00"
        ]
    );
    let gaps = rooms.view(id).gaps;
    let codes: Vec<&str> = gaps.iter().map(|gap| gap.code.as_str()).collect();
    assert_eq!(codes, ["series.cut_out", "booking.taken"]);
    assert_eq!(rooms.house.last_event().event, "series.extended");
    // Once a day is enough.
    assert_eq!(block_on(rooms.house.services.extend_series()).unwrap(), 0);
}

// R5
#[test]
fn a_single_becomes_a_series_and_days_are_cut_out_of_it() {
    let rooms = Rooms::new();
    let single = rooms
        .single(rooms.karim, "2026-11-24T10:00", "2026-11-24T11:30")
        .unwrap();
    let repeat = |rule: &str| RepeatBooking {
        id: single,
        rule: rule.into(),
        skip_conflicts: false,
    };
    assert_eq!(
        code(rooms.does(repeat("FREQ=WEEKLY;BYDAY=WE;COUNT=8"))),
        "series.leaves_itself_out"
    );
    let done = rooms.does(repeat("FREQ=WEEKLY;COUNT=8")).unwrap();
    assert_eq!((done.made, done.changed), (7, 1));
    let first = rooms.occurrence(done.series_id, 1);
    assert_eq!((first.id, first.overridden), (single, false));
    assert_eq!(
        code(rooms.does(repeat("FREQ=WEEKLY;COUNT=8"))),
        "series.repeated_already"
    );
    let cut = CutSeries {
        series_id: done.series_id,
        from: "2026-12-01".parse::<Date>().unwrap(),
        until: "2026-12-15".parse::<Date>().unwrap(),
        reason: None,
        waive_fee: false,
        expected_fee: None,
    };
    assert_eq!(rooms.does(cut).unwrap().cancelled, 3);
    assert_eq!(rooms.standing(done.series_id).len(), 5);
}

// B5: the settings hold on this path too; T4, T5: a night that the clock swallows.
#[test]
fn settings_and_clock_changes_hold_for_every_occurrence() {
    let rooms = Rooms::new();
    let odd = BookSeries {
        starts_at: at("2026-11-24T10:05"),
        ..rooms.weekly("FREQ=WEEKLY;COUNT=3")
    };
    assert_eq!(code(rooms.does(odd)), "booking.off_steps");
    let crowd = BookSeries {
        attendees: Some(7),
        ..rooms.weekly("FREQ=WEEKLY;COUNT=3")
    };
    assert_eq!(code(rooms.does(crowd)), "booking.too_many_people");
    assert_eq!(
        code(rooms.does(rooms.weekly("FREQ=DAILY;BYHOUR=10,13;COUNT=500"))),
        "series.too_many"
    );
    assert_eq!(
        code(rooms.does(rooms.weekly("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30"))),
        "series.no_occurrence"
    );
    assert_eq!(code(rooms.does(rooms.weekly("FREQ=YEARLY"))), "series.other_frequency");
    let late = BookSeries {
        starts_at: at("2026-11-24T22:00"),
        ends_at: at("2026-11-24T23:30"),
        ..rooms.weekly("FREQ=WEEKLY;COUNT=3")
    };
    let closed = conflicts(&rooms.does(late).unwrap_err());
    assert!(closed.len() == 3 && closed.iter().all(|out| out.refusal.code == "booking.closed"));
    let id = rooms.does(rooms.weekly("FREQ=WEEKLY;COUNT=40")).unwrap().series_id;
    for (row, _) in rooms.view(id).bookings {
        let local: DateTime = cairo().local(row.starts_at);
        assert_eq!((local.hour(), row.interval().unwrap().minutes()), (10, 120));
    }
}

// P1, S5: hours of a plan that the first bookings use up are not there for the last ones, also when it is only looked at.
#[test]
fn the_price_that_is_shown_is_the_one_that_is_charged_also_with_hours_of_a_plan() {
    use crate::subscriptions::{CreatePlan, PlanEntry, SellPlan};
    let rooms = Rooms::new();
    let plan = PlanEntry {
        name: "Five hours".into(),
        days: 30,
        price: Money::from_minor(30_000),
        included_minutes: Some(300),
        hours: None,
        weekdays: Vec::new(),
        resource_kinds: Vec::new(),
    };
    let plan = rooms
        .house
        .change(&rooms.house.owner, CreatePlan { entry: plan })
        .unwrap();
    let sell = SellPlan {
        customer_id: rooms.mona,
        plan_id: plan.row.id,
        starts_on: None,
        discount: Percent::ZERO,
        payments: Vec::new(),
    };
    rooms.does(sell).unwrap();
    let preview = PreviewSeries {
        resource_id: rooms.big,
        customer_id: Some(rooms.mona),
        starts_at: at("2026-11-24T10:00"),
        ends_at: at("2026-11-24T12:00"),
        rule: "FREQ=WEEKLY;COUNT=4".into(),
        attendees: None,
        booking_id: None,
    };
    let before = rooms.house.last_event().seq;
    let seen = block_on(rooms.house.services.preview_series(&rooms.house.staff, preview)).unwrap();
    // Four times two hours, of which five are paid.
    assert_eq!(seen.total, Money::from_minor(30_000));
    assert_eq!(rooms.house.last_event().seq, before, "looking leaves nothing behind");
    let book = BookSeries {
        expected_total: Some(seen.total),
        ..rooms.weekly("FREQ=WEEKLY;COUNT=4")
    };
    assert_eq!(rooms.does(book).unwrap().total, seen.total);
}

// A3
#[test]
fn another_house_does_not_know_it() {
    let rooms = Rooms::new();
    let id = rooms.does(rooms.weekly("FREQ=WEEKLY;COUNT=3")).unwrap().series_id;
    let next_door = rooms.house.next_door();
    let asked = next_door.ask(&next_door.owner, OneSeries { id });
    assert_eq!(code(asked.map(|view| view.row)), "not_found");
    let cancelled = next_door.change(
        &next_door.owner,
        rooms.cancel_of(rooms.occurrence(id, 1).id, SeriesScope::All),
    );
    assert_eq!(code(cancelled), "not_found");
}
