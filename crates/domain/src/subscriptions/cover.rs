//! What a running subscription pays of a stay (S4, S5).

use super::{Access, Pause, later, paused_on};
use crate::{
    ids::SubscriptionId,
    resources::ResourceKind,
    time::{Date, Instant, Interval, LocalTime, Zone},
};

/// What one subscription pays of a stay: inside its windows, on its kinds of place, while minutes are left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// Whose allowance the covered minutes are drawn from.
    pub subscription_id: SubscriptionId,
    /// As sold.
    pub plan_name: String,
    /// The parts of the asked interval that it pays, in order, none touching another: its dates without
    /// pauses, within its hours and weekdays, not before the moment of sale (P6).
    pub windows: Vec<Interval>,
    /// The kinds of place it pays; empty for every kind.
    pub resource_kinds: Vec<ResourceKind>,
    /// What is left of its allowance, 0 and more; `None` for no limit.
    pub minutes_left: Option<i64>,
}

impl Cover {
    /// Whether it pays a place of this kind.
    #[must_use]
    pub fn covers_kind(&self, kind: ResourceKind) -> bool {
        self.resource_kinds.is_empty() || self.resource_kinds.contains(&kind)
    }
}

/// The order in which covers pay, the better for the customer first (S2, S5): those without a limit, which cost no
/// allowance, then the allowance that expires first. `ends_on` goes with each.
pub fn covers_in_order(mut covers: Vec<(Date, Cover)>) -> Vec<Cover> {
    covers.sort_by_key(|(ends_on, cover)| (cover.minutes_left.is_some(), *ends_on, cover.subscription_id));
    covers.into_iter().map(|(_, cover)| cover).collect()
}

/// A run of a plan, as far as paying needs it.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// When and where it pays.
    pub access: &'a Access,
    /// Its first day.
    pub starts_on: Date,
    /// Its last day.
    pub ends_on: Date,
    /// Nothing before is paid (P6).
    pub sold_at: Instant,
    /// Its pauses, in any order.
    pub pauses: &'a [Pause],
}

/// The parts of `asked` that a run pays, in order: its days in the space's zone, also those of 23 or 25 hours (T7),
/// without pauses, within its hours and weekdays.
#[must_use]
pub fn windows(run: &Run, asked: Interval, zone: &Zone) -> Vec<Interval> {
    let mut found: Vec<Interval> = Vec::new();
    // Hours past midnight belong to the date before.
    let mut date = run.starts_on.max(later(zone.date(asked.start()), -1));
    let last = run.ends_on.min(zone.date(asked.end()));
    while date <= last {
        if let Some(window) = window_of(run, date, asked, zone) {
            match found.last_mut() {
                Some(before) if before.end() >= window.start() => {
                    *before = Interval::new(before.start(), window.end()).unwrap_or(*before);
                }
                _ => found.push(window),
            }
        }
        date = later(date, 1);
    }
    found
}

/// What it pays of the hours that begin on one date.
fn window_of(run: &Run, date: Date, asked: Interval, zone: &Zone) -> Option<Interval> {
    let weekday = date.weekday().to_monday_one_offset();
    let weekdays = &run.access.weekdays;
    if paused_on(run.pauses, date).is_some() || !(weekdays.is_empty() || weekdays.contains(&weekday)) {
        return None;
    }
    let midnight = LocalTime::midnight();
    let (from, to) = run
        .access
        .hours
        .map_or((midnight, midnight), |hours| (hours.from, hours.to));
    let end_date = if to > from { date } else { later(date, 1) };
    let resumed = run
        .pauses
        .iter()
        .filter(|pause| pause.until_on <= date)
        .filter_map(|pause| pause.resumed_at)
        .max();
    let opens = zone.instant_of(date.to_datetime(from));
    let start = opens.max(asked.start()).max(run.sold_at).max(resumed.unwrap_or(opens));
    let end = zone.instant_of(end_date.to_datetime(to)).min(asked.end());
    Interval::new(start, end).ok()
}

#[cfg(test)]
#[path = "cover_tests.rs"]
mod tests;
