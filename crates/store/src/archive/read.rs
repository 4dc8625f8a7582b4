//! Reading an archive into a new database.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use coworkflow_domain::data::DataRefusal;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::{BackupError, FORMAT, MANIFEST, Manifest, TableFile, cells, is_in, is_withheld, odd};
use crate::access::NO_PASSWORD;
use crate::backups::{NewFile, Phase, Progress, Report, hex};
use crate::db::{DbError, SCHEMA_VERSION, Store, Table, disagreements, figures, migrate_to, tables};

/// The longest manifest.
const LONGEST: u64 = 16 * 1024 * 1024;
/// Rows between two reports.
const PIECE: u64 = 1_000;

type Zip = ZipArchive<BufReader<File>>;

/// What an archive says of itself; refuses a file that is none, and one of a newer program.
pub fn look(file: &Path) -> Result<Manifest, BackupError> {
    manifest(&mut open(file)?)
}

fn open(file: &Path) -> Result<Zip, BackupError> {
    ZipArchive::new(BufReader::new(File::open(file)?)).map_err(|_| odd("it is no ZIP file, or not all of it"))
}

fn manifest(zip: &mut Zip) -> Result<Manifest, BackupError> {
    let inside = zip
        .by_name(MANIFEST)
        .map_err(|_| odd("there is no manifest.json in it"))?;
    let mut text = String::new();
    inside
        .take(LONGEST)
        .read_to_string(&mut text)
        .map_err(|_| odd("its manifest.json can't be read"))?;
    let value: serde_json::Value = serde_json::from_str(&text).map_err(|_| odd("its manifest.json can't be read"))?;
    let number = |key: &str| value.get(key).and_then(serde_json::Value::as_i64);
    let (format, schema) = (
        number("format").unwrap_or_default(),
        number("schema").unwrap_or_default(),
    );
    for (found, known) in [(format, i64::from(FORMAT)), (schema, SCHEMA_VERSION)] {
        if found < 1 {
            return Err(odd("its manifest.json names no version"));
        }
        if found > known {
            return Err(DataRefusal::Newer { found, known }.into());
        }
    }
    serde_json::from_value(value).map_err(|_| odd("its manifest.json can't be read"))
}

/// Builds a database of what an archive holds beside `database`: every row or none, with the figures that the archive
/// names. Then lets `change` write what must be in it from its first moment.
pub fn prepare(
    file: &Path,
    database: &Path,
    report: Report,
    change: impl FnOnce(&Store) -> Result<(), BackupError>,
) -> Result<(NewFile, Manifest), BackupError> {
    let mut zip = open(file)?;
    let manifest = manifest(&mut zip)?;
    let new = NewFile::beside(database)?;
    let mut connection = Connection::open(&new.file).map_err(DbError::from)?;
    migrate_to(&mut connection, manifest.schema)?;
    fill(&mut connection, &mut zip, &manifest, report)?;
    drop(connection);
    report(Progress {
        phase: Phase::Preparing,
        done: 0,
        total: 0,
    });
    new.finish(change)?;
    Ok((new, manifest))
}

/// All rows in one transaction, compared before it ends.
fn fill(connection: &mut Connection, zip: &mut Zip, manifest: &Manifest, report: Report) -> Result<(), BackupError> {
    // Rows come table by table, and triggers are for what happens, not for what has happened.
    connection
        .pragma_update(None, "foreign_keys", false)
        .map_err(DbError::from)?;
    let tx = connection.transaction().map_err(DbError::from)?;
    let known: HashMap<String, Table> = tables(&tx)?
        .into_iter()
        .filter(is_in)
        .map(|table| (table.name.clone(), table))
        .collect();
    for (name, table) in &known {
        let named = manifest.tables.iter().any(|file| file.table == *name);
        if !named {
            return Err(odd(format!("{} is missing", table.name)));
        }
    }
    let triggers = without_triggers(&tx)?;
    let total = u64::try_from(manifest.figures.total_rows()).unwrap_or_default();
    let mut done = 0;
    for file in &manifest.tables {
        let table = known
            .get(&file.table)
            .ok_or_else(|| odd(format!("it has an unknown table {:?}", file.table)))?;
        fill_table(&tx, zip, manifest, file, table, &mut |rows| {
            done += rows;
            report(Progress {
                phase: Phase::Tables,
                done,
                total,
            });
        })?;
    }
    for trigger in triggers {
        tx.execute_batch(&trigger).map_err(DbError::from)?;
    }
    compare(&tx, manifest)?;
    tx.commit().map_err(DbError::from)?;
    Ok(())
}

