//! `coworkflow migrate-data`: everything from one database into the other.

use clap::{Args, ValueEnum};
use coworkflow_store::db::{MoveError, move_to_file, move_to_server};

use super::CommandError;
use crate::config::Settings;
use crate::start::{StartError, database, make_folder};

/// Which way.
#[derive(Args)]
pub struct MigrateData {
    /// Where it goes: into the empty PostgreSQL database of the settings, or into a new file in the data folder. What it comes
    /// from stays as it is.
    #[arg(long, value_enum)]
    to: Kind,
}

/// The two kinds of databases.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// The server that `database` names.
    Postgres,
    /// `coworkflow.db` in the data folder.
    Sqlite,
}

impl From<MoveError> for CommandError {
    fn from(error: MoveError) -> Self {
        CommandError::Other(error.to_string())
    }
}

impl MigrateData {
    /// Moves all rows or none, and says how many there are.
    pub fn run(self, settings: &Settings) -> Result<(), CommandError> {
        let server = settings.database.as_ref().ok_or_else(|| {
            CommandError::Other(
                "no PostgreSQL server is named: set `database`, such as COWORKFLOW_DATABASE=postgres://coworkflow:password@host/coworkflow"
                    .to_owned(),
            )
        })?;
        make_folder(&settings.data).map_err(|cause| StartError::Folder {
            folder: settings.data.display().to_string(),
            cause,
        })?;
        let file = database(&settings.data);
        let travelled = |table: &str, rows: usize| tracing::info!(table, rows, "moved");
        let (figures, next) = match self.to {
            Kind::Postgres => (
                move_to_server(&file, &server.url, &server.options, &travelled)?,
                "Serve it with `database` set; the file stays as it is, as a copy of this moment.",
            ),
            Kind::Sqlite => (
                move_to_file(&server.url, &server.options, &file, &travelled)?,
                "Serve it without `database`; the server's database stays as it is.",
            ),
        };
        println!(
            "Moved {} rows of {} tables, and all figures are equal. {next}",
            figures.total_rows(),
            figures.rows.len()
        );
        Ok(())
    }
}
