//! Invoices, payments and credit notes in GraphQL.

mod desk;
pub(crate) mod prints;
mod roots;

pub use desk::{InvoiceDeskMutation, InvoiceDeskQuery};
pub use prints::PrintsQuery;
pub use roots::{InvoicesMutation, InvoicesQuery, PaymentInput};

use async_graphql::{ComplexObject, Context, ID, Object, Result, SimpleObject};
use coworkflow_domain::customers::{PASSER_BY, shown_name};
use coworkflow_domain::ids::InvoiceId;
use coworkflow_domain::invoices::{Line, credit_note_number, invoice_number};
use coworkflow_operations::invoices::{
    CreditNoteView, CreditNotesOf, InvoiceView, LineDetail, LinesOf, OneInvoice, PaymentsOf,
};
use coworkflow_store::invoices::InvoiceLineRow;
use coworkflow_store::payments::PaymentRow;

use crate::customers::Customer;
use crate::enums::{InvoiceLineKind, InvoiceStatus, Language, PaymentKind, TaxMode, Tender};
use crate::request::Request;
use crate::scalars::{Date, Instant, Money};
use crate::sessions::Session;

/// An issued invoice.
pub struct Invoice(pub InvoiceView);

/// The invoice of something that the reader sees; nothing where there is none, or where their role shows no invoices.
pub async fn of(request: &Request, id: Option<InvoiceId>) -> Result<Option<Invoice>> {
    let Some(id) = id else {
        return Ok(None);
    };
    Ok(request.ask_if_allowed(OneInvoice { id }).await?.map(Invoice))
}

/// One invoice by its id.
pub async fn one(request: &Request, id: InvoiceId) -> Result<Invoice> {
    request.ask(OneInvoice { id }).await.map(Invoice)
}

