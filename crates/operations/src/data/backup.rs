//! Backups: what there is, one by button, one by schedule, and those that may go.

use std::path::PathBuf;

use coworkflow_domain::data::{BackupReason, DataRefusal, Keep, backup_due, kept};
use coworkflow_domain::refusal::Refusal;
use coworkflow_domain::time::Instant;
use coworkflow_store::backups::{self, Asked, Backup, Progress};
use coworkflow_store::spaces::SpaceRow;
use coworkflow_store::{spaces, tenants};

use super::room::{Begin, WorkKind};
use super::{DataWork, MayBackup, MayExport, MayRestore, RecordBackup, in_background};
use crate::context::{Context, Services};
use crate::failure::Failure;

/// After a failure the schedule waits so long before it tries again.
const AGAIN_MINUTES: i64 = 60;
/// A scheduled backup that is so late is worth a word.
const LATE_HOURS: i64 = 3;

/// A backup and why it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct BackupView {
    /// The backup.
    pub backup: Backup,
    /// Why the rule keeps it; without a reason it goes with the next one.
    pub keep: Option<Keep>,
}

/// What there is to fall back on.
#[derive(Debug, Clone, PartialEq)]
pub struct BackupsView {
    /// Where they lie.
    pub folder: PathBuf,
    /// Newest first.
    pub backups: Vec<BackupView>,
    /// When the last try failed, and why, if none was made since.
    pub problem: Option<(Instant, Refusal)>,
    /// Whether the schedule is behind.
    pub late: bool,
}

impl Services {
    /// The backups of this server.
    pub async fn backups(&self, context: &Context) -> Result<BackupsView, Failure> {
        let space = self.ask(context, MayBackup).await?;
        let services = self.clone();
        in_background(move || services.backups_of(&space)).await
    }

    fn backups_of(&self, space: &SpaceRow) -> Result<BackupsView, Failure> {
        let folder = self.backup_folder();
        let all = backups::list(&folder)?;
        let (now, zone) = (self.clock.now(), space.zone()?);
        let made: Vec<Instant> = all.iter().map(|backup| backup.manifest.made_at).collect();
        let late = match (space.backup_hour, made.first()) {
            (Some(hour), Some(newest)) => backup_due(now.plus_hours(-LATE_HOURS), &zone, hour, *newest),
            _ => false,
        };
        Ok(BackupsView {
            backups: all
                .into_iter()
                .zip(kept(&made, now, &zone))
                .map(|(backup, keep)| BackupView { backup, keep })
                .collect(),
            folder,
            problem: self.data.problem(),
            late,
        })
    }

    /// How far the work with everything is that goes on, or how the last one ended.
    pub async fn data_work(&self, context: &Context) -> Result<Option<DataWork>, Failure> {
        match self.ask(context, MayBackup).await {
            // Where many live, each hears of its own exports.
            Err(Failure::Refused(refusal)) if refusal.code == Refusal::from(DataRefusal::Shared).code => {
                self.ask(context, MayExport).await?;
            }
            other => {
                other?;
            }
        }
        Ok(self.data.work(context.tenant))
    }

    /// Begins to make a backup.
    pub async fn make_backup(&self, context: &Context, key: Option<String>) -> Result<DataWork, Failure> {
        self.ask(context, MayBackup).await?;
        let context = context.clone();
        let begin = Begin {
            tenant: context.tenant,
            kind: WorkKind::Backup,
            key,
        };
        self.begin_work(begin, move |services, report| {
            services.back_up(&context, BackupReason::Asked, report)
        })
    }

    /// Makes a backup in place and names it: the command line.
    pub fn make_backup_now(&self, context: &Context) -> Result<String, Failure> {
        let begin = Begin {
            tenant: context.tenant,
            kind: WorkKind::Backup,
            key: None,
        };
        self.work_now(begin, |services, report| {
            services.back_up(context, BackupReason::Asked, report)
        })
    }

    /// Makes the backup of the schedule when it is due, and says its name.
    pub async fn back_up_if_due(&self) -> Result<Option<String>, Failure> {
        let services = self.clone();
        in_background(move || {
            let made = services.back_up_if_due_now();
            match &made {
                // Somebody is making one: what is due is looked for again in a minute.
                Err(Failure::Refused(refusal)) if refusal.code == Refusal::from(DataRefusal::Busy).code => Ok(None),
                Err(Failure::Refused(refusal)) => {
                    services.data.note(Some((services.clock.now(), (**refusal).clone())));
                    made
                }
                _ => made,
            }
        })
        .await
    }

