//! Invoices that another program issued.

use coworkflow_domain::ids::{CustomerId, PastInvoiceId, UserId};
use coworkflow_domain::money::Money;
use coworkflow_domain::time::{Date, Instant};

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// An invoice of another program, as it was taken in.
    pub struct PastInvoiceRow {
        /// Its id.
        id: PastInvoiceId,
        /// Whose.
        customer_id: CustomerId,
        /// Its number there.
        reference: String,
        /// When it was issued.
        date: Date,
        /// What it came to.
        total: Money,
        /// What was paid of it, 0 to the total.
        paid: Money,
        /// In somebody's words; may be empty.
        note: String,
        /// When it was taken in.
        imported_at: Instant,
        /// By whom.
        imported_by: UserId,
    }
}

statements! {
    /// Whether one of this number is here.
    IS_KNOWN -> bool = "SELECT EXISTS (SELECT 1 FROM past_invoices WHERE tenant_id = $1 AND reference = $2)";
    /// Adds.
    INSERT -> () = "INSERT INTO past_invoices (tenant_id, id, customer_id, reference, date, total, paid, note, imported_at, imported_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    /// Those of a customer, the latest first.
    OF_CUSTOMER -> PastInvoiceRow = "SELECT id, customer_id, reference, date, total, paid, note, imported_at, imported_by FROM past_invoices
        WHERE tenant_id = $1 AND customer_id = $2 AND (date, id) < ($3, $4) ORDER BY date DESC, id DESC LIMIT $5";
}

/// Whether one of this number is here already.
pub fn is_known(tx: &mut Tx, reference: &str) -> Result<bool, DbError> {
    tx.one(&IS_KNOWN, &[&reference])
}

/// Adds one. Refused: `past_invoices_reference` when its number is here already.
pub fn insert(tx: &mut Tx, row: &PastInvoiceRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.customer_id,
            &row.reference,
            &row.date,
            &row.total,
            &row.paid,
            &row.note,
            &row.imported_at,
            &row.imported_by,
        ],
    )?;
    Ok(())
}

/// Those of a customer after this place, the latest first.
pub fn of_customer(
    tx: &mut Tx,
    customer: CustomerId,
    after: Option<(Date, PastInvoiceId)>,
    limit: i64,
) -> Result<Vec<PastInvoiceRow>, DbError> {
    let (date, id) = after.unwrap_or((Date::MAX, PastInvoiceId::from_uuid(uuid::Uuid::max())));
    tx.all(&OF_CUSTOMER, &[&customer, &date, &id, &limit])
}
