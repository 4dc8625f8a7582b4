//! Getting in by a link and by two steps over HTTP.

use std::sync::Arc;
use std::time::Duration;

use coworkflow_operations::access::{ConfirmMyApp, MyWaitingApp, StartMyApp};
use coworkflow_operations::testing::{KeptMails, OWNER_EMAIL, PASSWORD, TestHouse, digits_of};
use coworkflow_server::config::Layer;
use serde_json::{Value, json};

use crate::house::{Answer, Running};

/// A server whose letters are kept.
fn with_mail() -> (Running, Arc<KeptMails>) {
    let mut house = TestHouse::new();
    let kept = house.keep_mails();
    let services = house.services.clone();
    (Running::of_product(house, services, Layer::default()), kept)
}

fn code(answer: &Answer) -> String {
    answer.json()["error"]["code"].as_str().unwrap_or_default().to_owned()
}

/// The token in the next letter; the server sends it by itself.
fn token(kept: &KeptMails, letters: usize) -> String {
    for _ in 0..1_000 {
        if kept.all().len() >= letters {
            return kept.last_token();
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("no letter came");
}

fn first_step(running: &Running) -> Answer {
    running.post("/auth/sign-in", &json!({ "email": OWNER_EMAIL, "password": PASSWORD }))
}

// Promises 10, 11
#[test]
fn a_link_comes_by_mail_and_signs_in_once() {
    let (running, kept) = with_mail();
    let ask = |email: &str| running.post("/auth/link", &json!({ "email": email, "purpose": "sign_in" }));
    let (known, unknown) = (ask(OWNER_EMAIL), ask("nobody@nile.test"));
    assert_eq!((known.status, known.body.as_str()), (204, ""));
    assert_eq!((unknown.status, unknown.body.as_str()), (204, ""));
    let token = token(&kept, 1);
    let open = || running.post("/auth/link/open", &json!({ "token": token }));
    let opened = open();
    assert_eq!((opened.status, &opened.json()["user"]["role"]), (200, &json!("owner")));
    assert!(opened.header("set-cookie").unwrap().contains("HttpOnly"));
    let again = open();
    assert_eq!((again.status, code(&again).as_str()), (401, "access.mail_link_ended"));
    assert_eq!(again.header("set-cookie"), None);
}

// Promise 11
#[test]
fn a_new_password_is_chosen_by_a_link() {
    let (running, kept) = with_mail();
    let asked = running.post("/auth/link", &json!({ "email": OWNER_EMAIL, "purpose": "password" }));
    assert_eq!(asked.status, 204);
    let token = token(&kept, 1);
    let choose = |password: &str| running.post("/auth/link/password", &json!({ "token": token, "password": password }));
    assert_eq!(code(&choose("12345678")), "access.password_too_common");
    assert_eq!(choose("basbousa at noon").status, 200);
    assert_eq!(code(&choose("basbousa at night")), "access.mail_link_ended");
    assert_eq!(code(&first_step(&running)), "access.wrong_credentials");
}

#[test]
fn without_a_mail_server_nobody_is_offered_a_link() {
    let running = Running::real();
    let asked = running.post("/auth/link", &json!({ "email": OWNER_EMAIL, "purpose": "sign_in" }));
    assert_eq!(code(&asked), "access.no_mail");
    assert_eq!(
        running.query("{ signInWays { emailLink } }").json()["data"]["signInWays"]["emailLink"],
        false
    );
}

// Promise 11
#[test]
fn the_first_of_two_steps_gives_no_cookie_and_no_request_token() {
    let running = Running::real();
    let house = &running.house;
    let owner = &house.owner;
    let seen = running
        .wait(house.services.see_my_password(owner, PASSWORD.into(), false))
        .unwrap();
    house.change(owner, StartMyApp { seen }).unwrap();
    let secret = house.ask(owner, MyWaitingApp).unwrap().secret;
    let confirm = ConfirmMyApp {
        code: digits_of(&secret, house.now()),
    };
    house.change(owner, confirm).unwrap();
    house.clock.advance_seconds(30);
    let first = first_step(&running);
    assert_eq!((first.status, first.header("set-cookie")), (200, None));
    let step = &first.json()["secondStep"];
    assert_eq!(
        (&step["setsUp"], &first.json()["accessToken"]),
        (&json!(false), &Value::Null)
    );
    let proof = step["token"].as_str().unwrap();
    let bearer = format!("Bearer {proof}");
    let headers = [("Content-Type", "application/json"), ("Authorization", bearer.as_str())];
    let asked = running.request(
        "POST",
        "/graphql",
        &headers,
        br#"{"query":"{ viewer { tenantName } }"}"#,
    );
    assert_eq!(asked.status, 401);
    let second = |typed: &str| running.post("/auth/second-step", &json!({ "token": proof, "code": typed }));
    let wrong = second("000000");
    assert_eq!((wrong.status, code(&wrong).as_str()), (401, "access.wrong_code"));
    let right = second(&digits_of(&secret, house.now()));
    assert_eq!((right.status, &right.json()["user"]["role"]), (200, &json!("owner")));
    assert!(right.header("set-cookie").is_some());
}

#[test]
fn what_is_not_asked_by_a_page_of_ours_gets_no_challenge() {
    let running = Running::real();
    let ask = |headers: &[(&str, &str)]| running.request("POST", "/auth/passkeys/ask", headers, b"{}");
    let typed = ("Content-Type", "application/json");
    assert_eq!(code(&ask(&[typed])), "access.unknown_passkey");
    assert_eq!(ask(&[typed, ("Origin", "https://evil.test")]).status, 403);
    let host = format!("localhost:{}", running.address.port());
    let ours = format!("http://{host}");
    let asked = ask(&[typed, ("Host", &host), ("Origin", &ours)]);
    assert_eq!((asked.status, &asked.json()["place"]), (200, &json!("localhost")));
    assert_eq!(ask(&[("Origin", &ours), ("Host", &host)]).status, 415);
    let current = json!({ "current": PASSWORD }).to_string();
    let headers = [typed, ("Host", &host), ("Origin", &ours)];
    let new = running.request("POST", "/auth/passkeys/ask-new", &headers, current.as_bytes());
    assert_eq!(code(&new), "sign_in_needed");
}
