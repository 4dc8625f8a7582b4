//! Reading a rule from its text.

use std::{ops::RangeInclusive, str::FromStr};

use super::{End, Frequency, NthWeekday, RecurrenceRefusal, Rule};
use crate::time::{Date, DateTime, Instant, LocalTime, Weekday};

/// The longest text of a rule.
const LENGTH: usize = 1_000;
/// The most times a day that a rule may name.
const TIMES_A_DAY: usize = 1_440;

impl FromStr for Rule {
    type Err = RecurrenceRefusal;

    /// Reads `FREQ=WEEKLY;BYDAY=TU;COUNT=52`, in any case and order, with or without `RRULE:` before it.
    fn from_str(text: &str) -> Result<Self, RecurrenceRefusal> {
        let text = text.trim().to_ascii_uppercase();
        let text = text.strip_prefix("RRULE:").unwrap_or(&text);
        if text.len() > LENGTH {
            return Err(not_a_rule(text));
        }
        let mut parts = Parts::default();
        for part in text.split(';').filter(|part| !part.is_empty()) {
            parts.take(part)?;
        }
        parts.rule()
    }
}

/// What was read so far.
#[derive(Default)]
struct Parts {
    frequency: Option<Frequency>,
    interval: Option<u16>,
    end: Option<End>,
    months: Option<Vec<i8>>,
    month_days: Option<Vec<i8>>,
    weekdays: Option<Vec<NthWeekday>>,
    hours: Option<Vec<i8>>,
    minutes: Option<Vec<i8>>,
    seconds: Option<Vec<i8>>,
    positions: Option<Vec<i16>>,
    week_start: Option<Weekday>,
}

impl Parts {
    fn take(&mut self, part: &str) -> Result<(), RecurrenceRefusal> {
        let not = || not_a_rule(part);
        let (name, value) = part.split_once('=').ok_or_else(not)?;
        let fresh = match name {
            "FREQ" => {
                let frequency = Frequency::named(value).ok_or_else(|| RecurrenceRefusal::OtherFrequency {
                    frequency: value.chars().take(60).collect(),
                })?;
                self.frequency.replace(frequency).is_none()
            }
            "INTERVAL" => {
                let interval = whole(value, 1..=1_000).ok_or_else(not)?;
                self.interval.replace(interval).is_none()
            }
            "COUNT" => {
                let count = whole(value, 1..=100_000).ok_or_else(not)?;
                self.end.replace(End::Count(count)).is_none()
            }
            "UNTIL" => {
                let until = until(value).ok_or_else(not)?;
                self.end.replace(until).is_none()
            }
            "BYMONTH" => numbers(&mut self.months, value, 1..=12).ok_or_else(not)?,
            "BYMONTHDAY" => numbers(&mut self.month_days, value, -31..=31).ok_or_else(not)?,
            "BYHOUR" => numbers(&mut self.hours, value, 0..=23).ok_or_else(not)?,
            "BYMINUTE" => numbers(&mut self.minutes, value, 0..=59).ok_or_else(not)?,
            "BYSECOND" => numbers(&mut self.seconds, value, 0..=59).ok_or_else(not)?,
            "BYSETPOS" => numbers(&mut self.positions, value, -366..=366).ok_or_else(not)?,
            "BYDAY" => {
                let mut days = value
                    .split(',')
                    .map(nth_weekday)
                    .collect::<Option<Vec<_>>>()
                    .ok_or_else(not)?;
                days.sort_by_key(|day| (day.weekday.to_monday_one_offset(), day.nth < 0, day.nth));
                days.dedup();
                self.weekdays.replace(days).is_none()
            }
            "WKST" => {
                let day = weekday(value).ok_or_else(not)?;
                self.week_start.replace(day).is_none()
            }
            "BYYEARDAY" => return Err(RecurrenceRefusal::OutOfPlace { part: "BYYEARDAY" }),
            "BYWEEKNO" => return Err(RecurrenceRefusal::OutOfPlace { part: "BYWEEKNO" }),
            _ => return Err(not()),
        };
        if fresh { Ok(()) } else { Err(not()) }
    }

