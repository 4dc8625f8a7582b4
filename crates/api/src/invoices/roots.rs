//! What can be asked and changed about invoices.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result};
use coworkflow_domain::ids::{CustomerId, InvoiceLineId};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::invoices::{IssueCreditNote, ListInvoices, PayInvoice, Refund};
use coworkflow_store::invoices::InvoiceSort as Sort;

use super::{CreditNote, Invoice, InvoicePage, one};
use crate::enums::{InvoiceStatus, Tender};
use crate::request::Request;
use crate::scalars::{Date, Money};

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
    /// Only unsettled ones, the first due first.
    Due,
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

/// How many pieces of a line go back to the stock.
#[derive(InputObject)]
pub struct RestockInput {
    line_id: ID,
    quantity: i64,
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
    #[expect(clippy::too_many_arguments, reason = "all that a correction says")]
    async fn issue_credit_note(
        &self,
        context: &Context<'_>,
        invoice_id: ID,
        lines: Option<Vec<CreditLineInput>>,
        reason: String,
        tender: Option<Tender>,
        restock: Option<Vec<RestockInput>>,
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
        let restock = restock
            .unwrap_or_default()
            .into_iter()
            .map(|line| Ok((request.id(&line.line_id, SubjectKind::Invoice)?, line.quantity)))
            .collect::<Result<Vec<_>>>()?;
        let issue = IssueCreditNote {
            restock,
            invoice_id,
            lines,
            reason,
            tender: tender.map(Into::into),
        };
        request.change(issue, idempotency_key).await.map(CreditNote::from)
    }
}
