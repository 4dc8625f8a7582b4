//! Structured logs: for people on a terminal, JSON for machines. No personal data goes into them.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::config::{ConfigError, LogFormat, Settings};

/// Starts logging to the standard error; the standard output belongs to the command's answer.
pub fn start(settings: &Settings) -> Result<(), ConfigError> {
    let filter = EnvFilter::try_new(&settings.log).map_err(|_| ConfigError::Value {
        setting: "log",
        value: settings.log.clone(),
        fix: "give a level (error, warn, info, debug) or a filter such as info,coworkflow_server=debug",
    })?;
    let json = match settings.log_format {
        LogFormat::Json => true,
        LogFormat::Pretty => false,
        LogFormat::Auto => !std::io::stderr().is_terminal(),
    };
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // A second start in one process (tests) keeps the first.
    let _ = if json {
        lines
            .json()
            .flatten_event(true)
            .with_current_span(true)
            .with_span_list(false)
            .try_init()
    } else {
        lines.compact().try_init()
    };
    Ok(())
}
