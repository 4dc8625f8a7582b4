//! One visit of the history, decided by its number alone.

use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::money::Money;
use coworkflow_domain::pricing::{Metering, Segment, Stay, meter};
use coworkflow_domain::reports::HourPart;
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::time::Instant;
use serde_json::json;
use uuid::Uuid;

use super::House;
use crate::Outcome;

/// A drink, in piastres.
pub const DRINK: i64 = 2_500;
/// An hour, in piastres.
pub const HOUR: i64 = 3_000;

/// One past visit.
pub struct Visit<'h> {
    pub number: u64,
    pub customer: u64,
    pub customer_id: [u8; 16],
    pub seat: &'h ([u8; 16], String),
    pub drinks: [&'h ([u8; 16], String); 2],
    pub start: i64,
    pub end: i64,
    pub minutes: i64,
    /// The operating day of the start and of the end.
    pub days: [i64; 2],
    /// In which hours they sat.
    pub hours: Vec<HourPart>,
    /// Piastres for the time, and the quote that says so.
    pub time: i64,
    pub quote: String,
    pub detail: String,
    pub paid: bool,
    /// Piastres beyond the bill, which went on the account.
    pub more: i64,
}

impl<'h> Visit<'h> {
    /// The `number`th of all.
    pub fn new(number: u64, start: i64, house: &'h House, customers: u64) -> Outcome<Visit<'h>> {
        let pick = |list: &'h [([u8; 16], String)], number: u64| {
            usize::try_from(number)
                .ok()
                .and_then(|number| list.get(number.checked_rem(list.len())?))
                .ok_or("an empty house")
        };
        // Spreads regulars and rare guests: half of the visits are of a tenth of the people.
        let spread = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20;
        let customer = if number.is_multiple_of(2) {
            spread % (customers / 10).max(1)
        } else {
            spread % customers.max(1)
        };
        let seat = pick(&house.seats, number)?;
        let minutes = 60 + i64::try_from(number * 7 % 60)?;
        let end = start + minutes * 60_000;
        let segment = Segment {
            resource_id: ResourceId::from_uuid(Uuid::from_bytes(seat.0)),
            resource_name: seat.1.clone(),
            resource_kind: ResourceKind::Seat,
            rate_per_hour: Money::from_minor(HOUR),
            started_at: Instant::from_millis(start),
            ended_at: Instant::from_millis(end),
        };
        let quote = meter(
            &Stay {
                segments: vec![segment],
            },
            &Metering::default(),
        )
        .map_err(|_| "a price that does not fit")?;
        let words = quote
            .lines
            .first()
            .map(|line| json!({ "en": line.en, "ar": line.ar }).to_string());
        let paid = !number.is_multiple_of(50);
        Ok(Visit {
            number,
            customer,
            customer_id: super::people::customer(customer, customers).into_bytes(),
            seat,
            drinks: [pick(&house.items, number)?, pick(&house.items, number + 7)?],
            start,
            end,
            minutes,
            days: [start, end].map(|at| house.day(at)),
            hours: house.hours(start, end)?,
            time: quote.total.minor(),
            quote: serde_json::to_string(&quote)?,
            detail: words.unwrap_or_default(),
            paid,
            more: if paid && number.is_multiple_of(25) { 500 } else { 0 },
        })
    }

    /// The bill, in piastres.
    pub fn total(&self) -> i64 {
        self.time + 2 * DRINK
    }
}

/// 14 % tax in an amount (`M3`), rounded half away from zero.
pub fn tax_in(amount: i64) -> i64 {
    (amount * 14 * 2 + 114) / (114 * 2)
}
