//! Figures of a span of time, each by a bounded index range.

use coworkflow_domain::money::Money;
use coworkflow_domain::payments::Tender;
use coworkflow_domain::time::Interval;

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// What was invoiced.
    pub struct Invoiced {
        /// How many invoices.
        invoices: i64,
        /// What customers were asked to pay, with tax.
        total: Money,
        /// Tax in it.
        tax: Money,
        /// Discounts given before that.
        discounts: Money,
        /// Still to be paid on these invoices, now.
        owed: Money,
    }
}

row! {
    /// What was taken back by credit notes.
    pub struct Credited {
        /// With tax.
        total: Money,
        /// Tax in it.
        tax: Money,
    }
}

row! {
    /// Totals of lines, with tax, by what was sold.
    pub struct ByKind {
        /// For time.
        time: Money,
        /// For items.
        items: Money,
    }
}

row! {
    /// Payments less refunds.
    pub struct ReceivedRow {
        /// How it was paid.
        tender: Tender,
        /// May be negative on a day of refunds.
        amount: Money,
    }
}

row! {
    /// How many.
    pub struct Counted {
        /// Sessions that began.
        sessions_started: i64,
        /// Sessions that ended.
        sessions_ended: i64,
        /// Sessions that go on now.
        active_sessions: i64,
        /// Customers who were added.
        new_customers: i64,
    }
}

statements! {
    /// Invoices of a span.
    INVOICED -> Invoiced = "SELECT COUNT(*) AS invoices, CAST(COALESCE(SUM(total), 0) AS BIGINT) AS total, CAST(COALESCE(SUM(tax), 0) AS BIGINT) AS tax,
        CAST(COALESCE(SUM(discount_amount), 0) AS BIGINT) AS discounts,
        CAST(COALESCE(SUM(CASE WHEN total - credited_amount > paid_amount - refunded_amount
            THEN total - credited_amount - paid_amount + refunded_amount ELSE 0 END), 0) AS BIGINT) AS owed
        FROM invoices WHERE tenant_id = $1 AND issued_at >= $2 AND issued_at < $3";
    /// Lines of the invoices of a span.
    INVOICED_BY_KIND -> ByKind = "SELECT CAST(COALESCE(SUM(CASE WHEN invoice_lines.kind = 'time' THEN invoice_lines.total ELSE 0 END), 0) AS BIGINT) AS time,
        CAST(COALESCE(SUM(CASE WHEN invoice_lines.kind = 'item' THEN invoice_lines.total ELSE 0 END), 0) AS BIGINT) AS items
        FROM invoices JOIN invoice_lines ON invoice_lines.tenant_id = invoices.tenant_id AND invoice_lines.invoice_id = invoices.id
        WHERE invoices.tenant_id = $1 AND invoices.issued_at >= $2 AND invoices.issued_at < $3";
    /// Credit notes of a span.
    CREDITED -> Credited = "SELECT CAST(COALESCE(SUM(total), 0) AS BIGINT) AS total, CAST(COALESCE(SUM(tax), 0) AS BIGINT) AS tax
        FROM credit_notes WHERE tenant_id = $1 AND issued_at >= $2 AND issued_at < $3";
    /// Lines of the credit notes of a span.
    CREDITED_BY_KIND -> ByKind = "SELECT CAST(COALESCE(SUM(CASE WHEN invoice_lines.kind = 'time' THEN credit_note_lines.total ELSE 0 END), 0) AS BIGINT) AS time,
        CAST(COALESCE(SUM(CASE WHEN invoice_lines.kind = 'item' THEN credit_note_lines.total ELSE 0 END), 0) AS BIGINT) AS items
        FROM credit_notes
        JOIN credit_note_lines ON credit_note_lines.tenant_id = credit_notes.tenant_id AND credit_note_lines.credit_note_id = credit_notes.id
        JOIN invoice_lines ON invoice_lines.tenant_id = credit_notes.tenant_id AND invoice_lines.invoice_id = credit_notes.invoice_id
          AND invoice_lines.id = credit_note_lines.invoice_line_id
        WHERE credit_notes.tenant_id = $1 AND credit_notes.issued_at >= $2 AND credit_notes.issued_at < $3";
    /// Payments less refunds of a span, by tender.
    RECEIVED -> ReceivedRow = "SELECT tender, CAST(SUM(CASE WHEN kind = 'refund' THEN -amount ELSE amount END) AS BIGINT) AS amount
        FROM payments WHERE tenant_id = $1 AND at >= $2 AND at < $3 GROUP BY tender ORDER BY tender";
    /// Money put on balances in a span.
    TOPPED_UP -> Money = "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM ledger_entries
        WHERE tenant_id = $1 AND at >= $2 AND at < $3 AND kind = 'top_up'";
    /// Sessions and customers of a span.
    COUNTED -> Counted = "SELECT
        (SELECT COUNT(*) FROM sessions WHERE tenant_id = $1 AND started_at >= $2 AND started_at < $3 AND cancelled_at IS NULL) AS sessions_started,
        (SELECT COUNT(*) FROM sessions WHERE tenant_id = $1 AND ended_at >= $2 AND ended_at < $3 AND cancelled_at IS NULL) AS sessions_ended,
        (SELECT COUNT(*) FROM sessions WHERE tenant_id = $1 AND ended_at IS NULL) AS active_sessions,
        (SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND created_at >= $2 AND created_at < $3) AS new_customers";
}

/// Invoices issued in a span.
pub fn invoiced(tx: &mut Tx, span: Interval) -> Result<Invoiced, DbError> {
    tx.one(&INVOICED, &[&span.start(), &span.end()])
}

/// What the invoices of a span were for.
pub fn invoiced_by_kind(tx: &mut Tx, span: Interval) -> Result<ByKind, DbError> {
    tx.one(&INVOICED_BY_KIND, &[&span.start(), &span.end()])
}

/// Credit notes issued in a span.
pub fn credited(tx: &mut Tx, span: Interval) -> Result<Credited, DbError> {
    tx.one(&CREDITED, &[&span.start(), &span.end()])
}

/// What the credit notes of a span were for.
pub fn credited_by_kind(tx: &mut Tx, span: Interval) -> Result<ByKind, DbError> {
    tx.one(&CREDITED_BY_KIND, &[&span.start(), &span.end()])
}

/// Payments less refunds in a span, for each tender that was used.
pub fn received(tx: &mut Tx, span: Interval) -> Result<Vec<ReceivedRow>, DbError> {
    tx.all(&RECEIVED, &[&span.start(), &span.end()])
}

/// Money put on balances in a span.
pub fn topped_up(tx: &mut Tx, span: Interval) -> Result<Money, DbError> {
    tx.one(&TOPPED_UP, &[&span.start(), &span.end()])
}

/// Sessions and customers of a span.
pub fn counted(tx: &mut Tx, span: Interval) -> Result<Counted, DbError> {
    tx.one(&COUNTED, &[&span.start(), &span.end()])
}
