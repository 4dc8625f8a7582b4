//! `coworkflow serve`.

use coworkflow_operations::Services;

use super::CommandError;
use crate::config::Settings;
use crate::metrics;
use crate::serve::Server;

/// Serves until a signal asks to stop.
pub fn run(settings: Settings) -> Result<(), CommandError> {
    let services = super::open(&settings)?;
    // What a restore or an export that was cut short left behind.
    services.sweep_data()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| {
            CommandError::Other(format!(
                "the system gives no threads ({error}): raise the limit of processes of this user"
            ))
        })?;
    runtime.block_on(until_stopped(settings, services))
}

async fn until_stopped(settings: Settings, services: Services) -> Result<(), CommandError> {
    let graph = coworkflow_api::schema();
    let sdl = graph.sdl();
    let public = settings.public_url.as_ref().map(|url| url.origin.clone());
    let waiting = services.setup_needed().await?;
    let server = Server::start(settings, services.clone(), graph, &sdl, metrics::start()).await?;
    let address = public.unwrap_or_else(|| format!("http://{}", server.address()));
    println!("CoWorkFlow serves on {address}");
    if waiting {
        services.require_setup_code(server.setup_code().to_owned());
        println!("Nobody has set this house up yet: open {address} to do so.");
        println!(
            "From another machine the page asks for this code: {}",
            server.setup_code()
        );
    }
    stop_signal().await;
    tracing::info!("stopping: not ready any more");
    // A second signal does not wait for whoever has to notice.
    tokio::select! {
        () = server.drain() => {}
        () = stop_signal() => {}
    }
    tracing::info!("stopping: finishing what was accepted");
    server.stop().await;
    tracing::info!("stopped");
    Ok(())
}

/// Waits for SIGINT or SIGTERM; a system that can't tell is stopped by force.
async fn stop_signal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let (Ok(mut interrupt), Ok(mut terminate)) =
            (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
        {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
