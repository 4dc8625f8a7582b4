//! Links by which customers' own programs read their bookings.

use coworkflow_domain::ids::{CustomerId, FeedId};
use coworkflow_domain::time::Instant;

use crate::bookings::BookingRow;
use crate::db::{DbError, Tx};
use crate::{booking_columns, row, statements};

row! {
    /// A link, until it is taken back.
    pub struct FeedRow {
        /// Its id.
        id: FeedId,
        /// Whose bookings.
        customer_id: CustomerId,
        /// What nobody guesses.
        secret: uuid::Uuid,
        /// In which language, `en` or `ar`.
        lang: String,
        /// Made at.
        created_at: Instant,
    }
}

statements! {
    /// One link.
    BY_ID -> FeedRow = "SELECT id, customer_id, secret, lang, created_at FROM calendar_feeds WHERE tenant_id = $1 AND id = $2";
    /// A customer's.
    OF_CUSTOMER -> FeedRow = "SELECT id, customer_id, secret, lang, created_at FROM calendar_feeds WHERE tenant_id = $1 AND customer_id = $2";
    /// Makes one, in the place of the one before.
    PUT -> () = "INSERT INTO calendar_feeds (tenant_id, id, customer_id, secret, lang, created_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (tenant_id, customer_id) DO UPDATE SET id = excluded.id, secret = excluded.secret, lang = excluded.lang, created_at = excluded.created_at";
    /// Takes it back.
    DELETE -> () = "DELETE FROM calendar_feeds WHERE tenant_id = $1 AND customer_id = $2";
    /// A customer's bookings that hold or wait, from a moment on.
    BOOKINGS -> BookingRow = booking_columns!("WHERE tenant_id = $1 AND customer_id = $2 AND starts_at >= $3
        AND state IN ('held', 'pending', 'confirmed', 'checked_in', 'completed') ORDER BY starts_at, id LIMIT $4");
}

/// One link, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: FeedId) -> Result<Option<FeedRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// A customer's link, if they have one.
pub fn of_customer(tx: &mut Tx, customer: CustomerId) -> Result<Option<FeedRow>, DbError> {
    tx.maybe(&OF_CUSTOMER, &[&customer])
}

/// Makes a link; the one before counts no more.
pub fn put(tx: &mut Tx, row: &FeedRow) -> Result<(), DbError> {
    tx.execute(
        &PUT,
        &[&row.id, &row.customer_id, &row.secret, &row.lang, &row.created_at],
    )?;
    Ok(())
}

/// Takes a customer's link back; `false` when there was none.
pub fn delete(tx: &mut Tx, customer: CustomerId) -> Result<bool, DbError> {
    Ok(tx.execute(&DELETE, &[&customer])? == 1)
}

/// A customer's bookings that hold or wait, from a moment on, the earliest first.
pub fn bookings(tx: &mut Tx, customer: CustomerId, from: Instant, most: i64) -> Result<Vec<BookingRow>, DbError> {
    tx.all(&BOOKINGS, &[&customer, &from, &most])
}
