//! What a booking costs before anybody confirms it.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::Lang;
use coworkflow_operations::pricing as operations;

use super::quote::QuoteLine;
use crate::enums::TaxMode;
use crate::request::Request;
use crate::scalars::{Instant, Money};

/// What is to be priced. `bookingId`: the booking that would be changed to this, so that its own hours of a plan and its
/// coupon count as free.
#[derive(InputObject)]
pub struct QuoteBookingInput {
    resource_id: ID,
    starts_at: Instant,
    ends_at: Instant,
    customer_id: Option<ID>,
    coupon: Option<String>,
    booking_id: Option<ID>,
}

/// The price of a booking, with the lines that explain it.
#[derive(SimpleObject)]
pub struct BookingQuote {
    lines: Vec<QuoteLine>,
    /// All of it, in minutes.
    minutes: i64,
    /// Minutes that a plan pays.
    covered_minutes: i64,
    /// Before the coupon.
    subtotal: Money,
    coupon_code: Option<String>,
    /// What the coupon takes off.
    coupon_amount: Money,
    /// What is charged, as prices are stated.
    amount: Money,
    tax_mode: TaxMode,
    /// Contained in `total`.
    tax: Money,
    /// To pay.
    total: Money,
}

impl BookingQuote {
    /// As the reader reads it.
    pub fn of(quote: &operations::BookingQuote, lang: Lang) -> BookingQuote {
        let covered = quote.quote.lines.iter().filter(|line| line.subscription_id.is_some());
        BookingQuote {
            lines: QuoteLine::all(&quote.quote, lang),
            minutes: quote.quote.minutes,
            covered_minutes: covered.map(|line| line.minutes).fold(0, i64::saturating_add),
            subtotal: Money(quote.totals.subtotal),
            coupon_code: quote.coupon.as_ref().map(|coupon| coupon.code.clone()),
            coupon_amount: Money(quote.totals.coupon_amount),
            amount: Money(quote.amount),
            tax_mode: quote.tax.mode.into(),
            tax: Money(quote.totals.tax),
            total: Money(quote.totals.total),
        }
    }
}

/// Questions about the prices of bookings.
#[derive(Default)]
pub struct BookingPricesQuery;

#[Object]
impl BookingPricesQuery {
    /// What a booking would cost, and why: what is quoted is what is charged. Asking takes nothing.
    async fn quote_booking(&self, context: &Context<'_>, input: QuoteBookingInput) -> Result<BookingQuote> {
        let request = Request::of(context)?;
        let question = operations::QuoteBooking {
            resource_id: request.id(&input.resource_id, SubjectKind::Resource)?,
            starts_at: input.starts_at.0,
            ends_at: input.ends_at.0,
            customer_id: request.optional_id(input.customer_id.as_ref(), SubjectKind::Customer)?,
            coupon: input.coupon,
            booking_id: request.optional_id(input.booking_id.as_ref(), SubjectKind::Booking)?,
        };
        let quote = request.ask(question).await?;
        Ok(BookingQuote::of(&quote, request.context.lang))
    }
}
