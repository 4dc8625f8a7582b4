//! Looking at floors.

use coworkflow_domain::access::Permission;
use coworkflow_domain::floor_plans::{Drawing, Template, from_template};
use coworkflow_domain::ids::FloorPlanId;
use coworkflow_store::floor_plans::FloorPlanVersionRow;

use super::{FloorPlanView, found, view, without_draft};
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// Every floor in use, or every one that is archived, in their order: all of them for those who draw, what is published for the others.
#[derive(Debug, Clone, Copy)]
pub struct ListFloorPlans {
    /// The archived ones.
    pub archived: bool,
}

impl Question for ListFloorPlans {
    type Output = Vec<FloorPlanView>;
    const NAME: &'static str = "floor_plans.list";
    const PERMISSION: Permission = Permission::FloorPlansRead;

    fn run(&self, work: &mut Work) -> Result<Vec<FloorPlanView>, Failure> {
        if work.may(Permission::FloorPlansWrite) {
            return view::all(work, self.archived);
        }
        if self.archived {
            return Ok(Vec::new());
        }
        view::published(work)
    }
}

/// One floor, archived or not. Its draft is for those who draw.
#[derive(Debug, Clone, Copy)]
pub struct OneFloorPlan {
    /// Which.
    pub id: FloorPlanId,
}

impl Question for OneFloorPlan {
    type Output = FloorPlanView;
    const NAME: &'static str = "floor_plans.get";
    const PERMISSION: Permission = Permission::FloorPlansRead;

    fn run(&self, work: &mut Work) -> Result<FloorPlanView, Failure> {
        let mut row = found(work, self.id)?;
        if !work.may(Permission::FloorPlansWrite) {
            without_draft(&mut row);
        }
        FloorPlanView::load(work, row)
    }
}

/// The last 50 versions of a floor, the newest first.
#[derive(Debug, Clone, Copy)]
pub struct FloorPlanVersions {
    /// Of which.
    pub id: FloorPlanId,
}

impl Question for FloorPlanVersions {
    type Output = Vec<FloorPlanVersionRow>;
    const NAME: &'static str = "floor_plans.versions";
    const PERMISSION: Permission = Permission::FloorPlansWrite;

    fn run(&self, work: &mut Work) -> Result<Vec<FloorPlanVersionRow>, Failure> {
        let row = found(work, self.id)?;
        Ok(coworkflow_store::floor_plans::versions(work.tx, row.id)?)
    }
}

/// Draws a template for so many places, to begin with; nothing is kept. Its names are free in this house.
#[derive(Debug, Clone, Copy)]
pub struct DrawTemplate {
    /// Which.
    pub template: Template,
    /// Seats, tables, offices, or people in the hall: 1..=300.
    pub places: i64,
}

impl Question for DrawTemplate {
    type Output = Drawing;
    const NAME: &'static str = "floor_plans.template";
    const PERMISSION: Permission = Permission::FloorPlansWrite;

    fn run(&self, work: &mut Work) -> Result<Drawing, Failure> {
        let mut drawing = from_template(self.template, self.places, work.lang())?;
        let taken = coworkflow_store::resources::all(work.tx, false)?;
        drawing.avoid(taken.into_iter().map(|resource| resource.name).collect());
        Ok(drawing)
    }
}
