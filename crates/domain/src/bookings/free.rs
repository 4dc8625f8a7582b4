//! What is free instead, nearest to what was asked for (B6).

use serde::{Deserialize, Serialize};

use super::check::minute_of_day;
use crate::{
    ids::ResourceId,
    time::{Instant, Interval, Zone},
};

/// A place and an interval that could be booked instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Alternative {
    /// Where.
    pub resource_id: ResourceId,
    /// Its name.
    pub resource: String,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
}

/// Where to look for free time on one resource.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    /// When it is open, in order, back-to-back openings in one.
    pub open: &'a [Interval],
    /// When it is taken, in order, none overlapping, each with the turnaround that follows it (B3).
    pub taken: &'a [Interval],
    /// What has to follow a new booking (B3).
    pub turnaround_minutes: i64,
    /// Nothing before this.
    pub earliest: Instant,
}

/// The stretches in which a booking could lie, in order: open, not taken, and with room for the turnaround before the
/// next claim. The turnaround may reach beyond closing time.
#[must_use]
pub fn gaps(search: &Search) -> Vec<Interval> {
    let mut found = Vec::new();
    for open in search.open {
        let mut from = open.start().max(search.earliest);
        for taken in search.taken {
            let until = taken.start().plus_minutes(-search.turnaround_minutes).min(open.end());
            if taken.end() <= from {
                continue;
            }
            found.extend(Interval::new(from, until));
            from = from.max(taken.end());
        }
        found.extend(Interval::new(from, open.end()));
    }
    found
}

/// At most `most` free intervals as long as `wanted`, on steps of so many minutes of the day, the nearest first (B6):
/// one of each gap.
#[must_use]
pub fn nearest(wanted: Interval, gaps: &[Interval], step: i64, zone: &Zone, most: usize) -> Vec<Interval> {
    let length = wanted.millis();
    let mut found: Vec<Interval> = gaps
        .iter()
        .filter_map(|gap| {
            let first = up_to_step(gap.start(), step, zone);
            let last = down_to_step(gap.end().plus_millis(-length), step, zone);
            if first > last {
                return None;
            }
            let start = up_to_step(wanted.start().clamp(first, last), step, zone).min(last);
            let one = Interval::new(start, start.plus_millis(length)).ok()?;
            (one != wanted && gap.start() <= start && one.end() <= gap.end()).then_some(one)
        })
        .collect();
    let away = |one: &Interval| one.start().as_millis().abs_diff(wanted.start().as_millis());
    found.sort_by_key(away);
    found.truncate(most);
    found
}

fn down_to_step(at: Instant, step: i64, zone: &Zone) -> Instant {
    let into = minute_of_day(at, zone).rem_euclid(step.max(1));
    at.plus_minutes(-into).plus_millis(-at.as_millis().rem_euclid(60_000))
}

fn up_to_step(at: Instant, step: i64, zone: &Zone) -> Instant {
    let down = down_to_step(at, step, zone);
    if down < at { down.plus_minutes(step.max(1)) } else { at }
}
