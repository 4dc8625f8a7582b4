//! Invoices, their lines and credit notes.

use coworkflow_domain::ids::{CreditNoteId, CustomerId, InvoiceId, InvoiceLineId, ItemId, ResourceId, SessionId, UserId};
use coworkflow_domain::invoices::{InvoiceStatus, LineKind};
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::spaces::TaxMode;
use coworkflow_domain::time::Instant;

use crate::customers::contains;
use crate::db::{DbError, Tx};
use crate::{row, state_columns, statements};

state_columns!(InvoiceStatus, LineKind);

row! {
    /// An issued invoice (`M6`).
    pub struct InvoiceRow {
        /// Its id.
        id: InvoiceId,
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
        /// By whom.
        issued_by: UserId,
        /// Their name; empty for the program itself.
        issued_by_name: String,
        /// When it should be paid.
        due_at: Instant,
        /// When it was settled.
        paid_at: Option<Instant>,
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
        /// Credited so far, of the total.
        credited_amount: Money,
        /// Credited so far, of the tax.
        credited_tax: Money,
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
        /// In the total.
        tax: Money,
        /// Taken back.
        total: Money,
        /// Why.
        reason: String,
        /// When.
        issued_at: Instant,
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

/// What to look for, newest first.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Number, or part of the customer's name.
    pub number: Option<i64>,
    /// Normalised part of the customer's name.
    pub name: Option<String>,
    /// Only of this status.
    pub status: Option<InvoiceStatus>,
    /// Only for this customer.
    pub customer_id: Option<CustomerId>,
    /// Issued from this moment on.
    pub from: Option<Instant>,
    /// Issued before this moment.
    pub to: Option<Instant>,
    /// Only unsettled ones due before this moment.
    pub overdue_at: Option<Instant>,
    /// Only those below this number.
    pub before: Option<i64>,
}

statements! {
    /// One invoice.
    BY_ID -> InvoiceRow = "SELECT i.id, i.number, i.customer_id, i.customer_name, i.session_id, i.amount, i.discount, i.discount_amount, i.tax_mode, i.tax_rate, i.tax_name, i.tax, i.total, i.paid_amount, i.refunded_amount, i.credited_amount, i.status, i.issued_at, i.issued_by, COALESCE(u.name, '') AS issued_by_name, i.due_at, i.paid_at
        FROM invoices AS i LEFT JOIN users AS u ON u.tenant_id = i.tenant_id AND u.id = i.issued_by
        WHERE i.tenant_id = $1 AND i.id = $2";
    /// Newest first, between two numbers.
    PAGE -> InvoiceRow = "SELECT i.id, i.number, i.customer_id, i.customer_name, i.session_id, i.amount, i.discount, i.discount_amount, i.tax_mode, i.tax_rate, i.tax_name, i.tax, i.total, i.paid_amount, i.refunded_amount, i.credited_amount, i.status, i.issued_at, i.issued_by, COALESCE(u.name, '') AS issued_by_name, i.due_at, i.paid_at
        FROM invoices AS i LEFT JOIN users AS u ON u.tenant_id = i.tenant_id AND u.id = i.issued_by
        JOIN customers AS c ON c.tenant_id = i.tenant_id AND c.id = i.customer_id
        WHERE i.tenant_id = $1 AND i.number < $2 AND i.number >= $3 AND ($4 IS NULL OR c.search_key LIKE $4 ESCAPE '!')
          AND ($5 IS NULL OR i.status = $5) AND ($6 IS NULL OR (i.status <> 'paid' AND i.due_at < $6))
        ORDER BY i.number DESC LIMIT $7";
    /// Those of a span, the latest first.
    PAGE_OF_TIME -> InvoiceRow = "SELECT i.id, i.number, i.customer_id, i.customer_name, i.session_id, i.amount, i.discount, i.discount_amount, i.tax_mode, i.tax_rate, i.tax_name, i.tax, i.total, i.paid_amount, i.refunded_amount, i.credited_amount, i.status, i.issued_at, i.issued_by, COALESCE(u.name, '') AS issued_by_name, i.due_at, i.paid_at
        FROM invoices AS i LEFT JOIN users AS u ON u.tenant_id = i.tenant_id AND u.id = i.issued_by
        JOIN customers AS c ON c.tenant_id = i.tenant_id AND c.id = i.customer_id
        WHERE i.tenant_id = $1 AND (i.issued_at, i.number) < ($2, $3) AND i.issued_at >= $4 AND ($5 IS NULL OR i.number = $5)
          AND ($6 IS NULL OR c.search_key LIKE $6 ESCAPE '!') AND ($7 IS NULL OR i.status = $7)
          AND ($8 IS NULL OR (i.status <> 'paid' AND i.due_at < $8))
        ORDER BY i.issued_at DESC, i.number DESC LIMIT $9";
    /// When a number was issued.
    ISSUED_AT -> i64 = "SELECT issued_at FROM invoices WHERE tenant_id = $1 AND number = $2";
    /// Customers whose name has a part.
    NAMED -> CustomerId = "SELECT id FROM customers WHERE tenant_id = $1 AND search_key LIKE $2 ESCAPE '!' LIMIT $3";
    /// One customer's, newest first.
    PAGE_OF_CUSTOMER -> InvoiceRow = "SELECT i.id, i.number, i.customer_id, i.customer_name, i.session_id, i.amount, i.discount, i.discount_amount, i.tax_mode, i.tax_rate, i.tax_name, i.tax, i.total, i.paid_amount, i.refunded_amount, i.credited_amount, i.status, i.issued_at, i.issued_by, COALESCE(u.name, '') AS issued_by_name, i.due_at, i.paid_at
        FROM invoices AS i LEFT JOIN users AS u ON u.tenant_id = i.tenant_id AND u.id = i.issued_by
        WHERE i.tenant_id = $1 AND i.customer_id = $2 AND i.number < $3 AND ($4 IS NULL OR i.status = $4)
          AND i.issued_at >= $5 AND i.issued_at < $6 AND ($7 IS NULL OR (i.status <> 'paid' AND i.due_at < $7))
          AND ($9 IS NULL OR i.number = $9)
        ORDER BY i.number DESC LIMIT $8";
    /// Unsettled ones, newest first; due before a moment.
    PAGE_OPEN -> InvoiceRow = "SELECT i.id, i.number, i.customer_id, i.customer_name, i.session_id, i.amount, i.discount, i.discount_amount, i.tax_mode, i.tax_rate, i.tax_name, i.tax, i.total, i.paid_amount, i.refunded_amount, i.credited_amount, i.status, i.issued_at, i.issued_by, COALESCE(u.name, '') AS issued_by_name, i.due_at, i.paid_at
        FROM invoices AS i LEFT JOIN users AS u ON u.tenant_id = i.tenant_id AND u.id = i.issued_by
        WHERE i.tenant_id = $1 AND i.status <> 'paid' AND i.due_at < $2 AND i.number < $3 AND ($4 IS NULL OR i.status = $4)
        ORDER BY i.number DESC LIMIT $5";
    /// What a customer still owes.
    OWED_BY -> Option<i64> = "SELECT CAST(sum(total - credited_amount - paid_amount + refunded_amount) AS BIGINT)
        FROM invoices WHERE tenant_id = $1 AND customer_id = $2 AND status <> 'paid'";
    /// Issues.
    INSERT -> () = "INSERT INTO invoices (tenant_id, id, number, customer_id, customer_name, session_id, amount, discount, discount_amount, tax_mode,
        tax_rate, tax_name, tax, total, paid_amount, refunded_amount, credited_amount, status, issued_at, issued_by, due_at, paid_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)";
    /// Adds to what payments, refunds and credit notes add up to: relative, so that nobody's addition is lost.
    ADD -> SettledRow = "UPDATE invoices SET paid_amount = paid_amount + $3, refunded_amount = refunded_amount + $4,
        credited_amount = credited_amount + $5 WHERE tenant_id = $1 AND id = $2 RETURNING total, credited_amount, paid_amount, refunded_amount";
    /// The status that follows; the moment of settlement stays while it stays settled.
    SET_STATUS -> () = "UPDATE invoices SET status = $3, paid_at = CASE WHEN $3 = 'paid' THEN COALESCE(paid_at, $4) END WHERE tenant_id = $1 AND id = $2";
    /// Lines of an invoice.
    LINES -> InvoiceLineRow = "SELECT id, position, kind, description, detail, item_id, resource_id, quantity, unit_price, amount, discount_amount, tax, total,
        credited_amount, credited_tax FROM invoice_lines WHERE tenant_id = $1 AND invoice_id = $2 ORDER BY position";
    /// Adds a line.
    INSERT_LINE -> () = "INSERT INTO invoice_lines (tenant_id, invoice_id, id, position, kind, description, detail, item_id, resource_id, quantity,
        unit_price, amount, discount_amount, tax, total, credited_amount, credited_tax)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    /// Credits of a line.
    CREDIT_LINE -> () = "UPDATE invoice_lines SET credited_amount = credited_amount + $4, credited_tax = credited_tax + $5
        WHERE tenant_id = $1 AND invoice_id = $2 AND id = $3";
    /// Issues a credit note.
    INSERT_CREDIT_NOTE -> () = "INSERT INTO credit_notes (tenant_id, id, number, invoice_id, tax, total, reason, issued_at, issued_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// Adds a line to a credit note.
    INSERT_CREDIT_NOTE_LINE -> () = "INSERT INTO credit_note_lines (tenant_id, credit_note_id, invoice_line_id, tax, total) VALUES ($1, $2, $3, $4, $5)";
    /// One credit note.
    CREDIT_NOTE -> CreditNoteRow = "SELECT id, number, invoice_id, tax, total, reason, issued_at, issued_by
        FROM credit_notes WHERE tenant_id = $1 AND id = $2";
    /// The credit notes of an invoice.
    CREDIT_NOTES -> CreditNoteRow = "SELECT id, number, invoice_id, tax, total, reason, issued_at, issued_by
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

