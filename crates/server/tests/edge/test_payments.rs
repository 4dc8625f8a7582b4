//! The provider to try things out with: off unless configured, honest about what it is, and its news act once.

use coworkflow_operations::testing::TestHouse;
use coworkflow_server::config::Layer;
use serde_json::{Value, json};

use crate::house::{Answer, Running};

impl<H> Running<H> {
    fn asks(&self, token: &str, query: &str) -> Value {
        let authorization = format!("Bearer {token}");
        let headers = [
            ("Content-Type", "application/json"),
            ("Authorization", authorization.as_str()),
        ];
        let body = json!({ "query": query }).to_string();
        let answer = self.request("POST", "/graphql", &headers, body.as_bytes());
        answer.json()["data"].clone()
    }

    fn presses(&self, page: &str, answer: &str) -> Answer {
        let headers = [("Content-Type", "application/x-www-form-urlencoded")];
        self.request("POST", page, &headers, format!("answer={answer}").as_bytes())
    }
}

fn id(of: &Value, field: &str) -> String {
    of[field]["id"]
        .as_str()
        .unwrap_or_else(|| panic!("{field}: {of}"))
        .to_owned()
}

// B7, M11
#[test]
fn a_hold_is_paid_on_a_page_that_says_it_is_a_test() {
    let house = TestHouse::new();
    let services = house.services.clone();
    let layer = || Layer {
        test_payments: Some(true),
        ..Layer::default()
    };
    let running = Running::of_product(house, services.clone(), layer());
    let token = running.token();
    let room = running.asks(
        &token,
        r#"mutation { createResource(input: { name: "Nile", resourceType: ROOM, ratePerHour: 6000 }) { id } }"#,
    );
    let guest = running.asks(&token, r#"mutation { createCustomer(input: { name: "Mona" }) { id } }"#);
    let (room, guest) = (id(&room, "createResource"), id(&guest, "createCustomer"));
    let booked = running.asks(
        &token,
        &format!(
            r#"mutation {{ book(input: {{ customerId: "{guest}", resourceId: "{room}", hold: true,
                startsAt: "2026-11-20T10:00:00Z", endsAt: "2026-11-20T12:00:00Z" }}) {{ id }} }}"#
        ),
    );
    let booking = id(&booked, "book");
    let begun = running.asks(
        &token,
        &format!(r#"mutation {{ payBookingOnline(id: "{booking}", returnTo: "/calendar?booking={booking}") {{ url amount }} }}"#),
    );
    assert_eq!(begun["payBookingOnline"]["amount"], 12_000);
    let page = begun["payBookingOnline"]["url"].as_str().unwrap().to_owned();
    let shown = running.request("GET", &page, &[], b"");
    assert_eq!(shown.status, 200);
    assert!(
        shown.body.contains("No money moves") && shown.body.contains("120.00"),
        "{}",
        shown.body
    );
    // Another server on the same data, as after a restart, knows what was begun; told twice, it is paid once.
    let restarted = Running::of_product((), services, layer());
    for _ in 0..2 {
        let paid = restarted.presses(&page, "pay");
        assert_eq!(
            (paid.status, paid.header("location")),
            (303, Some(format!("/calendar?booking={booking}").as_str()))
        );
    }
    let after = running.asks(
        &token,
        &format!(r#"{{ booking(id: "{booking}") {{ state pays invoice {{ total paidAmount }} }} }}"#),
    );
    assert_eq!(
        after["booking"],
        json!({ "state": "CONFIRMED", "pays": "NOW", "invoice": { "total": 12_000, "paidAmount": 12_000 } })
    );
    // Who made up an address, or another way back, gets nowhere else.
    let made_up = page.split_once("?back=").unwrap().0.to_owned() + "?back=https%3A%2F%2Fevil.test";
    assert_eq!(running.presses(&made_up, "pay").header("location"), Some("/"));
    let elsewhere = running.request("POST", &page, &[("Origin", "https://evil.test")], b"answer=pay");
    assert_eq!(elsewhere.status, 403);
    assert_eq!(running.presses(&page, "keep").status, 404);
}

#[test]
fn without_its_setting_there_is_no_such_page() {
    let running = Running::real();
    let page = "/test-payments/0198f7a2-6b1c-7d3e-8f4a-5b6c7d8e9f01/0198f7a2-6b1c-7d3e-8f4a-5b6c7d8e9f00";
    assert_eq!(running.request("GET", page, &[], b"").status, 404);
    assert_eq!(running.presses(page, "pay").status, 404);
}
