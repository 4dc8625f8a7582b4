//! Bookings that wait for their guest, and those whose guest is here.

use coworkflow_domain::time::Instant;

use super::BookingRow;
use crate::db::{DbError, Tx};
use crate::{booking_columns, statements};

statements! {
    /// What waits for its guest, the earliest first.
    AWAITED -> BookingRow = booking_columns!("WHERE tenant_id = $1 AND state = 'confirmed' AND starts_at >= $2 AND starts_at < $3 ORDER BY starts_at, id LIMIT $4");
    /// Those of stays that go on.
    OF_ACTIVE -> BookingRow = booking_columns!("WHERE tenant_id = $1 AND session_id IN (SELECT sessions.id FROM sessions WHERE sessions.tenant_id = $1 AND sessions.ended_at IS NULL)");
}

/// At most `limit` confirmed bookings that start in `[from, until)`, the earliest first.
pub fn awaited(tx: &mut Tx, from: Instant, until: Instant, limit: i64) -> Result<Vec<BookingRow>, DbError> {
    tx.all(&AWAITED, &[&from, &until, &limit])
}

/// The bookings of all stays that go on.
pub fn of_active_sessions(tx: &mut Tx) -> Result<Vec<BookingRow>, DbError> {
    tx.all(&OF_ACTIVE, &[])
}
