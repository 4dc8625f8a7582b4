//! Bookings by the page, in the order of their start.

use coworkflow_domain::bookings::BookingState;
use coworkflow_domain::ids::{BookingId, CustomerId, ResourceId, SeriesId};
use coworkflow_domain::time::Instant;

use super::BookingRow;
use crate::db::{DbError, Tx};
use crate::{booking_columns, statements};

/// Whose bookings a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Everybody's.
    All,
    /// One customer's.
    Customer(CustomerId),
    /// Those of one resource.
    Resource(ResourceId),
    /// Those of one series.
    Series(SeriesId),
}

/// Which bookings a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filter {
    /// Whose.
    pub of: Of,
    /// Starting at or after.
    pub from: Option<Instant>,
    /// Starting before.
    pub until: Option<Instant>,
    /// In this state.
    pub state: Option<BookingState>,
    /// The latest start first.
    pub latest_first: bool,
}

statements! {
    /// Everybody's, the earliest first.
    PAGE -> BookingRow = booking_columns!("WHERE tenant_id = $1 AND (starts_at, id) > ($2, $3) AND starts_at < $4 AND ($5 = '' OR state = $5)
        ORDER BY starts_at, id LIMIT $6");
    /// Everybody's, the latest first.
    PAGE_BACK -> BookingRow = booking_columns!("WHERE tenant_id = $1 AND (starts_at, id) < ($2, $3) AND starts_at >= $4 AND ($5 = '' OR state = $5)
        ORDER BY starts_at DESC, id DESC LIMIT $6");
    /// One customer's, the earliest first.
    OF_CUSTOMER -> BookingRow = booking_columns!("WHERE tenant_id = $1 AND customer_id = $7 AND (starts_at, id) > ($2, $3) AND starts_at < $4
        AND ($5 = '' OR state = $5) ORDER BY starts_at, id LIMIT $6");
    /// One customer's, the latest first.
    OF_CUSTOMER_BACK -> BookingRow = booking_columns!("WHERE tenant_id = $1 AND customer_id = $7 AND (starts_at, id) < ($2, $3) AND starts_at >= $4
        AND ($5 = '' OR state = $5) ORDER BY starts_at DESC, id DESC LIMIT $6");
    /// One resource's, the earliest first.
    OF_RESOURCE -> BookingRow = booking_columns!("WHERE tenant_id = $1 AND resource_id = $7 AND (starts_at, id) > ($2, $3) AND starts_at < $4
        AND ($5 = '' OR state = $5) ORDER BY starts_at, id LIMIT $6");
    /// One resource's, the latest first.
    OF_RESOURCE_BACK -> BookingRow = booking_columns!("WHERE tenant_id = $1 AND resource_id = $7 AND (starts_at, id) < ($2, $3) AND starts_at >= $4
        AND ($5 = '' OR state = $5) ORDER BY starts_at DESC, id DESC LIMIT $6");
    /// One series', the earliest first: as many as it has.
    OF_SERIES -> BookingRow = booking_columns!("WHERE tenant_id = $1 AND series_id = $7 AND (starts_at, id) > ($2, $3) AND starts_at < $4
        AND ($5 = '' OR state = $5) ORDER BY starts_at, id LIMIT $6");
    /// One series', the latest first.
    OF_SERIES_BACK -> BookingRow = booking_columns!("WHERE tenant_id = $1 AND series_id = $7 AND (starts_at, id) < ($2, $3) AND starts_at >= $4
        AND ($5 = '' OR state = $5) ORDER BY starts_at DESC, id DESC LIMIT $6");
}

/// At most `limit` bookings after `(starts_at, id)` in the order asked for.
pub fn page(
    tx: &mut Tx,
    filter: &Filter,
    after: Option<(Instant, BookingId)>,
    limit: i64,
) -> Result<Vec<BookingRow>, DbError> {
    let (first, last) = (Instant::from_millis(i64::MIN), Instant::from_millis(i64::MAX));
    let (lowest, highest) = (
        BookingId::from_uuid(uuid::Uuid::nil()),
        BookingId::from_uuid(uuid::Uuid::max()),
    );
    let state = filter.state.map_or("", BookingState::name);
    let (begin, other) = if filter.latest_first {
        let upper = filter.until.map_or((last, highest), |until| (until, lowest));
        (
            after.map_or(upper, |after| after.min(upper)),
            filter.from.unwrap_or(first),
        )
    } else {
        let lower = filter
            .from
            .map_or((first, lowest), |from| (from.plus_millis(-1), highest));
        (
            after.map_or(lower, |after| after.max(lower)),
            filter.until.unwrap_or(last),
        )
    };
    let (at, id) = begin;
    match (filter.of, filter.latest_first) {
        (Of::All, false) => tx.all(&PAGE, &[&at, &id, &other, &state, &limit]),
        (Of::All, true) => tx.all(&PAGE_BACK, &[&at, &id, &other, &state, &limit]),
        (Of::Customer(of), false) => tx.all(&OF_CUSTOMER, &[&at, &id, &other, &state, &limit, &of]),
        (Of::Customer(of), true) => tx.all(&OF_CUSTOMER_BACK, &[&at, &id, &other, &state, &limit, &of]),
        (Of::Resource(of), false) => tx.all(&OF_RESOURCE, &[&at, &id, &other, &state, &limit, &of]),
        (Of::Resource(of), true) => tx.all(&OF_RESOURCE_BACK, &[&at, &id, &other, &state, &limit, &of]),
        (Of::Series(of), false) => tx.all(&OF_SERIES, &[&at, &id, &other, &state, &limit, &of]),
        (Of::Series(of), true) => tx.all(&OF_SERIES_BACK, &[&at, &id, &other, &state, &limit, &of]),
    }
}
