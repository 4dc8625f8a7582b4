//! Bookings: what is reserved, by whom, at which price and by which rules.

mod closures;
mod life;
mod list;
mod settings;

use coworkflow_domain::bookings::{BookingPolicy, BookingState, Channel, Pays};
use coworkflow_domain::ids::{BookingId, CouponId, CustomerId, InvoiceId, ResourceId, SeriesId, SessionId, UserId};
use coworkflow_domain::money::Money;
use coworkflow_domain::pricing::Quote;
use coworkflow_domain::time::{Date, Instant, Interval};

pub(crate) use self::closures::STATEMENTS as CLOSURE_STATEMENTS;
pub use self::closures::{ClosureRow, closure, closures, insert_closure, set_closure_end};
pub(crate) use self::life::STATEMENTS as LIFE_STATEMENTS;
pub use self::life::{awaited, due_across_tenants, of_active_sessions};
pub(crate) use self::list::STATEMENTS as LIST_STATEMENTS;
pub use self::list::{Filter, Of, page};
pub(crate) use self::settings::STATEMENTS as SETTINGS_STATEMENTS;
pub use self::settings::{SettingsRow, choices, choices_of, set_choice};
use crate::db::{DbError, Touched, Tx};
use crate::{row, state_columns, statements};

state_columns!(BookingState, Channel, Pays);

row! {
    /// A reservation of `[starts_at, ends_at)`.
    pub struct BookingRow {
        /// Its id.
        id: BookingId,
        /// What is reserved.
        resource_id: ResourceId,
        /// For whom; who pays.
        customer_id: CustomerId,
        /// Who comes, when it is not the customer (`B13`); empty otherwise.
        guest_name: String,
        /// What it is for, as on the calendar; may be empty.
        title: String,
        /// The desk's note; may be empty.
        note: String,
        /// How many come.
        attendees: i64,
        /// From this moment.
        starts_at: Instant,
        /// Until this moment, without the turnaround.
        ends_at: Instant,
        /// The operating day of its start (`T6`).
        day: Date,
        /// Where it stands.
        state: BookingState,
        /// Until when a held or pending one keeps its place (`B7`, `B8`).
        expires_at: Option<Instant>,
        /// Who made it, and where.
        channel: Channel,
        /// A [`BookingPolicy`] as JSON (`B9`).
        policy: String,
        /// The price book it was quoted under.
        price_book: i64,
        /// A [`Quote`] as JSON: what was quoted is what is charged (`P1`).
        quote: String,
        /// The total of the quote, after its coupon.
        amount: Money,
        /// The coupon that it was quoted with.
        coupon_id: Option<CouponId>,
        /// When it is paid.
        pays: Pays,
        /// What billed its time, once something did.
        invoice_id: Option<InvoiceId>,
        /// What not coming or coming off cost, or what a late move owes beside the price (`B9`, `B10`).
        fee: Money,
        /// What billed the fee.
        fee_invoice_id: Option<InvoiceId>,
        /// The stay that it became (`B10`).
        session_id: Option<SessionId>,
        /// Its series.
        series_id: Option<SeriesId>,
        /// Its number within its series, from 1.
        occurrence: Option<i64>,
        /// Changed apart from its series (`R4`).
        overridden: bool,
        /// Which user made it; none when the program did.
        booked_by: Option<UserId>,
        /// Made at.
        created_at: Instant,
        /// Its guest came at.
        checked_in_at: Option<Instant>,
        /// It ended, was called off or ran out at.
        ended_at: Option<Instant>,
        /// Why it was cancelled or declined; may be empty.
        reason: String,
        /// Counts changes, so that two editors notice each other.
        version: i64,
    }
}

impl BookingRow {
    /// From when to when.
    pub fn interval(&self) -> Result<Interval, DbError> {
        Interval::new(self.starts_at, self.ends_at).map_err(|refusal| DbError::Broken(refusal.to_string()))
    }

    /// The rules of coming off and of not coming that it was made under (`B9`).
    pub fn policy(&self) -> Result<BookingPolicy, DbError> {
        serde_json::from_str(&self.policy).map_err(|error| DbError::Broken(error.to_string()))
    }

    /// What was quoted, with its lines (`P1`).
    pub fn quote(&self) -> Result<Quote, DbError> {
        serde_json::from_str(&self.quote).map_err(|error| DbError::Broken(error.to_string()))
    }
}

