//! Copies of the whole database: made while it is in use, looked through, and put in its place.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;

use coworkflow_domain::ids::TenantId;
use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};

use super::error::DbError;
use super::in_use::{InUse, beside};
use super::migrate::SCHEMA_VERSION;
use super::sqlite;
use super::tx::{Open, Tx};
use super::{Integrity, Options};
use crate::checks;

/// What a database holds, in figures that another copy of it must show too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Rows by table.
    pub rows: BTreeMap<String, i64>,
    /// The sum of each column of whole numbers that are no moments, by `table.column`; text, for they may be long.
    pub sums: BTreeMap<String, String>,
}

impl Figures {
    /// All rows together.
    #[must_use]
    pub fn total_rows(&self) -> i64 {
        self.rows.values().fold(0, |sum, rows| sum.saturating_add(*rows))
    }

    /// The first place where another copy differs.
    #[must_use]
    pub fn difference(&self, other: &Figures) -> Option<String> {
        if let Some((table, rows)) = self
            .rows
            .iter()
            .find(|(table, rows)| other.rows.get(*table) != Some(rows))
        {
            let found = other.rows.get(table).copied().unwrap_or_default();
            return Some(format!("{rows} rows of {table} became {found}"));
        }
        if let Some((column, sum)) = self
            .sums
            .iter()
            .find(|(column, sum)| other.sums.get(*column) != Some(sum))
        {
            let found = other.sums.get(column).map_or("nothing", String::as_str);
            return Some(format!("{column} added up to {sum} and became {found}"));
        }
        (self != other).then(|| "there is more than there was".to_owned())
    }
}

/// A table as the database describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Names and declared types, in order.
    pub columns: Vec<(String, String)>,
    /// The columns of its key, in order.
    pub key: Vec<String>,
}

impl Table {
    /// The columns that figures add up: whole numbers that are no moments.
    pub(super) fn summed(&self) -> Vec<&String> {
        let numbers = self.columns.iter();
        numbers
            .filter(|(column, kind)| kind == "BIGINT" && column != "at" && !column.ends_with("_at"))
            .map(|(column, _)| column)
            .collect()
    }
}

/// The tables of a database, by name.
pub fn tables(connection: &Connection) -> Result<Vec<Table>, DbError> {
    let mut names = connection
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")?;
    let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut found = Vec::new();
    for name in names {
        let mut info = connection.prepare("SELECT name, type, pk FROM pragma_table_info(?1) ORDER BY cid")?;
        let rows: Vec<(String, String, i64)> = info
            .query_map([&name], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<_, _>>()?;
        let mut key: Vec<(i64, String)> = rows
            .iter()
            .filter(|(_, _, place)| *place > 0)
            .map(|(column, _, place)| (*place, column.clone()))
            .collect();
        key.sort();
        found.push(Table {
            name,
            columns: rows.into_iter().map(|(column, kind, _)| (column, kind)).collect(),
            key: key.into_iter().map(|(_, column)| column).collect(),
        });
    }
    Ok(found)
}

/// The figures of all tables, or of one tenant's rows alone.
pub fn figures(connection: &Connection, tables: &[Table], tenant: Option<TenantId>) -> Result<Figures, DbError> {
    let mut figures = Figures::default();
    for table in tables {
        let summed = table.summed();
        // In two parts, so that no sum of 64 bits overflows.
        let sums: String = summed
            .iter()
            .map(|column| {
                format!(", COALESCE(SUM(\"{column}\" / 1000000), 0), COALESCE(SUM(\"{column}\" % 1000000), 0)")
            })
            .collect();
        let condition = if tenant.is_some() { " WHERE tenant_id = ?1" } else { "" };
        let sql = format!("SELECT COUNT(*){sums} FROM \"{}\"{condition}", table.name);
        let mut statement = connection.prepare(&sql)?;
        if let Some(tenant) = tenant {
            statement.raw_bind_parameter(1, tenant.uuid().as_bytes().as_slice())?;
        }
        let mut rows = statement.raw_query();
        let row = rows.next()?.ok_or(DbError::NoRow("figures of a table"))?;
        figures.rows.insert(table.name.clone(), row.get(0)?);
        for (at, column) in summed.iter().enumerate() {
            let (millions, rest): (i64, i64) = (row.get(1 + at * 2)?, row.get(2 + at * 2)?);
            let sum = i128::from(millions) * 1_000_000 + i128::from(rest);
            figures.sums.insert(format!("{}.{column}", table.name), sum.to_string());
        }
    }
    Ok(figures)
}

/// What a look through a copy found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inside {
    /// The version of its schema.
    pub schema: i64,
    /// What it holds.
    pub figures: Figures,
    /// What in its books does not agree; not looked for in a file of another schema.
    pub disagreements: Vec<String>,
}

