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

// Promises 8, 10
#[test]
fn a_tablet_is_paired_by_its_code_once() {
    let running = Running::real();
    let bearer = format!("Bearer {}", running.token());
    let ask = |query: &str| {
        let headers = [("Content-Type", "application/json"), ("Authorization", bearer.as_str())];
        let body = json!({ "query": query }).to_string();
        running.request("POST", "/graphql", &headers, body.as_bytes()).json()
    };
    let room = r#"mutation { createResource(input: { name: "Nile room", resourceType: ROOM, ratePerHour: 12000, capacity: 6 }) { id } }"#;
    let room = ask(room)["data"]["createResource"]["id"].as_str().unwrap().to_owned();
    let hung = ask(&format!(
        r#"mutation {{ hangDisplay(input: {{ resourceId: "{room}", showsNames: true }}) {{ id code }} }}"#
    ));
    let hung = &hung["data"]["hangDisplay"];
    let code = hung["code"].as_str().unwrap();
    let wrong = running.post("/auth/pair", &json!({ "code": "ABCD-2345" }));
    assert_eq!(
        (wrong.status, wrong.json()["error"]["code"].as_str()),
        (401, Some("display.wrong_code"))
    );
    let paired = running.post("/auth/pair", &json!({ "code": code.to_lowercase() }));
    assert_eq!(
        (paired.status, &paired.json()["user"]["role"]),
        (200, &json!("display"))
    );
    assert!(paired.header("set-cookie").unwrap().contains("HttpOnly"));
    assert_eq!(running.post("/auth/pair", &json!({ "code": code })).status, 401);
    let own = format!("Bearer {}", paired.json()["accessToken"].as_str().unwrap());
    let door = |query: &str| {
        let headers = [("Content-Type", "application/json"), ("Authorization", own.as_str())];
        running.request(
            "POST",
            "/graphql",
            &headers,
            json!({ "query": query }).to_string().as_bytes(),
        )
    };
    let seen = door("{ door { resourceName state } }").json();
    assert_eq!(seen["data"]["door"]["resourceName"], "Nile room");
    assert_eq!(door("{ customers { nodes { id } } }").code(), "forbidden");
    let removed = ask(&format!(r#"mutation {{ removeDisplay(id: {}) }}"#, hung["id"]));
    assert_eq!(removed["data"]["removeDisplay"], hung["id"]);
    assert_eq!(door("{ door { resourceName } }").code(), "sign_in_needed");
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
