//! Everything at once: backups, putting one back, and archives. Long work runs one at a time on a thread of its own.

mod backup;
mod export;
mod may;
mod restore;
mod room;
mod take_in;
#[cfg(test)]
mod tests;

pub use backup::{BackupView, BackupsView};
pub use may::{MayBackup, MayExport, MayRestore, RecordBackup, RecordExport};
pub use restore::{kept_beside, restored_into};
pub use room::{DataWork, WorkKind, WorkState};
pub use take_in::WaitingArchive;

pub(crate) use room::DataRoom;

use coworkflow_domain::data::DataRefusal;
use coworkflow_store::DbError;
use coworkflow_store::backups::BackupError;
use coworkflow_store::db::MigrateError;

use crate::failure::Failure;

crate::operations! {
    changes: [RecordBackup, RecordExport],
    questions: [MayBackup, MayRestore, MayExport],
}

impl From<BackupError> for Failure {
    fn from(error: BackupError) -> Self {
        match error {
            BackupError::Refused(refusal) => refusal.into(),
            BackupError::Db(error) | BackupError::Migrate(MigrateError::Db(error)) => error.into(),
            BackupError::Migrate(MigrateError::Newer { found, known }) => DataRefusal::Newer { found, known }.into(),
        }
    }
}

impl From<MigrateError> for Failure {
    fn from(error: MigrateError) -> Self {
        BackupError::from(error).into()
    }
}

/// Runs what takes a while on a thread that nobody else waits for.
async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| DbError::Broken(error.to_string()))?
}
