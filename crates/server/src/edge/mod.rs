//! Everything between a socket and an operation: who may come in, what it may cost, how it is answered.

mod auth;
mod device;
mod feeds;
mod files;
mod graphql;
mod health;
mod identity;
mod imports;
mod known;
mod limits;
mod operator;
mod papers;
mod passkeys;
mod place;
mod print;
mod rate;
mod refusal;
mod socket;
mod test_payments;
mod visit;
mod ways_in;
mod web;
mod written;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use async_graphql::Executor;
use async_graphql::parser::types::{TypeKind, TypeSystemDefinition};
use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRef};
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use coworkflow_operations::Services;
use coworkflow_operations::floor_plans::UNDERLAY_BYTES;
use coworkflow_operations::spaces::LOGO_BYTES;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::{Semaphore, watch};
use tower_http::compression::{CompressionLayer, CompressionLevel};

pub use self::place::enter;
use crate::config::Settings;

/// Most bytes of a request, files aside (promise 12).
const BODY: usize = 1024 * 1024;
/// Most bytes of a file that is taken in.
const FILE: usize = 20 * 1024 * 1024;

/// Most bytes of an archive for an empty server.
const ARCHIVE: usize = 2 * 1024 * 1024 * 1024;

/// Most bytes that a path takes.
fn largest(path: &str) -> usize {
    match path {
        "/setup/archive" => ARCHIVE,
        "/files/logo" => LOGO_BYTES,
        "/files/underlay" => UNDERLAY_BYTES,
        path if path.starts_with("/imports/") => FILE,
        _ => BODY,
    }
}

/// What every handler works with.
pub struct House {
    /// The checked settings.
    pub settings: Settings,
    /// The operations.
    pub services: Services,
    /// What a stranger from another machine must type to set the house up; printed in the log.
    pub setup_code: String,
    test_payments: bool,
    rate: rate::Rate,
    at_once: Semaphore,
    sockets: Arc<Semaphore>,
    figures: PrometheusHandle,
    stopping: watch::Receiver<bool>,
    leaving: AtomicBool,
    started: Instant,
    faults: operator::Faults,
    root_fields: std::collections::HashSet<String>,
    documents: known::Documents,
}

impl House {
    /// The house of a running server; `stopping` turns true when it must let go of its sockets.
    pub fn new(
        settings: Settings,
        mut services: Services,
        schema: &str,
        figures: PrometheusHandle,
        stopping: watch::Receiver<bool>,
    ) -> House {
        if settings.test_payments {
            services.payments = Some(Arc::new(test_payments::TestPayments));
        }
        House {
            test_payments: settings.test_payments,
            rate: rate::Rate::new(settings.rate_per_second, settings.rate_burst),
            at_once: Semaphore::new(settings.requests_at_once),
            sockets: Arc::new(Semaphore::new(settings.sockets)),
            setup_code: setup_code(services.setup_bits()),
            root_fields: root_fields(schema),
            documents: known::Documents::of_the_client(),
            figures,
            stopping,
            leaving: AtomicBool::new(false),
            started: Instant::now(),
            faults: operator::Faults::default(),
            settings,
            services,
        }
    }

    fn request_time(&self) -> Duration {
        Duration::from_secs(self.settings.request_seconds)
    }

    /// Says from now on that this server is not ready and that its connections end, and goes on answering.
    pub fn leave(&self) {
        self.leaving.store(true, Ordering::Relaxed);
    }

    fn is_leaving(&self) -> bool {
        self.leaving.load(Ordering::Relaxed) || *self.stopping.borrow()
    }

    /// Waits until the last live socket is closed.
    pub async fn sockets_closed(&self) {
        let all = u32::try_from(self.settings.sockets).unwrap_or(u32::MAX);
        // Only a closed semaphore errs, and nobody closes this one.
        let _ = self.sockets.acquire_many(all).await;
    }
}

/// Twelve letters and digits that nobody mistakes for each other.
fn setup_code(bits: u128) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789z";
    let letter = |at: usize| {
        LETTERS
            .get(usize::try_from((bits >> (5 * at)) & 31).unwrap_or_default())
            .copied()
            .unwrap_or(b'a')
    };
    (0..12).map(|at| char::from(letter(at))).collect()
}

/// The names of the schema's root fields: the only operation names that figures are kept under.
fn root_fields(schema: &str) -> std::collections::HashSet<String> {
    let Ok(document) = async_graphql::parser::parse_schema(schema) else {
        return std::collections::HashSet::new();
    };
    let types = document
        .definitions
        .into_iter()
        .filter_map(|definition| match definition {
            TypeSystemDefinition::Type(kind)
                if matches!(kind.node.name.node.as_str(), "Query" | "Mutation" | "Subscription") =>
            {
                Some(kind.node.kind)
            }
            _ => None,
        });
    types
        .filter_map(|kind| match kind {
            TypeKind::Object(object) => Some(object.fields),
            _ => None,
        })
        .flatten()
        .map(|field| field.node.name.node.to_string())
        .collect()
}

