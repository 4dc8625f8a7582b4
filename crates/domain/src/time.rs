//! Instants, half-open intervals and the wall clock of a space (T1–T7).

use std::{fmt, str::FromStr};

use jiff::{
    Timestamp,
    tz::{TimeZone, TimeZoneDatabase},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

pub use jiff::civil::{Date, DateTime, Time as LocalTime, Weekday};

use crate::refusal::{Refusal, Refuse};

const MINUTE: i64 = 60_000;

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// Days from 1970-01-01 to `date`, as dates are stored and counted.
#[must_use]
pub fn day_number(date: Date) -> i64 {
    date.duration_since(EPOCH).as_hours() / 24
}

/// The date that many days after 1970-01-01; `None` outside the years -9999..=9999.
#[must_use]
pub fn date_of_number(days: i64) -> Option<Date> {
    let hours = days.checked_mul(24)?;
    EPOCH.checked_add(jiff::SignedDuration::try_from_hours(hours)?).ok()
}

/// A point in time, UTC, to the millisecond (T1). Serialised as RFC 3339 (`2026-04-23T21:30:00Z`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// From milliseconds since 1970; values beyond the years -9999..9999 stop at that edge.
    #[must_use]
    pub fn from_millis(millis: i64) -> Self {
        let (low, high) = (Timestamp::MIN.as_millisecond(), Timestamp::MAX.as_millisecond());
        Self(millis.clamp(low, high))
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// From a `jiff` timestamp; what is finer than a millisecond is cut off.
    #[must_use]
    pub fn from_timestamp(timestamp: Timestamp) -> Self {
        Self::from_millis(timestamp.as_millisecond())
    }

    /// As a `jiff` timestamp.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::MAX)
    }

    /// Later by `millis` (earlier when negative), stopping at the edge of time.
    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Self {
        Self::from_millis(self.0.saturating_add(millis))
    }

    /// Later by `seconds`.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        self.plus_millis(seconds.saturating_mul(1_000))
    }

    /// Later by `minutes`.
    #[must_use]
    pub fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_millis(minutes.saturating_mul(MINUTE))
    }

    /// Later by `hours`.
    #[must_use]
    pub fn plus_hours(self, hours: i64) -> Self {
        self.plus_minutes(hours.saturating_mul(60))
    }

    /// Milliseconds from `earlier` to here; 0 when a clock jumped back, never negative.
    #[must_use]
    pub fn millis_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0).max(0)
    }

    /// Whole minutes from `earlier` to here; 0 when a clock jumped back, never negative.
    #[must_use]
    pub fn minutes_since(self, earlier: Self) -> i64 {
        self.millis_since(earlier) / MINUTE
    }
}

impl From<Timestamp> for Instant {
    fn from(timestamp: Timestamp) -> Self {
        Self::from_timestamp(timestamp)
    }
}

