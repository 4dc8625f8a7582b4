//! Many houses on one server: each at its own address, none through that of another, and a console that sees none of what they keep.

use std::time::{Duration, Instant};

use coworkflow_domain::ids::TenantId;
use coworkflow_domain::tenants::{HostName, Slug};
use coworkflow_operations::customers::{CreateCustomer, CustomerInput};
use coworkflow_operations::tenants::{NewHouse, NewOperator, Place};
use coworkflow_operations::testing::{OWNER_EMAIL, PASSWORD, TestHouse, setup_input};
use coworkflow_server::config::Layer;
use serde_json::{Value, json};

use crate::house::{Answer, Running};
use crate::live::{Line, subscribe};

const BASE: &str = "desks.test";

/// A server with `Nile House` at its bare address and `Delta Hub` at one of its own; the owner of both has one e-mail.
fn two_houses() -> (Running, TenantId) {
    let running = Running::real_with(Layer {
        base_domain: Some(BASE.into()),
        ..Layer::default()
    });
    let delta = make(&running, "delta-hub");
    (running, delta)
}

fn make(running: &Running, slug: &str) -> TenantId {
    let place = Place {
        slug: Slug::parse(slug).unwrap(),
        domain: None,
        plan: None,
    };
    let new = NewHouse {
        setup: setup_input(),
        place,
    };
    running.wait(running.house.services.make_house(new)).unwrap().tenant
}

fn post(running: &Running, host: Option<&str>, path: &str, token: Option<&str>, body: &Value) -> Answer {
    let authorization = token.map(|token| format!("Bearer {token}"));
    let mut headers = vec![("Content-Type", "application/json")];
    headers.extend(host.map(|host| ("Host", host)));
    headers.extend(authorization.as_deref().map(|value| ("Authorization", value)));
    running.request("POST", path, &headers, body.to_string().as_bytes())
}

fn enter(running: &Running, host: Option<&str>, lead: &str) -> Answer {
    let body = json!({ "email": OWNER_EMAIL, "password": PASSWORD });
    post(running, host, &format!("{lead}/auth/sign-in"), None, &body)
}

fn token(entered: &Answer) -> String {
    entered.json()["accessToken"].as_str().unwrap().to_owned()
}

fn viewer(running: &Running, host: Option<&str>, lead: &str, token: &str) -> Answer {
    let body = json!({ "query": "{ viewer { tenantName user { email } } }" });
    post(running, host, &format!("{lead}/graphql"), Some(token), &body)
}

// A3
#[test]
fn each_house_is_entered_at_its_own_address_and_through_no_other() {
    let (running, delta) = two_houses();
    let domain = HostName::parse("desk.delta.test").unwrap();
    let slug = Slug::parse("delta-hub").ok();
    running
        .wait(running.house.services.place_house(delta, slug, Some(domain)))
        .unwrap();
    let host = format!("delta-hub.{BASE}:8080");
    let ways = [
        (None, ""),
        (None, "/t/delta-hub"),
        (Some(host.as_str()), ""),
        (Some("desk.delta.test"), ""),
    ];
    let tokens: Vec<String> = ways
        .iter()
        .map(|(host, lead)| {
            let entered = enter(&running, *host, lead);
            assert_eq!(entered.status, 200, "{host:?} {lead}: {entered:?}");
            let path = format!("Path={lead}/auth");
            assert!(entered.header("set-cookie").unwrap().contains(&path), "{entered:?}");
            token(&entered)
        })
        .collect();
    for (at, (host, lead)) in ways.iter().enumerate() {
        for (of, token) in tokens.iter().enumerate() {
            // The first is of Nile House, all others of Delta Hub.
            let same = (at == 0) == (of == 0);
            let answer = viewer(&running, *host, lead, token);
            assert_eq!(
                answer.status,
                if same { 200 } else { 401 },
                "{host:?} {lead} with {of}: {answer:?}"
            );
        }
    }
    for (host, lead, status, code) in [
        (None, "/t/nobodys", 401, "tenants.no_house"),
        (Some("nobodys.desks.test"), "", 401, "tenants.no_house"),
        (Some("evil.test"), "", 421, "request.host"),
        (Some("desk.delta.test"), "/t/delta-hub", 404, "not_found"),
    ] {
        let answer = enter(&running, host, lead);
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (status, code),
            "{host:?} {lead}"
        );
    }
    // The cookie of one house renews nothing in another.
    let cookie = enter(&running, None, "").header("set-cookie").unwrap().to_owned();
    let cookie = cookie.split(';').next().unwrap();
    let renew = |lead: &str| {
        let headers = [("Content-Type", "application/json"), ("Cookie", cookie)];
        running
            .request("POST", &format!("{lead}/auth/refresh"), &headers, b"{}")
            .status
    };
    assert_eq!((renew("/t/delta-hub"), renew("")), (401, 200));
}

