use coworkflow_domain::tenants::{HostName, PLATFORM, Slug, TenantState};
use coworkflow_store::platform::PlatformPlanRow;

use super::*;
use crate::access::{ListUsers, SignedIn, WhoAmI};
use crate::failure::Failure;
use crate::testing::{DESK, OWNER_EMAIL, PASSWORD, TestHouse, block_on, setup_input};

fn code<T>(refused: Result<T, Failure>) -> String {
    refused.err().unwrap().refusal().unwrap().code.to_string()
}

fn new_house(slug: &str) -> NewHouse {
    NewHouse {
        setup: setup_input(),
        place: Place {
            slug: Slug::parse(slug).unwrap(),
            domain: None,
            plan: None,
        },
    }
}

fn at(house: &TestHouse, sought: Sought) -> Option<(coworkflow_domain::ids::TenantId, TenantState)> {
    block_on(house.services.house_at(sought))
        .unwrap()
        .map(|found| (found.tenant, found.state))
}

fn slug(name: &str) -> Sought {
    Sought::Slug(name.into())
}

fn sign_in(house: &TestHouse, tenant: coworkflow_domain::ids::TenantId) -> Result<SignedIn, Failure> {
    block_on(
        house
            .services
            .sign_in(tenant, OWNER_EMAIL, PASSWORD.into(), DESK, "a till"),
    )
}

#[test]
fn a_house_is_found_by_its_name_its_domain_or_when_it_is_the_first_without_one() {
    let house = TestHouse::new();
    let active = |tenant| Some((tenant, TenantState::Active));
    assert_eq!(at(&house, Sought::Nothing), active(house.tenant));
    assert_eq!(at(&house, slug("delta-hub")), None);
    let delta = block_on(house.services.make_house(new_house("delta-hub")))
        .unwrap()
        .tenant;
    assert_eq!(
        at(&house, slug("delta-hub")),
        active(delta),
        "a new one is there at once"
    );
    assert_eq!(at(&house, Sought::Nothing), active(house.tenant));
    let domain = HostName::parse("desk.delta.test").unwrap();
    block_on(
        house
            .services
            .place_house(delta, Slug::parse("delta").ok(), Some(domain)),
    )
    .unwrap();
    assert_eq!(
        at(&house, slug("delta-hub")),
        None,
        "what was remembered counts no more"
    );
    assert_eq!(at(&house, slug("delta")), active(delta));
    assert_eq!(at(&house, Sought::Domain("desk.delta.test".into())), active(delta));
    for named in ["delta", "Desk.Delta.test", &delta.to_string()] {
        assert_eq!(block_on(house.services.house_named(named)).unwrap(), delta);
    }
    // With a name of its own the first house is found by it alone.
    block_on(house.services.place_house(house.tenant, Slug::parse("nile").ok(), None)).unwrap();
    assert_eq!(at(&house, Sought::Nothing), None);
    assert_eq!(
        block_on(house.services.origin_of(delta)).unwrap(),
        "https://desk.delta.test"
    );
}

#[test]
fn no_two_houses_are_found_at_one_address() {
    let house = TestHouse::new();
    block_on(house.services.make_house(new_house("delta-hub"))).unwrap();
    assert_eq!(
        code(block_on(house.services.make_house(new_house("delta-hub")))),
        "tenants.slug_taken"
    );
    let domain = || HostName::parse("desk.delta.test").ok();
    let place = |tenant, domain| block_on(house.services.place_house(tenant, None, domain));
    place(house.tenant, domain()).unwrap();
    let other = block_on(house.services.house_named("delta-hub")).unwrap();
    assert_eq!(code(place(other, domain())), "tenants.domain_taken");
    assert_eq!(
        code(place(
            coworkflow_domain::ids::TenantId::from_uuid(uuid::Uuid::from_u128(7)),
            None
        )),
        "tenants.no_house"
    );
}

