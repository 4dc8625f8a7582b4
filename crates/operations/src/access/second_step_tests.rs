use std::net::{IpAddr, Ipv4Addr};

use coworkflow_domain::access::{LinkPurpose, Role};
use coworkflow_domain::text::Lang;

use super::*;
use crate::access::{
    AskMySecondStep, ConfirmMyApp, EndMySecondStep, MyWaitingApp, NewMyRecoveryCodes, RequireSteps, ResetSecondStep,
    StartMyApp, WhoAmI,
};
use crate::testing::{MANAGER_EMAIL, OWNER_EMAIL, PASSWORD, STAFF_EMAIL, TestHouse, block_on, digits_of};

const PHONE: IpAddr = IpAddr::V4(Ipv4Addr::new(41, 33, 7, 9));

fn code<T>(refused: Result<T, Failure>) -> String {
    refused.err().unwrap().refusal().unwrap().code.to_string()
}

fn enter(house: &TestHouse, email: &str) -> Entered {
    let services = &house.services;
    block_on(services.enter_by_password(house.tenant, email, PASSWORD.into(), PHONE, "phone")).unwrap()
}

fn step(entered: Entered) -> SecondStep {
    match entered {
        Entered::SecondStep(step) => step,
        Entered::SignedIn(_) => panic!("no second step was asked for"),
    }
}

fn take(house: &TestHouse, step: &SecondStep, typed: &str) -> Result<SignedIn, Failure> {
    let services = &house.services;
    block_on(services.take_second_step(house.tenant, &step.token, typed.into(), "phone"))
}

fn seen(house: &TestHouse, who: &Context) -> crate::access::Seen {
    block_on(house.services.see_my_password(who, PASSWORD.into(), false)).unwrap()
}

/// Turns the second step on for somebody; answers the secret of their app and their recovery codes.
fn turn_on(house: &TestHouse, who: &Context) -> (String, Vec<String>) {
    let seen = seen(house, who);
    house.change(who, StartMyApp { seen }).unwrap();
    let secret = house.ask(who, MyWaitingApp).unwrap().secret;
    let code = digits_of(&secret, house.now());
    let made = house.change(who, ConfirmMyApp { code }).unwrap();
    house.clock.advance_seconds(30);
    (secret, house.services.recovery_codes(house.tenant, made))
}

// Promise 11
#[test]
fn with_an_app_nobody_gets_in_by_the_password_alone_and_digits_count_once() {
    let house = TestHouse::new();
    let (secret, codes) = turn_on(&house, &house.manager);
    assert_eq!(
        (house.last_event().event.as_str(), codes.len()),
        ("user.second_step_on", 10)
    );
    let first = step(enter(&house, MANAGER_EMAIL));
    assert!(!first.sets_up);
    assert!(
        house.services.authenticate(&first.token).is_err(),
        "it is no request token"
    );
    assert_eq!(code(take(&house, &first, "000000")), "access.wrong_code");
    let digits = digits_of(&secret, house.now());
    let signed_in = take(&house, &first, &digits).unwrap();
    assert_eq!(signed_in.user.email, MANAGER_EMAIL);
    assert_eq!(house.last_event().event, "user.signed_in");
    let again = step(enter(&house, MANAGER_EMAIL));
    assert_eq!(code(take(&house, &again, &digits)), "access.wrong_code");
    house.clock.advance_seconds(30);
    assert!(take(&house, &again, &digits_of(&secret, house.now())).is_ok());
    assert!(
        matches!(enter(&house, STAFF_EMAIL), Entered::SignedIn(_)),
        "others get in as before"
    );
}

