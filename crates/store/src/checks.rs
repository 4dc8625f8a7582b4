//! What must agree whatever happened: for the doctor and for tests. Each statement finds what does not, a few at most.

use coworkflow_domain::time::Instant;

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
    /// Invoice numbers: the last one must be how many there are (`M5`).
    INVOICE_NUMBERS -> Disagreement = "SELECT 'invoices' AS what, CAST(COALESCE(MAX(number), 0) AS BIGINT) AS says, COUNT(*) AS adds_up_to FROM invoices WHERE tenant_id = $1
        HAVING COALESCE(MAX(number), 0) <> COUNT(*)";
    /// Credit note numbers, the same (`M5`).
    CREDIT_NOTE_NUMBERS -> Disagreement = "SELECT 'credit notes' AS what, CAST(COALESCE(MAX(number), 0) AS BIGINT) AS says, COUNT(*) AS adds_up_to FROM credit_notes WHERE tenant_id = $1
        HAVING COALESCE(MAX(number), 0) <> COUNT(*)";
    /// Invoices whose paid sum is not that of their payments (`M8`).
    PAID -> Disagreement = "SELECT 'invoice ' || invoices.number AS what, invoices.paid_amount AS says, CAST(COALESCE(paid.total, 0) AS BIGINT) AS adds_up_to
        FROM invoices LEFT JOIN (SELECT invoice_id, SUM(applied) AS total FROM payments WHERE tenant_id = $1 AND kind = 'payment' GROUP BY invoice_id) AS paid
          ON paid.invoice_id = invoices.id
        WHERE invoices.tenant_id = $1 AND invoices.paid_amount <> COALESCE(paid.total, 0) LIMIT 20";
    /// Journal numbers: the last one must be how many there are (`J1`).
    JOURNAL_NUMBERS -> Disagreement = "SELECT 'journal' AS what, CAST(COALESCE(MAX(seq), 0) AS BIGINT) AS says, COUNT(*) AS adds_up_to FROM journal WHERE tenant_id = $1
        HAVING COALESCE(MAX(seq), 0) <> COUNT(*)";
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

/// Invoices and credit notes whose numbers have gaps (`M5`).
pub fn numbers(tx: &mut Tx) -> Result<Vec<Disagreement>, DbError> {
    let mut found = tx.all(&INVOICE_NUMBERS, &[])?;
    found.extend(tx.all(&CREDIT_NOTE_NUMBERS, &[])?);
    found.extend(tx.all(&JOURNAL_NUMBERS, &[])?);
    Ok(found)
}

/// Invoices whose paid sum is not that of their payments (`M8`).
pub fn paid(tx: &mut Tx) -> Result<Vec<Disagreement>, DbError> {
    tx.all(&PAID, &[])
}

/// When something was last journaled: no clock may be behind it.
pub fn last_entry(tx: &mut Tx) -> Result<Option<Instant>, DbError> {
    tx.maybe(&LAST_ENTRY, &[])
}
