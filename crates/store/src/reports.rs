//! Figures of operating days, each by a bounded index range.

mod daily;
mod occupancy;
mod owed;
mod plans;
mod staff;

use coworkflow_domain::invoices::LineKind;
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::Tender;
use coworkflow_domain::time::{Date, Instant, Interval};

pub use self::daily::{
    CustomerDay, InvoiceDay, ItemDay, PaymentDay, ResourceDay, RevenueDay, VisitDay, customer_days, invoice_days,
    item_days, payment_days, resource_days, revenue_days, visit_days,
};
pub use self::occupancy::{HourDay, OccupiedDay, hour_days, occupied_days, occupy};
pub use self::owed::{Lapsed, Owed, added, lapsed, lapsed_count, owed};
pub use self::plans::{PlanRuns, plans_ended, plans_running, plans_sold};
pub use self::staff::{Named, ShiftDay, Voids, people, shift_days, voids};

pub(crate) use self::daily::STATEMENTS as DAILY_STATEMENTS;
pub(crate) use self::occupancy::STATEMENTS as OCCUPANCY_STATEMENTS;
pub(crate) use self::owed::STATEMENTS as OWED_STATEMENTS;
pub(crate) use self::plans::STATEMENTS as PLAN_STATEMENTS;
pub(crate) use self::staff::STATEMENTS as STAFF_STATEMENTS;

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
        /// What was sold.
        kind: LineKind,
        /// With tax.
        total: Money,
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
    #[derive(Default)]
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
    /// Invoices of a day, up to a moment.
    INVOICED -> Invoiced = "SELECT COUNT(*) AS invoices, CAST(COALESCE(SUM(total), 0) AS BIGINT) AS total, CAST(COALESCE(SUM(tax), 0) AS BIGINT) AS tax,
        CAST(COALESCE(SUM(discount_amount), 0) AS BIGINT) AS discounts,
        CAST(COALESCE(SUM(CASE WHEN total - credited_amount > paid_amount - refunded_amount
            THEN total - credited_amount - paid_amount + refunded_amount ELSE 0 END), 0) AS BIGINT) AS owed
        FROM invoices WHERE tenant_id = $1 AND day = $2 AND issued_at < $3";
    /// Lines of the invoices of a day, up to a moment.
    INVOICED_BY_KIND -> ByKind = "SELECT line.kind || '' AS kind, CAST(SUM(line.total) AS BIGINT) AS total
        FROM invoices JOIN invoice_lines AS line ON line.tenant_id = invoices.tenant_id AND line.invoice_id = invoices.id
        WHERE invoices.tenant_id = $1 AND invoices.day = $2 AND invoices.issued_at < $3 GROUP BY line.kind || ''";
    /// Credit notes of a day, up to a moment.
    CREDITED -> Credited = "SELECT CAST(COALESCE(SUM(total), 0) AS BIGINT) AS total, CAST(COALESCE(SUM(tax), 0) AS BIGINT) AS tax
        FROM credit_notes WHERE tenant_id = $1 AND day = $2 AND issued_at < $3";
    /// Lines of the credit notes of a day, up to a moment.
    CREDITED_BY_KIND -> ByKind = "SELECT line.kind || '' AS kind, CAST(SUM(part.total) AS BIGINT) AS total
        FROM credit_notes AS noted
        JOIN credit_note_lines AS part ON part.tenant_id = noted.tenant_id AND part.credit_note_id = noted.id
        JOIN invoice_lines AS line ON line.tenant_id = noted.tenant_id AND line.invoice_id = noted.invoice_id AND line.id = part.invoice_line_id
        WHERE noted.tenant_id = $1 AND noted.day = $2 AND noted.issued_at < $3 GROUP BY line.kind || ''";
    /// Payments less refunds of a day, up to a moment, by tender.
    RECEIVED -> ReceivedRow = "SELECT tender, CAST(SUM(CASE WHEN kind = 'refund' THEN -amount ELSE amount END) AS BIGINT) AS amount
        FROM payments WHERE tenant_id = $1 AND day = $2 AND at < $3 GROUP BY tender ORDER BY tender";
    /// Money put on balances on a day, up to a moment.
    TOPPED_UP -> Money = "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM ledger_entries
        WHERE tenant_id = $1 AND day = $2 AND at < $3 AND kind = 'top_up'";
    /// Sessions and customers of a span.
    COUNTED -> Counted = "SELECT
        (SELECT COUNT(*) FROM sessions WHERE tenant_id = $1 AND started_at >= $2 AND started_at < $3 AND cancelled_at IS NULL) AS sessions_started,
        (SELECT COUNT(*) FROM sessions WHERE tenant_id = $1 AND ended_at >= $2 AND ended_at < $3 AND cancelled_at IS NULL) AS sessions_ended,
        (SELECT COUNT(*) FROM sessions WHERE tenant_id = $1 AND ended_at IS NULL) AS active_sessions,
        (SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND created_at >= $2 AND created_at < $3) AS new_customers";
}

/// Invoices issued on a day, before a moment.
pub fn invoiced(tx: &mut Tx, day: Date, before: Instant) -> Result<Invoiced, DbError> {
    tx.one(&INVOICED, &[&day, &before])
}

/// What the invoices of a day, before a moment, were for.
pub fn invoiced_by_kind(tx: &mut Tx, day: Date, before: Instant) -> Result<Vec<ByKind>, DbError> {
    tx.all(&INVOICED_BY_KIND, &[&day, &before])
}

/// Credit notes issued on a day, before a moment.
pub fn credited(tx: &mut Tx, day: Date, before: Instant) -> Result<Credited, DbError> {
    tx.one(&CREDITED, &[&day, &before])
}

/// What the credit notes of a day, before a moment, were for.
pub fn credited_by_kind(tx: &mut Tx, day: Date, before: Instant) -> Result<Vec<ByKind>, DbError> {
    tx.all(&CREDITED_BY_KIND, &[&day, &before])
}

/// Payments less refunds on a day, before a moment, for each tender that was used.
pub fn received(tx: &mut Tx, day: Date, before: Instant) -> Result<Vec<ReceivedRow>, DbError> {
    tx.all(&RECEIVED, &[&day, &before])
}

/// Money put on balances on a day, before a moment.
pub fn topped_up(tx: &mut Tx, day: Date, before: Instant) -> Result<Money, DbError> {
    tx.one(&TOPPED_UP, &[&day, &before])
}

/// Sessions and customers of a span.
pub fn counted(tx: &mut Tx, span: Interval) -> Result<Counted, DbError> {
    tx.one(&COUNTED, &[&span.start(), &span.end()])
}
