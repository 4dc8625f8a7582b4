//! What the time of a session costs, by the terms frozen in it (`P6`) and the plans of its customer (`S4`).

use std::collections::HashMap;

use coworkflow_domain::ids::SessionId;
use coworkflow_domain::pricing::{HORIZON_MINUTES, Quote, Running, Segment, Stay, price, running};
use coworkflow_domain::subscriptions::Cover;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::bookings::{self, BookingRow};
use coworkflow_store::customers::CustomerRow;
use coworkflow_store::sessions::{SegmentRow, SessionRow};

use super::booked;
use crate::failure::Failure;
use crate::pricing::{self, Books};
use crate::subscriptions;
use crate::work::Work;

/// The time of a session, priced.
pub(super) struct TimeQuote {
    /// What its bill says.
    pub quote: Quote,
    /// The part that was metered, not quoted before: its minutes of plans are drawn when the session ends.
    pub metered: Quote,
}

/// What a session costs if it ends at `at`.
pub(super) fn quote_until(
    work: &mut Work,
    customer: &CustomerRow,
    session: &SessionRow,
    segments: &[SegmentRow],
    at: Instant,
) -> Result<TimeQuote, Failure> {
    let mut books = Books::default();
    if let Some(booking) = bookings::by_session(work.tx, session.id)? {
        return booked::quote_until(work, &mut books, (&booking, customer), session, segments, at);
    }
    let covers = covers(work, customer, session, at)?;
    let (terms, calendar) = (books.terms(work, session)?, pricing::calendar(work)?);
    let metered = price(&stay(segments, at), &terms, &covers, &calendar)?;
    Ok(TimeQuote {
        quote: metered.clone(),
        metered,
    })
}

/// What a running session costs until now, and how that goes on.
pub(super) fn so_far(
    work: &mut Work,
    books: &mut Books,
    session: &SessionRow,
    segments: &[SegmentRow],
    covers: &[Cover],
    (booking, customer): (Option<&BookingRow>, &CustomerRow),
) -> Result<(Quote, Running), Failure> {
    if let Some(booking) = booking {
        let parties = (booking, customer);
        let now = work.now();
        let priced = booked::quote_until(work, books, parties, session, segments, now)?;
        return Ok((priced.quote, booked::goes_on(work, books, parties, session, segments)?));
    }
    let (terms, calendar) = (books.terms(work, session)?, pricing::calendar(work)?);
    let stay = stay(segments, work.now());
    let quote = price(&stay, &terms, covers, &calendar)?;
    Ok((quote, running(&stay, &terms, covers, &calendar)?))
}

/// What the customer's plans pay of a session that lasts until `at`.
pub(super) fn covers(
    work: &mut Work,
    customer: &CustomerRow,
    session: &SessionRow,
    at: Instant,
) -> Result<Vec<Cover>, Failure> {
    match Interval::new(session.started_at, at) {
        Ok(stay) => subscriptions::covers(work, customer, stay),
        Err(_) => Ok(Vec::new()),
    }
}

/// The same for all running sessions, as far ahead as a screen looks.
pub(super) fn covers_of_active(
    work: &mut Work,
    running: &[SessionRow],
) -> Result<HashMap<SessionId, Vec<Cover>>, Failure> {
    let until = horizon(work.now());
    let stays: Vec<_> = running
        .iter()
        .filter_map(|session| {
            let stay = Interval::new(session.started_at, until).ok()?;
            Some((session.id, session.customer_id, stay))
        })
        .collect();
    subscriptions::covers_of_active(work, &stays)
}

/// How far ahead the plans of a running session are looked at.
pub(super) fn horizon(now: Instant) -> Instant {
    now.plus_minutes(HORIZON_MINUTES)
}

/// Where a session sat until `at`.
pub(crate) fn stay(segments: &[SegmentRow], at: Instant) -> Stay {
    let segments = segments.iter().map(|segment| Segment {
        resource_id: segment.resource_id,
        resource_name: segment.resource_name.clone(),
        resource_kind: segment.resource_type,
        rate_per_hour: segment.rate_per_hour,
        started_at: segment.starts_at,
        // The clock may have jumped back: a length is never negative.
        ended_at: segment.ends_at.unwrap_or(at).max(segment.starts_at),
    });
    Stay {
        segments: segments.collect(),
    }
}
