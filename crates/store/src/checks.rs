//! What must agree whatever happened: for the doctor and for tests. Each statement finds what does not, a few at most.

pub mod bookings;
pub mod documents;
pub mod plans;

use coworkflow_domain::time::Instant;

pub(crate) use self::bookings::STATEMENTS as BOOKING_STATEMENTS;
pub(crate) use self::documents::STATEMENTS as DOCUMENT_STATEMENTS;
pub(crate) use self::plans::STATEMENTS as PLAN_STATEMENTS;
use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// Something that does not agree.
    pub struct Disagreement {
        /// Which one: a name or number people know.
        what: String,
        /// What it says.
        says: i64,
        /// What its history adds up to.
        adds_up_to: i64,
    }
}

statements! {
    /// Customers whose balance is not the sum of their ledger (`M9`).
    LEDGER -> Disagreement = "SELECT customers.name AS what, customers.balance AS says, CAST(COALESCE(entries.total, 0) AS BIGINT) AS adds_up_to
        FROM customers LEFT JOIN (SELECT customer_id, SUM(amount) AS total FROM ledger_entries WHERE tenant_id = $1 GROUP BY customer_id) AS entries
          ON entries.customer_id = customers.id
        WHERE customers.tenant_id = $1 AND customers.balance <> COALESCE(entries.total, 0) LIMIT 20";
    /// Items whose stock is not the sum of their movements (`K1`).
    STOCK -> Disagreement = "SELECT items.name AS what, items.quantity AS says, CAST(COALESCE(moved.total, 0) AS BIGINT) AS adds_up_to
        FROM items LEFT JOIN (SELECT item_id, SUM(quantity) AS total FROM stock_movements WHERE tenant_id = $1 GROUP BY item_id) AS moved
          ON moved.item_id = items.id
        WHERE items.tenant_id = $1 AND items.quantity <> COALESCE(moved.total, 0) LIMIT 20";
    /// Invoices whose paid sum is not that of their payments (`M8`).
    PAID -> Disagreement = "SELECT 'invoice ' || invoices.number AS what, invoices.paid_amount AS says, CAST(COALESCE(paid.total, 0) AS BIGINT) AS adds_up_to
        FROM invoices LEFT JOIN (SELECT invoice_id, SUM(applied) AS total FROM payments WHERE tenant_id = $1 AND kind = 'payment' GROUP BY invoice_id) AS paid
          ON paid.invoice_id = invoices.id
        WHERE invoices.tenant_id = $1 AND invoices.paid_amount <> COALESCE(paid.total, 0) LIMIT 20";
    /// Cash payments and refunds that the chain of cash says otherwise, or not at all.
    CASH_PAID -> Disagreement = "SELECT 'the cash of invoice ' || invoices.number AS what,
          CASE payments.kind WHEN 'refund' THEN -payments.amount ELSE payments.amount END AS says,
          CAST(COALESCE(cash_entries.amount, 0) AS BIGINT) AS adds_up_to
        FROM payments JOIN invoices ON invoices.tenant_id = payments.tenant_id AND invoices.id = payments.invoice_id
          LEFT JOIN cash_entries ON cash_entries.tenant_id = payments.tenant_id AND cash_entries.payment_id = payments.id
        WHERE payments.tenant_id = $1 AND payments.tender = 'cash'
          AND COALESCE(cash_entries.amount, 0) <> CASE payments.kind WHEN 'refund' THEN -payments.amount ELSE payments.amount END LIMIT 20";
    /// Cash handed in for balances that the chain of cash says otherwise, or not at all.
    CASH_TOPPED_UP -> Disagreement = "SELECT 'the cash of ' || customers.name AS what, ledger_entries.amount AS says,
          CAST(COALESCE(cash_entries.amount, 0) AS BIGINT) AS adds_up_to
        FROM ledger_entries JOIN customers ON customers.tenant_id = ledger_entries.tenant_id AND customers.id = ledger_entries.customer_id
          LEFT JOIN cash_entries ON cash_entries.tenant_id = ledger_entries.tenant_id AND cash_entries.ledger_entry_id = ledger_entries.id
        WHERE ledger_entries.tenant_id = $1 AND ledger_entries.kind = 'top_up' AND ledger_entries.tender = 'cash'
          AND COALESCE(cash_entries.amount, 0) <> ledger_entries.amount LIMIT 20";
    /// Closed shifts whose entries don't add up to what was counted.
    CASH_COUNTED -> Disagreement = "SELECT 'a shift of ' || users.name AS what, shifts.counted AS says, CAST(COALESCE(moved.total, 0) AS BIGINT) AS adds_up_to
        FROM shifts JOIN users ON users.tenant_id = shifts.tenant_id AND users.id = shifts.user_id
          LEFT JOIN (SELECT shift_id, SUM(amount) AS total FROM cash_entries WHERE tenant_id = $1 GROUP BY shift_id) AS moved ON moved.shift_id = shifts.id
        WHERE shifts.tenant_id = $1 AND shifts.closed_at IS NOT NULL AND shifts.counted <> COALESCE(moved.total, 0) LIMIT 20";
    /// Closed shifts whose entries before the count don't add up to what was expected.
    CASH_EXPECTED -> Disagreement = "SELECT 'a shift of ' || users.name AS what, shifts.expected AS says, CAST(COALESCE(moved.total, 0) AS BIGINT) AS adds_up_to
        FROM shifts JOIN users ON users.tenant_id = shifts.tenant_id AND users.id = shifts.user_id
          LEFT JOIN (SELECT shift_id, SUM(amount) AS total FROM cash_entries WHERE tenant_id = $1 AND kind <> 'count' GROUP BY shift_id) AS moved
            ON moved.shift_id = shifts.id
        WHERE shifts.tenant_id = $1 AND shifts.closed_at IS NOT NULL AND shifts.expected <> COALESCE(moved.total, 0) LIMIT 20";
    /// The moment of the last journal entry.
    LAST_ENTRY -> Instant = "SELECT at FROM journal WHERE tenant_id = $1 ORDER BY seq DESC LIMIT 1";
}

