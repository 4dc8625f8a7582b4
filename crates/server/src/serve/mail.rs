//! Sending the letters that wait, looked for every two seconds.

use std::time::Duration;

use coworkflow_operations::Services;
use coworkflow_operations::jobs::Job;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

/// The time between two looks: somebody waits for a link.
const EVERY: Duration = Duration::from_secs(2);

/// Sends what waits, until the server stops. Without a mail server there is nothing to do.
pub(super) async fn letters(services: Services, mut stops: watch::Receiver<bool>) {
    if services.mail.is_none() {
        return;
    }
    let mut looks = interval(EVERY);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = looks.tick() => {}
            _ = stops.changed() => return,
        }
        if !super::takes(&services, Job::Letters).await {
            continue;
        }
        match services.deliver_mails().await {
            Ok(0) => {}
            Ok(sent) => tracing::debug!(sent, "letters were sent"),
            // The next look tries again.
            Err(failure) => tracing::warn!(%failure, "letters could not be sent"),
        }
    }
}
