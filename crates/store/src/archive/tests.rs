use rusqlite::Connection;

use super::*;
use crate::db::{migrate_to, tables};

/// The kinds of columns that cells are read from and written to.
const KINDS: [&str; 5] = ["UUID", "TEXT", "BIGINT", "BOOLEAN", "BLOB"];

fn newest() -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    migrate_to(&mut connection, crate::db::SCHEMA_VERSION).unwrap();
    connection
}

// Promise 20
#[test]
fn every_table_is_in_archives_or_left_out_by_name() {
    let connection = newest();
    let known = tables(&connection).unwrap();
    for (left_out, _) in LEFT_OUT {
        assert!(
            known.iter().any(|table| table.name == *left_out),
            "{left_out} is no table any more"
        );
    }
    for table in known.iter().filter(|table| is_in(table)) {
        let columns: Vec<&str> = table.columns.iter().map(|(column, _)| column.as_str()).collect();
        assert_eq!(
            columns.first(),
            Some(&"tenant_id"),
            "{} has no tenant: an archive can't tell whose its rows are",
            table.name
        );
        assert_eq!(
            table.key.first().map(String::as_str),
            Some("tenant_id"),
            "{} has no key to sort by",
            table.name
        );
        for (column, kind) in &table.columns {
            assert!(
                KINDS.contains(&kind.as_str()),
                "{}.{column} is a {kind}, which no archive can hold",
                table.name
            );
        }
    }
}

// A secret that an archive would give away must be named here first.
#[test]
fn no_secret_is_in_archives() {
    for table in tables(&newest()).unwrap().iter().filter(|table| is_in(table)) {
        for (column, _) in &table.columns {
            let secret = ["password", "secret", "token", "refresh", "_key_hash"]
                .iter()
                .any(|word| column.contains(word));
            assert!(!secret || is_withheld(&table.name, column), "{}.{column}", table.name);
        }
    }
    for (table, column) in WITHHELD {
        let found = tables(&newest()).unwrap();
        let kind = found
            .iter()
            .find(|found| found.name == *table)
            .and_then(|found| found.columns.iter().find(|(name, _)| name == column))
            .map(|(_, kind)| kind.clone());
        assert_eq!(kind.as_deref(), Some("TEXT"));
    }
}
