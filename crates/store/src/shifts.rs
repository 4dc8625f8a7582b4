//! Shifts at the till, and the chain of what moved in their drawers.

use coworkflow_domain::ids::{CustomerId, InvoiceId, LedgerEntryId, PaymentId, ShiftId, UserId};
use coworkflow_domain::money::Money;
use coworkflow_domain::shifts::{Break, CashEntry, CashKind, ChainCheck, FIRST_HASH, hash};
use coworkflow_domain::time::{Date, Instant};

use crate::db::{DbError, Tx};
use crate::journal::next_number;
use crate::{row, state_columns, statements};

state_columns!(CashKind);

row! {
    /// A user's time at the till.
    pub struct ShiftRow {
        /// Its id.
        id: ShiftId,
        /// Whose.
        user_id: UserId,
        /// Their name.
        user_name: String,
        /// When the drawer was taken over.
        opened_at: Instant,
        /// The operating day of that moment (`T6`).
        day: Date,
        /// In the drawer then.
        float_amount: Money,
        /// When it was counted.
        closed_at: Option<Instant>,
        /// By whom; a manager may count for somebody.
        closed_by: Option<UserId>,
        /// Their name; empty while it is open.
        closed_by_name: String,
        /// What should have been there then.
        expected: Option<Money>,
        /// What was there.
        counted: Option<Money>,
        /// What was counted of which note and coin, as JSON.
        denominations: String,
        /// In the words of who counted.
        note: String,
    }
}

row! {
    /// An entry as it is chained, with its hash.
    pub struct ChainedRow {
        /// Its number.
        seq: i64,
        /// In whose shift.
        shift_id: Option<ShiftId>,
        /// Why cash moved.
        kind: CashKind,
        /// Into the drawer when positive.
        amount: Money,
        /// The payment or refund it is.
        payment_id: Option<PaymentId>,
        /// The entry of a customer's account it is.
        ledger_entry_id: Option<LedgerEntryId>,
        /// One line.
        reason: String,
        /// Who.
        actor_id: UserId,
        /// When.
        at: Instant,
        /// Over the hash before and all of the above.
        hash: String,
    }
}

row! {
    /// An entry as a list shows it.
    pub struct CashRow {
        /// Its number.
        seq: i64,
        /// Why cash moved.
        kind: CashKind,
        /// Into the drawer when positive.
        amount: Money,
        /// One line; empty where the invoice or the customer says it.
        reason: String,
        /// The invoice that was paid or given back.
        invoice_id: Option<InvoiceId>,
        /// Whose balance was topped up.
        customer_id: Option<CustomerId>,
        /// Who; empty for the program itself.
        actor_name: String,
        /// When.
        at: Instant,
    }
}

row! {
    /// What moved in a drawer for one reason.
    pub struct KindTotal {
        /// Why.
        kind: CashKind,
        /// How often.
        entries: i64,
        /// Into the drawer when positive.
        total: Money,
    }
}

row! {
    /// From which entry to which a shift goes.
    pub struct Span {
        /// Its float.
        first: i64,
        /// Its last entry so far.
        last: i64,
    }
}

/// Which shifts.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only of this user.
    pub user_id: Option<UserId>,
    /// Opened at this moment or later.
    pub from: Option<Instant>,
    /// Opened before this moment.
    pub to: Option<Instant>,
    /// Only before this one, newest first.
    pub before: Option<(Instant, ShiftId)>,
}

/// An entry to be written: its number and hash are given by what stands before it.
#[derive(Debug, Clone)]
pub struct NewEntry {
    /// In whose shift.
    pub shift_id: Option<ShiftId>,
    /// Why cash moves.
    pub kind: CashKind,
    /// Into the drawer when positive.
    pub amount: Money,
    /// The payment or refund it is.
    pub payment_id: Option<PaymentId>,
    /// The entry of a customer's account it is.
    pub ledger_entry_id: Option<LedgerEntryId>,
    /// One line.
    pub reason: String,
    /// Who.
    pub actor_id: UserId,
    /// When.
    pub at: Instant,
}

/// The shifts that a condition names, with who had and who counted them.
macro_rules! shift {
    ($($condition:literal),+) => {
        concat!(
            "SELECT s.id, s.user_id, COALESCE(u.name, '') AS user_name, s.opened_at, s.day, s.float_amount, s.closed_at, s.closed_by,
                COALESCE(c.name, '') AS closed_by_name, s.expected, s.counted, s.denominations, s.note
            FROM shifts AS s LEFT JOIN users AS u ON u.tenant_id = s.tenant_id AND u.id = s.user_id
              LEFT JOIN users AS c ON c.tenant_id = s.tenant_id AND c.id = s.closed_by
            WHERE s.tenant_id = $1 AND ",
            $($condition),+
        )
    };
}

