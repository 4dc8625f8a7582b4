//! What customers owe, and who stopped coming.

use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::money::Money;
use coworkflow_domain::time::{Date, Instant, Interval};

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// What is still to be paid, on all invoices.
    pub struct Owed {
        /// Together.
        amount: Money,
        /// On how many invoices.
        invoices: i64,
        /// Of it past its day.
        overdue: Money,
        /// On how many invoices.
        overdue_invoices: i64,
    }
}

row! {
    /// Somebody who stopped coming.
    pub struct Lapsed {
        /// Who.
        id: CustomerId,
        /// Of `C-001`.
        number: i64,
        /// Their name.
        name: String,
        /// How to ask them back.
        phone: Option<String>,
        /// When they last came.
        last_visit_at: Option<Instant>,
        /// How often they had come.
        visits: i64,
        /// What they had spent, with tax.
        spent: Money,
    }
}

statements! {
    /// Open invoices, and those due before a day.
    OWED -> Owed = "SELECT CAST(COALESCE(SUM(total - credited_amount - paid_amount + refunded_amount), 0) AS BIGINT) AS amount, COUNT(*) AS invoices,
        CAST(COALESCE(SUM(CASE WHEN due_date < $2 THEN total - credited_amount - paid_amount + refunded_amount ELSE 0 END), 0) AS BIGINT) AS overdue,
        CAST(COALESCE(SUM(CASE WHEN due_date < $2 THEN 1 ELSE 0 END), 0) AS BIGINT) AS overdue_invoices
        FROM invoices WHERE tenant_id = $1 AND status <> 'paid' AND due_date <= $3";
    /// Who came last in a span, latest first.
    LAPSED -> Lapsed = "SELECT id, number, name, phone, last_visit_at, visits, spent FROM customers
        WHERE tenant_id = $1 AND COALESCE(last_visit_at, 0) >= $2 AND COALESCE(last_visit_at, 0) < $3 AND archived_at IS NULL
        ORDER BY COALESCE(last_visit_at, 0) DESC, id DESC LIMIT $4";
    /// How many came last in a span.
    LAPSED_COUNT -> i64 = "SELECT COUNT(*) FROM customers
        WHERE tenant_id = $1 AND COALESCE(last_visit_at, 0) >= $2 AND COALESCE(last_visit_at, 0) < $3 AND archived_at IS NULL";
    /// Who was added in a span.
    ADDED -> CustomerId = "SELECT id FROM customers WHERE tenant_id = $1 AND created_at >= $2 AND created_at < $3";
}

/// What is still to be paid, and of it what was due before `today`.
pub fn owed(tx: &mut Tx, today: Date) -> Result<Owed, DbError> {
    tx.one(&OWED, &[&today, &Date::MAX])
}

/// At most `limit` customers in use whose last visit lies in a span, latest first.
pub fn lapsed(tx: &mut Tx, span: Interval, limit: i64) -> Result<Vec<Lapsed>, DbError> {
    tx.all(&LAPSED, &[&span.start(), &span.end(), &limit])
}

/// How many customers in use have their last visit in a span.
pub fn lapsed_count(tx: &mut Tx, span: Interval) -> Result<i64, DbError> {
    tx.one(&LAPSED_COUNT, &[&span.start(), &span.end()])
}

/// Who was added in a span.
pub fn added(tx: &mut Tx, span: Interval) -> Result<Vec<CustomerId>, DbError> {
    tx.all(&ADDED, &[&span.start(), &span.end()])
}
