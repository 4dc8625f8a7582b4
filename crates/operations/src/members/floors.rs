//! The floors that everybody sees, for members.

use coworkflow_domain::access::Permission;

use crate::failure::Failure;
use crate::floor_plans::{FloorPlanView, published};
use crate::perform::Question;
use crate::work::Work;

/// The published floors, without what is being drawn.
#[derive(Debug, Clone, Copy)]
pub struct MyFloors;

impl Question for MyFloors {
    type Output = Vec<FloorPlanView>;
    const NAME: &'static str = "members.floors";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<Vec<FloorPlanView>, Failure> {
        published(work)
    }
}
