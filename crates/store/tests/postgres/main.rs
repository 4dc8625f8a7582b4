//! What only PostgreSQL says: every statement stands, the walls between tenants, query plans, migrations, kept figures.
//! These tests need a server, which `cargo xtask test` starts; alone they are left out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod faults;
mod migrations;
mod plans;
mod statements;
mod walls;
mod wire;
