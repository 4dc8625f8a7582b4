//! Rules that repeat, as RFC 5545 writes them: daily, weekly and monthly, in wall time (R1, T3, T4).

mod expand;
mod read;
mod refusals;
mod words;

pub use expand::Occurrences;
pub use refusals::RecurrenceRefusal;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    names::named_enum,
    time::{Date, DateTime, Instant, Interval, Weekday, Zone},
};

named_enum! {
    /// How often a rule comes round.
    Frequency {
        /// By days.
        Daily = "DAILY",
        /// By weeks.
        Weekly = "WEEKLY",
        /// By months.
        Monthly = "MONTHLY",
    }
}

/// When a rule ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It goes on.
    Never,
    /// After so many occurrences, 1 and more.
    Count(u32),
    /// With this calendar day, which still counts.
    On(Date),
    /// With this moment on the wall, which still counts.
    AtLocal(DateTime),
    /// With this moment, which still counts.
    At(Instant),
}

/// A weekday; within a month perhaps only its n-th one, from the end when negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NthWeekday {
    /// -5..=5, 0 for every one.
    pub nth: i8,
    /// Which.
    pub weekday: Weekday,
}

/// A daily, weekly or monthly rule of RFC 5545. Kept and sent as its text: `FREQ=WEEKLY;BYDAY=TU;COUNT=52`.
///
/// Its lists are sorted and hold nothing twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rule {
    frequency: Frequency,
    interval: u16,
    end: End,
    months: Vec<i8>,
    month_days: Vec<i8>,
    weekdays: Vec<NthWeekday>,
    hours: Vec<i8>,
    minutes: Vec<i8>,
    seconds: Vec<i8>,
    positions: Vec<i16>,
    week_start: Weekday,
}

impl Rule {
    /// How often it comes round.
    #[must_use]
    pub const fn frequency(&self) -> Frequency {
        self.frequency
    }

    /// When it ends.
    #[must_use]
    pub const fn end(&self) -> End {
        self.end
    }

    /// The same rule with another end.
    #[must_use]
    pub fn ending(mut self, end: End) -> Self {
        self.end = end;
        self
    }

    /// What is left of the rule once `passed` of its occurrences are over; `None` when nothing is.
    #[must_use]
    pub fn after(self, passed: u32) -> Option<Self> {
        let End::Count(count) = self.end else {
            return Some(self);
        };
        let left = count.checked_sub(passed).filter(|left| *left > 0)?;
        Some(self.ending(End::Count(left)))
    }

    /// Whether both have the same rhythm: as many occurrences in each round, so that the n-th of one takes the place of
    /// the n-th of the other.
    #[must_use]
    pub fn keeps_step_with(&self, other: &Self) -> bool {
        let shape = |rule: &Self| {
            let nths = rule.weekdays.iter().filter(|day| day.nth != 0).count();
            let in_round = match rule.frequency {
                Frequency::Daily => rule.weekdays.len(),
                // Without a list, the start gives the one day.
                Frequency::Weekly => rule.weekdays.len().max(1),
                Frequency::Monthly => (rule.weekdays.len() + rule.month_days.len()).max(1),
            };
            (
                in_round,
                nths == rule.weekdays.len() || rule.frequency != Frequency::Monthly,
            )
        };
        let times = |rule: &Self| [&rule.hours, &rule.minutes, &rule.seconds].map(|list| list.len().max(1));
        self.frequency == other.frequency
            && self.interval == other.interval
            && self.months == other.months
            && self.positions == other.positions
            && shape(self) == shape(other)
            && times(self) == times(other)
    }

    /// The same rule with an end by days, so that it stays where it is when the time of the day changes; `start` is its
    /// first occurrence.
    #[must_use]
    pub fn by_days(self, start: DateTime, zone: &Zone) -> Self {
        let last = match self.end {
            End::At(at) => zone.local(at),
            End::AtLocal(at) => at,
            End::Never | End::Count(_) | End::On(_) => return self,
        };
        if !(self.hours.is_empty() && self.minutes.is_empty() && self.seconds.is_empty()) {
            return self;
        }
        let reached = start.time() <= last.time();
        let day = if reached {
            Ok(last.date())
        } else {
            last.date().yesterday()
        };
        match day {
            Ok(day) => self.ending(End::On(day)),
            Err(_) => self,
        }
    }

