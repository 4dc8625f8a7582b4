//! A start that was a mistake.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::SessionId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::pricing::Quote;
use coworkflow_domain::sessions::{SessionRefusal, check_cancel};
use coworkflow_store::{claims, customers, sessions};
use serde::Serialize;

use super::end::running;
use super::view::{self, SessionView};
use crate::failure::{Failure, broken};
use crate::perform::Change;
use crate::work::Work;

/// Takes a start back: the seat is free again, nothing is billed, both are in the journal.
#[derive(Debug, Clone, Serialize)]
pub struct CancelSession {
    /// The session.
    pub id: SessionId,
}

impl Change for CancelSession {
    type Output = SessionView;
    const NAME: &'static str = "sessions.cancel";
    const PERMISSION: Permission = Permission::SessionsRun;

    fn run(&self, work: &mut Work) -> Result<SessionView, Failure> {
        let session = running(work, self.id)?;
        let before = view::of(work, session)?;
        let now = work.now().max(before.session.started_at);
        let sold = before.consumptions.iter().any(|sale| sale.voided_at.is_none());
        check_cancel(before.session.started_at, now, sold)?;
        let (actor, nothing) = (
            work.actor_id(),
            serde_json::to_string(&Quote::default()).map_err(broken)?,
        );
        if !sessions::cancel(work.tx, self.id, now, &nothing, actor)? {
            return Err(SessionRefusal::EndedAlready.into());
        }
        sessions::end_segment(work.tx, self.id, now)?;
        match before.booking {
            Some(booking) => crate::bookings::not_here_after_all(work, booking)?,
            None => claims::delete_of_session(work.tx, self.id)?,
        }
        customers::unvisited(work.tx, before.customer.id)?;
        work.journal(&Event::SessionCancelled {
            session_id: self.id,
            customer_id: before.customer.id,
            customer: before.customer.name,
            resource_id: before.resource.row.id,
            resource: before.resource.row.name,
        })?;
        view::load(work, self.id)
    }
}
