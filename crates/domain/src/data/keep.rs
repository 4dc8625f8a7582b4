//! Which backups are kept.

use std::collections::BTreeSet;

use crate::names::named_enum;
use crate::time::{Instant, Zone};

/// Days of which the last backup is kept.
const DAYS: usize = 7;
/// Weeks of which the last backup is kept.
const WEEKS: usize = 4;
/// Months of which the last backup is kept.
const MONTHS: usize = 12;
/// Every backup is kept for so long: who made one by hand looks for it soon.
const RECENT_HOURS: i64 = 24;

named_enum! {
    /// Why a backup is kept: the first reason that holds.
    Keep {
        /// It is younger than a day.
        Recent = "recent",
        /// The last one of one of the last 7 days that have any.
        Daily = "daily",
        /// The last one of one of the last 4 weeks that have any.
        Weekly = "weekly",
        /// The last one of one of the last 12 months that have any.
        Monthly = "monthly",
    }
}

/// Why each of these backups is kept, or `None` for one that may go: in the order given. Days, weeks (from Monday)
/// and months are those of the space's zone (T7). The newest one is always kept, whatever the clock says.
#[must_use]
pub fn kept(made: &[Instant], now: Instant, zone: &Zone) -> Vec<Option<Keep>> {
    let mut newest_first: Vec<usize> = (0..made.len()).collect();
    let at = |index: usize| made.get(index).copied().unwrap_or(now);
    newest_first.sort_by_key(|&index| std::cmp::Reverse((at(index), index)));
    let mut reasons = vec![None; made.len()];
    let (mut days, mut weeks, mut months) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for index in newest_first {
        let date = zone.date(at(index));
        let week = date.iso_week_date();
        // Each is entered whatever the reason, so that the week's last one is not kept twice under two names.
        let first_of_day = days.len() < DAYS && days.insert(date);
        let first_of_week = weeks.len() < WEEKS && weeks.insert((week.year(), week.week()));
        let first_of_month = months.len() < MONTHS && months.insert((date.year(), date.month()));
        let reason = if now.millis_since(at(index)) < RECENT_HOURS * 3_600_000 {
            Some(Keep::Recent)
        } else if first_of_day {
            Some(Keep::Daily)
        } else if first_of_week {
            Some(Keep::Weekly)
        } else if first_of_month {
            Some(Keep::Monthly)
        } else {
            None
        };
        if let Some(slot) = reasons.get_mut(index) {
            *slot = reason;
        }
    }
    reasons
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cairo() -> Zone {
        Zone::named("Africa/Cairo").unwrap()
    }

    fn at(local: &str) -> Instant {
        cairo().instant_of(local.parse().unwrap())
    }

    /// A backup at 04:00 of each of the last `count` days, newest first.
    fn nightly(now: Instant, count: i64) -> Vec<Instant> {
        (0..count).map(|day| now.plus_hours(-24 * day)).collect()
    }

    #[test]
    fn a_year_of_nights_keeps_a_week_of_days_four_weeks_and_twelve_months() {
        // 2026-11-20 is a Friday.
        let now = at("2026-11-20T04:05:00");
        let reasons = kept(&nightly(at("2026-11-20T04:00:00"), 400), now, &cairo());
        let count = |wanted: Keep| reasons.iter().filter(|reason| **reason == Some(wanted)).count();
        assert_eq!((count(Keep::Recent), count(Keep::Daily)), (1, 6));
        // This week's and last week's last ones are among the days; two Sundays before them remain.
        assert_eq!(count(Keep::Weekly), 2);
        // November's last one is today's; eleven month ends remain, October's among them.
        assert_eq!(count(Keep::Monthly), 11);
        let oldest = nightly(at("2026-11-20T04:00:00"), 400)
            .into_iter()
            .zip(&reasons)
            .filter(|(_, reason)| reason.is_some())
            .map(|(at, _)| cairo().date(at))
            .min();
        assert_eq!(oldest, Some(jiff::civil::date(2025, 12, 31)));
    }

    #[test]
    fn all_of_a_day_are_kept_and_of_an_older_day_the_last() {
        let made = [
            "2026-11-20T10:00:00",
            "2026-11-20T09:00:00",
            "2026-11-18T20:00:00",
            "2026-11-18T04:00:00",
        ]
        .map(at);
        let reasons = kept(&made, at("2026-11-20T11:00:00"), &cairo());
        assert_eq!(
            reasons,
            [Some(Keep::Recent), Some(Keep::Recent), Some(Keep::Daily), None]
        );
    }

    #[test]
    fn after_a_year_without_a_backup_the_last_ones_are_still_there() {
        let made = nightly(at("2025-06-01T04:00:00"), 3);
        let reasons = kept(&made, at("2026-11-20T11:00:00"), &cairo());
        assert_eq!(reasons, [Some(Keep::Daily); 3]);
    }

    proptest! {
        #[test]
        fn the_newest_stays_and_the_rule_is_stable(hours in prop::collection::vec(0i64..20_000, 1..200), ahead in -1_000i64..1_000) {
            let start = at("2025-01-01T00:00:00");
            let made: Vec<Instant> = hours.iter().map(|hour| start.plus_hours(*hour)).collect();
            let newest = made.iter().max().copied().unwrap();
            let now = newest.plus_hours(ahead);
            let reasons = kept(&made, now, &cairo());
            prop_assert!(made.iter().zip(&reasons).any(|(at, reason)| *at == newest && reason.is_some()));
            // What a second look at the remaining ones would throw away was thrown away by the first.
            let left: Vec<Instant> = made.iter().zip(&reasons).filter(|(_, reason)| reason.is_some()).map(|(at, _)| *at).collect();
            prop_assert!(kept(&left, now, &cairo()).iter().all(Option::is_some));
            let old = reasons.iter().flatten().filter(|reason| **reason != Keep::Recent).count();
            prop_assert!(old <= DAYS + WEEKS + MONTHS);
        }
    }
}
