//! What the edge itself says no to, before any operation runs.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use coworkflow_domain::refusal::{Refusal, Refuse};
use coworkflow_domain::text::Lang;
use coworkflow_operations::Failure;
use serde_json::json;

use super::visit::Visit;

/// A request that never reaches an operation, or whose answer was lost.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EdgeRefusal {
    /// Nothing is served under this path.
    #[error("no such path")]
    NoSuchPath,
    /// The path is there, the method is not (promise 13).
    #[error("method not allowed")]
    Method,
    /// Only JSON changes things (promise 13).
    #[error("not JSON by its content type")]
    MediaType,
    /// Not JSON, or not of the expected shape.
    #[error("not the expected JSON")]
    Json,
    /// More bytes than this path takes (promise 12).
    #[error("body too large")]
    TooLarge,
    /// A host name that is not ours.
    #[error("unknown host")]
    Host,
    /// Another site's page asks (promise 13).
    #[error("foreign origin")]
    Origin,
    /// More operations than one address may ask for (promise 15).
    #[error("too many requests")]
    TooMany,
    /// More work than the server takes on (promise 15).
    #[error("busy")]
    Busy,
    /// The answer took too long.
    #[error("timed out")]
    Timeout,
    /// A batch of more operations than one request may hold (promise 12).
    #[error("batch too long")]
    Batch,
    /// A query that costs too much, and by what (promise 12).
    #[error("query too costly: {} above {limit}", what.name())]
    TooCostly {
        /// What there is too much of.
        what: Measure,
        /// How much may be.
        limit: usize,
    },
    /// A document by a name that this version does not have.
    #[error("unknown document")]
    DocumentUnknown,
    /// The query's text is not GraphQL.
    #[error("not GraphQL: {0}")]
    Syntax(String),
    /// The house at this address takes nobody in.
    #[error("{0}")]
    House(Box<Refusal>),
    /// Something of ours broke; the log has the cause under the request's id (promise 14).
    #[error("internal")]
    Internal,
}

/// What a query is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Measure {
    Tokens,
    Nesting,
    Depth,
    Aliases,
    Directives,
    Cost,
    FragmentCycles,
}

impl Measure {
    fn name(self) -> &'static str {
        match self {
            Measure::Tokens => "tokens",
            Measure::Nesting => "nesting",
            Measure::Depth => "depth",
            Measure::Aliases => "aliases",
            Measure::Directives => "directives",
            Measure::Cost => "cost",
            Measure::FragmentCycles => "fragment_cycles",
        }
    }
}

impl EdgeRefusal {
    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            EdgeRefusal::NoSuchPath | EdgeRefusal::DocumentUnknown => StatusCode::NOT_FOUND,
            EdgeRefusal::Method => StatusCode::METHOD_NOT_ALLOWED,
            EdgeRefusal::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            EdgeRefusal::Json | EdgeRefusal::Batch | EdgeRefusal::TooCostly { .. } | EdgeRefusal::Syntax(_) => {
                StatusCode::BAD_REQUEST
            }
            EdgeRefusal::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            EdgeRefusal::Host => StatusCode::MISDIRECTED_REQUEST,
            EdgeRefusal::Origin | EdgeRefusal::House(_) => StatusCode::FORBIDDEN,
            EdgeRefusal::TooMany => StatusCode::TOO_MANY_REQUESTS,
            EdgeRefusal::Busy | EdgeRefusal::Timeout => StatusCode::SERVICE_UNAVAILABLE,
            EdgeRefusal::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The answer for this reader.
    pub fn answer(&self, lang: Lang, request_id: &str) -> Response {
        answer(self.status(), &self.refusal(), lang, request_id)
    }
}

