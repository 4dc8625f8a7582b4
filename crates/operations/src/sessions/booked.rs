//! A stay that began as a booking: what was quoted is its time, and only what goes beyond is metered (`B10`, `P1`).

use coworkflow_domain::ids::SessionId;
use coworkflow_domain::money::Money;
use coworkflow_domain::pricing::{HORIZON_MINUTES, Quote, Running, Segment, Stay, Terms, beyond, price, running};
use coworkflow_domain::sessions::SessionRefusal;
use coworkflow_domain::subscriptions::Cover;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::bookings::BookingRow;
use coworkflow_store::customers::{self, CustomerRow};
use coworkflow_store::resources::{self, ResourceRow};
use coworkflow_store::sessions::{self, SegmentRow, SessionRow};
use coworkflow_store::{claims, spaces};

use super::start::taken_meanwhile;
use super::time::TimeQuote;
use crate::claims::related;
use crate::failure::Failure;
use crate::pricing::{self, Books};
use crate::subscriptions;
use crate::work::Work;

/// Begins the session of a booking where it was booked; nobody else may still sit there or on a part of it (`B1`, `B4`).
pub(crate) fn begin(
    work: &mut Work,
    booking: &BookingRow,
    customer: &CustomerRow,
    resource: &ResourceRow,
) -> Result<SessionId, Failure> {
    let now = work.now();
    for part in related(work, resource.id)? {
        if let Some(occupant) = resources::occupant(work.tx, part)? {
            return Err(SessionRefusal::ResourceTaken {
                resource: resource.name.clone(),
                by: Some(occupant.customer_name),
                until: claims::until_of_session(work.tx, occupant.session_id)?,
            }
            .into());
        }
    }
    let space = spaces::the_space(work.tx)?;
    let session = SessionRow {
        id: work.new_id::<SessionId>(),
        space_id: space.id,
        customer_id: customer.id,
        resource_id: resource.id,
        started_at: now,
        day: work.day()?,
        ended_at: None,
        duration_minutes: None,
        amount: None,
        quote: None,
        note: booking.note.clone(),
        increment_minutes: space.increment_minutes,
        grace_minutes: space.grace_minutes,
        price_book: pricing::current_book(work)?,
        guest_type: pricing::guest(work, customer)?.customer_type,
        started_by: work.actor_id(),
        ended_by: None,
        cancelled_at: None,
        version: 1,
    };
    sessions::insert(work.tx, &session).map_err(|error| taken_meanwhile(error, resource))?;
    claims::seat(work.tx, booking.id, session.id, now).map_err(|error| taken_meanwhile(error, resource))?;
    let segment = SegmentRow {
        session_id: session.id,
        position: 1,
        resource_id: resource.id,
        resource_name: resource.name.clone(),
        resource_type: resource.resource_type,
        rate_per_hour: resource.rate_per_hour,
        starts_at: now,
        ends_at: None,
    };
    sessions::insert_segment(work.tx, &segment)?;
    customers::visited(work.tx, customer.id, now)?;
    Ok(session.id)
}

/// What the time of such a stay costs if it ends at `at`.
pub(super) fn quote_until(
    work: &mut Work,
    books: &mut Books,
    (booking, customer): (&BookingRow, &CustomerRow),
    session: &SessionRow,
    segments: &[SegmentRow],
    at: Instant,
) -> Result<TimeQuote, Failure> {
    let booked = booking.quote()?;
    let metered = if at <= booking.ends_at {
        Quote::default()
    } else {
        let whole = whole(work, books, (booking, customer), session, segments, at)?;
        let priced = price(&whole.stay, &whole.terms, &whole.covers, &pricing::calendar(work)?)?;
        beyond(&booked, &priced, booking.ends_at)?
    };
    // What was paid ahead stands on an invoice of its own.
    let quote = match booking.invoice_id {
        Some(_) => metered.clone(),
        None => booked.followed_by(metered.clone())?,
    };
    Ok(TimeQuote { quote, metered })
}

/// How its total goes on: it stands still until the booked end.
pub(super) fn goes_on(
    work: &mut Work,
    books: &mut Books,
    (booking, customer): (&BookingRow, &CustomerRow),
    session: &SessionRow,
    segments: &[SegmentRow],
) -> Result<Running, Failure> {
    let now = work.now();
    let looked_at = now.max(booking.ends_at);
    let whole = whole(work, books, (booking, customer), session, segments, looked_at)?;
    let then = running(&whole.stay, &whole.terms, &whole.covers, &pricing::calendar(work)?)?;
    if now < booking.ends_at {
        return Ok(Running {
            rate_per_hour: Money::ZERO,
            until: Some(booking.ends_at),
            ..then
        });
    }
    Ok(then)
}

/// The booked time and what came after, as one stay.
struct Whole {
    stay: Stay,
    terms: Terms,
    covers: Vec<Cover>,
}

/// The booked time, at the rate of where its guest first sat, and then where they stayed beyond it.
pub(crate) fn as_booked(mut stay: Stay, starts_at: Instant, ends_at: Instant) -> Stay {
    let first = stay.segments.first().cloned();
    for segment in &mut stay.segments {
        segment.started_at = segment.started_at.max(ends_at);
        segment.ended_at = segment.ended_at.max(segment.started_at);
    }
    if let Some(first) = first {
        let booked = Segment {
            started_at: starts_at,
            ended_at: ends_at,
            ..first
        };
        stay.segments.insert(0, booked);
    }
    stay
}

fn whole(
    work: &mut Work,
    books: &mut Books,
    (booking, customer): (&BookingRow, &CustomerRow),
    session: &SessionRow,
    segments: &[SegmentRow],
    at: Instant,
) -> Result<Whole, Failure> {
    let mut terms = books.terms(work, session)?;
    terms.guest.lead_minutes = booking.starts_at.minutes_since(booking.created_at);
    let stay = as_booked(super::time::stay(segments, at), booking.starts_at, booking.ends_at);
    let until = at.plus_minutes(HORIZON_MINUTES);
    let covers = match Interval::new(booking.starts_at, until) {
        Ok(interval) => subscriptions::covers_for_booking(work, customer, interval, Some(booking.id))?,
        Err(_) => Vec::new(),
    };
    Ok(Whole { stay, terms, covers })
}
