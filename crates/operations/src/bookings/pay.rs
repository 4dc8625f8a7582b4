//! The way to the provider's page, which no transaction waits for.

use coworkflow_domain::ids::BookingId;
use coworkflow_domain::payments::OnlineRefusal;

use super::online::{BeginOnlinePayment, BegunPayment, PayHere};
use crate::context::{Context, Services};
use crate::failure::Failure;

impl Services {
    /// Sends staff's customer to the provider's page; `return_to` is a path of ours.
    pub async fn pay_online(
        &self,
        context: &Context,
        booking_id: BookingId,
        return_to: &str,
        key: Option<String>,
    ) -> Result<PayHere, Failure> {
        let begun = self.change(context, BeginOnlinePayment { booking_id }, key).await?;
        self.payment_page(context, begun, return_to).await
    }

    /// The provider's page of a payment that was begun.
    pub async fn payment_page(
        &self,
        context: &Context,
        begun: BegunPayment,
        return_to: &str,
    ) -> Result<PayHere, Failure> {
        let provider = self.payments.clone().ok_or(OnlineRefusal::Off)?;
        let asked = begun.asked(context.tenant, return_to);
        let page = tokio::task::spawn_blocking(move || provider.begin(&asked)).await;
        match page {
            Ok(Ok(page)) => Ok(PayHere {
                payment: begun.payment,
                page,
            }),
            _ => Err(OnlineRefusal::ProviderDown.into()),
        }
    }
}
