//! A look at the server itself, for the doctor: changes nothing, not even an old schema.

use super::connection::Connection;
use super::{PostgresOptions, migrate, value_of};
use crate::db::error::DbError;

/// What a look at the server found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// Its version, `150006` for 15.6.
    pub version: i64,
    /// The version of our schema on it; 0 where there is none.
    pub schema: i64,
    /// Whether our user is bound by no row-level security: a superuser, or one with BYPASSRLS.
    pub passes_walls: bool,
}

impl About {
    /// Asks the server.
    pub fn of(url: &str, options: &PostgresOptions) -> Result<About, DbError> {
        let mut connection = Connection::connect(&Connection::config(url)?, options)?;
        let version = connection.query("SELECT current_setting('server_version_num')::bigint", &[])?;
        let role = connection.query(
            "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user",
            &[],
        )?;
        Ok(About {
            version: value_of(&version)?,
            schema: migrate::version(&mut connection)?,
            passes_walls: value_of(&role)?,
        })
    }
}
