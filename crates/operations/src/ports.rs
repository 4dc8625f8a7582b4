//! What the house asks of the outside, each implemented by whoever starts the program.

use coworkflow_domain::ids::TenantId;
use coworkflow_domain::money::Money;

/// Takes money on a page of its own: no card data ever comes here.
pub trait PaymentProvider: Send + Sync {
    /// Its stable name, as stored with each payment.
    fn name(&self) -> &'static str;

    /// Asks for the page on which somebody pays. The same reference twice is the same payment.
    fn begin(&self, asked: &PaymentAsked) -> Result<PaymentPage, ProviderDown>;

    /// Sends money of a payment back. The same reference twice sends it once.
    fn refund(&self, reference: &str, amount: Money) -> Result<(), ProviderDown>;
}

/// What somebody is to pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentAsked {
    /// Whose house: what is told of it is theirs.
    pub tenant: TenantId,
    /// How the provider names it when it tells of it.
    pub reference: String,
    /// How much, in minor units.
    pub amount: Money,
    /// ISO 4217.
    pub currency: String,
    /// What for, for the payer to read.
    pub description: String,
    /// The path of ours that the payer comes back to.
    pub return_to: String,
}

/// Where somebody pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentPage {
    /// Its address.
    pub url: String,
}

/// The provider does not answer; asking again later is safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the payment provider does not answer")]
pub struct ProviderDown;
