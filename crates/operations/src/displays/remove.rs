//! A display is taken away.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{LoginId, UserId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::{access, displays, resources};
use serde::Serialize;

use super::found;
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Takes a display away; its tablet is signed out at once.
#[derive(Debug, Clone, Serialize)]
pub struct RemoveDisplay {
    /// Which.
    pub id: UserId,
}

impl Change for RemoveDisplay {
    type Output = UserId;
    const NAME: &'static str = "displays.remove";
    const PERMISSION: Permission = Permission::DisplaysManage;

    fn run(&self, work: &mut Work) -> Result<UserId, Failure> {
        let row = found(work, self.id)?;
        let now = work.now();
        displays::delete(work.tx, row.user_id)?;
        access::revoke_others(work.tx, row.user_id, LoginId::from_uuid(uuid::Uuid::nil()), now)?;
        // What it did stays in the history under its name.
        if let Some(user) = access::user(work.tx, row.user_id)? {
            access::update_user(work.tx, &access::UserRow { active: false, ..user })?;
        }
        let resource = resources::by_id(work.tx, row.resource_id)?.ok_or(General::NotFound {
            what: SubjectKind::Resource,
        })?;
        work.journal(&Event::DisplayRemoved {
            display_id: row.user_id,
            resource_id: resource.id,
            resource: resource.name,
        })?;
        Ok(row.user_id)
    }
}
