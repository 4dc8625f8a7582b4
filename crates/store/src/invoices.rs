//! Invoices, their lines and credit notes.

mod list;

use coworkflow_domain::ids::{
    CreditNoteId, CustomerId, InvoiceId, InvoiceLineId, ItemId, ResourceId, SessionId, UserId,
};
use coworkflow_domain::invoices::{InvoiceStatus, LineKind};
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::spaces::TaxMode;
use coworkflow_domain::time::{Date, Instant};

pub(crate) use self::list::STATEMENTS as LIST_STATEMENTS;
pub use self::list::{Filter, InvoiceSort, Place, page};
use crate::db::{DbError, Tx};
use crate::{row, state_columns, statements};

state_columns!(InvoiceStatus, LineKind);

row! {
    /// An issued invoice (`M6`).
    pub struct InvoiceRow {
        /// Its id.
        id: InvoiceId,
        /// What its number was shown with when it was issued.
        prefix: String,
        /// Counts up without gaps per tenant (`M5`).
        number: i64,
        /// For whom.
        customer_id: CustomerId,
        /// The name at that time.
        customer_name: String,
        /// The session it bills.
        session_id: Option<SessionId>,
        /// Before discount.
        amount: Money,
        /// On the whole document.
        discount: Percent,
        /// What the discount takes off.
        discount_amount: Money,
        /// The coupon, if one was used.
        coupon_code: Option<String>,
        /// The part of `discount_amount` that it took off.
        coupon_amount: Money,
        /// Whether prices include tax.
        tax_mode: TaxMode,
        /// At that time.
        tax_rate: Percent,
        /// At that time.
        tax_name: String,
        /// In the total.
        tax: Money,
        /// To be paid.
        total: Money,
        /// Applied to it so far.
        paid_amount: Money,
        /// Given back so far.
        refunded_amount: Money,
        /// Credited so far.
        credited_amount: Money,
        /// Derived (`M8`).
        status: InvoiceStatus,
        /// When.
        issued_at: Instant,
        /// The operating day of that moment (`T6`).
        day: Date,
        /// By whom.
        issued_by: UserId,
        /// Their name; empty for the program itself.
        issued_by_name: String,
        /// The day it should be paid, in the space's zone.
        due_date: Date,
        /// When it was settled.
        paid_at: Option<Instant>,
        /// For the customer to read; may be empty.
        note: String,
        /// When it was taken back whole.
        voided_at: Option<Instant>,
        /// How often the customer was reminded of it.
        reminders: i64,
        /// When they were last.
        reminded_at: Option<Instant>,
        /// By whom; empty when nobody did.
        reminded_by_name: String,
    }
}

row! {
    /// A line of an invoice.
    pub struct InvoiceLineRow {
        /// Its id.
        id: InvoiceLineId,
        /// From 1.
        position: i64,
        /// Time or item.
        kind: LineKind,
        /// What it is.
        description: String,
        /// What explains it.
        detail: String,
        /// The item sold.
        item_id: Option<ItemId>,
        /// Where they sat.
        resource_id: Option<ResourceId>,
        /// Pieces, or minutes.
        quantity: i64,
        /// Each, or an hour.
        unit_price: Money,
        /// Before discount and tax.
        amount: Money,
        /// Its part of the document's discount (`M4`).
        discount_amount: Money,
        /// Its tax.
        tax: Money,
        /// What the customer pays for it.
        total: Money,
        /// What its pieces cost the house when they were sold.
        cost: Money,
        /// Credited so far, of the total.
        credited_amount: Money,
        /// Credited so far, of the tax.
        credited_tax: Money,
        /// Pieces that went back to the stock so far.
        restocked: i64,
    }
}

row! {
    /// A correction of an invoice.
    pub struct CreditNoteRow {
        /// Its id.
        id: CreditNoteId,
        /// Counts up without gaps per tenant.
        number: i64,
        /// What it corrects.
        invoice_id: InvoiceId,
        /// Whose.
        customer_id: CustomerId,
        /// In the total.
        tax: Money,
        /// Taken back.
        total: Money,
        /// Why.
        reason: String,
        /// When.
        issued_at: Instant,
        /// The operating day of that moment (`T6`).
        day: Date,
        /// By whom.
        issued_by: UserId,
    }
}

