//! `POST /graphql`: JSON only, one operation or a short batch, each weighed before it runs.

use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};

use async_graphql::{Executor, Request, Response as Answer, ServerError, Value, value};
use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use coworkflow_api::access::FromThisMachine;
use coworkflow_api::members::Address;
use coworkflow_domain::refusal::Refusal;
use coworkflow_domain::text::Lang;
use futures_util::FutureExt;

use super::identity::{bearer, unauthorized};
use super::known::Asked;
use super::limits::{Allowed, check};
use super::refusal::EdgeRefusal;
use super::visit::Visit;
use super::{Edge, House, written};
use crate::metrics;

/// Most operations in one request (promise 12).
const BATCH: usize = 10;

/// Answers a request with one operation or a batch.
pub async fn answer<E: Executor>(
    State(edge): State<Edge<E>>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let refuse = |refusal: EdgeRefusal| refusal.answer(visit.lang, &visit.request_id);
    let (batch, requests) = match read(&headers, body) {
        Ok(read) => read,
        Err(refusal) => return refuse(refusal),
    };
    let asks = match edge.house.request(&visit, bearer(&headers)).await {
        Ok(asks) => asks,
        Err(refusal) => return unauthorized(&refusal, &visit),
    };
    let mut weighed = Vec::with_capacity(requests.len());
    for asked in requests {
        let (mut request, known) = match asked.request(&edge.house.documents) {
            Ok(found) => found,
            Err(refusal) => return refuse(refusal),
        };
        let allowed = check(&mut request, known);
        weighed.push((request, allowed));
    }
    let operations: usize = weighed
        .iter()
        .map(|(_, allowed)| allowed.as_ref().map_or(1, |allowed| allowed.operations))
        .sum();
    // The request itself was counted at the door.
    if operations > 1 && !edge.house.may(visit.address, operations - 1).await {
        return refuse(EdgeRefusal::TooMany);
    }
    let Ok(_permit) = edge.house.at_once.try_acquire() else {
        return refuse(EdgeRefusal::Busy);
    };
    let mut answers = Vec::with_capacity(weighed.len());
    for (request, allowed) in weighed {
        answers.push(match allowed {
            Err(refusal) if batch => failed(&refusal, visit.lang, &visit.request_id),
            Err(refusal) => return refuse(refusal),
            Ok(allowed) => {
                run(
                    &edge,
                    request
                        .data(asks.clone())
                        .data(FromThisMachine(visit.local))
                        .data(Address(visit.address)),
                    &allowed,
                    &visit,
                )
                .await
            }
        });
    }
    let status = if answers.iter().any(is_unavailable) {
        StatusCode::SERVICE_UNAVAILABLE
    } else {
        StatusCode::OK
    };
    let mut body = Vec::new();
    let written = match answers.as_slice() {
        [answer] if !batch => written::write(answer, &mut body),
        answers => written::write_all(answers, &mut body),
    };
    match written {
        Ok(()) => (
            status,
            [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))],
            body,
        )
            .into_response(),
        Err(_) => refuse(EdgeRefusal::Internal),
    }
}

fn read(headers: &HeaderMap, body: Result<Bytes, BytesRejection>) -> Result<(bool, Vec<Asked>), EdgeRefusal> {
    if !is_json(headers) {
        return Err(EdgeRefusal::MediaType);
    }
    let body = body.map_err(|_| EdgeRefusal::TooLarge)?;
    if body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'[') {
        let batch: Vec<Asked> = serde_json::from_slice(&body).map_err(|_| EdgeRefusal::Json)?;
        if batch.is_empty() || batch.len() > BATCH {
            return Err(EdgeRefusal::Batch);
        }
        return Ok((true, batch));
    }
    let single = serde_json::from_slice(&body).map_err(|_| EdgeRefusal::Json)?;
    Ok((false, vec![single]))
}

/// Exactly `application/json`, with no other character set than UTF-8.
pub fn is_json(headers: &HeaderMap) -> bool {
    let Some(kind) = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()) else {
        return false;
    };
    let mut parts = kind.split(';').map(str::trim);
    parts
        .next()
        .is_some_and(|kind| kind.eq_ignore_ascii_case("application/json"))
        && parts.all(|parameter| {
            parameter.is_empty()
                || parameter.eq_ignore_ascii_case("charset=utf-8")
                || parameter.eq_ignore_ascii_case("charset=\"utf-8\"")
        })
}

/// Runs one operation; a panic or a time-out is an answer too (promise 14).
async fn run<E: Executor>(edge: &Edge<E>, request: Request, allowed: &Allowed, visit: &Visit) -> Answer {
    let started = Instant::now();
    let limit: Duration = edge.house.request_time();
    let running = AssertUnwindSafe(edge.graph.execute(request)).catch_unwind();
    let answer = match tokio::time::timeout(limit, running).await {
        Ok(Ok(answer)) => named(answer),
        Ok(Err(_)) => {
            tracing::error!(operation = allowed.field, "an operation panicked");
            failed(&EdgeRefusal::Internal, visit.lang, &visit.request_id)
        }
        Err(_) => {
            tracing::error!(operation = allowed.field, "an operation took too long");
            failed(&EdgeRefusal::Timeout, visit.lang, &visit.request_id)
        }
    };
    if has_code(&answer, |code| code == "internal") {
        edge.house.faults.note(visit.tenant());
    }
    edge.house.count(allowed, answer.is_err(), started.elapsed());
    answer
}

impl House {
    /// Counts an operation under its root field, if the schema has it.
    pub(super) fn count(&self, allowed: &Allowed, failed: bool, took: Duration) {
        let known = self.root_fields.contains(&allowed.field);
        metrics::operation(
            if known { &allowed.field } else { "unknown" },
            allowed.cost,
            failed,
            took,
        );
    }
}

/// An answer that is only a refusal of the edge.
pub fn failed(refusal: &EdgeRefusal, lang: Lang, request_id: &str) -> Answer {
    let refusal = Refusal::from(refusal.clone());
    let mut error = ServerError::new(refusal.message(lang), None);
    let mut extensions = async_graphql::ErrorExtensionValues::default();
    extensions.set("code", refusal.code.as_ref());
    extensions.set("requestId", request_id);
    if let Ok(data) = Value::from_json(refusal.data.clone()) {
        extensions.set("data", data);
    }
    error.extensions = Some(extensions);
    Answer::from_errors(vec![error])
}

/// Errors of the GraphQL layer itself (an unknown field, a wrong type) get a code as every other refusal has.
pub fn named(mut answer: Answer) -> Answer {
    for error in &mut answer.errors {
        let extensions = error.extensions.get_or_insert_default();
        if extensions.get("code").is_none() {
            extensions.set("code", value!("request.query"));
        }
    }
    answer
}

fn is_unavailable(answer: &Answer) -> bool {
    has_code(answer, |code| code.starts_with("unavailable"))
}

fn has_code(answer: &Answer, is_it: impl Fn(&str) -> bool) -> bool {
    let code = |error: &ServerError| {
        error
            .extensions
            .as_ref()
            .and_then(|extensions| extensions.get("code").cloned())
    };
    answer
        .errors
        .iter()
        .filter_map(code)
        .any(|code| matches!(code, Value::String(code) if is_it(&code)))
}
