//! What the desk does about invoices beyond one payment: bills by hand, settles several, reminds, voids.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::ids::{CustomerId, InvoiceId};
use coworkflow_domain::invoices::ManualLine;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::invoices::{
    IssueInvoice, OpenInvoicesOf, PaidInvoices, PayInvoices, PreviewInvoice, RemindInvoices, ReminderOf, VoidInvoice,
};

use super::{Invoice, InvoiceLine, PaymentInput};
use crate::customers::Customer;
use crate::enums::{TaxMode, Tender};
use crate::request::Request;
use crate::scalars::{Date, Money};
use crate::sessions::percent;

/// A line typed by hand. With `itemId` the pieces leave the stock; left out, nothing does.
#[derive(InputObject)]
pub struct InvoiceLineInput {
    description: String,
    quantity: i64,
    unit_price: Money,
    item_id: Option<ID>,
}

/// An invoice typed by hand: `discount` in basis points, 1250 is 12.5 %; `dueDate` left out: as the settings say.
#[derive(InputObject)]
pub struct IssueInvoiceInput {
    customer_id: ID,
    lines: Vec<InvoiceLineInput>,
    discount: Option<i32>,
    due_date: Option<Date>,
    note: Option<String>,
    payments: Option<Vec<PaymentInput>>,
}

fn typed(request: &Request, lines: Vec<InvoiceLineInput>) -> Result<Vec<ManualLine>> {
    lines
        .into_iter()
        .map(|line| {
            Ok(ManualLine {
                description: line.description,
                quantity: line.quantity,
                unit_price: line.unit_price.0,
                item_id: request.optional_id(line.item_id.as_ref(), SubjectKind::Item)?,
            })
        })
        .collect()
}

pub(super) fn invoice_ids(request: &Request, ids: &[ID]) -> Result<Vec<InvoiceId>> {
    ids.iter().map(|id| request.id(id, SubjectKind::Invoice)).collect()
}

/// An invoice that is not issued yet: it has no number (`M5`).
#[derive(SimpleObject)]
pub struct InvoicePreview {
    lines: Vec<InvoiceLine>,
    /// Before discount.
    amount: Money,
    discount_amount: Money,
    tax: Money,
    tax_name: String,
    tax_mode: TaxMode,
    total: Money,
    due_date: Date,
}

/// A reminder that is ready to send, in both languages.
#[derive(SimpleObject)]
pub struct InvoiceReminder {
    customer: Customer,
    total: Money,
    en: ReminderText,
    ar: ReminderText,
}

/// What a reminder says.
#[derive(SimpleObject)]
pub struct ReminderText {
    subject: String,
    text: String,
}

impl From<coworkflow_domain::invoices::Reminder> for ReminderText {
    fn from(reminder: coworkflow_domain::invoices::Reminder) -> ReminderText {
        ReminderText {
            subject: reminder.subject,
            text: reminder.text,
        }
    }
}

/// What settling several invoices came to.
#[derive(SimpleObject)]
pub struct InvoicesPaid {
    customer: Customer,
    /// Those that were paid for, the first due first.
    invoices: Vec<Invoice>,
    /// What became balance.
    to_balance: Money,
    /// Cash handed back.
    change: Money,
}

impl From<PaidInvoices> for InvoicesPaid {
    fn from(paid: PaidInvoices) -> InvoicesPaid {
        InvoicesPaid {
            customer: paid.customer.into(),
            invoices: paid.invoices.into_iter().map(Invoice).collect(),
            to_balance: Money(paid.to_balance),
            change: Money(paid.change),
        }
    }
}

/// Questions of the desk about invoices.
#[derive(Default)]
pub struct InvoiceDeskQuery;

#[Object]
impl InvoiceDeskQuery {
    /// What an invoice of these lines would be, by the functions that would issue it.
    async fn invoice_preview(
        &self,
        context: &Context<'_>,
        lines: Vec<InvoiceLineInput>,
        discount: Option<i32>,
        due_date: Option<Date>,
    ) -> Result<InvoicePreview> {
        let request = Request::of(context)?;
        let lang = request.context.lang;
        let preview = PreviewInvoice {
            lines: typed(request, lines)?,
            discount: percent(request, discount)?,
            due_date: due_date.map(|day| day.0),
        };
        let preview = request.ask(preview).await?;
        let lines = preview.totals.lines.iter().enumerate();
        Ok(InvoicePreview {
            lines: lines.map(|(at, line)| InvoiceLine::draft(at, line, lang)).collect(),
            amount: Money(preview.totals.subtotal),
            discount_amount: Money(preview.totals.discount_amount),
            tax: Money(preview.totals.tax),
            tax_name: preview.tax.name,
            tax_mode: preview.tax.mode.into(),
            total: Money(preview.totals.total),
            due_date: Date(preview.due_date),
        })
    }

