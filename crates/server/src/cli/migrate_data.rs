//! `coworkflow migrate-data`: a whole house from one database into the other.

use std::path::{Path, PathBuf};

use clap::Args;
use coworkflow_store::db::{MoveError, move_to_file, move_to_server};

use super::CommandError;

/// From where and to where.
#[derive(Args)]
pub struct MigrateData {
    /// What there is: a SQLite file, or a PostgreSQL database (`postgres://user:password@host/name`). It stays as it is.
    #[arg(long, value_name = "FILE or URL")]
    from: String,
    /// The other one: an empty database, or a file that is not there yet.
    #[arg(long, value_name = "FILE or URL")]
    to: String,
}

impl From<MoveError> for CommandError {
    fn from(error: MoveError) -> Self {
        CommandError::Other(error.to_string())
    }
}

impl MigrateData {
    /// Moves all rows or none, and says how many there are.
    pub fn run(self) -> Result<(), CommandError> {
        let travelled = |table: &str, rows: usize| {
            if rows > 0 {
                tracing::info!(table, rows, "moving");
            }
        };
        let figures = match (file(&self.from), file(&self.to)) {
            (Some(from), None) => move_to_server(&from, &self.to, &travelled)?,
            (None, Some(to)) => move_to_file(&self.from, &to, &travelled)?,
            _ => {
                return Err(CommandError::Other(
                    "name one SQLite file and one PostgreSQL database: rows move from one kind into the other".to_owned(),
                ));
            }
        };
        println!(
            "Moved {} rows of {} tables. All figures are equal; what they came from stays as it is.",
            figures.total_rows(),
            figures.rows.len()
        );
        Ok(())
    }
}

/// A file, unless it is the address of a server.
fn file(named: &str) -> Option<PathBuf> {
    let is_address = named.starts_with("postgres://") || named.starts_with("postgresql://");
    (!is_address).then(|| Path::new(named).to_path_buf())
}
