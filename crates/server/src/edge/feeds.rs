//! `/feeds/….ics`: a customer's bookings for their own calendar. Whoever has the link may read it.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::House;
use super::refusal::{EdgeRefusal, refused};
use super::visit::Visit;

/// The calendar of a link.
pub async fn calendar(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    Path(file): Path<String>,
) -> Response {
    let Ok(_permit) = house.at_once.try_acquire() else {
        return EdgeRefusal::Busy.answer(visit.lang, &visit.request_id);
    };
    let key = file.strip_suffix(".ics").unwrap_or(&file);
    let reading = async { house.services.calendar_file(visit.here()?, key).await };
    let calendar = match reading.await {
        Ok(calendar) => calendar,
        Err(failure) => return refused(failure, &visit),
    };
    let headers: [(HeaderName, HeaderValue); 3] = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/calendar; charset=utf-8"),
        ),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static("inline; filename=\"bookings.ics\""),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=300")),
    ];
    (headers, calendar.text).into_response()
}
