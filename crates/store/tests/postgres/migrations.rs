//! Steps of the schema on a database with rows in it: all or nothing, and one server at a time.

use std::thread;
use std::time::Duration;

use coworkflow_store::Store;
use coworkflow_store::db::{Connection, MigrateError, SCHEMA_VERSION};
use coworkflow_store::testing::{Database, small};
use test_servers::Postgres;

/// Before claims and users were made anew.
const BEFORE_BOOKINGS: i64 = 9;

/// A house as it was then: a desk that is out of order.
const HOUSE: &str = "
    SELECT set_config('coworkflow.across_tenants', 'on', false);
    INSERT INTO tenants VALUES ('00000000-0000-0000-0000-000000000001', 'Nile House', 'EGP', 0);
    INSERT INTO spaces SELECT '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', 'Maadi', 'Africa/Cairo',
        '[]', '05:00', 'none', 0, '', 1, 0, FALSE, '', '', '', '', '', NULL, 'INV', 14, NULL, 'optional', 'en', 'latin', 5, 80, NULL, 1;
    INSERT INTO resources VALUES ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000003',
        '00000000-0000-0000-0000-000000000002', 'Desk 1', 'desk', 5000, 1, 1, NULL, 0, 1);
    INSERT INTO claims (tenant_id, id, resource_id, kind, reason, starts_at, ends_at) VALUES ('00000000-0000-0000-0000-000000000001',
        '00000000-0000-0000-0000-000000000004', '00000000-0000-0000-0000-000000000003', 'closure', 'A leg is loose', 10, 20);
    INSERT INTO users SELECT '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000005', 'Nadia', 'nadia@nile.test',
        '!', 'owner', TRUE, 0;";

fn number(connection: &mut Connection, sql: &str) -> i64 {
    connection.query(sql, &[]).unwrap().first().unwrap().get(0)
}

fn version(connection: &mut Connection) -> i64 {
    number(connection, "SELECT version FROM coworkflow_schema")
}

/// Waits until a migration stands before a table that is locked.
fn until_it_waits(connection: &mut Connection) {
    let waiting =
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
    while number(connection, waiting) == 0 {
        thread::sleep(Duration::from_millis(10));
    }
}

fn is_as_it_was(connection: &mut Connection) {
    assert_eq!(version(connection), BEFORE_BOOKINGS);
    connection
        .batch("SELECT set_config('coworkflow.across_tenants', 'on', false)")
        .unwrap();
    assert_eq!(
        number(connection, "SELECT count(*) FROM claims WHERE kind = 'closure'"),
        1
    );
    assert_eq!(
        number(
            connection,
            "SELECT count(*) FROM pg_class WHERE relname IN ('bookings', 'closures', 'series')"
        ),
        0
    );
}

fn is_brought_along(connection: &mut Connection) {
    assert_eq!(version(connection), SCHEMA_VERSION);
    connection
        .batch("SELECT set_config('coworkflow.across_tenants', 'on', false)")
        .unwrap();
    let closed = "SELECT count(*) FROM claims JOIN closures ON closures.id = claims.closure_id
        WHERE closures.reason = 'A leg is loose' AND claims.whole_id = claims.resource_id AND claims.used_until = 20";
    assert_eq!(number(connection, closed), 1);
    assert_eq!(
        number(
            connection,
            "SELECT count(*) FROM users WHERE name = 'Nadia' AND customer_id IS NULL"
        ),
        1
    );
}

#[test]
#[ignore = "needs a PostgreSQL server"]
fn rows_come_along() {
    let database = Database::at(BEFORE_BOOKINGS);
    let mut connection = database.connection();
    connection.batch(HOUSE).unwrap();
    Store::connect(&database.url(), &small()).unwrap().close();
    is_brought_along(&mut connection);
}

#[test]
#[ignore = "needs a PostgreSQL server"]
fn servers_that_start_together_migrate_once() {
    let database = Database::at(BEFORE_BOOKINGS);
    database.connection().batch(HOUSE).unwrap();
    let servers: Vec<_> = (0..4)
        .map(|_| {
            let url = database.url();
            thread::spawn(move || Store::connect(&url, &small()).map(|store| store.close()))
        })
        .collect();
    for server in servers {
        server.join().unwrap().unwrap();
    }
    is_brought_along(&mut database.connection());
}

#[test]
#[ignore = "needs a PostgreSQL server"]
fn a_program_that_knows_less_leaves_the_database_alone() {
    let database = Database::new();
    let mut connection = database.connection();
    connection
        .batch("UPDATE coworkflow_schema SET version = version + 1")
        .unwrap();
    let refused = Store::connect(&database.url(), &small()).err().unwrap();
    assert!(
        matches!(refused, MigrateError::Newer { found, known } if found == known + 1),
        "{refused}"
    );
}

#[test]
#[ignore = "needs a PostgreSQL server"]
fn a_server_that_ends_in_the_middle_of_a_migration_leaves_everything_as_it_was() {
    let database = Database::at(BEFORE_BOOKINGS);
    let mut looker = database.connection();
    let mut holder = database.connection();
    holder.batch(HOUSE).unwrap();
    // The step that changes users waits here, when bookings and closures are made already.
    holder.batch("BEGIN; LOCK TABLE users IN ACCESS SHARE MODE").unwrap();
    let url = database.url();
    let server = thread::spawn(move || Store::connect(&url, &small()).map(|store| store.close()));
    until_it_waits(&mut looker);
    looker
        .batch("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
        .unwrap();
    assert!(server.join().unwrap().is_err());
    holder.batch("ROLLBACK").unwrap();
    is_as_it_was(&mut database.connection());
    Store::connect(&database.url(), &small()).unwrap().close();
    is_brought_along(&mut database.connection());
}

#[test]
#[ignore = "needs a PostgreSQL server"]
fn a_database_killed_in_the_middle_of_a_migration_comes_back_as_it_was() {
    let mut postgres = Postgres::start().unwrap();
    let database = Database::at_on(&postgres.url(), BEFORE_BOOKINGS);
    let mut looker = database.connection();
    let mut holder = database.connection();
    holder.batch(HOUSE).unwrap();
    holder.batch("BEGIN; LOCK TABLE users IN ACCESS SHARE MODE").unwrap();
    let url = database.url();
    let server = thread::spawn(move || Store::connect(&url, &small()).map(|store| store.close()));
    until_it_waits(&mut looker);
    postgres.kill();
    assert!(server.join().unwrap().is_err());
    postgres.revive().unwrap();
    is_as_it_was(&mut database.connection());
    Store::connect(&database.url(), &small()).unwrap().close();
    is_brought_along(&mut database.connection());
}
