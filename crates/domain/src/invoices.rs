//! Invoices and credit notes: their numbers, their arithmetic and their status.

mod build;
mod credit;
mod manual;
mod reminder;
mod status;

pub use build::{Discount, DraftLine, Line, LineKind, Totals, build};
pub use credit::{
    AfterCredit, CreditLine, CreditRefusal, CreditRequest, Credited, CreditedLine, after_credit, check_restock, credit,
};
pub use manual::{MOST_LINES, ManualLine, ManualRefusal, due_date, manual_lines};
pub use reminder::{Owed, Reminder, reminder};
pub use status::{InvoiceStatus, days_overdue, due, overdue, status};

use crate::spaces::{INVOICE_PREFIX, parse_invoice_prefix};
use crate::text::fold_digits;

/// `INV-0001`: the prefix that was set when it was issued, and its number (M5).
#[must_use]
pub fn invoice_number(prefix: &str, number: i64) -> String {
    format!("{prefix}-{number:04}")
}

/// `CN-0001`.
#[must_use]
pub fn credit_note_number(number: i64) -> String {
    format!("CN-{number:04}")
}

/// The number in `INV-0203`, `inv203`, `ND-26-0203` or `٢٠٣`.
#[must_use]
pub fn parse_invoice_number(text: &str) -> Option<i64> {
    let folded = fold_digits(text.trim()).to_ascii_uppercase();
    let digits = match folded.rsplit_once('-') {
        Some((prefix, digits)) => {
            parse_invoice_prefix(prefix).ok()?;
            digits
        }
        None => folded.strip_prefix(INVOICE_PREFIX).unwrap_or(&folded),
    };
    let plain = (1..=18).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|&number| plain && number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    // M5
    #[test]
    fn numbers_read_back_in_every_spelling() {
        assert_eq!(invoice_number("INV", 203), "INV-0203");
        assert_eq!(invoice_number("ND-26", 203), "ND-26-0203");
        assert_eq!(credit_note_number(12_345), "CN-12345");
        for text in ["INV-0203", "inv203", "203", "٢٠٣", "nd-26-0203"] {
            assert_eq!(parse_invoice_number(text), Some(203), "{text}");
        }
        assert_eq!(parse_invoice_number("INV-"), None);
        assert_eq!(
            [parse_invoice_number("C-014"), parse_invoice_number("CN-014")],
            [None, None]
        );
        assert_eq!(parse_invoice_number("Mona"), None);
    }
}
