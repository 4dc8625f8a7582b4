//! Who owes and who has money with the house, and what moved an account.

use coworkflow_domain::customers::StatementKind;
use coworkflow_domain::ids::{CustomerId, InvoiceId};
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::Tender;
use coworkflow_domain::time::{Date, Instant};

use crate::customers::{CustomerRow, columns};
use crate::db::{DbError, Tx};
use crate::{row, state_columns, statements};

state_columns!(StatementKind);

row! {
    /// A customer who owes on invoices.
    pub struct DebtorRow {
        /// Who.
        customer_id: CustomerId,
        /// Still to be paid.
        owed: Money,
        /// Of that, what should have been paid before today.
        overdue: Money,
        /// How many invoices are open.
        invoices: i64,
        /// When the first of them should be paid.
        oldest_due: Date,
        /// When they were last reminded of one of them.
        reminded_at: Option<Instant>,
    }
}

row! {
    /// What is owed and held altogether.
    pub struct TotalsRow {
        /// Still to be paid on invoices.
        owed: Money,
        /// By so many customers.
        debtors: i64,
        /// Of it, what should have been paid before today.
        overdue: Money,
        /// On so many invoices.
        overdue_invoices: i64,
        /// Balances above 0: what the house holds for customers.
        held: Money,
        /// Of so many customers.
        holders: i64,
        /// Balances below 0, as an amount of 0 or less.
        overdrawn: Money,
        /// Of so many customers.
        overdrawers: i64,
    }
}

row! {
    /// Something that moved an account.
    pub struct MovementRow {
        /// When.
        at: Instant,
        /// What.
        kind: StatementKind,
        /// What the number of its document begins with.
        prefix: Option<String>,
        /// The number of its invoice or credit note.
        number: Option<i64>,
        /// The invoice it belongs to.
        invoice_id: Option<InvoiceId>,
        /// How money moved.
        tender: Option<Tender>,
        /// More than 0, but for what moves a balance by hand.
        amount: Money,
        /// In somebody's words.
        note: String,
    }
}