/// Looks through a file that nobody works with; changes nothing.
pub fn look_inside(file: &Path) -> Result<Inside, DbError> {
    let connection =
        Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    let schema = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let tables = tables(&connection)?;
    let disagreements = if schema == SCHEMA_VERSION {
        disagreements(&connection, None)?
    } else {
        Vec::new()
    };
    Ok(Inside {
        schema,
        figures: figures(&connection, &tables, None)?,
        disagreements,
    })
}

/// A connection of its own to a database in use, for work that takes a while.
pub(crate) fn connect_beside(file: &Path) -> Result<Connection, DbError> {
    sqlite::connect(file, &Options::default())
}

/// What does not agree in the books of one tenant, or of all, in words.
pub(crate) fn disagreements(connection: &Connection, only: Option<TenantId>) -> Result<Vec<String>, DbError> {
    let mut tenants = connection.prepare("SELECT tenant_id FROM tenants ORDER BY tenant_id")?;
    let tenants: Vec<uuid::Uuid> = tenants
        .query_map([], |row| row.get::<_, [u8; 16]>(0).map(uuid::Uuid::from_bytes))?
        .collect::<Result<_, _>>()?;
    let mut found = Vec::new();
    let tenants = tenants.into_iter().map(TenantId::from_uuid);
    for tenant in tenants.filter(|tenant| only.is_none_or(|only| only == *tenant)) {
        let mut tx = Tx::new(Open::Sqlite(connection), tenant);
        for (name, check) in checks::ALL {
            for one in check(&mut tx)? {
                found.push(format!(
                    "{name}: {} says {}, its history adds up to {}",
                    one.what, one.says, one.adds_up_to
                ));
            }
        }
    }
    Ok(found)
}

/// Everything about a file that nobody works with: whole pages, whole indexes, no row that refers to nothing.
pub fn damage(file: &Path) -> Result<Option<String>, DbError> {
    Ok(Integrity::of(file)?.damage.into_iter().next())
}

/// Copies the database as it is at one moment into a new file. Nobody waits for it: it reads one snapshot on a
/// connection of its own.
pub(super) fn copy(file: &Path, target: &Path) -> Result<(), DbError> {
    let connection = connect_beside(file)?;
    let name = target
        .to_str()
        .ok_or_else(|| DbError::Unavailable("the folder's name is not UTF-8".into()))?;
    connection.execute("VACUUM INTO ?1", [name])?;
    durable(target)
}

/// Ends the write-ahead log of a file that nobody works with, so that the file alone is everything, safely on the disk.
pub fn settle(file: &Path) -> Result<(), DbError> {
    let connection = Connection::open_with_flags(
        file,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    let mode: String = connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    if mode != "delete" {
        return Err(DbError::Unavailable("another program works with this database".into()));
    }
    drop(connection);
    durable(file)
}

/// Puts `restored` in the place of `file`, which stays beside as `kept`. One rename does it: before it the old
/// database is whole and in place, after it the new one. Both files must be [`settle`]d, or be none.
pub fn put_in_place(file: &Path, restored: &Path, kept: &Path, _alone: &InUse) -> Result<(), DbError> {
    let failed = |error: std::io::Error| io_failed(&error);
    durable(restored)?;
    if file.exists() {
        match settle(file) {
            Ok(()) => {}
            // A damaged file can't be settled; its log must not be read into the new one.
            Err(DbError::Broken(cause)) => {
                tracing::warn!(cause, "the database in place is damaged; it is kept as it is");
                for ending in ["-wal", "-shm"] {
                    let log = beside(file, ending);
                    if log.exists() {
                        fs::rename(&log, beside(kept, ending)).map_err(failed)?;
                    }
                }
            }
            Err(error) => return Err(error),
        }
        if fs::hard_link(file, kept).is_err() {
            // Not every file system has second names.
            fs::copy(file, kept).map_err(failed)?;
            durable(kept)?;
        }
    }
    fs::rename(restored, file).map_err(failed)?;
    durable_folder(file)
}

/// What a file error means for whoever waits.
pub(crate) fn io_failed(error: &std::io::Error) -> DbError {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => DbError::Full,
        _ => DbError::Unavailable(error.to_string()),
    }
}

/// Waits until a file is on the disk.
pub(crate) fn durable(file: &Path) -> Result<(), DbError> {
    File::open(file)
        .and_then(|file| file.sync_all())
        .map_err(|error| io_failed(&error))
}

/// Waits until the name of a file is on the disk.
pub(crate) fn durable_folder(file: &Path) -> Result<(), DbError> {
    #[cfg(unix)]
    if let Some(folder) = file.parent() {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        return durable(folder);
    }
    let _ = file;
    Ok(())
}
