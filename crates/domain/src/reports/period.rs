//! A span of operating days, what it is compared with, and the steps in which it is shown.

use crate::{
    names::named_enum,
    refusal::{Refusal, Refuse},
    time::{Date, Weekday, Zone, date_of_number, day_number},
};

named_enum! {
    /// Spans that have a name; those that still run end today.
    PeriodName {
        /// The running operating day.
        Today = "today",
        /// The one before.
        Yesterday = "yesterday",
        /// From the first day of the week on.
        ThisWeek = "this_week",
        /// From the first of the month on.
        ThisMonth = "this_month",
        /// The calendar month before.
        LastMonth = "last_month",
        /// From the first of the quarter on.
        ThisQuarter = "this_quarter",
        /// From the first of January on.
        ThisYear = "this_year",
    }
}

named_enum! {
    /// What a period is held against.
    Comparison {
        /// The one before it: whole months against months, a running month against the same days of the month before, others
        /// against as many days.
        Previous = "previous",
        /// The same dates a year earlier.
        LastYear = "last_year",
    }
}

named_enum! {
    /// How wide one row of a report is.
    Step {
        /// An operating day.
        Day = "day",
        /// A week, from the first day of the week of the space's zone.
        Week = "week",
        /// A calendar month.
        Month = "month",
    }
}

/// Days of a period at most: ten years.
const MOST_DAYS: i64 = 3_660;

/// From one operating day to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    from: Date,
    to: Date,
}

impl Period {
    /// Refuses an end before the start and more than ten years.
    pub fn new(from: Date, to: Date) -> Result<Self, ReportRefusal> {
        if to < from {
            Err(ReportRefusal::EndsBeforeItStarts)
        } else if day_number(to) - day_number(from) >= MOST_DAYS {
            Err(ReportRefusal::TooLong)
        } else {
            Ok(Self { from, to })
        }
    }

    /// The one of that name, on `today`.
    #[must_use]
    pub fn named(name: PeriodName, today: Date, first: Weekday) -> Self {
        let before = |days: i64| date_of_number(day_number(today) - days).unwrap_or(today);
        let until_today = |from: Date| Self { from, to: today };
        match name {
            PeriodName::Today => until_today(today),
            PeriodName::Yesterday => Self {
                from: before(1),
                to: before(1),
            },
            PeriodName::ThisWeek => until_today(week_of(today, first)),
            PeriodName::ThisMonth => until_today(today.first_of_month()),
            PeriodName::LastMonth => {
                let month = months_later(today.first_of_month(), -1);
                Self {
                    from: month,
                    to: month.last_of_month(),
                }
            }
            PeriodName::ThisQuarter => until_today(months_later(
                today.first_of_month(),
                -((i64::from(today.month()) - 1) % 3),
            )),
            PeriodName::ThisYear => until_today(today.first_of_year()),
        }
    }

    /// The first day.
    #[must_use]
    pub const fn from(self) -> Date {
        self.from
    }

    /// The last day, included.
    #[must_use]
    pub const fn to(self) -> Date {
        self.to
    }

    /// Whether the day is in it.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// How many days (T7).
    #[must_use]
    pub fn days(self) -> i64 {
        day_number(self.to) - day_number(self.from) + 1
    }

    /// Each day.
    pub fn each_day(self) -> impl Iterator<Item = Date> {
        (day_number(self.from)..=day_number(self.to)).filter_map(date_of_number)
    }

    /// What it is held against.
    #[must_use]
    pub fn compared(self, with: Comparison) -> Self {
        match with {
            Comparison::LastYear => self.months_later(-12),
            Comparison::Previous if self.from == self.from.first_of_month() && self.days() > 1 => {
                let months = (i64::from(self.to.year()) - i64::from(self.from.year())) * 12
                    + i64::from(self.to.month())
                    - i64::from(self.from.month())
                    + 1;
                self.months_later(-months)
            }
            Comparison::Previous => {
                let earlier = |date: Date| date_of_number(day_number(date) - self.days()).unwrap_or(date);
                Self {
                    from: earlier(self.from),
                    to: earlier(self.to),
                }
            }
        }
    }

    /// The same dates in other months; the last of a month stays the last.
    fn months_later(self, months: i64) -> Self {
        let to = months_later(self.to, months);
        Self {
            from: months_later(self.from, months),
            to: if self.to == self.to.last_of_month() {
                to.last_of_month()
            } else {
                to
            },
        }
    }

    /// Its steps in order; the first and last may be cut by the period's ends.
    #[must_use]
    pub fn steps(self, step: Step, first: Weekday) -> Vec<Self> {
        let mut steps: Vec<Self> = Vec::new();
        for day in self.each_day() {
            match steps.last_mut() {
                Some(last) if step_of(last.from, step, first) == step_of(day, step, first) => last.to = day,
                _ => steps.push(Self { from: day, to: day }),
            }
        }
        steps
    }
}

/// The first day of the step that a day is in.
fn step_of(day: Date, step: Step, first: Weekday) -> Date {
    match step {
        Step::Day => day,
        Step::Week => week_of(day, first),
        Step::Month => day.first_of_month(),
    }
}

fn week_of(day: Date, first: Weekday) -> Date {
    let into = i64::from(day.weekday().since(first));
    date_of_number(day_number(day) - into).unwrap_or(day)
}

fn months_later(date: Date, months: i64) -> Date {
    jiff::Span::new()
        .try_months(months)
        .and_then(|span| date.checked_add(span))
        .unwrap_or(date)
}