#[test]
fn one_e_mail_signs_in_to_two_houses() {
    let house = TestHouse::new();
    let delta = block_on(house.services.make_house(new_house("delta-hub"))).unwrap();
    let here = sign_in(&house, house.tenant).unwrap();
    let there = sign_in(&house, delta.tenant).unwrap();
    assert_ne!(here.user.id, there.user.id);
    assert_eq!((here.tenant, there.tenant), (house.tenant, delta.tenant));
    // A3: the token of the one is unknown in the other.
    let swapped = block_on(house.services.refresh(delta.tenant, &here.refresh_token));
    assert_eq!(code(swapped), "access.sign_in_ended");
}

// Promise 8
#[test]
fn a_suspended_house_lets_nobody_in_until_it_is_resumed() {
    let house = TestHouse::new();
    let looked = house.services.store.standing().changes();
    let refresh_token = sign_in(&house, house.tenant).unwrap().refresh_token;
    let suspended = block_on(house.services.suspend_house(house.tenant, " unpaid since May ")).unwrap();
    assert_eq!(suspended.reason, "unpaid since May");
    assert!(looked.has_changed().unwrap(), "open sockets look again");
    assert_eq!(code(house.ask(&house.owner, WhoAmI)), "tenants.suspended");
    assert_eq!(code(sign_in(&house, house.tenant)), "tenants.suspended");
    let refreshed = block_on(house.services.refresh(house.tenant, &refresh_token));
    assert_eq!(code(refreshed), "tenants.suspended");
    let joining = block_on(house.services.join_terms(house.tenant, None));
    assert_eq!(code(joining), "tenants.suspended");
    assert_eq!(
        at(&house, Sought::Nothing),
        Some((house.tenant, TenantState::Suspended))
    );
    assert_eq!(
        code(block_on(house.services.suspend_house(house.tenant, ""))),
        "tenants.wrong_state"
    );
    block_on(house.services.resume_house(house.tenant)).unwrap();
    assert!(house.ask(&house.owner, WhoAmI).is_ok());
    assert!(block_on(house.services.refresh(house.tenant, &refresh_token)).is_ok());
    assert_eq!(house.last_event().event, "space.resumed");
}

#[test]
fn what_another_program_says_of_a_house_is_noticed() {
    let house = TestHouse::new();
    block_on(house.services.watch_houses()).unwrap();
    assert_eq!(at(&house, Sought::Nothing), Some((house.tenant, TenantState::Active)));
    let mut row = coworkflow_store::tenancies::TenancyRow::unsaid(house.now());
    row.state = TenantState::Suspended;
    let write = house
        .services
        .store
        .write(house.tenant, move |tx| coworkflow_store::tenancies::write(tx, &row));
    write.wait().unwrap();
    let looked = house.services.store.standing().changes();
    block_on(house.services.watch_houses()).unwrap();
    assert!(looked.has_changed().unwrap(), "open sockets look again");
    assert_eq!(
        at(&house, Sought::Nothing),
        Some((house.tenant, TenantState::Suspended))
    );
}

#[test]
fn a_house_leaves_after_an_export_and_a_waiting_time_and_nothing_of_it_stays() {
    let house = TestHouse::new();
    let delta = house.next_door();
    assert_eq!(
        code(block_on(house.services.leave_house(house.tenant, None))),
        "tenants.export_first"
    );
    block_on(house.services.note_exported(house.tenant)).unwrap();
    let row = block_on(house.services.leave_house(house.tenant, Some(7))).unwrap();
    assert_eq!(row.erase_at, Some(house.now().plus_hours(7 * 24)));
    assert_eq!(code(house.ask(&house.owner, WhoAmI)), "tenants.suspended");
    block_on(house.services.keep_house(house.tenant)).unwrap();
    assert!(house.ask(&house.owner, WhoAmI).is_ok());
    block_on(house.services.leave_house(house.tenant, Some(7))).unwrap();
    house.clock.advance_minutes(7 * 24 * 60 - 1);
    assert_eq!(block_on(house.services.erase_due_houses()).unwrap(), 0);
    house.clock.advance_minutes(1);
    assert_eq!(block_on(house.services.erase_due_houses()).unwrap(), 1);
    assert_eq!(
        code(block_on(house.services.keep_house(house.tenant))),
        "tenants.no_house"
    );
    let left = house.read(|tx| {
        Ok((
            coworkflow_store::tenants::maybe_this(tx)?.is_some(),
            coworkflow_store::access::users(tx)?.len(),
            coworkflow_store::journal::last_seq(tx)?,
        ))
    });
    assert_eq!(left, (false, 0, 0));
    assert_eq!(
        delta.ask(&delta.owner, ListUsers).unwrap().len(),
        3,
        "next door all is as it was"
    );
}

