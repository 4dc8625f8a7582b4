//! What the house has on its first morning.

use serde_json::{Value, json};

use crate::house::{House, Who};

/// Prices include 14 % tax; every started quarter of an hour counts, after five minutes of grace.
pub const TAX: i64 = 1_400;

/// A seat, desk or room.
pub struct Place {
    /// Its id.
    pub id: String,
    /// Whether guests sit down in it by themselves.
    pub open: bool,
}

/// Something to eat or drink.
pub struct Item {
    /// Its id.
    pub id: String,
    /// How many the house likes to have.
    pub full: i64,
}

/// Thirty places: seats, desks, rooms and a roof.
pub fn places(house: &mut House) -> Vec<Place> {
    let kinds = [
        ("A", "SEAT", 2_500, 16),
        ("D", "DESK", 4_000, 10),
        ("Room ", "ROOM", 15_000, 3),
        ("Roof ", "EVENT_SPACE", 60_000, 1),
    ];
    let mut places = Vec::new();
    for (name, kind, rate, count) in kinds {
        for number in 1..=count {
            let input = json!({ "name": format!("{name}{number}"), "resourceType": kind, "ratePerHour": rate });
            let made = house.must(
                Who::Owner,
                "mutation($input: ResourceInput!) { createResource(input: $input) { id } }",
                json!({ "input": input }),
            );
            places.push(Place {
                id: id(&made, "/createResource/id"),
                open: kind != "EVENT_SPACE",
            });
        }
    }
    places
}

const MENU: [(&str, &str, i64, i64, i64); 12] = [
    ("Turkish coffee", "BEVERAGE", 4_000, 30, 400),
    ("Latte", "BEVERAGE", 6_500, 25, 300),
    ("شاي بالنعناع", "BEVERAGE", 2_500, 40, 500),
    ("كركديه", "BEVERAGE", 3_000, 20, 200),
    ("Fresh orange juice", "BEVERAGE", 6_000, 12, 90),
    ("Still water", "BEVERAGE", 1_000, 60, 700),
    ("Cola can", "BEVERAGE", 2_500, 40, 300),
    ("Croissant", "SNACK", 4_500, 12, 120),
    ("Date cake", "SNACK", 4_000, 10, 100),
    ("Salted peanuts", "SNACK", 2_000, 15, 120),
    ("Chicken sandwich", "MEAL", 9_500, 8, 80),
    ("كشري", "MEAL", 7_000, 10, 90),
];

/// A menu of twelve.
pub fn items(house: &mut House) -> Vec<Item> {
    MENU.iter()
        .map(|(name, category, price, min_stock, full)| {
            let input = json!({ "name": name, "category": category, "price": price, "minStock": min_stock });
            let made = house.must(
                Who::Owner,
                "mutation($input: ItemInput!, $quantity: Long!) { createItem(input: $input, quantity: $quantity) { id } }",
                json!({ "input": input, "quantity": full }),
            );
            Item {
                id: id(&made, "/createItem/id"),
                full: *full,
            }
        })
        .collect()
}

/// Tax in the prices, quarter hours, a way back to good terms with those who owe.
pub fn settings(house: &mut House) {
    let space = house.must(
        Who::Owner,
        "{ space { name zone cutOff version openingHours { weekday opens closes } } }",
        json!({}),
    );
    let space = &space["space"];
    let input = json!({
        "name": space["name"], "zone": space["zone"], "openingHours": space["openingHours"], "cutOff": space["cutOff"],
        "taxMode": "INCLUSIVE", "taxRate": TAX, "taxName": "VAT", "incrementMinutes": 15, "graceMinutes": 5,
        "allowNegativeStock": false, "receiptNote": "",
    });
    house.must(
        Who::Owner,
        "mutation($input: SpaceInput!, $version: Long!) { changeSpace(input: $input, version: $version) { version } }",
        json!({ "input": input, "version": space["version"] }),
    );
}

/// The id at a place of an answer.
pub fn id(answer: &Value, path: &str) -> String {
    answer.pointer(path).and_then(Value::as_str).expect("an id").to_owned()
}
