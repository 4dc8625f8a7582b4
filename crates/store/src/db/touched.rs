//! What commits did, beyond the journal, to what people keep before their eyes and to who may look.

use std::collections::HashMap;
use std::sync::PoisonError;
use std::sync::RwLock;

use coworkflow_domain::ids::{BookingId, ClaimId, SessionId, TenantId, UserId};
use tokio::sync::watch;

/// One thing that a transaction touched; collected where it is written, acted on after the commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Touched {
    /// A claim was made, changed or given back.
    Claim(ClaimId),
    /// What the claims of a booking say beside their times.
    Booking(BookingId),
    /// What the claims of a session say beside their times.
    Session(SessionId),
    /// What is there to be claimed, and when: resources, hours, days off.
    Places,
    /// What a user may do, or one of their sign-ins.
    User(UserId),
    /// The sign-ins of everybody.
    Everybody,
}

/// Who lost a right or a sign-in, counted: whoever remembers the count knows in memory whether what was found in the
/// database still holds (promise 8).
pub struct Standing {
    counts: RwLock<Counts>,
    changed: watch::Sender<u64>,
}

#[derive(Default)]
struct Counts {
    everybody: u64,
    users: HashMap<(TenantId, UserId), u64>,
}

impl Default for Standing {
    fn default() -> Self {
        Standing {
            counts: RwLock::default(),
            changed: watch::Sender::new(0),
        }
    }
}

impl Standing {
    /// Changes whenever the user may have lost a right or a sign-in, before whoever took it is answered.
    pub fn of(&self, tenant: TenantId, user: UserId) -> (u64, u64) {
        let counts = self.counts.read().unwrap_or_else(PoisonError::into_inner);
        let own = counts.users.get(&(tenant, user)).copied().unwrap_or_default();
        (counts.everybody, own)
    }

    /// Wakes when somebody's standing changed, and ends with the database.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// One user may have lost something.
    pub(super) fn lost(&self, tenant: TenantId, user: UserId) {
        let mut counts = self.counts.write().unwrap_or_else(PoisonError::into_inner);
        *counts.users.entry((tenant, user)).or_default() += 1;
        drop(counts);
        self.changed.send_modify(|count| *count += 1);
    }

    /// Everybody may have lost something.
    pub fn all_lost(&self) {
        self.counts.write().unwrap_or_else(PoisonError::into_inner).everybody += 1;
        self.changed.send_modify(|count| *count += 1);
    }
}
