//! A furnished house and the schema read back from itself, for the tests that walk all of it.

use std::collections::BTreeMap;

use async_graphql::{Executor, Request as GraphqlRequest, Response, Variables};
use coworkflow_api::{Request, Schema, schema};
use coworkflow_domain::imports::ImportKind;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Instant;
use coworkflow_operations::Context;
use coworkflow_operations::testing::{DESK, TestHouse, block_on};
use futures_util::StreamExt;
use serde_json::Value;

/// The smallest PNG there is.
const PIXEL: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde\x00\x00\x00\x0cIDATx\x9cc\xf8?\x93\x01\x00\x043\x01\x99\xdc\x1f\x84\x8d\x00\x00\x00\x00IEND\xaeB`\x82";

/// What members are meant to reach (`A4`). Whoever adds to it makes sure that an answer tells of nobody else.
pub const MEMBERS: &[&str] = &[
    "Query.availability",
    "Query.me",
    "Query.myCalendarFeed",
    "Query.myBooking",
    "Query.mySignIns",
    "Query.myBookings",
    "Query.myFloors",
    "Query.myInvoicePdfUrl",
    "Query.myInvoices",
    "Query.myPlans",
    "Query.mySeries",
    "Query.myWaitlist",
    "Query.previewCancelMySeries",
    "Query.previewChangeMySeries",
    "Query.previewMySeries",
    "Query.onlinePayments",
    "Query.quoteMyBooking",
    "Mutation.bookMine",
    "Mutation.cancelMyBooking",
    "Mutation.cancelMySeries",
    "Mutation.changeMySeries",
    "Mutation.changeMyPassword",
    "Query.mySecondStep",
    "Query.myPasskeys",
    "Mutation.removeMyPasskey",
    "Mutation.startMyApp",
    "Mutation.confirmMyApp",
    "Mutation.newMyRecoveryCodes",
    "Mutation.endMySecondStep",
    "Mutation.changeMyProfile",
    "Mutation.checkInHere",
    "Mutation.checkInMyBooking",
    "Mutation.endOtherSignIns",
    "Mutation.endSignIn",
    "Mutation.joinMyWaitlist",
    "Mutation.leaveMyWaitlist",
    "Mutation.makeMyCalendarFeed",
    "Mutation.moveMyBooking",
    "Mutation.payMyBooking",
    "Mutation.repeatMyBooking",
    "Mutation.revokeMyCalendarFeed",
    "Mutation.takeMyOffer",
    "Subscription.availability",
    "Subscription.myChanges",
];

/// What displays are meant to reach, each of its own door.
pub const DISPLAYS: &[&str] = &[
    "Query.availability",
    "Query.door",
    "Mutation.bookAtDoor",
    "Mutation.extendAtDoor",
    "Mutation.endAtDoor",
    "Subscription.availability",
];

/// A house with one of everything.
pub struct Furnished {
    pub house: TestHouse,
    /// Mona, who is `$customer`, on the member site.
    pub member: Context,
    /// The tablet at the door of `$spare`.
    pub display: Context,
    pub schema: Schema,
    /// Ids of what stands in it, by name.
    pub ids: BTreeMap<&'static str, String>,
}

impl Furnished {
    pub fn new() -> Furnished {
        Furnished::of(TestHouse::new())
    }

    pub fn of(house: TestHouse) -> Furnished {
        let mut furnished = Furnished {
            member: house.owner.clone(),
            display: house.owner.clone(),
            house,
            schema: schema(),
            ids: BTreeMap::new(),
        };
        let owner = furnished.house.owner.clone();
        let mut keep = |name: &'static str, query: &str, path: &str| {
            let query = furnished.ids.iter().fold(query.to_owned(), |query, (name, id)| {
                query.replace(&format!("${name}"), id)
            });
            let answer = run(&furnished.schema, &furnished.house, &owner, &query);
            let id = answer["data"].pointer(path).and_then(Value::as_str);
            let id = id
                .unwrap_or_else(|| panic!("{name}: {query} answered {answer}"))
                .to_owned();
            furnished.ids.insert(name, id);
        };
        let seat = |name: &str| {
            format!(
                r#"mutation {{ createResource(input: {{ name: "{name}", resourceType: SEAT, ratePerHour: 2000 }}) {{ id }} }}"#
            )
        };
        keep("seat", &seat("A1"), "/createResource/id");
        keep("free", &seat("A2"), "/createResource/id");
        keep("spare", &seat("A3"), "/createResource/id");
        keep(
            "display",
            r#"mutation { hangDisplay(input: { resourceId: "$spare", showsNames: true }) { id } }"#,
            "/hangDisplay/id",
        );
        keep(
            "floor",
            r#"mutation { createFloorPlan(input: { name: "Ground floor", drawing: { width: 900, height: 600, underlay: null, items: [
                { id: "p", kind: "place", x: 100, y: 100, width: 120, height: 70, rotation: 0, shape: "rectangle", resourceId: "$seat", fresh: null }
            ] } }) { id } }"#,
            "/createFloorPlan/id",
        );
        let customer = |name: &str| format!(r#"mutation {{ createCustomer(input: {{ name: "{name}" }}) {{ id }} }}"#);
        keep("customer", &customer("Mona El-Sherif"), "/createCustomer/id");
        keep("newcomer", &customer("Karim Adel"), "/createCustomer/id");
        keep("mistake", &customer("Karim Adell"), "/createCustomer/id");
        keep(
            "item",
            r#"mutation { createItem(input: { name: "Turkish coffee", category: BEVERAGE, price: 2500, minStock: 2 }, quantity: 50) { id } }"#,
            "/createItem/id",
        );
        keep(
            "category",
            r#"mutation { createCategory(name: "Hot drinks", kind: BEVERAGE) { id } }"#,
            "/createCategory/id",
        );
        keep(
            "supplier",
            r#"mutation { createSupplier(input: { name: "Delta Foods", phone: "010 1234 5678" }) { id } }"#,
            "/createSupplier/id",
        );
        keep(
            "low",
            r#"mutation { createItem(input: { name: "Karkade", category: BEVERAGE, price: 2000, minStock: 20 }, quantity: 3) { id } }"#,
            "/createItem/id",
        );
        keep(
            "delivery",
            r#"mutation { recordDelivery(input: { supplierId: "$supplier", reference: "A-7",
                lines: [{ itemId: "$low", quantity: 9, unitCost: 700, expiresOn: "2026-11-29" }] }) { id } }"#,
            "/recordDelivery/id",
        );
        keep(
            "count",
            r#"mutation { applyCount(lines: [{ itemId: "$low", counted: 11 }]) { id } }"#,
            "/applyCount/id",
        );
        let start = |customer: &str| {
            format!(
                r#"mutation {{ startSession(input: {{ customerId: "${customer}", resourceId: "$seat" }}) {{ id }} }}"#
            )
        };
        keep("ended", &start("customer"), "/startSession/id");
        keep(
            "sold",
            r#"mutation { consume(sessionId: "$ended", itemId: "$item") { id } }"#,
            "/consume/id",
        );
        furnished.house.clock.advance_minutes(95);
        keep(
            "invoice",
            r#"mutation { endSession(input: { sessionId: "$ended", discount: 1000, payments: [{ tender: CASH, amount: 3000, given: 5000 }] }) { id } }"#,
            "/endSession/id",
        );
        keep(
            "line",
            r#"{ invoice(id: "$invoice") { lineItems { id } } }"#,
            "/invoice/lineItems/0/id",
        );
        keep(
            "note",
            r#"mutation { issueCreditNote(invoiceId: "$invoice", lines: [{ lineId: "$line", amount: 100 }], reason: "Too warm") { id } }"#,
            "/issueCreditNote/id",
        );
        keep(
            "refunded",
            r#"mutation { refund(invoiceId: "$invoice", amount: 500, reason: "Wrong card") { id } }"#,
            "/refund/id",
        );
        keep(
            "topped",
            r#"mutation { topUp(customerId: "$customer", amount: 1000, tender: CASH) { id } }"#,
            "/topUp/id",
        );
        keep("shift", "mutation { openShift(float: 50000) { id } }", "/openShift/id");
        keep(
            "bought",
            r#"mutation { sellItems(input: { lines: [{ itemId: "$item", quantity: 1 }], payments: [{ tender: CASH, amount: 2500 }] }) { id } }"#,
            "/sellItems/id",
        );
        keep(
            "closed",
            "mutation { closeShift(input: { counted: 52500 }) { id } }",
            "/closeShift/id",
        );
        keep("session", &start("customer"), "/startSession/id");
        keep(
            "consumption",
            r#"mutation { consume(sessionId: "$session", itemId: "$item") { id } }"#,
            "/consume/id",
        );
        keep(
            "plan",
            r#"mutation { createPlan(input: { name: "Mornings", days: 30, price: 180000, fromTime: "09:00", toTime: "13:00" }) { id } }"#,
            "/createPlan/id",
        );
        keep(
            "otherplan",
            r#"mutation { createPlan(input: { name: "Forty hours", days: 30, price: 150000, includedMinutes: 2400 }) { id } }"#,
            "/createPlan/id",
        );
        keep(
            "subscription",
            r#"mutation { sellPlan(input: { customerId: "$customer", planId: "$plan", payments: [{ tender: CASH, amount: 180000 }] }) { id } }"#,
            "/sellPlan/id",
        );
        keep(
            "rule",
            r#"mutation { createPriceRule(input: { name: "Day cap", effect: { kind: DAILY_CAP, price: 15000 } }) { id } }"#,
            "/createPriceRule/id",
        );
        keep(
            "firstrule",
            r#"mutation { createPriceRule(input: { name: "Happy hour", effect: { kind: ITEM_PRICE, price: 1500 },
                scope: { fromTime: "15:00", untilTime: "17:00", itemCategories: [BEVERAGE] } }) { id } }"#,
            "/createPriceRule/id",
        );
        keep(
            "coupon",
            r#"mutation { createCoupon(input: { code: "SPRING", percent: 1000 }) { id } }"#,
            "/createCoupon/id",
        );
        let room = |name: &str| {
            format!(
                r#"mutation {{ createResource(input: {{ name: "{name}", resourceType: ROOM, ratePerHour: 12000, capacity: 6 }}) {{ id }} }}"#
            )
        };
        keep("room", &room("Nile room"), "/createResource/id");
        keep("otherroom", &room("Delta room"), "/createResource/id");
        let book = |from: &str, until: &str, more: &str| {
            format!(
                r#"mutation {{ book(input: {{ customerId: "$customer", resourceId: "$room", startsAt: "2026-11-22T{from}:00Z",
                    endsAt: "2026-11-22T{until}:00Z"{more} }}) {{ id }} }}"#
            )
        };
        keep("booking", &book("08:00", "10:00", ""), "/book/id");
        keep("held", &book("12:00", "13:00", ", hold: true"), "/book/id");
        keep("otherseat", &seat("A9"), "/createResource/id");
        // The next quarter of an hour: soon enough to arrive now.
        let quarter = 15 * 60_000;
        let soon = Instant::from_millis((furnished.house.now().as_millis() / quarter + 1) * quarter);
        let later = soon.plus_minutes(75);
        keep(
            "arriving",
            &format!(
                r#"mutation {{ book(input: {{ customerId: "$customer", resourceId: "$otherseat", startsAt: "{soon}", endsAt: "{later}" }}) {{ id }} }}"#
            ),
            "/book/id",
        );
        keep(
            "waiting",
            &format!(
                r#"mutation {{ joinWaitlist(input: {{ customerId: "$newcomer", resourceId: "$otherseat", startsAt: "{soon}", endsAt: "{later}" }}) {{ id }} }}"#
            ),
            "/joinWaitlist/id",
        );
        keep(
            "mywaiting",
            &format!(
                r#"mutation {{ joinWaitlist(input: {{ customerId: "$customer", resourceId: "$otherseat", startsAt: "{soon}", endsAt: "{later}" }}) {{ id }} }}"#
            ),
            "/joinWaitlist/id",
        );
        keep(
            "series",
            r#"mutation { bookSeries(input: { customerId: "$customer", resourceId: "$room", startsAt: "2026-11-25T08:00:00Z",
                endsAt: "2026-11-25T10:00:00Z", rule: "FREQ=WEEKLY;COUNT=4" }) { seriesId } }"#,
            "/bookSeries/seriesId",
        );
        keep(
            "repeated",
            r#"{ series(id: "$series") { occurrences { bookingId } } }"#,
            "/series/occurrences/1/bookingId",
        );
        keep(
            "closure",
            r#"mutation { closePlaces(input: { resourceIds: ["$otherroom"], startsAt: "2026-11-24T08:00:00Z",
                endsAt: "2026-11-25T08:00:00Z", reason: "New paint" }) { id } }"#,
            "/closePlaces/id",
        );
        keep("user", "{ viewer { user { id } } }", "/viewer/user/id");
        keep("colleague", "{ users { id } }", "/users/1/id");
        keep("signin", r#"{ signIns(userId: "$colleague") { id } }"#, "/signIns/0/id");
        keep(
            "role",
            r#"mutation { createRole(input: { name: "Accountant", permissions: ["invoices.read"] }) { id } }"#,
            "/createRole/id",
        );
        keep(
            "staffinvitation",
            r#"mutation { inviteStaff(input: { email: "yara@nile.test", role: MANAGER }) { id } }"#,
            "/inviteStaff/id",
        );
        keep(
            "apikey",
            r#"mutation { makeApiKey(input: { name: "Door counter", permissions: ["sessions.read"] }) { id } }"#,
            "/makeApiKey/id",
        );
        furnished.house.sign_in_again(&owner);
        let file = "name,phone\nHossam Galal,01001234567\n".into();
        let import = block_on(furnished.house.services.upload_import(
            &owner,
            ImportKind::Customers,
            file,
            "customers.csv",
        ))
        .expect("a preview");
        furnished.ids.insert("import", import.id.to_string());
        let logo = block_on(furnished.house.services.take_logo(&owner, PIXEL.to_vec())).expect("a logo");
        furnished.ids.insert("logo", logo.to_string());
        let mona = furnished.ids["customer"].parse().expect("an id");
        furnished.member = furnished.house.member(mona, "mona@nile.test");
        furnished.display = furnished.paired();
        let asks = r#"mutation { changeBookingSettings(resourceId: "$otherroom", input: { approval: true }, version: 0) { version } }"#;
        assert_eq!(codes(&furnished.run(&owner, asks)), Vec::<String>::new());
        let wish = r#"mutation { bookMine(input: { resourceId: "$otherroom", startsAt: "2026-11-22T08:00:00Z", endsAt: "2026-11-22T10:00:00Z" }) { id } }"#;
        let answer = furnished.run(&furnished.member, wish);
        let pending = answer["data"]["bookMine"]["id"].as_str();
        let pending = pending.unwrap_or_else(|| panic!("{wish} answered {answer}")).to_owned();
        furnished.ids.insert("pending", pending);
        furnished
    }

    /// The tablet that typed the code of `$display`.
    fn paired(&self) -> Context {
        let made = self.run(
            &self.house.owner,
            r#"mutation { newDisplayCode(id: "$display") { code } }"#,
        );
        let code = made["data"]["newDisplayCode"]["code"].as_str().expect("a code");
        let services = &self.house.services;
        let paired = block_on(services.pair_display(self.house.tenant, code, DESK, "a tablet")).expect("a display");
        let bearer = services.authenticate(&paired.access_token).expect("a token of ours");
        bearer.context(Lang::En, "request-1".into(), "door-1".into())
    }

    /// Who may ask for what is at this place of the schema: the owner for all but what is a member's own or a display's.
    pub fn asker(&self, place: &str) -> &Context {
        let shared = [
            "Query.availability",
            "Query.mySignIns",
            "Mutation.changeMyPassword",
            "Query.mySecondStep",
            "Query.myPasskeys",
            "Mutation.removeMyPasskey",
            "Mutation.startMyApp",
            "Mutation.confirmMyApp",
            "Mutation.newMyRecoveryCodes",
            "Mutation.endMySecondStep",
            "Mutation.endOtherSignIns",
            "Mutation.endSignIn",
            "Subscription.availability",
        ];
        let own = MEMBERS.contains(&place) && !shared.contains(&place);
        let of_display = DISPLAYS.contains(&place) && !shared.contains(&place);
        match (own, of_display) {
            (true, _) => &self.member,
            (_, true) => &self.display,
            (false, false) => &self.house.owner,
        }
    }

    pub fn run(&self, who: &Context, query: &str) -> Value {
        let query = self.ids.iter().fold(query.to_owned(), |query, (name, id)| {
            query.replace(&format!("${name}"), id)
        });
        run(&self.schema, &self.house, who, &query)
    }
}

pub fn run(schema: &Schema, house: &TestHouse, who: &Context, query: &str) -> Value {
    let request = GraphqlRequest::new(query)
        .variables(Variables::default())
        .data(Request {
            services: house.services.clone(),
            context: who.clone(),
        });
    // A stream answers questions and changes once, subscriptions with their first news.
    let response: Response = block_on(async { schema.execute_stream(request, None).next().await.expect("an answer") });
    serde_json::to_value(response).expect("a response is JSON")
}

/// The codes of the errors of an answer.
pub fn codes(answer: &Value) -> Vec<String> {
    let errors = answer["errors"].as_array().cloned().unwrap_or_default();
    errors
        .iter()
        .map(|error| error["extensions"]["code"].as_str().unwrap_or("no code").to_owned())
        .collect()
}

/// The schema as it says of itself.
pub struct Shape {
    types: BTreeMap<String, Value>,
}

impl Shape {
    pub fn of(schema: &Schema, house: &TestHouse) -> Shape {
        let query = "{ __schema { types { kind name fields { name args { name type { kind } defaultValue } \
                     type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } possibleTypes { name } } } }";
        let answer = run(schema, house, &house.owner, query);
        let types = answer["data"]["__schema"]["types"].as_array().expect("types").clone();
        let named = |value: Value| (value["name"].as_str().unwrap_or_default().to_owned(), value);
        Shape {
            types: types
                .into_iter()
                .map(named)
                .filter(|(name, _)| !name.starts_with("__"))
                .collect(),
        }
    }

    /// The fields of an object type.
    pub fn fields(&self, name: &str) -> Vec<Value> {
        self.types
            .get(name)
            .and_then(|found| found["fields"].as_array().cloned())
            .unwrap_or_default()
    }

    /// Every field of every object type but the roots, as `Type.field`.
    pub fn nested(&self) -> Vec<String> {
        let roots = ["Query", "Mutation", "Subscription"];
        let objects = self
            .types
            .iter()
            .filter(|(name, found)| found["kind"] == "OBJECT" && !roots.contains(&name.as_str()));
        objects
            .flat_map(|(name, _)| {
                self.fields(name)
                    .into_iter()
                    .map(move |field| format!("{name}.{}", text(&field["name"])))
            })
            .collect()
    }

    /// A selection of all that can be asked of a field's type without arguments, not twice through one type.
    /// Notes each field that it asks in `seen`.
    pub fn selection(
        &self,
        field: &Value,
        path: &mut Vec<String>,
        seen: &mut std::collections::BTreeSet<String>,
    ) -> String {
        let named = innermost(&field["type"]);
        let name = text(&named["name"]);
        match named["kind"].as_str() {
            Some("OBJECT") if !path.contains(&name) => {
                path.push(name.clone());
                let mut inner = String::new();
                for field in self.fields(&name) {
                    let needs_more = field["args"]
                        .as_array()
                        .is_some_and(|args| args.iter().any(|arg| arg["type"]["kind"] == "NON_NULL"));
                    let composite = matches!(innermost(&field["type"])["kind"].as_str(), Some("OBJECT" | "UNION"));
                    let below = self.selection(&field, path, seen);
                    if needs_more || (composite && below.is_empty()) {
                        continue;
                    }
                    seen.insert(format!("{name}.{}", text(&field["name"])));
                    inner.push_str(&format!(" {}{below}", text(&field["name"])));
                }
                path.pop();
                if inner.is_empty() {
                    inner
                } else {
                    format!(" {{{inner} }}")
                }
            }
            Some("UNION") => {
                let possible = self
                    .types
                    .get(&name)
                    .and_then(|found| found["possibleTypes"].as_array().cloned())
                    .unwrap_or_default();
                let parts: Vec<String> = possible
                    .iter()
                    .map(|one| format!("... on {} {{ id }}", text(&one["name"])))
                    .collect();
                format!(" {{ __typename {} }}", parts.join(" "))
            }
            // The same of something else, such as the period before: one level shows that it answers.
            Some("OBJECT") if path.last() == Some(&name) => " { __typename }".to_owned(),
            _ => String::new(),
        }
    }
}

/// The named type within lists and marks.
pub fn innermost(kind: &Value) -> Value {
    if kind["ofType"].is_object() {
        innermost(&kind["ofType"])
    } else {
        kind.clone()
    }
}

/// A JSON string as text.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The nothing that strangers see.
pub fn nothing(answer: &Value) -> bool {
    match &answer["data"] {
        Value::Null => true,
        Value::Object(fields) => fields.values().all(Value::is_null),
        _ => false,
    }
}
