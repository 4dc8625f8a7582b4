//! Which tenants somebody here watches, and how far each was told of what the servers on this database commit.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use coworkflow_domain::ids::TenantId;

use crate::touches::Position;

/// The tenants that are watched here.
#[derive(Default)]
pub(super) struct Watched {
    state: Mutex<State>,
    woken: Condvar,
}

#[derive(Default)]
struct State {
    tenants: HashMap<TenantId, Watch>,
    rung: HashSet<TenantId>,
    everything: bool,
    over: bool,
}

#[derive(Default)]
struct Watch {
    watchers: usize,
    /// Unknown before the first watcher has looked where the tenant is: until then nobody has seen anything of it.
    told: Option<Position>,
}

/// What the one who tells them has to look at.
pub(super) enum Woken {
    /// These.
    Look(Vec<TenantId>),
    /// Nothing any more.
    Over,
}

/// Somebody watches a tenant, as long as this lives.
pub struct Watching {
    watched: Arc<Watched>,
    tenant: TenantId,
}

impl Watched {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One more watches the tenant.
    pub(super) fn begin(watched: &Arc<Watched>, tenant: TenantId) -> Watching {
        watched.lock().tenants.entry(tenant).or_default().watchers += 1;
        Watching {
            watched: watched.clone(),
            tenant,
        }
    }

    /// How far the tenant was told of.
    pub(super) fn told(&self, tenant: TenantId) -> Option<Position> {
        self.lock().tenants.get(&tenant).and_then(|watch| watch.told)
    }

    /// The tenant was told of so far.
    pub(super) fn tell(&self, tenant: TenantId, position: Position) {
        if let Some(watch) = self.lock().tenants.get_mut(&tenant) {
            watch.told = Some(position);
        }
    }

    /// Something of this tenant was committed somewhere.
    pub(super) fn ring(&self, tenant: TenantId) {
        let mut state = self.lock();
        if state.tenants.contains_key(&tenant) {
            state.rung.insert(tenant);
            self.woken.notify_one();
        }
    }

    /// Word of commits may have been lost.
    pub(super) fn ring_all(&self) {
        self.lock().everything = true;
        self.woken.notify_one();
    }

    /// Nobody is told any more.
    pub(super) fn end(&self) {
        self.lock().over = true;
        self.woken.notify_one();
    }

    /// Waits until something was committed, or for so long: then all are looked at.
    pub(super) fn wait(&self, patience: Duration) -> Woken {
        let nothing = |state: &mut State| !state.over && !state.everything && state.rung.is_empty();
        let waited = self.woken.wait_timeout_while(self.lock(), patience, nothing);
        let (mut state, late) = waited.unwrap_or_else(PoisonError::into_inner);
        if state.over {
            return Woken::Over;
        }
        let rung = std::mem::take(&mut state.rung);
        let everything = std::mem::take(&mut state.everything);
        Woken::Look(if everything || late.timed_out() {
            state.tenants.keys().copied().collect()
        } else {
            rung.into_iter().collect()
        })
    }
}

impl Watching {
    /// Where the tenant was before the watcher looks for the first time.
    pub(super) fn from(&self, position: Position) {
        if let Some(watch) = self.watched.lock().tenants.get_mut(&self.tenant) {
            watch.told.get_or_insert(position);
        }
    }

    /// Whether it has to be found out where the tenant is.
    pub(super) fn must_look(&self) -> bool {
        self.watched.told(self.tenant).is_none()
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let mut state = self.watched.lock();
        if let Some(watch) = state.tenants.get_mut(&self.tenant) {
            watch.watchers -= 1;
            if watch.watchers == 0 {
                state.tenants.remove(&self.tenant);
            }
        }
    }
}
