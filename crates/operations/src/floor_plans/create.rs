//! A new floor.

use coworkflow_domain::access::Permission;
use coworkflow_domain::floor_plans::{Drawing, FloorPlanRefusal, MAX_PLANS, check_name};
use coworkflow_domain::journal::Event;
use coworkflow_domain::text::search_key;
use coworkflow_store::floor_plans::{self, FloorPlanRow};
use serde::Serialize;

use super::{FloorPlanView, drawn, named};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Adds a floor after the others. Nobody but those who draw sees it until it is published.
#[derive(Debug, Clone, Serialize)]
pub struct CreateFloorPlan {
    /// As people call it.
    pub name: String,
    /// What it begins with, as JSON; empty when left out.
    pub drawing: Option<String>,
}

impl Change for CreateFloorPlan {
    type Output = FloorPlanView;
    const NAME: &'static str = "floor_plans.create";
    const PERMISSION: Permission = Permission::FloorPlansWrite;

    fn run(&self, work: &mut Work) -> Result<FloorPlanView, Failure> {
        let name = check_name(&self.name)?;
        let drawing = self.drawing.as_deref().map(Drawing::read).transpose()?;
        if usize::try_from(floor_plans::count(work.tx)?).unwrap_or(MAX_PLANS) >= MAX_PLANS {
            return Err(FloorPlanRefusal::TooManyPlans.into());
        }
        let mut row = FloorPlanRow {
            id: work.new_id(),
            space_id: coworkflow_store::spaces::the_space(work.tx)?.id,
            search_key: search_key(&name),
            name,
            position: floor_plans::next_position(work.tx)?,
            published: None,
            draft: None,
            drafted_at: None,
            drafted_by: String::new(),
            archived_at: None,
            created_at: work.now(),
            version: 1,
        };
        if let Some(drawing) = &drawing {
            drawn(work, &mut row, drawing)?;
        }
        floor_plans::insert(work.tx, &row).map_err(|error| named(error, &row.name))?;
        work.journal(&Event::FloorPlanCreated {
            floor_plan_id: row.id,
            name: row.name.clone(),
        })?;
        Ok(FloorPlanView { row, published: None })
    }
}
