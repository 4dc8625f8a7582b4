use coworkflow_domain::access::Role;

use super::*;
use crate::access::{ChangeUser, ListUsers, WhoAmI};
use crate::customers::ListCustomers;
use crate::testing::{TestHouse, block_on};

fn code<T: std::fmt::Debug>(refused: Result<T, Failure>) -> String {
    refused.unwrap_err().refusal().unwrap().code.to_string()
}

fn make(scopes: &str, days: Option<i64>) -> MakeApiKey {
    MakeApiKey {
        name: "Accounting".into(),
        scopes: Grants::from_text(scopes),
        days,
    }
}

/// A key of the owner, with what asks by it.
fn key(house: &TestHouse, by: &Context, scopes: &str, days: Option<i64>) -> (ApiKeyView, String, Context) {
    let made = house.change(by, make(scopes, days)).unwrap();
    let token = house.services.api_key(house.tenant, made.id);
    let bearer = block_on(house.services.authenticate_key(&token)).unwrap();
    (made, token, bearer.context(Lang::En, "r-1".into(), String::new()))
}

fn authenticate(house: &TestHouse, token: &str) -> Result<KeyBearer, Failure> {
    block_on(house.services.authenticate_key(token))
}

fn demote(house: &TestHouse, role: Role, active: bool) {
    let manager = house.user(&house.manager);
    let change = ChangeUser {
        id: manager.id,
        name: manager.name,
        email: manager.email,
        role,
        custom_role_id: None,
        active,
    };
    house.change(&house.owner, change).unwrap();
}

// A2
#[test]
fn a_key_may_do_its_scopes_and_nothing_else_and_is_named_in_the_journal() {
    let house = TestHouse::new();
    let (made, token, program) = key(&house, &house.owner, "customers.write", Some(30));
    assert_eq!(house.last_event().event, "api_key.made");
    assert!(token.starts_with("cwk_") && !format!("{made:?}").contains(&token));
    assert!(house.ask(&program, ListCustomers::default()).is_ok());
    assert_eq!(code(house.ask(&program, ListUsers)), "forbidden");
    let input = crate::customers::CustomerInput {
        name: "Yara Nabil".into(),
        ..Default::default()
    };
    let add = crate::customers::CreateCustomer {
        input,
        allow_duplicate: false,
    };
    house.change(&program, add).unwrap();
    let entry = house.last_event();
    assert_eq!(entry.actor_name, "Accounting (Nadia Sherif)");
    assert_eq!(entry.actor_id, Some(house.user(&house.owner).id));
}

// A2: rights are the scopes that the maker still has.
#[test]
fn a_key_loses_what_its_maker_loses_and_ends_with_them() {
    let house = TestHouse::new();
    let (_, token, program) = key(&house, &house.manager, "customers.read users.read", None);
    assert!(house.ask(&program, ListUsers).is_ok());
    demote(&house, Role::Staff, true);
    assert_eq!(code(house.ask(&program, ListUsers)), "forbidden");
    assert!(house.ask(&program, ListCustomers::default()).is_ok());
    demote(&house, Role::Staff, false);
    assert_eq!(code(house.ask(&program, ListCustomers::default())), "rights.key_ended");
    // The look-up at the door knows the key only; each operation knows its maker.
    assert!(authenticate(&house, &token).is_ok());
}

// Promise 11
#[test]
fn a_key_that_ended_was_taken_back_or_forged_is_refused() {
    let house = TestHouse::new();
    let (made, token, program) = key(&house, &house.owner, "customers.read", Some(1));
    house.clock.advance_minutes(24 * 60);
    assert_eq!(code(authenticate(&house, &token)), "rights.key_ended");
    assert_eq!(code(house.ask(&program, ListCustomers::default())), "rights.key_ended");
    assert!(house.ask(&house.owner, ListApiKeys).unwrap()[0].ended);
    let (other, token, program) = key(&house, &house.owner, "customers.read", None);
    let last = if token.ends_with('0') { "1" } else { "0" };
    let forged = format!("{}{last}", token.strip_suffix(|_: char| true).unwrap());
    let swapped = token.replace(
        &other.id.uuid().simple().to_string(),
        &made.id.uuid().simple().to_string(),
    );
    let next_door = house.next_door();
    let elsewhere = token.replace(
        &house.tenant.uuid().simple().to_string(),
        &next_door.tenant.uuid().simple().to_string(),
    );
    for wrong in [
        forged.as_str(),
        &swapped,
        &elsewhere,
        "cwk_",
        "cwk_é",
        &token.to_uppercase(),
        &token[..60],
    ] {
        assert_eq!(code(authenticate(&house, wrong)), "rights.key_ended", "{wrong}");
    }
    house.change(&house.owner, RevokeApiKey { id: other.id }).unwrap();
    assert_eq!(house.last_event().event, "api_key.revoked");
    assert_eq!(code(authenticate(&house, &token)), "rights.key_ended");
    assert_eq!(code(house.ask(&program, ListCustomers::default())), "rights.key_ended");
    assert_eq!(
        code(house.change(&house.owner, RevokeApiKey { id: other.id })),
        "not_found"
    );
}

// A2
#[test]
fn a_key_makes_no_keys_and_gets_no_more_than_its_maker_has() {
    let house = TestHouse::new();
    for scope in ["api_keys.manage", "users.write", "account.own"] {
        assert_eq!(
            code(house.change(&house.owner, make(scope, None))),
            "rights.not_for_keys"
        );
    }
    assert_eq!(
        code(house.change(&house.manager, make("spaces.write", None))),
        "rights.more_than_own"
    );
    assert_eq!(
        code(house.change(&house.owner, make("customers.read", Some(0)))),
        "invalid"
    );
    assert_eq!(
        code(house.change(&house.staff, make("customers.read", None))),
        "forbidden"
    );
    // The manager doesn't take back what an owner made.
    let (made, ..) = key(&house, &house.owner, "spaces.write", None);
    let refused = house.change(&house.manager, RevokeApiKey { id: made.id });
    assert_eq!(code(refused), "rights.above_you");
}

#[test]
fn the_use_of_a_key_is_noted_now_and_then() {
    let house = TestHouse::new();
    let (_, token, program) = key(&house, &house.owner, "spaces.read", None);
    let used = || house.ask(&house.owner, ListApiKeys).unwrap()[0].last_used_at;
    // The note is behind an entry that was asked for after it.
    let settle = || drop(house.sign_in_again(&house.staff));
    settle();
    let first = used();
    assert_eq!(first, Some(house.now()));
    house.clock.advance_minutes(2);
    authenticate(&house, &token).unwrap();
    settle();
    assert_eq!(used(), first);
    house.clock.advance_minutes(4);
    authenticate(&house, &token).unwrap();
    settle();
    assert_eq!(used(), Some(house.now()));
    assert!(house.ask(&program, WhoAmI).is_ok());
}

// M12: what is kept for a key of the same request holds no key of the house.
#[test]
fn no_kept_answer_holds_the_key() {
    let house = TestHouse::new();
    let made = house
        .change_with_key(&house.owner, make("customers.read", None), "key-1")
        .unwrap();
    let again = house
        .change_with_key(&house.owner, make("customers.read", None), "key-1")
        .unwrap();
    assert_eq!(made, again);
    let secret = house.services.api_key(house.tenant, made.id);
    let actor = house.user(&house.owner).id;
    let kept = house.read(move |tx| coworkflow_store::idempotency::kept(tx, actor, "key-1"));
    assert!(!kept.unwrap().answer.contains(&secret[70..]));
}
