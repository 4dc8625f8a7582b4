//! What bookings and claims must agree on: who keeps a place has claimed it, and whoever has the whole has its parts.

use super::Disagreement;
use crate::db::{DbError, Tx};
use crate::statements;

statements! {
    /// Bookings that keep their place and have not claimed it for just their time.
    UNCLAIMED -> Disagreement = "SELECT 'the claim of a booking of ' || customers.name AS what, 1 AS says, CAST(COUNT(claims.id) AS BIGINT) AS adds_up_to
        FROM bookings JOIN customers ON customers.tenant_id = bookings.tenant_id AND customers.id = bookings.customer_id
          LEFT JOIN claims ON claims.tenant_id = bookings.tenant_id AND claims.booking_id = bookings.id AND claims.resource_id = bookings.resource_id
            AND claims.starts_at = bookings.starts_at AND claims.used_until = bookings.ends_at
        WHERE bookings.tenant_id = $1 AND bookings.state IN ('held', 'pending', 'confirmed')
        GROUP BY bookings.id, customers.name HAVING COUNT(claims.id) <> 1 LIMIT 20";
    /// Bookings that are over or called off, and still claim a place as bookings or holds.
    CLAIMED_STILL -> Disagreement = "SELECT 'the claims of a booking of ' || customers.name || ' that was called off' AS what, 0 AS says,
          CAST(COUNT(*) AS BIGINT) AS adds_up_to
        FROM claims JOIN bookings ON bookings.tenant_id = claims.tenant_id AND bookings.id = claims.booking_id
          JOIN customers ON customers.tenant_id = bookings.tenant_id AND customers.id = bookings.customer_id
        WHERE claims.tenant_id = $1 AND claims.kind IN ('booking', 'hold') AND bookings.state IN ('cancelled', 'declined', 'expired')
        GROUP BY bookings.id, customers.name LIMIT 20";
    /// Parts of what is claimed from the last end of anything on, that are not claimed with it (`B4`).
    PARTS -> Disagreement = "SELECT 'the part ' || parts.name || ' of ' || wholes.name AS what, 1 AS says, 0 AS adds_up_to
        FROM claims AS whole JOIN resources AS wholes ON wholes.tenant_id = whole.tenant_id AND wholes.id = whole.resource_id
          JOIN resources AS parts ON parts.tenant_id = whole.tenant_id AND parts.parent_id = whole.resource_id
        WHERE whole.tenant_id = $1 AND whole.kind IN ('booking', 'hold')
          AND NOT EXISTS (SELECT 1 FROM claims WHERE claims.tenant_id = $1 AND claims.resource_id = parts.id AND claims.whole_id = whole.whole_id
            AND claims.starts_at = whole.starts_at)
          AND whole.starts_at > (SELECT COALESCE(MAX(at), 0) FROM journal WHERE tenant_id = $1) LIMIT 20";
    /// Claims that lie over each other on one resource (`B1`).
    OVERLAPS -> Disagreement = "SELECT 'two claims of ' || resources.name AS what, one.ends_at AS says, other.starts_at AS adds_up_to
        FROM resources JOIN claims AS one ON one.tenant_id = resources.tenant_id AND one.resource_id = resources.id
          JOIN claims AS other ON other.tenant_id = one.tenant_id AND other.resource_id = one.resource_id AND other.ends_at > one.ends_at
            AND other.ends_at <= COALESCE((SELECT next.ends_at FROM claims AS next WHERE next.tenant_id = one.tenant_id
              AND next.resource_id = one.resource_id AND next.ends_at > one.ends_at ORDER BY next.ends_at LIMIT 1), one.ends_at)
        WHERE resources.tenant_id = $1 AND other.starts_at < one.ends_at LIMIT 20";
}

/// Bookings without their claims or with claims that they should not have, parts that were left out, and overlaps.
pub fn claims(tx: &mut Tx) -> Result<Vec<Disagreement>, DbError> {
    let mut found = tx.all(&UNCLAIMED, &[])?;
    found.extend(tx.all(&CLAIMED_STILL, &[])?);
    found.extend(tx.all(&PARTS, &[])?);
    found.extend(tx.all(&OVERLAPS, &[])?);
    Ok(found)
}
