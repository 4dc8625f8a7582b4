//! Changes: those of one tenant that wait share a durable commit, each behind its own savepoint, and are answered after it.

use std::time::Instant;

use coworkflow_domain::ids::TenantId;

use super::connection::{Connection, Fate};
use super::queue::Waiting;
use super::{PAUSE, Shared, Slot};
use crate::db::error::DbError;
use crate::db::told::News;
use crate::db::tx::{Open, Tx};
use crate::{journal, touches};

/// How often a change is run before it is given up.
const TRIES: u32 = 5;

pub(super) fn serve(shared: &Shared) {
    let mut slot = Slot::default();
    while let Some((tenant, jobs)) = shared.changes.take(shared.options.group) {
        group(shared, &mut slot, tenant, jobs);
        shared.changes.done(tenant);
    }
}

/// What became of a group.
enum Outcome {
    /// What was kept is durable; this is to be told.
    Committed(News),
    /// Nothing of it happened, and it may run again.
    Again(DbError),
    /// Nothing of it happened, and it would not be otherwise the next time.
    Failed(DbError),
    /// The connection was lost while the server may have been committing this.
    Unknown(News),
}

/// A closure with what became of it inside of its group.
struct Run {
    waiting: Waiting,
    kept: Result<(), DbError>,
}

fn group(shared: &Shared, slot: &mut Slot, tenant: TenantId, jobs: Vec<Waiting>) {
    let since = jobs
        .iter()
        .map(|waiting| waiting.since)
        .min()
        .unwrap_or_else(Instant::now);
    let deadline = since + shared.options.patience;
    let mut runs: Vec<Run> = jobs.into_iter().map(|waiting| Run { waiting, kept: Ok(()) }).collect();
    let mut left = TRIES;
    let outcome = loop {
        left -= 1;
        match attempt(shared, slot, tenant, &mut runs, deadline) {
            Outcome::Again(_) if left > 0 && Instant::now() < deadline => {}
            Outcome::Again(error) | Outcome::Failed(error) => break Err(error),
            Outcome::Committed(news) => break Ok(news),
            Outcome::Unknown(news) => match was_kept(shared, slot, tenant, &news) {
                Ok(true) => break Ok(news),
                Ok(false) if left > 0 => {}
                Ok(false) => break Err(DbError::Unavailable("the connection to the database was lost".into())),
                Err(error) => break Err(error),
            },
        }
    };
    let outcome = outcome.map(|news| shared.told.rang(tenant, news));
    for run in runs {
        run.waiting.job.answer(outcome.clone().and(run.kept));
    }
}

/// Runs all of them once, in one transaction.
fn attempt(shared: &Shared, slot: &mut Slot, tenant: TenantId, runs: &mut [Run], deadline: Instant) -> Outcome {
    let connection = match slot.connection(shared, deadline) {
        Ok(connection) => connection,
        Err(error) => return Outcome::Failed(error),
    };
    match in_transaction(connection, tenant, runs) {
        Ok(None) => {
            connection.rollback();
            Outcome::Committed(News::default())
        }
        Ok(Some(news)) => match connection.batch("COMMIT") {
            Ok(()) => Outcome::Committed(news),
            Err(_) if connection.fate() == Fate::Lost => Outcome::Unknown(news),
            Err(error) => given_up(connection, error),
        },
        Err(error) => given_up(connection, error),
    }
}

/// Nothing was committed: whether it may run again.
fn given_up(connection: &mut Connection, error: DbError) -> Outcome {
    let fate = connection.fate();
    connection.rollback();
    match fate {
        Fate::Doomed | Fate::Lost => Outcome::Again(error),
        Fate::Sound | Fate::Refused => Outcome::Failed(error),
    }
}

/// Runs them in a transaction that is left open; nothing when none of them is kept. One alone needs no savepoint.
fn in_transaction(connection: &mut Connection, tenant: TenantId, runs: &mut [Run]) -> Result<Option<News>, DbError> {
    let mut all = News::default();
    let (alone, mut any) = (runs.len() == 1, false);
    connection.begin_write(tenant)?;
    for run in runs {
        if !alone {
            connection.batch("SAVEPOINT work")?;
        }
        let mut tx = Tx::new(Open::Postgres(connection), tenant);
        let keep = run.waiting.job.run(&mut tx);
        let news = tx.news();
        run.kept = match (keep, connection.fate()) {
            (_, Fate::Doomed | Fate::Lost) => {
                return Err(DbError::Unavailable(
                    "the transaction stood in the way of another one".into(),
                ));
            }
            (true, Fate::Refused) => {
                let went_on = "a statement was refused, and the closure went on without an attempt";
                Err(DbError::Broken(went_on.into()))
            }
            (true, Fate::Sound) | (false, _) => Ok(()),
        };
        if keep && run.kept.is_ok() {
            any = true;
            all.entries.extend(news.entries);
            all.touched.extend(news.touched);
        } else if !alone {
            connection.back_to("work")?;
        }
        if !alone {
            connection.batch("RELEASE SAVEPOINT work")?;
            connection.forget_attempt();
        }
    }
    if !any {
        return Ok(None);
    }
    touches::append(&mut Tx::new(Open::Postgres(connection), tenant), &all.touched)?;
    Ok(Some(all))
}

/// After the answer to a commit was lost: whether it was kept. What it wrote into the journal is there, or it is not; the
/// tenant's lock makes sure that the server is done with it. A change that wrote nothing there can't be known.
fn was_kept(shared: &Shared, slot: &mut Slot, tenant: TenantId, news: &News) -> Result<bool, DbError> {
    let unknown = |why: &str| DbError::Unavailable(format!("whether a change was kept is not known: {why}"));
    let entry = news.entries.last().ok_or_else(|| unknown("it is not in the journal"))?;
    let deadline = Instant::now() + shared.options.patience + shared.options.lock_timeout;
    loop {
        let found = slot.connection(shared, deadline).and_then(|connection| {
            connection.begin_write(tenant)?;
            let mut tx = Tx::new(Open::Postgres(connection), tenant);
            journal::since(&mut tx, entry.row.seq - 1, 1)
        });
        if let Some(connection) = &mut slot.0 {
            connection.rollback();
        }
        match found {
            Ok(rows) => return Ok(rows.first() == Some(&entry.row)),
            Err(error) if Instant::now() >= deadline => return Err(unknown(&error.to_string())),
            Err(_) => std::thread::sleep(PAUSE),
        }
    }
}
