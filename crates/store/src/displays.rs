//! Displays at doors.

use coworkflow_domain::ids::{ResourceId, UserId};
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// A display at the door of a resource.
    pub struct DisplayRow {
        /// The user that it signs in as.
        user_id: UserId,
        /// What it shows.
        resource_id: ResourceId,
        /// Whether names and titles may be read at the door.
        shows_names: bool,
        /// Of the code that pairs it; none once it is paired.
        code_hash: Option<String>,
        /// Until when that code counts.
        code_expires_at: Option<Instant>,
        /// When it was paired last.
        paired_at: Option<Instant>,
        /// Made at.
        created_at: Instant,
        /// Counts changes, so that two editors notice each other.
        version: i64,
    }
}

statements! {
    /// One display.
    BY_USER -> DisplayRow = "SELECT user_id, resource_id, shows_names, code_hash, code_expires_at, paired_at, created_at, version
        FROM displays WHERE tenant_id = $1 AND user_id = $2";
    /// All displays, in the order they were made.
    ALL -> DisplayRow = "SELECT user_id, resource_id, shows_names, code_hash, code_expires_at, paired_at, created_at, version
        FROM displays WHERE tenant_id = $1 ORDER BY created_at, user_id LIMIT 500";
    /// Adds.
    INSERT -> () = "INSERT INTO displays (tenant_id, user_id, resource_id, shows_names, code_hash, code_expires_at, paired_at, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// Changes, if nobody else did meanwhile.
    UPDATE -> () = "UPDATE displays SET resource_id = $3, shows_names = $4, code_hash = $5, code_expires_at = $6, paired_at = $7,
        version = version + 1 WHERE tenant_id = $1 AND user_id = $2 AND version = $8";
    /// Takes it away.
    DELETE -> () = "DELETE FROM displays WHERE tenant_id = $1 AND user_id = $2";
    /// What a code pairs.
    OF_CODE -> UserId = "SELECT user_id FROM displays WHERE tenant_id = $1 AND code_hash = $2 AND code_expires_at > $3";
}

/// One display, if this tenant has it.
pub fn by_user(tx: &mut Tx, user: UserId) -> Result<Option<DisplayRow>, DbError> {
    tx.maybe(&BY_USER, &[&user])
}

/// All displays, in the order they were made; at most 500.
pub fn all(tx: &mut Tx) -> Result<Vec<DisplayRow>, DbError> {
    tx.all(&ALL, &[])
}

/// Adds a display. Refused: `displays_code` when another one waits with the same code.
pub fn insert(tx: &mut Tx, row: &DisplayRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.user_id,
            &row.resource_id,
            &row.shows_names,
            &row.code_hash,
            &row.code_expires_at,
            &row.paired_at,
            &row.created_at,
            &row.version,
        ],
    )?;
    Ok(())
}

/// Writes a changed display over version `row.version`; `false` when somebody else was faster.
pub fn update(tx: &mut Tx, row: &DisplayRow) -> Result<bool, DbError> {
    let touched = tx.execute(
        &UPDATE,
        &[
            &row.user_id,
            &row.resource_id,
            &row.shows_names,
            &row.code_hash,
            &row.code_expires_at,
            &row.paired_at,
            &row.version,
        ],
    )?;
    Ok(touched == 1)
}

/// Takes a display away.
pub fn delete(tx: &mut Tx, user: UserId) -> Result<(), DbError> {
    tx.execute(&DELETE, &[&user])?;
    Ok(())
}

/// What a code that still counts pairs.
pub fn of_code(tx: &mut Tx, code_hash: &str, now: Instant) -> Result<Option<UserId>, DbError> {
    tx.maybe(&OF_CODE, &[&code_hash, &now])
}
