//! Closures of places in GraphQL.

use async_graphql::{Context, ID, InputObject, Object, Result};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::bookings::{ClosePlaces, ClosureView, ListClosures, ReopenPlaces};

use crate::request::Request;
use crate::scalars::Instant;

/// Places that are closed together for a while.
pub struct Closure(ClosureView);

#[Object]
impl Closure {
    async fn id(&self) -> ID {
        self.0.closure.id.into()
    }
    async fn reason(&self) -> &str {
        &self.0.closure.reason
    }
    async fn starts_at(&self) -> Instant {
        Instant(self.0.closure.starts_at)
    }
    /// Nothing when nobody knows.
    async fn ends_at(&self) -> Option<Instant> {
        self.0.ends_at().map(Instant)
    }
    async fn resource_ids(&self) -> Vec<ID> {
        self.0.places.iter().map(|place| place.id.into()).collect()
    }
    async fn resource_names(&self) -> Vec<&str> {
        self.0.places.iter().map(|place| place.name.as_str()).collect()
    }
}

/// Which places are closed, when and why.
#[derive(InputObject)]
pub struct ClosePlacesInput {
    /// Their parts are closed with them (`B4`).
    resource_ids: Vec<ID>,
    /// Now at the earliest.
    starts_at: Instant,
    /// Left out: until further notice.
    ends_at: Option<Instant>,
    reason: String,
}

/// Questions about closures.
#[derive(Default)]
pub struct ClosuresQuery;

#[Object]
impl ClosuresQuery {
    /// Those that go on or are ahead, the first to end first.
    async fn closures(&self, context: &Context<'_>) -> Result<Vec<Closure>> {
        let views = Request::of(context)?.ask(ListClosures).await?;
        Ok(views.into_iter().map(Closure).collect())
    }
}

/// Changes of closures.
#[derive(Default)]
pub struct ClosuresMutation;

#[Object]
impl ClosuresMutation {
    /// Refused with what is in the way (`inTheWay`).
    async fn close_places(
        &self,
        context: &Context<'_>,
        input: ClosePlacesInput,
        idempotency_key: Option<String>,
    ) -> Result<Closure> {
        let request = Request::of(context)?;
        let ids = input.resource_ids.iter().take(1_000);
        let close = ClosePlaces {
            resource_ids: ids
                .map(|id| request.id(id, SubjectKind::Resource))
                .collect::<Result<_>>()?,
            starts_at: input.starts_at.0,
            ends_at: input.ends_at.map(|at| at.0),
            reason: input.reason,
        };
        request.change(close, idempotency_key).await.map(Closure)
    }

    /// Ends a closure now, or calls it off before it begins.
    async fn reopen_places(&self, context: &Context<'_>, id: ID, idempotency_key: Option<String>) -> Result<Closure> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Closure)?;
        request.change(ReopenPlaces { id }, idempotency_key).await.map(Closure)
    }
}
