//! The operating day (T6), closing time, and how long a walk-in may stay (B12).

use super::OpeningHours;
use crate::time::{Date, Instant, Interval, LocalTime, Zone};

/// The operating day that `instant` belongs to: it begins at the cut-off, not at midnight (T6).
#[must_use]
pub fn operating_day(instant: Instant, zone: &Zone, cut_off: LocalTime) -> Date {
    let date = zone.date(instant);
    let begins = |date: Date| zone.instant_of(date.to_datetime(cut_off));
    let next = date.tomorrow().unwrap_or(Date::MAX);
    if instant < begins(date) {
        date.yesterday().unwrap_or(Date::MIN)
    } else if instant >= begins(next) {
        next
    } else {
        date
    }
}

/// From the cut-off of `date` to the cut-off of the day after (T6, T7); at the very ends of the
/// calendar, one day long.
#[must_use]
pub fn operating_day_interval(date: Date, zone: &Zone, cut_off: LocalTime) -> Interval {
    let last = Date::MAX
        .yesterday()
        .unwrap_or(Date::MIN)
        .yesterday()
        .unwrap_or(Date::MIN);
    let date = date.clamp(Date::MIN, last);
    let start = zone.instant_of(date.to_datetime(cut_off));
    let end = zone.instant_of(date.tomorrow().unwrap_or(Date::MAX).to_datetime(cut_off));
    Interval::new(start, end).unwrap_or_else(|_| Interval::starting(start))
}

/// When the opening that goes on at `instant` ends, also over back-to-back openings; `None` when it is
/// closed then, or never closes within a week.
#[must_use]
pub fn closing_after(instant: Instant, hours: &OpeningHours, zone: &Zone) -> Option<Instant> {
    let mut date = zone.date(instant).yesterday().ok()?;
    let mut closing = None;
    for _ in 0..9 {
        for opening in hours.on(date, zone) {
            if opening.contains(closing.unwrap_or(instant)) {
                closing = Some(opening.end());
            }
        }
        date = date.tomorrow().ok()?;
    }
    closing.filter(|&closing| closing < instant.plus_hours(7 * 24))
}

/// Until when a walk-in claims a resource: the next claim on it or closing time, whichever is earlier;
/// outside opening hours the next cut-off (B12).
#[must_use]
pub fn walk_in_until(
    now: Instant,
    hours: &OpeningHours,
    zone: &Zone,
    cut_off: LocalTime,
    next_claim_start: Option<Instant>,
) -> Instant {
    let closing = closing_after(now, hours, zone)
        .unwrap_or_else(|| operating_day_interval(operating_day(now, zone, cut_off), zone, cut_off).end());
    next_claim_start.map_or(closing, |next| next.min(closing))
}

#[cfg(test)]
#[path = "operating_day_tests.rs"]
mod tests;
