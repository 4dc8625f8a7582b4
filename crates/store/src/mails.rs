//! Letters on their way to people.

use coworkflow_domain::ids::{MailId, TenantId};
use coworkflow_domain::mails::MailState;
use coworkflow_domain::time::Instant;

use crate::db::{AcrossTenants, DbError, Tx};
use crate::{row, state_columns, statements};

state_columns!(MailState);

row! {
    /// A letter to somebody.
    pub struct MailRow {
        /// Its id.
        id: MailId,
        /// What it says, as JSON.
        letter: String,
        /// Its language.
        lang: String,
        /// To whom.
        to_name: String,
        /// Where to.
        to_address: String,
        /// Where it stands.
        state: MailState,
        /// How often it was tried.
        tries: i64,
        /// When it is tried next; when it ended once it has.
        next_at: Instant,
        /// Of no use from then on.
        expires_at: Option<Instant>,
        /// Written at.
        created_at: Instant,
        /// What the mail server said last.
        problem: String,
    }
}

row! {
    /// A letter that is to be sent.
    pub struct DueRow {
        /// Whose house.
        tenant_id: TenantId,
        /// The letter.
        id: MailId,
    }
}

statements! {
    /// One letter.
    BY_ID -> MailRow = "SELECT id, letter, lang, to_name, to_address, state, tries, next_at, expires_at, created_at, problem
        FROM mails WHERE tenant_id = $1 AND id = $2";
    /// Adds.
    INSERT -> () = "INSERT INTO mails (tenant_id, id, letter, lang, to_name, to_address, state, tries, next_at, expires_at, created_at, problem)
        VALUES ($1, $2, $3, $4, $5, $6, 'waiting', 0, $7, $8, $7, '')";
    /// Takes one that is due in hand: nobody else tries it until then.
    TAKE -> () = "UPDATE mails SET tries = tries + 1, next_at = $4 WHERE tenant_id = $1 AND id = $2 AND state = 'waiting' AND next_at <= $3";
    /// How a try ended.
    SETTLE -> () = "UPDATE mails SET state = $3, next_at = $4, problem = $5 WHERE tenant_id = $1 AND id = $2 AND state = 'waiting'";
    /// Forgets what is older, a bounded piece at a time.
    FORGET -> () = "DELETE FROM mails WHERE tenant_id = $1 AND id IN (
        SELECT old.id FROM mails AS old WHERE old.tenant_id = $1 AND old.created_at < $2 ORDER BY old.created_at LIMIT $3)";
    @across_tenants
    /// What is to be sent; one look-up per tenant.
    DUE -> DueRow = "SELECT mails.tenant_id, mails.id FROM tenants JOIN mails ON mails.tenant_id = tenants.tenant_id
        AND mails.state = 'waiting' AND mails.next_at <= $1 LIMIT $2";
}

/// One letter, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: MailId) -> Result<Option<MailRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// Adds a letter that is to be sent at once; its state, tries and problem are those of a new one.
pub fn insert(tx: &mut Tx, row: &MailRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.letter,
            &row.lang,
            &row.to_name,
            &row.to_address,
            &row.created_at,
            &row.expires_at,
        ],
    )?;
    Ok(())
}

/// Takes a letter in hand that is due; `false` when somebody else has it. Whoever took it and died loses it `until` then.
pub fn take(tx: &mut Tx, id: MailId, now: Instant, until: Instant) -> Result<bool, DbError> {
    Ok(tx.execute(&TAKE, &[&id, &now, &until])? == 1)
}

/// Writes how a try ended, and when it is tried again or ended.
pub fn settle(tx: &mut Tx, id: MailId, state: MailState, at: Instant, problem: &str) -> Result<(), DbError> {
    tx.execute(&SETTLE, &[&id, &state, &at, &problem])?;
    Ok(())
}

/// Forgets at most `most` of the letters written before a moment, the oldest first; says how many.
pub fn forget_before(tx: &mut Tx, before: Instant, most: i64) -> Result<u64, DbError> {
    tx.execute(&FORGET, &[&before, &most])
}

/// At most `most` letters of all tenants that are to be sent.
pub fn due_across_tenants(tx: &mut AcrossTenants, now: Instant, most: i64) -> Result<Vec<DueRow>, DbError> {
    tx.all(&DUE, &[&now, &most])
}