// A3: whatever is a file or a link.
#[test]
fn files_and_links_of_one_house_are_not_there_in_another() {
    let (running, delta) = two_houses();
    let there = token(&enter(&running, None, "/t/delta-hub"));
    let nile = &running.house;
    let input = CustomerInput {
        name: "Mona El-Sherif".into(),
        ..CustomerInput::default()
    };
    let new = CreateCustomer {
        input,
        allow_duplicate: false,
    };
    let mona = nile.change(&nile.staff, new).unwrap().id;
    let feed = nile
        .change(
            &nile.staff,
            coworkflow_operations::feeds::MakeFeed { customer_id: mona },
        )
        .unwrap();
    let random = "018f0000-0000-7000-8000-000000000000".to_owned();
    let logo = running
        .wait(nile.services.take_logo(&nile.owner, PIXEL.to_vec()))
        .unwrap();
    let get = |path: &str| {
        let authorization = format!("Bearer {there}");
        let answer = running.request(
            "GET",
            &format!("/t/delta-hub{path}"),
            &[("Authorization", &authorization)],
            b"",
        );
        (answer.status, answer.code())
    };
    for (path, id) in [
        ("/files/assets/ID", logo.to_string()),
        ("/files/invoices/ID.pdf", mona.to_string()),
        ("/files/credit_notes/ID.pdf", mona.to_string()),
        ("/files/statements/ID.pdf", mona.to_string()),
        ("/files/invoices.pdf?ids=ID", mona.to_string()),
        ("/files/my/invoices/ID.pdf", mona.to_string()),
        ("/imports/ID/rejected.csv", mona.to_string()),
        ("/files/backups/ID", "coworkflow-2026-11-20T08-00-00Z.backup".into()),
        ("/files/archives/ID", "coworkflow-2026-11-20T08-00-00Z.zip".into()),
    ] {
        let (theirs, nobodys) = (get(&path.replace("ID", &id)), get(&path.replace("ID", &random)));
        assert_eq!(theirs, nobodys, "{path}");
        assert!(theirs.0 >= 400, "{path}: {theirs:?}");
    }
    // The link counts where it was made, and there alone.
    assert_eq!(running.request("GET", &feed.path, &[], b"").status, 200);
    assert_eq!(get(&feed.path).0, 404);
    let printed = nile
        .services
        .file_link(&nile.owner, &format!("/files/assets/{logo}"))
        .unwrap();
    assert!(get(&printed).0 >= 400);
    assert_ne!(delta, nile.tenant);
}

