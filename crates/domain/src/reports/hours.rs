//! How a stay falls into the hours on the wall of its operating days (T5, T6).

use super::Period;
use crate::{
    spaces::{OpeningHours, operating_day, operating_day_interval},
    time::{Date, Instant, Interval, LocalTime, Zone},
};

const HOUR: i64 = 3_600_000;

/// The part of a stretch of time that lies in one hour on the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HourPart {
    /// The operating day (T6): 02:00 belongs to the evening before.
    pub day: Date,
    /// 0..=23. An hour that happens twice, when clocks go back, holds up to 120 minutes.
    pub hour: i8,
    /// Whole minutes, more than 0.
    pub minutes: i64,
}

/// Splits `stretch` at the hours and at the cut-off. Minutes are counted from `anchor`, at or before the stretch, so that
/// the parts of stretches that follow each other add up to the whole minutes of all of them.
#[must_use]
pub fn hour_parts(stretch: Interval, anchor: Instant, zone: &Zone, cut_off: LocalTime) -> Vec<HourPart> {
    let mut parts: Vec<HourPart> = Vec::new();
    let mut at = stretch.start();
    let mut day = operating_day(at, zone, cut_off);
    let mut day_ends = operating_day_interval(day, zone, cut_off).end();
    while at < stretch.end() {
        if at >= day_ends {
            day = operating_day(at, zone, cut_off);
            // The edge of time has no next day.
            day_ends = operating_day_interval(day, zone, cut_off).end().max(at.plus_millis(1));
        }
        let local = zone.local(at);
        let into_hour =
            (i64::from(local.minute()) * 60 + i64::from(local.second())) * 1_000 + i64::from(local.millisecond());
        let next = at.plus_millis(HOUR - into_hour).min(day_ends).min(stretch.end());
        let minutes = next.minutes_since(anchor) - at.minutes_since(anchor);
        match parts.last_mut() {
            Some(last) if (last.day, last.hour) == (day, local.hour()) => last.minutes += minutes,
            _ if minutes > 0 => parts.push(HourPart {
                day,
                hour: local.hour(),
                minutes,
            }),
            _ => {}
        }
        at = next;
    }
    parts
}

/// The hours in which the space is open on the days of a period, by its opening hours of now.
#[must_use]
pub fn open_parts(period: Period, hours: &OpeningHours, zone: &Zone, cut_off: LocalTime) -> Vec<HourPart> {
    // What opened the evening before may belong to the first day, and what opens before the cut-off to the last.
    let before = period.from().yesterday().ok();
    let after = period.to().tomorrow().ok();
    before
        .into_iter()
        .chain(period.each_day())
        .chain(after)
        .flat_map(|date| hours.on(date, zone))
        .flat_map(|opening| hour_parts(opening, opening.start(), zone, cut_off))
        .filter(|part| period.contains(part.day))
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    use super::*;
    use crate::spaces::Opening;

    fn cairo() -> Zone {
        Zone::named("Africa/Cairo").unwrap()
    }

    fn parts(from: &str, to: &str) -> Vec<(i8, i8, i64)> {
        let at = |local: &str| cairo().instant_of(local.parse().unwrap());
        let stretch = Interval::new(at(from), at(to)).unwrap();
        hour_parts(stretch, stretch.start(), &cairo(), time(5, 0, 0, 0))
            .into_iter()
            .map(|part| (part.day.day(), part.hour, part.minutes))
            .collect()
    }

    // T6
    #[test]
    fn a_stay_falls_into_its_hours_and_the_night_belongs_to_the_evening() {
        assert_eq!(
            parts("2026-11-20T22:30:00", "2026-11-21T01:15:00"),
            [(20, 22, 30), (20, 23, 60), (20, 0, 60), (20, 1, 15)]
        );
        assert_eq!(
            parts("2026-11-21T04:30:00", "2026-11-21T05:30:00"),
            [(20, 4, 30), (21, 5, 30)]
        );
    }

    // T5
    #[test]
    fn an_hour_that_is_skipped_holds_nothing_and_one_that_happens_twice_holds_both() {
        assert_eq!(
            parts("2026-04-23T23:30:00", "2026-04-24T01:30:00"),
            [(23, 23, 30), (23, 1, 30)]
        );
        assert_eq!(
            parts("2026-10-29T22:30:00", "2026-10-30T00:30:00"),
            [(29, 22, 30), (29, 23, 120), (29, 0, 30)]
        );
    }

    // T6
    #[test]
    fn a_cut_off_within_an_hour_parts_it() {
        let at = |local: &str| cairo().instant_of(local.parse().unwrap());
        let stretch = Interval::new(at("2026-11-21T05:00:00"), at("2026-11-21T06:00:00")).unwrap();
        let parts = hour_parts(stretch, stretch.start(), &cairo(), time(5, 30, 0, 0));
        assert_eq!(
            parts
                .iter()
                .map(|part| (part.day, part.hour, part.minutes))
                .collect::<Vec<_>>(),
            [(date(2026, 11, 20), 5, 30), (date(2026, 11, 21), 5, 30)]
        );
    }

    // T5, T6
    #[test]
    fn open_hours_follow_the_operating_day_and_the_clock() {
        let openings = (1..=7).map(|weekday| Opening {
            weekday,
            opens: time(20, 0, 0, 0),
            closes: time(2, 0, 0, 0),
        });
        let hours = OpeningHours::new(openings.collect()).unwrap();
        let open = |from, to| open_parts(Period::new(from, to).unwrap(), &hours, &cairo(), time(5, 0, 0, 0));
        let night = open(date(2026, 11, 20), date(2026, 11, 20));
        assert_eq!(night.iter().map(|part| part.minutes).sum::<i64>(), 360);
        assert!(night.iter().all(|part| part.day == date(2026, 11, 20)));
        // From 20:00 to 02:00 there are seven hours when clocks go back in between, and five when they go forward.
        let minutes = |date| open(date, date).iter().map(|part| part.minutes).sum::<i64>();
        assert_eq!(minutes(date(2026, 10, 29)), 420);
        assert_eq!(minutes(date(2026, 4, 23)), 300);
    }

    proptest! {
        // T5, T6: no minute is lost or counted twice, over any clock change and any cut-off.
        #[test]
        fn the_parts_of_a_stay_with_moves_add_up_to_its_minutes(
            start in 1_760_000_000_000_i64..1_800_000_000_000,
            lengths in proptest::collection::vec(1_i64..200_000_000, 1..5),
            cut_off in 0_i8..24,
            half in any::<bool>(),
        ) {
            let cut_off = time(cut_off, if half { 30 } else { 0 }, 0, 0);
            let anchor = Instant::from_millis(start);
            let (mut at, mut sum) = (anchor, 0);
            for length in lengths {
                let stretch = Interval::new(at, at.plus_millis(length)).unwrap();
                for part in hour_parts(stretch, anchor, &cairo(), cut_off) {
                    prop_assert!((1..=120).contains(&part.minutes));
                    sum += part.minutes;
                }
                at = stretch.end();
            }
            prop_assert_eq!(sum, at.minutes_since(anchor));
        }
    }
}
