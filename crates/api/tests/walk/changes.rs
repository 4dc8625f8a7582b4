//! What holds for every change: it is in the journal, and under one key it happens once.

use coworkflow_operations::journal::History;
use serde_json::Value;

use crate::arguments::arguments;
use crate::support::{Furnished, Shape, codes, innermost, text};

/// What must have happened before a change has something to do.
const BEFORE: &[(&str, &str)] = &[
    (
        "extendAtDoor",
        r#"mutation { bookAtDoor(endsAt: "2026-11-20T11:00:00Z") { __typename } }"#,
    ),
    ("extendBooking", r#"mutation { checkIn(id: "$arriving") { id } }"#),
    ("payIn", "mutation { openShift(float: 50000) { id } }"),
    ("payOut", "mutation { openShift(float: 50000) { id } }"),
    ("closeShift", "mutation { openShift(float: 50000) { id } }"),
    (
        "restoreCustomer",
        r#"mutation { archiveCustomer(id: "$newcomer") { id } }"#,
    ),
    (
        "restoreResource",
        r#"mutation { archiveResource(id: "$spare") { id } }"#,
    ),
    (
        "removeHoliday",
        r#"mutation { setHolidays(input: { from: "2026-11-22", name: "Founding day" }) { id } }"#,
    ),
    (
        "restoreFloorPlan",
        r#"mutation { archiveFloorPlan(id: "$floor") { id } }"#,
    ),
    (
        "restoreFloorPlanVersion",
        r#"mutation { publishFloorPlan(id: "$floor", version: 1) { id } }"#,
    ),
    (
        "revokeCalendarFeed",
        r#"mutation { makeCalendarFeed(customerId: "$customer") { path } }"#,
    ),
    (
        "revokeMyCalendarFeed",
        r#"mutation { makeCalendarFeed(customerId: "$customer") { path } }"#,
    ),
    ("takeMyOffer", r#"mutation { leaveWaitlist(id: "$waiting") { id } }"#),
    ("takeMyOffer", r#"mutation { cancelBooking(id: "$arriving") { id } }"#),
    (
        "takeWaitlistOffer",
        r#"mutation { cancelBooking(id: "$arriving") { id } }"#,
    ),
    ("restoreItem", r#"mutation { archiveItem(id: "$item") { id } }"#),
    (
        "setInOrder",
        r#"mutation { setOutOfOrder(resourceId: "$spare", reason: "Wobbly chair") { id } }"#,
    ),
    (
        "restorePriceRule",
        r#"mutation { archivePriceRule(id: "$rule") { id } }"#,
    ),
    (
        "restoreCategory",
        r#"mutation { archiveCategory(id: "$category") { id } }"#,
    ),
    (
        "restoreSupplier",
        r#"mutation { archiveSupplier(id: "$supplier") { id } }"#,
    ),
    ("restoreCoupon", r#"mutation { archiveCoupon(id: "$coupon") { id } }"#),
    ("restorePlan", r#"mutation { archivePlan(id: "$otherplan") { id } }"#),
    (
        "resumeSubscription",
        r#"mutation { pauseSubscription(id: "$subscription", untilOn: "2026-12-01") { id } }"#,
    ),
    (
        "cancelSession",
        r#"mutation { voidConsumption(id: "$consumption") { id } }"#,
    ),
];

/// Where the arguments of the table must differ for something to change.
const OTHER: &[(&str, &str)] = &[
    // Outside of the hours of the guest's plan: it costs something.
    (
        "payBooking",
        r#"(id: "$held", payments: [{ tender: CASH, amount: 12000 }])"#,
    ),
    (
        "changeUser",
        r#"(id: "$user", input: { name: "Nadia Helmy", email: "nadia@nile.test", role: OWNER, active: true })"#,
    ),
    (
        "changeMyPassword",
        r#"(current: "koshary at the corner", password: "another long one")"#,
    ),
    (
        "runImport",
        r#"(id: "$import", mapping: [{ column: "name", field: "name" }])"#,
    ),
];

/// Not a change of a house that stands, or of nobody known yet: the first start, who joins, a look at a file, and work with
/// the whole of the data, which goes on by itself and is told when it is done: its own tests show that.
const NONE: &[&str] = &[
    "setup",
    "openSpace",
    "join",
    "joinStaff",
    "previewImport",
    "makeBackup",
    "restoreBackup",
    "exportArchive",
    "setUpFromArchive",
    // Only an app knows the digits that turn a second step on: the tests of the second step show what these do.
    "startMyApp",
    "confirmMyApp",
    "newMyRecoveryCodes",
    "endMySecondStep",
    "resetSecondStep",
    // And only a browser with an authenticator makes a passkey.
    "removeMyPasskey",
    // It ends the booked stay of a known customer, whom a door does not let in: the tests of displays show that.
    "endAtDoor",
    // Only time lets a guest not come, and only a provider takes payments: the tests of bookings and of the test provider show both.
    "markNoShow",
    "payBookingOnline",
    "payMyBooking",
];

fn changes(furnished: &Furnished) -> Vec<(String, String, bool)> {
    let shape = Shape::of(&furnished.schema, &furnished.house);
    let fields = shape.fields("Mutation").into_iter();
    let known = |field: Value| {
        let name = text(&field["name"]);
        let other = OTHER.iter().find(|other| other.0 == name).map(|other| other.1);
        let arguments = other.or(arguments("Mutation", &name)).expect("arguments").to_owned();
        let leaf = matches!(innermost(&field["type"])["kind"].as_str(), Some("SCALAR" | "ENUM"));
        (name, arguments, leaf)
    };
    fields
        .map(known)
        .filter(|(name, ..)| !NONE.contains(&name.as_str()))
        .collect()
}

/// A house where the change has something to do.
fn ready(name: &str) -> Furnished {
    let furnished = Furnished::new();
    for (_, before) in BEFORE.iter().filter(|before| before.0 == name) {
        let field = before
            .trim_start_matches("mutation { ")
            .split('(')
            .next()
            .unwrap_or_default();
        let answer = furnished.run(furnished.asker(&format!("Mutation.{field}")), before);
        assert_eq!(codes(&answer), Vec::<String>::new(), "{before} answered {answer}");
    }
    furnished
}

// J1, M12
#[test]
fn every_change_is_told_and_under_one_key_happens_once() {
    for (name, arguments, leaf) in changes(&Furnished::new()) {
        let furnished = ready(&name);
        let owner = &furnished.house.owner;
        let asker = furnished.asker(&format!("Mutation.{name}"));
        let keyed = match arguments.trim_end().trim_end_matches(')') {
            "" => format!("(idempotencyKey: \"key-{name}\")"),
            arguments => format!("{arguments}, idempotencyKey: \"key-{name}\")"),
        };
        let selection = match name.as_str() {
            _ if leaf => "",
            _ if name.ends_with("AtDoor") => "{ __typename }",
            "changeMemberSettings" | "changeBookingSettings" => "{ version }",
            "bookSeries" | "repeatBooking" | "changeSeries" | "cancelSeries" | "cutSeries" => {
                "{ seriesId made changed cancelled }"
            }
            "makeCalendarFeed" | "makeMyCalendarFeed" => "{ path }",
            "payInvoices" => "{ customer { id } invoices { id } }",
            _ => "{ id }",
        };
        let query = format!("mutation {{ {name}{keyed} {selection} }}");
        let before = furnished.house.last_event().seq;
        let first = furnished.run(asker, &query);
        assert_eq!(codes(&first), Vec::<String>::new(), "{query} answered {first}");
        if name == "runImport" {
            // It goes on by itself, and runs once.
            while furnished.house.last_event().seq == before {
                std::thread::yield_now();
            }
        }
        let told = furnished.house.last_event().seq;
        assert!(told > before, "{name} is not in the journal");
        let second = furnished.run(asker, &query);
        if name != "runImport" {
            assert_eq!(second, first, "{query}");
        }
        assert_eq!(
            furnished.house.last_event().seq,
            told,
            "{name} happened twice under one key"
        );
        let history = furnished
            .house
            .ask(
                owner,
                History {
                    first: Some(5),
                    ..History::default()
                },
            )
            .unwrap();
        let newest = history.nodes.first().unwrap();
        assert!(
            !newest.sentence.is_empty() && newest.sentence != newest.event,
            "{newest:?}"
        );
        assert_eq!(
            (newest.actor_name.is_empty(), newest.at),
            (false, furnished.house.now()),
            "{newest:?}"
        );
    }
}
