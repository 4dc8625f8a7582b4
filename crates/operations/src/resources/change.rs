//! A resource gets another name, rate or place on screen.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::journal::{Event, changes};
use coworkflow_domain::money::Money;
use coworkflow_domain::refusal::General;
use coworkflow_domain::resources::{NewResource, ResourceKind, ResourceRefusal};
use coworkflow_domain::subject::SubjectKind;
use serde::Serialize;

use super::arrange::follow;
use super::{Arrangement, ResourceView, found, write};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Changes a resource. Sessions that run keep the rate they began with (`P6`).
#[derive(Debug, Clone, Serialize)]
pub struct ChangeResource {
    /// Which.
    pub id: ResourceId,
    /// The version that the editor saw.
    pub version: i64,
    /// As on the door.
    pub name: String,
    /// What it is.
    pub resource_type: ResourceKind,
    /// Minor units an hour.
    pub rate_per_hour: Money,
    /// People it holds; as it was when left out.
    pub capacity: Option<i64>,
    /// Order on screen; as it was when left out.
    pub position: Option<i64>,
    /// What it is a part of, and its turnaround; as they were when left out.
    pub arrangement: Option<Arrangement>,
}

impl Change for ChangeResource {
    type Output = ResourceView;
    const NAME: &'static str = "resources.change";
    const PERMISSION: Permission = Permission::ResourcesWrite;

    fn run(&self, work: &mut Work) -> Result<ResourceView, Failure> {
        let mut row = found(work, self.id)?;
        if row.archived_at.is_some() {
            return Err(ResourceRefusal::Archived { name: row.name }.into());
        }
        if row.version != self.version {
            return Err(General::Stale {
                what: SubjectKind::Resource,
            }
            .into());
        }
        let capacity = self.capacity.unwrap_or(row.capacity);
        let checked = NewResource::checked(&self.name, self.resource_type, self.rate_per_hour, capacity)?;
        let before = row.clone();
        row.name = checked.name;
        row.resource_type = checked.kind;
        row.rate_per_hour = checked.rate_per_hour;
        row.capacity = checked.capacity;
        row.position = self.position.unwrap_or(row.position);
        if let Some(arrangement) = self.arrangement {
            arrangement.check(work, Some(&before))?;
            row.parent_id = arrangement.parent_id;
            row.turnaround_minutes = arrangement.turnaround_minutes;
        }
        write(work, &mut row)?;
        follow(work, &before, &row)?;
        let (parent_before, parent) = (name_of(work, before.parent_id)?, name_of(work, row.parent_id)?);
        let name = before.name.clone();
        let changes = changes([
            ("name", before.name.into(), row.name.clone().into()),
            (
                "resourceType",
                before.resource_type.name().into(),
                row.resource_type.name().into(),
            ),
            ("ratePerHour", before.rate_per_hour.into(), row.rate_per_hour.into()),
            ("capacity", before.capacity.into(), row.capacity.into()),
            ("position", before.position.into(), row.position.into()),
            ("parent", parent_before.into(), parent.into()),
            (
                "turnaroundMinutes",
                before.turnaround_minutes.into(),
                row.turnaround_minutes.into(),
            ),
        ]);
        if !changes.is_empty() {
            work.journal(&Event::ResourceChanged {
                resource_id: row.id,
                name,
                changes,
            })?;
        }
        let now = work.now();
        Ok(ResourceView::load(work.tx, row, now)?)
    }
}

/// The name of what a resource is a part of.
fn name_of(work: &mut Work, id: Option<ResourceId>) -> Result<Option<String>, Failure> {
    match id {
        Some(id) => Ok(Some(found(work, id)?.name)),
        None => Ok(None),
    }
}
