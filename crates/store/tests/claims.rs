//! No two claims on one resource overlap: the database refuses it (`B1`, `T2`).
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod support;

use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::money::Money;
use coworkflow_domain::resources::ResourceKind;
use coworkflow_store::claims::{self, ClaimKind, ClaimRow};
use coworkflow_store::resources::{self, ResourceRow};
use coworkflow_store::{DbError, Store};
use support::{House, id, minute};

fn seat(house: &House, number: u128) -> ResourceId {
    let row = ResourceRow {
        id: id(number),
        space_id: id(2),
        name: format!("Seat {number}"),
        resource_type: ResourceKind::Seat,
        rate_per_hour: Money::from_minor(3_000),
        capacity: 1,
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

fn closure(number: u128, seat: ResourceId, from: i64, until: i64) -> ClaimRow {
    ClaimRow {
        id: id(number),
        resource_id: seat,
        whole_id: seat,
        kind: ClaimKind::Closure,
        session_id: None,
        booking_id: None,
        closure_id: Some(id(number)),
        reason: "لمبة محروقة".into(),
        starts_at: minute(from),
        ends_at: minute(until),
        used_until: minute(until),
    }
}

fn claim(house: &House, claim: ClaimRow) -> Result<(), DbError> {
    house
        .store
        .write(house.tenant, move |tx| claims::insert(tx, &claim))
        .wait()
}

// B1
#[test]
fn of_fifty_at_once_on_one_slot_exactly_one_gets_it() {
    let house = House::new();
    let seat = seat(&house, 10);
    let at_once = |number: u128| {
        let (store, tenant): (Store, _) = (house.store.clone(), house.tenant);
        std::thread::spawn(move || {
            let row = closure(number, seat, 60, 120);
            store.write(tenant, move |tx| claims::insert(tx, &row)).wait()
        })
    };
    let threads: Vec<_> = (100..150).map(at_once).collect();
    let answers: Vec<Result<(), DbError>> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    let refused = answers.iter().filter_map(|answer| answer.as_ref().err());
    assert!(
        refused
            .into_iter()
            .all(|error| error.is_constraint("claims_no_overlap")),
        "{answers:?}"
    );
    assert!(house.read(move |tx| claims::current(tx, seat, minute(60))).is_some());
}

// B1, T2
#[test]
fn back_to_back_is_legal_and_every_kind_of_overlap_is_not() {
    let house = House::new();
    let (seat, neighbour) = (seat(&house, 10), seat(&house, 11));
    claim(&house, closure(1, seat, 60, 120)).unwrap();
    claim(&house, closure(2, seat, 120, 180)).unwrap();
    claim(&house, closure(3, seat, 0, 60)).unwrap();
    claim(&house, closure(4, neighbour, 60, 120)).unwrap();
    for (from, until) in [(60, 120), (70, 80), (0, 500), (50, 61), (179, 200), (-5, 1)] {
        let refused = claim(&house, closure(9, seat, from, until)).unwrap_err();
        assert!(refused.is_constraint("claims_no_overlap"), "{from}..{until}: {refused}");
    }
    for (from, until) in [(300, 300), (300, 299)] {
        let refused = claim(&house, closure(9, seat, from, until)).unwrap_err();
        assert!(refused.is_constraint("claims_interval"), "{from}..{until}: {refused}");
    }
    claim(&house, closure(5, seat, 180, 181)).unwrap();
}

// B2, B12
#[test]
fn what_is_ahead_is_found_by_resource_and_for_all() {
    let house = House::new();
    let (seat, neighbour) = (seat(&house, 10), seat(&house, 11));
    for row in [
        closure(1, seat, 60, 120),
        closure(2, seat, 200, 260),
        closure(3, seat, 300, 360),
    ] {
        claim(&house, row).unwrap();
    }
    claim(&house, closure(4, neighbour, 0, 30)).unwrap();
    let at = |minutes| {
        house.read(move |tx| {
            Ok((
                claims::current(tx, seat, minute(minutes))?.map(|row| row.id),
                claims::next_after(tx, seat, minute(minutes))?,
            ))
        })
    };
    assert_eq!(at(0), (None, Some(minute(60))));
    assert_eq!(at(60), (Some(id(1)), Some(minute(200))));
    assert_eq!(at(120), (None, Some(minute(200))));
    assert_eq!(at(359), (Some(id(3)), None));
    assert_eq!(at(360), (None, None));
    let ahead = house.read(|tx| claims::ahead_of_all(tx, minute(60)));
    assert_eq!(ahead.iter().map(|row| row.id).collect::<Vec<_>>(), [id(1), id(2)]);
}

// B2, B3
#[test]
fn a_closure_is_ended_sooner_or_given_back_and_frees_the_rest() {
    let house = House::new();
    let seat = seat(&house, 10);
    let mut row = closure(1, seat, 60, 120);
    row.used_until = minute(110);
    claim(&house, row).unwrap();
    let end = |at| house.write(move |tx| claims::end_closure(tx, id(1), None, minute(at)));
    assert_eq!(end(130), 0, "it has ended");
    assert_eq!(end(90), 1);
    claim(&house, closure(2, seat, 90, 120)).unwrap();
    assert_eq!(house.read(move |tx| claims::closed_by(tx, id(1))), [seat]);
    assert_eq!(end(60), 1, "it had not begun then");
    claim(&house, closure(3, seat, 60, 90)).unwrap();
    assert!(house.read(move |tx| claims::closed_by(tx, id(1))).is_empty());
}

// B1: what takes a stretch of time is found with what reaches into it and beyond it.
#[test]
fn what_takes_a_stretch_of_time_is_found() {
    let house = House::new();
    let (seat, neighbour) = (seat(&house, 10), seat(&house, 11));
    for row in [
        closure(1, seat, 0, 60),
        closure(2, seat, 60, 120),
        closure(3, seat, 150, 400),
        closure(4, seat, 400, 500),
        closure(5, neighbour, 0, 30),
    ] {
        claim(&house, row).unwrap();
    }
    let between = |from, until| {
        let rows = house.read(move |tx| claims::between(tx, seat, minute(from), minute(until)));
        rows.iter()
            .map(|row| row.closure_id.unwrap().uuid().as_u128())
            .collect::<Vec<_>>()
    };
    assert_eq!(between(60, 150), [2]);
    assert_eq!(between(59, 151), [1, 2, 3]);
    assert_eq!(between(200, 300), [3]);
    assert_eq!(between(120, 150), Vec::<u128>::new());
    let taken = |from, until| house.read(move |tx| claims::taken_between(tx, minute(from), minute(until)));
    assert_eq!(taken(20, 60).len(), 2);
    assert_eq!(taken(30, 60), [seat]);
    assert_eq!(taken(120, 150), []);
}
