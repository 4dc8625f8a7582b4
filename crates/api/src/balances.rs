//! Who owes, who has money with the house, and statements of account, in GraphQL.

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use coworkflow_domain::customers::StatementLine as Line;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::balances as operations;
use coworkflow_operations::balances::{BalanceTotals as Totals, ListBalances, ListDebtors, Side, StatementOf};

use crate::customers::{Customer, CustomerPage};
use crate::enums::{StatementKind, Tender};
use crate::request::Request;
use crate::scalars::{Date, Instant, Money};

/// On which side of zero a balance is.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "Side")]
pub enum BalanceSide {
    /// Above: the house holds money for them.
    Credit,
    /// Below: they have spent what they had not.
    Debit,
}

/// A customer who owes on invoices.
#[derive(SimpleObject)]
pub struct Debtor {
    customer: Customer,
    owed: Money,
    /// Of it, what should have been paid before today.
    overdue: Money,
    /// How many invoices are open.
    invoices: i64,
    oldest_due: Date,
    /// When they were last reminded of one of them.
    reminded_at: Option<Instant>,
}

/// A page of customers who owe.
#[derive(SimpleObject)]
pub struct DebtorPage {
    nodes: Vec<Debtor>,
    end_cursor: Option<String>,
    has_more: bool,
}

impl From<operations::Debtor> for Debtor {
    fn from(debtor: operations::Debtor) -> Debtor {
        Debtor {
            customer: debtor.customer.into(),
            owed: Money(debtor.row.owed),
            overdue: Money(debtor.row.overdue),
            invoices: debtor.row.invoices,
            oldest_due: Date(debtor.row.oldest_due),
            reminded_at: debtor.row.reminded_at.map(Instant),
        }
    }
}

/// What is owed and held altogether, and by how many.
#[derive(SimpleObject)]
pub struct BalanceTotals {
    /// Still to be paid on invoices.
    owed: Money,
    debtors: i64,
    /// Of it, what should have been paid before today.
    overdue: Money,
    overdue_invoices: i64,
    /// Balances above zero: money that the house holds for customers.
    held: Money,
    holders: i64,
    /// Balances below zero, as a negative amount.
    overdrawn: Money,
    overdrawers: i64,
}

/// Everything that moved a customer's account over days: `opening + charged − credited = closing`.
#[derive(SimpleObject)]
pub struct Statement {
    customer: Customer,
    from: Date,
    to: Date,
    /// What the customer owed before, invoices and balance together; below zero the house owed them.
    opening: Money,
    lines: Vec<StatementLine>,
    charged: Money,
    credited: Money,
    closing: Money,
}

/// One thing that moved an account.
#[derive(SimpleObject)]
pub struct StatementLine {
    at: Instant,
    kind: StatementKind,
    /// The number of its invoice or credit note; empty where there is none.
    document: String,
    invoice_id: Option<ID>,
    tender: Option<Tender>,
    /// What it was about. What is paid from the balance moves inside the account: it has an amount, but no charge and no credit.
    amount: Money,
    charge: Money,
    credit: Money,
    /// What the customer owed then.
    owes: Money,
    note: String,
}

impl From<Line> for StatementLine {
    fn from(line: Line) -> StatementLine {
        StatementLine {
            at: Instant(line.movement.at),
            kind: line.movement.kind.into(),
            document: line.movement.document,
            invoice_id: line.movement.invoice_id.map(ID::from),
            tender: line.movement.tender.map(Into::into),
            amount: Money(line.movement.amount),
            charge: Money(line.charge),
            credit: Money(line.credit),
            owes: Money(line.owes),
            note: line.movement.note,
        }
    }
}

/// Questions about balances.
#[derive(Default)]
pub struct BalancesQuery;

#[Object]
impl BalancesQuery {
    /// Customers who owe on invoices, who owes most first; `overdue`: only those with something overdue.
    async fn debtors(
        &self,
        context: &Context<'_>,
        overdue: Option<bool>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<DebtorPage> {
        let list = ListDebtors {
            overdue: overdue.unwrap_or_default(),
            first,
            after,
        };
        let page = Request::of(context)?.ask(list).await?;
        Ok(DebtorPage {
            nodes: page.nodes.into_iter().map(Debtor::from).collect(),
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        })
    }

    /// Customers with a balance on one side of zero, the furthest from it first.
    async fn balances(
        &self,
        context: &Context<'_>,
        side: BalanceSide,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<CustomerPage> {
        let list = ListBalances {
            side: side.into(),
            first,
            after,
        };
        let page = Request::of(context)?.ask(list).await?;
        Ok(CustomerPage::of(page, None))
    }

    async fn balance_totals(&self, context: &Context<'_>) -> Result<BalanceTotals> {
        let totals = Request::of(context)?.ask(Totals).await?;
        Ok(BalanceTotals {
            owed: Money(totals.owed),
            debtors: totals.debtors,
            overdue: Money(totals.overdue),
            overdue_invoices: totals.overdue_invoices,
            held: Money(totals.held),
            holders: totals.holders,
            overdrawn: Money(totals.overdrawn),
            overdrawers: totals.overdrawers,
        })
    }

    /// Operating days, at most three years; left out: this month so far.
    async fn statement(
        &self,
        context: &Context<'_>,
        customer_id: ID,
        from: Option<Date>,
        to: Option<Date>,
    ) -> Result<Statement> {
        let request = Request::of(context)?;
        let of = StatementOf {
            customer_id: request.id(&customer_id, SubjectKind::Customer)?,
            from: from.map(|day| day.0),
            to: to.map(|day| day.0),
        };
        let view = request.ask(of).await?;
        Ok(Statement {
            customer: view.customer.into(),
            from: Date(view.from),
            to: Date(view.to),
            opening: Money(view.statement.opening),
            lines: view.statement.lines.into_iter().map(StatementLine::from).collect(),
            charged: Money(view.statement.charged),
            credited: Money(view.statement.credited),
            closing: Money(view.statement.closing),
        })
    }
}
