//! Who waits for a place that is taken, in line by the moment of joining (`B11`).

use coworkflow_domain::ids::{BookingId, CustomerId, ResourceId, UserId, WaitlistId};
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::time::Instant;
use coworkflow_domain::waitlist::WaitlistState;

use crate::db::{DbError, ToParam, Tx};
use crate::{row, state_columns, statements};

state_columns!(WaitlistState);

row! {
    /// Somebody's place in the line.
    pub struct WaitlistRow {
        /// Its id.
        id: WaitlistId,
        /// Who.
        customer_id: CustomerId,
        /// For which place, or
        resource_id: Option<ResourceId>,
        /// for any of which kind.
        resource_kind: Option<ResourceKind>,
        /// From when.
        starts_at: Instant,
        /// Until when.
        ends_at: Instant,
        /// Where they stand.
        state: WaitlistState,
        /// The hold that is or was offered.
        booking_id: Option<BookingId>,
        /// Until when it is offered.
        offered_until: Option<Instant>,
        /// When they joined.
        joined_at: Instant,
        /// Who put them there; nothing for the program itself.
        joined_by: Option<UserId>,
    }
}

statements! {
    /// One.
    BY_ID -> WaitlistRow = "SELECT id, customer_id, resource_id, resource_kind, starts_at, ends_at, state, booking_id, offered_until, joined_at, joined_by
        FROM waitlist_entries WHERE tenant_id = $1 AND id = $2";
    /// The line, the first first.
    IN_LINE -> WaitlistRow = "SELECT id, customer_id, resource_id, resource_kind, starts_at, ends_at, state, booking_id, offered_until, joined_at, joined_by
        FROM waitlist_entries WHERE tenant_id = $1 AND state IN ('waiting', 'offered') ORDER BY joined_at, id LIMIT $2";
    /// The newest of one customer.
    OF_CUSTOMER -> WaitlistRow = "SELECT id, customer_id, resource_id, resource_kind, starts_at, ends_at, state, booking_id, offered_until, joined_at, joined_by
        FROM waitlist_entries WHERE tenant_id = $1 AND customer_id = $2 ORDER BY joined_at DESC, id DESC LIMIT $3";
    /// The one whose offer is a booking.
    OF_BOOKING -> WaitlistRow = "SELECT id, customer_id, resource_id, resource_kind, starts_at, ends_at, state, booking_id, offered_until, joined_at, joined_by
        FROM waitlist_entries WHERE tenant_id = $1 AND booking_id = $2";
    /// Joins.
    INSERT -> () = "INSERT INTO waitlist_entries (tenant_id, id, customer_id, resource_id, resource_kind, starts_at, ends_at, state, booking_id,
        offered_until, joined_at, joined_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    /// Goes on, if it still stands where it was.
    UPDATE -> () = "UPDATE waitlist_entries SET state = $4, booking_id = $5, offered_until = $6 WHERE tenant_id = $1 AND id = $2 AND state = $3";
}

/// One entry, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: WaitlistId) -> Result<Option<WaitlistRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// At most `limit` who still wait, the first in line first.
pub fn in_line(tx: &mut Tx, limit: i64) -> Result<Vec<WaitlistRow>, DbError> {
    tx.all(&IN_LINE, &[&limit])
}

/// At most `limit` of one customer, the newest first.
pub fn of_customer(tx: &mut Tx, customer: CustomerId, limit: i64) -> Result<Vec<WaitlistRow>, DbError> {
    tx.all(&OF_CUSTOMER, &[&customer, &limit])
}

/// Whose offer a booking is.
pub fn of_booking(tx: &mut Tx, booking: BookingId) -> Result<Option<WaitlistRow>, DbError> {
    tx.maybe(&OF_BOOKING, &[&booking])
}

/// Joins the line.
pub fn insert(tx: &mut Tx, row: &WaitlistRow) -> Result<(), DbError> {
    let params: [&dyn ToParam; 11] = [
        &row.id,
        &row.customer_id,
        &row.resource_id,
        &row.resource_kind,
        &row.starts_at,
        &row.ends_at,
        &row.state,
        &row.booking_id,
        &row.offered_until,
        &row.joined_at,
        &row.joined_by,
    ];
    tx.execute(&INSERT, &params)?;
    Ok(())
}

/// Writes where `row` stands now; `false` when it no longer stood at `from`.
pub fn go_on(tx: &mut Tx, row: &WaitlistRow, from: WaitlistState) -> Result<bool, DbError> {
    let touched = tx.execute(
        &UPDATE,
        &[&row.id, &from, &row.state, &row.booking_id, &row.offered_until],
    )?;
    Ok(touched == 1)
}
