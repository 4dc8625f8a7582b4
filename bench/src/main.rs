//! `cargo xtask bench`: the server on the release build through HTTP, against the bare SQL of the same
//! operations in a loop on the same file, at growing histories; one table with the targets.

mod bookings;
mod client;
mod fan_out;
mod floor;
mod history;
mod load;
mod machine;
mod measure;
mod program;
mod report;
mod reports;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

use client::Client;
use measure::Figures;
use program::Program;
use report::Report;

/// 300 sessions a day.
const BETWEEN_STARTS: i64 = 288_000;

/// What can go wrong: all of it ends the run with one sentence.
type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Measures the server.
#[derive(Parser)]
struct Asked {
    /// Small histories and few requests: to see that it works, not how fast.
    #[arg(long)]
    quick: bool,
    /// Only the reports and the dashboard.
    #[arg(long)]
    reports: bool,
    /// Only bookings, and how soon everybody sees them.
    #[arg(long)]
    bookings: bool,
    /// Where the databases are made, and removed afterwards; the disk that is measured.
    #[arg(long, default_value = "target")]
    data: PathBuf,
}

/// How much is measured.
#[derive(Clone, Copy)]
pub struct Extent {
    /// Customers in the house.
    customers: u64,
    /// Rounds of starting, selling to and ending the sessions of all seats.
    rounds: usize,
    /// Requests of each read.
    reads: usize,
    /// Consumptions of all clients together.
    load: usize,
}

fn main() -> ExitCode {
    match run(&Asked::parse()) {
        Ok(held) => ExitCode::from(u8::from(!held)),
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::from(2)
        }
    }
}

/// Whether every target holds.
fn run(asked: &Asked) -> Outcome<bool> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (sizes, extent): (&[u64], Extent) = if asked.quick {
        (
            &[1_000, 10_000],
            Extent {
                customers: 5_000,
                rounds: 2,
                reads: 100,
                load: 5_000,
            },
        )
    } else {
        (
            &[10_000, 100_000, 1_000_000],
            Extent {
                customers: 100_000,
                rounds: 10,
                reads: 1_000,
                load: 40_000,
            },
        )
    };
    std::fs::create_dir_all(&asked.data)?;
    println!("{}", machine::named(&asked.data)?);
    if asked.reports {
        return Ok(of_reports(&runtime, asked)? == 0);
    }
    if asked.bookings {
        return Ok(runtime.block_on(bookings::run(&asked.data, asked.quick))? == 0);
    }
    let mut report = Report::default();
    for (place, &past) in sizes.iter().enumerate() {
        let last = place + 1 == sizes.len();
        report.add(past, runtime.block_on(at_size(&asked.data, past, extent, last))?);
    }
    let held = report.print();
    let late = runtime.block_on(bookings::run(&asked.data, asked.quick))?;
    Ok(of_reports(&runtime, asked)? == 0 && late == 0 && held)
}

/// The reports over a year and over ten; how many are over their target.
fn of_reports(runtime: &tokio::runtime::Runtime, asked: &Asked) -> Outcome<usize> {
    let years: &[u64] = if asked.quick { &[1] } else { &[1, 10] };
    let mut over = 0;
    for &years in years {
        over += runtime.block_on(reports::at_years(&asked.data, years))?;
    }
    Ok(over)
}

/// Everything at one size of history; what needs no history only at the last one.
async fn at_size(folder: &Path, past: u64, extent: Extent, last: bool) -> Outcome<Figures> {
    let folder = tempfile::Builder::new().prefix("bench-").tempdir_in(folder)?;
    let (program, mut client) = Program::set_up(folder.path()).await?;
    let house = client.fill_house().await?;
    drop(client);
    program.stop();
    let file = program::database(folder.path());
    let sizes = history::write(
        &file,
        history::Past {
            sessions: past,
            between: BETWEEN_STARTS,
            customers: extent.customers,
        },
    )?;
    println!(
        "{past} past sessions, {} rows, {} MB",
        sizes.rows,
        std::fs::metadata(&file)?.len() / 1_000_000
    );
    let floor = floor::measure(&file, &house, extent)?;

    let mut program = Program::start(folder.path())?;
    let first_answer = program.first_answer().await?;
    let idle_kib = program.resident_kib()?;
    let mut client = Client::sign_in(program.address).await?;
    let http = measure::through_http(&mut client, &program, &house, extent).await?;
    let together = load::together(&client, &program, &house, extent).await?;
    let mut figures = Figures {
        http,
        together,
        floor,
        first_answer,
        idle_kib,
        load: None,
    };
    if last {
        figures.load = Some(load::consumptions(&client, &program, &house, extent).await?);
    }
    drop(client);
    program.stop();
    program::doctor(folder.path())?;
    Ok(figures)
}
