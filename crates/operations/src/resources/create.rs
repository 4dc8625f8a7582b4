//! A new seat, desk, room or event space.

use coworkflow_domain::access::Permission;
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::resources::{NewResource, ResourceKind};
use coworkflow_domain::tenants::Limited;
use coworkflow_store::resources::{self, ResourceRow};
use serde::Serialize;

use super::arrange::follow;
use super::{Arrangement, ResourceView, named};
use crate::failure::Failure;
use crate::perform::Change;
use crate::tenants::allow;
use crate::work::Work;

/// Adds a resource to the space.
#[derive(Debug, Clone, Serialize)]
pub struct CreateResource {
    /// As on the door.
    pub name: String,
    /// What it is.
    pub resource_type: ResourceKind,
    /// Minor units an hour.
    pub rate_per_hour: Money,
    /// People it holds; 1 when left out.
    pub capacity: Option<i64>,
    /// Order on screen; the last when left out.
    pub position: Option<i64>,
    /// What it is a part of, and its turnaround; neither when left out.
    pub arrangement: Option<Arrangement>,
}

impl Change for CreateResource {
    type Output = ResourceView;
    const NAME: &'static str = "resources.create";
    const PERMISSION: Permission = Permission::ResourcesWrite;

    fn run(&self, work: &mut Work) -> Result<ResourceView, Failure> {
        let checked = NewResource::checked(
            &self.name,
            self.resource_type,
            self.rate_per_hour,
            self.capacity.unwrap_or(1),
        )?;
        let position = match self.position {
            Some(position) => position,
            None => resources::last_position(work.tx)?.saturating_add(1),
        };
        let arrangement = self.arrangement.unwrap_or(Arrangement {
            parent_id: None,
            turnaround_minutes: 0,
        });
        arrangement.check(work, None)?;
        let row = ResourceRow {
            id: work.new_id(),
            space_id: coworkflow_store::spaces::the_space(work.tx)?.id,
            name: checked.name,
            resource_type: checked.kind,
            rate_per_hour: checked.rate_per_hour,
            capacity: checked.capacity,
            position,
            archived_at: None,
            created_at: work.now(),
            version: 1,
            parent_id: arrangement.parent_id,
            turnaround_minutes: arrangement.turnaround_minutes,
        };
        resources::insert(work.tx, &row).map_err(|error| named(error, &row.name))?;
        allow(work, Limited::Resources, None)?;
        let alone = ResourceRow {
            parent_id: None,
            ..row.clone()
        };
        follow(work, &alone, &row)?;
        work.journal(&Event::ResourceCreated {
            resource_id: row.id,
            name: row.name.clone(),
            kind: row.resource_type,
            rate_per_hour: row.rate_per_hour,
        })?;
        let now = work.now();
        Ok(ResourceView::load(work.tx, row, now)?)
    }
}
