//! `/auth/link…`, `/auth/second-step…`: getting in without a password, and the second step. What proves somebody comes in the
//! body, so that no log has it.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use coworkflow_domain::access::LinkPurpose;
use coworkflow_domain::text::Lang;
use coworkflow_operations::Failure;
use coworkflow_operations::access::Entered;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::House;
use super::auth::{device_of, json_body, refused, welcome, welcome_with};
use super::refusal::EdgeRefusal;
use super::visit::Visit;

/// What was posted as JSON, by whom and from which device.
pub struct Posted<T> {
    pub(super) visit: Visit,
    pub(super) headers: HeaderMap,
    pub(super) device: String,
    pub(super) body: T,
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Posted<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let headers = request.headers().clone();
        // Whoever comes in was let in, which left it there.
        let Some(visit) = request.extensions().get::<Visit>().cloned() else {
            return Err(EdgeRefusal::Internal.answer(Lang::En, ""));
        };
        let body = Bytes::from_request(request, state).await;
        match json_body(&headers, body) {
            Ok(body) => Ok(Posted {
                device: device_of(&headers),
                visit,
                headers,
                body,
            }),
            Err(refusal) => Err(refusal.answer(visit.lang, &visit.request_id)),
        }
    }
}

/// Asks for a link to an address.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkAsked {
    email: String,
    purpose: LinkPurpose,
}

/// What stands in a link, or proves a first step.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Token {
    token: String,
}

/// A password by a link.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordChosen {
    token: String,
    password: String,
}

/// What is typed as the second step.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeTyped {
    token: String,
    code: String,
}

/// Sends a link to whoever signs in with an address, if somebody does.
pub async fn send_link(State(house): State<Arc<House>>, Posted { visit, body, .. }: Posted<LinkAsked>) -> Response {
    let LinkAsked { email, purpose } = body;
    let sending = async {
        let here = visit.here()?;
        house
            .services
            .send_link(here, &email, purpose, visit.lang, visit.address)
            .await
    };
    match sending.await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(failure) => refused(failure, &visit),
    }
}

/// Takes the first step for whoever opens a link.
pub async fn open_link(
    State(house): State<Arc<House>>,
    Posted {
        visit, device, body, ..
    }: Posted<Token>,
) -> Response {
    let opening = async { house.services.open_link(visit.here()?, &body.token, &device).await };
    entered(&house, &visit, opening.await)
}

/// Sets the password that whoever opened a link chose, which is their first step.
pub async fn set_password(
    State(house): State<Arc<House>>,
    Posted {
        visit, device, body, ..
    }: Posted<PasswordChosen>,
) -> Response {
    let Ok(_permit) = house.at_once.try_acquire() else {
        return EdgeRefusal::Busy.answer(visit.lang, &visit.request_id);
    };
    let setting = async {
        let here = visit.here()?;
        house
            .services
            .set_password_by_link(here, &body.token, body.password, &device)
            .await
    };
    entered(&house, &visit, setting.await)
}

/// Takes the second step.
pub async fn second_step(
    State(house): State<Arc<House>>,
    Posted {
        visit, device, body, ..
    }: Posted<CodeTyped>,
) -> Response {
    let taking = async {
        let here = visit.here()?;
        house
            .services
            .take_second_step(here, &body.token, body.code, &device)
            .await
    };
    match taking.await {
        Ok(signed_in) => welcome(&house, &visit, signed_in),
        Err(failure) => refused(failure, &visit),
    }
}

/// Sets an app up for who must have one before they get in.
pub async fn set_up_app(State(house): State<Arc<House>>, Posted { visit, body, .. }: Posted<Token>) -> Response {
    let setting_up = async { house.services.set_up_app(visit.here()?, &body.token).await };
    match setting_up.await {
        Ok(app) => Json(json!({ "secret": app.secret, "uri": app.uri })).into_response(),
        Err(failure) => refused(failure, &visit),
    }
}

/// Confirms that app, and answers with the recovery codes beside the sign-in.
pub async fn confirm_app(
    State(house): State<Arc<House>>,
    Posted {
        visit, device, body, ..
    }: Posted<CodeTyped>,
) -> Response {
    let confirming = async {
        let here = visit.here()?;
        house
            .services
            .enter_with_new_app(here, &body.token, body.code, &device)
            .await
    };
    match confirming.await {
        Ok((signed_in, codes)) => welcome_with(&house, &visit, signed_in, "recoveryCodes", Value::from(codes)),
        Err(failure) => refused(failure, &visit),
    }
}

/// The answer to a first step.
pub(super) fn entered(house: &House, visit: &Visit, outcome: Result<Entered, Failure>) -> Response {
    match outcome {
        Ok(Entered::SignedIn(signed_in)) => welcome(house, visit, *signed_in),
        Ok(Entered::SecondStep(step)) => {
            Json(json!({ "secondStep": { "token": step.token, "setsUp": step.sets_up } })).into_response()
        }
        Err(failure) => refused(failure, visit),
    }
}
