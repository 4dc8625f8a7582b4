//! What a sale, a change, a pause or a cancellation would do, in figures and words, before anybody confirms.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CustomerId, PlanId, SubscriptionId};
use coworkflow_domain::invoices::build;
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::subscriptions::{Place, SubscriptionRefusal, check_start, later};
use coworkflow_domain::time::Date;
use coworkflow_store::customers::{self, CustomerRow};
use coworkflow_store::plans::PlanRow;
use coworkflow_store::subscriptions::{self, SubscriptionRow};
use coworkflow_store::{spaces, tenants};

use super::cancel::{Ending, ending};
use super::pause::{moved_by, planned};
use super::{found, plans, sell, today, words};
use crate::customers::in_use;
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// What something would do.
#[derive(Debug, Clone, PartialEq)]
pub struct SubscriptionPreview {
    /// The first day of the run.
    pub starts_on: Date,
    /// Its last day.
    pub ends_on: Date,
    /// What would be billed, with tax and without the discount.
    pub total: Money,
    /// Taken off by the discount.
    pub discount_amount: Money,
    /// In the total.
    pub tax: Money,
    /// What a credit note would take back of the old run.
    pub credited: Money,
    /// What of it goes back as money, or to the balance at a change.
    pub refunded: Money,
    /// Still to be paid.
    pub to_pay: Money,
    /// The same in sentences, in the reader's language.
    pub words: Vec<String>,
}

/// What selling a plan would do.
#[derive(Debug, Clone, Copy)]
pub struct PreviewSale {
    /// To whom.
    pub customer_id: CustomerId,
    /// Which.
    pub plan_id: PlanId,
    /// Its first day; today when left out.
    pub starts_on: Option<Date>,
    /// On the price.
    pub discount: Percent,
}

impl Question for PreviewSale {
    type Output = SubscriptionPreview;
    const NAME: &'static str = "subscriptions.preview_sale";
    const PERMISSION: Permission = Permission::SubscriptionsSell;

    fn run(&self, work: &mut Work) -> Result<SubscriptionPreview, Failure> {
        let customer = in_use(work, self.customer_id)?;
        let plan = plans::on_sale(work, self.plan_id)?;
        let today = today(work)?;
        let wanted = check_start(self.starts_on.unwrap_or(today), today)?;
        let place = sell::place_of(work, &customer, &plan, wanted)?;
        let mut preview = sale(work, &plan, place, self.discount)?;
        let beside = beside(work, &customer, &plan, place)?;
        preview.words.extend(beside);
        if place.starts_on == today && customers::is_here(work.tx, customer.id)? {
            preview.words.push(words::from_now_on(work.lang()));
        }
        Ok(preview)
    }
}

/// What changing the plan of a run would do.
#[derive(Debug, Clone, Copy)]
pub struct PreviewChange {
    /// The run.
    pub id: SubscriptionId,
    /// To which plan.
    pub plan_id: PlanId,
    /// On the price of the new plan.
    pub discount: Percent,
}

impl Question for PreviewChange {
    type Output = SubscriptionPreview;
    const NAME: &'static str = "subscriptions.preview_change";
    const PERMISSION: Permission = Permission::SubscriptionsManage;

    fn run(&self, work: &mut Work) -> Result<SubscriptionPreview, Failure> {
        let today = today(work)?;
        let old = found(work, self.id)?;
        let plan = plans::on_sale(work, self.plan_id)?;
        if plan.id == old.plan_id {
            return Err(SubscriptionRefusal::SamePlan { plan: plan.name }.into());
        }
        let customer = in_use(work, old.customer_id)?;
        let ending = ending(work, &old, today)?;
        let place = sell::place_of(work, &customer, &plan, ending.from)?;
        let new = sale(work, &plan, place, self.discount)?;
        let mut words = end_in_words(work, &old, &ending, true)?;
        words.extend(new.words);
        Ok(SubscriptionPreview {
            credited: ending.credited,
            refunded: ending.refunded,
            to_pay: new.total.minus(ending.refunded.min(new.total))?,
            words,
            ..new
        })
    }
}

/// What cancelling a run would do.
#[derive(Debug, Clone, Copy)]
pub struct PreviewCancel {
    /// The run.
    pub id: SubscriptionId,
}

impl Question for PreviewCancel {
    type Output = SubscriptionPreview;
    const NAME: &'static str = "subscriptions.preview_cancel";
    const PERMISSION: Permission = Permission::SubscriptionsManage;

