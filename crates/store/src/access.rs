//! Users and their sign-ins.

use coworkflow_domain::access::Role;
use coworkflow_domain::ids::{LoginId, UserId};
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Tx};
use crate::{row, state_columns, statements};

state_columns!(Role);

row! {
    /// Who acts, as far as every operation needs it.
    pub struct ActorRow {
        /// As the journal writes it.
        name: String,
        /// What decides what they may do.
        role: Role,
    }
}

statements! {
    /// An active user with a sign-in that still counts.
    ACTOR -> ActorRow = "SELECT users.name, users.role FROM logins JOIN users ON users.tenant_id = logins.tenant_id AND users.id = logins.user_id
        WHERE logins.tenant_id = $1 AND logins.id = $3 AND logins.user_id = $2 AND logins.revoked_at IS NULL AND logins.expires_at > $4
          AND users.active";
}

/// The user behind a sign-in, unless one of them no longer counts: read in every operation, so that revocation is immediate.
pub fn actor(tx: &mut Tx, user: UserId, login: LoginId, now: Instant) -> Result<Option<ActorRow>, DbError> {
    tx.maybe(&ACTOR, &[&user, &login, &now])
}
