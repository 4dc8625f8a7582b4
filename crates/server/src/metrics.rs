//! Figures for Prometheus: requests by path, operations by name, the queue of the database, open sockets.

use std::time::Duration;

use coworkflow_domain::time::Instant;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

/// Upper ends of the latency histogram, in seconds.
const SECONDS: &[f64] = &[
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0,
];

/// Starts counting; the first start in a process installs the recorder, later ones (tests) read an own, empty one.
pub fn start() -> PrometheusHandle {
    let build = || {
        PrometheusBuilder::new()
            .set_buckets(SECONDS)
            .unwrap_or_else(|_| PrometheusBuilder::new())
    };
    let handle = build()
        .install_recorder()
        .unwrap_or_else(|_| build().build_recorder().handle());
    metrics::describe_counter!("coworkflow_requests_total", "Answered HTTP requests by path and status");
    metrics::describe_histogram!(
        "coworkflow_request_seconds",
        "Time until a request was answered, by path"
    );
    metrics::describe_counter!(
        "coworkflow_operations_total",
        "GraphQL operations by root field and outcome"
    );
    metrics::describe_histogram!(
        "coworkflow_operation_seconds",
        "Time of a GraphQL operation by root field"
    );
    metrics::describe_counter!(
        "coworkflow_operation_cost_total",
        "Most fields that the operations could answer, by root field"
    );
    metrics::describe_counter!("coworkflow_store_statements_total", "Statements the database was asked");
    metrics::describe_gauge!("coworkflow_store_waiting_writes", "Changes that wait for the writer");
    metrics::describe_gauge!(
        "coworkflow_redis_up",
        "Whether Redis carries word between the servers; absent where none is configured"
    );
    metrics::describe_gauge!(
        "coworkflow_figures_kept_at_seconds",
        "When daily figures were last kept on PostgreSQL, in seconds since 1970"
    );
    metrics::describe_gauge!("coworkflow_live_sockets", "Open live sockets");
    handle
}

/// An answered request.
pub fn request(path: &str, status: u16, took: Duration) {
    metrics::counter!("coworkflow_requests_total", "path" => path.to_owned(), "status" => status.to_string())
        .increment(1);
    metrics::histogram!("coworkflow_request_seconds", "path" => path.to_owned()).record(took);
}

/// A performed operation; `field` is one of the schema's root fields, so that nobody can make up labels.
pub fn operation(field: &str, cost: usize, failed: bool, took: Duration) {
    let outcome = if failed { "refused" } else { "done" };
    metrics::counter!("coworkflow_operations_total", "operation" => field.to_owned(), "outcome" => outcome)
        .increment(1);
    metrics::histogram!("coworkflow_operation_seconds", "operation" => field.to_owned()).record(took);
    metrics::counter!("coworkflow_operation_cost_total", "operation" => field.to_owned())
        .increment(u64::try_from(cost).unwrap_or(u64::MAX));
}

/// How many changes wait for the writer, set when the figures are read.
pub fn waiting_writes(count: usize) {
    metrics::gauge!("coworkflow_store_waiting_writes").set(u32::try_from(count).unwrap_or(u32::MAX));
}

/// Whether Redis carries word, set when the figures are read.
pub fn redis(up: bool) {
    metrics::gauge!("coworkflow_redis_up").set(f64::from(u8::from(up)));
}

/// How many statements the database was asked since the start, set when the figures are read.
pub fn statements(count: u64) {
    metrics::counter!("coworkflow_store_statements_total").absolute(count);
}

/// One live socket more.
pub fn socket_opened() {
    metrics::gauge!("coworkflow_live_sockets").increment(1);
}

/// One live socket less.
pub fn socket_closed() {
    metrics::gauge!("coworkflow_live_sockets").decrement(1);
}

/// Daily figures were kept at this moment.
pub fn figures_kept(at: Instant) {
    let seconds = u32::try_from(at.as_millis().div_euclid(1_000)).unwrap_or(u32::MAX);
    metrics::gauge!("coworkflow_figures_kept_at_seconds").set(seconds);
}
