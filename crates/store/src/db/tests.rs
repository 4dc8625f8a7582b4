//! What the layer promises: grouped durable commits, refusals that roll back alone, statements that are what they say.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use coworkflow_domain::ids::TenantId;
use coworkflow_domain::time::Instant;
use rusqlite::Connection;

use super::sqlite::connect;
use super::*;
use crate::journal::{EntryRow, append, last_seq, next_number};

const TENANT: TenantId = TenantId::from_uuid(uuid::Uuid::from_u128(7));

fn file() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("house.db");
    (folder, file)
}

fn house() -> (tempfile::TempDir, Store) {
    let (folder, file) = file();
    let store = Store::open(&file, &Options::default()).unwrap();
    let row = crate::tenants::TenantRow {
        name: "Nile Desk".into(),
        currency: "EGP".into(),
        created_at: Instant::from_millis(0),
    };
    store
        .write(TENANT, move |tx| crate::tenants::insert(tx, &row))
        .wait()
        .unwrap();
    (folder, store)
}

fn raw(file: &Path) -> Connection {
    connect(file, &Options::default()).unwrap()
}

fn entry() -> EntryRow {
    EntryRow {
        seq: 0,
        at: Instant::from_millis(0),
        actor_id: None,
        actor_name: String::new(),
        event: "session.started".into(),
        customer_id: None,
        body: "{}".into(),
        client_id: String::new(),
        request_id: String::new(),
    }
}

#[test]
fn every_statement_prepares_and_names_its_tenant_and_its_columns() {
    let (_folder, path) = file();
    drop(Store::open(&path, &Options::default()).unwrap());
    let connection = raw(&path);
    let mut seen = std::collections::HashSet::new();
    for registered in crate::STATEMENTS.iter().copied().flatten() {
        let name = registered.name;
        assert!(seen.insert(name), "{name} is registered twice");
        let statement = connection
            .prepare(registered.sql)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        if !registered.across_tenants {
            assert!(
                registered.sql.contains("tenant_id") && registered.sql.contains("$1"),
                "{name} has no tenant"
            );
        }
        if !registered.columns.is_empty() {
            assert_eq!(
                statement.column_names().collect::<Vec<_>>(),
                registered.columns,
                "{name} answers other columns than its row reads"
            );
        }
    }
    assert!(seen.len() > 80, "only {} statements are registered", seen.len());
}

#[test]
fn every_file_with_statements_is_registered() {
    fn walk(folder: &Path, found: &mut usize) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("db") {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                *found += text
                    .lines()
                    .filter(|line| line.trim_start().starts_with("statements! {"))
                    .count();
            }
        }
    }
    let mut found = 0;
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert_eq!(
        found,
        crate::STATEMENTS.len(),
        "a module's STATEMENTS is missing in the register of lib.rs"
    );
}

#[test]
fn every_table_leads_with_its_tenant() {
    let (_folder, path) = file();
    drop(Store::open(&path, &Options::default()).unwrap());
    let connection = raw(&path);
    let mut tables = connection
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .unwrap();
    let tables: Vec<(String, String)> = tables
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert!(tables.len() >= 18);
    for (name, sql) in tables {
        let key = sql.split("PRIMARY KEY").nth(1).unwrap_or_default();
        let leads = key.starts_with(" (tenant_id")
            || (name == "tenants" && sql.contains("tenant_id   UUID   NOT NULL PRIMARY KEY"));
        assert!(leads, "{name} is not led by tenant_id");
    }
}

