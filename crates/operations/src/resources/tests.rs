use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::resources::{ResourceKind, ResourceState};

use super::*;
use crate::context::Context;
use crate::customers::{CreateCustomer, CustomerInput};
use crate::sessions::{Arriving, EndSession, StartSession};
use crate::testing::TestHouse;

fn seat(name: &str) -> CreateResource {
    CreateResource {
        name: name.into(),
        resource_type: ResourceKind::Seat,
        rate_per_hour: Money::from_minor(3_000),
        capacity: None,
        position: None,
        arrangement: None,
    }
}

fn change_of(view: &ResourceView) -> ChangeResource {
    ChangeResource {
        id: view.row.id,
        version: view.row.version,
        name: view.row.name.clone(),
        resource_type: view.row.resource_type,
        rate_per_hour: view.row.rate_per_hour,
        capacity: None,
        position: None,
        arrangement: None,
    }
}

fn code<T>(answer: Result<T, Failure>) -> String {
    match answer {
        Ok(_) => "done".into(),
        Err(failure) => failure
            .refusal()
            .map_or_else(|| failure.to_string(), |refusal| refusal.code.to_string()),
    }
}

fn unknown() -> ResourceId {
    ResourceId::from_uuid(uuid::Uuid::from_u128(404))
}

fn closure(id: ResourceId) -> SetOutOfOrder {
    SetOutOfOrder {
        resource_id: id,
        reason: "الكرسي مكسور".into(),
        until: None,
    }
}

// J1, M12
#[test]
fn a_new_seat_is_free_and_made_once_under_a_key() {
    let house = TestHouse::new();
    let made = house.change_with_key(&house.manager, seat("Seat A1"), "key-1").unwrap();
    assert!(made.is_available());
    assert_eq!((made.row.capacity, made.row.position, made.row.version), (1, 1, 1));
    assert_eq!(house.last_event().event, "resource.created");
    assert_eq!(
        house.change_with_key(&house.manager, seat("Seat A1"), "key-1").unwrap(),
        made
    );
    assert_eq!(house.change(&house.manager, seat("Seat A2")).unwrap().row.position, 2);
    assert_eq!(
        house
            .ask(&house.staff, ListResources { archived: false })
            .unwrap()
            .len(),
        2
    );
}

// A6
#[test]
fn a_name_is_unique_among_what_is_in_use() {
    let house = TestHouse::new();
    let first = house.change(&house.owner, seat("غرفة النيل")).unwrap();
    let second = house.change(&house.owner, seat("Seat A2")).unwrap();
    assert_eq!(
        code(house.change(&house.owner, seat("غرفة النيل"))),
        "resource.name_taken"
    );
    let renamed = ChangeResource {
        name: "غرفة النيل".into(),
        ..change_of(&second)
    };
    assert_eq!(code(house.change(&house.owner, renamed)), "resource.name_taken");
    house
        .change(&house.owner, ArchiveResource { id: first.row.id })
        .unwrap();
    house.change(&house.owner, seat("غرفة النيل")).unwrap();
    assert_eq!(
        code(house.change(&house.owner, RestoreResource { id: first.row.id })),
        "resource.name_taken"
    );
}

// A2
#[test]
fn the_desk_sees_resources_but_does_not_change_them() {
    let house = TestHouse::new();
    let made = house.change(&house.owner, seat("Seat A1")).unwrap();
    let id = made.row.id;
    assert_eq!(code(house.change(&house.staff, seat("Seat A2"))), "forbidden");
    assert_eq!(code(house.change(&house.staff, change_of(&made))), "forbidden");
    assert_eq!(code(house.change(&house.staff, ArchiveResource { id })), "forbidden");
    assert_eq!(code(house.change(&house.staff, closure(id))), "forbidden");
    assert_eq!(house.ask(&house.staff, OneResource { id }).unwrap(), made);
    assert_eq!(
        OPERATIONS
            .iter()
            .filter(|line| line.permission == Permission::ResourcesRead)
            .count(),
        2
    );
}

