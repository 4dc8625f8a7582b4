//! Settings as they are typed, checked by the rules of `domain`.

use coworkflow_domain::access::Email;
use coworkflow_domain::ids::{AssetId, SpaceId};
use coworkflow_domain::money::Money;
use coworkflow_domain::refusal::Refusal;
use coworkflow_domain::spaces::{
    BACKUP_HOUR, CashShifts, DUE_DAYS, Digits, EXPIRING_DAYS, INVOICE_PREFIX, Opening, OpeningHours, RECEIPT_WIDTH,
    SpaceRefusal, TaxMode, TaxSettings, check_backup_hour, check_days, check_metering, check_receipt_width,
    parse_invoice_prefix, parse_local_time,
};
use coworkflow_domain::text::{Lang, optional_line, optional_text, required_line};
use coworkflow_domain::time::Zone;
use coworkflow_store::DbError;
use coworkflow_store::spaces::SpaceRow;
use serde::Serialize;

use crate::failure::Failure;

/// All settings of a space.
#[derive(Debug, Clone, Serialize)]
pub struct SpaceInput {
    /// Its name.
    pub name: String,
    /// IANA name of its zone.
    pub zone: String,
    /// When it is open.
    pub opening_hours: Vec<OpeningInput>,
    /// When its operating day begins (`T6`), `05:00`.
    pub cut_off: String,
    /// Whether prices include tax (`M3`).
    pub tax_mode: TaxMode,
    /// Basis points.
    pub tax_rate: i64,
    /// As on the invoice.
    pub tax_name: String,
    /// Time is billed in steps of so many minutes (`P5`).
    pub increment_minutes: i64,
    /// Started steps up to so many minutes are free (`P5`).
    pub grace_minutes: i64,
    /// Whether items may be sold that are not there (`K2`).
    pub allow_negative_stock: bool,
    /// What stands below a receipt.
    pub receipt_note: String,
    /// The settings that have a default.
    pub details: SpaceDetails,
}

impl SpaceInput {
    /// A space as most are, for whoever has no settings yet: open daily from 9 to 23, no tax, billed by the minute.
    #[must_use]
    pub fn usual(name: &str, zone: &str, language: Lang) -> SpaceInput {
        let opening = |weekday| OpeningInput {
            weekday,
            opens: "09:00".into(),
            closes: "23:00".into(),
        };
        SpaceInput {
            name: name.into(),
            zone: zone.into(),
            opening_hours: (1..=7).map(opening).collect(),
            cut_off: "05:00".into(),
            tax_mode: TaxMode::None,
            tax_rate: 0,
            tax_name: String::new(),
            increment_minutes: 1,
            grace_minutes: 0,
            allow_negative_stock: false,
            receipt_note: String::new(),
            details: SpaceDetails {
                language: Some(language),
                ..SpaceDetails::default()
            },
        }
    }
}

/// Settings that may be left out: unchanged then, and at setup their default.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SpaceDetails {
    /// As printed on documents.
    pub tax_number: Option<String>,
    /// As printed on documents, of several lines.
    pub address: Option<String>,
    /// As printed on documents.
    pub phone: Option<String>,
    /// As printed on documents.
    pub email: Option<String>,
    /// What stands at the top of documents, or no longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<Option<AssetId>>,
    /// What invoice numbers begin with from now on (`M5`).
    pub invoice_prefix: Option<String>,
    /// Until a manual invoice or one for a plan is due.
    pub due_days: Option<i64>,
    /// What a day should bring in, or no longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub daily_target: Option<Option<Money>>,
    /// Whether cash needs an open shift.
    pub cash_shifts: Option<CashShifts>,
    /// Of documents and of screens that nobody has set.
    pub language: Option<Lang>,
    /// Of documents and of screens that nobody has set.
    pub digits: Option<Digits>,
    /// How many days before its end a plan counts as expiring.
    pub expiring_days: Option<i64>,
    /// The paper of receipts: 80 or 58 mm.
    pub receipt_width: Option<i64>,
    /// The hour of the scheduled backup in the space's zone, or no schedule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backup_hour: Option<Option<i64>>,
}

/// One opening; a `closes` at or before `opens` is on the next day.
#[derive(Debug, Clone, Serialize)]
pub struct OpeningInput {
    /// 1 is Monday.
    pub weekday: i64,
    /// Local time, `09:00`.
    pub opens: String,
    /// Local time, `23:00`.
    pub closes: String,
}

