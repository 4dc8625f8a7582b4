//! A member makes a booking recurring, and calls recurring ones off.

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::Channel;
use coworkflow_domain::ids::BookingId;
use coworkflow_domain::money::Money;
use coworkflow_domain::series::SeriesScope;
use serde::Serialize;

use super::bookings::my_booking;
use crate::bookings::Cancelling;
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::series::{PreviewSeries, SeriesDone, SeriesFee, SeriesPreview, cancel, fee_of, preview, repeat, rule_of};
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
