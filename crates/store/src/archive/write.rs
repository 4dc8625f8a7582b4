//! Writing an archive.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use coworkflow_domain::ids::TenantId;
use coworkflow_domain::time::Instant;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{
    BackupError, FORMAT, LEFT_OUT, MANIFEST, Manifest, Owner, TableFile, WITHHELD, cells, file_of, is_in, is_withheld,
    odd, unfinished, unwritten,
};
use crate::backups::{Phase, Progress, Report, hex};
use crate::db::{
    DbError, SCHEMA_VERSION, Store, Table, beside, connect_beside, disagreements, durable_folder, figures, tables,
};

/// Rows between two reports.
const PIECE: u64 = 1_000;

/// Writes everything of a tenant, as it is at one moment, into a file that gets its name when it is whole. Nobody waits
/// for it; it takes a while, so it is for a thread of its own.
pub fn write(
    store: &Store,
    tenant: TenantId,
    at: Instant,
    target: &Path,
    report: Report,
) -> Result<Manifest, BackupError> {
    let rows = store.rows_of(tenant, &beside(target, ".rows"))?;
    let connection = connect_beside(rows.path())?;
    connection.execute_batch("BEGIN").map_err(DbError::from)?;
    let part = unfinished(target);
    let written = write_part(&connection, tenant, at, &part, report).and_then(|manifest| {
        fs::rename(&part, target)?;
        durable_folder(target)?;
        Ok(manifest)
    });
    if written.is_err() {
        // It may not have been made at all.
        let _ = fs::remove_file(&part);
    }
    written
}

fn write_part(
    connection: &Connection,
    tenant: TenantId,
    at: Instant,
    part: &Path,
    report: Report,
) -> Result<Manifest, BackupError> {
    let all: Vec<Table> = tables(connection)?.into_iter().filter(is_in).collect();
    let figures = figures(connection, &all, Some(tenant))?;
    let total = u64::try_from(figures.total_rows()).unwrap_or_default();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(1))
        .large_file(true);
    let mut zip = ZipWriter::new(BufWriter::new(File::create(part)?));
    let mut done = 0;
    let mut files = Vec::new();
    for table in &all {
        zip.start_file(file_of(&table.name), options).map_err(unwritten)?;
        let mut file = Hashed {
            inner: &mut zip,
            digest: Sha256::new(),
        };
        write_table(connection, tenant, table, &mut file, &mut |rows| {
            done += rows;
            report(Progress {
                phase: Phase::Tables,
                done,
                total,
            });
        })?;
        files.push(TableFile {
            table: table.name.clone(),
            file: file_of(&table.name),
            sha256: hex(&file.digest.finalize()),
            columns: table.columns.clone(),
        });
    }
    let (business, currency) = about(connection, tenant)?;
    let manifest = Manifest {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        schema: SCHEMA_VERSION,
        made_at: at,
        tenant,
        business,
        currency,
        cells: cells::EXPLAINED.to_owned(),
        tables: files,
        figures,
        disagreements: disagreements(connection, Some(tenant))?,
        left_out: left_out(),
        owners: owners(connection, tenant)?,
    };
    zip.start_file(MANIFEST, options).map_err(unwritten)?;
    serde_json::to_writer_pretty(&mut zip, &manifest).map_err(|error| odd(error.to_string()))?;
    let mut file = zip.finish().map_err(unwritten)?;
    file.flush()?;
    file.get_ref().sync_all()?;
    Ok(manifest)
}

fn write_table(
    connection: &Connection,
    tenant: TenantId,
    table: &Table,
    file: &mut impl Write,
    wrote: &mut dyn FnMut(u64),
) -> Result<(), BackupError> {
    // Spreadsheets take UTF-8 for what it is only with this.
    file.write_all("\u{feff}".as_bytes())?;
    let mut csv = csv::Writer::from_writer(file);
    let unwritten = |error: csv::Error| BackupError::from(std::io::Error::other(error));
    csv.write_record(table.columns.iter().map(|(column, _)| column))
        .map_err(unwritten)?;
    let quoted = |names: &mut dyn Iterator<Item = &String>| {
        names.map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
    };
    let columns = quoted(&mut table.columns.iter().map(|(column, _)| column));
    let sql = format!(
        "SELECT {columns} FROM \"{}\" WHERE tenant_id = ?1 ORDER BY {}",
        table.name,
        quoted(&mut table.key.iter())
    );
    let mut statement = connection.prepare(&sql).map_err(DbError::from)?;
    let mut rows = statement
        .query([tenant.uuid().as_bytes().as_slice()])
        .map_err(DbError::from)?;
    let mut count = 0;
    while let Some(row) = rows.next().map_err(DbError::from)? {
        for (at, (column, kind)) in table.columns.iter().enumerate() {
            let cell = if is_withheld(&table.name, column) {
                String::new()
            } else {
                cells::written(kind, row.get_ref(at).map_err(DbError::from)?)?
            };
            csv.write_field(cell).map_err(unwritten)?;
        }
        csv.write_record(None::<&[u8]>).map_err(unwritten)?;
        count += 1;
        if count == PIECE {
            wrote(count);
            count = 0;
        }
    }
    wrote(count);
    csv.flush()?;
    Ok(())
}

fn about(connection: &Connection, tenant: TenantId) -> Result<(String, String), DbError> {
    let sql = "SELECT name, currency FROM tenants WHERE tenant_id = ?1";
    Ok(connection.query_row(sql, [tenant.uuid().as_bytes().as_slice()], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?)
}

fn owners(connection: &Connection, tenant: TenantId) -> Result<Vec<Owner>, DbError> {
    let sql =
        "SELECT name, email FROM users WHERE tenant_id = ?1 AND role = 'owner' AND active ORDER BY created_at, id";
    let mut statement = connection.prepare(sql)?;
    let owners = statement.query_map([tenant.uuid().as_bytes().as_slice()], |row| {
        Ok(Owner {
            name: row.get(0)?,
            email: row.get(1)?,
        })
    })?;
    Ok(owners.collect::<Result<_, _>>()?)
}

fn left_out() -> Vec<String> {
    let tables = LEFT_OUT.iter().map(|(table, why)| format!("{table}: {why}"));
    let columns = WITHHELD
        .iter()
        .map(|(table, column)| format!("{table}.{column}: a secret; who signs in gets a new one"));
    tables.chain(columns).collect()
}

/// Hashes what goes through it.
struct Hashed<W> {
    inner: W,
    digest: Sha256,
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.digest.update(bytes.get(..count).unwrap_or_default());
        Ok(count)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}
