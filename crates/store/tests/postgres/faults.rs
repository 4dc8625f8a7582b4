//! What the store does when its server is killed, hangs, loses an answer or has no room: nothing that was answered is lost,
//! nothing is doubled, and it goes on by itself.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant as Clock};

use coworkflow_domain::ids::TenantId;
use coworkflow_domain::time::Instant;
use coworkflow_store::db::PostgresOptions;
use coworkflow_store::journal::{self, EntryRow};
use coworkflow_store::tenants::{self, TenantRow};
use coworkflow_store::testing::{self, Database};
use coworkflow_store::{DbError, Store};
use test_servers::Postgres;

use crate::wire::Wire;

fn tenant(number: u128) -> TenantId {
    TenantId::from_uuid(uuid::Uuid::from_u128(number))
}

/// An entry that a test finds again by its name.
fn entry(name: String) -> EntryRow {
    EntryRow {
        seq: 0,
        at: Instant::from_millis(0),
        actor_id: None,
        actor_name: String::new(),
        event: "session.started".into(),
        customer_id: None,
        body: "{}".into(),
        client_id: String::new(),
        request_id: name,
    }
}

fn found(store: &Store, house: TenantId) {
    let row = TenantRow {
        name: "Nile Desk".into(),
        currency: "EGP".into(),
        created_at: Instant::from_millis(0),
    };
    store.write(house, move |tx| tenants::insert(tx, &row)).wait().unwrap();
}

fn note(store: &Store, house: TenantId, name: String) -> Result<(), DbError> {
    store
        .write(house, move |tx| journal::append(tx, entry(name.clone())))
        .wait()
}

/// The names of all entries, and that their numbers have no gaps.
fn names(store: &Store, house: TenantId) -> Vec<String> {
    let rows = store.read(house, |tx| journal::since(tx, 0, i64::MAX)).wait().unwrap();
    let numbers: Vec<i64> = rows.iter().map(|row| row.seq).collect();
    assert_eq!(numbers, (1..=rows.len() as i64).collect::<Vec<_>>());
    rows.into_iter().map(|row| row.request_id).collect()
}

/// Waits until it is so, and not for ever.
fn until(so: &AtomicBool) {
    let begun = Clock::now();
    while !so.load(Ordering::SeqCst) && begun.elapsed() < Duration::from_secs(8) {
        sleep(Duration::from_millis(5));
    }
}

/// All that was answered is there, and nothing is there twice.
fn nothing_lost_and_nothing_doubled(store: &Store, house: TenantId, answered: &[String]) {
    let names = names(store, house);
    let once: HashSet<&String> = names.iter().collect();
    assert_eq!(once.len(), names.len(), "something is there twice");
    for name in answered {
        assert!(once.contains(name), "{name} was answered and is lost");
    }
}

/// Quick to notice, and with few connections.
fn impatient() -> PostgresOptions {
    PostgresOptions {
        statement_timeout: Duration::from_millis(500),
        lock_timeout: Duration::from_millis(500),
        connect_timeout: Duration::from_millis(500),
        patience: Duration::from_secs(1),
        ..testing::small()
    }
}

fn through(wire: &Wire, database: &Database) -> String {
    let url = database.url();
    let (before, after) = url.rsplit_once(':').unwrap();
    let name = after.split_once('/').unwrap().1;
    format!("{before}:{}/{name}", wire.port())
}

fn port_of(server: &Postgres) -> u16 {
    server.url().rsplit_once(':').unwrap().1.parse().unwrap()
}

#[test]
#[ignore = "needs a PostgreSQL server"]
fn a_killed_server_loses_nothing_that_was_answered_and_doubles_nothing() {
    let mut server = Postgres::start().unwrap();
    let database = Database::on(&server.url());
    let patient = PostgresOptions {
        connections: 6,
        patience: Duration::from_secs(20),
        ..PostgresOptions::default()
    };
    let store = Store::connect(&database.url(), &patient).unwrap();
    let houses: Vec<TenantId> = (1..=3).map(tenant).collect();
    for house in &houses {
        found(&store, *house);
    }
    let over = Arc::new(AtomicBool::new(false));
    let busy: Vec<_> = (0..6)
        .map(|worker| {
            let (store, over) = (store.clone(), over.clone());
            let house = houses[worker % houses.len()];
            std::thread::spawn(move || {
                let mut answered = Vec::new();
                for count in 0.. {
                    if over.load(Ordering::SeqCst) {
                        break;
                    }
                    let name = format!("{worker}-{count}");
                    match note(&store, house, name.clone()) {
                        Ok(()) => answered.push(name),
                        Err(error) => assert!(matches!(error, DbError::Unavailable(_)), "{error:?}"),
                    }
                }
                (house, answered)
            })
        })
        .collect();
    for round in 0..20_u64 {
        // At another moment of its work each time.
        sleep(Duration::from_millis(20 + round * 37 % 110));
        server.kill();
        server.revive().unwrap();
    }
    sleep(Duration::from_millis(100));
    over.store(true, Ordering::SeqCst);
    let mut all = 0;
    for worker in busy {
        let (house, answered) = worker.join().unwrap();
        all += answered.len();
        nothing_lost_and_nothing_doubled(&store, house, &answered);
    }
    assert!(all > 100, "only {all} changes were answered");
}