    /// The same rhythm for a series of which one occurrence moves from one day to another; `None` when the rule names
    /// days in a way that has no such neighbour. An end by days moves along.
    #[must_use]
    pub fn moved(mut self, from: Date, to: Date) -> Option<Self> {
        if from == to {
            return Some(self);
        }
        let by = from.until(to).ok()?;
        self.end = match self.end {
            End::On(date) => End::On(date.checked_add(by).ok()?),
            End::AtLocal(at) => End::AtLocal(at.checked_add(by).ok()?),
            End::At(at) => End::At(at.plus_hours(i64::from(by.get_days()) * 24)),
            end => end,
        };
        match self.frequency {
            Frequency::Daily => self.month_days.is_empty() && self.weekdays.is_empty() && self.months.is_empty(),
            Frequency::Weekly => {
                let days = from.weekday().until(to.weekday());
                for day in &mut self.weekdays {
                    day.weekday = day.weekday.wrapping_add(days);
                }
                self.weekdays.sort_by_key(|day| day.weekday.to_monday_one_offset());
                self.months.is_empty() && self.positions.is_empty()
            }
            Frequency::Monthly => match (self.weekdays.as_mut_slice(), self.month_days.as_mut_slice()) {
                ([], []) => true,
                ([], [day]) => {
                    let from_the_end = *day < 0;
                    *day = if from_the_end {
                        to.day() - to.days_in_month() - 1
                    } else {
                        to.day()
                    };
                    true
                }
                ([day], []) if day.nth != 0 => {
                    let from_the_end = day.nth < 0;
                    let (nth, nth_from_the_end) = ((to.day() - 1) / 7 + 1, -((to.days_in_month() - to.day()) / 7 + 1));
                    // Not every month has a fifth one, but each has a first and a last.
                    let nth = match (from_the_end, nth, nth_from_the_end) {
                        (false, 5, _) => -1,
                        (true, _, -5) => 1,
                        (false, nth, _) | (true, _, nth) => nth,
                    };
                    let weekday = to.weekday();
                    *day = NthWeekday { nth, weekday };
                    true
                }
                _ => false,
            },
        }
        .then_some(self)
    }
}

/// The stay that begins at `start` on the wall and ends `minutes` later on the wall (T4); where a clock change swallows
/// all of it, it lasts as long as it should.
#[must_use]
pub fn stay(start: DateTime, minutes: i64, zone: &Zone) -> Option<Interval> {
    let from = zone.instant_of(start);
    let ends = start.checked_add(jiff::Span::new().try_minutes(minutes).ok()?).ok()?;
    Interval::new(from, zone.instant_of(ends))
        .or_else(|_| Interval::new(from, from.plus_minutes(minutes)))
        .ok()
}

/// How long a stay is on the wall, in minutes: what [`stay`] takes. Where the clock jumped inside, it is not its length.
#[must_use]
pub fn wall_minutes(interval: Interval, zone: &Zone) -> i64 {
    let (from, to) = (zone.local(interval.start()), zone.local(interval.end()));
    let minutes = to.duration_since(from).as_mins();
    if minutes > 0 { minutes } else { interval.minutes() }
}

/// The two letters of a weekday in a rule.
const fn weekday_letters(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

impl fmt::Display for NthWeekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.nth != 0 {
            write!(f, "{}", self.nth)?;
        }
        f.write_str(weekday_letters(self.weekday))
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FREQ={}", self.frequency.name())?;
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        match self.end {
            End::Never => {}
            End::Count(count) => write!(f, ";COUNT={count}")?,
            End::On(date) => write!(f, ";UNTIL={}", date.strftime("%Y%m%d"))?,
            End::AtLocal(at) => write!(f, ";UNTIL={}", at.strftime("%Y%m%dT%H%M%S"))?,
            End::At(at) => write!(f, ";UNTIL={}", at.timestamp().strftime("%Y%m%dT%H%M%SZ"))?,
        }
        list(f, "BYMONTH", &self.months)?;
        list(f, "BYMONTHDAY", &self.month_days)?;
        list(f, "BYDAY", &self.weekdays)?;
        list(f, "BYHOUR", &self.hours)?;
        list(f, "BYMINUTE", &self.minutes)?;
        list(f, "BYSECOND", &self.seconds)?;
        list(f, "BYSETPOS", &self.positions)?;
        if self.week_start != Weekday::Monday {
            write!(f, ";WKST={}", weekday_letters(self.week_start))?;
        }
        Ok(())
    }
}

fn list(f: &mut fmt::Formatter<'_>, name: &str, values: &[impl fmt::Display]) -> fmt::Result {
    for (at, value) in values.iter().enumerate() {
        if at == 0 {
            write!(f, ";{name}={value}")?;
        } else {
            write!(f, ",{value}")?;
        }
    }
    Ok(())
}

impl From<Rule> for String {
    fn from(rule: Rule) -> Self {
        rule.to_string()
    }
}

impl TryFrom<String> for Rule {
    type Error = RecurrenceRefusal;
    fn try_from(text: String) -> Result<Self, RecurrenceRefusal> {
        text.parse()
    }
}

#[cfg(test)]
#[path = "recurrence/tests.rs"]
mod tests;
