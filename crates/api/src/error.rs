//! Failures as GraphQL errors: a code, the sentence in the reader's language, the field and the data (`A6`).

use async_graphql::{Error, ErrorExtensions, Value};
use coworkflow_domain::refusal::Refusal;
use coworkflow_operations::{Context, Failure};

/// The error for the reader. What broke inside goes to the log under the request's id, never out.
pub fn to_graphql(failure: Failure, context: &Context) -> Error {
    match failure {
        Failure::Refused(refusal) => refused(&refusal, context),
        Failure::Db(cause) => {
            tracing::error!(%cause, request_id = context.request_id, "an operation broke");
            broken(context)
        }
    }
}

/// A refusal as it is.
pub fn refused(refusal: &Refusal, context: &Context) -> Error {
    Error::new(refusal.message(context.lang)).extend_with(|_, extensions| {
        extensions.set("code", refusal.code.as_ref());
        if let Some(field) = &refusal.field {
            extensions.set("field", field.as_str());
        }
        if let Ok(data) = Value::from_json(refusal.data.clone()) {
            extensions.set("data", data);
        }
    })
}

/// Something of ours broke: one sentence and the id that the log has.
pub fn broken(context: &Context) -> Error {
    let sentence = match context.lang {
        coworkflow_domain::text::Lang::En => {
            "Something went wrong on our side. Try again; if it stays, tell support this number"
        }
        coworkflow_domain::text::Lang::Ar => "حدث خطأ لدينا. أعد المحاولة، وإن تكرر فأبلغ الدعم بهذا الرقم",
    };
    Error::new(format!("{sentence}: {}", context.request_id)).extend_with(|_, extensions| {
        extensions.set("code", "internal");
        extensions.set("requestId", context.request_id.as_str());
    })
}

#[cfg(test)]
mod tests {
    use coworkflow_domain::text::Lang;
    use coworkflow_store::DbError;

    use super::*;

    // A6
    #[test]
    fn what_broke_inside_stays_inside() {
        for lang in [Lang::En, Lang::Ar] {
            let context = Context::stranger(lang, "request-77".into());
            let cause = DbError::Broken("no such table: secrets in /srv/house.db".into());
            let error = to_graphql(Failure::Db(cause), &context);
            let told = format!("{error:?}");
            assert!(told.contains("request-77") && told.contains("internal"), "{told}");
            assert!(!told.contains("secrets") && !told.contains("/srv"), "{told}");
        }
    }
}