#[Object]
impl Invoice {
    async fn id(&self) -> ID {
        self.0.invoice.id.into()
    }
    async fn invoice_number(&self) -> String {
        invoice_number(&self.0.invoice.prefix, self.0.invoice.number)
    }
    /// Whose it is: the id alone, for lists.
    async fn customer_id(&self) -> ID {
        self.0.invoice.customer_id.into()
    }
    async fn customer(&self, context: &Context<'_>) -> Result<Customer> {
        crate::customers::one(Request::of(context)?, self.0.invoice.customer_id).await
    }
    async fn customer_name(&self, context: &Context<'_>) -> Result<&str> {
        let lang = Request::of(context)?.context.lang;
        Ok(shown_name(
            self.0.invoice.customer_id,
            &self.0.invoice.customer_name,
            lang,
        ))
    }
    /// Whether it was sold without a name.
    async fn passer_by(&self) -> bool {
        self.0.invoice.customer_id == PASSER_BY
    }
    async fn session(&self, context: &Context<'_>) -> Result<Option<Session>> {
        let Some(id) = self.0.invoice.session_id else {
            return Ok(None);
        };
        let session = coworkflow_operations::sessions::OneSession { id };
        let view = Request::of(context)?.ask_if_allowed(session).await?;
        Ok(view.map(Session))
    }
    /// Before discount.
    async fn amount(&self) -> Money {
        Money(self.0.invoice.amount)
    }
    /// Basis points: 1250 is 12.5 %.
    async fn discount(&self) -> i32 {
        i32::from(self.0.invoice.discount.basis_points())
    }
    async fn discount_amount(&self) -> Money {
        Money(self.0.invoice.discount_amount)
    }
    /// The coupon that was used.
    async fn coupon_code(&self) -> Option<&str> {
        self.0.invoice.coupon_code.as_deref()
    }
    /// The part of `discountAmount` that it took off.
    async fn coupon_amount(&self) -> Money {
        Money(self.0.invoice.coupon_amount)
    }
    async fn tax_mode(&self) -> TaxMode {
        self.0.invoice.tax_mode.into()
    }
    async fn tax_rate(&self) -> i32 {
        i32::from(self.0.invoice.tax_rate.basis_points())
    }
    async fn tax_name(&self) -> &str {
        &self.0.invoice.tax_name
    }
    async fn tax(&self) -> Money {
        Money(self.0.invoice.tax)
    }
    async fn total(&self) -> Money {
        Money(self.0.invoice.total)
    }
    async fn paid_amount(&self) -> Money {
        Money(self.0.invoice.paid_amount)
    }
    async fn refunded_amount(&self) -> Money {
        Money(self.0.invoice.refunded_amount)
    }
    async fn credited_amount(&self) -> Money {
        Money(self.0.invoice.credited_amount)
    }
    async fn due(&self) -> Money {
        Money(self.0.due)
    }
    async fn status(&self) -> InvoiceStatus {
        self.0.invoice.status.into()
    }
    async fn overdue(&self) -> bool {
        self.0.overdue
    }
    async fn due_date(&self) -> Date {
        Date(self.0.due_date)
    }
    async fn paid_date(&self) -> Option<Date> {
        self.0.paid_date.map(Date)
    }
    /// Whole days since the due date, while something is due; 0 before.
    async fn days_overdue(&self) -> i64 {
        self.0.days_overdue
    }
    /// Where it is as a PDF, for a few minutes and for whoever asks; in the reader's language when left out.
    async fn pdf_url(&self, context: &Context<'_>, lang: Option<Language>) -> Result<String> {
        let path = format!("/files/invoices/{}.pdf", self.0.invoice.id);
        prints::link(Request::of(context)?, &path, lang, "")
    }
    /// For the customer to read; may be empty.
    async fn note(&self) -> &str {
        &self.0.invoice.note
    }
    /// When it was taken back whole.
    async fn voided_at(&self) -> Option<Instant> {
        self.0.invoice.voided_at.map(Instant)
    }
    /// How often the customer was reminded of it.
    async fn reminders(&self) -> i64 {
        self.0.invoice.reminders
    }
    async fn reminded_at(&self) -> Option<Instant> {
        self.0.invoice.reminded_at.map(Instant)
    }
    async fn reminded_by_name(&self) -> &str {
        &self.0.invoice.reminded_by_name
    }
    async fn created_at(&self) -> Instant {
        Instant(self.0.invoice.issued_at)
    }
    async fn issued_by_name(&self) -> &str {
        &self.0.invoice.issued_by_name
    }
    async fn line_items(&self, context: &Context<'_>) -> Result<Vec<InvoiceLine>> {
        let request = Request::of(context)?;
        let lang = request.context.lang;
        let lines = request.ask(LinesOf { id: self.0.invoice.id }).await?;
        Ok(lines.into_iter().map(|row| InvoiceLine::of(row, lang)).collect())
    }
    async fn payments(&self, context: &Context<'_>) -> Result<Vec<Payment>> {
        let payments = Request::of(context)?.ask(PaymentsOf { id: self.0.invoice.id }).await?;
        Ok(payments.into_iter().map(Payment::from).collect())
    }
    async fn credit_notes(&self, context: &Context<'_>) -> Result<Vec<CreditNote>> {
        let notes = Request::of(context)?
            .ask(CreditNotesOf { id: self.0.invoice.id })
            .await?;
        Ok(notes.into_iter().map(CreditNote::from).collect())
    }
}

/// `amount` before discount and tax, `total` what the customer pays for it.
#[derive(SimpleObject)]
pub struct InvoiceLine {
    id: ID,
    kind: InvoiceLineKind,
    description: String,
    detail: String,
    quantity: i64,
    unit_price: Money,
    amount: Money,
    discount_amount: Money,
    tax: Money,
    total: Money,
    /// What a credit note can still take back of it.
    creditable: Money,
    /// Pieces that can still go back to the stock.
    restockable: i64,
}

impl InvoiceLine {
    fn of(row: InvoiceLineRow, lang: coworkflow_domain::text::Lang) -> InvoiceLine {
        let creditable = row.total.minus(row.credited_amount).unwrap_or_default();
        let restockable = row.item_id.map_or(0, |_| row.quantity.saturating_sub(row.restocked));
        InvoiceLine {
            detail: LineDetail::parse(&row.detail).text(lang).to_owned(),
            id: row.id.into(),
            kind: row.kind.into(),
            description: row.description,
            quantity: row.quantity,
            unit_price: Money(row.unit_price),
            amount: Money(row.amount),
            discount_amount: Money(row.discount_amount),
            tax: Money(row.tax),
            total: Money(row.total),
            creditable: Money(creditable),
            restockable,
        }
    }