/// Customers whose balance is not the sum of their ledger (`M9`).
pub fn ledger(tx: &mut Tx) -> Result<Vec<Disagreement>, DbError> {
    tx.all(&LEDGER, &[])
}

/// Items whose stock is not the sum of their movements (`K1`).
pub fn stock(tx: &mut Tx) -> Result<Vec<Disagreement>, DbError> {
    tx.all(&STOCK, &[])
}

/// Invoices whose paid sum is not that of their payments (`M8`).
pub fn paid(tx: &mut Tx) -> Result<Vec<Disagreement>, DbError> {
    tx.all(&PAID, &[])
}

/// Cash that moved without its entry in the chain, and shifts that their entries don't add up to.
pub fn cash(tx: &mut Tx) -> Result<Vec<Disagreement>, DbError> {
    let mut found = tx.all(&CASH_PAID, &[])?;
    found.extend(tx.all(&CASH_TOPPED_UP, &[])?);
    found.extend(tx.all(&CASH_COUNTED, &[])?);
    found.extend(tx.all(&CASH_EXPECTED, &[])?);
    Ok(found)
}

/// When something was last journaled: no clock may be behind it.
pub fn last_entry(tx: &mut Tx) -> Result<Option<Instant>, DbError> {
    tx.maybe(&LAST_ENTRY, &[])
}

/// One of the checks.
pub type Check = fn(&mut Tx) -> Result<Vec<Disagreement>, DbError>;

/// What the books are looked through for, with its name: by the doctor, and in every copy of them.
pub const ALL: &[(&str, Check)] = &[
    ("balances and their ledger", ledger),
    ("stock and its movements", stock),
    ("invoices and their payments", paid),
    ("invoices and their lines", documents::lines),
    ("invoices, their credit notes and refunds", documents::corrections),
    ("what customers spent and owe", documents::customers),
    ("cash, its payments and its shifts", cash),
    ("plans, their minutes and their pauses", plans::runs),
    ("bookings, claims and parts", bookings::claims),
];
