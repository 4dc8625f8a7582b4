//! What of a price was used and what goes back (S6).

use crate::money::{Money, MoneyOverflow};

/// A price in two parts that sum to it to the minor unit (S6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prorated {
    /// For what was used.
    pub used: Money,
    /// For what was not.
    pub unused: Money,
}

/// Splits `price` by the days left of all days; where an allowance is used up faster than the days, by the minutes
/// left of all minutes, so that nobody gets back what was used.
pub fn prorate(
    price: Money,
    days_left: i64,
    days: i64,
    minutes: Option<(i64, i64)>,
) -> Result<Prorated, MoneyOverflow> {
    let by_days = share(days_left, days);
    let (left, all) = match minutes.map(|(left, included)| share(left, included)) {
        Some(by_minutes) if less(by_minutes, by_days) => by_minutes,
        _ => by_days,
    };
    let used = price.share(all - left, all)?;
    Ok(Prorated {
        used,
        unused: price.minus(used)?,
    })
}

fn share(left: i64, all: i64) -> (i64, i64) {
    let all = all.max(1);
    (left.clamp(0, all), all)
}

fn less((left, all): (i64, i64), (other_left, other_all): (i64, i64)) -> bool {
    i128::from(left) * i128::from(other_all) < i128::from(other_left) * i128::from(all)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn unused(price: i64, left: i64, days: i64, minutes: Option<(i64, i64)>) -> i64 {
        prorate(Money::from_minor(price), left, days, minutes)
            .unwrap()
            .unused
            .minor()
    }

    // S6
    #[test]
    fn unused_days_go_back() {
        assert_eq!(unused(300_000, 18, 30, None), 180_000);
        assert_eq!(unused(100_000, 5, 7, None), 71_429);
        assert_eq!(unused(100_000, 7, 7, None), 100_000);
        assert_eq!(unused(100_000, 0, 7, None), 0);
        // All hours are gone by the fifth day: nothing is left to give back.
        assert_eq!(unused(300_000, 25, 30, Some((0, 1_200))), 0);
        assert_eq!(unused(300_000, 25, 30, Some((600, 1_200))), 150_000);
        assert_eq!(unused(300_000, 10, 30, Some((600, 1_200))), 100_000);
    }

    proptest! {
        // S6
        #[test]
        fn the_parts_sum_to_the_whole(
            price in 0i64..100_000_000, days in 1i64..=366, left in -3i64..400, minutes in proptest::option::of((0i64..5_000, 1i64..5_000)),
        ) {
            let parts = prorate(Money::from_minor(price), left, days, minutes).unwrap();
            prop_assert_eq!(parts.used.plus(parts.unused).unwrap(), Money::from_minor(price));
            prop_assert!(!parts.used.is_negative() && !parts.unused.is_negative());
        }

        // S6
        #[test]
        fn a_day_more_used_never_gives_more_back(price in 0i64..100_000_000, days in 1i64..=366, left in 1i64..=366) {
            prop_assert!(unused(price, left - 1, days, None) <= unused(price, left, days, None));
        }
    }
}
