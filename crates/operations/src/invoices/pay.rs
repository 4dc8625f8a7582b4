//! A customer pays what is owed.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::InvoiceId;
use coworkflow_domain::payments::{PaymentInput, PaymentRefusal};
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::{customers, invoices};
use serde::Serialize;

use super::settle::take_payments;
use super::view::{self, InvoiceView};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Takes payments for an issued invoice: part of it, all of it, or more (`M8`, `M9`).
#[derive(Debug, Clone, Serialize)]
pub struct PayInvoice {
    /// The invoice.
    pub invoice_id: InvoiceId,
    /// At least one.
    pub payments: Vec<PaymentInput>,
}

impl Change for PayInvoice {
    type Output = InvoiceView;
    const NAME: &'static str = "invoices.pay";
    const PERMISSION: Permission = Permission::PaymentsTake;

    fn run(&self, work: &mut Work) -> Result<InvoiceView, Failure> {
        if self.payments.is_empty() {
            return Err(PaymentRefusal::NotPositive { at: 0 }.into());
        }
        let invoice = invoices::by_id(work.tx, self.invoice_id)?.ok_or(General::NotFound {
            what: SubjectKind::Invoice,
        })?;
        let customer = customers::by_id(work.tx, invoice.customer_id)?.ok_or(General::NotFound {
            what: SubjectKind::Customer,
        })?;
        take_payments(work, &invoice, &customer, &self.payments)?;
        view::load(work, self.invoice_id)
    }
}
