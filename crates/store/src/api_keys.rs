//! Keys by which programs ask.

use coworkflow_domain::access::Role;
use coworkflow_domain::ids::{ApiKeyId, UserId};
use coworkflow_domain::tenants::TenantState;
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Touched, Tx};
use crate::{row, statements};

row! {
    /// A key; the key itself is kept nowhere.
    pub struct ApiKeyRow {
        /// Its id.
        id: ApiKeyId,
        /// Who made it.
        user_id: UserId,
        /// Their name.
        user_name: String,
        /// What people call the program.
        name: String,
        /// Names of permissions with blanks between.
        permissions: String,
        /// Made at.
        created_at: Instant,
        /// No longer counts from; none: until it is taken back.
        expires_at: Option<Instant>,
        /// When it was used last, to some minutes.
        last_used_at: Option<Instant>,
    }
}

row! {
    /// Who acts by a key, as far as every operation needs it.
    pub struct KeyActorRow {
        /// Who made it.
        name: String,
        /// What they are.
        role: Role,
        /// What they may do, where their role is the house's own.
        permissions: Option<String>,
        /// What people call the program.
        key_name: String,
        /// What the key may do at most.
        scopes: String,
        /// How the house stands with who runs the server; nothing was said of one that is active.
        state: Option<TenantState>,
    }
}

row! {
    /// What a key is checked against.
    pub struct KeyCheckRow {
        /// Who made it.
        user_id: UserId,
        /// Of the whole key.
        token_hash: String,
        /// When it was used last, to some minutes.
        last_used_at: Option<Instant>,
    }
}

statements! {
    /// Who acts by a key that counts.
    ACTOR -> KeyActorRow = "SELECT users.name, users.role, custom_roles.permissions, api_keys.name AS key_name, api_keys.permissions AS scopes,
          tenancies.state
        FROM api_keys JOIN users ON users.tenant_id = api_keys.tenant_id AND users.id = api_keys.user_id
        LEFT JOIN tenancies ON tenancies.tenant_id = api_keys.tenant_id
        LEFT JOIN user_roles ON user_roles.tenant_id = api_keys.tenant_id AND user_roles.user_id = api_keys.user_id
        LEFT JOIN custom_roles ON custom_roles.tenant_id = api_keys.tenant_id AND custom_roles.id = user_roles.role_id
        WHERE api_keys.tenant_id = $1 AND api_keys.id = $2 AND api_keys.revoked_at IS NULL AND (api_keys.expires_at > $3 OR api_keys.expires_at IS NULL)
          AND users.active";
    /// What a key that counts is checked against.
    CHECK -> KeyCheckRow = "SELECT user_id, token_hash, last_used_at FROM api_keys
        WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL AND (expires_at > $3 OR expires_at IS NULL)";
    /// All that were not taken back.
    ALL -> ApiKeyRow = "SELECT api_keys.id, api_keys.user_id, users.name AS user_name, api_keys.name, api_keys.permissions, api_keys.created_at,
          api_keys.expires_at, api_keys.last_used_at
        FROM api_keys JOIN users ON users.tenant_id = api_keys.tenant_id AND users.id = api_keys.user_id
        WHERE api_keys.tenant_id = $1 AND api_keys.revoked_at IS NULL ORDER BY api_keys.created_at, api_keys.id LIMIT 500";
    /// One that was not taken back.
    KEY -> ApiKeyRow = "SELECT api_keys.id, api_keys.user_id, users.name AS user_name, api_keys.name, api_keys.permissions, api_keys.created_at,
          api_keys.expires_at, api_keys.last_used_at
        FROM api_keys JOIN users ON users.tenant_id = api_keys.tenant_id AND users.id = api_keys.user_id
        WHERE api_keys.tenant_id = $1 AND api_keys.id = $2 AND api_keys.revoked_at IS NULL";
    /// Adds a key.
    INSERT -> () = "INSERT INTO api_keys (tenant_id, id, user_id, name, token_hash, permissions, created_at, expires_at, last_used_at, revoked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, NULL)";
    /// Notes that it was used.
    USED -> () = "UPDATE api_keys SET last_used_at = $3 WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL";
    /// Takes it back.
    REVOKE -> () = "UPDATE api_keys SET revoked_at = $3 WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL";
}

/// Who acts by a key, unless it or its maker no longer counts: read in every operation, so that taking it back is immediate.
pub fn actor(tx: &mut Tx, id: ApiKeyId, now: Instant) -> Result<Option<KeyActorRow>, DbError> {
    tx.maybe(&ACTOR, &[&id, &now])
}

/// What a key that counts is checked against.
pub fn check(tx: &mut Tx, id: ApiKeyId, now: Instant) -> Result<Option<KeyCheckRow>, DbError> {
    tx.maybe(&CHECK, &[&id, &now])
}

/// All keys that were not taken back, in the order they were made.
pub fn all(tx: &mut Tx) -> Result<Vec<ApiKeyRow>, DbError> {
    tx.all(&ALL, &[])
}

/// One key that was not taken back, if this tenant has it.
pub fn key(tx: &mut Tx, id: ApiKeyId) -> Result<Option<ApiKeyRow>, DbError> {
    tx.maybe(&KEY, &[&id])
}

/// Adds a key.
pub fn insert(tx: &mut Tx, row: &ApiKeyRow, token_hash: &str) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.user_id,
            &row.name,
            &token_hash,
            &row.permissions,
            &row.created_at,
            &row.expires_at,
        ],
    )?;
    Ok(())
}

/// Notes that a key was used.
pub fn used(tx: &mut Tx, id: ApiKeyId, now: Instant) -> Result<(), DbError> {
    tx.execute(&USED, &[&id, &now])?;
    Ok(())
}

/// Takes a key back; what it holds open ends.
pub fn revoke(tx: &mut Tx, id: ApiKeyId, user: UserId, now: Instant) -> Result<(), DbError> {
    tx.touch(Touched::User(user));
    tx.execute(&REVOKE, &[&id, &now])?;
    Ok(())
}
