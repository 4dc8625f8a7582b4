//! Past bookings in bulk: each like one that was made through the API, on other rooms and at other times.

use std::path::Path;

use coworkflow_domain::time::Interval;
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::{House, drop_indexes_and_triggers, key};
use crate::Outcome;

/// Bookings of a room on a day: every second hour from 6 to 21 in UTC.
pub const A_DAY: u64 = 8;

const HOUR: i64 = 3_600_000;

/// The bookings of one day and room, in milliseconds from its midnight.
pub fn hours() -> impl Iterator<Item = i64> {
    (0..8).map(|number| (6 + 2 * number) * HOUR)
}

/// Writes so many past bookings, the last of them on the day before `midnight`, and a full day from `midnight` on.
pub fn write(file: &Path, rooms: &[String], like: &str, past: u64, midnight: i64) -> Outcome<()> {
    let mut connection = Connection::open(file)?;
    connection.execute_batch(
        "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -500000; PRAGMA temp_store = MEMORY;",
    )?;
    let later = drop_indexes_and_triggers(&connection)?;
    let house = House::read(&connection)?;
    let like = Uuid::parse_str(like)?.into_bytes();
    let rooms = rooms
        .iter()
        .map(|room| Ok(Uuid::parse_str(room)?.into_bytes()))
        .collect::<Outcome<Vec<_>>>()?;
    let transaction = connection.transaction()?;
    {
        let mut booking = transaction.prepare(
            "INSERT INTO bookings (tenant_id, id, resource_id, customer_id, guest_name, title, note, attendees, starts_at, ends_at, day, state, channel,
               policy, price_book, quote, amount, pays, fee, overridden, booked_by, created_at, ended_at, reason, version)
             SELECT tenant_id, ?2, ?3, customer_id, guest_name, title, note, attendees, ?4, ?5, ?6, ?7, channel,
               policy, price_book, quote, amount, pays, fee, overridden, booked_by, created_at, ?8, reason, version FROM bookings WHERE tenant_id = ?9 AND id = ?1",
        )?;
        let mut claim = transaction.prepare(
            "INSERT INTO claims (tenant_id, id, resource_id, whole_id, kind, booking_id, reason, starts_at, ends_at, used_until)
             VALUES (?1, ?2, ?3, ?3, 'booking', ?4, '', ?5, ?6, ?6)",
        )?;
        let in_a_day = rooms.len() as u64 * A_DAY;
        let days = i64::try_from(past.div_ceil(in_a_day))?;
        let mut number = 0;
        for day in -days..=0 {
            for room in &rooms {
                for hour in hours() {
                    let from = midnight + day * 24 * HOUR + hour;
                    let (until, over) = (from + HOUR, day < 0);
                    let (state, ended) = if over {
                        ("completed", Some(until))
                    } else {
                        ("confirmed", None)
                    };
                    let stay = Interval::new(
                        coworkflow_domain::time::Instant::from_millis(from),
                        coworkflow_domain::time::Instant::from_millis(until),
                    )?;
                    let id = key(11, from, number);
                    let operating_day = house.day(stay.start().as_millis());
                    booking.execute(params![
                        like,
                        id,
                        room,
                        from,
                        until,
                        operating_day,
                        state,
                        ended,
                        house.tenant
                    ])?;
                    claim.execute(params![house.tenant, key(12, from, number), room, id, from, until])?;
                    number += 1;
                }
            }
        }
    }
    transaction.commit()?;
    connection.execute_batch(&later)?;
    connection.execute_batch("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);")?;
    Ok(())
}
