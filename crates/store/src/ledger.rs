//! The append-only account of each customer (`M9`): the balance is the sum of its entries.

use coworkflow_domain::customers::LedgerKind;
use coworkflow_domain::ids::{CustomerId, InvoiceId, LedgerEntryId, UserId};
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::Tender;
use coworkflow_domain::time::{Date, Instant};

use crate::db::{DbError, Tx};
use crate::{row, state_columns, statements};

state_columns!(LedgerKind, Tender);

row! {
    /// One entry with what a list shows.
    pub struct LedgerRow {
        /// Its id.
        id: LedgerEntryId,
        /// Why the balance moved.
        kind: LedgerKind,
        /// By how much; positive is credit of the customer.
        amount: Money,
        /// The balance after it.
        balance: Money,
        /// How the money came in, where some did.
        tender: Option<Tender>,
        /// The invoice it belongs to.
        invoice_id: Option<InvoiceId>,
        /// In somebody's words.
        note: String,
        /// Who posted it; empty for the program itself.
        actor_name: String,
        /// When.
        at: Instant,
    }
}

/// An entry to post.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id.
    pub id: LedgerEntryId,
    /// Whose account.
    pub customer_id: CustomerId,
    /// Why the balance moves.
    pub kind: LedgerKind,
    /// By how much, never 0; positive is credit of the customer.
    pub amount: Money,
    /// How the money came in, where some did.
    pub tender: Option<Tender>,
    /// The invoice it belongs to.
    pub invoice_id: Option<InvoiceId>,
    /// In somebody's words.
    pub note: String,
    /// Who posts it.
    pub actor_id: UserId,
    /// When.
    pub at: Instant,
    /// The operating day of that moment (`T6`).
    pub day: Date,
}

/// How far down a posting may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Floor {
    /// Never below the customer's limit (`M10`).
    Limit,
    /// As far as it takes: check-out is never blocked (`M10`).
    None,
}

statements! {
    /// Moves the balance, unless it would pass the limit on its way down.
    MOVE -> Money = "UPDATE customers SET balance = balance + $3
        WHERE tenant_id = $1 AND id = $2 AND (balance + $3 >= balance_limit OR $3 > 0 OR $4) RETURNING balance";
    /// Appends.
    APPEND -> () = "INSERT INTO ledger_entries (tenant_id, id, customer_id, kind, amount, balance, tender, invoice_id, note, actor_id, at, day)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    /// Whether a balance was brought along.
    HAS_OPENING -> bool = "SELECT EXISTS (SELECT 1 FROM ledger_entries WHERE tenant_id = $1 AND customer_id = $2 AND kind = 'opening')";
    /// Newest first, of a kind ($6) and a span ($7 until $8).
    PAGE -> LedgerRow = "SELECT e.id, e.kind, e.amount, e.balance, e.tender, e.invoice_id, e.note, COALESCE(u.name, '') AS actor_name, e.at
        FROM ledger_entries AS e LEFT JOIN users AS u ON u.tenant_id = e.tenant_id AND u.id = e.actor_id
        WHERE e.tenant_id = $1 AND e.customer_id = $2 AND (e.at, e.id) < ($3, $4) AND (e.kind = $6 OR $6 IS NULL) AND e.at >= $7 AND +e.at < $8 ORDER BY e.at DESC, e.id DESC LIMIT $5";
}

/// Posts an entry and moves the balance with it; the new balance, or `None` when it would pass the floor (`M10`).
pub fn post(tx: &mut Tx, entry: &Entry, floor: Floor) -> Result<Option<Money>, DbError> {
    let Some(balance) = tx.maybe(&MOVE, &[&entry.customer_id, &entry.amount, &(floor == Floor::None)])? else {
        return Ok(None);
    };
    tx.execute(
        &APPEND,
        &[
            &entry.id,
            &entry.customer_id,
            &entry.kind,
            &entry.amount,
            &balance,
            &entry.tender,
            &entry.invoice_id,
            &entry.note,
            &entry.actor_id,
            &entry.at,
            &entry.day,
        ],
    )?;
    Ok(Some(balance))
}

/// Whether a balance was brought along for them.
pub fn has_opening(tx: &mut Tx, customer: CustomerId) -> Result<bool, DbError> {
    tx.one(&HAS_OPENING, &[&customer])
}

/// Which entries of an account.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    /// Only of this kind.
    pub kind: Option<LedgerKind>,
    /// From this moment on.
    pub from: Option<Instant>,
    /// Before this moment.
    pub to: Option<Instant>,
}

/// At most `limit` entries of a customer before the one at `before`, newest first.
pub fn page(
    tx: &mut Tx,
    customer: CustomerId,
    filter: &Filter,
    before: Option<(Instant, LedgerEntryId)>,
    limit: i64,
) -> Result<Vec<LedgerRow>, DbError> {
    let (at, id) = before.map_or((i64::MAX, LedgerEntryId::from_uuid(uuid::Uuid::max())), |(at, id)| {
        (at.as_millis(), id)
    });
    let from = filter.from.map_or(i64::MIN, Instant::as_millis);
    let to = filter.to.map_or(i64::MAX, Instant::as_millis);
    tx.all(&PAGE, &[&customer, &at, &id, &limit, &filter.kind, &from, &to])
}