// A3
#[test]
fn what_is_not_there_is_not_found() {
    let house = TestHouse::new();
    let id = unknown();
    assert_eq!(code(house.ask(&house.owner, OneResource { id })), "not_found");
    assert_eq!(code(house.change(&house.owner, ArchiveResource { id })), "not_found");
    assert_eq!(code(house.change(&house.owner, RestoreResource { id })), "not_found");
    assert_eq!(code(house.change(&house.owner, closure(id))), "not_found");
    assert_eq!(
        code(house.change(&house.owner, SetInOrder { resource_id: id })),
        "not_found"
    );
}

// J1
#[test]
fn a_change_says_before_and_after_and_two_editors_notice_each_other() {
    let house = TestHouse::new();
    let made = house.change(&house.owner, seat("Seat A1")).unwrap();
    let dearer = ChangeResource {
        rate_per_hour: Money::from_minor(3_500),
        ..change_of(&made)
    };
    let changed = house.change(&house.owner, dearer.clone()).unwrap();
    assert_eq!(
        (changed.row.rate_per_hour, changed.row.version),
        (Money::from_minor(3_500), 2)
    );
    assert_eq!(
        house.ask(&house.owner, OneResource { id: made.row.id }).unwrap(),
        changed
    );
    assert!(
        house.last_event().body.contains("\"ratePerHour\""),
        "{}",
        house.last_event().body
    );
    assert_eq!(code(house.change(&house.manager, dearer)), "stale");
    let told = house.last_event().seq;
    house.change(&house.owner, change_of(&changed)).unwrap();
    assert_eq!(house.last_event().seq, told, "what changes nothing tells nothing");
    let changed = house.ask(&house.owner, OneResource { id: made.row.id }).unwrap();
    let negative = ChangeResource {
        rate_per_hour: Money::from_minor(-1),
        ..change_of(&changed)
    };
    assert_eq!(
        house
            .change(&house.owner, negative)
            .unwrap_err()
            .refusal()
            .unwrap()
            .field
            .as_deref(),
        Some("ratePerHour")
    );
}

// B2
#[test]
fn out_of_order_lasts_until_its_end_or_until_it_is_lifted() {
    let house = TestHouse::new();
    let id = house.change(&house.owner, seat("Seat A1")).unwrap().row.id;
    let state = || house.ask(&house.staff, OneResource { id }).unwrap().state;
    let until = Some(house.now().plus_minutes(30));
    let closed = house
        .change(&house.manager, SetOutOfOrder { until, ..closure(id) })
        .unwrap();
    assert_eq!(closed.out_of_order_reason(), Some("الكرسي مكسور"));
    assert!(!closed.is_available());
    assert_eq!(
        code(house.change(&house.manager, closure(id))),
        "resource.out_of_order_already"
    );
    house.clock.advance_minutes(30);
    assert_eq!(
        state(),
        ResourceState::Free { until: None },
        "T2: the end itself is free"
    );
    house.change(&house.manager, closure(id)).unwrap();
    house.clock.advance_minutes(60 * 24 * 365);
    // Everybody's sign-in has run out by then.
    let program = Context::system(house.tenant);
    assert_eq!(
        house.ask(&program, OneResource { id }).unwrap().state,
        ResourceState::OutOfOrder {
            reason: "الكرسي مكسور".into(),
            until: None
        }
    );
    assert!(
        house
            .change(&program, SetInOrder { resource_id: id })
            .unwrap()
            .is_available()
    );
    assert_eq!(house.last_event().event, "resource.back_in_order");
    assert_eq!(
        code(house.change(&program, SetInOrder { resource_id: id })),
        "resource.not_out_of_order"
    );
}

