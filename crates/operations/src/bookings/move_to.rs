//! A booking goes to another place or time. The fee of calling it off cannot be dodged that way (`B9`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{Asked, BookingRefusal, BookingState, Channel, When};
use coworkflow_domain::ids::{BookingId, ResourceId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::bookings::BookingRow;
use coworkflow_store::{claims, resources};
use serde::Serialize;

use super::cancel::check_ahead;
use super::expire::expire_due;
use super::place::expect;
use super::room::{check_room, lost_race, offering};
use super::view::{self, BookingView, parties};
use super::{effects, write};
use crate::claims::{Taker, take};
use crate::failure::{Failure, broken};
use crate::perform::Change;
use crate::pricing;
use crate::work::Work;

/// Moves a booking to another place or time, or makes it longer or shorter.
#[derive(Debug, Clone, Serialize)]
pub struct MoveBooking {
    /// Which.
    pub id: BookingId,
    /// Where to; where it is when left out.
    pub resource_id: Option<ResourceId>,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// The price that the reader was shown: another one is refused.
    pub expected_amount: Option<Money>,
    /// Keeps no fee although it is moved late, because the house asked for it: needs `invoices.discount`.
    pub waive_fee: bool,
}

impl Change for MoveBooking {
    type Output = BookingView;
    const NAME: &'static str = "bookings.move";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<BookingView, Failure> {
        if self.waive_fee {
            work.require(Permission::InvoicesDiscount)?;
        }
        let booking = view::found(work, self.id)?;
        let to = MoveTo {
            resource_id: self.resource_id.unwrap_or(booking.resource_id),
            interval: Interval::new(self.starts_at, self.ends_at)
                .map_err(|refusal| Refusal::from(refusal).on("endsAt"))?,
            channel: Channel::Desk,
            expected: self.expected_amount,
            waive_fee: self.waive_fee,
        };
        let booking = move_booking(work, booking, &to)?;
        view::of(work, booking)
    }
}

/// Where a booking goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MoveTo {
    /// The place.
    pub resource_id: ResourceId,
    /// The time.
    pub interval: Interval,
    /// Who moves it.
    pub channel: Channel,
    /// The price that the reader was shown: another one is refused.
    pub expected: Option<Money>,
    /// Keeps no fee although it is moved late.
    pub waive_fee: bool,
}

/// Moves a booking: settings and claims are asked anew (`B5`, `B1`), the price is made anew, and what calling it off would have
/// cost stays owed (`B9`).
pub(crate) fn move_booking(work: &mut Work, mut booking: BookingRow, to: &MoveTo) -> Result<BookingRow, Failure> {
    check_ahead(&booking)?;
    let before = booking.interval()?;
    let now = work.now();
    if booking.state == BookingState::Confirmed && to.channel != Channel::Desk && before.start() <= now {
        return Err(BookingRefusal::Begun.into());
    }
    if (booking.resource_id, before) == (to.resource_id, to.interval) {
        return Err(BookingRefusal::SamePlaceAndTime.into());
    }
    expire_due(work)?;
    let (customer, from) = parties(work, &booking)?;
    let resource = resources::by_id(work.tx, to.resource_id)?.ok_or(General::NotFound {
        what: SubjectKind::Resource,
    })?;
    let asked = Asked {
        interval: to.interval,
        attendees: booking.attendees,
        channel: to.channel,
        now,
    };
    let settings = match check_room(work, &resource, &asked, Some(booking.id))? {
        Ok(settings) => settings,
        Err(refusal) => return Err(offering(work, &resource, &asked, Some(booking.id), refusal)?),
    };
    let code = match booking.coupon_id {
        Some(id) => coworkflow_store::pricing::coupon(work.tx, id)?.map(|coupon| coupon.code),
        None => None,
    };
    let priced = pricing::BookingAsked {
        resource: &resource,
        interval: to.interval,
        customer: Some(&customer),
        coupon: code.as_deref(),
        booked_at: booking.created_at,
        in_place_of: Some(booking.id),
    };
    let quoted = pricing::quote_asked(work, &priced)?;
    expect(work, to.expected, quoted.amount)?;
    if booking.invoice_id.is_some() && quoted.amount != booking.amount {
        return Err(BookingRefusal::Billed.into());
    }
    let mut policy = booking.policy()?;
    if booking.state == BookingState::Confirmed && !to.waive_fee {
        policy = policy.after_move(before.start(), booking.amount, now)?;
    }
    if settings.approval && to.channel != Channel::Desk && booking.state == BookingState::Confirmed {
        booking.state = BookingState::Pending;
        booking.expires_at = Some(now.plus_minutes(settings.approval_minutes));
    }
    booking.resource_id = resource.id;
    booking.starts_at = to.interval.start();
    booking.ends_at = to.interval.end();
    booking.day = work.day_of(to.interval.start())?;
    booking.fee = policy.owed_beside(quoted.amount)?;
    booking.policy = serde_json::to_string(&policy).map_err(broken)?;
    booking.price_book = quoted.price_book;
    booking.quote = serde_json::to_string(&quoted.quote).map_err(broken)?;
    booking.amount = quoted.amount;
    booking.overridden = booking.overridden || booking.series_id.is_some();
    write(work, &mut booking)?;
    claims::delete_of_booking(work.tx, booking.id)?;
    let taker = if booking.state.waits() {
        Taker::Hold(booking.id)
    } else {
        Taker::Booking(booking.id)
    };
    if let Err(failure) = take(work, &resource, to.interval, taker) {
        return Err(lost_race(work, &resource, &asked, failure));
    }
    effects::quoted(work, &booking, &quoted)?;
    let (zone, _) = work.calendar()?;
    work.journal(&Event::BookingMoved {
        booking_id: booking.id,
        customer_id: customer.id,
        customer: customer.name,
        from_id: from.id,
        from: from.name,
        before: When::of(before, &zone),
        to_id: resource.id,
        to: resource.name,
        when: When::of(to.interval, &zone),
        amount: booking.amount,
    })?;
    Ok(booking)
}