/// Of so few customers each one's invoices are looked up by index.
const FEW: usize = 100;

/// At most `limit` invoices that match, newest first. Each way ends soon: it reads a page, a span or a few customers.
pub fn page(tx: &mut Tx, filter: &Filter, limit: i64) -> Result<Vec<InvoiceRow>, DbError> {
    if let Some(customer) = filter.customer_id {
        return of_customer(tx, customer, filter, limit);
    }
    let name = filter.name.as_deref().map(contains);
    if let Some(part) = &name {
        let named = tx.all(&NAMED, &[part, &(FEW as i64 + 1)])?;
        if named.len() <= FEW {
            let mut rows = Vec::new();
            for customer in named {
                rows.extend(of_customer(tx, customer, filter, limit)?);
            }
            rows.sort_by_key(|row| std::cmp::Reverse(row.number));
            rows.truncate(usize::try_from(limit).unwrap_or(0));
            return Ok(rows);
        }
    }
    let before = filter.before.unwrap_or(i64::MAX);
    if filter.from.is_some() || filter.to.is_some() {
        let from = filter.from.map_or(i64::MIN, Instant::as_millis);
        let end = (filter.to.map_or(i64::MAX, Instant::as_millis), i64::MIN);
        let place = match filter.before {
            Some(number) => (tx.maybe(&ISSUED_AT, &[&number])?.unwrap_or(i64::MAX), number),
            None => end,
        };
        let (at, number) = end.min(place);
        return tx.all(
            &PAGE_OF_TIME,
            &[&at, &number, &from, &filter.number, &name, &filter.status, &filter.overdue_at, &limit],
        );
    }
    let open = filter.overdue_at.is_some() || filter.status.is_some_and(|status| status != InvoiceStatus::Paid);
    if open && filter.number.is_none() && name.is_none() {
        let due = filter.overdue_at.map_or(i64::MAX, Instant::as_millis);
        return tx.all(&PAGE_OPEN, &[&due, &before, &filter.status, &limit]);
    }
    let (below, lowest) = match filter.number {
        Some(number) => (before.min(number.saturating_add(1)), number),
        None => (before, i64::MIN),
    };
    tx.all(&PAGE, &[&below, &lowest, &name, &filter.status, &filter.overdue_at, &limit])
}