#[test]
fn every_unique_key_has_its_name_in_the_error_table() {
    let (_folder, path) = file();
    drop(Store::open(&path, &Options::default()).unwrap());
    let connection = raw(&path);
    for (columns, name) in super::error::UNIQUE_KEYS {
        let (table, _) = columns.split_once('.').unwrap();
        let sql: String = connection
            .query_row(
                "SELECT group_concat(sql, ';') FROM sqlite_schema WHERE tbl_name = ?1",
                [table],
                |row| row.get(0),
            )
            .unwrap();
        assert!(sql.contains(name), "{name} is not in the schema of {table}");
    }
    let declared: i64 = connection
        .query_row(
            "SELECT count(*) FROM sqlite_schema AS t, pragma_index_list(t.name) AS i WHERE t.type = 'table' AND i.\"unique\" AND i.origin <> 'pk'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(usize::try_from(declared).unwrap(), super::error::UNIQUE_KEYS.len());
}

// A refusal rolls back alone: what stands beside it in the same commit stays.
#[test]
fn a_refused_closure_leaves_its_neighbours_alone() {
    let (_folder, store) = house();
    let good: Vec<_> = (0..20)
        .map(|_| store.write(TENANT, |tx| next_number(tx, "invoices")))
        .collect();
    let bad: Vec<_> = (0..20)
        .map(|_| {
            store.write(TENANT, |tx| {
                next_number(tx, "invoices")?;
                Err::<i64, _>(DbError::Constraint("refused".into()))
            })
        })
        .collect();
    let more: Vec<_> = (0..20)
        .map(|_| store.write(TENANT, |tx| next_number(tx, "invoices")))
        .collect();
    let mut numbers: Vec<i64> = good
        .into_iter()
        .chain(more)
        .map(|pending| pending.wait().unwrap())
        .collect();
    assert!(bad.into_iter().all(|pending| pending.wait().is_err()));
    numbers.sort_unstable();
    // M5: the numbers of refused work are given back.
    assert_eq!(numbers, (1..=40).collect::<Vec<_>>());
}

#[test]
fn a_panic_answers_and_the_writer_goes_on() {
    let (_folder, store) = house();
    let answer = store
        .write(TENANT, |tx| {
            next_number(tx, "invoices")?;
            assert!(tx.tenant() != TENANT, "on purpose");
            Ok::<_, DbError>(())
        })
        .wait();
    assert!(matches!(answer, Err(DbError::Panicked(message)) if message.contains("on purpose")));
    assert_eq!(
        store.write(TENANT, |tx| next_number(tx, "invoices")).wait(),
        Ok::<_, DbError>(1)
    );
}

#[test]
fn readers_see_only_what_was_committed_and_may_not_write() {
    let (_folder, store) = house();
    store.write(TENANT, |tx| append(tx, entry())).wait().unwrap();
    assert_eq!(store.read(TENANT, last_seq).wait(), Ok(1));
    assert!(store.read(TENANT, |tx| next_number(tx, "invoices")).wait().is_err());
}

#[test]
fn news_is_told_after_the_commit_in_order_and_not_for_refusals() {
    let (_folder, store) = house();
    let mut news = store.committed();
    for refused in [false, true, false] {
        let _ = store
            .write(TENANT, move |tx| {
                append(tx, entry())?;
                if refused {
                    Err(DbError::Constraint("refused".into()))
                } else {
                    Ok(())
                }
            })
            .wait();
    }
    let told: Vec<i64> = std::iter::from_fn(|| news.try_recv().ok())
        .map(|entry| entry.row.seq)
        .collect();
    assert_eq!(told, [1, 2]);
}

#[test]
fn a_tenant_sees_only_its_own() {
    let (_folder, store) = house();
    store.write(TENANT, |tx| append(tx, entry())).wait().unwrap();
    let stranger = TenantId::from_uuid(uuid::Uuid::from_u128(8));
    assert_eq!(store.read(stranger, last_seq).wait(), Ok(0));
}

#[test]
fn overload_is_refused_at_once_and_what_was_accepted_is_done() {
    let (_folder, path) = file();
    let store = Store::open(
        &path,
        &Options {
            queue: 4,
            ..Options::default()
        },
    )
    .unwrap();
    let (started, gate) = (Arc::new(AtomicUsize::new(0)), Arc::new(std::sync::Barrier::new(2)));
    let (begun, hold) = (started.clone(), gate.clone());
    let first = store.write(TENANT, move |_| {
        begun.fetch_add(1, Ordering::SeqCst);
        hold.wait();
        Ok::<_, DbError>(())
    });
    while started.load(Ordering::SeqCst) == 0 {
        std::thread::yield_now();
    }
    let waiting: Vec<_> = (0..10).map(|_| store.write(TENANT, |_| Ok::<_, DbError>(()))).collect();
    gate.wait();
    assert_eq!(first.wait(), Ok(()));
    let answers: Vec<_> = waiting.into_iter().map(Pending::wait).collect();
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 4);
    assert_eq!(
        answers
            .iter()
            .filter(|answer| **answer == Err(DbError::Overloaded))
            .count(),
        6
    );
}

