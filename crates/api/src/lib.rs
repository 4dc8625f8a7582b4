//! GraphQL over the operations: parses what comes in, wraps what goes out, decides nothing.

pub mod access;
pub mod availability;
pub mod balances;
pub mod bookings;
pub mod counter;
pub mod customers;
pub mod data;
pub mod displays;
pub mod enums;
pub mod error;
pub mod feeds;
pub mod floor_plans;
pub mod house;
pub mod imports;
pub mod inventory;
pub mod invoices;
pub mod journal;
pub mod ledger;
pub mod live;
pub mod members;
mod past_invoices;
pub mod platform;
pub mod pricing;
pub mod reports;
pub mod request;
pub mod resources;
pub mod scalars;
pub mod series;
pub mod sessions;
pub mod shifts;
pub mod sign_in;
pub mod spaces;
pub mod subscriptions;
pub mod waitlist;

pub use request::Request;

use std::sync::Arc;

use async_graphql::{Data, Executor, MergedObject, MergedSubscription, Response};
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;

// In groups: merged in one row, the types of the answers nest deeper than the compiler follows.

/// What can be asked about the house and who works in it.
#[derive(MergedObject, Default)]
struct HouseQueries(
    displays::DisplaysQuery,
    access::AccessQuery,
    spaces::SpacesQuery,
    data::DataQuery,
    house::HouseQuery,
    reports::ReportsQuery,
    journal::JournalQuery,
    floor_plans::FloorPlansQuery,
);

/// What can be asked about guests and their stays.
#[derive(MergedObject, Default)]
struct GuestsQueries(
    availability::AvailabilityQuery,
    customers::CustomersQuery,
    imports::ImportsQuery,
    resources::ResourcesQuery,
    sessions::SessionsQuery,
    subscriptions::SubscriptionsQuery,
);

/// What can be asked about money.
#[derive(MergedObject, Default)]
struct MoneyQueries(
    shifts::ShiftsQuery,
    counter::CounterQuery,
    invoices::InvoicesQuery,
    invoices::InvoiceDeskQuery,
    invoices::PrintsQuery,
    balances::BalancesQuery,
);

/// What can be asked about goods.
#[derive(MergedObject, Default)]
struct GoodsQueries(
    inventory::InventoryQuery,
    pricing::PricingQuery,
    inventory::shelves::ShelvesQuery,
    inventory::papers::PapersQuery,
    inventory::advice::AdviceQuery,
);

/// What members can ask, and what is asked about them.
#[derive(MergedObject, Default)]
struct MemberQueries(
    members::MembersQuery,
    members::MyBookingsQuery,
    members::MyMoreQuery,
    members::MyPapersQuery,
    members::PublicQuery,
);

/// What can be asked about reservations.
#[derive(MergedObject, Default)]
struct BookingQueries(
    bookings::BookingsQuery,
    bookings::OptionsQuery,
    bookings::ClosuresQuery,
    bookings::BookingSettingsQuery,
    bookings::BookingTrialsQuery,
    pricing::BookingPricesQuery,
    bookings::BookingLifeQuery,
    waitlist::WaitlistQuery,
    series::SeriesQuery,
    feeds::FeedsQuery,
);

/// What can be asked about ways to sign in.
#[derive(MergedObject, Default)]
struct PlatformQueries(
    platform::PlatformQuery,
    sign_in::SignInQuery,
    access::RolesQuery,
    access::SignInsQuery,
    access::StaffQuery,
    access::KeysQuery,
);

/// What can be asked.
#[derive(MergedObject, Default)]
pub struct Query(
    HouseQueries,
    GuestsQueries,
    MoneyQueries,
    GoodsQueries,
    BookingQueries,
    MemberQueries,
    PlatformQueries,
);

/// What can be changed about the house and who works in it.
#[derive(MergedObject, Default)]
struct HouseMutations(
    displays::DisplaysMutation,
    access::AccessMutation,
    spaces::SpacesMutation,
    data::DataMutation,
    floor_plans::FloorPlansMutation,
);

/// What can be changed about guests and their stays.
#[derive(MergedObject, Default)]
struct GuestsMutations(
    customers::CustomersMutation,
    ledger::LedgerMutation,
    imports::ImportsMutation,
    resources::ResourcesMutation,
    sessions::SessionsMutation,
    subscriptions::SubscriptionsMutation,
);

/// What can be changed about money.
#[derive(MergedObject, Default)]
struct MoneyMutations(
    shifts::ShiftsMutation,
    counter::CounterMutation,
    invoices::InvoicesMutation,
    invoices::InvoiceDeskMutation,
);

/// What can be changed about goods.
#[derive(MergedObject, Default)]
struct GoodsMutations(
    inventory::InventoryMutation,
    pricing::PricingMutation,
    inventory::shelves::ShelvesMutation,
    inventory::papers::PapersMutation,
);

/// What members can change, and what is changed about them.
#[derive(MergedObject, Default)]
struct MemberMutations(
    members::MembersMutation,
    members::MyBookingsMutation,
    members::MyMoreMutation,
);

/// What can be changed about reservations.
#[derive(MergedObject, Default)]
struct BookingMutations(
    bookings::BookingsMutation,
    bookings::ClosuresMutation,
    bookings::BookingSettingsMutation,
    bookings::BookingLifeMutation,
    waitlist::WaitlistMutation,
    series::SeriesMutation,
    feeds::FeedsMutation,
);

/// What can be changed about ways to sign in and rights.
#[derive(MergedObject, Default)]
struct PlatformMutations(
    platform::PlatformMutation,
    sign_in::SignInMutation,
    access::RolesMutation,
    access::SignInsMutation,
    access::StaffMutation,
    access::KeysMutation,
);

/// What can be changed.
#[derive(MergedObject, Default)]
pub struct Mutation(
    HouseMutations,
    GuestsMutations,
    MoneyMutations,
    GoodsMutations,
    BookingMutations,
    MemberMutations,
    PlatformMutations,
);

/// What can be listened to.
#[derive(MergedSubscription, Default)]
pub struct Subscription(live::LiveSubscription, availability::AvailabilitySubscription);

/// The schema of the house. Who asks comes with each request, as [`Request`] in its data.
///
/// Its answers are compiled here, once: a program that runs it does not compile them again.
#[derive(Clone)]
pub struct Schema(async_graphql::Schema<Query, Mutation, Subscription>);

/// Builds the schema.
#[inline(never)]
pub fn schema() -> Schema {
    Schema(async_graphql::Schema::build(Query::default(), Mutation::default(), Subscription::default()).finish())
}

impl Schema {
    /// The schema as text, in its own language.
    #[inline(never)]
    pub fn sdl(&self) -> String {
        self.0.sdl()
    }

    #[inline(never)]
    fn answer(self, request: async_graphql::Request) -> BoxFuture<'static, Response> {
        Box::pin(async move { self.0.execute(request).await })
    }
}

impl Executor for Schema {
    #[inline(never)]
    fn execute(&self, request: async_graphql::Request) -> impl Future<Output = Response> + Send {
        self.clone().answer(request)
    }

    #[inline(never)]
    fn execute_stream(
        &self,
        request: async_graphql::Request,
        session_data: Option<Arc<Data>>,
    ) -> BoxStream<'static, Response> {
        Executor::execute_stream(&self.0, request, session_data)
    }
}
