//! Bookings that wait for their guest, and those whose guest is here.

use coworkflow_domain::ids::TenantId;
use coworkflow_domain::time::Instant;

use super::BookingRow;
use crate::db::{AcrossTenants, DbError, Tx};
use crate::{booking_columns, statements};

statements! {
    /// What waits for its guest, the earliest first.
    AWAITED -> BookingRow = booking_columns!("WHERE tenant_id = $1 AND state = 'confirmed' AND starts_at >= $2 AND starts_at < $3 ORDER BY starts_at, id LIMIT $4");
    /// Those of stays that go on.
    OF_ACTIVE -> BookingRow = booking_columns!("WHERE tenant_id = $1 AND session_id IN (SELECT sessions.id FROM sessions WHERE sessions.tenant_id = $1 AND sessions.ended_at IS NULL)");
    @across_tenants
    /// Tenants where a hold is over, a guest is awaited, somebody waits in line or money has to go back.
    DUE_ANYWHERE -> TenantId = "SELECT tenant_id FROM bookings WHERE expires_at IS NOT NULL AND expires_at <= $1
        UNION ALL SELECT tenant_id FROM bookings WHERE state = 'confirmed' AND starts_at < $1
        UNION ALL SELECT tenant_id FROM waitlist_entries WHERE state IN ('waiting', 'offered')
        UNION ALL SELECT tenant_id FROM online_payments WHERE state = 'refund_due'";
}

/// At most `limit` confirmed bookings that start in `[from, until)`, the earliest first.
pub fn awaited(tx: &mut Tx, from: Instant, until: Instant, limit: i64) -> Result<Vec<BookingRow>, DbError> {
    tx.all(&AWAITED, &[&from, &until, &limit])
}

/// The bookings of all stays that go on.
pub fn of_active_sessions(tx: &mut Tx) -> Result<Vec<BookingRow>, DbError> {
    tx.all(&OF_ACTIVE, &[])
}

/// The tenants whose bookings may have something to be done by now.
pub fn due_across_tenants(tx: &mut AcrossTenants, now: Instant) -> Result<Vec<TenantId>, DbError> {
    let mut tenants = tx.all(&DUE_ANYWHERE, &[&now])?;
    tenants.sort_unstable();
    tenants.dedup();
    Ok(tenants)
}
