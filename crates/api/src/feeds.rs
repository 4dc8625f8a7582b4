//! Links by which customers' own calendars read their bookings, in GraphQL.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::feeds::{CalendarLink, FeedOf, MakeFeed, MakeMyFeed, MyFeed, RevokeFeed, RevokeMyFeed};

use crate::request::Request;
use crate::scalars::Instant;

/// A private link that Google, Apple and Outlook subscribe to.
#[derive(SimpleObject)]
pub struct CalendarFeed {
    /// On this host: `/feeds/….ics`.
    path: String,
    created_at: Instant,
}

impl From<CalendarLink> for CalendarFeed {
    fn from(link: CalendarLink) -> Self {
        CalendarFeed {
            path: link.path,
            created_at: Instant(link.created_at),
        }
    }
}

/// Questions about calendar links.
#[derive(Default)]
pub struct FeedsQuery;

#[Object]
impl FeedsQuery {
    /// The link of a customer, if one was given out.
    async fn calendar_feed(&self, context: &Context<'_>, customer_id: ID) -> Result<Option<CalendarFeed>> {
        let request = Request::of(context)?;
        let customer_id = request.id(&customer_id, SubjectKind::Customer)?;
        Ok(request.ask(FeedOf { customer_id }).await?.map(CalendarFeed::from))
    }

    /// One's own link, if one was made.
    async fn my_calendar_feed(&self, context: &Context<'_>) -> Result<Option<CalendarFeed>> {
        Ok(Request::of(context)?.ask(MyFeed).await?.map(CalendarFeed::from))
    }
}

/// Changes of calendar links.
#[derive(Default)]
pub struct FeedsMutation;

#[Object]
impl FeedsMutation {
    /// Makes a link for a customer; one that was given out before counts no more.
    async fn make_calendar_feed(
        &self,
        context: &Context<'_>,
        customer_id: ID,
        idempotency_key: Option<String>,
    ) -> Result<CalendarFeed> {
        let request = Request::of(context)?;
        let customer_id = request.id(&customer_id, SubjectKind::Customer)?;
        let made = request.change(MakeFeed { customer_id }, idempotency_key).await;
        made.map(CalendarFeed::from)
    }

    /// Takes the link of a customer back.
    async fn revoke_calendar_feed(
        &self,
        context: &Context<'_>,
        customer_id: ID,
        idempotency_key: Option<String>,
    ) -> Result<bool> {
        let request = Request::of(context)?;
        let customer_id = request.id(&customer_id, SubjectKind::Customer)?;
        request.change(RevokeFeed { customer_id }, idempotency_key).await?;
        Ok(true)
    }

    /// Makes one's own link; one that was made before counts no more.
    async fn make_my_calendar_feed(
        &self,
        context: &Context<'_>,
        idempotency_key: Option<String>,
    ) -> Result<CalendarFeed> {
        let made = Request::of(context)?.change(MakeMyFeed, idempotency_key).await;
        made.map(CalendarFeed::from)
    }

    /// Takes one's own link back.
    async fn revoke_my_calendar_feed(&self, context: &Context<'_>, idempotency_key: Option<String>) -> Result<bool> {
        Request::of(context)?.change(RevokeMyFeed, idempotency_key).await?;
        Ok(true)
    }
}
