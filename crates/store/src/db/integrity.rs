//! A look at the file itself, for the doctor: changes nothing, not even an old schema.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::error::DbError;

/// What a look at the file found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Integrity {
    /// The version of its schema.
    pub version: i64,
    /// What is damaged, at most a hundred findings; nothing when it is whole.
    pub damage: Vec<String>,
}

impl Integrity {
    /// Reads the whole file: damaged pages, lost index entries, rows that refer to nothing.
    pub fn of(file: &Path) -> Result<Integrity, DbError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(file, flags)?;
        connection.busy_timeout(std::time::Duration::from_secs(5))?;
        connection.pragma_update(None, "query_only", true)?;
        let version = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        let mut damage = Vec::new();
        let mut findings = connection.prepare("PRAGMA integrity_check(100)")?;
        let mut rows = findings.query([])?;
        while let Some(row) = rows.next()? {
            let finding: String = row.get(0)?;
            if finding != "ok" {
                damage.push(finding);
            }
        }
        let mut orphans = connection.prepare("PRAGMA foreign_key_check")?;
        let mut rows = orphans.query([])?;
        while let Some(row) = rows.next()?.filter(|_| damage.len() < 100) {
            let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
            damage.push(format!("a row of {table} refers to a missing row of {parent}"));
        }
        Ok(Integrity { version, damage })
    }
}
