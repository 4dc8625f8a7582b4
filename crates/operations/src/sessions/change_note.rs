//! The desk writes something down about a session.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::SessionId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::sessions::SessionRefusal;
use coworkflow_domain::text::optional_text;
use coworkflow_store::sessions;
use serde::Serialize;

use super::view::{self, SessionView};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Changes the note of a running session.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeSessionNote {
    /// The session.
    pub id: SessionId,
    /// The new note; empty takes it away.
    pub note: String,
}

impl Change for ChangeSessionNote {
    type Output = SessionView;
    const NAME: &'static str = "sessions.change_note";
    const PERMISSION: Permission = Permission::SessionsRun;

    fn run(&self, work: &mut Work) -> Result<SessionView, Failure> {
        let note = optional_text("note", Some(&self.note), 2_000)?.unwrap_or_default();
        let before = view::load(work, self.id)?;
        if before.session.note == note {
            return Ok(before);
        }
        if !sessions::set_note(work.tx, self.id, &note)? {
            return Err(SessionRefusal::EndedAlready.into());
        }
        work.journal(&Event::SessionNoteChanged {
            session_id: self.id,
            customer_id: before.customer.id,
            customer: before.customer.name,
            before: before.session.note,
            after: note,
        })?;
        view::load(work, self.id)
    }
}
