//! Archives: everything of one business as a ZIP of CSV files and a manifest, for people, other programs and an empty
//! server. The tables are read from the schema itself, so that no new one can be forgotten.

mod cells;
mod read;
mod write;

use std::path::Path;

use coworkflow_domain::data::DataRefusal;
use coworkflow_domain::ids::TenantId;
use coworkflow_domain::time::Instant;
use serde::{Deserialize, Serialize};

pub(crate) use self::read::without_triggers;
pub use self::read::{look, prepare};
pub use self::write::write;
use crate::backups::BackupError;
use crate::db::{Figures, Table};

/// The format that this program writes and the newest that it reads.
const FORMAT: u32 = 1;
/// What describes the archive inside of it.
const MANIFEST: &str = "manifest.json";

/// Tables that no archive holds, and why.
pub const LEFT_OUT: &[(&str, &str)] = &[
    ("logins", "sign-ins of devices: everybody signs in again"),
    (
        "invitations",
        "links to the member site: who has not joined yet is invited again",
    ),
    (
        "staff_invitations",
        "links to the team: who has not joined yet is invited again",
    ),
    ("api_keys", "keys of programs: who needs one makes it anew"),
    ("sign_in_failures", "refused sign-ins of late"),
    ("sign_in_links", "links in mails: who needs one asks again"),
    ("mails", "letters on their way"),
    (
        "passkeys",
        "keys of devices for this address: who wants one adds it again",
    ),
    ("used_challenges", "answers of passkeys in the last minutes"),
    ("second_steps", "secrets of apps: who has one sets it up again"),
    ("recovery_codes", "secrets too: they come with the app"),
    (
        "calendar_feeds",
        "links by which calendars elsewhere read bookings: who wants one makes it anew",
    ),
    (
        "tenancies",
        "where the server found the business, and how it stood with who ran that server",
    ),
    ("platform_plans", "of who runs the server"),
    ("operators", "who runs the server"),
    ("operator_logins", "sign-ins of who runs the server"),
    (
        "idempotency",
        "answers kept for two days for requests that are asked again",
    ),
    ("touches", "word of commits between the servers of one database"),
    ("leases", "which server does which job"),
];

/// Columns that no archive holds: secrets. They are empty in it, and nobody can sign in until they are set anew.
pub const WITHHELD: &[(&str, &str)] = &[("users", "password_hash")];

/// What an archive says of itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The format of the archive.
    pub format: u32,
    /// The version of the program that made it.
    pub program: String,
    /// The version of the schema.
    pub schema: i64,
    /// The moment it shows.
    pub made_at: Instant,
    /// Whose data it is.
    pub tenant: TenantId,
    /// The business by name.
    pub business: String,
    /// ISO 4217 code; all money is in its minor units.
    pub currency: String,
    /// How to read the cells, for people.
    pub cells: String,
    /// The files.
    pub tables: Vec<TableFile>,
    /// Rows and sums.
    pub figures: Figures,
    /// What did not agree in the books when it was made.
    pub disagreements: Vec<String>,
    /// What is not in it, and why.
    pub left_out: Vec<String>,
    /// Who may sign in first, once they have a password.
    pub owners: Vec<Owner>,
}

/// One file of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableFile {
    /// The table.
    pub table: String,
    /// `csv/customers.csv`.
    pub file: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Names and kinds of the columns, in order.
    pub columns: Vec<(String, String)>,
}

/// An active owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// Their name.
    pub name: String,
    /// What they sign in with.
    pub email: String,
}

/// Whether a table is in archives.
fn is_in(table: &Table) -> bool {
    !LEFT_OUT.iter().any(|(left_out, _)| *left_out == table.name)
}

fn is_withheld(table: &str, column: &str) -> bool {
    WITHHELD.contains(&(table, column))
}

fn file_of(table: &str) -> String {
    format!("csv/{table}.csv")
}

fn odd(finding: impl Into<String>) -> BackupError {
    DataRefusal::NotAnArchive {
        finding: finding.into(),
    }
    .into()
}

/// The archive's file can't be written.
fn unwritten(error: zip::result::ZipError) -> BackupError {
    match error {
        zip::result::ZipError::Io(error) => error.into(),
        other => DataRefusal::Storage {
            cause: other.to_string(),
        }
        .into(),
    }
}

/// A temporary name beside the final one.
fn unfinished(target: &Path) -> std::path::PathBuf {
    crate::db::beside(target, ".part")
}

#[cfg(test)]
mod tests;
