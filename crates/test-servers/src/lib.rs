//! PostgreSQL and Redis servers for tests: each on a free port, in a folder that goes with it, and installed by apt where
//! it is missing. Never part of the product.

mod child;
mod postgres;
mod programs;
mod redis;

pub use postgres::Postgres;
pub use redis::Redis;

/// Done, or in one sentence why not and what to do.
pub type Done<T = ()> = Result<T, String>;
