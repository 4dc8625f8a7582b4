//! A booking's guest comes, stays longer, does not come, or pays ahead.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use coworkflow_operations::bookings::{
    CheckIn, ExtendBooking, MarkNoShow, OnlinePaymentsOffered, PayBooking, QuoteExtension,
};

use super::Booking;
use super::roots::booking_id;
use crate::error;
use crate::invoices::PaymentInput;
use crate::request::Request;
use crate::scalars::{Instant, Money};
use crate::sessions::Session;

/// Where somebody pays for a booking: send the browser there.
#[derive(SimpleObject)]
pub struct OnlinePaymentPage {
    url: String,
    amount: Money,
}

impl OnlinePaymentPage {
    /// The page of a payment that was begun.
    pub fn of(here: coworkflow_operations::bookings::PayHere) -> OnlinePaymentPage {
        OnlinePaymentPage {
            url: here.page.url,
            amount: Money(here.payment.amount),
        }
    }
}

/// Questions about the life of bookings.
#[derive(Default)]
pub struct BookingLifeQuery;

#[Object]
impl BookingLifeQuery {
    /// What all of a stay would cost if it were extended.
    async fn quote_extension(&self, context: &Context<'_>, id: ID, until: Instant) -> Result<Money> {
        let request = Request::of(context)?;
        let id = booking_id(request, &id)?;
        let until = until.0;
        request.ask(QuoteExtension { id, until }).await.map(Money)
    }

    /// Whether bookings can be paid on a provider's page.
    async fn online_payments(&self, context: &Context<'_>) -> Result<bool> {
        Request::of(context)?.ask(OnlinePaymentsOffered).await
    }
}

/// Changes in the life of bookings.
#[derive(Default)]
pub struct BookingLifeMutation;

#[Object]
impl BookingLifeMutation {
    /// Begins the session of a booking (`B10`): from a few minutes before its start until its end.
    async fn check_in(&self, context: &Context<'_>, id: ID, idempotency_key: Option<String>) -> Result<Session> {
        let request = Request::of(context)?;
        let id = booking_id(request, &id)?;
        request.change(CheckIn { id }, idempotency_key).await.map(Session)
    }

    /// Keeps the place of a stay that goes on until a later end; `expectedAmount` is the price of all of it that the reader was shown.
    async fn extend_booking(
        &self,
        context: &Context<'_>,
        id: ID,
        until: Instant,
        expected_amount: Option<Money>,
        idempotency_key: Option<String>,
    ) -> Result<Booking> {
        let request = Request::of(context)?;
        let extend = ExtendBooking {
            id: booking_id(request, &id)?,
            until: until.0,
            expected_amount: expected_amount.map(|amount| amount.0),
        };
        request.change(extend, idempotency_key).await.map(Booking)
    }

    /// Releases the place of a booking whose guest did not come, with the fee that was agreed (`B10`).
    async fn mark_no_show(
        &self,
        context: &Context<'_>,
        id: ID,
        waive_fee: Option<bool>,
        idempotency_key: Option<String>,
    ) -> Result<Booking> {
        let request = Request::of(context)?;
        let mark = MarkNoShow {
            id: booking_id(request, &id)?,
            waive_fee: waive_fee.unwrap_or_default(),
        };
        request.change(mark, idempotency_key).await.map(Booking)
    }

    /// Bills a booking before its guest comes and takes money for it at the desk, all or a part; one that was only kept holds
    /// from then on.
    async fn pay_booking(
        &self,
        context: &Context<'_>,
        id: ID,
        payments: Vec<PaymentInput>,
        idempotency_key: Option<String>,
    ) -> Result<Booking> {
        let request = Request::of(context)?;
        let pay = PayBooking {
            id: booking_id(request, &id)?,
            payments: payments.into_iter().map(PaymentInput::into_domain).collect(),
        };
        request.change(pay, idempotency_key).await.map(Booking)
    }

    /// Begins a payment on the provider's page (`B7`); `returnTo` is a path of this site.
    async fn pay_booking_online(
        &self,
        context: &Context<'_>,
        id: ID,
        return_to: Option<String>,
        idempotency_key: Option<String>,
    ) -> Result<OnlinePaymentPage> {
        let request = Request::of(context)?;
        let id = booking_id(request, &id)?;
        let back = return_to.unwrap_or_default();
        let paid = request
            .services
            .pay_online(&request.context, id, &back, idempotency_key)
            .await;
        paid.map(OnlinePaymentPage::of)
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }
}
