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
    /// What one costs the house, about.
    pub cost: i64,
    /// For how many days it is good, when that is written down.
    pub keeps: Option<i64>,
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
                cost: price * 2 / 5,
                keeps: (*full < 130).then_some(9),
            }
        })
        .collect()
}

/// Three suppliers.
pub fn suppliers(house: &mut House) -> Vec<String> {
    ["Delta Foods", "شركة النيل للمشروبات", "Cairo Bakery"]
        .into_iter()
        .map(|name| {
            let made = house.must(
                Who::Owner,
                "mutation($input: SupplierInput!) { createSupplier(input: $input) { id } }",
                json!({ "input": { "name": name } }),
            );
            id(&made, "/createSupplier/id")
        })
        .collect()
}

/// The plans that the house sells, with their prices: the three of every house, and mornings with ten hours.
pub fn plans(house: &mut House) -> Vec<(String, i64)> {
    house.must(
        Who::Owner,
        "mutation($input: PlanInput!) { createPlan(input: $input) { id } }",
        json!({ "input": {
            "name": "Ten mornings", "days": 20, "price": 60_000, "includedMinutes": 2_400, "fromTime": "09:00", "toTime": "15:00",
            "resourceTypes": ["SEAT", "DESK"],
        } }),
    );
    let plans = house.must(Who::Owner, "{ plans { id name days price version } }", json!({}));
    let rows = plans["plans"].as_array().cloned().unwrap_or_default();
    rows.iter()
        .map(|plan| {
            let price = match plan["price"].as_i64() {
                Some(0) | None => plan["days"].as_i64().unwrap_or(1) * 6_000,
                Some(price) => price,
            };
            let input = json!({ "name": plan["name"], "days": plan["days"], "price": price });
            if plan["price"].as_i64() != Some(price) {
                house.must(
                    Who::Owner,
                    "mutation($i: ID!, $input: PlanInput!, $v: Long!) { changePlan(id: $i, input: $input, version: $v) { id } }",
                    json!({ "i": plan["id"], "input": input, "v": plan["version"] }),
                );
            }
            (plan["id"].as_str().unwrap_or_default().to_owned(), price)
        })
        .collect()
}

/// Codes that guests have, good and bad.
pub const COUPONS: [&str; 2] = ["WELCOME", "EXAMS"];

/// Prices that change by the hour, by how long somebody stays and by who they are, and two coupons.
pub fn prices(house: &mut House) {
    let rules = [
        json!({ "name": "Evenings", "effect": { "kind": "HOURLY_RATE", "price": 3_000 },
            "scope": { "fromTime": "18:00", "untilTime": "02:00", "resourceTypes": ["SEAT"] } }),
        json!({ "name": "Day cap", "effect": { "kind": "DAILY_CAP", "price": 15_000 }, "scope": { "resourceTypes": ["SEAT", "DESK"] } }),
        json!({ "name": "At least", "effect": { "kind": "MINIMUM_CHARGE", "price": 1_500 } }),
        json!({ "name": "Happy hour", "effect": { "kind": "ITEM_PERCENT_OFF", "percent": 2_500 },
            "scope": { "fromTime": "15:00", "untilTime": "17:00", "itemCategories": ["BEVERAGE"] } }),
        json!({ "name": "Last ones", "effect": { "kind": "ITEM_PERCENT_OFF", "percent": 4_000 },
            "scope": { "stockBelow": 12, "itemCategories": ["SNACK"] } }),
    ];
    for rule in rules {
        house.must(
            Who::Owner,
            "mutation($input: PriceRuleInput!) { createPriceRule(input: $input) { id } }",
            json!({ "input": rule }),
        );
    }
    for input in [
        json!({ "code": COUPONS[0], "percent": 1_000, "maxPerCustomer": 1 }),
        json!({ "code": COUPONS[1], "amount": 2_000, "maxUses": 300 }),
    ] {
        house.must(
            Who::Owner,
            "mutation($input: CouponInput!) { createCoupon(input: $input) { id } }",
            json!({ "input": input }),
        );
    }
}

/// The hours of Ramadan, deep into the night, and the feasts.
pub fn holidays(house: &mut House) {
    for input in [
        json!({ "from": "2026-02-18", "to": "2026-03-19", "name": "Ramadan", "opens": "10:00", "closes": "02:00" }),
        json!({ "from": "2026-03-20", "to": "2026-03-22", "name": "Eid al-Fitr", "opens": "12:00", "closes": "23:00" }),
    ] {
        house.must(
            Who::Owner,
            "mutation($input: HolidaysInput!) { setHolidays(input: $input) { date } }",
            json!({ "input": input }),
        );
    }
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
