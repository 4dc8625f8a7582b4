//! Links to what is printed.

use async_graphql::{Context, ID, Object, Result};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::Lang;
use coworkflow_operations::invoices::{PrintInvoices, PrintStatement};

use crate::enums::Language;
use crate::error;
use crate::request::Request;
use crate::scalars::Date;

/// The path in a language, with the rest of its query, and with what opens it.
pub(crate) fn link(request: &Request, path: &str, lang: Option<Language>, rest: &str) -> Result<String> {
    let lang = match lang.map_or(request.context.lang, Into::into) {
        Lang::En => "en",
        Lang::Ar => "ar",
    };
    request
        .services
        .file_link(&request.context, &format!("{path}?lang={lang}{rest}"))
        .map_err(|failure| error::to_graphql(failure, &request.context))
}

/// Questions about what is printed.
#[derive(Default)]
pub struct PrintsQuery;

#[Object]
impl PrintsQuery {
    /// Where 1 to 100 invoices are as one PDF, in this order, for a few minutes and for whoever asks.
    async fn invoices_pdf_url(&self, context: &Context<'_>, ids: Vec<ID>, lang: Option<Language>) -> Result<String> {
        let request = Request::of(context)?;
        let ids = super::desk::invoice_ids(request, &ids)?;
        request.ask(PrintInvoices { ids: ids.clone() }).await?;
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        link(request, "/files/invoices.pdf", lang, &format!("&ids={}", ids.join(",")))
    }

    /// Where a customer's statement is as a PDF, for a few minutes and for whoever asks. Days left out: as in `statement`.
    async fn statement_pdf_url(
        &self,
        context: &Context<'_>,
        customer_id: ID,
        from: Option<Date>,
        to: Option<Date>,
        lang: Option<Language>,
    ) -> Result<String> {
        let request = Request::of(context)?;
        let customer_id = request.id(&customer_id, SubjectKind::Customer)?;
        let (_, view) = request
            .ask(PrintStatement {
                customer_id,
                from: from.map(|date| date.0),
                to: to.map(|date| date.0),
            })
            .await?;
        let rest = format!("&from={}&to={}", view.from, view.to);
        link(request, &format!("/files/statements/{customer_id}.pdf"), lang, &rest)
    }
}
