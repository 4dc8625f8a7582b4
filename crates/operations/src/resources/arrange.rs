//! What a resource is a part of (`B4`), and what follows every claim of it (`B3`): what is booked already follows the change.

use coworkflow_domain::ids::{ClaimId, ResourceId};
use coworkflow_domain::refusal::General;
use coworkflow_domain::resources::ResourceRefusal;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::Instant;
use coworkflow_store::claims::{self, ClaimRow};
use coworkflow_store::resources::{self, ResourceRow};
use serde::Serialize;

use super::found;
use super::view::MOST_LEVELS;
use crate::bookings::expire_due;
use crate::claims::free_after;
use crate::failure::Failure;
use crate::work::Work;

/// Where a resource belongs and what it needs between two uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Arrangement {
    /// What it is a part of, if of anything.
    pub parent_id: Option<ResourceId>,
    /// Minutes that follow every claim and are never billed, 0 to 1,440.
    pub turnaround_minutes: i64,
}

impl Arrangement {
    /// Refuses what cannot be: a part of itself, of something archived, too deep, or an odd turnaround.
    pub(super) fn check(&self, work: &mut Work, of: Option<&ResourceRow>) -> Result<(), Failure> {
        if !(0..=1_440).contains(&self.turnaround_minutes) {
            return Err(ResourceRefusal::OddTurnaround.into());
        }
        let Some(parent) = self.parent_id else { return Ok(()) };
        let whole = resources::by_id(work.tx, parent)?.ok_or(General::NotFound {
            what: SubjectKind::Resource,
        })?;
        if whole.archived_at.is_some() {
            return Err(ResourceRefusal::Archived { name: whole.name }.into());
        }
        let above = resources::wholes(work.tx, parent)?.len() + 1;
        let below = match of {
            None => 0,
            Some(row) => {
                let parts = resources::with_parts(work.tx, row.id)?;
                if parts.iter().any(|part| part.id == parent) {
                    return Err(ResourceRefusal::PartOfItself { name: row.name.clone() }.into());
                }
                depth(work, row.id, &parts)?
            }
        };
        if above + below + 1 > MOST_LEVELS {
            return Err(ResourceRefusal::TooDeep.into());
        }
        Ok(())
    }
}

/// How many levels lie below a resource.
fn depth(work: &mut Work, id: ResourceId, parts: &[resources::PartRow]) -> Result<usize, Failure> {
    let mut deepest = 0;
    for part in parts.iter().filter(|part| part.id != id) {
        let above = resources::wholes(work.tx, part.id)?;
        let levels = above.iter().position(|whole| whole.id == id).map_or(0, |at| at + 1);
        deepest = deepest.max(levels);
    }
    Ok(deepest)
}

/// Lets what is claimed from now on follow a change: called after the changed row is written, with the row before.
pub(super) fn follow(work: &mut Work, before: &ResourceRow, after: &ResourceRow) -> Result<(), Failure> {
    if before.parent_id != after.parent_id {
        expire_due(work)?;
        leave(work, after)?;
        if let Some(parent) = after.parent_id {
            join(work, after, parent)?;
        }
    }
    if before.turnaround_minutes != after.turnaround_minutes {
        expire_due(work)?;
        stretch(work, after)?;
    }
    Ok(())
}

/// Gives back what was claimed with the whole that it is no part of any more.
fn leave(work: &mut Work, row: &ResourceRow) -> Result<(), Failure> {
    let now = work.now();
    let parts = resources::with_parts(work.tx, row.id)?;
    for part in &parts {
        for claim in claims::from(work.tx, part.id, now)? {
            if !parts.iter().any(|own| own.id == claim.whole_id) {
                claims::delete(work.tx, claim.id)?;
            }
        }
    }
    Ok(())
}

/// Claims it and its parts with all that its new whole is claimed by.
fn join(work: &mut Work, row: &ResourceRow, parent: ResourceId) -> Result<(), Failure> {
    let now = work.now();
    let parts = resources::with_parts(work.tx, row.id)?;
    for claim in claims::from(work.tx, parent, now)? {
        let turnaround = found(work, claim.whole_id)?.turnaround_minutes;
        for part in &parts {
            let joined = ClaimRow {
                id: work.new_id::<ClaimId>(),
                resource_id: part.id,
                ends_at: free_after(claim.used_until, turnaround, part),
                ..claim.clone()
            };
            claims::insert(work.tx, &joined).map_err(|error| match error.is_constraint("claims_no_overlap") {
                true => booked_already(row, claim.starts_at),
                false => error.into(),
            })?;
        }
    }
    Ok(())
}

/// Lets every claim of it, and of its parts with it, be followed by the turnaround of now.
fn stretch(work: &mut Work, row: &ResourceRow) -> Result<(), Failure> {
    let now = work.now();
    for part in resources::with_parts(work.tx, row.id)? {
        // The last first, so that none runs into the one before it that is still to be shortened.
        for claim in claims::from(work.tx, part.id, now)?.into_iter().rev() {
            if part.id != row.id && claim.whole_id != row.id {
                continue;
            }
            let turnaround = found(work, claim.whole_id)?.turnaround_minutes;
            let ends_at = free_after(claim.used_until, turnaround, &part);
            claims::set_end(work.tx, claim.id, ends_at).map_err(|error| {
                match error.is_constraint("claims_no_overlap") {
                    true => booked_already(row, claim.starts_at),
                    false => error.into(),
                }
            })?;
        }
    }
    Ok(())
}

fn booked_already(row: &ResourceRow, at: Instant) -> Failure {
    ResourceRefusal::BookedAlready {
        name: row.name.clone(),
        at,
    }
    .into()
}
