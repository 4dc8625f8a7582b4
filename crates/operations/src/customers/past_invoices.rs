//! What another program billed a customer.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::CustomerId;
use coworkflow_store::past_invoices::{self, PastInvoiceRow};

use super::known;
use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::Question;
use crate::work::Work;

/// Asks for a page of a customer's invoices of another program, the latest first.
#[derive(Debug, Clone)]
pub struct ListPastInvoices {
    /// Whose.
    pub id: CustomerId,
    /// How many.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for ListPastInvoices {
    type Output = Page<PastInvoiceRow>;
    const NAME: &'static str = "customers.past_invoices";
    const PERMISSION: Permission = Permission::InvoicesRead;

    fn run(&self, work: &mut Work) -> Result<Page<PastInvoiceRow>, Failure> {
        let size = page::size(self.first)?;
        let after = self.after.as_deref().map(page::after).transpose()?;
        let id = known(work, self.id)?.id;
        let rows = past_invoices::of_customer(work.tx, id, after, page::limit(size))?;
        Ok(Page::cut(rows, size, |row| page::cursor(row.date, row.id)))
    }
}
