//! What a space prints, aims at and begins with: settings that have a default.

use crate::{names::named_enum, refusal::Refusal, text::fold_digits};

use super::SpaceRefusal;

named_enum! {
    /// Whether money in cash is only taken with an open cash shift.
    CashShifts {
        /// Cash is taken with or without a shift.
        Optional = "optional",
        /// Without an open shift no cash is taken.
        Required = "required",
    }
}

named_enum! {
    /// The digits of screens and documents.
    Digits {
        /// 0123456789
        Latin = "latin",
        /// ٠١٢٣٤٥٦٧٨٩
        Arabic = "arabic",
    }
}

/// The prefix of a new space's invoice numbers.
pub const INVOICE_PREFIX: &str = "INV";
/// Until a manual invoice or one for a plan is due, in days, when the owner says nothing.
pub const DUE_DAYS: i64 = 14;
/// How many days before its end a plan counts as expiring, when the owner says nothing.
pub const EXPIRING_DAYS: i64 = 5;
/// The paper of receipts in millimetres, when the owner says nothing.
pub const RECEIPT_WIDTH: i64 = 80;
/// The hour of the day of the scheduled backup in the space's zone, when the owner says nothing.
pub const BACKUP_HOUR: i64 = 4;

/// Reads an invoice prefix: 1 to 8 letters, digits or `-`, in capitals; it begins and ends with a letter or digit,
/// and is not the one of customers or credit notes.
pub fn parse_invoice_prefix(text: &str) -> Result<String, SpaceRefusal> {
    let prefix = fold_digits(text.trim()).to_ascii_uppercase();
    let plain = |c: u8| c.is_ascii_uppercase() || c.is_ascii_digit();
    let bytes = prefix.as_bytes();
    // Customers and credit notes are counted under these.
    let taken = matches!(prefix.as_str(), "C" | "CN");
    let sound = (1..=8).contains(&bytes.len())
        && bytes.iter().all(|&c| plain(c) || c == b'-')
        && bytes.first().is_some_and(|&c| plain(c))
        && bytes.last().is_some_and(|&c| plain(c));
    if sound && !taken {
        Ok(prefix)
    } else {
        Err(SpaceRefusal::OddInvoicePrefix)
    }
}

/// A count of days within bounds; the refusal names `field`.
pub fn check_days(field: &'static str, days: i64, bounds: std::ops::RangeInclusive<i64>) -> Result<i64, Refusal> {
    if bounds.contains(&days) {
        return Ok(days);
    }
    let (from, to) = (*bounds.start(), *bounds.end());
    Err(Refusal::from(SpaceRefusal::OddDays { from, to }).on(field))
}

/// The paper of receipts: 80 or 58 mm.
pub fn check_receipt_width(millimetres: i64) -> Result<i64, SpaceRefusal> {
    if matches!(millimetres, 58 | 80) {
        Ok(millimetres)
    } else {
        Err(SpaceRefusal::OddReceiptWidth)
    }
}

/// The hour of the scheduled backup, 0 to 23.
pub fn check_backup_hour(hour: i64) -> Result<i64, SpaceRefusal> {
    if (0..24).contains(&hour) {
        Ok(hour)
    } else {
        Err(SpaceRefusal::OddBackupHour)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // M5
    #[test]
    fn an_invoice_prefix_is_a_few_plain_letters_in_capitals() {
        for (typed, read) in [("INV", "INV"), (" nd-26 ", "ND-26"), ("٢٦", "26"), ("a", "A")] {
            assert_eq!(parse_invoice_prefix(typed).as_deref(), Ok(read));
        }
        for typed in [
            "",
            "cn",
            "C",
            "-A",
            "A-",
            "INVOICE26",
            "IN V",
            "فاتورة",
            "=A",
            "A\u{202e}B",
        ] {
            assert_eq!(
                parse_invoice_prefix(typed),
                Err(SpaceRefusal::OddInvoicePrefix),
                "{typed}"
            );
        }
    }

    #[test]
    fn days_paper_and_hours_have_bounds() {
        assert_eq!(check_days("dueDays", 0, 0..=365), Ok(0));
        let refused = check_days("dueDays", 366, 0..=365).unwrap_err();
        assert_eq!(refused.field.as_deref(), Some("dueDays"));
        assert!(refused.en.contains("365") && refused.ar.contains("365"));
        assert_eq!(
            [58, 80, 57].map(|width| check_receipt_width(width).is_ok()),
            [true, true, false]
        );
        assert_eq!(
            [0, 23, 24, -1].map(|hour| check_backup_hour(hour).is_ok()),
            [true, true, false, false]
        );
    }
}
