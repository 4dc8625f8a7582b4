//! What can be asked and changed about plans and subscriptions.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::ids::{PlanId, SubscriptionId};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::subscriptions::{
    ArchivePlan, CancelSubscription, ChangePlan, ChangeSubscription, CreatePlan, ListPlans, ListSubscriptions, Listed,
    OneSubscription, PauseSubscription, PreviewCancel, PreviewChange, PreviewPause, PreviewSale, RenewSubscription,
    RestorePlan, ResumeSubscription, RunningPlanOf, SellPlan, SubscriptionPreview as Preview, SubscriptionsOf,
};

use super::{Plan, PlanInput, PlanSubscription, SubscriptionPage};
use crate::enums::Tender;
use crate::invoices::PaymentInput;
use crate::request::Request;
use crate::scalars::{Date, Long, Money};
use crate::sessions::percent;

/// Which runs are listed.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "Listed")]
pub enum SubscriptionList {
    /// Those that are not over.
    Live,
    /// Those that pay today.
    Running,
    /// Those that end soon and are followed by none.
    Expiring,
    /// Those that begin later or are paused.
    Waiting,
    /// Those that are over or were cancelled.
    Ended,
}

/// What is sold to whom. `discount` in basis points.
#[derive(InputObject)]
pub struct SellPlanInput {
    customer_id: ID,
    plan_id: ID,
    /// Today when left out.
    starts_on: Option<Date>,
    discount: Option<i32>,
    payments: Option<Vec<PaymentInput>>,
}

/// What a sale, a change, a pause or a cancellation would do.
#[derive(SimpleObject)]
pub struct SubscriptionPreview {
    /// The first day of the run.
    starts_on: Date,
    /// Its last day.
    ends_on: Date,
    /// What would be billed.
    total: Money,
    discount_amount: Money,
    tax: Money,
    /// What a credit note would take back.
    credited: Money,
    /// What of it goes back as money, or to the balance at a change.
    refunded: Money,
    /// Still to be paid.
    to_pay: Money,
    /// The same in sentences, in the reader's language.
    words: Vec<String>,
}

impl From<Preview> for SubscriptionPreview {
    fn from(preview: Preview) -> Self {
        SubscriptionPreview {
            starts_on: Date(preview.starts_on),
            ends_on: Date(preview.ends_on),
            total: Money(preview.total),
            discount_amount: Money(preview.discount_amount),
            tax: Money(preview.tax),
            credited: Money(preview.credited),
            refunded: Money(preview.refunded),
            to_pay: Money(preview.to_pay),
            words: preview.words,
        }
    }
}

fn plan_id(request: &Request, id: &ID) -> Result<PlanId> {
    request.id(id, SubjectKind::Plan)
}

fn run_id(request: &Request, id: &ID) -> Result<SubscriptionId> {
    request.id(id, SubjectKind::Subscription)
}

fn taken(payments: Option<Vec<PaymentInput>>) -> Vec<coworkflow_domain::payments::PaymentInput> {
    let payments = payments.unwrap_or_default();
    payments.into_iter().map(PaymentInput::into_domain).collect()
}

/// Questions about plans and subscriptions.
#[derive(Default)]
pub struct SubscriptionsQuery;

#[Object]
impl SubscriptionsQuery {
    /// Those that are sold, the shortest first; or the archived ones.
    async fn plans(&self, context: &Context<'_>, archived: Option<bool>) -> Result<Vec<Plan>> {
        let archived = archived.unwrap_or_default();
        let plans = Request::of(context)?.ask(ListPlans { archived }).await?;
        Ok(plans.into_iter().map(Plan).collect())
    }

