//! The desk takes money for a booking before its guest comes: in cash or by any other tender, on an invoice of its own.

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{BookingState, Pays};
use coworkflow_domain::ids::BookingId;
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::{OnlineRefusal, PaymentInput};
use coworkflow_store::bookings::BookingRow;
use serde::Serialize;

use super::confirm;
use super::money::bill_ahead;
use super::view::{self, BookingView};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::pricing;
use crate::work::Work;

/// Bills a booking now and takes money for it, all or a part; one that was only kept holds from then on.
#[derive(Debug, Clone, Serialize)]
pub struct PayBooking {
    /// Which.
    pub id: BookingId,
    /// At least one.
    pub payments: Vec<PaymentInput>,
}

impl Change for PayBooking {
    type Output = BookingView;
    const NAME: &'static str = "bookings.pay";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<BookingView, Failure> {
        work.require(Permission::PaymentsTake)?;
        let mut booking = view::found(work, self.id)?;
        let due = due_ahead(work, &booking)?.filter(|_| !self.payments.is_empty());
        due.ok_or(OnlineRefusal::NothingToPay)?;
        if booking.state == BookingState::Held {
            booking = confirm(work, booking)?;
        }
        booking.pays = Pays::Now;
        bill_ahead(work, &mut booking, &self.payments)?;
        view::of(work, booking)
    }
}

/// What is to be paid for a booking before its guest comes, with its tax; nothing when it is billed, free, over or waits for
/// approval (`B8`).
#[derive(Debug, Clone, Copy)]
pub struct BookingDue {
    /// Which.
    pub id: BookingId,
}

impl Question for BookingDue {
    type Output = Option<Money>;
    const NAME: &'static str = "bookings.due";
    const PERMISSION: Permission = Permission::BookingsRead;

    fn run(&self, work: &mut Work) -> Result<Option<Money>, Failure> {
        let booking = view::found(work, self.id)?;
        due_ahead(work, &booking)
    }
}

/// What can be paid ahead: of a booking that holds or is still kept, costs something, and was not billed.
pub(super) fn due_ahead(work: &mut Work, booking: &BookingRow) -> Result<Option<Money>, Failure> {
    let kept = booking.state == BookingState::Held && booking.expires_at.is_some_and(|until| work.now() < until);
    if !(kept || booking.state == BookingState::Confirmed) || booking.invoice_id.is_some() {
        return Ok(None);
    }
    let total = pricing::totals_of(work, &booking.quote()?, booking.coupon_id)?.total;
    Ok(Some(total).filter(|total| total.is_positive()))
}
