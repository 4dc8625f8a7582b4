//! Money goes back without a correction of the invoice: a payment was taken by mistake, or by the wrong tender.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::{PASSER_BY, PasserByRefusal};
use coworkflow_domain::ids::InvoiceId;
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::Tender;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::required_line;
use coworkflow_store::invoices;
use serde::Serialize;

use super::settle::give_back;
use super::view::{self, InvoiceView};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Gives back at most what was paid and not yet refunded (`M7`); what is owed rises by it.
#[derive(Debug, Clone, Serialize)]
pub struct Refund {
    /// The invoice.
    pub invoice_id: InvoiceId,
    /// More than nothing.
    pub amount: Money,
    /// How; left out: as it came in.
    pub tender: Option<Tender>,
    /// Why.
    pub reason: String,
}

impl Change for Refund {
    type Output = InvoiceView;
    const NAME: &'static str = "invoices.refund";
    const PERMISSION: Permission = Permission::PaymentsRefund;

    fn run(&self, work: &mut Work) -> Result<InvoiceView, Failure> {
        let reason = required_line("reason", &self.reason, 500)?;
        let invoice = invoices::by_id(work.tx, self.invoice_id)?.ok_or(General::NotFound {
            what: SubjectKind::Invoice,
        })?;
        if invoice.customer_id == PASSER_BY {
            return Err(PasserByRefusal::CannotOwe.into());
        }
        give_back(work, &invoice, self.amount, self.tender, &reason, None)?;
        view::load(work, self.invoice_id)
    }
}
