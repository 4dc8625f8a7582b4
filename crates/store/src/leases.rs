//! Which of the servers does a job. A lease saves work and does not make it right: what a job does is decided in its own transaction.

use coworkflow_domain::time::Instant;

use crate::db::{DbError, Tx};
use crate::statements;

statements! {
    /// Takes the lease when it is free, over or the holder's own.
    TAKE -> i64 = "INSERT INTO leases (tenant_id, job, holder, held_until) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant_id, job) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
        WHERE leases.holder = excluded.holder OR leases.held_until <= $5 RETURNING held_until";
    /// Gives it back.
    GIVE_BACK -> () = "DELETE FROM leases WHERE tenant_id = $1 AND job = $2 AND holder = $3";
}

/// Takes or renews the lease of a job until a moment; whether this holder has it now.
pub fn take(tx: &mut Tx, job: &str, holder: &str, now: Instant, until: Instant) -> Result<bool, DbError> {
    Ok(tx.maybe(&TAKE, &[&job, &holder, &until, &now])?.is_some())
}

/// Gives the lease back, so that another server need not wait for its end.
pub fn give_back(tx: &mut Tx, job: &str, holder: &str) -> Result<(), DbError> {
    tx.execute(&GIVE_BACK, &[&job, &holder])?;
    Ok(())
}
