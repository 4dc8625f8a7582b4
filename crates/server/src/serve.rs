//! A running server: bound, answering, and stopping without dropping what it accepted.

mod accept;
mod backups;
mod houses;
mod mail;
mod tend;
mod tidy;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::Executor;
use coworkflow_integrations::redis::Redis;
use coworkflow_operations::Services;
use coworkflow_operations::jobs::Job;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use crate::config::Settings;
use crate::edge::{Edge, House, router};
use crate::start::StartError;

/// How long live sockets may take to close.
const CLOSE: Duration = Duration::from_secs(5);

/// A server that answers until it is stopped.
pub struct Server {
    address: SocketAddr,
    house: Arc<House>,
    stopping: watch::Sender<bool>,
    answering: JoinHandle<()>,
    /// Carries word between servers until the last request is answered.
    carrying: Option<(watch::Sender<bool>, JoinHandle<()>)>,
}

impl Server {
    /// Binds and answers. `sdl` is the schema's text, whose root fields name the figures.
    pub async fn start<E: Executor>(
        settings: Settings,
        mut services: Services,
        graph: E,
        sdl: &str,
        figures: PrometheusHandle,
    ) -> Result<Server, StartError> {
        let wanted = settings.address;
        let listener = TcpListener::bind(wanted)
            .await
            .map_err(|cause| StartError::Bind { address: wanted, cause })?;
        let address = listener
            .local_addr()
            .map_err(|cause| StartError::Bind { address: wanted, cause })?;
        let (stopping, stops) = watch::channel(false);
        let mut carrying = None;
        if let Some(address) = &settings.redis_url {
            let redis = Redis::at(address, services.server()).map_err(|error| StartError::Redis(error.to_string()))?;
            services.store.ring_by(redis.clone());
            services.shared = Some(redis.clone());
            let (ending, ends) = watch::channel(false);
            carrying = Some((ending, tokio::spawn(redis.carry(services.store.clone(), ends))));
        }
        let house = Arc::new(House::new(settings, services, sdl, figures, stops.clone()));
        tokio::spawn(houses::watched(house.services.clone(), stops.clone()));
        tokio::spawn(tidy::hourly(house.services.clone(), stops.clone()));
        tokio::spawn(mail::letters(house.services.clone(), stops.clone()));
        tokio::spawn(tend::bookings(house.services.clone(), stops.clone()));
        tokio::spawn(backups::scheduled(house.services.clone(), stops.clone()));
        let answering = tokio::spawn(accept::answer(
            listener,
            router(Edge {
                house: house.clone(),
                graph,
            }),
            stops,
        ));
        Ok(Server {
            address,
            house,
            stopping,
            answering,
            carrying,
        })
    }

    /// Where it listens; the port is the real one when port 0 was asked for.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What a stranger from another machine must type to set the house up.
    pub fn setup_code(&self) -> &str {
        &self.house.setup_code
    }

    /// Says that it is not ready any more and goes on answering, as long as whatever stands before several servers needs to notice.
    pub async fn drain(&self) {
        self.house.leave();
        sleep(Duration::from_secs(self.house.settings.drain_seconds)).await;
    }

    /// Accepts nothing more, finishes what was accepted, closes the live sockets and the database.
    pub async fn stop(self) {
        self.stopping.send_replace(true);
        if self.answering.await.is_err() {
            tracing::error!("the server did not stop in order");
        }
        if timeout(CLOSE, self.house.sockets_closed()).await.is_err() {
            tracing::warn!("some live sockets did not close in time");
        }
        if let Some((ending, carried)) = self.carrying {
            ending.send_replace(true);
            if carried.await.is_err() {
                tracing::error!("what carries word between servers did not stop in order");
            }
        }
        if let Err(failure) = self.house.services.leave_jobs().await {
            tracing::warn!(%failure, "the jobs of this server are free for others only when their leases end");
        }
        let store = self.house.services.store.clone();
        if tokio::task::spawn_blocking(move || store.close()).await.is_err() {
            tracing::error!("the database could not be closed");
        }
    }
}

/// Whether this server does the job now. When that can't be known, it does not: the next look tries again.
async fn takes(services: &Services, job: Job) -> bool {
    services.takes(job).await.unwrap_or_else(|failure| {
        tracing::warn!(?job, %failure, "it could not be found out whose job it is");
        false
    })
}
