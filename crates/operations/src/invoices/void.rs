//! An invoice is taken back whole: it keeps its number and stays to be read.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::InvoiceId;
use coworkflow_domain::invoices::{CreditRefusal, CreditRequest, invoice_number};
use coworkflow_domain::journal::Event;
use coworkflow_domain::payments::Tender;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::required_line;
use coworkflow_store::invoices;
use serde::Serialize;

use super::credit::take_back;
use super::restock::{put_back, restockable};
use super::view::{self, InvoiceView};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Takes back all that remains of an invoice by a credit note, gives back what was paid (`M6`, `M7`), and marks it void (`M5`).
#[derive(Debug, Clone, Serialize)]
pub struct VoidInvoice {
    /// The invoice.
    pub invoice_id: InvoiceId,
    /// Why.
    pub reason: String,
    /// How money goes back; left out: as it came in.
    pub tender: Option<Tender>,
    /// Whether the items on it go back to the stock, those that did not already.
    pub restock: bool,
}

impl Change for VoidInvoice {
    type Output = InvoiceView;
    const NAME: &'static str = "invoices.void";
    const PERMISSION: Permission = Permission::InvoicesVoid;

    fn run(&self, work: &mut Work) -> Result<InvoiceView, Failure> {
        let reason = required_line("reason", &self.reason, 500)?;
        let invoice = invoices::by_id(work.tx, self.invoice_id)?.ok_or(General::NotFound {
            what: SubjectKind::Invoice,
        })?;
        let now = work.now();
        if !invoices::void(work.tx, invoice.id, now)? {
            return Err(CreditRefusal::VoidAlready.into());
        }
        // An invoice over nothing, or one that was credited whole before, has nothing left for a credit note.
        if invoice.total > invoice.credited_amount {
            take_back(work, &invoice, &CreditRequest::Everything, self.tender, &reason)?;
        }
        if self.restock {
            for line in invoices::lines(work.tx, invoice.id)? {
                let left = restockable(&line);
                if left > 0 {
                    put_back(work, &invoice, line.id, left, &reason)?;
                }
            }
        }
        work.journal(&Event::InvoiceVoided {
            invoice_id: invoice.id,
            invoice_number: invoice_number(&invoice.prefix, invoice.number),
            customer_id: invoice.customer_id,
            customer: invoice.customer_name,
            reason,
        })?;
        view::load(work, invoice.id)
    }
}
