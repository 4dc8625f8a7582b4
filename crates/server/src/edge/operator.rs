//! `/operator/api/…`: the console of who runs the server. It has a sign-in of its own, which opens nothing else, and shows how the
//! houses stand and how large they are: nothing that a house keeps is in any answer.

use std::collections::HashMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use cookie::{Cookie, SameSite};
use coworkflow_domain::ids::TenantId;
use coworkflow_domain::refusal::General;
use coworkflow_domain::tenants::TenantState;
use coworkflow_operations::tenants::{HouseLine, Operator};
use coworkflow_operations::{Failure, Services};
use coworkflow_store::DbError;
use parking_lot::Mutex;
use serde::Deserialize;
use serde_json::{Value, json};

use super::House;
use super::auth::{json_body, refused};
use super::refusal::EdgeRefusal;
use super::visit::Visit;

/// The cookie of an operator's sign-in.
const COOKIE: &str = "coworkflow_operator";
/// Where it is sent, and nowhere else.
const PATH: &str = "/operator/api";
/// Most houses whose faults are counted apart.
const MOST: usize = 10_000;

/// What broke since the server started, by house: the log says what it was.
#[derive(Default)]
pub struct Faults(Mutex<HashMap<Option<TenantId>, u64>>);

impl Faults {
    /// Something of ours broke for somebody in this house.
    pub fn note(&self, tenant: Option<TenantId>) {
        let mut all = self.0.lock();
        let counted = if all.len() < MOST || all.contains_key(&tenant) {
            tenant
        } else {
            None
        };
        *all.entry(counted).or_default() += 1;
    }

    fn of(&self, tenant: TenantId) -> u64 {
        self.0.lock().get(&Some(tenant)).copied().unwrap_or_default()
    }

