//! What is taken between two moments, and what each commit tells of it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod support;

use std::sync::Arc;

use coworkflow_domain::access::Role;
use coworkflow_domain::ids::{ClaimId, ResourceId};
use coworkflow_domain::money::Money;
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::time::Interval;
use coworkflow_store::access::{self, LoginRow, UserRow};
use coworkflow_store::availability::{self, TakenNews};
use coworkflow_store::claims::{self, ClaimKind, ClaimRow};
use coworkflow_store::resources::{self, ResourceRow};
use coworkflow_store::{DbError, STATEMENTS};
use support::{House, id, minute};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::TryRecvError;

fn room(house: &House, number: u128) -> ResourceId {
    let row = ResourceRow {
        id: id(number),
        space_id: id(2),
        name: format!("Room {number}"),
        resource_type: ResourceKind::Room,
        rate_per_hour: Money::from_minor(20_000),
        capacity: 6,
        position: 1,
        archived_at: None,
        created_at: minute(0),
        version: 1,
        parent_id: None,
        turnaround_minutes: 0,
    };
    house.write(move |tx| resources::insert(tx, &row));
    id(number)
}

fn closure(number: u128, room: ResourceId, from: i64, until: i64) -> ClaimRow {
    ClaimRow {
        id: id(number),
        resource_id: room,
        whole_id: room,
        kind: ClaimKind::Closure,
        session_id: None,
        booking_id: None,
        closure_id: None,
        reason: "صيانة التكييف".into(),
        starts_at: minute(from),
        ends_at: minute(until),
        used_until: minute(until),
    }
}

fn taken(house: &House, from: i64, until: i64) -> Vec<ClaimId> {
    let window = Interval::new(minute(from), minute(until)).unwrap();
    let mut found = house.read(move |tx| availability::between(tx, window));
    found.sort_by_key(|row| (row.resource_id, row.starts_at));
    found.into_iter().map(|row| row.id).collect()
}

/// The next news; what is told comes after the answer, from another thread.
fn next(news: &mut Receiver<Arc<TakenNews>>) -> Arc<TakenNews> {
    news.blocking_recv().unwrap()
}

// T2
#[test]
fn what_shares_a_moment_with_the_window_is_found_and_nothing_else() {
    let house = House::new();
    let (blue, green) = (room(&house, 10), room(&house, 11));
    for row in [
        closure(1, blue, 0, 60),
        closure(2, blue, 60, 120),
        closure(3, blue, 180, 300),
        closure(4, blue, 300, 330),
        closure(5, green, 10, 1_000),
    ] {
        house.write(move |tx| claims::insert(tx, &row));
    }
    assert_eq!(taken(&house, 60, 180), [id(2), id(5)]);
    assert_eq!(taken(&house, 59, 181), [id(1), id(2), id(3), id(5)]);
    assert_eq!(taken(&house, 120, 180), [id(5)]);
    assert_eq!(taken(&house, 200, 210), [id(3), id(5)]);
    assert_eq!(taken(&house, 330, 5_000), [id(5)]);
    assert_eq!(taken(&house, 1_000, 5_000), Vec::<ClaimId>::new());
}

// J2
#[test]
fn each_commit_tells_what_it_took_and_gave_back() {
    let house = House::new();
    let blue = room(&house, 10);
    let _watching = house.watching(&house.store);
    let mut news = house.store.taken();
    let row = closure(1, blue, 0, 60);
    house.write(move |tx| claims::insert(tx, &row));
    let told = next(&mut news);
    assert_eq!((told.tenant, told.anew), (Some(house.tenant), false));
    let changed: Vec<_> = told.changed.iter().map(|row| (row.id, row.used_until)).collect();
    assert_eq!(changed, [(id(1), minute(60))]);

    house.write(|tx| claims::set_end(tx, id(1), minute(75)));
    assert_eq!(next(&mut news).changed[0].ends_at, minute(75));

    // Taken and given back in one commit, beside another: only what stands is told, once.
    let (kept, gone) = (closure(2, blue, 75, 90), closure(3, blue, 100, 120));
    house.write(move |tx| {
        claims::insert(tx, &kept)?;
        claims::insert(tx, &gone)?;
        claims::set_end(tx, id(2), minute(95))?;
        claims::delete(tx, id(3))
    });
    let told = next(&mut news);
    let changed: Vec<_> = told.changed.iter().map(|row| (row.id, row.ends_at)).collect();
    assert_eq!((changed, told.gone.clone()), (vec![(id(2), minute(95))], vec![id(3)]));
}

