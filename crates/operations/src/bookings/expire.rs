//! What waited too long for its payment or approval gives its place back (`B7`, `B8`).

use coworkflow_domain::bookings::{BookingState, When};
use coworkflow_domain::journal::Event;
use coworkflow_store::bookings::{self, BookingRow};
use coworkflow_store::claims;

use super::effects;
use super::view::parties;
use crate::failure::Failure;
use crate::work::Work;

/// How many at once: more are left to the next who looks.
const PIECE: i64 = 100;

/// Releases what waited too long: in the transaction of whoever wants a place, and by the job. Says how many.
pub(crate) fn expire_due(work: &mut Work) -> Result<usize, Failure> {
    let now = work.now();
    let due = bookings::due(work.tx, now, PIECE)?;
    let count = due.len();
    for booking in due {
        expire(work, booking)?;
    }
    Ok(count)
}

/// Releases one that waited too long.
pub(super) fn expire(work: &mut Work, mut booking: BookingRow) -> Result<BookingRow, Failure> {
    let (customer, resource) = parties(work, &booking)?;
    let (zone, _) = work.calendar()?;
    booking.state = BookingState::Expired;
    booking.expires_at = None;
    booking.ended_at = Some(work.now());
    super::write(work, &mut booking)?;
    claims::delete_of_booking(work.tx, booking.id)?;
    effects::given_back(work, &booking, true)?;
    work.journal_of_system(&Event::BookingExpired {
        booking_id: booking.id,
        customer_id: customer.id,
        customer: customer.name,
        resource_id: resource.id,
        resource: resource.name,
        when: When::of(booking.interval()?, &zone),
    })?;
    Ok(booking)
}