/// Takes all triggers away and gives back the statements that make them again.
pub(crate) fn without_triggers(connection: &Connection) -> Result<Vec<String>, DbError> {
    let mut statement =
        connection.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")?;
    let triggers: Vec<(String, String)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (name, _) in &triggers {
        connection.execute_batch(&format!("DROP TRIGGER \"{name}\""))?;
    }
    Ok(triggers.into_iter().map(|(_, sql)| sql).collect())
}

fn fill_table(
    connection: &Connection,
    zip: &mut Zip,
    manifest: &Manifest,
    file: &TableFile,
    table: &Table,
    read: &mut dyn FnMut(u64),
) -> Result<(), BackupError> {
    let unreadable = || odd(format!("{} can't be read", file.file));
    let inside = zip
        .by_name(&file.file)
        .map_err(|_| odd(format!("{} is missing", file.file)))?;
    let mut hashed = Hashed {
        inner: inside,
        digest: Sha256::new(),
    };
    let mut mark = [0; 3];
    hashed.read_exact(&mut mark).map_err(|_| unreadable())?;
    if mark != *b"\xef\xbb\xbf" {
        return Err(odd(format!("{} is not UTF-8 with its mark", file.file)));
    }
    let mut csv = csv::ReaderBuilder::new().from_reader(&mut hashed);
    let header = csv.headers().map_err(|_| unreadable())?;
    if !header
        .iter()
        .eq(table.columns.iter().map(|(column, _)| column.as_str()))
    {
        return Err(odd(format!("{} has other columns than it should", file.file)));
    }
    let places = vec!["?"; table.columns.len()].join(", ");
    let mut insert = connection
        .prepare(&format!("INSERT INTO \"{}\" VALUES ({places})", table.name))
        .map_err(DbError::from)?;
    let expected = manifest.figures.rows.get(&table.name).copied().unwrap_or_default();
    let tenant = manifest.tenant.to_string();
    let (mut rows, mut since) = (0_i64, 0_u64);
    let mut record = csv::StringRecord::new();
    while csv.read_record(&mut record).map_err(|_| unreadable())? {
        rows += 1;
        let wrong = |finding: String| odd(format!("{} row {rows}: {finding}", file.file));
        if rows > expected {
            return Err(wrong("more rows than it says".into()));
        }
        let mut values = Vec::with_capacity(table.columns.len());
        for ((column, kind), text) in table.columns.iter().zip(record.iter()) {
            // Rows of somebody else are never taken in.
            if column == "tenant_id" && text != tenant {
                return Err(wrong("it is of another business".into()));
            }
            values.push(if is_withheld(&table.name, column) {
                Value::Text(NO_PASSWORD.to_owned())
            } else {
                cells::read(kind, text).map_err(|error| wrong(error.to_string()))?
            });
        }
        insert
            .execute(params_from_iter(values))
            .map_err(|error| match DbError::from(error) {
                DbError::Full => BackupError::Db(DbError::Full),
                other => wrong(other.to_string()),
            })?;
        since += 1;
        if since == PIECE {
            read(since);
            since = 0;
        }
    }
    read(since);
    drop(csv);
    if hex(&hashed.digest.finalize()) != file.sha256 {
        return Err(odd(format!("{} was changed", file.file)));
    }
    Ok(())
}

fn compare(connection: &Connection, manifest: &Manifest) -> Result<(), BackupError> {
    let all: Vec<Table> = tables(connection)?.into_iter().filter(is_in).collect();
    if let Some(difference) = manifest
        .figures
        .difference(&figures(connection, &all, Some(manifest.tenant))?)
    {
        return Err(odd(difference));
    }
    let mut orphans = connection.prepare("PRAGMA foreign_key_check").map_err(DbError::from)?;
    let mut rows = orphans.query([]).map_err(DbError::from)?;
    if let Some(row) = rows.next().map_err(DbError::from)? {
        let (table, parent): (String, String) =
            (row.get(0).map_err(DbError::from)?, row.get(2).map_err(DbError::from)?);
        return Err(odd(format!("a row of {table} refers to a missing row of {parent}")));
    }
    if manifest.schema == SCHEMA_VERSION && disagreements(connection, Some(manifest.tenant))? != manifest.disagreements
    {
        return Err(odd("its books do not agree"));
    }
    Ok(())
}

/// Hashes what goes through it.
struct Hashed<R> {
    inner: R,
    digest: Sha256,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, piece: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(piece)?;
        self.digest.update(piece.get(..count).unwrap_or_default());
        Ok(count)
    }
}
