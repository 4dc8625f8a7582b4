use std::net::Ipv4Addr;

use super::*;
use crate::access::{ChangeUser, WhoAmI};
use crate::testing::{MANAGER_EMAIL, PASSWORD, TestHouse, block_on};

const DESK: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 168, 1, 20));

fn sign_in(house: &TestHouse, email: &str, password: &str) -> Result<SignedIn, Failure> {
    block_on(
        house
            .services
            .sign_in(house.tenant, email, password.into(), DESK, "Firefox on the desk"),
    )
}

fn code<T>(refused: Result<T, Failure>) -> String {
    refused.err().unwrap().refusal().unwrap().code.to_string()
}

fn context(house: &TestHouse, signed_in: &SignedIn) -> Context {
    house
        .services
        .authenticate(&signed_in.access_token)
        .unwrap()
        .context(Lang::En, "r-1".into(), "tab-1".into())
}

#[test]
fn the_right_password_signs_in_and_is_journaled() {
    let house = TestHouse::new();
    let signed_in = sign_in(&house, &format!(" {} ", MANAGER_EMAIL.to_uppercase()), PASSWORD).unwrap();
    let viewer = house.ask(&context(&house, &signed_in), WhoAmI).unwrap();
    assert_eq!(viewer.user.email, MANAGER_EMAIL);
    let entry = house.last_event();
    assert_eq!(
        (entry.event.as_str(), entry.actor_id),
        ("user.signed_in", Some(viewer.user.id))
    );
}

#[test]
fn unknown_and_wrong_and_deactivated_get_the_same_words() {
    let house = TestHouse::new();
    let words = |refused: Result<SignedIn, Failure>| refused.err().unwrap().refusal().cloned().unwrap();
    let wrong = words(sign_in(&house, MANAGER_EMAIL, "not the password"));
    assert_eq!(wrong.code, "access.wrong_credentials");
    assert_eq!(words(sign_in(&house, "nobody@nile.test", PASSWORD)), wrong);
    assert_eq!(words(sign_in(&house, "not an address", PASSWORD)), wrong);
    let manager = house.user(&house.manager);
    let off = ChangeUser {
        id: manager.id,
        name: manager.name,
        email: manager.email,
        role: manager.role,
        custom_role_id: None,
        active: false,
    };
    house.change(&house.owner, off).unwrap();
    assert_eq!(words(sign_in(&house, MANAGER_EMAIL, PASSWORD)), wrong);
}

#[test]
fn unknown_costs_the_same_hashing_as_wrong() {
    let house = TestHouse::new();
    let hash = block_on(async {
        house
            .services
            .store
            .read(house.tenant, |tx| {
                Ok::<_, Failure>(access::credentials(tx, MANAGER_EMAIL)?)
            })
            .answer()
            .await
    });
    let parameters = |hash: &str| hash.split('$').take(4).collect::<Vec<_>>().join("$");
    let known = hash.unwrap().unwrap().password_hash;
    assert_eq!(parameters(&known), "$argon2id$v=19$m=47104,t=1,p=1");
    // The stand-in for nobody is a hash that parses and has the same parameters; it never says yes.
    assert!(!block_on(house.services.verify("nobody signs in".into(), None)).unwrap());
    assert_eq!(parameters(crate::access::passwords::NOBODY), parameters(&known));
}

#[test]
fn guessing_is_slowed_from_there_but_not_from_elsewhere() {
    let house = TestHouse::new();
    for _ in 0..5 {
        assert_eq!(
            code(sign_in(&house, MANAGER_EMAIL, "a guess")),
            "access.wrong_credentials"
        );
    }
    assert_eq!(
        code(sign_in(&house, MANAGER_EMAIL, PASSWORD)),
        "access.too_many_attempts"
    );
    let elsewhere = IpAddr::V4(Ipv4Addr::new(10, 0, 0, 7));
    assert!(
        block_on(
            house
                .services
                .sign_in(house.tenant, MANAGER_EMAIL, PASSWORD.into(), elsewhere, "phone")
        )
        .is_ok()
    );
    house.clock.advance_minutes(1);
    assert!(sign_in(&house, MANAGER_EMAIL, PASSWORD).is_ok());
}

#[test]
fn a_request_token_ends_after_ten_minutes_and_refresh_gives_the_next() {
    let house = TestHouse::new();
    let first = sign_in(&house, MANAGER_EMAIL, PASSWORD).unwrap();
    house.clock.advance_minutes(10);
    assert_eq!(
        code(house.services.authenticate(&first.access_token)),
        "access.sign_in_ended"
    );
    let second = block_on(house.services.refresh(house.tenant, first.refresh_token.as_str())).unwrap();
    assert_ne!(second.refresh_token, first.refresh_token);
    assert!(house.ask(&context(&house, &second), WhoAmI).is_ok());
}

