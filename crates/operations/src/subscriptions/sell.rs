//! A plan is sold, or renewed before or after its end.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CustomerId, PlanId, SubscriptionId};
use coworkflow_domain::invoices::{DraftLine, LineKind};
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::payments::PaymentInput;
use coworkflow_domain::subscriptions::{
    MAX_DAYS, Place, Placed, SubscriptionRefusal, Terms, check_start, days_from, later, place,
};
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Date;
use coworkflow_store::customers::CustomerRow;
use coworkflow_store::invoices::InvoiceRow;
use coworkflow_store::plans::PlanRow;
use coworkflow_store::subscriptions::{self, SubscriptionRow};
use coworkflow_store::{DbError, spaces};
use serde::Serialize;

use super::view::{self, SubscriptionView};
use super::{found, plans, today, words};
use crate::customers::in_use;
use crate::failure::{Failure, broken};
use crate::invoices::{Draft, LineDetail, issue_due, take_payments};
use crate::perform::Change;
use crate::work::Work;

/// Sells a plan with its invoice, and takes what is paid at once. The same plan twice queues (`S2`).
#[derive(Debug, Clone, Serialize)]
pub struct SellPlan {
    /// To whom.
    pub customer_id: CustomerId,
    /// Which.
    pub plan_id: PlanId,
    /// Its first day; today when left out.
    pub starts_on: Option<Date>,
    /// On the price; more than nothing needs `invoices.discount`.
    pub discount: Percent,
    /// What is paid at once; the rest stays owed.
    pub payments: Vec<PaymentInput>,
}

impl Change for SellPlan {
    type Output = SubscriptionView;
    const NAME: &'static str = "subscriptions.sell";
    const PERMISSION: Permission = Permission::SubscriptionsSell;

    fn run(&self, work: &mut Work) -> Result<SubscriptionView, Failure> {
        let customer = in_use(work, self.customer_id)?;
        let plan = plans::on_sale(work, self.plan_id)?;
        let today = today(work)?;
        let wanted = check_start(self.starts_on.unwrap_or(today), today)?;
        let place = place_of(work, &customer, &plan, wanted)?;
        let run = begin(work, &customer, &plan, place)?;
        let (_, run) = bill(work, &customer, run, self.discount, &self.payments)?;
        work.journal(&Event::SubscriptionSold {
            subscription_id: run.id,
            customer_id: customer.id,
            customer: customer.name,
            plan_id: plan.id,
            plan: plan.name,
            starts_on: run.starts_on,
            ends_on: run.ends_on,
            price: run.price,
        })?;
        view::load(work, run.id)
    }
}

/// Sells the plan of a run again, at its price of now: from the old end on, or from today when that is over (`S2`).
#[derive(Debug, Clone, Serialize)]
pub struct RenewSubscription {
    /// The run.
    pub id: SubscriptionId,
    /// On the price; more than nothing needs `invoices.discount`.
    pub discount: Percent,
    /// What is paid at once; the rest stays owed.
    pub payments: Vec<PaymentInput>,
}

impl Change for RenewSubscription {
    type Output = SubscriptionView;
    const NAME: &'static str = "subscriptions.renew";
    const PERMISSION: Permission = Permission::SubscriptionsSell;

    fn run(&self, work: &mut Work) -> Result<SubscriptionView, Failure> {
        let old = found(work, self.id)?;
        let customer = in_use(work, old.customer_id)?;
        let plan = plans::on_sale(work, old.plan_id)?;
        let today = today(work)?;
        let place = place_of(work, &customer, &plan, later(old.ends_on, 1).max(today))?;
        let follows = place
            .follows
            .or_else(|| (later(old.ends_on, 1) == place.starts_on).then_some(old.id));
        let run = begin(work, &customer, &plan, Place { follows, ..place })?;
        let (_, run) = bill(work, &customer, run, self.discount, &self.payments)?;
        work.journal(&Event::SubscriptionRenewed {
            subscription_id: run.id,
            customer_id: customer.id,
            customer: customer.name,
            plan_id: plan.id,
            plan: plan.name,
            starts_on: run.starts_on,
            ends_on: run.ends_on,
            price: run.price,
        })?;
        view::load(work, run.id)
    }
}

/// Where a new run of a plan goes among those that the customer has of it (`S2`).
pub(super) fn place_of(
    work: &mut Work,
    customer: &CustomerRow,
    plan: &PlanRow,
    wanted: Date,
) -> Result<Place, Failure> {
    let live = subscriptions::live(work.tx, customer.id, wanted)?;
    let same: Vec<Placed> = live
        .iter()
        .filter(|run| run.plan_id == plan.id)
        .map(SubscriptionRow::placed)
        .collect();
    Ok(place(&same, wanted, plan.days))
}

