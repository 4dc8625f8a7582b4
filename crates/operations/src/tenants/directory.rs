//! Which house an address names. Asked with every request, so it is remembered for a short while.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use coworkflow_domain::tenants::{Located, TenantState};
use coworkflow_domain::time::Instant;
use coworkflow_store::tenancies::{self, LocatedRow};
use parking_lot::Mutex;

use crate::context::Services;
use crate::failure::Failure;

/// What is remembered counts so long: another server may have changed it.
const COUNTS_SECONDS: i64 = 10;
/// Most addresses remembered.
const MOST: usize = 20_000;

/// What an address says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Sought {
    /// The name of a house.
    Slug(String),
    /// A domain of a house's own.
    Domain(String),
    /// Nothing of a house: it is that of the oldest one, unless that one has a name in an address.
    Nothing,
}

/// The houses that were found of late. Who is not found is not remembered: a new house is there at once.
#[derive(Default)]
pub(crate) struct Directory {
    known: Mutex<HashMap<Sought, Known>>,
    /// Counts what was said of houses since the program started.
    said: AtomicU64,
    /// When something was last said of any house, as the database knows it.
    last_change: Mutex<Option<i64>>,
}

#[derive(Clone, Copy)]
struct Known {
    found: Located,
    at: Instant,
    said: u64,
}

impl Directory {
    fn known(&self, sought: &Sought, now: Instant) -> Option<Located> {
        let known = self.known.lock().get(sought).copied()?;
        let age = now.millis_since(known.at);
        let counts = (0..COUNTS_SECONDS * 1_000).contains(&age) && known.said == self.said.load(Ordering::SeqCst);
        counts.then_some(known.found)
    }

    fn learn(&self, sought: Sought, known: Known) {
        let mut all = self.known.lock();
        if all.len() >= MOST && !all.contains_key(&sought) {
            all.clear();
        }
        all.insert(sought, known);
    }
}

impl Services {
    /// Which house an address names, and how it stands.
    pub async fn house_at(&self, sought: Sought) -> Result<Option<Located>, Failure> {
        let now = self.clock.now();
        if let Some(found) = self.houses.known(&sought, now) {
            return Ok(Some(found));
        }
        // Taken before the look: what is said after it makes the answer count no more.
        let said = self.houses.said.load(Ordering::SeqCst);
        let wanted = sought.clone();
        let found = self
            .store
            .read_across_tenants(move |tx| {
                Ok::<_, Failure>(match &wanted {
                    Sought::Slug(slug) => tenancies::by_slug_across_tenants(tx, slug)?,
                    Sought::Domain(domain) => tenancies::by_domain_across_tenants(tx, domain)?,
                    Sought::Nothing => tenancies::oldest_across_tenants(tx)?.filter(|row| row.slug.is_none()),
                })
            })
            .answer()
            .await?
            .as_ref()
            .map(located);
        if let Some(found) = found {
            self.houses.learn(sought, Known { found, at: now, said });
        }
        Ok(found)
    }

    /// Something was said of a house: what is remembered counts no more, and whoever is signed in anywhere is looked at
    /// again before anything more is told them (promise 8).
    pub(crate) fn houses_changed(&self) {
        self.houses.said.fetch_add(1, Ordering::SeqCst);
        self.store.standing().all_lost();
    }

    /// Looks whether another program said something of a house; for a job that asks often.
    pub async fn watch_houses(&self) -> Result<(), Failure> {
        let last = self
            .store
            .read_across_tenants(|tx| Ok::<_, Failure>(tenancies::last_change_across_tenants(tx)?))
            .answer()
            .await?;
        let before = self.houses.last_change.lock().replace(last);
        if before.is_some_and(|before| before != last) {
            self.houses_changed();
        }
        Ok(())
    }
}

fn located(row: &LocatedRow) -> Located {
    Located {
        tenant: row.tenant_id,
        state: row.state.unwrap_or(TenantState::Active),
    }
}