// Promise 11
#[test]
fn the_first_step_counts_for_ten_minutes_here_and_for_this_password() {
    let house = TestHouse::new();
    let (secret, _) = turn_on(&house, &house.manager);
    let first = step(enter(&house, MANAGER_EMAIL));
    let next_door = house.next_door().tenant;
    let elsewhere = house
        .services
        .take_second_step(next_door, &first.token, "1".into(), "phone");
    assert_eq!(code(block_on(elsewhere)), "access.second_step_ended");
    house.clock.advance_minutes(10);
    assert_eq!(
        code(take(&house, &first, &digits_of(&secret, house.now()))),
        "access.second_step_ended"
    );
    let first = step(enter(&house, MANAGER_EMAIL));
    let new = "basbousa at noon".to_owned();
    block_on(
        house
            .services
            .change_my_password(&house.manager, PASSWORD.into(), new, None),
    )
    .unwrap();
    assert_eq!(
        code(take(&house, &first, &digits_of(&secret, house.now()))),
        "access.second_step_ended"
    );
    assert_eq!(
        code(take(
            &house,
            &SecondStep {
                token: "x".into(),
                sets_up: false
            },
            "1"
        )),
        "access.second_step_ended"
    );
}

// Promise 11
#[test]
fn a_recovery_code_lets_in_once() {
    let house = TestHouse::new();
    let (_, codes) = turn_on(&house, &house.manager);
    let first = step(enter(&house, MANAGER_EMAIL));
    assert!(take(&house, &first, &codes[3].to_uppercase()).is_ok());
    let left = house.ask(&house.manager, AskMySecondStep).unwrap().codes_left;
    assert_eq!(
        (code(take(&house, &first, &codes[3])), left),
        ("access.wrong_code".into(), 9)
    );
    let seen = seen(&house, &house.manager);
    let made = house.change(&house.manager, NewMyRecoveryCodes { seen }).unwrap();
    let new = house.services.recovery_codes(house.tenant, made);
    assert_eq!(code(take(&house, &first, &codes[4])), "access.wrong_code");
    assert!(take(&house, &first, &new[0]).is_ok());
}

// Promise 10
#[test]
fn guessing_digits_is_slowed_wherever_it_comes_from() {
    let house = TestHouse::new();
    let (secret, _) = turn_on(&house, &house.manager);
    let first = step(enter(&house, MANAGER_EMAIL));
    for _ in 0..5 {
        assert_eq!(code(take(&house, &first, "123456")), "access.wrong_code");
    }
    let digits = digits_of(&secret, house.now());
    assert_eq!(code(take(&house, &first, &digits)), "access.too_many_attempts");
    house.clock.advance_minutes(1);
    assert!(take(&house, &first, &digits_of(&secret, house.now())).is_ok());
}

// Of two at once with the same digits, one gets in.
#[test]
fn the_same_digits_from_two_places_let_one_in() {
    let house = TestHouse::new();
    let (secret, _) = turn_on(&house, &house.manager);
    let first = step(enter(&house, MANAGER_EMAIL));
    let digits = digits_of(&secret, house.now());
    let take = || {
        house
            .services
            .take_second_step(house.tenant, &first.token, digits.clone(), "phone")
    };
    let (one, other) = block_on(async { tokio::join!(take(), take()) });
    assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1);
}

#[test]
fn a_link_needs_the_second_step_too() {
    let mut house = TestHouse::new();
    let kept = house.keep_mails();
    turn_on(&house, &house.manager);
    let services = &house.services;
    block_on(services.send_link(house.tenant, MANAGER_EMAIL, LinkPurpose::SignIn, Lang::En, PHONE)).unwrap();
    house.deliver_until(&kept, 1);
    let opened = block_on(services.open_link(house.tenant, &kept.last_token(), "phone")).unwrap();
    assert!(!step(opened).sets_up);
}

#[test]
fn where_the_house_requires_it_an_app_is_set_up_on_the_way_in() {
    let house = TestHouse::new();
    let required = RequireSteps {
        roles: vec![Role::Manager, Role::Display, Role::Manager],
    };
    assert_eq!(house.change(&house.owner, required).unwrap(), [Role::Manager]);
    assert_eq!(house.last_event().event, "space.second_step_required");
    assert!(house.ask(&house.manager, WhoAmI).is_ok(), "who is in stays in");
    let first = step(enter(&house, MANAGER_EMAIL));
    assert!(first.sets_up);
    assert_eq!(
        code(take(&house, &first, "123456")),
        "access.second_step_ended",
        "there is no app yet"
    );
    let app = block_on(house.services.set_up_app(house.tenant, &first.token)).unwrap();
    assert!(app.uri.contains(&app.secret));
    let confirm = |typed: String| {
        let services = &house.services;
        block_on(services.enter_with_new_app(house.tenant, &first.token, typed, "phone"))
    };
    assert_eq!(code(confirm("000000".into())), "access.wrong_code");
    let (signed_in, codes) = confirm(digits_of(&app.secret, house.now())).unwrap();
    assert_eq!((signed_in.user.email.as_str(), codes.len()), (MANAGER_EMAIL, 10));
    assert!(!step(enter(&house, MANAGER_EMAIL)).sets_up);
    let seen = seen(&house, &house.manager);
    assert_eq!(
        code(house.change(&house.manager, EndMySecondStep { seen })),
        "access.second_step_required"
    );
}

