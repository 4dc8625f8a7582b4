//! Bookings in GraphQL.

mod closures;
mod life;
mod options;
mod roots;
mod settings;
mod trial;

pub use closures::{ClosuresMutation, ClosuresQuery};
pub use life::{BookingLifeMutation, BookingLifeQuery, OnlinePaymentPage};
pub use options::OptionsQuery;
pub(crate) use roots::booking_id;
pub use roots::{BookingsMutation, BookingsQuery};
pub use settings::{BookingSettingsMutation, BookingSettingsQuery};
pub use trial::BookingTrialsQuery;

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use coworkflow_domain::bookings::BookingPolicy;
use coworkflow_domain::customers::shown_name;
use coworkflow_domain::ids::BookingId;
use coworkflow_operations::bookings::{BookingDue, BookingView, OneBooking};

use crate::customers::Customer;
use crate::enums::{BookingChannel, BookingPays, BookingState, ResourceType};
use crate::invoices::Invoice;
use crate::pricing::QuoteLine;
use crate::request::Request;
use crate::resources::Resource;
use crate::scalars::{Instant, Long, Money};
use crate::sessions::Session;

/// A reservation of a future interval.
pub struct Booking(pub BookingView);

/// One booking by its id.
pub async fn one(request: &Request, id: BookingId) -> Result<Booking> {
    request.ask(OneBooking { id }).await.map(Booking)
}

#[Object]
impl Booking {
    async fn id(&self) -> ID {
        self.0.booking.id.into()
    }
    async fn customer(&self) -> Customer {
        self.0.customer.clone().into()
    }
    async fn customer_id(&self) -> ID {
        self.0.customer.id.into()
    }
    async fn customer_name(&self, context: &Context<'_>) -> Result<&str> {
        let lang = Request::of(context)?.context.lang;
        Ok(shown_name(self.0.customer.id, &self.0.customer.name, lang))
    }
    /// With what it is doing now.
    async fn resource(&self, context: &Context<'_>) -> Result<Resource> {
        crate::resources::one(Request::of(context)?, self.0.resource.id).await
    }
    async fn resource_id(&self) -> ID {
        self.0.resource.id.into()
    }
    async fn resource_name(&self) -> &str {
        &self.0.resource.name
    }
    async fn resource_type(&self) -> ResourceType {
        self.0.resource.resource_type.into()
    }
    /// Who comes, when it is not the customer (`B13`); empty otherwise.
    async fn guest_name(&self) -> &str {
        &self.0.booking.guest_name
    }
    async fn title(&self) -> &str {
        &self.0.booking.title
    }
    async fn note(&self) -> &str {
        &self.0.booking.note
    }
    async fn attendees(&self) -> i64 {
        self.0.booking.attendees
    }
    async fn starts_at(&self) -> Instant {
        Instant(self.0.booking.starts_at)
    }
    /// Without the turnaround.
    async fn ends_at(&self) -> Instant {
        Instant(self.0.booking.ends_at)
    }
    async fn state(&self) -> BookingState {
        self.0.booking.state.into()
    }
    /// Until when a held or pending one keeps its place (`B7`, `B8`).
    async fn expires_at(&self) -> Option<Instant> {
        self.0.booking.expires_at.map(Instant)
    }
    async fn channel(&self) -> BookingChannel {
        self.0.booking.channel.into()
    }
    /// What was quoted is what is charged (`P1`).
    async fn amount(&self) -> Money {
        Money(self.0.booking.amount)
    }
    /// The lines that explain `amount`.
    async fn quote(&self, context: &Context<'_>) -> Result<Vec<QuoteLine>> {
        let lang = Request::of(context)?.context.lang;
        Ok(QuoteLine::all(&self.0.quote, lang))
    }
    async fn pays(&self) -> BookingPays {
        self.0.booking.pays.into()
    }
    /// What can be paid for it before its guest comes, with its tax; nothing when it is billed, free, over or waits for approval.
    async fn due_ahead(&self, context: &Context<'_>) -> Result<Option<Money>> {
        let id = self.0.booking.id;
        Ok(Request::of(context)?.ask(BookingDue { id }).await?.map(Money))
    }
    /// What billed its time, once something did.
    async fn invoice(&self, context: &Context<'_>) -> Result<Option<Invoice>> {
        crate::invoices::of(Request::of(context)?, self.0.booking.invoice_id).await
    }
    /// What calling it off or not coming cost, or what a late move owes beside `amount` (`B9`, `B10`).
    async fn fee(&self) -> Money {
        Money(self.0.booking.fee)
    }
    async fn fee_invoice(&self, context: &Context<'_>) -> Result<Option<Invoice>> {
        crate::invoices::of(Request::of(context)?, self.0.booking.fee_invoice_id).await
    }
    /// What calling it off now would cost (`B9`); nothing once it can't be called off.
    async fn cancellation_fee(&self) -> Option<Money> {
        self.0.cancellation_fee.map(Money)
    }
    /// The last moment at which calling it off is free, if there is one.
    async fn free_until(&self) -> Option<Instant> {
        self.0.free_until.map(Instant)
    }
    /// When its place is given to others if nobody came (`B10`).
    async fn released_at(&self) -> Instant {
        Instant(self.0.released_at)
    }
    /// The rules that it was made under (`B9`).
    async fn policy(&self, context: &Context<'_>) -> Result<Policy> {
        let policy = self.0.booking.policy();
        let request = Request::of(context)?;
        policy
            .map(Policy::from)
            .map_err(|error| crate::error::to_graphql(error.into(), &request.context))
    }
    /// The stay that it became (`B10`).
    async fn session(&self, context: &Context<'_>) -> Result<Option<Session>> {
        match self.0.booking.session_id {
            Some(id) => Ok(Some(crate::sessions::one(Request::of(context)?, id).await?)),
            None => Ok(None),
        }
    }
    async fn session_id(&self) -> Option<ID> {
        self.0.booking.session_id.map(Into::into)
    }
    async fn series_id(&self) -> Option<ID> {
        self.0.booking.series_id.map(Into::into)
    }
    /// Its number within its series.
    async fn occurrence(&self) -> Option<i64> {
        self.0.booking.occurrence
    }
    /// Changed apart from its series (`R4`).
    async fn overridden(&self) -> bool {
        self.0.booking.overridden
    }
    async fn created_at(&self) -> Instant {
        Instant(self.0.booking.created_at)
    }
    async fn checked_in_at(&self) -> Option<Instant> {
        self.0.booking.checked_in_at.map(Instant)
    }
    async fn ended_at(&self) -> Option<Instant> {
        self.0.booking.ended_at.map(Instant)
    }
    /// Why it was cancelled or declined.
    async fn reason(&self) -> &str {
        &self.0.booking.reason
    }
    async fn version(&self) -> Long {
        Long(self.0.booking.version)
    }
}

