//! What happened lately, to be priced again.

use coworkflow_domain::customers::CustomerType;
use coworkflow_domain::ids::{CustomerId, ItemId, SessionId};
use coworkflow_domain::inventory::ItemCategory;
use coworkflow_domain::money::Money;
use coworkflow_domain::pricing::Quote;
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

row! {
    /// What a session that began as a booking was booked for.
    pub struct PastBooking {
        /// The session.
        session_id: SessionId,
        /// From, as booked.
        starts_at: Instant,
        /// Until, as booked.
        ends_at: Instant,
        /// When it was booked.
        created_at: Instant,
        /// What was quoted, as JSON.
        quote: String,
        /// It was billed before the stay, on an invoice of its own.
        paid_ahead: bool,
    }
}

row! {
    /// What a guest was charged for the time of a stay.
    pub struct PastCharge {
        /// When the stay ended, as JSON.
        at_end: Option<String>,
        /// Before it, as JSON; nothing when all was charged at its end.
        ahead: Option<String>,
    }
}

impl PastCharge {
    /// The quotes that were charged.
    pub fn quotes(&self) -> Result<Vec<Quote>, DbError> {
        let kept = self.ahead.iter().chain(&self.at_end);
        kept.map(|json| super::read(json)).collect()
    }
}

statements! {
    /// Sessions that ended since, the newest first.
    ENDED_SINCE -> SessionRow = "SELECT id, space_id, customer_id, resource_id, started_at, day, ended_at, duration_minutes, amount, quote, note,
        increment_minutes, grace_minutes, price_book, guest_type, started_by, ended_by, cancelled_at, version FROM sessions
        WHERE tenant_id = $1 AND ended_at >= $2 AND cancelled_at IS NULL
        ORDER BY ended_at DESC LIMIT $3";
    /// Where they sat.
    SEGMENTS_SINCE -> SegmentRow = "SELECT g.session_id, g.position, g.resource_id, g.resource_name, g.resource_type, g.rate_per_hour, g.starts_at, g.ends_at
        FROM sessions AS s CROSS JOIN session_segments AS g
        WHERE g.tenant_id = s.tenant_id AND g.session_id = s.id AND s.tenant_id = $1 AND s.ended_at >= $2 ORDER BY g.session_id, g.position";
    /// What those were booked for that began as bookings.
    BOOKED_SINCE -> PastBooking = "SELECT s.id AS session_id, b.starts_at, b.ends_at, b.created_at, b.quote,
            (i.id IS NOT NULL AND i.session_id IS NULL) AS paid_ahead
        FROM sessions AS s CROSS JOIN bookings AS b LEFT JOIN invoices AS i ON i.tenant_id = b.tenant_id AND i.id = b.invoice_id
        WHERE b.tenant_id = s.tenant_id AND b.session_id = s.id AND s.tenant_id = $1 AND s.ended_at >= $2 ORDER BY s.ended_at DESC LIMIT $3";
    /// What one guest was charged by the stays that began since and ended after a moment.
    CHARGED_SINCE -> PastCharge = "SELECT s.quote AS at_end, CASE WHEN i.id IS NOT NULL AND i.session_id IS NULL THEN b.quote END AS ahead
        FROM sessions AS s LEFT JOIN bookings AS b ON b.tenant_id = s.tenant_id AND b.session_id = s.id
        LEFT JOIN invoices AS i ON i.tenant_id = b.tenant_id AND i.id = b.invoice_id
        WHERE s.tenant_id = $1 AND s.customer_id = $2 AND s.started_at >= $3 AND s.ended_at > $4 AND s.cancelled_at IS NULL
        ORDER BY s.started_at LIMIT 1000";
    /// What was sold in them and not voided.
    SALES_SINCE -> PastSale = "SELECT s.customer_id, s.guest_type, c.item_id, c.category, c.quantity, c.price_at_consumption, c.price_reasons, c.created_at,
        (SELECT m.stock_after FROM stock_movements AS m WHERE m.tenant_id = c.tenant_id AND m.item_id = c.item_id AND m.at = c.created_at
            AND m.consumption_id = c.id AND m.kind = 'sale') AS stock_after
        FROM sessions AS s JOIN consumptions AS c ON c.tenant_id = s.tenant_id AND c.session_id = s.id
        WHERE s.tenant_id = $1 AND s.ended_at >= $2 AND c.voided_at IS NULL ORDER BY s.ended_at DESC LIMIT $3";
}

/// What those of them were booked for that began as bookings.
pub fn booked_since(tx: &mut Tx, since: Instant, limit: i64) -> Result<Vec<PastBooking>, DbError> {
    tx.all(&BOOKED_SINCE, &[&since, &limit])
}

/// What a guest was charged for the time of the stays that began since `from` and ended after `after`.
pub fn charged_since(
    tx: &mut Tx,
    customer: CustomerId,
    from: Instant,
    after: Instant,
) -> Result<Vec<PastCharge>, DbError> {
    tx.all(&CHARGED_SINCE, &[&customer, &from, &after])
}

/// At most `limit` sessions that ended since and were not taken back, the newest first.
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
