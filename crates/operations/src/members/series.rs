//! A member makes a booking recurring, changes recurring ones, and calls them off.

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::Channel;
use coworkflow_domain::ids::{BookingId, ResourceId, SeriesId};
use coworkflow_domain::money::Money;
use coworkflow_domain::refusal::General;
use coworkflow_domain::series::SeriesScope;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::Instant;
use coworkflow_store::series;
use serde::Serialize;

use super::bookings::my_booking;
use super::me::own;
use crate::bookings::Cancelling;
use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::series::{
    PreviewSeries, SeriesDone, SeriesEdit, SeriesFee, SeriesOutcome, SeriesPreview, SeriesView, cancel, change, fee_of,
    outcome, preview, repeat, rule_of, view,
};
use crate::work::Work;

/// What would come of repeating one's own booking: each occurrence, and what is in its way (`R2`).
#[derive(Debug, Clone)]
pub struct PreviewMySeries {
    /// The first one.
    pub booking_id: BookingId,
    /// How it repeats, RFC 5545; the booking itself counts.
    pub rule: String,
}

impl Question for PreviewMySeries {
    type Output = SeriesPreview;
    const NAME: &'static str = "members.preview_series";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<SeriesPreview, Failure> {
        let booking = my_booking(work, self.booking_id)?;
        let wanted = PreviewSeries {
            resource_id: booking.resource_id,
            customer_id: Some(booking.customer_id),
            starts_at: booking.starts_at,
            ends_at: booking.ends_at,
            rule: self.rule.clone(),
            attendees: Some(booking.attendees),
            booking_id: Some(booking.id),
        };
        preview(work, &wanted, Channel::Member)
    }
}

/// Makes one's own booking the first of a series (`R5`): all or nothing, unless what can't be had is to be left out (`R2`).
#[derive(Debug, Clone, Serialize)]
pub struct RepeatMyBooking {
    /// The first one.
    pub booking_id: BookingId,
    /// How it repeats, RFC 5545; the booking itself counts.
    pub rule: String,
    /// Leaves out what can't be had.
    pub skip_conflicts: bool,
}

impl Change for RepeatMyBooking {
    type Output = SeriesDone;
    const NAME: &'static str = "members.repeat_booking";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<SeriesDone, Failure> {
        let booking = my_booking(work, self.booking_id)?;
        repeat(
            work,
            booking,
            &rule_of(&self.rule)?,
            Channel::Member,
            self.skip_conflicts,
        )
    }
}

/// One of one's own series.
#[derive(Debug, Clone, Copy)]
pub struct OneOfMySeries {
    /// Which.
    pub id: SeriesId,
}

impl Question for OneOfMySeries {
    type Output = SeriesView;
    const NAME: &'static str = "members.series";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<SeriesView, Failure> {
        let me = own(work)?.id;
        let row = series::by_id(work.tx, self.id)?.filter(|row| row.customer_id == me);
        let row = row.ok_or(General::NotFound {
            what: SubjectKind::Series,
        })?;
        view(work, row)
    }
}

/// Changes this one, this and those that follow, or all of one's own series (`R3`, `R4`), by the rules for members. What is
/// left out stays as it is.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeMySeries {
    /// The one that was chosen.
    pub booking_id: BookingId,
    /// How many change with it.
    pub scope: SeriesScope,
    /// When the chosen one begins then; the others go along, by wall time.
    pub starts_at: Option<Instant>,
    /// When the chosen one ends then.
    pub ends_at: Option<Instant>,
    /// Where.
    pub resource_id: Option<ResourceId>,
    /// How it repeats from the chosen one on, RFC 5545; not for one alone.
    pub rule: Option<String>,
    /// Leaves as they are those that can't be had, where otherwise nothing would change (`R2`).
    pub skip_conflicts: bool,
    /// The price afterwards and the fee that the member saw: others are refused (`P1`, `B9`).
    pub expected: Option<(Money, Money)>,
}

impl Change for ChangeMySeries {
    type Output = SeriesDone;
    const NAME: &'static str = "members.change_series";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<SeriesDone, Failure> {
        let booking = my_booking(work, self.booking_id)?;
        let edit = SeriesEdit {
            scope: self.scope,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            resource_id: self.resource_id,
            rule: self.rule.as_deref().map(rule_of).transpose()?,
            attendees: None,
            guest_name: None,
            title: None,
            note: None,
            skip_conflicts: self.skip_conflicts,
            waive_fee: false,
            channel: Channel::Member,
            expected: self.expected,
        };
        change(work, booking, &edit)
    }
}

impl Services {
    /// What an edit of one's own series would come to; what can't be had is listed and stays as it is (`R2`).
    pub async fn preview_change_my_series(
        &self,
        context: &Context,
        edit: ChangeMySeries,
    ) -> Result<SeriesOutcome, Failure> {
        let edit = ChangeMySeries {
            skip_conflicts: true,
            expected: None,
            ..edit
        };
        self.rehearse(context, ChangeMySeries::PERMISSION, move |work| {
            let done = edit.run(work)?;
            outcome(work, done)
        })
        .await
    }
}

/// How many of one's own series would be called off, and at which fee (`B9`).
#[derive(Debug, Clone, Copy)]
pub struct PreviewCancelMySeries {
    /// One of them.
    pub booking_id: BookingId,
    /// This one, those that follow, or all.
    pub scope: SeriesScope,
}

impl Question for PreviewCancelMySeries {
    type Output = SeriesFee;
    const NAME: &'static str = "members.preview_cancel_series";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<SeriesFee, Failure> {
        let booking = my_booking(work, self.booking_id)?;
        fee_of(work, &booking, self.scope)
    }
}

/// Calls off this one, those that follow, or all of one's own series, at the fee that was shown (`R3`, `B9`).
#[derive(Debug, Clone, Serialize)]
pub struct CancelMySeries {
    /// One of them.
    pub booking_id: BookingId,
    /// This one, those that follow, or all.
    pub scope: SeriesScope,
    /// The fee that the member saw: another one is refused.
    pub expected_fee: Option<Money>,
}

impl Change for CancelMySeries {
    type Output = SeriesDone;
    const NAME: &'static str = "members.cancel_series";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<SeriesDone, Failure> {
        let booking = my_booking(work, self.booking_id)?;
        let how = Cancelling {
            expected_fee: self.expected_fee,
            ..Cancelling::default()
        };
        cancel(work, &booking, self.scope, &how)
    }
}
