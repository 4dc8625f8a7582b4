//! Redis, as servers on one database share it: word of commits, and what is counted in common for a short while.
//!
//! Nothing that must not be lost is kept there, and no data of anybody: ids of tenants, and counts under keyed names.

mod bells;
mod counts;
mod line;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use coworkflow_domain::ids::TenantId;
use coworkflow_store::Store;
use coworkflow_store::db::Bus;
use tokio::sync::watch;
use tokio::time::timeout;

use self::bells::Bells;
use self::line::Line;

/// How long Redis may take to answer before it counts as away.
const PATIENCE: Duration = Duration::from_millis(500);

/// One server's end of Redis. Away or silent, it says so, and the house goes on without it.
pub struct Redis {
    client: redis::Client,
    line: Line,
    bells: Bells,
    carries: AtomicBool,
}

/// The address is not one of a Redis.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct NotAnAddress(String);

impl Redis {
    /// Redis at an address such as `redis://user:secret@cache.nile-desk.eg:6379/0`, or `rediss://…` by TLS. Nothing is asked of it yet.
    /// `server` names this process among those that share it.
    pub fn at(address: &str, server: u128) -> Result<Arc<Redis>, NotAnAddress> {
        let client = redis::Client::open(address).map_err(|error| NotAnAddress(error.to_string()))?;
        Ok(Arc::new(Redis {
            line: Line::new(client.clone()),
            client,
            bells: Bells::new(server),
            carries: AtomicBool::new(false),
        }))
    }

    /// Carries word of commits between this store and the others, until `stops` says so.
    pub async fn carry(self: Arc<Self>, store: Store, mut stops: watch::Receiver<bool>) {
        tokio::select! {
            () = self.tell() => {}
            () = self.listen(&store) => {}
            // An error means that the server is gone already.
            _ = stops.wait_for(|stopping| *stopping) => {}
        }
        self.carries.store(false, Ordering::Relaxed);
        // What was committed last is told too, if Redis takes it: without it the others look a moment later.
        let _ = timeout(PATIENCE, self.tell_waiting(None)).await;
    }
}

impl Bus for Redis {
    fn ring(&self, tenant: TenantId) {
        self.bells.ring(tenant);
    }

    fn carries(&self) -> bool {
        self.carries.load(Ordering::Relaxed)
    }
}
