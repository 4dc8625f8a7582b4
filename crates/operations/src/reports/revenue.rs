//! What was sold, step by step and by kind.

use std::collections::BTreeMap;

use coworkflow_domain::access::Permission;
use coworkflow_domain::invoices::LineKind;
use coworkflow_domain::money::Money;
use coworkflow_domain::reports::{Document, Period, Step};
use coworkflow_domain::time::Date;
use coworkflow_store::reports;

use super::ask::{Asked, Compared, add, first_day};
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// Invoices less credit notes of a period, by day, week or month.
#[derive(Debug, Clone, Copy)]
pub struct RevenueReport {
    /// The period.
    pub asked: Asked,
    /// How wide a row is.
    pub step: Step,
}

/// What was sold in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Revenue {
    /// The days it is about.
    pub period: Period,
    /// In order; also those in which nothing was sold.
    pub rows: Vec<RevenueRow>,
    /// All rows together.
    pub total: RevenueRow,
}

/// What was sold in one step. Money is with tax where not said otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct RevenueRow {
    /// The days of the step.
    pub period: Period,
    /// Invoiced less credited, of every kind that can be sold.
    pub by_kind: Vec<(LineKind, Money)>,
    /// Invoiced less credited.
    pub revenue: Money,
    /// Tax in it.
    pub tax: Money,
    /// Taken off before.
    pub discounts: Money,
    /// Credited, on the days of the credit notes.
    pub credited: Money,
    /// Invoices issued.
    pub invoices: i64,
}

impl RevenueRow {
    fn of(period: Period) -> RevenueRow {
        RevenueRow {
            period,
            by_kind: LineKind::ALL.iter().map(|kind| (*kind, Money::ZERO)).collect(),
            revenue: Money::ZERO,
            tax: Money::ZERO,
            discounts: Money::ZERO,
            credited: Money::ZERO,
            invoices: 0,
        }
    }

    fn line(&mut self, line: &reports::RevenueDay) -> Result<(), Failure> {
        let (total, tax) = match line.document {
            Document::Invoice => (line.total, line.tax),
            Document::CreditNote => {
                add(&mut self.credited, line.total)?;
                (line.total.negated()?, line.tax.negated()?)
            }
        };
        for (_, sum) in self.by_kind.iter_mut().filter(|(kind, _)| *kind == line.kind) {
            add(sum, total)?;
        }
        add(&mut self.revenue, total)?;
        add(&mut self.tax, tax)?;
        add(&mut self.discounts, line.discounts)
    }
}

impl Question for RevenueReport {
    type Output = Compared<Revenue>;
    const NAME: &'static str = "reports.revenue";
    const PERMISSION: Permission = Permission::ReportsRead;

    fn run(&self, work: &mut Work) -> Result<Compared<Revenue>, Failure> {
        self.asked.answer(work, |work, period| revenue(work, period, self.step))
    }
}

fn revenue(work: &mut Work, period: Period, step: Step) -> Result<Revenue, Failure> {
    let mut rows: BTreeMap<Date, RevenueRow> = period
        .steps(step, first_day(work)?)
        .into_iter()
        .map(|step| (step.from(), RevenueRow::of(step)))
        .collect();
    let mut total = RevenueRow::of(period);
    for line in reports::revenue_days(work.tx, period)? {
        if let Some((_, row)) = rows.range_mut(..=line.day).next_back() {
            row.line(&line)?;
        }
        total.line(&line)?;
    }
    for issued in reports::invoice_days(work.tx, period)? {
        if issued.document == Document::Invoice {
            if let Some((_, row)) = rows.range_mut(..=issued.day).next_back() {
                row.invoices += issued.documents;
            }
            total.invoices += issued.documents;
        }
    }
    Ok(Revenue {
        period,
        rows: rows.into_values().collect(),
        total,
    })
}
