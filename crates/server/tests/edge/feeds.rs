//! A customer's calendar by its link, as a calendar elsewhere asks for it: without a token, again and again.

use serde_json::{Value, json};

use crate::house::Running;

fn ask(running: &Running, token: &str, query: &str) -> Value {
    let bearer = format!("Bearer {token}");
    let headers = [("Content-Type", "application/json"), ("Authorization", bearer.as_str())];
    let body = json!({ "query": query }).to_string();
    let answer = running.request("POST", "/graphql", &headers, body.as_bytes()).json();
    assert!(answer.get("errors").is_none(), "{answer}");
    answer["data"].clone()
}

// A3
#[test]
fn a_calendar_reads_its_link_and_a_wrong_one_is_not_there() {
    let running = Running::real();
    let token = running.token();
    let made = ask(
        &running,
        &token,
        r#"mutation { createCustomer(input: { name: "Mona El Sherif" }) { id } }"#,
    );
    let customer = made["createCustomer"]["id"].as_str().unwrap();
    let link = ask(
        &running,
        &token,
        &format!(r#"mutation {{ makeCalendarFeed(customerId: "{customer}") {{ path }} }}"#),
    );
    let path = link["makeCalendarFeed"]["path"].as_str().unwrap();
    let answer = running.request("GET", path, &[], b"");
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("text/calendar; charset=utf-8"));
    assert_eq!(answer.header("cache-control"), Some("private, max-age=300"));
    assert!(answer.body.starts_with("BEGIN:VCALENDAR\r\n") && answer.body.ends_with("END:VCALENDAR\r\n"));
    for wrong in [
        "/feeds/x.ics",
        "/feeds/.ics",
        &path.replace("/feeds/", "/feeds/0"),
        &path.replace(".ics", "0.ics"),
    ] {
        let answer = running.request("GET", wrong, &[], b"");
        assert_eq!(
            (answer.status, answer.body.contains("VCALENDAR")),
            (404, false),
            "{wrong}"
        );
    }
    ask(
        &running,
        &token,
        &format!(r#"mutation {{ revokeCalendarFeed(customerId: "{customer}") }}"#),
    );
    assert_eq!(running.request("GET", path, &[], b"").status, 404);
}
