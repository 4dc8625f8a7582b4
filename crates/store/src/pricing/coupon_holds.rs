//! Coupons that bookings were quoted with and that no invoice has used yet.

use coworkflow_domain::ids::{BookingId, CouponId, CustomerId};

use crate::db::{DbError, Tx};
use crate::statements;

statements! {
    /// How often a coupon is held, by others than one booking.
    HELD -> i64 = "SELECT COUNT(*) FROM coupon_holds WHERE tenant_id = $1 AND coupon_id = $2 AND booking_id <> $3";
    /// How often by one customer.
    HELD_BY -> i64 = "SELECT COUNT(*) FROM coupon_holds WHERE tenant_id = $1 AND coupon_id = $2 AND customer_id = $3 AND booking_id <> $4";
    /// Holds it for a booking.
    HOLD -> () = "INSERT INTO coupon_holds (tenant_id, booking_id, coupon_id, customer_id) VALUES ($1, $2, $3, $4)";
    /// Lets it go.
    RELEASE -> () = "DELETE FROM coupon_holds WHERE tenant_id = $1 AND booking_id = $2";
}

/// How often a coupon is held in all and for one customer, a booking left out.
pub fn coupon_held(
    tx: &mut Tx,
    coupon: CouponId,
    customer: CustomerId,
    but_for: Option<BookingId>,
) -> Result<(i64, i64), DbError> {
    let but_for = but_for.unwrap_or(BookingId::from_uuid(uuid::Uuid::nil()));
    Ok((
        tx.one(&HELD, &[&coupon, &but_for])?,
        tx.one(&HELD_BY, &[&coupon, &customer, &but_for])?,
    ))
}

/// Holds a coupon for a booking, in the place of the one it held.
pub fn hold_coupon(tx: &mut Tx, booking: BookingId, coupon: CouponId, customer: CustomerId) -> Result<(), DbError> {
    tx.execute(&RELEASE, &[&booking])?;
    tx.execute(&HOLD, &[&booking, &coupon, &customer])?;
    Ok(())
}

/// Lets the coupon of a booking go, if it holds one.
pub fn release_coupon(tx: &mut Tx, booking: BookingId) -> Result<(), DbError> {
    tx.execute(&RELEASE, &[&booking])?;
    Ok(())
}
