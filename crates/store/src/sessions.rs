//! Sessions, where they sat, and what was consumed in them.

use coworkflow_domain::customers::CustomerType;
use coworkflow_domain::ids::{ConsumptionId, CustomerId, InvoiceId, ItemId, ResourceId, SessionId, SpaceId, UserId};
use coworkflow_domain::inventory::ItemCategory;
use coworkflow_domain::money::Money;
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::time::{Date, Instant};

use crate::db::{DbError, Touched, Tx};
use crate::{row, statements};

row! {
    /// A metered stay.
    pub struct SessionRow {
        /// Its id.
        id: SessionId,
        /// Where.
        space_id: SpaceId,
        /// Who.
        customer_id: CustomerId,
        /// Where they sit now, or sat last.
        resource_id: ResourceId,
        /// From.
        started_at: Instant,
        /// The operating day of the start (`T6`).
        day: Date,
        /// Until; nothing while it runs.
        ended_at: Option<Instant>,
        /// Minutes stayed, once ended.
        duration_minutes: Option<i64>,
        /// What the time cost, once ended.
        amount: Option<Money>,
        /// The quote as billed, as JSON (`P1`).
        quote: Option<String>,
        /// The desk's note.
        note: String,
        /// Metering frozen at the start (`P6`): minutes of an increment.
        increment_minutes: i64,
        /// Metering frozen at the start: minutes of grace.
        grace_minutes: i64,
        /// The price book frozen at the start (`P6`); 0 for none.
        price_book: i64,
        /// What the guest was to its rules then.
        guest_type: CustomerType,
        /// Who started it.
        started_by: UserId,
        /// Who ended it.
        ended_by: Option<UserId>,
        /// When its start was taken back: it then ended without a bill.
        cancelled_at: Option<Instant>,
        /// Counts changes.
        version: i64,
    }
}

row! {
    /// One seat of a session, from when to when, at which rate.
    pub struct SegmentRow {
        /// The session.
        session_id: SessionId,
        /// From 1.
        position: i64,
        /// Where.
        resource_id: ResourceId,
        /// Its name at that time.
        resource_name: String,
        /// What it was at that time.
        resource_type: ResourceKind,
        /// Minor units an hour, frozen (`P6`).
        rate_per_hour: Money,
        /// From.
        starts_at: Instant,
        /// Until; nothing while they sit there.
        ends_at: Option<Instant>,
    }
}

row! {
    /// One sale of an item in a session.
    pub struct ConsumptionRow {
        /// Its id.
        id: ConsumptionId,
        /// The session.
        session_id: SessionId,
        /// The item.
        item_id: ItemId,
        /// Its name at that time.
        item_name: String,
        /// Its category at that time.
        category: ItemCategory,
        /// How many.
        quantity: i64,
        /// Minor units each, frozen (`P6`).
        price_at_consumption: Money,
        /// Why, as JSON (`P7`); nothing where no rule had a part in it.
        price_reasons: Option<String>,
        /// What all of it cost the house at that time; 0 when the cost price was not known.
        cost: Money,
        /// When.
        created_at: Instant,
        /// By whom.
        created_by: UserId,
        /// Their name; empty for the program itself.
        created_by_name: String,
        /// When it was voided.
        voided_at: Option<Instant>,
        /// By whom it was voided.
        voided_by: Option<UserId>,
        /// Why it was voided.
        void_reason: String,
    }
}

