//! The server: configuration, wiring, the edge and the command line.

pub mod cli;
pub mod config;
pub mod demo;
pub mod doctor;
mod edge;
mod logging;
pub mod metrics;
pub mod serve;
pub mod start;
