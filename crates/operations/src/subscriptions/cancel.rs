//! A run ends before its time, and the unused part goes back (`S6`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{InvoiceLineId, SubscriptionId};
use coworkflow_domain::invoices::{CreditRequest, LineKind, after_credit};
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::Tender;
use coworkflow_domain::subscriptions::{Prorated, SubscriptionRefusal, days_left, later, prorate};
use coworkflow_domain::text::required_line;
use coworkflow_domain::time::Date;
use coworkflow_store::customers;
use coworkflow_store::invoices::{self, InvoiceRow};
use coworkflow_store::subscriptions::{self, SubscriptionRow};
use serde::Serialize;

use super::pause::{first_free_day, moved_by, tell};
use super::view::{self, SubscriptionView};
use super::{found, sell, today};
use crate::failure::Failure;
use crate::invoices::take_back;
use crate::perform::Change;
use crate::work::Work;

/// Ends a run after what was used of it. The unused part of its price is taken off its invoice by a credit note:
/// first less is owed, then money goes back (`M7`).
#[derive(Debug, Clone, Serialize)]
pub struct CancelSubscription {
    /// Which.
    pub id: SubscriptionId,
    /// Why.
    pub reason: String,
    /// How money goes back; left out: as it came in.
    pub tender: Option<Tender>,
}

impl Change for CancelSubscription {
    type Output = SubscriptionView;
    const NAME: &'static str = "subscriptions.cancel";
    const PERMISSION: Permission = Permission::SubscriptionsManage;

    fn run(&self, work: &mut Work) -> Result<SubscriptionView, Failure> {
        let reason = required_line("reason", &self.reason, 500)?;
        let today = today(work)?;
        let run = found(work, self.id)?;
        let ending = ending(work, &run, today)?;
        let ended = end(work, run, &ending, &reason)?;
        give_credit(work, &ending, self.tender, &reason)?;
        let moved = moved_by(work, &ended, today)?;
        subscriptions::set_days(work.tx, &moved).map_err(|error| sell::overlapping(error, &ended.plan_name))?;
        let customer = customers::name(work.tx, ended.customer_id)?;
        work.journal(&Event::SubscriptionCancelled {
            subscription_id: ended.id,
            customer_id: ended.customer_id,
            customer,
            plan: ended.plan_name.clone(),
            ends_on: ended.ends_on,
            credited: ending.credited,
            reason,
        })?;
        tell(work, moved)?;
        view::load(work, ended.id)
    }
}

/// How a run would end now.
pub(super) struct Ending {
    /// The first day that is not paid any more.
    pub from: Date,
    /// Paid days that were not used.
    pub days_left: i64,
    /// The minutes left of the allowance, and the allowance.
    pub minutes: Option<(i64, i64)>,
    /// The price as billed, in its two parts (`S6`).
    pub parts: Prorated,
    /// What billed it, and the line.
    pub billed: Option<(InvoiceRow, InvoiceLineId)>,
    /// What a credit note takes back: the unused part, or what remains of the line if that is less.
    pub credited: Money,
    /// What of it goes back as money (`M7`).
    pub refunded: Money,
}

/// How a run would end now; refused for one that is over.
pub(super) fn ending(work: &mut Work, run: &SubscriptionRow, today: Date) -> Result<Ending, Failure> {
    if run.cancelled_at.is_some() || run.ends_on < today {
        return Err(SubscriptionRefusal::NotRunning {
            plan: run.plan_name.clone(),
            ended: true,
        }
        .into());
    }
    let from = first_free_day(work, run, today)?;
    let pauses = view::pauses(work, run)?;
    let days_left = days_left(run.starts_on, run.ends_on, &pauses, from);
    let minutes = run.minutes_left().zip(run.included_minutes);
    let mut ending = Ending {
        from,
        days_left,
        minutes,
        parts: prorate(Money::ZERO, days_left, run.days, minutes)?,
        billed: None,
        credited: Money::ZERO,
        refunded: Money::ZERO,
    };
    let invoice = match run.invoice_id {
        Some(id) => invoices::by_id(work.tx, id)?,
        None => None,
    };
    let Some(invoice) = invoice else { return Ok(ending) };
    let lines = invoices::lines(work.tx, invoice.id)?;
    if let Some(line) = lines.iter().find(|line| line.kind == LineKind::Plan) {
        ending.parts = prorate(line.total, days_left, run.days, minutes)?;
        let remaining = line.total.minus(line.credited_amount)?;
        ending.credited = ending.parts.unused.min(remaining);
        ending.refunded = after_credit(
            invoice.total,
            invoice.credited_amount,
            invoice.paid_amount,
            invoice.refunded_amount,
            ending.credited,
        )
        .refund_excess;
        ending.billed = Some((invoice, line.id));
    }
    Ok(ending)
}

/// Ends the run, without its credit.
pub(super) fn end(
    work: &mut Work,
    mut run: SubscriptionRow,
    ending: &Ending,
    reason: &str,
) -> Result<SubscriptionRow, Failure> {
    run.ends_on = later(ending.from, -1);
    run.cancelled_at = Some(work.now());
    run.cancel_reason = reason.to_owned();
    subscriptions::cancel(work.tx, &run)?;
    Ok(run)
}

/// Takes the unused part off the invoice (`S6`, `M7`).
pub(super) fn give_credit(
    work: &mut Work,
    ending: &Ending,
    tender: Option<Tender>,
    reason: &str,
) -> Result<(), Failure> {
    if let Some((invoice, line)) = ending.billed.as_ref().filter(|_| ending.credited.is_positive()) {
        let request = CreditRequest::Lines(vec![(*line, ending.credited)]);
        take_back(work, invoice, &request, tender, reason)?;
    }
    Ok(())
}
