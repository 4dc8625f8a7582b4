//! What waits is confirmed (`B7`), approved or declined (`B8`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{Asked, BookingRefusal, BookingState, Channel, When};
use coworkflow_domain::ids::BookingId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::text::optional_text;
use coworkflow_store::bookings::BookingRow;
use coworkflow_store::claims::{self, ClaimKind};
use serde::Serialize;

use super::room::{check_room, offering};
use super::view::{self, BookingView, parties};
use super::{effects, write};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Lets a held booking hold for good.
#[derive(Debug, Clone, Serialize)]
pub struct ConfirmBooking {
    /// Which.
    pub id: BookingId,
}

impl Change for ConfirmBooking {
    type Output = BookingView;
    const NAME: &'static str = "bookings.confirm";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<BookingView, Failure> {
        let booking = view::found(work, self.id)?;
        let booking = confirm(work, booking)?;
        view::of(work, booking)
    }
}

/// Approves a booking that waits for it; its place is checked again (`B8`).
#[derive(Debug, Clone, Serialize)]
pub struct ApproveBooking {
    /// Which.
    pub id: BookingId,
}

impl Change for ApproveBooking {
    type Output = BookingView;
    const NAME: &'static str = "bookings.approve";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<BookingView, Failure> {
        let booking = waiting(view::found(work, self.id)?, BookingState::Pending, work)?;
        let (_, resource) = parties(work, &booking)?;
        let asked = Asked {
            interval: booking.interval()?,
            attendees: booking.attendees,
            channel: Channel::Desk,
            now: work.now(),
        };
        if let Err(refusal) = check_room(work, &resource, &asked, Some(booking.id))? {
            return Err(offering(work, &resource, &asked, Some(booking.id), refusal)?);
        }
        let booking = hold_for_good(work, booking)?;
        let (customer, resource) = parties(work, &booking)?;
        let (zone, _) = work.calendar()?;
        work.journal(&Event::BookingApproved {
            booking_id: booking.id,
            customer_id: customer.id,
            customer: customer.name,
            resource_id: resource.id,
            resource: resource.name,
            when: When::of(booking.interval()?, &zone),
        })?;
        view::of(work, booking)
    }
}

/// Declines a booking that waits for approval: its place is free again, nothing is charged (`B8`).
#[derive(Debug, Clone, Serialize)]
pub struct DeclineBooking {
    /// Which.
    pub id: BookingId,
    /// Why; may be left out.
    pub reason: Option<String>,
}

impl Change for DeclineBooking {
    type Output = BookingView;
    const NAME: &'static str = "bookings.decline";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<BookingView, Failure> {
        let reason = optional_text("reason", self.reason.as_deref(), 500)?.unwrap_or_default();
        let mut booking = waiting(view::found(work, self.id)?, BookingState::Pending, work)?;
        booking.state = BookingState::Declined;
        booking.expires_at = None;
        booking.ended_at = Some(work.now());
        booking.reason = reason.clone();
        write(work, &mut booking)?;
        claims::delete_of_booking(work.tx, booking.id)?;
        let (customer, resource) = parties(work, &booking)?;
        let (zone, _) = work.calendar()?;
        work.journal(&Event::BookingDeclined {
            booking_id: booking.id,
            customer_id: customer.id,
            customer: customer.name,
            resource_id: resource.id,
            resource: resource.name,
            when: When::of(booking.interval()?, &zone),
            reason,
        })?;
        effects::given_back(work, &booking, true)?;
        view::of(work, booking)
    }
}

/// Lets a held booking hold for good; refused once its time ran out (`B7`).
pub(crate) fn confirm(work: &mut Work, booking: BookingRow) -> Result<BookingRow, Failure> {
    let booking = waiting(booking, BookingState::Held, work)?;
    let booking = hold_for_good(work, booking)?;
    let (customer, resource) = parties(work, &booking)?;
    let (zone, _) = work.calendar()?;
    work.journal(&Event::BookingConfirmed {
        booking_id: booking.id,
        customer_id: customer.id,
        customer: customer.name,
        resource_id: resource.id,
        resource: resource.name,
        when: When::of(booking.interval()?, &zone),
    })?;
    Ok(booking)
}

/// The booking, if it waits so and its time has not run out.
fn waiting(booking: BookingRow, state: BookingState, work: &Work) -> Result<BookingRow, BookingRefusal> {
    let over = booking.expires_at.is_some_and(|until| until <= work.now());
    match booking.state {
        BookingState::Expired => Err(BookingRefusal::HoldOver),
        found if found != state => Err(BookingRefusal::WrongState { state: found }),
        _ if over => Err(BookingRefusal::HoldOver),
        _ => Ok(booking),
    }
}

fn hold_for_good(work: &mut Work, mut booking: BookingRow) -> Result<BookingRow, Failure> {
    booking.state = BookingState::Confirmed;
    booking.expires_at = None;
    write(work, &mut booking)?;
    claims::set_kind_of_booking(work.tx, booking.id, ClaimKind::Booking)?;
    Ok(booking)
}
