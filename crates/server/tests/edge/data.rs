//! Logos, backups and archives over HTTP: who may, what is taken, what comes back.

use coworkflow_operations::testing::EmptyHouse;
use coworkflow_server::config::Layer;
use serde_json::{Value, json};

use crate::house::{Answer, Running};

/// The smallest PNG: one pixel.
const PIXEL: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8,
    6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0x0d, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0,
    0xf0, 0x1f, 0, 5, 0, 1, 0xff, 0x89, 0x99, 0x3d, 0x1d, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

fn send(running: &Running, method: &str, path: &str, kind: &str, token: Option<&str>, body: &[u8]) -> Answer {
    let authorization = format!("Bearer {}", token.unwrap_or_default());
    let mut headers = vec![("Content-Type", kind)];
    headers.extend(token.map(|_| ("Authorization", authorization.as_str())));
    running.request(method, path, &headers, body)
}

fn ask(running: &Running, token: &str, query: &str) -> Value {
    let body = json!({ "query": query }).to_string();
    send(
        running,
        "POST",
        "/graphql",
        "application/json",
        Some(token),
        body.as_bytes(),
    )
    .json()
}

/// Waits for the end of the work that goes on; its last answer.
fn ended(running: &Running, token: &str) -> Value {
    for _ in 0..400 {
        let mut answer = ask(running, token, "{ dataWork { state file fileUrl problem } }");
        let work = answer["data"]["dataWork"].take();
        if work["state"] != "RUNNING" {
            return work;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("the work does not end");
}

// Promises 13 and 22
#[test]
fn a_logo_comes_back_as_pixels_of_ours_and_nothing_else_does() {
    let running = Running::real();
    let token = running.token();
    let logo = |kind: &str, token: Option<&str>, body: &[u8]| send(&running, "POST", "/files/logo", kind, token, body);
    let taken = logo("image/png", Some(&token), PIXEL);
    assert_eq!(taken.status, 201, "{taken:?}");
    let path = format!("/files/assets/{}", taken.json()["id"].as_str().unwrap());
    let image = send(&running, "GET", &path, "", Some(&token), b"");
    assert_eq!((image.status, image.header("content-type")), (200, Some("image/png")));
    assert_eq!(image.header("x-content-type-options"), Some("nosniff"));
    assert!(image.header("cache-control").unwrap().contains("immutable"));
    assert_eq!(send(&running, "GET", &path, "", None, b"").status, 401);
    let random = "/files/assets/0198f7a2-6b1c-7d3e-8f4a-5b6c7d8e9f00";
    assert_eq!(send(&running, "GET", random, "", Some(&token), b"").status, 404);

    assert_eq!(logo("image/png", None, PIXEL).status, 401);
    for kind in ["multipart/form-data; boundary=x", "text/plain"] {
        assert_eq!(logo(kind, Some(&token), PIXEL).status, 415);
    }
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>"#;
    for odd in [svg.as_slice(), b"", &PIXEL[..40]] {
        assert_eq!(logo("image/png", Some(&token), odd).status, 422);
    }
    assert_eq!(logo("image/png", Some(&token), &vec![0; 5 * 1024 * 1024]).status, 413);
    let abroad = [("Content-Type", "image/png"), ("Origin", "https://evil.test")];
    assert_eq!(running.request("POST", "/files/logo", &abroad, PIXEL).status, 403);
}

// Promises 13 and 22
#[test]
fn a_picture_to_draw_over_comes_back_as_pixels_of_ours() {
    let running = Running::real();
    let token = running.token();
    let send =
        |kind: &str, token: Option<&str>, body: &[u8]| send(&running, "POST", "/files/underlay", kind, token, body);
    let taken = send("image/png", Some(&token), PIXEL);
    assert_eq!(taken.status, 201, "{taken:?}");
    let asset = taken.json()["id"].as_str().unwrap().to_owned();
    let floor = format!(
        r#"mutation {{ createFloorPlan(input: {{ name: "Roof", drawing: {{ width: 800, height: 600, items: [],
            underlay: {{ asset: "{asset}", x: 400, y: 300, width: 800, height: 600, opacity: 50 }} }} }}) {{ draft }} }}"#
    );
    let answer = ask(&running, &token, &floor);
    assert_eq!(
        answer["data"]["createFloorPlan"]["draft"]["underlay"]["asset"],
        asset.as_str(),
        "{answer}"
    );
    assert_eq!(send("image/png", None, PIXEL).status, 401);
    assert_eq!(send("multipart/form-data; boundary=x", Some(&token), PIXEL).status, 415);
    assert_eq!(send("image/png", Some(&token), b"<svg/>").status, 422);
    assert_eq!(send("image/png", Some(&token), &vec![0; 13 * 1024 * 1024]).status, 413);
}

