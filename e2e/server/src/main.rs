//! The server for browser journeys: the product's own, on a clock that the journey moves. Never part of the product.

mod clock;
mod control;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use coworkflow_operations::context::SystemRandom;
use coworkflow_operations::tenants::NewOperator;
use coworkflow_server::config::Layer;
use coworkflow_server::serve::Server;
use coworkflow_server::{metrics, start};

use crate::clock::MovedClock;

/// Serves a house whose clock a journey moves.
#[derive(Parser)]
struct Cli {
    /// Port of the house; 0 for any free one, which is printed.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Port of the control line on loopback; 0 for any free one, which is printed. Takes `stop`, `advance MINUTES` and `now`.
    #[arg(long, default_value_t = 0)]
    control: u16,
    /// Folder of the data.
    #[arg(long)]
    data: PathBuf,
    /// A mail server on this machine: `smtp://127.0.0.1:2525`.
    #[arg(long)]
    smtp: Option<String>,
    /// Lets everybody open a house.
    #[arg(long)]
    sign_up: bool,
    /// Makes an operator of this e-mail, who signs in with the password of all journeys.
    #[arg(long)]
    operator: Option<String>,
    /// The moment to begin at, `2026-11-20T08:00:00Z`; the real time when left out.
    #[arg(long)]
    at: Option<String>,
}

#[tokio::main]
async fn main() -> ExitCode {
    match serve(Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("e2e-server: {sentence}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(cli: Cli) -> Result<(), String> {
    let clock = Arc::new(MovedClock::from(cli.at.as_deref())?);
    let layer = Layer {
        port: Some(cli.port),
        data: Some(cli.data),
        rate_per_second: Some(0),
        test_payments: Some(true),
        // Where the links of letters lead; a journey opens them at its own house.
        public_url: cli.smtp.as_ref().map(|_| "http://nile.test".to_owned()),
        mail_from: cli.smtp.as_ref().map(|_| "desk@nile.test".to_owned()),
        smtp_url: cli.smtp,
        sign_up: Some(cli.sign_up),
        ..Layer::default()
    };
    let settings = layer.settings().map_err(|error| error.to_string())?;
    let services =
        start::services(&settings, clock.clone(), Arc::new(SystemRandom)).map_err(|error| error.to_string())?;
    if let Some(email) = cli.operator {
        let new = NewOperator {
            name: "Hany Lotfy".to_owned(),
            email,
            password: "koshary at the corner".to_owned(),
        };
        services.make_operator(new).await.map_err(|error| error.to_string())?;
    }
    let graph = coworkflow_api::schema();
    let sdl = graph.sdl();
    let server = Server::start(settings, services, graph, &sdl, metrics::start())
        .await
        .map_err(|error| error.to_string())?;
    let control = SocketAddr::from((Ipv4Addr::LOCALHOST, cli.control));
    let control = control::listen(control, clock)
        .await
        .map_err(|error| format!("can't listen on {control} ({error}): choose another --control"))?;
    println!("house http://{}", server.address());
    println!("control {control}");
    tokio::signal::ctrl_c().await.map_err(|error| error.to_string())?;
    server.stop().await;
    Ok(())
}