#[test]
fn two_tabs_may_race_but_a_reused_token_ends_the_sign_in() {
    let house = TestHouse::new();
    let first = sign_in(&house, MANAGER_EMAIL, PASSWORD).unwrap();
    let old = first.refresh_token.clone();
    let second = block_on(house.services.refresh(house.tenant, &old)).unwrap();
    assert!(house.ask(&context(&house, &second), WhoAmI).is_ok());
    let other_tab = block_on(house.services.refresh(house.tenant, &old)).unwrap();
    assert_eq!(other_tab.refresh_token, second.refresh_token);
    house.clock.advance_seconds(11);
    // The answer arrived, as its request token was used: whoever has the old one has copied it.
    assert_eq!(
        code(block_on(house.services.refresh(house.tenant, &old))),
        "access.sign_in_ended"
    );
    assert_eq!(house.last_event().event, "user.sign_in_revoked");
    // The thief's pair and the victim's are both worth nothing now.
    assert_eq!(code(house.ask(&context(&house, &second), WhoAmI)), "sign_in_needed");
    assert_eq!(
        code(block_on(house.services.refresh(house.tenant, &second.refresh_token))),
        "access.sign_in_ended"
    );
}

#[test]
fn a_lost_answer_is_given_again_however_late() {
    let house = TestHouse::new();
    let first = sign_in(&house, MANAGER_EMAIL, PASSWORD).unwrap();
    assert!(house.ask(&context(&house, &first), WhoAmI).is_ok());
    house.clock.advance_minutes(10);
    let lost = block_on(house.services.refresh(house.tenant, &first.refresh_token)).unwrap();
    // The laptop slept for a night with the answer on its way.
    house.clock.advance_minutes(8 * 60);
    let again = block_on(house.services.refresh(house.tenant, &first.refresh_token)).unwrap();
    assert_eq!(again.refresh_token, lost.refresh_token);
    assert!(house.ask(&context(&house, &again), WhoAmI).is_ok());
    let next = block_on(house.services.refresh(house.tenant, &again.refresh_token)).unwrap();
    assert_ne!(next.refresh_token, again.refresh_token);
    // Its successor was used: the first one is only good for a thief now.
    assert_eq!(
        code(block_on(house.services.refresh(house.tenant, &first.refresh_token))),
        "access.sign_in_ended"
    );
    assert_eq!(house.last_event().event, "user.sign_in_revoked");
}

#[test]
fn an_older_token_than_the_previous_one_ends_the_sign_in_too() {
    let house = TestHouse::new();
    let first = sign_in(&house, MANAGER_EMAIL, PASSWORD).unwrap();
    let second = block_on(house.services.refresh(house.tenant, first.refresh_token.as_str())).unwrap();
    let third = block_on(house.services.refresh(house.tenant, second.refresh_token.as_str())).unwrap();
    assert!(block_on(house.services.refresh(house.tenant, first.refresh_token.as_str())).is_err());
    assert!(block_on(house.services.refresh(house.tenant, third.refresh_token.as_str())).is_err());
}

#[test]
fn signing_out_counts_at_once_and_twice_is_no_failure() {
    let house = TestHouse::new();
    let signed_in = sign_in(&house, MANAGER_EMAIL, PASSWORD).unwrap();
    let token = signed_in.refresh_token.clone();
    block_on(house.services.sign_out(house.tenant, &token)).unwrap();
    assert_eq!(house.last_event().event, "user.signed_out");
    assert_eq!(code(house.ask(&context(&house, &signed_in), WhoAmI)), "sign_in_needed");
    let entries = house.last_event().seq;
    block_on(house.services.sign_out(house.tenant, &token)).unwrap();
    block_on(house.services.sign_out(house.tenant, "made up")).unwrap();
    assert_eq!(house.last_event().seq, entries);
}

#[test]
fn a_sign_in_that_is_not_used_ends_after_thirty_days() {
    let house = TestHouse::new();
    let signed_in = sign_in(&house, MANAGER_EMAIL, PASSWORD).unwrap();
    house.clock.advance_minutes(30 * 24 * 60);
    assert_eq!(
        code(block_on(
            house.services.refresh(house.tenant, signed_in.refresh_token.as_str())
        )),
        "access.sign_in_ended"
    );
}

#[test]
fn a_flood_of_sign_ins_hashes_two_at_a_time_and_the_next_waits_for_its_turn() {
    let house = TestHouse::new();
    block_on(async {
        let gate = &house.services.gate.hashing;
        let hashing = [gate.try_acquire().unwrap(), gate.try_acquire().unwrap()];
        assert!(gate.try_acquire().is_err());
        let mut next =
            std::pin::pin!(
                house
                    .services
                    .sign_in(house.tenant, MANAGER_EMAIL, PASSWORD.into(), DESK, "phone")
            );
        let short = std::time::Duration::from_millis(100);
        assert!(tokio::time::timeout(short, &mut next).await.is_err());
        drop(hashing);
        assert!(next.await.is_ok());
    });
}
