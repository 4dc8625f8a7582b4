//! A customer changes seats.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{ResourceId, SessionId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::sessions::SessionRefusal;
use coworkflow_store::{claims, sessions};
use serde::Serialize;

use super::start::{sit_down, taken_meanwhile, usable};
use super::view::{self, SessionView};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Moves a running session to another free resource; the time until now keeps the rate it had (`P6`).
#[derive(Debug, Clone, Serialize)]
pub struct MoveSession {
    /// The session.
    pub id: SessionId,
    /// Where to.
    pub resource_id: ResourceId,
}

impl Change for MoveSession {
    type Output = SessionView;
    const NAME: &'static str = "sessions.move";
    const PERMISSION: Permission = Permission::SessionsRun;

    fn run(&self, work: &mut Work) -> Result<SessionView, Failure> {
        let before = view::load(work, self.id)?;
        if before.session.ended_at.is_some() {
            return Err(SessionRefusal::EndedAlready.into());
        }
        if before.session.resource_id == self.resource_id {
            return Err(SessionRefusal::SameResource {
                resource: before.resource.row.name,
            }
            .into());
        }
        let resource = usable(work, self.resource_id)?;
        let now = work.now();
        // The clock may have jumped back: a stay goes on from where it last was, so that no part of it is negative.
        let at = before.segments.last().map_or(now, |segment| now.max(segment.starts_at));
        sessions::end_segment(work.tx, self.id, at)?;
        claims::end_at(work.tx, self.id, now)?;
        sessions::set_resource(work.tx, self.id, resource.id).map_err(|error| taken_meanwhile(error, &resource))?;
        sit_down(work, self.id, before.segments.len() as i64 + 1, &resource, at)?;
        work.journal(&Event::SessionMoved {
            session_id: self.id,
            customer_id: before.customer.id,
            customer: before.customer.name,
            from_id: before.resource.row.id,
            from: before.resource.row.name,
            to_id: resource.id,
            to: resource.name,
            rate_per_hour: resource.rate_per_hour,
        })?;
        view::load(work, self.id)
    }
}
