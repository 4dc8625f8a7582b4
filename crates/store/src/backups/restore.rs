//! Making a backup ready to take the place of the database.

use std::fs;
use std::path::{Path, PathBuf};

use super::{BackupError, Manifest, Phase, Progress, Report, make, pack};
use crate::db::{Options, Store, beside, settle};

/// What a database that is about to take its place is called.
const RESTORING: &str = ".restoring";

/// A database from a backup, checked and up to date, beside the one it is to replace. Thrown away unless it is used.
pub struct Prepared {
    /// Where it lies.
    pub file: PathBuf,
    /// What the backup said.
    pub manifest: Manifest,
}

/// Unpacks a backup beside `database`, looks through it, takes the steps of the schema that it lacks and lets `change`
/// write what must be in it from its first moment.
pub fn prepare(
    backup: &Path,
    database: &Path,
    report: Report,
    change: impl FnOnce(&Store) -> Result<(), BackupError>,
) -> Result<Prepared, BackupError> {
    sweep(database)?;
    let prepared = Prepared {
        file: beside(database, RESTORING),
        manifest: pack::manifest(backup)?,
    };
    pack::unpack(backup, &prepared.file, report)?;
    report(Progress {
        phase: Phase::Preparing,
        done: 0,
        total: 0,
    });
    make::same_inside(&prepared.file, &prepared.manifest)?;
    let options = Options {
        readers: 1,
        ..Options::default()
    };
    let store = Store::open(&prepared.file, &options)?;
    let changed = change(&store);
    store.close();
    drop(store);
    changed?;
    settle(&prepared.file)?;
    Ok(prepared)
}

impl Drop for Prepared {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm", ".lock"] {
            // What took its place is not here any more, and neither is its log.
            let _ = fs::remove_file(beside(&self.file, ending));
        }
    }
}

/// Throws away what a restore that was cut short left beside a database. Not while one is going on.
pub fn sweep(database: &Path) -> Result<(), BackupError> {
    let left = beside(database, RESTORING);
    for ending in ["", "-wal", "-shm", "-journal", ".lock"] {
        match fs::remove_file(beside(&left, ending)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}
