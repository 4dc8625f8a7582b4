//! What is still to be paid, and how that is called (M8).

use crate::{
    money::Money,
    names::named_enum,
    time::{Date, day_number},
};

named_enum! {
    /// Derived from the figures, never chosen (M8).
    InvoiceStatus {
        /// Nothing received.
        Unpaid = "unpaid",
        /// Partly paid.
        Pending = "pending",
        /// Settled.
        Paid = "paid",
    }
}

/// What is still to be paid, 0 or more: `(total − credited) − (paid − refunded)`.
#[must_use]
pub fn due(total: Money, credited: Money, paid: Money, refunded: Money) -> Money {
    let owed = i128::from(total.minor()) - i128::from(credited.minor());
    let received = i128::from(paid.minor()) - i128::from(refunded.minor());
    Money::from_minor(i64::try_from((owed - received).max(0)).unwrap_or(i64::MAX))
}

/// The status of an invoice (M8).
#[must_use]
pub fn status(total: Money, credited: Money, paid: Money, refunded: Money) -> InvoiceStatus {
    if due(total, credited, paid, refunded).is_zero() {
        InvoiceStatus::Paid
    } else if paid > refunded {
        InvoiceStatus::Pending
    } else {
        InvoiceStatus::Unpaid
    }
}

/// Whether something is due after its day (M8); on that day it is not yet.
#[must_use]
pub fn overdue(due: Money, due_date: Date, today: Date) -> bool {
    due.is_positive() && today > due_date
}

/// Whole days since the due date, while something is due (M8); 0 before.
#[must_use]
pub fn days_overdue(due: Money, due_date: Date, today: Date) -> i64 {
    if overdue(due, due_date, today) {
        day_number(today).saturating_sub(day_number(due_date))
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    // M8
    #[test]
    fn status_follows_the_figures() {
        let of = |figures: [i64; 4]| {
            let [total, credited, paid, refunded] = figures.map(Money::from_minor);
            (
                status(total, credited, paid, refunded),
                due(total, credited, paid, refunded).minor(),
            )
        };
        assert_eq!(of([100, 0, 0, 0]), (InvoiceStatus::Unpaid, 100));
        assert_eq!(of([100, 0, 40, 0]), (InvoiceStatus::Pending, 60));
        assert_eq!(of([100, 0, 100, 0]), (InvoiceStatus::Paid, 0));
        assert_eq!(of([100, 60, 40, 0]), (InvoiceStatus::Paid, 0));
        assert_eq!(of([100, 100, 100, 100]), (InvoiceStatus::Paid, 0));
        assert_eq!(of([100, 0, 100, 100]), (InvoiceStatus::Unpaid, 100));
        assert_eq!(of([0, 0, 0, 0]), (InvoiceStatus::Paid, 0));
    }

    // M8
    #[test]
    fn overdue_begins_the_day_after() {
        let day = date(2026, 11, 20);
        assert!(!overdue(Money::from_minor(1), day, day));
        assert!(overdue(Money::from_minor(1), day, date(2026, 11, 21)));
        assert!(!overdue(Money::ZERO, day, date(2026, 11, 21)));
        let days = |due, today| days_overdue(Money::from_minor(due), day, today);
        assert_eq!(
            [days(1, day), days(1, date(2026, 12, 1)), days(0, date(2026, 12, 1))],
            [0, 11, 0]
        );
    }
}