    /// By their end; with `customerId` all that this customer has and had, the latest first. `search`: parts of the
    /// customer's name, phone digits or e-mail. `withinDays`: how soon the expiring ones end, as the space set it when
    /// left out.
    #[expect(clippy::too_many_arguments, reason = "the filters of the list")]
    async fn subscriptions(
        &self,
        context: &Context<'_>,
        list: Option<SubscriptionList>,
        customer_id: Option<ID>,
        within_days: Option<Long>,
        search: Option<String>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<SubscriptionPage> {
        let request = Request::of(context)?;
        if let Some(customer_id) = request.optional_id(customer_id.as_ref(), SubjectKind::Customer)? {
            let question = SubscriptionsOf {
                customer_id,
                first,
                after,
            };
            return request.ask(question).await.map(SubscriptionPage::from);
        }
        let question = ListSubscriptions {
            listed: list.map_or(Listed::Live, Into::into),
            within_days: within_days.map(|days| days.0),
            search,
            first,
            after,
        };
        request.ask(question).await.map(SubscriptionPage::from)
    }

    /// What pays a customer's stay today, or is paused.
    async fn running_plan(&self, context: &Context<'_>, customer_id: ID) -> Result<Option<PlanSubscription>> {
        let request = Request::of(context)?;
        let customer_id = request.id(&customer_id, SubjectKind::Customer)?;
        let run = request.ask(RunningPlanOf { customer_id }).await?;
        Ok(run.map(PlanSubscription))
    }

    async fn subscription(&self, context: &Context<'_>, id: ID) -> Result<PlanSubscription> {
        let request = Request::of(context)?;
        let id = run_id(request, &id)?;
        request.ask(OneSubscription { id }).await.map(PlanSubscription)
    }

    /// What selling a plan would do. `discount` in basis points.
    async fn preview_sale(
        &self,
        context: &Context<'_>,
        customer_id: ID,
        plan_id: ID,
        starts_on: Option<Date>,
        discount: Option<i32>,
    ) -> Result<SubscriptionPreview> {
        let request = Request::of(context)?;
        let question = PreviewSale {
            customer_id: request.id(&customer_id, SubjectKind::Customer)?,
            plan_id: request.id(&plan_id, SubjectKind::Plan)?,
            starts_on: starts_on.map(|day| day.0),
            discount: percent(request, discount)?,
        };
        request.ask(question).await.map(Into::into)
    }

    /// What changing the plan of a run would do. `discount` in basis points.
    async fn preview_change(
        &self,
        context: &Context<'_>,
        subscription_id: ID,
        plan_id: ID,
        discount: Option<i32>,
    ) -> Result<SubscriptionPreview> {
        let request = Request::of(context)?;
        let question = PreviewChange {
            id: run_id(request, &subscription_id)?,
            plan_id: request.id(&plan_id, SubjectKind::Plan)?,
            discount: percent(request, discount)?,
        };
        request.ask(question).await.map(Into::into)
    }

    /// What cancelling a run would do.
    async fn preview_cancel(&self, context: &Context<'_>, subscription_id: ID) -> Result<SubscriptionPreview> {
        let request = Request::of(context)?;
        let id = run_id(request, &subscription_id)?;
        request.ask(PreviewCancel { id }).await.map(Into::into)
    }

    /// What pausing a run would do. `fromOn` left out: as early as possible.
    async fn preview_pause(
        &self,
        context: &Context<'_>,
        subscription_id: ID,
        from_on: Option<Date>,
        until_on: Date,
    ) -> Result<SubscriptionPreview> {
        let request = Request::of(context)?;
        let question = PreviewPause {
            id: run_id(request, &subscription_id)?,
            from_on: from_on.map(|day| day.0),
            until_on: until_on.0,
        };
        request.ask(question).await.map(Into::into)
    }
}

/// Changes of plans and subscriptions.
#[derive(Default)]
pub struct SubscriptionsMutation;

#[Object]
impl SubscriptionsMutation {
    async fn create_plan(
        &self,
        context: &Context<'_>,
        input: PlanInput,
        idempotency_key: Option<String>,
    ) -> Result<Plan> {
        let entry = input.into();
        let request = Request::of(context)?;
        request.change(CreatePlan { entry }, idempotency_key).await.map(Plan)
    }

    /// What was sold keeps its terms.
    async fn change_plan(
        &self,
        context: &Context<'_>,
        id: ID,
        input: PlanInput,
        version: Long,
        idempotency_key: Option<String>,
    ) -> Result<Plan> {
        let request = Request::of(context)?;
        let change = ChangePlan {
            id: plan_id(request, &id)?,
            version: version.0,
            entry: input.into(),
        };
        request.change(change, idempotency_key).await.map(Plan)
    }

