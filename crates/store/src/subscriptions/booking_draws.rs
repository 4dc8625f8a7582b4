//! The minutes of plans that bookings were quoted with (`S5`).

use coworkflow_domain::ids::{BookingId, SubscriptionId};
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// What a booking draws from one run of a plan.
    pub struct BookingDrawRow {
        /// From which run.
        subscription_id: SubscriptionId,
        /// How many.
        minutes: i64,
    }
}

statements! {
    /// What a booking draws.
    OF_BOOKING -> BookingDrawRow = "SELECT subscription_id, minutes FROM booking_draws WHERE tenant_id = $1 AND booking_id = $2";
    /// Draws; the allowance itself refuses more than it has.
    DRAW -> () = "UPDATE subscriptions SET drawn_minutes = drawn_minutes + $3 WHERE tenant_id = $1 AND id = $2";
    /// Records a draw.
    INSERT -> () = "INSERT INTO booking_draws (tenant_id, booking_id, subscription_id, minutes, at) VALUES ($1, $2, $3, $4, $5)";
    /// Forgets what a booking drew.
    DELETE -> () = "DELETE FROM booking_draws WHERE tenant_id = $1 AND booking_id = $2";
}

/// What a booking draws from runs of plans.
pub fn of_booking(tx: &mut Tx, booking: BookingId) -> Result<Vec<BookingDrawRow>, DbError> {
    tx.all(&OF_BOOKING, &[&booking])
}

/// Draws for a booking. Refused: `subscriptions_drawn` when the allowance has less.
pub fn draw(tx: &mut Tx, booking: BookingId, id: SubscriptionId, minutes: i64, at: Instant) -> Result<(), DbError> {
    tx.attempt(|tx| tx.execute(&DRAW, &[&id, &minutes]))?;
    tx.execute(&INSERT, &[&booking, &id, &minutes, &at])?;
    Ok(())
}

/// Gives back all that a booking drew; the minutes expire when they always did.
pub fn give_back(tx: &mut Tx, booking: BookingId) -> Result<(), DbError> {
    for drawn in of_booking(tx, booking)? {
        tx.execute(&DRAW, &[&drawn.subscription_id, &-drawn.minutes])?;
    }
    tx.execute(&DELETE, &[&booking])?;
    Ok(())
}
