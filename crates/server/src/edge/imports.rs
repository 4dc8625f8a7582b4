//! `/imports/…`: a file in, and the rows that could not be taken in back out.

use std::sync::Arc;

use axum::Extension;
use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use coworkflow_domain::ids::ImportId;
use coworkflow_domain::imports::ImportKind;
use serde::Deserialize;
use serde_json::json;

use super::House;
use super::identity::context;
use super::refusal::{EdgeRefusal, refused};
use super::visit::Visit;

/// What goes with an upload.
#[derive(Deserialize)]
pub struct Upload {
    /// The file's name, for the screen.
    #[serde(default)]
    name: String,
}

/// Takes a file for a preview; nothing is stored yet.
pub async fn upload(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    Path(what): Path<String>,
    Query(upload): Query<Upload>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let Some(what) = ImportKind::named(&what) else {
        return EdgeRefusal::NoSuchPath.answer(visit.lang, &visit.request_id);
    };
    // A form that another site's page could send is no upload (promise 13).
    if kind.starts_with("multipart/")
        || kind.starts_with("application/x-www-form-urlencoded")
        || kind.starts_with("text/plain")
    {
        return EdgeRefusal::MediaType.answer(visit.lang, &visit.request_id);
    }
    let context = match context(&house, &visit, &headers).await {
        Ok(context) => context,
        Err(response) => return *response,
    };
    let Ok(bytes) = body else {
        return EdgeRefusal::TooLarge.answer(visit.lang, &visit.request_id);
    };
    let name: String = upload.name.chars().take(200).collect();
    match house
        .services
        .upload_import(&context, what, bytes.to_vec(), &name)
        .await
    {
        Ok(import) => (StatusCode::CREATED, Json(json!({ "id": import.id.to_string() }))).into_response(),
        Err(failure) => refused(failure, &visit),
    }
}

/// The rejected rows with their reasons, as a file.
pub async fn rejected(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let context = match context(&house, &visit, &headers).await {
        Ok(context) => context,
        Err(response) => return *response,
    };
    let Ok(id) = id.parse::<ImportId>() else {
        return EdgeRefusal::NoSuchPath.answer(visit.lang, &visit.request_id);
    };
    match house.services.rejected(&context, id).await {
        Ok(bytes) => {
            let headers: [(HeaderName, HeaderValue); 2] = [
                (
                    header::CONTENT_TYPE,
                    HeaderValue::from_static("text/csv; charset=utf-8"),
                ),
                (
                    header::CONTENT_DISPOSITION,
                    HeaderValue::from_static("attachment; filename=\"rejected.csv\""),
                ),
            ];
            (headers, bytes).into_response()
        }
        Err(failure) => refused(failure, &visit),
    }
}
