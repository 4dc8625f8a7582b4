//! `coworkflow backup`, `verify`, `restore` and `export`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use coworkflow_domain::refusal::Refusal;
use coworkflow_operations::context::{SystemClock, SystemRandom};
use coworkflow_operations::data::{kept_beside, restored_into};
use coworkflow_operations::{Clock, Failure, Services};
use coworkflow_store::DbError;
use coworkflow_store::backups::{self, BackupError};
use coworkflow_store::db::{InUse, put_in_place};

use super::{CommandError, open, system};
use crate::config::Settings;
use crate::start;

/// Where a backup goes.
#[derive(Args)]
pub struct Backup {
    /// A copy of it under this name, on another disk for example.
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
}

/// A backup by its file, or by its name in the folder of backups.
#[derive(Args)]
pub struct OneBackup {
    /// The file.
    file: PathBuf,
}

/// Where an archive goes.
#[derive(Args)]
pub struct Export {
    /// The file, such as `nile-desk.zip`.
    file: PathBuf,
}

impl From<BackupError> for CommandError {
    fn from(error: BackupError) -> Self {
        Failure::from(error).into()
    }
}

fn unwritten(file: &Path, error: &std::io::Error) -> CommandError {
    CommandError::Other(format!(
        "{} can't be written ({error}): check the folder and its free space",
        file.display()
    ))
}

impl Backup {
    /// Makes a backup while the house may be in use, and says where it is.
    pub fn run(self, settings: &Settings) -> Result<(), CommandError> {
        let services = open(settings)?;
        let context = system(&services)?;
        let name = services.make_backup_now(&context)?;
        let file = services.backup_folder().join(name);
        println!("Made {} and restored it to an empty place: it is good.", file.display());
        if let Some(to) = self.to {
            copy(&file, &to).map_err(|error| unwritten(&to, &error))?;
            println!("Copied to {}.", to.display());
        }
        services.store.close();
        Ok(())
    }
}

/// Copies so that the name is there only when all of the file is.
fn copy(file: &Path, to: &Path) -> std::io::Result<()> {
    let mut part = to.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    fs::copy(file, &part)?;
    File::open(&part)?.sync_all()?;
    fs::rename(&part, to)
}

impl OneBackup {
    fn found(&self, settings: &Settings) -> PathBuf {
        let named = settings.backups.join(&self.file);
        if !self.file.exists() && named.is_file() {
            named
        } else {
            self.file.clone()
        }
    }

    /// Restores a backup to an empty place and compares; changes nothing.
    pub fn verify(self, settings: &Settings) -> Result<(), CommandError> {
        let file = self.found(settings);
        let empty = std::env::temp_dir().join(format!("coworkflow-verify-{}", std::process::id()));
        let verified = backups::verify(&file, &empty, &|_| {});
        // The place was made by this program, for this alone.
        let _ = fs::remove_dir_all(&empty);
        let manifest = verified?;
        println!(
            "{} is good: it shows the house of {}, with {} rows, made by version {}.",
            file.display(),
            manifest.made_at,
            manifest.figures.total_rows(),
            manifest.program
        );
        for problem in manifest.disagreements {
            println!("It shows what did not agree when it was made: {problem}");
        }
        Ok(())
    }

    /// Puts a backup in the place of the database, which stays beside. The server must be stopped.
    pub fn restore(self, settings: &Settings) -> Result<(), CommandError> {
        if settings.database.is_some() {
            return Err(Failure::from(DbError::NoFile).into());
        }
        start::make_folder(&settings.data).map_err(|error| unwritten(&settings.data, &error))?;
        let (file, database) = (self.found(settings), start::database(&settings.data));
        let alone = InUse::alone(&database).map_err(|_| {
            CommandError::Other(format!(
                "{} is in use: stop the server, then restore",
                database.display()
            ))
        })?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let made_at = backups::manifest(&file)?.made_at;
        let (new, manifest) = backups::prepare(&file, &database, &|_| {}, |store| {
            // Nobody signs in with these services: they only write the history.
            let services = Services::new(store.clone(), Arc::new(SystemClock), Arc::new(SystemRandom), [0; 32]);
            restored_into(&services, store, &name, made_at, None)
        })?;
        let kept = kept_beside(&database, SystemClock.now());
        put_in_place(&database, &new.file, &kept, &alone).map_err(|error| CommandError::from(Failure::from(error)))?;
        println!(
            "Restored the house of {}, with {} rows.",
            manifest.made_at,
            manifest.figures.total_rows()
        );
        if kept.exists() {
            println!(
                "What was there is kept as {}: delete it when you no longer need it.",
                kept.display()
            );
        }
        println!("Everybody signs in again.");
        Ok(())
    }
}

impl Export {
    /// Writes everything into one archive of CSV files.
    pub fn run(self, settings: &Settings) -> Result<(), CommandError> {
        if self.file.exists() {
            let refusal = Refusal::new(
                "data.exists",
                format!("{} is there already: choose another name", self.file.display()),
                format!("الملف {} موجود بالفعل: اختر اسمًا آخر", self.file.display()),
            );
            return Err(Failure::from(refusal).into());
        }
        let services = open(settings)?;
        let context = system(&services)?;
        let manifest = services.export_archive_now(&context, &self.file)?;
        println!(
            "Wrote {} rows of {} tables to {}.",
            manifest.figures.total_rows(),
            manifest.tables.len(),
            self.file.display()
        );
        println!("It holds everything but passwords: keep it where only you can read it.");
        services.store.close();
        Ok(())
    }
}
