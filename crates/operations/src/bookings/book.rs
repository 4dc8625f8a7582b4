//! The desk books for somebody, with a login or without (`B13`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{Channel, Pays};
use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::money::Money;
use coworkflow_domain::refusal::Refusal;
use coworkflow_domain::time::{Instant, Interval};
use serde::Serialize;

use super::place::{NewBooking, place};
use super::view::{self, BookingView};
use crate::failure::Failure;
use crate::perform::Change;
use crate::sessions::Arriving;
use crate::work::Work;

/// Books a place for a customer.
#[derive(Debug, Clone, Serialize)]
pub struct Book {
    /// For whom: a customer of ours, or somebody new, added in the same transaction.
    pub customer: Arriving,
    /// Where.
    pub resource_id: ResourceId,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// How many come; 1 when left out.
    pub attendees: Option<i64>,
    /// Who comes, when it is not the customer.
    pub guest_name: Option<String>,
    /// What it is for.
    pub title: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// When it is paid.
    pub pays: Pays,
    /// Keeps the place for a while only, until it is confirmed (`B7`).
    pub hold: bool,
    /// A code that takes something off.
    pub coupon: Option<String>,
    /// The price that the reader was shown: another one is refused (`P1`).
    pub expected_amount: Option<Money>,
}

impl Change for Book {
    type Output = BookingView;
    const NAME: &'static str = "bookings.book";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<BookingView, Failure> {
        let interval =
            Interval::new(self.starts_at, self.ends_at).map_err(|refusal| Refusal::from(refusal).on("endsAt"))?;
        let new = NewBooking {
            resource_id: self.resource_id,
            customer_id: self.customer.id(work)?,
            guest_name: self.guest_name.clone().unwrap_or_default(),
            title: self.title.clone().unwrap_or_default(),
            note: self.note.clone().unwrap_or_default(),
            attendees: self.attendees.unwrap_or(1),
            interval,
            channel: Channel::Desk,
            pays: self.pays,
            hold: self.hold,
            coupon: self.coupon.clone(),
            expected: self.expected_amount,
            series: None,
        };
        let booking = place(work, &new)?;
        view::of(work, booking)
    }
}
