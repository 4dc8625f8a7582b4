//! GraphQL over the operations: parses what comes in, wraps what goes out, decides nothing.

pub mod access;
pub mod balances;
pub mod counter;
pub mod customers;
pub mod data;
pub mod enums;
pub mod error;
pub mod house;
pub mod imports;
pub mod inventory;
pub mod invoices;
pub mod journal;
pub mod ledger;
pub mod live;
pub mod reports;
pub mod request;
pub mod resources;
pub mod scalars;
pub mod sessions;
pub mod shifts;
pub mod spaces;
pub mod subscriptions;

pub use request::Request;

use async_graphql::{MergedObject, MergedSubscription};

/// What can be asked.
#[derive(MergedObject, Default)]
pub struct Query(
    access::AccessQuery,
    spaces::SpacesQuery,
    data::DataQuery,
    house::HouseQuery,
    reports::ReportsQuery,
    customers::CustomersQuery,
    imports::ImportsQuery,
    resources::ResourcesQuery,
    sessions::SessionsQuery,
    shifts::ShiftsQuery,
    counter::CounterQuery,
    inventory::InventoryQuery,
    subscriptions::SubscriptionsQuery,
    inventory::shelves::ShelvesQuery,
    inventory::papers::PapersQuery,
    inventory::advice::AdviceQuery,
    invoices::InvoicesQuery,
    invoices::InvoiceDeskQuery,
    invoices::PrintsQuery,
    balances::BalancesQuery,
    journal::JournalQuery,
);

/// What can be changed.
#[derive(MergedObject, Default)]
pub struct Mutation(
    access::AccessMutation,
    spaces::SpacesMutation,
    data::DataMutation,
    customers::CustomersMutation,
    ledger::LedgerMutation,
    imports::ImportsMutation,
    resources::ResourcesMutation,
    sessions::SessionsMutation,
    shifts::ShiftsMutation,
    counter::CounterMutation,
    inventory::InventoryMutation,
    subscriptions::SubscriptionsMutation,
    inventory::shelves::ShelvesMutation,
    inventory::papers::PapersMutation,
    invoices::InvoicesMutation,
    invoices::InvoiceDeskMutation,
);

/// What can be listened to.
#[derive(MergedSubscription, Default)]
pub struct Subscription(live::LiveSubscription);

/// The schema of the house. Who asks comes with each request, as [`Request`] in its data.
pub type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

/// Builds the schema.
pub fn schema() -> Schema {
    Schema::build(Query::default(), Mutation::default(), Subscription::default()).finish()
}