#[test]
#[ignore = "needs a PostgreSQL server"]
fn a_commit_whose_answer_is_lost_is_done_once_and_answered() {
    let server = Postgres::start().unwrap();
    let wire = Wire::to(port_of(&server));
    let database = Database::on(&server.url());
    let store = Store::connect(&through(&wire, &database), &impatient()).unwrap();
    let house = tenant(1);
    found(&store, house);
    for count in 0..10 {
        wire.lose_answers(1);
        assert_eq!(note(&store, house, format!("{count}")), Ok(()));
        assert_eq!(wire.answers_to_lose(), 0);
    }
    let expected: Vec<String> = (0..10).map(|count| count.to_string()).collect();
    assert_eq!(names(&store, house), expected);
    // What is not in the journal can't be found again: it is said that nobody knows.
    wire.lose_answers(1);
    let told = store.write(house, |tx| journal::next_number(tx, "invoices")).wait();
    assert!(
        matches!(&told, Err(DbError::Unavailable(why)) if why.contains("not known")),
        "{told:?}"
    );
    assert_eq!(note(&store, house, "after".into()), Ok(()));
}

#[test]
#[ignore = "needs a PostgreSQL server"]
fn a_hanging_server_is_answered_for_in_time_and_forgotten_when_it_comes_back() {
    let server = Postgres::start().unwrap();
    let wire = Wire::to(port_of(&server));
    let database = Database::on(&server.url());
    let store = Store::connect(&through(&wire, &database), &impatient()).unwrap();
    let house = tenant(1);
    found(&store, house);
    assert_eq!(note(&store, house, "before".into()), Ok(()));
    wire.freeze(true);
    let begun = Clock::now();
    let waiting: Vec<_> = (0..8)
        .map(|count| {
            let store = store.clone();
            std::thread::spawn(move || note(&store, house, format!("during-{count}")))
        })
        .collect();
    let question = store.read(house, journal::last_seq).wait();
    assert!(matches!(question, Err(DbError::Unavailable(_))), "{question:?}");
    for one in waiting {
        let told = one.join().unwrap();
        assert!(matches!(told, Err(DbError::Unavailable(_))), "{told:?}");
    }
    assert!(begun.elapsed() < Duration::from_secs(25), "{:?}", begun.elapsed());
    wire.freeze(false);
    let until = Clock::now() + Duration::from_secs(20);
    while let Err(error) = note(&store, house, "after".into()) {
        assert!(Clock::now() < until, "it does not come back: {error}");
    }
    let names = names(&store, house);
    assert_eq!(names.iter().filter(|name| *name == "after").count(), 1, "{names:?}");
}

#[test]
#[ignore = "needs a PostgreSQL server"]
fn past_the_pool_and_the_queue_changes_are_refused_at_once_and_those_accepted_are_done() {
    let server = Postgres::start().unwrap();
    let database = Database::on(&server.url());
    let options = PostgresOptions {
        connections: 2,
        queue: 8,
        ..testing::small()
    };
    let store = Store::connect(&database.url(), &options).unwrap();
    let house = tenant(1);
    found(&store, house);
    let (open, held) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let (gate, begun) = (open.clone(), held.clone());
    let holding = store.write(house, move |_| {
        begun.store(true, Ordering::SeqCst);
        until(&gate);
        Ok::<_, DbError>(())
    });
    until(&held);
    let accepted: Vec<_> = (0..8)
        .map(|count| store.write(house, move |tx| journal::append(tx, entry(count.to_string()))))
        .collect();
    let begun = Clock::now();
    for _ in 0..20 {
        assert_eq!(note(&store, house, "too much".into()), Err(DbError::Overloaded));
    }
    assert!(begun.elapsed() < Duration::from_millis(200), "{:?}", begun.elapsed());
    // Questions have connections of their own.
    assert_eq!(store.read(house, journal::last_seq).wait(), Ok::<_, DbError>(0));
    open.store(true, Ordering::SeqCst);
    assert_eq!(holding.wait(), Ok(()));
    for one in accepted {
        assert_eq!(one.wait(), Ok::<_, DbError>(()));
    }
    assert_eq!(names(&store, house).len(), 8);
}

#[test]
#[ignore = "needs a PostgreSQL server"]
fn a_server_without_room_for_another_connection_is_waited_for() {
    let server = Postgres::start().unwrap();
    let database = Database::on(&server.url());
    let store = Store::connect(&database.url(), &impatient()).unwrap();
    let house = tenant(1);
    server.run_sql("ALTER ROLE coworkflow CONNECTION LIMIT 0").unwrap();
    let told = store.read(house, journal::last_seq).wait();
    assert!(matches!(told, Err(DbError::Unavailable(_))), "{told:?}");
    server.run_sql("ALTER ROLE coworkflow CONNECTION LIMIT -1").unwrap();
    found(&store, house);
    assert_eq!(note(&store, house, "now".into()), Ok(()));
}

#[test]
#[ignore = "needs a PostgreSQL server"]
fn a_change_that_waits_too_long_for_one_of_another_server_is_told_that_it_is_busy() {
    let server = Postgres::start().unwrap();
    let database = Database::on(&server.url());
    let options = PostgresOptions {
        lock_timeout: Duration::from_millis(300),
        ..testing::small()
    };
    let (one, other) = (
        Store::connect(&database.url(), &options).unwrap(),
        Store::connect(&database.url(), &options).unwrap(),
    );
    let house = tenant(1);
    found(&one, house);
    let (open, held) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let (gate, begun) = (open.clone(), held.clone());
    let holding = one.write(house, move |tx| {
        begun.store(true, Ordering::SeqCst);
        until(&gate);
        journal::append(tx, entry("one".into()))
    });
    until(&held);
    assert_eq!(note(&other, house, "other".into()), Err(DbError::Overloaded));
    // Another house is nobody's hindrance.
    found(&other, tenant(2));
    open.store(true, Ordering::SeqCst);
    assert_eq!(holding.wait(), Ok::<_, DbError>(()));
    assert_eq!(note(&other, house, "other".into()), Ok(()));
    assert_eq!(names(&one, house), ["one", "other"]);
}
