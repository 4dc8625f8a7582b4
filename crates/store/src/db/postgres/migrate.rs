//! The steps of the schema on PostgreSQL: all or nothing, and one server at a time.

use tokio_postgres::Config;

use super::connection::Connection;
use super::{PostgresOptions, value_of};
use crate::db::error::DbError;
use crate::db::migrate::{MigrateError, SCHEMA_VERSION, STEPS};

/// Servers that start at once take the steps one after the other.
const LOCK: i64 = 7_089_052;

/// What stands before the first step and what is put around every table, run with every migration.
const BEFORE: &str = include_str!("../../../migrations/before.postgres.sql");
const AFTER: &str = include_str!("../../../migrations/after.postgres.sql");

/// Takes the steps that are missing, in one transaction: a server that is killed meanwhile leaves the schema as it was.
pub(super) fn migrate(config: &Config, options: &PostgresOptions) -> Result<(), MigrateError> {
    migrate_to(config, options, SCHEMA_VERSION)
}

/// The schema as it was at an earlier version, for tests of what is done to it since.
pub(crate) fn migrate_to(config: &Config, options: &PostgresOptions, to: i64) -> Result<(), MigrateError> {
    let patient = PostgresOptions {
        // A step may rewrite a large table.
        statement_timeout: std::time::Duration::from_secs(3_600),
        lock_timeout: std::time::Duration::from_secs(60),
        ..options.clone()
    };
    let mut connection = Connection::connect(config, &patient)?;
    if known(version(&mut connection)?)? < to {
        by_bytes(&mut connection)?;
        // Steps that move rows move everybody's.
        connection.batch(&format!(
            "BEGIN; SELECT pg_advisory_xact_lock({LOCK}), set_config('coworkflow.across_tenants', 'on', true)"
        ))?;
        // Another server may have been faster while this one waited for the lock, and it may know more.
        let found = known(version(&mut connection)?)?;
        if found < to {
            steps(&mut connection, found, to)?;
        }
        connection.batch("COMMIT")?;
    }
    Ok(())
}

/// Refuses what a newer program has made.
fn known(found: i64) -> Result<i64, MigrateError> {
    if found > SCHEMA_VERSION {
        return Err(MigrateError::Newer {
            found,
            known: SCHEMA_VERSION,
        });
    }
    Ok(found)
}

/// Everything that makes the schema: another text, another schema.
#[cfg(feature = "testing")]
pub(crate) fn schema_text() -> Vec<&'static str> {
    let steps = STEPS.iter().flat_map(|step| [step.shared, step.postgres]);
    [BEFORE, AFTER].into_iter().chain(steps).collect()
}

/// Names, keys and cursors are in the order of their bytes, as on SQLite.
fn by_bytes(connection: &mut Connection) -> Result<(), DbError> {
    let sorts = connection.query(
        "SELECT CASE WHEN datcollate IN ('C', 'POSIX', 'C.UTF-8', 'C.utf8') THEN 1 ELSE 0 END::bigint
         FROM pg_database WHERE datname = current_database()",
        &[],
    )?;
    if value_of::<i64>(&sorts)? == 1 {
        return Ok(());
    }
    Err(DbError::Broken(
        "the database sorts text by the rules of a language: make it with `CREATE DATABASE … TEMPLATE template0 LC_COLLATE 'C'`"
            .into(),
    ))
}

/// The version of the schema; 0 where there is none.
pub(super) fn version(connection: &mut Connection) -> Result<i64, DbError> {
    let there = connection.query("SELECT to_regclass('coworkflow_schema') IS NOT NULL", &[])?;
    if value_of::<i64>(&there)? == 0 {
        return Ok(0);
    }
    value_of(&connection.query("SELECT version FROM coworkflow_schema", &[])?)
}

fn steps(connection: &mut Connection, found: i64, to: i64) -> Result<(), DbError> {
    connection.batch(BEFORE)?;
    for step in STEPS.iter().filter(|step| step.number > found && step.number <= to) {
        connection.batch(step.shared)?;
        connection.batch(step.postgres)?;
    }
    connection.batch(AFTER)?;
    connection.batch(&format!(
        "CREATE TABLE IF NOT EXISTS coworkflow_schema (version BIGINT NOT NULL);
         DELETE FROM coworkflow_schema; INSERT INTO coworkflow_schema (version) VALUES ({to})"
    ))
}
