//! What the doctor finds about a database server: whether it lets us in, as whom, and whether the books on it agree.

use std::time::Duration;

use coworkflow_domain::time::Instant;
use coworkflow_store::Store;
use coworkflow_store::db::{About, PostgresOptions, SCHEMA_VERSION};

use super::{Finding, bad, clock, inside};
use crate::config::DatabaseServer;

/// The oldest server that the statements are tested on.
const OLDEST: i64 = 150_000;

/// Everything that can be found out about a server; changes nothing.
pub(super) fn examine(server: &DatabaseServer, now: Instant) -> Vec<Finding> {
    let mut findings = vec![clock(now)];
    let about = match About::of(&server.url, &server.options) {
        Ok(about) => about,
        Err(error) => {
            findings.push(bad(
                format!("the database server can't be used: {error}"),
                "check --database, and that the server runs and lets this user in",
            ));
            return findings;
        }
    };
    findings.extend(said(&about));
    if about.schema == SCHEMA_VERSION {
        let patient = PostgresOptions {
            connections: 2,
            // The books are added up from their beginning.
            statement_timeout: Duration::from_secs(600),
            ..server.options.clone()
        };
        match Store::connect(&server.url, &patient) {
            Ok(store) => findings.extend(inside(&store, now)),
            Err(error) => findings.push(bad(error.to_string(), "check the log of the database server")),
        }
    }
    findings.push(Finding::Good(
        "backups: made on the database server (docs/operate.md says how)".to_owned(),
    ));
    findings
}

fn said(about: &About) -> Vec<Finding> {
    let version = about.version;
    let mut findings = vec![if version < OLDEST {
        bad(
            format!("the database server is of version {}", version / 10_000),
            "use PostgreSQL 15 or newer",
        )
    } else {
        Finding::Good(format!(
            "database: PostgreSQL {}.{}",
            version / 10_000,
            version % 10_000
        ))
    }];
    findings.push(if about.passes_walls {
        bad(
            "the database's user may look over all tenants whatever the program asks",
            "use a role without SUPERUSER and BYPASSRLS",
        )
    } else {
        Finding::Good("database: its user is held by the walls between tenants".to_owned())
    });
    findings.push(super::schema(about.schema));
    findings
}
