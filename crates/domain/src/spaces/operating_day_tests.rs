use jiff::civil::{date, time};
use proptest::prelude::*;

use super::*;
use crate::spaces::Opening;

const FIVE: LocalTime = time(5, 0, 0, 0);

fn cairo() -> Zone {
    Zone::named("Africa/Cairo").unwrap()
}

fn at(local: &str) -> Instant {
    cairo().instant_of(local.parse().unwrap())
}

/// Daily 09:00 to 02:00 of the next day.
fn late_hours() -> OpeningHours {
    let daily = |weekday| Opening {
        weekday,
        opens: time(9, 0, 0, 0),
        closes: time(2, 0, 0, 0),
    };
    OpeningHours::new((1..=7).map(daily).collect()).unwrap()
}

// T4: what recurs keeps its time on the wall.
#[test]
fn opening_hours_keep_wall_time_across_a_clock_change() {
    let (hours, zone) = (late_hours(), cairo());
    let starts = |day| hours.on(day, &zone).map(|opening| opening.start()).next();
    assert_eq!(starts(date(2026, 10, 29)), Some(at("2026-10-29T09:00:00")));
    assert_eq!(starts(date(2026, 10, 30)), Some(at("2026-10-30T09:00:00")));
    let apart = starts(date(2026, 10, 30))
        .unwrap()
        .minutes_since(starts(date(2026, 10, 29)).unwrap());
    assert_eq!(apart, 25 * 60);
}

// T6
#[test]
fn an_hour_after_midnight_belongs_to_the_evening_before() {
    assert_eq!(
        operating_day(at("2026-11-20T01:00:00"), &cairo(), FIVE),
        date(2026, 11, 19)
    );
    assert_eq!(
        operating_day(at("2026-11-20T04:59:59"), &cairo(), FIVE),
        date(2026, 11, 19)
    );
    assert_eq!(
        operating_day(at("2026-11-20T05:00:00"), &cairo(), FIVE),
        date(2026, 11, 20)
    );
}

// T5, T7
#[test]
fn operating_days_have_23_or_25_hours_where_clocks_change() {
    let hours = |day| operating_day_interval(day, &cairo(), FIVE).minutes() / 60;
    assert_eq!(
        [date(2026, 4, 23), date(2026, 10, 29), date(2026, 11, 20)].map(hours),
        [23, 25, 24]
    );
}

// B12
#[test]
fn a_walk_in_may_stay_until_the_next_claim_or_closing() {
    let until = |now: &str, next: Option<&str>| walk_in_until(at(now), &late_hours(), &cairo(), FIVE, next.map(at));
    assert_eq!(until("2026-11-20T12:00:00", None), at("2026-11-21T02:00:00"));
    assert_eq!(until("2026-11-21T01:30:00", None), at("2026-11-21T02:00:00"));
    assert_eq!(
        until("2026-11-20T12:00:00", Some("2026-11-20T15:00:00")),
        at("2026-11-20T15:00:00")
    );
    assert_eq!(
        until("2026-11-20T12:00:00", Some("2026-11-22T15:00:00")),
        at("2026-11-21T02:00:00")
    );
    // Closed at 03:00: the claim ends with the operating day.
    assert_eq!(until("2026-11-20T03:00:00", None), at("2026-11-20T05:00:00"));
}

// B12
#[test]
fn a_space_that_never_closes_claims_until_the_cut_off() {
    let daily = |weekday| Opening {
        weekday,
        opens: time(0, 0, 0, 0),
        closes: time(0, 0, 0, 0),
    };
    let always = OpeningHours::new((1..=7).map(daily).collect()).unwrap();
    assert_eq!(closing_after(at("2026-11-20T12:00:00"), &always, &cairo()), None);
    let until = walk_in_until(at("2026-11-20T12:00:00"), &always, &cairo(), FIVE, None);
    assert_eq!(until, at("2026-11-21T05:00:00"));
}

#[test]
fn the_ends_of_the_calendar_do_not_panic() {
    for day in [Date::MIN, Date::MAX] {
        assert!(operating_day_interval(day, &cairo(), FIVE).millis() > 0);
    }
    for edge in [i64::MIN, i64::MAX] {
        let now = Instant::from_millis(edge);
        let _ = operating_day(now, &cairo(), FIVE);
        let _ = closing_after(now, &late_hours(), &cairo());
    }
}

proptest! {
    // T6: every instant is inside its own operating day.
    #[test]
    fn operating_days_tile_time(ms in 1_700_000_000_000i64..1_900_000_000_000, hour in 0i8..24, minute in 0i8..60) {
        let (now, cut_off) = (Instant::from_millis(ms), time(hour, minute, 0, 0));
        let day = operating_day(now, &cairo(), cut_off);
        prop_assert!(operating_day_interval(day, &cairo(), cut_off).contains(now));
    }

    // B12
    #[test]
    fn a_walk_in_always_gets_some_time(ms in 1_700_000_000_000i64..1_900_000_000_000) {
        let now = Instant::from_millis(ms);
        prop_assert!(walk_in_until(now, &late_hours(), &cairo(), FIVE, None) > now);
    }
}