impl Refuse for EdgeRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            EdgeRefusal::House(refusal) => refusal.as_ref().clone(),
            EdgeRefusal::NoSuchPath => Refusal::new(
                "not_found",
                "Nothing is here. Check the address.",
                "لا يوجد شيء هنا. راجع العنوان.",
            ),
            EdgeRefusal::DocumentUnknown => Refusal::new(
                "request.document_unknown",
                "This version does not know that document. Send its text.",
                "هذا الإصدار لا يعرف هذا المستند. أرسل نصه.",
            ),
            EdgeRefusal::Method => Refusal::new(
                "request.method",
                "This address does not take this method. Send a POST.",
                "هذا العنوان لا يقبل هذه الطريقة. أرسل طلب POST.",
            ),
            EdgeRefusal::MediaType => Refusal::new(
                "request.media_type",
                "This address takes only JSON. Send it with the content type application/json.",
                "هذا العنوان يقبل JSON فقط. أرسل الطلب بنوع المحتوى application/json.",
            ),
            EdgeRefusal::Json => Refusal::new(
                "request.json",
                "The request is not the JSON that is expected here. Check it and send it again.",
                "محتوى الطلب ليس JSON بالشكل المتوقع. راجعه ثم أعد الإرسال.",
            ),
            EdgeRefusal::TooLarge => Refusal::new(
                "request.too_large",
                "The request is too large. Send less at once.",
                "الطلب أكبر من المسموح. أرسل كمية أقل في المرة الواحدة.",
            ),
            EdgeRefusal::Host => Refusal::new(
                "request.host",
                "This server does not answer under this name. Use its own address, or add the name to the setting hosts.",
                "هذا الخادم لا يعمل بهذا الاسم. استخدم عنوانه، أو أضف الاسم إلى الإعداد hosts.",
            ),
            EdgeRefusal::Origin => Refusal::new(
                "request.origin",
                "Another site's page sent this request. Open this server's own page and try again.",
                "أُرسل هذا الطلب من صفحة موقع آخر. افتح صفحة هذا الخادم ثم أعد المحاولة.",
            ),
            EdgeRefusal::TooMany => Refusal::new(
                "request.too_many",
                "Too many requests came from your address. Wait a moment, then try again.",
                "وصلت طلبات كثيرة من عنوانك. انتظر قليلًا ثم أعد المحاولة.",
            ),
            EdgeRefusal::Busy => Refusal::new(
                "unavailable.busy",
                "Too many requests are waiting, so nothing was done. Try again in a moment.",
                "الطلبات المنتظرة كثيرة، ولم يُنفَّذ شيء. أعد المحاولة بعد قليل.",
            ),
            EdgeRefusal::Timeout => Refusal::new(
                "unavailable.timeout",
                "The answer took too long. Look whether it was done before you try again.",
                "استغرق الرد وقتًا طويلًا. تأكد مما إذا كان قد نُفّذ قبل إعادة المحاولة.",
            ),
            EdgeRefusal::Batch => Refusal::new(
                "request.batch",
                "A batch holds at most 10 operations and at least one. Send it in parts.",
                "تضم الدفعة من عملية واحدة إلى 10 عمليات. قسّمها ثم أرسلها.",
            ),
            EdgeRefusal::TooCostly { what, limit } => Refusal::new(
                "request.too_costly",
                format!(
                    "The query asks for too much at once ({}: at most {limit}). Ask for less.",
                    what.name()
                ),
                format!(
                    "الاستعلام يطلب الكثير دفعة واحدة ({}: الحد {limit}). اطلب أقل.",
                    what.name()
                ),
            )
            .with("measure", what.name())
            .with("limit", limit),
            EdgeRefusal::Syntax(cause) => Refusal::new(
                "request.query",
                format!("The query is not valid GraphQL. Correct it: {cause}"),
                format!("الاستعلام ليس GraphQL صحيحًا. صحّحه: {cause}"),
            ),
            EdgeRefusal::Internal => Refusal::new(
                "internal",
                "Something went wrong on our side. Try again; if it stays, tell support the number of this request.",
                "حدث خطأ لدينا. أعد المحاولة، وإن تكرر فأبلغ الدعم برقم هذا الطلب.",
            ),
        }
    }
}

/// A refusal over HTTP: under `error` for plain requests, under `errors` for GraphQL clients.
pub fn answer(status: StatusCode, refusal: &Refusal, lang: Lang, request_id: &str) -> Response {
    let message = refusal.message(lang);
    let body = Json(json!({
        "error": { "code": refusal.code, "message": message, "field": refusal.field, "data": refusal.data, "requestId": request_id },
        "errors": [{ "message": message, "extensions": { "code": refusal.code, "field": refusal.field, "data": refusal.data, "requestId": request_id } }],
    }));
    let mut response = (status, body).into_response();
    if matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    }
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response
            .headers_mut()
            .insert(header::ALLOW, HeaderValue::from_static("POST"));
    }
    response
}

/// The answer of a plain path whose operation failed.
pub fn refused(failure: Failure, visit: &Visit) -> Response {
    let Failure::Refused(refusal) = failure else {
        tracing::error!(%failure, "a request broke");
        return EdgeRefusal::Internal.answer(visit.lang, &visit.request_id);
    };
    let status = match refusal.code.as_ref() {
        code if code.starts_with("unavailable") => StatusCode::SERVICE_UNAVAILABLE,
        "sign_in_needed" | "access.sign_in_ended" | "access.link_ended" => StatusCode::UNAUTHORIZED,
        "forbidden" => StatusCode::FORBIDDEN,
        "not_found" => StatusCode::NOT_FOUND,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    answer(status, &refusal, visit.lang, &visit.request_id)
}
