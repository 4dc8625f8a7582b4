//! Members in GraphQL: joining, and what a member is to the house.

mod bookings;
mod more;
mod papers;
mod public;

pub use bookings::{MyBookingsMutation, MyBookingsQuery};
pub use more::{MyMoreMutation, MyMoreQuery};
pub use papers::MyPapersQuery;
pub use public::PublicQuery;

use std::net::{IpAddr, Ipv4Addr};

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::customers::human_id;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::members::{
    ChangeMemberSettings, ChangeMyProfile, GetMemberSettings, InviteMember, JoinInput as Join, JoinTerms as Terms,
    Me as AskMe, MeView, MemberOf, MemberView, SetMemberAccess,
};
use coworkflow_store::members::MemberSettingsRow;

use crate::access::Currency;
use crate::enums::{Digits, Language, MemberStanding, SignUp};
use crate::error;
use crate::request::Request;
use crate::scalars::{Instant, Long, Money};
use crate::spaces::{OpeningHours, opening_hours};

/// Where a request comes from, to slow strangers who guess. In the data of a request.
#[derive(Debug, Clone, Copy)]
pub struct Address(pub IpAddr);

/// Who may become a member, and what strangers see.
#[derive(SimpleObject)]
pub struct MemberSettings {
    /// Beside an invitation, which always counts.
    sign_up: SignUp,
    /// What who signs up types, where it is by code.
    code: String,
    /// The page that strangers see is at `/space/{publicPage}`; nothing while it is closed.
    public_page: Option<String>,
    version: Long,
}

impl From<MemberSettingsRow> for MemberSettings {
    fn from(row: MemberSettingsRow) -> Self {
        MemberSettings {
            sign_up: row.sign_up.into(),
            code: row.code,
            public_page: row.page_key,
            version: Long(row.version),
        }
    }
}

/// Who may become a member, and what strangers see.
#[derive(InputObject)]
pub struct MemberSettingsInput {
    sign_up: SignUp,
    /// 4 to 40 characters where it is by code.
    code: Option<String>,
    /// Whether strangers see what is free.
    public_page: bool,
    /// Makes another link to the public page; the one before opens nothing any more.
    new_link: Option<bool>,
}

/// Where a customer stands with the member site.
#[derive(SimpleObject)]
pub struct MemberState {
    /// The customer's.
    id: ID,
    standing: MemberStanding,
    /// What they sign in with.
    email: Option<String>,
    joined_at: Option<Instant>,
    /// The link that waits for them is `/join/{invitation}`; nothing when a new one must be made.
    invitation: Option<String>,
    invited_until: Option<Instant>,
}

impl MemberState {
    fn of(view: MemberView, request: &Request) -> MemberState {
        let token = |row: &_| request.services.invitation_token(request.context.tenant, row);
        MemberState {
            id: view.customer_id.into(),
            standing: view.standing.into(),
            email: view.email,
            joined_at: view.joined_at.map(Instant),
            invited_until: view.invitation.as_ref().map(|row| Instant(row.expires_at)),
            invitation: view.invitation.as_ref().map(token),
        }
    }
}

/// What somebody who wants to join is told of the house.
#[derive(SimpleObject)]
pub struct JoinTerms {
    tenant_name: String,
    space_name: String,
    /// How one joins without an invitation.
    sign_up: SignUp,
    language: Language,
    /// Whom the invitation is for.
    invited_name: Option<String>,
    invited_email: Option<String>,
}

impl From<Terms> for JoinTerms {
    fn from(terms: Terms) -> Self {
        let (name, email) = terms.invited.map_or((None, None), |who| (Some(who.name), who.email));
        JoinTerms {
            tenant_name: terms.tenant_name,
            space_name: terms.space_name,
            sign_up: terms.sign_up.into(),
            language: terms.language.into(),
            invited_name: name,
            invited_email: email,
        }
    }
}

/// What somebody types to join. With an invitation, the house knows name and phone.
#[derive(InputObject)]
pub struct JoinInput {
    invitation: Option<String>,
    code: Option<String>,
    name: Option<String>,
    phone: Option<String>,
    email: String,
    password: String,
}

/// Who joined; they sign in with it.
#[derive(SimpleObject)]
pub struct Joined {
    email: String,
    name: String,
}

/// A member, and what members are told of their house.
pub struct Me(MeView);

