//! Plans and what customers have of them in GraphQL.

mod plans;
mod roots;

pub use plans::{Plan, PlanInput};
pub use roots::{SubscriptionsMutation, SubscriptionsQuery};

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use coworkflow_domain::invoices::invoice_number;
use coworkflow_operations::customers::GetCustomer;
use coworkflow_operations::invoices::OneInvoice;
use coworkflow_operations::page::Page;
use coworkflow_operations::subscriptions::{RemindOf, SubscriptionView};

use crate::enums::{ResourceType, SubscriptionState};
use crate::request::Request;
use crate::scalars::{Date, Instant, Long, Money};

/// One customer's run of a plan, with the terms of its sale (`P6`).
pub struct PlanSubscription(pub SubscriptionView);

/// A pause that goes on or comes.
#[derive(SimpleObject)]
pub struct Pause {
    /// The first paused day.
    from_on: Date,
    /// The day of return.
    until_on: Date,
}

/// A text that reminds of the end of a plan, ready to send.
#[derive(SimpleObject)]
pub struct PlanReminder {
    en: String,
    ar: String,
}

/// The invoice of a run.
#[derive(SimpleObject)]
pub struct PlanBill {
    invoice_number: String,
    /// Still to be paid.
    due: Money,
}

/// How to reach who has a plan.
#[derive(SimpleObject)]
pub struct PlanContact {
    #[graphql(name = "phoneE164")]
    phone_e164: Option<String>,
    email: Option<String>,
}

#[Object]
impl PlanSubscription {
    async fn id(&self) -> ID {
        self.0.row.id.into()
    }
    async fn customer_id(&self) -> ID {
        self.0.row.customer_id.into()
    }
    async fn customer_name(&self) -> &str {
        &self.0.customer_name
    }
    async fn plan_id(&self) -> ID {
        self.0.row.plan_id.into()
    }
    /// As it was called when it was sold.
    async fn plan_name(&self) -> &str {
        &self.0.row.plan_name
    }
    async fn state(&self) -> SubscriptionState {
        self.0.state.into()
    }
    /// Paid days.
    async fn days(&self) -> i64 {
        self.0.row.days
    }
    /// Before a discount.
    async fn price(&self) -> Money {
        Money(self.0.row.price)
    }
    /// All that limits it, in the reader's language.
    async fn terms(&self, context: &Context<'_>) -> Result<String> {
        Ok(self.0.terms.words(Request::of(context)?.context.lang))
    }
    /// The kinds of place it pays; none for every kind.
    async fn resource_types(&self) -> Vec<ResourceType> {
        let kinds = &self.0.terms.access.resource_kinds;
        kinds.iter().copied().map(Into::into).collect()
    }
    async fn starts_on(&self) -> Date {
        Date(self.0.row.starts_on)
    }
    /// The last paid day.
    async fn ends_on(&self) -> Date {
        Date(self.0.row.ends_on)
    }
    /// Paid days still ahead, today included.
    async fn days_left(&self) -> i64 {
        self.0.days_left
    }
    /// The allowance in minutes; nothing for no limit.
    async fn included_minutes(&self) -> Option<Long> {
        self.0.row.included_minutes.map(Long)
    }
    /// What is left of it.
    async fn minutes_left(&self) -> Option<Long> {
        self.0.minutes_left.map(Long)
    }
    /// Minutes of stays that it paid.
    async fn covered_minutes(&self) -> Long {
        Long(self.0.row.drawn_minutes)
    }
    /// The pause that goes on or comes.
    async fn pause(&self) -> Option<Pause> {
        self.0.pause.map(|(from_on, until_on)| Pause {
            from_on: Date(from_on),
            until_on: Date(until_on),
        })
    }
    /// By how many days pauses moved its end.
    async fn paused_days(&self) -> i64 {
        self.0.row.paused_days
    }
    /// Another plan of the customer goes on after it.
    async fn renewed(&self) -> bool {
        self.0.renewed
    }
    /// It ends within the days that the space set, and none goes on after it.
    async fn expiring(&self) -> bool {
        self.0.expiring
    }
    async fn sold_at(&self) -> Instant {
        Instant(self.0.row.sold_at)
    }
    async fn cancelled_at(&self) -> Option<Instant> {
        self.0.row.cancelled_at.map(Instant)
    }
    async fn cancel_reason(&self) -> &str {
        &self.0.row.cancel_reason
    }
    async fn invoice_id(&self) -> Option<ID> {
        self.0.row.invoice_id.map(Into::into)
    }
    /// What billed it; nothing for one that began elsewhere.
    async fn bill(&self, context: &Context<'_>) -> Result<Option<PlanBill>> {
        let Some(id) = self.0.row.invoice_id else {
            return Ok(None);
        };
        let bill = Request::of(context)?.ask_if_allowed(OneInvoice { id }).await?;
        Ok(bill.map(|bill| PlanBill {
            invoice_number: invoice_number(&bill.invoice.prefix, bill.invoice.number),
            due: Money(bill.due),
        }))
    }
    /// Where a reminder can be sent.
    async fn contact(&self, context: &Context<'_>) -> Result<PlanContact> {
        let id = self.0.row.customer_id;
        let customer = Request::of(context)?.ask(GetCustomer { id }).await?;
        Ok(PlanContact {
            phone_e164: customer.phone,
            email: customer.email,
        })
    }
    async fn reminder(&self, context: &Context<'_>) -> Result<PlanReminder> {
        let text = Request::of(context)?.ask(RemindOf { id: self.0.row.id }).await?;
        Ok(PlanReminder {
            en: text.en,
            ar: text.ar,
        })
    }
}

/// A page of runs.
#[derive(SimpleObject)]
pub struct SubscriptionPage {
    nodes: Vec<PlanSubscription>,
    end_cursor: Option<String>,
    has_more: bool,
}

impl From<Page<SubscriptionView>> for SubscriptionPage {
    fn from(page: Page<SubscriptionView>) -> Self {
        SubscriptionPage {
            nodes: page.nodes.into_iter().map(PlanSubscription).collect(),
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        }
    }
}
