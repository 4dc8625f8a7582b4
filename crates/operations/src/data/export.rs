//! Taking everything away as an archive.

use std::fs;
use std::path::{Path, PathBuf};

use coworkflow_domain::data::DataRefusal;
use coworkflow_store::archive::{self, Manifest};
use coworkflow_store::backups::{BackupError, Progress};

use super::room::{Begin, WorkKind};
use super::{DataWork, MayExport, RecordExport, WorkState};
use crate::context::{Context, Services};
use crate::failure::Failure;

impl Services {
    /// Begins to write an archive of everything; [`Services::archive_file`] is where it lies when it is done.
    pub async fn export_archive(&self, context: &Context, key: Option<String>) -> Result<DataWork, Failure> {
        self.ask(context, MayExport).await?;
        let context = context.clone();
        let begin = Begin {
            tenant: context.tenant,
            kind: WorkKind::Export,
            key,
        };
        self.begin_work(begin, move |services, report| {
            let folder = services.export_folder().join(context.tenant.to_string());
            // One at a time, and none for longer than until the next: it is a copy of everything.
            let _ = fs::remove_dir_all(&folder);
            private_folder(&folder).map_err(BackupError::from)?;
            let name = format!(
                "coworkflow-{}.zip",
                services.clock.now().timestamp().strftime("%Y-%m-%dT%H-%M-%SZ")
            );
            services.export_to(&context, &folder.join(&name), report)?;
            Ok(name)
        })
    }

    /// Writes an archive of everything into a new file, in place: the command line.
    pub fn export_archive_now(&self, context: &Context, target: &Path) -> Result<Manifest, Failure> {
        self.ask_now(context, MayExport)?;
        self.export_to(context, target, &|_| {})
    }

    fn export_to(
        &self,
        context: &Context,
        target: &Path,
        report: &(dyn Fn(Progress) + Sync),
    ) -> Result<Manifest, Failure> {
        let manifest = archive::write(&self.store, context.tenant, self.clock.now(), target, report)?;
        let rows = manifest.figures.total_rows();
        self.change_now(context, RecordExport { rows }, None)?;
        Ok(manifest)
    }

    /// The file of the last archive.
    pub async fn archive_file(&self, context: &Context, name: &str) -> Result<PathBuf, Failure> {
        self.ask(context, MayExport).await?;
        let last = self.data.work(context.tenant).filter(|work| {
            work.kind == WorkKind::Export && work.state == WorkState::Done && work.file.as_deref() == Some(name)
        });
        // Only the name that this program gave is ever looked for.
        let file = last.map(|_| self.export_folder().join(context.tenant.to_string()).join(name));
        file.filter(|file| file.is_file())
            .ok_or_else(|| DataRefusal::NoSuchBackup.into())
    }

    fn export_folder(&self) -> PathBuf {
        self.home().join("exports")
    }

    /// Throws away what a server that ended left behind: half restored databases, and archives that nobody took away.
    pub fn sweep_data(&self) -> Result<(), Failure> {
        if let Ok(file) = self.store.file() {
            coworkflow_store::backups::sweep(file)?;
        }
        let _ = fs::remove_dir_all(self.export_folder());
        let _ = fs::remove_file(self.upload_file());
        Ok(())
    }

    /// Where an archive lies that was sent and waits for its owner.
    #[must_use]
    pub fn upload_file(&self) -> PathBuf {
        self.home().join("upload.zip")
    }
}

fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
