//! Ordinary requests and who may ask.

use coworkflow_server::config::Layer;
use serde_json::json;

use crate::house::Running;

#[test]
fn a_query_is_answered_with_strict_headers_and_an_id() {
    let running = Running::new();
    let answer = running.query("{ hello }");
    assert_eq!(
        (answer.status, answer.json()),
        (200, json!({ "data": { "hello": "welcome" } }))
    );
    assert!(
        answer
            .header("content-security-policy")
            .unwrap()
            .starts_with("default-src 'none'")
    );
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("x-request-id").unwrap().len(), 32);
}

#[test]
fn a_batch_is_answered_in_order() {
    let running = Running::new();
    let answer = running.post(
        "/graphql",
        &json!([{ "query": "{ hello }" }, { "query": "{ nothing }" }]),
    );
    let answers = answer.json();
    assert_eq!(answers[0]["data"]["hello"], "welcome");
    assert_eq!(answers[1]["errors"][0]["extensions"]["code"], "request.query");
}

#[test]
fn a_token_says_who_asks_and_a_bad_one_is_refused() {
    let running = Running::new();
    assert_eq!(running.query("{ who }").json()["data"]["who"], "Stranger");
    let ask = |token: &str| {
        let authorization = format!("Bearer {token}");
        running.request(
            "POST",
            "/graphql",
            &[("Content-Type", "application/json"), ("Authorization", &authorization)],
            br#"{"query":"{ who }"}"#,
        )
    };
    assert!(ask(&running.token()).body.contains("Login"));
    let refused = ask("eyJhbGciOiJub25lIn0.eyJzdWIiOiJvd25lciJ9.");
    assert_eq!((refused.status, refused.code().as_str()), (401, "access.sign_in_ended"));
}

#[test]
fn the_reader_is_answered_in_their_language() {
    let running = Running::new();
    let answer = running.request("GET", "/graphql", &[("Accept-Language", "ar-EG,ar;q=0.9")], b"");
    assert_eq!(answer.status, 405);
    assert!(
        answer.json()["error"]["message"]
            .as_str()
            .unwrap()
            .contains("هذا العنوان")
    );
}

#[test]
fn health_tells_alive_and_ready() {
    let running = Running::new();
    assert_eq!(running.request("GET", "/healthz", &[], b"").status, 200);
    assert_eq!(running.request("GET", "/readyz", &[], b"").body, "ready\n");
}

#[test]
fn figures_are_for_this_machine_or_with_the_token() {
    let layer = Layer {
        metrics_token: Some("0f3a77".into()),
        trusted_proxies: Some(vec!["127.0.0.1".into()]),
        ..Layer::default()
    };
    let running = Running::with(layer);
    running.query("{ hello }");
    assert_eq!(running.request("GET", "/metrics", &[], b"").status, 200);
    let from_elsewhere = |headers: &[(&str, &str)]| {
        let headers = [&[("X-Forwarded-For", "41.32.7.9")], headers].concat();
        running.request("GET", "/metrics", &headers, b"").status
    };
    assert_eq!(from_elsewhere(&[]), 404);
    assert_eq!(from_elsewhere(&[("Authorization", "Bearer 0f3a78")]), 404);
    assert_eq!(from_elsewhere(&[("Authorization", "Bearer 0f3a77")]), 200);
}

// Promise 15
#[test]
fn an_address_that_asks_too_much_waits_and_the_others_do_not() {
    let layer = Layer {
        rate_per_second: Some(1),
        rate_burst: Some(5),
        trusted_proxies: Some(vec!["127.0.0.1".into()]),
        ..Layer::default()
    };
    let running = Running::with(layer);
    let ask = |address: &str| {
        running.request(
            "POST",
            "/graphql",
            &[("Content-Type", "application/json"), ("X-Forwarded-For", address)],
            br#"{"query":"{ hello }"}"#,
        )
    };
    let answers: Vec<_> = (0..20).map(|_| ask("41.32.7.9")).collect();
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 5);
    let refused = answers.last().unwrap();
    assert_eq!(
        (refused.status, refused.code().as_str(), refused.header("retry-after")),
        (429, "request.too_many", Some("1"))
    );
    assert_eq!(ask("41.32.7.10").status, 200);
}

// Promise 12: the whole batch would be paid for by one request otherwise.
#[test]
fn a_batch_pays_for_each_of_its_operations() {
    let running = Running::with(Layer {
        rate_per_second: Some(1),
        rate_burst: Some(12),
        ..Layer::default()
    });
    let batch = json!(vec![json!({ "query": "{ hello }" }); 10]);
    assert_eq!(running.post("/graphql", &batch).status, 200);
    assert_eq!(running.post("/graphql", &batch).status, 429);
}

// Promise 15
#[test]
fn past_its_capacity_the_server_says_so_at_once() {
    let running = Running::with(Layer {
        requests_at_once: Some(1),
        ..Layer::default()
    });
    std::thread::scope(|scope| {
        let slow = scope.spawn(|| running.query("{ slow }"));
        std::thread::sleep(std::time::Duration::from_millis(300));
        let refused = running.query("{ hello }");
        assert_eq!((refused.status, refused.code().as_str()), (503, "unavailable.busy"));
        let slow = slow.join().unwrap();
        assert_eq!((slow.status, slow.code().as_str()), (503, "unavailable.timeout"));
    });
    assert_eq!(running.query("{ hello }").status, 200);
}

#[test]
fn a_path_of_the_web_client_is_no_path_for_changes() {
    let running = Running::new();
    assert_eq!(running.post("/customers", &json!({})).status, 404);
    assert_eq!(running.request("GET", "/nothing.js", &[], b"").status, 404);
}

// A stop finishes what was accepted.
#[test]
fn a_stopping_server_answers_what_it_accepted() {
    let running = Running::with(Layer {
        request_seconds: Some(1),
        ..Layer::default()
    });
    std::thread::scope(|scope| {
        let (address, slow) = (running.address, scope.spawn(|| running.query("{ slow }")));
        std::thread::sleep(std::time::Duration::from_millis(300));
        running.stop();
        assert_eq!(slow.join().unwrap().code(), "unavailable.timeout");
        assert!(std::net::TcpStream::connect(address).is_err(), "still accepting");
    });
}
