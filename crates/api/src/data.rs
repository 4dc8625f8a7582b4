//! Backups, putting one back, and archives in GraphQL; the files themselves come and go over HTTP.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::data::{BackupView, BackupsView, DataWork as Work, WorkKind, WorkState};
use coworkflow_store::backups::Phase;

use crate::access::FromThisMachine;
use crate::enums::{BackupKeep, BackupReason};
use crate::error;
use crate::request::Request;
use crate::scalars::{Instant, Long};

/// What is done with everything.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "WorkKind")]
pub enum DataWorkKind {
    /// A backup is made.
    Backup,
    /// A backup takes the place of everything.
    Restore,
    /// An archive is written.
    Export,
}

/// How far it is.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "WorkState")]
pub enum DataWorkState {
    /// Going on.
    Running,
    /// Done.
    Done,
    /// Ended without being done.
    Failed,
}

/// The parts of such a work, in their order.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "Phase")]
pub enum DataWorkPhase {
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
    /// Tables are written.
    Tables,
}

/// A work with everything. Only one goes on at a time.
pub struct DataWork(Work);

#[Object]
impl DataWork {
    async fn kind(&self) -> DataWorkKind {
        self.0.kind.into()
    }
    async fn state(&self) -> DataWorkState {
        self.0.state.into()
    }
    async fn phase(&self) -> DataWorkPhase {
        self.0.phase.into()
    }
    /// Bytes or rows done in this phase.
    async fn done(&self) -> Long {
        Long(i64::try_from(self.0.done).unwrap_or(i64::MAX))
    }
    /// Of so many; 0 when that is not known.
    async fn total(&self) -> Long {
        Long(i64::try_from(self.0.total).unwrap_or(i64::MAX))
    }
    async fn started_at(&self) -> Instant {
        Instant(self.0.started_at)
    }
    async fn ended_at(&self) -> Option<Instant> {
        self.0.ended_at.map(Instant)
    }
    /// Why it failed, for the reader.
    async fn problem(&self, context: &Context<'_>) -> Result<Option<String>> {
        let lang = Request::of(context)?.context.lang;
        Ok(self.0.refusal.as_ref().map(|refusal| refusal.message(lang).to_owned()))
    }
    /// The name of the backup or archive that came of it.
    async fn file(&self) -> Option<&str> {
        self.0.file.as_deref()
    }
    /// Where the archive can be fetched.
    async fn file_url(&self) -> Option<String> {
        let done = self.0.state == WorkState::Done && self.0.kind == WorkKind::Export;
        self.0
            .file
            .as_ref()
            .filter(|_| done)
            .map(|name| format!("/files/archives/{name}"))
    }
}

/// A backup: made, restored to an empty place and found the same.
pub struct Backup(BackupView);

#[Object]
impl Backup {
    /// Its name.
    async fn id(&self) -> ID {
        ID(self.0.backup.name.clone())
    }
    /// The moment it shows.
    async fn made_at(&self) -> Instant {
        Instant(self.0.backup.manifest.made_at)
    }
    /// Bytes of the file.
    async fn size(&self) -> Long {
        Long(i64::try_from(self.0.backup.size).unwrap_or(i64::MAX))
    }
    async fn reason(&self) -> BackupReason {
        self.0.backup.manifest.reason.into()
    }
    /// Why the rule keeps it; one without a reason goes with the next backup.
    async fn keep(&self) -> Option<BackupKeep> {
        self.0.keep.map(Into::into)
    }
    /// How many rows it holds.
    async fn rows(&self) -> Long {
        Long(self.0.backup.manifest.figures.total_rows())
    }
    /// What did not agree in the books when it was made.
    async fn disagreements(&self) -> &[String] {
        &self.0.backup.manifest.disagreements
    }
    /// Where it can be fetched by an owner.
    async fn file_url(&self) -> String {
        format!("/files/backups/{}", self.0.backup.name)
    }
}

