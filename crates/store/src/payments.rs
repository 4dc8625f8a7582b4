//! Payments and refunds.

use coworkflow_domain::ids::{CreditNoteId, CustomerId, InvoiceId, PaymentId, UserId};
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::{PaymentKind, Tender};
use coworkflow_domain::time::{Date, Instant};

use crate::db::{DbError, Tx};
use crate::{row, state_columns, statements};

state_columns!(PaymentKind);

row! {
    /// Money in or out.
    pub struct PaymentRow {
        /// Its id.
        id: PaymentId,
        /// For which invoice.
        invoice_id: InvoiceId,
        /// From whom.
        customer_id: CustomerId,
        /// In or out.
        kind: PaymentKind,
        /// How.
        tender: Tender,
        /// Received or given back.
        amount: Money,
        /// What it does to the invoice; the rest of `amount` went to the balance.
        applied: Money,
        /// Cash handed over, when it was more.
        given: Option<Money>,
        /// Cash handed back.
        change_given: Money,
        /// Of InstaPay or the wallet.
        reference: String,
        /// Of a refund.
        reason: String,
        /// The credit note that gave it back.
        credit_note_id: Option<CreditNoteId>,
        /// By whom.
        actor_id: UserId,
        /// Their name; empty for the program itself.
        actor_name: String,
        /// When.
        at: Instant,
        /// The operating day of that moment (`T6`).
        day: Date,
    }
}

statements! {
    /// All of an invoice, in order.
    OF_INVOICE -> PaymentRow = "SELECT p.id, p.invoice_id, p.customer_id, p.kind, p.tender, p.amount, p.applied, p.given, p.change_given, p.reference, p.reason, p.credit_note_id, p.actor_id, COALESCE(u.name, '') AS actor_name, p.at, p.day
        FROM payments AS p LEFT JOIN users AS u ON u.tenant_id = p.tenant_id AND u.id = p.actor_id
        WHERE p.tenant_id = $1 AND p.invoice_id = $2 ORDER BY p.at, p.id";
    /// Adds.
    INSERT -> () = "INSERT INTO payments (tenant_id, id, invoice_id, customer_id, kind, tender, amount, applied, given, change_given, reference,
        reason, credit_note_id, actor_id, at, day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
}

/// Payments and refunds of an invoice, in order.
pub fn of_invoice(tx: &mut Tx, invoice: InvoiceId) -> Result<Vec<PaymentRow>, DbError> {
    tx.all(&OF_INVOICE, &[&invoice])
}

/// Adds a payment or refund.
pub fn insert(tx: &mut Tx, row: &PaymentRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.invoice_id,
            &row.customer_id,
            &row.kind,
            &row.tender,
            &row.amount,
            &row.applied,
            &row.given,
            &row.change_given,
            &row.reference,
            &row.reason,
            &row.credit_note_id,
            &row.actor_id,
            &row.at,
            &row.day,
        ],
    )?;
    Ok(())
}
