//! The history of a customer's account.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::LedgerKind;
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::spaces::operating_day_interval;
use coworkflow_domain::time::{Date, Instant};
use coworkflow_store::ledger::{self, Filter, LedgerRow};
use coworkflow_store::spaces;

use super::known;
use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::Question;
use crate::work::Work;

/// Asks for a page of a customer's account, newest first.
#[derive(Debug, Clone)]
pub struct ListLedger {
    /// Whose.
    pub id: CustomerId,
    /// Only moves of this kind.
    pub kind: Option<LedgerKind>,
    /// On this operating day or later.
    pub from: Option<Date>,
    /// On this operating day or before.
    pub to: Option<Date>,
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
        let space = spaces::the_space(work.tx)?;
        let (zone, cut_off) = (space.zone()?, space.cut_off()?);
        let filter = Filter {
            kind: self.kind,
            from: self.from.map(|day| operating_day_interval(day, &zone, cut_off).start()),
            to: self.to.map(|day| operating_day_interval(day, &zone, cut_off).end()),
        };
        let rows = ledger::page(work.tx, id, &filter, before, page::limit(size))?;
        Ok(Page::cut(rows, size, |row| page::cursor(row.at.as_millis(), row.id)))
    }
}
