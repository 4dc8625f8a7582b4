//! A member's own bookings in GraphQL.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::Lang;
use coworkflow_operations::members::{
    ArriveAtMyBooking, ArriveHere, BookMine, CancelMyBooking, MoveMyBooking, MyBooking as View, MyBookings,
    OneOfMyBookings, QuoteMyBooking,
};

use crate::bookings::OnlinePaymentPage;
use crate::enums::{BookingState, ResourceType};
use crate::error;
use crate::pricing::{BookingQuote, QuoteLine};
use crate::request::Request;
use crate::scalars::{Instant, Money};

/// One of one's own bookings, as it stands now.
#[derive(SimpleObject)]
pub struct MyBooking {
    id: ID,
    resource_id: ID,
    resource_name: String,
    resource_type: ResourceType,
    starts_at: Instant,
    ends_at: Instant,
    state: BookingState,
    /// Who comes instead of oneself; empty otherwise.
    guest_name: String,
    title: String,
    note: String,
    attendees: i64,
    amount: Money,
    /// The lines of the price, with their reasons.
    lines: Vec<QuoteLine>,
    /// What it cost beside its price: called off late, moved late, or not come.
    fee: Money,
    /// Until when a place is kept that waits for payment or approval.
    expires_at: Option<Instant>,
    /// The last moment at which calling off is free; nothing once a move kept a fee.
    free_until: Option<Instant>,
    /// What calling it off costs now.
    fee_now: Money,
    /// Whether it can still be moved or called off.
    open: bool,
    /// Whether one can check in now.
    may_arrive: bool,
    series_id: Option<ID>,
    created_at: Instant,
}

impl MyBooking {
    /// As the reader reads it.
    pub(super) fn of(view: View, request: &Request) -> Result<MyBooking> {
        let lang: Lang = request.context.lang;
        let quote = view
            .row
            .quote()
            .map_err(|broken| error::to_graphql(broken.into(), &request.context))?;
        let row = view.row;
        Ok(MyBooking {
            lines: QuoteLine::all(&quote, lang),
            id: row.id.into(),
            resource_id: row.resource_id.into(),
            resource_name: view.resource,
            resource_type: view.kind.into(),
            starts_at: Instant(row.starts_at),
            ends_at: Instant(row.ends_at),
            state: row.state.into(),
            guest_name: row.guest_name,
            title: row.title,
            note: row.note,
            attendees: row.attendees,
            amount: Money(row.amount),
            fee: Money(row.fee),
            expires_at: row.expires_at.map(Instant),
            free_until: view.free_until.map(Instant),
            fee_now: Money(view.fee_now),
            open: view.open,
            may_arrive: view.may_arrive,
            series_id: row.series_id.map(Into::into),
            created_at: Instant(row.created_at),
        })
    }
}

/// A page of one's own bookings.
#[derive(SimpleObject)]
pub struct MyBookingPage {
    nodes: Vec<MyBooking>,
    end_cursor: Option<String>,
    has_more: bool,
}

/// What one could book, or where a booking of one's own could go.
#[derive(InputObject)]
pub struct QuoteMyBookingInput {
    resource_id: ID,
    starts_at: Instant,
    ends_at: Instant,
    attendees: Option<i64>,
    coupon: Option<String>,
    /// The booking that would be moved there.
    booking_id: Option<ID>,
}

/// What it would come to.
#[derive(SimpleObject)]
pub struct MyQuote {
    quote: BookingQuote,
    /// What stays owed beside the price because a booking is moved late.
    kept_fee: Money,
}

/// What one books. `expectedAmount`: the price that was shown; another one is refused.
#[derive(InputObject)]
pub struct BookMineInput {
    resource_id: ID,
    starts_at: Instant,
    ends_at: Instant,
    guest_name: Option<String>,
    title: Option<String>,
    note: Option<String>,
    attendees: Option<i64>,
    coupon: Option<String>,
    expected_amount: Option<Money>,
    /// Keeps the place for a while only, until it is paid.
    pay_now: Option<bool>,
}

/// Where one's own booking goes; `resourceId` left out: it stays where it is.
#[derive(InputObject)]
pub struct MoveMyBookingInput {
    resource_id: Option<ID>,
    starts_at: Instant,
    ends_at: Instant,
    expected_amount: Option<Money>,
}

/// Questions about one's own bookings.
#[derive(Default)]
pub struct MyBookingsQuery;

