//! An issued invoice is corrected by a credit note (`M6`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CreditNoteId, InvoiceId, InvoiceLineId};
use coworkflow_domain::invoices::{
    CreditLine, CreditRequest, after_credit, credit, credit_note_number, invoice_number,
};
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::Tender;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::required_line;
use coworkflow_store::invoices::{self, CreditNoteRow, CreditedLine, InvoiceRow, Movement};
use coworkflow_store::{customers, journal};
use serde::Serialize;

use super::restock::put_back;
use super::settle::{give_back, settled};
use super::view::{self, CreditNoteView};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Takes lines back, whole or in part: first less is owed, then money goes back (`M7`).
#[derive(Debug, Clone, Serialize)]
pub struct IssueCreditNote {
    /// The invoice.
    pub invoice_id: InvoiceId,
    /// Which lines and how much of each; nothing: all that remains.
    pub lines: Option<Vec<(InvoiceLineId, Money)>>,
    /// Pieces of item lines that go back to the stock; money and goods are counted apart.
    pub restock: Vec<(InvoiceLineId, i64)>,
    /// Why.
    pub reason: String,
    /// How money goes back; left out: as it came in.
    pub tender: Option<Tender>,
}

impl Change for IssueCreditNote {
    type Output = CreditNoteView;
    const NAME: &'static str = "invoices.credit";
    const PERMISSION: Permission = Permission::CreditNotesIssue;

    fn run(&self, work: &mut Work) -> Result<CreditNoteView, Failure> {
        let reason = required_line("reason", &self.reason, 500)?;
        let invoice = invoices::by_id(work.tx, self.invoice_id)?.ok_or(General::NotFound {
            what: SubjectKind::Invoice,
        })?;
        let request = self
            .lines
            .clone()
            .map_or(CreditRequest::Everything, CreditRequest::Lines);
        let note = take_back(work, &invoice, &request, self.tender, &reason)?;
        for (line, quantity) in &self.restock {
            put_back(work, &invoice, *line, *quantity, &reason)?;
        }
        view::credit_note_of(work, note)
    }
}

/// Takes lines of an invoice back by a credit note, and gives back what was paid too much then (`M6`, `M7`).
pub(crate) fn take_back(
    work: &mut Work,
    invoice: &InvoiceRow,
    request: &CreditRequest,
    tender: Option<Tender>,
    reason: &str,
) -> Result<CreditNoteRow, Failure> {
    let remaining: Vec<CreditLine> = invoices::lines(work.tx, invoice.id)?
        .into_iter()
        .map(|line| CreditLine {
            id: line.id,
            total: line.total,
            tax: line.tax,
            credited: line.credited_amount,
            credited_tax: line.credited_tax,
        })
        .collect();
    let credited = credit(&remaining, request)?;
    let after = after_credit(
        invoice.total,
        invoice.credited_amount,
        invoice.paid_amount,
        invoice.refunded_amount,
        credited.total,
    );
    let note = CreditNoteRow {
        id: work.new_id::<CreditNoteId>(),
        number: journal::next_number(work.tx, "credit_notes")?,
        invoice_id: invoice.id,
        customer_id: invoice.customer_id,
        tax: credited.tax,
        total: credited.total,
        reason: reason.to_owned(),
        issued_at: work.now(),
        day: work.day()?,
        issued_by: work.actor_id(),
    };
    let lines: Vec<CreditedLine> = credited
        .lines
        .into_iter()
        .map(|line| CreditedLine {
            line: line.id,
            tax: line.tax,
            total: line.total,
        })
        .collect();
    invoices::insert_credit_note(work.tx, &note, &lines)?;
    customers::billed(work.tx, invoice.customer_id, credited.total.negated()?)?;
    work.journal(&Event::CreditNoteIssued {
        credit_note_id: note.id,
        credit_note_number: credit_note_number(note.number),
        invoice_id: invoice.id,
        invoice_number: invoice_number(&invoice.prefix, invoice.number),
        customer_id: invoice.customer_id,
        customer: invoice.customer_name.clone(),
        total: note.total,
        reason: reason.to_owned(),
    })?;
    settled(
        work,
        invoice.id,
        Movement {
            credited: note.total,
            ..Movement::default()
        },
    )?;
    if after.refund_excess.is_positive() {
        give_back(work, invoice, after.refund_excess, tender, reason, Some(note.id))?;
    }
    Ok(note)
}
