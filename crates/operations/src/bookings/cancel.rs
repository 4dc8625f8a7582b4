//! A booking is called off, with the fee that was agreed when it was made (`B9`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{BookingRefusal, BookingState, When};
use coworkflow_domain::ids::BookingId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::text::optional_text;
use coworkflow_store::bookings::BookingRow;
use coworkflow_store::claims;
use serde::Serialize;

use super::money::{FeeKind, charge_fee};
use super::view::{self, BookingView, parties};
use super::{effects, write};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Calls a booking off.
#[derive(Debug, Clone, Serialize)]
pub struct CancelBooking {
    /// Which.
    pub id: BookingId,
    /// Why; may be left out.
    pub reason: Option<String>,
    /// Without the fee: needs `invoices.discount`.
    pub waive_fee: bool,
    /// The fee that the reader was shown: another one is refused.
    pub expected_fee: Option<Money>,
}

impl Change for CancelBooking {
    type Output = BookingView;
    const NAME: &'static str = "bookings.cancel";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<BookingView, Failure> {
        if self.waive_fee {
            work.require(Permission::InvoicesDiscount)?;
        }
        let booking = view::found(work, self.id)?;
        let how = Cancelling {
            reason: self.reason.as_deref(),
            waive_fee: self.waive_fee,
            expected_fee: self.expected_fee,
        };
        let booking = cancel_booking(work, booking, &how)?;
        crate::waitlist::offer_freed(work)?;
        view::of(work, booking)
    }
}

/// How a booking is called off.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cancelling<'a> {
    /// Why; may be left out.
    pub reason: Option<&'a str>,
    /// Without the fee.
    pub waive_fee: bool,
    /// The fee that the reader was shown: another one is refused.
    pub expected_fee: Option<Money>,
}

/// Calls a booking off: its place is free again, the fee of now is owed (`B9`), minutes of plans come back in time (`S5`).
pub(crate) fn cancel_booking(
    work: &mut Work,
    mut booking: BookingRow,
    how: &Cancelling,
) -> Result<BookingRow, Failure> {
    let reason = optional_text("reason", how.reason, 500)?.unwrap_or_default();
    check_ahead(&booking)?;
    let (now, policy) = (work.now(), booking.policy()?);
    let owed = match booking.state {
        BookingState::Confirmed if !how.waive_fee => policy.cancellation_fee(booking.starts_at, booking.amount, now)?,
        _ => Money::ZERO,
    };
    super::place::expect(work, how.expected_fee, owed)?;
    let in_time =
        how.waive_fee || booking.state.waits() || policy.free_until(booking.starts_at).is_some_and(|last| now <= last);
    booking.state = BookingState::Cancelled;
    booking.expires_at = None;
    booking.ended_at = Some(now);
    booking.fee = owed;
    booking.reason = reason.clone();
    write(work, &mut booking)?;
    claims::delete_of_booking(work.tx, booking.id)?;
    let (customer, resource) = parties(work, &booking)?;
    let (zone, _) = work.calendar()?;
    work.journal(&Event::BookingCancelled {
        booking_id: booking.id,
        customer_id: customer.id,
        customer: customer.name,
        resource_id: resource.id,
        resource: resource.name,
        when: When::of(booking.interval()?, &zone),
        fee: owed,
        reason,
    })?;
    effects::given_back(work, &booking, in_time)?;
    charge_fee(work, &mut booking, FeeKind::Cancellation)?;
    Ok(booking)
}

/// Refuses what can neither be moved nor called off any more.
pub(super) fn check_ahead(booking: &BookingRow) -> Result<(), BookingRefusal> {
    if booking.state.is_ahead() {
        return Ok(());
    }
    Err(match booking.state {
        BookingState::CheckedIn => BookingRefusal::Begun,
        state => BookingRefusal::WrongState { state },
    })
}
