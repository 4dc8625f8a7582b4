//! The operation history in GraphQL.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::journal::{EntryView, History};

use crate::request::Request;
use crate::scalars::{Date, Instant, Json, Long};

/// What an entry touched. `kind`: the GraphQL type of the thing.
#[derive(SimpleObject)]
pub struct Subject {
    kind: &'static str,
    id: ID,
}

impl From<coworkflow_domain::subject::Subject> for Subject {
    fn from(subject: coworkflow_domain::subject::Subject) -> Self {
        Subject {
            kind: kind_of(subject.kind),
            id: subject.id.into(),
        }
    }
}

/// The GraphQL type of a kind of thing.
pub(crate) const fn kind_of(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Space => "Space",
        SubjectKind::User => "User",
        SubjectKind::Login => "Login",
        SubjectKind::Customer => "Customer",
        SubjectKind::Resource => "Resource",
        SubjectKind::Session => "Session",
        SubjectKind::Consumption => "Consumption",
        SubjectKind::Item => "Item",
        SubjectKind::Category => "Category",
        SubjectKind::Supplier => "Supplier",
        SubjectKind::Delivery => "Delivery",
        SubjectKind::StockCount => "StockCount",
        SubjectKind::PriceRule => "PriceRule",
        SubjectKind::Coupon => "Coupon",
        SubjectKind::Invoice => "Invoice",
        SubjectKind::CreditNote => "CreditNote",
        SubjectKind::Payment => "Payment",
        SubjectKind::LedgerEntry => "LedgerEntry",
        SubjectKind::JournalEntry => "JournalEntry",
        SubjectKind::Import => "Import",
        SubjectKind::Plan => "Plan",
        SubjectKind::Subscription => "PlanSubscription",
        SubjectKind::Asset => "Asset",
        SubjectKind::Holiday => "Holiday",
        SubjectKind::Shift => "Shift",
        SubjectKind::Booking => "Booking",
        SubjectKind::Series => "Series",
        SubjectKind::Waitlist => "WaitlistEntry",
        SubjectKind::FloorPlan => "FloorPlan",
        SubjectKind::Closure => "Closure",
        SubjectKind::Display => "Display",
        SubjectKind::Role => "CustomRole",
        SubjectKind::StaffInvitation => "StaffInvitation",
        SubjectKind::ApiKey => "ApiKey",
    }
}

/// One recorded change.
pub struct JournalEntry(EntryView);

#[Object]
impl JournalEntry {
    async fn seq(&self) -> Long {
        Long(self.0.seq)
    }
    async fn at(&self) -> Instant {
        Instant(self.0.at)
    }
    async fn actor_id(&self) -> Option<ID> {
        self.0.actor_id.map(ID::from)
    }
    async fn actor_name(&self) -> &str {
        &self.0.actor_name
    }
    async fn event(&self) -> &str {
        &self.0.event
    }
    async fn sentence(&self) -> &str {
        &self.0.sentence
    }
    async fn customer_id(&self) -> Option<ID> {
        self.0.customer_id.map(ID::from)
    }
    async fn subjects(&self) -> Vec<Subject> {
        self.0.subjects.iter().copied().map(Subject::from).collect()
    }
    async fn details(&self) -> Json {
        Json(self.0.details.clone())
    }
}

/// A page of the history.
#[derive(SimpleObject)]
pub struct JournalPage {
    nodes: Vec<JournalEntry>,
    end_cursor: Option<String>,
    has_more: bool,
}

/// Questions about the history.
#[derive(Default)]
pub struct JournalQuery;

#[Object]
impl JournalQuery {
    /// The operation history, newest first.
    #[expect(clippy::too_many_arguments, reason = "the arguments of the GraphQL field")]
    async fn journal(
        &self,
        context: &Context<'_>,
        actor_id: Option<ID>,
        event: Option<String>,
        customer_id: Option<ID>,
        from: Option<Date>,
        to: Option<Date>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<JournalPage> {
        let request = Request::of(context)?;
        let history = History {
            actor_id: request.optional_id(actor_id.as_ref(), SubjectKind::User)?,
            event,
            customer_id: request.optional_id(customer_id.as_ref(), SubjectKind::Customer)?,
            from: from.map(|date| date.0),
            to: to.map(|date| date.0),
            first,
            after,
        };
        let page = request.ask(history).await?;
        Ok(JournalPage {
            nodes: page.nodes.into_iter().map(JournalEntry).collect(),
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        })
    }
}
