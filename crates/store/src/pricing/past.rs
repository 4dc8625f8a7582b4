//! What happened lately, to be priced again.

use coworkflow_domain::customers::CustomerType;
use coworkflow_domain::ids::{CustomerId, ItemId};
use coworkflow_domain::inventory::ItemCategory;
use coworkflow_domain::money::Money;
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Tx};
use crate::sessions::{SegmentRow, SessionRow};
use crate::{row, statements};

row! {
    /// A sale in a session, with what decided its price.
    pub struct PastSale {
        /// Who took it.
        customer_id: CustomerId,
        /// What they were to the rules at check-in.
        guest_type: CustomerType,
        /// What.
        item_id: ItemId,
        /// Its shelf then.
        category: ItemCategory,
        /// How many.
        quantity: i64,
        /// Of one.
        price_at_consumption: Money,
        /// Why, as JSON.
        price_reasons: Option<String>,
        /// When.
        created_at: Instant,
        /// What was left of it.
        stock_after: Option<i64>,
    }
}

statements! {
    /// Sessions that ended since, the newest first; those that began as bookings were priced when they were booked.
    ENDED_SINCE -> SessionRow = "SELECT id, space_id, customer_id, resource_id, started_at, day, ended_at, duration_minutes, amount, quote, note,
        increment_minutes, grace_minutes, price_book, guest_type, started_by, ended_by, cancelled_at, version FROM sessions
        WHERE tenant_id = $1 AND ended_at >= $2 AND cancelled_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM bookings WHERE bookings.tenant_id = sessions.tenant_id AND bookings.session_id = sessions.id)
        ORDER BY ended_at DESC LIMIT $3";
    /// Where they sat.
    SEGMENTS_SINCE -> SegmentRow = "SELECT g.session_id, g.position, g.resource_id, g.resource_name, g.resource_type, g.rate_per_hour, g.starts_at, g.ends_at
        FROM sessions AS s CROSS JOIN session_segments AS g
        WHERE g.tenant_id = s.tenant_id AND g.session_id = s.id AND s.tenant_id = $1 AND s.ended_at >= $2 ORDER BY g.session_id, g.position";
    /// What was sold in them and not voided.
    SALES_SINCE -> PastSale = "SELECT s.customer_id, s.guest_type, c.item_id, c.category, c.quantity, c.price_at_consumption, c.price_reasons, c.created_at,
        (SELECT m.stock_after FROM stock_movements AS m WHERE m.tenant_id = c.tenant_id AND m.item_id = c.item_id AND m.at = c.created_at
            AND m.consumption_id = c.id AND m.kind = 'sale') AS stock_after
        FROM sessions AS s JOIN consumptions AS c ON c.tenant_id = s.tenant_id AND c.session_id = s.id
        WHERE s.tenant_id = $1 AND s.ended_at >= $2 AND c.voided_at IS NULL ORDER BY s.ended_at DESC LIMIT $3";
}

/// At most `limit` sessions that ended since, were not taken back and did not begin as bookings, the newest first.
pub fn ended_since(tx: &mut Tx, since: Instant, limit: i64) -> Result<Vec<SessionRow>, DbError> {
    tx.all(&ENDED_SINCE, &[&since, &limit])
}

/// Where the sessions sat that ended since, by session and in order.
pub fn segments_since(tx: &mut Tx, since: Instant) -> Result<Vec<SegmentRow>, DbError> {
    tx.all(&SEGMENTS_SINCE, &[&since])
}

/// At most `limit` sales in the sessions that ended since, the newest first.
pub fn sales_since(tx: &mut Tx, since: Instant, limit: i64) -> Result<Vec<PastSale>, DbError> {
    tx.all(&SALES_SINCE, &[&since, &limit])
}
