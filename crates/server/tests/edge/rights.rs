//! Keys of programs, sign-ins that are ended and tokens that are not what they seem, through a real socket.

use std::time::{Duration, Instant};

use coworkflow_operations::testing::{OWNER_EMAIL, PASSWORD, STAFF_EMAIL};
use serde_json::{Value, json};

use crate::house::{Answer, Running};
use crate::live::{Line, subscribe};

fn ask(running: &Running, token: &str, query: &str) -> Answer {
    let bearer = format!("Bearer {token}");
    let headers = [("Content-Type", "application/json"), ("Authorization", bearer.as_str())];
    let body = json!({ "query": query }).to_string();
    running.request("POST", "/graphql", &headers, body.as_bytes())
}

/// The code of the first error, of the edge or of GraphQL.
fn code(answer: &Answer) -> String {
    let body = answer.json();
    let found = [&body["error"]["code"], &body["errors"][0]["extensions"]["code"]];
    found
        .iter()
        .find_map(|code| code.as_str())
        .unwrap_or_default()
        .to_owned()
}

/// A key of the owner with these permissions: its id and the key itself.
fn make_key(running: &Running, permissions: &[&str]) -> (String, String) {
    let input = format!(
        "{{ name: \"Accounting\", days: 30, permissions: {} }}",
        json!(permissions)
    );
    let query = format!("mutation {{ makeApiKey(input: {input}) {{ id token }} }}");
    let made = ask(running, &running.token(), &query).json();
    let made = &made["data"]["makeApiKey"];
    (
        made["id"].as_str().unwrap().to_owned(),
        made["token"].as_str().unwrap().to_owned(),
    )
}

// A2, promise 11
#[test]
fn a_program_asks_by_its_key_until_it_is_taken_back() {
    let running = Running::real();
    let (id, key) = make_key(&running, &["customers.write"]);
    let added = ask(
        &running,
        &key,
        r#"mutation { createCustomer(input: { name: "Yara Nabil" }) { id } }"#,
    );
    assert!(added.json()["errors"].is_null(), "{added:?}");
    assert_eq!(
        ask(&running, &key, "{ customers { nodes { name } } }").json()["data"]["customers"]["nodes"][0]["name"],
        "Yara Nabil"
    );
    assert_eq!(code(&ask(&running, &key, "{ users { id } }")), "forbidden");
    assert_eq!(code(&ask(&running, &key, "{ apiKeys { id } }")), "forbidden");
    let history = ask(
        &running,
        &running.token(),
        r#"{ journal(event: "customer.created") { nodes { actorName } } }"#,
    );
    assert_eq!(
        history.json()["data"]["journal"]["nodes"][0]["actorName"],
        "Accounting (Nadia Sherif)"
    );
    let mut forged = key.clone();
    let last = forged.pop().unwrap();
    forged.push(if last == '0' { '1' } else { '0' });
    let revoke = format!("mutation {{ revokeApiKey(id: \"{id}\") {{ id }} }}");
    let refused = ask(&running, &forged, "{ customers { nodes { name } } }");
    assert_eq!((refused.status, code(&refused).as_str()), (401, "rights.key_ended"));
    assert!(ask(&running, &running.token(), &revoke).json()["errors"].is_null());
    let refused = ask(&running, &key, "{ customers { nodes { name } } }");
    assert_eq!((refused.status, code(&refused).as_str()), (401, "rights.key_ended"));
}

/// How long it takes until a socket that somebody holds is closed, and the code that closes it, once something was done.
fn closed_after(running: &Running, token: &str, act: impl FnOnce()) -> (Duration, u16) {
    let mut line = running.wait(async {
        let mut line = Line::introduced(running, token).await;
        line.say(&subscribe("a", "subscription { changes { seq } }")).await;
        assert_eq!(line.hear().await["type"], "next");
        line
    });
    let started = Instant::now();
    act();
    // What it hears before it is closed is news of the act at most.
    let code = running.wait(async { line.closed().await });
    (started.elapsed(), code)
}

