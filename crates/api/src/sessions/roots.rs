//! What can be asked and changed about sessions.

use async_graphql::{Context, ID, InputObject, Object, Result};
use coworkflow_domain::ids::{ConsumptionId, CustomerId, ItemId, ResourceId, SessionId};
use coworkflow_domain::money::Percent;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::invoices::InvoiceView;
use coworkflow_operations::sessions::{
    Arriving, CancelSession, ChangeSessionNote, Consume, EndSession, ListSessions, MoveSession, StartSession,
    VoidConsumption,
};
use coworkflow_store::sessions::Of;

use super::{Checkout, Consumption, Session, SessionPage};
use crate::customers::CustomerInput;
use crate::error;
use crate::invoices::{Invoice, PaymentInput};
use crate::request::Request;
use crate::scalars::{Instant, Money};

/// For a known customer or a new one, never both.
#[derive(InputObject)]
pub struct StartSessionInput {
    customer_id: Option<ID>,
    new_customer: Option<CustomerInput>,
    resource_id: ID,
    note: Option<String>,
}

/// How a session ends and what is paid at once.
#[derive(InputObject)]
pub struct EndSessionInput {
    session_id: ID,
    ended_at: Option<Instant>,
    discount: Option<i32>,
    /// A code that takes something off.
    coupon: Option<String>,
    payments: Option<Vec<PaymentInput>>,
}

fn session_id(request: &Request, id: &ID) -> Result<SessionId> {
    request.id(id, SubjectKind::Session)
}

pub(crate) fn percent(request: &Request, basis_points: Option<i32>) -> Result<Percent> {
    Percent::from_basis_points(basis_points.unwrap_or_default().into()).map_err(|refusal| {
        let refusal = coworkflow_domain::refusal::Refusal::from(refusal).on("discount");
        error::refused(&refusal, &request.context)
    })
}

/// Questions about sessions.
#[derive(Default)]
pub struct SessionsQuery;

#[Object]
impl SessionsQuery {
    async fn session(&self, context: &Context<'_>, id: ID) -> Result<Session> {
        let request = Request::of(context)?;
        let id = session_id(request, &id)?;
        super::one(request, id).await
    }

    /// Newest first.
    async fn sessions(
        &self,
        context: &Context<'_>,
        active: Option<bool>,
        customer_id: Option<ID>,
        resource_id: Option<ID>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<SessionPage> {
        let request = Request::of(context)?;
        let customer: Option<CustomerId> = request.optional_id(customer_id.as_ref(), SubjectKind::Customer)?;
        let resource: Option<ResourceId> = request.optional_id(resource_id.as_ref(), SubjectKind::Resource)?;
        let of = match (active, customer, resource) {
            (Some(true), ..) => Of::Active,
            (_, Some(customer), _) => Of::Customer(customer),
            (_, None, Some(resource)) => Of::Resource(resource),
            (_, None, None) => Of::All,
        };
        request
            .ask(ListSessions { of, first, after })
            .await
            .map(SessionPage::from)
    }

    /// What ending the session now would bill, with the lines and the reasons. `discount` in basis points: 1250 is 12.5 %.
    async fn checkout(
        &self,
        context: &Context<'_>,
        session_id: ID,
        discount: Option<i32>,
        ended_at: Option<Instant>,
        coupon: Option<String>,
    ) -> Result<Checkout> {
        let request = Request::of(context)?;
        let question = coworkflow_operations::sessions::Checkout {
            session_id: request.id(&session_id, SubjectKind::Session)?,
            ended_at: ended_at.map(|at| at.0),
            discount: percent(request, discount)?,
            coupon,
        };
        request.ask(question).await.map(Checkout)
    }
}

/// Changes of sessions.
#[derive(Default)]
pub struct SessionsMutation;

#[Object]
impl SessionsMutation {
    /// For a known customer (`customerId`) or a new one (`newCustomer`), never both.
    async fn start_session(
        &self,
        context: &Context<'_>,
        input: StartSessionInput,
        idempotency_key: Option<String>,
    ) -> Result<Session> {
        let request = Request::of(context)?;
        let customer = match (&input.customer_id, input.new_customer) {
            (Some(id), None) => Arriving::Known(request.id(id, SubjectKind::Customer)?),
            (None, Some(new)) => Arriving::New(new.create(false)),
            _ => {
                let refusal = coworkflow_domain::sessions::SessionRefusal::OneCustomerNeeded;
                return Err(error::to_graphql(refusal.into(), &request.context));
            }
        };
        let resource_id: ResourceId = request.id(&input.resource_id, SubjectKind::Resource)?;
        let start = StartSession {
            customer,
            resource_id,
            note: input.note.unwrap_or_default(),
        };
        request.change(start, idempotency_key).await.map(Session)
    }

