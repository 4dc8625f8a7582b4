//! Sessions in GraphQL.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::ids::{ConsumptionId, CustomerId, ItemId, ResourceId, SessionId};
use coworkflow_domain::money::Percent;
use coworkflow_domain::pricing::QuoteLine as DomainQuoteLine;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::invoices::InvoiceView;
use coworkflow_operations::sessions::{
    Arriving, Bill, CancelSession, ChangeSessionNote, Consume, EndSession, ListSessions, MoveSession, OneSession,
    SessionView, StartSession, VoidConsumption,
};
use coworkflow_store::sessions::{ConsumptionRow, Of, SegmentRow};

use crate::customers::{Customer, CustomerInput};
use crate::enums::{ItemCategory, TaxMode};
use crate::error;
use crate::inventory::Item;
use crate::invoices::{Invoice, InvoiceLine, PaymentInput};
use crate::request::Request;
use crate::resources::Resource;
use crate::scalars::{Instant, Long, Money};

/// A metered stay.
pub struct Session(pub SessionView);

#[Object]
impl Session {
    async fn id(&self) -> ID {
        self.0.session.id.into()
    }
    async fn customer(&self) -> Customer {
        self.0.customer.clone().into()
    }
    async fn resource(&self) -> Resource {
        self.0.resource.clone().into()
    }
    async fn started_at(&self) -> Instant {
        Instant(self.0.session.started_at)
    }
    async fn ended_at(&self) -> Option<Instant> {
        self.0.session.ended_at.map(Instant)
    }
    /// Minutes so far, or stayed.
    async fn duration_minutes(&self) -> i64 {
        self.0.minutes
    }
    async fn note(&self) -> &str {
        &self.0.session.note
    }
    async fn version(&self) -> Long {
        Long(self.0.session.version)
    }
    /// The time so far, or as billed.
    async fn amount(&self) -> Money {
        Money(self.0.quote.total)
    }
    /// The lines that explain `amount`.
    async fn quote(&self, context: &Context<'_>) -> Result<Vec<QuoteLine>> {
        let lang = Request::of(context)?.context.lang;
        Ok(self
            .0
            .quote
            .lines
            .iter()
            .map(|line| QuoteLine::of(line, lang))
            .collect())
    }
    async fn consumptions(&self) -> Vec<Consumption> {
        self.0.consumptions.iter().cloned().map(Consumption).collect()
    }
    /// Items not voided.
    async fn items_total(&self) -> Money {
        Money(self.0.items_total)
    }
    /// Time and items, before discount and tax.
    async fn total(&self) -> Money {
        Money(self.0.total)
    }
    async fn segments(&self) -> Vec<Segment> {
        self.0.segments.iter().cloned().map(Segment).collect()
    }
    /// When its start was taken back: it then ended without a bill.
    async fn cancelled_at(&self) -> Option<Instant> {
        self.0.session.cancelled_at.map(Instant)
    }
    /// When the claim ends: the next claim or closing time (`B12`).
    async fn until(&self) -> Option<Instant> {
        self.0.until.map(Instant)
    }
    async fn overrun(&self) -> bool {
        self.0.overrun
    }
    /// Still running since an earlier operating day.
    async fn overnight(&self) -> bool {
        self.0.overnight
    }
    async fn invoice(&self, context: &Context<'_>) -> Result<Option<Invoice>> {
        match self.0.invoice_id {
            Some(id) => Ok(Some(crate::invoices::one(Request::of(context)?, id).await?)),
            None => Ok(None),
        }
    }
}

/// One seat of a session, from when to when, at which rate.
pub struct Segment(SegmentRow);

#[Object]
impl Segment {
    async fn resource(&self, context: &Context<'_>) -> Result<Resource> {
        crate::resources::one(Request::of(context)?, self.0.resource_id).await
    }
    async fn resource_name(&self) -> &str {
        &self.0.resource_name
    }
    async fn rate_per_hour(&self) -> Money {
        Money(self.0.rate_per_hour)
    }
    async fn starts_at(&self) -> Instant {
        Instant(self.0.starts_at)
    }
    async fn ends_at(&self) -> Option<Instant> {
        self.0.ends_at.map(Instant)
    }
}

/// `rule`: which rule made the line; `reason`: the same in words, in the reader's language.
#[derive(SimpleObject)]
pub struct QuoteLine {
    label: String,
    reason: String,
    rule: String,
    minutes: i64,
    rate_per_hour: Money,
    amount: Money,
}

