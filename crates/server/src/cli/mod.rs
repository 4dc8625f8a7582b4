//! The command line. Exit code 0: done; 1: failed; 2: asked or configured wrongly.

mod backup;
mod demo;
mod import;
mod migrate_data;
mod operator;
mod plan;
mod serve;
mod tenant;
mod user;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{CommandFactory, Parser, Subcommand};
use coworkflow_operations::context::{SystemClock, SystemRandom};
use coworkflow_operations::{Context, Failure, Services};

use crate::config::{ConfigError, Layer, Settings, check_variables};
use crate::start::{self, StartError};
use crate::{doctor, logging};

/// The variable of the metrics token, which has no flag.
const METRICS_TOKEN: &str = "COWORKFLOW_METRICS_TOKEN";
/// The variable of the mail server, which has no flag either.
const SMTP_URL: &str = "COWORKFLOW_SMTP_URL";
/// Nor has that of Redis.
const REDIS_URL: &str = "COWORKFLOW_REDIS_URL";
/// Nor that of the key that signs request tokens.
const SIGNING_KEY: &str = "COWORKFLOW_SIGNING_KEY";

/// CoWorkFlow: the software of an independent coworking space.
#[derive(Parser)]
#[command(name = "coworkflow", version, about)]
struct Cli {
    /// The TOML file of settings; `coworkflow.toml` in this folder when there is one.
    #[arg(long, global = true, env = "COWORKFLOW_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    layer: Layer,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the web client and the API.
    Serve,
    /// Fills an empty data folder with a demo space.
    Demo(demo::Demo),
    /// Takes in files from elsewhere.
    #[command(subcommand)]
    Import(import::Import),
    /// Users of this server.
    #[command(subcommand)]
    User(user::User),
    /// The spaces of a server of many.
    #[command(subcommand)]
    Tenant(tenant::Tenant),
    /// How much spaces may keep.
    #[command(subcommand)]
    Plan(plan::Plan),
    /// Who runs the server and signs in at /operator.
    #[command(subcommand)]
    Operator(operator::Operator),
    /// Makes a backup, also while the server runs, and checks it by restoring it to an empty place.
    Backup(backup::Backup),
    /// Restores a backup to an empty place and says whether it is good; changes nothing.
    Verify(backup::OneBackup),
    /// Puts a backup in the place of the database, which stays beside. The server must be stopped.
    Restore(backup::OneBackup),
    /// Writes everything into one archive of CSV files, which an empty server can begin with.
    Export(backup::Export),
    /// Moves everything from the file in the data folder into PostgreSQL, or back.
    MigrateData(migrate_data::MigrateData),
    /// Checks configuration, database, backups, disk and clock, and says what is wrong and what to do.
    Doctor,
    /// Prints the GraphQL schema.
    Schema,
}

/// Why a command ended without being done.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// Asked or configured wrongly.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The data folder, the database or the port.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The house says no.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// Anything else, in one sentence with the fix.
    #[error("{0}")]
    Other(String),
}

/// Runs the program.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match cli.perform() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("coworkflow: {error}");
            ExitCode::from(if matches!(error, CommandError::Config(_)) { 2 } else { 1 })
        }
    }
}

impl Cli {
    fn perform(self) -> Result<ExitCode, CommandError> {
        if matches!(self.command, Command::Schema) {
            print!("{}", coworkflow_api::schema().sdl());
            return Ok(ExitCode::SUCCESS);
        }
        check_variables(
            &known_variables(),
            std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()),
        )?;
        let flags = Layer {
            metrics_token: std::env::var(METRICS_TOKEN).ok(),
            smtp_url: std::env::var(SMTP_URL).ok(),
            redis_url: std::env::var(REDIS_URL).ok(),
            signing_key: std::env::var(SIGNING_KEY).ok(),
            ..self.layer
        };
        let settings = flags.over(Layer::read(self.config.as_deref())?).settings()?;
        logging::start(&settings)?;
        match self.command {
            Command::Serve => serve::run(settings)?,
            Command::Demo(demo) => demo.run(&settings)?,
            Command::Import(import) => import.run(&settings)?,
            Command::User(user) => user.run(&settings)?,
            Command::Tenant(tenant) => tenant.run(&settings)?,
            Command::Plan(plan) => plan.run(&settings)?,
            Command::Operator(operator) => operator.run(&settings)?,
            Command::Backup(backup) => backup.run(&settings)?,
            Command::Verify(backup) => backup.verify(&settings)?,
            Command::Restore(backup) => backup.restore(&settings)?,
            Command::Export(export) => export.run(&settings)?,
            Command::MigrateData(data) => data.run(&settings)?,
            Command::Doctor => return Ok(doctor::run(&settings)),
            Command::Schema => {}
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The variables that some setting reads.
fn known_variables() -> Vec<String> {
    let command = Cli::command();
    let named = command
        .get_arguments()
        .filter_map(|argument| argument.get_env())
        .filter_map(|name| name.to_str().map(str::to_owned));
    named
        .chain([METRICS_TOKEN, SMTP_URL, REDIS_URL, SIGNING_KEY].map(str::to_owned))
        .collect()
}

/// The services on the data folder, with the clock and chance of this machine.
fn open(settings: &Settings) -> Result<Services, StartError> {
    start::services(settings, Arc::new(SystemClock), Arc::new(SystemRandom))
}

/// Waits for what is asynchronous.
fn wait<T>(future: impl Future<Output = T>) -> Result<T, CommandError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| CommandError::Other(format!("the system gives no threads ({error})")))?;
    Ok(runtime.block_on(future))
}

/// The program itself, acting for the tenant of this server.
fn system(services: &Services) -> Result<Context, CommandError> {
    let tenant = services.first_tenant_now()?;
    tenant.map(Context::system).ok_or_else(|| {
        CommandError::Other(
            "this data folder has no space yet: open the server in a browser and set it up, or run `coworkflow demo`"
                .to_owned(),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn settings_may_follow_the_command() {
        let cli = Cli::try_parse_from([
            "coworkflow",
            "serve",
            "--port",
            "9000",
            "--hosts",
            "desk.local,till.local",
        ])
        .unwrap();
        assert_eq!(
            (cli.layer.port, cli.layer.hosts.map(|hosts| hosts.len())),
            (Some(9000), Some(2))
        );
    }

    #[test]
    fn every_setting_has_its_variable_and_its_place_in_the_guide() {
        let guide = include_str!("../../../../docs/configuration.md");
        let known = known_variables();
        assert!(known.contains(&"COWORKFLOW_PORT".to_owned()));
        for variable in known {
            assert!(guide.contains(&variable), "docs/configuration.md lacks {variable}");
        }
    }
}
