//! Refused sign-ins of late, of users who are known.

use coworkflow_domain::ids::UserId;
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// Refused sign-ins of one user.
    pub struct FailuresRow {
        /// Whose.
        user_id: UserId,
        /// Since the first, which was told at once.
        since: Instant,
        /// How many came after it.
        more: i64,
    }
}

statements! {
    /// Those of one user.
    OF -> FailuresRow = "SELECT user_id, since, more FROM sign_in_failures WHERE tenant_id = $1 AND user_id = $2";
    /// Those that began before a moment.
    BEFORE -> FailuresRow = "SELECT user_id, since, more FROM sign_in_failures WHERE tenant_id = $1 AND since < $2 LIMIT 500";
    /// Writes those of one user.
    PUT -> () = "INSERT INTO sign_in_failures (tenant_id, user_id, since, more) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant_id, user_id) DO UPDATE SET since = excluded.since, more = excluded.more";
    /// Forgets those of one user.
    FORGET -> () = "DELETE FROM sign_in_failures WHERE tenant_id = $1 AND user_id = $2";
}

/// Refused sign-ins of one user that were not told together yet.
pub fn of(tx: &mut Tx, user: UserId) -> Result<Option<FailuresRow>, DbError> {
    tx.maybe(&OF, &[&user])
}

/// Those that began before a moment; at most 500.
pub fn before(tx: &mut Tx, moment: Instant) -> Result<Vec<FailuresRow>, DbError> {
    tx.all(&BEFORE, &[&moment])
}

/// Writes them.
pub fn put(tx: &mut Tx, row: &FailuresRow) -> Result<(), DbError> {
    tx.execute(&PUT, &[&row.user_id, &row.since, &row.more])?;
    Ok(())
}

/// Forgets them.
pub fn forget(tx: &mut Tx, user: UserId) -> Result<(), DbError> {
    tx.execute(&FORGET, &[&user])?;
    Ok(())
}
