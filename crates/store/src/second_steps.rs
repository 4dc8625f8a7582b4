//! The second step of sign-ins: apps that show digits, the codes for when they are lost, and of whom the house requires it.

use coworkflow_domain::access::Role;
use coworkflow_domain::ids::UserId;
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// The app of a user.
    pub struct SecondStepRow {
        /// Whose.
        user_id: UserId,
        /// As base32.
        secret: String,
        /// The newest digits that were used, counted in half minutes since 1970.
        last_counter: i64,
        /// When it was set up.
        started_at: Instant,
        /// Since when it counts.
        confirmed_at: Option<Instant>,
    }
}

row! {
    /// A role of which a second step is required.
    pub struct RequiredRow {
        /// Which.
        role: Role,
    }
}

statements! {
    /// The app of a user.
    OF_USER -> SecondStepRow = "SELECT user_id, secret, last_counter, started_at, confirmed_at FROM second_steps WHERE tenant_id = $1 AND user_id = $2";
    /// Sets an app up, in the place of one that was not confirmed.
    START -> () = "INSERT INTO second_steps (tenant_id, user_id, secret, last_counter, started_at, confirmed_at) VALUES ($1, $2, $3, -1, $4, NULL)
        ON CONFLICT (tenant_id, user_id) DO UPDATE SET secret = excluded.secret, last_counter = -1, started_at = excluded.started_at
        WHERE second_steps.confirmed_at IS NULL";
    /// Uses digits up, unless they or later ones were used.
    USE_DIGITS -> () = "UPDATE second_steps SET last_counter = $3 WHERE tenant_id = $1 AND user_id = $2 AND last_counter < $3";
    /// Makes it count.
    CONFIRM -> () = "UPDATE second_steps SET confirmed_at = $3 WHERE tenant_id = $1 AND user_id = $2 AND confirmed_at IS NULL";
    /// Takes it away.
    DELETE -> () = "DELETE FROM second_steps WHERE tenant_id = $1 AND user_id = $2";
    /// Keeps a code.
    KEEP_CODE -> () = "INSERT INTO recovery_codes (tenant_id, user_id, code_hash) VALUES ($1, $2, $3)";
    /// Uses one up.
    USE_CODE -> () = "DELETE FROM recovery_codes WHERE tenant_id = $1 AND user_id = $2 AND code_hash = $3";
    /// How many are left.
    CODES_LEFT -> i64 = "SELECT count(*) FROM recovery_codes WHERE tenant_id = $1 AND user_id = $2";
    /// Takes all of a user away.
    DELETE_CODES -> () = "DELETE FROM recovery_codes WHERE tenant_id = $1 AND user_id = $2";
    /// Of which roles it is required.
    ROLES -> RequiredRow = "SELECT role FROM second_step_roles WHERE tenant_id = $1 ORDER BY role LIMIT 20";
    /// Whether it is required of a role.
    REQUIRED -> i64 = "SELECT count(*) FROM second_step_roles WHERE tenant_id = $1 AND role = $2";
    /// Requires it of no role.
    DELETE_ROLES -> () = "DELETE FROM second_step_roles WHERE tenant_id = $1";
    /// Requires it of a role.
    INSERT_ROLE -> () = "INSERT INTO second_step_roles (tenant_id, role) VALUES ($1, $2)";
}

/// The app of a user, an unconfirmed one too.
pub fn of_user(tx: &mut Tx, user: UserId) -> Result<Option<SecondStepRow>, DbError> {
    tx.maybe(&OF_USER, &[&user])
}

/// Whether a user signs in with a second step.
pub fn is_on(tx: &mut Tx, user: UserId) -> Result<bool, DbError> {
    Ok(of_user(tx, user)?.is_some_and(|row| row.confirmed_at.is_some()))
}

/// Sets an app up, in the place of one that was not confirmed; `false` when one counts already.
pub fn start(tx: &mut Tx, user: UserId, secret: &str, now: Instant) -> Result<bool, DbError> {
    Ok(tx.execute(&START, &[&user, &secret, &now])? == 1)
}

/// Uses digits up; `false` when they or later ones were used: of two at once, one gets in.
pub fn use_digits(tx: &mut Tx, user: UserId, counter: i64) -> Result<bool, DbError> {
    Ok(tx.execute(&USE_DIGITS, &[&user, &counter])? == 1)
}

/// Makes an app count; `false` when it did or there is none.
pub fn confirm(tx: &mut Tx, user: UserId, now: Instant) -> Result<bool, DbError> {
    Ok(tx.execute(&CONFIRM, &[&user, &now])? == 1)
}

/// Takes the app of a user away, and the codes with it; `false` when there was none.
pub fn delete(tx: &mut Tx, user: UserId) -> Result<bool, DbError> {
    tx.execute(&DELETE_CODES, &[&user])?;
    Ok(tx.execute(&DELETE, &[&user])? == 1)
}

/// Keeps these codes, by their hashes, in the place of all before.
pub fn keep_codes(tx: &mut Tx, user: UserId, hashes: &[String]) -> Result<(), DbError> {
    tx.execute(&DELETE_CODES, &[&user])?;
    for hash in hashes {
        tx.execute(&KEEP_CODE, &[&user, hash])?;
    }
    Ok(())
}

/// Uses a code up; `false` when there is none like it.
pub fn use_code(tx: &mut Tx, user: UserId, hash: &str) -> Result<bool, DbError> {
    Ok(tx.execute(&USE_CODE, &[&user, &hash])? == 1)
}

/// How many codes a user has left.
pub fn codes_left(tx: &mut Tx, user: UserId) -> Result<i64, DbError> {
    tx.one(&CODES_LEFT, &[&user])
}

/// Of which roles the house requires a second step.
pub fn roles(tx: &mut Tx) -> Result<Vec<Role>, DbError> {
    Ok(tx.all(&ROLES, &[])?.into_iter().map(|row| row.role).collect())
}

/// Whether the house requires it of a role.
pub fn is_required(tx: &mut Tx, role: Role) -> Result<bool, DbError> {
    Ok(tx.one(&REQUIRED, &[&role])? > 0)
}

/// Requires it of these roles and of no others; each once.
pub fn require(tx: &mut Tx, roles: &[Role]) -> Result<(), DbError> {
    tx.execute(&DELETE_ROLES, &[])?;
    for role in roles {
        tx.execute(&INSERT_ROLE, &[role])?;
    }
    Ok(())
}
