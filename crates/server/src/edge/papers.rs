//! `/files/…pdf`: what is printed, made when it is asked for.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use coworkflow_domain::access::AccessRefusal;
use coworkflow_domain::ids::{CreditNoteId, CustomerId, InvoiceId};
use coworkflow_domain::invoices::{credit_note_number, invoice_number};
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Date;
use coworkflow_operations::invoices::{InvoicePrint, Letterhead, PrintCreditNote, PrintInvoices, PrintStatement};
use coworkflow_operations::members::PrintMyInvoice;
use coworkflow_operations::{Context, Failure, Question};
use serde::Deserialize;

use super::House;
use super::identity::{bearer, unauthorized};
use super::print;
use super::refusal::{EdgeRefusal, refused};
use super::visit::Visit;

/// What a path is asked with; the ticket is read from the whole of it.
#[derive(Deserialize)]
pub struct Asked {
    lang: Option<String>,
    #[serde(default)]
    ids: String,
    from: Option<Date>,
    to: Option<Date>,
}

/// One request for something printed.
pub struct Desk {
    house: Arc<House>,
    visit: Visit,
    context: Context,
    /// Of the document.
    lang: Lang,
}

/// One invoice.
pub async fn invoice(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    Path(file): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let desk = match Desk::open(house, visit, &asked, &headers, &uri).await {
        Ok(desk) => desk,
        Err(response) => return *response,
    };
    match id::<InvoiceId>(&file, SubjectKind::Invoice) {
        Ok(id) => desk.print_invoices(PrintInvoices { ids: vec![id] }).await,
        Err(refusal) => desk.refuse(refusal),
    }
}

/// One of a member's own invoices.
pub async fn my_invoice(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    Path(file): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let desk = match Desk::open(house, visit, &asked, &headers, &uri).await {
        Ok(desk) => desk,
        Err(response) => return *response,
    };
    match id::<InvoiceId>(&file, SubjectKind::Invoice) {
        Ok(id) => desk.print_invoices(PrintMyInvoice { id }).await,
        Err(refusal) => desk.refuse(refusal),
    }
}

/// Several invoices as one document: `?ids=…,…`.
pub async fn invoices(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let desk = match Desk::open(house, visit, &asked, &headers, &uri).await {
        Ok(desk) => desk,
        Err(response) => return *response,
    };
    let ids = asked.ids.split(',').filter(|id| !id.is_empty());
    // More than may be printed at once is refused below: no need to read them all.
    let ids = ids
        .take(coworkflow_operations::invoices::AT_ONCE + 1)
        .map(|text| id(text, SubjectKind::Invoice));
    match ids.collect() {
        Ok(ids) => desk.print_invoices(PrintInvoices { ids }).await,
        Err(refusal) => desk.refuse(refusal),
    }
}

/// One credit note.
pub async fn credit_note(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    Path(file): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let desk = match Desk::open(house, visit, &asked, &headers, &uri).await {
        Ok(desk) => desk,
        Err(response) => return *response,
    };
    let id = match id::<CreditNoteId>(&file, SubjectKind::CreditNote) {
        Ok(id) => id,
        Err(refusal) => return desk.refuse(refusal),
    };
    let lang = desk.lang;
    desk.print(PrintCreditNote { id }, move |(head, note)| {
        let name = credit_note_number(note.note.note.number);
        let bytes = coworkflow_papers::credit_note(&print::house(&head), lang, &print::credit_note(&head, lang, note)?);
        Ok((name, bytes))
    })
    .await
}

/// The statement of a customer.
pub async fn statement(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    Path(file): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let desk = match Desk::open(house, visit, &asked, &headers, &uri).await {
        Ok(desk) => desk,
        Err(response) => return *response,
    };
    let customer_id = match id::<CustomerId>(&file, SubjectKind::Customer) {
        Ok(id) => id,
        Err(refusal) => return desk.refuse(refusal),
    };
    let lang = desk.lang;
    let question = PrintStatement {
        customer_id,
        from: asked.from,
        to: asked.to,
    };
    desk.print(question, move |(head, view)| {
        let statement = print::statement(&head, view)?;
        let name = format!("{}-{}", statement.customer.human_id, statement.to);
        Ok((
            name,
            coworkflow_papers::statement(&print::house(&head), lang, &statement),
        ))
    })
    .await
}

