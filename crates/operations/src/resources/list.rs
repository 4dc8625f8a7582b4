//! Looking at resources.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::resources::ResourceState;
use coworkflow_store::resources;

use super::{ResourceView, load, states};
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// All resources in use, or all that are archived, in their order on screen.
#[derive(Debug, Clone, Copy)]
pub struct ListResources {
    /// The archived ones.
    pub archived: bool,
}

impl Question for ListResources {
    type Output = Vec<ResourceView>;
    const NAME: &'static str = "resources.list";
    const PERMISSION: Permission = Permission::ResourcesRead;

    fn run(&self, work: &mut Work) -> Result<Vec<ResourceView>, Failure> {
        let now = work.now();
        let mut states = states(work.tx, now)?;
        let rows = resources::all(work.tx, self.archived)?;
        let view = |row: resources::ResourceRow| {
            let state = states.remove(&row.id).unwrap_or(ResourceState::Free { until: None });
            ResourceView { row, state }
        };
        Ok(rows.into_iter().map(view).collect())
    }
}

/// One resource, archived or not.
#[derive(Debug, Clone, Copy)]
pub struct OneResource {
    /// Which.
    pub id: ResourceId,
}

impl Question for OneResource {
    type Output = ResourceView;
    const NAME: &'static str = "resources.get";
    const PERMISSION: Permission = Permission::ResourcesRead;

    fn run(&self, work: &mut Work) -> Result<ResourceView, Failure> {
        load(work, self.id)
    }
}