statements! {
    /// One shift.
    BY_ID -> ShiftRow = shift!("s.id = $2");
    /// The open shift of a user.
    OPEN_OF -> ShiftRow = shift!("s.user_id = $2 AND s.closed_at IS NULL");
    /// Which shift a user has open.
    OPEN_ID_OF -> ShiftId = "SELECT id FROM shifts WHERE tenant_id = $1 AND user_id = $2 AND closed_at IS NULL";
    /// The newest first.
    PAGE -> ShiftRow = shift!("s.opened_at >= $2 AND (s.opened_at, s.id) < ($3, $4) ORDER BY s.opened_at DESC, s.id DESC LIMIT $5");
    /// Those of one user, the newest first.
    PAGE_OF_USER -> ShiftRow = shift!("s.user_id = $6 AND s.opened_at >= $2 AND (s.opened_at, s.id) < ($3, $4)
        ORDER BY s.opened_at DESC, s.id DESC LIMIT $5");
    /// Opens.
    INSERT -> () = "INSERT INTO shifts (tenant_id, id, user_id, opened_at, day, float_amount, denominations, note)
        VALUES ($1, $2, $3, $4, $5, $6, '[]', '')";
    /// Closes, unless somebody did.
    CLOSE -> () = "UPDATE shifts SET closed_at = $3, closed_by = $4, expected = $5, counted = $6, denominations = $7, note = $8
        WHERE tenant_id = $1 AND id = $2 AND closed_at IS NULL";
    /// What a shift's entries add up to.
    SUM -> Money = "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM cash_entries WHERE tenant_id = $1 AND shift_id = $2";
    /// The same by kind.
    TOTALS -> KindTotal = "SELECT kind, COUNT(*) AS entries, CAST(SUM(amount) AS BIGINT) AS total
        FROM cash_entries WHERE tenant_id = $1 AND shift_id = $2 GROUP BY kind";
    /// From which entry to which a shift goes.
    SPAN -> Span = "SELECT CAST(MIN(seq) AS BIGINT) AS first, CAST(MAX(seq) AS BIGINT) AS last
        FROM cash_entries WHERE tenant_id = $1 AND shift_id = $2 HAVING COUNT(*) > 0";
    /// A shift's entries, the newest first.
    ENTRIES -> CashRow = "SELECT e.seq, e.kind, e.amount, e.reason, p.invoice_id, l.customer_id, COALESCE(u.name, '') AS actor_name, e.at
        FROM cash_entries AS e
          LEFT JOIN payments AS p ON p.tenant_id = e.tenant_id AND p.id = e.payment_id
          LEFT JOIN ledger_entries AS l ON l.tenant_id = e.tenant_id AND l.id = e.ledger_entry_id
          LEFT JOIN users AS u ON u.tenant_id = e.tenant_id AND u.id = e.actor_id
        WHERE e.tenant_id = $1 AND e.shift_id = $2 AND e.seq < $3 ORDER BY e.seq DESC LIMIT $4";
    /// The hash of an entry.
    HASH -> String = "SELECT hash FROM cash_entries WHERE tenant_id = $1 AND seq = $2";
    /// The hash that the next entry follows.
    LAST_HASH -> String = "SELECT hash FROM cash_entries WHERE tenant_id = $1 ORDER BY seq DESC LIMIT 1";
    /// How many entries were ever written.
    WRITTEN -> i64 = "SELECT value FROM counters WHERE tenant_id = $1 AND name = 'cash'";
    /// A stretch of the chain, in order.
    STRETCH -> ChainedRow = "SELECT seq, shift_id, kind, amount, payment_id, ledger_entry_id, reason, actor_id, at, hash
        FROM cash_entries WHERE tenant_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4";
    /// Appends.
    APPEND -> () = "INSERT INTO cash_entries (tenant_id, seq, shift_id, kind, amount, payment_id, ledger_entry_id, reason, actor_id, at, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
}

/// One shift, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: ShiftId) -> Result<Option<ShiftRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// The open shift of a user.
pub fn open_of(tx: &mut Tx, user: UserId) -> Result<Option<ShiftRow>, DbError> {
    tx.maybe(&OPEN_OF, &[&user])
}

/// Which shift a user has open.
pub fn open_id_of(tx: &mut Tx, user: UserId) -> Result<Option<ShiftId>, DbError> {
    tx.maybe(&OPEN_ID_OF, &[&user])
}

/// At most `limit` shifts that match, the newest first.
pub fn page(tx: &mut Tx, filter: &Filter, limit: i64) -> Result<Vec<ShiftRow>, DbError> {
    let from = filter.from.map_or(i64::MIN, Instant::as_millis);
    let end = filter
        .to
        .map_or((i64::MAX, ShiftId::from_uuid(uuid::Uuid::max())), |to| {
            (to.as_millis(), ShiftId::from_uuid(uuid::Uuid::nil()))
        });
    let (at, id) = filter.before.map_or(end, |(at, id)| end.min((at.as_millis(), id)));
    match filter.user_id {
        Some(user) => tx.all(&PAGE_OF_USER, &[&from, &at, &id, &limit, &user]),
        None => tx.all(&PAGE, &[&from, &at, &id, &limit]),
    }
}

/// Opens a shift. Refused: `shifts_one_open_per_user`.
pub fn insert(
    tx: &mut Tx,
    id: ShiftId,
    user: UserId,
    opened_at: Instant,
    day: Date,
    float_amount: Money,
) -> Result<(), DbError> {
    tx.execute(&INSERT, &[&id, &user, &opened_at, &day, &float_amount])?;
    Ok(())
}

/// What closes a shift.
#[derive(Debug, Clone)]
pub struct Closing {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: UserId,
    /// What should be there.
    pub expected: Money,
    /// What is there.
    pub counted: Money,
    /// Of which note and coin, as JSON.
    pub denominations: String,
    /// In their words.
    pub note: String,
}

/// Closes a shift; `false` when it was closed before.
pub fn close(tx: &mut Tx, id: ShiftId, closing: &Closing) -> Result<bool, DbError> {
    let touched = tx.execute(
        &CLOSE,
        &[
            &id,
            &closing.at,
            &closing.by,
            &closing.expected,
            &closing.counted,
            &closing.denominations,
            &closing.note,
        ],
    )?;
    Ok(touched == 1)
}

/// What a shift's entries add up to: what should be in its drawer.
pub fn sum(tx: &mut Tx, shift: ShiftId) -> Result<Money, DbError> {
    tx.one(&SUM, &[&shift])
}

/// What moved in a shift's drawer, by kind.
pub fn totals(tx: &mut Tx, shift: ShiftId) -> Result<Vec<KindTotal>, DbError> {
    tx.all(&TOTALS, &[&shift])
}

/// At most `limit` entries of a shift before `seq`, the newest first.
pub fn entries(tx: &mut Tx, shift: ShiftId, before: Option<i64>, limit: i64) -> Result<Vec<CashRow>, DbError> {
    tx.all(&ENTRIES, &[&shift, &before.unwrap_or(i64::MAX), &limit])
}

/// Appends an entry to the chain of cash. Refused: `cash_entries_open_shift` when its shift is closed.
pub fn append(tx: &mut Tx, new: NewEntry) -> Result<(), DbError> {
    let seq = next_number(tx, "cash")?;
    let previous = tx.maybe(&LAST_HASH, &[])?.unwrap_or_else(|| FIRST_HASH.to_owned());
    let entry = CashEntry {
        seq,
        shift_id: new.shift_id,
        kind: new.kind,
        amount: new.amount,
        payment_id: new.payment_id,
        ledger_entry_id: new.ledger_entry_id,
        reason: new.reason,
        actor_id: new.actor_id,
        at: new.at,
    };
    tx.execute(
        &APPEND,
        &[
            &entry.seq,
            &entry.shift_id,
            &entry.kind,
            &entry.amount,
            &entry.payment_id,
            &entry.ledger_entry_id,
            &entry.reason,
            &entry.actor_id,
            &entry.at,
            &hash(&previous, &entry),
        ],
    )?;
    Ok(())
}

/// How far the chain holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// So many entries were looked at.
    pub entries: i64,
    /// Where it does not hold; nothing when it is whole.
    pub breaks: Vec<Break>,
}

