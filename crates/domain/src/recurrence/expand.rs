//! The occurrences of a rule, in their order, on the wall.

use std::collections::VecDeque;

use jiff::{Span, ToSpan};

use super::{End, Frequency, Rule};
use crate::time::{Date, DateTime, LocalTime, Zone};

/// The occurrences of a rule up to a day: wall times from the start on.
///
/// Bounded whatever the rule says: each round of the rule up to that day is looked at once.
#[derive(Clone, Debug)]
pub struct Occurrences<'r> {
    rule: &'r Rule,
    zone: &'r Zone,
    start: DateTime,
    last: Date,
    round: i64,
    ready: VecDeque<DateTime>,
    /// Of those that the rule counts.
    left: Option<u32>,
    over: Over,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Over {
    No,
    /// The rule has ended.
    Ended,
    /// The last day has passed.
    Reached,
}

impl Rule {
    /// The occurrences from `start` to the end of the day `last`, each a time on the wall of `zone`. Days and times that
    /// the rule does not name are those of `start`; the start itself counts only when the rule names it.
    #[must_use]
    pub fn occurrences<'r>(&'r self, start: DateTime, zone: &'r Zone, last: Date) -> Occurrences<'r> {
        Occurrences {
            rule: self,
            zone,
            start,
            last,
            round: 0,
            ready: VecDeque::new(),
            left: match self.end {
                End::Count(count) => Some(count),
                _ => None,
            },
            over: Over::No,
        }
    }

    /// Whether an occurrence is not after the end.
    fn reaches(&self, at: DateTime, zone: &Zone) -> bool {
        match self.end {
            End::Never | End::Count(_) => true,
            End::On(date) => at.date() <= date,
            End::AtLocal(end) => at <= end,
            End::At(end) => zone.instant_of(at) <= end,
        }
    }

    /// The first day of a round: the day, the week or the month.
    fn round_of(&self, start: Date, round: i64) -> Option<Date> {
        let steps = round.checked_mul(i64::from(self.interval))?;
        let (first, span) = match self.frequency {
            Frequency::Daily => (start, Span::new().try_days(steps)),
            Frequency::Weekly => {
                let into = self.week_start.until(start.weekday());
                (
                    start.checked_sub(i32::from(into).days()).ok()?,
                    Span::new().try_weeks(steps),
                )
            }
            Frequency::Monthly => (start.first_of_month(), Span::new().try_months(steps)),
        };
        first.checked_add(span.ok()?).ok()
    }

    /// The days of a round that the rule names, in their order.
    fn days_of(&self, round: Date, start: Date) -> Vec<Date> {
        let days = match self.frequency {
            Frequency::Daily => 1,
            Frequency::Weekly => 7,
            Frequency::Monthly => i32::from(round.days_in_month()),
        };
        (0..days)
            .filter_map(|day| round.checked_add(day.days()).ok())
            .filter(|day| self.names(*day, start))
            .collect()
    }

    fn names(&self, day: Date, start: Date) -> bool {
        let in_month = self.months.is_empty() || self.months.contains(&day.month());
        let by_month_day = || {
            let from_the_end = day.day() - day.days_in_month() - 1;
            let named = |wanted: &i8| *wanted == day.day() || *wanted == from_the_end;
            self.month_days.is_empty() || self.month_days.iter().any(named)
        };
        let by_weekday = || {
            let nth = (day.day() - 1) / 7 + 1;
            let nth_from_the_end = -((day.days_in_month() - day.day()) / 7 + 1);
            let mut named = self.weekdays.iter().filter(|wanted| wanted.weekday == day.weekday());
            self.weekdays.is_empty() || named.any(|wanted| [0, nth, nth_from_the_end].contains(&wanted.nth))
        };
        let by_start = || match self.frequency {
            Frequency::Daily => true,
            Frequency::Weekly => !self.weekdays.is_empty() || day.weekday() == start.weekday(),
            Frequency::Monthly => !self.weekdays.is_empty() || !self.month_days.is_empty() || day.day() == start.day(),
        };
        in_month && by_month_day() && by_weekday() && by_start()
    }

    /// The times of a day, in their order.
    fn times(&self, start: LocalTime) -> Vec<LocalTime> {
        let or = |list: &[i8], own: i8| {
            if list.is_empty() { vec![own] } else { list.to_vec() }
        };
        let (hours, minutes, seconds) = (
            or(&self.hours, start.hour()),
            or(&self.minutes, start.minute()),
            or(&self.seconds, start.second()),
        );
        let mut times = Vec::new();
        for &hour in &hours {
            for &minute in &minutes {
                times.extend(
                    seconds
                        .iter()
                        .filter_map(|&second| LocalTime::new(hour, minute, second, 0).ok()),
                );
            }
        }
        times
    }

    /// What the rule makes of a round.
    fn made_in(&self, round: Date, start: DateTime) -> Vec<DateTime> {
        let times = self.times(start.time());
        let all: Vec<DateTime> = self
            .days_of(round, start.date())
            .into_iter()
            .flat_map(|day| times.iter().map(move |time| day.to_datetime(*time)))
            .collect();
        if self.positions.is_empty() {
            return all;
        }
        let count = i64::try_from(all.len()).unwrap_or(i64::MAX);
        let chosen = |at: i64| {
            let wanted = |position: &i16| {
                let position = i64::from(*position);
                position == at + 1 || position == at - count
            };
            self.positions.iter().any(wanted)
        };
        (0_i64..)
            .zip(all)
            .filter(|(at, _)| chosen(*at))
            .map(|(_, at)| at)
            .collect()
    }
}

impl Occurrences<'_> {
    /// Whether the rule itself has ended, once there is no next one: later days would bring nothing more.
    #[must_use]
    pub fn ended(&self) -> bool {
        self.over == Over::Ended
    }

    fn next_round(&mut self) {
        let round = self.rule.round_of(self.start.date(), self.round);
        self.round += 1;
        match round.filter(|round| *round <= self.last) {
            Some(round) if !self.rule.reaches(round.to_datetime(LocalTime::midnight()), self.zone) => {
                self.over = Over::Ended;
            }
            Some(round) => {
                let made = self.rule.made_in(round, self.start);
                self.ready.extend(made.into_iter().filter(|at| *at >= self.start));
            }
            None => self.over = Over::Reached,
        }
    }
}

impl Iterator for Occurrences<'_> {
    type Item = DateTime;

    fn next(&mut self) -> Option<DateTime> {
        while self.over == Over::No {
            if self.left == Some(0) {
                self.over = Over::Ended;
                break;
            }
            let Some(at) = self.ready.pop_front() else {
                self.next_round();
                continue;
            };
            if !self.rule.reaches(at, self.zone) {
                self.over = Over::Ended;
            } else if at.date() > self.last {
                self.over = Over::Reached;
            } else {
                self.left = self.left.map(|left| left - 1);
                return Some(at);
            }
        }
        None
    }
}
