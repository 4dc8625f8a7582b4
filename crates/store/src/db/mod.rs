//! The thin layer over the database: the only place that knows which one it talks to.

mod copy;
mod error;
mod in_use;
mod integrity;
mod migrate;
mod row;
mod sqlite;
mod statement;
#[cfg(test)]
mod tests;
mod touched;
mod tx;

use std::path::Path;
use std::sync::Arc;

use coworkflow_domain::ids::TenantId;
use tokio::sync::{broadcast, oneshot};

pub use copy::{Figures, Inside, Table, damage, look_inside, put_in_place, settle};
pub(crate) use copy::{connect_beside, disagreements, durable_folder, figures, io_failed, tables};
pub use error::DbError;
pub use in_use::InUse;
pub(crate) use in_use::beside;
pub use integrity::Integrity;
pub(crate) use migrate::migrate_to;
pub use migrate::{MigrateError, SCHEMA_VERSION};
pub use row::{Bytes, FromColumn, FromRow, Param, Row, ToParam};
pub use sqlite::Options;
pub use statement::{AcrossTenantsStatement, Registered, Statement};
pub use touched::{Standing, Touched};
pub use tx::{AcrossTenants, Tx};

use crate::availability::TakenNews;
use crate::journal::Entry;

/// The database of the house. Cheap to clone; the last clone to go closes it after what was accepted is done.
#[derive(Clone)]
pub struct Store {
    inner: Arc<sqlite::Sqlite>,
}

/// The answer of a closure, awaited at the edge or waited for in a thread.
pub struct Pending<T, E>(oneshot::Receiver<Result<T, E>>);

impl<T, E: From<DbError>> Pending<T, E> {
    /// Waits without blocking the thread.
    pub async fn answer(self) -> Result<T, E> {
        self.0.await.unwrap_or_else(|_| Err(closed().into()))
    }

    /// Waits in place: for threads of their own, tests and the command line.
    pub fn wait(self) -> Result<T, E> {
        self.0.blocking_recv().unwrap_or_else(|_| Err(closed().into()))
    }
}

fn closed() -> DbError {
    DbError::Unavailable("the database is closing".into())
}

impl Store {
    /// Opens the SQLite file, making it and its tables where they are missing.
    pub fn open(file: &Path, options: &Options) -> Result<Store, MigrateError> {
        Ok(Store {
            inner: Arc::new(sqlite::Sqlite::open(file, options)?),
        })
    }

    /// Runs a change in the next durable commit. The closure may run more than once; it is answered after the commit.
    pub fn write<T, E>(
        &self,
        tenant: TenantId,
        work: impl FnMut(&mut Tx) -> Result<T, E> + Send + 'static,
    ) -> Pending<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let (answer, pending) = oneshot::channel();
        self.inner
            .submit_write(Box::new(sqlite::Job::new(tenant, work, answer)));
        Pending(pending)
    }

    /// Runs a question on a snapshot.
    pub fn read<T, E>(
        &self,
        tenant: TenantId,
        work: impl FnMut(&mut Tx) -> Result<T, E> + Send + 'static,
    ) -> Pending<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let (answer, pending) = oneshot::channel();
        self.inner.submit_read(Box::new(sqlite::Job::new(tenant, work, answer)));
        Pending(pending)
    }

    /// Runs a question that belongs to no tenant yet: sign-in, first start, jobs.
    pub fn read_across_tenants<T, E>(
        &self,
        mut work: impl FnMut(&mut AcrossTenants) -> Result<T, E> + Send + 'static,
    ) -> Pending<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let nobody = TenantId::from_uuid(uuid::Uuid::nil());
        self.read(nobody, move |tx| work(&mut tx.across_tenants()))
    }

    /// The journal entries of every commit from now on, in the order of the commits.
    pub fn committed(&self) -> broadcast::Receiver<Arc<Entry>> {
        self.inner.committed()
    }

    /// What every commit from now on changes of what is taken, in the order of the commits.
    pub fn taken(&self) -> broadcast::Receiver<Arc<TakenNews>> {
        self.inner.taken()
    }

    /// Who lost a right or a sign-in.
    pub fn standing(&self) -> &Standing {
        self.inner.standing()
    }

    /// Copies the whole database as it is at one moment into a new file; nobody waits for it. Takes a while: for a
    /// thread of its own.
    pub fn copy_to(&self, target: &Path) -> Result<(), DbError> {
        copy::copy(self.inner.file(), target)
    }

    /// The file that is served.
    pub fn file(&self) -> &Path {
        self.inner.file()
    }

    /// Finishes what was accepted, puts another database in the place of this one, which stays beside as `kept`, and
    /// goes on with it. Who asks meanwhile is told that the database is away. When it can't be done, the old one goes on.
    pub fn replace(&self, restored: &Path, kept: &Path) -> Result<(), MigrateError> {
        self.inner.replace(restored, kept)
    }

    /// Refuses new work, finishes what was accepted and tidies the file.
    pub fn close(&self) {
        self.inner.close();
    }

    /// How many changes wait for the writer.
    pub fn waiting_writes(&self) -> usize {
        self.inner.waiting_writes()
    }
}
