//! Looking at invoices.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CreditNoteId, CustomerId, InvoiceId};
use coworkflow_domain::invoices::{InvoiceStatus, parse_invoice_number};
use coworkflow_domain::money::Money;
use coworkflow_domain::spaces::operating_day_interval;
use coworkflow_domain::text::search_key;
use coworkflow_domain::time::Date;
use coworkflow_store::invoices::{self, Filter, InvoiceLineRow};
use coworkflow_store::payments::{self, PaymentRow};
use coworkflow_store::spaces;

use super::view::{self, CreditNoteView, InvoiceView};
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// An invoice with all that stands on it.
#[derive(Debug, Clone)]
pub struct WholeInvoice {
    /// The invoice.
    pub view: InvoiceView,
    /// Its lines, in order.
    pub lines: Vec<InvoiceLineRow>,
    /// Payments and refunds, in order.
    pub payments: Vec<PaymentRow>,
    /// Its corrections.
    pub credit_notes: Vec<CreditNoteView>,
}

/// One invoice, whole.
#[derive(Debug, Clone)]
pub struct OneInvoice {
    /// Which.
    pub id: InvoiceId,
}

impl Question for OneInvoice {
    type Output = WholeInvoice;
    const NAME: &'static str = "invoices.get";
    const PERMISSION: Permission = Permission::InvoicesRead;

    fn run(&self, work: &mut Work) -> Result<WholeInvoice, Failure> {
        let view = view::load(work, self.id)?;
        let lines = invoices::lines(work.tx, self.id)?;
        let payments = payments::of_invoice(work.tx, self.id)?;
        let notes = invoices::credit_notes(work.tx, self.id)?;
        let credit_notes = notes.into_iter().map(|note| view::credit_note_of(work, note)).collect::<Result<_, _>>()?;
        Ok(WholeInvoice { view, lines, payments, credit_notes })
    }
}

/// One credit note.
#[derive(Debug, Clone)]
pub struct OneCreditNote {
    /// Which.
    pub id: CreditNoteId,
}

impl Question for OneCreditNote {
    type Output = CreditNoteView;
    const NAME: &'static str = "invoices.get_credit_note";
    const PERMISSION: Permission = Permission::InvoicesRead;

    fn run(&self, work: &mut Work) -> Result<CreditNoteView, Failure> {
        view::load_credit_note(work, self.id)
    }
}

/// What a customer still owes.
#[derive(Debug, Clone)]
pub struct OwedBy {
    /// Who.
    pub customer_id: CustomerId,
}

impl Question for OwedBy {
    type Output = Money;
    const NAME: &'static str = "invoices.owed";
    const PERMISSION: Permission = Permission::InvoicesRead;

    fn run(&self, work: &mut Work) -> Result<Money, Failure> {
        Ok(invoices::owed_by(work.tx, self.customer_id)?)
    }
}

/// A page of invoices, newest first.
#[derive(Debug, Clone, Default)]
pub struct ListInvoices {
    /// `INV-0203`, its digits, or part of the customer's name.
    pub search: Option<String>,
    /// Only of this status.
    pub status: Option<InvoiceStatus>,
    /// Only of this customer.
    pub customer_id: Option<CustomerId>,
    /// Issued on this operating day or later.
    pub from: Option<Date>,
    /// Issued on this operating day or before.
    pub to: Option<Date>,
    /// Only those that should have been paid.
    pub overdue: bool,
    /// Only those below this number.
    pub before: Option<i64>,
    /// At most so many.
    pub limit: i64,
}

/// A page of invoices.
#[derive(Debug, Clone)]
pub struct InvoicePage {
    /// The invoices.
    pub nodes: Vec<InvoiceView>,
    /// Whether there are more below.
    pub has_more: bool,
}

impl Question for ListInvoices {
    type Output = InvoicePage;
    const NAME: &'static str = "invoices.list";
    const PERMISSION: Permission = Permission::InvoicesRead;

    fn run(&self, work: &mut Work) -> Result<InvoicePage, Failure> {
        let space = spaces::the_space(work.tx)?;
        let (zone, cut_off) = (space.zone()?, space.cut_off()?);
        let search = self.search.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let number = search.and_then(parse_invoice_number);
        let filter = Filter {
            number,
            name: if number.is_some() { None } else { search.map(search_key) },
            status: self.status,
            customer_id: self.customer_id,
            from: self.from.map(|day| operating_day_interval(day, &zone, cut_off).start()),
            to: self.to.map(|day| operating_day_interval(day, &zone, cut_off).end()),
            // Overdue begins the day after the due date, in the space's zone (`M8`).
            overdue_at: self.overdue.then(|| zone.instant_of(zone.date(work.now()).at(0, 0, 0, 0))),
            before: self.before,
        };
        let mut rows = invoices::page(work.tx, &filter, self.limit + 1)?;
        let has_more = rows.len() as i64 > self.limit;
        rows.truncate(usize::try_from(self.limit).unwrap_or_default());
        Ok(InvoicePage { nodes: view::of(work, rows)?, has_more })
    }
}
