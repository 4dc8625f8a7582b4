//! A series is looked at before it is booked: each occurrence, what is in its way, and what it would cost (`R2`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{Asked, Channel, Pays};
use coworkflow_domain::ids::{BookingId, CustomerId, ResourceId};
use coworkflow_domain::money::Money;
use coworkflow_domain::recurrence::{RecurrenceRefusal, stay, wall_minutes};
use coworkflow_domain::refusal::{General, Refusal, Refuse};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::{customers, resources};

use super::book::{NewSeries, create};
use super::make::{is_of_slot, last_day, walls};
use super::{DESK, rule_of};
use crate::bookings::{check_room, found as found_booking, offering};
use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::perform::Question;
use crate::pricing::quote_booking;
use crate::work::Work;

/// How many conflicts get alternatives: more are not read by anybody.
const ALTERNATIVES: usize = 25;

/// Looks at a series as the desk would book it.
#[derive(Debug, Clone)]
pub struct PreviewSeries {
    /// Where.
    pub resource_id: ResourceId,
    /// For whom, when that is known.
    pub customer_id: Option<CustomerId>,
    /// The first one begins.
    pub starts_at: Instant,
    /// The first one ends.
    pub ends_at: Instant,
    /// How it repeats, RFC 5545.
    pub rule: String,
    /// How many come; 1 when left out.
    pub attendees: Option<i64>,
    /// The booking that is to be its first one, so that it is not in its own way (`R5`).
    pub booking_id: Option<BookingId>,
}

/// An occurrence as it would be.
#[derive(Debug, Clone, PartialEq)]
pub struct WantedOccurrence {
    /// When it begins.
    pub starts_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// What is in its way, and what is free instead (`B6`).
    pub conflict: Option<Refusal>,
}

/// A series as it would be.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesPreview {
    /// The rule in words, in the reader's language.
    pub words: String,
    /// Those up to the horizon.
    pub occurrences: Vec<WantedOccurrence>,
    /// Whether more follow beyond the horizon, made as time goes by (`R1`).
    pub goes_on: bool,
    /// The price of those that can be had, as far as it is known now.
    pub total: Money,
}

impl Question for PreviewSeries {
    type Output = SeriesPreview;
    const NAME: &'static str = "series.preview";
    const PERMISSION: Permission = Permission::BookingsRead;

    fn run(&self, work: &mut Work) -> Result<SeriesPreview, Failure> {
        preview(work, self, DESK)
    }
}

/// Looks at a series as somebody would book it.
pub(crate) fn preview(work: &mut Work, wanted: &PreviewSeries, channel: Channel) -> Result<SeriesPreview, Failure> {
    let first =
        Interval::new(wanted.starts_at, wanted.ends_at).map_err(|refusal| Refusal::from(refusal).on("endsAt"))?;
    let resource = resources::by_id(work.tx, wanted.resource_id)?.ok_or(General::NotFound {
        what: SubjectKind::Resource,
    })?;
    let own = wanted.booking_id.map(|id| found_booking(work, id)).transpose()?;
    let customer = match own.as_ref().map(|booking| booking.customer_id).or(wanted.customer_id) {
        None => None,
        Some(id) => Some(customers::by_id(work.tx, id)?.ok_or(General::NotFound {
            what: SubjectKind::Customer,
        })?),
    };
    let (zone, _) = work.calendar()?;
    let (begins, minutes) = (zone.local(first.start()), wall_minutes(first, &zone));
    let rule = rule_of(&wanted.rule)?.by_days(begins, &zone);
    let last = last_day(work, resource.id)?.max(begins.date());
    let (walls, complete) = walls(&rule, begins, &zone, last, 0)?;
    if walls.is_empty() {
        return Err(RecurrenceRefusal::NoOccurrence.into());
    }
    let (now, attendees) = (work.now(), wanted.attendees.unwrap_or(1));
    let (mut occurrences, mut total, mut conflicts) = (Vec::new(), Money::ZERO, 0);
    for interval in walls.into_iter().filter_map(|wall| stay(wall, minutes, &zone)) {
        let asked = Asked {
            interval,
            attendees,
            channel,
            now,
        };
        let conflict = match check_room(work, &resource, &asked, wanted.booking_id)? {
            Ok(_) => None,
            Err(refusal) if conflicts < ALTERNATIVES => {
                Some(offering(work, &resource, &asked, wanted.booking_id, refusal)?)
            }
            Err(refusal) => Some(refusal.refusal().into()),
        };
        let conflict = match conflict {
            None => {
                let quoted = quote_booking(work, &resource, interval, customer.as_ref(), None)?;
                total = total.plus(quoted.amount)?;
                None
            }
            Some(Failure::Refused(refusal)) if is_of_slot(&refusal) => {
                conflicts += 1;
                Some(*refusal)
            }
            Some(other) => return Err(other),
        };
        occurrences.push(WantedOccurrence {
            starts_at: interval.start(),
            ends_at: interval.end(),
            conflict,
        });
    }
    Ok(SeriesPreview {
        words: rule.words(begins, &zone, work.lang()),
        occurrences,
        goes_on: !complete,
        total,
    })
}

impl Services {
    /// Looks at a series as the desk would book it, with the very price it would be booked at: hours of plans that its
    /// first bookings use up are not there for its last ones (`P1`, `S5`). For that it is booked and given up again.
    pub async fn preview_series(&self, context: &Context, wanted: PreviewSeries) -> Result<SeriesPreview, Failure> {
        let mut preview = self.ask(context, wanted.clone()).await?;
        let can_be_had = preview.occurrences.iter().any(|wanted| wanted.conflict.is_none());
        if let (Some(customer_id), None, true) = (wanted.customer_id, wanted.booking_id, can_be_had) {
            let new = NewSeries {
                resource_id: wanted.resource_id,
                customer_id,
                guest_name: String::new(),
                title: String::new(),
                note: String::new(),
                attendees: wanted.attendees.unwrap_or(1),
                interval: Interval::new(wanted.starts_at, wanted.ends_at)?,
                rule: rule_of(&wanted.rule)?,
                channel: DESK,
                pays: Pays::AtDesk,
                skip_conflicts: true,
            };
            let booked = self.rehearse(context, PreviewSeries::PERMISSION, move |work| create(work, &new));
            preview.total = booked.await?.total;
        }
        Ok(preview)
    }
}
