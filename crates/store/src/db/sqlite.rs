//! SQLite: one writer thread that groups waiting changes into one durable commit, and reader threads with snapshots.

mod statements;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;

use coworkflow_domain::ids::TenantId;
use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use rusqlite::{Connection, OpenFlags};

use super::copy;
use super::error::DbError;
use super::in_use::InUse;
use super::migrate::{MigrateError, migrate};
use super::told::{News, Told};
use super::touched::Touched;
use super::tx::{Open, Tx};
use super::work::Work;
pub(super) use statements::{all, execute, first, value};

/// How the file is served.
#[derive(Debug, Clone)]
pub struct Options {
    /// Reader threads, each with a connection of its own.
    pub readers: usize,
    /// How many closures may wait before new ones are turned away (promise: overload sheds).
    pub queue: usize,
    /// Most closures in one commit.
    pub group: usize,
    /// Page cache of each connection, in KiB.
    pub cache_kib: usize,
    /// Most pages of 4 KiB in the file; beyond it, as on a full disk, changes are refused.
    pub max_pages: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            readers: 2,
            queue: 2_000,
            group: 256,
            cache_kib: 8_192,
            max_pages: None,
        }
    }
}

type Queue = Mutex<Option<Sender<Box<dyn Work>>>>;

pub(super) struct Sqlite {
    file: PathBuf,
    options: Options,
    writes: Queue,
    reads: Queue,
    told: Told,
    running: Mutex<Running>,
}

/// What works on the file, and the right to.
#[derive(Default)]
struct Running {
    threads: Vec<JoinHandle<()>>,
    in_use: Option<InUse>,
}

/// How often another program's end is waited for, a tenth of a second each, before the file is given up as in use.
const PATIENCE: u32 = 50;

impl Sqlite {
    pub(super) fn open(file: &Path, options: &Options, told: Told) -> Result<Sqlite, MigrateError> {
        let sqlite = Sqlite {
            file: file.to_owned(),
            options: options.clone(),
            writes: Mutex::default(),
            reads: Mutex::default(),
            told,
            running: Mutex::default(),
        };
        sqlite.start(&mut lock(&sqlite.running))?;
        Ok(sqlite)
    }

    /// Opens the file, takes the steps of the schema that it lacks and begins to answer.
    fn start(&self, running: &mut Running) -> Result<(), MigrateError> {
        let (file, options) = (&self.file, &self.options);
        let in_use = InUse::together(file)?;
        let mut writer = connect(file, options)?;
        migrate(&mut writer)?;
        let (writes, waiting_writes) = bounded(options.queue);
        let (reads, waiting_reads) = bounded(options.queue);
        let (group, told) = (options.group, self.told.clone());
        let mut threads = vec![spawn("store-writer", move || {
            write_loop(&writer, &waiting_writes, group, &told)
        })?];
        for _ in 0..options.readers.max(1) {
            let reader = connect(file, options)?;
            reader.pragma_update(None, "query_only", true).map_err(DbError::from)?;
            let waiting = waiting_reads.clone();
            threads.push(spawn("store-reader", move || read_loop(&reader, &waiting))?);
        }
        *running = Running {
            threads,
            in_use: Some(in_use),
        };
        *lock(&self.writes) = Some(writes);
        *lock(&self.reads) = Some(reads);
        Ok(())
    }

    /// The file that is served.
    pub(super) fn file(&self) -> &Path {
        &self.file
    }

    /// Finishes what was accepted, puts another file in the place of this one, which stays as `kept`, and goes on
    /// with it. Who asks meanwhile is told that the database is away. When it can't be done, the old one goes on.
    pub(super) fn replace(&self, restored: &Path, kept: &Path) -> Result<(), MigrateError> {
        let mut running = lock(&self.running);
        self.stop(&mut running);
        let replaced = InUse::alone_soon(&self.file, PATIENCE)
            .and_then(|alone| copy::put_in_place(&self.file, restored, kept, &alone));
        // The rename may have been done before what failed: whichever file is in place now is a whole one.
        self.start(&mut running)?;
        self.told.another_database();
        Ok(replaced?)
    }

    /// Refuses new work, finishes what was accepted and lets go of the file.
    fn stop(&self, running: &mut Running) {
        lock(&self.writes).take();
        lock(&self.reads).take();
        let own = std::thread::current().id();
        for thread in running.threads.drain(..) {
            // The last handle may go inside of a closure: its thread ends by itself and can't wait for itself.
            if thread.thread().id() != own && thread.join().is_err() {
                tracing::error!(file = %self.file.display(), "a database thread panicked");
            }
        }
        running.in_use = None;
    }

    pub(super) fn submit_write(&self, job: Box<dyn Work>) {
        submit(&self.writes, job);
    }

