//! `cargo xtask …`: everything a developer or a curious person runs, with one command each.

mod bench;
mod golden;
mod npm;
mod run;
mod shell;
mod stamp;
mod test;
mod walls;
mod year;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Tasks of this workspace.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Builds what is missing, makes a demo space where there is no data, and serves it.
    Run {
        /// Port to serve on.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Folder of the data.
        #[arg(long, default_value = "data")]
        data: PathBuf,
    },
    /// Checks everything: formatting, lints, walls, golden files, Rust and web tests, browser journeys.
    Test {
        /// Leaves out the slow parts, for daily work.
        #[arg(long)]
        quick: bool,
    },
    /// Writes the golden files anew: the GraphQL schema and the permission table.
    Golden,
    /// Measures the release build against bare SQL; what follows goes to the benchmark.
    Bench {
        /// Arguments of the benchmark.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Lives a year of a house of thirty desks through the public API and checks that everything agrees; `--short` and
    /// `--seed` go to it.
    Year {
        /// Arguments of the year.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
}

fn main() -> ExitCode {
    let done = match Cli::parse().task {
        Task::Run { port, data } => run::run(port, &data),
        Task::Test { quick } => test::run(quick),
        Task::Golden => golden::write(),
        Task::Bench { arguments } => bench::run(&arguments),
        Task::Year { arguments } => year::run(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\ncargo xtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}
