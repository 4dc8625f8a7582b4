//! A booking with all that a screen shows of it, read in one transaction.

use coworkflow_domain::bookings::BookingState;
use coworkflow_domain::ids::BookingId;
use coworkflow_domain::money::Money;
use coworkflow_domain::pricing::Quote;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::Instant;
use coworkflow_store::bookings::{self, BookingRow};
use coworkflow_store::customers::{self, CustomerRow};
use coworkflow_store::resources::{self, ResourceRow};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::work::Work;

/// A booking as a screen shows it, at the moment of the operation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BookingView {
    /// The booking.
    pub booking: BookingRow,
    /// For whom.
    pub customer: CustomerRow,
    /// Where.
    pub resource: ResourceRow,
    /// What was quoted, with its lines and reasons (`P1`).
    pub quote: Quote,
    /// What calling it off now would cost (`B9`); nothing once it can't be called off.
    pub cancellation_fee: Option<Money>,
    /// The last moment at which calling it off is free (`B9`), if there is one.
    pub free_until: Option<Instant>,
    /// When its place is given to others if nobody came (`B10`).
    pub released_at: Instant,
}

/// The row, or the same refusal as for a random id (`A3`).
pub(crate) fn found(work: &mut Work, id: BookingId) -> Result<BookingRow, Failure> {
    Ok(bookings::by_id(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::Booking,
    })?)
}

/// The view of one booking.
pub(crate) fn load(work: &mut Work, id: BookingId) -> Result<BookingView, Failure> {
    let booking = found(work, id)?;
    of(work, booking)
}

/// The view of a booking whose row is at hand.
pub(crate) fn of(work: &mut Work, booking: BookingRow) -> Result<BookingView, Failure> {
    let (customer, resource) = parties(work, &booking)?;
    assemble(work.now(), booking, customer, resource)
}

/// The view of a booking whose parties are at hand.
pub(super) fn assemble(
    now: Instant,
    booking: BookingRow,
    customer: CustomerRow,
    resource: ResourceRow,
) -> Result<BookingView, Failure> {
    let policy = booking.policy()?;
    let cancellation_fee = match booking.state {
        BookingState::Confirmed => Some(policy.cancellation_fee(booking.starts_at, booking.amount, now)?),
        BookingState::Held | BookingState::Pending => Some(Money::ZERO),
        _ => None,
    };
    Ok(BookingView {
        quote: booking.quote()?,
        cancellation_fee,
        free_until: policy.free_until(booking.starts_at),
        released_at: policy.released_at(booking.starts_at),
        booking,
        customer,
        resource,
    })
}

/// Whose it is and where, which are always there.
pub(crate) fn parties(work: &mut Work, booking: &BookingRow) -> Result<(CustomerRow, ResourceRow), Failure> {
    let customer = customers::by_id(work.tx, booking.customer_id)?.ok_or(General::NotFound {
        what: SubjectKind::Customer,
    })?;
    let resource = resources::by_id(work.tx, booking.resource_id)?.ok_or(General::NotFound {
        what: SubjectKind::Resource,
    })?;
    Ok((customer, resource))
}
