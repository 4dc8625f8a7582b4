//! Changes that wait, by tenant: those of one run one after the other, those of different ones beside each other, and who
//! has many waits behind who has few.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use coworkflow_domain::ids::TenantId;

use crate::db::work::Work;

/// A closure and since when it waits.
pub(super) struct Waiting {
    pub(super) job: Box<dyn Work>,
    pub(super) since: Instant,
}

/// The changes of all tenants that wait.
pub(super) struct Queue {
    inner: Mutex<Inner>,
    more: Condvar,
    limit: usize,
}

#[derive(Default)]
struct Inner {
    waiting: HashMap<TenantId, VecDeque<Waiting>>,
    /// Whose turn it is: tenants that wait and are not being worked for.
    turns: VecDeque<TenantId>,
    busy: HashSet<TenantId>,
    length: usize,
    closed: bool,
}

/// Why a closure was not taken, with it.
pub(super) enum NotTaken {
    /// As many wait as may.
    Full(Box<dyn Work>),
    /// The database is closing.
    Closed(Box<dyn Work>),
}

impl Queue {
    pub(super) fn new(limit: usize) -> Queue {
        Queue {
            inner: Mutex::default(),
            more: Condvar::new(),
            limit,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn put(&self, job: Box<dyn Work>) -> Result<(), NotTaken> {
        let mut inner = self.lock();
        if inner.closed {
            return Err(NotTaken::Closed(job));
        }
        if inner.length >= self.limit {
            return Err(NotTaken::Full(job));
        }
        let tenant = job.tenant();
        let since = Instant::now();
        inner.length += 1;
        let waiting = inner.waiting.entry(tenant).or_default();
        waiting.push_back(Waiting { job, since });
        if waiting.len() == 1 && !inner.busy.contains(&tenant) {
            inner.turns.push_back(tenant);
            self.more.notify_one();
        }
        Ok(())
    }

    /// The next tenant with at most so many of its closures; waits for one. Nothing when the database closes and all is done.
    /// The tenant is nobody else's until [`Queue::done`].
    pub(super) fn take(&self, most: usize) -> Option<(TenantId, Vec<Waiting>)> {
        let mut inner = self.lock();
        loop {
            if let Some(tenant) = inner.turns.pop_front() {
                let waiting = inner.waiting.entry(tenant).or_default();
                let count = waiting.len().min(most);
                let taken: Vec<Waiting> = waiting.drain(..count).collect();
                inner.length -= taken.len();
                inner.busy.insert(tenant);
                return Some((tenant, taken));
            }
            if inner.closed && inner.length == 0 {
                return None;
            }
            inner = self.more.wait(inner).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The tenant's closures that were taken are answered: the next of it may be taken.
    pub(super) fn done(&self, tenant: TenantId) {
        let mut inner = self.lock();
        inner.busy.remove(&tenant);
        if inner.waiting.get(&tenant).is_some_and(|waiting| !waiting.is_empty()) {
            inner.turns.push_back(tenant);
            self.more.notify_one();
        } else {
            inner.waiting.remove(&tenant);
        }
        if inner.closed {
            self.more.notify_all();
        }
    }

    /// Takes no more; what waits is still done.
    pub(super) fn close(&self) {
        self.lock().closed = true;
        self.more.notify_all();
    }

    pub(super) fn len(&self) -> usize {
        self.lock().length
    }
}
