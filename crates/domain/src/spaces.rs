//! One location: its opening hours, its operating day and its taxes.

mod details;
mod holidays;
mod hours;
mod operating_day;
mod settings;

pub use details::{
    BACKUP_HOUR, CashShifts, DUE_DAYS, Digits, EXPIRING_DAYS, INVOICE_PREFIX, RECEIPT_WIDTH, check_backup_hour,
    check_days, check_receipt_width, parse_invoice_prefix,
};
pub use holidays::{HOLIDAY_DAYS, Holiday, holiday_dates};
pub use hours::{Opening, OpeningHours};
pub use operating_day::{closing_after, operating_day, operating_day_interval, walk_in_until};
pub use settings::{SpaceRefusal, TaxMode, TaxSettings, check_metering, parse_local_time};
