//! The web client's files, built into the program with their compressed variants.

use axum::Extension;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use super::refusal::EdgeRefusal;
use super::visit::Visit;

/// What `npm run build` made.
#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Files;

const PAGE: &str = "index.html";
/// Names under here carry the hash of their content.
const HASHED: &str = "assets/";
const NOT_BUILT: &str =
    "The server runs, but the web client is not built into it. Run `cargo xtask run`, which builds both.\n";

/// A file of the client, if the program was built with one.
pub fn content(name: &str) -> Option<std::borrow::Cow<'static, [u8]>> {
    Files::get(name).map(|file| file.data)
}

/// Serves a file, or the page for a path that only the web client knows.
pub async fn file(Extension(visit): Extension<Visit>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if !matches!(method, Method::GET | Method::HEAD) {
        return EdgeRefusal::NoSuchPath.answer(visit.lang, &visit.request_id);
    }
    let path = uri.path().trim_start_matches('/');
    let is_route = !path.rsplit('/').next().unwrap_or_default().contains('.');
    let name = if is_route { PAGE } else { path };
    let Some((file, encoding)) = find(name, &headers) else {
        if is_route {
            return (StatusCode::SERVICE_UNAVAILABLE, NOT_BUILT).into_response();
        }
        return EdgeRefusal::NoSuchPath.answer(visit.lang, &visit.request_id);
    };
    respond(name, &file, encoding, &headers)
}

fn find(name: &str, headers: &HeaderMap) -> Option<(EmbeddedFile, Option<&'static str>)> {
    let accepted = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let accepts = |encoding: &str| {
        accepted
            .split(',')
            .any(|each| each.split(';').next().unwrap_or_default().trim() == encoding)
    };
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        if accepts(encoding)
            && let Some(file) = Files::get(&format!("{name}.{ending}"))
        {
            return Some((file, Some(encoding)));
        }
    }
    Files::get(name).map(|file| (file, None))
}

fn respond(name: &str, file: &EmbeddedFile, encoding: Option<&'static str>, headers: &HeaderMap) -> Response {
    let hash = file.metadata.sha256_hash();
    let tag: String = hash.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{tag}\"");
    let known = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|value| value.as_bytes() == tag.as_bytes());
    let caching = if name.starts_with(HASHED) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut answer = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Body::from(file.data.to_vec()).into_response()
    };
    let mut add = |key: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            answer.headers_mut().insert(key, value);
        }
    };
    add(header::CACHE_CONTROL, caching);
    add(header::ETAG, &tag);
    add(header::VARY, "accept-encoding");
    add(header::CONTENT_TYPE, content_type(name));
    if let Some(encoding) = encoding {
        add(header::CONTENT_ENCODING, encoding);
    }
    answer
}

/// The types that the build makes; anything else is only ever downloaded.
fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
