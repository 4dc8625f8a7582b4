//! What is taken, for whom, and as it changes.

use coworkflow_domain::access::Role;
use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::text::Lang;
use coworkflow_store::resources::{self, ResourceRow};
use serde_json::{Value, json};

use super::{LONGEST_DAYS, Watch, WhatIsTaken};
use crate::access::ChangeUser;
use crate::context::Context;
use crate::customers::{CreateCustomer, CustomerInput};
use crate::failure::Failure;
use crate::resources::{SetInOrder, SetOutOfOrder};
use crate::sessions::{Arriving, EndSession, SessionView, StartSession};
use crate::testing::{TestHouse, block_on};

fn seat(house: &TestHouse, name: &str) -> ResourceId {
    let row = ResourceRow {
        id: ResourceId::v7(house.now(), u128::from(name.as_bytes()[1])),
        space_id: house.space,
        name: name.into(),
        resource_type: ResourceKind::Seat,
        rate_per_hour: Money::from_minor(3_000),
        capacity: 1,
        position: i64::from(name.as_bytes()[1]),
        archived_at: None,
        created_at: house.now(),
        version: 1,
        parent_id: None,
        turnaround_minutes: 0,
    };
    let id = row.id;
    let made = house
        .services
        .store
        .write(house.tenant, move |tx| resources::insert(tx, &row));
    made.wait().unwrap();
    id
}

fn customer(name: &str) -> CreateCustomer {
    CreateCustomer {
        input: CustomerInput {
            name: name.into(),
            ..CustomerInput::default()
        },
        allow_duplicate: true,
    }
}

fn sits_down(house: &TestHouse, seat: ResourceId, name: &str) -> SessionView {
    let start = StartSession {
        customer: Arriving::New(customer(name)),
        resource_id: seat,
        note: String::new(),
    };
    house.change(&house.staff, start).unwrap()
}

fn leaves(house: &TestHouse, session: &SessionView) {
    let end = EndSession {
        session_id: session.session.id,
        ended_at: None,
        discount: Percent::ZERO,
        coupon: None,
        payments: Vec::new(),
    };
    house.change(&house.staff, end).unwrap();
}

/// The Friday of the tests, from midnight to midnight in Cairo.
fn today(house: &TestHouse) -> WhatIsTaken {
    let midnight = house.now().plus_hours(-10);
    WhatIsTaken {
        from: midnight,
        until: midnight.plus_hours(24),
    }
}

fn map(house: &TestHouse, who: &Context) -> Value {
    serde_json::to_value(house.ask(who, today(house)).unwrap()).unwrap()
}

fn hears(watch: &mut Watch) -> Value {
    serde_json::from_slice(&block_on(watch.next()).unwrap().unwrap()).unwrap()
}

fn code(failure: &Failure) -> String {
    failure
        .refusal()
        .map_or_else(|| failure.to_string(), |refusal| refusal.code.to_string())
}

// B2, T1
#[test]
fn the_team_sees_who_and_why_and_when_it_is_open() {
    let house = TestHouse::new();
    let (first, second) = (seat(&house, "A1"), seat(&house, "A2"));
    let session = sits_down(&house, first, "منى الشريف");
    let closure = SetOutOfOrder {
        resource_id: second,
        reason: "الكرسي مكسور".into(),
        until: Some(house.now().plus_hours(3)),
    };
    house.change(&house.manager, closure).unwrap();
    let seen = map(&house, &house.staff);
    let now = house.now().as_millis();
    let hour = 3_600_000;
    assert_eq!(seen["serverTime"], now);
    assert_eq!(seen["seq"], house.last_event().seq);
    let resources = seen["resources"].as_array().unwrap();
    assert_eq!(resources.len(), 2);
    assert_eq!(
        (
            &resources[0]["name"],
            &resources[0]["kind"],
            &resources[0]["parentId"],
            &resources[0]["bookable"]
        ),
        (&json!("A1"), &json!("seat"), &Value::Null, &json!(true))
    );
    // Open from 9 to 23.
    assert_eq!(resources[0]["open"], json!([[now - hour, now + 13 * hour]]));
    let taken = &resources[0]["claims"][0];
    assert_eq!(
        (&taken["kind"], &taken["from"], &taken["until"], &taken["running"]),
        (&json!("session"), &json!(now), &json!(now + 13 * hour), &json!(true))
    );
    assert_eq!(
        (&taken["who"], &taken["sessionId"]),
        (&json!("منى الشريف"), &json!(session.session.id))
    );
    let closed = &resources[1]["claims"][0];
    assert_eq!(
        (
            &closed["kind"],
            &closed["title"],
            &closed["until"],
            closed.get("running")
        ),
        (&json!("closure"), &json!("الكرسي مكسور"), &json!(now + 3 * hour), None)
    );
}

