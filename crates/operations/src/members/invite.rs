//! Inviting a customer to the member site, and where they stand there.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CustomerId, TenantId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::members::{INVITATION_DAYS, MemberRefusal};
use coworkflow_domain::time::Instant;
use coworkflow_store::access;
use coworkflow_store::customers::CustomerRow;
use coworkflow_store::members::{self, InvitationRow};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::context::Services;
use crate::customers::known;
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// Where a customer stands with the member site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum MemberStanding {
    /// Neither invited nor signed up.
    None,
    /// A link waits for them.
    Invited,
    /// They sign in.
    Active,
    /// They signed up, and may not sign in now.
    Inactive,
}

/// Where a customer stands with the member site.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MemberView {
    /// Whom it is about.
    pub customer_id: CustomerId,
    /// Where they stand.
    pub standing: MemberStanding,
    /// What they sign in with.
    pub email: Option<String>,
    /// Since when they do.
    pub joined_at: Option<Instant>,
    /// The invitation that waits for them.
    pub invitation: Option<InvitationRow>,
}

/// Makes a link by which a customer signs up to the member site; one made before counts no more.
#[derive(Debug, Clone, Serialize)]
pub struct InviteMember {
    /// Whom.
    pub customer_id: CustomerId,
}

impl Change for InviteMember {
    type Output = MemberView;
    const NAME: &'static str = "members.invite";
    const PERMISSION: Permission = Permission::MembersInvite;

    fn run(&self, work: &mut Work) -> Result<MemberView, Failure> {
        let customer = known(work, self.customer_id)?;
        if customer.archived_at.is_some() {
            return Err(MemberRefusal::Archived { name: customer.name }.into());
        }
        if access::member(work.tx, customer.id)?.is_some() {
            return Err(MemberRefusal::MemberAlready { name: customer.name }.into());
        }
        let (id, now) = (work.new_id(), work.now());
        let row = InvitationRow {
            customer_id: customer.id,
            id,
            token_hash: String::new(),
            created_at: now,
            expires_at: now.plus_hours(24 * INVITATION_DAYS),
        };
        let token = work.services().invitation_token(work.tx.tenant(), &row);
        let row = InvitationRow {
            token_hash: token_hash(&token),
            ..row
        };
        members::invite(work.tx, &row)?;
        work.journal(&Event::MemberInvited {
            customer_id: customer.id,
            customer: customer.name.clone(),
        })?;
        standing(work, &customer)
    }
}

/// Asks where a customer stands with the member site.
#[derive(Debug, Clone, Copy)]
pub struct MemberOf {
    /// Who.
    pub customer_id: CustomerId,
}

impl Question for MemberOf {
    type Output = MemberView;
    const NAME: &'static str = "members.of";
    const PERMISSION: Permission = Permission::MembersInvite;

    fn run(&self, work: &mut Work) -> Result<MemberView, Failure> {
        let customer = known(work, self.customer_id)?;
        standing(work, &customer)
    }
}

impl Services {
    /// What stands in the link of an invitation. It is made anew from what is kept, so that it need not be kept itself.
    pub fn invitation_token(&self, tenant: TenantId, invitation: &InvitationRow) -> String {
        self.link_secret(&format!("invitation {tenant} {}", invitation.id))
    }
}

/// What the database keeps of a link.
pub(super) fn token_hash(token: &str) -> String {
    Sha256::digest(token.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

pub(super) fn standing(work: &mut Work, customer: &CustomerRow) -> Result<MemberView, Failure> {
    let now = work.now();
    let user = access::member(work.tx, customer.id)?;
    let invitation = members::invitation(work.tx, customer.id)?.filter(|row| user.is_none() && row.expires_at > now);
    Ok(MemberView {
        customer_id: customer.id,
        standing: match (&user, &invitation) {
            (Some(user), _) if user.active => MemberStanding::Active,
            (Some(_), _) => MemberStanding::Inactive,
            (None, Some(_)) => MemberStanding::Invited,
            (None, None) => MemberStanding::None,
        },
        joined_at: user.as_ref().map(|user| user.created_at),
        email: user.map(|user| user.email),
        invitation,
    })
}
