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

/// One step: the file that both databases share, then what each says in its own words, where it has to.
pub(super) struct Step {
    /// Counts up; the version of the schema after it.
    pub(super) number: i64,
    pub(super) shared: &'static str,
    pub(super) sqlite: &'static str,
    pub(super) postgres: &'static str,
}

pub(super) const STEPS: &[Step] = &[
    Step {
        number: 1,
        shared: include_str!("../../migrations/0001_foundation.sql"),
        sqlite: include_str!("../../migrations/0001_foundation.sqlite.sql"),
        postgres: include_str!("../../migrations/0001_foundation.postgres.sql"),
    },
    Step {
        number: 2,
        shared: include_str!("../../migrations/0002_subscriptions.sql"),
        sqlite: include_str!("../../migrations/0002_subscriptions.sqlite.sql"),
        postgres: include_str!("../../migrations/0002_subscriptions.postgres.sql"),
    },
    Step {
        number: 3,
        shared: include_str!("../../migrations/0003_pricing.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        number: 4,
        shared: include_str!("../../migrations/0004_shifts.sql"),
        sqlite: include_str!("../../migrations/0004_shifts.sqlite.sql"),
        postgres: include_str!("../../migrations/0004_shifts.postgres.sql"),
    },
    Step {
        number: 5,
        shared: include_str!("../../migrations/0005_invoices.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        number: 6,
        shared: include_str!("../../migrations/0006_inventory.sql"),
        sqlite: include_str!("../../migrations/0006_inventory.sqlite.sql"),
        postgres: include_str!("../../migrations/0006_inventory.postgres.sql"),
    },
    Step {
        number: 7,
        shared: include_str!("../../migrations/0007_reports.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        number: 8,
        shared: include_str!("../../migrations/0008_data.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        number: 9,
        shared: include_str!("../../migrations/0009_past_invoices.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        number: 10,
        shared: include_str!("../../migrations/0010_bookings.sql"),
        sqlite: include_str!("../../migrations/0010_bookings.sqlite.sql"),
        postgres: include_str!("../../migrations/0010_bookings.postgres.sql"),
    },
    Step {
        number: 11,
        shared: include_str!("../../migrations/0011_customer_days.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        number: 12,
        shared: include_str!("../../migrations/0012_booking_life.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        number: 13,
        shared: include_str!("../../migrations/0013_series.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        number: 14,
        shared: include_str!("../../migrations/0014_floor_plans.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        number: 15,
        shared: include_str!("../../migrations/0015_members.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        number: 16,
        shared: include_str!("../../migrations/0016_displays.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        number: 18,
        shared: include_str!("../../migrations/0018_tenants.sql"),
        sqlite: include_str!("../../migrations/0018_tenants.sqlite.sql"),
        postgres: include_str!("../../migrations/0018_tenants.postgres.sql"),
    },
    Step {
        number: 19,
        shared: include_str!("../../migrations/0019_access.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        number: 20,
        shared: include_str!("../../migrations/0020_sign_in.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        number: 21,
        shared: "",
        sqlite: include_str!("../../migrations/0021_kept_figures.sqlite.sql"),
        postgres: include_str!("../../migrations/0021_kept_figures.postgres.sql"),
    },
    Step {
        number: 22,
        shared: include_str!("../../migrations/0022_several_servers.sql"),
        sqlite: "",
        postgres: "",
    },
];

/// The version of the schema after all steps.
pub const SCHEMA_VERSION: i64 = match STEPS.last() {
    Some(step) => step.number,
    None => 0,
};

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
    for step in STEPS
        .iter()
        .filter(|step| step.number > found && step.number <= version)
    {
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
