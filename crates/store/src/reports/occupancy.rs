//! In which hours places were taken.

use coworkflow_domain::ids::{ResourceId, SessionId};
use coworkflow_domain::reports::{HourPart, Period};
use coworkflow_domain::time::Date;

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// A place on a day.
    pub struct OccupiedDay {
        /// The operating day.
        day: Date,
        /// The place.
        resource_id: ResourceId,
        /// Minutes taken.
        minutes: i64,
    }
}

row! {
    /// An hour on the wall of a day.
    pub struct HourDay {
        /// The operating day.
        day: Date,
        /// 0..=23.
        hour: i64,
        /// Minutes taken, of all places.
        minutes: i64,
    }
}

statements! {
    /// Adds the minutes of an hour; a place that was left and taken again within it adds up.
    OCCUPY -> () = "INSERT INTO occupied_hours (tenant_id, session_id, resource_id, day, hour, minutes) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (tenant_id, session_id, resource_id, day, hour) DO UPDATE SET minutes = occupied_hours.minutes + excluded.minutes";
    /// Of a span of days.
    BY_RESOURCE -> OccupiedDay = "SELECT day, resource_id, minutes FROM daily_occupancy WHERE tenant_id = $1 AND day >= $2 AND day <= $3";
    /// Of a span of days.
    BY_HOUR -> HourDay = "SELECT day, hour, minutes FROM hourly_occupancy WHERE tenant_id = $1 AND day >= $2 AND day <= $3";
}

/// Keeps in which hours a session sat at a place.
pub fn occupy(tx: &mut Tx, session: SessionId, resource: ResourceId, parts: &[HourPart]) -> Result<(), DbError> {
    for part in parts {
        tx.execute(
            &OCCUPY,
            &[&session, &resource, &part.day, &i64::from(part.hour), &part.minutes],
        )?;
    }
    Ok(())
}

/// The minutes of each place on each day, of sessions that ended.
pub fn occupied_days(tx: &mut Tx, period: Period) -> Result<Vec<OccupiedDay>, DbError> {
    tx.all(&BY_RESOURCE, &[&period.from(), &period.to()])
}

/// The minutes of each hour of each day, of sessions that ended.
pub fn hour_days(tx: &mut Tx, period: Period) -> Result<Vec<HourDay>, DbError> {
    tx.all(&BY_HOUR, &[&period.from(), &period.to()])
}
