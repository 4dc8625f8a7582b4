//! What a member does with a booking beyond having it, in GraphQL: repeating it, and waiting for a place.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::members::{
    CancelMySeries, ChangeMySeries, JoinMyWaitlist, LeaveMyWaitlist, MyWaitlist, OneOfMySeries, PreviewCancelMySeries,
    PreviewMySeries, RepeatMyBooking, TakeMyOffer,
};
use coworkflow_operations::series::{SeriesDone, SeriesView};
use coworkflow_operations::waitlist::WaitlistView;

use super::bookings::MyBooking;
use crate::enums::{SeriesScope, WaitlistState};
use crate::error;
use crate::request::Request;
use crate::scalars::{Instant, Money};
use crate::series::{SeriesOutcome, SeriesPreview};

/// One's own booking that repeats.
#[derive(SimpleObject)]
pub struct MySeries {
    id: ID,
    /// RFC 5545, in the zone of the space.
    rule: String,
    /// The rule in the reader's language.
    words: String,
    /// Whether more are made as time goes by.
    goes_on: bool,
    /// Of the last one that was made or left out.
    last_number: i64,
    /// Its bookings by number, whatever became of them.
    occurrences: Vec<MyOccurrence>,
}

/// A booking of one's own series.
#[derive(SimpleObject)]
pub struct MyOccurrence {
    booking_id: ID,
    /// From 1.
    number: i64,
    starts_at: Instant,
    /// Changed apart from its series.
    overridden: bool,
    /// Whether it can still change.
    can_change: bool,
}

impl From<SeriesView> for MySeries {
    fn from(view: SeriesView) -> Self {
        let occurrences = view.bookings.into_iter();
        MySeries {
            id: view.row.id.into(),
            rule: view.row.rule,
            words: view.words,
            goes_on: view.row.extends_at.is_some(),
            last_number: view.row.last_number,
            occurrences: occurrences
                .map(|(row, can_change)| MyOccurrence {
                    booking_id: row.id.into(),
                    number: row.occurrence.unwrap_or_default(),
                    starts_at: Instant(row.starts_at),
                    overridden: row.overridden,
                    can_change,
                })
                .collect(),
        }
    }
}

/// What changes of one's own series; what is left out stays as it is. Times are those of the chosen booking, the others go along.
#[derive(InputObject)]
pub struct ChangeMySeriesInput {
    starts_at: Option<Instant>,
    ends_at: Option<Instant>,
    resource_id: Option<ID>,
    /// RFC 5545, from the chosen one on.
    rule: Option<String>,
    /// Leaves those as they are that can't be had; otherwise all or nothing.
    skip_conflicts: Option<bool>,
    /// The price afterwards and the fee that were shown: others are refused. Both or neither.
    expected_price: Option<Money>,
    expected_fee: Option<Money>,
}

impl ChangeMySeriesInput {
    fn change(self, request: &Request, booking_id: &ID, scope: SeriesScope) -> Result<ChangeMySeries> {
        Ok(ChangeMySeries {
            booking_id: request.id(booking_id, SubjectKind::Booking)?,
            scope: scope.into(),
            starts_at: self.starts_at.map(|at| at.0),
            ends_at: self.ends_at.map(|at| at.0),
            resource_id: request.optional_id(self.resource_id.as_ref(), SubjectKind::Resource)?,
            rule: self.rule,
            skip_conflicts: self.skip_conflicts.unwrap_or_default(),
            expected: self
                .expected_price
                .map(|price| price.0)
                .zip(self.expected_fee.map(|fee| fee.0)),
        })
    }
}

/// What was done to one's own series.
#[derive(SimpleObject)]
pub struct MySeriesChange {
    /// The series'.
    id: ID,
    /// How many bookings were made.
    made: i64,
    /// How many were moved or changed.
    changed: i64,
    /// How many were called off.
    cancelled: i64,
    /// How many could not be had.
    left_out: i64,
    /// What calling off or moving late cost.
    fee: Money,
}

impl From<SeriesDone> for MySeriesChange {
    fn from(done: SeriesDone) -> Self {
        MySeriesChange {
            id: done.series_id.into(),
            made: done.made,
            changed: done.changed,
            cancelled: done.cancelled,
            left_out: i64::try_from(done.left_out.len()).unwrap_or(i64::MAX),
            fee: Money(done.fee),
        }
    }
}

/// How many of one's own would be called off, and at which fee.
#[derive(SimpleObject)]
pub struct MySeriesFee {
    count: i64,
    fee: Money,
}

/// One's own place in the line for a place.
#[derive(SimpleObject)]
pub struct MyWaiting {
    id: ID,
    /// The place that is waited for, or the one that is offered.
    resource_id: Option<ID>,
    resource_name: Option<String>,
    starts_at: Instant,
    ends_at: Instant,
    state: WaitlistState,
    /// Until when what is offered is kept.
    offered_until: Option<Instant>,
    /// The price of what is offered.
    amount: Option<Money>,
}

impl From<WaitlistView> for MyWaiting {
    fn from(view: WaitlistView) -> Self {
        MyWaiting {
            id: view.row.id.into(),
            resource_id: view.resource.as_ref().map(|resource| resource.id.into()),
            resource_name: view.resource.map(|resource| resource.name),
            starts_at: Instant(view.row.starts_at),
            ends_at: Instant(view.row.ends_at),
            state: view.row.state.into(),
            offered_until: view.row.offered_until.map(Instant),
            amount: view.offer.map(|offer| Money(offer.amount)),
        }
    }
}

