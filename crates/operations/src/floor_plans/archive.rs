//! A floor goes out of use, or comes back.

use coworkflow_domain::access::Permission;
use coworkflow_domain::floor_plans::{Drawing, FloorPlanRefusal, MAX_PLANS};
use coworkflow_domain::ids::FloorPlanId;
use coworkflow_domain::journal::Event;
use coworkflow_store::floor_plans;
use serde::Serialize;

use super::publish::standing;
use super::{FloorPlanView, found, write};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Takes a floor out of use: its seats and rooms stay, and may stand on another. Doing it twice changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct ArchiveFloorPlan {
    /// Which.
    pub id: FloorPlanId,
}

impl Change for ArchiveFloorPlan {
    type Output = FloorPlanView;
    const NAME: &'static str = "floor_plans.archive";
    const PERMISSION: Permission = Permission::FloorPlansWrite;

    fn run(&self, work: &mut Work) -> Result<FloorPlanView, Failure> {
        let mut row = found(work, self.id)?;
        if row.archived_at.is_none() {
            row.archived_at = Some(work.now());
            write(work, &mut row)?;
            floor_plans::place(work.tx, row.id, &[])?;
            work.journal(&Event::FloorPlanArchived {
                floor_plan_id: row.id,
                name: row.name.clone(),
            })?;
        }
        FloorPlanView::load(work, row)
    }
}

/// Brings a floor back into use; not while what stands on it stands on another. Doing it twice changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct RestoreFloorPlan {
    /// Which.
    pub id: FloorPlanId,
}

impl Change for RestoreFloorPlan {
    type Output = FloorPlanView;
    const NAME: &'static str = "floor_plans.restore";
    const PERMISSION: Permission = Permission::FloorPlansWrite;

    fn run(&self, work: &mut Work) -> Result<FloorPlanView, Failure> {
        let mut row = found(work, self.id)?;
        if row.archived_at.take().is_none() {
            return FloorPlanView::load(work, row);
        }
        if usize::try_from(floor_plans::count(work.tx)?).unwrap_or(MAX_PLANS) >= MAX_PLANS {
            return Err(FloorPlanRefusal::TooManyPlans.into());
        }
        let view = FloorPlanView::load(work, row.clone())?;
        if let Some(version) = &view.published {
            let drawing = Drawing::read(&version.drawing)?;
            let resources = standing(work, row.id, &drawing)?;
            floor_plans::place(work.tx, row.id, &resources)?;
        }
        write(work, &mut row)?;
        work.journal(&Event::FloorPlanRestored {
            floor_plan_id: row.id,
            name: row.name.clone(),
        })?;
        Ok(FloorPlanView { row, ..view })
    }
}