/// Begins a run with the terms of now (`P6`), not billed yet.
pub(super) fn begin(
    work: &mut Work,
    customer: &CustomerRow,
    plan: &PlanRow,
    place: Place,
) -> Result<SubscriptionRow, Failure> {
    let row = SubscriptionRow {
        id: work.new_id(),
        customer_id: customer.id,
        plan_id: plan.id,
        plan_name: plan.name.clone(),
        days: plan.days,
        price: plan.price,
        included_minutes: plan.included_minutes,
        access: plan.access.clone(),
        starts_on: place.starts_on,
        ends_on: place.ends_on,
        follows_id: place.follows,
        paused_days: 0,
        drawn_minutes: 0,
        sold_at: work.now(),
        sold_day: work.day()?,
        sold_by: work.actor_id(),
        invoice_id: None,
        cancelled_at: None,
        cancel_reason: String::new(),
    };
    subscriptions::insert(work.tx, &row).map_err(|error| overlapping(error, &row.plan_name))?;
    Ok(row)
}

/// Refuses to take over a run that is over, or one of a time too far off.
pub(crate) fn check_take_over(work: &mut Work, plan: &PlanRow, ends_on: Date) -> Result<(), Failure> {
    let today = today(work)?;
    if ends_on < today {
        return Err(SubscriptionRefusal::NotRunning {
            plan: plan.name.clone(),
            ended: true,
        }
        .into());
    }
    if days_from(today, ends_on) > 2 * MAX_DAYS {
        return Err(SubscriptionRefusal::StartsTooLate.into());
    }
    Ok(())
}

/// Takes over a run that was sold elsewhere: it ends on `ends_on`, its allowance is what `drawn_minutes` left of the
/// plan's, and it is not billed here.
pub(crate) fn take_over(
    work: &mut Work,
    customer: &CustomerRow,
    plan: &PlanRow,
    ends_on: Date,
    drawn_minutes: i64,
) -> Result<SubscriptionRow, Failure> {
    check_take_over(work, plan, ends_on)?;
    let place = Place {
        starts_on: later(ends_on, 1 - plan.days),
        ends_on,
        follows: None,
    };
    let left = PlanRow {
        included_minutes: plan
            .included_minutes
            .map(|included| included.saturating_sub(drawn_minutes.max(0)).max(0)),
        ..plan.clone()
    };
    let row = begin(work, customer, &left, place)?;
    work.journal(&Event::SubscriptionSold {
        subscription_id: row.id,
        customer_id: customer.id,
        customer: customer.name.clone(),
        plan_id: plan.id,
        plan: plan.name.clone(),
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        price: Money::ZERO,
    })?;
    Ok(row)
}

/// What a run bills.
pub(super) fn line(plan: &str, terms: &Terms, place: Place) -> Result<DraftLine, Failure> {
    let detail = LineDetail {
        en: words::run(terms, place, Lang::En),
        ar: words::run(terms, place, Lang::Ar),
    };
    Ok(DraftLine {
        kind: LineKind::Plan,
        description: plan.to_owned(),
        detail: serde_json::to_string(&detail).map_err(broken)?,
        quantity: 1,
        unit_price: terms.price,
        amount: terms.price,
        cost: Money::ZERO,
        item_id: None,
        resource_id: None,
    })
}

/// Issues the invoice of a run, due as the space set it, and takes what is paid at once.
pub(super) fn bill(
    work: &mut Work,
    customer: &CustomerRow,
    mut run: SubscriptionRow,
    discount: Percent,
    payments: &[PaymentInput],
) -> Result<(InvoiceRow, SubscriptionRow), Failure> {
    if !discount.is_zero() {
        work.require(Permission::InvoicesDiscount)?;
    }
    let place = Place {
        starts_on: run.starts_on,
        ends_on: run.ends_on,
        follows: None,
    };
    let draft = Draft {
        customer,
        session_id: None,
        lines: vec![line(&run.plan_name, &run.terms()?, place)?],
        discount,
        coupon: None,
    };
    let due = later(today(work)?, spaces::the_space(work.tx)?.due_days);
    let invoice = issue_due(work, draft, due, String::new())?;
    take_payments(work, &invoice, customer, payments)?;
    subscriptions::set_invoice(work.tx, run.id, invoice.id)?;
    run.invoice_id = Some(invoice.id);
    Ok((invoice, run))
}

/// The database's own refusal of two runs of one plan on one day (`S2`), in words.
pub(super) fn overlapping(error: DbError, plan: &str) -> Failure {
    if error.is_constraint("subscriptions_no_overlap") {
        return SubscriptionRefusal::Overlaps { plan: plan.to_owned() }.into();
    }
    error.into()
}