#[test]
fn turning_it_on_and_off_asks_for_the_password() {
    let house = TestHouse::new();
    let wrong = house
        .services
        .see_my_password(&house.staff, "not my password".into(), false);
    assert_eq!(code(block_on(wrong)), "access.wrong_current_password");
    let keyed = house
        .services
        .see_my_password(&house.staff, "not my password".into(), true);
    let seen_wrong = block_on(keyed).unwrap();
    assert_eq!(
        code(house.change_with_key(&house.staff, StartMyApp { seen: seen_wrong }, "key-1")),
        "access.wrong_current_password"
    );
    let confirm = ConfirmMyApp { code: "123456".into() };
    assert_eq!(code(house.change(&house.staff, confirm)), "access.second_step_off");
    turn_on(&house, &house.staff);
    let again = StartMyApp {
        seen: seen(&house, &house.staff),
    };
    assert_eq!(code(house.change(&house.staff, again)), "access.second_step_on");
    assert_eq!(
        code(house.ask(&house.staff, MyWaitingApp)),
        "access.second_step_off",
        "the secret is shown no more"
    );
    let seen = seen(&house, &house.staff);
    house.change(&house.staff, EndMySecondStep { seen }).unwrap();
    assert_eq!(house.last_event().event, "user.second_step_off");
    assert!(matches!(enter(&house, STAFF_EMAIL), Entered::SignedIn(_)));
    assert_eq!(house.ask(&house.staff, AskMySecondStep).unwrap().codes_left, 0);
}

// A2, A3
#[test]
fn an_owner_takes_away_what_somebody_lost_and_others_may_not() {
    let house = TestHouse::new();
    turn_on(&house, &house.staff);
    let user_id = house.user(&house.staff).id;
    assert_eq!(
        code(house.change(&house.manager, ResetSecondStep { user_id })),
        "forbidden"
    );
    let nobody = ResetSecondStep {
        user_id: UserId::from_uuid(uuid::Uuid::from_u128(5)),
    };
    assert_eq!(code(house.change(&house.owner, nobody)), "not_found");
    let next_door = house.next_door();
    assert_eq!(
        code(house.change(&next_door.owner, ResetSecondStep { user_id })),
        "not_found"
    );
    house.change(&house.owner, ResetSecondStep { user_id }).unwrap();
    assert_eq!(house.last_event().event, "user.second_step_reset");
    assert!(matches!(enter(&house, STAFF_EMAIL), Entered::SignedIn(_)));
    assert_eq!(
        code(house.change(&house.owner, ResetSecondStep { user_id })),
        "access.second_step_off"
    );
    assert!(matches!(enter(&house, OWNER_EMAIL), Entered::SignedIn(_)));
    let required = RequireSteps {
        roles: vec![Role::Owner],
    };
    assert_eq!(code(house.change(&house.manager, required)), "forbidden");
}

// M12
#[test]
fn an_app_confirmed_under_a_key_gives_the_same_codes_again() {
    let house = TestHouse::new();
    let seen = seen(&house, &house.staff);
    house.change(&house.staff, StartMyApp { seen }).unwrap();
    let secret = house.ask(&house.staff, MyWaitingApp).unwrap().secret;
    let code = digits_of(&secret, house.now());
    let confirm = || {
        let made = house.change_with_key(&house.staff, ConfirmMyApp { code: code.clone() }, "key-1");
        house.services.recovery_codes(house.tenant, made.unwrap())
    };
    assert_eq!(confirm(), confirm());
}
