//! Backups: one file each, a line of what it is, a line of what it holds, then the database compressed with gzip.
//!
//! A file gets its name only after it was written to the disk, unpacked into an empty place and found to hold what the
//! database held: every file of this name is a good backup, and a crash leaves none that only looks like one.

mod make;
mod pack;
mod restore;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use coworkflow_domain::data::{BackupReason, DataRefusal};
use coworkflow_domain::time::Instant;
use serde::{Deserialize, Serialize};

pub use self::make::{Asked, make, verify};
pub(crate) use self::pack::hex;
pub use self::restore::{NewFile, prepare, sweep};
use crate::db::{DbError, Figures, MigrateError};

/// What the name of every backup ends with.
const ENDING: &str = ".backup";
/// The format that this program writes and the newest that it reads.
const FORMAT: u32 = 1;

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The format of the file.
    pub format: u32,
    /// The version of the program that made it.
    pub program: String,
    /// The version of the schema inside.
    pub schema: i64,
    /// The moment it shows.
    pub made_at: Instant,
    /// Why it was made.
    pub reason: BackupReason,
    /// Bytes of the database, unpacked.
    pub bytes: u64,
    /// SHA-256 of the database, in hexadecimal.
    pub sha256: String,
    /// Rows and sums.
    pub figures: Figures,
    /// What did not agree in the books when it was made: kept, because it shows the same.
    pub disagreements: Vec<String>,
}

/// A backup in its folder.
#[derive(Debug, Clone, PartialEq)]
pub struct Backup {
    /// Its name there.
    pub name: String,
    /// Bytes of the file.
    pub size: u64,
    /// What it says of itself.
    pub manifest: Manifest,
}

/// How far a work with the whole of the data is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What it is at.
    pub phase: Phase,
    /// Bytes or rows done in this phase.
    pub done: u64,
    /// Of so many; 0 when that is not known.
    pub total: u64,
}

/// The parts of such a work, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The database is copied.
    Copying,
    /// The copy is compressed.
    Packing,
    /// The backup is unpacked in an empty place and compared.
    Checking,
    /// The restored database is made ready.
    Preparing,
    /// It takes its place.
    Replacing,
    /// Tables are written to or read from an archive.
    Tables,
}

/// Told how far a work is; called often.
pub type Report<'r> = &'r (dyn Fn(Progress) + Sync);

/// Why a backup could not be made, read or restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The reader can do something about it.
    #[error("{}", coworkflow_domain::refusal::Refusal::from(.0.clone()))]
    Refused(DataRefusal),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The database, while its schema was brought up to date.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
}

impl From<DataRefusal> for BackupError {
    fn from(refusal: DataRefusal) -> Self {
        BackupError::Refused(refusal)
    }
}

impl From<std::io::Error> for BackupError {
    fn from(error: std::io::Error) -> Self {
        storage(&error).into()
    }
}

pub(crate) fn storage(error: &std::io::Error) -> DataRefusal {
    DataRefusal::Storage {
        cause: error.to_string(),
    }
}

fn damaged(finding: impl Into<String>) -> BackupError {
    DataRefusal::Damaged {
        finding: finding.into(),
    }
    .into()
}

/// The backups of a folder, newest first; none when there is no folder yet. A file that can't be read as one is left out.
pub fn list(folder: &Path) -> Result<Vec<Backup>, BackupError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut found = BTreeMap::new();
    for entry in entries {
        let entry = entry?;
        let Some(name) = entry
            .file_name()
            .to_str()
            .map(str::to_owned)
            .filter(|name| is_name(name))
        else {
            continue;
        };
        match (entry.metadata(), pack::manifest(&entry.path())) {
            (Ok(data), Ok(manifest)) => {
                let backup = Backup {
                    name: name.clone(),
                    size: data.len(),
                    manifest,
                };
                found.insert((backup.manifest.made_at, name), backup);
            }
            (_, Err(error)) => tracing::warn!(name, %error, "a file among the backups is none"),
            (Err(error), _) => tracing::warn!(name, %error, "a file among the backups can't be looked at"),
        }
    }
    Ok(found.into_values().rev().collect())
}

/// A backup of a folder by its name; a name that is none of ours is no more there than an unknown one.
pub fn find(folder: &Path, name: &str) -> Result<(PathBuf, Backup), BackupError> {
    let file = folder.join(name);
    if !is_name(name) || !file.is_file() {
        return Err(DataRefusal::NoSuchBackup.into());
    }
    let backup = Backup {
        name: name.to_owned(),
        size: fs::metadata(&file)?.len(),
        manifest: pack::manifest(&file)?,
    };
    Ok((file, backup))
}

/// What a backup anywhere says of itself; not checked.
pub fn manifest(file: &Path) -> Result<Manifest, BackupError> {
    pack::manifest(file)
}

/// Throws a backup away.
pub fn remove(folder: &Path, name: &str) -> Result<(), BackupError> {
    let (file, _) = find(folder, name)?;
    Ok(fs::remove_file(file)?)
}

/// `2026-11-20T02-00-00Z.backup`, with `-2` and so on for more of the same second. Never a path.
fn is_name(name: &str) -> bool {
    name.strip_suffix(ENDING).is_some_and(|stem| {
        stem.len() >= 20
            && stem.len() <= 30
            && stem
                .bytes()
                .all(|c| c.is_ascii_digit() || matches!(c, b'T' | b'Z' | b'-'))
            && stem.as_bytes().first().is_some_and(u8::is_ascii_digit)
    })
}

#[cfg(test)]
mod tests;
