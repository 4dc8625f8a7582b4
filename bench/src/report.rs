//! The table: what was measured, what was asked for, and whether it holds.

use std::time::Duration;

use crate::load::TILLS;
use crate::measure::{Figures, Operation};

/// CPU of a write on the server.
const WRITE_CPU: Duration = Duration::from_micros(500);
/// CPU of a read, in hundredths of its bare SQL.
const READ_CPU: u128 = 300;
/// Growth from the smallest to the largest history, in hundredths.
const GROWTH: u128 = 130;
/// Durable consumptions a second.
const PER_SECOND: u128 = 5_000;
/// Memory before anybody came.
const IDLE_KIB: u64 = 60 * 1024;
/// From the start of the process to its first answer.
const FIRST_ANSWER: Duration = Duration::from_millis(300);

/// The figures by size of history.
#[derive(Default)]
pub struct Report {
    sizes: Vec<(u64, Figures)>,
    over: usize,
}

impl Report {
    /// One more size.
    pub fn add(&mut self, past: u64, figures: Figures) {
        self.sizes.push((past, figures));
    }

    /// Prints everything; whether every target holds.
    pub fn print(mut self) -> bool {
        let sizes = std::mem::take(&mut self.sizes);
        println!();
        println!(
            "{:<22} {:>9} {:>9} {:>9} {:>7} {:>9} {:>9} {:>7}  target",
            "operation", "past", "SQL", "HTTP", "ratio", "SQL CPU", "CPU", "ratio"
        );
        for operation in Operation::ALL {
            for (past, figures) in &sizes {
                self.line(operation, *past, figures);
            }
        }
        println!("medians of one request after the other; CPU: of the server, each request, mean");
        if let (Some((fewest, small)), Some((most, large))) = (sizes.first(), sizes.last()) {
            println!();
            for operation in Operation::ALL {
                let (before, after) = (small.http.of(operation), large.http.of(operation));
                let (time, cpu) = (
                    hundredths(after.median(), before.median()),
                    hundredths(after.cpu_each(), before.cpu_each()),
                );
                let verdict = self.verdict(cpu <= GROWTH && time <= GROWTH);
                let name = operation.name();
                println!(
                    "{name:<22} from {fewest} to {most}: time ×{}, CPU ×{}; at most ×1.30: {verdict}",
                    decimal(time),
                    decimal(cpu)
                );
            }
            println!();
            self.whole(large);
        }
        println!();
        match self.over {
            0 => println!("Every target holds."),
            over => println!("{over} over their target."),
        }
        self.over == 0
    }

    fn line(&mut self, operation: Operation, past: u64, figures: &Figures) {
        let (floor, http) = (figures.floor.of(operation), figures.http.of(operation));
        let cpu_ratio = hundredths(http.cpu_each(), floor.cpu_each());
        let target = if operation.writes() {
            let together = figures.together.of(operation).cpu_each();
            let (alone, all) = (
                self.verdict(http.cpu_each() <= WRITE_CPU),
                self.verdict(together <= WRITE_CPU),
            );
            format!("CPU at most 0.5 ms: {alone}; of 40 at once {}: {all}", millis(together))
        } else {
            format!("CPU at most ×3.00: {}", self.verdict(cpu_ratio <= READ_CPU))
        };
        println!(
            "{:<22} {past:>9} {:>9} {:>9} {:>7} {:>9} {:>9} {:>7}  {target}",
            operation.name(),
            millis(floor.median()),
            millis(http.median()),
            decimal(hundredths(http.median(), floor.median())),
            millis(floor.cpu_each()),
            millis(http.cpu_each()),
            decimal(cpu_ratio),
        );
    }

    fn whole(&mut self, figures: &Figures) {
        if let Some(load) = &figures.load {
            let verdict = self.verdict(load.per_second >= PER_SECOND);
            println!(
                "{} durable consumptions a second from {TILLS} clients, {} CPU each; at least {PER_SECOND}: {verdict}",
                load.per_second,
                millis(load.cpu_each)
            );
        }
        let verdict = self.verdict(figures.idle_kib < IDLE_KIB);
        println!("{} MB idle; under 60 MB: {verdict}", figures.idle_kib / 1024);
        let verdict = self.verdict(figures.first_answer < FIRST_ANSWER);
        println!(
            "{} from the start to the first answer; under 300 ms: {verdict}",
            millis(figures.first_answer)
        );
    }

    fn verdict(&mut self, holds: bool) -> &'static str {
        if holds {
            return "ok";
        }
        self.over += 1;
        "OVER"
    }
}

fn hundredths(of: Duration, to: Duration) -> u128 {
    (of.as_nanos() * 100).checked_div(to.as_nanos()).unwrap_or_default()
}

fn decimal(hundredths: u128) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn millis(time: Duration) -> String {
    let micros = time.as_micros();
    format!("{}.{:03} ms", micros / 1_000, micros % 1_000)
}
