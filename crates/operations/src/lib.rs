//! What a person can do: one operation, one file, one transaction, one permission check.
//!
//! An operation is a plain value ([`Change`] or [`Question`]) that [`Services`] performs for a [`Context`].

pub mod access;
pub mod availability;
pub mod balances;
pub mod bookings;
mod claims;
pub mod context;
pub mod customers;
pub mod data;
pub mod displays;
pub mod failure;
pub mod feeds;
pub mod floor_plans;
pub mod house;
mod images;
pub mod imports;
pub mod inventory;
pub mod invoices;
pub mod jobs;
pub mod journal;
pub mod mails;
pub mod members;
pub mod page;
pub mod perform;
pub mod ports;
pub mod pricing;
pub mod reports;
pub mod resources;
pub mod series;
pub mod sessions;
pub mod shifts;
pub mod spaces;
pub mod subscriptions;
pub mod tenants;
#[cfg(feature = "testing")]
pub mod testing;
mod tidy;
pub mod waitlist;
pub mod work;

pub use context::{Actor, Clock, Context, Random, Services};
pub use failure::Failure;
pub use perform::{Change, Question};
pub use work::Work;

/// Every operation with the permission it asks for, for the golden file and its test.
pub const OPERATIONS: &[&[perform::Registered]] = &[
    access::OPERATIONS,
    availability::OPERATIONS,
    balances::OPERATIONS,
    bookings::OPERATIONS,
    customers::OPERATIONS,
    data::OPERATIONS,
    displays::OPERATIONS,
    feeds::OPERATIONS,
    floor_plans::OPERATIONS,
    house::OPERATIONS,
    imports::OPERATIONS,
    inventory::OPERATIONS,
    invoices::OPERATIONS,
    journal::OPERATIONS,
    members::OPERATIONS,
    pricing::OPERATIONS,
    reports::OPERATIONS,
    resources::OPERATIONS,
    series::OPERATIONS,
    sessions::OPERATIONS,
    shifts::OPERATIONS,
    spaces::OPERATIONS,
    subscriptions::OPERATIONS,
    waitlist::OPERATIONS,
];
