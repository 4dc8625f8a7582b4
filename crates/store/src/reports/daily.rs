//! The daily views, a span of days of each.

use coworkflow_domain::ids::{CustomerId, ItemId, ResourceId, UserId};
use coworkflow_domain::invoices::LineKind;
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::payments::Tender;
use coworkflow_domain::reports::{Document, MoneyMove, Period};
use coworkflow_domain::time::Date;

use crate::db::{DbError, Tx};
use crate::{row, state_columns, statements};

state_columns!(Document, MoneyMove);

row! {
    /// What was sold on a day, by kind.
    pub struct RevenueDay {
        /// The operating day.
        day: Date,
        /// What was sold.
        kind: LineKind,
        /// Invoiced, or credited.
        document: Document,
        /// Taken off before tax.
        discounts: Money,
        /// In the total.
        tax: Money,
        /// With tax.
        total: Money,
    }
}

row! {
    /// An item on a day.
    pub struct ItemDay {
        /// The item.
        item_id: Option<ItemId>,
        /// Invoiced, or credited.
        document: Document,
        /// Pieces; 0 of what was credited.
        quantity: i64,
        /// In the total.
        tax: Money,
        /// With tax.
        total: Money,
        /// What the pieces had cost.
        cost: Money,
    }
}

row! {
    /// What a place earned on a day.
    pub struct ResourceDay {
        /// The place.
        resource_id: Option<ResourceId>,
        /// Invoiced, or credited.
        document: Document,
        /// With tax.
        total: Money,
    }
}

row! {
    /// The documents of a day, by who issued them and their tax.
    pub struct InvoiceDay {
        /// The operating day.
        day: Date,
        /// By whom.
        issued_by: UserId,
        /// As on the invoices.
        tax_name: String,
        /// As on the invoices.
        tax_rate: Percent,
        /// Invoices, or credit notes.
        document: Document,
        /// How many.
        documents: i64,
        /// Taken off before tax.
        discounts: Money,
        /// In the total.
        tax: Money,
        /// With tax.
        total: Money,
    }
}

row! {
    /// The documents of a customer on a day.
    pub struct CustomerDay {
        /// Who.
        customer_id: CustomerId,
        /// Invoices, or credit notes.
        document: Document,
        /// How many.
        documents: i64,
        /// With tax.
        total: Money,
    }
}

row! {
    /// Visits of a customer on a day.
    pub struct VisitDay {
        /// Who.
        customer_id: CustomerId,
        /// Sessions that began.
        visits: i64,
    }
}

row! {
    /// Money that moved on a day.
    pub struct PaymentDay {
        /// The operating day.
        day: Date,
        /// How.
        tender: Tender,
        /// Which way.
        kind: MoneyMove,
        /// By whom.
        actor_id: UserId,
        /// How often.
        payments: i64,
        /// Together.
        amount: Money,
    }
}

statements! {
    /// Of a span of days.
    REVENUE -> RevenueDay = "SELECT day, kind, document, discounts, tax, total FROM daily_revenue
        WHERE tenant_id = $1 AND day >= $2 AND day <= $3";
    /// Of a span of days.
    ITEMS -> ItemDay = "SELECT item_id, document, quantity, tax, total, cost FROM daily_items WHERE tenant_id = $1 AND day >= $2 AND day <= $3";
    /// Of a span of days.
    RESOURCES -> ResourceDay = "SELECT resource_id, document, total FROM daily_resources WHERE tenant_id = $1 AND day >= $2 AND day <= $3";
    /// Of a span of days.
    INVOICES -> InvoiceDay = "SELECT day, issued_by, tax_name, tax_rate, document, documents, discounts, tax, total FROM daily_invoices
        WHERE tenant_id = $1 AND day >= $2 AND day <= $3";
    /// Of a span of days.
    CUSTOMERS -> CustomerDay = "SELECT customer_id, document, documents, total FROM daily_customers
        WHERE tenant_id = $1 AND day >= $2 AND day <= $3";
    /// Of a span of days.
    VISITS -> VisitDay = "SELECT customer_id, visits FROM daily_visits WHERE tenant_id = $1 AND day >= $2 AND day <= $3";
    /// Of a span of days.
    PAYMENTS -> PaymentDay = "SELECT day, tender, kind, actor_id, payments, amount FROM daily_payments
        WHERE tenant_id = $1 AND day >= $2 AND day <= $3";
}

/// What was sold on each day, by kind.
pub fn revenue_days(tx: &mut Tx, period: Period) -> Result<Vec<RevenueDay>, DbError> {
    tx.all(&REVENUE, &[&period.from(), &period.to()])
}

/// The items of each day.
pub fn item_days(tx: &mut Tx, period: Period) -> Result<Vec<ItemDay>, DbError> {
    tx.all(&ITEMS, &[&period.from(), &period.to()])
}

/// What each place earned on each day.
pub fn resource_days(tx: &mut Tx, period: Period) -> Result<Vec<ResourceDay>, DbError> {
    tx.all(&RESOURCES, &[&period.from(), &period.to()])
}

/// The documents of each day.
pub fn invoice_days(tx: &mut Tx, period: Period) -> Result<Vec<InvoiceDay>, DbError> {
    tx.all(&INVOICES, &[&period.from(), &period.to()])
}

/// The documents of each customer on each day.
pub fn customer_days(tx: &mut Tx, period: Period) -> Result<Vec<CustomerDay>, DbError> {
    tx.all(&CUSTOMERS, &[&period.from(), &period.to()])
}

/// The visits of each customer on each day.
pub fn visit_days(tx: &mut Tx, period: Period) -> Result<Vec<VisitDay>, DbError> {
    tx.all(&VISITS, &[&period.from(), &period.to()])
}

/// Money that moved on each day.
pub fn payment_days(tx: &mut Tx, period: Period) -> Result<Vec<PaymentDay>, DbError> {
    tx.all(&PAYMENTS, &[&period.from(), &period.to()])
}
