//! Putting a backup in the place of everything.

use std::path::{Path, PathBuf};

use coworkflow_domain::data::{BackupReason, DataRefusal};
use coworkflow_domain::journal::Event;
use coworkflow_domain::time::Instant;
use coworkflow_store::backups::{self, BackupError, Progress};
use coworkflow_store::{DbError, Store, access, journal, spaces, tenants};

use super::room::{Begin, WorkKind};
use super::{DataWork, MayRestore};
use crate::access::WhoAmI;
use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::work::Work;

impl Services {
    /// Begins to put a backup in the place of everything. `confirmation` is the name of the space, typed by whoever
    /// wants it. What is there is backed up first and stays beside; all sign-ins end.
    pub async fn restore_backup(
        &self,
        context: &Context,
        name: &str,
        confirmation: &str,
        key: Option<String>,
    ) -> Result<DataWork, Failure> {
        let space = self.ask(context, MayRestore).await?;
        let file = backups::find(&self.backup_folder(), name)?.0;
        if confirmation.trim() != space.name {
            return Err(DataRefusal::NotConfirmed { name: space.name }.into());
        }
        let by = self.ask(context, WhoAmI).await?.user;
        let (context, name) = (context.clone(), name.to_owned());
        let begin = Begin {
            tenant: context.tenant,
            kind: WorkKind::Restore,
            key,
        };
        self.begin_work(begin, move |services, report| {
            // A house whose file is damaged can't be backed up, and is the one that needs its backup most.
            if let Err(failure) = services.back_up(&context, BackupReason::BeforeRestore, report) {
                tracing::error!(%failure, "what is there could not be backed up before a restore; it stays beside");
            }
            services.put_back(&file, &name, Some(&by), report)
        })
    }

    fn put_back(
        &self,
        file: &Path,
        name: &str,
        by: Option<&coworkflow_store::access::UserRow>,
        report: &(dyn Fn(Progress) + Sync),
    ) -> Result<String, Failure> {
        let now = self.clock.now();
        let manifest = backups::manifest(file)?;
        let (new, _) = backups::prepare(file, self.store.file()?, report, |store| {
            restored_into(self, store, name, manifest.made_at, by)
        })?;
        report(Progress {
            phase: backups::Phase::Replacing,
            done: 0,
            total: 0,
        });
        self.store.replace(&new.file, &kept_beside(self.store.file()?, now))?;
        // Every open screen hears of it and finds that its sign-in has ended.
        if let Some(tenant) = self.first_tenant_now()? {
            self.store.write::<(), DbError>(tenant, journal::announce_last).wait()?;
        }
        Ok(name.to_owned())
    }
}

/// What the database that was in place is called after a restore.
#[must_use]
pub fn kept_beside(database: &Path, now: Instant) -> PathBuf {
    let stamp = now.timestamp().strftime("%Y-%m-%dT%H-%M-%SZ");
    let mut name = database.as_os_str().to_owned();
    name.push(format!(".before-restore-{stamp}"));
    PathBuf::from(name)
}

/// Writes into a restored database what must be true from its first moment: that it was restored, by whom, and that
/// every sign-in of then has ended. `services` lend their clock and chance.
pub fn restored_into(
    services: &Services,
    store: &Store,
    file: &str,
    made_at: Instant,
    by: Option<&coworkflow_store::access::UserRow>,
) -> Result<(), BackupError> {
    let all = store.read_across_tenants(tenants::all_across_tenants);
    let tenants: Vec<_> = all.wait()?;
    for tenant in tenants {
        let (services, by, file) = (services.on(store), by.cloned(), file.to_owned());
        let written = store.write(tenant, move |tx| {
            let context = Context::system(tenant);
            access::revoke_all(tx, services.clock.now())?;
            let space_id = spaces::the_space(tx)?.id;
            let mut work = match &by {
                Some(user) => Work::signed_in(&services, &context, tx, user.id, &user.name, user.role),
                None => Work::of_system(&services, &context, tx),
            };
            work.journal(&Event::BackupRestored {
                space_id,
                file: file.clone(),
                made_at,
            })
        });
        written.wait().map_err(|failure: Failure| match failure {
            Failure::Db(error) => BackupError::Db(error),
            Failure::Refused(refusal) => BackupError::Db(DbError::Broken(refusal.to_string())),
        })?;
    }
    Ok(())
}