// B2
#[test]
fn a_closure_lifted_in_the_moment_it_began_leaves_nothing() {
    let house = TestHouse::new();
    let id = house.change(&house.owner, seat("Seat A1")).unwrap().row.id;
    house.change(&house.manager, closure(id)).unwrap();
    assert!(
        house
            .change(&house.manager, SetInOrder { resource_id: id })
            .unwrap()
            .is_available()
    );
    assert_eq!(
        house.read(move |tx| coworkflow_store::claims::ahead_of_all(
            tx,
            coworkflow_domain::time::Instant::from_millis(0)
        )),
        []
    );
}

#[test]
fn a_closure_needs_a_reason_and_an_end_in_the_future() {
    let house = TestHouse::new();
    let id = house.change(&house.owner, seat("Seat A1")).unwrap().row.id;
    let now = Some(house.now());
    assert_eq!(
        code(house.change(
            &house.owner,
            SetOutOfOrder {
                until: now,
                ..closure(id)
            }
        )),
        "resource.ends_in_the_past"
    );
    let silent = SetOutOfOrder {
        reason: "  ".into(),
        ..closure(id)
    };
    assert_eq!(
        house
            .change(&house.owner, silent)
            .unwrap_err()
            .refusal()
            .unwrap()
            .field
            .as_deref(),
        Some("reason")
    );
    house.change(&house.owner, ArchiveResource { id }).unwrap();
    assert_eq!(code(house.change(&house.owner, closure(id))), "resource.archived");
}

#[test]
fn archiving_twice_changes_nothing_and_restoring_brings_it_back() {
    let house = TestHouse::new();
    let made = house.change(&house.owner, seat("Seat A1")).unwrap();
    let id = made.row.id;
    let archived = house.change(&house.owner, ArchiveResource { id }).unwrap();
    assert!(!archived.is_available() && archived.row.archived_at == Some(house.now()));
    assert_eq!(house.change(&house.owner, ArchiveResource { id }).unwrap(), archived);
    assert_eq!(
        code(house.change(&house.owner, change_of(&archived))),
        "resource.archived"
    );
    assert_eq!(
        house.ask(&house.staff, ListResources { archived: true }).unwrap(),
        [archived]
    );
    assert!(
        house
            .change(&house.owner, RestoreResource { id })
            .unwrap()
            .is_available()
    );
    assert_eq!(house.ask(&house.staff, ListResources { archived: true }).unwrap(), []);
}

// B1, B2
#[test]
fn who_sits_there_is_named_before_anything_is_closed_or_put_away() {
    let house = TestHouse::new();
    let id = house.change(&house.owner, seat("Seat A1")).unwrap().row.id;
    let input = CustomerInput {
        name: "هالة يوسف".into(),
        ..CustomerInput::default()
    };
    let customer = Arriving::New(CreateCustomer {
        input,
        allow_duplicate: false,
    });
    let start = StartSession {
        customer,
        resource_id: id,
        note: String::new(),
    };
    let session = house.change(&house.staff, start).unwrap();
    // Past closing time her claim has ended, but she is still there (B12).
    for minutes in [0, 13 * 60] {
        house.clock.advance_minutes(minutes);
        for refused in [
            house.change(&house.owner, closure(id)).unwrap_err(),
            house.change(&house.owner, ArchiveResource { id }).unwrap_err(),
        ] {
            let refusal = refused.refusal().unwrap();
            assert_eq!(
                (refusal.code.as_ref(), &refusal.data["by"]),
                ("resource.in_use", &"هالة يوسف".into())
            );
        }
    }
    let view = house.ask(&house.staff, OneResource { id }).unwrap();
    assert_eq!(
        view.state,
        ResourceState::Taken {
            until: None,
            overrun: true
        }
    );
    let end = EndSession {
        session_id: session.session.id,
        ended_at: None,
        discount: Percent::ZERO,
        coupon: None,
        payments: vec![],
    };
    house.change(&house.staff, end).unwrap();
    assert_eq!(code(house.change(&house.owner, closure(id))), "done");
}