    fn rule(self) -> Result<Rule, RecurrenceRefusal> {
        let frequency = self.frequency.ok_or_else(|| not_a_rule("FREQ"))?;
        let rule = Rule {
            frequency,
            interval: self.interval.unwrap_or(1),
            end: self.end.unwrap_or(End::Never),
            months: self.months.unwrap_or_default(),
            month_days: self.month_days.unwrap_or_default(),
            weekdays: self.weekdays.unwrap_or_default(),
            hours: self.hours.unwrap_or_default(),
            minutes: self.minutes.unwrap_or_default(),
            seconds: self.seconds.unwrap_or_default(),
            positions: self.positions.unwrap_or_default(),
            week_start: self.week_start.unwrap_or(Weekday::Monday),
        };
        // RFC 5545, 3.3.10: which parts go with which frequency.
        if frequency == Frequency::Weekly && !rule.month_days.is_empty() {
            return Err(RecurrenceRefusal::OutOfPlace { part: "BYMONTHDAY" });
        }
        if frequency != Frequency::Monthly && rule.weekdays.iter().any(|day| day.nth != 0) {
            return Err(RecurrenceRefusal::OutOfPlace { part: "BYDAY" });
        }
        let lists = [rule.months.len(), rule.month_days.len(), rule.weekdays.len()];
        let times = [rule.hours.len(), rule.minutes.len(), rule.seconds.len()];
        if !rule.positions.is_empty() && lists.iter().chain(&times).all(|length| *length == 0) {
            return Err(RecurrenceRefusal::OutOfPlace { part: "BYSETPOS" });
        }
        if times.iter().map(|length| (*length).max(1)).product::<usize>() > TIMES_A_DAY {
            return Err(RecurrenceRefusal::TooDense);
        }
        Ok(rule)
    }
}

fn not_a_rule(part: &str) -> RecurrenceRefusal {
    RecurrenceRefusal::NotARule {
        part: part.chars().take(60).collect(),
    }
}

fn whole<T: FromStr + PartialOrd>(text: &str, range: RangeInclusive<T>) -> Option<T> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok().filter(|number| range.contains(number))
}

/// A list of numbers, sorted, never 0 where a range reaches below it; whether it is the first of its name.
fn numbers<T: FromStr + Ord + Copy + Default>(
    list: &mut Option<Vec<T>>,
    text: &str,
    range: RangeInclusive<T>,
) -> Option<bool> {
    let no_zero = *range.start() < T::default();
    let read = |text: &str| whole(text, range.clone()).filter(|number| !(no_zero && *number == T::default()));
    let mut values = text.split(',').map(read).collect::<Option<Vec<T>>>()?;
    // What counts from the end comes last.
    values.sort_unstable_by_key(|value| (*value < T::default(), *value));
    values.dedup();
    Some(list.replace(values).is_none())
}

fn weekday(text: &str) -> Option<Weekday> {
    Some(match text {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    })
}

/// `TU`, `1TU`, `-1TU`.
fn nth_weekday(text: &str) -> Option<NthWeekday> {
    let (nth, day) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let nth = match nth {
        "" => 0,
        nth => whole(nth, -5..=5).filter(|nth| *nth != 0)?,
    };
    Some(NthWeekday {
        nth,
        weekday: weekday(day)?,
    })
}

/// `20261231`, `20261231T100000` or `20261231T080000Z`.
fn until(text: &str) -> Option<End> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let date = |text: &str| -> Option<Date> {
        if text.len() != 8 || !digits(text) {
            return None;
        }
        Date::new(
            text.get(..4)?.parse().ok()?,
            text.get(4..6)?.parse().ok()?,
            text.get(6..)?.parse().ok()?,
        )
        .ok()
    };
    let Some((day, time)) = text.split_once('T') else {
        return date(text).map(End::On);
    };
    let (time, utc) = time.strip_suffix('Z').map_or((time, false), |time| (time, true));
    if time.len() != 6 || !digits(time) {
        return None;
    }
    let time = LocalTime::new(
        time.get(..2)?.parse().ok()?,
        time.get(2..4)?.parse().ok()?,
        time.get(4..)?.parse().ok()?,
        0,
    );
    let local: DateTime = date(day)?.to_datetime(time.ok()?);
    if !utc {
        return Some(End::AtLocal(local));
    }
    let timestamp = jiff::tz::TimeZone::UTC.to_timestamp(local).ok()?;
    Some(End::At(Instant::from_timestamp(timestamp)))
}
