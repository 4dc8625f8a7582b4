//! What goes wrong below an operation: it answers, and the others go on.

use coworkflow_domain::access::Permission;
use coworkflow_operations::customers::{CreateCustomer, CustomerInput, ListCustomers};
use coworkflow_operations::testing::{TestHouse, block_on};
use coworkflow_operations::{Change, Failure, Work};
use coworkflow_store::{DbError, Options};
use serde::Serialize;

/// Writes, and then fails in a way that nobody foresaw.
#[derive(Serialize)]
struct Breaks;

impl Change for Breaks {
    type Output = ();
    const NAME: &'static str = "test.breaks";
    const PERMISSION: Permission = Permission::CustomersWrite;

    fn run(&self, work: &mut Work) -> Result<(), Failure> {
        customer("Half Written").run(work)?;
        panic!("nobody foresaw this");
    }
}

fn customer(name: &str) -> CreateCustomer {
    let input = CustomerInput {
        name: name.into(),
        notes: Some("Likes the window. ".repeat(100)),
        ..CustomerInput::default()
    };
    CreateCustomer {
        input,
        allow_duplicate: true,
    }
}

fn names(house: &TestHouse) -> Vec<String> {
    let list = ListCustomers {
        first: Some(200),
        ..ListCustomers::default()
    };
    house
        .ask(&house.owner, list)
        .unwrap()
        .page
        .nodes
        .into_iter()
        .map(|row| row.name)
        .collect()
}

// Promise: a panic answers.
#[test]
fn a_panic_in_an_operation_answers_writes_nothing_and_the_others_go_on() {
    let house = TestHouse::new();
    let told = house.last_event().seq;
    let asks = |name: &'static str| house.services.change(&house.owner, customer(name), None);
    let breaks = house.services.change(&house.owner, Breaks, Some("key-1".into()));
    let (before, broken, after) = block_on(async { tokio::join!(asks("Mona El-Sherif"), breaks, asks("Karim Adel")) });
    assert!(before.is_ok() && after.is_ok());
    assert!(matches!(broken, Err(Failure::Db(DbError::Panicked(_)))), "{broken:?}");
    assert_eq!(names(&house), ["Karim Adel", "Mona El-Sherif"]);
    // M5, J1: neither a number nor an entry is missing.
    assert_eq!(house.last_event().seq, told + 2);
    assert!(
        house.change_with_key(&house.owner, Breaks, "key-1").is_err(),
        "a failure is no answer to keep"
    );
}

// Promise: a full disk refuses changes with a clear message, stays whole, and goes on when there is room.
#[test]
fn a_full_disk_refuses_says_so_stays_whole_and_goes_on_when_there_is_room() {
    let house = TestHouse::on_a_file_with(&Options {
        max_pages: Some(400),
        ..Options::default()
    });
    let mut made = 0;
    let refused = loop {
        match house.change_with_key(
            &house.staff,
            customer(&format!("Guest {made:04}")),
            &format!("key-{made}"),
        ) {
            Ok(_) => made += 1,
            Err(failure) => break failure,
        }
    };
    let refusal = refused.refusal().unwrap();
    assert_eq!(refusal.code, "unavailable.storage_full");
    assert!(!refusal.en.is_empty() && !refusal.ar.is_empty());
    assert!(made > 20, "{made}");
    // It goes on answering, and what it answered is there: each customer with an entry and a number of its own.
    let numbers: Vec<i64> = house.read(|tx| {
        Ok(coworkflow_store::journal::since(tx, 0, 10_000)?
            .into_iter()
            .map(|entry| entry.seq)
            .collect())
    });
    assert_eq!(numbers, (1..=house.last_event().seq).collect::<Vec<_>>());
    let list = || ListCustomers {
        search: Some("guest".into()),
        ..ListCustomers::default()
    };
    assert_eq!(house.ask(&house.staff, list()).unwrap().total, Some(made));
    let file = house.folder().join("house.db");
    assert_eq!(
        coworkflow_store::db::Integrity::of(&file).unwrap().damage,
        Vec::<String>::new()
    );
    // Room comes back when something is forgotten.
    house.clock.advance_minutes(3 * 24 * 60);
    assert!(block_on(house.services.forget_old_answers()).unwrap() > 0);
    let after = house.change(&house.staff, customer("Guest after all")).unwrap();
    assert_eq!(after.number, made + 1);
}
