//! What can be asked and changed about bookings.

use async_graphql::{Context, ID, InputObject, Object, Result};
use coworkflow_domain::bookings::BookingRefusal;
use coworkflow_domain::ids::BookingId;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::bookings::{
    ApproveBooking, Book, CancelBooking, ChangeBooking, ConfirmBooking, DeclineBooking, ListBookings, MoveBooking,
};
use coworkflow_operations::sessions::Arriving;
use coworkflow_store::bookings::{Filter, Of};

use super::{Booking, BookingPage, one};
use crate::customers::CustomerInput;
use crate::enums::{BookingPays, BookingState};
use crate::error;
use crate::request::Request;
use crate::scalars::{Instant, Long, Money};

/// For a known customer or a new one, never both.
#[derive(InputObject)]
pub struct BookInput {
    customer_id: Option<ID>,
    new_customer: Option<CustomerInput>,
    resource_id: ID,
    starts_at: Instant,
    ends_at: Instant,
    attendees: Option<i32>,
    /// Who comes, when it is not the customer (`B13`).
    guest_name: Option<String>,
    title: Option<String>,
    note: Option<String>,
    /// At the desk when left out.
    pays: Option<BookingPays>,
    /// Keeps the place for a while only, until it is confirmed (`B7`).
    hold: Option<bool>,
    /// A code that takes something off.
    coupon: Option<String>,
    /// The price that the reader was shown: another one is refused.
    expected_amount: Option<Money>,
}

/// Where a booking goes; where it is when `resourceId` is left out.
#[derive(InputObject)]
pub struct MoveBookingInput {
    resource_id: Option<ID>,
    starts_at: Instant,
    ends_at: Instant,
    /// The price that the reader was shown: another one is refused.
    expected_amount: Option<Money>,
    /// Keeps no fee although it is moved late, because the house asked for it: needs `invoices.discount`.
    waive_fee: Option<bool>,
}

/// What is said about a booking beside place and time; what is left out stays as it is.
#[derive(InputObject)]
pub struct BookingDetailsInput {
    guest_name: Option<String>,
    title: Option<String>,
    note: Option<String>,
    attendees: Option<i32>,
}

pub(crate) fn booking_id(request: &Request, id: &ID) -> Result<BookingId> {
    request.id(id, SubjectKind::Booking)
}

/// Questions about bookings.
#[derive(Default)]
pub struct BookingsQuery;

#[Object]
impl BookingsQuery {
    async fn booking(&self, context: &Context<'_>, id: ID) -> Result<Booking> {
        let request = Request::of(context)?;
        one(request, booking_id(request, &id)?).await
    }

    /// In the order of their start, the earliest first unless `latestFirst`; those that start in `[from, until)`.
    #[allow(clippy::too_many_arguments, reason = "each narrows the list")]
    async fn bookings(
        &self,
        context: &Context<'_>,
        customer_id: Option<ID>,
        resource_id: Option<ID>,
        series_id: Option<ID>,
        from: Option<Instant>,
        until: Option<Instant>,
        state: Option<BookingState>,
        latest_first: Option<bool>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<BookingPage> {
        let request = Request::of(context)?;
        let customer = request.optional_id(customer_id.as_ref(), SubjectKind::Customer)?;
        let resource = request.optional_id(resource_id.as_ref(), SubjectKind::Resource)?;
        let series = request.optional_id(series_id.as_ref(), SubjectKind::Series)?;
        let of = match (series, customer, resource) {
            (Some(series), ..) => Of::Series(series),
            (None, Some(customer), _) => Of::Customer(customer),
            (None, None, Some(resource)) => Of::Resource(resource),
            (None, None, None) => Of::All,
        };
        let filter = Filter {
            of,
            from: from.map(|at| at.0),
            until: until.map(|at| at.0),
            state: state.map(Into::into),
            latest_first: latest_first.unwrap_or_default(),
        };
        request
            .ask(ListBookings { filter, first, after })
            .await
            .map(BookingPage::from)
    }
}

/// Changes of bookings.
#[derive(Default)]
pub struct BookingsMutation;

#[Object]
impl BookingsMutation {
    /// For a known customer (`customerId`) or a new one (`newCustomer`), never both.
    async fn book(&self, context: &Context<'_>, input: BookInput, idempotency_key: Option<String>) -> Result<Booking> {
        let request = Request::of(context)?;
        let customer = match (&input.customer_id, input.new_customer) {
            (Some(id), None) => Arriving::Known(request.id(id, SubjectKind::Customer)?),
            (None, Some(new)) => Arriving::New(new.create(false)),
            _ => {
                let refusal = BookingRefusal::OneCustomerNeeded;
                return Err(error::to_graphql(refusal.into(), &request.context));
            }
        };
        let book = Book {
            customer,
            resource_id: request.id(&input.resource_id, SubjectKind::Resource)?,
            starts_at: input.starts_at.0,
            ends_at: input.ends_at.0,
            attendees: input.attendees.map(i64::from),
            guest_name: input.guest_name,
            title: input.title,
            note: input.note,
            pays: input.pays.unwrap_or(BookingPays::AtDesk).into(),
            hold: input.hold.unwrap_or_default(),
            coupon: input.coupon,
            expected_amount: input.expected_amount.map(|amount| amount.0),
        };
        request.change(book, idempotency_key).await.map(Booking)
    }

