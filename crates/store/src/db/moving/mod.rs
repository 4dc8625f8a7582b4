//! A whole house from one database into the other: every row or none, with the same figures.

mod server;
mod text;
mod to_file;
mod to_server;

use std::path::{Path, PathBuf};

use coworkflow_domain::ids::TenantId;
use coworkflow_domain::time::{Date, Instant};

pub(crate) use self::to_file::pour;
use super::copy::Figures;
use super::error::DbError;
use super::in_use::InUse;
use super::migrate::MigrateError;
use super::postgres::{Connection, PostgresOptions};
use super::{Engine, Options, Store, settle};

/// Rows that travel together.
const PIECE: usize = 2_000;

/// What is told while rows travel: the table, and how many of its rows have arrived.
pub type Travelled<'r> = &'r dyn Fn(&str, usize);

/// Why nothing was moved.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    /// There is a house at the place already.
    #[error("there is a house in {0} already: choose an empty place")]
    Taken(String),
    /// Somebody works with the file.
    #[error("{0} is in use: stop the server, then move")]
    InUse(String),
    /// A row or a sum is not what it was.
    #[error("what arrived is not what was sent: {0}; nothing was moved")]
    Different(String),
    /// The two databases don't have the same tables, although their versions are the same.
    #[error("the databases differ in {0}: nothing was moved")]
    Unlike(String),
    /// One of the databases can't be opened.
    #[error(transparent)]
    Open(#[from] MigrateError),
    /// One of the databases failed; nothing was moved.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Moves the house of a SQLite file into an empty PostgreSQL database; the file stays as it is.
pub fn move_to_server(
    file: &Path,
    url: &str,
    options: &PostgresOptions,
    travelled: Travelled,
) -> Result<Figures, MoveError> {
    let shown = file.display().to_string();
    if !file.is_file() {
        return Err(DbError::Unavailable(format!("there is no file {shown}")).into());
    }
    // Both get the tables of this program first: rows move between equal ones.
    {
        let _alone = InUse::alone(file).map_err(|_| MoveError::InUse(shown.clone()))?;
    }
    Store::open(file, &quiet())?.close();
    let _alone = InUse::alone(file).map_err(|_| MoveError::InUse(shown))?;
    Store::connect(url, options)?.close();
    to_server::move_into(file, &mut connection(url, options)?, travelled)
}

/// Moves all houses of a PostgreSQL database into a new SQLite file, as they are at one moment; the database stays as it is.
pub fn move_to_file(
    url: &str,
    options: &PostgresOptions,
    file: &Path,
    travelled: Travelled,
) -> Result<Figures, MoveError> {
    let shown = file.display().to_string();
    if file.exists() {
        return Err(MoveError::Taken(shown));
    }
    Store::connect(url, options)?.close();
    // It gets its name when it is whole.
    let part = super::beside(file, ".moving");
    remove(&part);
    let moved = (|| {
        Store::open(&part, &quiet())?.close();
        let figures = pour(&mut connection(url, options)?, &part, None, travelled)?;
        settle(&part)?;
        std::fs::rename(&part, file).map_err(|error| super::io_failed(&error))?;
        super::durable_folder(file)?;
        Ok(figures)
    })();
    remove(&part);
    moved
}

/// Throws away what was begun.
fn remove(part: &Path) {
    for ending in ["", "-wal", "-shm", "-journal", ".lock"] {
        let _ = std::fs::remove_file(super::beside(part, ending));
    }
}

fn quiet() -> Options {
    Options {
        readers: 1,
        ..Options::default()
    }
}

/// A connection that may take its time: whole tables travel over it.
fn connection(url: &str, options: &PostgresOptions) -> Result<Connection, DbError> {
    Connection::connect(&Connection::config(url)?, &patient(options))
}

/// The same way of talking to the server, with time for whole tables.
pub(super) fn patient(options: &PostgresOptions) -> PostgresOptions {
    PostgresOptions {
        statement_timeout: std::time::Duration::from_secs(3_600),
        lock_timeout: std::time::Duration::from_secs(60),
        ..options.clone()
    }
}

/// Only rows of this tenant, or all.
fn of_tenant(only: Option<TenantId>) -> String {
    only.map_or_else(String::new, |tenant| format!(" WHERE tenant_id = '{}'", tenant.uuid()))
}

/// A SQLite file with all rows of a tenant: the one that is served, or one made for this and gone afterwards.
pub(crate) enum RowsFile {
    /// The house lives in it.
    Served(PathBuf),
    /// A copy of one moment.
    Made(PathBuf),
}

impl RowsFile {
    /// Where it lies.
    pub(crate) fn path(&self) -> &Path {
        match self {
            RowsFile::Served(file) | RowsFile::Made(file) => file,
        }
    }
}

impl Drop for RowsFile {
    fn drop(&mut self) {
        if let RowsFile::Made(file) = self {
            remove(file);
        }
    }
}

impl Store {
    /// The rows of a tenant in a file; where the house lives in no file, one is made at `place`.
    pub(crate) fn rows_of(&self, tenant: TenantId, place: &Path) -> Result<RowsFile, DbError> {
        let Engine::Postgres(server) = &*self.engine else {
            return Ok(RowsFile::Served(self.file()?.to_path_buf()));
        };
        remove(place);
        let made = RowsFile::Made(place.to_path_buf());
        let failed = |error: MoveError| match error {
            MoveError::Db(error) | MoveError::Open(MigrateError::Db(error)) => error,
            other => DbError::Broken(other.to_string()),
        };
        Store::open(place, &quiet())
            .map_err(|error| failed(error.into()))?
            .close();
        server.pour(tenant, place).map_err(failed)?;
        Ok(made)
    }

    /// Adds up once what the daily figures of the days before `before` are made of, where they are kept and anything
    /// changed since; whether it did. Takes a while: for a thread of its own. Nobody waits for it.
    pub fn keep_figures(&self, before: Date, now: Instant) -> Result<bool, DbError> {
        match &*self.engine {
            // Nothing is kept: figures are added up when they are asked.
            Engine::Sqlite(_) => Ok(false),
            Engine::Postgres(server) => server.keep_figures(before, now),
        }
    }
}
