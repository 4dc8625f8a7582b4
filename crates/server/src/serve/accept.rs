//! Accepting connections: each with a bound on how long it may take to ask, all ended in order when the server stops.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use crate::edge::enter;

/// How long a connection may take to send the head of a request, or stay idle between two.
const HEAD: Duration = Duration::from_secs(30);
/// How long to wait when the system has no more handles for connections.
const NO_HANDLES: Duration = Duration::from_millis(100);
/// How long accepted requests may take to end when the server stops.
const DRAIN: Duration = Duration::from_secs(30);

/// Answers until told to stop, then finishes what was accepted.
pub async fn answer(listener: TcpListener, app: Router, mut stops: watch::Receiver<bool>) {
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEAD);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(HEAD)
        .max_concurrent_streams(100);
    let open = GracefulShutdown::new();
    loop {
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    sleep(NO_HANDLES).await;
                    continue;
                }
            },
            // An error means that the server was dropped, which is a stop too.
            () = async { let _ = stops.wait_for(|stopping| *stopping).await; } => break,
        };
        // Small answers go out at once; a system that can't do it still serves.
        let _ = stream.set_nodelay(true);
        let connection = builder
            .serve_connection_with_upgrades(TokioIo::new(stream), service_for(app.clone(), peer))
            .into_owned();
        let connection = open.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
        });
    }
    drop(listener);
    if timeout(DRAIN, open.shutdown()).await.is_err() {
        tracing::warn!("some requests did not end in time");
    }
}

/// The paths for the requests of one connection.
fn service_for(
    app: Router,
    peer: SocketAddr,
) -> impl hyper::service::Service<
    hyper::Request<Incoming>,
    Response = axum::response::Response,
    Error = std::convert::Infallible,
    Future: Send,
> + Clone {
    service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        enter(&mut request);
        let mut app = app.clone();
        async move { tower_service::Service::call(&mut app, request.map(Body::new)).await }
    })
}