/// The day that weeks begin with where this zone is: Saturday in Egypt and around it, Sunday in a few other countries, Monday
/// elsewhere (CLDR).
#[must_use]
pub fn first_weekday(zone: &Zone) -> Weekday {
    match zone.name() {
        "Africa/Cairo" | "Africa/Algiers" | "Africa/Djibouti" | "Africa/Khartoum" | "Africa/Tripoli" | "Asia/Amman"
        | "Asia/Baghdad" | "Asia/Bahrain" | "Asia/Damascus" | "Asia/Kuwait" | "Asia/Muscat" | "Asia/Qatar" => {
            Weekday::Saturday
        }
        "Asia/Riyadh"
        | "Asia/Jerusalem"
        | "Asia/Kolkata"
        | "Asia/Tokyo"
        | "America/New_York"
        | "America/Chicago"
        | "America/Denver"
        | "America/Los_Angeles"
        | "America/Toronto"
        | "America/Sao_Paulo" => Weekday::Sunday,
        _ => Weekday::Monday,
    }
}

/// Why a report was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReportRefusal {
    /// The last day is before the first.
    #[error("ends before it starts")]
    EndsBeforeItStarts,
    /// More than ten years.
    #[error("too long")]
    TooLong,
    /// Neither a name nor both ends.
    #[error("no period")]
    NoPeriod,
}

impl Refuse for ReportRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::EndsBeforeItStarts => Refusal::new(
                "report.ends_before_it_starts",
                "The last day is before the first. Choose a later last day.",
                "اليوم الأخير قبل اليوم الأول. اختر يومًا أخيرًا لاحقًا.",
            ),
            Self::TooLong => Refusal::new(
                "report.too_long",
                "A report covers ten years at most. Choose a shorter period.",
                "يغطي التقرير عشر سنوات على الأكثر. اختر فترة أقصر.",
            ),
            Self::NoPeriod => Refusal::new(
                "report.no_period",
                "Choose a period by its name, or its first and last day.",
                "اختر الفترة باسمها، أو حدد يومها الأول والأخير.",
            ),
        }
        .on("period")
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn period(from: Date, to: Date) -> Period {
        Period::new(from, to).unwrap()
    }

    #[test]
    fn weeks_begin_on_saturday_in_cairo() {
        // A Friday.
        let today = date(2026, 11, 20);
        let first = first_weekday(&Zone::named("Africa/Cairo").unwrap());
        assert_eq!(
            Period::named(PeriodName::ThisWeek, today, first),
            period(date(2026, 11, 14), today)
        );
        assert_eq!(Period::named(PeriodName::ThisWeek, date(2026, 11, 21), first).days(), 1);
        assert_eq!(
            Period::named(PeriodName::ThisWeek, today, Weekday::Monday).from(),
            date(2026, 11, 16)
        );
    }

    #[test]
    fn named_periods_end_today_or_with_their_month() {
        let today = date(2026, 11, 20);
        let named = |name| Period::named(name, today, Weekday::Saturday);
        assert_eq!(
            named(PeriodName::Yesterday),
            period(date(2026, 11, 19), date(2026, 11, 19))
        );
        assert_eq!(named(PeriodName::ThisMonth), period(date(2026, 11, 1), today));
        assert_eq!(
            named(PeriodName::LastMonth),
            period(date(2026, 10, 1), date(2026, 10, 31))
        );
        assert_eq!(named(PeriodName::ThisQuarter), period(date(2026, 10, 1), today));
        assert_eq!(named(PeriodName::ThisYear), period(date(2026, 1, 1), today));
    }

    #[test]
    fn months_are_held_against_months_and_days_against_days() {
        let previous = |from, to| period(from, to).compared(Comparison::Previous);
        assert_eq!(
            previous(date(2026, 3, 1), date(2026, 3, 31)),
            period(date(2026, 2, 1), date(2026, 2, 28))
        );
        assert_eq!(
            previous(date(2026, 11, 1), date(2026, 11, 20)),
            period(date(2026, 10, 1), date(2026, 10, 20))
        );
        assert_eq!(
            previous(date(2026, 10, 1), date(2026, 11, 20)),
            period(date(2026, 8, 1), date(2026, 9, 20))
        );
        assert_eq!(
            previous(date(2026, 11, 14), date(2026, 11, 20)),
            period(date(2026, 11, 7), date(2026, 11, 13))
        );
        assert_eq!(
            previous(date(2026, 11, 1), date(2026, 11, 1)),
            period(date(2026, 10, 31), date(2026, 10, 31))
        );
        assert_eq!(
            period(date(2024, 2, 29), date(2024, 2, 29)).compared(Comparison::LastYear),
            period(date(2023, 2, 28), date(2023, 2, 28))
        );
    }

    #[test]
    fn reversed_and_endless_periods_are_refused() {
        assert_eq!(
            Period::new(date(2026, 2, 2), date(2026, 2, 1)),
            Err(ReportRefusal::EndsBeforeItStarts)
        );
        assert!(Period::new(date(2016, 11, 21), date(2026, 11, 20)).is_ok());
        assert_eq!(
            Period::new(date(2016, 1, 1), date(2026, 11, 20)),
            Err(ReportRefusal::TooLong)
        );
        assert_eq!(Period::new(Date::MIN, Date::MAX), Err(ReportRefusal::TooLong));
    }

    proptest! {
        // T7: the steps of a period are all of its days, once each and in order.
        #[test]
        fn steps_cover_their_period(start in 15_000_i64..25_000, days in 0_i64..800, step in 0..3_usize) {
            let whole = period(date_of_number(start).unwrap(), date_of_number(start + days).unwrap());
            let steps = whole.steps(Step::ALL[step], Weekday::Saturday);
            prop_assert_eq!(steps[0].from(), whole.from());
            prop_assert_eq!(steps[steps.len() - 1].to(), whole.to());
            prop_assert_eq!(steps.iter().map(|step| step.days()).sum::<i64>(), whole.days());
        }
    }
}
