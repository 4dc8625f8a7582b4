//! The space: where, when open, and by which settings it bills.

mod holidays;

use coworkflow_domain::ids::{AssetId, SpaceId};
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::pricing::Metering;
use coworkflow_domain::spaces::{CashShifts, Digits, OpeningHours, TaxMode, TaxSettings, parse_local_time};
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::{LocalTime, Zone};

pub(crate) use self::holidays::STATEMENTS as HOLIDAY_STATEMENTS;
pub use self::holidays::{
    HolidayRow, holiday, holidays_between, holidays_from, hours_around, hours_between, remove_holiday, set_holiday,
};
use crate::db::{DbError, Touched, Tx};
use crate::{row, state_columns, statements};

state_columns!(TaxMode, CashShifts, Digits, Lang);

row! {
    /// A location with its settings.
    pub struct SpaceRow {
        /// Its id.
        id: SpaceId,
        /// Its name.
        name: String,
        /// IANA name of its zone.
        zone: String,
        /// Opening hours as JSON.
        opening_hours: String,
        /// When its operating day begins (`T6`), `05:00`.
        cut_off: String,
        /// Whether prices include tax.
        tax_mode: TaxMode,
        /// Basis points.
        tax_rate: Percent,
        /// As on the invoice.
        tax_name: String,
        /// Time is billed in steps of so many minutes (`P5`).
        increment_minutes: i64,
        /// Started steps up to so many minutes are free (`P5`).
        grace_minutes: i64,
        /// Whether items may be sold that are not there (`K2`).
        allow_negative_stock: bool,
        /// What stands below a receipt.
        receipt_note: String,
        /// As printed on documents; empty when there is none.
        tax_number: String,
        /// As printed on documents, of several lines; may be empty.
        address: String,
        /// As printed on documents; may be empty.
        phone: String,
        /// As printed on documents; may be empty.
        email: String,
        /// What stands at the top of documents.
        logo: Option<AssetId>,
        /// What invoice numbers begin with from now on (`M5`), `INV`.
        invoice_prefix: String,
        /// Until a manual invoice or one for a plan is due.
        due_days: i64,
        /// What a day should bring in, if the owner set one.
        daily_target: Option<Money>,
        /// Whether cash needs an open shift.
        cash_shifts: CashShifts,
        /// Of documents and of screens that nobody has set.
        language: Lang,
        /// Of documents and of screens that nobody has set.
        digits: Digits,
        /// How many days before its end a plan counts as expiring.
        expiring_days: i64,
        /// The paper of receipts: 80 or 58 mm.
        receipt_width: i64,
        /// When the scheduled backup runs, in the space's zone; without one, none does.
        backup_hour: Option<i64>,
        /// Counts changes, so that two editors notice each other.
        version: i64,
    }
}

impl SpaceRow {
    /// Its time zone (`T1`).
    pub fn zone(&self) -> Result<Zone, DbError> {
        Zone::named(&self.zone).map_err(|refusal| DbError::Broken(refusal.to_string()))
    }

    /// When it is open, in its zone.
    pub fn hours(&self) -> Result<OpeningHours, DbError> {
        serde_json::from_str(&self.opening_hours).map_err(|error| DbError::Broken(error.to_string()))
    }

    /// When its operating day begins (`T6`).
    pub fn cut_off(&self) -> Result<LocalTime, DbError> {
        parse_local_time(&self.cut_off).map_err(|refusal| DbError::Broken(refusal.to_string()))
    }

    /// Its tax (`M3`).
    pub fn tax(&self) -> TaxSettings {
        TaxSettings {
            mode: self.tax_mode,
            rate: self.tax_rate,
            name: self.tax_name.clone(),
        }
    }

    /// How it bills time (`P5`).
    pub fn metering(&self) -> Metering {
        Metering {
            increment_minutes: self.increment_minutes,
            grace_minutes: self.grace_minutes,
        }
    }
}

statements! {
    /// Whether items may be sold that are not there.
    ALLOW_NEGATIVE_STOCK -> bool = "SELECT allow_negative_stock FROM spaces WHERE tenant_id = $1 ORDER BY id LIMIT 1";
    /// The space of a tenant.
    THE_SPACE -> SpaceRow = "SELECT id, name, zone, opening_hours, cut_off, tax_mode, tax_rate, tax_name, increment_minutes, grace_minutes,
        allow_negative_stock, receipt_note, tax_number, address, phone, email, logo, invoice_prefix, due_days, daily_target,
        cash_shifts, language, digits, expiring_days, receipt_width, backup_hour, version FROM spaces WHERE tenant_id = $1 ORDER BY id LIMIT 1";
    /// Adds.
    INSERT -> () = "INSERT INTO spaces (tenant_id, id, name, zone, opening_hours, cut_off, tax_mode, tax_rate, tax_name, increment_minutes,
        grace_minutes, allow_negative_stock, receipt_note, tax_number, address, phone, email, logo, invoice_prefix, due_days, daily_target,
        cash_shifts, language, digits, expiring_days, receipt_width, backup_hour, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28)";
    /// Changes, if nobody else did meanwhile.
    UPDATE -> () = "UPDATE spaces SET name = $3, zone = $4, opening_hours = $5, cut_off = $6, tax_mode = $7, tax_rate = $8, tax_name = $9,
        increment_minutes = $10, grace_minutes = $11, allow_negative_stock = $12, receipt_note = $13,
        tax_number = $14, address = $15, phone = $16, email = $17, logo = $18, invoice_prefix = $19, due_days = $20,
        daily_target = $21, cash_shifts = $22, language = $23, digits = $24, expiring_days = $25, receipt_width = $26,
        backup_hour = $27,
        version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $28";
}

/// The space of this tenant.
pub fn the_space(tx: &mut Tx) -> Result<SpaceRow, DbError> {
    tx.one(&THE_SPACE, &[])
}

/// Adds a space.
pub fn insert(tx: &mut Tx, row: &SpaceRow) -> Result<(), DbError> {
    tx.execute(&INSERT, &params(row))?;
    Ok(())
}

/// Writes changed settings over version `row.version`; `false` when somebody else was faster.
pub fn update(tx: &mut Tx, row: &SpaceRow) -> Result<bool, DbError> {
    tx.touch(Touched::Places);
    Ok(tx.execute(&UPDATE, &params(row))? == 1)
}

fn params(row: &SpaceRow) -> [&dyn crate::db::ToParam; 27] {
    [
        &row.id,
        &row.name,
        &row.zone,
        &row.opening_hours,
        &row.cut_off,
        &row.tax_mode,
        &row.tax_rate,
        &row.tax_name,
        &row.increment_minutes,
        &row.grace_minutes,
        &row.allow_negative_stock,
        &row.receipt_note,
        &row.tax_number,
        &row.address,
        &row.phone,
        &row.email,
        &row.logo,
        &row.invoice_prefix,
        &row.due_days,
        &row.daily_target,
        &row.cash_shifts,
        &row.language,
        &row.digits,
        &row.expiring_days,
        &row.receipt_width,
        &row.backup_hour,
        &row.version,
    ]
}

/// Whether items may be sold that are not there (`K2`).
pub fn allow_negative_stock(tx: &mut Tx) -> Result<bool, DbError> {
    tx.one(&ALLOW_NEGATIVE_STOCK, &[])
}
