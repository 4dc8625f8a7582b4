//! When the scheduled backup is due.

use crate::time::{Instant, LocalTime, Zone};

/// The last time that a clock in this zone struck `hour` (0 to 23), at or before `now`; on the day of a clock change
/// where that hour is left out, the moment after the gap (T3).
#[must_use]
pub fn last_scheduled(now: Instant, zone: &Zone, hour: i64) -> Instant {
    let time = LocalTime::new(i8::try_from(hour.clamp(0, 23)).unwrap_or(0), 0, 0, 0).unwrap_or(LocalTime::midnight());
    let today = zone.date(now);
    let struck = zone.instant_of(today.to_datetime(time));
    if struck <= now {
        return struck;
    }
    today
        .yesterday()
        .map_or(struck, |day| zone.instant_of(day.to_datetime(time)))
}

/// Whether a backup is due: none was made since the hour struck last. `since` is the newest one, or when the house was set up.
#[must_use]
pub fn backup_due(now: Instant, zone: &Zone, hour: i64, since: Instant) -> bool {
    since < last_scheduled(now, zone, hour)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cairo() -> Zone {
        Zone::named("Africa/Cairo").unwrap()
    }

    fn at(local: &str) -> Instant {
        cairo().instant_of(local.parse().unwrap())
    }

    #[test]
    fn a_backup_is_due_once_after_its_hour_also_when_the_machine_slept() {
        let due = |now: &str, since: &str| backup_due(at(now), &cairo(), 4, at(since));
        assert!(!due("2026-11-20T03:59:00", "2026-11-19T04:01:00"));
        assert!(due("2026-11-20T04:00:00", "2026-11-19T04:01:00"));
        assert!(!due("2026-11-20T04:02:00", "2026-11-20T04:01:00"));
        assert!(due("2026-11-23T10:00:00", "2026-11-20T04:01:00"));
        assert!(
            !due("2026-11-20T10:00:00", "2026-11-20T09:00:00"),
            "set up this morning"
        );
    }

    // T3, T5
    #[test]
    fn the_hour_that_a_clock_change_leaves_out_or_repeats_strikes_once() {
        // 2026-04-24 has no 00:00 to 01:00 in Cairo.
        assert_eq!(
            last_scheduled(at("2026-04-24T05:00:00"), &cairo(), 0),
            at("2026-04-24T01:00:00")
        );
        // 2026-10-29 has 23:00 to 24:00 twice.
        let struck = last_scheduled(at("2026-10-30T05:00:00"), &cairo(), 23);
        assert!(!backup_due(at("2026-10-30T05:00:00"), &cairo(), 23, struck));
        assert_eq!(struck, at("2026-10-29T23:00:00"));
    }
}
