//! What may still be there of a delivery that expires. Stock is counted by item, not by delivery, so this is information:
//! it supposes that what came first was sold first.

use crate::{names::named_enum, time::Date};

named_enum! {
    /// Where a delivery's expiry date stands.
    ExpiryState {
        /// Its last day is over.
        Expired = "expired",
        /// Its last day is near.
        Soon = "soon",
    }
}

/// Where an expiry date stands today; its own day is still good.
#[must_use]
pub fn expiry_state(expires_on: Date, today: Date) -> ExpiryState {
    if expires_on < today {
        ExpiryState::Expired
    } else {
        ExpiryState::Soon
    }
}

/// How many pieces of a delivery may still be there, when `later` came after it and what came first was sold first.
#[must_use]
pub fn may_be_left(stock: i64, delivered: i64, later: i64) -> i64 {
    stock.saturating_sub(later.max(0)).clamp(0, delivered.max(0))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    // T7
    #[test]
    fn its_own_day_is_still_good() {
        let day = date(2026, 4, 24);
        assert_eq!(expiry_state(day, day), ExpiryState::Soon);
        assert_eq!(expiry_state(day, day.tomorrow().unwrap()), ExpiryState::Expired);
    }

    #[test]
    fn what_came_first_was_sold_first() {
        assert_eq!(may_be_left(30, 24, 12), 18);
        assert_eq!(may_be_left(10, 24, 12), 0);
        assert_eq!(may_be_left(60, 24, 12), 24);
        assert_eq!(may_be_left(-4, 24, 0), 0);
    }

    proptest! {
        #[test]
        fn all_deliveries_together_leave_the_stock(came in proptest::collection::vec(1i64..100, 1..10), sold in 0i64..1_000) {
            let all: i64 = came.iter().sum();
            let stock = (all - sold).max(0);
            let left: i64 = (0..came.len())
                .map(|at| may_be_left(stock, came[at], came[at + 1..].iter().sum()))
                .sum();
            prop_assert_eq!(left, stock);
        }
    }
}