// Promises 7 and 18
#[test]
fn a_backup_and_an_archive_are_made_followed_and_taken_away() {
    let running = Running::real();
    let token = running.token();
    ask(&running, &token, "mutation { makeBackup { state } }");
    let made = ended(&running, &token);
    assert_eq!(made["state"], "DONE", "{made}");
    let listed = ask(
        &running,
        &token,
        "{ backups { nodes { id fileUrl rows disagreements } } }",
    );
    let backup = &listed["data"]["backups"]["nodes"][0];
    assert_eq!(backup["id"], made["file"]);
    let url = backup["fileUrl"].as_str().unwrap();
    let file = send(&running, "GET", url, "", Some(&token), b"");
    assert_eq!(file.status, 200);
    assert!(
        file.body.starts_with("CoWorkFlow backup 1")
            && file.header("content-disposition").unwrap().starts_with("attachment")
    );
    assert_eq!(send(&running, "GET", url, "", None, b"").status, 401);
    for other in [
        "/files/backups/..%2Fhouse.db",
        "/files/backups/2026-11-20T02-00-00Z.backup",
        "/files/archives/house.db",
    ] {
        let answer = send(&running, "GET", other, "", Some(&token), b"");
        assert!(matches!(answer.status, 404 | 422), "{other}: {answer:?}");
    }
    ask(&running, &token, "mutation { exportArchive { state } }");
    let exported = ended(&running, &token);
    let archive = send(
        &running,
        "GET",
        exported["fileUrl"].as_str().unwrap(),
        "",
        Some(&token),
        b"",
    );
    assert_eq!(
        (archive.status, archive.header("content-type")),
        (200, Some("application/zip"))
    );
    // A house that is there takes no archive in.
    let refused = send(
        &running,
        "POST",
        "/setup/archive",
        "application/zip",
        None,
        archive.body.as_bytes(),
    );
    assert_eq!(refused.status, 422);
}

// Promise 8
#[test]
fn a_restore_signs_everybody_out() {
    let running = Running::real();
    let token = running.token();
    ask(&running, &token, "mutation { makeBackup { state } }");
    let backup = ended(&running, &token)["file"].as_str().unwrap().to_owned();
    let restore =
        format!(r#"mutation {{ restoreBackup(name: "{backup}", confirmation: "Nile House Zamalek") {{ state }} }}"#);
    assert_eq!(
        ask(&running, &token, &restore)["data"]["restoreBackup"]["state"],
        "RUNNING"
    );
    let out = (0..400).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        ask(&running, &token, "{ viewer { tenantName } }")["errors"][0]["extensions"]["code"] == "sign_in_needed"
    });
    assert!(out, "the sign-in of before still counts");
    assert!(!ask(&running, &running.token(), "{ viewer { tenantName } }")["data"]["viewer"].is_null());
}

#[test]
fn an_empty_server_wants_the_code_and_a_whole_archive() {
    let house = EmptyHouse::new();
    let services = house.services.clone();
    let running = Running::of_product(house, services.clone(), Layer::default());
    services.require_setup_code("abcd-2345".into());
    let sent = |headers: &[(&str, &str)], body: &[u8]| running.request("POST", "/setup/archive", headers, body);
    let from_elsewhere = [("Content-Type", "application/zip"), ("X-Forwarded-For", "41.32.7.9")];
    assert_eq!(
        sent(&from_elsewhere, b"PK").json()["error"]["code"],
        "access.wrong_setup_code"
    );
    let odd = sent(&[("Content-Type", "application/zip")], b"a letter to the tax office");
    assert_eq!(
        (odd.status, odd.json()["error"]["code"].clone()),
        (422, json!("data.not_an_archive"))
    );
    assert_eq!(
        sent(&[("Content-Type", "multipart/form-data; boundary=x")], b"").status,
        415
    );
}
