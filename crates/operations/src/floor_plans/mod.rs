//! Drawn floors: who draws works on a draft that keeps itself, and everybody sees what was published.

mod archive;
mod change;
mod create;
mod draft;
mod list;
mod publish;
mod underlay;
mod view;

pub use archive::{ArchiveFloorPlan, RestoreFloorPlan};
pub use change::ChangeFloorPlan;
pub use create::CreateFloorPlan;
pub use draft::{DiscardFloorPlanDraft, KeptDraft, RestoreFloorPlanVersion, SaveFloorPlanDraft};
pub use list::{DrawTemplate, FloorPlanVersions, ListFloorPlans, OneFloorPlan};
pub use publish::PublishFloorPlan;
pub use underlay::{MayDraw, StoreUnderlay, UNDERLAY_BYTES};
pub use view::FloorPlanView;

pub(crate) use view::published;

use coworkflow_domain::floor_plans::{Drawing, FloorPlanRefusal};
use coworkflow_domain::ids::FloorPlanId;
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::DbError;
use coworkflow_store::floor_plans::FloorPlanRow;

use crate::failure::{Failure, broken};
use crate::perform::Question;
use crate::work::Work;

crate::operations! {
    changes: [
        CreateFloorPlan, ChangeFloorPlan, ArchiveFloorPlan, RestoreFloorPlan, SaveFloorPlanDraft, DiscardFloorPlanDraft,
        RestoreFloorPlanVersion, PublishFloorPlan, StoreUnderlay,
    ],
    questions: [ListFloorPlans, OneFloorPlan, FloorPlanVersions, DrawTemplate, MayDraw],
}

/// The row, or the same refusal as for a random id (`A3`).
fn found(work: &mut Work, id: FloorPlanId) -> Result<FloorPlanRow, Failure> {
    let row = coworkflow_store::floor_plans::by_id(work.tx, id)?;
    Ok(row.ok_or(General::NotFound {
        what: SubjectKind::FloorPlan,
    })?)
}

/// The row in use, at the version that the editor saw.
fn found_at(work: &mut Work, id: FloorPlanId, version: i64) -> Result<FloorPlanRow, Failure> {
    let row = found(work, id)?;
    if row.archived_at.is_some() {
        return Err(FloorPlanRefusal::Archived { name: row.name }.into());
    }
    if row.version != version {
        return Err(stale());
    }
    Ok(row)
}

fn stale() -> Failure {
    General::Stale {
        what: SubjectKind::FloorPlan,
    }
    .into()
}

/// Writes a changed row, unless somebody else did meanwhile.
fn write(work: &mut Work, row: &mut FloorPlanRow) -> Result<(), Failure> {
    if !coworkflow_store::floor_plans::update(work.tx, row).map_err(|error| named(error, &row.name))? {
        return Err(stale());
    }
    row.version += 1;
    Ok(())
}

/// Names a refused name.
fn named(error: DbError, name: &str) -> Failure {
    if error.is_constraint("floor_plans_name") {
        return Refusal::from(FloorPlanRefusal::NameTaken { name: name.to_owned() }).into();
    }
    error.into()
}

/// Lets a checked drawing be the draft of a floor. Its picture must be one of this house.
fn drawn(work: &mut Work, row: &mut FloorPlanRow, drawing: &Drawing) -> Result<(), Failure> {
    if let Some(underlay) = &drawing.underlay {
        crate::spaces::GetAsset { id: underlay.asset }.run(work)?;
    }
    row.draft = Some(serde_json::to_string(drawing).map_err(broken)?);
    row.drafted_at = Some(work.now());
    row.drafted_by = work.actor_name().to_owned();
    Ok(())
}

/// Takes the draft off a floor.
fn without_draft(row: &mut FloorPlanRow) {
    row.draft = None;
    row.drafted_at = None;
    row.drafted_by = String::new();
}

#[cfg(test)]
mod tests;