#[test]
fn an_operator_signs_in_apart_from_everybody() {
    let house = TestHouse::new();
    let new = NewOperator {
        name: "Hany Lotfy".into(),
        email: "Hany@Desks.test".into(),
        password: PASSWORD.into(),
    };
    let made = block_on(house.services.make_operator(new.clone())).unwrap();
    assert_eq!(made.email, "hany@desks.test");
    assert_eq!(code(block_on(house.services.make_operator(new))), "access.email_taken");
    let enter = |email: &str, password: &str| block_on(house.services.sign_in_operator(email, password.into(), DESK));
    assert_eq!(code(enter("hany@desks.test", "a guess")), "access.wrong_credentials");
    // Nobody of a house is one, and no operator is anybody of a house.
    assert_eq!(code(enter(OWNER_EMAIL, PASSWORD)), "access.wrong_credentials");
    let into = block_on(
        house
            .services
            .sign_in(house.tenant, "hany@desks.test", PASSWORD.into(), DESK, "x"),
    );
    assert_eq!(code(into), "access.wrong_credentials");
    assert_eq!(
        code(block_on(house.services.sign_in(
            PLATFORM,
            "hany@desks.test",
            PASSWORD.into(),
            DESK,
            "x"
        ))),
        "access.wrong_credentials"
    );
    let first = enter("hany@desks.test", PASSWORD).unwrap();
    assert_eq!(block_on(house.services.operator_of(&first.token)).unwrap(), made);
    assert!(house.services.authenticate(&first.token).is_err());
    house.clock.advance_minutes(12 * 60);
    assert_eq!(
        code(block_on(house.services.operator_of(&first.token))),
        "sign_in_needed"
    );
    let second = enter("hany@desks.test", PASSWORD).unwrap();
    block_on(house.services.deactivate_operator("hany@desks.test")).unwrap();
    assert_eq!(
        code(block_on(house.services.operator_of(&second.token))),
        "sign_in_needed"
    );
    assert_eq!(code(enter("hany@desks.test", PASSWORD)), "access.wrong_credentials");
}

#[test]
fn strangers_open_houses_only_where_everybody_may() {
    let mut house = TestHouse::new();
    let input = SignUpInput {
        setup: setup_input(),
        slug: "Delta-Hub".into(),
    };
    let sign_up = |house: &TestHouse| block_on(house.services.sign_up(input.clone(), DESK));
    assert_eq!(code(sign_up(&house)), "tenants.sign_up_closed");
    house.services.platform = Platform {
        origin: Some("https://desks.example.com".into()),
        base_domain: Some("desks.example.com".into()),
        sign_up: true,
        sign_up_plan: Some("free".into()),
    };
    assert_eq!(code(sign_up(&house)), "tenants.no_plan");
    let plan = PlatformPlanRow {
        name: "free".into(),
        customers: Some(30),
        resources: None,
        users: None,
        storage: None,
    };
    block_on(house.services.set_platform_plan(plan)).unwrap();
    assert_eq!(sign_up(&house).unwrap().url, "https://delta-hub.desks.example.com");
    assert_eq!(code(sign_up(&house)), "tenants.slug_taken");
    assert_eq!(
        code(block_on(house.services.delete_platform_plan("free".into()))),
        "tenants.plan_in_use"
    );
    for _ in 0..2 {
        let _ = sign_up(&house);
    }
    assert_eq!(code(sign_up(&house)), "access.too_many_attempts");
}

