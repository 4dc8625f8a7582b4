//! The rules of running an independent coworking space, as pure functions and types.
//!
//! Nothing here reads a clock, a database, the environment or randomness: time, settings and random
//! bits are arguments. Folders and modules are named after the capability they decide for.

pub mod access;
pub mod ids;
pub mod money;
pub mod refusal;
pub mod subject;
pub mod text;
pub mod time;
