//! Follows what all servers on one database commit, this one among them, and tells it here: in the order of the commits, from what stands
//! in the database. Word of a commit only says when to look; without any, it looks by itself every moment.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use coworkflow_domain::ids::TenantId;

use super::DbError;
use super::told::Told;
use super::tx::Tx;
use super::watched::Woken;
use crate::availability::TakenNews;
use crate::journal::Entry;
use crate::{journal, touches};

/// How often it looks by itself while word arrives: for what was lost where nobody noticed.
const CARRIED: Duration = Duration::from_secs(5);
/// How often while none does.
const ALONE: Duration = Duration::from_millis(400);

/// Runs a question on a snapshot of a tenant, in place.
pub(super) type Look =
    Box<dyn FnMut(TenantId, &mut dyn FnMut(&mut Tx) -> Result<(), DbError>) -> Result<(), DbError> + Send>;

/// The thread that follows.
pub(super) struct Follower {
    told: Told,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Follower {
    /// Follows from now on.
    pub(super) fn start(told: &Told, mut look: Look) -> Result<Follower, DbError> {
        let telling = told.clone();
        let thread = std::thread::Builder::new()
            .name("store-follower".into())
            .spawn(move || follow(&telling, &mut look))
            .map_err(|error| DbError::Unavailable(error.to_string()))?;
        Ok(Follower {
            told: told.clone(),
            thread: Mutex::new(Some(thread)),
        })
    }

    /// Ends it, before the connections are closed.
    pub(super) fn stop(&self) {
        self.told.watched.end();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        // The last handle of a store may go inside of what this thread runs: it can't wait for itself.
        if let Some(thread) = thread.filter(|thread| thread.thread().id() != std::thread::current().id())
            && thread.join().is_err()
        {
            tracing::error!("the thread that follows commits panicked");
        }
    }
}

fn follow(told: &Told, look: &mut Look) {
    let mut failing = false;
    loop {
        let patience = if told.carried() && !failing { CARRIED } else { ALONE };
        let Woken::Look(tenants) = told.watched.wait(patience) else {
            return;
        };
        let mut failure = None;
        for tenant in tenants {
            if let Err(error) = tell(told, look, tenant) {
                failure = Some(error);
            }
        }
        if let Some(error) = &failure
            && !failing
        {
            tracing::warn!(%error, "what was committed can't be looked at: open screens wait");
        }
        failing = failure.is_some();
    }
}

/// What is to be told of a tenant.
struct News {
    now: touches::Position,
    /// Nothing when it is no longer kept: then everything is looked at anew.
    touched: Option<std::collections::HashSet<super::Touched>>,
    entry: Option<Entry>,
    taken: Option<TakenNews>,
}

/// Tells what came after what was told. Nobody has seen anything of a tenant whose position is not known yet.
fn tell(told: &Told, look: &mut Look, tenant: TenantId) -> Result<(), DbError> {
    let Some(from) = told.watched.told(tenant) else {
        return Ok(());
    };
    let mut found = None;
    look(tenant, &mut |tx| {
        found = read(told, tx, from)?;
        Ok(())
    })?;
    let Some(news) = found else {
        return Ok(());
    };
    match &news.touched {
        Some(touched) => told.take_rights(tenant, touched),
        None => told.lost_track(tenant),
    }
    told.entries(news.entry.map(Arc::new));
    if let Some(taken) = news.taken {
        told.taken_is(taken);
    }
    told.watched.tell(tenant, news.now);
    Ok(())
}

fn read(told: &Told, tx: &mut Tx, from: touches::Position) -> Result<Option<News>, DbError> {
    let now = touches::position(tx)?;
    if now == from {
        return Ok(None);
    }
    let touched = touches::between(tx, from, now)?;
    let tenant = tx.tenant();
    // Whoever listens reads the rest from the journal: the last entry says how far it goes.
    let last = if now.seq == from.seq {
        None
    } else {
        journal::since(tx, now.seq - 1, 1)?.pop()
    };
    let taken = touched
        .as_ref()
        .filter(|_| told.is_watched())
        .and_then(|touched| TakenNews::of(tx, touched));
    Ok(Some(News {
        now,
        touched,
        entry: last.map(|row| Entry { tenant, row }),
        taken,
    }))
}
