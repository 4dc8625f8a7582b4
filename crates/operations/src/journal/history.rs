//! The operation history, newest first.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CustomerId, UserId};
use coworkflow_domain::spaces::operating_day_interval;
use coworkflow_domain::time::{Date, Instant};
use coworkflow_store::journal::{self, Filter};

use super::EntryView;
use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::Question;
use crate::work::Work;

/// A page of the history.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// Only by this user.
    pub actor_id: Option<UserId>,
    /// Only of this kind (`session.started`) or capability (`session`).
    pub event: Option<String>,
    /// Only about this customer.
    pub customer_id: Option<CustomerId>,
    /// From the beginning of this operating day (`T6`).
    pub from: Option<Date>,
    /// To the end of this operating day.
    pub to: Option<Date>,
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for History {
    type Output = Page<EntryView>;
    const NAME: &'static str = "journal.history";
    const PERMISSION: Permission = Permission::JournalRead;

    fn run(&self, work: &mut Work) -> Result<Page<EntryView>, Failure> {
        let size = page::size(self.first)?;
        let before = self.after.as_deref().map(page::after::<i64, i64>).transpose()?;
        let before = before.map(|(at, seq)| (Instant::from_millis(at), seq));
        let space = coworkflow_store::spaces::the_space(work.tx)?;
        let (zone, cut_off) = (space.zone()?, space.cut_off()?);
        let filter = Filter {
            actor_id: self.actor_id,
            event: self.event.clone().filter(|event| !event.is_empty()),
            customer_id: self.customer_id,
            from: self
                .from
                .map(|date| operating_day_interval(date, &zone, cut_off).start()),
            to: self.to.map(|date| operating_day_interval(date, &zone, cut_off).end()),
            before,
        };
        let rows = journal::page(work.tx, &filter, page::limit(size))?;
        let currency = coworkflow_store::tenants::currency(work.tx)?;
        let lang = work.lang();
        let page = Page::cut(rows, size, |row| format!("{}~{}", row.at.as_millis(), row.seq));
        Ok(page.map(|row| EntryView::read(row, &currency, lang)))
    }
}