/// The columns of a booking, in the order of its row.
#[macro_export]
macro_rules! booking_columns {
    ($rest:literal) => {
        concat!(
            "SELECT id, resource_id, customer_id, guest_name, title, note, attendees, starts_at, ends_at, day, state, expires_at, channel, policy, \
             price_book, quote, amount, coupon_id, pays, invoice_id, fee, fee_invoice_id, session_id, series_id, occurrence, overridden, booked_by, \
             created_at, checked_in_at, ended_at, reason, version FROM bookings ",
            $rest
        )
    };
}

statements! {
    /// One booking.
    BY_ID -> BookingRow = booking_columns!("WHERE tenant_id = $1 AND id = $2");
    /// The booking that a stay came from.
    BY_SESSION -> BookingRow = booking_columns!("WHERE tenant_id = $1 AND session_id = $2");
    /// What waited too long for its payment or approval (`B7`, `B8`).
    DUE -> BookingRow = booking_columns!("WHERE tenant_id = $1 AND expires_at <= $2 ORDER BY expires_at LIMIT $3");
    /// Adds.
    INSERT -> () = "INSERT INTO bookings (tenant_id, id, resource_id, customer_id, guest_name, title, note, attendees, starts_at, ends_at, day, state,
        expires_at, channel, policy, price_book, quote, amount, coupon_id, pays, invoice_id, fee, fee_invoice_id, session_id, series_id, occurrence,
        overridden, booked_by, created_at, checked_in_at, ended_at, reason, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
        $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)";
    /// Changes, if nobody else did meanwhile.
    UPDATE -> () = "UPDATE bookings SET resource_id = $3, customer_id = $4, guest_name = $5, title = $6, note = $7, attendees = $8, starts_at = $9,
        ends_at = $10, day = $11, state = $12, expires_at = $13, channel = $14, policy = $15, price_book = $16, quote = $17, amount = $18,
        coupon_id = $19, pays = $20, invoice_id = $21, fee = $22, fee_invoice_id = $23, session_id = $24, series_id = $25, occurrence = $26,
        overridden = $27, booked_by = $28, created_at = $29, checked_in_at = $30, ended_at = $31, reason = $32, version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $33";
}

/// One booking, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: BookingId) -> Result<Option<BookingRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// The booking that a stay came from, if it came from one.
pub fn by_session(tx: &mut Tx, session: SessionId) -> Result<Option<BookingRow>, DbError> {
    tx.maybe(&BY_SESSION, &[&session])
}

/// What waited too long at `now`, at most `most`, the longest first (`B7`, `B8`).
pub fn due(tx: &mut Tx, now: Instant, most: i64) -> Result<Vec<BookingRow>, DbError> {
    tx.all(&DUE, &[&now, &most])
}

/// Adds a booking. Its claims are apart.
pub fn insert(tx: &mut Tx, row: &BookingRow) -> Result<(), DbError> {
    tx.touch(Touched::Booking(row.id));
    tx.execute(&INSERT, &params(row))?;
    Ok(())
}

/// Writes a changed booking over version `row.version`, which it then counts on; `false` when somebody else was faster.
pub fn update(tx: &mut Tx, row: &mut BookingRow) -> Result<bool, DbError> {
    tx.touch(Touched::Booking(row.id));
    let written = tx.execute(&UPDATE, &params(row))? == 1;
    row.version += i64::from(written);
    Ok(written)
}

fn params(row: &BookingRow) -> [&dyn crate::db::ToParam; 32] {
    [
        &row.id,
        &row.resource_id,
        &row.customer_id,
        &row.guest_name,
        &row.title,
        &row.note,
        &row.attendees,
        &row.starts_at,
        &row.ends_at,
        &row.day,
        &row.state,
        &row.expires_at,
        &row.channel,
        &row.policy,
        &row.price_book,
        &row.quote,
        &row.amount,
        &row.coupon_id,
        &row.pays,
        &row.invoice_id,
        &row.fee,
        &row.fee_invoice_id,
        &row.session_id,
        &row.series_id,
        &row.occurrence,
        &row.overridden,
        &row.booked_by,
        &row.created_at,
        &row.checked_in_at,
        &row.ended_at,
        &row.reason,
        &row.version,
    ]
}
