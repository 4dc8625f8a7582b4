//! Beginning with what an archive holds, on a server that has no space yet.

use std::path::{Path, PathBuf};

use coworkflow_domain::access::{AccessRefusal, Email};
use coworkflow_domain::data::DataRefusal;
use coworkflow_domain::ids::ImportId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::Instant;
use coworkflow_store::archive::{self, Manifest, Owner};
use coworkflow_store::backups::{BackupError, Progress};
use coworkflow_store::{DbError, Store, access, spaces};

use super::{in_background, kept_beside};
use crate::access::Hashed;
use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::work::Work;

/// An archive that was sent.
pub(super) struct Waiting {
    id: ImportId,
    file: PathBuf,
}

/// What a screen shows of an archive that was sent.
#[derive(Debug, Clone, PartialEq)]
pub struct WaitingArchive {
    /// What to call it by.
    pub id: ImportId,
    /// The business.
    pub business: String,
    /// The moment it shows.
    pub made_at: Instant,
    /// How much is in it.
    pub rows: i64,
    /// Who may sign in first.
    pub owners: Vec<Owner>,
}

/// Who owns the new house, and their password.
struct NewOwner {
    email: String,
    password: Hashed,
}

impl Services {
    /// Whether somebody may send an archive: only to an empty server, from this machine or with the setup code.
    pub async fn may_send_archive(&self, code: Option<&str>, trusted: bool) -> Result<(), Failure> {
        if !self.setup_needed().await? {
            return Err(DataRefusal::NotEmpty.into());
        }
        if !trusted {
            self.check_setup_code(code)?;
        }
        Ok(())
    }

    /// Looks at an archive that was written to [`Services::upload_file`].
    pub async fn archive_was_sent(&self) -> Result<WaitingArchive, Failure> {
        let services = self.clone();
        in_background(move || {
            let file = services.upload_file();
            let manifest = archive::look(&file)?;
            let id = ImportId::v7(services.clock.now(), services.random.bits());
            *services.data.waiting.lock() = Some(Waiting { id, file });
            Ok(WaitingArchive {
                id,
                business: manifest.business,
                made_at: manifest.made_at,
                rows: manifest.figures.total_rows(),
                owners: manifest.owners,
            })
        })
        .await
    }

    /// Begins with the archive that waits under `id`; its owner of this e-mail gets this password, all others are given
    /// one by the owner.
    pub async fn set_up_from_archive(
        &self,
        id: ImportId,
        owner_email: &str,
        owner_password: String,
        code: Option<&str>,
        trusted: bool,
    ) -> Result<(), Failure> {
        self.may_send_archive(code, trusted).await?;
        let email = Email::parse(owner_email).map_err(|refusal| Refusal::from(refusal).on("ownerEmail"))?;
        let password = self.hash(owner_password).await?;
        let file = match &*self.data.waiting.lock() {
            Some(waiting) if waiting.id == id => waiting.file.clone(),
            _ => {
                return Err(General::NotFound {
                    what: SubjectKind::Import,
                }
                .into());
            }
        };
        let owner = NewOwner {
            email: email.as_str().to_owned(),
            password,
        };
        let services = self.clone();
        in_background(move || {
            services.begin_with(&file, Some(owner), &|_| {})?;
            *services.data.waiting.lock() = None;
            // What is left of it goes at the next start.
            let _ = std::fs::remove_file(&file);
            Ok(())
        })
        .await
    }

    /// Begins with an archive, in place: the command line, which sets passwords by a command of its own.
    pub fn take_in_archive_now(&self, file: &Path, report: &(dyn Fn(Progress) + Sync)) -> Result<Manifest, Failure> {
        self.begin_with(file, None, report)
    }

    fn begin_with(
        &self,
        file: &Path,
        owner: Option<NewOwner>,
        report: &(dyn Fn(Progress) + Sync),
    ) -> Result<Manifest, Failure> {
        if self.first_tenant_now()?.is_some() {
            return Err(DataRefusal::NotEmpty.into());
        }
        let manifest = archive::look(file)?;
        let known = |owner: &NewOwner| manifest.owners.iter().any(|one| one.email == owner.email);
        if owner.as_ref().is_some_and(|owner| !known(owner)) {
            return Err(DataRefusal::NoSuchOwner.into());
        }
        let (new, _) = archive::prepare(file, self.store.file()?, report, |store| {
            self.begun_with(store, &manifest, owner.as_ref())
        })?;
        // Somebody may have set the house up meanwhile.
        if self.first_tenant_now()?.is_some() {
            return Err(DataRefusal::NotEmpty.into());
        }
        let kept = kept_beside(self.store.file()?, self.clock.now());
        self.store.replace(&new.file, &kept)?;
        // It was the empty one: nothing is lost with it.
        let _ = std::fs::remove_file(kept);
        Ok(manifest)
    }

    /// What must be true of the new house from its first moment.
    fn begun_with(&self, store: &Store, manifest: &Manifest, owner: Option<&NewOwner>) -> Result<(), BackupError> {
        let services = self.on(store);
        let (rows, made_at, tenant) = (manifest.figures.total_rows(), manifest.made_at, manifest.tenant);
        let owner = owner.map(|owner| (owner.email.clone(), owner.password.hash.clone()));
        let written = store.write(tenant, move |tx| {
            let context = Context::system(tenant);
            let space_id = spaces::the_space(tx)?.id;
            let event = Event::ArchiveImported {
                space_id,
                rows,
                made_at,
            };
            let Some((email, hash)) = &owner else {
                return Work::of_system(&services, &context, tx).journal(&event);
            };
            let users = access::users(tx)?;
            let user = users
                .into_iter()
                .find(|user| user.email == *email)
                .ok_or(AccessRefusal::WrongCredentials)?;
            access::set_password(tx, user.id, hash)?;
            Work::signed_in(&services, &context, tx, user.id, &user.name, user.role).journal(&event)
        });
        written.wait().map_err(|failure: Failure| match failure {
            Failure::Db(error) => BackupError::Db(error),
            Failure::Refused(refusal) => BackupError::Db(DbError::Broken(refusal.to_string())),
        })
    }
}