statements! {
    /// One session.
    BY_ID -> SessionRow = "SELECT id, space_id, customer_id, resource_id, started_at, day, ended_at, duration_minutes, amount, quote, note,
        increment_minutes, grace_minutes, price_book, guest_type, started_by, ended_by, cancelled_at, version FROM sessions WHERE tenant_id = $1 AND id = $2";
    /// All that run, oldest first.
    ACTIVE -> SessionRow = "SELECT id, space_id, customer_id, resource_id, started_at, day, ended_at, duration_minutes, amount, quote, note,
        increment_minutes, grace_minutes, price_book, guest_type, started_by, ended_by, cancelled_at, version FROM sessions WHERE tenant_id = $1 AND ended_at IS NULL
        ORDER BY started_at, id LIMIT 2000";
    /// The newest that runs for a customer.
    ACTIVE_OF -> SessionRow = "SELECT id, space_id, customer_id, resource_id, started_at, day, ended_at, duration_minutes, amount, quote, note,
        increment_minutes, grace_minutes, price_book, guest_type, started_by, ended_by, cancelled_at, version FROM sessions
        WHERE tenant_id = $1 AND customer_id = $2 AND ended_at IS NULL ORDER BY started_at DESC, id DESC LIMIT 1";
    /// A page of all, newest first.
    PAGE -> SessionRow = "SELECT id, space_id, customer_id, resource_id, started_at, day, ended_at, duration_minutes, amount, quote, note,
        increment_minutes, grace_minutes, price_book, guest_type, started_by, ended_by, cancelled_at, version FROM sessions
        WHERE tenant_id = $1 AND (started_at, id) < ($2, $3) ORDER BY started_at DESC, id DESC LIMIT $4";
    /// A page of those that run, newest first.
    PAGE_OF_ACTIVE -> SessionRow = "SELECT id, space_id, customer_id, resource_id, started_at, day, ended_at, duration_minutes, amount, quote, note,
        increment_minutes, grace_minutes, price_book, guest_type, started_by, ended_by, cancelled_at, version FROM sessions
        WHERE tenant_id = $1 AND ended_at IS NULL AND (started_at, id) < ($2, $3) ORDER BY started_at DESC, id DESC LIMIT $4";
    /// A page of one customer's, newest first.
    PAGE_OF_CUSTOMER -> SessionRow = "SELECT id, space_id, customer_id, resource_id, started_at, day, ended_at, duration_minutes, amount, quote, note,
        increment_minutes, grace_minutes, price_book, guest_type, started_by, ended_by, cancelled_at, version FROM sessions
        WHERE tenant_id = $1 AND customer_id = $5 AND (started_at, id) < ($2, $3) ORDER BY started_at DESC, id DESC LIMIT $4";
    /// A page of one resource's, newest first.
    PAGE_OF_RESOURCE -> SessionRow = "SELECT id, space_id, customer_id, resource_id, started_at, day, ended_at, duration_minutes, amount, quote, note,
        increment_minutes, grace_minutes, price_book, guest_type, started_by, ended_by, cancelled_at, version FROM sessions
        WHERE tenant_id = $1 AND resource_id = $5 AND (started_at, id) < ($2, $3) ORDER BY started_at DESC, id DESC LIMIT $4";
    /// Those who came on a day, newest first; without starts that were taken back.
    ARRIVALS -> SessionRow = "SELECT id, space_id, customer_id, resource_id, started_at, day, ended_at, duration_minutes, amount, quote, note,
        increment_minutes, grace_minutes, price_book, guest_type, started_by, ended_by, cancelled_at, version FROM sessions
        WHERE tenant_id = $1 AND day = $2 AND cancelled_at IS NULL ORDER BY +started_at DESC, id DESC LIMIT $3";
    /// Starts.
    INSERT -> () = "INSERT INTO sessions (tenant_id, id, space_id, customer_id, resource_id, started_at, day, note, increment_minutes, grace_minutes,
        price_book, guest_type, started_by, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)";
    /// Changes the note.
    SET_NOTE -> () = "UPDATE sessions SET note = $3, version = version + 1 WHERE tenant_id = $1 AND id = $2 AND ended_at IS NULL";
    /// Moves.
    SET_RESOURCE -> () = "UPDATE sessions SET resource_id = $3, version = version + 1 WHERE tenant_id = $1 AND id = $2 AND ended_at IS NULL";
    /// Ends, once.
    END -> () = "UPDATE sessions SET ended_at = $3, duration_minutes = $4, amount = $5, quote = $6, ended_by = $7, version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND ended_at IS NULL";
    /// Takes a start back, once.
    CANCEL -> () = "UPDATE sessions SET ended_at = $3, cancelled_at = $3, duration_minutes = 0, amount = 0, quote = $4, ended_by = $5,
        version = version + 1 WHERE tenant_id = $1 AND id = $2 AND ended_at IS NULL";
    /// Where a session sat.
    SEGMENTS -> SegmentRow = "SELECT session_id, position, resource_id, resource_name, resource_type, rate_per_hour, starts_at, ends_at
        FROM session_segments WHERE tenant_id = $1 AND session_id = $2 ORDER BY position";
    /// Where all running sessions sat.
    SEGMENTS_OF_ACTIVE -> SegmentRow = "SELECT session_id, position, resource_id, resource_name, resource_type, rate_per_hour, starts_at, ends_at
        FROM session_segments WHERE tenant_id = $1 AND session_id IN (SELECT id FROM sessions WHERE tenant_id = $1 AND ended_at IS NULL)
        ORDER BY session_id, position";
    /// Sits down.
    INSERT_SEGMENT -> () = "INSERT INTO session_segments (tenant_id, session_id, position, resource_id, resource_name, resource_type, rate_per_hour, starts_at, ends_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// Gets up.
    END_SEGMENT -> () = "UPDATE session_segments SET ends_at = $3 WHERE tenant_id = $1 AND session_id = $2 AND ends_at IS NULL";
    /// What was consumed, voided or not, in order.
    CONSUMPTIONS -> ConsumptionRow = "SELECT c.id, c.session_id, c.item_id, c.item_name, c.category, c.quantity, c.price_at_consumption, c.price_reasons, c.cost, c.created_at, c.created_by, COALESCE(u.name, '') AS created_by_name, c.voided_at, c.voided_by, c.void_reason
        FROM consumptions AS c LEFT JOIN users AS u ON u.tenant_id = c.tenant_id AND u.id = c.created_by
        WHERE c.tenant_id = $1 AND c.session_id = $2 ORDER BY c.created_at, c.id";
    /// What was consumed in all running sessions.
    CONSUMPTIONS_OF_ACTIVE -> ConsumptionRow = "SELECT c.id, c.session_id, c.item_id, c.item_name, c.category, c.quantity, c.price_at_consumption, c.price_reasons, c.cost, c.created_at, c.created_by, COALESCE(u.name, '') AS created_by_name, c.voided_at, c.voided_by, c.void_reason
        FROM consumptions AS c LEFT JOIN users AS u ON u.tenant_id = c.tenant_id AND u.id = c.created_by
        WHERE c.tenant_id = $1 AND c.session_id IN (SELECT id FROM sessions WHERE tenant_id = $1 AND ended_at IS NULL) ORDER BY c.created_at, c.id";
    /// One sale.
    CONSUMPTION -> ConsumptionRow = "SELECT c.id, c.session_id, c.item_id, c.item_name, c.category, c.quantity, c.price_at_consumption, c.price_reasons, c.cost, c.created_at, c.created_by, COALESCE(u.name, '') AS created_by_name, c.voided_at, c.voided_by, c.void_reason
        FROM consumptions AS c LEFT JOIN users AS u ON u.tenant_id = c.tenant_id AND u.id = c.created_by
        WHERE c.tenant_id = $1 AND c.id = $2";
    /// Sells.
    INSERT_CONSUMPTION -> () = "INSERT INTO consumptions (tenant_id, id, session_id, item_id, item_name, category, quantity, price_at_consumption,
        price_reasons, cost, created_at, created_by, void_reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '')";
    /// Voids, once.
    VOID_CONSUMPTION -> () = "UPDATE consumptions SET voided_at = $3, voided_by = $4, void_reason = $5
        WHERE tenant_id = $1 AND id = $2 AND voided_at IS NULL";
    /// The invoice that billed a session.
    INVOICE_OF -> InvoiceId = "SELECT id FROM invoices WHERE tenant_id = $1 AND session_id = $2";
}

