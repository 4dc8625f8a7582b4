//! The figures of an operating day.

use std::collections::HashMap;

use coworkflow_domain::access::Permission;
use coworkflow_domain::invoices::LineKind;
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::Tender;
use coworkflow_domain::spaces::operating_day_interval;
use coworkflow_domain::time::{Date, Instant, Interval};
use coworkflow_store::reports::{self, Counted};
use coworkflow_store::spaces::SpaceRow;

use super::ask::{add, take};
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// The figures of one operating day, from its cut-off to the next (`T6`).
#[derive(Debug, Clone)]
pub struct DayOverview {
    /// Which; today's when left out.
    pub date: Option<Date>,
}

/// What a day came to. All money is in minor units, with tax where not said otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct DayFigures {
    /// The operating day.
    pub date: Date,
    /// Invoices issued less credit notes issued on that day.
    pub revenue: Money,
    /// The part of it that was for time.
    pub time_revenue: Money,
    /// The part of it that was for items.
    pub item_revenue: Money,
    /// The part of it that was for plans.
    pub plan_revenue: Money,
    /// The part of it that was typed by hand.
    pub custom_revenue: Money,
    /// Tax in it.
    pub tax: Money,
    /// Discounts given on the day's invoices.
    pub discounts: Money,
    /// Credit notes issued on that day.
    pub credited: Money,
    /// Payments less refunds by tender, also on older invoices.
    pub received: Vec<(Tender, Money)>,
    /// The sum of them, without what was paid from balances: that money came in before.
    pub received_total: Money,
    /// Money put on balances on that day, apart from invoices.
    pub topped_up: Money,
    /// Still to be paid, now, on the day's invoices.
    pub owed: Money,
    /// Sessions that began.
    pub sessions_started: i64,
    /// Sessions that ended.
    pub sessions_ended: i64,
    /// Sessions that go on now.
    pub active_sessions: i64,
    /// Customers who were added.
    pub new_customers: i64,
    /// Invoices issued.
    pub invoices: i64,
}

impl Question for DayOverview {
    type Output = DayFigures;
    const NAME: &'static str = "reports.day";
    const PERMISSION: Permission = Permission::ReportsRead;

    fn run(&self, work: &mut Work) -> Result<DayFigures, Failure> {
        let space = coworkflow_store::spaces::the_space(work.tx)?;
        let date = match self.date {
            Some(date) => date,
            None => work.day()?,
        };
        figures(work, &space, date, None)
    }
}

/// The figures of a day of a space, or of its beginning up to a moment: each by a bounded range of an index, so that their
/// cost follows the day and never the history.
pub fn figures(work: &mut Work, space: &SpaceRow, date: Date, until: Option<Instant>) -> Result<DayFigures, Failure> {
    let span = operating_day_interval(date, &space.zone()?, space.cut_off()?);
    let before = until.unwrap_or(Instant::from_millis(i64::MAX));
    let invoiced = reports::invoiced(work.tx, date, before)?;
    let credited = reports::credited(work.tx, date, before)?;
    let mut by_kind: HashMap<LineKind, Money> = HashMap::new();
    for sold in reports::invoiced_by_kind(work.tx, date, before)? {
        add(by_kind.entry(sold.kind).or_default(), sold.total)?;
    }
    for taken_back in reports::credited_by_kind(work.tx, date, before)? {
        take(by_kind.entry(taken_back.kind).or_default(), taken_back.total)?;
    }
    let mut of_kind = |kind| by_kind.remove(&kind).unwrap_or_default();
    let received: Vec<_> = reports::received(work.tx, date, before)?
        .into_iter()
        .map(|received| (received.tender, received.amount))
        .collect();
    let counted = match Interval::new(span.start(), span.end().min(before)) {
        Ok(span) => reports::counted(work.tx, span)?,
        Err(_) => Counted::default(),
    };
    Ok(DayFigures {
        date,
        revenue: invoiced.total.minus(credited.total)?,
        time_revenue: of_kind(LineKind::Time),
        item_revenue: of_kind(LineKind::Item),
        plan_revenue: of_kind(LineKind::Plan),
        custom_revenue: of_kind(LineKind::Custom),
        tax: invoiced.tax.minus(credited.tax)?,
        discounts: invoiced.discounts,
        credited: credited.total,
        received_total: Money::sum(
            received
                .iter()
                .filter(|(tender, _)| *tender != Tender::Balance)
                .map(|(_, amount)| *amount),
        )?,
        received,
        topped_up: reports::topped_up(work.tx, date, before)?,
        owed: invoiced.owed,
        sessions_started: counted.sessions_started,
        sessions_ended: counted.sessions_ended,
        active_sessions: counted.active_sessions,
        new_customers: counted.new_customers,
        invoices: invoiced.invoices,
    })
}
