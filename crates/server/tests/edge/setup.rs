//! The first owner: free on this machine, by the printed code from elsewhere.

use coworkflow_operations::testing::EmptyHouse;
use coworkflow_server::config::Layer;
use serde_json::{Value, json};

use crate::house::{Answer, Running};

fn empty() -> Running<EmptyHouse> {
    let house = EmptyHouse::new();
    let services = house.services.clone();
    services.require_setup_code("gezira7nile2".to_owned());
    let layer = Layer {
        trusted_proxies: Some(vec!["127.0.0.1".into()]),
        ..Layer::default()
    };
    Running::of_product(house, services, layer)
}

fn set_up(running: &Running<EmptyHouse>, from: Option<&str>, code: Option<&str>) -> Answer {
    let space = json!({
        "name": "Gezira House", "zone": "Africa/Cairo", "openingHours": [{ "weekday": 7, "opens": "09:00", "closes": "02:00" }], "cutOff": "05:00",
        "taxMode": "NONE", "taxRate": 0, "taxName": "", "incrementMinutes": 1, "graceMinutes": 0, "allowNegativeStock": false, "receiptNote": "",
    });
    let input = json!({
        "tenantName": "Gezira House", "space": space, "currency": "EGP", "ownerName": "Hoda Salem", "ownerEmail": "hoda@gezira.test",
        "ownerPassword": "lanterns over the bridge", "setupCode": code,
    });
    let body = json!({ "query": "mutation($input: SetupInput!) { setup(input: $input) { name } }", "variables": { "input": input } }).to_string();
    let mut headers = vec![("Content-Type", "application/json")];
    headers.extend(from.map(|address| ("X-Forwarded-For", address)));
    running.request("POST", "/graphql", &headers, body.as_bytes())
}

#[test]
fn on_this_machine_the_owner_needs_no_code_and_there_is_only_one_first_time() {
    let running = empty();
    assert_eq!(
        running.query("{ setupNeeded }").json()["data"]["setupNeeded"],
        Value::Bool(true)
    );
    assert_eq!(
        set_up(&running, None, None).json()["data"]["setup"]["name"],
        "Gezira House"
    );
    assert_eq!(set_up(&running, None, None).code(), "access.set_up_already");
}

#[test]
fn from_elsewhere_only_the_printed_code_opens() {
    let running = empty();
    assert_eq!(
        set_up(&running, Some("41.32.7.9"), None).code(),
        "access.wrong_setup_code"
    );
    assert_eq!(
        set_up(&running, Some("41.32.7.9"), Some("gezira7nile3")).code(),
        "access.wrong_setup_code"
    );
    assert_eq!(
        set_up(&running, Some("41.32.7.9"), Some("gezira7nile2")).json()["data"]["setup"]["name"],
        "Gezira House"
    );
}
