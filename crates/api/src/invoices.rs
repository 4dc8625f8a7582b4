//! Invoices, payments and credit notes in GraphQL.

use async_graphql::{ComplexObject, Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::ids::{CustomerId, InvoiceId, InvoiceLineId};
use coworkflow_domain::invoices::{Line, credit_note_number, invoice_number};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::invoices::{
    CreditNoteView, CreditNotesOf, InvoiceView, IssueCreditNote, LineDetail, LinesOf, ListInvoices, OneInvoice,
    PayInvoice, PaymentsOf, Refund,
};
use coworkflow_store::invoices::{InvoiceLineRow, InvoiceSort as Sort};
use coworkflow_store::payments::PaymentRow;

use crate::customers::Customer;
use crate::enums::{InvoiceLineKind, InvoiceStatus, PaymentKind, TaxMode, Tender};
use crate::request::Request;
use crate::scalars::{Date, Instant, Money};
use crate::sessions::Session;

/// In which order invoices are listed.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "Sort")]
pub enum InvoiceSort {
    /// The latest issued first.
    Newest,
    /// The earliest issued first.
    Oldest,
    /// The highest total first.
    Total,
}

/// An issued invoice.
pub struct Invoice(pub InvoiceView);

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
        invoice_number(self.0.invoice.number)
    }
    async fn customer(&self, context: &Context<'_>) -> Result<Customer> {
        crate::customers::one(Request::of(context)?, self.0.invoice.customer_id).await
    }
    async fn customer_name(&self) -> &str {
        &self.0.invoice.customer_name
    }
    async fn session(&self, context: &Context<'_>) -> Result<Option<Session>> {
        let Some(id) = self.0.invoice.session_id else {
            return Ok(None);
        };
        let view = Request::of(context)?
            .ask(coworkflow_operations::sessions::OneSession { id })
            .await?;
        Ok(Some(Session(view)))
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
}

impl InvoiceLine {
    fn of(row: InvoiceLineRow, lang: coworkflow_domain::text::Lang) -> InvoiceLine {
        let creditable = row.total.minus(row.credited_amount).unwrap_or_default();
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
#[derive(SimpleObject)]
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

/// `amount` is what is received for the invoice; `given` is the cash handed over when more.
#[derive(InputObject)]
pub struct PaymentInput {
    tender: Tender,
    amount: Money,
    given: Option<Money>,
    reference: Option<String>,
}

impl PaymentInput {
    /// As the operations take it.
    pub fn into_domain(self) -> coworkflow_domain::payments::PaymentInput {
        coworkflow_domain::payments::PaymentInput {
            tender: self.tender.into(),
            amount: self.amount.0,
            given: self.given.map(|given| given.0),
            reference: self.reference,
        }
    }
}

/// How much of a line is taken back.
#[derive(InputObject)]
pub struct CreditLineInput {
    line_id: ID,
    amount: Money,
}

/// Questions about invoices.
#[derive(Default)]
pub struct InvoicesQuery;

#[Object]
impl InvoicesQuery {
    /// `search`: `INV-0203`, its digits, or part of the customer's name. Newest first when not said otherwise.
    #[expect(clippy::too_many_arguments, reason = "the filters of the list")]
    async fn invoices(
        &self,
        context: &Context<'_>,
        search: Option<String>,
        status: Option<InvoiceStatus>,
        customer_id: Option<ID>,
        from: Option<Date>,
        to: Option<Date>,
        overdue: Option<bool>,
        sort: Option<InvoiceSort>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<InvoicePage> {
        let request = Request::of(context)?;
        let customer_id: Option<CustomerId> = request.optional_id(customer_id.as_ref(), SubjectKind::Customer)?;
        let list = ListInvoices {
            search,
            status: status.map(Into::into),
            customer_id,
            from: from.map(|day| day.0),
            to: to.map(|day| day.0),
            overdue: overdue.unwrap_or_default(),
            sort: sort.map(Into::into).unwrap_or_default(),
            first,
            after,
        };
        request.ask(list).await.map(InvoicePage::from)
    }

    async fn invoice(&self, context: &Context<'_>, id: ID) -> Result<Invoice> {
        let request = Request::of(context)?;
        one(request, request.id(&id, SubjectKind::Invoice)?).await
    }
}

/// Changes of invoices.
#[derive(Default)]
pub struct InvoicesMutation;

#[Object]
impl InvoicesMutation {
    async fn pay_invoice(
        &self,
        context: &Context<'_>,
        invoice_id: ID,
        payments: Vec<PaymentInput>,
        idempotency_key: Option<String>,
    ) -> Result<Invoice> {
        let request = Request::of(context)?;
        let pay = PayInvoice {
            invoice_id: request.id(&invoice_id, SubjectKind::Invoice)?,
            payments: payments.into_iter().map(PaymentInput::into_domain).collect(),
        };
        request.change(pay, idempotency_key).await.map(Invoice)
    }

    /// Gives money back: what is owed rises by it. `tender` left out: to the tenders it came from (`M7`).
    async fn refund(
        &self,
        context: &Context<'_>,
        invoice_id: ID,
        amount: Money,
        tender: Option<Tender>,
        reason: String,
        idempotency_key: Option<String>,
    ) -> Result<Invoice> {
        let request = Request::of(context)?;
        let invoice_id = request.id(&invoice_id, SubjectKind::Invoice)?;
        let refund = Refund {
            invoice_id,
            amount: amount.0,
            tender: tender.map(Into::into),
            reason,
        };
        request.change(refund, idempotency_key).await.map(Invoice)
    }

    /// Takes lines back, whole or in part; what was paid too much goes back (`M6`, `M7`). No `lines`: all that remains.
    async fn issue_credit_note(
        &self,
        context: &Context<'_>,
        invoice_id: ID,
        lines: Option<Vec<CreditLineInput>>,
        reason: String,
        tender: Option<Tender>,
        idempotency_key: Option<String>,
    ) -> Result<CreditNote> {
        let request = Request::of(context)?;
        let lines = lines
            .map(|lines| {
                lines
                    .into_iter()
                    .map(|line| {
                        Ok((
                            request.id::<InvoiceLineId>(&line.line_id, SubjectKind::Invoice)?,
                            line.amount.0,
                        ))
                    })
                    .collect::<Result<Vec<_>>>()
            })
            .transpose()?;
        let invoice_id = request.id(&invoice_id, SubjectKind::Invoice)?;
        let issue = IssueCreditNote {
            invoice_id,
            lines,
            reason,
            tender: tender.map(Into::into),
        };
        request.change(issue, idempotency_key).await.map(CreditNote::from)
    }
}
