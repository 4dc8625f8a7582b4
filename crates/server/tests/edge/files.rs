//! Files in and out: who may, what is taken, what comes back.

use serde_json::json;

use crate::house::{Answer, Running};

const CSV: &str = "الاسم,الموبايل\nسارة شكري,٠١٠١٢٣٤٥٦٧٨\nبلا رقم صحيح,123\n";

fn upload(running: &Running, kind: &str, token: Option<&str>, body: &[u8]) -> Answer {
    let authorization = format!("Bearer {}", token.unwrap_or_default());
    let mut headers = vec![("Content-Type", kind)];
    headers.extend(token.map(|_| ("Authorization", authorization.as_str())));
    running.request("POST", "/imports/customers?name=members.csv", &headers, body)
}

#[test]
fn a_file_goes_in_and_its_rejected_rows_come_out() {
    let running = Running::real();
    let token = running.token();
    let authorization = format!("Bearer {token}");
    let answer = upload(&running, "text/csv", Some(&token), CSV.as_bytes());
    assert_eq!(answer.status, 201, "{answer:?}");
    let id = answer.json()["id"].as_str().unwrap().to_owned();
    let ask = |query: String| {
        let body = json!({ "query": query }).to_string();
        running.request(
            "POST",
            "/graphql",
            &[("Content-Type", "application/json"), ("Authorization", &authorization)],
            body.as_bytes(),
        )
    };
    let mapping = r#"[{ column: "الاسم", field: "name" }, { column: "الموبايل", field: "phone" }]"#;
    assert_eq!(
        ask(format!(
            "mutation {{ runImport(id: \"{id}\", mapping: {mapping}) {{ state }} }}"
        ))
        .status,
        200
    );
    let done = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        ask(format!("{{ import(id: \"{id}\") {{ state }} }}"))
            .body
            .contains("DONE")
    });
    assert!(done);
    let path = format!("/imports/{id}/rejected.csv");
    let rejected = running.request("GET", &path, &[("Authorization", &authorization)], b"");
    assert_eq!(
        (rejected.status, rejected.header("content-type")),
        (200, Some("text/csv; charset=utf-8"))
    );
    assert!(
        rejected
            .header("content-disposition")
            .unwrap()
            .starts_with("attachment")
    );
    assert!(rejected.body.contains("بلا رقم صحيح") && !rejected.body.contains("سارة شكري"));
    assert_eq!(running.request("GET", &path, &[], b"").status, 401);
}

// Promise 13
#[test]
fn strangers_forms_and_giants_are_refused() {
    let running = Running::real();
    let token = running.token();
    assert_eq!(upload(&running, "text/csv", None, CSV.as_bytes()).status, 401);
    assert_eq!(
        upload(&running, "text/csv", Some("no.such.token"), CSV.as_bytes()).status,
        401
    );
    for kind in [
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
    ] {
        assert_eq!(upload(&running, kind, Some(&token), CSV.as_bytes()).status, 415);
    }
    let head = format!(
        "POST /imports/customers HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: text/csv\r\nContent-Length: 30000000\r\n\r\n",
        running.address
    );
    assert_eq!(running.send(head.as_bytes()).status, 413);
    let unknown = "/imports/0197f3a0-0000-7000-8000-000000000001/rejected.csv";
    let authorization = format!("Bearer {token}");
    assert_eq!(
        running
            .request("GET", unknown, &[("Authorization", &authorization)], b"")
            .status,
        404
    );
    assert_eq!(
        running
            .request(
                "GET",
                "/imports/etc%2Fpasswd/rejected.csv",
                &[("Authorization", &authorization)],
                b""
            )
            .status,
        404
    );
}
