//! What another program said of a house, noticed by every server.

use std::time::Duration;

use coworkflow_operations::Services;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

/// The time between two looks: so late at most does a server notice that a house was suspended by the command line.
const EVERY: Duration = Duration::from_millis(500);

/// Looks, until the server stops.
pub(super) async fn watched(services: Services, mut stops: watch::Receiver<bool>) {
    let mut looks = interval(EVERY);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = looks.tick() => {}
            _ = stops.changed() => return,
        }
        if let Err(failure) = services.watch_houses().await {
            tracing::warn!(%failure, "the houses could not be looked after");
        }
    }
}
