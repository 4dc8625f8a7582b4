//! Pauses: the end moves away by the paused days, and nothing is paid on them (S3).

use super::{SubscriptionRefusal, days_from, later};
use crate::time::{Date, Instant};

/// The longest pause, in days; it ends earlier whenever the customer comes back.
pub const MAX_PAUSE_DAYS: i64 = 180;

/// Days on which a run pays nothing: from the first on, until the day of return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// The first paused day.
    pub from_on: Date,
    /// The first day that is not paused any more.
    pub until_on: Date,
    /// When the customer came back before the planned day; nothing before it is paid (P6).
    pub resumed_at: Option<Instant>,
}

impl Pause {
    /// How many days are paused.
    #[must_use]
    pub fn days(&self) -> i64 {
        days_from(self.from_on, self.until_on).max(0)
    }

    /// Whether it holds this day.
    #[must_use]
    pub fn holds(&self, date: Date) -> bool {
        self.from_on <= date && date < self.until_on
    }
}

/// Paid days from `from` on: those of the run without the paused ones (S3).
#[must_use]
pub fn days_left(starts_on: Date, ends_on: Date, pauses: &[Pause], from: Date) -> i64 {
    let (first, after) = (starts_on.max(from), later(ends_on, 1));
    let paused: i64 = pauses
        .iter()
        .map(|pause| days_from(pause.from_on.max(first), pause.until_on.min(after)).max(0))
        .sum();
    (days_from(first, after) - paused).max(0)
}

/// The pause that holds a day.
#[must_use]
pub fn paused_on(pauses: &[Pause], date: Date) -> Option<Pause> {
    pauses.iter().copied().find(|pause| pause.holds(date))
}

/// Checks a new pause of a run that ends on `ends_on`: not before `earliest` (today, or tomorrow when the plan
/// was used today), within the run, of 1 to 180 days, and no other one ahead.
pub fn check_pause(
    from_on: Date,
    until_on: Date,
    earliest: Date,
    ends_on: Date,
    pauses: &[Pause],
) -> Result<Pause, SubscriptionRefusal> {
    if let Some(other) = pauses
        .iter()
        .find(|pause| pause.until_on > earliest && pause.days() > 0)
    {
        return Err(SubscriptionRefusal::PausedAlready { until: other.until_on });
    }
    if from_on < earliest {
        return Err(SubscriptionRefusal::PauseTooEarly { earliest });
    }
    if from_on > ends_on {
        return Err(SubscriptionRefusal::PauseAfterTheEnd { ends_on });
    }
    match days_from(from_on, until_on) {
        1..=MAX_PAUSE_DAYS => Ok(Pause {
            from_on,
            until_on,
            resumed_at: None,
        }),
        _ => Err(SubscriptionRefusal::OddPause),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::date_of_number;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    // S3
    #[test]
    fn a_pause_lies_within_the_run_and_ahead() {
        let (today, end) = (day("2026-11-20"), day("2026-11-26"));
        let check = |from: &str, until: &str| check_pause(day(from), day(until), today, end, &[]);
        assert_eq!(check("2026-11-22", "2026-11-25").map(|pause| pause.days()), Ok(3));
        assert_eq!(
            check("2026-11-19", "2026-11-25"),
            Err(SubscriptionRefusal::PauseTooEarly { earliest: today })
        );
        assert_eq!(
            check("2026-11-27", "2026-11-28"),
            Err(SubscriptionRefusal::PauseAfterTheEnd { ends_on: end })
        );
        assert_eq!(check("2026-11-22", "2026-11-22"), Err(SubscriptionRefusal::OddPause));
        assert_eq!(check("2026-11-22", "2027-11-22"), Err(SubscriptionRefusal::OddPause));
        let planned = check("2026-11-22", "2026-11-25").unwrap();
        assert!(check_pause(today, end, today, end, &[planned]).is_err());
        assert!(check_pause(day("2026-11-25"), end, day("2026-11-25"), end, &[planned]).is_ok());
    }

    proptest! {
        // S3, S6
        #[test]
        fn a_run_keeps_its_paid_days_however_it_is_paused(days in 1i64..60, pauses in proptest::collection::vec((0i64..20, 1i64..20), 0..4)) {
            let starts_on = date_of_number(20_000).unwrap();
            let mut ends_on = later(starts_on, days - 1);
            let mut taken = Vec::new();
            let mut from = starts_on;
            for (gap, length) in pauses {
                from = later(from, gap);
                if from > ends_on {
                    break;
                }
                let pause = check_pause(from, later(from, length), from, ends_on, &taken).unwrap();
                ends_on = later(ends_on, pause.days());
                from = pause.until_on;
                taken.push(pause);
            }
            prop_assert_eq!(days_left(starts_on, ends_on, &taken, starts_on), days);
            let mut left = days;
            let mut date = starts_on;
            while date <= ends_on {
                prop_assert_eq!(days_left(starts_on, ends_on, &taken, date), left);
                left -= i64::from(paused_on(&taken, date).is_none());
                date = later(date, 1);
            }
            prop_assert_eq!(left, 0);
        }

        // S3
        #[test]
        fn a_pause_holds_as_many_days_as_it_adds(from in 20_000i64..20_100, days in 1i64..=MAX_PAUSE_DAYS) {
            let from = date_of_number(from).unwrap();
            let pause = check_pause(from, later(from, days), from, from, &[]).unwrap();
            let held = (-5..days + 5).filter(|&offset| pause.holds(later(from, offset))).count();
            prop_assert_eq!(i64::try_from(held).unwrap(), pause.days());
            prop_assert_eq!(pause.days(), days);
        }
    }
}
