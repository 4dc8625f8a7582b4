//! What is taken, told over sockets and over HTTP as the JSON that it is.

use std::time::{Duration, Instant};

use coworkflow_domain::resources::ResourceKind;
use serde_json::{Value, json};

use crate::house::Running;
use crate::live::{Line, subscribe};

const WINDOW: &str = r#"(from: "2026-11-19T22:00:00Z", until: "2026-11-20T22:00:00Z")"#;

fn ask(running: &Running, token: &str, query: &str) -> Value {
    let bearer = format!("Bearer {token}");
    let headers = [("Content-Type", "application/json"), ("Authorization", bearer.as_str())];
    let body = json!({ "query": query }).to_string();
    let answer = running.request("POST", "/graphql", &headers, body.as_bytes()).json();
    assert!(answer.get("errors").is_none(), "{answer}");
    answer["data"].clone()
}

fn seat(running: &Running, token: &str) -> String {
    let kind = format!("{:?}", ResourceKind::Seat).to_uppercase();
    let made = ask(
        running,
        token,
        &format!(
            r#"mutation {{ createResource(input: {{ name: "A1", resourceType: {kind}, ratePerHour: 3000 }}) {{ id }} }}"#
        ),
    );
    made["createResource"]["id"].as_str().unwrap().to_owned()
}

fn close(running: &Running, token: &str, seat: &str, reason: &str) {
    let reason = json!(reason);
    let query = format!(r#"mutation {{ setOutOfOrder(resourceId: "{seat}", reason: {reason}) {{ id }} }}"#);
    ask(running, token, &query);
}

fn watch(id: &str) -> Value {
    subscribe(id, &format!("subscription {{ now: availability{WINDOW} }}"))
}

// J2
#[test]
fn a_change_reaches_every_open_screen_as_plain_json() {
    let running = Running::real();
    let token = running.token();
    let seat = seat(&running, &token);
    let asked = ask(
        &running,
        &token,
        &format!("{{ viewer {{ user {{ name }} }} then: availability{WINDOW} }}"),
    );
    assert_eq!(asked["viewer"]["user"]["name"], "Nadia Sherif");
    assert_eq!(asked["then"]["resources"][0]["id"], seat);

    let screens = 50;
    let mut lines = Vec::new();
    for screen in 0..screens {
        running.wait(async {
            let mut line = Line::introduced(&running, &token).await;
            line.say(&watch(&format!("\"{screen}\""))).await;
            let told = line.hear().await;
            assert_eq!(
                (&told["type"], &told["id"]),
                (&json!("next"), &json!(format!("\"{screen}\"")))
            );
            assert_eq!(
                told["payload"]["data"]["now"]["map"]["resources"],
                asked["then"]["resources"]
            );
            lines.push(line);
        });
    }
    let reason = "لمبة \"محروقة\"";
    close(&running, &token, &seat, reason);
    let started = Instant::now();
    for line in &mut lines {
        let told = running.wait(line.hear());
        let changed = &told["payload"]["data"]["now"]["changed"][0];
        assert_eq!(
            (&changed["resourceId"], &changed["title"]),
            (&json!(seat), &json!(reason))
        );
    }
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_batch_holds_what_is_taken_beside_a_refusal() {
    let running = Running::real();
    let token = running.token();
    let bearer = format!("Bearer {token}");
    let headers = [("Content-Type", "application/json"), ("Authorization", bearer.as_str())];
    let body = json!([
        { "query": format!("{{ availability{WINDOW} }}") },
        { "query": "{ availability(from: \"2026-11-20T22:00:00Z\", until: \"2026-11-20T22:00:00Z\") }" },
    ]);
    let answers = running
        .request("POST", "/graphql", &headers, body.to_string().as_bytes())
        .json();
    assert_eq!(answers[0]["data"]["availability"]["resources"], json!([]));
    assert!(answers[1]["errors"][0]["message"].is_string());
}
