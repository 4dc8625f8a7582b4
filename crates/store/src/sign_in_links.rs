//! Links in mails by which people get in without a password.

use coworkflow_domain::access::LinkPurpose;
use coworkflow_domain::ids::{LinkId, UserId};
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Tx};
use crate::{row, state_columns, statements};

state_columns!(LinkPurpose);

row! {
    /// A link that was sent and not used.
    pub struct LinkRow {
        /// Its id.
        id: LinkId,
        /// Whom it lets in.
        user_id: UserId,
        /// What for.
        purpose: LinkPurpose,
        /// Where it was sent.
        email: String,
        /// Made at.
        created_at: Instant,
        /// No longer counts from.
        expires_at: Instant,
    }
}

statements! {
    /// How many links of a user were made since.
    COUNT -> i64 = "SELECT count(*) FROM sign_in_links WHERE tenant_id = $1 AND user_id = $2 AND created_at > $3";
    /// Adds.
    INSERT -> () = "INSERT INTO sign_in_links (tenant_id, id, user_id, purpose, email, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// Looks at one.
    BY_ID -> LinkRow = "SELECT id, user_id, purpose, email, created_at, expires_at FROM sign_in_links WHERE tenant_id = $1 AND id = $2";
    /// Uses one up.
    USE_UP -> LinkRow = "DELETE FROM sign_in_links WHERE tenant_id = $1 AND id = $2
        RETURNING id, user_id, purpose, email, created_at, expires_at";
    /// Takes those of a user away that ended.
    FORGET_ENDED -> () = "DELETE FROM sign_in_links WHERE tenant_id = $1 AND user_id = $2 AND expires_at <= $3";
    /// Takes all of a user away.
    FORGET_ALL -> () = "DELETE FROM sign_in_links WHERE tenant_id = $1 AND user_id = $2";
}

/// How many links of a user that were made after a moment still wait to be opened.
pub fn count_since(tx: &mut Tx, user: UserId, since: Instant) -> Result<i64, DbError> {
    tx.one(&COUNT, &[&user, &since])
}

/// Adds a link, and forgets those of the user that ended.
pub fn insert(tx: &mut Tx, row: &LinkRow) -> Result<(), DbError> {
    tx.execute(&FORGET_ENDED, &[&row.user_id, &row.created_at])?;
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.user_id,
            &row.purpose,
            &row.email,
            &row.created_at,
            &row.expires_at,
        ],
    )?;
    Ok(())
}

/// A link, ended ones too, if it was not used.
pub fn by_id(tx: &mut Tx, id: LinkId) -> Result<Option<LinkRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// Uses a link up: of two at once, one gets it.
pub fn use_up(tx: &mut Tx, id: LinkId) -> Result<Option<LinkRow>, DbError> {
    tx.maybe(&USE_UP, &[&id])
}

/// Takes all links of a user away.
pub fn forget_all(tx: &mut Tx, user: UserId) -> Result<(), DbError> {
    tx.execute(&FORGET_ALL, &[&user])?;
    Ok(())
}
