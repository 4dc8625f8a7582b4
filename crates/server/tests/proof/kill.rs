//! The power goes, again and again, while people pay.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, RandomState};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::power::Program;
use crate::till::{Answered, Failed, Till, list, number, text};

/// How often the power goes.
const ROUNDS: usize = 20;
/// People who come and go at the same time.
const GUESTS: usize = 8;

/// Somebody who comes, drinks, pays and comes again, and remembers every answer.
struct Guest {
    name: String,
    customer: String,
    seat: String,
    drink: String,
    /// What is to be done next; kept with its key until it is answered, also over a power cut.
    next: Step,
    keys: usize,
    visits: Vec<Visit>,
}

#[derive(Clone)]
enum Step {
    Start,
    Sell,
    Void,
    Bill,
    End(Value),
}

/// What was answered about one visit.
#[derive(Default)]
struct Visit {
    session: String,
    sold: Vec<String>,
    voided: Option<String>,
    invoice: Option<Value>,
}

impl Guest {
    fn new(owner: &mut Till, number: usize, drink: &str) -> Answered<Guest> {
        let name = format!("Guest {number}");
        let (customer, seat) = (owner.adds_customer(&name)?, owner.adds_seat(&format!("A{number}"))?);
        Ok(Guest {
            name,
            customer,
            seat,
            drink: drink.to_owned(),
            next: Step::Start,
            keys: 0,
            visits: Vec::new(),
        })
    }

    /// Comes and goes until the connection breaks.
    fn lives(&mut self, mut till: Till) {
        loop {
            match self.acts(&mut till) {
                Ok(()) => self.keys += 1,
                Err(Failed::Lost) => return,
                Err(Failed::Refused(code)) => panic!("{} was refused: {code}", self.name),
            }
        }
    }

    /// Does the next thing; an unanswered one is asked again with the same key the next time (`M12`).
    fn acts(&mut self, till: &mut Till) -> Answered<()> {
        let key = format!("{} {}", self.name, self.keys);
        let visits = self.visits.len();
        if let Step::Start = self.next {
            let session = till.starts(&self.customer, &self.seat, &key)?;
            self.visits.push(Visit {
                session,
                ..Visit::default()
            });
            self.next = Step::Sell;
            return Ok(());
        }
        let visit = self.visits.last_mut().expect("a visit that began");
        self.next = match &self.next {
            Step::Start | Step::Sell => {
                visit.sold.push(till.sells(&visit.session, &self.drink, &key)?);
                if visit.sold.len() < 2 { Step::Sell } else { Step::Void }
            }
            Step::Void => {
                let void = "mutation($i: ID!, $k: String) { voidConsumption(id: $i, idempotencyKey: $k) { id } }";
                visit.voided = Some(text(
                    &till.ask(void, json!({ "i": visit.sold[0], "k": key }))?,
                    "/voidConsumption/id",
                ));
                Step::Bill
            }
            Step::Bill => {
                let total = till.bill(&visit.session)?;
                // Every third time a little more, which goes on the account.
                let more = if visits.is_multiple_of(3) { 500 } else { 0 };
                Step::End(json!([
                    { "tender": "CASH", "amount": total / 2 + more },
                    { "tender": "INSTAPAY", "amount": total - total / 2, "reference": format!("IP{visits:06}") },
                ]))
            }
            Step::End(payments) => {
                visit.invoice = Some(till.ends(&visit.session, payments, &key)?);
                Step::Start
            }
        };
        Ok(())
    }

    /// Everything answered is there, and nothing is half there.
    fn check(&self, till: &mut Till) -> Answered<()> {
        let found = self.sessions(till)?;
        let unanswered = usize::from(matches!(self.next, Step::Start) && found.len() > self.visits.len());
        assert_eq!(found.len(), self.visits.len() + unanswered, "sessions of {}", self.name);
        let told = self.journal(till)?;
        for session in &found {
            whole(session, told.get(&text(session, "/id")));
        }
        let by_id: BTreeMap<String, &Value> = found.iter().map(|session| (text(session, "/id"), session)).collect();
        for visit in &self.visits {
            visit.is_kept(
                by_id
                    .get(&visit.session)
                    .unwrap_or_else(|| panic!("the session {} is lost", visit.session)),
            );
        }
        Ok(())
    }

    fn sessions(&self, till: &mut Till) -> Answered<Vec<Value>> {
        let query =
            "query($c: ID!, $a: String) { sessions(customerId: $c, first: 100, after: $a) { endCursor hasMore nodes {
            id endedAt consumptions { id quantity voidedAt }
            invoice { id invoiceNumber total paidAmount lineItems { kind quantity total } payments { applied } } } } }";
        self.pages(till, query, "sessions")
    }

    /// How often the journal tells each kind of event, by session.
    fn journal(&self, till: &mut Till) -> Answered<BTreeMap<String, BTreeMap<String, usize>>> {
        let query =
            "query($c: ID!, $a: String) { journal(customerId: $c, first: 100, after: $a) { endCursor hasMore nodes {
            event details } } }";
        let (mut told, mut session_of) = (BTreeMap::<String, BTreeMap<String, usize>>::new(), BTreeMap::new());
        // Oldest first: an invoice names its session when it is issued, its payments name the invoice.
        for entry in self.pages(till, query, "journal")?.iter().rev() {
            let (event, details) = (text(entry, "/event"), &entry["details"]);
            let invoice = details["invoice_id"].as_str().map(str::to_owned);
            let session = details["session_id"].as_str().map(str::to_owned);
            if let (Some(invoice), Some(session)) = (&invoice, &session) {
                session_of.insert(invoice.clone(), session.clone());
            }
            let session = session.or_else(|| session_of.get(&invoice?).cloned());
            if let Some(session) = session {
                *told.entry(session).or_default().entry(event).or_default() += 1;
            }
        }
        Ok(told)
    }

    fn pages(&self, till: &mut Till, query: &str, field: &str) -> Answered<Vec<Value>> {
        let (mut rows, mut after) = (Vec::new(), Value::Null);
        loop {
            let mut answer = till.ask(query, json!({ "c": self.customer, "a": after }))?;
            let page = &mut answer[field];
            rows.append(page["nodes"].as_array_mut().expect("rows"));
            if page["hasMore"] != json!(true) {
                return Ok(rows);
            }
            after = page["endCursor"].take();
        }
    }
}

