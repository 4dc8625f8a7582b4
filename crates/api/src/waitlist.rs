//! Waiting for a place that is taken.

use async_graphql::{Context, ID, InputObject, Object, Result};
use coworkflow_domain::customers::shown_name;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::waitlist::{JoinWaitlist, LeaveWaitlist, ListWaitlist, TakeOffer, WaitlistView};

use crate::bookings::Booking;
use crate::customers::Customer;
use crate::enums::{ResourceType, WaitlistState};
use crate::request::Request;
use crate::scalars::Instant;

/// Somebody's place in the line (`B11`).
pub struct WaitlistEntry(pub WaitlistView);

#[Object]
impl WaitlistEntry {
    async fn id(&self) -> ID {
        self.0.row.id.into()
    }
    async fn customer(&self) -> Customer {
        self.0.customer.clone().into()
    }
    async fn customer_name(&self, context: &Context<'_>) -> Result<&str> {
        let lang = Request::of(context)?.context.lang;
        Ok(shown_name(self.0.customer.id, &self.0.customer.name, lang))
    }
    /// The place that is waited for, or the one that is offered.
    async fn resource_id(&self) -> Option<ID> {
        self.0.resource.as_ref().map(|resource| resource.id.into())
    }
    async fn resource_name(&self) -> Option<&str> {
        self.0.resource.as_ref().map(|resource| resource.name.as_str())
    }
    /// When any of a kind is waited for.
    async fn resource_type(&self) -> Option<ResourceType> {
        self.0.row.resource_kind.map(Into::into)
    }
    async fn starts_at(&self) -> Instant {
        Instant(self.0.row.starts_at)
    }
    async fn ends_at(&self) -> Instant {
        Instant(self.0.row.ends_at)
    }
    async fn state(&self) -> WaitlistState {
        self.0.row.state.into()
    }
    /// Until when what is offered is kept.
    async fn offered_until(&self) -> Option<Instant> {
        self.0.row.offered_until.map(Instant)
    }
    /// The hold that is or was offered.
    async fn booking_id(&self) -> Option<ID> {
        self.0.row.booking_id.map(Into::into)
    }
    async fn joined_at(&self) -> Instant {
        Instant(self.0.row.joined_at)
    }
}

/// Waiting for one place (`resourceId`) or for any of a kind (`resourceType`), never both.
#[derive(InputObject)]
pub struct JoinWaitlistInput {
    customer_id: ID,
    resource_id: Option<ID>,
    resource_type: Option<ResourceType>,
    starts_at: Instant,
    ends_at: Instant,
}

/// Questions about who waits.
#[derive(Default)]
pub struct WaitlistQuery;

#[Object]
impl WaitlistQuery {
    /// All who wait or have an offer, the first in line first.
    async fn waitlist(&self, context: &Context<'_>) -> Result<Vec<WaitlistEntry>> {
        let entries = Request::of(context)?.ask(ListWaitlist).await?;
        Ok(entries.into_iter().map(WaitlistEntry).collect())
    }
}

/// Changes of who waits.
#[derive(Default)]
pub struct WaitlistMutation;

#[Object]
impl WaitlistMutation {
    /// Refused when what is waited for is free.
    async fn join_waitlist(
        &self,
        context: &Context<'_>,
        input: JoinWaitlistInput,
        idempotency_key: Option<String>,
    ) -> Result<WaitlistEntry> {
        let request = Request::of(context)?;
        let join = JoinWaitlist {
            customer_id: request.id(&input.customer_id, SubjectKind::Customer)?,
            resource_id: request.optional_id(input.resource_id.as_ref(), SubjectKind::Resource)?,
            kind: input.resource_type.map(Into::into),
            starts_at: input.starts_at.0,
            ends_at: input.ends_at.0,
        };
        request.change(join, idempotency_key).await.map(WaitlistEntry)
    }

    /// Leaves the line; an offer goes to the next one then.
    async fn leave_waitlist(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<WaitlistEntry> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Waitlist)?;
        request
            .change(LeaveWaitlist { id }, idempotency_key)
            .await
            .map(WaitlistEntry)
    }

    /// Takes what is offered: the booking holds from now on.
    async fn take_waitlist_offer(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<Booking> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Waitlist)?;
        request.change(TakeOffer { id }, idempotency_key).await.map(Booking)
    }
}
