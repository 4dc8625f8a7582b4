//! Days on which the week's opening hours do not count.

use serde::{Deserialize, Serialize};

use super::SpaceRefusal;
use crate::{
    refusal::Refusal,
    time::{Date, LocalTime},
};

/// Most days that are entered at once.
pub const HOLIDAY_DAYS: i64 = 60;

/// A date with hours of its own, or closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// The calendar day, in the space's zone (T7).
    pub date: Date,
    /// When it is open on that day; a closing at or before the opening is on the next day. `None` is closed.
    pub open: Option<(LocalTime, LocalTime)>,
}

/// The days from `from` to `to`, both included; refuses a `to` before `from` and more than [`HOLIDAY_DAYS`].
pub fn holiday_dates(from: Date, to: Date) -> Result<Vec<Date>, Refusal> {
    let odd = || Refusal::from(SpaceRefusal::OddHoliday).on("to");
    if to < from {
        return Err(odd());
    }
    let dates: Vec<Date> = from
        .series(jiff::Span::new().days(1))
        .take_while(|date| *date <= to)
        .take(61)
        .collect();
    if i64::try_from(dates.len()).unwrap_or(i64::MAX) > HOLIDAY_DAYS {
        return Err(odd());
    }
    Ok(dates)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    // T7
    #[test]
    fn a_holiday_is_a_bounded_run_of_calendar_days() {
        let dates = holiday_dates(date(2026, 4, 23), date(2026, 4, 25)).unwrap();
        assert_eq!(dates, [date(2026, 4, 23), date(2026, 4, 24), date(2026, 4, 25)]);
        assert_eq!(
            holiday_dates(date(2026, 1, 1), date(2026, 3, 1)).map(|dates| dates.len()),
            Ok(60)
        );
        for (from, to) in [
            (date(2026, 4, 2), date(2026, 4, 1)),
            (date(2026, 1, 1), date(2026, 3, 2)),
            (Date::MIN, Date::MAX),
        ] {
            assert_eq!(holiday_dates(from, to).unwrap_err().field.as_deref(), Some("to"));
        }
        assert_eq!(holiday_dates(Date::MAX, Date::MAX).map(|dates| dates.len()), Ok(1));
    }
}
