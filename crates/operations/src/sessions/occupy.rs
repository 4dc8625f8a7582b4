//! In which hours a stay takes its places.

use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::reports::{HourPart, hour_parts};
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::reports;
use coworkflow_store::sessions::{self, SegmentRow, SessionRow};

use crate::failure::Failure;
use crate::work::Work;

/// Keeps the hours of a session that ends now, so that no report has to split it again (`T5`, `T6`).
pub(super) fn occupy(
    work: &mut Work,
    session: &SessionRow,
    segments: &[SegmentRow],
    until: Instant,
) -> Result<(), Failure> {
    for (resource, parts) in split(work, session.started_at, segments, until)? {
        reports::occupy(work.tx, session.id, resource, &parts)?;
    }
    Ok(())
}

/// The hours so far of the sessions that go on, which nothing keeps yet.
pub(crate) fn occupied_so_far(work: &mut Work) -> Result<Vec<(ResourceId, Vec<HourPart>)>, Failure> {
    let now = work.now();
    let segments = sessions::segments_of_active(work.tx)?;
    let mut taken = Vec::new();
    for sat in segments.chunk_by(|one, next| one.session_id == next.session_id) {
        let Some(first) = sat.first() else { continue };
        taken.extend(split(work, first.starts_at, sat, now)?);
    }
    Ok(taken)
}

fn split(
    work: &mut Work,
    started_at: Instant,
    segments: &[SegmentRow],
    until: Instant,
) -> Result<Vec<(ResourceId, Vec<HourPart>)>, Failure> {
    let (zone, cut_off) = work.calendar()?;
    let parts = segments.iter().filter_map(|segment| {
        // A place that was left at once, or while the clock jumped back, was not taken.
        let sat = Interval::new(segment.starts_at, segment.ends_at.unwrap_or(until)).ok()?;
        Some((segment.resource_id, hour_parts(sat, started_at, &zone, cut_off)))
    });
    Ok(parts.collect())
}
