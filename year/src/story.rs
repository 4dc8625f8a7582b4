//! What happens in the house, day by day: decided by dice, done through the API.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use coworkflow_domain::time::{Date, Instant, Zone};
use serde_json::{Value, json};

use crate::calendar::{crowd, moment, openings};
use crate::dice::Dice;
use crate::furnish::{self, Item, Place, id};
use crate::house::{House, Refused, Who};

/// A stretch of days that is lived, first and last included.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Stretch {
    /// Its days, in order.
    pub fn days(self) -> impl Iterator<Item = Date> {
        std::iter::successors(Some(self.from), |date| date.tomorrow().ok()).take_while(move |date| *date <= self.to)
    }
}

/// What happened, counted by kind.
pub type Tally = BTreeMap<String, u64>;

/// One guest in the house.
struct Guest {
    customer: String,
    session: Option<String>,
    place: usize,
    leaves: Instant,
}

/// What happens at a moment, to the guest of that number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Act {
    Arrive,
    Order,
    Move,
    Leave,
    /// Somebody who only buys at the counter.
    PassBy,
}

/// The year as it is told.
pub struct Story {
    /// The house it happens in.
    pub house: House,
    /// What happened so far.
    pub tally: Tally,
    pub(crate) dice: Dice,
    zone: Zone,
    places: Vec<Place>,
    taken: Vec<bool>,
    pub(crate) items: Vec<Item>,
    pub(crate) suppliers: Vec<String>,
    /// Their ids and prices.
    pub(crate) plans: Vec<(String, i64)>,
    /// Who stands at the open drawer.
    pub(crate) drawer: Option<Who>,
    pub(crate) regulars: Vec<String>,
    /// Regulars who may owe on their account.
    trusted: HashSet<String>,
    born: u64,
    guests: Vec<Guest>,
    /// How many guests come on an ordinary day.
    crowd: i64,
}

const FIRST: [&str; 14] = [
    "Ahmed", "Aya", "Dina", "Farah", "Hana", "Khaled", "Laila", "Nour", "Omar", "سلمى", "كريم", "منة", "هشام", "يوسف",
];
const LAST: [&str; 14] = [
    "Barakat",
    "Darwish",
    "Ezzat",
    "Fahmy",
    "Galal",
    "Hegazy",
    "Kamel",
    "Lotfy",
    "Mansour",
    "Rashad",
    "شاهين",
    "غنيم",
    "فؤاد",
    "نجيب",
];
const REGULARS: usize = 90;

impl Story {
    /// Furnishes the house for `crowd` guests on an ordinary day.
    pub fn begin(mut house: House, seed: u64, crowd: i64) -> Story {
        furnish::settings(&mut house);
        furnish::holidays(&mut house);
        furnish::prices(&mut house);
        let suppliers = furnish::suppliers(&mut house);
        let plans = furnish::plans(&mut house);
        let places = furnish::places(&mut house);
        let items = furnish::items(&mut house);
        let mut story = Story {
            taken: vec![false; places.len()],
            house,
            tally: Tally::new(),
            dice: Dice::new(seed),
            zone: Zone::named("Africa/Cairo").expect("a zone"),
            places,
            items,
            suppliers,
            plans,
            drawer: None,
            trusted: HashSet::new(),
            regulars: Vec::new(),
            born: 0,
            guests: Vec::new(),
            crowd,
        };
        for _ in 0..REGULARS {
            let customer = story.new_customer();
            if story.regulars.len().is_multiple_of(15) {
                story.trust(&customer);
            }
            story.regulars.push(customer);
        }
        story
    }

