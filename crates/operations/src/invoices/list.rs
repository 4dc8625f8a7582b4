//! Looking at invoices.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CreditNoteId, CustomerId, InvoiceId};
use coworkflow_domain::invoices::{InvoiceStatus, parse_invoice_number};
use coworkflow_domain::spaces::operating_day_interval;
use coworkflow_domain::text::search_key;
use coworkflow_domain::time::Date;
use coworkflow_store::invoices::{self, Filter, InvoiceLineRow, InvoiceRow, InvoiceSort, Place};
use coworkflow_store::payments::{self, PaymentRow};
use coworkflow_store::spaces;

use super::view::{self, CreditNoteView, InvoiceView};
use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::Question;
use crate::work::Work;

/// One invoice.
#[derive(Debug, Clone)]
pub struct OneInvoice {
    /// Which invoice.
    pub id: InvoiceId,
}

impl Question for OneInvoice {
    type Output = InvoiceView;
    const NAME: &'static str = "invoices.get";
    const PERMISSION: Permission = Permission::InvoicesRead;

    fn run(&self, work: &mut Work) -> Result<InvoiceView, Failure> {
        view::load(work, self.id)
    }
}

/// The lines of an invoice, in order.
#[derive(Debug, Clone)]
pub struct LinesOf {
    /// Which invoice.
    pub id: InvoiceId,
}

impl Question for LinesOf {
    type Output = Vec<InvoiceLineRow>;
    const NAME: &'static str = "invoices.lines";
    const PERMISSION: Permission = Permission::InvoicesRead;

    fn run(&self, work: &mut Work) -> Result<Vec<InvoiceLineRow>, Failure> {
        Ok(invoices::lines(work.tx, self.id)?)
    }
}

/// Payments and refunds of an invoice, in order.
#[derive(Debug, Clone)]
pub struct PaymentsOf {
    /// Which invoice.
    pub id: InvoiceId,
}

impl Question for PaymentsOf {
    type Output = Vec<PaymentRow>;
    const NAME: &'static str = "invoices.payments";
    const PERMISSION: Permission = Permission::InvoicesRead;

    fn run(&self, work: &mut Work) -> Result<Vec<PaymentRow>, Failure> {
        Ok(payments::of_invoice(work.tx, self.id)?)
    }
}

/// The corrections of an invoice, in order.
#[derive(Debug, Clone)]
pub struct CreditNotesOf {
    /// Which invoice.
    pub id: InvoiceId,
}

impl Question for CreditNotesOf {
    type Output = Vec<CreditNoteView>;
    const NAME: &'static str = "invoices.credit_notes";
    const PERMISSION: Permission = Permission::InvoicesRead;

    fn run(&self, work: &mut Work) -> Result<Vec<CreditNoteView>, Failure> {
        let notes = invoices::credit_notes(work.tx, self.id)?;
        notes.into_iter().map(|note| view::credit_note_of(work, note)).collect()
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

/// A page of invoices.
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
    /// In which order; the latest first when left out.
    pub sort: InvoiceSort,
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for ListInvoices {
    type Output = Page<InvoiceView>;
    const NAME: &'static str = "invoices.list";
    const PERMISSION: Permission = Permission::InvoicesRead;

    fn run(&self, work: &mut Work) -> Result<Page<InvoiceView>, Failure> {
        let size = page::size(self.first)?;
        let after = self.after.as_deref().map(place).transpose()?;
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
            due_before: self.overdue.then(|| zone.date(work.now())),
            sort: self.sort,
            after,
        };
        let rows = invoices::page(work.tx, &filter, page::limit(size))?;
        let page = Page::cut(rows, size, |row| cursor(row, self.sort));
        let nodes = view::of(work, page.nodes)?;
        Ok(Page {
            nodes,
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        })
    }
}

fn cursor(row: &InvoiceRow, sort: InvoiceSort) -> String {
    let Place { key, number } = Place::of(row, sort);
    format!("{key}~{number}")
}

fn place(cursor: &str) -> Result<Place, Failure> {
    let (key, number) = page::after(cursor)?;
    Ok(Place { key, number })
}
