//! The servers come up, go down as in a crash, and come back with what they had.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use test_servers::{Postgres, Redis};

#[test]
fn postgres_keeps_what_was_committed_before_it_was_killed() {
    let mut server = Postgres::start().unwrap();
    server.run_sql("CREATE TABLE kept AS SELECT 1 AS one").unwrap();
    server.kill();
    assert!(server.run_sql("SELECT 1").is_err());
    server.revive().unwrap();
    server
        .run_sql("DO $$ BEGIN ASSERT (SELECT one FROM kept) = 1; END $$")
        .unwrap();
}

#[test]
fn redis_comes_back_on_its_port() {
    let mut server = Redis::start().unwrap();
    let address = server.url().trim_start_matches("redis://").to_owned();
    assert!(std::net::TcpStream::connect(&address).is_ok());
    server.kill();
    assert!(std::net::TcpStream::connect(&address).is_err());
    server.revive().unwrap();
    assert!(std::net::TcpStream::connect(&address).is_ok());
}
