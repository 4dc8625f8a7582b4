//! A customer goes over to another plan (`S6`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{PlanId, SubscriptionId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::payments::{PaymentInput, Tender};
use coworkflow_domain::subscriptions::SubscriptionRefusal;
use coworkflow_store::customers;
use coworkflow_store::subscriptions::{self, SubscriptionRow};
use serde::Serialize;

use super::pause::{reflowed, tell};
use super::view::{self, SubscriptionView};
use super::{cancel, found, plans, sell, today};
use crate::customers::in_use;
use crate::failure::Failure;
use crate::invoices::take_payments;
use crate::perform::Change;
use crate::work::Work;

/// Ends a run after what was used of it and sells another plan from there on. What was paid for the unused part goes to
/// the customer's balance and pays the new plan; what is queued behind the old run queues behind the new one.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeSubscription {
    /// The run.
    pub id: SubscriptionId,
    /// To which plan.
    pub plan_id: PlanId,
    /// On the price of the new plan; more than nothing needs `invoices.discount`.
    pub discount: Percent,
    /// What is paid at once beside what the old one leaves; the rest stays owed.
    pub payments: Vec<PaymentInput>,
}

impl Change for ChangeSubscription {
    type Output = SubscriptionView;
    const NAME: &'static str = "subscriptions.change";
    const PERMISSION: Permission = Permission::SubscriptionsManage;

    fn run(&self, work: &mut Work) -> Result<SubscriptionView, Failure> {
        let today = today(work)?;
        let old = found(work, self.id)?;
        let plan = plans::on_sale(work, self.plan_id)?;
        if plan.id == old.plan_id {
            return Err(SubscriptionRefusal::SamePlan { plan: plan.name }.into());
        }
        let customer = in_use(work, old.customer_id)?;
        let ending = cancel::ending(work, &old, today)?;
        let reason = format!("{} → {}", old.plan_name, plan.name);
        let old = cancel::end(work, old, &ending, &reason)?;
        cancel::give_credit(work, &ending, Some(Tender::Balance), &reason)?;

        let place = sell::place_of(work, &customer, &plan, ending.from)?;
        let new = sell::begin(work, &customer, &plan, place)?;
        let moved = requeue(work, &old, &new)?;
        // The balance has what the old run left.
        let customer = customers::by_id(work.tx, customer.id)?.unwrap_or(customer);
        let (invoice, new) = sell::bill(work, &customer, new, self.discount, &[])?;
        let mut payments = self.payments.clone();
        let left = ending.refunded.min(invoice.total);
        if left.is_positive() {
            payments.insert(0, from_balance(left));
        }
        take_payments(work, &invoice, &customer, &payments)?;
        work.journal(&Event::SubscriptionChanged {
            subscription_id: old.id,
            new_id: new.id,
            customer_id: customer.id,
            customer: customer.name,
            from: old.plan_name,
            to: new.plan_name,
            starts_on: new.starts_on,
            ends_on: new.ends_on,
            credited: ending.credited,
        })?;
        tell(work, moved)?;
        view::load(work, new.id)
    }
}

/// Puts what was queued behind the old run behind the new one.
fn requeue(work: &mut Work, old: &SubscriptionRow, new: &SubscriptionRow) -> Result<Vec<SubscriptionRow>, Failure> {
    let today = today(work)?;
    let mut rows = subscriptions::live(work.tx, old.customer_id, today)?;
    for row in &mut rows {
        if row.follows_id == Some(old.id) && row.starts_on > today && row.id != new.id {
            row.follows_id = Some(new.id);
            subscriptions::set_follows(work.tx, row.id, row.follows_id)?;
        }
    }
    let moved = reflowed(rows, today)?;
    subscriptions::set_days(work.tx, &moved).map_err(|error| sell::overlapping(error, &new.plan_name))?;
    Ok(moved)
}

fn from_balance(amount: Money) -> PaymentInput {
    PaymentInput {
        tender: Tender::Balance,
        amount,
        given: None,
        reference: None,
    }
}