impl Visit {
    fn is_kept(&self, session: &Value) {
        let there: BTreeSet<String> = list(session, "/consumptions")
            .iter()
            .map(|sale| text(sale, "/id"))
            .collect();
        let lost: Vec<&String> = self.sold.iter().filter(|sale| !there.contains(*sale)).collect();
        assert!(lost.is_empty(), "sales {lost:?} of {session} are lost");
        let voided = list(session, "/consumptions")
            .iter()
            .filter(|sale| !sale["voidedAt"].is_null());
        let voided: BTreeSet<String> = voided.map(|sale| text(sale, "/id")).collect();
        assert!(
            self.voided.iter().all(|sale| voided.contains(sale)),
            "a void of {session} is lost"
        );
        if let Some(invoice) = &self.invoice {
            for field in ["id", "invoiceNumber", "total", "paidAmount"] {
                assert_eq!(
                    session["invoice"][field], invoice[field],
                    "the invoice of {session} is not the one that was answered"
                );
            }
        }
    }
}

/// A session that ended has its invoice, lines, payments and story; one that runs has none of them (`M13`, `J1`).
fn whole(session: &Value, told: Option<&BTreeMap<String, usize>>) {
    let sales = list(session, "/consumptions");
    let voided = sales.iter().filter(|sale| !sale["voidedAt"].is_null()).count();
    let mut story = BTreeMap::from([("session.started".to_owned(), 1)]);
    let mut happened = |event: &str, times: usize| {
        if times > 0 {
            story.insert(event.to_owned(), times);
        }
    };
    happened("item.consumed", sales.len());
    happened("consumption.voided", voided);
    let invoice = &session["invoice"];
    assert_eq!(session["endedAt"].is_null(), invoice.is_null(), "half ended: {session}");
    if !invoice.is_null() {
        let lines = list(invoice, "/lineItems");
        let items: i64 = lines
            .iter()
            .filter(|line| line["kind"] == "ITEM")
            .map(|line| number(line, "/quantity"))
            .sum();
        let sold: i64 = sales
            .iter()
            .filter(|sale| sale["voidedAt"].is_null())
            .map(|sale| number(sale, "/quantity"))
            .sum();
        assert_eq!(items, sold, "items billed in {session}");
        assert_eq!(
            lines.iter().map(|line| number(line, "/total")).sum::<i64>(),
            number(invoice, "/total"),
            "lines of {session}"
        );
        let payments = list(invoice, "/payments");
        assert_eq!(payments.len(), 2, "payments of {session}");
        assert_eq!(
            payments.iter().map(|payment| number(payment, "/applied")).sum::<i64>(),
            number(invoice, "/paidAmount"),
            "money of {session}"
        );
        happened("session.ended", 1);
        happened("invoice.issued", 1);
        happened("payment.received", 2);
    }
    assert_eq!(told, Some(&story), "the journal of {session}");
}

/// Numbers that follow from a seed (splitmix64).
pub struct Dice(u64);

impl Dice {
    /// Of the seed in `KILL_SEED`, or of another one each time, which is printed.
    pub fn of_this_run() -> Dice {
        let seed = std::env::var("KILL_SEED")
            .ok()
            .and_then(|seed| seed.parse().ok())
            .unwrap_or_else(|| RandomState::new().hash_one("power"));
        println!("KILL_SEED={seed} repeats the moments");
        Dice(seed)
    }

    /// From 0 to below `sides`.
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (bits ^ (bits >> 31)) % sides
    }
}

// M5, M9, M12, M13, K1, J1
#[test]
fn twenty_power_cuts_during_checkouts_lose_nothing_and_leave_nothing_half_done() {
    let mut dice = Dice::of_this_run();
    let mut program = Program::new();
    let mut owner = program.is_set_up_at_first_start();
    let drink = owner.adds_drink("شاي بالنعناع", 1_000_000).unwrap();
    let mut guests: Vec<Guest> = (0..GUESTS)
        .map(|number| Guest::new(&mut owner, number, &drink).unwrap())
        .collect();

    for round in 1..=ROUNDS {
        let moment = Duration::from_millis(100 + dice.roll(500));
        thread::scope(|scope| {
            for guest in &mut guests {
                let till = owner.another();
                scope.spawn(move || guest.lives(till));
            }
            thread::sleep(moment);
            program.loses_power();
        });
        assert_eq!(program.complaints(), None, "after power cut {round}");
        owner = owner.moved_to(program.starts()).unwrap();
        for guest in &guests {
            guest.check(&mut owner).unwrap();
        }
    }
    let visits: usize = guests.iter().map(|guest| guest.visits.len()).sum();
    println!("{visits} visits over {ROUNDS} power cuts");
    assert!(visits > ROUNDS, "too little happened to show anything");
}
