//! The backup of the schedule: looked for every minute, made when its hour has struck.

use std::time::Duration;

use coworkflow_operations::Services;
use coworkflow_operations::jobs::Job;
use tokio::sync::watch;
use tokio::time::{Instant, interval_at};

/// The first look, when the house has woken up.
const FIRST: Duration = Duration::from_secs(30);
/// The time between two looks.
const MINUTE: Duration = Duration::from_secs(60);

/// Makes the backup of the schedule whenever it is due, until the server stops.
pub(super) async fn scheduled(services: Services, mut stops: watch::Receiver<bool>) {
    let mut minutes = interval_at(Instant::now() + FIRST, MINUTE);
    loop {
        tokio::select! {
            _ = minutes.tick() => {}
            _ = stops.changed() => return,
        }
        if !super::takes(&services, Job::Backup).await {
            continue;
        }
        match services.back_up_if_due().await {
            Ok(Some(name)) => tracing::info!(name, "the scheduled backup was made and checked"),
            Ok(None) => {}
            // The settings page, the doctor and /readyz tell of it; the next hour tries again.
            Err(failure) => tracing::warn!(%failure, "the scheduled backup could not be made"),
        }
    }
}
