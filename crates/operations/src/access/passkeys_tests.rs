use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use coworkflow_domain::access::Role;
use p256::ecdsa::SigningKey;
use p256::ecdsa::signature::Signer;
use p256::pkcs8::EncodePublicKey;
use sha2::{Digest, Sha256};

use super::*;
use crate::access::{ChangeUser, RequireSteps};
use crate::testing::{MANAGER_EMAIL, PASSWORD, TestHouse, block_on};

const HERE: &str = "https://nile.test";

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn code<T>(refused: Result<T, Failure>) -> String {
    refused.err().unwrap().refusal().unwrap().code.to_string()
}

/// A device with one key for this house.
fn key() -> SigningKey {
    SigningKey::from_slice(&[7; 32]).unwrap()
}

fn client_data(kind: &str, asked: &PasskeyAsked) -> String {
    let challenge = &asked.challenge;
    text(format!(r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{HERE}"}}"#).as_bytes())
}

fn data(flags: u8) -> Vec<u8> {
    let mut data = Sha256::digest(b"nile.test").to_vec();
    data.extend([flags, 0, 0, 0, 0]);
    data
}

fn made(asked: &NewPasskeyAsked) -> NewPasskeyAnswer {
    let mut data = data(0x45);
    data.extend([0; 16]);
    data.extend([0, 3]);
    data.extend(b"key");
    NewPasskeyAnswer {
        token: asked.asked.token.clone(),
        client_data: client_data("webauthn.create", &asked.asked),
        authenticator_data: text(&data),
        public_key: text(key().verifying_key().to_public_key_der().unwrap().as_bytes()),
        algorithm: -7,
    }
}

fn signed(asked: &PasskeyAsked) -> PasskeyAnswer {
    let client_data = client_data("webauthn.get", asked);
    let data = data(0x05);
    let decoded = URL_SAFE_NO_PAD.decode(&client_data).unwrap();
    let message = [data.as_slice(), &Sha256::digest(decoded)].concat();
    let signature: p256::ecdsa::Signature = key().sign(&message);
    PasskeyAnswer {
        token: asked.token.clone(),
        credential: text(b"key"),
        client_data,
        authenticator_data: text(&data),
        signature: text(signature.to_der().as_bytes()),
    }
}

fn ask_new(house: &TestHouse, who: &Context, password: &str) -> Result<NewPasskeyAsked, Failure> {
    block_on(house.services.ask_new_passkey(who, password.into(), HERE))
}

fn add(house: &TestHouse, who: &Context, answer: NewPasskeyAnswer) -> Result<PasskeyRow, Failure> {
    block_on(house.services.add_passkey(who, HERE, answer, "Chrome on Android"))
}

fn enter(house: &TestHouse, answer: PasskeyAnswer) -> Result<SignedIn, Failure> {
    block_on(
        house
            .services
            .sign_in_by_passkey(house.tenant, HERE, answer, "Chrome on Android"),
    )
}

/// The manager has a passkey.
fn with_passkey() -> (TestHouse, PasskeyRow) {
    let house = TestHouse::new();
    let asked = ask_new(&house, &house.manager, PASSWORD).unwrap();
    let row = add(&house, &house.manager, made(&asked)).unwrap();
    (house, row)
}

// Promise 11
#[test]
fn a_passkey_signs_in_and_each_answer_counts_once() {
    let (house, _) = with_passkey();
    assert_eq!(house.last_event().event, "user.passkey_added");
    let answer = signed(&house.services.ask_passkey(house.tenant, HERE).unwrap());
    assert_eq!(enter(&house, answer.clone()).unwrap().user.email, MANAGER_EMAIL);
    assert_eq!(code(enter(&house, answer)), "access.unknown_passkey", "replayed");
    let used = house.ask(&house.manager, MyPasskeys).unwrap();
    assert_eq!(used[0].used_at, Some(house.now()));
}

#[test]
fn it_stands_for_both_steps() {
    let (house, _) = with_passkey();
    let roles = vec![Role::Manager];
    house.change(&house.owner, RequireSteps { roles }).unwrap();
    let asked = house.services.ask_passkey(house.tenant, HERE).unwrap();
    assert!(enter(&house, signed(&asked)).is_ok());
}

// Promise 11, A3
#[test]
fn an_answer_counts_here_for_five_minutes() {
    let (house, _) = with_passkey();
    let next_door = house.next_door().tenant;
    let asked = house.services.ask_passkey(next_door, HERE).unwrap();
    assert_eq!(
        code(enter(&house, signed(&asked))),
        "access.unknown_passkey",
        "asked for next door"
    );
    let there = house
        .services
        .sign_in_by_passkey(next_door, HERE, signed(&asked), "phone");
    assert_eq!(code(block_on(there)), "access.unknown_passkey", "the key is of here");
    let asked = house.services.ask_passkey(house.tenant, HERE).unwrap();
    house.clock.advance_minutes(5);
    assert_eq!(code(enter(&house, signed(&asked))), "access.unknown_passkey");
    let asked = house.services.ask_passkey(house.tenant, "https://evil.test").unwrap();
    assert_eq!(asked.place, "evil.test");
    let elsewhere = house
        .services
        .sign_in_by_passkey(house.tenant, "https://evil.test", signed(&asked), "phone");
    assert_eq!(
        code(block_on(elsewhere)),
        "access.unknown_passkey",
        "made for another address"
    );
}

#[test]
fn adding_one_asks_for_the_password_and_belongs_to_who_asked() {
    let (house, _) = with_passkey();
    assert_eq!(
        code(ask_new(&house, &house.staff, "not the one")),
        "access.wrong_current_password"
    );
    let asked = ask_new(&house, &house.staff, PASSWORD).unwrap();
    assert_eq!(
        code(add(&house, &house.owner, made(&asked))),
        "access.unknown_passkey",
        "asked by another"
    );
    assert_eq!(
        code(add(&house, &house.staff, made(&asked))),
        "access.unknown_passkey",
        "the key is the manager's"
    );
    assert!(house.ask(&house.staff, MyPasskeys).unwrap().is_empty());
    let again = ask_new(&house, &house.manager, PASSWORD).unwrap();
    assert_eq!(again.known, [text(b"key")]);
}

#[test]
fn one_that_was_removed_or_whose_user_was_deactivated_lets_nobody_in() {
    let (house, row) = with_passkey();
    let asked = || house.services.ask_passkey(house.tenant, HERE).unwrap();
    assert_eq!(
        code(house.change(&house.staff, RemoveMyPasskey { id: row.id })),
        "not_found"
    );
    let manager = house.user(&house.manager);
    let change = |active| ChangeUser {
        id: manager.id,
        name: manager.name.clone(),
        email: manager.email.clone(),
        role: manager.role,
        custom_role_id: None,
        active,
    };
    house.change(&house.owner, change(false)).unwrap();
    assert_eq!(code(enter(&house, signed(&asked()))), "access.unknown_passkey");
    house.change(&house.owner, change(true)).unwrap();
    let manager = enter(&house, signed(&asked())).unwrap();
    let manager = house.services.authenticate(&manager.access_token).unwrap().context(
        coworkflow_domain::text::Lang::En,
        "r".into(),
        "t".into(),
    );
    house.change(&manager, RemoveMyPasskey { id: row.id }).unwrap();
    assert_eq!(house.last_event().event, "user.passkey_removed");
    assert_eq!(code(enter(&house, signed(&asked()))), "access.unknown_passkey");
}