// Promise 8
#[test]
fn a_socket_closes_within_a_second_of_its_end() {
    let running = Running::real();
    let house = &running.house;
    let address = "41.32.7.10".parse().unwrap();
    let sign_in = |email: &str| {
        let signing = house
            .services
            .sign_in(house.tenant, email, PASSWORD.to_owned(), address, "a lost laptop");
        running.wait(signing).unwrap()
    };
    let owner = running.token();
    // By the owner, of somebody else.
    let staff = sign_in(STAFF_EMAIL);
    let end = format!("mutation {{ endSignIn(id: \"{}\") {{ id }} }}", staff.login);
    let (took, code) = closed_after(&running, &staff.access_token, || {
        assert!(ask(&running, &owner, &end).json()["errors"].is_null());
    });
    assert_eq!(code, 4403);
    assert!(took < Duration::from_secs(1), "{took:?}");
    // By oneself, on another device.
    let other = sign_in(OWNER_EMAIL);
    let (took, code) = closed_after(&running, &other.access_token, || {
        let ended = ask(&running, &owner, "mutation { endOtherSignIns }").json();
        assert!(ended["data"]["endOtherSignIns"].as_i64().unwrap() > 0, "{ended}");
    });
    assert_eq!(code, 4403);
    assert!(took < Duration::from_secs(1), "{took:?}");
    // A key that is taken back.
    let (id, key) = make_key(&running, &["live.read"]);
    let revoke = format!("mutation {{ revokeApiKey(id: \"{id}\") {{ id }} }}");
    let (took, code) = closed_after(&running, &key, || {
        assert!(ask(&running, &running.token(), &revoke).json()["errors"].is_null());
    });
    assert_eq!(code, 4403);
    assert!(took < Duration::from_secs(1), "{took:?}");
}

// Promise 11: each kind of token opens its own door and no other, and none opens one after its time.
#[test]
fn a_token_of_one_kind_is_none_of_another() {
    let running = Running::real();
    let access = running.token();
    let (_, key) = make_key(&running, &["invoices.read"]);
    let signed_in = running.post("/auth/sign-in", &json!({ "email": OWNER_EMAIL, "password": PASSWORD }));
    let cookie = signed_in
        .header("set-cookie")
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let (name, refresh) = cookie.split_once('=').unwrap();
    let link = ask(
        &running,
        &access,
        r#"{ statementPdfUrl(customerId: "0198f7a2-6b1c-7d3e-8f4a-5b6c7d8e9f00") }"#,
    );
    assert_eq!(code(&link), "not_found");
    let header = access.split('.').next().unwrap();
    let payload = access.split('.').nth(1).unwrap();
    let unsigned = format!("{header}.{payload}.");
    // {"alg":"none","typ":"JWT"}
    let none = format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{payload}.");
    for wrong in [refresh, unsigned.as_str(), &none, &key[4..], "cwk_"] {
        let answer = ask(&running, wrong, "{ viewer { tenantName } }");
        assert_eq!(answer.status, 401, "{wrong} answered {answer:?}");
    }
    for wrong in [access.as_str(), &key, "made.up.and.wrong"] {
        let cookie = format!("{name}={wrong}");
        let answer = running.request("POST", "/auth/refresh", &[("Cookie", cookie.as_str())], b"");
        assert_eq!(answer.status, 401, "{wrong} answered {answer:?}");
    }
    for wrong in [access.as_str(), refresh, &key] {
        let path = format!("/files/invoices/0198f7a2-6b1c-7d3e-8f4a-5b6c7d8e9f00.pdf?lang=en&ticket={wrong}");
        let answer = running.request("GET", &path, &[], b"");
        assert_eq!(code(&answer), "access.link_ended", "{wrong} answered {answer:?}");
    }
    // Its own time is over.
    assert_eq!(ask(&running, &access, "{ viewer { tenantName } }").status, 200);
    running.house.clock.advance_minutes(10);
    let ended = ask(&running, &access, "{ viewer { tenantName } }");
    assert_eq!((ended.status, code(&ended).as_str()), (401, "access.sign_in_ended"));
    // The program's key goes on.
    let answer: Value = ask(&running, &key, "{ invoices { nodes { id } } }").json();
    assert!(answer["errors"].is_null(), "{answer}");
}