/// One session, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: SessionId) -> Result<Option<SessionRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// All that run, oldest first.
pub fn active(tx: &mut Tx) -> Result<Vec<SessionRow>, DbError> {
    tx.all(&ACTIVE, &[])
}

/// The newest session that runs for a customer.
pub fn active_of(tx: &mut Tx, customer: CustomerId) -> Result<Option<SessionRow>, DbError> {
    tx.maybe(&ACTIVE_OF, &[&customer])
}

/// Whose sessions a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Everybody's.
    All,
    /// Those that run.
    Active,
    /// One customer's.
    Customer(CustomerId),
    /// Those on one resource.
    Resource(ResourceId),
}

/// At most `limit` sessions before `(started_at, id)`, newest first.
pub fn page(tx: &mut Tx, of: Of, before: Option<(Instant, SessionId)>, limit: i64) -> Result<Vec<SessionRow>, DbError> {
    let (at, id) = before.map_or((i64::MAX, SessionId::from_uuid(uuid::Uuid::max())), |(at, id)| {
        (at.as_millis(), id)
    });
    match of {
        Of::All => tx.all(&PAGE, &[&at, &id, &limit]),
        Of::Active => tx.all(&PAGE_OF_ACTIVE, &[&at, &id, &limit]),
        Of::Customer(customer) => tx.all(&PAGE_OF_CUSTOMER, &[&at, &id, &limit, &customer]),
        Of::Resource(resource) => tx.all(&PAGE_OF_RESOURCE, &[&at, &id, &limit, &resource]),
    }
}

/// At most `limit` sessions that began on an operating day, newest first; without starts that were taken back.
pub fn arrivals(tx: &mut Tx, day: Date, limit: i64) -> Result<Vec<SessionRow>, DbError> {
    tx.all(&ARRIVALS, &[&day, &limit])
}

