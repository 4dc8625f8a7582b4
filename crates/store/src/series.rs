//! Bookings that repeat: what makes them, and what was left out.

use coworkflow_domain::bookings::{Channel, Pays};
use coworkflow_domain::ids::{CustomerId, ResourceId, SeriesId, UserId};
use coworkflow_domain::recurrence::Rule;
use coworkflow_domain::time::{Date, DateTime, Instant};

use crate::bookings::BookingRow;
use crate::db::{DbError, Tx};
use crate::{booking_columns, row, statements};

row! {
    /// A booking that repeats.
    pub struct SeriesRow {
        /// Its id.
        id: SeriesId,
        /// Where.
        resource_id: ResourceId,
        /// For whom.
        customer_id: CustomerId,
        /// Who comes, when it is not the customer (`B13`); empty otherwise.
        guest_name: String,
        /// What it is for.
        title: String,
        /// For the desk.
        note: String,
        /// How many come.
        attendees: i64,
        /// Who made it, and where.
        channel: Channel,
        /// When its bookings are paid.
        pays: Pays,
        /// Its rule, RFC 5545 (`R1`).
        rule: String,
        /// From this wall time on.
        begins: String,
        /// How long each is on the wall.
        minutes: i64,
        /// The number of the occurrence that the rule makes first.
        first_number: i64,
        /// The number of the last one that was made or left out.
        last_number: i64,
        /// When its next occurrences may come within the horizon.
        extends_at: Option<Instant>,
        /// Who made it.
        booked_by: Option<UserId>,
        /// When.
        created_at: Instant,
        /// Counts its changes.
        version: i64,
    }
}

row! {
    /// An occurrence that was never booked.
    pub struct GapRow {
        /// Its number.
        number: i64,
        /// When it would have begun.
        starts_at: Instant,
        /// The code of the refusal.
        code: String,
        /// Why, in English.
        en: String,
        /// Why, in Arabic.
        ar: String,
    }
}

row! {
    /// Days on which a series does not take place (`R5`).
    pub struct CutRow {
        /// The first day.
        from_on: Date,
        /// The last day.
        until_on: Date,
    }
}

impl SeriesRow {
    /// The rule it was stored with.
    pub fn rule(&self) -> Result<Rule, DbError> {
        self.rule
            .parse()
            .map_err(|_| DbError::Broken(format!("series {} has an odd rule", self.id)))
    }

    /// The wall time that its rule begins with.
    pub fn begins(&self) -> Result<DateTime, DbError> {
        self.begins
            .parse()
            .map_err(|_| DbError::Broken(format!("series {} begins oddly", self.id)))
    }
}

statements! {
    /// One series.
    BY_ID -> SeriesRow = "SELECT id, resource_id, customer_id, guest_name, title, note, attendees, channel, pays, rule, begins, minutes,
          first_number, last_number, extends_at, booked_by, created_at, version
        FROM series WHERE tenant_id = $1 AND id = $2";
    /// Adds.
    INSERT -> () = "INSERT INTO series (tenant_id, id, resource_id, customer_id, guest_name, title, note, attendees, channel, pays, rule, begins,
          minutes, first_number, last_number, extends_at, booked_by, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";
    /// Changes, if nobody else did meanwhile.
    UPDATE -> () = "UPDATE series SET resource_id = $3, guest_name = $4, title = $5, note = $6, attendees = $7, rule = $8, begins = $9,
          minutes = $10, first_number = $11, last_number = $12, extends_at = $13, version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $14";
    /// Those that may have more to make, the longest waiting first.
    TO_EXTEND -> SeriesId = "SELECT id FROM series WHERE tenant_id = $1 AND extends_at <= $2 ORDER BY extends_at LIMIT $3";
    /// Its bookings, from a number on.
    BOOKINGS -> BookingRow = booking_columns!("WHERE tenant_id = $1 AND series_id = $2 AND occurrence >= $3 ORDER BY occurrence LIMIT 2000");
    /// What was left out, from a number on.
    GAPS -> GapRow = "SELECT number, starts_at, code, en, ar FROM series_gaps
        WHERE tenant_id = $1 AND series_id = $2 AND number >= $3 ORDER BY number LIMIT 2000";
    /// Leaves one out.
    INSERT_GAP -> () = "INSERT INTO series_gaps (tenant_id, series_id, number, starts_at, code, en, ar) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (tenant_id, series_id, number) DO NOTHING";
    /// The days that were cut out.
    CUTS -> CutRow = "SELECT from_on, until_on FROM series_cuts WHERE tenant_id = $1 AND series_id = $2 ORDER BY from_on LIMIT 1000";
    /// Cuts days out.
    INSERT_CUT -> () = "INSERT INTO series_cuts (tenant_id, series_id, from_on, until_on) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant_id, series_id, from_on, until_on) DO NOTHING";
}

/// One series, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: SeriesId) -> Result<Option<SeriesRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// Adds a series.
pub fn insert(tx: &mut Tx, row: &SeriesRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.resource_id,
            &row.customer_id,
            &row.guest_name,
            &row.title,
            &row.note,
            &row.attendees,
            &row.channel,
            &row.pays,
            &row.rule,
            &row.begins,
            &row.minutes,
            &row.first_number,
            &row.last_number,
            &row.extends_at,
            &row.booked_by,
            &row.created_at,
            &row.version,
        ],
    )?;
    Ok(())
}

/// Writes a changed series over version `row.version`; `false` when somebody else was faster.
pub fn update(tx: &mut Tx, row: &SeriesRow) -> Result<bool, DbError> {
    let touched = tx.execute(
        &UPDATE,
        &[
            &row.id,
            &row.resource_id,
            &row.guest_name,
            &row.title,
            &row.note,
            &row.attendees,
            &row.rule,
            &row.begins,
            &row.minutes,
            &row.first_number,
            &row.last_number,
            &row.extends_at,
            &row.version,
        ],
    )?;
    Ok(touched == 1)
}

/// Series that may have more to make by a moment, at most so many.
pub fn to_extend(tx: &mut Tx, by: Instant, most: i64) -> Result<Vec<SeriesId>, DbError> {
    tx.all(&TO_EXTEND, &[&by, &most])
}

/// The bookings of a series from a number on, by number, whatever became of them; at most 2,000.
pub fn bookings(tx: &mut Tx, series: SeriesId, from: i64) -> Result<Vec<BookingRow>, DbError> {
    tx.all(&BOOKINGS, &[&series, &from])
}

/// What was left out of a series, from a number on; at most 2,000.
pub fn gaps(tx: &mut Tx, series: SeriesId, from: i64) -> Result<Vec<GapRow>, DbError> {
    tx.all(&GAPS, &[&series, &from])
}

/// Leaves an occurrence out; one that is left out already stays so for its first reason.
pub fn insert_gap(tx: &mut Tx, series: SeriesId, gap: &GapRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT_GAP,
        &[&series, &gap.number, &gap.starts_at, &gap.code, &gap.en, &gap.ar],
    )?;
    Ok(())
}

/// The days that were cut out of a series; at most 1,000 runs.
pub fn cuts(tx: &mut Tx, series: SeriesId) -> Result<Vec<CutRow>, DbError> {
    tx.all(&CUTS, &[&series])
}

/// Cuts days out of a series.
pub fn insert_cut(tx: &mut Tx, series: SeriesId, cut: &CutRow) -> Result<(), DbError> {
    tx.execute(&INSERT_CUT, &[&series, &cut.from_on, &cut.until_on])?;
    Ok(())
}
