//! The outside of the house: mail, and the bus between servers.
//!
//! Each module implements a trait of `coworkflow_operations::ports`; only the server names this crate.

pub mod mail;
pub mod redis;
