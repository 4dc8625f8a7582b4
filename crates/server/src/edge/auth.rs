//! `/auth/…`: signing in and out. The refresh token travels in a cookie that scripts can't read.

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use cookie::{Cookie, SameSite};
use coworkflow_operations::Failure;
use coworkflow_operations::access::SignedIn;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

use super::graphql::is_json;
use super::refusal::{EdgeRefusal, answer};
use super::visit::Visit;
use super::ways_in::entered;
use super::{House, device};

/// The cookie of the refresh token.
const COOKIE: &str = "coworkflow_refresh";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Credentials {
    email: String,
    password: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pairing {
    code: String,
}

/// Signs a tablet in as the display whose code it types.
pub async fn pair(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let Pairing { code } = match json_body(&headers, body) {
        Ok(pairing) => pairing,
        Err(refusal) => return refusal.answer(visit.lang, &visit.request_id),
    };
    let paired = async {
        let device = device_of(&headers);
        house
            .services
            .pair_display(visit.here()?, &code, visit.address, &device)
            .await
    };
    match paired.await {
        Ok(signed_in) => welcome(&house, &visit, signed_in),
        Err(failure) => refused(failure, &visit),
    }
}

/// Signs in with e-mail and password.
pub async fn sign_in(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let Credentials { email, password } = match json_body(&headers, body) {
        Ok(credentials) => credentials,
        Err(refusal) => return refusal.answer(visit.lang, &visit.request_id),
    };
    let Ok(_permit) = house.at_once.try_acquire() else {
        return EdgeRefusal::Busy.answer(visit.lang, &visit.request_id);
    };
    let device = device_of(&headers);
    let signing_in = async {
        let here = visit.here()?;
        house
            .services
            .enter_by_password(here, &email, password, visit.address, &device)
            .await
    };
    entered(&house, &visit, signing_in.await)
}

/// What the browser is.
pub(super) fn device_of(headers: &HeaderMap) -> String {
    let user_agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    device::name(user_agent.unwrap_or_default())
}

/// Renews the access token, and the refresh token with it.
pub async fn refresh(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
) -> Response {
    let Some(token) = refresh_token(&headers) else {
        return refused(coworkflow_domain::refusal::General::SignInNeeded.into(), &visit);
    };
    let refreshing = async { house.services.refresh(visit.here()?, &token).await };
    match refreshing.await {
        Ok(signed_in) => welcome(&house, &visit, signed_in),
        Err(failure) => {
            let gone = failure
                .refusal()
                .is_some_and(|refusal| refusal.code.starts_with("access."));
            let answer = refused(failure, &visit);
            if gone {
                ([(header::SET_COOKIE, cookie(&house, &visit, String::new(), 0))], answer).into_response()
            } else {
                answer
            }
        }
    }
}

/// Ends the sign-in of this browser.
pub async fn sign_out(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
) -> Response {
    if let (Some(token), Some(here)) = (refresh_token(&headers), visit.tenant())
        && let Err(failure) = house.services.sign_out(here, &token).await
        && failure
            .refusal()
            .is_none_or(|refusal| refusal.code.starts_with("unavailable"))
    {
        return refused(failure, &visit);
    }
    (
        StatusCode::NO_CONTENT,
        [(header::SET_COOKIE, cookie(&house, &visit, String::new(), 0))],
    )
        .into_response()
}

pub(super) fn json_body<T: serde::de::DeserializeOwned>(
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<T, EdgeRefusal> {
    if !is_json(headers) {
        return Err(EdgeRefusal::MediaType);
    }
    let body = body.map_err(|_| EdgeRefusal::TooLarge)?;
    serde_json::from_slice(&body).map_err(|_| EdgeRefusal::Json)
}

pub(super) fn welcome(house: &House, visit: &Visit, signed_in: SignedIn) -> Response {
    welcome_with(house, visit, signed_in, "", Value::Null)
}

/// The same, with something more for whoever came in.
pub(super) fn welcome_with(house: &House, visit: &Visit, signed_in: SignedIn, name: &str, more: Value) -> Response {
    let mut body = json!({
        "accessToken": signed_in.access_token,
        "expiresAt": signed_in.access_expires_at.to_string(),
        "user": { "id": signed_in.user.id.to_string(), "name": signed_in.user.name, "role": signed_in.user.role.name() },
    });
    if let (false, Value::Object(body)) = (more.is_null(), &mut body) {
        body.insert(name.to_owned(), more);
    }
    let cookie = cookie(house, visit, signed_in.refresh_token, 30);
    ([(header::SET_COOKIE, cookie)], Json(body)).into_response()
}

/// The cookie's header; with an empty value and no days it is taken away.
fn cookie(house: &House, visit: &Visit, value: String, days: i64) -> String {
    let https = house.settings.public_url.as_ref().is_some_and(|url| url.https);
    Cookie::build((COOKIE, value))
        .http_only(true)
        .same_site(SameSite::Strict)
        .path(format!("{}/auth", visit.lead))
        .secure(https)
        .max_age(cookie::time::Duration::days(days))
        .build()
        .to_string()
}

fn refresh_token(headers: &HeaderMap) -> Option<String> {
    let sent = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(Cookie::split_parse);
    sent.flatten()
        .find(|cookie| cookie.name() == COOKIE)
        .map(|cookie| cookie.value().to_owned())
}

/// The answer to a refused sign-in.
pub(super) fn refused(failure: Failure, visit: &Visit) -> Response {
    let Failure::Refused(refusal) = failure else {
        tracing::error!(%failure, "a sign-in broke");
        return EdgeRefusal::Internal.answer(visit.lang, &visit.request_id);
    };
    let status = match refusal.code.as_ref() {
        code if code.starts_with("unavailable") => StatusCode::SERVICE_UNAVAILABLE,
        "access.too_many_attempts" => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::UNAUTHORIZED,
    };
    answer(status, &refusal, visit.lang, &visit.request_id)
}
