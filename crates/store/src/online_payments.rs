//! What is paid on a provider's page (`B7`, `M11`): forward only, each step once.

use coworkflow_domain::ids::{BookingId, CustomerId, InvoiceId, OnlinePaymentId};
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::OnlineState;
use coworkflow_domain::time::Instant;

use crate::db::{DbError, ToParam, Tx};
use crate::{row, state_columns, statements};

state_columns!(OnlineState);

row! {
    /// A payment on a provider's page.
    pub struct OnlinePaymentRow {
        /// Its id.
        id: OnlinePaymentId,
        /// For which booking.
        booking_id: BookingId,
        /// Who pays.
        customer_id: CustomerId,
        /// On whose page.
        provider: String,
        /// As the provider names it.
        reference: String,
        /// How much.
        amount: Money,
        /// Where it stands.
        state: OnlineState,
        /// When the payer was sent there.
        started_at: Instant,
        /// When it was decided.
        settled_at: Option<Instant>,
        /// What billed the booking when the money came.
        invoice_id: Option<InvoiceId>,
        /// What has to go back of it, or went.
        refund: Money,
    }
}

statements! {
    /// One.
    BY_ID -> OnlinePaymentRow = "SELECT id, booking_id, customer_id, provider, reference, amount, state, started_at, settled_at, invoice_id, refund
        FROM online_payments WHERE tenant_id = $1 AND id = $2";
    /// The newest of a booking first.
    OF_BOOKING -> OnlinePaymentRow = "SELECT id, booking_id, customer_id, provider, reference, amount, state, started_at, settled_at, invoice_id, refund
        FROM online_payments WHERE tenant_id = $1 AND booking_id = $2 ORDER BY started_at DESC, id DESC";
    /// The one that an invoice was paid by.
    OF_INVOICE -> OnlinePaymentRow = "SELECT id, booking_id, customer_id, provider, reference, amount, state, started_at, settled_at, invoice_id, refund
        FROM online_payments WHERE tenant_id = $1 AND invoice_id = $2";
    /// What has to go back, the longest due first.
    REFUND_DUE -> OnlinePaymentRow = "SELECT id, booking_id, customer_id, provider, reference, amount, state, started_at, settled_at, invoice_id, refund
        FROM online_payments WHERE tenant_id = $1 AND state = 'refund_due' ORDER BY started_at LIMIT $2";
    /// Begins.
    INSERT -> () = "INSERT INTO online_payments (tenant_id, id, booking_id, customer_id, provider, reference, amount, state, started_at, settled_at, invoice_id, refund)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    /// Goes on, if it still stands where it was.
    UPDATE -> () = "UPDATE online_payments SET state = $4, settled_at = $5, invoice_id = $6, refund = $7 WHERE tenant_id = $1 AND id = $2 AND state = $3";
}

/// One payment, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: OnlinePaymentId) -> Result<Option<OnlinePaymentRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// Those of a booking, the newest first.
pub fn of_booking(tx: &mut Tx, booking: BookingId) -> Result<Vec<OnlinePaymentRow>, DbError> {
    tx.all(&OF_BOOKING, &[&booking])
}

/// The one that an invoice was paid by, if it was paid so.
pub fn of_invoice(tx: &mut Tx, invoice: InvoiceId) -> Result<Option<OnlinePaymentRow>, DbError> {
    tx.maybe(&OF_INVOICE, &[&invoice])
}

/// At most `limit` that have to go back, the longest due first.
pub fn refund_due(tx: &mut Tx, limit: i64) -> Result<Vec<OnlinePaymentRow>, DbError> {
    tx.all(&REFUND_DUE, &[&limit])
}

/// Begins a payment. Refused: `online_payments_reference` when the provider named another one so.
pub fn insert(tx: &mut Tx, row: &OnlinePaymentRow) -> Result<(), DbError> {
    let params: [&dyn ToParam; 11] = [
        &row.id,
        &row.booking_id,
        &row.customer_id,
        &row.provider,
        &row.reference,
        &row.amount,
        &row.state,
        &row.started_at,
        &row.settled_at,
        &row.invoice_id,
        &row.refund,
    ];
    tx.execute(&INSERT, &params)?;
    Ok(())
}

/// Writes where `row` stands now; `false` when it no longer stood at `from`.
pub fn go_on(tx: &mut Tx, row: &OnlinePaymentRow, from: OnlineState) -> Result<bool, DbError> {
    let touched = tx.execute(
        &UPDATE,
        &[
            &row.id,
            &from,
            &row.state,
            &row.settled_at,
            &row.invoice_id,
            &row.refund,
        ],
    )?;
    Ok(touched == 1)
}