    fn run(&self, work: &mut Work) -> Result<SubscriptionPreview, Failure> {
        let today = today(work)?;
        let run = found(work, self.id)?;
        let ending = ending(work, &run, today)?;
        let mut words = end_in_words(work, &run, &ending, false)?;
        let ended = SubscriptionRow {
            ends_on: later(ending.from, -1),
            ..run
        };
        words.extend(moves(work, &ended, today)?);
        Ok(SubscriptionPreview {
            starts_on: ended.starts_on,
            ends_on: ended.ends_on,
            total: Money::ZERO,
            discount_amount: Money::ZERO,
            tax: Money::ZERO,
            credited: ending.credited,
            refunded: ending.refunded,
            to_pay: Money::ZERO,
            words,
        })
    }
}

/// What pausing a run would do.
#[derive(Debug, Clone, Copy)]
pub struct PreviewPause {
    /// The run.
    pub id: SubscriptionId,
    /// The first paused day; the earliest one possible when left out.
    pub from_on: Option<Date>,
    /// The day of return.
    pub until_on: Date,
}

impl Question for PreviewPause {
    type Output = SubscriptionPreview;
    const NAME: &'static str = "subscriptions.preview_pause";
    const PERMISSION: Permission = Permission::SubscriptionsManage;

    fn run(&self, work: &mut Work) -> Result<SubscriptionPreview, Failure> {
        let today = today(work)?;
        let run = found(work, self.id)?;
        let pause = planned(work, &run, self.from_on, self.until_on, today)?;
        let paused = SubscriptionRow {
            ends_on: later(run.ends_on, pause.days()),
            ..run
        };
        let lang = work.lang();
        let mut words = vec![words::paused(
            &paused.plan_name,
            pause.from_on,
            pause.until_on,
            pause.days(),
            paused.ends_on,
            lang,
        )];
        words.extend(moves(work, &paused, today)?);
        Ok(SubscriptionPreview {
            starts_on: paused.starts_on,
            ends_on: paused.ends_on,
            total: Money::ZERO,
            discount_amount: Money::ZERO,
            tax: Money::ZERO,
            credited: Money::ZERO,
            refunded: Money::ZERO,
            to_pay: Money::ZERO,
            words,
        })
    }
}

/// The figures of a sale, by the function that will issue its invoice.
fn sale(work: &mut Work, plan: &PlanRow, place: Place, discount: Percent) -> Result<SubscriptionPreview, Failure> {
    let tax = spaces::the_space(work.tx)?.tax();
    let line = sell::line(&plan.name, &plan.terms()?, place)?;
    let totals = build(vec![line], discount, &tax)?;
    let lang = work.lang();
    let mut words = vec![words::runs(&plan.name, place, lang)];
    if place.follows.is_some() {
        words.push(words::queued(&plan.name, place.starts_on, lang));
    }
    Ok(SubscriptionPreview {
        starts_on: place.starts_on,
        ends_on: place.ends_on,
        total: totals.total,
        discount_amount: totals.discount_amount,
        tax: totals.tax,
        credited: Money::ZERO,
        refunded: Money::ZERO,
        to_pay: totals.total,
        words,
    })
}

/// The other plans that run on days of the new one, and who pays first (`S2`).
fn beside(work: &mut Work, customer: &CustomerRow, plan: &PlanRow, place: Place) -> Result<Vec<String>, Failure> {
    let lang = work.lang();
    let others = subscriptions::touching(work.tx, customer.id, place.starts_on, place.ends_on)?;
    Ok(others
        .iter()
        .filter(|other| other.plan_id != plan.id && other.starts_on <= other.ends_on)
        .map(|other| {
            let new_first =
                (plan.included_minutes.is_some(), place.ends_on) < (other.included_minutes.is_some(), other.ends_on);
            let (first, minutes) = if new_first {
                (&plan.name, plan.included_minutes)
            } else {
                (&other.plan_name, other.included_minutes)
            };
            words::alongside(&other.plan_name, other.ends_on, first, minutes.is_none(), lang)
        })
        .collect())
}

fn end_in_words(work: &mut Work, run: &SubscriptionRow, ending: &Ending, change: bool) -> Result<Vec<String>, Failure> {
    let (lang, currency) = (work.lang(), tenants::currency(work.tx)?);
    let last = later(ending.from, -1);
    let mut words = vec![words::ends(
        &run.plan_name,
        (last >= run.starts_on).then_some(last),
        lang,
    )];
    if ending.credited.is_positive() {
        words.push(words::unused(
            ending.days_left,
            run.days,
            ending.minutes,
            ending.parts,
            currency,
            lang,
        ));
        let owed_less = ending.credited.minus(ending.refunded)?;
        words.extend(words::credit(owed_less, ending.refunded, change, currency, lang));
    } else {
        words.push(words::nothing_back(ending.billed.is_some(), lang));
    }
    Ok(words)
}

fn moves(work: &mut Work, run: &SubscriptionRow, today: Date) -> Result<Vec<String>, Failure> {
    let lang = work.lang();
    Ok(moved_by(work, run, today)?
        .iter()
        .map(|row| words::moves(&row.plan_name, row.starts_on, row.ends_on, lang))
        .collect())
}
