//! Passkeys, and the challenges that were answered with them.

use coworkflow_domain::ids::{PasskeyId, UserId};
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// A key that a device keeps for a user.
    pub struct PasskeyRow {
        /// Its id.
        id: PasskeyId,
        /// Whose.
        user_id: UserId,
        /// As the authenticator names it, in base64url.
        credential: String,
        /// SubjectPublicKeyInfo, in base64url.
        public_key: String,
        /// Which signatures it makes, by their COSE number.
        algorithm: i64,
        /// The device that it was added on.
        name: String,
        /// What the authenticator counted last; 0 for one that does not count.
        counter: i64,
        /// Added at.
        created_at: Instant,
        /// Signed in with last at.
        used_at: Option<Instant>,
    }
}

statements! {
    /// Those of a user, the oldest first.
    OF_USER -> PasskeyRow = "SELECT id, user_id, credential, public_key, algorithm, name, counter, created_at, used_at FROM passkeys
        WHERE tenant_id = $1 AND user_id = $2 ORDER BY created_at, id LIMIT 100";
    /// The one that an authenticator names.
    BY_CREDENTIAL -> PasskeyRow = "SELECT id, user_id, credential, public_key, algorithm, name, counter, created_at, used_at FROM passkeys
        WHERE tenant_id = $1 AND credential = $2";
    /// Adds.
    INSERT -> () = "INSERT INTO passkeys (tenant_id, id, user_id, credential, public_key, algorithm, name, counter, created_at, used_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL)";
    /// Notes that it was used.
    USED -> () = "UPDATE passkeys SET counter = $3, used_at = $4 WHERE tenant_id = $1 AND id = $2";
    /// Takes one of a user away.
    DELETE -> () = "DELETE FROM passkeys WHERE tenant_id = $1 AND user_id = $2 AND id = $3";
    /// Notes that a challenge was answered.
    USE_UP -> () = "INSERT INTO used_challenges (tenant_id, id, expires_at) VALUES ($1, $2, $3) ON CONFLICT (tenant_id, id) DO NOTHING";
    /// Forgets those that have ended.
    FORGET -> () = "DELETE FROM used_challenges WHERE tenant_id = $1 AND expires_at <= $2";
}

/// The passkeys of a user, the oldest first.
pub fn of_user(tx: &mut Tx, user: UserId) -> Result<Vec<PasskeyRow>, DbError> {
    tx.all(&OF_USER, &[&user])
}

/// The passkey that an authenticator names so.
pub fn by_credential(tx: &mut Tx, credential: &str) -> Result<Option<PasskeyRow>, DbError> {
    tx.maybe(&BY_CREDENTIAL, &[&credential])
}

/// Adds a passkey. Refused: `passkeys_credential` when it is known already.
pub fn insert(tx: &mut Tx, row: &PasskeyRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.user_id,
            &row.credential,
            &row.public_key,
            &row.algorithm,
            &row.name,
            &row.counter,
            &row.created_at,
        ],
    )?;
    Ok(())
}

/// Notes that a passkey was used.
pub fn used(tx: &mut Tx, id: PasskeyId, counter: i64, now: Instant) -> Result<(), DbError> {
    tx.execute(&USED, &[&id, &counter, &now])?;
    Ok(())
}

/// Takes a passkey of a user away; `false` when they have none of this id.
pub fn delete(tx: &mut Tx, user: UserId, id: PasskeyId) -> Result<bool, DbError> {
    Ok(tx.execute(&DELETE, &[&user, &id])? == 1)
}

/// Notes that a challenge was answered, and forgets those that have ended; `false` when it was answered before.
pub fn use_up(tx: &mut Tx, challenge: uuid::Uuid, expires_at: Instant, now: Instant) -> Result<bool, DbError> {
    tx.execute(&FORGET, &[&now])?;
    Ok(tx.execute(&USE_UP, &[&challenge, &expires_at])? == 1)
}