// A4
#[test]
fn a_member_sees_what_is_taken_and_more_of_their_own_alone() {
    let house = TestHouse::new();
    let (first, second) = (seat(&house, "A1"), seat(&house, "A2"));
    let own = sits_down(&house, first, "Mona el-Sherif");
    let other = sits_down(&house, second, "Karim Adel");
    let mona = house.member(own.session.customer_id, "mona@nile.test");
    let seen = map(&house, &mona);
    let text = seen.to_string();
    for hidden in [
        "Karim",
        &other.session.id.to_string(),
        &other.session.customer_id.to_string(),
    ] {
        assert!(!text.contains(hidden), "{hidden} in {text}");
    }
    let (mine, others) = (&seen["resources"][0]["claims"][0], &seen["resources"][1]["claims"][0]);
    assert_eq!((&mine["mine"], &mine["who"]), (&json!(true), &json!("Mona el-Sherif")));
    let mut keys: Vec<&String> = others.as_object().unwrap().keys().collect();
    keys.sort_unstable();
    assert_eq!(keys, ["from", "id", "kind", "running", "until", "usedUntil"]);

    // As it changes, too.
    let mut watch = house.services.watch(&mona, today(&house), None);
    assert_eq!(hears(&mut watch)["map"]["resources"], seen["resources"]);
    house.clock.advance_minutes(30);
    leaves(&house, &other);
    let told = hears(&mut watch);
    assert!(!told.to_string().contains("Karim"), "{told}");
    assert_eq!(told["changed"][0]["resourceId"], json!(second));
    assert_eq!(told["changed"][0]["until"], house.now().as_millis());
    leaves(&house, &own);
    let told = hears(&mut watch);
    assert_eq!(
        (&told["changed"][0]["mine"], &told["changed"][0]["running"]),
        (&json!(true), &Value::Null)
    );
}

// B12
#[test]
fn a_stay_past_its_time_still_shows_as_running() {
    let house = TestHouse::new();
    let first = seat(&house, "A1");
    let session = sits_down(&house, first, "Karim Adel");
    house.clock.advance_minutes(14 * 60);
    let later = WhatIsTaken {
        from: house.now(),
        until: house.now().plus_hours(1),
    };
    let seen = serde_json::to_value(house.ask(&house.staff, later).unwrap()).unwrap();
    assert_eq!(seen["resources"][0]["claims"][0]["running"], json!(true));
    let mut watch = house.services.watch(&house.staff, later, None);
    hears(&mut watch);
    leaves(&house, &session);
    assert_eq!(hears(&mut watch)["changed"][0].get("running"), None);
    let seen = serde_json::to_value(house.ask(&house.staff, later).unwrap()).unwrap();
    assert_eq!(seen["resources"][0]["claims"], json!([]));
}

#[test]
fn an_empty_or_endless_window_is_refused() {
    let house = TestHouse::new();
    let from = house.now();
    for (until, field) in [(from, "empty"), (from.plus_hours(24 * LONGEST_DAYS + 1), "until")] {
        let refused = house.ask(&house.staff, WhatIsTaken { from, until }).unwrap_err();
        let refusal = refused.refusal().unwrap();
        assert!(
            refusal.field.as_deref() == Some("until") || field == "empty",
            "{refusal:?}"
        );
        assert!(!refusal.ar.is_empty());
    }
    let longest = WhatIsTaken {
        from,
        until: from.plus_hours(24 * LONGEST_DAYS),
    };
    assert!(house.ask(&house.staff, longest).is_ok());
    let stranger = Context::stranger(Lang::En, "request-3".into());
    assert_eq!(code(&house.ask(&stranger, longest).unwrap_err()), "sign_in_needed");
}