#[Object]
impl Me {
    /// The customer's.
    async fn id(&self) -> ID {
        self.0.customer.id.into()
    }
    /// `C-014`
    async fn human_id(&self) -> String {
        human_id(self.0.customer.number)
    }
    async fn name(&self) -> &str {
        &self.0.customer.name
    }
    async fn email(&self) -> &str {
        &self.0.user.email
    }
    /// E.164.
    async fn phone(&self) -> Option<&str> {
        self.0.customer.phone.as_deref()
    }
    /// Positive is credit.
    async fn balance(&self) -> Money {
        Money(self.0.customer.balance)
    }
    /// What is still to be paid of one's invoices.
    async fn owed(&self) -> Money {
        Money(self.0.customer.owed)
    }
    async fn tenant_name(&self) -> &str {
        &self.0.tenant_name
    }
    async fn currency(&self) -> Currency {
        self.0.currency.into()
    }
    async fn space_name(&self) -> &str {
        &self.0.space.name
    }
    async fn zone(&self) -> &str {
        &self.0.space.zone
    }
    async fn opening_hours(&self, context: &Context<'_>) -> Result<Vec<OpeningHours>> {
        opening_hours(&self.0.space, context)
    }
    async fn space_phone(&self) -> &str {
        &self.0.space.phone
    }
    async fn space_address(&self) -> &str {
        &self.0.space.address
    }
    async fn language(&self) -> Language {
        self.0.space.language.into()
    }
    async fn digits(&self) -> Digits {
        self.0.space.digits.into()
    }
    async fn server_time(&self) -> Instant {
        Instant(self.0.server_time)
    }
    /// From where to listen to `myChanges`, so that nothing falls between this answer and the first that is heard.
    async fn seq(&self) -> Long {
        Long(self.0.seq)
    }
}

/// How a member is called and reached.
#[derive(InputObject)]
pub struct MyProfileInput {
    name: String,
    phone: Option<String>,
    /// What they sign in with, and where they are written to.
    email: String,
}

/// Questions about members.
#[derive(Default)]
pub struct MembersQuery;

#[Object]
impl MembersQuery {
    /// How one joins this house. Open to strangers.
    async fn join_terms(&self, context: &Context<'_>, invitation: Option<String>) -> Result<JoinTerms> {
        let request = Request::of(context)?;
        let terms = request.services.join_terms(request.house()?, invitation).await;
        terms
            .map(JoinTerms::from)
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }

    async fn member_settings(&self, context: &Context<'_>) -> Result<MemberSettings> {
        let row = Request::of(context)?.ask(GetMemberSettings).await?;
        Ok(row.into())
    }

    /// Where a customer stands with the member site.
    async fn member(&self, context: &Context<'_>, customer_id: ID) -> Result<MemberState> {
        let request = Request::of(context)?;
        let customer_id = request.id(&customer_id, SubjectKind::Customer)?;
        let view = request.ask(MemberOf { customer_id }).await?;
        Ok(MemberState::of(view, request))
    }

    /// Who one is as a member.
    async fn me(&self, context: &Context<'_>) -> Result<Me> {
        Request::of(context)?.ask(AskMe).await.map(Me)
    }
}

/// Changes of members.
#[derive(Default)]
pub struct MembersMutation;

#[Object]
impl MembersMutation {
    /// Makes a member, who signs in from then on. Open to strangers.
    async fn join(&self, context: &Context<'_>, input: JoinInput) -> Result<Joined> {
        let request = Request::of(context)?;
        let address = context
            .data_opt::<Address>()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |address| address.0);
        let input = Join {
            invitation: input.invitation,
            code: input.code,
            name: input.name,
            phone: input.phone,
            email: input.email,
            password: input.password,
        };
        let joined = request.services.join(request.house()?, input, address).await;
        joined
            .map(|user| Joined {
                email: user.email,
                name: user.name,
            })
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }

    /// Makes a link by which a customer signs up; one made before counts no more.
    async fn invite_member(
        &self,
        context: &Context<'_>,
        customer_id: ID,
        idempotency_key: Option<String>,
    ) -> Result<MemberState> {
        let request = Request::of(context)?;
        let customer_id = request.id(&customer_id, SubjectKind::Customer)?;
        let view = request.change(InviteMember { customer_id }, idempotency_key).await?;
        Ok(MemberState::of(view, request))
    }

    /// Ends a member's access, or gives it back.
    async fn set_member_access(
        &self,
        context: &Context<'_>,
        customer_id: ID,
        active: bool,
        idempotency_key: Option<String>,
    ) -> Result<MemberState> {
        let request = Request::of(context)?;
        let customer_id = request.id(&customer_id, SubjectKind::Customer)?;
        let change = SetMemberAccess { customer_id, active };
        let view = request.change(change, idempotency_key).await?;
        Ok(MemberState::of(view, request))
    }

    async fn change_member_settings(
        &self,
        context: &Context<'_>,
        version: Long,
        input: MemberSettingsInput,
        idempotency_key: Option<String>,
    ) -> Result<MemberSettings> {
        let change = ChangeMemberSettings {
            sign_up: input.sign_up.into(),
            code: input.code.unwrap_or_default(),
            public_page: input.public_page,
            new_link: input.new_link.unwrap_or_default(),
            version: version.0,
        };
        let row = Request::of(context)?.change(change, idempotency_key).await?;
        Ok(row.into())
    }

    /// Changes how one is called and reached as a member.
    async fn change_my_profile(
        &self,
        context: &Context<'_>,
        input: MyProfileInput,
        idempotency_key: Option<String>,
    ) -> Result<Me> {
        let request = Request::of(context)?;
        let change = ChangeMyProfile {
            name: input.name,
            phone: input.phone,
            email: input.email,
        };
        request.change(change, idempotency_key).await?;
        request.ask(AskMe).await.map(Me)
    }
}
