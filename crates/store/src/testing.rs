//! Databases for tests: each test gets an empty one of its own, on the database that the tests run on. Never part of the product.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that has no database must stop")]

use std::collections::hash_map::DefaultHasher;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::path::Path;

use crate::db::{Connection, Options, PostgresOptions, Store, migrate_postgres_to, schema_text};

/// Names the server that the tests run on: `postgres://role@host:port`, by a plain role that may make databases. Without
/// it, or where it says `sqlite`, they run on SQLite.
const SWITCH: &str = "COWORKFLOW_TEST_DATABASE";

/// Two tests that both find the template missing.
const LOCK: i64 = 7_089_053;

/// Whether the tests run on PostgreSQL.
pub fn on_postgres() -> bool {
    server().is_some()
}

fn server() -> Option<String> {
    std::env::var(SWITCH)
        .ok()
        .filter(|named| named != "sqlite" && !named.is_empty())
}

fn named_server() -> String {
    server().unwrap_or_else(|| panic!("{SWITCH} names no PostgreSQL server"))
}

/// An empty store: in the file, or in a database of its own that goes when it is dropped.
pub fn open(file: &Path, options: &Options) -> (Store, Option<Database>) {
    if !on_postgres() {
        return (Store::open(file, options).expect("a database for the test"), None);
    }
    let connected = PostgresOptions {
        queue: options.queue,
        group: options.group,
        ..small()
    };
    aside(|| {
        let database = Database::new();
        let store = Store::connect(&database.url(), &connected).expect("a database for the test");
        (store, Some(database))
    })
}

/// As few connections as a test needs: many tests run at once.
pub fn small() -> PostgresOptions {
    PostgresOptions {
        connections: 4,
        ..PostgresOptions::default()
    }
}

/// A PostgreSQL database with the tables and nothing in them; gone when it is dropped.
pub struct Database {
    server: String,
    name: String,
}

impl Database {
    /// On the server that the tests run on.
    pub fn new() -> Database {
        Database::on(&named_server())
    }

    /// On this server: `postgres://role@host:port`.
    pub fn on(server: &str) -> Database {
        Database::copied(server, &template(server))
    }

    /// With the tables as they were at an earlier version of the schema.
    pub fn at(version: i64) -> Database {
        Database::at_on(&named_server(), version)
    }

    /// The same on this server.
    pub fn at_on(server: &str, version: i64) -> Database {
        let database = Database::copied(server, "template1");
        let config = Connection::config(&database.url()).expect("an address that can be read");
        migrate_postgres_to(&config, &small(), version).expect("a schema of an earlier version");
        database
    }

    fn copied(server: &str, template: &str) -> Database {
        let chance = RandomState::new().hash_one(std::process::id());
        let name = format!("test_{chance:016x}");
        run(server, &format!("CREATE DATABASE {name} TEMPLATE {template}"));
        Database {
            server: server.to_owned(),
            name,
        }
    }

    /// Where a store connects to.
    pub fn url(&self) -> String {
        format!("{}/{}", self.server, self.name)
    }

    /// A connection behind the store's back.
    pub fn connection(&self) -> Connection {
        connect(&self.server, &self.name)
    }
}

impl Default for Database {
    fn default() -> Self {
        Database::new()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let drop = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        // Where it can't go, it goes with its server.
        let _ = aside(|| connect(&self.server, "postgres").batch(&drop));
    }
}

/// The database that all others are copied from: made once for a server and a state of the schema.
fn template(server: &str) -> String {
    let mut hasher = DefaultHasher::new();
    schema_text().hash(&mut hasher);
    let name = format!("template_{:016x}", hasher.finish());
    let mut house = connect(server, "postgres");
    let sentence = "every test needs its database";
    house
        .batch(&format!("SELECT pg_advisory_lock({LOCK})"))
        .expect(sentence);
    let found = house
        .query(&format!("SELECT 1 FROM pg_database WHERE datname = '{name}'"), &[])
        .expect(sentence);
    if found.is_empty() {
        // It gets its name when it is whole: what a killed test left behind is no template.
        house
            .batch(&format!("DROP DATABASE IF EXISTS {name}_begun"))
            .expect(sentence);
        house.batch(&format!("CREATE DATABASE {name}_begun")).expect(sentence);
        Store::connect(&format!("{server}/{name}_begun"), &small())
            .expect(sentence)
            .close();
        house
            .batch(&format!("ALTER DATABASE {name}_begun RENAME TO {name}"))
            .expect(sentence);
    }
    house
        .batch(&format!("SELECT pg_advisory_unlock({LOCK})"))
        .expect(sentence);
    name
}

fn connect(server: &str, database: &str) -> Connection {
    let config = Connection::config(&format!("{server}/{database}")).expect("an address that can be read");
    Connection::connect(&config, &PostgresOptions::default()).expect("a server that answers")
}

fn run(server: &str, sql: &str) {
    aside(|| connect(server, "postgres").batch(sql).expect("a database of its own"));
}

/// On a thread of its own: a test of something asynchronous must not wait in place.
fn aside<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let done = std::thread::scope(|scope| scope.spawn(work).join());
    done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
