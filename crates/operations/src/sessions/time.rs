//! What the time of a session costs, by the terms frozen in it (`P6`) and the plans of its customer (`S4`).

use std::collections::HashMap;

use coworkflow_domain::ids::SessionId;
use coworkflow_domain::pricing::{HORIZON_MINUTES, Quote, Running, Segment, Stay, price, running};
use coworkflow_domain::subscriptions::Cover;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::customers::CustomerRow;
use coworkflow_store::sessions::{SegmentRow, SessionRow};

use crate::failure::Failure;
use crate::pricing::{self, Books};
use crate::subscriptions;
use crate::work::Work;

/// What a session costs if it ends at `at`.
pub(super) fn quote_until(
    work: &mut Work,
    customer: &CustomerRow,
    session: &SessionRow,
    segments: &[SegmentRow],
    at: Instant,
) -> Result<Quote, Failure> {
    let covers = covers(work, customer, session, at)?;
    let (terms, calendar) = (Books::default().terms(work, session)?, pricing::calendar(work)?);
    Ok(price(&stay(segments, at), &terms, &covers, &calendar)?)
}

/// What a running session costs until now, and how that goes on.
pub(super) fn so_far(
    work: &mut Work,
    books: &mut Books,
    session: &SessionRow,
    segments: &[SegmentRow],
    covers: &[Cover],
) -> Result<(Quote, Running), Failure> {
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
