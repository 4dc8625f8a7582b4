//! What the front desk does, from arrival to payment.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on must stop")]

mod clocks;
mod counter;
mod faults;
mod invoices;
mod sessions;
mod shifts;
mod support;