row! {
    /// A line of a credit note.
    pub struct CreditNoteLineRow {
        /// The corrected line.
        invoice_line_id: InvoiceLineId,
        /// As on the invoice.
        description: String,
        /// In the total.
        tax: Money,
        /// Taken back.
        total: Money,
    }
}

row! {
    /// Where an invoice stands.
    pub struct SettledRow {
        /// To be paid.
        total: Money,
        /// Credited so far.
        credited_amount: Money,
        /// Applied so far.
        paid_amount: Money,
        /// Given back so far.
        refunded_amount: Money,
    }
}

/// The invoices that a condition names, with who issued them.
macro_rules! invoice {
    ($($condition:literal),+) => {
        concat!(
            "SELECT i.id, i.prefix, i.number, i.customer_id, i.customer_name, i.session_id, i.amount, i.discount, i.discount_amount, i.coupon_code, i.coupon_amount, i.tax_mode, i.tax_rate,
                i.tax_name, i.tax, i.total, i.paid_amount, i.refunded_amount, i.credited_amount, i.status, i.issued_at, i.day, i.issued_by,
                COALESCE(u.name, '') AS issued_by_name, i.due_date, i.paid_at, i.note, i.voided_at, i.reminders, i.reminded_at,
                COALESCE(r.name, '') AS reminded_by_name
            FROM invoices AS i LEFT JOIN users AS u ON u.tenant_id = i.tenant_id AND u.id = i.issued_by
                LEFT JOIN users AS r ON r.tenant_id = i.tenant_id AND r.id = i.reminded_by
            WHERE i.tenant_id = $1 AND ",
            $($condition),+
        )
    };
}
use invoice;

