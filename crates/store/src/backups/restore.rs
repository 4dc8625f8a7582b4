//! A new database beside the one that it is to replace.

use std::fs;
use std::path::{Path, PathBuf};

use super::{BackupError, Manifest, Phase, Progress, Report, make, pack};
use crate::db::{Options, Store, beside, damage, settle};

/// What a database that is about to take its place is called.
const RESTORING: &str = ".restoring";

/// A database that lies beside the one it is to replace; thrown away unless it takes its place.
pub struct NewFile {
    /// Where it lies.
    pub file: PathBuf,
}

impl NewFile {
    /// A free place beside `database`.
    pub(crate) fn beside(database: &Path) -> Result<NewFile, BackupError> {
        sweep(database)?;
        Ok(NewFile {
            file: beside(database, RESTORING),
        })
    }

    /// Takes the steps of the schema that it lacks, lets `change` write what must be in it from its first moment, and
    /// makes the file alone everything, safely on the disk.
    pub(crate) fn finish(&self, change: impl FnOnce(&Store) -> Result<(), BackupError>) -> Result<(), BackupError> {
        let options = Options {
            readers: 1,
            ..Options::default()
        };
        let store = Store::open(&self.file, &options)?;
        let changed = change(&store);
        store.close();
        drop(store);
        changed?;
        settle(&self.file)?;
        if let Some(finding) = damage(&self.file)? {
            return Err(super::damaged(finding));
        }
        Ok(())
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm", ".lock"] {
            // What took its place is not here any more, and neither is its log.
            let _ = fs::remove_file(beside(&self.file, ending));
        }
    }
}

/// Unpacks a backup beside `database`, looks through it and makes it ready with `change`.
pub fn prepare(
    backup: &Path,
    database: &Path,
    report: Report,
    change: impl FnOnce(&Store) -> Result<(), BackupError>,
) -> Result<(NewFile, Manifest), BackupError> {
    let new = NewFile::beside(database)?;
    let manifest = pack::unpack(backup, &new.file, report)?;
    report(Progress {
        phase: Phase::Preparing,
        done: 0,
        total: 0,
    });
    make::same_inside(&new.file, &manifest)?;
    new.finish(change)?;
    Ok((new, manifest))
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
