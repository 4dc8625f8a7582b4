//! Making a backup, and finding out whether one is good.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use coworkflow_domain::data::{BackupReason, DataRefusal};
use coworkflow_domain::time::Instant;

use super::{Backup, BackupError, ENDING, FORMAT, Manifest, Phase, Progress, Report, damaged, pack};
use crate::db::{Store, damage, durable_folder, look_inside};

/// Where a backup is being made or looked through; what a crash leaves here goes with the next one.
const SCRATCH: &str = ".making";

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// The moment now.
    pub at: Instant,
    /// Why.
    pub reason: BackupReason,
}

/// The folder for one work at a time, empty at its start and gone at its end.
struct Scratch {
    folder: PathBuf,
    _lock: File,
}

impl Scratch {
    fn in_folder(folder: &Path) -> Result<Scratch, BackupError> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)?;
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(folder.join(".lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(DataRefusal::Busy.into()),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let scratch = folder.join(SCRATCH);
        if scratch.exists() {
            fs::remove_dir_all(&scratch)?;
        }
        builder.create(&scratch)?;
        Ok(Scratch {
            folder: scratch,
            _lock: lock,
        })
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            tracing::warn!(%error, "the place where a backup was made could not be cleared");
        }
    }
}

/// Makes a backup of a database in use, and gives it its name once it was restored to an empty place and found the same.
pub fn make(store: &Store, folder: &Path, asked: Asked, report: Report) -> Result<Backup, BackupError> {
    let scratch = Scratch::in_folder(folder)?;
    let begun = |phase| {
        report(Progress {
            phase,
            done: 0,
            total: 0,
        });
    };
    begun(Phase::Copying);
    let copy = scratch.file("copy.db");
    store.copy_to(&copy)?;
    let inside = look_inside(&copy)?;
    let (bytes, sha256) = pack::measured(&copy)?;
    let manifest = Manifest {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        schema: inside.schema,
        made_at: asked.at,
        reason: asked.reason,
        bytes,
        sha256,
        figures: inside.figures,
        disagreements: inside.disagreements,
    };
    begun(Phase::Packing);
    let packed = scratch.file("packed");
    pack::write(&manifest, &copy, &packed, report)?;
    fs::remove_file(&copy)?;
    begun(Phase::Checking);
    check(&packed, &scratch, report)?;
    let (name, file) = free_name(folder, asked.at);
    fs::rename(&packed, &file)?;
    durable_folder(&file)?;
    Ok(Backup {
        name,
        size: fs::metadata(&file)?.len(),
        manifest,
    })
}

/// Restores a backup to an empty place inside of `folder`, looks through it and throws it away again.
pub fn verify(file: &Path, folder: &Path, report: Report) -> Result<Manifest, BackupError> {
    check(file, &Scratch::in_folder(folder)?, report)
}

fn check(file: &Path, scratch: &Scratch, report: Report) -> Result<Manifest, BackupError> {
    let restored = scratch.file("restored.db");
    let manifest = pack::unpack(file, &restored, report)?;
    same_inside(&restored, &manifest)?;
    fs::remove_file(&restored)?;
    Ok(manifest)
}

/// Refuses a database that is damaged or does not hold what the backup says.
pub(super) fn same_inside(database: &Path, manifest: &Manifest) -> Result<(), BackupError> {
    if let Some(finding) = damage(database)? {
        return Err(damaged(finding));
    }
    let inside = look_inside(database)?;
    if inside.schema != manifest.schema {
        return Err(damaged("its schema is not the one it says"));
    }
    if let Some(difference) = manifest.figures.difference(&inside.figures) {
        return Err(damaged(difference));
    }
    Ok(())
}

fn free_name(folder: &Path, at: Instant) -> (String, PathBuf) {
    let stem = at.timestamp().strftime("%Y-%m-%dT%H-%M-%SZ").to_string();
    let mut name = format!("{stem}{ENDING}");
    for number in 2..1_000 {
        if !folder.join(&name).exists() {
            break;
        }
        name = format!("{stem}-{number}{ENDING}");
    }
    let file = folder.join(&name);
    (name, file)
}
