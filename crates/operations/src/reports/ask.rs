//! What every report is asked with, and what it is answered with.

use coworkflow_domain::money::Money;
use coworkflow_domain::reports::{Comparison, Period, PeriodName, ReportRefusal, first_weekday};
use coworkflow_domain::time::{Date, Weekday};

use crate::failure::Failure;
use crate::work::Work;

/// The days that a report is about, and what they are held against.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked {
    /// By its name; or by both ends.
    pub name: Option<PeriodName>,
    /// The first operating day.
    pub from: Option<Date>,
    /// The last operating day, included.
    pub to: Option<Date>,
    /// Left out: with nothing.
    pub compare: Option<Comparison>,
}

/// A report, and the same of what it is compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared<T> {
    /// Of the period that was asked for.
    pub report: T,
    /// Of the other, if one was asked for.
    pub compared: Option<T>,
}

impl Asked {
    /// The same with explicit ends and no comparison.
    pub fn days(from: Date, to: Date) -> Asked {
        Asked {
            from: Some(from),
            to: Some(to),
            ..Asked::default()
        }
    }

    /// The period, by the space's calendar.
    pub fn period(&self, work: &mut Work) -> Result<Period, Failure> {
        match (self.name, self.from, self.to) {
            (Some(name), None, None) => Ok(Period::named(name, work.day()?, first_day(work)?)),
            (None, Some(from), Some(to)) => Ok(Period::new(from, to)?),
            _ => Err(ReportRefusal::NoPeriod.into()),
        }
    }

    /// The report of the period and of the one it is compared with.
    pub(super) fn answer<T>(
        &self,
        work: &mut Work,
        report: impl Fn(&mut Work, Period) -> Result<T, Failure>,
    ) -> Result<Compared<T>, Failure> {
        let period = self.period(work)?;
        Ok(Compared {
            report: report(work, period)?,
            compared: match self.compare {
                Some(with) => Some(report(work, period.compared(with))?),
                None => None,
            },
        })
    }
}

/// The day that weeks begin with where the space is.
pub(super) fn first_day(work: &mut Work) -> Result<Weekday, Failure> {
    Ok(first_weekday(&work.calendar()?.0))
}

/// Adds to a sum.
pub(super) fn add(sum: &mut Money, amount: Money) -> Result<(), Failure> {
    *sum = sum.plus(amount)?;
    Ok(())
}

/// Takes from a sum.
pub(super) fn take(sum: &mut Money, amount: Money) -> Result<(), Failure> {
    *sum = sum.minus(amount)?;
    Ok(())
}

/// Basis points of `part` in `whole`, rounded half up; nothing of nothing.
pub(super) fn share(part: i64, whole: i64) -> Option<i64> {
    let scaled = i128::from(part) * 20_000 + i128::from(whole);
    (whole > 0)
        .then(|| scaled.div_euclid(i128::from(whole) * 2))
        .and_then(|share| i64::try_from(share).ok())
}
