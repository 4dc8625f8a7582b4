//! The history of a customer's account.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::time::Instant;
use coworkflow_store::ledger::{self, LedgerRow};

use super::known;
use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::Question;
use crate::work::Work;

/// Asks for a page of a customer's account, newest first.
pub struct ListLedger {
    /// Whose.
    pub id: CustomerId,
    /// How many.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for ListLedger {
    type Output = Page<LedgerRow>;
    const NAME: &'static str = "customers.ledger";
    const PERMISSION: Permission = Permission::CustomersRead;

    fn run(&self, work: &mut Work) -> Result<Page<LedgerRow>, Failure> {
        let size = page::size(self.first)?;
        let after = self.after.as_deref().map(page::after::<i64, _>).transpose()?;
        let before = after.map(|(at, id)| (Instant::from_millis(at), id));
        let id = known(work, self.id)?.id;
        let rows = ledger::page(work.tx, id, before, page::limit(size))?;
        Ok(Page::cut(rows, size, |row| page::cursor(row.at.as_millis(), row.id)))
    }
}
