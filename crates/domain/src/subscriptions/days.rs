//! The days of a run, and where the next one begins (S1, S2, T7).

use super::SubscriptionRefusal;
use crate::{
    ids::{PlanId, SubscriptionId},
    time::{Date, date_of_number, day_number},
};

/// The farthest ahead that a run may be sold, in days.
const MAX_AHEAD: i64 = 366;

/// That many calendar days later, earlier when negative (T7), stopping at the edge of the calendar.
#[must_use]
pub fn later(date: Date, days: i64) -> Date {
    let edge = if days < 0 { Date::MIN } else { Date::MAX };
    date_of_number(day_number(date).saturating_add(days)).unwrap_or(edge)
}

/// Calendar days from one date to another (T7); negative when it is earlier.
#[must_use]
pub fn days_from(from: Date, to: Date) -> i64 {
    day_number(to) - day_number(from)
}

/// The last day of a run of `days` days, its first included (S1).
#[must_use]
pub fn last_day(starts_on: Date, days: i64) -> Date {
    later(starts_on, days.saturating_sub(1))
}

/// Refuses a start before today or more than a year ahead.
pub fn check_start(starts_on: Date, today: Date) -> Result<Date, SubscriptionRefusal> {
    match days_from(today, starts_on) {
        ..0 => Err(SubscriptionRefusal::StartsInThePast),
        0..=MAX_AHEAD => Ok(starts_on),
        _ => Err(SubscriptionRefusal::StartsTooLate),
    }
}

/// The days of a run that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Which.
    pub id: SubscriptionId,
    /// Its first day.
    pub starts_on: Date,
    /// Its last day; before the first when it was cancelled before it began.
    pub ends_on: Date,
}

/// Where a new run goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its first day.
    pub starts_on: Date,
    /// Its last day.
    pub ends_on: Date,
    /// The run at whose end it begins; it moves with that end while it has not begun.
    pub follows: Option<SubscriptionId>,
}

/// Where a run of `days` days goes among the customer's runs of the same plan: on the day wanted, or, where
/// one is in the way, from its old end on (S2).
#[must_use]
pub fn place(same_plan: &[Placed], wanted: Date, days: i64) -> Place {
    let mut runs: Vec<Placed> = same_plan
        .iter()
        .copied()
        .filter(|run| run.starts_on <= run.ends_on)
        .collect();
    runs.sort_by_key(|run| run.starts_on);
    let mut place = Place {
        starts_on: wanted,
        ends_on: last_day(wanted, days),
        follows: None,
    };
    for run in runs {
        if run.starts_on <= place.ends_on && place.starts_on <= run.ends_on {
            let starts_on = later(run.ends_on, 1);
            place = Place {
                starts_on,
                ends_on: last_day(starts_on, days),
                follows: Some(run.id),
            };
        }
    }
    place
}

/// A run of a customer, as far as moving needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Queued {
    /// Which.
    pub id: SubscriptionId,
    /// Of which plan.
    pub plan_id: PlanId,
    /// The run at whose end it begins.
    pub follows: Option<SubscriptionId>,
    /// Its first day.
    pub starts_on: Date,
    /// Its last day.
    pub ends_on: Date,
    /// Whether it has begun: then it stays where it is.
    pub begun: bool,
}

