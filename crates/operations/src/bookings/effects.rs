//! What a booking does to plans and coupons when it is priced, and when it gives its place back.

use coworkflow_store::bookings::BookingRow;
use coworkflow_store::pricing as coupons;
use coworkflow_store::subscriptions::booking_draws;

use crate::failure::Failure;
use crate::pricing::{BookingQuote, coupon_for};
use crate::subscriptions::draw_for_booking;
use crate::work::Work;

/// Draws the minutes of plans and holds the coupon that it was quoted with, in the place of what it had before (`S5`).
pub(super) fn quoted(work: &mut Work, booking: &BookingRow, quoted: &BookingQuote) -> Result<(), Failure> {
    draw_for_booking(work, booking.id, &quoted.quote)?;
    match quoted.coupon_id {
        Some(coupon) => coupons::hold_coupon(work.tx, booking.id, coupon, booking.customer_id)?,
        None => coupons::release_coupon(work.tx, booking.id)?,
    }
    Ok(())
}

/// Lets go of its coupon, and in time of the minutes that it drew: they expire when they always did (`S5`).
pub(super) fn given_back(work: &mut Work, booking: &BookingRow, in_time: bool) -> Result<(), Failure> {
    if in_time {
        booking_draws::give_back(work.tx, booking.id)?;
    }
    coupons::release_coupon(work.tx, booking.id)?;
    Ok(())
}

/// Draws and holds again what expiry gave back, for money that came late (`B7`); `false` when it is gone by now.
pub(super) fn taken_up_again(work: &mut Work, booking: &BookingRow) -> Result<bool, Failure> {
    if let Some(coupon) = booking.coupon_id {
        let Some(row) = coupons::coupon(work.tx, coupon)? else {
            return Ok(false);
        };
        match coupon_for(work, Some(&row.code), booking.customer_id) {
            Ok(Some(_)) => coupons::hold_coupon(work.tx, booking.id, coupon, booking.customer_id)?,
            Ok(None) | Err(Failure::Refused(_)) => return Ok(false),
            Err(failure) => return Err(failure),
        }
    }
    match draw_for_booking(work, booking.id, &booking.quote()?) {
        Ok(()) => Ok(true),
        Err(Failure::Db(error)) if error.is_constraint("subscriptions_drawn") => {
            given_back(work, booking, true)?;
            Ok(false)
        }
        Err(failure) => Err(failure),
    }
}