    /// Lets somebody owe up to 300 on their account.
    fn trust(&mut self, customer: &str) {
        let known = self.house.must(
            Who::Manager,
            "query($c: ID!) { customer(id: $c) { name phone version } }",
            json!({ "c": customer }),
        );
        let known = &known["customer"];
        self.house.must(
            Who::Manager,
            "mutation($c: ID!, $v: Long!, $input: CustomerInput!) { changeCustomer(id: $c, version: $v, input: $input) { id } }",
            json!({ "c": customer, "v": known["version"],
                "input": { "name": known["name"], "phone": known["phone"], "balanceLimit": -30_000 } }),
        );
        self.trusted.insert(customer.to_owned());
    }

    pub(crate) fn count(&mut self, what: &str) {
        *self.tally.entry(what.to_owned()).or_default() += 1;
    }

    /// Lives one day.
    pub fn day(&mut self, date: Date) {
        self.count("days");
        self.house.set_clock(moment(date, 8 * 60, &self.zone));
        self.hand_over();
        self.morning(date);
        let mut acts = Vec::new();
        for opening in openings(date) {
            let share = if openings(date).len() > 1 { 2 } else { 1 };
            for _ in 0..self.crowd * crowd(date) / 100 / share {
                let arrives = self.dice.between(opening.from, opening.until - 40);
                let leaves = (arrives + self.length()).min(opening.until);
                self.plan(&mut acts, date, arrives, leaves);
            }
            for _ in 0..self.crowd * crowd(date) / 1_000 / share {
                let minute = self.dice.between(opening.from, opening.until - 5);
                acts.push((moment(date, minute, &self.zone), 0, Act::PassBy));
            }
        }
        acts.sort_by_key(|act| Reverse(*act));
        while let Some((at, guest, act)) = acts.pop() {
            self.house.set_clock(at);
            self.hand_over();
            match act {
                Act::Arrive => self.arrive(guest),
                Act::Order => self.order(guest),
                Act::Move => self.move_to(guest),
                Act::Leave => self.leave(guest),
                Act::PassBy => self.pass_by(),
            }
        }
        self.close_drawer();
        self.forgotten();
    }

    /// The morning after the last day: whoever was forgotten leaves, so that nobody is in the house when it is looked at.
    pub fn last_morning(&mut self, date: Date) {
        self.house.set_clock(moment(date, 8 * 60, &self.zone));
        self.hand_over();
        self.forgotten();
        self.close_drawer();
    }

    /// Most stay an hour or three, some all day.
    fn length(&mut self) -> i64 {
        match self.dice.between(1, 10) {
            1..=3 => self.dice.between(20, 70),
            4..=8 => self.dice.between(70, 240),
            _ => self.dice.between(240, 600),
        }
    }

    fn plan(&mut self, acts: &mut Vec<(Instant, usize, Act)>, date: Date, arrives: i64, leaves: i64) {
        let guest = self.guests.len();
        let at = |minute| moment(date, minute, &self.zone);
        self.guests.push(Guest {
            customer: String::new(),
            session: None,
            place: 0,
            leaves: at(leaves),
        });
        acts.push((at(arrives), guest, Act::Arrive));
        for _ in 0..self.dice.between(0, 3) {
            let minute = self.dice.between(arrives + 2, (leaves - 2).max(arrives + 2));
            acts.push((moment(date, minute, &self.zone), guest, Act::Order));
        }
        if self.dice.percent(6) {
            acts.push((moment(date, (arrives + leaves) / 2, &self.zone), guest, Act::Move));
        }
        // One in two hundred is forgotten until the next morning.
        if self.dice.between(1, 200) == 1 {
            self.count("forgotten");
        } else {
            acts.push((moment(date, leaves, &self.zone), guest, Act::Leave));
        }
    }

    pub(crate) fn till(&self) -> Who {
        let hour = self.zone.local(self.house.now()).hour();
        if (5..16).contains(&hour) { Who::Early } else { Who::Late }
    }

