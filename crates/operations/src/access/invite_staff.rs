//! Inviting somebody to the team, by a link that counts once.

use coworkflow_domain::access::{AccessRefusal, Email, Grants, Permission, Role};
use coworkflow_domain::ids::{CustomRoleId, StaffInvitationId, TenantId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::mails::Letter;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::staff_invitations::{self, StaffInvitationRow};
use coworkflow_store::{access, roles, spaces};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::give::{given, within};
use crate::context::Services;
use crate::failure::Failure;
use crate::mails::{self, Recipient};
use crate::perform::{Change, Question};
use crate::work::Work;

/// How long an invitation counts.
const DAYS: i64 = 7;

/// An invitation that waits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StaffInvitationView {
    /// The invitation.
    pub row: StaffInvitationRow,
    /// Whether the actor may see its link: whoever has it becomes what it says.
    pub within_own: bool,
}

/// Makes a link by which somebody joins the team; an earlier one to the same address counts no more.
#[derive(Debug, Clone, Serialize)]
pub struct InviteStaff {
    /// What they will sign in with.
    pub email: String,
    /// What they will be.
    pub role: Role,
    /// A role of the house's own in its place.
    pub custom_role_id: Option<CustomRoleId>,
}

impl Change for InviteStaff {
    type Output = StaffInvitationView;
    const NAME: &'static str = "staff.invite";
    const PERMISSION: Permission = Permission::UsersWrite;

    fn run(&self, work: &mut Work) -> Result<StaffInvitationView, Failure> {
        let email: String = Email::parse(&self.email)?.into();
        let given = given(work, self.role, self.custom_role_id)?;
        if access::credentials(work.tx, &email)?.is_some() {
            return Err(AccessRefusal::EmailTaken.into());
        }
        let (id, now) = (work.new_id(), work.now());
        let row = StaffInvitationRow {
            id,
            email,
            role: given.role,
            role_id: given.custom_role_id,
            custom_role: given.custom_role,
            token_hash: token_hash(&work.services().staff_token(work.tx.tenant(), id)),
            invited_by: work.actor_id(),
            inviter: work.actor_name().to_owned(),
            created_at: now,
            expires_at: now.plus_hours(24 * DAYS),
        };
        staff_invitations::invite(work.tx, &row)?;
        if work.services().mail.is_some() {
            let letter = Letter::StaffInvitation {
                invitation_id: row.id,
                inviter: row.inviter.clone(),
            };
            let to = Recipient {
                name: &row.email,
                address: &row.email,
                lang: spaces::the_space(work.tx)?.language,
            };
            mails::write(work, &letter, &to, Some(row.expires_at))?;
        }
        work.journal(&Event::StaffInvited {
            invitation_id: row.id,
            email: row.email.clone(),
            role: row.role,
            custom_role: row.custom_role.clone(),
        })?;
        Ok(StaffInvitationView { row, within_own: true })
    }
}

/// All invitations that wait, the newest first.
#[derive(Debug, Clone, Copy)]
pub struct ListStaffInvitations;

impl Question for ListStaffInvitations {
    type Output = Vec<StaffInvitationView>;
    const NAME: &'static str = "staff.invitations";
    const PERMISSION: Permission = Permission::UsersWrite;

    fn run(&self, work: &mut Work) -> Result<Vec<StaffInvitationView>, Failure> {
        let now = work.now();
        let rows = staff_invitations::all(work.tx, now)?;
        let view = |row: StaffInvitationRow| {
            let within_own = work.grants().cover(grants(work, &row)?);
            Ok(StaffInvitationView { row, within_own })
        };
        rows.into_iter().map(view).collect()
    }
}

/// Takes an invitation back: its link counts no more.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct WithdrawStaffInvitation {
    /// Which.
    pub id: StaffInvitationId,
}

impl Change for WithdrawStaffInvitation {
    type Output = StaffInvitationView;
    const NAME: &'static str = "staff.withdraw_invitation";
    const PERMISSION: Permission = Permission::UsersWrite;

    fn run(&self, work: &mut Work) -> Result<StaffInvitationView, Failure> {
        let row = staff_invitations::invitation(work.tx, self.id)?.ok_or(General::NotFound {
            what: SubjectKind::StaffInvitation,
        })?;
        within(work.grants(), grants(work, &row)?, "id")?;
        staff_invitations::withdraw(work.tx, row.id)?;
        work.journal(&Event::StaffInvitationWithdrawn {
            invitation_id: row.id,
            email: row.email.clone(),
        })?;
        Ok(StaffInvitationView { row, within_own: true })
    }
}

impl Services {
    /// What stands in the link of an invitation. It is made anew from what is kept, so that it need not be kept itself.
    pub fn staff_token(&self, tenant: TenantId, id: StaffInvitationId) -> String {
        self.link_secret(&format!("staff invitation {tenant} {id}"))
    }
}

/// What the database keeps of a link or a key.
pub(super) fn token_hash(token: &str) -> String {
    let digest = Sha256::digest(token.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What an invitation gives.
pub(super) fn grants(work: &mut Work, row: &StaffInvitationRow) -> Result<Grants, Failure> {
    Ok(match row.role_id {
        Some(id) => roles::role(work.tx, id)?.map_or(Grants::NONE, |role| Grants::from_text(&role.permissions)),
        None => row.role.grants(),
    })
}
