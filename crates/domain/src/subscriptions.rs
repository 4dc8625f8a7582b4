//! Plans that give access by the day, a customer's runs of them, and what they pay of a stay (S1–S7).

mod cover;
mod days;
mod pauses;
mod proration;
mod refusals;
mod reminder;
mod terms;

pub use cover::{Cover, Run, covers_in_order, windows};
pub use days::{Place, Placed, Queued, check_start, days_from, last_day, later, place, reflow};
pub use pauses::{MAX_PAUSE_DAYS, Pause, check_pause, days_left, paused_on};
pub use proration::{Prorated, prorate};
pub use refusals::SubscriptionRefusal;
pub use reminder::{Reminder, reminder};
pub use terms::{Access, DEFAULT_PLANS, DefaultPlan, HoursOfDay, MAX_DAYS, NewPlan, Terms};

use crate::{customers::CustomerType, names::named_enum, time::Date};

named_enum! {
    /// Where a run of a plan stands on a day; derived from its dates, never stored.
    SubscriptionState {
        /// It begins later.
        Queued = "queued",
        /// It pays today.
        Running = "running",
        /// It pays nothing today, and its end moves away (S3).
        Paused = "paused",
        /// Its last day is over.
        Ended = "ended",
        /// It was ended before its time.
        Cancelled = "cancelled",
    }
}

/// Where a run stands `today`.
#[must_use]
pub fn state(starts_on: Date, ends_on: Date, cancelled: bool, pauses: &[Pause], today: Date) -> SubscriptionState {
    if ends_on < today || ends_on < starts_on {
        if cancelled {
            SubscriptionState::Cancelled
        } else {
            SubscriptionState::Ended
        }
    } else if starts_on > today {
        SubscriptionState::Queued
    } else if paused_on(pauses, today).is_some() {
        SubscriptionState::Paused
    } else {
        SubscriptionState::Running
    }
}

impl CustomerType {
    /// What a customer is while a plan of this many days runs (S7): up to 10 is weekly, up to 20 half-monthly.
    #[must_use]
    pub const fn of_days(days: i64) -> Self {
        match days {
            ..=10 => Self::Weekly,
            11..=20 => Self::HalfMonthly,
            _ => Self::Monthly,
        }
    }

    /// The lengths of plan, from and to, that make a customer this; `None` for a visitor, who has none.
    #[must_use]
    pub const fn days(self) -> Option<(i64, i64)> {
        match self {
            Self::Visitor => None,
            Self::Weekly => Some((1, 10)),
            Self::HalfMonthly => Some((11, 20)),
            Self::Monthly => Some((21, MAX_DAYS)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Date;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    // S7
    #[test]
    fn the_length_of_the_plan_makes_the_type() {
        for days in 1..=MAX_DAYS {
            let kind = CustomerType::of_days(days);
            let (from, to) = kind.days().unwrap();
            assert!((from..=to).contains(&days), "{days}");
        }
        assert_eq!(CustomerType::of_days(7), CustomerType::Weekly);
        assert_eq!(CustomerType::of_days(15), CustomerType::HalfMonthly);
        assert_eq!(CustomerType::of_days(30), CustomerType::Monthly);
        assert_eq!(CustomerType::Visitor.days(), None);
    }

    // S1, S3
    #[test]
    fn a_run_stands_where_its_dates_say() {
        let (from, to) = (day("2026-11-20"), day("2026-11-26"));
        let pause = Pause {
            from_on: day("2026-11-22"),
            until_on: day("2026-11-24"),
            resumed_at: None,
        };
        let on = |today: &str| state(from, to, false, &[pause], day(today)).name();
        assert_eq!(
            [
                "2026-11-19",
                "2026-11-20",
                "2026-11-22",
                "2026-11-23",
                "2026-11-24",
                "2026-11-26",
                "2026-11-27"
            ]
            .map(on),
            ["queued", "running", "paused", "paused", "running", "running", "ended"]
        );
        assert_eq!(
            state(from, to, true, &[], day("2026-11-26")),
            SubscriptionState::Running
        );
        assert_eq!(
            state(from, day("2026-11-19"), true, &[], day("2026-11-19")),
            SubscriptionState::Cancelled
        );
    }
}
