//! What time alone does to bookings, looked at every few seconds.

use std::time::Duration;

use coworkflow_operations::Services;
use coworkflow_operations::jobs::Job;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

/// The time between two looks: so late at most does somebody learn that a place became free.
const EVERY: Duration = Duration::from_secs(3);

/// Tends the bookings, until the server stops.
pub(super) async fn bookings(services: Services, mut stops: watch::Receiver<bool>) {
    let mut looks = interval(EVERY);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = looks.tick() => {}
            _ = stops.changed() => return,
        }
        if !super::takes(&services, Job::TendBookings).await {
            continue;
        }
        match services.tend_bookings().await {
            Ok(0) => {}
            Ok(done) => tracing::debug!(done, "bookings were tended"),
            // The next look tries again.
            Err(failure) => tracing::warn!(%failure, "bookings could not be tended"),
        }
    }
}
