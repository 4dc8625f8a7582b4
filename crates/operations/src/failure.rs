//! Why an operation gave no answer.

use coworkflow_domain::refusal::{General, Refusal, Unavailable};
use coworkflow_store::DbError;

/// A refusal for the reader, or a fault of ours.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The house says no, and why.
    #[error("{0}")]
    Refused(Box<Refusal>),
    /// Something broke: the reader gets an id, the log the cause.
    #[error(transparent)]
    Db(DbError),
}

impl Failure {
    /// The refusal, if it is one.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Failure::Refused(refusal) => Some(refusal),
            Failure::Db(_) => None,
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Failure::Refused(Box::new(refusal))
    }
}

/// Lets `?` turn the refusals of `domain` into failures.
macro_rules! refusals {
    ($($refusal:ty),* $(,)?) => { $(
        impl From<$refusal> for Failure {
            fn from(refusal: $refusal) -> Self {
                Refusal::from(refusal).into()
            }
        }
    )* };
}
refusals!(
    coworkflow_domain::bookings::BookingRefusal,
    coworkflow_domain::displays::DisplayRefusal,
    coworkflow_domain::shifts::ShiftRefusal,
    coworkflow_domain::payments::OnlineRefusal,
    coworkflow_domain::waitlist::WaitlistRefusal,
    coworkflow_domain::bookings::ArrivalRefusal,
    coworkflow_domain::payments::InFullRefusal,
    coworkflow_domain::customers::PasserByRefusal,
    coworkflow_domain::invoices::CreditRefusal,
    coworkflow_domain::invoices::ManualRefusal,
    coworkflow_domain::payments::PaymentRefusal,
    coworkflow_domain::pricing::PricingRefusal,
    coworkflow_domain::pricing::CouponRefusal,
    coworkflow_domain::recurrence::RecurrenceRefusal,
    coworkflow_domain::series::SeriesRefusal,
    coworkflow_domain::sessions::SessionRefusal,
    coworkflow_domain::subscriptions::SubscriptionRefusal,
    General,
    coworkflow_domain::members::MemberRefusal,
    crate::imports::ImportRefusal,
    coworkflow_domain::spaces::SpaceRefusal,
    coworkflow_domain::data::DataRefusal,
    coworkflow_domain::floor_plans::FloorPlanRefusal,
    coworkflow_domain::customers::PhoneRefusal,
    coworkflow_domain::customers::LedgerRefusal,
    coworkflow_domain::customers::StatementRefusal,
    coworkflow_domain::customers::CustomerRefusal,
    coworkflow_domain::access::PasswordRefusal,
    coworkflow_domain::access::EmailRefusal,
    coworkflow_domain::access::AccessRefusal,
    coworkflow_domain::access::RightsRefusal,
    coworkflow_domain::tenants::TenantRefusal,
    coworkflow_domain::inventory::InventoryRefusal,
    coworkflow_domain::resources::ResourceRefusal,
    coworkflow_domain::reports::ReportRefusal,
    coworkflow_domain::money::MoneyOverflow,
    coworkflow_domain::money::AmountRefusal,
    coworkflow_domain::money::PercentRefusal,
    coworkflow_domain::text::TextRefusal,
    coworkflow_domain::time::TimeRefusal,
);

impl From<DbError> for Failure {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Full => General::Unavailable(Unavailable::StorageFull).into(),
            DbError::Overloaded => General::Unavailable(Unavailable::Busy).into(),
            DbError::NoFile => coworkflow_domain::data::DataRefusal::KeptByServer.into(),
            DbError::Unavailable(cause) => {
                tracing::error!(cause, "the database is not available");
                General::Unavailable(Unavailable::StorageDown).into()
            }
            other => Failure::Db(other),
        }
    }
}

/// Stored data that can't be read or written as what it should be.
pub(crate) fn broken(error: serde_json::Error) -> Failure {
    Failure::Db(DbError::Broken(error.to_string()))
}
