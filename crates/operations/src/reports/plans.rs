//! Which plans are sold, renewed and left.

use std::collections::BTreeMap;

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::PlanId;
use coworkflow_domain::money::Money;
use coworkflow_domain::reports::Period;
use coworkflow_store::reports;

use super::ask::{Asked, Compared, add, share};
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// The plans of a period, and their churn.
#[derive(Debug, Clone, Copy)]
pub struct PlansReport {
    /// The period.
    pub asked: Asked,
}

/// How the plans went.
#[derive(Debug, Clone, PartialEq)]
pub struct Plans {
    /// The days it is about.
    pub period: Period,
    /// Every plan of which something was sold, ended or runs, by name.
    pub rows: Vec<PlanRow>,
    /// All together.
    pub total: PlanFigures,
}

/// One plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanRow {
    /// The plan.
    pub id: PlanId,
    /// As it was called when it was last sold.
    pub name: String,
    /// How it went.
    pub figures: PlanFigures,
}

/// How a plan went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PlanFigures {
    /// Runs sold in the period.
    pub sold: i64,
    /// Their prices, before discount and tax.
    pub amount: Money,
    /// Runs whose last day was in the period.
    pub ended: i64,
    /// Of these: another run of the customer, of any plan, began within a week of the end.
    pub renewed: i64,
    /// Of these: none did.
    pub lost: i64,
    /// Basis points of the lost in the ended.
    pub churn: Option<i64>,
    /// Runs that the last day of the period belongs to.
    pub running: i64,
}

impl PlanFigures {
    fn finish(mut self) -> PlanFigures {
        self.lost = self.ended - self.renewed;
        self.churn = share(self.lost, self.ended);
        self
    }
}

impl Question for PlansReport {
    type Output = Compared<Plans>;
    const NAME: &'static str = "reports.plans";
    const PERMISSION: Permission = Permission::ReportsRead;

    fn run(&self, work: &mut Work) -> Result<Compared<Plans>, Failure> {
        self.asked.answer(work, plans)
    }
}

fn plans(work: &mut Work, period: Period) -> Result<Plans, Failure> {
    let mut total = PlanFigures::default();
    let mut rows: BTreeMap<PlanId, PlanRow> = BTreeMap::new();
    // Who ends today still has the day: a run counts as ended once its last day is over.
    let last = period.to().min(work.day()?.yesterday().unwrap_or(period.to()));
    let runs = reports::plans_sold(work.tx, period)?
        .into_iter()
        .chain(reports::plans_ended(work.tx, period.from(), last)?)
        .chain(reports::plans_running(work.tx, period.to())?);
    for runs in runs {
        let row = rows.entry(runs.plan_id).or_insert_with(|| PlanRow {
            id: runs.plan_id,
            name: String::new(),
            figures: PlanFigures::default(),
        });
        if row.name.is_empty() {
            row.name = runs.plan_name.clone();
        }
        for figures in [&mut row.figures, &mut total] {
            figures.sold += runs.sold;
            add(&mut figures.amount, runs.amount)?;
            figures.ended += runs.ended;
            figures.renewed += runs.renewed;
            figures.running += runs.running;
        }
    }
    let mut rows: Vec<PlanRow> = rows
        .into_values()
        .map(|row| PlanRow {
            figures: row.figures.finish(),
            ..row
        })
        .collect();
    rows.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(Plans {
        period,
        rows,
        total: total.finish(),
    })
}
