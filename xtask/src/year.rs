//! `cargo xtask year`: lives a whole year of a house and checks that everything agrees.

use crate::shell::{Done, cargo, succeed};

/// Builds for release and lives the year; the arguments go to it.
pub fn run(arguments: &[String]) -> Done {
    let mut command = cargo(["run", "--release", "--quiet", "--package", "year", "--"]);
    succeed(command.args(arguments))
}
