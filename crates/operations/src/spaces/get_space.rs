//! The space as it is set.

use coworkflow_domain::access::Permission;
use coworkflow_store::spaces::{self, SpaceRow};

use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// Asks for the settings of the space.
pub struct GetSpace;

impl Question for GetSpace {
    type Output = SpaceRow;
    const NAME: &'static str = "spaces.get";
    const PERMISSION: Permission = Permission::SpacesRead;

    fn run(&self, work: &mut Work) -> Result<SpaceRow, Failure> {
        Ok(spaces::the_space(work.tx)?)
    }
}
