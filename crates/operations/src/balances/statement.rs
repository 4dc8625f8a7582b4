//! The statement of a customer.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::{Movement, PASSER_BY, Statement, StatementKind, check_period, statement};
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::invoices::{credit_note_number, invoice_number};
use coworkflow_domain::refusal::General;
use coworkflow_domain::spaces::operating_day_interval;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::Date;
use coworkflow_store::balances::{self, MovementRow};
use coworkflow_store::customers::{self, CustomerRow};
use coworkflow_store::spaces;

use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// Everything that moved a customer's account over a period of operating days (`T6`), and how it stood.
#[derive(Debug, Clone)]
pub struct StatementOf {
    /// Whose.
    pub customer_id: CustomerId,
    /// The first day; left out: the first of this month.
    pub from: Option<Date>,
    /// The last day; left out: today.
    pub to: Option<Date>,
}

/// A statement with whose it is and which days it covers.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementView {
    /// Whose.
    pub customer: CustomerRow,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// What happened.
    pub statement: Statement,
}

impl Question for StatementOf {
    type Output = StatementView;
    const NAME: &'static str = "balances.statement";
    const PERMISSION: Permission = Permission::InvoicesRead;

    fn run(&self, work: &mut Work) -> Result<StatementView, Failure> {
        let customer = customers::by_id(work.tx, self.customer_id)?
            .filter(|customer| customer.id != PASSER_BY)
            .ok_or(General::NotFound {
                what: SubjectKind::Customer,
            })?;
        let space = spaces::the_space(work.tx)?;
        let (zone, cut_off) = (space.zone()?, space.cut_off()?);
        let today = work.day()?;
        let to = self
            .to
            .unwrap_or_else(|| self.from.map_or(today, |from| from.max(today)));
        let from = self.from.unwrap_or_else(|| to.first_of_month());
        check_period(from, to)?;
        let start = operating_day_interval(from, &zone, cut_off).start();
        let end = operating_day_interval(to, &zone, cut_off).end();
        // What is owed now, less what happened since: the cost follows the period, not the history.
        let now = customer.owed.minus(customer.balance)?;
        let opening = now.minus(balances::moved_since(work.tx, customer.id, start)?)?;
        let rows = balances::movements(work.tx, customer.id, start, end)?;
        let statement = statement(opening, rows.into_iter().map(movement).collect())?;
        Ok(StatementView {
            customer,
            from,
            to,
            statement,
        })
    }
}

fn movement(row: MovementRow) -> Movement {
    let document = match (row.kind, row.prefix, row.number) {
        (StatementKind::CreditNote, _, Some(number)) => credit_note_number(number),
        (_, Some(prefix), Some(number)) => invoice_number(&prefix, number),
        _ => String::new(),
    };
    Movement {
        at: row.at,
        kind: row.kind,
        document,
        invoice_id: row.invoice_id,
        tender: row.tender,
        amount: row.amount,
        note: row.note,
    }
}
