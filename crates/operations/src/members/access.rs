//! Ending a member's access, and giving it back.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CustomerId, LoginId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::access::{self, UserRow};
use coworkflow_store::members;
use serde::Serialize;

use super::invite::{MemberView, standing};
use crate::customers::in_use;
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Lets a customer sign in to the member site again, or no more: their sign-ins end at once.
#[derive(Debug, Clone, Serialize)]
pub struct SetMemberAccess {
    /// Whose.
    pub customer_id: CustomerId,
    /// Whether they may sign in.
    pub active: bool,
}

impl Change for SetMemberAccess {
    type Output = MemberView;
    const NAME: &'static str = "members.set_access";
    const PERMISSION: Permission = Permission::MembersManage;

    fn run(&self, work: &mut Work) -> Result<MemberView, Failure> {
        let customer = in_use(work, self.customer_id)?;
        let user = access::member(work.tx, customer.id)?.ok_or(General::NotFound {
            what: SubjectKind::User,
        })?;
        if self.active != user.active {
            set_active(work, user, self.active)?;
        }
        standing(work, &customer)
    }
}

/// Ends what a customer has of the member site: their sign-in and an invitation that waits.
pub(crate) fn end_access(work: &mut Work, customer: CustomerId) -> Result<(), Failure> {
    members::withdraw(work.tx, customer)?;
    match access::member(work.tx, customer)? {
        Some(user) if user.active => set_active(work, user, false),
        _ => Ok(()),
    }
}

fn set_active(work: &mut Work, user: UserRow, active: bool) -> Result<(), Failure> {
    let row = UserRow { active, ..user };
    access::update_user(work.tx, &row)?;
    let (user_id, name) = (row.id, row.name);
    if active {
        return work.journal(&Event::UserReactivated { user_id, name });
    }
    let now = work.now();
    access::revoke_others(work.tx, user_id, LoginId::from_uuid(uuid::Uuid::nil()), now)?;
    work.journal(&Event::UserDeactivated { user_id, name })
}
