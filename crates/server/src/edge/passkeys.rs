//! `/auth/passkeys/…`: what browsers are asked with, and what they answer. The origin that counts is the one the browser names,
//! which was found to be ours before.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use coworkflow_domain::access::AccessRefusal;
use coworkflow_operations::access::{NewPasskeyAnswer, PasskeyAnswer};
use coworkflow_operations::{Context, Failure};
use serde::Deserialize;
use serde_json::json;

use super::House;
use super::auth::{refused, welcome};
use super::identity::bearer;
use super::visit::Visit;
use super::ways_in::Posted;

/// Nothing needs to be said.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// One's own password.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Current {
    current: String,
}

/// Asks the browser of a stranger for a passkey.
pub async fn ask(State(house): State<Arc<House>>, Posted { visit, headers, .. }: Posted<Nothing>) -> Response {
    let asked = || house.services.ask_passkey(visit.here()?, origin(&headers)?);
    match asked() {
        Ok(asked) => Json(asked).into_response(),
        Err(failure) => refused(failure, &visit),
    }
}

/// Signs in by a passkey.
pub async fn sign_in(
    State(house): State<Arc<House>>,
    Posted {
        visit,
        headers,
        device,
        body,
    }: Posted<PasskeyAnswer>,
) -> Response {
    let signing_in = async {
        let (here, origin) = (visit.here()?, origin(&headers)?);
        house.services.sign_in_by_passkey(here, origin, body, &device).await
    };
    match signing_in.await {
        Ok(signed_in) => welcome(&house, &visit, signed_in),
        Err(failure) => refused(failure, &visit),
    }
}

/// Asks the browser of somebody who is signed in to make a passkey.
pub async fn ask_new(
    State(house): State<Arc<House>>,
    Posted {
        visit, headers, body, ..
    }: Posted<Current>,
) -> Response {
    let asking = async {
        let context = signed_in(&house, &visit, &headers).await?;
        house
            .services
            .ask_new_passkey(&context, body.current, origin(&headers)?)
            .await
    };
    match asking.await {
        Ok(asked) => Json(asked).into_response(),
        Err(failure) => refused(failure, &visit),
    }
}

/// Adds the passkey that a browser made.
pub async fn add(
    State(house): State<Arc<House>>,
    Posted {
        visit,
        headers,
        device,
        body,
    }: Posted<NewPasskeyAnswer>,
) -> Response {
    let adding = async {
        let context = signed_in(&house, &visit, &headers).await?;
        house
            .services
            .add_passkey(&context, origin(&headers)?, body, &device)
            .await
    };
    match adding.await {
        Ok(row) => Json(json!({ "id": row.id.to_string(), "name": row.name })).into_response(),
        Err(failure) => refused(failure, &visit),
    }
}

/// The page that asks, as its browser names it.
fn origin(headers: &HeaderMap) -> Result<&str, AccessRefusal> {
    let named = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    named.ok_or(AccessRefusal::UnknownPasskey)
}

/// Who asks, by their token; operations refuse whoever has none.
async fn signed_in(house: &House, visit: &Visit, headers: &HeaderMap) -> Result<Context, Failure> {
    let request = house.request(visit, bearer(headers)).await;
    Ok(request.map_err(Failure::Refused)?.context)
}
