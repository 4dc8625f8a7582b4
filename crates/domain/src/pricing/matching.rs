//! Whether a rule holds, and if not, why not.

use super::{Guest, Scope, Segment, WhyNot};
use crate::time::DateTime;

/// One moment of a stay, as rules see it.
pub(super) struct Moment<'a> {
    /// Where.
    pub segment: &'a Segment,
    /// Who.
    pub guest: Guest,
    /// What a clock on the wall shows.
    pub local: DateTime,
    /// Minutes since check-in.
    pub minute: i64,
}

/// Whether a rule for time holds at this moment.
pub(super) fn holds(scope: &Scope, moment: &Moment) -> Result<(), WhyNot> {
    let everywhere = scope.resources.is_empty() && scope.resource_kinds.is_empty();
    let here = scope.resources.contains(&moment.segment.resource_id)
        || scope.resource_kinds.contains(&moment.segment.resource_kind);
    if !everywhere && !here {
        return Err(WhyNot::OtherPlace);
    }
    holds_for(scope, moment.guest)?;
    holds_at(scope, moment.local)?;
    if scope.from_minute.is_some_and(|from| moment.minute < from) {
        return Err(WhyNot::TooEarly);
    }
    if scope.until_minute.is_some_and(|until| until <= moment.minute) {
        return Err(WhyNot::TooLate);
    }
    Ok(())
}

/// Whether it holds for this guest.
pub(super) fn holds_for(scope: &Scope, guest: Guest) -> Result<(), WhyNot> {
    let everybody = scope.customer_types.is_empty() && scope.customers.is_empty();
    let named = guest.customer_id.is_some_and(|id| scope.customers.contains(&id));
    if !(everybody || named || scope.customer_types.contains(&guest.customer_type)) {
        return Err(WhyNot::OtherGuest);
    }
    if scope.lead_from.is_some_and(|from| guest.lead_minutes < from) {
        return Err(WhyNot::ShortNotice);
    }
    if scope.lead_until.is_some_and(|until| until <= guest.lead_minutes) {
        return Err(WhyNot::LongNotice);
    }
    Ok(())
}

/// Whether it holds when a clock on the wall shows this. A band over midnight belongs to the day it begins on.
pub(super) fn holds_at(scope: &Scope, local: DateTime) -> Result<(), WhyNot> {
    let (date, time) = (local.date(), local.time());
    let (day, inside) = match scope.band {
        None => (date, true),
        Some(band) if band.from < band.until => (date, band.from <= time && time < band.until),
        Some(band) if time < band.until => (date.yesterday().unwrap_or(date), true),
        Some(band) => (date, band.from <= time),
    };
    if scope.dates.is_some_and(|dates| !dates.contain(day)) {
        return Err(WhyNot::OtherDate);
    }
    if !scope.weekdays.is_empty() && !scope.weekdays.contains(&day.weekday().to_monday_one_offset()) {
        return Err(WhyNot::OtherWeekday);
    }
    if inside { Ok(()) } else { Err(WhyNot::OtherTime) }
}