fn of_customer(tx: &mut Tx, customer: CustomerId, filter: &Filter, limit: i64) -> Result<Vec<InvoiceRow>, DbError> {
    let before = filter.before.unwrap_or(i64::MAX);
    let from = filter.from.map_or(i64::MIN, Instant::as_millis);
    let to = filter.to.map_or(i64::MAX, Instant::as_millis);
    tx.all(
        &PAGE_OF_CUSTOMER,
        &[&customer, &before, &filter.status, &from, &to, &filter.overdue_at, &limit, &filter.number],
    )
}

/// What a customer still owes on all invoices.
pub fn owed_by(tx: &mut Tx, customer: CustomerId) -> Result<Money, DbError> {
    Ok(Money::from_minor(tx.one(&OWED_BY, &[&customer])?.unwrap_or(0)))
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
            &row.issued_by,
            &row.due_at,
            &row.paid_at,
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
                &line.credited_amount,
                &line.credited_tax,
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
        &[&row.id, &row.number, &row.invoice_id, &row.tax, &row.total, &row.reason, &row.issued_at, &row.issued_by],
    )?;
    for line in lines {
        tx.execute(&INSERT_CREDIT_NOTE_LINE, &[&row.id, &line.line, &line.tax, &line.total])?;
        tx.execute(&CREDIT_LINE, &[&row.invoice_id, &line.line, &line.total, &line.tax])?;
    }
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
