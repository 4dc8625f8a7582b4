//! Whether the server is alive, ready, and its figures.

use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use coworkflow_store::DbError;
use tokio::time::timeout;

use super::House;
use super::identity::bearer;
use super::refusal::EdgeRefusal;
use super::visit::Visit;
use crate::metrics;

/// How long the database may take to say that it is there.
const PATIENCE: Duration = Duration::from_secs(2);

/// The process answers.
pub async fn alive() -> &'static str {
    "alive\n"
}

/// The database answers, and the server is not about to stop. Migrations are done before it listens.
pub async fn ready(State(house): State<Arc<House>>) -> Response {
    if house.is_leaving() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n").into_response();
    }
    let question = house.services.store.read_across_tenants(|_| Ok::<(), DbError>(()));
    match timeout(PATIENCE, question.answer()).await {
        Ok(Ok(())) => {
            // The house works: what is wrong beside it is said and turns nobody away.
            let mut said = "ready\n".to_owned();
            if let Ok(Some(problem)) = house.services.backup_problem().await {
                said.push_str(&format!("backups: {problem}\n"));
            }
            if house.settings.redis_url.is_some() && !house.services.store.hears_others() {
                said.push_str("redis: does not answer; other servers are looked after by the database, limits are counted here alone\n");
            }
            said.into_response()
        }
        _ => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response(),
    }
}

/// The figures, for this machine or with the token; for others they are not there.
pub async fn figures(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
) -> Response {
    let token = house.settings.metrics_token.as_deref();
    if !visit.local && (token.is_none() || !same(token, bearer(&headers))) {
        return EdgeRefusal::NoSuchPath.answer(visit.lang, &visit.request_id);
    }
    metrics::waiting_writes(house.services.store.waiting_writes());
    metrics::statements(coworkflow_store::db::statements_run());
    if house.settings.redis_url.is_some() {
        metrics::redis(house.services.store.hears_others());
    }
    (
        [(header::CONTENT_TYPE, "text/plain; version=0.0.4")],
        house.figures.render(),
    )
        .into_response()
}

/// Compares without telling by its time how much was right.
fn same(token: Option<&str>, given: Option<&str>) -> bool {
    let (Some(token), Some(given)) = (token, given) else {
        return false;
    };
    token.len() == given.len()
        && token
            .bytes()
            .zip(given.bytes())
            .fold(0, |differences, (a, b)| differences | (a ^ b))
            == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_must_be_there_and_the_same() {
        assert!(same(Some("0f3a"), Some("0f3a")));
        for (token, given) in [
            (Some("0f3a"), Some("0f3b")),
            (Some("0f3a"), Some("0f3")),
            (Some("0f3a"), None),
            (None, None),
            (None, Some("")),
        ] {
            assert!(!same(token, given));
        }
    }
}