#[test]
fn close_finishes_what_was_accepted_and_refuses_the_rest() {
    let (_folder, store) = house();
    let accepted: Vec<_> = (0..100)
        .map(|_| store.write(TENANT, |tx| next_number(tx, "invoices")))
        .collect();
    store.close();
    assert!(accepted.into_iter().all(|pending| pending.wait().is_ok()));
    assert!(matches!(
        store.write(TENANT, |tx| next_number(tx, "invoices")).wait(),
        Err(DbError::Unavailable(_))
    ));
}

// A full disk refuses the write whole, stays sound, and goes on when there is room.
#[test]
fn a_full_disk_refuses_and_recovers() {
    let (_folder, path) = file();
    drop(Store::open(&path, &Options::default()).unwrap());
    let connection = raw(&path);
    connection
        .execute(
            "INSERT INTO tenants (tenant_id, name, currency, created_at) VALUES (?1, 'Nile Desk', 'EGP', 0)",
            [TENANT.uuid().as_bytes()],
        )
        .unwrap();
    let pages: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    let limited: i64 = connection
        .query_row(&format!("PRAGMA max_page_count = {}", pages + 2), [], |row| row.get(0))
        .unwrap();
    assert_eq!(limited, pages + 2);
    let big = "x".repeat(64 * 1024);
    connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    let full = connection
        .execute(
            "INSERT INTO counters (tenant_id, name, value) VALUES (?1, ?2, 1)",
            rusqlite::params![TENANT.uuid().as_bytes(), big],
        )
        .map_err(DbError::from);
    assert_eq!(full, Err(DbError::Full));
    if !connection.is_autocommit() {
        connection.execute_batch("ROLLBACK").unwrap();
    }
    connection
        .query_row("PRAGMA max_page_count = 1000000", [], |_| Ok(()))
        .unwrap();
    let sound: String = connection
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(sound, "ok");
    drop(connection);
    let store = Store::open(&path, &Options::default()).unwrap();
    assert_eq!(
        store.write(TENANT, |tx| next_number(tx, "invoices")).wait(),
        Ok::<_, DbError>(1)
    );
}

#[test]
fn an_older_program_refuses_a_newer_database() {
    let (_folder, path) = file();
    drop(Store::open(&path, &Options::default()).unwrap());
    raw(&path)
        .pragma_update(None, "user_version", SCHEMA_VERSION + 1)
        .unwrap();
    assert!(matches!(
        Store::open(&path, &Options::default()),
        Err(MigrateError::Newer { .. })
    ));
}

#[test]
fn acknowledged_is_durable_by_its_settings() {
    let (_folder, path) = file();
    drop(Store::open(&path, &Options::default()).unwrap());
    let connection = raw(&path);
    let journal: String = connection
        .query_row("PRAGMA journal_mode", [], |row| row.get(0))
        .unwrap();
    let synchronous: i64 = connection
        .query_row("PRAGMA synchronous", [], |row| row.get(0))
        .unwrap();
    assert_eq!((journal.as_str(), synchronous), ("wal", 2));
}
