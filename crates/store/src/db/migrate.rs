//! Steps of the schema: all or nothing, and never run on a database that a newer program made.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use super::error::DbError;

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// A newer program has changed this database.
    #[error(
        "this database is at version {found}, this program knows up to {known}: use the newer program, or restore an older backup"
    )]
    Newer {
        /// Version in the file.
        found: i64,
        /// Newest version of this program.
        known: i64,
    },
    /// The file cannot be opened or changed.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// One step: the file that both databases share, then SQLite's own where it needs one.
struct Step {
    shared: &'static str,
    sqlite: &'static str,
}

const STEPS: &[Step] = &[
    Step {
        shared: include_str!("../../migrations/0001_foundation.sql"),
        sqlite: include_str!("../../migrations/0001_foundation.sqlite.sql"),
    },
    Step {
        shared: include_str!("../../migrations/0002_subscriptions.sql"),
        sqlite: include_str!("../../migrations/0002_subscriptions.sqlite.sql"),
    },
    Step {
        shared: include_str!("../../migrations/0003_pricing.sql"),
        sqlite: "",
    },
    Step {
        shared: include_str!("../../migrations/0004_shifts.sql"),
        sqlite: include_str!("../../migrations/0004_shifts.sqlite.sql"),
    },
    Step {
        shared: include_str!("../../migrations/0005_invoices.sql"),
        sqlite: "",
    },
    Step {
        shared: include_str!("../../migrations/0006_inventory.sql"),
        sqlite: include_str!("../../migrations/0006_inventory.sqlite.sql"),
    },
    Step {
        shared: include_str!("../../migrations/0007_reports.sql"),
        sqlite: "",
    },
    Step {
        shared: include_str!("../../migrations/0008_data.sql"),
        sqlite: "",
    },
    Step {
        shared: include_str!("../../migrations/0009_past_invoices.sql"),
        sqlite: "",
    },
    Step {
        shared: include_str!("../../migrations/0010_bookings.sql"),
        sqlite: include_str!("../../migrations/0010_bookings.sqlite.sql"),
    },
    Step {
        shared: include_str!("../../migrations/0011_customer_days.sql"),
        sqlite: "",
    },
    Step {
        shared: include_str!("../../migrations/0012_booking_life.sql"),
        sqlite: "",
    },
    Step {
        shared: include_str!("../../migrations/0013_series.sql"),
        sqlite: "",
    },
    Step {
        shared: include_str!("../../migrations/0014_floor_plans.sql"),
        sqlite: "",
    },
    Step {
        shared: include_str!("../../migrations/0015_members.sql"),
        sqlite: "",
    },
    Step {
        shared: include_str!("../../migrations/0016_displays.sql"),
        sqlite: "",
    },
];

/// The version of the schema after all steps.
pub const SCHEMA_VERSION: i64 = STEPS.len() as i64;

pub(super) fn migrate(connection: &mut Connection) -> Result<(), MigrateError> {
    migrate_to(connection, SCHEMA_VERSION)
}

/// The schema as it was at an earlier version, for what was written then.
pub(crate) fn migrate_to(connection: &mut Connection, version: i64) -> Result<(), MigrateError> {
    // A table that is made anew is gone for a moment from under those that refer to it.
    let referring = connection
        .pragma_query_value(None, "foreign_keys", |row| row.get::<_, bool>(0))
        .map_err(DbError::from)?;
    connection
        .pragma_update(None, "foreign_keys", false)
        .map_err(DbError::from)?;
    let done = steps_to(connection, version);
    connection
        .pragma_update(None, "foreign_keys", referring)
        .map_err(DbError::from)?;
    done
}

fn steps_to(connection: &mut Connection, version: i64) -> Result<(), MigrateError> {
    let tx = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(DbError::from)?;
    let found: i64 = tx
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .optional()
        .map_err(DbError::from)?
        .unwrap_or(0);
    if found > SCHEMA_VERSION {
        return Err(MigrateError::Newer {
            found,
            known: SCHEMA_VERSION,
        });
    }
    let (from, to) = (
        usize::try_from(found).unwrap_or(0),
        usize::try_from(version).unwrap_or(0),
    );
    for step in STEPS.iter().take(to).skip(from) {
        tx.execute_batch(step.shared).map_err(DbError::from)?;
        tx.execute_batch(step.sqlite).map_err(DbError::from)?;
    }
    if found < version {
        if tx
            .prepare("PRAGMA foreign_key_check")
            .and_then(|mut check| check.exists([]))
            .map_err(DbError::from)?
        {
            return Err(DbError::Broken("a row refers to one that is not there".into()).into());
        }
        tx.pragma_update(None, "user_version", version).map_err(DbError::from)?;
    }
    tx.commit().map_err(DbError::from)?;
    Ok(())
}