/// The smallest PNG there is.
const PIXEL: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde\x00\x00\x00\x0cIDATx\x9cc\xf8?\x93\x01\x00\x043\x01\x99\xdc\x1f\x84\x8d\x00\x00\x00\x00IEND\xaeB`\x82";

// Promise 8
#[test]
fn a_suspended_house_is_closed_at_once_and_its_open_sockets_too() {
    let (running, delta) = two_houses();
    let here = token(&enter(&running, None, ""));
    let there = token(&enter(&running, None, "/t/delta-hub"));
    let mut line = running.wait(Line::introduced(&running, &here));
    running.wait(line.say(&subscribe("a", "subscription { changes { seq } }")));
    let began = Instant::now();
    let services = &running.house.services;
    running
        .wait(services.suspend_house(running.house.tenant, "unpaid"))
        .unwrap();
    assert_eq!(running.wait(line.closed()), 4403);
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    let refused = viewer(&running, None, "", &here);
    assert_eq!((refused.status, refused.code().as_str()), (403, "tenants.suspended"));
    let refused = enter(&running, None, "");
    assert_eq!((refused.status, refused.code().as_str()), (403, "tenants.suspended"));
    assert!(refused.body.contains("suspended for now"), "{refused:?}");
    // The page itself comes, to say so; who watches the server is answered; the other house works on.
    assert_ne!(running.request("GET", "/", &[], b"").status, 403);
    assert_eq!(running.request("GET", "/readyz", &[], b"").status, 200);
    assert_eq!(viewer(&running, None, "/t/delta-hub", &there).status, 200);
    running.wait(services.resume_house(running.house.tenant)).unwrap();
    assert_eq!(viewer(&running, None, "", &here).status, 200);
    assert_ne!(delta, running.house.tenant);
}

/// Signs an operator in and answers the cookie.
fn operator(running: &Running) -> String {
    let new = NewOperator {
        name: "Hany Lotfy".into(),
        email: "hany@desks.test".into(),
        password: PASSWORD.into(),
    };
    running.wait(running.house.services.make_operator(new)).unwrap();
    let body = json!({ "email": "hany@desks.test", "password": PASSWORD });
    let entered = post(running, None, "/operator/api/sign-in", None, &body);
    assert_eq!(entered.status, 200, "{entered:?}");
    let cookie = entered.header("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/operator/api"));
    cookie.split(';').next().unwrap().to_owned()
}

fn console(running: &Running, cookie: &str, method: &str, path: &str, body: &[u8]) -> Answer {
    let headers = [("Content-Type", "application/json"), ("Cookie", cookie)];
    running.request(method, &format!("/operator/api{path}"), &headers, body)
}

#[test]
fn the_console_shows_how_houses_do_and_nothing_that_they_keep() {
    let (running, delta) = two_houses();
    let cookie = operator(&running);
    let nile: &TestHouse = &running.house;
    // What only the house may know.
    let canary = "Zeinab-Canary";
    let input = CustomerInput {
        name: canary.into(),
        phone: Some("010 9876 5432".into()),
        email: Some("canary@zeinab.test".into()),
        notes: Some("canary note".into()),
        ..CustomerInput::default()
    };
    let new = CreateCustomer {
        input,
        allow_duplicate: false,
    };
    let id = nile.change(&nile.staff, new).unwrap().id.to_string();
    let secrets = [
        canary,
        "9876",
        "zeinab",
        "canary",
        id.as_str(),
        "Nadia Sherif",
        "Tarek",
        "Salma",
        OWNER_EMAIL,
    ];
    let mut seen = Vec::new();
    let mut look = |path: &str| {
        let answer = console(&running, &cookie, "GET", path, b"");
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
        for secret in secrets {
            assert!(!answer.body.contains(secret), "{path} shows {secret}: {}", answer.body);
        }
        let json = answer.json();
        seen.push(json.clone());
        json
    };
    let overview = look("/overview");
    assert_eq!(
        (overview["tenants"].as_i64(), overview["suspended"].as_i64()),
        (Some(2), Some(0))
    );
    let tenants = look("/tenants?search=nile");
    let line = &tenants["nodes"][0];
    assert_eq!((line["customers"].as_i64(), line["team"].as_i64()), (Some(1), Some(3)));
    // Every key is one of these: a new one must be thought about here.
    let known = [
        "id",
        "name",
        "slug",
        "domain",
        "url",
        "state",
        "reason",
        "plan",
        "createdAt",
        "exportedAt",
        "eraseAt",
        "customers",
        "places",
        "team",
        "storageBytes",
        "changes",
        "lastAt",
        "faults",
    ];
    let keys: Vec<&String> = line.as_object().unwrap().keys().collect();
    assert!(keys.iter().all(|key| known.contains(&key.as_str())), "{keys:?}");
    look("/tenants?search=zeinab");
    look("/tenants?search=%25");
    // It opens nothing else, and nobody of a house gets in.
    let graph = json!({ "query": "{ customers { nodes { name } } }" });
    let headers = [("Content-Type", "application/json"), ("Cookie", cookie.as_str())];
    let asked = running.request("POST", "/graphql", &headers, graph.to_string().as_bytes());
    assert_eq!(asked.code(), "sign_in_needed");
    let opaque = cookie.split('=').nth(1).unwrap();
    assert_eq!(viewer(&running, None, "", opaque).status, 401);
    for (path, method) in [
        ("/overview", "GET"),
        ("/tenants", "GET"),
        (&*format!("/tenants/{delta}/suspend"), "POST"),
    ] {
        let owner = format!("Bearer {}", running.token());
        for headers in [
            vec![("Content-Type", "application/json")],
            vec![("Content-Type", "application/json"), ("Authorization", owner.as_str())],
            vec![
                ("Content-Type", "application/json"),
                ("Cookie", "coworkflow_operator=00"),
            ],
        ] {
            let answer = running.request(method, &format!("/operator/api{path}"), &headers, b"{}");
            assert_eq!(answer.status, 401, "{path} with {headers:?}");
        }
        // At the address of a house there is no console.
        let answer = running.request(method, &format!("/t/delta-hub/operator/api{path}"), &headers, b"{}");
        assert_eq!(answer.status, 401, "{path} at a house");
    }
}

#[test]
fn an_operator_suspends_resumes_and_closes_houses() {
    let (running, delta) = two_houses();
    let cookie = operator(&running);
    let say = |act: &str, body: Value| {
        let answer = console(
            &running,
            &cookie,
            "POST",
            &format!("/tenants/{delta}/{act}"),
            body.to_string().as_bytes(),
        );
        (answer.status, answer.code())
    };
    let state = || {
        let answer = console(&running, &cookie, "GET", "/tenants?search=delta-hub", b"").json();
        answer["nodes"][0]["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(say("suspend", json!({ "reason": "unpaid" })).0, 200);
    assert_eq!(state(), "suspended");
    assert_eq!(enter(&running, None, "/t/delta-hub").status, 403);
    assert_eq!(say("resume", json!({})).0, 200);
    assert_eq!(enter(&running, None, "/t/delta-hub").status, 200);
    assert_eq!(say("leave", json!({})), (422, "tenants.export_first".into()));
    running.wait(running.house.services.note_exported(delta)).unwrap();
    assert_eq!(say("leave", json!({})).0, 200);
    assert_eq!(state(), "leaving");
    assert_eq!(say("keep", json!({})).0, 200);
    assert_eq!(say("plan", json!({ "plan": "gold" })), (422, "tenants.no_plan".into()));
    assert_eq!(say("burn", json!({})).0, 422);
    // Only what is asked of a house that is there, with words that are known.
    assert_eq!(say("suspend", json!({ "because": "unpaid" })).0, 400);
    let nobody = console(&running, &cookie, "POST", "/tenants/nobodys/suspend", b"{}");
    assert_eq!(nobody.code(), "tenants.no_house");
    // A page elsewhere can't make a browser say it.
    let forged = [
        ("Content-Type", "application/json"),
        ("Cookie", cookie.as_str()),
        ("Origin", "https://evil.test"),
    ];
    let path = format!("/operator/api/tenants/{delta}/suspend");
    assert_eq!(running.request("POST", &path, &forged, b"{}").status, 403);
    assert_eq!(console(&running, &cookie, "POST", "/sign-out", b"").status, 204);
    assert_eq!(console(&running, &cookie, "GET", "/overview", b"").status, 401);
}