    fn new_customer(&mut self) -> String {
        self.born += 1;
        let name = format!("{} {}", self.dice.one(&FIRST), self.dice.one(&LAST));
        let prefix = *self.dice.one(&["010", "011", "012", "015"]);
        let input = json!({ "name": name, "phone": format!("{prefix}{:08}", self.born) });
        let made = self.house.must(
            Who::Early,
            "mutation($input: CustomerInput!) { createCustomer(input: $input) { id } }",
            json!({ "input": input }),
        );
        self.count("customers");
        id(&made, "/createCustomer/id")
    }

    fn arrive(&mut self, guest: usize) {
        let free: Vec<usize> = (0..self.places.len())
            .filter(|&place| !self.taken[place] && self.places[place].open)
            .collect();
        if free.is_empty() {
            self.count("turned away");
            return;
        }
        let place = *self.dice.one(&free);
        let customer = if self.dice.percent(85) {
            self.dice.one(&self.regulars).clone()
        } else {
            self.new_customer()
        };
        if self.dice.percent(2) {
            self.sell_a_plan(&customer);
        }
        let started = self.house.ask(
            self.till(),
            "mutation($input: StartSessionInput!) { startSession(input: $input) { id } }",
            json!({ "input": { "customerId": customer, "resourceId": self.places[place].id } }),
        );
        match started {
            Ok(started) => {
                let session = id(&started, "/startSession/id");
                self.count("sessions");
                if self.dice.percent(1) {
                    self.must(
                        "mutation($id: ID!) { cancelSession(id: $id) { id } }",
                        json!({ "id": session }),
                    );
                    self.count("sessions taken back");
                    return;
                }
                self.taken[place] = true;
                self.guests[guest].session = Some(session);
                self.guests[guest].customer = customer;
                self.guests[guest].place = place;
            }
            Err(refused) => self.expect(refused, &[]),
        }
    }

    fn order(&mut self, guest: usize) {
        let Some(session) = self.guests[guest].session.clone() else {
            return;
        };
        let item = self.dice.one(&self.items).id.clone();
        let quantity = if self.dice.percent(12) { 2 } else { 1 };
        let sold = self.house.ask(
            self.till(),
            "mutation($s: ID!, $i: ID!, $q: Int!) { consume(sessionId: $s, itemId: $i, quantity: $q) { id } }",
            json!({ "s": session, "i": item, "q": quantity }),
        );
        match sold {
            Ok(sold) => {
                self.count("consumptions");
                if self.dice.percent(3) {
                    self.must(
                        "mutation($id: ID!) { voidConsumption(id: $id, reason: \"Ordered by mistake\") { id } }",
                        json!({ "id": id(&sold, "/consume/id") }),
                    );
                    self.count("voided consumptions");
                }
            }
            Err(refused) => self.expect(refused, &["session.out_of_stock"]),
        }
    }

    fn move_to(&mut self, guest: usize) {
        let Some(session) = self.guests[guest].session.clone() else {
            return;
        };
        let free = (0..self.places.len()).find(|&place| !self.taken[place] && self.places[place].open);
        let Some(place) = free else { return };
        self.must(
            "mutation($id: ID!, $to: ID!) { moveSession(id: $id, resourceId: $to) { id } }",
            json!({ "id": session, "to": self.places[place].id }),
        );
        self.taken[self.guests[guest].place] = false;
        self.taken[place] = true;
        self.guests[guest].place = place;
        self.count("moves");
    }

    fn leave(&mut self, guest: usize) {
        let Some(session) = self.guests[guest].session.take() else {
            return;
        };
        self.taken[self.guests[guest].place] = false;
        let customer = self.guests[guest].customer.clone();
        self.end(&session, &customer, None);
    }