#[Object]
impl MyBookingsQuery {
    /// What goes on and comes, the earliest first; with `past` what was, the latest first.
    async fn my_bookings(
        &self,
        context: &Context<'_>,
        past: Option<bool>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<MyBookingPage> {
        let request = Request::of(context)?;
        let past = past.unwrap_or_default();
        let page = request.ask(MyBookings { past, first, after }).await?;
        let nodes = page.nodes.into_iter().map(|view| MyBooking::of(view, request));
        Ok(MyBookingPage {
            nodes: nodes.collect::<Result<_>>()?,
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        })
    }

    async fn my_booking(&self, context: &Context<'_>, id: ID) -> Result<MyBooking> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Booking)?;
        let view = request.ask(OneOfMyBookings { id }).await?;
        MyBooking::of(view, request)
    }

    /// What a booking would cost, and why; refused, with what is free instead, when it can't be had. Asking takes nothing.
    async fn quote_my_booking(&self, context: &Context<'_>, input: QuoteMyBookingInput) -> Result<MyQuote> {
        let request = Request::of(context)?;
        let question = QuoteMyBooking {
            resource_id: request.id(&input.resource_id, SubjectKind::Resource)?,
            starts_at: input.starts_at.0,
            ends_at: input.ends_at.0,
            attendees: input.attendees,
            coupon: input.coupon,
            booking_id: request.optional_id(input.booking_id.as_ref(), SubjectKind::Booking)?,
        };
        let trial = request.ask(question).await?;
        Ok(MyQuote {
            quote: BookingQuote::of(&trial.quote, request.context.lang),
            kept_fee: Money(trial.kept_fee),
        })
    }
}

/// Changes of one's own bookings.
#[derive(Default)]
pub struct MyBookingsMutation;

#[Object]
impl MyBookingsMutation {
    /// Books for oneself, or for a guest.
    async fn book_mine(
        &self,
        context: &Context<'_>,
        input: BookMineInput,
        idempotency_key: Option<String>,
    ) -> Result<MyBooking> {
        let request = Request::of(context)?;
        let change = BookMine {
            resource_id: request.id(&input.resource_id, SubjectKind::Resource)?,
            starts_at: input.starts_at.0,
            ends_at: input.ends_at.0,
            guest_name: input.guest_name.unwrap_or_default(),
            title: input.title.unwrap_or_default(),
            note: input.note.unwrap_or_default(),
            attendees: input.attendees,
            coupon: input.coupon,
            expected: input.expected_amount.map(|amount| amount.0),
            pay_now: input.pay_now.unwrap_or_default(),
        };
        let view = request.change(change, idempotency_key).await?;
        MyBooking::of(view, request)
    }

    async fn move_my_booking(
        &self,
        context: &Context<'_>,
        id: ID,
        input: MoveMyBookingInput,
        idempotency_key: Option<String>,
    ) -> Result<MyBooking> {
        let request = Request::of(context)?;
        let change = MoveMyBooking {
            id: request.id(&id, SubjectKind::Booking)?,
            resource_id: request.optional_id(input.resource_id.as_ref(), SubjectKind::Resource)?,
            starts_at: input.starts_at.0,
            ends_at: input.ends_at.0,
            expected: input.expected_amount.map(|amount| amount.0),
        };
        let view = request.change(change, idempotency_key).await?;
        MyBooking::of(view, request)
    }

    /// Calls one's own booking off; `expectedFee`: the fee that was shown, another one is refused.
    async fn cancel_my_booking(
        &self,
        context: &Context<'_>,
        id: ID,
        expected_fee: Option<Money>,
        idempotency_key: Option<String>,
    ) -> Result<MyBooking> {
        let request = Request::of(context)?;
        let change = CancelMyBooking {
            id: request.id(&id, SubjectKind::Booking)?,
            expected_fee: expected_fee.map(|fee| fee.0),
        };
        let view = request.change(change, idempotency_key).await?;
        MyBooking::of(view, request)
    }

    /// Checks in to one's own booking.
    async fn check_in_my_booking(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<MyBooking> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Booking)?;
        let view = request.change(ArriveAtMyBooking { id }, idempotency_key).await?;
        MyBooking::of(view, request)
    }

    /// Begins to pay for one's own booking on the provider's page (`B7`); `returnTo` is a path of this site.
    async fn pay_my_booking(
        &self,
        context: &Context<'_>,
        id: ID,
        return_to: Option<String>,
        idempotency_key: Option<String>,
    ) -> Result<OnlinePaymentPage> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Booking)?;
        let back = return_to.unwrap_or_default();
        let paid = request
            .services
            .pay_my_booking(&request.context, id, &back, idempotency_key)
            .await;
        paid.map(OnlinePaymentPage::of)
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }

    /// Checks in where one stands, as the code on a seat or door says: to the booking that one has there now.
    async fn check_in_here(
        &self,
        context: &Context<'_>,
        resource_id: ID,
        idempotency_key: Option<String>,
    ) -> Result<MyBooking> {
        let request = Request::of(context)?;
        let resource_id = request.id(&resource_id, SubjectKind::Resource)?;
        let view = request.change(ArriveHere { resource_id }, idempotency_key).await?;
        MyBooking::of(view, request)
    }
}
