//! What would come of booking, moving or stretching, asked while somebody still draws: nothing is taken by asking.

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{Asked, BookingRefusal, BookingState, Channel};
use coworkflow_domain::ids::{BookingId, CustomerId, ResourceId};
use coworkflow_domain::money::Money;
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::bookings::BookingRow;
use coworkflow_store::{customers, pricing as coupons, resources};

use super::cancel::check_ahead;
use super::room::{check_room, offering};
use super::view;
use crate::failure::Failure;
use crate::perform::Question;
use crate::pricing::{self, BookingQuote};
use crate::work::Work;

/// Asks as the desk whether a place could be booked, or a booking be moved there, and at what price.
#[derive(Debug, Clone)]
pub struct TryBooking {
    /// Where.
    pub resource_id: ResourceId,
    /// From.
    pub starts_at: Instant,
    /// Until.
    pub ends_at: Instant,
    /// How many come; left out: as many as the booking says, or one.
    pub attendees: Option<i64>,
    /// For whom; left out: for a visitor. A booking that is moved keeps its own.
    pub customer_id: Option<CustomerId>,
    /// A code that takes something off. A booking that is moved keeps its own.
    pub coupon: Option<String>,
    /// The booking that would be moved.
    pub booking_id: Option<BookingId>,
}

/// What would come of it.
#[derive(Debug, Clone, PartialEq)]
pub struct BookingTrial {
    /// The price: what is quoted is what is charged (`P1`).
    pub quote: BookingQuote,
    /// What would stay owed beside the price because it is moved late (`B9`).
    pub kept_fee: Money,
}

impl Question for TryBooking {
    type Output = BookingTrial;
    const NAME: &'static str = "bookings.try";
    const PERMISSION: Permission = Permission::BookingsRead;

    fn run(&self, work: &mut Work) -> Result<BookingTrial, Failure> {
        self.by(work, Channel::Desk)
    }
}

impl TryBooking {
    /// The same for whoever asks by this way.
    pub(crate) fn by(&self, work: &mut Work, channel: Channel) -> Result<BookingTrial, Failure> {
        let interval =
            Interval::new(self.starts_at, self.ends_at).map_err(|refusal| Refusal::from(refusal).on("endsAt"))?;
        let moved = self.booking_id.map(|id| view::found(work, id)).transpose()?;
        if let Some(booking) = &moved {
            check_ahead(booking)?;
        }
        let resource = resources::by_id(work.tx, self.resource_id)?.ok_or(General::NotFound {
            what: SubjectKind::Resource,
        })?;
        let now = work.now();
        let asked = Asked {
            interval,
            attendees: self
                .attendees
                .or(moved.as_ref().map(|booking| booking.attendees))
                .unwrap_or(1),
            channel,
            now,
        };
        if let Err(refusal) = check_room(work, &resource, &asked, self.booking_id)? {
            return Err(offering(work, &resource, &asked, self.booking_id, refusal)?);
        }
        let customer = match moved.as_ref().map(|booking| booking.customer_id).or(self.customer_id) {
            None => None,
            Some(id) => Some(customers::by_id(work.tx, id)?.ok_or(General::NotFound {
                what: SubjectKind::Customer,
            })?),
        };
        let code = match &moved {
            Some(booking) => code_of(work, booking)?,
            None => self.coupon.clone(),
        };
        let quote = pricing::quote_asked(
            work,
            &pricing::BookingAsked {
                resource: &resource,
                interval,
                customer: customer.as_ref(),
                coupon: code.as_deref(),
                booked_at: moved.as_ref().map_or(now, |booking| booking.created_at),
                in_place_of: self.booking_id,
            },
        )?;
        let kept_fee = match &moved {
            Some(booking) => kept_fee(booking, &quote, now)?,
            None => Money::ZERO,
        };
        Ok(BookingTrial { quote, kept_fee })
    }
}

/// The code that a booking was quoted with.
fn code_of(work: &mut Work, booking: &BookingRow) -> Result<Option<String>, Failure> {
    Ok(match booking.coupon_id {
        Some(id) => coupons::coupon(work.tx, id)?.map(|coupon| coupon.code),
        None => None,
    })
}

/// What moving it now would leave owed beside its new price (`B9`).
fn kept_fee(booking: &BookingRow, quote: &BookingQuote, now: Instant) -> Result<Money, Failure> {
    if booking.invoice_id.is_some() && quote.amount != booking.amount {
        return Err(BookingRefusal::Billed.into());
    }
    let policy = booking.policy()?;
    let policy = match booking.state {
        BookingState::Confirmed => policy.after_move(booking.starts_at, booking.amount, now)?,
        _ => policy,
    };
    Ok(policy.owed_beside(quote.amount)?)
}

#[cfg(test)]
mod tests;
