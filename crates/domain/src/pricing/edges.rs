//! The moments of a stay at which another rule or plan may begin or cease to hold (P3).

use super::{Calendar, PriceRule, Stay, stay::MINUTE};
use crate::{
    subscriptions::Cover,
    time::{Date, Instant, Interval, LocalTime},
};

/// A stay is looked at for at most ten years: a longer one is a broken clock.
const LONGEST: i64 = 3_653;

/// Milliseconds since the start of the stay, ascending, without its start and end: between two of them the same rules
/// hold. There may be more than needed.
pub(super) fn edges(stay: &Stay, rules: &[&PriceRule], covers: &[Cover], calendar: Option<&Calendar>) -> Vec<i64> {
    let (start, length) = (stay.start(), stay.millis());
    let mut edges = Vec::new();
    let mut end = 0_i64;
    for segment in &stay.segments {
        end = end.saturating_add(segment.millis());
        edges.push(end);
    }
    for rule in rules {
        let minutes = [rule.scope.from_minute, rule.scope.until_minute];
        edges.extend(
            minutes
                .into_iter()
                .flatten()
                .map(|minute| minute.saturating_mul(MINUTE)),
        );
    }
    let mut at = |moment: Instant| edges.push(moment.as_millis().saturating_sub(start.as_millis()));
    for window in covers.iter().flat_map(|cover| &cover.windows) {
        at(window.start());
        at(window.end());
    }
    if let (Some(calendar), Ok(whole)) = (calendar, Interval::new(start, start.plus_millis(length))) {
        let times = times_of_day(rules, calendar);
        if !times.is_empty() {
            calendar.zone.jumps(whole).for_each(&mut at);
            for date in dates(whole, calendar) {
                for &time in &times {
                    calendar
                        .zone
                        .both_instants_of(date.to_datetime(time))
                        .into_iter()
                        .for_each(&mut at);
                }
            }
        }
    }
    edges.retain(|&edge| 0 < edge && edge < length);
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// The next moment at which other rules for items may hold; `None` when the clock changes nothing.
pub(super) fn next_by_the_clock(rules: &[&PriceRule], after: Instant, calendar: &Calendar) -> Option<Instant> {
    let times = times_of_day(rules, calendar);
    let whole = Interval::new(after, after.plus_hours(25))
        .ok()
        .filter(|_| !times.is_empty())?;
    let shown = dates(whole, calendar).flat_map(|date| {
        let times = times.clone();
        times
            .into_iter()
            .flat_map(move |time| calendar.zone.both_instants_of(date.to_datetime(time)))
    });
    calendar
        .zone
        .jumps(whole)
        .chain(shown)
        .filter(|&moment| moment > after)
        .min()
}

/// The times of a day at which something may change.
fn times_of_day(rules: &[&PriceRule], calendar: &Calendar) -> Vec<LocalTime> {
    let mut times = Vec::new();
    for rule in rules {
        if !rule.scope.weekdays.is_empty() || rule.scope.dates.is_some() {
            times.push(LocalTime::midnight());
        }
        times.extend(rule.scope.band.iter().flat_map(|band| [band.from, band.until]));
        if rule.effect.kind().counts_for().is_some() {
            times.push(calendar.cut_off);
        }
    }
    times.sort_unstable();
    times.dedup();
    times
}

/// Every calendar date that the interval touches.
fn dates(whole: Interval, calendar: &Calendar) -> impl Iterator<Item = Date> {
    let (first, last) = (calendar.zone.date(whole.start()), calendar.zone.date(whole.end()));
    let next = |date: &Date| date.tomorrow().ok();
    std::iter::successors(Some(first), next)
        .take_while(move |&date| date <= last)
        .take(LONGEST as usize)
}
