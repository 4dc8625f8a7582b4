//! `cargo xtask bench`: measures the release build.

use crate::shell::{Done, cargo, step, succeed};

/// Builds the program and the benchmark, then runs it.
pub fn run(arguments: &[String]) -> Done {
    step("Building the server and the benchmark for release", || {
        succeed(&mut cargo([
            "build",
            "--release",
            "--package",
            "coworkflow-server",
            "--bin",
            "coworkflow",
            "--package",
            "bench",
        ]))
    })?;
    let mut command = cargo(["run", "--release", "--quiet", "--package", "bench", "--"]);
    succeed(command.args(arguments))
}