    /// Ends and pays as people do: most in full, some in parts, some later, some with a coupon.
    fn end(&mut self, session: &str, customer: &str, ended_at: Option<Instant>) {
        let discount = if self.dice.percent(3) { 1_000 } else { 0 };
        let who = if discount > 0 { Who::Manager } else { self.till() };
        let mut coupon = (discount == 0 && self.dice.percent(4)).then(|| *self.dice.one(&furnish::COUPONS));
        let asked = |coupon: Option<&str>| json!({ "s": session, "d": discount, "e": ended_at.map(|at| at.to_string()), "c": coupon });
        let query = "query($s: ID!, $d: Int, $e: Instant, $c: String) {
            checkout(sessionId: $s, discount: $d, endedAt: $e, coupon: $c) { at total customerBalance } }";
        let bill = match self.house.ask(who, query, asked(coupon)) {
            Ok(bill) => bill,
            Err(refused) => {
                self.expect(refused, &["coupon.used_by_customer", "coupon.used_up"]);
                coupon = None;
                self.house.must(who, query, asked(None))
            }
        };
        if coupon.is_some() {
            self.count("coupons");
        }
        let total = bill["checkout"]["total"].as_i64().expect("a total");
        let balance = bill["checkout"]["customerBalance"].as_i64().expect("a balance");
        let limit = if self.trusted.contains(customer) { -30_000 } else { 0 };
        let payments = self.payments(total, balance, limit);
        let input = json!({ "sessionId": session, "endedAt": bill["checkout"]["at"], "discount": discount, "coupon": coupon, "payments": payments });
        let ended = self.house.must(
            who,
            "mutation($input: EndSessionInput!) { endSession(input: $input) { id total status } }",
            json!({ "input": input }),
        );
        assert_eq!(
            ended["endSession"]["total"].as_i64(),
            Some(total),
            "the price shown is the price charged"
        );
        self.count("ended");
        if ended["endSession"]["status"] != "PAID" {
            self.count("left unpaid");
        }
    }

    fn payments(&mut self, total: i64, balance: i64, limit: i64) -> Vec<Value> {
        if total == 0 {
            return Vec::new();
        }
        if balance - total >= limit && self.dice.percent(70) {
            if balance < total {
                self.count("spent beyond the balance");
            }
            return vec![json!({ "tender": "BALANCE", "amount": total })];
        }
        match self.dice.between(1, 100) {
            1..=58 => {
                let given = (total + 4_999) / 5_000 * 5_000;
                vec![json!({ "tender": "CASH", "amount": total, "given": given })]
            }
            59..=72 => vec![json!({ "tender": "CARD", "amount": total })],
            73..=82 => vec![json!({ "tender": "INSTAPAY", "amount": total, "reference": format!("IP{}", self.born) })],
            83..=88 => vec![json!({ "tender": "WALLET", "amount": total, "reference": "0100" })],
            89..=91 if total > 1 => {
                let cash = self.dice.between(1, total - 1);
                vec![
                    json!({ "tender": "CASH", "amount": cash }),
                    json!({ "tender": "CARD", "amount": total - cash }),
                ]
            }
            // Keeps the change as balance.
            92..=93 => vec![json!({ "tender": "CASH", "amount": (total + 4_999) / 5_000 * 5_000 })],
            94..=96 if total > 1 => vec![json!({ "tender": "CASH", "amount": self.dice.between(1, total - 1) })],
            _ => Vec::new(),
        }
    }

    /// Before the doors open: what was forgotten ends, shelves are filled, debts are paid, mistakes are mended.
    fn morning(&mut self, date: Date) {
        self.forgotten();
        if date.day() % 4 == 0 {
            self.deliver(date);
        }
        self.throw_away();
        if date.day() == 1 || date.day() == 15 {
            self.count_stock();
        }
        if self.dice.percent(50) {
            self.pay_a_debt();
        }
        if self.dice.percent(40) {
            self.mend_an_invoice();
        }
        if self.dice.percent(40) {
            self.top_up();
        }
        self.care_for_plans(date);
        self.write_papers();
    }

    fn forgotten(&mut self) {
        let now = self.house.now();
        let waiting: Vec<usize> = (0..self.guests.len())
            .filter(|&guest| self.guests[guest].session.is_some() && self.guests[guest].leaves < now)
            .collect();
        // Whoever is noticed at closing stays on the books until the morning.
        if self.zone.local(now).hour() != 8 {
            return;
        }
        for guest in waiting {
            let leaves = self.guests[guest].leaves;
            if let Some(session) = self.guests[guest].session.take() {
                self.taken[self.guests[guest].place] = false;
                let customer = self.guests[guest].customer.clone();
                self.end(&session, &customer, Some(leaves));
                self.count("ended the next morning");
            }
        }
        if self.guests.iter().all(|guest| guest.session.is_none()) {
            self.guests.clear();
        }
    }

    fn pay_a_debt(&mut self) {
        let open = self.house.must(
            Who::Early,
            "{ invoices(status: UNPAID, sort: OLDEST, first: 1) { nodes { id due } } }",
            json!({}),
        );
        let Some(invoice) = open.pointer("/invoices/nodes/0").cloned() else {
            return;
        };
        let due = invoice["due"].as_i64().expect("a due sum");
        let amount = if self.dice.percent(70) { due } else { (due / 2).max(1) };
        self.must(
            "mutation($i: ID!, $p: [PaymentInput!]!) { payInvoice(invoiceId: $i, payments: $p) { id } }",
            json!({ "i": invoice["id"], "p": [{ "tender": "CASH", "amount": amount }] }),
        );
        self.count("debts paid");
    }

    /// A line was wrong, or the guest gets money back.
    fn mend_an_invoice(&mut self) {
        let last = self.house.must(
            Who::Manager,
            "{ invoices(status: PAID, first: 1) { nodes { id paidAmount refundedAmount lineItems { id creditable } } } }",
            json!({}),
        );
        let Some(invoice) = last.pointer("/invoices/nodes/0").cloned() else {
            return;
        };
        let line = &invoice["lineItems"][0];
        let creditable = line["creditable"].as_i64().unwrap_or_default();
        if creditable > 0 && self.dice.percent(60) {
            let amount = self.dice.between(1, creditable);
            self.house.must(
                Who::Manager,
                "mutation($i: ID!, $l: [CreditLineInput!]) { issueCreditNote(invoiceId: $i, lines: $l, reason: \"Billed too much\") { id } }",
                json!({ "i": invoice["id"], "l": [{ "lineId": line["id"], "amount": amount }] }),
            );
            self.count("credit notes");
            return;
        }
        let left =
            invoice["paidAmount"].as_i64().unwrap_or_default() - invoice["refundedAmount"].as_i64().unwrap_or_default();
        if left > 0 {
            let amount = self.dice.between(1, left);
            self.house.must(
                Who::Manager,
                "mutation($i: ID!, $a: Money!) { refund(invoiceId: $i, amount: $a, reason: \"The room was too loud\") { id } }",
                json!({ "i": invoice["id"], "a": amount }),
            );
            self.count("refunds");
        }
    }

    fn top_up(&mut self) {
        let customer = self.dice.one(&self.regulars).clone();
        let amount = self.dice.between(2, 20) * 5_000;
        self.must(
            "mutation($c: ID!, $a: Money!) { topUp(customerId: $c, amount: $a, tender: CASH) { id } }",
            json!({ "c": customer, "a": amount }),
        );
        self.count("top-ups");
    }

    /// Done by whoever stands at the till.
    pub(crate) fn must(&mut self, query: &str, variables: Value) -> Value {
        let who = self.till();
        self.house.must(who, query, variables)
    }

    /// A refusal that belongs to the life of a house; any other stops the year.
    pub(crate) fn expect(&mut self, refused: Refused, codes: &[&str]) {
        assert!(
            codes.contains(&refused.code.as_str()),
            "refused at {}: {refused:?}",
            self.house.now()
        );
        self.count(&format!("refused: {}", refused.code));
    }
}
