//! Nobody came: the place is released once, the fee is posted once, and what is paid is not touched (`B10`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{ArrivalRefusal, BookingRefusal, BookingState, When};
use coworkflow_domain::ids::BookingId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::time::Instant;
use coworkflow_store::bookings::{self, BookingRow};
use coworkflow_store::claims;
use serde::Serialize;

use super::money::{FeeKind, charge_fee};
use super::view::{self, BookingView, parties};
use super::{effects, write};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// How many are looked at at once: more are left to the next look.
const PIECE: i64 = 200;

/// Releases the place of a booking whose guest did not come, before its grace is over.
#[derive(Debug, Clone, Serialize)]
pub struct MarkNoShow {
    /// Which.
    pub id: BookingId,
    /// Without the fee: needs `invoices.discount`.
    pub waive_fee: bool,
}

impl Change for MarkNoShow {
    type Output = BookingView;
    const NAME: &'static str = "bookings.no_show";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<BookingView, Failure> {
        if self.waive_fee {
            work.require(Permission::InvoicesDiscount)?;
        }
        let booking = view::found(work, self.id)?;
        let booking = release(work, booking, self.waive_fee)?;
        crate::waitlist::offer_freed(work)?;
        view::of(work, booking)
    }
}

/// Releases all whose guest did not come by the end of the grace, and ends those that were paid and are over; says how many.
pub(super) fn release_due(work: &mut Work) -> Result<usize, Failure> {
    let now = work.now();
    let mut count = 0;
    for mut booking in bookings::awaited(work.tx, Instant::from_millis(i64::MIN), now, PIECE)? {
        if booking.invoice_id.is_some() {
            if booking.ends_at <= now {
                booking.state = BookingState::Completed;
                booking.ended_at = Some(booking.ends_at);
                write(work, &mut booking)?;
                count += 1;
            }
        } else if booking.policy()?.released_at(booking.starts_at) <= now {
            release(work, booking, false)?;
            count += 1;
        }
    }
    Ok(count)
}

fn release(work: &mut Work, mut booking: BookingRow, waive_fee: bool) -> Result<BookingRow, Failure> {
    let (zone, _) = work.calendar()?;
    let now = work.now();
    let when = When::of(booking.interval()?, &zone);
    match booking.state {
        BookingState::Confirmed => {}
        BookingState::CheckedIn => return Err(BookingRefusal::Begun.into()),
        state => return Err(BookingRefusal::WrongState { state }.into()),
    }
    if booking.invoice_id.is_some() {
        return Err(ArrivalRefusal::PaidAlready.into());
    }
    if now < booking.starts_at {
        return Err(ArrivalRefusal::NotBegun { booked: when }.into());
    }
    if !waive_fee {
        booking.fee = booking.policy()?.no_show_fee(booking.amount)?;
    }
    booking.state = BookingState::NoShow;
    booking.ended_at = Some(now);
    write(work, &mut booking)?;
    claims::delete_of_booking(work.tx, booking.id)?;
    effects::given_back(work, &booking, waive_fee)?;
    let (customer, resource) = parties(work, &booking)?;
    work.journal(&Event::BookingNoShow {
        booking_id: booking.id,
        customer_id: customer.id,
        customer: customer.name,
        resource_id: resource.id,
        resource: resource.name,
        when,
        fee: booking.fee,
    })?;
    charge_fee(work, &mut booking, FeeKind::NoShow)?;
    Ok(booking)
}
