//! Invoices and credit notes: their numbers, their arithmetic and their status.

mod build;
mod credit;
mod status;

pub use build::{DraftLine, Line, LineKind, Totals, build};
pub use credit::{AfterCredit, CreditLine, CreditRefusal, CreditRequest, Credited, CreditedLine, after_credit, credit};
pub use status::{InvoiceStatus, due, overdue, status};

use crate::text::fold_digits;

/// `INV-0001` (M5).
#[must_use]
pub fn invoice_number(number: i64) -> String {
    format!("INV-{number:04}")
}

/// `CN-0001`.
#[must_use]
pub fn credit_note_number(number: i64) -> String {
    format!("CN-{number:04}")
}

/// The number in `INV-0203`, `inv203` or `٢٠٣`.
#[must_use]
pub fn parse_invoice_number(text: &str) -> Option<i64> {
    let folded = fold_digits(text.trim()).to_ascii_uppercase();
    let rest = folded.strip_prefix("INV").unwrap_or(&folded);
    let digits = rest.strip_prefix('-').unwrap_or(rest);
    let plain = (1..=18).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|&number| plain && number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    // M5
    #[test]
    fn numbers_read_back_in_every_spelling() {
        assert_eq!(invoice_number(203), "INV-0203");
        assert_eq!(credit_note_number(12_345), "CN-12345");
        for text in ["INV-0203", "inv203", "203", "٢٠٣"] {
            assert_eq!(parse_invoice_number(text), Some(203), "{text}");
        }
        assert_eq!(parse_invoice_number("INV-"), None);
        assert_eq!(parse_invoice_number("Mona"), None);
    }
}
