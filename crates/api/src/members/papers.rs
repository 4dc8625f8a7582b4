//! A member's own plans and invoices in GraphQL: flat, so that nothing of the desk hangs on them.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use coworkflow_domain::invoices::invoice_number;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::Lang;
use coworkflow_operations::invoices::InvoiceView;
use coworkflow_operations::members::{MyInvoices, MyPlans, PrintMyInvoice};
use coworkflow_operations::page::Page;
use coworkflow_operations::subscriptions::SubscriptionView;

use crate::enums::{InvoiceStatus, Language, ResourceType, SubscriptionState};
use crate::invoices::prints;
use crate::request::Request;
use crate::scalars::{Date, Instant, Long, Money};

/// One's own run of a plan.
#[derive(SimpleObject)]
pub struct MyPlan {
    id: ID,
    plan_name: String,
    state: SubscriptionState,
    starts_on: Date,
    /// The last paid day.
    ends_on: Date,
    /// Paid days still ahead, today included.
    days_left: i64,
    /// The allowance in minutes; nothing for no limit.
    included_minutes: Option<Long>,
    /// What is left of it.
    minutes_left: Option<Long>,
    /// All that limits it, in the reader's language.
    terms: String,
    /// The kinds of place it pays; none for every kind.
    resource_types: Vec<ResourceType>,
    /// The first paused day of the pause that goes on or comes.
    paused_from: Option<Date>,
    /// The day of return.
    paused_until: Option<Date>,
    /// Another plan goes on after it.
    renewed: bool,
    /// It ends soon, and none goes on after it.
    expiring: bool,
}

impl MyPlan {
    fn of(view: SubscriptionView, lang: Lang) -> MyPlan {
        MyPlan {
            id: view.row.id.into(),
            plan_name: view.row.plan_name.clone(),
            state: view.state.into(),
            starts_on: Date(view.row.starts_on),
            ends_on: Date(view.row.ends_on),
            days_left: view.days_left,
            included_minutes: view.row.included_minutes.map(Long),
            minutes_left: view.minutes_left.map(Long),
            terms: view.terms.words(lang),
            resource_types: view
                .terms
                .access
                .resource_kinds
                .iter()
                .copied()
                .map(Into::into)
                .collect(),
            paused_from: view.pause.map(|(from, _)| Date(from)),
            paused_until: view.pause.map(|(_, until)| Date(until)),
            renewed: view.renewed,
            expiring: view.expiring,
        }
    }
}

/// A page of one's own plans.
#[derive(SimpleObject)]
pub struct MyPlanPage {
    nodes: Vec<MyPlan>,
    end_cursor: Option<String>,
    has_more: bool,
}

/// One of one's own invoices.
#[derive(SimpleObject)]
pub struct MyInvoice {
    id: ID,
    invoice_number: String,
    issued_at: Instant,
    due_date: Date,
    total: Money,
    paid_amount: Money,
    /// Still to be paid.
    due: Money,
    status: InvoiceStatus,
    overdue: bool,
    /// When it was taken back whole.
    voided_at: Option<Instant>,
}

impl From<InvoiceView> for MyInvoice {
    fn from(view: InvoiceView) -> Self {
        MyInvoice {
            id: view.invoice.id.into(),
            invoice_number: invoice_number(&view.invoice.prefix, view.invoice.number),
            issued_at: Instant(view.invoice.issued_at),
            due_date: Date(view.due_date),
            total: Money(view.invoice.total),
            paid_amount: Money(view.invoice.paid_amount),
            due: Money(view.due),
            status: view.invoice.status.into(),
            overdue: view.overdue,
            voided_at: view.invoice.voided_at.map(Instant),
        }
    }
}

/// A page of one's own invoices.
#[derive(SimpleObject)]
pub struct MyInvoicePage {
    nodes: Vec<MyInvoice>,
    end_cursor: Option<String>,
    has_more: bool,
}

/// Questions about a member's own papers.
#[derive(Default)]
pub struct MyPapersQuery;

#[Object]
impl MyPapersQuery {
    /// One's own plans, the latest first.
    async fn my_plans(&self, context: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<MyPlanPage> {
        let request = Request::of(context)?;
        let lang = request.context.lang;
        let page: Page<SubscriptionView> = request.ask(MyPlans { first, after }).await?;
        let page = page.map(|view| MyPlan::of(view, lang));
        Ok(MyPlanPage {
            nodes: page.nodes,
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        })
    }

    /// One's own invoices, the latest first.
    async fn my_invoices(
        &self,
        context: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<MyInvoicePage> {
        let page = Request::of(context)?.ask(MyInvoices { first, after }).await?;
        let page = page.map(MyInvoice::from);
        Ok(MyInvoicePage {
            nodes: page.nodes,
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        })
    }

    /// Where one of one's own invoices is as a PDF, for a few minutes and for whoever asks.
    async fn my_invoice_pdf_url(&self, context: &Context<'_>, id: ID, lang: Option<Language>) -> Result<String> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Invoice)?;
        request.ask(PrintMyInvoice { id }).await?;
        prints::link(request, &format!("/files/my/invoices/{id}.pdf"), lang, "")
    }
}