/// The rules of coming off and of not coming that a booking was made under. Fees in basis points of the price: 5000 is 50 %.
#[derive(SimpleObject)]
#[graphql(name = "BookingPolicy")]
pub struct Policy {
    /// Calling off is free up to so many minutes before the start.
    free_until_minutes: i64,
    cancellation_fee: i32,
    no_show_grace_minutes: i64,
    no_show_fee: i32,
    /// What a late move keeps owed.
    kept_fee: Money,
}

impl From<BookingPolicy> for Policy {
    fn from(policy: BookingPolicy) -> Self {
        Policy {
            free_until_minutes: policy.cancellation.free_until_minutes,
            cancellation_fee: policy.cancellation.fee.basis_points().into(),
            no_show_grace_minutes: policy.no_show_grace_minutes,
            no_show_fee: policy.no_show_fee.basis_points().into(),
            kept_fee: Money(policy.kept_fee),
        }
    }
}

/// A page of bookings.
#[derive(SimpleObject)]
pub struct BookingPage {
    nodes: Vec<Booking>,
    end_cursor: Option<String>,
    has_more: bool,
}

impl From<coworkflow_operations::page::Page<BookingView>> for BookingPage {
    fn from(page: coworkflow_operations::page::Page<BookingView>) -> Self {
        BookingPage {
            nodes: page.nodes.into_iter().map(Booking).collect(),
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        }
    }
}
