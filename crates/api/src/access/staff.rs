//! Invitations to the team in GraphQL.

use std::net::{IpAddr, Ipv4Addr};

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::access::{
    InviteStaff, ListStaffInvitations, StaffInvitationView, StaffJoin, WithdrawStaffInvitation,
};

use crate::enums::{Language, Role};
use crate::error;
use crate::members::Address;
use crate::request::Request;
use crate::scalars::Instant;

/// An invitation to the team that waits.
#[derive(SimpleObject)]
pub struct StaffInvitation {
    id: ID,
    /// What they will sign in with.
    email: String,
    role: Role,
    /// The name of the role of the house's own that they will have in the place of `role`.
    custom_role: Option<String>,
    /// Who invited them.
    inviter: String,
    created_at: Instant,
    expires_at: Instant,
    /// The page that the link opens; nothing for readers who may do less than it gives.
    path: Option<String>,
}

impl StaffInvitation {
    fn of(view: StaffInvitationView, request: &Request) -> StaffInvitation {
        let row = view.row;
        // Behind the mark, so that it stays in the browser: no log of a server has it.
        let path = || {
            let token = request.services.staff_token(request.context.tenant, row.id);
            format!("/welcome#{token}")
        };
        StaffInvitation {
            path: view.within_own.then(path),
            id: row.id.into(),
            email: row.email,
            role: row.role.into(),
            custom_role: row.custom_role,
            inviter: row.inviter,
            created_at: Instant(row.created_at),
            expires_at: Instant(row.expires_at),
        }
    }
}

/// Whom an invitation is for.
#[derive(SimpleObject)]
pub struct StaffTerms {
    /// The business.
    tenant_name: String,
    /// What they will sign in with.
    email: String,
    role: Role,
    /// The name of the role of the house's own that they will have in the place of `role`.
    custom_role: Option<String>,
    /// Who invited them.
    inviter: String,
    /// Of the house, for screens that nobody has set.
    language: Language,
}

/// Who is invited to the team.
#[derive(InputObject)]
pub struct StaffInvitationInput {
    email: String,
    role: Role,
    /// A role of the house's own in its place.
    custom_role_id: Option<ID>,
}

/// What somebody who was invited to the team types.
#[derive(InputObject)]
pub struct StaffJoinInput {
    /// From the link.
    token: String,
    name: String,
    password: String,
}

/// Questions about invitations to the team.
#[derive(Default)]
pub struct StaffQuery;

#[Object]
impl StaffQuery {
    /// The invitations that wait, the newest first.
    async fn staff_invitations(&self, context: &Context<'_>) -> Result<Vec<StaffInvitation>> {
        let request = Request::of(context)?;
        let found = request.ask(ListStaffInvitations).await?;
        Ok(found
            .into_iter()
            .map(|view| StaffInvitation::of(view, request))
            .collect())
    }

    /// Whom an invitation to the team is for. Open to strangers.
    async fn staff_terms(&self, context: &Context<'_>, token: String) -> Result<StaffTerms> {
        let request = Request::of(context)?;
        let terms = request.services.staff_terms(request.house()?, token).await;
        terms
            .map(|terms| StaffTerms {
                tenant_name: terms.tenant_name,
                email: terms.email,
                role: terms.role.into(),
                custom_role: terms.custom_role,
                inviter: terms.inviter,
                language: terms.language.into(),
            })
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }
}

/// Changes of invitations to the team.
#[derive(Default)]
pub struct StaffMutation;

#[Object]
impl StaffMutation {
    /// Makes a link by which somebody joins the team; one made before for the same address counts no more.
    async fn invite_staff(
        &self,
        context: &Context<'_>,
        input: StaffInvitationInput,
        idempotency_key: Option<String>,
    ) -> Result<StaffInvitation> {
        let request = Request::of(context)?;
        let invite = InviteStaff {
            email: input.email,
            role: input.role.into(),
            custom_role_id: request.optional_id(input.custom_role_id.as_ref(), SubjectKind::Role)?,
        };
        let made = request.change(invite, idempotency_key).await?;
        Ok(StaffInvitation::of(made, request))
    }

    /// Takes an invitation back: its link counts no more.
    async fn withdraw_staff_invitation(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<StaffInvitation> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::StaffInvitation)?;
        let gone = request.change(WithdrawStaffInvitation { id }, idempotency_key).await?;
        Ok(StaffInvitation::of(gone, request))
    }

    /// Makes somebody who was invited one of the team; answers the address that they sign in with. Open to strangers.
    async fn join_staff(&self, context: &Context<'_>, input: StaffJoinInput) -> Result<String> {
        let request = Request::of(context)?;
        let address = context
            .data_opt::<Address>()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |address| address.0);
        let input = StaffJoin {
            token: input.token,
            name: input.name,
            password: input.password,
        };
        let joined = request.services.join_staff(request.house()?, input, address).await;
        joined
            .map(|user| user.email)
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }
}
