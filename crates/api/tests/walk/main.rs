//! Walks of the whole schema: as each role and as a stranger, and from the tenant next door.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on must stop")]

mod arguments;
mod changes;
mod nasty;
mod permissions;
mod support;
mod tenants;
