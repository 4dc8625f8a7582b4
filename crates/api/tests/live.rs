//! What one till does appears on the other, in order and in the reader's language (`J2`).

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use async_graphql::{Executor, Request as GraphqlRequest, Value};
use coworkflow_api::{Request, Schema, schema};
use coworkflow_domain::text::Lang;
use coworkflow_operations::Context;
use coworkflow_operations::testing::{TestHouse, block_on};
use futures_util::{Stream, StreamExt};
use serde_json::{Value as Json, json};

fn request(house: &TestHouse, who: &Context, query: &str) -> GraphqlRequest {
    GraphqlRequest::new(query).data(Request {
        services: house.services.clone(),
        context: who.clone(),
    })
}

fn ask(schema: &Schema, house: &TestHouse, who: &Context, query: &str) -> Json {
    let answer = block_on(schema.execute(request(house, who, query)));
    assert!(answer.errors.is_empty(), "{query}: {:?}", answer.errors);
    answer.data.into_json().unwrap()
}

fn listens(schema: &Schema, house: &TestHouse, who: &Context, since: i64) -> impl Stream<Item = Json> + Unpin + use<> {
    let query = format!(
        "subscription {{ changes(since: {since}) {{ seq reset entries {{ seq event clientId actorName sentence subjects {{ kind id }} }} }} }}"
    );
    let stream = schema.execute_stream(request(house, who, &query), None);
    Box::pin(stream.map(|answer| match answer.data {
        Value::Null => {
            json!(
                answer.errors[0]
                    .extensions
                    .as_ref()
                    .and_then(|extensions| extensions.get("code"))
                    .cloned()
            )
        }
        data => data.into_json().unwrap()["changes"].take(),
    }))
}

// J2, A6
#[test]
fn the_other_till_hears_each_step_with_what_to_fetch_again() {
    let (house, schema) = (TestHouse::new(), schema());
    let seat = ask(
        &schema,
        &house,
        &house.owner,
        r#"mutation { createResource(input: { name: "Seat A1", resourceType: SEAT, ratePerHour: 3000 }) { id isAvailable } }"#,
    );
    let seat_id = seat["createResource"]["id"].as_str().unwrap();
    let now = ask(
        &schema,
        &house,
        &house.staff,
        "{ house { seq places { state resource { id } } } }",
    );
    assert_eq!(
        now["house"]["places"],
        json!([{ "state": "FREE", "resource": { "id": seat_id } }])
    );
    let seq = now["house"]["seq"].as_i64().unwrap();
    let arabic = Context {
        lang: Lang::Ar,
        ..house.staff.clone()
    };
    let mut english = listens(&schema, &house, &house.manager, seq);
    let mut other = listens(&schema, &house, &arabic, seq);
    let missed = block_on(english.next()).unwrap();
    assert_eq!(missed, json!({ "seq": seq, "reset": false, "entries": [] }));
    block_on(other.next()).unwrap();

    let start = format!(
        r#"mutation {{ startSession(input: {{ newCustomer: {{ name: "سلمى حجازي" }}, resourceId: "{seat_id}" }}) {{ id customer {{ id }} }} }}"#
    );
    let session = ask(&schema, &house, &house.owner, &start);
    let mut heard = Vec::new();
    while heard.len() < 2 {
        let push = block_on(english.next()).unwrap();
        heard.extend(push["entries"].as_array().unwrap().clone());
    }
    let events: Vec<&Json> = heard.iter().map(|entry| &entry["event"]).collect();
    assert_eq!(events, ["customer.created", "session.started"]);
    assert_eq!(heard[1]["seq"], seq + 2);
    assert_eq!(
        (&heard[1]["clientId"], &heard[1]["actorName"]),
        (&json!("tab-1"), &json!("Nadia Sherif"))
    );
    let touched = heard[1]["subjects"].as_array().unwrap();
    assert!(touched.contains(&json!({ "kind": "Session", "id": session["startSession"]["id"] })));
    assert!(touched.contains(&json!({ "kind": "Resource", "id": seat_id })));
    let sentence = block_on(other.next()).unwrap()["entries"][0]["sentence"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        sentence.contains("سلمى حجازي") && !sentence.contains("customer"),
        "{sentence}"
    );

    let now = ask(
        &schema,
        &house,
        &house.staff,
        "{ house { places { state session { customer { name } } } day { sessionsStarted } lowStock { id } } }",
    );
    let place = json!([{ "state": "TAKEN", "session": { "customer": { "name": "سلمى حجازي" } } }]);
    assert_eq!(
        now["house"],
        json!({ "places": place, "day": { "sessionsStarted": 1 }, "lowStock": [] })
    );
}

// Promise: revocation is immediate, for open sockets too
#[test]
fn a_deactivated_user_gets_one_refusal_and_the_end() {
    let (house, schema) = (TestHouse::new(), schema());
    let mut staff = listens(&schema, &house, &house.staff, 0);
    block_on(staff.next()).unwrap();
    let user = house.user(&house.staff);
    let change = format!(
        r#"mutation {{ changeUser(id: "{}", input: {{ name: "{}", email: "{}", role: STAFF, active: false }}) {{ active }} }}"#,
        user.id, user.name, user.email
    );
    ask(&schema, &house, &house.owner, &change);
    assert_eq!(block_on(staff.next()).unwrap(), "sign_in_needed");
    assert!(block_on(staff.next()).is_none());
}