// J2: what was missed is told in one answer, and nothing when nothing was.
#[test]
fn a_screen_that_was_away_sees_the_truth_at_once() {
    let house = TestHouse::new();
    let first = seat(&house, "A1");
    let mut watch = house.services.watch(&house.staff, today(&house), None);
    let seq = hears(&mut watch)["seq"].as_i64().unwrap();
    drop(watch);
    let mut nothing_missed = house.services.watch(&house.staff, today(&house), Some(seq));
    assert_eq!(
        hears(&mut nothing_missed),
        json!({ "seq": seq, "changed": [], "gone": [] })
    );
    let session = sits_down(&house, first, "Karim Adel");
    let told = hears(&mut nothing_missed);
    assert_eq!(told["changed"][0]["sessionId"], json!(session.session.id));
    let mut back_from_sleep = house.services.watch(&house.staff, today(&house), Some(seq));
    let told = hears(&mut back_from_sleep);
    assert_eq!(told["seq"], house.last_event().seq);
    assert_eq!(
        told["map"]["resources"][0]["claims"][0]["sessionId"],
        json!(session.session.id)
    );
}

// Promise 15: who is too slow to be told each change is told where it stands.
#[test]
fn a_slow_reader_is_told_everything_anew() {
    // A server among several tells of many commits at once: nobody is too slow for that.
    let house = TestHouse::on_a_file();
    let first = seat(&house, "A1");
    let mut watch = house.services.watch(&house.staff, today(&house), None);
    hears(&mut watch);
    for _ in 0..600 {
        let closure = SetOutOfOrder {
            resource_id: first,
            reason: "لمبة محروقة".into(),
            until: None,
        };
        house.change(&house.manager, closure).unwrap();
        house.change(&house.manager, SetInOrder { resource_id: first }).unwrap();
    }
    let told = hears(&mut watch);
    assert_eq!(told["map"]["seq"], house.last_event().seq);
    assert_eq!(told["map"]["resources"][0]["claims"], json!([]));
}

// Promise 8: the push after a right is lost is not made.
#[test]
fn who_is_deactivated_hears_no_more() {
    let house = TestHouse::new();
    let first = seat(&house, "A1");
    let mut watch = house.services.watch(&house.staff, today(&house), None);
    let mut other = house.services.watch(&house.manager, today(&house), None);
    hears(&mut watch);
    hears(&mut other);
    let user = house.user(&house.staff);
    let change = ChangeUser {
        id: user.id,
        name: user.name,
        email: user.email,
        role: Role::Staff,
        custom_role_id: None,
        active: false,
    };
    house.change(&house.owner, change).unwrap();
    let closure = SetOutOfOrder {
        resource_id: first,
        reason: "لمبة محروقة".into(),
        until: None,
    };
    house.change(&house.manager, closure).unwrap();
    let refused = block_on(watch.next()).unwrap().unwrap_err();
    assert_eq!(code(&refused), "sign_in_needed");
    assert!(block_on(watch.next()).is_none());
    assert_eq!(hears(&mut other)["changed"][0]["title"], "لمبة محروقة");
}

// A3
#[test]
fn the_house_next_door_is_not_heard() {
    let house = TestHouse::new();
    let other = house.next_door();
    let (own, theirs) = (seat(&house, "A1"), seat(&other, "B1"));
    let mut watch = house.services.watch(&house.staff, today(&house), None);
    hears(&mut watch);
    sits_down(&other, theirs, "Hala Fouad");
    sits_down(&house, own, "Karim Adel");
    let told = hears(&mut watch);
    assert_eq!(told["changed"].as_array().unwrap().len(), 1);
    assert_eq!(told["changed"][0]["who"], "Karim Adel");
}
