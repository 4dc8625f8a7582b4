//! `coworkflow demo`.

use clap::Args;
use coworkflow_domain::time::Instant;
use coworkflow_operations::Clock;
use coworkflow_operations::context::SystemClock;

use super::CommandError;
use crate::config::Settings;
use crate::demo;

/// What makes one demo differ from another.
#[derive(Args)]
pub struct Demo {
    /// The same seed at the same moment gives the same demo.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The moment up to which the house was worked in, `2026-11-20T12:00:00Z`; now when left out.
    #[arg(long, value_name = "MOMENT", value_parser = parse)]
    until: Option<Instant>,
}

fn parse(text: &str) -> Result<Instant, String> {
    text.parse()
        .map_err(|_| "give a moment such as 2026-11-20T12:00:00Z".to_owned())
}

impl Demo {
    /// Makes it and prints the sign-ins.
    pub fn run(self, settings: &Settings) -> Result<(), CommandError> {
        let now = self.until.unwrap_or_else(|| SystemClock.now());
        print!("{}", demo::make(settings, self.seed, now)?);
        Ok(())
    }
}
