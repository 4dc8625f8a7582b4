//! Sign-in, users and the setup in GraphQL.

mod keys;
mod roles;
mod sign_ins;
mod staff;

pub use keys::{KeysMutation, KeysQuery};
pub use roles::{RolesMutation, RolesQuery};
pub use sign_ins::{SignInsMutation, SignInsQuery};
pub use staff::{StaffMutation, StaffQuery};

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::access::Permission;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::access::{
    ChangeUser, CreateUser, ListPermissions, ListUsers, ResetPassword, SetupInput as Setup, Viewer as Seen, WhoAmI,
};
use coworkflow_store::access::UserRow;

use crate::enums::Role;
use crate::error;
use crate::request::Request;
use crate::scalars::Instant;
use crate::spaces::{Space, SpaceInput};

/// Whether a request comes from this machine: then the setup needs no code. In the data of a request; nothing there means no.
#[derive(Debug, Clone, Copy)]
pub struct FromThisMachine(pub bool);

/// Who is signed in, where.
pub struct Viewer(Seen);

#[Object]
impl Viewer {
    async fn user(&self) -> User {
        User(self.0.user.clone())
    }
    async fn permissions(&self) -> Vec<&'static str> {
        self.0.permissions.iter().map(|permission| permission.name()).collect()
    }
    async fn tenant_name(&self) -> &str {
        &self.0.tenant_name
    }
    async fn currency(&self) -> Currency {
        self.0.currency.into()
    }
    async fn space(&self) -> Space {
        Space(self.0.space.clone())
    }
    async fn server_time(&self) -> Instant {
        Instant(self.0.server_time)
    }
}

/// `minorDigits`: 2 for EGP.
#[derive(SimpleObject)]
pub struct Currency {
    code: &'static str,
    minor_digits: u32,
}

impl From<coworkflow_domain::money::Currency> for Currency {
    fn from(currency: coworkflow_domain::money::Currency) -> Self {
        Currency {
            code: currency.code(),
            minor_digits: currency.minor_digits(),
        }
    }
}

/// A person who signs in.
pub struct User(pub(crate) UserRow);

#[Object]
impl User {
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    async fn name(&self) -> &str {
        &self.0.name
    }
    async fn email(&self) -> &str {
        &self.0.email
    }
    async fn role(&self) -> Role {
        self.0.role.into()
    }
    /// The role of the house's own that they have in the place of `role`, which is STAFF then.
    async fn custom_role_id(&self) -> Option<ID> {
        self.0.custom_role_id.map(ID::from)
    }
    /// Its name.
    async fn custom_role(&self) -> Option<&str> {
        self.0.custom_role.as_deref()
    }
    async fn active(&self) -> bool {
        self.0.active
    }
    async fn created_at(&self) -> Instant {
        Instant(self.0.created_at)
    }
}

/// What the first owner tells.
#[derive(InputObject)]
pub struct SetupInput {
    tenant_name: String,
    space: SpaceInput,
    currency: String,
    owner_name: String,
    owner_email: String,
    owner_password: String,
    setup_code: Option<String>,
}

/// A new user.
#[derive(InputObject)]
pub struct NewUserInput {
    name: String,
    email: String,
    role: Role,
    /// A role of the house's own in its place.
    custom_role_id: Option<ID>,
    password: String,
}

/// All of a user but the password.
#[derive(InputObject)]
pub struct UserInput {
    name: String,
    email: String,
    role: Role,
    /// A role of the house's own in its place.
    custom_role_id: Option<ID>,
    active: bool,
}

/// What each role may do: one line of the table.
#[derive(SimpleObject)]
pub struct RolePermission {
    /// `sessions.run`
    permission: &'static str,
    /// What it lets a person do, in the reader's language.
    label: &'static str,
    /// The roles that have it.
    roles: Vec<Role>,
    /// What it is of no use without.
    needs: Vec<&'static str>,
    /// Whether a role of the house's own may have it.
    for_team: bool,
    /// Whether everybody of the team may do it, whatever their role.
    basic: bool,
    /// Whether a key of a program may have it.
    for_keys: bool,
}

/// Questions about users.
#[derive(Default)]
pub struct AccessQuery;

