//! Resources in GraphQL.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object, Result};
use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::resources::{
    ArchiveResource, Arrangement, ChangeResource, CreateResource, ListResources, OneResource, ResourceView,
    RestoreResource, SetInOrder, SetOutOfOrder,
};

use crate::enums::ResourceType;
use crate::request::Request;
use crate::scalars::{Instant, Long, Money};

/// A bookable unit.
pub struct Resource(ResourceView);

impl From<ResourceView> for Resource {
    fn from(view: ResourceView) -> Self {
        Resource(view)
    }
}

/// One resource by its id.
pub async fn one(request: &Request, id: ResourceId) -> Result<Resource> {
    request.ask(OneResource { id }).await.map(Resource)
}

#[Object]
impl Resource {
    async fn id(&self) -> ID {
        self.0.row.id.into()
    }
    async fn name(&self) -> &str {
        &self.0.row.name
    }
    async fn resource_type(&self) -> ResourceType {
        self.0.row.resource_type.into()
    }
    async fn rate_per_hour(&self) -> Money {
        Money(self.0.row.rate_per_hour)
    }
    async fn capacity(&self) -> i64 {
        self.0.row.capacity
    }
    async fn position(&self) -> i64 {
        self.0.row.position
    }
    async fn is_available(&self) -> bool {
        self.0.is_available()
    }
    /// What it is a part of.
    async fn parent_id(&self) -> Option<ID> {
        self.0.row.parent_id.map(Into::into)
    }
    /// Minutes that follow every claim and are never billed.
    async fn turnaround_minutes(&self) -> i64 {
        self.0.row.turnaround_minutes
    }
    /// When the next claim begins, while it is free (`B12`).
    async fn free_until(&self) -> Option<Instant> {
        self.0.free_until().map(Instant)
    }
    /// Until when it is kept for who booked it, while it is reserved.
    async fn reserved_until(&self) -> Option<Instant> {
        self.0.reserved_until().map(Instant)
    }
    async fn out_of_order_reason(&self) -> Option<&str> {
        self.0.out_of_order_reason()
    }
    async fn archived_at(&self) -> Option<Instant> {
        self.0.row.archived_at.map(Instant)
    }
    async fn created_at(&self) -> Instant {
        Instant(self.0.row.created_at)
    }
    async fn version(&self) -> Long {
        Long(self.0.row.version)
    }
}

/// A resource as entered.
#[derive(InputObject)]
pub struct ResourceInput {
    name: String,
    resource_type: ResourceType,
    rate_per_hour: Money,
    capacity: Option<i32>,
    position: Option<i32>,
    /// What it is a part of: left out, as it was; null, of nothing (`B4`).
    parent_id: MaybeUndefined<ID>,
    /// Minutes that follow every claim and are never billed (`B3`); left out, as it was.
    turnaround_minutes: Option<i32>,
}

impl ResourceInput {
    /// Where it belongs, if that was said; what was left out is as it was.
    fn arrangement(&self, request: &Request, before: Option<&Resource>) -> Result<Option<Arrangement>> {
        if self.parent_id.is_undefined() && self.turnaround_minutes.is_none() {
            return Ok(None);
        }
        Ok(Some(Arrangement {
            parent_id: match &self.parent_id {
                MaybeUndefined::Undefined => before.and_then(|before| before.0.row.parent_id),
                MaybeUndefined::Null => None,
                MaybeUndefined::Value(id) => Some(resource_id(request, id)?),
            },
            turnaround_minutes: self
                .turnaround_minutes
                .map_or_else(|| before.map_or(0, |before| before.0.row.turnaround_minutes), i64::from),
        }))
    }
}

fn resource_id(request: &Request, id: &ID) -> Result<ResourceId> {
    request.id(id, SubjectKind::Resource)
}

/// Questions about resources.
#[derive(Default)]
pub struct ResourcesQuery;

#[Object]
impl ResourcesQuery {
    async fn resources(&self, context: &Context<'_>, archived: Option<bool>) -> Result<Vec<Resource>> {
        let archived = archived.unwrap_or_default();
        let views = Request::of(context)?.ask(ListResources { archived }).await?;
        Ok(views.into_iter().map(Resource).collect())
    }

    async fn resource(&self, context: &Context<'_>, id: ID) -> Result<Resource> {
        let request = Request::of(context)?;
        one(request, resource_id(request, &id)?).await
    }
}

/// Changes of resources.
#[derive(Default)]
pub struct ResourcesMutation;

#[Object]
impl ResourcesMutation {
    async fn create_resource(
        &self,
        context: &Context<'_>,
        input: ResourceInput,
        idempotency_key: Option<String>,
    ) -> Result<Resource> {
        let arrangement = input.arrangement(Request::of(context)?, None)?;
        let create = CreateResource {
            name: input.name,
            resource_type: input.resource_type.into(),
            rate_per_hour: input.rate_per_hour.0,
            capacity: input.capacity.map(i64::from),
            position: input.position.map(i64::from),
            arrangement,
        };
        Request::of(context)?
            .change(create, idempotency_key)
            .await
            .map(Resource)
    }

    async fn change_resource(
        &self,
        context: &Context<'_>,
        id: ID,
        input: ResourceInput,
        version: Long,
        idempotency_key: Option<String>,
    ) -> Result<Resource> {
        let request = Request::of(context)?;
        let before = one(request, resource_id(request, &id)?).await?;
        let arrangement = input.arrangement(request, Some(&before))?;
        let change = ChangeResource {
            id: resource_id(request, &id)?,
            version: version.0,
            name: input.name,
            resource_type: input.resource_type.into(),
            rate_per_hour: input.rate_per_hour.0,
            capacity: input.capacity.map(i64::from),
            position: input.position.map(i64::from),
            arrangement,
        };
        request.change(change, idempotency_key).await.map(Resource)
    }

    async fn archive_resource(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<Resource> {
        let request = Request::of(context)?;
        let id = resource_id(request, &id)?;
        request
            .change(ArchiveResource { id }, idempotency_key)
            .await
            .map(Resource)
    }

    async fn restore_resource(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<Resource> {
        let request = Request::of(context)?;
        let id = resource_id(request, &id)?;
        request
            .change(RestoreResource { id }, idempotency_key)
            .await
            .map(Resource)
    }

    async fn set_out_of_order(
        &self,
        context: &Context<'_>,
        resource_id: ID,
        reason: String,
        until: Option<Instant>,
        idempotency_key: Option<String>,
    ) -> Result<Resource> {
        let request = Request::of(context)?;
        let resource_id = request.id(&resource_id, SubjectKind::Resource)?;
        let closure = SetOutOfOrder {
            resource_id,
            reason,
            until: until.map(|until| until.0),
        };
        request.change(closure, idempotency_key).await.map(Resource)
    }

    async fn set_in_order(
        &self,
        context: &Context<'_>,
        resource_id: ID,
        idempotency_key: Option<String>,
    ) -> Result<Resource> {
        let request = Request::of(context)?;
        let resource_id = request.id(&resource_id, SubjectKind::Resource)?;
        request
            .change(SetInOrder { resource_id }, idempotency_key)
            .await
            .map(Resource)
    }
}