/// What there is to fall back on.
pub struct Backups(BackupsView);

#[Object]
impl Backups {
    /// Where they lie on the server.
    async fn folder(&self) -> String {
        self.0.folder.display().to_string()
    }
    /// Newest first.
    async fn nodes(&self) -> Vec<Backup> {
        self.0.backups.iter().cloned().map(Backup).collect()
    }
    /// Why the last try failed, if none was made since.
    async fn problem(&self, context: &Context<'_>) -> Result<Option<String>> {
        let lang = Request::of(context)?.context.lang;
        Ok(self
            .0
            .problem
            .as_ref()
            .map(|(_, refusal)| refusal.message(lang).to_owned()))
    }
    /// When that was.
    async fn problem_at(&self) -> Option<Instant> {
        self.0.problem.as_ref().map(|(at, _)| Instant(*at))
    }
    /// Whether the schedule is behind.
    async fn late(&self) -> bool {
        self.0.late
    }
}

/// An empty server begins with the archive that was sent before; this owner of it signs in with this password.
#[derive(InputObject)]
pub struct SetUpFromArchiveInput {
    /// As the upload answered.
    archive: ID,
    owner_email: String,
    owner_password: String,
    setup_code: Option<String>,
}

/// Questions about the whole of the data.
#[derive(Default)]
pub struct DataQuery;

#[Object]
impl DataQuery {
    async fn backups(&self, context: &Context<'_>) -> Result<Backups> {
        let request = Request::of(context)?;
        let found = request.services.backups(&request.context).await;
        found
            .map(Backups)
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }

    /// The work with everything that goes on, or how the last one since the start of the server ended.
    async fn data_work(&self, context: &Context<'_>) -> Result<Option<DataWork>> {
        let request = Request::of(context)?;
        let found = request.services.data_work(&request.context).await;
        found
            .map(|work| work.map(DataWork))
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }
}

/// Changes of the whole of the data.
#[derive(Default)]
pub struct DataMutation;

#[Object]
impl DataMutation {
    /// Begins to make a backup; `dataWork` tells how far it is.
    async fn make_backup(&self, context: &Context<'_>, idempotency_key: Option<String>) -> Result<DataWork> {
        let request = Request::of(context)?;
        let begun = request.services.make_backup(&request.context, idempotency_key).await;
        begun
            .map(DataWork)
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }

    /// Begins to put a backup in the place of everything, after a backup of what is there. What came after it is not
    /// there any more, and everybody signs in again. `confirmation` is the name of the space.
    async fn restore_backup(
        &self,
        context: &Context<'_>,
        name: String,
        confirmation: String,
        idempotency_key: Option<String>,
    ) -> Result<DataWork> {
        let request = Request::of(context)?;
        let begun = request
            .services
            .restore_backup(&request.context, &name, &confirmation, idempotency_key)
            .await;
        begun
            .map(DataWork)
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }

    /// Begins to write an archive of everything; `dataWork` tells where it can be fetched when it is done.
    async fn export_archive(&self, context: &Context<'_>, idempotency_key: Option<String>) -> Result<DataWork> {
        let request = Request::of(context)?;
        let begun = request.services.export_archive(&request.context, idempotency_key).await;
        begun
            .map(DataWork)
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }

    /// Begins with what an archive holds. Works once, on an empty server.
    async fn set_up_from_archive(&self, context: &Context<'_>, input: SetUpFromArchiveInput) -> Result<bool> {
        let request = Request::of(context)?;
        let trusted = context.data_opt::<FromThisMachine>().is_some_and(|from| from.0);
        let id = request.id(&input.archive, SubjectKind::Import)?;
        let (email, password) = (input.owner_email, input.owner_password);
        let done = request
            .services
            .set_up_from_archive(id, &email, password, input.setup_code.as_deref(), trusted)
            .await;
        done.map(|()| true)
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }
}