    fn back_up_if_due_now(&self) -> Result<Option<String>, Failure> {
        // A database server is backed up by whoever runs it.
        if self.store.file().is_err() {
            return Ok(None);
        }
        let Some(tenant) = self.first_tenant_now()? else {
            return Ok(None);
        };
        let (space, set_up_at) = self
            .store
            .read::<_, Failure>(tenant, |tx| Ok((spaces::the_space(tx)?, tenants::this(tx)?.created_at)))
            .wait()?;
        let Some(hour) = space.backup_hour else {
            return Ok(None);
        };
        let now = self.clock.now();
        let tried = self.data.problem().map(|(at, _)| at);
        if tried.is_some_and(|at| now.minutes_since(at) < AGAIN_MINUTES) {
            return Ok(None);
        }
        let newest = backups::list(&self.backup_folder())?
            .into_iter()
            .map(|backup| backup.manifest.made_at)
            .next();
        if !backup_due(now, &space.zone()?, hour, newest.unwrap_or(set_up_at)) {
            return Ok(None);
        }
        let begin = Begin {
            tenant,
            kind: WorkKind::Backup,
            key: None,
        };
        let context = Context::system(tenant);
        self.work_now(begin, |services, report| {
            services.back_up(&context, BackupReason::Scheduled, report)
        })
        .map(Some)
    }

    pub(super) fn back_up(
        &self,
        context: &Context,
        reason: BackupReason,
        report: &(dyn Fn(Progress) + Sync),
    ) -> Result<String, Failure> {
        let folder = self.backup_folder();
        let asked = Asked {
            at: self.clock.now(),
            reason,
        };
        let made = backups::make(&self.store, &folder, asked, report)?;
        let record = |context: &Context| {
            let file = made.name.clone();
            let bytes = i64::try_from(made.size).unwrap_or(i64::MAX);
            self.change_now(context, RecordBackup { file, bytes }, None)
        };
        // Who asked may have signed out meanwhile; the backup is good all the same.
        if record(context).is_err() {
            record(&Context::system(context.tenant))?;
        }
        for problem in &made.manifest.disagreements {
            tracing::warn!(problem, backup = made.name, "the books do not agree");
        }
        self.let_go(context, &folder)?;
        Ok(made.name)
    }

    /// Throws away what the rule does not keep.
    fn let_go(&self, context: &Context, folder: &std::path::Path) -> Result<(), Failure> {
        let space = self.store.read(context.tenant, spaces::the_space).wait()?;
        let all = backups::list(folder)?;
        let made: Vec<Instant> = all.iter().map(|backup| backup.manifest.made_at).collect();
        for (backup, keep) in all.iter().zip(kept(&made, self.clock.now(), &space.zone()?)) {
            if keep.is_none() {
                backups::remove(folder, &backup.name)?;
                tracing::info!(backup = backup.name, "a backup was let go");
            }
        }
        Ok(())
    }

    /// What is wrong with the backups, in a sentence for whoever runs the server.
    pub async fn backup_problem(&self) -> Result<Option<String>, Failure> {
        if let Some((at, refusal)) = self.data.problem() {
            return Ok(Some(format!("the last backup failed at {at}: {refusal}")));
        }
        let services = self.clone();
        in_background(move || {
            let Some(tenant) = services.first_tenant_now()? else {
                return Ok(None);
            };
            let space = services.store.read(tenant, spaces::the_space).wait()?;
            let view = services.backups_of(&space)?;
            let newest = view.backups.first().map(|newest| newest.backup.manifest.made_at);
            Ok(newest
                .filter(|_| view.late)
                .map(|at| format!("the last backup is of {at}")))
        })
        .await
    }

    /// A backup's file, to be taken away.
    pub async fn backup_file(&self, context: &Context, name: &str) -> Result<PathBuf, Failure> {
        self.ask(context, MayRestore).await?;
        Ok(backups::find(&self.backup_folder(), name)?.0)
    }
}