statements! {
    /// One invoice.
    BY_ID -> InvoiceRow = invoice!("i.id = $2");
    /// What a customer has not settled, the first due first.
    OPEN_OF -> InvoiceRow = invoice!("i.customer_id = $2 AND i.status <> 'paid' ORDER BY i.due_date, i.number LIMIT $3");
    /// Marks as taken back whole, once.
    VOID -> () = "UPDATE invoices SET voided_at = $3 WHERE tenant_id = $1 AND id = $2 AND voided_at IS NULL";
    /// Counts a reminder.
    REMIND -> i64 = "UPDATE invoices SET reminders = reminders + 1, reminded_at = $3, reminded_by = $4 WHERE tenant_id = $1 AND id = $2 RETURNING reminders";
    /// Issues.
    INSERT -> () = "INSERT INTO invoices (tenant_id, id, number, customer_id, customer_name, session_id, amount, discount, discount_amount, tax_mode,
        tax_rate, tax_name, tax, total, paid_amount, refunded_amount, credited_amount, status, issued_at, day, issued_by, due_date, paid_at,
        prefix, note, coupon_code, coupon_amount, reminders)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, 0)";
    /// Adds to what payments, refunds and credit notes add up to: relative, so that nobody's addition is lost.
    ADD -> SettledRow = "UPDATE invoices SET paid_amount = paid_amount + $3, refunded_amount = refunded_amount + $4,
        credited_amount = credited_amount + $5 WHERE tenant_id = $1 AND id = $2 RETURNING total, credited_amount, paid_amount, refunded_amount";
    /// The status that follows; the moment of settlement stays while it stays settled.
    SET_STATUS -> () = "UPDATE invoices SET status = $3, paid_at = CASE WHEN $3 = 'paid' THEN COALESCE(paid_at, $4) END WHERE tenant_id = $1 AND id = $2";
    /// Lines of an invoice.
    LINES -> InvoiceLineRow = "SELECT id, position, kind, description, detail, item_id, resource_id, quantity, unit_price, amount, discount_amount, tax, total, cost,
        credited_amount, credited_tax, restocked FROM invoice_lines WHERE tenant_id = $1 AND invoice_id = $2 ORDER BY position";
    /// Adds a line.
    INSERT_LINE -> () = "INSERT INTO invoice_lines (tenant_id, invoice_id, id, position, kind, description, detail, item_id, resource_id, quantity,
        unit_price, amount, discount_amount, tax, total, cost, credited_amount, credited_tax, restocked, day)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 0, $19)";
    /// Counts pieces that go back to the stock.
    RESTOCK_LINE -> () = "UPDATE invoice_lines SET restocked = restocked + $4 WHERE tenant_id = $1 AND invoice_id = $2 AND id = $3";
    /// Credits of a line.
    CREDIT_LINE -> () = "UPDATE invoice_lines SET credited_amount = credited_amount + $4, credited_tax = credited_tax + $5
        WHERE tenant_id = $1 AND invoice_id = $2 AND id = $3";
    /// Issues a credit note.
    INSERT_CREDIT_NOTE -> () = "INSERT INTO credit_notes (tenant_id, id, number, invoice_id, customer_id, tax, total, reason, issued_at, day, issued_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    /// Adds a line to a credit note.
    INSERT_CREDIT_NOTE_LINE -> () = "INSERT INTO credit_note_lines (tenant_id, credit_note_id, invoice_line_id, tax, total)
        VALUES ($1, $2, $3, $4, $5)";
    /// One credit note.
    CREDIT_NOTE -> CreditNoteRow = "SELECT id, number, invoice_id, customer_id, tax, total, reason, issued_at, day, issued_by
        FROM credit_notes WHERE tenant_id = $1 AND id = $2";
    /// The credit notes of an invoice.
    CREDIT_NOTES -> CreditNoteRow = "SELECT id, number, invoice_id, customer_id, tax, total, reason, issued_at, day, issued_by
        FROM credit_notes WHERE tenant_id = $1 AND invoice_id = $2 ORDER BY number";
    /// The lines of a credit note.
    CREDIT_NOTE_LINES -> CreditNoteLineRow = "SELECT noted.invoice_line_id, invoice_lines.description, noted.tax, noted.total
        FROM credit_note_lines AS noted
        JOIN credit_notes ON credit_notes.tenant_id = noted.tenant_id AND credit_notes.id = noted.credit_note_id
        JOIN invoice_lines ON invoice_lines.tenant_id = noted.tenant_id AND invoice_lines.invoice_id = credit_notes.invoice_id
             AND invoice_lines.id = noted.invoice_line_id
        WHERE noted.tenant_id = $1 AND noted.credit_note_id = $2 ORDER BY invoice_lines.position";
}

/// One invoice, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: InvoiceId) -> Result<Option<InvoiceRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// At most `limit` invoices that a customer has not settled, the first due first.
pub fn open_of(tx: &mut Tx, customer: CustomerId, limit: i64) -> Result<Vec<InvoiceRow>, DbError> {
    tx.all(&OPEN_OF, &[&customer, &limit])
}

/// Marks an invoice as taken back whole; `false` when it was already.
pub fn void(tx: &mut Tx, id: InvoiceId, at: Instant) -> Result<bool, DbError> {
    Ok(tx.execute(&VOID, &[&id, &at])? == 1)
}

/// Counts a reminder of an invoice and says how many there were by now.
pub fn remind(tx: &mut Tx, id: InvoiceId, at: Instant, by: UserId) -> Result<i64, DbError> {
    tx.one(&REMIND, &[&id, &at, &by])
}