/// What the GraphQL handlers work with: the house and the schema.
#[derive(Clone)]
pub struct Edge<E> {
    /// The house.
    pub house: Arc<House>,
    /// The schema.
    pub graph: E,
}

impl<E> FromRef<Edge<E>> for Arc<House> {
    fn from_ref(edge: &Edge<E>) -> Self {
        edge.house.clone()
    }
}

/// All paths of the server.
pub fn router<E: Executor>(edge: Edge<E>) -> Router {
    let graphql = Router::new()
        .route("/graphql", post(graphql::answer::<E>).fallback(refused_method))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest));
    Router::new()
        .merge(graphql)
        .route("/graphql/ws", get(socket::open::<E>))
        .route("/auth/sign-in", post(auth::sign_in).fallback(refused_method))
        .route("/auth/link", post(ways_in::send_link).fallback(refused_method))
        .route("/auth/link/open", post(ways_in::open_link).fallback(refused_method))
        .route(
            "/auth/link/password",
            post(ways_in::set_password).fallback(refused_method),
        )
        .route("/auth/second-step", post(ways_in::second_step).fallback(refused_method))
        .route(
            "/auth/second-step/set-up",
            post(ways_in::set_up_app).fallback(refused_method),
        )
        .route(
            "/auth/second-step/confirm",
            post(ways_in::confirm_app).fallback(refused_method),
        )
        .route("/auth/passkeys/ask", post(passkeys::ask).fallback(refused_method))
        .route(
            "/auth/passkeys/sign-in",
            post(passkeys::sign_in).fallback(refused_method),
        )
        .route(
            "/auth/passkeys/ask-new",
            post(passkeys::ask_new).fallback(refused_method),
        )
        .route("/auth/passkeys/add", post(passkeys::add).fallback(refused_method))
        .route("/auth/pair", post(auth::pair).fallback(refused_method))
        .route("/auth/refresh", post(auth::refresh).fallback(refused_method))
        .route("/auth/sign-out", post(auth::sign_out).fallback(refused_method))
        .route(
            "/imports/{kind}",
            post(imports::upload)
                .fallback(refused_method)
                .layer(DefaultBodyLimit::max(FILE)),
        )
        .route("/imports/{id}/rejected.csv", get(imports::rejected))
        .route(
            "/files/logo",
            post(files::take_logo)
                .fallback(refused_method)
                .layer(DefaultBodyLimit::max(LOGO_BYTES)),
        )
        .route(
            "/files/underlay",
            post(files::take_underlay)
                .fallback(refused_method)
                .layer(DefaultBodyLimit::max(UNDERLAY_BYTES)),
        )
        .route("/files/assets/{id}", get(files::asset))
        .route("/files/backups/{name}", get(files::backup))
        .route("/files/archives/{name}", get(files::archive))
        .route(
            "/setup/archive",
            post(files::take_archive)
                .fallback(refused_method)
                .layer(DefaultBodyLimit::max(ARCHIVE)),
        )
        .route("/files/invoices/{file}", get(papers::invoice))
        .route("/files/my/invoices/{file}", get(papers::my_invoice))
        .route("/files/invoices.pdf", get(papers::invoices))
        .route("/files/credit_notes/{file}", get(papers::credit_note))
        .route("/files/statements/{file}", get(papers::statement))
        .route(
            "/test-payments/{tenant}/{reference}",
            get(test_payments::page).post(test_payments::answer),
        )
        .route("/feeds/{file}", get(feeds::calendar))
        .route(
            "/operator/api/sign-in",
            post(operator::sign_in).fallback(refused_method),
        )
        .route(
            "/operator/api/sign-out",
            post(operator::sign_out).fallback(refused_method),
        )
        .route("/operator/api/overview", get(operator::overview))
        .route("/operator/api/tenants", get(operator::tenants))
        .route(
            "/operator/api/tenants/{id}/{act}",
            post(operator::say).fallback(refused_method),
        )
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::figures))
        .fallback(web::file)
        .layer(DefaultBodyLimit::max(BODY))
        .layer(from_fn_with_state(edge.house.clone(), visit::let_in))
        .with_state(edge)
}

async fn refused_method(axum::Extension(visit): axum::Extension<visit::Visit>) -> axum::response::Response {
    refusal::EdgeRefusal::Method.answer(visit.lang, &visit.request_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_know_the_root_fields_and_nothing_else() {
        let fields = root_fields(
            "type Query { house: Int customers: Int } type Mutation { endSession: Int } type Customer { name: String }",
        );
        assert!(fields.contains("house") && fields.contains("endSession"));
        assert!(!fields.contains("name"));
    }

    #[test]
    fn setup_codes_are_twelve_plain_letters() {
        let code = setup_code(u128::MAX / 7);
        assert_eq!(code.len(), 12);
        assert!(
            code.bytes()
                .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        );
    }
}
