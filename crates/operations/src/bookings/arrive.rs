//! A booking's guest comes: a session begins (`B10`); and what becomes of the booking when that ends.

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{BookingState, check_arrival};
use coworkflow_domain::ids::{BookingId, InvoiceId, SessionId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::time::Instant;
use coworkflow_store::bookings::{self, BookingRow};
use coworkflow_store::claims;
use coworkflow_store::pricing::release_coupon;
use serde::Serialize;

use super::view::{self, parties};
use super::write;
use crate::claims::{Taker, take};
use crate::failure::Failure;
use crate::perform::Change;
use crate::sessions::{self, SessionView};
use crate::work::Work;

/// Checks the guest of a booking in.
#[derive(Debug, Clone, Serialize)]
pub struct CheckIn {
    /// Which booking.
    pub id: BookingId,
}

impl Change for CheckIn {
    type Output = SessionView;
    const NAME: &'static str = "bookings.check_in";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<SessionView, Failure> {
        let booking = view::found(work, self.id)?;
        let (_, session) = check_in(work, booking)?;
        sessions::load(work, session)
    }
}

/// Begins the session of a booking: what was claimed for the booking is the session's from now on, also the few minutes before
/// its start. The same for the desk, a member and the code on a desk.
pub(crate) fn check_in(work: &mut Work, mut booking: BookingRow) -> Result<(BookingRow, SessionId), Failure> {
    let (zone, _) = work.calendar()?;
    let now = work.now();
    check_arrival(booking.state, booking.interval()?, now, &zone)?;
    let (customer, resource) = parties(work, &booking)?;
    let session = sessions::begin_booked(work, &booking, &customer, &resource)?;
    booking.state = BookingState::CheckedIn;
    booking.session_id = Some(session);
    booking.checked_in_at = Some(now);
    write(work, &mut booking)?;
    work.journal(&Event::BookingCheckedIn {
        booking_id: booking.id,
        customer_id: customer.id,
        customer: customer.name,
        session_id: session,
        resource_id: resource.id,
        resource: resource.name,
    })?;
    Ok((booking, session))
}

/// The booking of a session that ends is over; its coupon is free for the bill.
pub(crate) fn left(work: &mut Work, session: SessionId, at: Instant) -> Result<Option<BookingRow>, Failure> {
    let Some(mut booking) = bookings::by_session(work.tx, session)? else {
        return Ok(None);
    };
    booking.state = BookingState::Completed;
    booking.ended_at = Some(at);
    write(work, &mut booking)?;
    release_coupon(work.tx, booking.id)?;
    Ok(Some(booking))
}

/// What billed the stay of a booking billed the booking, and the fee of a late move beside it.
pub(crate) fn billed(work: &mut Work, mut booking: BookingRow, invoice: InvoiceId) -> Result<(), Failure> {
    booking.invoice_id = booking.invoice_id.or(Some(invoice));
    if booking.fee.is_positive() {
        booking.fee_invoice_id = booking.fee_invoice_id.or(Some(invoice));
    }
    write(work, &mut booking)
}

/// The start of a session is taken back: its booking waits for its guest again.
pub(crate) fn not_here_after_all(work: &mut Work, mut booking: BookingRow) -> Result<(), Failure> {
    let Some(session) = booking.session_id.take() else {
        return Ok(());
    };
    let (_, resource) = parties(work, &booking)?;
    booking.state = BookingState::Confirmed;
    booking.checked_in_at = None;
    write(work, &mut booking)?;
    claims::delete_of_booking(work.tx, booking.id)?;
    claims::delete_of_session(work.tx, session)?;
    take(work, &resource, booking.interval()?, Taker::Booking(booking.id))
}
