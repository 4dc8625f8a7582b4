//! Sessions in GraphQL.

mod roots;

pub(crate) use roots::percent;
pub use roots::{SessionsMutation, SessionsQuery};

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use coworkflow_domain::ids::SessionId;
use coworkflow_operations::pricing::reasons_of;
use coworkflow_operations::sessions::{Bill, OneSession, SessionView};
use coworkflow_store::sessions::{ConsumptionRow, SegmentRow};

use crate::bookings::Booking;
use crate::customers::Customer;
use crate::enums::{ItemCategory, TaxMode};
use crate::error;
use crate::inventory::Item;
use crate::invoices::{Invoice, InvoiceLine};
use crate::pricing::{ItemPrice, QuoteLine, Running};
use crate::request::Request;
use crate::resources::Resource;
use crate::scalars::{Instant, Long, Money};

/// A metered stay.
pub struct Session(pub SessionView);

/// One session by its id.
pub async fn one(request: &Request, id: SessionId) -> Result<Session> {
    request.ask(OneSession { id }).await.map(Session)
}

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
        Ok(QuoteLine::all(&self.0.quote, lang))
    }
    /// How the total goes on from now; nothing once the session ended.
    async fn running(&self) -> Option<Running> {
        self.0.running.map(Into::into)
    }
    /// The booking that it came from (`B10`).
    async fn booking(&self, context: &Context<'_>) -> Result<Option<Booking>> {
        match &self.0.booking {
            Some(booking) => Ok(Some(crate::bookings::one(Request::of(context)?, booking.id).await?)),
            None => Ok(None),
        }
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
        crate::invoices::of(Request::of(context)?, self.0.invoice_id).await
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
    /// Why it cost that; nothing where no rule looked at it.
    async fn price(&self, context: &Context<'_>) -> Result<Option<ItemPrice>> {
        let request = Request::of(context)?;
        let quote = reasons_of(&self.0).map_err(|failure| error::to_graphql(failure, &request.context))?;
        Ok(quote.map(|quote| ItemPrice::of(&quote, request.context.lang)))
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
    /// What the time costs until `at`, with its reasons.
    async fn quote(&self, context: &Context<'_>) -> Result<Vec<QuoteLine>> {
        let lang = Request::of(context)?.context.lang;
        Ok(QuoteLine::all(&self.0.quote, lang))
    }
    /// The code of the coupon that holds.
    async fn coupon_code(&self) -> Option<&str> {
        self.0.coupon.as_ref().map(|coupon| coupon.code.as_str())
    }
    /// The part of `discountAmount` that the coupon takes off.
    async fn coupon_amount(&self) -> Money {
        Money(self.0.totals.coupon_amount)
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
#[derive(SimpleObject, Default)]
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
