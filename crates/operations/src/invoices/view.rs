//! An invoice with its lines and what happened to it.

use coworkflow_domain::ids::{CreditNoteId, InvoiceId};
use coworkflow_domain::invoices::{days_overdue, due, overdue};
use coworkflow_domain::money::Money;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Date;
use coworkflow_store::invoices::{self, CreditNoteLineRow, CreditNoteRow, InvoiceRow};
use coworkflow_store::payments::{self, PaymentRow};
use coworkflow_store::spaces;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::work::Work;

/// An invoice as a screen or a printer shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InvoiceView {
    /// The invoice.
    pub invoice: InvoiceRow,
    /// Still to be paid.
    pub due: Money,
    /// Not settled after its due date (`M8`).
    pub overdue: bool,
    /// Whole days since the due date, while something is due; 0 before.
    pub days_overdue: i64,
    /// The day it should be paid, in the space's zone.
    pub due_date: Date,
    /// The day it was settled.
    pub paid_date: Option<Date>,
}

/// A credit note with what it took back and gave back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CreditNoteView {
    /// The credit note.
    pub note: CreditNoteRow,
    /// What it took back, in the invoice's order.
    pub lines: Vec<CreditNoteLineRow>,
    /// What it gave back.
    pub refunds: Vec<PaymentRow>,
}

/// What explains a line, kept in both languages as it was when the invoice was issued.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineDetail {
    /// For an English reader.
    pub en: String,
    /// For an Arabic reader.
    pub ar: String,
}

impl LineDetail {
    /// As kept in a line; empty where nothing needs explaining.
    pub fn parse(kept: &str) -> LineDetail {
        serde_json::from_str(kept).unwrap_or_default()
    }

    /// In the reader's language.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Ar => &self.ar,
        }
    }
}

/// The view of one invoice.
pub(crate) fn load(work: &mut Work, id: InvoiceId) -> Result<InvoiceView, Failure> {
    let invoice = invoices::by_id(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::Invoice,
    })?;
    Ok(of(work, vec![invoice])?.remove(0))
}

/// The views of invoices whose rows are at hand.
pub(crate) fn of(work: &mut Work, rows: Vec<InvoiceRow>) -> Result<Vec<InvoiceView>, Failure> {
    let zone = spaces::the_space(work.tx)?.zone()?;
    let today = zone.date(work.now());
    Ok(rows
        .into_iter()
        .map(|invoice| {
            let due = due(
                invoice.total,
                invoice.credited_amount,
                invoice.paid_amount,
                invoice.refunded_amount,
            );
            InvoiceView {
                due,
                overdue: overdue(due, invoice.due_date, today),
                days_overdue: days_overdue(due, invoice.due_date, today),
                due_date: invoice.due_date,
                paid_date: invoice.paid_at.map(|at| zone.date(at)),
                invoice,
            }
        })
        .collect())
}

/// The view of one credit note.
pub(crate) fn load_credit_note(work: &mut Work, id: CreditNoteId) -> Result<CreditNoteView, Failure> {
    let note = invoices::credit_note(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::CreditNote,
    })?;
    credit_note_of(work, note)
}

/// The view of a credit note whose row is at hand.
pub(crate) fn credit_note_of(work: &mut Work, note: CreditNoteRow) -> Result<CreditNoteView, Failure> {
    let lines = invoices::credit_note_lines(work.tx, note.id)?;
    let refunds = payments::of_invoice(work.tx, note.invoice_id)?;
    let refunds = refunds
        .into_iter()
        .filter(|refund| refund.credit_note_id == Some(note.id))
        .collect();
    Ok(CreditNoteView { note, lines, refunds })
}