/// The id in `….pdf`; a malformed one is no more there than an unknown one (`A3`).
fn id<T: std::str::FromStr>(file: &str, what: SubjectKind) -> Result<T, Refusal> {
    file.strip_suffix(".pdf")
        .unwrap_or(file)
        .parse()
        .map_err(|_| Refusal::from(General::NotFound { what }))
}

impl Desk {
    /// Who asks: by a token, or by the ticket of a link.
    async fn open(
        house: Arc<House>,
        visit: Visit,
        asked: &Asked,
        headers: &HeaderMap,
        uri: &Uri,
    ) -> Result<Desk, Box<Response>> {
        let path = uri.path_and_query().map_or(uri.path(), |path| path.as_str());
        let context = match path.rsplit_once("&ticket=") {
            Some((path, ticket)) => match house.services.open_file_link(path, ticket) {
                Ok(bearer) if visit.tenant() != Some(bearer.tenant) => {
                    return Err(Box::new(refused(AccessRefusal::LinkEnded.into(), &visit)));
                }
                Ok(bearer) => bearer.context(visit.lang, visit.request_id.clone(), String::new()),
                Err(failure) => return Err(Box::new(refused(failure, &visit))),
            },
            None => {
                let asks = house.request(&visit, bearer(headers)).await;
                asks.map_err(|refusal| Box::new(unauthorized(&refusal, &visit)))?
                    .context
            }
        };
        let lang = match asked.lang.as_deref() {
            Some("ar") => Lang::Ar,
            Some("en") => Lang::En,
            _ => visit.lang,
        };
        Ok(Desk {
            house,
            visit,
            context,
            lang,
        })
    }

    async fn print_invoices<Q>(self, question: Q) -> Response
    where
        Q: Question<Output = (Letterhead, Vec<InvoicePrint>)>,
    {
        let lang = self.lang;
        self.print(question, move |(head, prints)| {
            let name = match prints.as_slice() {
                [only] => invoice_number(&only.view.invoice.prefix, only.view.invoice.number),
                _ => "invoices".to_owned(),
            };
            let papers = prints.into_iter().map(|print| print::invoice(&head, lang, print));
            let papers = papers.collect::<Result<Vec<_>, Failure>>()?;
            Ok((name, coworkflow_papers::invoices(&print::house(&head), lang, &papers)))
        })
        .await
    }

    /// Asks, draws beside the other work, and answers the whole file or a refusal.
    async fn print<Q: Question>(
        self,
        question: Q,
        draw: impl FnOnce(Q::Output) -> Result<(String, Vec<u8>), Failure> + Send + 'static,
    ) -> Response {
        let Ok(_permit) = self.house.at_once.try_acquire() else {
            return EdgeRefusal::Busy.answer(self.visit.lang, &self.visit.request_id);
        };
        let found = match self.house.services.ask(&self.context, question).await {
            Ok(found) => found,
            Err(failure) => return refused(failure, &self.visit),
        };
        match tokio::task::spawn_blocking(move || draw(found)).await {
            Ok(Ok((name, bytes))) => file(&name, bytes),
            Ok(Err(failure)) => refused(failure, &self.visit),
            Err(_) => EdgeRefusal::Internal.answer(self.visit.lang, &self.visit.request_id),
        }
    }

    fn refuse(&self, refusal: Refusal) -> Response {
        refused(Failure::Refused(Box::new(refusal)), &self.visit)
    }
}

/// A PDF to look at under a name to keep it by. Our own pages may show it in a frame, to print it.
fn file(name: &str, bytes: Vec<u8>) -> Response {
    let disposition = HeaderValue::from_str(&format!("inline; filename=\"{name}.pdf\""));
    let headers: [(HeaderName, HeaderValue); 4] = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (
            header::CONTENT_DISPOSITION,
            disposition.unwrap_or(HeaderValue::from_static("inline")),
        ),
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("frame-ancestors 'self'"),
        ),
        (header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN")),
    ];
    (headers, bytes).into_response()
}
