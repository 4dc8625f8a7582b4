//! Lists of customers by what is owed, either way.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::Date;
use coworkflow_store::balances::{self, DebtorRow, TotalsRow};
use coworkflow_store::customers::{self, CustomerRow};
use coworkflow_store::spaces;

use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::Question;
use crate::work::Work;

/// Customers who owe on invoices, who owes most first.
#[derive(Debug, Clone, Default)]
pub struct ListDebtors {
    /// Only those with something overdue (`M8`).
    pub overdue: bool,
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

/// A customer who owes.
#[derive(Debug, Clone, PartialEq)]
pub struct Debtor {
    /// Who.
    pub customer: CustomerRow,
    /// What, since when, and when they were reminded.
    pub row: DebtorRow,
}

impl Question for ListDebtors {
    type Output = Page<Debtor>;
    const NAME: &'static str = "balances.debtors";
    const PERMISSION: Permission = Permission::InvoicesRead;

    fn run(&self, work: &mut Work) -> Result<Page<Debtor>, Failure> {
        let size = page::size(self.first)?;
        let after = self.after.as_deref().map(page::after::<i64, CustomerId>).transpose()?;
        let today = today(work)?;
        let rows = balances::debtors(work.tx, after, self.overdue, today, page::limit(size))?;
        let page = Page::cut(rows, size, |row| page::cursor(row.owed.minor(), row.customer_id));
        let mut nodes = Vec::with_capacity(page.nodes.len());
        for row in page.nodes {
            let customer = customers::by_id(work.tx, row.customer_id)?.ok_or(General::NotFound {
                what: SubjectKind::Customer,
            })?;
            nodes.push(Debtor { customer, row });
        }
        Ok(Page {
            nodes,
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        })
    }
}

/// On which side of zero a balance is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Above: the house holds money for them.
    Credit,
    /// Below: they have spent what they had not.
    Debit,
}

/// Customers with a balance on one side of zero, the furthest from it first.
#[derive(Debug, Clone)]
pub struct ListBalances {
    /// Which side.
    pub side: Side,
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for ListBalances {
    type Output = Page<CustomerRow>;
    const NAME: &'static str = "balances.list";
    const PERMISSION: Permission = Permission::InvoicesRead;

    fn run(&self, work: &mut Work) -> Result<Page<CustomerRow>, Failure> {
        let size = page::size(self.first)?;
        let after = self.after.as_deref().map(page::after::<i64, CustomerId>).transpose()?;
        let rows = match self.side {
            Side::Credit => balances::holders(work.tx, after, page::limit(size))?,
            Side::Debit => balances::overdrawers(work.tx, after, page::limit(size))?,
        };
        Ok(Page::cut(rows, size, |row| page::cursor(row.balance.minor(), row.id)))
    }
}

/// What is owed to the house and held by it, altogether.
#[derive(Debug, Clone)]
pub struct BalanceTotals;

impl Question for BalanceTotals {
    type Output = TotalsRow;
    const NAME: &'static str = "balances.totals";
    const PERMISSION: Permission = Permission::InvoicesRead;

    fn run(&self, work: &mut Work) -> Result<TotalsRow, Failure> {
        let today = today(work)?;
        Ok(balances::totals(work.tx, today)?)
    }
}

/// Today in the space's zone, by which due dates are read.
fn today(work: &mut Work) -> Result<Date, Failure> {
    Ok(spaces::the_space(work.tx)?.zone()?.date(work.now()))
}
