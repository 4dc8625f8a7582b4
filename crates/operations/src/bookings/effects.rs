//! What a booking does to plans and coupons when it is priced, and when it gives its place back.

use coworkflow_store::bookings::BookingRow;
use coworkflow_store::pricing as coupons;
use coworkflow_store::subscriptions::booking_draws;

use crate::failure::Failure;
use crate::pricing::BookingQuote;
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
