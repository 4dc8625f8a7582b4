//! What the documents of money must agree on: their numbers, their lines, and what they add up to.

use crate::db::{DbError, Tx};
use crate::{row, statements};

use super::Disagreement;

row! {
    /// Numbers that are missing where there must be no gap (`M5`).
    pub struct Gap {
        /// What is numbered: `invoices`.
        what: String,
        /// The first that is missing.
        first: i64,
        /// The last that is missing.
        last: i64,
    }
}

/// The numbers missing in one column of one table, those between the last and its counter with them; the first 20 stretches.
macro_rules! gaps {
    ($what:literal, $table:literal, $column:literal) => {
        concat!(
            "SELECT '",
            $what,
            "' AS what, before + 1 AS first, number - 1 AS last FROM (
                SELECT number, LAG(number, 1, 0) OVER (ORDER BY number) AS before FROM (
                    SELECT ",
            $column,
            " AS number FROM ",
            $table,
            " WHERE tenant_id = $1
                    UNION ALL SELECT value + 1 FROM counters WHERE tenant_id = $1 AND name = '",
            $table,
            "') AS numbers) AS steps
            WHERE number > before + 1 ORDER BY first LIMIT 20"
        )
    };
}

/// Invoices of which one figure is not what something adds up to.
macro_rules! invoices_disagree {
    ($figure:literal, $sum:literal) => {
        concat!(
            "SELECT i.prefix || '-' || i.number AS what, i.",
            $figure,
            " AS says, CAST(COALESCE(sums.total, 0) AS BIGINT) AS adds_up_to
            FROM invoices AS i LEFT JOIN (",
            $sum,
            ") AS sums ON sums.invoice_id = i.id
            WHERE i.tenant_id = $1 AND i.",
            $figure,
            " <> COALESCE(sums.total, 0) LIMIT 20"
        )
    };
}

statements! {
    /// Missing invoice numbers (`M5`).
    INVOICE_NUMBERS -> Gap = gaps!("invoices", "invoices", "number");
    /// Missing credit note numbers (`M5`).
    CREDIT_NOTE_NUMBERS -> Gap = gaps!("credit notes", "credit_notes", "number");
    /// Missing journal numbers (`J1`).
    JOURNAL_NUMBERS -> Gap = gaps!("journal entries", "journal", "seq");
    /// Invoices whose total is not that of their lines (`M3`, `M4`).
    TOTALS -> Disagreement = invoices_disagree!("total", "SELECT invoice_id, SUM(total) AS total FROM invoice_lines WHERE tenant_id = $1 GROUP BY invoice_id");
    /// Invoices whose tax is not that of their lines (`M3`).
    TAXES -> Disagreement = invoices_disagree!("tax", "SELECT invoice_id, SUM(tax) AS total FROM invoice_lines WHERE tenant_id = $1 GROUP BY invoice_id");
    /// Invoices whose discount is not that of their lines (`M4`).
    DISCOUNTS -> Disagreement = invoices_disagree!("discount_amount", "SELECT invoice_id, SUM(discount_amount) AS total FROM invoice_lines WHERE tenant_id = $1 GROUP BY invoice_id");
    /// Invoices whose credited sum is not that of their credit notes (`M6`).
    CREDITED -> Disagreement = invoices_disagree!("credited_amount", "SELECT invoice_id, SUM(total) AS total FROM credit_notes WHERE tenant_id = $1 GROUP BY invoice_id");
    /// Invoices whose lines were credited otherwise than they were themselves (`M6`).
    CREDITED_LINES -> Disagreement = invoices_disagree!("credited_amount", "SELECT invoice_id, SUM(credited_amount) AS total FROM invoice_lines WHERE tenant_id = $1 GROUP BY invoice_id");
    /// Invoices whose refunded sum is not that of their refunds (`M7`).
    REFUNDED -> Disagreement = invoices_disagree!("refunded_amount", "SELECT invoice_id, SUM(amount) AS total FROM payments WHERE tenant_id = $1 AND kind = 'refund' GROUP BY invoice_id");
    /// Credit notes that are not the sum of their lines (`M6`).
    CREDIT_NOTES -> Disagreement = "SELECT 'CN-' || n.number AS what, n.total AS says, CAST(COALESCE(lines.total, 0) AS BIGINT) AS adds_up_to
        FROM credit_notes AS n LEFT JOIN (SELECT credit_note_id, SUM(total) AS total FROM credit_note_lines WHERE tenant_id = $1 GROUP BY credit_note_id) AS lines
          ON lines.credit_note_id = n.id
        WHERE n.tenant_id = $1 AND n.total <> COALESCE(lines.total, 0) LIMIT 20";
    /// Customers who spent something else than their invoices without what was credited.
    SPENT -> Disagreement = "SELECT c.name AS what, c.spent AS says, CAST(COALESCE(bills.total, 0) AS BIGINT) AS adds_up_to
        FROM customers AS c LEFT JOIN (SELECT customer_id, SUM(total - credited_amount) AS total FROM invoices WHERE tenant_id = $1 GROUP BY customer_id) AS bills
          ON bills.customer_id = c.id
        WHERE c.tenant_id = $1 AND c.spent <> COALESCE(bills.total, 0) LIMIT 20";
    /// Customers who owe something else than is due on their invoices.
    OWED -> Disagreement = "SELECT c.name AS what, c.owed AS says, CAST(COALESCE(bills.total, 0) AS BIGINT) AS adds_up_to
        FROM customers AS c LEFT JOIN (SELECT customer_id, SUM(total - credited_amount - paid_amount + refunded_amount) AS total
            FROM invoices WHERE tenant_id = $1 AND status <> 'paid' GROUP BY customer_id) AS bills
          ON bills.customer_id = c.id
        WHERE c.tenant_id = $1 AND c.owed <> COALESCE(bills.total, 0) LIMIT 20";
}

/// Numbers that are missing among invoices, credit notes and journal entries (`M5`, `J1`).
pub fn gaps(tx: &mut Tx) -> Result<Vec<Gap>, DbError> {
    let mut found = tx.all(&INVOICE_NUMBERS, &[])?;
    found.extend(tx.all(&CREDIT_NOTE_NUMBERS, &[])?);
    found.extend(tx.all(&JOURNAL_NUMBERS, &[])?);
    Ok(found)
}

/// Invoices that are not the sum of their lines (`M3`, `M4`).
pub fn lines(tx: &mut Tx) -> Result<Vec<Disagreement>, DbError> {
    let mut found = tx.all(&TOTALS, &[])?;
    found.extend(tx.all(&TAXES, &[])?);
    found.extend(tx.all(&DISCOUNTS, &[])?);
    Ok(found)
}

/// Invoices that were credited or refunded otherwise than their credit notes and refunds say (`M6`, `M7`).
pub fn corrections(tx: &mut Tx) -> Result<Vec<Disagreement>, DbError> {
    let mut found = tx.all(&CREDITED, &[])?;
    found.extend(tx.all(&CREDITED_LINES, &[])?);
    found.extend(tx.all(&CREDIT_NOTES, &[])?);
    found.extend(tx.all(&REFUNDED, &[])?);
    Ok(found)
}

/// Customers who spent or owe something else than their invoices say.
pub fn customers(tx: &mut Tx) -> Result<Vec<Disagreement>, DbError> {
    let mut found = tx.all(&SPENT, &[])?;
    found.extend(tx.all(&OWED, &[])?);
    Ok(found)
}
