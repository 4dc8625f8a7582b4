//! GraphQL over the operations: parses what comes in, wraps what goes out, decides nothing.

pub mod error;
pub mod request;
pub mod scalars;

pub use request::Request;
