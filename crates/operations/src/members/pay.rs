//! A member pays for a booking of their own on the provider's page.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::BookingId;
use serde::Serialize;

use super::bookings::my_booking;
use crate::bookings::{BegunPayment, PayHere, begin_payment};
use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Begins to pay for one's own booking online (`B7`). Asking again goes on with the payment that was begun.
#[derive(Debug, Clone, Serialize)]
pub struct PayMyBooking {
    /// Which.
    pub id: BookingId,
}

impl Change for PayMyBooking {
    type Output = BegunPayment;
    const NAME: &'static str = "members.pay_booking";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<BegunPayment, Failure> {
        let booking = my_booking(work, self.id)?;
        begin_payment(work, &booking)
    }
}

impl Services {
    /// Sends a member to the provider's page; `return_to` is a path of ours.
    pub async fn pay_my_booking(
        &self,
        context: &Context,
        id: BookingId,
        return_to: &str,
        key: Option<String>,
    ) -> Result<PayHere, Failure> {
        let begun = self.change(context, PayMyBooking { id }, key).await?;
        self.payment_page(context, begun, return_to).await
    }
}
