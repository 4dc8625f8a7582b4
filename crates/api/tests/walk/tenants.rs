//! What belongs to another tenant does not exist (`A3`): each id that can be given, in arguments and nested inputs,
//! answers as a random one does, in a database that has two tenants.

use std::collections::{BTreeMap, BTreeSet};

use coworkflow_domain::ids::TenantId;
use serde_json::Value;

use crate::arguments::arguments;
use crate::support::{Furnished, Shape, codes, run, text};

/// What the first table does not ask by id: root, field, arguments.
const MORE: &[(&str, &str, &str)] = &[
    (
        "Query",
        "possibleDuplicates",
        r#"(name: "mona el sherif", exceptId: "$customer")"#,
    ),
    ("Query", "bookings", r#"(seriesId: "$series")"#),
    ("Query", "bookings", r#"(resourceId: "$room")"#),
    ("Query", "bookings", r#"(customerId: "$customer")"#),
    (
        "Query",
        "bookingOptions",
        r#"(input: { startsAt: "2026-11-22T08:00:00Z", endsAt: "2026-11-22T10:00:00Z", customerId: "$customer" })"#,
    ),
    (
        "Query",
        "tryBooking",
        r#"(input: { resourceId: "$room", startsAt: "2026-11-23T08:00:00Z", endsAt: "2026-11-23T09:00:00Z", customerId: "$customer" })"#,
    ),
    (
        "Query",
        "tryBooking",
        r#"(input: { resourceId: "$room", startsAt: "2026-11-23T08:00:00Z", endsAt: "2026-11-23T09:00:00Z", bookingId: "$booking" })"#,
    ),
    (
        "Query",
        "quoteBooking",
        r#"(input: { resourceId: "$room", startsAt: "2026-11-23T08:00:00Z", endsAt: "2026-11-23T09:00:00Z", customerId: "$customer" })"#,
    ),
    (
        "Query",
        "quoteBooking",
        r#"(input: { resourceId: "$room", startsAt: "2026-11-23T08:00:00Z", endsAt: "2026-11-23T09:00:00Z", bookingId: "$booking" })"#,
    ),
    (
        "Query",
        "previewSeries",
        r#"(resourceId: "$room", startsAt: "2026-11-23T08:00:00Z", endsAt: "2026-11-23T10:00:00Z", rule: "FREQ=WEEKLY;COUNT=4", customerId: "$customer")"#,
    ),
    (
        "Query",
        "previewSeries",
        r#"(resourceId: "$room", startsAt: "2026-11-23T08:00:00Z", endsAt: "2026-11-23T10:00:00Z", rule: "FREQ=WEEKLY;COUNT=4", bookingId: "$booking")"#,
    ),
    (
        "Mutation",
        "createResource",
        r#"(input: { name: "B2", resourceType: DESK, ratePerHour: 3000, parentId: "$room" })"#,
    ),
    (
        "Mutation",
        "changeResource",
        r#"(id: "$spare", version: 1, input: { name: "A3", resourceType: SEAT, ratePerHour: 2500, parentId: "$room" })"#,
    ),
    (
        "Mutation",
        "moveBooking",
        r#"(id: "$booking", input: { resourceId: "$otherroom", startsAt: "2026-11-23T08:00:00Z", endsAt: "2026-11-23T10:00:00Z" })"#,
    ),
    (
        "Mutation",
        "closePlaces",
        r#"(input: { resourceIds: "$otherroom", startsAt: "2026-11-26T08:00:00Z", reason: "New paint" })"#,
    ),
    (
        "Mutation",
        "changeSeries",
        r#"(bookingId: "$repeated", scope: ALL, input: { resourceId: "$otherroom" })"#,
    ),
    (
        "Mutation",
        "changeMySeries",
        r#"(bookingId: "$repeated", scope: ALL, input: { resourceId: "$otherroom" })"#,
    ),
    (
        "Query",
        "previewChangeMySeries",
        r#"(bookingId: "$repeated", scope: ALL, input: { resourceId: "$otherroom" })"#,
    ),
    (
        "Query",
        "previewChangeSeries",
        r#"(bookingId: "$repeated", scope: ALL, input: { resourceId: "$otherroom" })"#,
    ),
    (
        "Mutation",
        "createUser",
        r#"(input: { name: "Hoda Samir", email: "hoda@nile.test", role: STAFF, customRoleId: "$role", password: "a long enough one" })"#,
    ),
    (
        "Mutation",
        "changeUser",
        r#"(id: "$colleague", input: { name: "Salma Ezzat", email: "salma@nile.test", role: STAFF, customRoleId: "$role", active: true })"#,
    ),
    (
        "Mutation",
        "inviteStaff",
        r#"(input: { email: "hoda@nile.test", role: STAFF, customRoleId: "$role" })"#,
    ),
    ("Query", "sessions", r#"(customerId: "$customer")"#),
    ("Query", "sessions", r#"(resourceId: "$seat")"#),
    ("Query", "invoices", r#"(customerId: "$customer")"#),
    (
        "Query",
        "invoicePreview",
        r#"(lines: [{ description: "Coffee", quantity: 1, unitPrice: 3000, itemId: "$item" }])"#,
    ),
    (
        "Mutation",
        "issueInvoice",
        r#"(input: { customerId: "$customer", lines: [{ description: "Coffee", quantity: 1, unitPrice: 3000, itemId: "$item" }] })"#,
    ),
    (
        "Mutation",
        "payInvoices",
        r#"(customerId: "$customer", invoiceIds: "$invoice", payments: [{ tender: CASH, amount: 100 }])"#,
    ),
    ("Query", "subscriptions", r#"(customerId: "$customer")"#),
    ("Query", "journal", r#"(actorId: "$user")"#),
    ("Query", "journal", r#"(customerId: "$customer")"#),
    ("Query", "shifts", r#"(userId: "$user")"#),
    ("Query", "items", r#"(categoryId: "$category")"#),
    ("Query", "deliveries", r#"(supplierId: "$supplier")"#),
    (
        "Mutation",
        "createItem",
        r#"(input: { name: "Lentil soup", category: MEAL, categoryId: "$category", price: 6000, minStock: 1 })"#,
    ),
    (
        "Mutation",
        "changeItem",
        r#"(id: "$item", version: 1, input: { name: "Lentil soup", category: MEAL, categoryId: "$category", price: 6000, minStock: 1 })"#,
    ),
    (
        "Mutation",
        "recordDelivery",
        r#"(input: { supplierId: "$supplier", lines: [{ itemId: "$item", quantity: 1 }] })"#,
    ),
    (
        "Mutation",
        "createPriceRule",
        r#"(input: { name: "Evenings", effect: { kind: HOURLY_RATE, price: 4000 }, scope: { resourceIds: "$seat", customerIds: "$customer" } })"#,
    ),
    (
        "Mutation",
        "changePriceRule",
        r#"(id: "$rule", version: 1, input: { name: "Evenings", effect: { kind: HOURLY_RATE, price: 4000 }, scope: { resourceIds: "$seat", customerIds: "$customer" } })"#,
    ),
    (
        "Query",
        "priceWhatIf",
        r#"(draft: { name: "Evenings", effect: { kind: HOURLY_RATE, price: 4000 }, scope: { resourceIds: "$seat", customerIds: "$customer" } }, replacesId: "$rule")"#,
    ),
    (
        "Query",
        "priceExample",
        r#"(input: { draft: { name: "Evenings", effect: { kind: HOURLY_RATE, price: 4000 }, scope: { resourceIds: "$seat", customerIds: "$customer" } }, replacesId: "$rule", resourceId: "$seat", itemId: "$item", customerId: "$customer", startsAt: "2026-11-20T08:00:00Z", endsAt: "2026-11-20T12:00:00Z" })"#,
    ),
    (
        "Mutation",
        "createPriceRule",
        r#"(input: { name: "Happy hour", effect: { kind: ITEM_PRICE, price: 1500 }, scope: { itemIds: "$item" } })"#,
    ),
    (
        "Mutation",
        "changePriceRule",
        r#"(id: "$rule", version: 1, input: { name: "Happy hour", effect: { kind: ITEM_PRICE, price: 1500 }, scope: { itemIds: "$item" } })"#,
    ),
    (
        "Query",
        "priceWhatIf",
        r#"(draft: { name: "Happy hour", effect: { kind: ITEM_PRICE, price: 1500 }, scope: { itemIds: "$item" } }, replacesId: "$rule")"#,
    ),
    (
        "Query",
        "priceExample",
        r#"(input: { draft: { name: "Happy hour", effect: { kind: ITEM_PRICE, price: 1500 }, scope: { itemIds: "$item" } }, replacesId: "$rule", resourceId: "$seat", itemId: "$item", customerId: "$customer", startsAt: "2026-11-20T08:00:00Z", endsAt: "2026-11-20T12:00:00Z" })"#,
    ),
    (
        "Mutation",
        "changeSpace",
        r#"(version: 1, input: { name: "Nile House", zone: "Africa/Cairo", openingHours: [], cutOff: "05:00", taxMode: NONE, taxRate: 0,
            taxName: "", incrementMinutes: 1, graceMinutes: 0, allowNegativeStock: false, receiptNote: "", logo: "$logo" })"#,
    ),
    (
        "Mutation",
        "setup",
        r#"(input: { tenantName: "Second", currency: "EGP", ownerName: "Hoda Samir", ownerEmail: "hoda@nile.test", ownerPassword: "a long enough one",
            space: { name: "Second", zone: "Africa/Cairo", openingHours: [], cutOff: "05:00", taxMode: NONE, taxRate: 0, taxName: "",
            incrementMinutes: 1, graceMinutes: 0, allowNegativeStock: false, receiptNote: "", logo: "$logo" } })"#,
    ),
    (
        "Mutation",
        "setUpFromArchive",
        r#"(input: { archive: "$import", ownerEmail: "nadia@nile.test", ownerPassword: "a long enough one" })"#,
    ),
    ("Mutation", "movePriceRule", r#"(id: "$rule", belowId: "$firstrule")"#),
    ("Mutation", "closeShift", r#"(input: { id: "$shift", counted: 0 })"#),
    (
        "Mutation",
        "issueCreditNote",
        r#"(invoiceId: "$invoice", lines: [{ lineId: "$line", amount: 1 }], reason: "Too warm")"#,
    ),
];

/// A random id, known to nobody.
const NOBODY: &str = "0193b2c4-7d1e-7a60-9c55-2f0d8e4b7a31";

struct Neighbours {
    ours: Furnished,
    theirs: Furnished,
}

impl Neighbours {
    fn new() -> Neighbours {
        let theirs = Furnished::new();
        let ours = Furnished::of(theirs.house.next_door());
        Neighbours { ours, theirs }
    }

    /// Our owner, or a member where it is a member's own, asks with our own ids, but for one of them.
    fn ask(&self, place: &str, query: &str, name: &str, id: &str) -> Value {
        let query = query.replace(&format!("${name}"), id);
        self.ours.run(self.ours.asker(place), &query)
    }

    /// Whether anything of theirs stands in an answer.
    fn leaks(&self, answer: &Value) -> bool {
        let answer = answer.to_string();
        self.theirs.ids.values().any(|id| answer.contains(id))
    }

    fn last_entries(&self) -> [i64; 2] {
        [&self.ours, &self.theirs].map(|of| of.house.last_event().seq)
    }
}

/// The names of ids in the arguments of a field.
fn names(arguments: &str) -> BTreeSet<String> {
    let mut parts = arguments.split('$');
    parts.next();
    let name = |part: &str| part.chars().take_while(char::is_ascii_alphabetic).collect();
    parts.map(name).collect()
}

// A3
#[test]
fn what_belongs_next_door_is_answered_as_what_is_nowhere() {
    let both = Neighbours::new();
    let shape = Shape::of(&both.ours.schema, &both.ours.house);
    let before = both.last_entries();
    let mut asked = 0;
    for root in ["Query", "Mutation"] {
        for field in shape.fields(root) {
            let field_name = text(&field["name"]);
            let more = MORE
                .iter()
                .filter(|more| (more.0, more.1) == (root, field_name.as_str()));
            let selection = shape.selection(&field, &mut Vec::new(), &mut BTreeSet::new());
            for arguments in arguments(root, &field_name).into_iter().chain(more.map(|more| more.2)) {
                let query = format!("{} {{ {field_name}{arguments}{selection} }}", root.to_lowercase());
                for name in names(arguments) {
                    let place = format!("{root}.{field_name}");
                    let foreign = both.ask(&place, &query, &name, &both.theirs.ids[name.as_str()]);
                    let nowhere = both.ask(&place, &query, &name, NOBODY);
                    assert_eq!(
                        foreign, nowhere,
                        "{query} tells ${name} of another tenant from a random id"
                    );
                    assert!(!both.leaks(&foreign), "{query} answers {foreign}");
                    let refused = !codes(&foreign).is_empty();
                    assert!(root == "Query" || refused, "{query} takes a foreign ${name}: {foreign}");
                    asked += 1;
                }
            }
        }
    }
    assert!(asked > 40, "only {asked} ids were asked for");
    // Nothing was written on either side.
    assert_eq!(both.last_entries(), before);
}

// A3
#[test]
fn every_id_that_can_be_given_is_asked_for() {
    let both = Neighbours::new();
    let query = "{ __schema { types { name fields { name args { name type { ...of } } } inputFields { name type { ...of } } } } }
        fragment of on __Type { name ofType { name ofType { name ofType { name } } } }";
    let answer = run(&both.ours.schema, &both.ours.house, &both.ours.house.owner, query);
    let types = answer["data"]["__schema"]["types"].as_array().expect("types");
    let types: BTreeMap<String, &Value> = types.iter().map(|found| (text(&found["name"]), found)).collect();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut missing = Vec::new();
    for root in ["Query", "Mutation"] {
        for field in list(&types[root]["fields"]) {
            let name = text(&field["name"]);
            let more = MORE.iter().filter(|more| (more.0, more.1) == (root, name.as_str()));
            let asked: String = arguments(root, &name)
                .into_iter()
                .chain(more.map(|more| more.2))
                .collect();
            let mut given = list(&field["args"]);
            while let Some(argument) = given.pop() {
                let kind = innermost(&argument["type"]);
                if kind == "ID" && !asked.contains(&format!("{}: \"$", text(&argument["name"]))) {
                    missing.push(format!("{root}.{name}: {}", text(&argument["name"])));
                }
                given.extend(
                    types
                        .get(&kind)
                        .map(|found| list(&found["inputFields"]))
                        .unwrap_or_default(),
                );
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new(), "say in this test how they are asked");
}

// A3: a cursor is a place in one's own list, wherever it came from.
#[test]
fn a_cursor_from_next_door_opens_nothing() {
    let both = Neighbours::new();
    let mut elsewhere = String::new();
    for (path, list) in LISTS {
        let first = format!("{{ {} }}", list.replace(" AFTER", ""));
        let place = format!("Query.{}", path.split('/').next().unwrap_or_default());
        let theirs = both.theirs.run(both.theirs.asker(&place), &first);
        let cursor = theirs["data"].pointer(&format!("/{path}/endCursor")).map(text);
        let cursor = cursor.unwrap_or_else(|| panic!("{first} answered {theirs}"));
        // Where they have nothing, a cursor of another list of theirs.
        let own = !cursor.is_empty();
        let cursor = if own { cursor } else { elsewhere.clone() };
        elsewhere.clone_from(&cursor);
        let after = format!(
            "{{ {} }}",
            list.replace("AFTER", &format!(", after: {}", Value::from(cursor)))
        );
        let answer = both.ours.run(both.ours.asker(&place), &after);
        assert!(
            !own || answer["data"].pointer(&format!("/{path}")).is_some(),
            "{after} answered {answer}"
        );
        assert!(!both.leaks(&answer), "{after} answered {answer}");
    }
}

// A3
#[test]
fn every_list_that_takes_a_cursor_is_asked_for() {
    let both = Neighbours::new();
    let query = "{ __schema { types { name fields { name args { name } } } } }";
    let answer = run(&both.ours.schema, &both.ours.house, &both.ours.house.owner, query);
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut missing = Vec::new();
    for found in list(&answer["data"]["__schema"]["types"]) {
        for field in list(&found["fields"]) {
            let name = text(&field["name"]);
            let pages = list(&field["args"]).iter().any(|argument| argument["name"] == "after");
            let of_root = found["name"] == "Query";
            let asked = LISTS.iter().any(|(path, _)| match path.split_once('/') {
                Some((_, last)) => !of_root && last == name,
                None => of_root && *path == name,
            });
            if pages && !asked {
                missing.push(format!("{}.{name}", text(&found["name"])));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new(), "say in LISTS how they are asked");
}

/// Every list that takes a cursor, and where it stands in the answer.
const LISTS: &[(&str, &str)] = &[
    ("customers", "customers(first: 1 AFTER) { endCursor nodes { id } }"),
    ("sessions", "sessions(first: 1 AFTER) { endCursor nodes { id } }"),
    ("items", "items(first: 1 AFTER) { endCursor nodes { id } }"),
    ("shifts", "shifts(first: 1 AFTER) { endCursor nodes { id } }"),
    (
        "shift/entries",
        r#"shift(id: "$shift") { entries(first: 1 AFTER) { endCursor nodes { invoice { id } } } }"#,
    ),
    ("invoices", "invoices(first: 1 AFTER) { endCursor nodes { id } }"),
    ("suppliers", "suppliers(first: 1 AFTER) { endCursor nodes { id } }"),
    ("deliveries", "deliveries(first: 1 AFTER) { endCursor nodes { id } }"),
    ("stockCounts", "stockCounts(first: 1 AFTER) { endCursor nodes { id } }"),
    (
        "journal",
        "journal(first: 1 AFTER) { endCursor nodes { actorId subjects { id } } }",
    ),
    (
        "customer/ledger",
        r#"customer(id: "$customer") { ledger(first: 1 AFTER) { endCursor nodes { id } } }"#,
    ),
    (
        "customer/invoices",
        r#"customer(id: "$customer") { invoices(first: 1 AFTER) { endCursor nodes { id } } }"#,
    ),
    (
        "customer/sessions",
        r#"customer(id: "$customer") { sessions(first: 1 AFTER) { endCursor nodes { id } } }"#,
    ),
    (
        "item/movements",
        r#"item(id: "$item") { movements(first: 1 AFTER) { endCursor nodes { id } } }"#,
    ),
    (
        "customer/pastInvoices",
        r#"customer(id: "$customer") { pastInvoices(first: 1 AFTER) { endCursor nodes { id } } }"#,
    ),
    (
        "subscriptions",
        "subscriptions(first: 1 AFTER) { endCursor nodes { id } }",
    ),
    (
        "debtors",
        "debtors(first: 1 AFTER) { endCursor nodes { customer { id } } }",
    ),
    (
        "balances",
        "balances(side: CREDIT, first: 1 AFTER) { endCursor nodes { id } }",
    ),
    ("coupons", "coupons(first: 1 AFTER) { endCursor nodes { id } }"),
    ("bookings", "bookings(first: 1 AFTER) { endCursor nodes { id } }"),
    ("myBookings", "myBookings(first: 1 AFTER) { endCursor nodes { id } }"),
    ("myPlans", "myPlans(first: 1 AFTER) { endCursor nodes { planName } }"),
    ("myInvoices", "myInvoices(first: 1 AFTER) { endCursor nodes { id } }"),
];

// A3: a token names its tenant; the same person in another one is nobody.
#[test]
fn nobody_acts_next_door_with_the_sign_in_of_here() {
    let both = Neighbours::new();
    let mut over_there = both.ours.house.owner.clone();
    over_there.tenant = both.theirs.house.tenant;
    assert_eq!(
        codes(&both.theirs.run(&over_there, "{ space { name } }")),
        ["sign_in_needed"]
    );
    over_there.tenant = TenantId::from_uuid(uuid::Uuid::nil());
    assert_eq!(
        codes(&both.theirs.run(&over_there, "{ space { name } }")),
        ["sign_in_needed"]
    );
}

fn innermost(kind: &Value) -> String {
    if kind["ofType"].is_object() {
        innermost(&kind["ofType"])
    } else {
        text(&kind["name"])
    }
}