/// Issues an invoice with its lines.
pub fn insert(tx: &mut Tx, row: &InvoiceRow, lines: &[InvoiceLineRow]) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.number,
            &row.customer_id,
            &row.customer_name,
            &row.session_id,
            &row.amount,
            &row.discount,
            &row.discount_amount,
            &row.tax_mode,
            &row.tax_rate,
            &row.tax_name,
            &row.tax,
            &row.total,
            &row.paid_amount,
            &row.refunded_amount,
            &row.credited_amount,
            &row.status,
            &row.issued_at,
            &row.day,
            &row.issued_by,
            &row.due_date,
            &row.paid_at,
            &row.prefix,
            &row.note,
            &row.coupon_code,
            &row.coupon_amount,
        ],
    )?;
    for line in lines {
        tx.execute(
            &INSERT_LINE,
            &[
                &row.id,
                &line.id,
                &line.position,
                &line.kind,
                &line.description,
                &line.detail,
                &line.item_id,
                &line.resource_id,
                &line.quantity,
                &line.unit_price,
                &line.amount,
                &line.discount_amount,
                &line.tax,
                &line.total,
                &line.cost,
                &line.credited_amount,
                &line.credited_tax,
                &row.day,
            ],
        )?;
    }
    Ok(())
}

/// Money that moves on an invoice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Movement {
    /// Applied by payments.
    pub paid: Money,
    /// Given back.
    pub refunded: Money,
    /// Credited.
    pub credited: Money,
}

/// Adds a movement and says where the invoice stands then.
/// Refused: `invoices_refunded`, `invoices_credited`, `invoices_paid`, when it would go beyond what there is.
pub fn add(tx: &mut Tx, id: InvoiceId, movement: Movement) -> Result<SettledRow, DbError> {
    tx.one(&ADD, &[&id, &movement.paid, &movement.refunded, &movement.credited])
}

/// Writes the status that follows; `now` is when it was settled, unless it was before and still is.
pub fn set_status(tx: &mut Tx, id: InvoiceId, status: InvoiceStatus, now: Instant) -> Result<(), DbError> {
    tx.execute(&SET_STATUS, &[&id, &status, &now])?;
    Ok(())
}

/// The lines of an invoice, in order.
pub fn lines(tx: &mut Tx, invoice: InvoiceId) -> Result<Vec<InvoiceLineRow>, DbError> {
    tx.all(&LINES, &[&invoice])
}

/// A line that a credit note takes back, of the total and of the tax in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreditedLine {
    /// The line.
    pub line: InvoiceLineId,
    /// In the total.
    pub tax: Money,
    /// Taken back.
    pub total: Money,
}

/// Issues a credit note with its lines. Refused: `invoice_lines_credited` when a line would be credited beyond its total (`M6`).
pub fn insert_credit_note(tx: &mut Tx, row: &CreditNoteRow, lines: &[CreditedLine]) -> Result<(), DbError> {
    tx.execute(
        &INSERT_CREDIT_NOTE,
        &[
            &row.id,
            &row.number,
            &row.invoice_id,
            &row.customer_id,
            &row.tax,
            &row.total,
            &row.reason,
            &row.issued_at,
            &row.day,
            &row.issued_by,
        ],
    )?;
    for line in lines {
        tx.execute(&INSERT_CREDIT_NOTE_LINE, &[&row.id, &line.line, &line.tax, &line.total])?;
        tx.execute(&CREDIT_LINE, &[&row.invoice_id, &line.line, &line.total, &line.tax])?;
    }
    Ok(())
}

/// Counts pieces of a line that go back to the stock. Refused: `invoice_lines_restocked` when there were not so many.
pub fn restock(tx: &mut Tx, invoice: InvoiceId, line: InvoiceLineId, quantity: i64) -> Result<(), DbError> {
    tx.execute(&RESTOCK_LINE, &[&invoice, &line, &quantity])?;
    Ok(())
}

/// One credit note, if this tenant has it.
pub fn credit_note(tx: &mut Tx, id: CreditNoteId) -> Result<Option<CreditNoteRow>, DbError> {
    tx.maybe(&CREDIT_NOTE, &[&id])
}

/// The credit notes of an invoice.
pub fn credit_notes(tx: &mut Tx, invoice: InvoiceId) -> Result<Vec<CreditNoteRow>, DbError> {
    tx.all(&CREDIT_NOTES, &[&invoice])
}

/// The lines of a credit note, in the invoice's order.
pub fn credit_note_lines(tx: &mut Tx, id: CreditNoteId) -> Result<Vec<CreditNoteLineRow>, DbError> {
    tx.all(&CREDIT_NOTE_LINES, &[&id])
}
