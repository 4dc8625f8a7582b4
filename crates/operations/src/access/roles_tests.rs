use coworkflow_domain::access::Role;

use super::*;
use crate::access::{ChangeUser, CreateUser, ListUsers, ResetPassword, WhoAmI};
use crate::context::Context;
use crate::customers::ListCustomers;
use crate::testing::TestHouse;

fn create(name: &str, permissions: &str) -> CreateRole {
    CreateRole {
        name: name.into(),
        grants: Grants::from_text(permissions),
    }
}

fn code<T: std::fmt::Debug>(refused: Result<T, Failure>) -> String {
    refused.unwrap_err().refusal().unwrap().code.to_string()
}

/// Gives the desk of the house a role of the house's own.
fn give(house: &TestHouse, by: &Context, to: &Context, role: Option<CustomRoleId>) -> Result<(), Failure> {
    let user = house.user(to);
    let change = ChangeUser {
        id: user.id,
        name: user.name,
        email: user.email,
        role: Role::Staff,
        custom_role_id: role,
        active: true,
    };
    house.change(by, change).map(drop)
}

// A2
#[test]
fn a_role_of_the_houses_own_counts_in_the_place_of_the_built_in_one() {
    let house = TestHouse::new();
    let role = house
        .change(&house.owner, create("Storekeeper", "inventory.read"))
        .unwrap();
    assert_eq!(house.last_event().event, "role.created");
    assert!(house.ask(&house.staff, ListCustomers::default()).is_ok());
    give(&house, &house.owner, &house.staff, Some(role.id)).unwrap();
    // The same sign-in, the next operation.
    assert_eq!(code(house.ask(&house.staff, ListCustomers::default())), "forbidden");
    let viewer = house.ask(&house.staff, WhoAmI).unwrap();
    assert_eq!(viewer.user.custom_role.as_deref(), Some("Storekeeper"));
    assert!(viewer.permissions.contains(&Permission::InventoryRead));
    assert!(!viewer.permissions.contains(&Permission::SessionsRead));
    // A permission more counts at once, too.
    let wider = ChangeRole {
        id: role.id,
        name: "Storekeeper".into(),
        grants: Grants::from_text("inventory.read invoices.read"),
        version: role.version,
    };
    house.change(&house.owner, wider.clone()).unwrap();
    assert!(house.ask(&house.staff, ListCustomers::default()).is_ok());
    assert_eq!(house.last_event().event, "role.changed");
    assert_eq!(code(house.change(&house.owner, wider)), "stale");
    // And back to what is always there.
    give(&house, &house.owner, &house.staff, None).unwrap();
    assert_eq!(house.ask(&house.staff, WhoAmI).unwrap().user.custom_role, None);
}

// A2
#[test]
fn nobody_gives_more_than_they_may_do_themselves() {
    let house = TestHouse::new();
    let people = create("People", "users.write roles.write customers.read");
    let people = house.change(&house.owner, people).unwrap();
    give(&house, &house.owner, &house.staff, Some(people.id)).unwrap();
    // She may make roles and users, but neither a role that sees money nor a manager.
    let refused = house.change(&house.staff, create("Till", "payments.take"));
    assert_eq!(code(refused), "rights.more_than_own");
    assert!(house.change(&house.staff, create("Reader", "customers.read")).is_ok());
    let password = house.services.hash_now("karkadeh with mint").unwrap();
    let boss = |role, custom_role_id| CreateUser {
        name: "Laila".into(),
        email: "laila@nile.test".into(),
        role,
        custom_role_id,
        password: password.clone(),
    };
    for role in [Role::Owner, Role::Manager, Role::Staff] {
        assert_eq!(
            code(house.change(&house.staff, boss(role, None))),
            "rights.more_than_own"
        );
    }
    assert!(house.change(&house.staff, boss(Role::Staff, Some(people.id))).is_ok());
}

// A2: whoever sets the password of an owner is an owner.
#[test]
fn nobody_acts_on_somebody_who_may_do_more() {
    let house = TestHouse::new();
    let people = create("People", "users.write roles.write customers.read");
    let people = house.change(&house.owner, people).unwrap();
    let till = house.change(&house.owner, create("Till", "payments.take")).unwrap();
    give(&house, &house.owner, &house.staff, Some(people.id)).unwrap();
    let owner = house.user(&house.owner);
    let password = house.services.hash_now("karkadeh with mint").unwrap();
    let reset = ResetPassword { id: owner.id, password };
    assert_eq!(code(house.change(&house.staff, reset)), "rights.above_you");
    let rename = ChangeUser {
        id: owner.id,
        name: "Mine now".into(),
        email: "mine@nile.test".into(),
        role: Role::Owner,
        custom_role_id: None,
        active: true,
    };
    assert_eq!(code(house.change(&house.staff, rename)), "rights.above_you");
    let delete = DeleteRole { id: till.id };
    assert_eq!(code(house.change(&house.staff, delete)), "rights.more_than_own");
    let weaker = ChangeRole {
        id: till.id,
        name: "Till".into(),
        grants: Grants::from_text("customers.read"),
        version: till.version,
    };
    assert_eq!(code(house.change(&house.staff, weaker)), "rights.more_than_own");
}

#[test]
fn a_role_goes_when_nobody_has_it() {
    let house = TestHouse::new();
    let role = house
        .change(&house.owner, create("Accountant", "reports.read"))
        .unwrap();
    let twin = create(" accountant ", "customers.read");
    assert_eq!(code(house.change(&house.owner, twin)), "rights.name_taken");
    give(&house, &house.owner, &house.staff, Some(role.id)).unwrap();
    let listed = house.ask(&house.owner, ListRoles).unwrap();
    assert_eq!((listed.len(), listed[0].people), (1, 1));
    let delete = DeleteRole { id: role.id };
    assert_eq!(code(house.change(&house.owner, delete)), "rights.role_in_use");
    give(&house, &house.owner, &house.staff, None).unwrap();
    house.change(&house.owner, delete).unwrap();
    assert_eq!(house.last_event().event, "role.deleted");
    assert_eq!(code(house.change(&house.owner, delete)), "not_found");
    assert_eq!(house.ask(&house.owner, ListUsers).unwrap().len(), 3);
}

// A2
#[test]
fn managers_and_staff_make_no_roles() {
    let house = TestHouse::new();
    for context in [&house.manager, &house.staff] {
        let refused = house.change(context, create("Accountant", "reports.read"));
        assert_eq!(code(refused), "forbidden");
    }
}