    /// What a customer has not settled, the first due first, at most 200.
    async fn open_invoices(&self, context: &Context<'_>, customer_id: ID) -> Result<Vec<Invoice>> {
        let request = Request::of(context)?;
        let customer_id: CustomerId = request.id(&customer_id, SubjectKind::Customer)?;
        let open = request.ask(OpenInvoicesOf { customer_id }).await?;
        Ok(open.into_iter().map(Invoice).collect())
    }

    /// What to send to a customer about 1 to 100 of their open invoices.
    async fn invoice_reminder(&self, context: &Context<'_>, invoice_ids: Vec<ID>) -> Result<InvoiceReminder> {
        let request = Request::of(context)?;
        let reminder = ReminderOf {
            invoice_ids: self::invoice_ids(request, &invoice_ids)?,
        };
        let reminder = request.ask(reminder).await?;
        Ok(InvoiceReminder {
            customer: reminder.customer.into(),
            total: Money(reminder.total),
            en: reminder.en.into(),
            ar: reminder.ar.into(),
        })
    }
}

/// Changes by the desk of invoices.
#[derive(Default)]
pub struct InvoiceDeskMutation;

#[Object]
impl InvoiceDeskMutation {
    /// Issues an invoice for lines typed by hand.
    async fn issue_invoice(
        &self,
        context: &Context<'_>,
        input: IssueInvoiceInput,
        idempotency_key: Option<String>,
    ) -> Result<Invoice> {
        let request = Request::of(context)?;
        let payments = input.payments.unwrap_or_default();
        let issue = IssueInvoice {
            customer_id: request.id(&input.customer_id, SubjectKind::Customer)?,
            lines: typed(request, input.lines)?,
            discount: percent(request, input.discount)?,
            due_date: input.due_date.map(|day| day.0),
            note: input.note,
            payments: payments.into_iter().map(PaymentInput::into_domain).collect(),
        };
        request.change(issue, idempotency_key).await.map(Invoice)
    }

    /// Takes a whole invoice back (`M5`, `M6`, `M7`). `tender` left out: money goes back as it came in. `restock`: its
    /// items go back to the stock.
    async fn void_invoice(
        &self,
        context: &Context<'_>,
        invoice_id: ID,
        reason: String,
        tender: Option<Tender>,
        restock: Option<bool>,
        idempotency_key: Option<String>,
    ) -> Result<Invoice> {
        let request = Request::of(context)?;
        let void = VoidInvoice {
            restock: restock.unwrap_or_default(),
            invoice_id: request.id(&invoice_id, SubjectKind::Invoice)?,
            reason,
            tender: tender.map(Into::into),
        };
        request.change(void, idempotency_key).await.map(Invoice)
    }

    /// Settles several invoices of a customer, the first due first; what is left becomes balance (`M9`). No `invoiceIds`: all
    /// that are open.
    async fn pay_invoices(
        &self,
        context: &Context<'_>,
        customer_id: ID,
        invoice_ids: Option<Vec<ID>>,
        payments: Vec<PaymentInput>,
        idempotency_key: Option<String>,
    ) -> Result<InvoicesPaid> {
        let request = Request::of(context)?;
        let pay = PayInvoices {
            customer_id: request.id(&customer_id, SubjectKind::Customer)?,
            invoice_ids: invoice_ids.map(|ids| self::invoice_ids(request, &ids)).transpose()?,
            payments: payments.into_iter().map(PaymentInput::into_domain).collect(),
        };
        request.change(pay, idempotency_key).await.map(InvoicesPaid::from)
    }

    /// Remembers that a customer was reminded of invoices.
    async fn remind_invoices(
        &self,
        context: &Context<'_>,
        invoice_ids: Vec<ID>,
        idempotency_key: Option<String>,
    ) -> Result<Vec<Invoice>> {
        let request = Request::of(context)?;
        let remind = RemindInvoices {
            invoice_ids: self::invoice_ids(request, &invoice_ids)?,
        };
        let reminded = request.change(remind, idempotency_key).await?;
        Ok(reminded.into_iter().map(Invoice).collect())
    }
}
