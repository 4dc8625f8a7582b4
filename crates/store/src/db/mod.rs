//! The thin layer over the database: the only place that knows which one it talks to.

mod bus;
mod copy;
mod error;
mod follow;
mod in_use;
mod integrity;
mod migrate;
mod moving;
mod postgres;
mod row;
mod sqlite;
mod statement;
#[cfg(test)]
mod tests;
mod told;
mod touched;
mod tx;
mod watched;
mod work;

use std::path::Path;
use std::sync::Arc;

use coworkflow_domain::ids::TenantId;
use tokio::sync::{broadcast, oneshot};

pub use bus::Bus;
pub use copy::{Figures, Inside, Table, damage, look_inside, put_in_place, settle};
pub(crate) use copy::{connect_beside, disagreements, durable_folder, figures, io_failed, tables};
pub use error::DbError;
pub use in_use::InUse;
pub(crate) use in_use::beside;
pub use integrity::Integrity;
pub(crate) use migrate::migrate_to;
pub use migrate::{MigrateError, SCHEMA_VERSION};
pub use moving::{MoveError, Travelled, move_to_file, move_to_server};
pub use postgres::{About, Connection, PostgresOptions};
#[cfg(feature = "testing")]
pub(crate) use postgres::{migrate_to as migrate_postgres_to, schema_text};
pub use row::{Bytes, FromColumn, FromRow, Param, Row, ToParam, Value};
pub use sqlite::Options;
pub use statement::{AcrossTenantsStatement, Registered, Statement};
pub use touched::{Standing, Touched};
pub use tx::{AcrossTenants, Tx, statements_run};
pub use watched::Watching;

use crate::availability::TakenNews;
use crate::journal::Entry;
use crate::touches;

/// The database of the house. Cheap to clone; the last clone to go closes it after what was accepted is done.
#[derive(Clone)]
pub struct Store {
    engine: Arc<Engine>,
    told: told::Told,
}

/// Which database it is.
enum Engine {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
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
        let told = told::Told::default();
        let engine = Engine::Sqlite(sqlite::Sqlite::open(file, options, told.clone())?);
        Ok(Store {
            engine: Arc::new(engine),
            told,
        })
    }

    /// Connects to a PostgreSQL server (`postgres://user:password@host/name`), making the tables where they are missing.
    pub fn connect(url: &str, options: &PostgresOptions) -> Result<Store, MigrateError> {
        let told = told::Told::default();
        let engine = Engine::Postgres(postgres::Postgres::connect(url, options, told.clone())?);
        Ok(Store {
            engine: Arc::new(engine),
            told,
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
        let job = Box::new(work::Job::new(tenant, work, answer));
        match &*self.engine {
            Engine::Sqlite(file) => file.submit_write(job),
            Engine::Postgres(server) => server.submit_write(job),
        }
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
        let job = Box::new(work::Job::new(tenant, work, answer));
        match &*self.engine {
            Engine::Sqlite(file) => file.submit_read(job),
            Engine::Postgres(server) => server.submit_read(job),
        }
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
        self.told.committed()
    }

    /// What every commit from now on changes of what is taken, in the order of the commits.
    pub fn taken(&self) -> broadcast::Receiver<Arc<TakenNews>> {
        self.told.taken()
    }

    /// Who lost a right or a sign-in.
    pub fn standing(&self) -> &Standing {
        self.told.standing()
    }

    /// Whether other servers may work with this database too.
    pub fn is_shared(&self) -> bool {
        matches!(&*self.engine, Engine::Postgres(_))
    }

    /// Keeps who listens told of what other servers commit for this tenant, as long as the answer lives. To be had before the first
    /// look: what is committed after it is told.
    pub async fn watching(&self, tenant: TenantId) -> Result<Watching, DbError> {
        let watching = watched::Watched::begin(&self.told.watched, tenant);
        if self.is_shared() && watching.must_look() {
            watching.from(self.read(tenant, touches::position).answer().await?);
        }
        Ok(watching)
    }

    /// Tells the other servers of commits by this bus from now on.
    pub fn ring_by(&self, bus: Arc<dyn Bus>) {
        self.told.ring_by(bus);
    }

    /// Word came that another server committed something of this tenant; without one, word may have been lost.
    pub fn rung(&self, tenant: Option<TenantId>) {
        match tenant {
            Some(tenant) => self.told.watched.ring(tenant),
            None => self.told.watched.ring_all(),
        }
    }

    /// Whether word of other servers arrives by itself. Where none does, they are looked after every moment.
    pub fn hears_others(&self) -> bool {
        self.told.carried()
    }

    /// Copies the whole database as it is at one moment into a new file; nobody waits for it. Takes a while: for a
    /// thread of its own. [`DbError::NoFile`] where a server keeps it.
    pub fn copy_to(&self, target: &Path) -> Result<(), DbError> {
        copy::copy(self.file()?, target)
    }

    /// The file that is served; [`DbError::NoFile`] where a server keeps the database.
    pub fn file(&self) -> Result<&Path, DbError> {
        match &*self.engine {
            Engine::Sqlite(file) => Ok(file.file()),
            Engine::Postgres(_) => Err(DbError::NoFile),
        }
    }

    /// Finishes what was accepted, puts another database in the place of this one, which stays beside as `kept`, and
    /// goes on with it. Who asks meanwhile is told that the database is away. When it can't be done, the old one goes on.
    /// [`DbError::NoFile`] where a server keeps it.
    pub fn replace(&self, restored: &Path, kept: &Path) -> Result<(), MigrateError> {
        match &*self.engine {
            Engine::Sqlite(file) => file.replace(restored, kept),
            Engine::Postgres(_) => Err(DbError::NoFile.into()),
        }
    }

    /// Refuses new work, finishes what was accepted and tidies up.
    pub fn close(&self) {
        match &*self.engine {
            Engine::Sqlite(file) => file.close(),
            Engine::Postgres(server) => server.close(),
        }
    }

    /// How many changes wait.
    pub fn waiting_writes(&self) -> usize {
        match &*self.engine {
            Engine::Sqlite(file) => file.waiting_writes(),
            Engine::Postgres(server) => server.waiting_writes(),
        }
    }
}
