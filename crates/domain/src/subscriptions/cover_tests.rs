use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::subscriptions::HoursOfDay;

fn cairo() -> Zone {
    Zone::named("Africa/Cairo").unwrap()
}

fn at(local: &str) -> Instant {
    cairo().instant_of(local.parse().unwrap())
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn asked(from: &str, to: &str) -> Interval {
    Interval::new(at(from), at(to)).unwrap()
}

fn hours(from: &str, to: &str) -> Access {
    Access {
        hours: Some(HoursOfDay {
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
        }),
        ..Access::default()
    }
}

fn run<'a>(access: &'a Access, from: &str, to: &str, pauses: &'a [Pause]) -> Run<'a> {
    Run {
        access,
        starts_on: day(from),
        ends_on: day(to),
        sold_at: at("2026-01-01T00:00:00"),
        pauses,
    }
}

fn minutes(windows: &[Interval]) -> Vec<i64> {
    windows.iter().map(|window| window.minutes()).collect()
}

// S1, S4
#[test]
fn a_stay_over_the_end_of_a_plan_is_paid_until_midnight() {
    let all_day = Access::default();
    let run = run(&all_day, "2026-11-20", "2026-11-26", &[]);
    let stay = asked("2026-11-26T22:00:00", "2026-11-27T01:30:00");
    assert_eq!(
        windows(&run, stay, &cairo()),
        [asked("2026-11-26T22:00:00", "2026-11-27T00:00:00")]
    );
    assert!(windows(&run, asked("2026-11-27T00:00:00", "2026-11-27T01:00:00"), &cairo()).is_empty());
    let before = asked("2026-11-19T22:00:00", "2026-11-20T01:00:00");
    assert_eq!(minutes(&windows(&run, before, &cairo())), [60]);
    // Days that touch are one window.
    let long = asked("2026-11-20T10:00:00", "2026-11-23T10:00:00");
    assert_eq!(windows(&run, long, &cairo()), [long]);
}

// T5, T7
#[test]
fn days_of_23_and_25_hours_are_whole_days() {
    let all_day = Access::default();
    let run = run(&all_day, "2026-04-24", "2026-04-24", &[]);
    let around = asked("2026-04-23T20:00:00", "2026-04-25T04:00:00");
    assert_eq!(minutes(&windows(&run, around, &cairo())), [23 * 60]);
    let autumn = super::Run {
        starts_on: day("2026-10-29"),
        ends_on: day("2026-10-29"),
        ..run
    };
    let around = asked("2026-10-28T20:00:00", "2026-10-30T04:00:00");
    assert_eq!(minutes(&windows(&autumn, around, &cairo())), [25 * 60]);
}

// S4
#[test]
fn hours_and_weekdays_bound_what_is_paid() {
    let office = Access {
        weekdays: vec![7, 1, 2, 3, 4],
        ..hours("09:00", "17:00")
    };
    let run = run(&office, "2026-11-01", "2026-11-30", &[]);
    // 2026-11-20 is a Friday.
    let stay = asked("2026-11-19T08:00:00", "2026-11-22T18:00:00");
    assert_eq!(minutes(&windows(&run, stay, &cairo())), [480, 480]);
    let night = hours("20:00", "02:00");
    let run = super::Run {
        access: &night,
        ends_on: day("2026-11-19"),
        ..run
    };
    // The last night belongs to the day on which it begins.
    let stay = asked("2026-11-19T01:00:00", "2026-11-20T05:00:00");
    assert_eq!(minutes(&windows(&run, stay, &cairo())), [60, 360]);
}

// S3
#[test]
fn a_pause_suspends_the_benefits() {
    let all_day = Access::default();
    let pause = Pause {
        from_on: day("2026-11-21"),
        until_on: day("2026-11-23"),
        resumed_at: None,
    };
    let paused = [pause];
    let run = run(&all_day, "2026-11-20", "2026-11-28", &paused);
    let stay = asked("2026-11-20T00:00:00", "2026-11-24T00:00:00");
    assert_eq!(minutes(&windows(&run, stay, &cairo())), [24 * 60, 24 * 60]);
    // P6: who comes back at 15:00 is paid from then on, not from midnight.
    let back = [Pause {
        resumed_at: Some(at("2026-11-23T15:00:00")),
        ..pause
    }];
    let run = super::Run { pauses: &back, ..run };
    assert_eq!(
        windows(&run, asked("2026-11-23T10:00:00", "2026-11-23T18:00:00"), &cairo()),
        [asked("2026-11-23T15:00:00", "2026-11-23T18:00:00")]
    );
}

// P6
#[test]
fn nothing_before_the_sale_is_paid() {
    let all_day = Access::default();
    let run = super::Run {
        sold_at: at("2026-11-20T12:30:00"),
        ..run(&all_day, "2026-11-20", "2026-11-26", &[])
    };
    let stay = asked("2026-11-20T10:00:00", "2026-11-20T14:00:00");
    assert_eq!(
        windows(&run, stay, &cairo()),
        [asked("2026-11-20T12:30:00", "2026-11-20T14:00:00")]
    );
}

// S2, S5
#[test]
fn what_has_no_limit_pays_first_then_what_expires_first() {
    let cover = |number: u128, minutes_left| Cover {
        subscription_id: SubscriptionId::from_uuid(Uuid::from_u128(number)),
        plan_name: String::new(),
        windows: Vec::new(),
        resource_kinds: Vec::new(),
        minutes_left,
    };
    let sorted = covers_in_order(vec![
        (day("2026-12-30"), cover(1, Some(60))),
        (day("2026-12-10"), cover(2, Some(600))),
        (day("2026-12-31"), cover(3, None)),
    ]);
    let order: Vec<u128> = sorted
        .iter()
        .map(|cover| cover.subscription_id.uuid().as_u128())
        .collect();
    assert_eq!(order, [3, 2, 1]);
}

proptest! {
    // S1, S3, T7
    #[test]
    fn windows_lie_inside_the_stay_apart_and_hold_just_the_paid_moments(
        start in 0i64..60_000, length in 1i64..20_000, run_from in 0i64..40, run_days in 1i64..20,
        from in 0i8..24, to in 0i8..24, weekday in proptest::option::of(1i8..=7), pause in proptest::option::of((0i64..30, 1i64..10)),
    ) {
        let zone = cairo();
        let base = at("2026-04-10T00:00:00");
        let stay = Interval::new(base.plus_minutes(start), base.plus_minutes(start + length)).unwrap();
        let access = Access {
            hours: (from != to).then(|| HoursOfDay {
                from: LocalTime::new(from, 0, 0, 0).unwrap(), to: LocalTime::new(to, 0, 0, 0).unwrap(),
            }),
            weekdays: weekday.into_iter().collect(),
            ..Access::default()
        };
        let starts_on = later(day("2026-04-10"), run_from);
        let pauses: Vec<Pause> = pause
            .map(|(from, days)| Pause {
                from_on: later(starts_on, from), until_on: later(starts_on, from + days), resumed_at: None,
            })
            .into_iter()
            .collect();
        let run = Run { access: &access, starts_on, ends_on: later(starts_on, run_days - 1), sold_at: base, pauses: &pauses };
        let found = windows(&run, stay, &zone);
        for window in &found {
            prop_assert!(stay.start() <= window.start() && window.end() <= stay.end());
        }
        for pair in found.windows(2) {
            prop_assert!(pair[0].end() < pair[1].start());
        }
        // Moment by moment: paid means that its day, or the night before it, is one of the plan's.
        for step in 0..60 {
            let moment = stay.start().plus_millis(stay.millis() / 60 * step);
            let local = zone.local(moment);
            let paid_on = |date: Date| {
                starts_on <= date && date <= run.ends_on && paused_on(&pauses, date).is_none()
                    && weekday.is_none_or(|weekday| date.weekday().to_monday_one_offset() == weekday)
            };
            let (hour, date) = (local.hour(), local.date());
            let expected = if from == to {
                paid_on(date)
            } else if from < to {
                paid_on(date) && (from..to).contains(&hour)
            } else {
                (paid_on(date) && hour >= from) || (paid_on(later(date, -1)) && hour < to)
            };
            // An hour that a clock change repeats or skips is read as its first (T3).
            let changes = [day("2026-04-24"), day("2026-04-23")].contains(&date);
            prop_assert!(changes || found.iter().any(|window| window.contains(moment)) == expected, "{moment} {found:?}");
        }
    }
}
