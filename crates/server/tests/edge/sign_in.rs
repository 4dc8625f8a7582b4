//! Signing in over HTTP.

use coworkflow_operations::testing::{OWNER_EMAIL, PASSWORD};
use coworkflow_server::config::Layer;
use serde_json::json;

use crate::house::{Answer, Running};

fn cookie(answer: &Answer) -> String {
    answer
        .header("set-cookie")
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned()
}

fn sign_in(running: &Running) -> Answer {
    running.post("/auth/sign-in", &json!({ "email": OWNER_EMAIL, "password": PASSWORD }))
}

// Promise 11
#[test]
fn the_refresh_token_is_a_cookie_that_scripts_and_other_sites_can_not_use() {
    let running = Running::new();
    let answer = sign_in(&running);
    assert_eq!(answer.status, 200);
    let set = answer.header("set-cookie").unwrap();
    for part in ["HttpOnly", "SameSite=Strict", "Path=/auth"] {
        assert!(set.contains(part), "{set}");
    }
    assert!(!set.contains("Secure") && answer.json()["refreshToken"].is_null());
    let https = Running::with(Layer {
        public_url: Some("https://desk.nile-desk.eg".into()),
        ..Layer::default()
    });
    assert!(sign_in(&https).header("set-cookie").unwrap().contains("Secure"));
}

// Promise 11
#[test]
fn a_cookie_renews_and_is_gone_after_sign_out() {
    let running = Running::new();
    let first = cookie(&sign_in(&running));
    let renew = |cookie: &str| {
        running.request(
            "POST",
            "/auth/refresh",
            &[("Content-Type", "application/json"), ("Cookie", cookie)],
            b"{}",
        )
    };
    let renewed = renew(&first);
    assert_eq!(renewed.status, 200);
    assert!(renewed.json()["accessToken"].is_string() && renewed.json()["expiresAt"].as_str().unwrap().ends_with('Z'));
    let second = cookie(&renewed);
    assert_ne!(first, second);
    let out = running.request(
        "POST",
        "/auth/sign-out",
        &[("Content-Type", "application/json"), ("Cookie", &second)],
        b"{}",
    );
    assert!(out.status == 204 && out.header("set-cookie").unwrap().contains("Max-Age=0"));
    assert_eq!(renew(&second).status, 401);
    assert_eq!(running.post("/auth/refresh", &json!({})).status, 401);
}

// Promise 10
#[test]
fn unknown_and_wrong_are_answered_alike() {
    let running = Running::new();
    let wrong = running.post(
        "/auth/sign-in",
        &json!({ "email": OWNER_EMAIL, "password": "not this one" }),
    );
    let unknown = running.post(
        "/auth/sign-in",
        &json!({ "email": "nobody@nile.test", "password": "not this one" }),
    );
    assert_eq!((wrong.status, wrong.code()), (unknown.status, unknown.code()));
    assert_eq!(wrong.json()["error"]["message"], unknown.json()["error"]["message"]);
    assert_eq!(wrong.status, 401);
}

#[test]
fn credentials_only_as_json() {
    let running = Running::new();
    let body = json!({ "email": OWNER_EMAIL, "password": PASSWORD }).to_string();
    assert_eq!(
        running
            .request(
                "POST",
                "/auth/sign-in",
                &[("Content-Type", "text/plain")],
                body.as_bytes()
            )
            .status,
        415
    );
    assert_eq!(
        running.post("/auth/sign-in", &json!({ "email": OWNER_EMAIL })).status,
        400
    );
    assert_eq!(running.request("GET", "/auth/sign-in", &[], b"").status, 405);
}
