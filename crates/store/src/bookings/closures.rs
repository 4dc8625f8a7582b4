//! Places that are closed together for a while (`B2`).

use coworkflow_domain::ids::{ClosureId, UserId};
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// Why and when places are closed; which, their claims say.
    pub struct ClosureRow {
        /// Its id.
        id: ClosureId,
        /// Why: every screen shows it.
        reason: String,
        /// From this moment.
        starts_at: Instant,
        /// Until this moment; far beyond all times when nobody knows.
        ends_at: Instant,
        /// Who closed them; nobody when it was taken over from before closures had an author.
        made_by: Option<UserId>,
        /// When.
        made_at: Instant,
    }
}

statements! {
    /// One closure.
    CLOSURE -> ClosureRow = "SELECT id, reason, starts_at, ends_at, made_by, made_at FROM closures WHERE tenant_id = $1 AND id = $2";
    /// Those that end after a moment, the first to end first.
    CLOSURES -> ClosureRow = "SELECT id, reason, starts_at, ends_at, made_by, made_at FROM closures WHERE tenant_id = $1 AND ends_at > $2
        ORDER BY ends_at, id LIMIT $3";
    /// Adds.
    INSERT_CLOSURE -> () = "INSERT INTO closures (tenant_id, id, reason, starts_at, ends_at, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// Ends sooner; one that had not begun is gone.
    SET_CLOSURE_END -> () = "UPDATE closures SET ends_at = $3 WHERE tenant_id = $1 AND id = $2 AND starts_at < $3 AND ends_at > $3";
    /// Takes one that had not begun away.
    DELETE_CLOSURE -> () = "DELETE FROM closures WHERE tenant_id = $1 AND id = $2 AND starts_at >= $3";
}

/// One closure, if this tenant has it.
pub fn closure(tx: &mut Tx, id: ClosureId) -> Result<Option<ClosureRow>, DbError> {
    tx.maybe(&CLOSURE, &[&id])
}

/// At most `most` closures that end after a moment, the first to end first.
pub fn closures(tx: &mut Tx, at: Instant, most: i64) -> Result<Vec<ClosureRow>, DbError> {
    tx.all(&CLOSURES, &[&at, &most])
}

/// Adds a closure. Its claims are apart.
pub fn insert_closure(tx: &mut Tx, row: &ClosureRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT_CLOSURE,
        &[
            &row.id,
            &row.reason,
            &row.starts_at,
            &row.ends_at,
            &row.made_by,
            &row.made_at,
        ],
    )?;
    Ok(())
}

/// Ends a closure at a moment; one that had not begun then is gone.
pub fn set_closure_end(tx: &mut Tx, id: ClosureId, at: Instant) -> Result<(), DbError> {
    tx.execute(&SET_CLOSURE_END, &[&id, &at])?;
    tx.execute(&DELETE_CLOSURE, &[&id, &at])?;
    Ok(())
}