#[test]
fn the_list_shows_names_and_counts() {
    let house = TestHouse::new();
    for n in 0..PAGE_AND_ONE {
        block_on(make_cheaply(&house, n));
    }
    let first = block_on(house.services.list_houses(None, String::new())).unwrap();
    assert_eq!((first.houses.len(), first.next.is_some()), (50, true));
    let second = block_on(house.services.list_houses(first.next, String::new())).unwrap();
    assert_eq!((second.houses.len(), second.next), (2, None));
    let found = block_on(house.services.list_houses(None, "SPACE-50".into())).unwrap();
    assert_eq!(found.houses.len(), 1);
    let nile = block_on(house.services.list_houses(None, "nile house".into())).unwrap();
    let nile = nile
        .houses
        .iter()
        .find(|house_line| house_line.line.id == house.tenant)
        .unwrap();
    assert_eq!((nile.size.users, nile.size.customers), (3, 0));
    assert!(nile.size.changes > 0 && nile.size.last_at == Some(house.now()));
    let totals = block_on(house.services.count_houses()).unwrap();
    assert_eq!((totals.tenants, totals.suspended, totals.leaving), (52, 0, 0));
}

const PAGE_AND_ONE: usize = 51;

async fn make_cheaply(house: &TestHouse, n: usize) {
    let place = new_house(&format!("space-{n}")).place;
    let made = house.services.begin_set_up(
        &setup_input(),
        crate::testing::hashed(),
        crate::access::SetUpAs::At(place),
    );
    made.unwrap().answer().await.unwrap();
}

#[test]
fn a_plan_with_limits_lets_the_last_one_in_and_no_more() {
    use crate::customers::{ArchiveCustomer, CreateCustomer, CustomerInput, RestoreCustomer};
    let house = TestHouse::new();
    let plan = PlatformPlanRow {
        name: "small".into(),
        customers: Some(2),
        resources: Some(1),
        users: Some(3),
        storage: Some(0),
    };
    block_on(house.services.set_platform_plan(plan)).unwrap();
    let customer = |name: &str| {
        let input = CustomerInput {
            name: name.into(),
            ..CustomerInput::default()
        };
        house.change(
            &house.staff,
            CreateCustomer {
                input,
                allow_duplicate: false,
            },
        )
    };
    let first = customer("Mona El-Sherif").unwrap();
    block_on(house.services.plan_house(house.tenant, Some("small".into()))).unwrap();
    customer("Karim Adel").unwrap();
    let refused = customer("Omar Hegazy").unwrap_err();
    let refusal = refused.refusal().unwrap();
    assert_eq!(
        (refusal.code.as_ref(), &refusal.data["limit"]),
        ("tenants.limit_reached", &serde_json::json!(2))
    );
    // Who is archived makes room, and comes back only when there is some.
    house.change(&house.manager, ArchiveCustomer { id: first.id }).unwrap();
    customer("Omar Hegazy").unwrap();
    let back = house.change(&house.manager, RestoreCustomer { id: first.id });
    assert_eq!(code(back), "tenants.limit_reached");
    // The team is three already.
    let user = crate::access::CreateUser {
        name: "Laila Fahmy".into(),
        email: "laila@nile.test".into(),
        role: coworkflow_domain::access::Role::Staff,
        custom_role_id: None,
        password: crate::testing::hashed(),
    };
    assert_eq!(code(house.change(&house.owner, user)), "tenants.limit_reached");
    block_on(house.services.plan_house(house.tenant, None)).unwrap();
    assert!(house.change(&house.manager, RestoreCustomer { id: first.id }).is_ok());
}
