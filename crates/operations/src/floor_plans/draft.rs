//! What is being drawn: kept as it is drawn, thrown away, or begun anew from an earlier version.

use coworkflow_domain::access::Permission;
use coworkflow_domain::floor_plans::Drawing;
use coworkflow_domain::ids::FloorPlanId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::Instant;
use coworkflow_store::floor_plans;
use serde::{Deserialize, Serialize};

use super::{FloorPlanView, drawn, found_at, without_draft, write};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Keeps a drawing as the draft of a floor. Two who draw notice each other: the second is refused as stale.
#[derive(Debug, Clone, Serialize)]
pub struct SaveFloorPlanDraft {
    /// Which floor.
    pub id: FloorPlanId,
    /// The version that the editor saw, or that its last save answered.
    pub version: i64,
    /// JSON.
    pub drawing: String,
}

/// What the editor needs to go on. Without the drawing: it is kept with every key of every save.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptDraft {
    /// The floor.
    pub id: FloorPlanId,
    /// What the next save names.
    pub version: i64,
    /// When it was kept.
    pub at: Instant,
}

impl Change for SaveFloorPlanDraft {
    type Output = KeptDraft;
    const NAME: &'static str = "floor_plans.save_draft";
    const PERMISSION: Permission = Permission::FloorPlansWrite;

    fn run(&self, work: &mut Work) -> Result<KeptDraft, Failure> {
        let drawing = Drawing::read(&self.drawing)?;
        let mut row = found_at(work, self.id, self.version)?;
        drawn(work, &mut row, &drawing)?;
        write(work, &mut row)?;
        work.journal(&Event::FloorPlanDrafted {
            floor_plan_id: row.id,
            name: row.name,
        })?;
        Ok(KeptDraft {
            id: row.id,
            version: row.version,
            at: work.now(),
        })
    }
}

/// Throws the draft of a floor away; what is published stays. Without a draft nothing happens.
#[derive(Debug, Clone, Serialize)]
pub struct DiscardFloorPlanDraft {
    /// Which floor.
    pub id: FloorPlanId,
    /// The version that the editor saw.
    pub version: i64,
}

impl Change for DiscardFloorPlanDraft {
    type Output = FloorPlanView;
    const NAME: &'static str = "floor_plans.discard_draft";
    const PERMISSION: Permission = Permission::FloorPlansWrite;

    fn run(&self, work: &mut Work) -> Result<FloorPlanView, Failure> {
        let mut row = found_at(work, self.id, self.version)?;
        if row.draft.is_some() {
            without_draft(&mut row);
            write(work, &mut row)?;
            work.journal(&Event::FloorPlanDraftDiscarded {
                floor_plan_id: row.id,
                name: row.name.clone(),
            })?;
        }
        FloorPlanView::load(work, row)
    }
}

/// Lets an earlier version be the draft of its floor; everybody sees it again once it is published. Doing it twice changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct RestoreFloorPlanVersion {
    /// Which floor.
    pub id: FloorPlanId,
    /// The version of the floor that the editor saw.
    pub version: i64,
    /// The number of the drawing.
    pub number: i64,
}

impl Change for RestoreFloorPlanVersion {
    type Output = FloorPlanView;
    const NAME: &'static str = "floor_plans.restore_version";
    const PERMISSION: Permission = Permission::FloorPlansWrite;

    fn run(&self, work: &mut Work) -> Result<FloorPlanView, Failure> {
        let mut row = found_at(work, self.id, self.version)?;
        let earlier = floor_plans::version(work.tx, row.id, self.number)?.ok_or(General::NotFound {
            what: SubjectKind::FloorPlan,
        })?;
        if row.draft.as_deref() == Some(earlier.drawing.as_str()) {
            return FloorPlanView::load(work, row);
        }
        drawn(work, &mut row, &Drawing::read(&earlier.drawing)?)?;
        write(work, &mut row)?;
        work.journal(&Event::FloorPlanTakenBack {
            floor_plan_id: row.id,
            name: row.name.clone(),
            number: self.number,
        })?;
        FloorPlanView::load(work, row)
    }
}
