//! What is priced: a stay, and the terms it was begun under.

use serde::{Deserialize, Serialize};

use super::{PriceRule, Spent};
use crate::{
    customers::CustomerType,
    ids::{CustomerId, ResourceId},
    money::Money,
    resources::ResourceKind,
    time::{Instant, LocalTime, Zone},
};

/// Milliseconds in a minute.
pub(super) const MINUTE: i64 = 60_000;

/// A part of a stay on one resource, at the rate frozen when it began (P6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Where.
    pub resource_id: ResourceId,
    /// Its name then.
    pub resource_name: String,
    /// What it was then.
    pub resource_kind: ResourceKind,
    /// Its rate then.
    pub rate_per_hour: Money,
    /// Inclusive.
    pub started_at: Instant,
    /// Exclusive; may equal the start, and an earlier one (a clock that jumped back) counts as equal.
    pub ended_at: Instant,
}

impl Segment {
    pub(super) fn millis(&self) -> i64 {
        self.ended_at.millis_since(self.started_at)
    }
}

/// A stay: its segments in order, each beginning where the one before ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// At least one for a real stay; none costs nothing.
    pub segments: Vec<Segment>,
}

impl Stay {
    /// Its length in milliseconds.
    pub(super) fn millis(&self) -> i64 {
        self.segments.iter().map(Segment::millis).fold(0, i64::saturating_add)
    }

    /// When it began; the beginning of time for a stay without segments.
    pub(super) fn start(&self) -> Instant {
        self.segments
            .first()
            .map_or(Instant::from_millis(0), |segment| segment.started_at)
    }

    /// The same stay, going on for `millis` more where it is now.
    pub(super) fn longer(&self, millis: i64) -> Self {
        let mut longer = self.clone();
        if let Some(last) = longer.segments.last_mut() {
            last.ended_at = last.ended_at.max(last.started_at).plus_millis(millis);
        }
        longer
    }
}

/// How time is billed (P5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metering {
    /// Billed by started steps of this many minutes, at least 1.
    pub increment_minutes: i64,
    /// A step counts once the stay is longer than its start by more than this.
    pub grace_minutes: i64,
}

impl Default for Metering {
    fn default() -> Self {
        Self {
            increment_minutes: 1,
            grace_minutes: 0,
        }
    }
}

impl Metering {
    /// Milliseconds of a step.
    pub(super) fn step(&self) -> i64 {
        self.increment_minutes.max(1).saturating_mul(MINUTE)
    }

    /// Milliseconds of the grace.
    pub(super) fn grace(&self) -> i64 {
        self.grace_minutes.max(0).saturating_mul(MINUTE)
    }
}

/// Who the guest is to the rules, as at check-in (P6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// Nobody in particular in an example.
    pub customer_id: Option<CustomerId>,
    /// By the plan that ran then (S7).
    pub customer_type: CustomerType,
    /// How many minutes before it began the stay was booked; 0 for who walks in.
    #[serde(default)]
    pub lead_minutes: i64,
}

/// What a stay is priced by, frozen at check-in (P6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// How the space bills time.
    pub metering: Metering,
    /// In the order of their priority, the highest first.
    pub rules: Vec<PriceRule>,
    /// Who stays.
    pub guest: Guest,
    /// What the guest was charged under day passes before.
    #[serde(default)]
    pub spent: Vec<Spent>,
}

/// How the space reads a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Weekdays, dates and bands are read here (T1).
    pub zone: Zone,
    /// When an operating day begins (T6).
    pub cut_off: LocalTime,
}
