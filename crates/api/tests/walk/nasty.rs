//! Bad input, from the outside: each gets a typed refusal that names its field, and nothing is written.

use serde_json::Value;

use crate::support::{Furnished, codes, text};

/// What is sent, the code that comes back, and the field it is about.
const NASTY: &[(&str, &str, &str)] = &[
    // Money: below zero, beyond reason, a discount of 101 %.
    (
        r#"createItem(input: { name: "Mint tea", category: BEVERAGE, price: -1, minStock: 0 }) { id }"#,
        "invalid",
        "price",
    ),
    (
        r#"createItem(input: { name: "Mint tea", category: BEVERAGE, price: 9007199254740991, minStock: 0 }) { id }"#,
        "invalid",
        "price",
    ),
    (
        r#"createResource(input: { name: "C1", resourceType: ROOM, ratePerHour: -2000 }) { id }"#,
        "invalid",
        "ratePerHour",
    ),
    (
        r#"createResource(input: { name: "C1", resourceType: ROOM, ratePerHour: 2000, capacity: 0 }) { id }"#,
        "invalid",
        "capacity",
    ),
    (
        r#"endSession(input: { sessionId: "$session", discount: 10100 }) { id }"#,
        "money.percent_out_of_range",
        "discount",
    ),
    (
        r#"endSession(input: { sessionId: "$session", discount: -1 }) { id }"#,
        "money.percent_out_of_range",
        "discount",
    ),
    (
        r#"payInvoice(invoiceId: "$invoice", payments: [{ tender: CASH, amount: -500 }]) { id }"#,
        "payment.not_positive",
        "payments.0.amount",
    ),
    (
        r#"payInvoice(invoiceId: "$invoice", payments: [{ tender: CASH, amount: 9007199254740991 }]) { id }"#,
        "payment.too_large",
        "payments.0.amount",
    ),
    (
        r#"refund(invoiceId: "$invoice", amount: 0, reason: "Wrong card") { id }"#,
        "payment.refund_not_positive",
        "amount",
    ),
    (
        r#"refund(invoiceId: "$invoice", amount: 9007199254740991, reason: "All") { id }"#,
        "payment.refund_too_large",
        "amount",
    ),
    (
        r#"topUp(customerId: "$customer", amount: -1, tender: CASH) { id }"#,
        "ledger.not_positive",
        "amount",
    ),
    (
        r#"topUp(customerId: "$customer", amount: 9007199254740991, tender: CASH) { id }"#,
        "ledger.too_much",
        "amount",
    ),
    (
        r#"adjustBalance(customerId: "$customer", amount: 0, reason: "Nothing") { id }"#,
        "ledger.nothing",
        "amount",
    ),
    // Quantities: none, negative, more than anybody sells.
    (
        r#"consume(sessionId: "$session", itemId: "$item", quantity: 0) { id }"#,
        "session.quantity_out_of_bounds",
        "quantity",
    ),
    (
        r#"consume(sessionId: "$session", itemId: "$item", quantity: -3) { id }"#,
        "session.quantity_out_of_bounds",
        "quantity",
    ),
    (
        r#"consume(sessionId: "$session", itemId: "$item", quantity: 2147483647) { id }"#,
        "session.quantity_out_of_bounds",
        "quantity",
    ),
    (
        r#"deliverStock(itemId: "$item", quantity: 9007199254740991) { id }"#,
        "invalid",
        "quantity",
    ),
    (
        r#"countStock(itemId: "$item", counted: -1) { id }"#,
        "invalid",
        "counted",
    ),
    // Names that can't be seen, run backwards, or break out of their line.
    (
        r#"createCustomer(input: { name: "\u200b" }) { id }"#,
        "text.invisible_character",
        "name",
    ),
    (
        r#"createCustomer(input: { name: "Mona \u202efdp" }) { id }"#,
        "text.invisible_character",
        "name",
    ),
    (
        r#"createCustomer(input: { name: "Mona\r\nBcc: all" }) { id }"#,
        "text.line_break",
        "name",
    ),
    (r#"createCustomer(input: { name: "   " }) { id }"#, "text.empty", "name"),
    (
        r#"createResource(input: { name: "\u2067A9", resourceType: SEAT, ratePerHour: 1 }) { id }"#,
        "text.invisible_character",
        "name",
    ),
    (
        r#"createItem(input: { name: "\u0000", category: MEAL, price: 1, minStock: 0 }) { id }"#,
        "text.control_character",
        "name",
    ),
    // Moments and versions.
    (
        r#"endSession(input: { sessionId: "$session", endedAt: "9999-12-30T00:00:00Z" }) { id }"#,
        "session.ends_in_the_future",
        "endedAt",
    ),
    (
        r#"endSession(input: { sessionId: "$session", endedAt: "-009999-01-02T01:59:59Z" }) { id }"#,
        "session.ends_before_it_starts",
        "endedAt",
    ),
    (
        r#"setOutOfOrder(resourceId: "$spare", reason: "Lamp", until: "1970-01-01T00:00:00Z") { id }"#,
        "resource.ends_in_the_past",
        "until",
    ),
];

/// What GraphQL itself refuses: not whole numbers, not numbers, more than 53 bits.
const ODD_SCALARS: &[&str] = &[
    r#"createItem(input: { name: "Mint tea", category: BEVERAGE, price: 25.005, minStock: 0 }) { id }"#,
    r#"createItem(input: { name: "Mint tea", category: BEVERAGE, price: "2500", minStock: 0 }) { id }"#,
    r#"createItem(input: { name: "Mint tea", category: BEVERAGE, price: -9223372036854775808, minStock: 0 }) { id }"#,
    r#"deliverStock(itemId: "$item", quantity: 1000000000000000000) { id }"#,
    r#"consume(sessionId: "$session", itemId: "$item", quantity: 1000000000000000000) { id }"#,
    r#"endSession(input: { sessionId: "$session", endedAt: "yesterday" }) { id }"#,
    r#"refund(invoiceId: "$invoice", amount: 1e3, reason: "Wrong card") { id }"#,
];

// A6, M4
#[test]
fn bad_input_is_refused_by_its_field_in_both_languages_and_writes_nothing() {
    let furnished = Furnished::new();
    let before = furnished.house.last_event().seq;
    let mut arabic = furnished.house.owner.clone();
    arabic.lang = coworkflow_domain::text::Lang::Ar;
    for (change, code, field) in NASTY {
        let query = format!("mutation {{ {change} }}");
        let answer = furnished.run(&furnished.house.owner, &query);
        let error = &answer["errors"][0];
        assert_eq!(
            (
                codes(&answer).first().map(String::as_str),
                &error["extensions"]["field"]
            ),
            (Some(*code), &Value::from(*field)),
            "{query} answered {answer}"
        );
        let english = text(&error["message"]);
        let arabic = text(&furnished.run(&arabic, &query)["errors"][0]["message"]);
        let has_arabic = |text: &str| text.chars().any(|c| ('\u{600}'..='\u{6FF}').contains(&c));
        assert!(
            !english.is_empty() && !has_arabic(&english) && has_arabic(&arabic),
            "{english} | {arabic}"
        );
    }
    for change in ODD_SCALARS {
        let answer = furnished.run(&furnished.house.owner, &format!("mutation {{ {change} }}"));
        assert!(
            answer["data"].is_null() && !codes(&answer).is_empty(),
            "{change} answered {answer}"
        );
    }
    assert_eq!(furnished.house.last_event().seq, before);
}

// S7: what a customer is follows from what they bought; nobody types it.
#[test]
fn the_type_of_a_customer_is_shown_and_can_not_be_given() {
    let furnished = Furnished::new();
    let owner = &furnished.house.owner;
    let made = furnished.run(
        owner,
        r#"mutation { createCustomer(input: { name: "Yara Nabil" }) { id customerType } }"#,
    );
    assert_eq!(made["data"]["createCustomer"]["customerType"], "VISITOR");
    let inputs = furnished.run(owner, "{ __schema { types { name inputFields { name } } } }");
    let types = inputs["data"]["__schema"]["types"].as_array().unwrap();
    let typed = types
        .iter()
        .flat_map(|found| found["inputFields"].as_array().cloned().unwrap_or_default());
    assert!(
        typed
            .map(|field| text(&field["name"]))
            .all(|field| field != "customerType")
    );
    let given = furnished.run(
        owner,
        r#"mutation { createCustomer(input: { name: "Omar", customerType: MONTHLY }) { id } }"#,
    );
    assert!(given["data"].is_null() && given["errors"].is_array());
}
