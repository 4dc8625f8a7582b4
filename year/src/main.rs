//! `year`: lives a year of a house and says whether everything agrees.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use coworkflow_domain::time::Date;
use year::Length;

/// Lives a year of a house of thirty desks through the public API, then checks that everything agrees.
#[derive(Parser)]
struct Cli {
    /// The same seed tells the same year.
    #[arg(long, default_value_t = 2026)]
    seed: u64,
    /// Only the weeks around both changes of the clock.
    #[arg(long)]
    short: bool,
    /// An empty folder to keep the house in; without one it is gone afterwards.
    #[arg(long)]
    data: Option<PathBuf>,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let began = Instant::now();
    let length = if cli.short { Length::Short } else { Length::Year };
    let outcome = match cli.data {
        Some(data) => {
            if let Err(error) = std::fs::create_dir_all(&data) {
                eprintln!("year: {} can't be made: {error}", data.display());
                return ExitCode::FAILURE;
            }
            year::live(&data, cli.seed, length, |date: Date| println!("{date}"))
        }
        None => {
            let folder = match tempfile::tempdir() {
                Ok(folder) => folder,
                Err(error) => {
                    eprintln!("year: there is no room for a house: {error}");
                    return ExitCode::FAILURE;
                }
            };
            year::live(folder.path(), cli.seed, length, |date: Date| println!("{date}"))
        }
    };
    println!(
        "seed {}, {} requests, {} s",
        cli.seed,
        outcome.requests,
        began.elapsed().as_secs()
    );
    for (what, count) in &outcome.tally {
        println!("{count:>8} {what}");
    }
    for sentence in &outcome.disagreements {
        println!("WRONG {sentence}");
    }
    if outcome.disagreements.is_empty() {
        println!("Everything agrees.");
        return ExitCode::SUCCESS;
    }
    ExitCode::FAILURE
}
