//! Reports: the spans of days they are about, and how stays fall into the hours of a day.

mod hours;
mod period;

use crate::names::named_enum;

pub use hours::{HourPart, hour_parts, open_parts};
pub use period::{Comparison, Period, PeriodName, ReportRefusal, Step, first_weekday};

named_enum! {
    /// Which document a daily figure adds up.
    Document {
        /// What was sold.
        Invoice = "invoice",
        /// What was taken back of it.
        CreditNote = "credit_note",
    }
}

named_enum! {
    /// Which way money moved on a day.
    MoneyMove {
        /// In, for an invoice.
        Payment = "payment",
        /// Out again.
        Refund = "refund",
        /// In, onto a balance.
        TopUp = "top_up",
    }
}
