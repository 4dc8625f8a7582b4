//! A resource is out of order for a while: a claim like any other (`B2`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::resources::{ResourceRefusal, ResourceState, until_further_notice};
use coworkflow_domain::text::required_line;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::claims;
use serde::Serialize;

use super::{ResourceView, found, state_of};
use crate::bookings::close;
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
        match state_of(work.tx, &row, now)? {
            // Booked and due: whoever comes finds the closure's refusal below.
            ResourceState::Free { .. } | ResourceState::Reserved { .. } => {}
            ResourceState::OutOfOrder { .. } => {
                return Err(ResourceRefusal::OutOfOrderAlready { name: row.name }.into());
            }
            ResourceState::Taken { .. } => {
                let by = coworkflow_store::resources::occupant(work.tx, row.id)?.map(|seated| seated.customer_name);
                return Err(ResourceRefusal::InUse { name: row.name, by }.into());
            }
        }
        let interval = Interval::new(now, self.until.unwrap_or_else(until_further_notice))?;
        close(work, std::slice::from_ref(&row), interval, &reason)?;
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
        let Some((claim, closure)) = current.and_then(|claim| claim.closure_id.map(|id| (claim, id))) else {
            return Err(ResourceRefusal::NotOutOfOrder { name: row.name }.into());
        };
        if claim.whole_id != row.id {
            let whole = found(work, claim.whole_id)?;
            return Err(ResourceRefusal::ClosedWith {
                name: row.name,
                whole: whole.name,
            }
            .into());
        }
        claims::end_closure(work.tx, closure, Some(row.id), now)?;
        if claims::closed_by(work.tx, closure)?.len() <= 1 {
            coworkflow_store::bookings::set_closure_end(work.tx, closure, now)?;
        }
        work.journal(&Event::ResourceBackInOrder {
            resource_id: row.id,
            name: row.name.clone(),
        })?;
        Ok(ResourceView::load(work.tx, row, now)?)
    }
}