#[Object]
impl AccessQuery {
    /// Whether this server still waits for its first owner. Open to strangers.
    async fn setup_needed(&self, context: &Context<'_>) -> Result<bool> {
        let request = Request::of(context)?;
        request
            .services
            .setup_needed()
            .await
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }

    /// Who is signed in.
    async fn viewer(&self, context: &Context<'_>) -> Result<Viewer> {
        Request::of(context)?.ask(WhoAmI).await.map(Viewer)
    }

    /// What each role may do.
    async fn role_permissions(&self, context: &Context<'_>) -> Result<Vec<RolePermission>> {
        let request = Request::of(context)?;
        let lang = request.context.lang;
        let all = request.ask(ListPermissions).await?;
        let line = |permission: &Permission| RolePermission {
            permission: permission.name(),
            label: permission.label(lang),
            roles: permission.roles().iter().copied().map(Role::from).collect(),
            needs: permission.needs().iter().map(|needed| needed.name()).collect(),
            for_team: coworkflow_domain::access::Role::Owner.allows(*permission),
            basic: permission.is_basic(),
            for_keys: permission.is_for_keys(),
        };
        Ok(all.iter().map(line).collect())
    }

    async fn users(&self, context: &Context<'_>) -> Result<Vec<User>> {
        let users = Request::of(context)?.ask(ListUsers).await?;
        Ok(users.into_iter().map(User).collect())
    }
}

/// Changes of users.
#[derive(Default)]
pub struct AccessMutation;

#[Object]
impl AccessMutation {
    /// Makes the tenant, its space and its owner. Works once, on an empty server.
    async fn setup(&self, context: &Context<'_>, input: SetupInput) -> Result<Space> {
        let request = Request::of(context)?;
        let trusted = context.data_opt::<FromThisMachine>().is_some_and(|from| from.0);
        let setup = Setup {
            tenant_name: input.tenant_name,
            space: input.space.settings(context)?,
            currency: input.currency,
            owner_name: input.owner_name,
            owner_email: input.owner_email,
            owner_password: input.owner_password,
        };
        let made = request
            .services
            .set_up(setup, input.setup_code.as_deref(), trusted)
            .await;
        made.map(|made| Space(made.space))
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }

    async fn create_user(
        &self,
        context: &Context<'_>,
        input: NewUserInput,
        idempotency_key: Option<String>,
    ) -> Result<User> {
        let request = Request::of(context)?;
        let password = request.hash(input.password).await?;
        let create = CreateUser {
            name: input.name,
            email: input.email,
            role: input.role.into(),
            custom_role_id: request.optional_id(input.custom_role_id.as_ref(), SubjectKind::Role)?,
            password,
        };
        request.change(create, idempotency_key).await.map(User)
    }

    async fn change_user(
        &self,
        context: &Context<'_>,
        id: ID,
        input: UserInput,
        idempotency_key: Option<String>,
    ) -> Result<User> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::User)?;
        let change = ChangeUser {
            id,
            name: input.name,
            email: input.email,
            role: input.role.into(),
            custom_role_id: request.optional_id(input.custom_role_id.as_ref(), SubjectKind::Role)?,
            active: input.active,
        };
        request.change(change, idempotency_key).await.map(User)
    }

    /// Sets a new password and ends all sign-ins of that user.
    async fn reset_password(
        &self,
        context: &Context<'_>,
        user_id: ID,
        password: String,
        idempotency_key: Option<String>,
    ) -> Result<User> {
        let request = Request::of(context)?;
        let id = request.id(&user_id, SubjectKind::User)?;
        let password = request.hash(password).await?;
        request
            .change(ResetPassword { id, password }, idempotency_key)
            .await
            .map(User)
    }

    async fn change_my_password(
        &self,
        context: &Context<'_>,
        current: String,
        password: String,
        idempotency_key: Option<String>,
    ) -> Result<User> {
        let request = Request::of(context)?;
        let changed = request
            .services
            .change_my_password(&request.context, current, password, idempotency_key)
            .await;
        changed
            .map(User)
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }
}

impl Request {
    /// Hashes a new password for somebody who may set one; others are turned away before it costs anything.
    async fn hash(&self, password: String) -> Result<coworkflow_operations::access::Hashed> {
        self.ask(coworkflow_operations::access::MaySetPasswords).await?;
        self.services
            .hash(password)
            .await
            .map_err(|failure| error::to_graphql(failure, &self.context))
    }
}
