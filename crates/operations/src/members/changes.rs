//! A member moves and calls off their own bookings.

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::Channel;
use coworkflow_domain::ids::{BookingId, ResourceId};
use coworkflow_domain::money::Money;
use coworkflow_domain::time::Instant;
use serde::Serialize;

use super::bookings::{MyBooking, interval, my_booking, view};
use crate::bookings::{Cancelling, MoveTo, cancel_booking, move_booking};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Moves one's own booking to another place or time. The fee of calling it off cannot be dodged that way (`B9`).
#[derive(Debug, Clone, Serialize)]
pub struct MoveMyBooking {
    /// Which.
    pub id: BookingId,
    /// Where to; where it is when left out.
    pub resource_id: Option<ResourceId>,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// The price that the member saw: another one is refused (`P1`).
    pub expected: Option<Money>,
}

impl Change for MoveMyBooking {
    type Output = MyBooking;
    const NAME: &'static str = "members.move_booking";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<MyBooking, Failure> {
        let booking = my_booking(work, self.id)?;
        let to = MoveTo {
            resource_id: self.resource_id.unwrap_or(booking.resource_id),
            interval: interval(self.starts_at, self.ends_at)?,
            channel: Channel::Member,
            expected: self.expected,
            waive_fee: false,
        };
        let row = move_booking(work, booking, &to)?;
        view(work, row)
    }
}

/// Calls one's own booking off, at the fee that was shown (`B9`).
#[derive(Debug, Clone, Serialize)]
pub struct CancelMyBooking {
    /// Which.
    pub id: BookingId,
    /// The fee that the member saw: another one is refused.
    pub expected_fee: Option<Money>,
}

impl Change for CancelMyBooking {
    type Output = MyBooking;
    const NAME: &'static str = "members.cancel_booking";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<MyBooking, Failure> {
        let booking = my_booking(work, self.id)?;
        let how = Cancelling {
            expected_fee: self.expected_fee,
            ..Cancelling::default()
        };
        let row = cancel_booking(work, booking, &how)?;
        view(work, row)
    }
}
