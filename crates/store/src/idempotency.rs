//! Answers kept by key, so that one request has one effect (`M12`).

use coworkflow_domain::ids::UserId;
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// What was answered under a key.
    pub struct KeptRow {
        /// Of the operation and its input.
        fingerprint: String,
        /// As JSON.
        answer: String,
    }
}

statements! {
    /// The answer under a key.
    KEPT -> KeptRow = "SELECT fingerprint, answer FROM idempotency WHERE tenant_id = $1 AND actor_id = $2 AND key = $3";
    /// Keeps an answer.
    KEEP -> () = "INSERT INTO idempotency (tenant_id, actor_id, key, fingerprint, answer, at) VALUES ($1, $2, $3, $4, $5, $6)";
    /// Forgets what is older, a bounded piece at a time.
    FORGET -> () = "DELETE FROM idempotency WHERE tenant_id = $1 AND (actor_id, key) IN (
        SELECT old.actor_id, old.key FROM idempotency AS old WHERE old.tenant_id = $1 AND old.at < $2 ORDER BY old.at LIMIT $3)";
}

/// What was answered under a key, if it was used.
pub fn kept(tx: &mut Tx, actor: UserId, key: &str) -> Result<Option<KeptRow>, DbError> {
    tx.maybe(&KEPT, &[&actor, &key])
}

/// Keeps an answer under a key.
pub fn keep(
    tx: &mut Tx,
    actor: UserId,
    key: &str,
    fingerprint: &str,
    answer: &str,
    at: Instant,
) -> Result<(), DbError> {
    tx.execute(&KEEP, &[&actor, &key, &fingerprint, &answer, &at])?;
    Ok(())
}

/// Forgets at most `most` of the keys used before a moment, the oldest first; says how many.
pub fn forget_before(tx: &mut Tx, before: Instant, most: i64) -> Result<u64, DbError> {
    tx.execute(&FORGET, &[&before, &most])
}