    async fn change_session_note(
        &self,
        context: &Context<'_>,
        id: ID,
        note: String,
        idempotency_key: Option<String>,
    ) -> Result<Session> {
        let request = Request::of(context)?;
        let change = ChangeSessionNote {
            id: session_id(request, &id)?,
            note,
        };
        request.change(change, idempotency_key).await.map(Session)
    }

    async fn move_session(
        &self,
        context: &Context<'_>,
        id: ID,
        resource_id: ID,
        idempotency_key: Option<String>,
    ) -> Result<Session> {
        let request = Request::of(context)?;
        let resource_id: ResourceId = request.id(&resource_id, SubjectKind::Resource)?;
        let change = MoveSession {
            id: session_id(request, &id)?,
            resource_id,
        };
        request.change(change, idempotency_key).await.map(Session)
    }

    /// Takes back a start made by mistake: within five minutes, while nothing was sold. Nothing is billed.
    async fn cancel_session(&self, context: &Context<'_>, id: ID, idempotency_key: Option<String>) -> Result<Session> {
        let request = Request::of(context)?;
        let id = session_id(request, &id)?;
        request.change(CancelSession { id }, idempotency_key).await.map(Session)
    }

    /// `expectedPrice` is what one costs on the screen: another price of now is refused (`P7`).
    async fn consume(
        &self,
        context: &Context<'_>,
        session_id: ID,
        item_id: ID,
        #[graphql(default = 1)] quantity: i32,
        expected_price: Option<Money>,
        idempotency_key: Option<String>,
    ) -> Result<Consumption> {
        let request = Request::of(context)?;
        let item_id: ItemId = request.id(&item_id, SubjectKind::Item)?;
        let session_id = request.id(&session_id, SubjectKind::Session)?;
        let consume = Consume {
            session_id,
            item_id,
            quantity: quantity.into(),
            expected_price: expected_price.map(|price| price.0),
        };
        request.change(consume, idempotency_key).await.map(Consumption)
    }

    async fn void_consumption(
        &self,
        context: &Context<'_>,
        id: ID,
        reason: Option<String>,
        idempotency_key: Option<String>,
    ) -> Result<Consumption> {
        let request = Request::of(context)?;
        let id: ConsumptionId = request.id(&id, SubjectKind::Consumption)?;
        let void = VoidConsumption {
            id,
            reason: reason.unwrap_or_default(),
        };
        request.change(void, idempotency_key).await.map(Consumption)
    }

    /// Ends, bills and takes the payments in one go (`M13`). `endedAt` lies between start and now, for a session that was forgotten.
    async fn end_session(
        &self,
        context: &Context<'_>,
        input: EndSessionInput,
        idempotency_key: Option<String>,
    ) -> Result<Invoice> {
        let request = Request::of(context)?;
        let end = EndSession {
            session_id: session_id(request, &input.session_id)?,
            ended_at: input.ended_at.map(|at| at.0),
            discount: percent(request, input.discount)?,
            coupon: input.coupon,
            payments: input
                .payments
                .unwrap_or_default()
                .into_iter()
                .map(PaymentInput::into_domain)
                .collect(),
        };
        let view: InvoiceView = request.change(end, idempotency_key).await?;
        Ok(Invoice(view))
    }
}
