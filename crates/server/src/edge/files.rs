//! `/files/…`: images, backups and archives, for those who may; `/setup/archive`: an archive for an empty server.

use std::path::Path as FilePath;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use coworkflow_domain::ids::AssetId;
use coworkflow_domain::refusal::{General, Unavailable};
use coworkflow_operations::spaces::GetAsset;
use futures_util::{StreamExt, stream};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::House;
use super::identity::context;
use super::refusal::{EdgeRefusal, refused};
use super::visit::Visit;

/// Most bytes of a piece that is sent.
const PIECE: usize = 64 * 1024;

/// Takes an image that may become the logo; it is written anew, whatever it was (promise 22).
pub async fn take_logo(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    if is_form(&headers) {
        return EdgeRefusal::MediaType.answer(visit.lang, &visit.request_id);
    }
    let context = match context(&house, &visit, &headers).await {
        Ok(context) => context,
        Err(response) => return *response,
    };
    let Ok(bytes) = body else {
        return EdgeRefusal::TooLarge.answer(visit.lang, &visit.request_id);
    };
    match house.services.take_logo(&context, bytes.to_vec()).await {
        Ok(id) => (StatusCode::CREATED, Json(json!({ "id": id.to_string() }))).into_response(),
        Err(failure) => refused(failure, &visit),
    }
}

/// Takes a photo or a scan to draw a floor over; it is written anew, whatever it was (promise 22).
pub async fn take_underlay(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    if is_form(&headers) {
        return EdgeRefusal::MediaType.answer(visit.lang, &visit.request_id);
    }
    let context = match context(&house, &visit, &headers).await {
        Ok(context) => context,
        Err(response) => return *response,
    };
    let Ok(bytes) = body else {
        return EdgeRefusal::TooLarge.answer(visit.lang, &visit.request_id);
    };
    match house.services.take_underlay(&context, bytes.to_vec()).await {
        Ok(id) => (StatusCode::CREATED, Json(json!({ "id": id.to_string() }))).into_response(),
        Err(failure) => refused(failure, &visit),
    }
}

/// A stored image. It never changes, so a browser asks once.
pub async fn asset(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let context = match context(&house, &visit, &headers).await {
        Ok(context) => context,
        Err(response) => return *response,
    };
    let Ok(id) = id.parse::<AssetId>() else {
        return EdgeRefusal::NoSuchPath.answer(visit.lang, &visit.request_id);
    };
    match house.services.ask(&context, GetAsset { id }).await {
        Ok(asset) => (
            [
                (header::CONTENT_TYPE, "image/png"),
                (header::CACHE_CONTROL, "private, max-age=31536000, immutable"),
            ],
            asset.bytes.0,
        )
            .into_response(),
        Err(failure) => refused(failure, &visit),
    }
}

/// A backup, to be taken away.
pub async fn backup(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    let context = match context(&house, &visit, &headers).await {
        Ok(context) => context,
        Err(response) => return *response,
    };
    match house.services.backup_file(&context, &name).await {
        Ok(file) => send(&file, &name, "application/octet-stream", &visit).await,
        Err(failure) => refused(failure, &visit),
    }
}

/// The archive that was written last.
pub async fn archive(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    let context = match context(&house, &visit, &headers).await {
        Ok(context) => context,
        Err(response) => return *response,
    };
    match house.services.archive_file(&context, &name).await {
        Ok(file) => send(&file, &name, "application/zip", &visit).await,
        Err(failure) => refused(failure, &visit),
    }
}

/// Takes an archive for a server that has no space yet, piece by piece, and says what is in it.
pub async fn take_archive(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    if is_form(&headers) {
        return EdgeRefusal::MediaType.answer(visit.lang, &visit.request_id);
    }
    let code = headers.get("x-setup-code").and_then(|value| value.to_str().ok());
    if let Err(failure) = house.services.may_send_archive(code, visit.local).await {
        return refused(failure, &visit);
    }
    match keep(body, &house.services.upload_file()).await {
        Ok(()) => {}
        Err(Kept::TooLarge) => return EdgeRefusal::TooLarge.answer(visit.lang, &visit.request_id),
        Err(Kept::Disk) => return refused(General::Unavailable(Unavailable::StorageFull).into(), &visit),
    }
    match house.services.archive_was_sent().await {
        Ok(archive) => {
            let owners: Vec<_> = archive
                .owners
                .iter()
                .map(|owner| json!({ "name": owner.name, "email": owner.email }))
                .collect();
            let answer = json!({
                "id": archive.id.to_string(), "business": archive.business, "madeAt": archive.made_at.to_string(),
                "rows": archive.rows, "owners": owners,
            });
            (StatusCode::CREATED, Json(answer)).into_response()
        }
        Err(failure) => refused(failure, &visit),
    }
}

enum Kept {
    TooLarge,
    Disk,
}

async fn keep(body: Body, target: &FilePath) -> Result<(), Kept> {
    let mut file = tokio::fs::File::create(target).await.map_err(|_| Kept::Disk)?;
    let mut pieces = body.into_data_stream();
    while let Some(piece) = pieces.next().await {
        // The limit of the path is the only thing that ends a body early, but for a line that breaks.
        let piece = piece.map_err(|_| Kept::TooLarge)?;
        file.write_all(&piece).await.map_err(|_| Kept::Disk)?;
    }
    file.flush().await.map_err(|_| Kept::Disk)
}

async fn send(file: &FilePath, name: &str, kind: &'static str, visit: &Visit) -> Response {
    let opened = tokio::fs::File::open(file).await;
    let (Ok(file), Ok(length)) = (opened, tokio::fs::metadata(file).await.map(|data| data.len())) else {
        return EdgeRefusal::NoSuchPath.answer(visit.lang, &visit.request_id);
    };
    let pieces = stream::unfold(file, |mut file| async move {
        let mut piece = vec![0; PIECE];
        match file.read(&mut piece).await {
            Ok(0) => None,
            Ok(count) => {
                piece.truncate(count);
                Some((Ok(Bytes::from(piece)), file))
            }
            Err(error) => Some((Err(error), file)),
        }
    });
    let mut response = Body::from_stream(pieces).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    // Names of ours are letters, digits, dots and hyphens.
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// A form that another site's page could send is no upload (promise 13).
fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    ["multipart/", "application/x-www-form-urlencoded", "text/plain"]
        .iter()
        .any(|form| kind.starts_with(form))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Promise 13
    #[test]
    fn what_a_form_can_send_is_no_upload() {
        let of = |kind: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
            is_form(&headers)
        };
        assert!(of("multipart/form-data; boundary=x") && of("text/plain") && of("application/x-www-form-urlencoded"));
        assert!(!of("image/png") && !of("application/octet-stream") && !is_form(&HeaderMap::new()));
    }
}