statements! {
    /// Who owes most first; only those with something due before a day ($6) when asked ($5).
    DEBTORS -> DebtorRow = "SELECT c.id AS customer_id, c.owed,
            (SELECT CAST(COALESCE(SUM(i.total - i.credited_amount - i.paid_amount + i.refunded_amount), 0) AS BIGINT) FROM invoices AS i
             WHERE i.tenant_id = $1 AND i.customer_id = c.id AND i.status <> 'paid' AND i.due_date < $6) AS overdue,
            (SELECT COUNT(*) FROM invoices AS i WHERE i.tenant_id = $1 AND i.customer_id = c.id AND i.status <> 'paid') AS invoices,
            (SELECT COALESCE(MIN(i.due_date), 0) FROM invoices AS i WHERE i.tenant_id = $1 AND i.customer_id = c.id AND i.status <> 'paid') AS oldest_due,
            (SELECT MAX(i.reminded_at) FROM invoices AS i WHERE i.tenant_id = $1 AND i.customer_id = c.id AND i.status <> 'paid') AS reminded_at
        FROM customers AS c
        WHERE c.tenant_id = $1 AND c.owed > 0 AND (c.owed, c.id) < ($2, $3)
          AND (NOT $5 OR EXISTS (SELECT 1 FROM invoices AS i
               WHERE i.tenant_id = $1 AND i.customer_id = c.id AND i.status <> 'paid' AND i.due_date < $6))
        ORDER BY c.owed DESC, c.id DESC LIMIT $4";
    /// Who has most money with the house first.
    HOLDERS -> CustomerRow = concat!("SELECT ", columns!(), " FROM customers
        WHERE tenant_id = $1 AND balance > 0 AND (balance, id) < ($2, $3) ORDER BY balance DESC, id DESC LIMIT $4");
    /// Whose balance is furthest below 0 first.
    OVERDRAWERS -> CustomerRow = concat!("SELECT ", columns!(), " FROM customers
        WHERE tenant_id = $1 AND balance < 0 AND (balance, id) > ($2, $3) ORDER BY balance, id LIMIT $4");
    /// What is owed and held; overdue is what was due before a day ($2).
    TOTALS -> TotalsRow = "SELECT
        (SELECT CAST(COALESCE(SUM(owed), 0) AS BIGINT) FROM customers WHERE tenant_id = $1 AND owed > 0) AS owed,
        (SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND owed > 0) AS debtors,
        (SELECT CAST(COALESCE(SUM(total - credited_amount - paid_amount + refunded_amount), 0) AS BIGINT) FROM invoices
         WHERE tenant_id = $1 AND status <> 'paid' AND due_date < $2) AS overdue,
        (SELECT COUNT(*) FROM invoices WHERE tenant_id = $1 AND status <> 'paid' AND due_date < $2) AS overdue_invoices,
        (SELECT CAST(COALESCE(SUM(balance), 0) AS BIGINT) FROM customers WHERE tenant_id = $1 AND balance > 0) AS held,
        (SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND balance > 0) AS holders,
        (SELECT CAST(COALESCE(SUM(balance), 0) AS BIGINT) FROM customers WHERE tenant_id = $1 AND balance < 0) AS overdrawn,
        (SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND balance < 0) AS overdrawers";
    /// What moved an account between two moments. What the ledger says of payments stands with the payments.
    MOVEMENTS -> MovementRow = "SELECT issued_at AS at, 'invoice' AS kind, prefix, number, id AS invoice_id, NULL AS tender, total AS amount, '' AS note
            FROM invoices WHERE tenant_id = $1 AND customer_id = $2 AND issued_at >= $3 AND issued_at < $4
        UNION ALL SELECT issued_at, 'credit_note', 'CN', number, invoice_id, NULL, total, reason
            FROM credit_notes WHERE tenant_id = $1 AND customer_id = $2 AND issued_at >= $3 AND issued_at < $4
        UNION ALL SELECT p.at, p.kind, i.prefix, i.number, p.invoice_id, p.tender, p.amount, CASE WHEN p.reason <> '' THEN p.reason ELSE p.reference END
            FROM payments AS p JOIN invoices AS i ON i.tenant_id = p.tenant_id AND i.id = p.invoice_id
            WHERE p.tenant_id = $1 AND p.customer_id = $2 AND p.at >= $3 AND p.at < $4
        UNION ALL SELECT at, kind, NULL, NULL, NULL, tender, amount, note
            FROM ledger_entries WHERE tenant_id = $1 AND customer_id = $2 AND at >= $3 AND at < $4 AND kind IN ('top_up', 'adjustment', 'opening')";
    /// How much more a customer owes since a moment ($3), invoices and balance together.
    MOVED_SINCE -> Money = "SELECT CAST((SELECT COALESCE(SUM(total), 0) FROM invoices WHERE tenant_id = $1 AND customer_id = $2 AND issued_at >= $3)
        - (SELECT COALESCE(SUM(total), 0) FROM credit_notes WHERE tenant_id = $1 AND customer_id = $2 AND issued_at >= $3)
        - (SELECT COALESCE(SUM(CASE kind WHEN 'payment' THEN amount ELSE -amount END), 0) FROM payments
           WHERE tenant_id = $1 AND customer_id = $2 AND at >= $3 AND tender <> 'balance')
        - (SELECT COALESCE(SUM(amount), 0) FROM ledger_entries
           WHERE tenant_id = $1 AND customer_id = $2 AND at >= $3 AND kind IN ('top_up', 'adjustment', 'opening')) AS BIGINT)";
}

/// A place in a list of amounts: after the customer with this amount, in minor units.
pub type Place = (i64, CustomerId);

const HIGHEST: Place = (i64::MAX, CustomerId::from_uuid(uuid::Uuid::max()));
const LOWEST: Place = (i64::MIN, CustomerId::from_uuid(uuid::Uuid::nil()));

/// At most `limit` customers who owe on invoices, who owes most first; `overdue`: only with something due before `today`.
pub fn debtors(
    tx: &mut Tx,
    after: Option<Place>,
    overdue: bool,
    today: Date,
    limit: i64,
) -> Result<Vec<DebtorRow>, DbError> {
    let (owed, id) = after.unwrap_or(HIGHEST);
    tx.all(&DEBTORS, &[&owed, &id, &limit, &overdue, &today])
}

/// At most `limit` customers with a balance above 0, the highest first.
pub fn holders(tx: &mut Tx, after: Option<Place>, limit: i64) -> Result<Vec<CustomerRow>, DbError> {
    let (balance, id) = after.unwrap_or(HIGHEST);
    tx.all(&HOLDERS, &[&balance, &id, &limit])
}

/// At most `limit` customers with a balance below 0, the lowest first.
pub fn overdrawers(tx: &mut Tx, after: Option<Place>, limit: i64) -> Result<Vec<CustomerRow>, DbError> {
    let (balance, id) = after.unwrap_or(LOWEST);
    tx.all(&OVERDRAWERS, &[&balance, &id, &limit])
}

/// What is owed and held altogether; overdue is what was due before `today`.
pub fn totals(tx: &mut Tx, today: Date) -> Result<TotalsRow, DbError> {
    tx.one(&TOTALS, &[&today])
}

/// What moved an account in `[from, to)`, in the order of time; at one moment the document comes before its payments.
pub fn movements(tx: &mut Tx, customer: CustomerId, from: Instant, to: Instant) -> Result<Vec<MovementRow>, DbError> {
    let mut rows = tx.all(&MOVEMENTS, &[&customer, &from, &to])?;
    rows.sort_by_key(|row| (row.at, row.kind, row.number));
    Ok(rows)
}

/// How much more a customer owes since a moment, invoices and balance together; below 0 when it is less.
pub fn moved_since(tx: &mut Tx, customer: CustomerId, from: Instant) -> Result<Money, DbError> {
    tx.one(&MOVED_SINCE, &[&customer, &from])
}
