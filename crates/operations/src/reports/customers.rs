//! Who comes, who is new, who came back and who stopped coming.

use std::collections::{HashMap, HashSet};

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::PASSER_BY;
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::money::Money;
use coworkflow_domain::reports::{Document, Period};
use coworkflow_domain::spaces::operating_day_interval;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::customers::{self, CustomerRow};
use coworkflow_store::reports::{self, Lapsed};

use super::ask::{Asked, Compared, add, take};
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// Without a visit for so many days somebody counts as lapsed.
pub const LAPSED_AFTER_DAYS: i64 = 30;

/// How many a list of people shows.
const SHOWN: usize = 100;

/// The customers of a period.
#[derive(Debug, Clone, Copy)]
pub struct CustomersReport {
    /// The period.
    pub asked: Asked,
}

/// Who came in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerFigures {
    /// The days it is about.
    pub period: Period,
    /// Added in the period, whether they came or not.
    pub new: i64,
    /// Came, and had been added before the period.
    pub returning: i64,
    /// Came at all.
    pub came: i64,
    /// How often.
    pub visits: i64,
    /// Became lapsed in the period: their last visit, ever, was 30 days before one of its days.
    pub lapsed: i64,
    /// Those who brought the most, at most 100.
    pub top: Vec<TopCustomer>,
    /// The latest of the lapsed, at most 100.
    pub lapsed_rows: Vec<Lapsed>,
}

/// What one customer brought.
#[derive(Debug, Clone, PartialEq)]
pub struct TopCustomer {
    /// Who.
    pub customer: CustomerRow,
    /// Sessions that began.
    pub visits: i64,
    /// Invoiced less credited, with tax.
    pub revenue: Money,
}

impl Question for CustomersReport {
    type Output = Compared<CustomerFigures>;
    const NAME: &'static str = "reports.customers";
    const PERMISSION: Permission = Permission::ReportsRead;

    fn run(&self, work: &mut Work) -> Result<Compared<CustomerFigures>, Failure> {
        self.asked.answer(work, figures)
    }
}

fn figures(work: &mut Work, period: Period) -> Result<CustomerFigures, Failure> {
    let span = span(work, period)?;
    let new: HashSet<CustomerId> = reports::added(work.tx, span)?.into_iter().collect();
    let mut visits: HashMap<CustomerId, i64> = HashMap::new();
    for day in reports::visit_days(work.tx, period)? {
        *visits.entry(day.customer_id).or_default() += day.visits;
    }
    let mut revenue: HashMap<CustomerId, Money> = HashMap::new();
    for day in reports::customer_days(work.tx, period)? {
        let sum = revenue.entry(day.customer_id).or_default();
        match day.document {
            Document::Invoice => add(sum, day.total)?,
            Document::CreditNote => take(sum, day.total)?,
        }
    }
    let month = LAPSED_AFTER_DAYS * -24;
    let lapsing = Interval::new(
        span.start().plus_hours(month),
        span.end().min(work.now()).plus_hours(month),
    );
    let (lapsed, lapsed_rows) = match lapsing {
        Ok(lapsing) => (
            reports::lapsed_count(work.tx, lapsing)?,
            reports::lapsed(work.tx, lapsing, SHOWN as i64)?,
        ),
        Err(_) => (0, Vec::new()),
    };
    let returning = visits.keys().filter(|id| !new.contains(id)).count();
    Ok(CustomerFigures {
        period,
        new: count(new.len()),
        returning: count(returning),
        came: count(visits.len()),
        visits: visits.values().sum(),
        lapsed,
        top: top(work, revenue, &visits)?,
        lapsed_rows,
    })
}

fn top(
    work: &mut Work,
    revenue: HashMap<CustomerId, Money>,
    visits: &HashMap<CustomerId, i64>,
) -> Result<Vec<TopCustomer>, Failure> {
    let mut best: Vec<(Money, CustomerId)> = revenue.into_iter().map(|(id, sum)| (sum, id)).collect();
    best.sort_unstable_by(|one, other| other.cmp(one));
    let mut top = Vec::new();
    for (revenue, id) in best
        .into_iter()
        .filter(|(sum, id)| sum.is_positive() && *id != PASSER_BY)
        .take(SHOWN)
    {
        if let Some(customer) = customers::by_id(work.tx, id)? {
            top.push(TopCustomer {
                customer,
                visits: visits.get(&id).copied().unwrap_or(0),
                revenue,
            });
        }
    }
    Ok(top)
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

/// From the first cut-off of a period to its last.
pub(super) fn span(work: &mut Work, period: Period) -> Result<Interval, Failure> {
    let (zone, cut_off) = work.calendar()?;
    let start: Instant = operating_day_interval(period.from(), &zone, cut_off).start();
    let end = operating_day_interval(period.to(), &zone, cut_off).end();
    Ok(Interval::new(start, end)?)
}