    /// Lets a held booking hold for good (`B7`).
    async fn confirm_booking(&self, context: &Context<'_>, id: ID, idempotency_key: Option<String>) -> Result<Booking> {
        let request = Request::of(context)?;
        let id = booking_id(request, &id)?;
        request
            .change(ConfirmBooking { id }, idempotency_key)
            .await
            .map(Booking)
    }

    /// Approves a booking that waits for it (`B8`).
    async fn approve_booking(&self, context: &Context<'_>, id: ID, idempotency_key: Option<String>) -> Result<Booking> {
        let request = Request::of(context)?;
        let id = booking_id(request, &id)?;
        request
            .change(ApproveBooking { id }, idempotency_key)
            .await
            .map(Booking)
    }

    /// Declines a booking that waits for approval: nothing is charged (`B8`).
    async fn decline_booking(
        &self,
        context: &Context<'_>,
        id: ID,
        reason: Option<String>,
        idempotency_key: Option<String>,
    ) -> Result<Booking> {
        let request = Request::of(context)?;
        let id = booking_id(request, &id)?;
        request
            .change(DeclineBooking { id, reason }, idempotency_key)
            .await
            .map(Booking)
    }

    /// Moves, stretches or shortens; what calling it off would have cost stays owed (`B9`).
    async fn move_booking(
        &self,
        context: &Context<'_>,
        id: ID,
        input: MoveBookingInput,
        idempotency_key: Option<String>,
    ) -> Result<Booking> {
        let request = Request::of(context)?;
        let to = MoveBooking {
            id: booking_id(request, &id)?,
            resource_id: request.optional_id(input.resource_id.as_ref(), SubjectKind::Resource)?,
            starts_at: input.starts_at.0,
            ends_at: input.ends_at.0,
            expected_amount: input.expected_amount.map(|amount| amount.0),
            waive_fee: input.waive_fee.unwrap_or_default(),
        };
        request.change(to, idempotency_key).await.map(Booking)
    }

    async fn change_booking(
        &self,
        context: &Context<'_>,
        id: ID,
        input: BookingDetailsInput,
        version: Long,
        idempotency_key: Option<String>,
    ) -> Result<Booking> {
        let request = Request::of(context)?;
        let change = ChangeBooking {
            id: booking_id(request, &id)?,
            version: version.0,
            guest_name: input.guest_name,
            title: input.title,
            note: input.note,
            attendees: input.attendees.map(i64::from),
        };
        request.change(change, idempotency_key).await.map(Booking)
    }

    /// Calls it off with the fee of now (`cancellationFee`); `expectedFee` is the one that the reader was shown.
    async fn cancel_booking(
        &self,
        context: &Context<'_>,
        id: ID,
        reason: Option<String>,
        waive_fee: Option<bool>,
        expected_fee: Option<Money>,
        idempotency_key: Option<String>,
    ) -> Result<Booking> {
        let request = Request::of(context)?;
        let cancel = CancelBooking {
            id: booking_id(request, &id)?,
            reason,
            waive_fee: waive_fee.unwrap_or_default(),
            expected_fee: expected_fee.map(|fee| fee.0),
        };
        request.change(cancel, idempotency_key).await.map(Booking)
    }
}
