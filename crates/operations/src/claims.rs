//! Taking places: whoever takes one takes its parts (`B4`), and what follows it stays free for the turnaround (`B3`).

use coworkflow_domain::ids::{BookingId, ClaimId, ClosureId, ResourceId, SessionId};
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::claims::{self, ClaimKind, ClaimRow};
use coworkflow_store::resources::{self, PartRow, ResourceRow};

use crate::failure::Failure;
use crate::work::Work;

/// Who takes a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taker<'a> {
    /// A stay.
    Session(SessionId),
    /// A booking.
    Booking(BookingId),
    /// A booking that waits for its payment or approval.
    Hold(BookingId),
    /// A closure, and why.
    Closure(ClosureId, &'a str),
}

impl Taker<'_> {
    fn kind(self) -> ClaimKind {
        match self {
            Taker::Session(_) => ClaimKind::Session,
            Taker::Booking(_) => ClaimKind::Booking,
            Taker::Hold(_) => ClaimKind::Hold,
            Taker::Closure(..) => ClaimKind::Closure,
        }
    }
}

/// Takes a place and all its parts for an interval, each with the turnaround that follows: the longer one of the whole and of
/// the part (`B3`, `B4`). Refused by the database, as `claims_no_overlap`, when any of them is taken (`B1`).
pub(crate) fn take(work: &mut Work, whole: &ResourceRow, interval: Interval, by: Taker) -> Result<(), Failure> {
    for part in resources::with_parts(work.tx, whole.id)? {
        let claim = ClaimRow {
            id: work.new_id::<ClaimId>(),
            resource_id: part.id,
            whole_id: whole.id,
            kind: by.kind(),
            session_id: match by {
                Taker::Session(id) => Some(id),
                _ => None,
            },
            booking_id: match by {
                Taker::Booking(id) | Taker::Hold(id) => Some(id),
                _ => None,
            },
            closure_id: match by {
                Taker::Closure(id, _) => Some(id),
                _ => None,
            },
            reason: match by {
                Taker::Closure(_, reason) => reason.to_owned(),
                _ => String::new(),
            },
            starts_at: interval.start(),
            ends_at: free_after(interval.end(), whole.turnaround_minutes, &part),
            used_until: interval.end(),
        };
        claims::insert(work.tx, &claim)?;
    }
    Ok(())
}

/// When a part is free again after the whole was used until `used_until` (`B3`).
pub(crate) fn free_after(used_until: Instant, turnaround_of_whole: i64, part: &PartRow) -> Instant {
    used_until.plus_minutes(part.turnaround_minutes.max(turnaround_of_whole))
}

/// What would stand in the way of taking a place for an interval: the first claim on it or on one of its parts that lies within
/// it or within the turnaround after it. `except` a booking that is being moved.
pub(crate) fn in_the_way(
    work: &mut Work,
    whole: &ResourceRow,
    interval: Interval,
    except: Option<BookingId>,
) -> Result<Option<ClaimRow>, Failure> {
    let mut first: Option<ClaimRow> = None;
    for part in resources::with_parts(work.tx, whole.id)? {
        let until = free_after(interval.end(), whole.turnaround_minutes, &part);
        let found = claims::between(work.tx, part.id, interval.start(), until)?
            .into_iter()
            .find(|claim| except.is_none() || claim.booking_id != except);
        if let Some(found) = found
            && first.as_ref().is_none_or(|first| found.starts_at < first.starts_at)
        {
            first = Some(found);
        }
    }
    Ok(first)
}

/// When the next claim begins on a place or one of its parts that does not run yet at `at` (`B12`), less the turnaround that has
/// to fit before it.
pub(crate) fn free_until(work: &mut Work, whole: &ResourceRow, at: Instant) -> Result<Option<Instant>, Failure> {
    let mut first: Option<Instant> = None;
    for part in resources::with_parts(work.tx, whole.id)? {
        let turnaround = part.turnaround_minutes.max(whole.turnaround_minutes);
        let next = claims::next_after(work.tx, part.id, at)?.map(|next| next.plus_minutes(-turnaround));
        first = [first, next].into_iter().flatten().min();
    }
    Ok(first)
}

/// The resources that have to do with one: its parts and what it is a part of, itself first.
pub(crate) fn related(work: &mut Work, id: ResourceId) -> Result<Vec<ResourceId>, Failure> {
    let mut all: Vec<ResourceId> = resources::with_parts(work.tx, id)?.iter().map(|part| part.id).collect();
    all.extend(resources::wholes(work.tx, id)?.iter().map(|whole| whole.id));
    Ok(all)
}
