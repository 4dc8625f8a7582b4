//! The rules of running an independent coworking space, as pure functions and types.
//!
//! Nothing here reads a clock, a database, the environment or randomness: time, settings and random
//! bits are arguments. Folders and modules are named after the capability they decide for.

pub mod access;
pub mod bookings;
pub mod customers;
pub mod data;
pub mod dates;
pub mod displays;
pub mod feeds;
pub mod floor_plans;
pub mod ids;
pub mod imports;
pub mod inventory;
pub mod invoices;
pub mod journal;
pub mod mails;
pub mod members;
pub mod money;
mod names;
pub mod payments;
pub mod pricing;
pub mod recurrence;
pub mod refusal;
pub mod reports;
pub mod resources;
pub mod series;
pub mod sessions;
pub mod shifts;
pub mod spaces;
pub mod subject;
pub mod subscriptions;
pub mod tenants;
pub mod text;
pub mod time;
pub mod waitlist;
pub mod words;
