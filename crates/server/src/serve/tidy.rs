//! What a server does by itself, once an hour.

use std::time::Duration;

use coworkflow_operations::Services;
use coworkflow_operations::jobs::Job;
use tokio::sync::watch;
use tokio::time::{Instant, interval_at};

/// The first time, when the house has woken up.
const FIRST: Duration = Duration::from_secs(60);
/// The time between two.
const HOUR: Duration = Duration::from_secs(60 * 60);

/// Carries recurring bookings on and forgets what is no longer kept, each hour, until the server stops.
pub(super) async fn hourly(services: Services, mut stops: watch::Receiver<bool>) {
    let mut hours = interval_at(Instant::now() + FIRST, HOUR);
    loop {
        tokio::select! {
            _ = hours.tick() => {}
            _ = stops.changed() => return,
        }
        if !super::takes(&services, Job::Hourly).await {
            continue;
        }
        match services.extend_series().await {
            Ok(made) => tracing::debug!(made, "recurring bookings were carried on"),
            Err(failure) => tracing::warn!(%failure, "recurring bookings could not be carried on"),
        }
        match services.forget_old_answers().await {
            Ok(forgotten) => tracing::debug!(forgotten, "old answers were forgotten"),
            // The next hour tries again.
            Err(failure) => tracing::warn!(%failure, "old answers could not be forgotten"),
        }
        match services.tell_failed_sign_ins().await {
            Ok(()) => {}
            Err(failure) => tracing::warn!(%failure, "refused sign-ins could not be told"),
        }
        if let Err(failure) = services.erase_due_houses().await {
            tracing::warn!(%failure, "houses whose day has come could not be erased");
        }
        keep_figures(&services).await;
        match services.forget_old_mails().await {
            Ok(forgotten) => tracing::debug!(forgotten, "old letters were forgotten"),
            Err(failure) => tracing::warn!(%failure, "old letters could not be forgotten"),
        }
    }
}

/// What the daily figures of days long over are made of is added up beside everything else.
async fn keep_figures(services: &Services) {
    let keeping = services.clone();
    match tokio::task::spawn_blocking(move || keeping.keep_figures_now()).await {
        Ok(Ok(true)) => crate::metrics::figures_kept(services.clock.now()),
        Ok(Ok(false)) => {}
        Ok(Err(failure)) => tracing::warn!(%failure, "daily figures could not be kept"),
        Err(panic) => tracing::error!(%panic, "keeping daily figures panicked"),
    }
}
