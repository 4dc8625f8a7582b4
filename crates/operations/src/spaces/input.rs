//! Settings as they are typed, checked by the rules of `domain`.

use coworkflow_domain::ids::SpaceId;
use coworkflow_domain::refusal::Refusal;
use coworkflow_domain::spaces::{Opening, OpeningHours, TaxMode, TaxSettings, check_metering, parse_local_time};
use coworkflow_domain::text::{optional_text, required_line};
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
pub(crate) fn checked(input: &SpaceInput, id: SpaceId, version: i64) -> Result<SpaceRow, Failure> {
    let openings = input
        .opening_hours
        .iter()
        .map(opening)
        .collect::<Result<Vec<_>, Refusal>>()?;
    let hours = OpeningHours::new(openings)?;
    let tax = TaxSettings::checked(input.tax_mode, input.tax_rate, &input.tax_name)?;
    check_metering(input.increment_minutes, input.grace_minutes)?;
    let cut_off = parse_local_time(&input.cut_off).map_err(|refusal| Refusal::from(refusal).on("cutOff"))?;
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
        version,
    })
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
