//! The journal's rows: appended in the transaction that made the change (`J1`), read by sequence.

use std::sync::Arc;

use coworkflow_domain::ids::{CustomerId, TenantId, UserId};
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// One entry as stored; `body` is the event as JSON.
    pub struct EntryRow {
        /// Counts up without gaps per tenant.
        seq: i64,
        /// When.
        at: Instant,
        /// Who, unless it was the system.
        actor_id: Option<UserId>,
        /// The name at that time.
        actor_name: String,
        /// Kind of event, `session.started`.
        event: String,
        /// The customer it is about.
        customer_id: Option<CustomerId>,
        /// The event with all its data.
        body: String,
        /// Which open client caused it, so that it knows its own echo.
        client_id: String,
        /// The request that caused it.
        request_id: String,
    }
}

/// An entry with its tenant, as announced after the commit.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Whose journal.
    pub tenant: TenantId,
    /// The entry.
    pub row: EntryRow,
}

/// What to look for, newest first.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only by this user.
    pub actor_id: Option<UserId>,
    /// Only of this kind: a whole kind (`session.started`) or a capability (`session`).
    pub event: Option<String>,
    /// Only about this customer.
    pub customer_id: Option<CustomerId>,
    /// From this moment on.
    pub from: Option<Instant>,
    /// Before this moment.
    pub to: Option<Instant>,
    /// Only entries before this one.
    pub before: Option<i64>,
}

statements! {
    /// The next number of a counter.
    NEXT -> i64 = "INSERT INTO counters (tenant_id, name, value) VALUES ($1, $2, 1)
        ON CONFLICT (tenant_id, name) DO UPDATE SET value = counters.value + 1 RETURNING value";
    /// The last number of a counter.
    CURRENT -> i64 = "SELECT value FROM counters WHERE tenant_id = $1 AND name = $2";
    /// Appends.
    APPEND -> () = "INSERT INTO journal (tenant_id, seq, at, actor_id, actor_name, event, customer_id, body, client_id, request_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    /// What came after a sequence number, oldest first.
    SINCE -> EntryRow = "SELECT seq, at, actor_id, actor_name, event, customer_id, body, client_id, request_id
        FROM journal WHERE tenant_id = $1 AND seq > $2 ORDER BY seq LIMIT $3";
    /// Newest first, by any mix of filters.
    PAGE -> EntryRow = "SELECT seq, at, actor_id, actor_name, event, customer_id, body, client_id, request_id
        FROM journal WHERE tenant_id = $1 AND seq < $2
          AND ($3 IS NULL OR actor_id = $3) AND ($4 IS NULL OR event = $4 OR event LIKE $4 || '.%')
          AND ($5 IS NULL OR customer_id = $5) AND at >= $6 AND at < $7
        ORDER BY seq DESC LIMIT $8";
}

/// The next number of a gapless counter: taken in the transaction, given back when it rolls back (`M5`).
pub fn next_number(tx: &mut Tx, counter: &str) -> Result<i64, DbError> {
    tx.one(&NEXT, &[&counter])
}

/// The sequence number of the last entry; 0 before the first.
pub fn last_seq(tx: &mut Tx) -> Result<i64, DbError> {
    Ok(tx.maybe(&CURRENT, &[&"journal"])?.unwrap_or(0))
}

/// Appends an entry, whose `seq` is given here, and announces it after the commit.
pub fn append(tx: &mut Tx, mut row: EntryRow) -> Result<(), DbError> {
    row.seq = next_number(tx, "journal")?;
    tx.execute(
        &APPEND,
        &[
            &row.seq,
            &row.at,
            &row.actor_id,
            &row.actor_name,
            &row.event,
            &row.customer_id,
            &row.body,
            &row.client_id,
            &row.request_id,
        ],
    )?;
    let tenant = tx.tenant();
    tx.announce(Arc::new(Entry { tenant, row }));
    Ok(())
}

/// At most `limit` entries after `seq`, oldest first.
pub fn since(tx: &mut Tx, seq: i64, limit: i64) -> Result<Vec<EntryRow>, DbError> {
    tx.all(&SINCE, &[&seq, &limit])
}

/// At most `limit` entries that match, newest first.
pub fn page(tx: &mut Tx, filter: &Filter, limit: i64) -> Result<Vec<EntryRow>, DbError> {
    let before = filter.before.unwrap_or(i64::MAX);
    let from = filter.from.map_or(i64::MIN, Instant::as_millis);
    let to = filter.to.map_or(i64::MAX, Instant::as_millis);
    tx.all(&PAGE, &[&before, &filter.actor_id, &filter.event, &filter.customer_id, &from, &to, &limit])
}
