//! A floor gets another name or place among the others.

use coworkflow_domain::access::Permission;
use coworkflow_domain::floor_plans::check_name;
use coworkflow_domain::ids::FloorPlanId;
use coworkflow_domain::journal::{Event, changes};
use coworkflow_domain::text::search_key;
use serde::Serialize;

use super::{FloorPlanView, found_at, write};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Changes what a floor is called and where it stands among the others.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeFloorPlan {
    /// Which.
    pub id: FloorPlanId,
    /// The version that the editor saw.
    pub version: i64,
    /// As people call it.
    pub name: String,
    /// Its place among the others; as it was when left out.
    pub position: Option<i64>,
}

impl Change for ChangeFloorPlan {
    type Output = FloorPlanView;
    const NAME: &'static str = "floor_plans.change";
    const PERMISSION: Permission = Permission::FloorPlansWrite;

    fn run(&self, work: &mut Work) -> Result<FloorPlanView, Failure> {
        let mut row = found_at(work, self.id, self.version)?;
        let (before, position) = (row.name.clone(), row.position);
        row.name = check_name(&self.name)?;
        row.search_key = search_key(&row.name);
        row.position = self.position.unwrap_or(position);
        let changes = changes([
            ("name", before.clone().into(), row.name.clone().into()),
            ("position", position.into(), row.position.into()),
        ]);
        if !changes.is_empty() {
            write(work, &mut row)?;
            work.journal(&Event::FloorPlanChanged {
                floor_plan_id: row.id,
                name: before,
                changes,
            })?;
        }
        FloorPlanView::load(work, row)
    }
}
