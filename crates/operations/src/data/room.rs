//! The one work with everything that goes on, and how the last one ended: in memory.

use std::path::PathBuf;
use std::sync::Arc;

use coworkflow_domain::data::DataRefusal;
use coworkflow_domain::ids::TenantId;
use coworkflow_domain::refusal::Refusal;
use coworkflow_domain::time::Instant;
use coworkflow_store::backups::{Phase, Progress};
use parking_lot::Mutex;

use super::in_background;
use super::take_in::Waiting;
use crate::context::Services;
use crate::failure::Failure;

/// What is done with everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkKind {
    /// A backup is made.
    Backup,
    /// A backup takes the place of everything.
    Restore,
    /// An archive is written.
    Export,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkState {
    /// Going on.
    Running,
    /// Done.
    Done,
    /// Ended without being done.
    Failed,
}

/// A work with everything, as a screen shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct DataWork {
    /// With whose: nobody else hears of it (A3). The platform's own where a job does it for all.
    pub(crate) tenant: TenantId,
    /// What is done.
    pub kind: WorkKind,
    /// How far.
    pub state: WorkState,
    /// What it is at.
    pub phase: Phase,
    /// Bytes or rows done in this phase.
    pub done: u64,
    /// Of so many; 0 when that is not known.
    pub total: u64,
    /// When it began.
    pub started_at: Instant,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// Why it failed.
    pub refusal: Option<Refusal>,
    /// What came of it: the name of a backup or of an archive.
    pub file: Option<String>,
    /// The key it was asked for with (`M12`).
    pub(crate) key: Option<String>,
}

/// What goes on, what went wrong, and where files lie.
#[derive(Default)]
pub(crate) struct DataRoom {
    folder: Mutex<Option<PathBuf>>,
    home: Mutex<Option<PathBuf>>,
    work: Mutex<Option<DataWork>>,
    /// When a backup failed last, if none was made since.
    problem: Mutex<Option<(Instant, Refusal)>>,
    /// An archive that waits for its first owner.
    pub(super) waiting: Mutex<Option<Waiting>>,
}

impl DataRoom {
    pub(super) fn problem(&self) -> Option<(Instant, Refusal)> {
        self.problem.lock().clone()
    }

    pub(super) fn note(&self, problem: Option<(Instant, Refusal)>) {
        *self.problem.lock() = problem;
    }

    fn begin(&self, begin: Begin, now: Instant) -> Result<DataWork, DataRefusal> {
        let mut work = self.work.lock();
        if work.as_ref().is_some_and(|work| work.state == WorkState::Running) {
            return Err(DataRefusal::Busy);
        }
        let begun = DataWork {
            tenant: begin.tenant,
            kind: begin.kind,
            state: WorkState::Running,
            phase: Phase::Copying,
            done: 0,
            total: 0,
            started_at: now,
            ended_at: None,
            refusal: None,
            file: None,
            key: begin.key,
        };
        *work = Some(begun.clone());
        Ok(begun)
    }

    fn reached(&self, progress: Progress) {
        if let Some(work) = self.work.lock().as_mut() {
            (work.phase, work.done, work.total) = (progress.phase, progress.done, progress.total);
        }
    }

    fn ended(&self, now: Instant, result: Result<String, Refusal>) {
        if let Some(work) = self.work.lock().as_mut() {
            work.ended_at = Some(now);
            match result {
                Ok(file) => (work.state, work.file) = (WorkState::Done, Some(file)),
                Err(refusal) => (work.state, work.refusal) = (WorkState::Failed, Some(refusal)),
            }
        }
    }

    fn with_key(&self, begin: &Begin) -> Option<DataWork> {
        let work = self.work(begin.tenant)?;
        (begin.key.is_some() && work.kind == begin.kind && work.key == begin.key).then_some(work)
    }

    pub(super) fn work(&self, tenant: TenantId) -> Option<DataWork> {
        self.work.lock().clone().filter(|work| work.tenant == tenant)
    }
}

/// A work that begins.
pub(super) struct Begin {
    pub tenant: TenantId,
    pub kind: WorkKind,
    pub key: Option<String>,
}

impl Services {
    /// Keeps backups in this folder; without it, in `backups` beside the database.
    pub fn keep_backups_in(&self, folder: PathBuf) {
        *self.data.folder.lock() = Some(folder);
    }

    /// Keeps archives that wait to be taken away, and what else is a file, in this folder; without it, beside the database.
    pub fn live_in(&self, folder: PathBuf) {
        *self.data.home.lock() = Some(folder);
    }

    /// Where archives are kept that wait to be taken away.
    pub(super) fn home(&self) -> PathBuf {
        let beside = || self.store.file().ok()?.parent().map(PathBuf::from);
        self.data.home.lock().clone().or_else(beside).unwrap_or_default()
    }

    /// Where backups are kept.
    #[must_use]
    pub fn backup_folder(&self) -> PathBuf {
        let chosen = self.data.folder.lock().clone();
        chosen.unwrap_or_else(|| self.home().join("backups"))
    }

    /// Begins a work and goes on without the caller; asking again with the same key tells how far it is.
    pub(super) fn begin_work(
        &self,
        begin: Begin,
        work: impl FnOnce(&Services, &(dyn Fn(Progress) + Sync)) -> Result<String, Failure> + Send + 'static,
    ) -> Result<DataWork, Failure> {
        if let Some(same) = self.data.with_key(&begin) {
            return Ok(same);
        }
        let kind = begin.kind;
        let begun = self.data.begin(begin, self.clock.now())?;
        let services = self.clone();
        tokio::spawn(async move {
            let worker = services.clone();
            let result = in_background(move || {
                let room = Arc::clone(&worker.data);
                work(&worker, &move |progress| room.reached(progress))
            })
            .await;
            services.end_work(kind, result);
        });
        Ok(begun)
    }

    /// The same in place, for jobs and the command line.
    pub(super) fn work_now(
        &self,
        begin: Begin,
        work: impl FnOnce(&Services, &(dyn Fn(Progress) + Sync)) -> Result<String, Failure>,
    ) -> Result<String, Failure> {
        let kind = begin.kind;
        self.data.begin(begin, self.clock.now())?;
        let room = Arc::clone(&self.data);
        let result = work(self, &move |progress| room.reached(progress));
        let answer = result
            .as_ref()
            .map(Clone::clone)
            .map_err(|failure| shown(kind, failure));
        self.end_work(kind, result);
        answer.map_err(Failure::from)
    }

    fn end_work(&self, kind: WorkKind, result: Result<String, Failure>) {
        let now = self.clock.now();
        let result = result.map_err(|failure| shown(kind, &failure));
        if kind == WorkKind::Backup {
            self.data
                .note(result.as_ref().err().map(|refusal| (now, refusal.clone())));
        }
        self.data.ended(now, result);
    }
}

/// What a reader is told of a failure; what broke inside goes to the log.
fn shown(kind: WorkKind, failure: &Failure) -> Refusal {
    match failure {
        Failure::Refused(refusal) => {
            tracing::warn!(?kind, %refusal, "a work with everything was refused");
            (**refusal).clone()
        }
        Failure::Db(cause) => {
            tracing::error!(?kind, %cause, "a work with everything broke");
            DataRefusal::Storage {
                cause: "the log names it".to_owned(),
            }
            .into()
        }
    }
}
