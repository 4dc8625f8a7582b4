//! Years of a house, written in bulk: deterministic, and shaped as the operations write it.

pub mod bookings;
mod people;
mod visit;
mod writer;

use std::path::Path;

use coworkflow_domain::reports::{HourPart, hour_parts};
use coworkflow_domain::spaces::{operating_day, parse_local_time};
use coworkflow_domain::time::{Instant, Interval, LocalTime, Zone, day_number};
use rusqlite::Connection;
use uuid::Uuid;

use crate::Outcome;
use people::People;
pub use people::{customer, part_of_a_name};
use visit::Visit;
use writer::Writer;

/// The newest session of the history began this long ago.
const NEWEST: i64 = 3 * 3_600_000;

/// How much history there is.
#[derive(Clone, Copy)]
pub struct Past {
    /// Ended sessions.
    pub sessions: u64,
    /// Milliseconds from one start to the next, day and night: the day costs the same however long the history is.
    pub between: i64,
    /// People.
    pub customers: u64,
}

/// What was written.
pub struct Written {
    /// Rows in all tables.
    pub rows: u64,
}

/// An id that sorts by time, as those of the program do.
fn id(kind: u64, at: i64, number: u64) -> Uuid {
    let millis = u64::try_from(at).unwrap_or(0);
    Uuid::from_u64_pair(millis << 16 | 0x7000 | kind, 0x8000_0000_0000_0000 | number)
}

/// The same as the database keeps it.
fn key(kind: u64, at: i64, number: u64) -> [u8; 16] {
    id(kind, at, number).into_bytes()
}

/// The clock of this machine: the history ends shortly before the server looks at it.
#[expect(
    clippy::disallowed_methods,
    reason = "the server that is measured runs by the machine's clock"
)]
pub fn now() -> Outcome<i64> {
    Ok(i64::try_from(
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)?
            .as_millis(),
    )?)
}

/// Writes ended sessions with all that belongs to them, and their customers.
pub fn write(file: &Path, past: Past) -> Outcome<Written> {
    let mut connection = Connection::open(file)?;
    connection.execute_batch(
        "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -500000; PRAGMA temp_store = MEMORY;",
    )?;
    let later = drop_indexes_and_triggers(&connection)?;
    let house = House::read(&connection)?;
    let transaction = connection.transaction()?;
    let mut people = People::new(past.customers);
    let mut writer = Writer::new(&transaction, &house);
    let newest = now()? - NEWEST;
    for number in 0..past.sessions {
        let age = i64::try_from(past.sessions - number)?;
        let visit = Visit::new(number, newest - age * past.between, &house, past.customers)?;
        writer.visit(&visit, people.of(visit.customer)?)?;
    }
    let rows = writer.finish(past.sessions, past.customers)?;
    people.write(&transaction, house.tenant)?;
    transaction.commit()?;
    connection.execute_batch(&later)?;
    connection.execute_batch("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);")?;
    Ok(Written {
        rows: rows + past.customers,
    })
}

/// What they were, as SQL that makes them again: indexes are built faster once everything is there.
fn drop_indexes_and_triggers(connection: &Connection) -> Outcome<String> {
    let mut found = connection
        .prepare("SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL")?;
    let found = found.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let found: Vec<(String, String, String)> = found.collect::<Result<_, _>>()?;
    for (kind, name, _) in &found {
        connection.execute_batch(&format!("DROP {kind} {name}"))?;
    }
    Ok(found.into_iter().map(|(_, _, sql)| sql + ";\n").collect())
}

/// What the house had before.
struct House {
    tenant: [u8; 16],
    space: [u8; 16],
    owner: [u8; 16],
    owner_name: String,
    seats: Vec<([u8; 16], String)>,
    items: Vec<([u8; 16], String)>,
    journal: i64,
    zone: Zone,
    cut_off: LocalTime,
}

impl House {
    fn read(connection: &Connection) -> Outcome<House> {
        let named = |sql: &str| -> Outcome<Vec<([u8; 16], String)>> {
            let mut statement = connection.prepare(sql)?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        let one = |mut rows: Vec<([u8; 16], String)>| rows.pop().ok_or("the house was not set up");
        let (owner, owner_name) = one(named("SELECT id, name FROM users")?)?;
        let (space, zone) = one(named("SELECT id, zone FROM spaces")?)?;
        let (_, cut_off) = one(named("SELECT id, cut_off FROM spaces")?)?;
        Ok(House {
            tenant: one(named("SELECT tenant_id, name FROM tenants")?)?.0,
            space,
            owner,
            owner_name,
            seats: named("SELECT id, name FROM resources ORDER BY position")?,
            items: named("SELECT id, name FROM items ORDER BY search_key")?,
            journal: connection.query_row("SELECT MAX(seq) FROM journal", [], |row| row.get(0))?,
            zone: Zone::named(&zone)?,
            cut_off: parse_local_time(&cut_off)?,
        })
    }

    /// The operating day of a moment, as it is stored.
    fn day(&self, at: i64) -> i64 {
        day_number(operating_day(Instant::from_millis(at), &self.zone, self.cut_off))
    }

    /// In which hours a stay sat.
    fn hours(&self, start: i64, end: i64) -> Outcome<Vec<HourPart>> {
        let stay = Interval::new(Instant::from_millis(start), Instant::from_millis(end))?;
        Ok(hour_parts(stay, stay.start(), &self.zone, self.cut_off))
    }
}
