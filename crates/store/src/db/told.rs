//! Where commits are told of: to open screens, to those who watch what is taken, and to whoever counts on a right.

use std::collections::HashSet;
use std::sync::{Arc, PoisonError, RwLock};

use coworkflow_domain::ids::TenantId;
use tokio::sync::broadcast;

use super::bus::Bus;
use super::touched::{Standing, Touched};
use super::tx::Tx;
use super::watched::Watched;
use crate::availability::TakenNews;
use crate::journal::Entry;

/// How many commits a listener may be behind before it has to look anew.
const BEHIND: usize = 1_024;
/// The same of journal entries.
const ENTRIES_BEHIND: usize = 4_096;

/// The channels of one database.
#[derive(Clone)]
pub(super) struct Told {
    committed: broadcast::Sender<Arc<Entry>>,
    taken: broadcast::Sender<Arc<TakenNews>>,
    standing: Arc<Standing>,
    /// Who is told of what all servers on this database commit.
    pub(super) watched: Arc<Watched>,
    bus: Arc<RwLock<Option<Arc<dyn Bus>>>>,
}

/// What a closure that was kept has to tell.
#[derive(Default)]
pub(super) struct News {
    /// The journal entries, in order.
    pub(super) entries: Vec<Arc<Entry>>,
    /// What else it touched.
    pub(super) touched: HashSet<Touched>,
}

impl Default for Told {
    fn default() -> Self {
        Told {
            committed: broadcast::channel(ENTRIES_BEHIND).0,
            taken: broadcast::channel(BEHIND).0,
            standing: Arc::default(),
            watched: Arc::default(),
            bus: Arc::default(),
        }
    }
}

impl Told {
    pub(super) fn committed(&self) -> broadcast::Receiver<Arc<Entry>> {
        self.committed.subscribe()
    }

    pub(super) fn taken(&self) -> broadcast::Receiver<Arc<TakenNews>> {
        self.taken.subscribe()
    }

    pub(super) fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Journal entries of a commit, in order.
    pub(super) fn entries(&self, entries: impl IntoIterator<Item = Arc<Entry>>) {
        for entry in entries {
            // Nobody listening is not a failure: the journal keeps the news.
            let _ = self.committed.send(entry);
        }
    }

    /// Before whoever took a right is answered, nobody goes on with it.
    pub(super) fn take_rights(&self, tenant: TenantId, touched: &HashSet<Touched>) {
        for touched in touched {
            match touched {
                Touched::User(user) => self.standing.lost(tenant, *user),
                Touched::Everybody => self.standing.all_lost(),
                Touched::Claim(_) | Touched::Booking(_) | Touched::Session(_) | Touched::Places => {}
            }
        }
    }

    /// Looks at what stands now only when somebody listens.
    pub(super) fn tell_taken(&self, tx: &mut Tx, touched: &HashSet<Touched>) {
        if self.is_watched()
            && let Some(news) = TakenNews::of(tx, touched)
        {
            self.taken_is(news);
        }
    }

    /// What was committed where other servers may work too, before whoever did it is answered. What is taken is told by the
    /// [`Follower`](super::follow::Follower), in order, like what the others commit.
    pub(super) fn rang(&self, tenant: TenantId, news: News) {
        if news.entries.is_empty() && news.touched.is_empty() {
            return;
        }
        self.take_rights(tenant, &news.touched);
        self.entries(news.entries);
        self.watched.ring(tenant);
        if let Some(bus) = self.bus.read().unwrap_or_else(PoisonError::into_inner).as_ref() {
            bus.ring(tenant);
        }
    }

    /// Tells the other servers by this bus from now on.
    pub(super) fn ring_by(&self, bus: Arc<dyn Bus>) {
        *self.bus.write().unwrap_or_else(PoisonError::into_inner) = Some(bus);
    }

    /// Whether word of the other servers arrives by itself.
    pub(super) fn carried(&self) -> bool {
        let bus = self.bus.read().unwrap_or_else(PoisonError::into_inner);
        bus.as_ref().is_some_and(|bus| bus.carries())
    }

    /// Whether somebody here watches what is taken: only then it is worth to look.
    pub(super) fn is_watched(&self) -> bool {
        self.taken.receiver_count() > 0
    }

    /// What was found to be taken and given back.
    pub(super) fn taken_is(&self, news: TakenNews) {
        // Nobody listening any more is not a failure.
        let _ = self.taken.send(Arc::new(news));
    }

    /// What was committed meanwhile is no longer kept: everybody looks anew, at what is taken and at their rights.
    pub(super) fn lost_track(&self, tenant: TenantId) {
        self.standing.all_lost();
        self.taken_is(TakenNews {
            tenant: Some(tenant),
            anew: true,
            ..TakenNews::default()
        });
    }

    /// Another database took the place of this one: nobody's right and nothing of what anybody saw may hold any more.
    pub(super) fn another_database(&self) {
        self.standing.all_lost();
        self.taken_is(TakenNews {
            anew: true,
            ..TakenNews::default()
        });
    }
}