/// Starts a session. Refused: `sessions_one_active_per_resource` when one runs there.
pub fn insert(tx: &mut Tx, row: &SessionRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.space_id,
            &row.customer_id,
            &row.resource_id,
            &row.started_at,
            &row.day,
            &row.note,
            &row.increment_minutes,
            &row.grace_minutes,
            &row.price_book,
            &row.guest_type,
            &row.started_by,
        ],
    )?;
    Ok(())
}

/// Changes the note of a running session; `false` when it doesn't run.
pub fn set_note(tx: &mut Tx, id: SessionId, note: &str) -> Result<bool, DbError> {
    Ok(tx.execute(&SET_NOTE, &[&id, &note])? == 1)
}

/// Moves a running session; `false` when it doesn't run.
pub fn set_resource(tx: &mut Tx, id: SessionId, resource: ResourceId) -> Result<bool, DbError> {
    Ok(tx.execute(&SET_RESOURCE, &[&id, &resource])? == 1)
}

/// Ends a session with what its time cost; `false` when it had ended.
pub fn end(
    tx: &mut Tx,
    id: SessionId,
    at: Instant,
    minutes: i64,
    amount: Money,
    quote: &str,
    by: UserId,
) -> Result<bool, DbError> {
    tx.touch(Touched::Session(id));
    Ok(tx.execute(&END, &[&id, &at, &minutes, &amount, &quote, &by])? == 1)
}

/// Takes the start of a session back, with an empty quote; `false` when it had ended.
pub fn cancel(tx: &mut Tx, id: SessionId, at: Instant, quote: &str, by: UserId) -> Result<bool, DbError> {
    tx.touch(Touched::Session(id));
    Ok(tx.execute(&CANCEL, &[&id, &at, &quote, &by])? == 1)
}

/// Where a session sat, in order.
pub fn segments(tx: &mut Tx, id: SessionId) -> Result<Vec<SegmentRow>, DbError> {
    tx.all(&SEGMENTS, &[&id])
}

/// Where all running sessions sat, by session and in order.
pub fn segments_of_active(tx: &mut Tx) -> Result<Vec<SegmentRow>, DbError> {
    tx.all(&SEGMENTS_OF_ACTIVE, &[])
}

/// Begins a segment.
pub fn insert_segment(tx: &mut Tx, row: &SegmentRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT_SEGMENT,
        &[
            &row.session_id,
            &row.position,
            &row.resource_id,
            &row.resource_name,
            &row.resource_type,
            &row.rate_per_hour,
            &row.starts_at,
            &row.ends_at,
        ],
    )?;
    Ok(())
}

/// Ends the segment that is going on.
pub fn end_segment(tx: &mut Tx, session: SessionId, at: Instant) -> Result<(), DbError> {
    tx.execute(&END_SEGMENT, &[&session, &at])?;
    Ok(())
}

/// What was consumed in a session, voided or not.
pub fn consumptions(tx: &mut Tx, session: SessionId) -> Result<Vec<ConsumptionRow>, DbError> {
    tx.all(&CONSUMPTIONS, &[&session])
}

/// What was consumed in all running sessions, voided or not.
pub fn consumptions_of_active(tx: &mut Tx) -> Result<Vec<ConsumptionRow>, DbError> {
    tx.all(&CONSUMPTIONS_OF_ACTIVE, &[])
}

/// One sale, if this tenant has it.
pub fn consumption(tx: &mut Tx, id: ConsumptionId) -> Result<Option<ConsumptionRow>, DbError> {
    tx.maybe(&CONSUMPTION, &[&id])
}

/// Adds a sale.
pub fn insert_consumption(tx: &mut Tx, row: &ConsumptionRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT_CONSUMPTION,
        &[
            &row.id,
            &row.session_id,
            &row.item_id,
            &row.item_name,
            &row.category,
            &row.quantity,
            &row.price_at_consumption,
            &row.price_reasons,
            &row.cost,
            &row.created_at,
            &row.created_by,
        ],
    )?;
    Ok(())
}

/// Voids a sale; `false` when it was voided before.
pub fn void_consumption(
    tx: &mut Tx,
    id: ConsumptionId,
    at: Instant,
    by: UserId,
    reason: &str,
) -> Result<bool, DbError> {
    Ok(tx.execute(&VOID_CONSUMPTION, &[&id, &at, &by, &reason])? == 1)
}

/// The invoice that billed a session.
pub fn invoice_of(tx: &mut Tx, session: SessionId) -> Result<Option<InvoiceId>, DbError> {
    tx.maybe(&INVOICE_OF, &[&session])
}
