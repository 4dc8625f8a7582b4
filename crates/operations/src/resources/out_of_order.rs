//! A resource is out of order for a while: a claim like any other (`B2`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::resources::{ResourceRefusal, ResourceState, until_further_notice};
use coworkflow_domain::text::required_line;
use coworkflow_domain::time::Instant;
use coworkflow_store::claims::{self, ClaimKind, ClaimRow};
use serde::Serialize;

use super::{ResourceView, found, state_of};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Closes a resource from now on; not while somebody sits there.
#[derive(Debug, Clone, Serialize)]
pub struct SetOutOfOrder {
    /// Which.
    pub resource_id: ResourceId,
    /// Why: every till shows it.
    pub reason: String,
    /// Until then, or until further notice.
    pub until: Option<Instant>,
}

impl Change for SetOutOfOrder {
    type Output = ResourceView;
    const NAME: &'static str = "resources.set_out_of_order";
    const PERMISSION: Permission = Permission::ResourcesWrite;

    fn run(&self, work: &mut Work) -> Result<ResourceView, Failure> {
        let reason = required_line("reason", &self.reason, 200)?;
        let row = found(work, self.resource_id)?;
        let now = work.now();
        if row.archived_at.is_some() {
            return Err(ResourceRefusal::Archived { name: row.name }.into());
        }
        if self.until.is_some_and(|until| until <= now) {
            return Err(ResourceRefusal::EndsInThePast.into());
        }
        match state_of(work.tx, row.id, now)? {
            ResourceState::Free { .. } => {}
            ResourceState::OutOfOrder { .. } => {
                return Err(ResourceRefusal::OutOfOrderAlready { name: row.name }.into());
            }
            ResourceState::Taken { .. } => {
                let by = coworkflow_store::resources::occupant(work.tx, row.id)?.map(|seated| seated.customer_name);
                return Err(ResourceRefusal::InUse { name: row.name, by }.into());
            }
        }
        let until = self.until.unwrap_or_else(until_further_notice);
        let claim = ClaimRow {
            id: work.new_id(),
            resource_id: row.id,
            whole_id: row.id,
            kind: ClaimKind::Closure,
            session_id: None,
            booking_id: None,
            reason: reason.clone(),
            starts_at: now,
            ends_at: until,
            used_until: until,
        };
        if let Err(error) = claims::insert(work.tx, &claim) {
            // Free now, but claimed again before this closure would end.
            if error.is_constraint("claims_no_overlap") {
                return Err(ResourceRefusal::InUse {
                    name: row.name,
                    by: None,
                }
                .into());
            }
            return Err(error.into());
        }
        work.journal(&Event::ResourceOutOfOrder {
            resource_id: row.id,
            name: row.name.clone(),
            reason,
            until: self.until,
        })?;
        Ok(ResourceView::load(work.tx, row, now)?)
    }
}

/// Opens a resource again.
#[derive(Debug, Clone, Serialize)]
pub struct SetInOrder {
    /// Which.
    pub resource_id: ResourceId,
}

impl Change for SetInOrder {
    type Output = ResourceView;
    const NAME: &'static str = "resources.set_in_order";
    const PERMISSION: Permission = Permission::ResourcesWrite;

    fn run(&self, work: &mut Work) -> Result<ResourceView, Failure> {
        let row = found(work, self.resource_id)?;
        let now = work.now();
        let current = claims::current(work.tx, row.id, now)?;
        let Some(closure) = current.filter(|claim| claim.kind == ClaimKind::Closure) else {
            return Err(ResourceRefusal::NotOutOfOrder { name: row.name }.into());
        };
        if !claims::shorten(work.tx, closure.id, now)? {
            claims::delete(work.tx, closure.id)?;
        }
        work.journal(&Event::ResourceBackInOrder {
            resource_id: row.id,
            name: row.name.clone(),
        })?;
        Ok(ResourceView::load(work.tx, row, now)?)
    }
}
