//! Tables and queries: plain SQL next to typed rows, for one tenant at a time.
//!
//! The store holds no permission and no rule that is not a constraint. Folders are named after capabilities.

pub mod access;
pub mod api_keys;
pub mod archive;
pub mod assets;
pub mod availability;
pub mod backups;
pub mod balances;
pub mod bookings;
pub mod checks;
pub mod claims;
pub mod customers;
pub mod db;
pub mod displays;
pub mod feeds;
pub mod floor_plans;
pub mod idempotency;
pub mod inventory;
pub mod invoices;
pub mod journal;
pub mod leases;
pub mod ledger;
pub mod mails;
pub mod members;
pub mod online_payments;
pub mod passkeys;
pub mod past_invoices;
pub mod payments;
pub mod plans;
pub mod platform;
pub mod pricing;
pub mod reports;
pub mod resources;
pub mod roles;
pub mod second_steps;
pub mod series;
pub mod sessions;
pub mod shifts;
pub mod sign_in_failures;
pub mod sign_in_links;
pub mod spaces;
pub mod staff_invitations;
pub mod subscriptions;
pub mod tenancies;
pub mod tenants;
#[cfg(feature = "testing")]
pub mod testing;
pub mod touches;
pub mod waitlist;

pub use db::{DbError, Options, Store, Tx};

/// Every statement of the house, for the tests that prepare each one.
pub const STATEMENTS: &[&[db::Registered]] = &[
    invoices::STATEMENTS,
    invoices::LIST_STATEMENTS,
    online_payments::STATEMENTS,
    passkeys::STATEMENTS,
    past_invoices::STATEMENTS,
    payments::STATEMENTS,
    pricing::STATEMENTS,
    pricing::COUPON_HOLD_STATEMENTS,
    pricing::COUPON_STATEMENTS,
    pricing::PAST_STATEMENTS,
    series::STATEMENTS,
    sessions::STATEMENTS,
    access::STATEMENTS,
    api_keys::STATEMENTS,
    roles::STATEMENTS,
    sign_in_failures::STATEMENTS,
    staff_invitations::STATEMENTS,
    assets::STATEMENTS,
    availability::STATEMENTS,
    balances::STATEMENTS,
    bookings::STATEMENTS,
    bookings::LIFE_STATEMENTS,
    bookings::LIST_STATEMENTS,
    bookings::SETTINGS_STATEMENTS,
    bookings::CLOSURE_STATEMENTS,
    checks::BOOKING_STATEMENTS,
    checks::DOCUMENT_STATEMENTS,
    checks::PLAN_STATEMENTS,
    checks::STATEMENTS,
    claims::STATEMENTS,
    customers::STATEMENTS,
    customers::SEARCH_STATEMENTS,
    displays::STATEMENTS,
    floor_plans::STATEMENTS,
    feeds::STATEMENTS,
    idempotency::STATEMENTS,
    inventory::STATEMENTS,
    inventory::categories::STATEMENTS,
    inventory::counts::STATEMENTS,
    inventory::deliveries::STATEMENTS,
    inventory::suppliers::STATEMENTS,
    journal::STATEMENTS,
    leases::STATEMENTS,
    ledger::STATEMENTS,
    mails::STATEMENTS,
    members::STATEMENTS,
    reports::STATEMENTS,
    reports::DAILY_STATEMENTS,
    reports::OCCUPANCY_STATEMENTS,
    reports::OWED_STATEMENTS,
    reports::PLAN_STATEMENTS,
    reports::STAFF_STATEMENTS,
    resources::STATEMENTS,
    shifts::STATEMENTS,
    second_steps::STATEMENTS,
    sign_in_links::STATEMENTS,
    spaces::HOLIDAY_STATEMENTS,
    spaces::STATEMENTS,
    plans::STATEMENTS,
    subscriptions::STATEMENTS,
    subscriptions::LIST_STATEMENTS,
    subscriptions::booking_draws::STATEMENTS,
    platform::STATEMENTS,
    tenancies::STATEMENTS,
    tenancies::ERASE_STATEMENTS,
    tenants::STATEMENTS,
    touches::STATEMENTS,
    waitlist::STATEMENTS,
];