/// Moves the runs that have not begun after another one's end moved: what follows a run begins where that one
/// ends, and two runs of one plan never share a day (S2, S3). Returns those that moved, with their new days.
#[must_use]
pub fn reflow(runs: &[Queued]) -> Vec<Placed> {
    let mut sorted = runs.to_vec();
    sorted.sort_by_key(|run| (!run.begun, run.starts_on));
    let mut settled: Vec<Queued> = Vec::with_capacity(sorted.len());
    let mut moved = Vec::new();
    for mut run in sorted {
        if !run.begun {
            let length = days_from(run.starts_on, run.ends_on);
            let before = run.follows.and_then(|id| settled.iter().find(|other| other.id == id));
            let mut starts_on = before.map_or(run.starts_on, |before| later(before.ends_on, 1));
            let mut others: Vec<&Queued> = settled.iter().filter(|other| other.plan_id == run.plan_id).collect();
            others.sort_by_key(|other| other.starts_on);
            for other in others {
                let taken = other.starts_on <= other.ends_on;
                if taken && length >= 0 && other.starts_on <= later(starts_on, length) && starts_on <= other.ends_on {
                    starts_on = later(other.ends_on, 1);
                }
            }
            if starts_on != run.starts_on {
                run.starts_on = starts_on;
                run.ends_on = later(starts_on, length);
                moved.push(Placed {
                    id: run.id,
                    starts_on,
                    ends_on: run.ends_on,
                });
            }
        }
        settled.push(run);
    }
    moved
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::time::Zone;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn id(number: u128) -> SubscriptionId {
        SubscriptionId::from_uuid(Uuid::from_u128(number))
    }

    // S1
    #[test]
    fn a_week_is_seven_dates_with_its_first() {
        assert_eq!(last_day(day("2026-11-20"), 7), day("2026-11-26"));
        assert_eq!(last_day(day("2026-11-20"), 15), day("2026-12-04"));
        assert_eq!(last_day(day("2026-11-20"), 30), day("2026-12-19"));
        assert_eq!(last_day(day("2028-02-28"), 2), day("2028-02-29"));
        assert_eq!(last_day(day("2026-11-20"), 1), day("2026-11-20"));
    }

    // S2
    #[test]
    fn the_same_plan_twice_queues_at_the_old_end() {
        let run = Placed {
            id: id(1),
            starts_on: day("2026-11-01"),
            ends_on: day("2026-11-30"),
        };
        let next = place(&[run], day("2026-11-20"), 30);
        assert_eq!(
            (next.starts_on, next.ends_on, next.follows),
            (day("2026-12-01"), day("2026-12-30"), Some(id(1)))
        );
        let third = Placed {
            id: id(2),
            starts_on: next.starts_on,
            ends_on: next.ends_on,
        };
        assert_eq!(place(&[third, run], day("2026-11-20"), 7).starts_on, day("2026-12-31"));
        let late = place(&[run], day("2026-12-05"), 7);
        assert_eq!((late.starts_on, late.follows), (day("2026-12-05"), None));
        let cancelled = Placed {
            ends_on: day("2026-10-31"),
            ..run
        };
        assert_eq!(place(&[cancelled], day("2026-11-01"), 7).starts_on, day("2026-11-01"));
    }

    #[test]
    fn a_start_is_today_or_later_within_a_year() {
        let today = day("2026-11-20");
        assert_eq!(check_start(today, today), Ok(today));
        assert_eq!(
            check_start(day("2026-11-19"), today),
            Err(SubscriptionRefusal::StartsInThePast)
        );
        assert_eq!(
            check_start(day("2027-11-22"), today),
            Err(SubscriptionRefusal::StartsTooLate)
        );
    }

    fn queued(number: u128, follows: Option<u128>, from: &str, to: &str, begun: bool) -> Queued {
        Queued {
            id: id(number),
            plan_id: PlanId::from_uuid(Uuid::from_u128(9)),
            follows: follows.map(id),
            starts_on: day(from),
            ends_on: day(to),
            begun,
        }
    }

    // S2, S3
    #[test]
    fn what_follows_moves_with_the_end_it_follows() {
        let longer = queued(1, None, "2026-11-01", "2026-12-05", true);
        let next = queued(2, Some(1), "2026-12-01", "2026-12-07", false);
        let last = queued(3, Some(2), "2026-12-08", "2026-12-14", false);
        let moved = reflow(&[last, longer, next]);
        assert_eq!(
            moved.iter().map(|run| (run.id, run.starts_on)).collect::<Vec<_>>(),
            [(id(2), day("2026-12-06")), (id(3), day("2026-12-13"))]
        );
        let shorter = queued(1, None, "2026-11-01", "2026-11-19", true);
        assert_eq!(
            reflow(&[shorter, next]).first().map(|run| run.starts_on),
            Some(day("2026-11-20"))
        );
        // One that chose its day stays there unless its day is taken.
        let chosen = queued(2, None, "2026-12-20", "2026-12-26", false);
        assert_eq!(reflow(&[longer, chosen]), []);
        let pushed = queued(2, None, "2026-12-03", "2026-12-09", false);
        assert_eq!(
            reflow(&[longer, pushed]).first().map(|run| run.starts_on),
            Some(day("2026-12-06"))
        );
    }

    proptest! {
        // S1, T7
        #[test]
        fn a_run_has_exactly_its_days_also_over_clock_changes(start in 0i64..40_000, days in 1i64..=366) {
            let first = date_of_number(start).unwrap();
            let last = last_day(first, days);
            let mut date = first;
            let mut counted = 1;
            while date < last {
                date = date.tomorrow().unwrap();
                counted += 1;
            }
            prop_assert_eq!(counted, days);
            // The local midnights around it enclose as many dates, whatever the hours between them.
            let zone = Zone::named("Africa/Cairo").unwrap();
            let from = zone.instant_of(first.to_datetime(jiff::civil::Time::midnight()));
            let to = zone.instant_of(later(last, 1).to_datetime(jiff::civil::Time::midnight()));
            prop_assert_eq!(zone.date(from), first);
            prop_assert_eq!(zone.date(to.plus_millis(-1)), last);
        }

        // S2
        #[test]
        fn runs_of_one_plan_never_share_a_day(sales in proptest::collection::vec((0i64..120, 1i64..40), 1..12)) {
            let mut runs: Vec<Placed> = Vec::new();
            for (number, (wanted, days)) in sales.into_iter().enumerate() {
                let wanted = date_of_number(20_000 + wanted).unwrap();
                let place = place(&runs, wanted, days);
                prop_assert!(place.starts_on >= wanted);
                prop_assert_eq!(days_from(place.starts_on, place.ends_on) + 1, days);
                runs.push(Placed { id: id(number as u128 + 1), starts_on: place.starts_on, ends_on: place.ends_on });
            }
            runs.sort_by_key(|run| run.starts_on);
            for pair in runs.windows(2) {
                prop_assert!(pair[0].ends_on < pair[1].starts_on);
            }
        }

        // S2, S3
        #[test]
        fn moving_an_end_keeps_lengths_and_never_overlaps(
            lengths in proptest::collection::vec(1i64..40, 1..8), by in -20i64..60, chosen in 0usize..8,
        ) {
            let mut runs = Vec::new();
            let mut start = date_of_number(20_000).unwrap();
            for (number, days) in lengths.iter().enumerate() {
                let follows = (number > 0 && number != chosen).then(|| id(number as u128));
                runs.push(Queued {
                    id: id(number as u128 + 1), plan_id: PlanId::from_uuid(Uuid::from_u128(1)), follows,
                    starts_on: start, ends_on: last_day(start, *days), begun: number == 0,
                });
                start = later(start, *days);
            }
            let first = &mut runs[0];
            first.ends_on = later(first.ends_on, by.max(-lengths[0]));
            for moved in reflow(&runs) {
                let run = runs.iter_mut().find(|run| run.id == moved.id).unwrap();
                prop_assert_eq!(days_from(run.starts_on, run.ends_on), days_from(moved.starts_on, moved.ends_on));
                (run.starts_on, run.ends_on) = (moved.starts_on, moved.ends_on);
            }
            runs.retain(|run| run.starts_on <= run.ends_on);
            runs.sort_by_key(|run| run.starts_on);
            for pair in runs.windows(2) {
                prop_assert!(pair[0].ends_on < pair[1].starts_on);
            }
            prop_assert_eq!(reflow(&runs), []);
        }
    }
}