    fn all(&self) -> u64 {
        self.0.lock().values().sum()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Credentials {
    email: String,
    password: String,
}

/// Which houses are looked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sought {
    #[serde(default)]
    search: String,
    after: Option<TenantId>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Said {
    reason: String,
    plan: Option<String>,
}

/// Signs an operator in.
pub async fn sign_in(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    if !visit.of_the_server {
        return EdgeRefusal::NoSuchPath.answer(visit.lang, &visit.request_id);
    }
    let Credentials { email, password } = match json_body(&headers, body) {
        Ok(credentials) => credentials,
        Err(refusal) => return refusal.answer(visit.lang, &visit.request_id),
    };
    let Ok(_permit) = house.at_once.try_acquire() else {
        return EdgeRefusal::Busy.answer(visit.lang, &visit.request_id);
    };
    match house.services.sign_in_operator(&email, password, visit.address).await {
        Ok(signed_in) => {
            let hours = signed_in.expires_at.millis_since(house.services.clock.now()) / 3_600_000;
            (
                [(header::SET_COOKIE, cookie(&house, signed_in.token, hours))],
                Json(shown(&signed_in.operator)),
            )
                .into_response()
        }
        Err(failure) => refused(failure, &visit),
    }
}

/// Ends the sign-in of this browser.
pub async fn sign_out(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
) -> Response {
    if let Some(token) = token(&headers)
        && let Err(failure) = house.services.sign_out_operator(&token).await
    {
        return refused(failure, &visit);
    }
    (
        StatusCode::NO_CONTENT,
        [(header::SET_COOKIE, cookie(&house, String::new(), 0))],
    )
        .into_response()
}

/// How the server does, and how many houses it has.
pub async fn overview(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
) -> Response {
    let looked = async {
        let operator = enter(&house, &visit, &headers).await?;
        let services = &house.services;
        let began = std::time::Instant::now();
        services
            .store
            .read_across_tenants(|_| Ok::<(), DbError>(()))
            .answer()
            .await?;
        let database_micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
        let totals = services.count_houses().await?;
        let plans = services.platform_plans().await?;
        Ok::<Value, Failure>(json!({
            "operator": shown(&operator),
            "version": env!("CARGO_PKG_VERSION"),
            "upSeconds": house.started.elapsed().as_secs(),
            "databaseMicros": database_micros,
            "waitingWrites": services.store.waiting_writes(),
            "sockets": house.settings.sockets.saturating_sub(house.sockets.available_permits()),
            "faults": house.faults.all(),
            "backups": services.backup_problem().await?.map(|problem| problem.to_string()),
            "tenants": totals.tenants,
            "suspended": totals.suspended,
            "leaving": totals.leaving,
            "signUp": services.platform.sign_up,
            "plans": plans.into_iter().map(|plan| plan.name).collect::<Vec<_>>(),
        }))
    };
    answered(looked.await, &visit)
}

/// Some of the houses.
pub async fn tenants(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    Query(sought): Query<Sought>,
    headers: HeaderMap,
) -> Response {
    let looked = async {
        enter(&house, &visit, &headers).await?;
        let page = house.services.list_houses(sought.after, sought.search).await?;
        let nodes: Vec<Value> = page.houses.iter().map(|line| told(&house, line)).collect();
        Ok::<Value, Failure>(json!({ "nodes": nodes, "next": page.next }))
    };
    answered(looked.await, &visit)
}

/// Says something of a house.
pub async fn say(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    Path((id, act)): Path<(String, String)>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let Said { reason, plan } = match json_body(&headers, body) {
        Ok(said) => said,
        Err(refusal) => return refusal.answer(visit.lang, &visit.request_id),
    };
    let said = async {
        let operator = enter(&house, &visit, &headers).await?;
        let services: &Services = &house.services;
        let tenant = services.house_named(&id).await?;
        match act.as_str() {
            "suspend" => services.suspend_house(tenant, &reason).await?,
            "resume" => services.resume_house(tenant).await?,
            "leave" => services.leave_house(tenant, None).await?,
            "keep" => services.keep_house(tenant).await?,
            "plan" => services.plan_house(tenant, plan).await?,
            _ => {
                return Err(General::invalid("act", "Nothing of the kind can be done.", "لا يوجد إجراء كهذا.").into());
            }
        };
        tracing::info!(operator = operator.email, %tenant, act, "an operator said something of a house");
        Ok::<Value, Failure>(json!({ "done": true }))
    };
    answered(said.await, &visit)
}

/// Who asks, at an address of the server; at that of a house there is no console.
async fn enter(house: &House, visit: &Visit, headers: &HeaderMap) -> Result<Operator, Failure> {
    if !visit.of_the_server {
        return Err(General::SignInNeeded.into());
    }
    let token = token(headers).ok_or(General::SignInNeeded)?;
    house.services.operator_of(&token).await
}

fn answered(outcome: Result<Value, Failure>, visit: &Visit) -> Response {
    match outcome {
        Ok(value) => Json(value).into_response(),
        Err(failure) => {
            let signed_out = failure
                .refusal()
                .is_some_and(|refusal| refusal.code == "sign_in_needed");
            if signed_out {
                refused(failure, visit)
            } else {
                super::refusal::refused(failure, visit)
            }
        }
    }
}

fn shown(operator: &Operator) -> Value {
    json!({ "name": operator.name, "email": operator.email })
}

fn told(house: &House, of: &HouseLine) -> Value {
    let (line, size) = (&of.line, &of.size);
    let platform = &house.services.platform;
    json!({
        "id": line.id,
        "name": line.name,
        "slug": line.slug,
        "domain": line.domain,
        "url": platform.origin_of(line.slug.as_deref(), line.domain.as_deref()),
        "state": line.state.unwrap_or(TenantState::Active).name(),
        "reason": line.reason,
        "plan": line.plan,
        "createdAt": line.created_at.to_string(),
        "exportedAt": line.exported_at.map(|at| at.to_string()),
        "eraseAt": line.erase_at.map(|at| at.to_string()),
        "customers": size.customers,
        "places": size.resources,
        "team": size.users,
        "storageBytes": size.storage,
        "changes": size.changes,
        "lastAt": size.last_at.map(|at| at.to_string()),
        "faults": house.faults.of(line.id),
    })
}

/// The cookie's header; with an empty value and no hours it is taken away.
fn cookie(house: &House, value: String, hours: i64) -> String {
    let https = house.settings.public_url.as_ref().is_some_and(|url| url.https);
    Cookie::build((COOKIE, value))
        .http_only(true)
        .same_site(SameSite::Strict)
        .path(PATH)
        .secure(https)
        .max_age(cookie::time::Duration::hours(hours))
        .build()
        .to_string()
}

fn token(headers: &HeaderMap) -> Option<String> {
    let sent = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(Cookie::split_parse);
    sent.flatten()
        .find(|cookie| cookie.name() == COOKIE)
        .map(|cookie| cookie.value().to_owned())
}
