//! A resource goes out of use, or comes back.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::resources::{ResourceRefusal, ResourceState};
use coworkflow_domain::tenants::Limited;
use serde::Serialize;

use super::{ResourceView, found, state_of, write};
use crate::failure::Failure;
use crate::perform::Change;
use crate::tenants::allow;
use crate::work::Work;

/// Takes a resource out of use; not while somebody sits there or booked it. Doing it twice changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct ArchiveResource {
    /// Which.
    pub id: ResourceId,
}

impl Change for ArchiveResource {
    type Output = ResourceView;
    const NAME: &'static str = "resources.archive";
    const PERMISSION: Permission = Permission::ResourcesWrite;

    fn run(&self, work: &mut Work) -> Result<ResourceView, Failure> {
        let mut row = found(work, self.id)?;
        let now = work.now();
        let state = state_of(work.tx, &row, now)?;
        if row.archived_at.is_some() {
            return Ok(ResourceView { row, state });
        }
        if let ResourceState::Taken { .. } = state {
            let by = coworkflow_store::resources::occupant(work.tx, row.id)?.map(|seated| seated.customer_name);
            return Err(ResourceRefusal::InUse { name: row.name, by }.into());
        }
        let ahead = coworkflow_store::claims::from(work.tx, row.id, now)?;
        if let Some(booked) = ahead.iter().find(|claim| claim.booking_id.is_some()) {
            return Err(ResourceRefusal::BookedAlready {
                name: row.name,
                at: booked.starts_at,
            }
            .into());
        }
        row.archived_at = Some(now);
        write(work, &mut row)?;
        work.journal(&Event::ResourceArchived {
            resource_id: row.id,
            name: row.name.clone(),
        })?;
        Ok(ResourceView { row, state })
    }
}

/// Brings a resource back into use. Doing it twice changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct RestoreResource {
    /// Which.
    pub id: ResourceId,
}

impl Change for RestoreResource {
    type Output = ResourceView;
    const NAME: &'static str = "resources.restore";
    const PERMISSION: Permission = Permission::ResourcesWrite;

    fn run(&self, work: &mut Work) -> Result<ResourceView, Failure> {
        let mut row = found(work, self.id)?;
        if row.archived_at.take().is_some() {
            write(work, &mut row)?;
            allow(work, Limited::Resources, None)?;
            work.journal(&Event::ResourceRestored {
                resource_id: row.id,
                name: row.name.clone(),
            })?;
        }
        let now = work.now();
        Ok(ResourceView::load(work.tx, row, now)?)
    }
}
