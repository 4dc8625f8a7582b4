//! Keys of programs in GraphQL.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::access::Permission;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::access::{ApiKeyView, ListApiKeys, MakeApiKey, RevokeApiKey};

use crate::request::Request;
use crate::scalars::Instant;

/// A key by which a program asks, as `Authorization: Bearer cwk_…`.
pub struct ApiKey(ApiKeyView);

#[Object]
impl ApiKey {
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// What people call the program.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Who made it: it may never do more than they.
    async fn user_name(&self) -> &str {
        &self.0.user_name
    }
    /// What it may do at most, by names of `rolePermissions`.
    async fn permissions(&self) -> Vec<&'static str> {
        self.0.scopes.iter().map(Permission::name).collect()
    }
    async fn created_at(&self) -> Instant {
        Instant(self.0.created_at)
    }
    /// Nothing: it counts until it is taken back.
    async fn expires_at(&self) -> Option<Instant> {
        self.0.expires_at.map(Instant)
    }
    /// To some minutes.
    async fn last_used_at(&self) -> Option<Instant> {
        self.0.last_used_at.map(Instant)
    }
    /// Whether it has ended.
    async fn ended(&self) -> bool {
        self.0.ended
    }
    /// Whether the reader made it.
    async fn own(&self) -> bool {
        self.0.own
    }
}

/// A key that was just made.
#[derive(SimpleObject)]
pub struct MadeApiKey {
    id: ID,
    /// The key itself: it is shown here and nowhere again.
    token: String,
    key: ApiKey,
}

/// What a new key may do and for how long.
#[derive(InputObject)]
pub struct ApiKeyInput {
    /// What people call the program.
    name: String,
    /// Names of `rolePermissions` with `forKeys`; what they need comes along.
    permissions: Vec<String>,
    /// How many days it counts; nothing: until it is taken back.
    days: Option<i32>,
}

/// Questions about keys.
#[derive(Default)]
pub struct KeysQuery;

#[Object]
impl KeysQuery {
    /// The keys that were not taken back, in the order they were made.
    async fn api_keys(&self, context: &Context<'_>) -> Result<Vec<ApiKey>> {
        let keys = Request::of(context)?.ask(ListApiKeys).await?;
        Ok(keys.into_iter().map(ApiKey).collect())
    }
}

/// Changes of keys.
#[derive(Default)]
pub struct KeysMutation;

#[Object]
impl KeysMutation {
    /// Makes a key that may do a part of what the reader may.
    async fn make_api_key(
        &self,
        context: &Context<'_>,
        input: ApiKeyInput,
        idempotency_key: Option<String>,
    ) -> Result<MadeApiKey> {
        let request = Request::of(context)?;
        let make = MakeApiKey {
            scopes: request.grants(&input.permissions)?,
            name: input.name,
            days: input.days.map(i64::from),
        };
        let made = request.change(make, idempotency_key).await?;
        Ok(MadeApiKey {
            id: made.id.into(),
            token: request.services.api_key(request.context.tenant, made.id),
            key: ApiKey(made),
        })
    }

    /// Takes a key back: the program that has it is refused at once.
    async fn revoke_api_key(&self, context: &Context<'_>, id: ID, idempotency_key: Option<String>) -> Result<ApiKey> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::ApiKey)?;
        request.change(RevokeApiKey { id }, idempotency_key).await.map(ApiKey)
    }
}