    pub(super) fn submit_read(&self, job: Box<dyn Work>) {
        submit(&self.reads, job);
    }

    pub(super) fn waiting_writes(&self) -> usize {
        lock(&self.writes).as_ref().map_or(0, Sender::len)
    }

    pub(super) fn close(&self) {
        self.stop(&mut lock(&self.running));
    }
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        self.close();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn submit(queue: &Queue, job: Box<dyn Work>) {
    let refused = match lock(queue).as_ref() {
        Some(sender) => match sender.try_send(job) {
            Ok(()) => return,
            Err(TrySendError::Full(job)) => (job, DbError::Overloaded),
            Err(TrySendError::Disconnected(job)) => (job, super::closed()),
        },
        None => (job, super::closed()),
    };
    refused.0.answer(Err(refused.1));
}

pub(super) fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, DbError> {
    std::thread::Builder::new()
        .name(name.into())
        .spawn(body)
        .map_err(|error| DbError::Unavailable(error.to_string()))
}

pub(super) fn connect(file: &Path, options: &Options) -> Result<Connection, DbError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "cache_size", -i64::try_from(options.cache_kib).unwrap_or(8_192))?;
    // A rarer checkpoint writes the pages that every change touches once instead of again and again.
    connection.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    connection.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
    if let Some(pages) = options.max_pages {
        connection.pragma_update(None, "max_page_count", pages)?;
    }
    connection.set_prepared_statement_cache_capacity(512);
    Ok(connection)
}

fn run(connection: &Connection, sql: &str) -> Result<(), DbError> {
    connection.prepare_cached(sql)?.execute([])?;
    Ok(())
}

fn write_loop(connection: &Connection, waiting: &Receiver<Box<dyn Work>>, group: usize, told: &Told) {
    while let Ok(first) = waiting.recv() {
        write_group(connection, first, waiting, group, told);
    }
    if let Err(error) = connection.execute_batch("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);") {
        tracing::warn!(%error, "the database could not be tidied at close");
    }
}

/// One durable commit: the first closure and all that wait meanwhile, up to the bound, each in its savepoint.
fn write_group(
    connection: &Connection,
    first: Box<dyn Work>,
    waiting: &Receiver<Box<dyn Work>>,
    group: usize,
    told: &Told,
) {
    if let Err(failure) = run(connection, "BEGIN IMMEDIATE") {
        first.answer(Err(failure));
        return;
    }
    let mut done = Vec::new();
    let mut news = Vec::new();
    let mut touched: HashMap<TenantId, HashSet<Touched>> = HashMap::new();
    let mut next = Some(first);
    let mut outcome = Ok(());
    while let Some(mut job) = next.take() {
        let kept = in_savepoint(connection, job.as_mut());
        let tenant = job.tenant();
        done.push(job);
        match kept {
            Ok(by_job) => {
                news.extend(by_job.entries);
                touched.entry(tenant).or_default().extend(by_job.touched);
            }
            Err(failure) => {
                outcome = Err(failure);
                break;
            }
        }
        if done.len() < group {
            next = waiting.try_recv().ok();
        }
    }
    let outcome = outcome.and_then(|()| run(connection, "COMMIT"));
    if outcome.is_err() && !connection.is_autocommit() {
        let _ = run(connection, "ROLLBACK");
    }
    if outcome.is_ok() {
        told.entries(news);
        for (tenant, touched) in &touched {
            told.take_rights(*tenant, touched);
            told.tell_taken(&mut Tx::new(Open::Sqlite(connection), *tenant), touched);
        }
    }
    for job in done {
        job.answer(outcome.clone());
    }
}

/// Runs one closure so that its refusal rolls back alone. An error means that the whole commit is lost.
fn in_savepoint(connection: &Connection, job: &mut dyn Work) -> Result<News, DbError> {
    run(connection, "SAVEPOINT work")?;
    let mut tx = Tx::new(Open::Sqlite(connection), job.tenant());
    let keep = job.run(&mut tx);
    let news = tx.news();
    if connection.is_autocommit() {
        // SQLite gave up the whole transaction by itself: a full disk or an I/O error.
        return Err(DbError::Full);
    }
    if keep {
        run(connection, "RELEASE work")?;
        return Ok(news);
    }
    run(connection, "ROLLBACK TO work")?;
    run(connection, "RELEASE work")?;
    Ok(News::default())
}

fn read_loop(connection: &Connection, waiting: &Receiver<Box<dyn Work>>) {
    while let Ok(mut job) = waiting.recv() {
        let outcome = run(connection, "BEGIN").map(|()| {
            job.run(&mut Tx::new(Open::Sqlite(connection), job.tenant()));
        });
        if !connection.is_autocommit() {
            let _ = run(connection, "COMMIT");
        }
        job.answer(outcome);
    }
}
