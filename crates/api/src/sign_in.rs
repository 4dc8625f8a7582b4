//! The ways to sign in, in GraphQL; signing in itself is not done there.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::access::{
    self, AskMySecondStep, ConfirmMyApp, EndMySecondStep, MyPasskeys, MyWaitingApp, NewMyRecoveryCodes,
    RemoveMyPasskey, RequireSteps, RequiredSteps, ResetSecondStep, Seen, StartMyApp,
};
use coworkflow_store::passkeys::PasskeyRow;

use crate::access::User;
use crate::enums::Role;
use crate::error;
use crate::request::Request;
use crate::scalars::Instant;

/// How one may sign in at this house, beside e-mail and password.
#[derive(SimpleObject)]
pub struct SignInWays {
    /// By a link in a mail, which also brings a new password.
    email_link: bool,
}

/// Where one stands with the second step of one's sign-ins.
#[derive(SimpleObject)]
pub struct MySecondStep {
    /// Since when the digits of an app are asked for; nothing while they are not.
    since: Option<Instant>,
    /// How many recovery codes are left.
    codes_left: i64,
    /// Whether the house requires it of one's role.
    required: bool,
}

impl From<access::MySecondStep> for MySecondStep {
    fn from(step: access::MySecondStep) -> Self {
        MySecondStep {
            since: step.since.map(Instant),
            codes_left: step.codes_left,
            required: step.required,
        }
    }
}

/// What sets an app up that shows digits.
#[derive(SimpleObject)]
pub struct AppToSetUp {
    /// To type into the app.
    secret: String,
    /// The same for the app to read from a QR code.
    uri: String,
}

/// A key that a device keeps for somebody, who signs in with it.
#[derive(SimpleObject)]
pub struct Passkey {
    id: ID,
    /// The device that it was added on.
    name: String,
    created_at: Instant,
    used_at: Option<Instant>,
}

/// Questions about ways to sign in.
#[derive(Default)]
pub struct SignInQuery;

#[Object]
impl SignInQuery {
    /// How one may sign in, beside e-mail and password. Open to strangers.
    async fn sign_in_ways(&self, context: &Context<'_>) -> Result<SignInWays> {
        let services = &Request::of(context)?.services;
        Ok(SignInWays {
            email_link: services.mail.is_some(),
        })
    }

    /// Where one stands with the second step.
    async fn my_second_step(&self, context: &Context<'_>) -> Result<MySecondStep> {
        Request::of(context)?.ask(AskMySecondStep).await.map(MySecondStep::from)
    }

    /// One's passkeys, the oldest first.
    async fn my_passkeys(&self, context: &Context<'_>) -> Result<Vec<Passkey>> {
        let passkeys = Request::of(context)?.ask(MyPasskeys).await?;
        let shown = |row: PasskeyRow| Passkey {
            id: row.id.into(),
            name: row.name,
            created_at: Instant(row.created_at),
            used_at: row.used_at.map(Instant),
        };
        Ok(passkeys.into_iter().map(shown).collect())
    }

    /// Of which roles the house requires a second step.
    async fn required_second_steps(&self, context: &Context<'_>) -> Result<Vec<Role>> {
        let roles = Request::of(context)?.ask(RequiredSteps).await?;
        Ok(roles.into_iter().map(Role::from).collect())
    }
}

/// Changes of ways to sign in.
#[derive(Default)]
pub struct SignInMutation;

#[Object]
impl SignInMutation {
    /// Sets an app up that shows digits; it counts once they were confirmed.
    async fn start_my_app(
        &self,
        context: &Context<'_>,
        current: String,
        idempotency_key: Option<String>,
    ) -> Result<AppToSetUp> {
        let request = Request::of(context)?;
        let seen = request.see_password(current, &idempotency_key).await?;
        request.change(StartMyApp { seen }, idempotency_key).await?;
        let app = request.ask(MyWaitingApp).await?;
        Ok(AppToSetUp {
            secret: app.secret,
            uri: app.uri,
        })
    }

    /// Makes that app count, by the digits that it shows. Answers with recovery codes, which are shown this once.
    async fn confirm_my_app(
        &self,
        context: &Context<'_>,
        code: String,
        idempotency_key: Option<String>,
    ) -> Result<Vec<String>> {
        let request = Request::of(context)?;
        let made = request.change(ConfirmMyApp { code }, idempotency_key).await?;
        Ok(request.services.recovery_codes(request.context.tenant, made))
    }

    /// Makes new recovery codes, which are shown this once; the old ones count no more.
    async fn new_my_recovery_codes(
        &self,
        context: &Context<'_>,
        current: String,
        idempotency_key: Option<String>,
    ) -> Result<Vec<String>> {
        let request = Request::of(context)?;
        let seen = request.see_password(current, &idempotency_key).await?;
        let made = request.change(NewMyRecoveryCodes { seen }, idempotency_key).await?;
        Ok(request.services.recovery_codes(request.context.tenant, made))
    }

    /// Turns the second step off.
    async fn end_my_second_step(
        &self,
        context: &Context<'_>,
        current: String,
        idempotency_key: Option<String>,
    ) -> Result<MySecondStep> {
        let request = Request::of(context)?;
        let seen = request.see_password(current, &idempotency_key).await?;
        request.change(EndMySecondStep { seen }, idempotency_key).await?;
        request.ask(AskMySecondStep).await.map(MySecondStep::from)
    }

    /// Takes one of one's passkeys away. Answers with its id.
    async fn remove_my_passkey(&self, context: &Context<'_>, id: ID, idempotency_key: Option<String>) -> Result<ID> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Login)?;
        request
            .change(RemoveMyPasskey { id }, idempotency_key)
            .await
            .map(ID::from)
    }

    /// Requires a second step of these roles and of no others: who has none sets it up at their next sign-in.
    async fn require_second_steps(
        &self,
        context: &Context<'_>,
        roles: Vec<Role>,
        idempotency_key: Option<String>,
    ) -> Result<Vec<Role>> {
        let roles = roles.into_iter().map(Role::into).collect();
        let required = Request::of(context)?
            .change(RequireSteps { roles }, idempotency_key)
            .await?;
        Ok(required.into_iter().map(Role::from).collect())
    }

    /// Takes away the second step of somebody who has lost it.
    async fn reset_second_step(
        &self,
        context: &Context<'_>,
        user_id: ID,
        idempotency_key: Option<String>,
    ) -> Result<User> {
        let request = Request::of(context)?;
        let user_id = request.id(&user_id, SubjectKind::User)?;
        let reset = request.change(ResetSecondStep { user_id }, idempotency_key).await?;
        Ok(User(reset))
    }
}

impl Request {
    /// Looks at the current password of whoever asks.
    async fn see_password(&self, current: String, key: &Option<String>) -> Result<Seen> {
        self.services
            .see_my_password(&self.context, current, key.is_some())
            .await
            .map_err(|failure| error::to_graphql(failure, &self.context))
    }
}
