//! PostgreSQL: a bounded number of connections, each with a thread of its own that runs one closure after the other.

mod about;
mod connection;
mod figures;
mod migrate;
mod queue;
mod reads;
mod tls;
mod types;
mod writes;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use coworkflow_domain::ids::TenantId;
use coworkflow_domain::time::{Date, Instant as Moment};
use crossbeam_channel::{Sender, TrySendError, bounded};
use tokio_postgres::{Config, Row};

pub use self::about::About;
pub use self::connection::Connection;
use self::connection::Fate;
#[cfg(feature = "testing")]
pub(crate) use self::migrate::{migrate_to, schema_text};
use self::queue::{NotTaken, Queue, Waiting};
use super::error::DbError;
use super::follow::Follower;
use super::migrate::MigrateError;
use super::moving::MoveError;
use super::row::{FromColumn, Row as AnyRow};
use super::sqlite::spawn;
use super::told::Told;
use super::work::Work;

/// How the server is talked to.
#[derive(Debug, Clone)]
pub struct PostgresOptions {
    /// Most connections of this process; half of them are for changes.
    pub connections: usize,
    /// How many closures may wait, changes and questions each, before new ones are turned away.
    pub queue: usize,
    /// Most closures of one tenant in one commit.
    pub group: usize,
    /// How long connecting may take.
    pub connect_timeout: Duration,
    /// How long a statement may take.
    pub statement_timeout: Duration,
    /// How long a change may wait for another one of its tenant on another server.
    pub lock_timeout: Duration,
    /// How long a closure waits for a server that is away, as while it starts again.
    pub patience: Duration,
    /// The certificate that the server's own must lead to, as PEM; without it, the usual public roots.
    pub root_certificate: Option<PathBuf>,
}

impl Default for PostgresOptions {
    fn default() -> Self {
        PostgresOptions {
            connections: 16,
            queue: 2_000,
            group: 64,
            connect_timeout: Duration::from_secs(5),
            statement_timeout: Duration::from_secs(10),
            lock_timeout: Duration::from_secs(5),
            patience: Duration::from_secs(5),
            root_certificate: None,
        }
    }
}

/// How long to wait before the server is asked again.
const PAUSE: Duration = Duration::from_millis(100);

/// What all threads share.
struct Shared {
    config: Config,
    options: PostgresOptions,
    told: Told,
    changes: Queue,
}

pub(super) struct Postgres {
    shared: Arc<Shared>,
    questions: Mutex<Option<Sender<Waiting>>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    follower: Follower,
}

impl Postgres {
    /// Takes the steps of the schema that the database lacks and begins to answer.
    pub(super) fn connect(url: &str, options: &PostgresOptions, told: Told) -> Result<Postgres, MigrateError> {
        let config = Connection::config(url)?;
        // On a thread of its own: this one may be serving something that must not wait in place.
        let migrated = std::thread::scope(|scope| scope.spawn(|| migrate::migrate(&config, options)).join());
        migrated.unwrap_or_else(|_| Err(DbError::Broken("the steps of the schema panicked".into()).into()))?;
        let shared = Arc::new(Shared {
            config,
            options: options.clone(),
            told,
            changes: Queue::new(options.queue),
        });
        let (questions, waiting) = bounded(options.queue);
        let changing = (options.connections / 2).max(1);
        let asking = options.connections.saturating_sub(changing).max(1);
        let mut threads = Vec::new();
        for _ in 0..changing {
            let shared = shared.clone();
            threads.push(spawn("store-changes", move || writes::serve(&shared))?);
        }
        for _ in 0..asking {
            let (shared, waiting) = (shared.clone(), waiting.clone());
            threads.push(spawn("store-questions", move || reads::serve(&shared, &waiting))?);
        }
        let follower = Follower::start(&shared.told, reads::look(shared.clone()))?;
        Ok(Postgres {
            shared,
            questions: Mutex::new(Some(questions)),
            threads: Mutex::new(threads),
            follower,
        })
    }

    pub(super) fn submit_write(&self, job: Box<dyn Work>) {
        match self.shared.changes.put(job) {
            Ok(()) => {}
            Err(NotTaken::Full(job)) => job.answer(Err(DbError::Overloaded)),
            Err(NotTaken::Closed(job)) => job.answer(Err(super::closed())),
        }
    }

    pub(super) fn submit_read(&self, job: Box<dyn Work>) {
        let waiting = Waiting {
            job,
            since: Instant::now(),
        };
        let questions = self.questions.lock().unwrap_or_else(PoisonError::into_inner);
        let (refused, why) = match questions.as_ref().map(|questions| questions.try_send(waiting)) {
            None => return,
            Some(Ok(())) => return,
            Some(Err(TrySendError::Full(waiting))) => (waiting, DbError::Overloaded),
            Some(Err(TrySendError::Disconnected(waiting))) => (waiting, super::closed()),
        };
        refused.job.answer(Err(why));
    }

    /// Adds up once what daily figures of the days before `before` are made of; whether anything had changed.
    pub(super) fn keep_figures(&self, before: Date, now: Moment) -> Result<bool, DbError> {
        let patient = super::moving::patient(&self.shared.options);
        figures::keep(&mut Connection::connect(&self.shared.config, &patient)?, before, now)
    }

    /// Fills a file that has the tables with the rows of one tenant.
    pub(super) fn pour(&self, tenant: TenantId, file: &Path) -> Result<(), MoveError> {
        let patient = super::moving::patient(&self.shared.options);
        let mut connection = Connection::connect(&self.shared.config, &patient)?;
        super::moving::pour(&mut connection, file, Some(tenant), &|_, _| {}).map(drop)
    }

    pub(super) fn waiting_writes(&self) -> usize {
        self.shared.changes.len()
    }

    /// Refuses new work, finishes what was accepted and lets go of the connections.
    pub(super) fn close(&self) {
        self.shared.changes.close();
        self.follower.stop();
        self.questions.lock().unwrap_or_else(PoisonError::into_inner).take();
        let threads = std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        let own = std::thread::current().id();
        for thread in threads {
            // The last handle may go inside of a closure: its thread ends by itself and can't wait for itself.
            if thread.thread().id() != own && thread.join().is_err() {
                tracing::error!("a database thread panicked");
            }
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.close();
    }
}

/// The connection of a thread: there is none at first, and none after the server was lost.
#[derive(Default)]
struct Slot(Option<Connection>);

impl Slot {
    /// The connection, made anew where it has to be; the server is asked again until the deadline.
    fn connection(&mut self, shared: &Shared, deadline: Instant) -> Result<&mut Connection, DbError> {
        if self
            .0
            .as_ref()
            .is_some_and(|connection| connection.fate() == Fate::Lost)
        {
            self.0 = None;
        }
        let connection = match self.0.take() {
            Some(connection) => connection,
            None => loop {
                match Connection::connect(&shared.config, &shared.options) {
                    Ok(connection) => break connection,
                    Err(error) if Instant::now() + PAUSE >= deadline => return Err(error),
                    Err(error) => tracing::debug!(%error, "the database server is away"),
                }
                std::thread::sleep(PAUSE);
            },
        };
        Ok(self.0.insert(connection))
    }
}

/// The only value of the only row.
fn value_of<T: FromColumn>(rows: &[Row]) -> Result<T, DbError> {
    let row = rows.first().ok_or(DbError::NoRow("a single value"))?;
    AnyRow::Postgres(row).get(0)
}