/// Looks at the whole chain of a tenant, a page at a time.
pub fn check_chain(tx: &mut Tx) -> Result<Chain, DbError> {
    let written = tx.maybe(&WRITTEN, &[])?.unwrap_or(0);
    check(tx, ChainCheck::after(0, FIRST_HASH), written, i64::MAX)
}

/// Looks at the stretch of the chain from a shift's float to its last entry, from the hash before it.
pub fn check_stretch(tx: &mut Tx, shift: ShiftId) -> Result<Chain, DbError> {
    let Some(span) = tx.maybe(&SPAN, &[&shift])? else {
        return Ok(Chain {
            entries: 0,
            breaks: Vec::new(),
        });
    };
    let before = span.first.saturating_sub(1);
    let previous = tx.maybe(&HASH, &[&before])?.unwrap_or_else(|| FIRST_HASH.to_owned());
    check(tx, ChainCheck::after(before, previous), span.last, span.last)
}

fn check(tx: &mut Tx, mut check: ChainCheck, last: i64, until: i64) -> Result<Chain, DbError> {
    const AT_ONCE: i64 = 1_000;
    loop {
        let rows = tx.all(&STRETCH, &[&check.seq(), &until, &AT_ONCE])?;
        if rows.is_empty() {
            let (entries, breaks) = check.end(last);
            return Ok(Chain { entries, breaks });
        }
        for row in rows {
            let entry = CashEntry {
                seq: row.seq,
                shift_id: row.shift_id,
                kind: row.kind,
                amount: row.amount,
                payment_id: row.payment_id,
                ledger_entry_id: row.ledger_entry_id,
                reason: row.reason,
                actor_id: row.actor_id,
                at: row.at,
            };
            check.follow(&entry, &row.hash);
        }
    }
}
