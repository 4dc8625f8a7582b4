//! Days with hours of their own.

use coworkflow_domain::ids::SpaceId;
use coworkflow_domain::spaces::{Holiday, OpeningHours, parse_local_time};
use coworkflow_domain::time::{Date, Instant};

use super::SpaceRow;
use crate::db::{DbError, Touched, Tx};
use crate::{row, statements};

row! {
    /// A day with hours of its own.
    pub struct HolidayRow {
        /// Which calendar day in the space's zone (`T7`).
        date: Date,
        /// What it is called.
        name: String,
        /// When it opens, `10:00`; closed without.
        opens: Option<String>,
        /// When it closes, on the next day when at or before `opens`.
        closes: Option<String>,
    }
}

impl HolidayRow {
    fn holiday(&self) -> Result<Holiday, DbError> {
        let time = |text: &String| parse_local_time(text).map_err(|refusal| DbError::Broken(refusal.to_string()));
        let open = match (&self.opens, &self.closes) {
            (Some(opens), Some(closes)) => Some((time(opens)?, time(closes)?)),
            _ => None,
        };
        Ok(Holiday { date: self.date, open })
    }
}

statements! {
    /// Those of a run of days.
    BETWEEN -> HolidayRow = "SELECT date, name, opens, closes FROM holidays
        WHERE tenant_id = $1 AND space_id = $2 AND date >= $3 AND date <= $4 ORDER BY date";
    /// The next ones, from a day on.
    FROM -> HolidayRow = "SELECT date, name, opens, closes FROM holidays
        WHERE tenant_id = $1 AND space_id = $2 AND date >= $3 ORDER BY date LIMIT $4";
    /// Sets a day, over what it was.
    SET -> () = "INSERT INTO holidays (tenant_id, space_id, date, name, opens, closes) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (tenant_id, space_id, date) DO UPDATE SET name = excluded.name, opens = excluded.opens, closes = excluded.closes";
    /// Takes a day off the list.
    REMOVE -> () = "DELETE FROM holidays WHERE tenant_id = $1 AND space_id = $2 AND date = $3";
}

/// When a space is open around a moment: its week, and the days of their own from two before to nine after it.
pub fn hours_around(tx: &mut Tx, space: &SpaceRow, now: Instant) -> Result<OpeningHours, DbError> {
    let zone = space.zone()?;
    hours_between(
        tx,
        space,
        zone.date(now.plus_hours(-48)),
        zone.date(now.plus_hours(9 * 24)),
    )
}

/// When a space is open over a run of days: its week, and the days of their own from `from` to `to`.
pub fn hours_between(tx: &mut Tx, space: &SpaceRow, from: Date, to: Date) -> Result<OpeningHours, DbError> {
    let holidays = holidays_between(tx, space, from, to)?;
    Ok(space.hours()?.with_holidays(holidays))
}

/// The days of their own of a space, from `from` to `to`.
pub fn holidays_between(tx: &mut Tx, space: &SpaceRow, from: Date, to: Date) -> Result<Vec<Holiday>, DbError> {
    let rows = tx.all(&BETWEEN, &[&space.id, &from, &to])?;
    rows.iter().map(HolidayRow::holiday).collect()
}

/// The days with hours of their own from a day on, at most so many.
pub fn holidays_from(tx: &mut Tx, space: SpaceId, from: Date, most: i64) -> Result<Vec<HolidayRow>, DbError> {
    tx.all(&FROM, &[&space, &from, &most])
}

/// One such day.
pub fn holiday(tx: &mut Tx, space: SpaceId, date: Date) -> Result<Option<HolidayRow>, DbError> {
    tx.maybe(&BETWEEN, &[&space, &date, &date])
}

/// Sets a day, over what it was.
pub fn set_holiday(tx: &mut Tx, space: SpaceId, row: &HolidayRow) -> Result<(), DbError> {
    tx.touch(Touched::Places);
    tx.execute(&SET, &[&space, &row.date, &row.name, &row.opens, &row.closes])?;
    Ok(())
}

/// Takes a day off the list.
pub fn remove_holiday(tx: &mut Tx, space: SpaceId, date: Date) -> Result<(), DbError> {
    tx.touch(Touched::Places);
    tx.execute(&REMOVE, &[&space, &date])?;
    Ok(())
}