/// The row of these settings, or the first refusal with its field.
/// What is left out stays as in `before`, or gets its default.
pub(crate) fn checked(
    input: &SpaceInput,
    id: SpaceId,
    version: i64,
    before: Option<&SpaceRow>,
) -> Result<SpaceRow, Failure> {
    let hours = week_of(&input.opening_hours)?;
    let tax = TaxSettings::checked(input.tax_mode, input.tax_rate, &input.tax_name)?;
    check_metering(input.increment_minutes, input.grace_minutes)?;
    let cut_off = parse_local_time(&input.cut_off).map_err(|refusal| Refusal::from(refusal).on("cutOff"))?;
    let details = &input.details;
    Ok(SpaceRow {
        id,
        name: required_line("name", &input.name, 120)?,
        zone: Zone::named(&input.zone)?.name().to_owned(),
        opening_hours: serde_json::to_string(&hours).map_err(|error| DbError::Broken(error.to_string()))?,
        cut_off: cut_off.strftime("%H:%M").to_string(),
        tax_mode: tax.mode,
        tax_rate: tax.rate,
        tax_name: tax.name,
        increment_minutes: input.increment_minutes,
        grace_minutes: input.grace_minutes,
        allow_negative_stock: input.allow_negative_stock,
        receipt_note: optional_text("receiptNote", Some(&input.receipt_note), 500)?.unwrap_or_default(),
        tax_number: line("taxNumber", &details.tax_number, before.map(|row| &row.tax_number))?,
        address: match &details.address {
            Some(text) => optional_text("address", Some(text), 300)?.unwrap_or_default(),
            None => before.map(|row| row.address.clone()).unwrap_or_default(),
        },
        phone: line("phone", &details.phone, before.map(|row| &row.phone))?,
        email: match details.email.as_deref().map(str::trim) {
            Some("") => String::new(),
            Some(text) => Email::parse(text)
                .map_err(|refusal| Refusal::from(refusal).on("email"))?
                .into(),
            None => before.map(|row| row.email.clone()).unwrap_or_default(),
        },
        logo: details.logo.unwrap_or_else(|| before.and_then(|row| row.logo)),
        invoice_prefix: match &details.invoice_prefix {
            Some(text) => parse_invoice_prefix(text)?,
            None => before.map_or_else(|| INVOICE_PREFIX.to_owned(), |row| row.invoice_prefix.clone()),
        },
        due_days: match details.due_days {
            Some(days) => check_days("dueDays", days, 0..=365)?,
            None => before.map_or(DUE_DAYS, |row| row.due_days),
        },
        daily_target: match details.daily_target {
            Some(Some(target)) if !target.is_positive() => return Err(SpaceRefusal::OddDailyTarget.into()),
            Some(target) => target,
            None => before.and_then(|row| row.daily_target),
        },
        cash_shifts: details
            .cash_shifts
            .unwrap_or_else(|| before.map_or(CashShifts::Optional, |row| row.cash_shifts)),
        language: details
            .language
            .unwrap_or_else(|| before.map_or(Lang::En, |row| row.language)),
        digits: details
            .digits
            .unwrap_or_else(|| before.map_or(Digits::Latin, |row| row.digits)),
        expiring_days: match details.expiring_days {
            Some(days) => check_days("expiringDays", days, 1..=60)?,
            None => before.map_or(EXPIRING_DAYS, |row| row.expiring_days),
        },
        receipt_width: match details.receipt_width {
            Some(width) => check_receipt_width(width)?,
            None => before.map_or(RECEIPT_WIDTH, |row| row.receipt_width),
        },
        backup_hour: match details.backup_hour {
            Some(hour) => hour.map(check_backup_hour).transpose()?,
            None => before.map_or(Some(BACKUP_HOUR), |row| row.backup_hour),
        },
        version,
    })
}

fn line(field: &'static str, given: &Option<String>, before: Option<&String>) -> Result<String, Refusal> {
    match given {
        Some(text) => Ok(optional_line(field, Some(text), 60)?.unwrap_or_default()),
        None => Ok(before.cloned().unwrap_or_default()),
    }
}

/// The week of these openings; refused when one is odd or two overlap.
pub fn week_of(openings: &[OpeningInput]) -> Result<OpeningHours, Failure> {
    let openings = openings.iter().map(opening).collect::<Result<Vec<_>, Refusal>>()?;
    Ok(OpeningHours::new(openings)?)
}

fn opening(input: &OpeningInput) -> Result<Opening, Refusal> {
    let time = |text: &str| parse_local_time(text).map_err(|refusal| Refusal::from(refusal).on("openingHours"));
    // A weekday that doesn't fit is refused with the others that don't exist.
    let weekday = i8::try_from(input.weekday).unwrap_or(0);
    Ok(Opening {
        weekday,
        opens: time(&input.opens)?,
        closes: time(&input.closes)?,
    })
}