impl QuoteLine {
    fn of(line: &DomainQuoteLine, lang: coworkflow_domain::text::Lang) -> QuoteLine {
        QuoteLine {
            label: line.resource_name.clone(),
            reason: line.reason(lang).to_owned(),
            rule: line.rule.to_string(),
            minutes: line.minutes,
            rate_per_hour: Money(line.rate_per_hour),
            amount: Money(line.amount),
        }
    }
}

/// One sale of an item in a session.
pub struct Consumption(pub ConsumptionRow);

#[Object]
impl Consumption {
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    async fn item(&self, context: &Context<'_>) -> Result<Item> {
        crate::inventory::one(Request::of(context)?, self.0.item_id).await
    }
    async fn item_name(&self) -> &str {
        &self.0.item_name
    }
    async fn category(&self) -> ItemCategory {
        self.0.category.into()
    }
    async fn quantity(&self) -> i64 {
        self.0.quantity
    }
    async fn price_at_consumption(&self) -> Money {
        Money(self.0.price_at_consumption)
    }
    async fn total(&self, context: &Context<'_>) -> Result<Money> {
        let request = Request::of(context)?;
        let total = self.0.price_at_consumption.times(self.0.quantity);
        total
            .map(Money)
            .map_err(|refusal| error::to_graphql(refusal.into(), &request.context))
    }
    async fn created_at(&self) -> Instant {
        Instant(self.0.created_at)
    }
    async fn created_by_name(&self) -> &str {
        &self.0.created_by_name
    }
    async fn voided_at(&self) -> Option<Instant> {
        self.0.voided_at.map(Instant)
    }
    async fn void_reason(&self) -> &str {
        &self.0.void_reason
    }
    async fn session_id(&self) -> ID {
        self.0.session_id.into()
    }
}

/// What ending the session now would bill.
pub struct Checkout(Bill);

#[Object]
impl Checkout {
    async fn session(&self) -> Session {
        Session(self.0.session.clone())
    }
    async fn at(&self) -> Instant {
        Instant(self.0.at)
    }
    async fn lines(&self, context: &Context<'_>) -> Result<Vec<InvoiceLine>> {
        let lang = Request::of(context)?.context.lang;
        Ok(self
            .0
            .totals
            .lines
            .iter()
            .enumerate()
            .map(|(at, line)| InvoiceLine::draft(at, line, lang))
            .collect())
    }
    async fn amount(&self) -> Money {
        Money(self.0.totals.subtotal)
    }
    async fn discount(&self) -> i32 {
        i32::from(self.0.discount.basis_points())
    }
    async fn discount_amount(&self) -> Money {
        Money(self.0.totals.discount_amount)
    }
    async fn tax(&self) -> Money {
        Money(self.0.totals.tax)
    }
    async fn tax_name(&self) -> &str {
        &self.0.tax.name
    }
    async fn tax_mode(&self) -> TaxMode {
        self.0.tax.mode.into()
    }
    async fn total(&self) -> Money {
        Money(self.0.totals.total)
    }
    async fn customer_balance(&self) -> Money {
        Money(self.0.session.customer.balance)
    }
}

/// A page of sessions.
#[derive(SimpleObject)]
pub struct SessionPage {
    nodes: Vec<Session>,
    end_cursor: Option<String>,
    has_more: bool,
}

impl From<coworkflow_operations::page::Page<SessionView>> for SessionPage {
    fn from(page: coworkflow_operations::page::Page<SessionView>) -> Self {
        SessionPage {
            nodes: page.nodes.into_iter().map(Session).collect(),
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        }
    }
}

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
    payments: Option<Vec<PaymentInput>>,
}

fn session_id(request: &Request, id: &ID) -> Result<SessionId> {
    request.id(id, SubjectKind::Session)
}

fn percent(request: &Request, basis_points: Option<i32>) -> Result<Percent> {
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
        request.ask(OneSession { id }).await.map(Session)
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
    ) -> Result<Checkout> {
        let request = Request::of(context)?;
        let question = coworkflow_operations::sessions::Checkout {
            session_id: request.id(&session_id, SubjectKind::Session)?,
            ended_at: ended_at.map(|at| at.0),
            discount: percent(request, discount)?,
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

    async fn consume(
        &self,
        context: &Context<'_>,
        session_id: ID,
        item_id: ID,
        #[graphql(default = 1)] quantity: i32,
        idempotency_key: Option<String>,
    ) -> Result<Consumption> {
        let request = Request::of(context)?;
        let item_id: ItemId = request.id(&item_id, SubjectKind::Item)?;
        let session_id = request.id(&session_id, SubjectKind::Session)?;
        let consume = Consume {
            session_id,
            item_id,
            quantity: quantity.into(),
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
