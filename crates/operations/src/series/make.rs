//! Occurrences become bookings.

use coworkflow_domain::ids::SeriesId;
use coworkflow_domain::money::Money;
use coworkflow_domain::recurrence::{Rule, stay};
use coworkflow_domain::refusal::{Refusal, Refuse};
use coworkflow_domain::series::{LeftOut, MOST_AT_ONCE, SeriesRefusal, horizon};
use coworkflow_domain::time::{Date, DateTime, Interval, Zone};
use coworkflow_store::resources;
use coworkflow_store::series::{self, CutRow, GapRow, SeriesRow};
use serde::{Deserialize, Serialize};

use crate::bookings::{NewBooking, place, settings_of};
use crate::failure::Failure;
use crate::work::Work;

/// What was done to a series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SeriesDone {
    /// Which.
    pub series_id: SeriesId,
    /// How many bookings were made.
    pub made: i64,
    /// How many were moved or changed.
    pub changed: i64,
    /// How many were called off.
    pub cancelled: i64,
    /// The price of those that were made.
    pub total: Money,
    /// What calling off or moving late cost (`B9`).
    pub fee: Money,
    /// Of an edit: the price of those that it means, before it.
    #[serde(default)]
    pub price_before: Money,
    /// Of an edit: the price of those that it means, with those that it makes, after it.
    #[serde(default)]
    pub price_after: Money,
    /// Occurrences that could not be had, and why (`R2`).
    pub left_out: Vec<LeftOut>,
}

impl SeriesDone {
    pub(super) fn nothing(series_id: SeriesId) -> SeriesDone {
        SeriesDone {
            series_id,
            made: 0,
            changed: 0,
            cancelled: 0,
            total: Money::ZERO,
            fee: Money::ZERO,
            price_before: Money::ZERO,
            price_after: Money::ZERO,
            left_out: Vec::new(),
        }
    }
}

/// The wall times that a rule makes up to a day, without the first `passed`, and whether it makes none after them. Refuses
/// more than are made at once.
pub(super) fn walls(
    rule: &Rule,
    begins: DateTime,
    zone: &Zone,
    last: Date,
    passed: usize,
) -> Result<(Vec<DateTime>, bool), SeriesRefusal> {
    let mut occurrences = rule.occurrences(begins, zone, last);
    let walls: Vec<DateTime> = occurrences.by_ref().skip(passed).take(MOST_AT_ONCE).collect();
    if occurrences.next().is_some() {
        return Err(SeriesRefusal::TooMany);
    }
    Ok((walls, occurrences.ended()))
}

/// The last day on which occurrences of a series are made now.
pub(super) fn last_day(work: &mut Work, resource: coworkflow_domain::ids::ResourceId) -> Result<Date, Failure> {
    let resource = resources::by_id(work.tx, resource)?.ok_or(coworkflow_domain::refusal::General::NotFound {
        what: coworkflow_domain::subject::SubjectKind::Resource,
    })?;
    let settings = settings_of(work, &resource)?;
    let (zone, _) = work.calendar()?;
    Ok(horizon(zone.date(work.now()), settings.advance_days))
}

/// Whether a refusal is about one slot, so that others may still be had.
pub(super) fn is_of_slot(refusal: &Refusal) -> bool {
    matches!(
        refusal.code.as_ref(),
        "booking.taken" | "booking.closed" | "booking.too_soon" | "booking.in_the_past" | "booking.too_far_ahead"
    )
}

/// Books occurrences, each as a booking of its own, by the way that its series is booked; adds to what was done what could not be had. Days that were cut out
/// are passed over.
pub(super) fn make(
    work: &mut Work,
    row: &SeriesRow,
    occurrences: &[(i64, DateTime)],
    cuts: &[CutRow],
    done: &mut SeriesDone,
) -> Result<(), Failure> {
    let (zone, _) = work.calendar()?;
    for (number, wall) in occurrences {
        let Some(interval) = stay(*wall, row.minutes, &zone) else {
            continue;
        };
        if cuts
            .iter()
            .any(|cut| (cut.from_on..=cut.until_on).contains(&wall.date()))
        {
            leave_out(work, row.id, *number, interval, &SeriesRefusal::CutOut.refusal())?;
            continue;
        }
        let new = NewBooking {
            resource_id: row.resource_id,
            customer_id: row.customer_id,
            guest_name: row.guest_name.clone(),
            title: row.title.clone(),
            note: row.note.clone(),
            attendees: row.attendees,
            interval,
            channel: row.channel,
            pays: row.pays,
            hold: false,
            coupon: None,
            expected: None,
            series: Some((row.id, *number)),
        };
        match place(work, &new) {
            Ok(booking) => {
                done.made += 1;
                done.total = done.total.plus(booking.amount)?;
            }
            Err(failure) => done.left_out.push(slot(failure, *number, interval)?),
        }
    }
    Ok(())
}

/// An occurrence that could not be had; a failure that is about more than its slot stays one.
pub(super) fn slot(failure: Failure, number: i64, interval: Interval) -> Result<LeftOut, Failure> {
    match failure {
        Failure::Refused(refusal) if is_of_slot(&refusal) => Ok(LeftOut {
            number,
            starts_at: interval.start(),
            ends_at: interval.end(),
            refusal: *refusal,
        }),
        other => Err(other),
    }
}

/// Remembers why an occurrence was not made.
pub(super) fn leave_out(
    work: &mut Work,
    id: SeriesId,
    number: i64,
    interval: Interval,
    why: &Refusal,
) -> Result<(), Failure> {
    let gap = GapRow {
        number,
        starts_at: interval.start(),
        code: why.code.to_string(),
        en: why.en.clone(),
        ar: why.ar.clone(),
    };
    Ok(series::insert_gap(work.tx, id, &gap)?)
}
