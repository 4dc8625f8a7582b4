//! Becoming a member: by an invitation, by the code of the house, or freely, as the house says.

use std::net::IpAddr;

use coworkflow_domain::access::{Email, Role, check_password};
use coworkflow_domain::customers::{NewCustomer, human_id};
use coworkflow_domain::ids::TenantId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::members::{MemberRefusal, SignUp, code_matches};
use coworkflow_domain::money::Money;
use coworkflow_domain::refusal::General;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Instant;
use coworkflow_store::access::{self, UserRow};
use coworkflow_store::customers::CustomerRow;
use coworkflow_store::{Tx, customers, members, spaces, tenancies, tenants};

use super::invite::token_hash;
use crate::access::email_taken;
use crate::context::{Context, Services};
use crate::customers::insert;
use crate::failure::Failure;
use crate::work::Work;

/// What somebody who wants to join is told of the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinTerms {
    /// The business.
    pub tenant_name: String,
    /// Its space.
    pub space_name: String,
    /// How one joins without an invitation.
    pub sign_up: SignUp,
    /// Of the house, for screens that nobody has set.
    pub language: Lang,
    /// Whom the invitation is for, when there is one.
    pub invited: Option<Invited>,
}

/// Whom an invitation is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// As the house calls them.
    pub name: String,
    /// What the house knows of how to reach them.
    pub email: Option<String>,
}

/// What somebody types to join.
#[derive(Clone)]
pub struct JoinInput {
    /// From the link.
    pub invitation: Option<String>,
    /// The code of the house, where it asks for one.
    pub code: Option<String>,
    /// As they are called; an invitation knows it.
    pub name: Option<String>,
    /// In any spelling (`A1`); an invitation knows it.
    pub phone: Option<String>,
    /// What they will sign in with.
    pub email: String,
    /// What they will sign in with.
    pub password: String,
}

impl Services {
    /// How one joins this house. Open to strangers. Refused: an invitation that counts no more.
    pub async fn join_terms(&self, tenant: TenantId, invitation: Option<String>) -> Result<JoinTerms, Failure> {
        let now = self.clock.now();
        self.store
            .read(tenant, move |tx| {
                tenancies::state(tx)?.open()?;
                let space = spaces::the_space(tx)?;
                let invited = match &invitation {
                    Some(token) => Some(invited(tx, token, now)?),
                    None => None,
                };
                Ok(JoinTerms {
                    tenant_name: tenants::this(tx)?.name,
                    space_name: space.name,
                    sign_up: members::settings(tx)?.sign_up,
                    language: space.language,
                    invited: invited.map(|customer| Invited {
                        name: customer.name,
                        email: customer.email,
                    }),
                })
            })
            .answer()
            .await
    }

    /// Makes a member who may sign in at once. Open to strangers, and slowed as sign-in is (promise 10).
    pub async fn join(&self, tenant: TenantId, input: JoinInput, address: IpAddr) -> Result<UserRow, Failure> {
        let email = Email::parse(&input.email)?;
        check_password(&input.password)?;
        self.slow_strangers(email.as_str(), address).await?;
        let now = self.clock.now();
        // Whoever may not join is turned away before a hashing that costs.
        let asked = input.clone();
        self.store
            .read(tenant, move |tx| who(tx, &asked, now).map(drop))
            .answer()
            .await?;
        let password = self.hash(input.password.clone()).await?;
        let (services, context, account) = (self.clone(), Context::system(tenant), email.clone());
        let joined = self
            .store
            .write(tenant, move |tx| {
                tenancies::state(tx)?.open()?;
                let who = who(tx, &input, now)?;
                let user_id = coworkflow_domain::ids::UserId::from_uuid(services.new_id(now));
                let name = match &who {
                    Joining::Known(customer) => customer.name.clone(),
                    Joining::New(new) => new.name.clone(),
                };
                let mut work = Work::signed_in(&services, &context, tx, user_id, &name, Role::Member);
                let customer = match who {
                    Joining::Known(customer) => *customer,
                    Joining::New(new) => {
                        let row = insert(&mut work, (*new).into(), Money::ZERO)?;
                        work.journal(&Event::CustomerCreated {
                            customer_id: row.id,
                            human_id: human_id(row.number),
                            name: row.name.clone(),
                        })?;
                        row
                    }
                };
                let user = UserRow {
                    id: user_id,
                    name,
                    email: account.clone().into(),
                    role: Role::Member,
                    active: true,
                    created_at: now,
                    customer_id: Some(customer.id),
                    custom_role_id: None,
                    custom_role: None,
                };
                access::insert_user(work.tx, &user, &password.hash).map_err(|error| {
                    if error.is_constraint("users_one_per_customer") {
                        MemberRefusal::InvitationEnded.into()
                    } else {
                        email_taken(error)
                    }
                })?;
                members::withdraw(work.tx, customer.id)?;
                work.journal(&Event::MemberJoined {
                    user_id,
                    customer_id: customer.id,
                    customer: customer.name,
                })?;
                Ok::<_, Failure>(user)
            })
            .answer()
            .await?;
        self.trust_stranger(email.as_str(), address).await;
        Ok(joined)
    }
}

/// Who joins.
enum Joining {
    /// A customer whom the house knows.
    Known(Box<CustomerRow>),
    /// Somebody new.
    New(Box<NewCustomer>),
}

/// Who joins by what they typed, or why they may not.
fn who(tx: &mut Tx, input: &JoinInput, now: Instant) -> Result<Joining, Failure> {
    if let Some(token) = &input.invitation {
        return Ok(Joining::Known(Box::new(invited(tx, token, now)?)));
    }
    let settings = members::settings(tx)?;
    match settings.sign_up {
        SignUp::Invitation => return Err(MemberRefusal::ByInvitation.into()),
        SignUp::Code if !code_matches(&settings.code, input.code.as_deref().unwrap_or_default()) => {
            return Err(MemberRefusal::WrongCode.into());
        }
        SignUp::Code | SignUp::Open => {}
    }
    let name = input.name.as_deref().unwrap_or_default();
    let new = NewCustomer::checked(name, input.phone.as_deref(), Some(&input.email), None)?;
    // Whoever has the same number may be somebody else: nobody gets at an account by knowing a number. The desk sees the
    // likeness, and invites whom it knows.
    if new.phone.is_none() {
        return Err(General::invalid(
            "phone",
            "Type your mobile number, so that the desk knows you.",
            "اكتب رقم هاتفك المحمول حتى يتعرف عليك الاستقبال.",
        )
        .into());
    }
    Ok(Joining::New(Box::new(new)))
}

/// Whom an invitation that still counts is for.
fn invited(tx: &mut Tx, token: &str, now: Instant) -> Result<CustomerRow, Failure> {
    let invitation = members::invitation_by_token(tx, &token_hash(token))?.filter(|row| row.expires_at > now);
    let invitation = invitation.ok_or(MemberRefusal::InvitationEnded)?;
    let customer = customers::by_id(tx, invitation.customer_id)?.filter(|row| row.archived_at.is_none());
    Ok(customer.ok_or(MemberRefusal::InvitationEnded)?)
}