    async fn archive_plan(&self, context: &Context<'_>, id: ID, idempotency_key: Option<String>) -> Result<Plan> {
        let request = Request::of(context)?;
        let id = plan_id(request, &id)?;
        request.change(ArchivePlan { id }, idempotency_key).await.map(Plan)
    }

    async fn restore_plan(&self, context: &Context<'_>, id: ID, idempotency_key: Option<String>) -> Result<Plan> {
        let request = Request::of(context)?;
        let id = plan_id(request, &id)?;
        request.change(RestorePlan { id }, idempotency_key).await.map(Plan)
    }

    /// With its invoice. The same plan twice queues.
    async fn sell_plan(
        &self,
        context: &Context<'_>,
        input: SellPlanInput,
        idempotency_key: Option<String>,
    ) -> Result<PlanSubscription> {
        let request = Request::of(context)?;
        let sell = SellPlan {
            customer_id: request.id(&input.customer_id, SubjectKind::Customer)?,
            plan_id: plan_id(request, &input.plan_id)?,
            starts_on: input.starts_on.map(|day| day.0),
            discount: percent(request, input.discount)?,
            payments: taken(input.payments),
        };
        request.change(sell, idempotency_key).await.map(PlanSubscription)
    }

    /// The same plan again at its price of now: from the old end on, or from today when that is over.
    async fn renew_subscription(
        &self,
        context: &Context<'_>,
        id: ID,
        discount: Option<i32>,
        payments: Option<Vec<PaymentInput>>,
        idempotency_key: Option<String>,
    ) -> Result<PlanSubscription> {
        let request = Request::of(context)?;
        let renew = RenewSubscription {
            id: run_id(request, &id)?,
            discount: percent(request, discount)?,
            payments: taken(payments),
        };
        request.change(renew, idempotency_key).await.map(PlanSubscription)
    }

    /// The end moves by the paused days. `fromOn` left out: as early as possible.
    async fn pause_subscription(
        &self,
        context: &Context<'_>,
        id: ID,
        from_on: Option<Date>,
        until_on: Date,
        idempotency_key: Option<String>,
    ) -> Result<PlanSubscription> {
        let request = Request::of(context)?;
        let pause = PauseSubscription {
            id: run_id(request, &id)?,
            from_on: from_on.map(|day| day.0),
            until_on: until_on.0,
        };
        request.change(pause, idempotency_key).await.map(PlanSubscription)
    }

    /// Ends a pause today, or takes back one that has not begun.
    async fn resume_subscription(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<PlanSubscription> {
        let request = Request::of(context)?;
        let id = run_id(request, &id)?;
        let resume = ResumeSubscription { id };
        request.change(resume, idempotency_key).await.map(PlanSubscription)
    }

    /// Ends a run and sells another plan from there on; answers the new run.
    async fn change_subscription(
        &self,
        context: &Context<'_>,
        id: ID,
        plan_id: ID,
        discount: Option<i32>,
        payments: Option<Vec<PaymentInput>>,
        idempotency_key: Option<String>,
    ) -> Result<PlanSubscription> {
        let request = Request::of(context)?;
        let change = ChangeSubscription {
            id: run_id(request, &id)?,
            plan_id: request.id(&plan_id, SubjectKind::Plan)?,
            discount: percent(request, discount)?,
            payments: taken(payments),
        };
        request.change(change, idempotency_key).await.map(PlanSubscription)
    }

    /// Ends a run; the unused part of its price goes back by a credit note. `tender` left out: as it came in.
    async fn cancel_subscription(
        &self,
        context: &Context<'_>,
        id: ID,
        reason: String,
        tender: Option<Tender>,
        idempotency_key: Option<String>,
    ) -> Result<PlanSubscription> {
        let request = Request::of(context)?;
        let cancel = CancelSubscription {
            id: run_id(request, &id)?,
            reason,
            tender: tender.map(Into::into),
        };
        request.change(cancel, idempotency_key).await.map(PlanSubscription)
    }
}