impl From<Instant> for Timestamp {
    fn from(instant: Instant) -> Self {
        instant.timestamp()
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.timestamp().fmt(f)
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Instant {
    type Err = TimeRefusal;
    fn from_str(text: &str) -> Result<Self, TimeRefusal> {
        let timestamp: Timestamp = text.parse().map_err(|_| TimeRefusal::NotAnInstant)?;
        Ok(Self::from_timestamp(timestamp))
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// A half-open span `[start, end)` that is never empty (T2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Bounds")]
pub struct Interval {
    start: Instant,
    end: Instant,
}

#[derive(Deserialize)]
struct Bounds {
    start: Instant,
    end: Instant,
}

impl TryFrom<Bounds> for Interval {
    type Error = TimeRefusal;
    fn try_from(bounds: Bounds) -> Result<Self, TimeRefusal> {
        Self::new(bounds.start, bounds.end)
    }
}

impl Interval {
    /// Refuses an end at or before the start (T2).
    pub fn new(start: Instant, end: Instant) -> Result<Self, TimeRefusal> {
        if start < end {
            Ok(Self { start, end })
        } else {
            Err(TimeRefusal::EmptyInterval { start, end })
        }
    }

    /// One day from `start`, for where a calendar has no end to give; the edge of time shortens it.
    #[must_use]
    pub(crate) fn starting(start: Instant) -> Self {
        let start = start.min(Instant::from_millis(i64::MAX).plus_hours(-24));
        Self {
            start,
            end: start.plus_hours(24),
        }
    }

    /// The first instant inside.
    #[must_use]
    pub const fn start(self) -> Instant {
        self.start
    }

    /// The first instant after.
    #[must_use]
    pub const fn end(self) -> Instant {
        self.end
    }

    /// Whether both share an instant; back-to-back intervals don't (T2).
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `at` is inside; the end is not (T2).
    #[must_use]
    pub fn contains(self, at: Instant) -> bool {
        self.start <= at && at < self.end
    }

    /// Length in milliseconds, more than 0.
    #[must_use]
    pub fn millis(self) -> i64 {
        self.end.millis_since(self.start)
    }

    /// Length in whole minutes, rounded down.
    #[must_use]
    pub fn minutes(self) -> i64 {
        self.millis() / MINUTE
    }
}

/// An IANA time zone, from the data compiled into the program. Serialised as its name.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// `Africa/Cairo`.
    pub fn named(name: &str) -> Result<Self, TimeRefusal> {
        let unknown = || TimeRefusal::UnknownZone {
            name: name.chars().take(60).collect(),
        };
        TimeZoneDatabase::bundled().get(name).map(Self).map_err(|_| unknown())
    }

    /// The IANA name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// What a clock on the wall shows at `instant`.
    #[must_use]
    pub fn local(&self, instant: Instant) -> DateTime {
        self.0.to_datetime(instant.timestamp())
    }

    /// The calendar date at `instant`.
    #[must_use]
    pub fn date(&self, instant: Instant) -> Date {
        self.local(instant).date()
    }

    /// When a clock on the wall shows `local`: a time that is skipped moves forward by the gap, one
    /// that happens twice is the first (T3).
    #[must_use]
    pub fn instant_of(&self, local: DateTime) -> Instant {
        let timestamp = self.0.to_ambiguous_timestamp(local).compatible();
        let edge = if local.year() < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        };
        Instant::from_timestamp(timestamp.unwrap_or(edge))
    }

    /// The moments inside `within` at which a clock on the wall jumps.
    pub fn jumps(&self, within: Interval) -> impl Iterator<Item = Instant> {
        self.0
            .following(within.start().timestamp())
            .map(|jump| Instant::from_timestamp(jump.timestamp()))
            .take_while(move |&jump| jump < within.end())
    }

    /// How far the wall is ahead of UTC at `instant`, and what that time is called.
    #[must_use]
    pub fn offset(&self, instant: Instant) -> ZoneOffset {
        let info = self.0.to_offset_info(instant.timestamp());
        ZoneOffset {
            seconds: info.offset().seconds(),
            summer: info.dst().is_dst(),
            name: info.abbreviation().to_owned(),
        }
    }

    /// The last moment before `instant` at which a clock on the wall jumped.
    #[must_use]
    pub fn jump_before(&self, instant: Instant) -> Option<Instant> {
        let jump = self.0.preceding(instant.timestamp()).next()?;
        Some(Instant::from_timestamp(jump.timestamp()))
    }

    /// Both moments at which a clock on the wall shows `local`, or between which it jumps over it; twice the same
    /// but at a clock change.
    #[must_use]
    pub fn both_instants_of(&self, local: DateTime) -> [Instant; 2] {
        let moments = self.0.to_ambiguous_timestamp(local);
        let first = moments.earlier().map(Instant::from_timestamp);
        let last = moments.later().map(Instant::from_timestamp);
        [first, last].map(|moment| moment.unwrap_or_else(|_| self.instant_of(local)))
    }
}

/// How far a wall is ahead of UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneOffset {
    /// Seconds, negative west of Greenwich.
    pub seconds: i32,
    /// Whether it is summer time.
    pub summer: bool,
    /// `EET`.
    pub name: String,
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zone({})", self.name())
    }
}

impl FromStr for Zone {
    type Err = TimeRefusal;
    fn from_str(name: &str) -> Result<Self, TimeRefusal> {
        Self::named(name)
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::named(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// Why a time was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimeRefusal {
    /// T2: the end is not after the start.
    #[error("the interval ends at {end}, which is not after its start {start}")]
    EmptyInterval {
        /// As asked.
        start: Instant,
        /// As asked.
        end: Instant,
    },
    /// No such zone in the IANA database.
    #[error("{name:?} is not an IANA time zone")]
    UnknownZone {
        /// As asked, shortened.
        name: String,
    },
    /// Not RFC 3339.
    #[error("this is not an instant in RFC 3339")]
    NotAnInstant,
}

impl Refuse for TimeRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::EmptyInterval { start, end } => Refusal::new(
                "time.empty_interval",
                "The end is not after the start. Choose a later end.",
                "النهاية ليست بعد البداية. اختر نهاية متأخرة عن البداية.",
            )
            .with("start", start)
            .with("end", end),
            Self::UnknownZone { name } => Refusal::new(
                "time.unknown_zone",
                format!("There is no time zone named “{name}”. Choose one from the list, such as Africa/Cairo."),
                format!("لا توجد منطقة زمنية باسم «{name}». اختر واحدة من القائمة، مثل Africa/Cairo."),
            )
            .on("zone"),
            Self::NotAnInstant => Refusal::new(
                "time.not_an_instant",
                "This is not a date and time. Write it like 2026-04-23T21:30:00Z.",
                "هذا ليس تاريخًا ووقتًا صحيحين. اكتبه بهذا الشكل: 2026-04-23T21:30:00Z.",
            ),
        }
    }
}

#[cfg(test)]
#[path = "time_tests.rs"]
mod tests;