#[test]
fn what_was_refused_is_not_told() {
    let house = House::new();
    let blue = room(&house, 10);
    let _watching = house.watching(&house.store);
    let mut news = house.store.taken();
    let refused = house.store.write(house.tenant, move |tx| {
        claims::insert(tx, &closure(1, blue, 0, 60))?;
        claims::insert(tx, &closure(2, blue, 30, 90))
    });
    let refused: Result<(), DbError> = refused.wait();
    assert!(refused.unwrap_err().is_constraint("claims_no_overlap"));
    let row = closure(4, blue, 0, 60);
    house.write(move |tx| claims::insert(tx, &row));
    assert_eq!(next(&mut news).changed[0].id, id(4));
    assert_eq!(news.try_recv().unwrap_err(), TryRecvError::Empty);
}

#[test]
fn another_room_is_looked_at_anew_and_a_question_tells_nothing() {
    let house = House::new();
    let blue = room(&house, 10);
    let _watching = house.watching(&house.store);
    let mut news = house.store.taken();
    house.read(move |tx| resources::by_id(tx, blue));
    room(&house, 11);
    let told = next(&mut news);
    assert!(told.anew && told.changed.is_empty());
    assert_eq!(news.try_recv().unwrap_err(), TryRecvError::Empty);
}

// Promise 8: whoever took a right is answered after nobody can go on with it.
#[test]
fn a_lost_right_is_known_before_its_taker_is_answered() {
    let house = House::new();
    let user = |number: u128| UserRow {
        id: id(number),
        name: "Salma Ezzat".into(),
        email: format!("salma{number}@nile.test"),
        role: Role::Staff,
        active: true,
        created_at: minute(0),
        customer_id: None,
        custom_role_id: None,
        custom_role: None,
    };
    let (one, other) = (user(20), user(21));
    house.write(move |tx| {
        access::insert_user(tx, &one, "!")?;
        access::insert_user(tx, &other, "!")?;
        access::insert_login(
            tx,
            &LoginRow {
                id: id(30),
                user_id: id(20),
                refresh_hash: "hash".into(),
                previous_hash: None,
                rotated_at: minute(0),
                device: "a till".into(),
                created_at: minute(0),
                expires_at: minute(9_000),
                revoked_at: None,
            },
        )
    });
    let of = |number: u128| house.store.standing().of(house.tenant, id(number));
    let (before, others) = (of(20), of(21));
    house.write(|tx| access::rotate(tx, id(30), "next", minute(1), minute(9_001)));
    assert_eq!(of(20), before, "a renewed token takes nothing away");
    assert!(house.write(|tx| access::revoke(tx, id(30), minute(2))));
    let signed_out = of(20);
    assert_ne!(signed_out, before);
    assert!(!house.write(|tx| access::revoke(tx, id(30), minute(3))));
    assert_eq!(of(20), signed_out);
    let weaker = UserRow {
        active: false,
        ..user(20)
    };
    house.write(move |tx| access::update_user(tx, &weaker));
    assert_ne!(of(20), signed_out);
    assert_eq!(of(21), others);
    house.write(|tx| access::revoke_all(tx, minute(4)));
    assert_ne!(of(21), others);
}

// J2: by construction; a statement that changed claims silently would leave open screens behind.
#[test]
fn every_statement_that_writes_claims_answers_with_what_it_touched() {
    let writes = ["INTO claims ", "UPDATE claims ", "FROM claims "];
    let mut found = 0;
    for statement in STATEMENTS.iter().copied().flatten() {
        let verb = statement.sql.split_whitespace().next().unwrap_or_default();
        // Of a house that is erased nobody hears.
        if statement.name.contains("::erase::") {
            continue;
        }
        if verb == "SELECT" || verb == "WITH" || !writes.iter().any(|text| statement.sql.contains(text)) {
            continue;
        }
        assert!(statement.name.contains("::claims::"), "{}", statement.name);
        assert!(statement.sql.ends_with("RETURNING id"), "{}", statement.name);
        found += 1;
    }
    assert!(found > 5);
}