/// Questions about one's own series and waiting.
#[derive(Default)]
pub struct MyMoreQuery;

#[Object]
impl MyMoreQuery {
    /// What would come of repeating one's own booking. Asking takes nothing.
    async fn preview_my_series(&self, context: &Context<'_>, booking_id: ID, rule: String) -> Result<SeriesPreview> {
        let request = Request::of(context)?;
        let booking_id = request.id(&booking_id, SubjectKind::Booking)?;
        let preview = request.ask(PreviewMySeries { booking_id, rule }).await?;
        Ok(SeriesPreview::of(preview, request.context.lang))
    }

    /// One of one's own series.
    async fn my_series(&self, context: &Context<'_>, id: ID) -> Result<MySeries> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Series)?;
        request.ask(OneOfMySeries { id }).await.map(MySeries::from)
    }

    /// What an edit of one's own series would come to, and at what price. Asking changes nothing.
    async fn preview_change_my_series(
        &self,
        context: &Context<'_>,
        booking_id: ID,
        scope: SeriesScope,
        input: ChangeMySeriesInput,
    ) -> Result<SeriesOutcome> {
        let request = Request::of(context)?;
        let edit = input.change(request, &booking_id, scope)?;
        let outcome = request.services.preview_change_my_series(&request.context, edit).await;
        let outcome = outcome.map_err(|failure| error::to_graphql(failure, &request.context))?;
        Ok(SeriesOutcome::of(outcome, request.context.lang))
    }

    /// How many of one's own series would be called off, and at which fee.
    async fn preview_cancel_my_series(
        &self,
        context: &Context<'_>,
        booking_id: ID,
        scope: SeriesScope,
    ) -> Result<MySeriesFee> {
        let request = Request::of(context)?;
        let question = PreviewCancelMySeries {
            booking_id: request.id(&booking_id, SubjectKind::Booking)?,
            scope: scope.into(),
        };
        let found = request.ask(question).await?;
        Ok(MySeriesFee {
            count: found.count,
            fee: Money(found.fee),
        })
    }

    /// What one waits or waited for, the newest first.
    async fn my_waitlist(&self, context: &Context<'_>) -> Result<Vec<MyWaiting>> {
        let views = Request::of(context)?.ask(MyWaitlist).await?;
        Ok(views.into_iter().map(MyWaiting::from).collect())
    }
}

/// Changes of one's own series and waiting.
#[derive(Default)]
pub struct MyMoreMutation;

#[Object]
impl MyMoreMutation {
    /// Makes one's own booking the first of a series: all or nothing, unless what can't be had is to be left out.
    async fn repeat_my_booking(
        &self,
        context: &Context<'_>,
        booking_id: ID,
        rule: String,
        skip_conflicts: Option<bool>,
        idempotency_key: Option<String>,
    ) -> Result<MySeriesChange> {
        let request = Request::of(context)?;
        let change = RepeatMyBooking {
            booking_id: request.id(&booking_id, SubjectKind::Booking)?,
            rule,
            skip_conflicts: skip_conflicts.unwrap_or_default(),
        };
        request.change(change, idempotency_key).await.map(MySeriesChange::from)
    }

    /// Changes this one, this and those that follow, or all of one's own series. What is over, billed, deleted or changed by
    /// itself stays as it is.
    async fn change_my_series(
        &self,
        context: &Context<'_>,
        booking_id: ID,
        scope: SeriesScope,
        input: ChangeMySeriesInput,
        idempotency_key: Option<String>,
    ) -> Result<MySeriesChange> {
        let request = Request::of(context)?;
        let change = input.change(request, &booking_id, scope)?;
        request.change(change, idempotency_key).await.map(MySeriesChange::from)
    }

    /// Calls off this one, those that follow, or all of one's own series; `expectedFee`: the fee that was shown.
    async fn cancel_my_series(
        &self,
        context: &Context<'_>,
        booking_id: ID,
        scope: SeriesScope,
        expected_fee: Option<Money>,
        idempotency_key: Option<String>,
    ) -> Result<MySeriesChange> {
        let request = Request::of(context)?;
        let change = CancelMySeries {
            booking_id: request.id(&booking_id, SubjectKind::Booking)?,
            scope: scope.into(),
            expected_fee: expected_fee.map(|fee| fee.0),
        };
        request.change(change, idempotency_key).await.map(MySeriesChange::from)
    }

    /// Waits for a place that is taken.
    async fn join_my_waitlist(
        &self,
        context: &Context<'_>,
        resource_id: ID,
        starts_at: Instant,
        ends_at: Instant,
        idempotency_key: Option<String>,
    ) -> Result<MyWaiting> {
        let request = Request::of(context)?;
        let change = JoinMyWaitlist {
            resource_id: request.id(&resource_id, SubjectKind::Resource)?,
            starts_at: starts_at.0,
            ends_at: ends_at.0,
        };
        request.change(change, idempotency_key).await.map(MyWaiting::from)
    }

    /// Waits no longer, or lets an offer go to the next in line.
    async fn leave_my_waitlist(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<MyWaiting> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Waitlist)?;
        request
            .change(LeaveMyWaitlist { id }, idempotency_key)
            .await
            .map(MyWaiting::from)
    }

    /// Takes what is offered, in time.
    async fn take_my_offer(&self, context: &Context<'_>, id: ID, idempotency_key: Option<String>) -> Result<MyBooking> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Waitlist)?;
        let view = request.change(TakeMyOffer { id }, idempotency_key).await?;
        MyBooking::of(view, request)
    }
}
