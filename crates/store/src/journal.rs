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
    /// Only entries before the one of this time and number.
    pub before: Option<(Instant, i64)>,
}

statements! {
    /// The next number of a counter.
    NEXT -> i64 = "INSERT INTO counters (tenant_id, name, value) VALUES ($1, $2, 1)
        ON CONFLICT (tenant_id, name) DO UPDATE SET value = counters.value + 1 RETURNING value";
    /// The last number of a counter.
    CURRENT -> i64 = "SELECT value FROM counters WHERE tenant_id = $1 AND name = $2";
    /// Appends.
    APPEND -> () = "INSERT INTO journal (tenant_id, seq, at, actor_id, actor_name, event, capability, customer_id, body, client_id, request_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    /// What came after a sequence number, oldest first.
    SINCE -> EntryRow = "SELECT seq, at, actor_id, actor_name, event, customer_id, body, client_id, request_id
        FROM journal WHERE tenant_id = $1 AND seq > $2 ORDER BY seq LIMIT $3";
    /// Newest first, by time alone.
    PAGE -> EntryRow = "SELECT seq, at, actor_id, actor_name, event, customer_id, body, client_id, request_id
        FROM journal WHERE tenant_id = $1 AND (at, seq) < ($2, $3) AND at >= $4 ORDER BY at DESC, seq DESC LIMIT $5";
    /// Of one actor.
    PAGE_OF_ACTOR -> EntryRow = "SELECT seq, at, actor_id, actor_name, event, customer_id, body, client_id, request_id
        FROM journal WHERE tenant_id = $1 AND actor_id = $6 AND (at, seq) < ($2, $3) AND at >= $4 ORDER BY at DESC, seq DESC LIMIT $5";
    /// Of one capability, kind or not, actor or not.
    PAGE_OF_CAPABILITY -> EntryRow = "SELECT seq, at, actor_id, actor_name, event, customer_id, body, client_id, request_id
        FROM journal WHERE tenant_id = $1 AND capability = $6 AND (event = $7 OR $7 IS NULL) AND (actor_id = $8 OR $8 IS NULL)
          AND (at, seq) < ($2, $3) AND at >= $4 ORDER BY at DESC, seq DESC LIMIT $5";
    /// About one customer, by any mix of the other filters.
    PAGE_OF_CUSTOMER -> EntryRow = "SELECT seq, at, actor_id, actor_name, event, customer_id, body, client_id, request_id
        FROM journal WHERE tenant_id = $1 AND customer_id = $6 AND (event = $7 OR $7 IS NULL) AND (actor_id = $8 OR $8 IS NULL)
          AND (capability = $9 OR $9 IS NULL) AND (at, seq) < ($2, $3) AND at >= $4 ORDER BY at DESC, seq DESC LIMIT $5";
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
            &capability(&row.event),
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

/// Announces the last entry once more: to screens that were open while another database took the place of theirs.
pub fn announce_last(tx: &mut Tx) -> Result<(), DbError> {
    let last = last_seq(tx)?;
    let tenant = tx.tenant();
    for row in since(tx, last.saturating_sub(1), 1)? {
        tx.announce(Arc::new(Entry { tenant, row }));
    }
    Ok(())
}

/// At most `limit` entries after `seq`, oldest first.
pub fn since(tx: &mut Tx, seq: i64, limit: i64) -> Result<Vec<EntryRow>, DbError> {
    tx.all(&SINCE, &[&seq, &limit])
}

/// At most `limit` entries that match, newest first: by the index of the filter that leaves the fewest.
pub fn page(tx: &mut Tx, filter: &Filter, limit: i64) -> Result<Vec<EntryRow>, DbError> {
    let end = filter.to.map_or((i64::MAX, i64::MAX), |to| (to.as_millis(), i64::MIN));
    let (at, seq) = filter.before.map_or(end, |(at, seq)| end.min((at.as_millis(), seq)));
    let from = filter.from.map_or(i64::MIN, Instant::as_millis);
    let capability = filter.event.as_deref().map(capability);
    let kind = filter.event.as_deref().filter(|event| event.contains('.'));
    match (&filter.customer_id, capability, &filter.actor_id) {
        (Some(customer), capability, actor) => tx.all(
            &PAGE_OF_CUSTOMER,
            &[&at, &seq, &from, &limit, customer, &kind, actor, &capability],
        ),
        (None, Some(capability), actor) => tx.all(
            &PAGE_OF_CAPABILITY,
            &[&at, &seq, &from, &limit, &capability, &kind, actor],
        ),
        (None, None, Some(actor)) => tx.all(&PAGE_OF_ACTOR, &[&at, &seq, &from, &limit, actor]),
        (None, None, None) => tx.all(&PAGE, &[&at, &seq, &from, &limit]),
    }
}

/// `session` of `session.started`.
fn capability(event: &str) -> &str {
    event.split_once('.').map_or(event, |(capability, _)| capability)
}