    /// A line of a bill that is not issued yet: its place stands for its id.
    pub fn draft(at: usize, line: &Line, lang: coworkflow_domain::text::Lang) -> InvoiceLine {
        InvoiceLine {
            id: ID::from(at),
            kind: line.draft.kind.into(),
            description: line.draft.description.clone(),
            detail: LineDetail::parse(&line.draft.detail).text(lang).to_owned(),
            quantity: line.draft.quantity,
            unit_price: Money(line.draft.unit_price),
            amount: Money(line.draft.amount),
            discount_amount: Money(line.discount),
            tax: Money(line.tax),
            total: Money(line.total),
            creditable: Money(Default::default()),
            restockable: 0,
        }
    }
}

/// Money in or out.
#[derive(SimpleObject)]
pub struct Payment {
    id: ID,
    kind: PaymentKind,
    tender: Tender,
    amount: Money,
    /// What it does to the invoice.
    applied: Money,
    /// What became balance.
    to_balance: Money,
    given: Option<Money>,
    change_given: Money,
    reference: String,
    reason: String,
    actor_name: String,
    at: Instant,
}

impl From<PaymentRow> for Payment {
    fn from(row: PaymentRow) -> Self {
        Payment {
            id: row.id.into(),
            kind: row.kind.into(),
            tender: row.tender.into(),
            amount: Money(row.amount),
            applied: Money(row.applied),
            to_balance: Money(row.amount.minus(row.applied).unwrap_or_default()),
            given: row.given.map(Money),
            change_given: Money(row.change_given),
            reference: row.reference,
            reason: row.reason,
            actor_name: row.actor_name,
            at: Instant(row.at),
        }
    }
}

/// A correction of an invoice.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct CreditNote {
    id: ID,
    credit_note_number: String,
    tax: Money,
    total: Money,
    reason: String,
    created_at: Instant,
    lines: Vec<CreditNoteLine>,
    refunds: Vec<Payment>,
    #[graphql(skip)]
    invoice_id: InvoiceId,
}

#[ComplexObject]
impl CreditNote {
    async fn invoice(&self, context: &Context<'_>) -> Result<Invoice> {
        one(Request::of(context)?, self.invoice_id).await
    }
    /// Where it is as a PDF, for a few minutes and for whoever asks; in the reader's language when left out.
    async fn pdf_url(&self, context: &Context<'_>, lang: Option<Language>) -> Result<String> {
        let path = format!("/files/credit_notes/{}.pdf", *self.id);
        prints::link(Request::of(context)?, &path, lang, "")
    }
}

/// What a credit note took back of a line.
#[derive(SimpleObject)]
pub struct CreditNoteLine {
    line_id: ID,
    description: String,
    total: Money,
    tax: Money,
}

impl From<CreditNoteView> for CreditNote {
    fn from(view: CreditNoteView) -> Self {
        CreditNote {
            id: view.note.id.into(),
            credit_note_number: credit_note_number(view.note.number),
            tax: Money(view.note.tax),
            total: Money(view.note.total),
            reason: view.note.reason,
            created_at: Instant(view.note.issued_at),
            invoice_id: view.note.invoice_id,
            refunds: view.refunds.into_iter().map(Payment::from).collect(),
            lines: view
                .lines
                .into_iter()
                .map(|line| CreditNoteLine {
                    line_id: line.invoice_line_id.into(),
                    description: line.description,
                    total: Money(line.total),
                    tax: Money(line.tax),
                })
                .collect(),
        }
    }
}

/// A page of invoices.
#[derive(SimpleObject, Default)]
pub struct InvoicePage {
    nodes: Vec<Invoice>,
    end_cursor: Option<String>,
    has_more: bool,
}

impl From<coworkflow_operations::page::Page<InvoiceView>> for InvoicePage {
    fn from(page: coworkflow_operations::page::Page<InvoiceView>) -> Self {
        InvoicePage {
            nodes: page.nodes.into_iter().map(Invoice).collect(),
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        }
    }
}
