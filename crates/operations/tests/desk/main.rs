//! What the front desk does, from arrival to payment.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on must stop")]

mod ahead;
mod booking_life;
mod clocks;
mod counter;
mod days;
mod documents;
mod faults;
mod invoices;
mod pricing;
mod reports;
mod sessions;
mod shifts;
mod support;
