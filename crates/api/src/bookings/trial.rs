//! What would come of booking or moving, in GraphQL.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::bookings::TryBooking;

use crate::pricing::BookingQuote;
use crate::request::Request;
use crate::scalars::{Instant, Money};

/// What somebody at the desk is about to book, or to move a booking to.
#[derive(InputObject)]
pub struct TryBookingInput {
    resource_id: ID,
    starts_at: Instant,
    ends_at: Instant,
    /// Left out: as many as the booking says, or one.
    attendees: Option<i32>,
    /// Left out: priced for a visitor. A booking that is moved keeps its own.
    customer_id: Option<ID>,
    /// A booking that is moved keeps its own.
    coupon: Option<String>,
    /// The booking that would be moved.
    booking_id: Option<ID>,
}

/// What would come of it: refused with the reasons and what is free instead, or this.
#[derive(SimpleObject)]
pub struct BookingTrial {
    quote: BookingQuote,
    /// What would stay owed beside the price, because it is moved late.
    kept_fee: Money,
}

/// Questions before anything is booked.
#[derive(Default)]
pub struct BookingTrialsQuery;

#[Object]
impl BookingTrialsQuery {
    /// Whether the desk could book so, or move a booking there, and at what price. Asking takes nothing.
    async fn try_booking(&self, context: &Context<'_>, input: TryBookingInput) -> Result<BookingTrial> {
        let request = Request::of(context)?;
        let question = TryBooking {
            resource_id: request.id(&input.resource_id, SubjectKind::Resource)?,
            starts_at: input.starts_at.0,
            ends_at: input.ends_at.0,
            attendees: input.attendees.map(i64::from),
            customer_id: request.optional_id(input.customer_id.as_ref(), SubjectKind::Customer)?,
            coupon: input.coupon,
            booking_id: request.optional_id(input.booking_id.as_ref(), SubjectKind::Booking)?,
        };
        let trial = request.ask(question).await?;
        Ok(BookingTrial {
            quote: BookingQuote::of(&trial.quote, request.context.lang),
            kept_fee: Money(trial.kept_fee),
        })
    }
}
