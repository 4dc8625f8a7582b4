//! Nasty requests and their answers (promises 12 to 14).

use std::time::{Duration, Instant};

use serde_json::json;

use crate::house::{Answer, Running};

fn quickly(ask: impl FnOnce() -> Answer) -> Answer {
    let started = Instant::now();
    let answer = ask();
    assert!(
        started.elapsed() < Duration::from_secs(3),
        "took {:?}",
        started.elapsed()
    );
    answer
}

fn refused(answer: &Answer, status: u16, code: &str) {
    assert_eq!((answer.status, answer.code().as_str()), (status, code), "{answer:?}");
}

// Promise 12
#[test]
fn a_hundred_thousand_aliases_are_refused() {
    let running = Running::new();
    let query = format!(
        "{{ {} }}",
        (0..100_000).map(|n| format!("a{n}:hello ")).collect::<String>()
    );
    refused(&quickly(|| running.query(&query)), 413, "request.too_large");
    let fewer = format!("{{ {} }}", "a:hello ".repeat(100_000));
    refused(&quickly(|| running.query(&fewer)), 400, "request.too_costly");
    refused(
        &running.query(&format!(
            "{{ {} }}",
            (0..60).map(|n| format!("a{n}:hello ")).collect::<String>()
        )),
        400,
        "request.too_costly",
    );
}

// Promise 12
#[test]
fn a_batch_of_ten_thousand_is_refused() {
    let running = Running::new();
    let batch = json!(vec![json!({ "query": "{ hello }" }); 10_000]);
    refused(&quickly(|| running.post("/graphql", &batch)), 400, "request.batch");
    refused(&running.post("/graphql", &json!([])), 400, "request.batch");
}

// Promise 12
#[test]
fn fifty_megabytes_are_refused() {
    let running = Running::new();
    let answer = quickly(|| {
        running.request(
            "POST",
            "/graphql",
            &[("Content-Type", "application/json")],
            &vec![b' '; 50 * 1024 * 1024],
        )
    });
    // The server stops reading; where the refusal is lost with the broken line, at least nothing was run.
    assert!(matches!(answer.status, 413 | 0), "{}", answer.status);
    let head_only = format!(
        "POST /graphql HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 52428800\r\n\r\n",
        running.address
    );
    refused(
        &quickly(|| running.send(head_only.as_bytes())),
        413,
        "request.too_large",
    );
}

// Promise 12
#[test]
fn a_depth_of_five_hundred_is_refused() {
    let running = Running::new();
    let query = format!("{}{}{}", "{ again ".repeat(500), "{ hello }", "}".repeat(500));
    refused(&quickly(|| running.query(&query)), 400, "request.too_costly");
    let deep = format!("{}{}{}", "{ again ".repeat(25), "{ hello }", "}".repeat(25));
    refused(&running.query(&deep), 400, "request.too_costly");
    let brackets = "[".repeat(200_000);
    refused(
        &quickly(|| running.query(&format!("{{ hello(a: {brackets}) }}"))),
        400,
        "request.too_costly",
    );
    let json = format!(
        r#"{{"query":"{{ hello }}","variables":{}{}}}"#,
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let answer = quickly(|| {
        running.request(
            "POST",
            "/graphql",
            &[("Content-Type", "application/json")],
            json.as_bytes(),
        )
    });
    refused(&answer, 400, "request.json");
}

// Promise 12
#[test]
fn fragments_that_unfold_without_end_are_refused() {
    let running = Running::new();
    let mut query = String::from("{ ...f0 }");
    for n in 0..60 {
        query.push_str(&format!(" fragment f{n} on Query {{ ...f{m} ...f{m} }}", m = n + 1));
    }
    refused(
        &quickly(|| running.query(&format!("{query} fragment f60 on Query {{ hello }}"))),
        400,
        "request.too_costly",
    );
}

// Promise 13
#[test]
fn only_a_json_post_is_heard() {
    let running = Running::new();
    refused(
        &running.request("GET", "/graphql?query=mutation%7Bx%7D", &[], b""),
        405,
        "request.method",
    );
    let body = br#"{"query":"{ hello }"}"#;
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "application/json; charset=utf-16",
    ] {
        refused(
            &running.request("POST", "/graphql", &[("Content-Type", kind)], body),
            415,
            "request.media_type",
        );
    }
    refused(
        &running.request("POST", "/graphql", &[], body),
        415,
        "request.media_type",
    );
    refused(
        &running.request(
            "POST",
            "/graphql",
            &[("Content-Type", "application/json")],
            b"{ hello }",
        ),
        400,
        "request.json",
    );
}

#[test]
fn a_forged_host_is_not_answered() {
    let running = Running::new();
    let ask = |host: &str| {
        running.request(
            "POST",
            "/graphql",
            &[("Host", host), ("Content-Type", "application/json")],
            br#"{"query":"{ hello }"}"#,
        )
    };
    refused(&ask("evil.test"), 421, "request.host");
    refused(&ask("localhost.evil.test:8080"), 421, "request.host");
    assert_eq!(ask("localhost:8080").status, 200);
    let forwarded = running.request("GET", "/healthz", &[("X-Forwarded-Host", "evil.test")], b"");
    assert!(forwarded.status == 200 && !forwarded.body.contains("evil.test"));
}

// Promise 13
#[test]
fn a_foreign_page_may_not_change_anything() {
    let running = Running::new();
    let own = format!("http://{}", running.address);
    let ask = |origin: &str| {
        running.request(
            "POST",
            "/graphql",
            &[("Origin", origin), ("Content-Type", "application/json")],
            br#"{"query":"{ hello }"}"#,
        )
    };
    refused(&ask("https://evil.test"), 403, "request.origin");
    refused(&ask("null"), 403, "request.origin");
    assert_eq!(ask(&own).status, 200);
}

// Promise 14
#[test]
fn a_panic_answers_with_an_id_and_the_others_go_on() {
    let running = Running::new();
    let answer = running.query("{ breaks }");
    refused(&answer, 200, "internal");
    let id = answer.json()["errors"][0]["extensions"]["requestId"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(answer.header("x-request-id"), Some(id.as_str()));
    assert!(!answer.body.contains("a resolver's panic"));
    let batch = running
        .post(
            "/graphql",
            &json!([{ "query": "{ breaks }" }, { "query": "{ hello }" }]),
        )
        .json();
    assert_eq!(batch[1]["data"]["hello"], "welcome");
}

#[test]
fn bytes_that_are_no_request_break_nothing() {
    let running = Running::new();
    for bytes in [
        &b"\0\0\0\0\0\0\0\0\r\n\r\n"[..],
        b"POST /graphql HTTP/1.1\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        "مرحبا\r\n\r\n".as_bytes(),
    ] {
        let answer = running.send(bytes);
        assert!(matches!(answer.status, 0 | 400..=499 | 505), "{answer:?}");
    }
    assert_eq!(running.query("{ hello }").status, 200);
}
