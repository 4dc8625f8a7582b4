//! Where people are signed in, in GraphQL.

use async_graphql::{Context, ID, Object, Result};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::access::{EndOtherSignIns, EndSignIn, EndSignIns, MySignIns, SignInView, SignInsOf};

use crate::request::Request;
use crate::scalars::{Instant, Long};

/// One sign-in on one device.
pub struct SignIn(SignInView);

#[Object]
impl SignIn {
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// What the browser says it is; empty when it doesn't.
    async fn device(&self) -> &str {
        &self.0.device
    }
    async fn created_at(&self) -> Instant {
        Instant(self.0.created_at)
    }
    /// When it was used last, to some minutes.
    async fn used_at(&self) -> Instant {
        Instant(self.0.used_at)
    }
    /// When it ends unless it is used.
    async fn expires_at(&self) -> Instant {
        Instant(self.0.expires_at)
    }
    /// Whether the reader asks by it.
    async fn current(&self) -> bool {
        self.0.current
    }
}

/// Questions about sign-ins.
#[derive(Default)]
pub struct SignInsQuery;

#[Object]
impl SignInsQuery {
    /// Where the reader is signed in, the one used last first.
    async fn my_sign_ins(&self, context: &Context<'_>) -> Result<Vec<SignIn>> {
        let found = Request::of(context)?.ask(MySignIns).await?;
        Ok(found.into_iter().map(SignIn).collect())
    }

    /// Where somebody else is signed in, the one used last first.
    async fn sign_ins(&self, context: &Context<'_>, user_id: ID) -> Result<Vec<SignIn>> {
        let request = Request::of(context)?;
        let user_id = request.id(&user_id, SubjectKind::User)?;
        let found = request.ask(SignInsOf { user_id }).await?;
        Ok(found.into_iter().map(SignIn).collect())
    }
}

/// Changes of sign-ins.
#[derive(Default)]
pub struct SignInsMutation;

#[Object]
impl SignInsMutation {
    /// Ends one sign-in at once: one's own, or that of somebody who may do no more.
    async fn end_sign_in(&self, context: &Context<'_>, id: ID, idempotency_key: Option<String>) -> Result<SignIn> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Login)?;
        request.change(EndSignIn { id }, idempotency_key).await.map(SignIn)
    }

    /// Ends one's own sign-ins but the one that asks; says how many.
    async fn end_other_sign_ins(&self, context: &Context<'_>, idempotency_key: Option<String>) -> Result<Long> {
        let request = Request::of(context)?;
        request.change(EndOtherSignIns, idempotency_key).await.map(Long)
    }

    /// Ends all sign-ins of somebody who may do no more; says how many.
    async fn end_sign_ins(&self, context: &Context<'_>, user_id: ID, idempotency_key: Option<String>) -> Result<Long> {
        let request = Request::of(context)?;
        let user_id = request.id(&user_id, SubjectKind::User)?;
        request.change(EndSignIns { user_id }, idempotency_key).await.map(Long)
    }
}
