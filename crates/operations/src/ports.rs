//! What the house asks of the outside, each implemented by whoever starts the program.

use std::pin::Pin;
use std::time::Duration;

use coworkflow_domain::ids::{MailId, TenantId};
use coworkflow_domain::mails::Composed;
use coworkflow_domain::money::Money;

/// Sends letters.
pub trait Mailer: Send + Sync {
    /// Hands one over to a mail server, and waits until it took it. The same id twice is the same letter.
    fn send(&self, mail: &Mail) -> Result<(), MailFailed>;
}

/// A letter as it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Which: a mail program that gets it twice shows it once.
    pub id: MailId,
    /// As whose it is shown: the house.
    pub from_name: String,
    /// To whom.
    pub to_name: String,
    /// Where to.
    pub to_address: String,
    /// What it says.
    pub content: Composed,
}

/// Why a letter was not taken, as the mail server said it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailFailed {
    /// It may be taken later.
    #[error("not now: {0}")]
    Later(String),
    /// It never will be.
    #[error("refused: {0}")]
    Refused(String),
}

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

/// What servers on one database count together for a short while. Nothing that must not be lost: when it is away, each counts for itself.
pub trait Shared: Send + Sync {
    /// Takes from a bucket that refills evenly, if no more than `most` is taken then; whether it was.
    fn take<'a>(&'a self, bucket: &'a str, cost: Duration, most: Duration) -> Asked<'a, bool>;

    /// What is kept under these keys.
    fn get<'a>(&'a self, keys: &'a [String]) -> Asked<'a, Vec<Option<String>>>;

    /// Writes all of these or none: each only if its key still holds what is expected; whether they were written.
    fn swap<'a>(&'a self, swaps: &'a [Swap]) -> Asked<'a, bool>;
}

/// An answer of [`Shared`] to come.
pub type Asked<'a, T> = Pin<Box<dyn Future<Output = Result<T, Away>> + Send + 'a>>;

/// What one key is to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swap {
    /// The key.
    pub key: String,
    /// What it must hold before.
    pub from: Option<String>,
    /// What it holds after; an empty text is nothing.
    pub to: Option<String>,
    /// For how long.
    pub lasts: Duration,
}

/// What is shared can't be reached at present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("what servers share is away")]
pub struct Away;
