//! The edge through a real socket: what must be refused is refused, fast, and everybody else goes on.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod availability;
mod data;
mod feeds;
mod files;
mod house;
mod http;
mod live;
mod nasty;
mod papers;
mod rights;
mod setup;
mod sign_in;
mod tenants;
mod test_payments;
mod ways_in;
