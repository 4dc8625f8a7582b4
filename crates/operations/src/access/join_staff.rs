//! Joining the team by an invitation.

use std::net::IpAddr;

use coworkflow_domain::access::{Grants, RightsRefusal, Role, check_password};
use coworkflow_domain::ids::{TenantId, UserId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::tenants::Limited;
use coworkflow_domain::text::{Lang, required_line};
use coworkflow_store::access::{self, UserRow};
use coworkflow_store::staff_invitations::{self, StaffInvitationRow};
use coworkflow_store::{Tx, spaces, tenancies, tenants};

use super::invite_staff::{grants, token_hash};
use super::{NAME_CHARS, email_taken};
use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::tenants::allow;
use crate::work::Work;

/// What somebody who was invited is told of the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffTerms {
    /// The business.
    pub tenant_name: String,
    /// What they will sign in with.
    pub email: String,
    /// What they will be.
    pub role: Role,
    /// The name of the role of the house's own that they will have.
    pub custom_role: Option<String>,
    /// Who invited them.
    pub inviter: String,
    /// Of the house, for screens that nobody has set.
    pub language: Lang,
}

/// What somebody who was invited types.
#[derive(Clone)]
pub struct StaffJoin {
    /// From the link.
    pub token: String,
    /// As others will see them.
    pub name: String,
    /// What they will sign in with.
    pub password: String,
}

impl Services {
    /// Whom an invitation to the team is for. Open to strangers. Refused: one that counts no more.
    pub async fn staff_terms(&self, house: TenantId, token: String) -> Result<StaffTerms, Failure> {
        let services = self.clone();
        self.store
            .read(house, move |tx| {
                let row = services.invitation(tx, &token)?;
                Ok(StaffTerms {
                    tenant_name: tenants::this(tx)?.name,
                    email: row.email,
                    role: row.role,
                    custom_role: row.custom_role,
                    inviter: row.inviter,
                    language: spaces::the_space(tx)?.language,
                })
            })
            .answer()
            .await
    }

    /// Makes somebody who was invited one of the team, who may sign in at once. Open to strangers, and slowed as sign-in is
    /// (promise 10).
    pub async fn join_staff(&self, house: TenantId, input: StaffJoin, address: IpAddr) -> Result<UserRow, Failure> {
        let name = required_line("name", &input.name, NAME_CHARS)?;
        check_password(&input.password)?;
        let account = format!("invitation of {house}");
        self.slow_strangers(&account, address).await?;
        // Whoever has no invitation is turned away before a hashing that costs.
        let (services, token) = (self.clone(), input.token.clone());
        let look = self
            .store
            .read(house, move |tx| services.invitation(tx, &token).map(drop));
        look.answer().await?;
        let password = self.hash(input.password).await?;
        let (services, context, token, now) = (self.clone(), Context::system(house), input.token, self.clock.now());
        let joined = self.store.write(house, move |tx| {
            let invitation = services.invitation(tx, &token)?;
            let row = UserRow {
                id: UserId::from_uuid(services.new_id(now)),
                name: name.clone(),
                email: invitation.email,
                role: invitation.role,
                active: true,
                created_at: now,
                customer_id: None,
                custom_role_id: invitation.role_id,
                custom_role: invitation.custom_role,
            };
            access::insert_user(tx, &row, &password.hash).map_err(email_taken)?;
            staff_invitations::withdraw(tx, invitation.id)?;
            let mut work = Work::signed_in(&services, &context, tx, row.id, &row.name, row.role);
            allow(&mut work, Limited::Users, None)?;
            work.journal(&Event::StaffJoined {
                invitation_id: invitation.id,
                user_id: row.id,
                name: row.name.clone(),
                role: row.role,
                custom_role: row.custom_role.clone(),
            })?;
            Ok::<_, Failure>(row)
        });
        let joined = joined.answer().await?;
        self.trust_stranger(&account, address).await;
        Ok(joined)
    }

    /// An invitation that still counts: not over, and of somebody who could still give what it gives (A2).
    fn invitation(&self, tx: &mut Tx, token: &str) -> Result<StaffInvitationRow, Failure> {
        tenancies::state(tx)?.open()?;
        let ended = || RightsRefusal::InvitationEnded;
        let row = staff_invitations::by_token(tx, &token_hash(token))?.ok_or_else(ended)?;
        if row.expires_at <= self.clock.now() {
            return Err(ended().into());
        }
        let inviter = access::user(tx, row.invited_by)?.filter(|inviter| inviter.active);
        let inviter = inviter.ok_or_else(ended)?;
        let context = Context::system(tx.tenant());
        let own = access::own_permissions(tx, inviter.id)?;
        let mut work = Work::signed_in(self, &context, tx, inviter.id, &inviter.name, inviter.role);
        let given = grants(&mut work, &row)?;
        let theirs = own.map_or_else(|| inviter.role.grants(), |own| Grants::from_text(&own));
        if !theirs.cover(given) {
            return Err(ended().into());
        }
        Ok(row)
    }
}

#[cfg(test)]
#[path = "staff_tests.rs"]
mod tests;
