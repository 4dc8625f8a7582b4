//! Each operation through HTTP, one after the other, with the server's CPU beside.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::{Client, House, id};
use crate::load::Load;
use crate::program::Program;
use crate::{Extent, Outcome, history};

/// What is measured of one operation.
#[derive(Clone, Default)]
pub struct Sample {
    times: Vec<Duration>,
    cpu: Duration,
}

/// The operations.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// Somebody sits down.
    Start,
    /// Somebody takes a drink.
    Consume,
    /// Somebody leaves and pays.
    End,
    /// The figures of the day.
    Day,
    /// The house now.
    House,
    /// A customer by part of the name.
    Search,
}

impl Operation {
    /// All, in the order of the table.
    pub const ALL: [Operation; 6] = [
        Operation::Start,
        Operation::Consume,
        Operation::End,
        Operation::Day,
        Operation::House,
        Operation::Search,
    ];

    /// What the table calls it.
    pub fn name(self) -> &'static str {
        match self {
            Operation::Start => "start of a session",
            Operation::Consume => "consumption",
            Operation::End => "end, invoice, payment",
            Operation::Day => "day overview",
            Operation::House => "house",
            Operation::Search => "customer search",
        }
    }

    /// Whether it changes something.
    pub fn writes(self) -> bool {
        matches!(self, Operation::Start | Operation::Consume | Operation::End)
    }
}

/// A sample of every operation.
#[derive(Clone, Default)]
pub struct Samples([Sample; 6]);

impl Samples {
    /// The sample of one operation.
    pub fn of(&self, operation: Operation) -> &Sample {
        let [start, consume, end, day, house, search] = &self.0;
        match operation {
            Operation::Start => start,
            Operation::Consume => consume,
            Operation::End => end,
            Operation::Day => day,
            Operation::House => house,
            Operation::Search => search,
        }
    }

    /// The same, to add to.
    pub fn of_mut(&mut self, operation: Operation) -> &mut Sample {
        let [start, consume, end, day, house, search] = &mut self.0;
        match operation {
            Operation::Start => start,
            Operation::Consume => consume,
            Operation::End => end,
            Operation::Day => day,
            Operation::House => house,
            Operation::Search => search,
        }
    }
}

impl Sample {
    /// One more.
    pub fn took(&mut self, time: Duration) {
        self.times.push(time);
    }

    /// CPU time of all since.
    pub fn used(&mut self, cpu: Duration) {
        self.cpu += cpu;
    }

    /// The middle one.
    pub fn median(&self) -> Duration {
        let mut times = self.times.clone();
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default()
    }

    /// CPU time of one.
    pub fn cpu_each(&self) -> Duration {
        self.cpu
            .checked_div(u32::try_from(self.times.len()).unwrap_or(u32::MAX))
            .unwrap_or_default()
    }
}

/// All that is measured at one size of history.
#[derive(Default)]
pub struct Figures {
    /// Through HTTP, one request after the other.
    pub http: Samples,
    /// The writes through HTTP, from all seats at once.
    pub together: Samples,
    /// Bare SQL.
    pub floor: Samples,
    /// From the start of the process to the first answer.
    pub first_answer: Duration,
    /// Memory before anybody came, in KiB.
    pub idle_kib: u64,
    /// Many clients at once; measured at the largest history only.
    pub load: Option<Load>,
}

const START: &str = "mutation StartSession($input: StartSessionInput!, $idempotencyKey: String) {
    startSession(input: $input, idempotencyKey: $idempotencyKey) { id startedAt durationMinutes total overrun overnight until
        customer { id humanId name } resource { id name resourceType ratePerHour } } }";
/// What a till sends when somebody takes a drink.
pub const CONSUME: &str = "mutation Consume($sessionId: ID!, $itemId: ID!, $quantity: Int!, $idempotencyKey: String) {
    consume(sessionId: $sessionId, itemId: $itemId, quantity: $quantity, idempotencyKey: $idempotencyKey) {
        id itemName category quantity priceAtConsumption total createdAt createdByName voidedAt voidReason sessionId item { id quantity low } } }";
const CHECKOUT: &str = "query($sessionId: ID!) { checkout(sessionId: $sessionId) { total } }";
const END: &str = "mutation EndSession($input: EndSessionInput!, $idempotencyKey: String) {
    endSession(input: $input, idempotencyKey: $idempotencyKey) { id invoiceNumber total due customer { id name balance owed }
        payments { id tender amount toBalance changeGiven } } }";
const DAY: &str = "{ dayOverview { date revenue timeRevenue itemRevenue tax discounts credited received { tender amount } receivedTotal
    toppedUp owed sessionsStarted sessionsEnded activeSessions newCustomers invoices } }";
const HOUSE: &str = "{ house { serverTime open closesAt places { state until reason
        resource { id name resourceType ratePerHour capacity position }
        session { id startedAt durationMinutes total overrun overnight until customer { id humanId name } resource { id name resourceType ratePerHour } } }
    day { date revenue received { tender amount } receivedTotal toppedUp owed sessionsStarted sessionsEnded activeSessions newCustomers }
    lowStock { id name quantity minStock } } }";
const SEARCH: &str = "query($search: String!) { customers(search: $search, sort: LAST_VISIT, first: 8) {
    nodes { id humanId name phone balance lastVisitAt activeSession { id resource { id name } } } } }";

/// Measures every operation through one connection.
pub async fn through_http(client: &mut Client, program: &Program, house: &House, extent: Extent) -> Outcome<Samples> {
    let mut http = Samples::default();
    for round in 0..extent.rounds {
        let starts = starts(client, house, extent, round);
        let answers = timed(client, program, &starts, http.of_mut(Operation::Start)).await?;
        let sessions = started(&answers)?;
        let sales: Vec<Vec<u8>> = (0..2 * sessions.len())
            .map(|sale| consume(client, house, &sessions, sale, &format!("sale {round} {sale}")))
            .collect();
        timed(client, program, &sales, http.of_mut(Operation::Consume)).await?;
        if round + 1 == extent.rounds {
            // A full house, as it is looked at.
            read(client, program, extent, &mut http).await?;
        }
        let ends = ends(client, &sessions).await?;
        timed(client, program, &ends, http.of_mut(Operation::End)).await?;
    }
    Ok(http)
}

async fn read(client: &mut Client, program: &Program, extent: Extent, http: &mut Samples) -> Outcome<()> {
    for (operation, query) in [(Operation::Day, DAY), (Operation::House, HOUSE)] {
        let requests = vec![client.graphql(query, &Value::Null); extent.reads];
        timed(client, program, &requests, http.of_mut(operation)).await?;
    }
    let search = |number| client.graphql(SEARCH, &json!({ "search": history::part_of_a_name(number) }));
    let searches: Vec<Vec<u8>> = (0..extent.reads).map(search).collect();
    timed(client, program, &searches, http.of_mut(Operation::Search)).await?;
    Ok(())
}

/// The requests that start a session on every seat.
pub fn starts(client: &Client, house: &House, extent: Extent, round: usize) -> Vec<Vec<u8>> {
    let start = |(place, seat): (usize, &String)| {
        let number = u64::try_from(round * 1_000 + place).unwrap_or(0);
        let customer = history::customer(number, extent.customers).to_string();
        let input = json!({ "customerId": customer, "resourceId": seat });
        client.graphql(
            START,
            &json!({ "input": input, "idempotencyKey": format!("start {round} {place}") }),
        )
    };
    house.seats.iter().enumerate().map(start).collect()
}

/// The sessions that these answers speak of.
pub fn started(answers: &[Vec<u8>]) -> Outcome<Vec<String>> {
    let ids = answers
        .iter()
        .map(|answer| id(&serde_json::from_slice(answer)?, "/data/startSession/id"));
    ids.collect()
}

/// The bytes of one sale, the `sale`th of all.
pub fn consume(client: &Client, house: &House, sessions: &[String], sale: usize, key: &str) -> Vec<u8> {
    let session = sale.checked_rem(sessions.len()).and_then(|at| sessions.get(at));
    let item = sale.checked_rem(house.items.len()).and_then(|at| house.items.get(at));
    let asked = json!({ "sessionId": session, "itemId": item, "quantity": 1, "idempotencyKey": key });
    client.graphql(CONSUME, &asked)
}

/// The requests that end these sessions, each paid whole in cash.
pub async fn ends(client: &mut Client, sessions: &[String]) -> Outcome<Vec<Vec<u8>>> {
    let mut ends = Vec::new();
    for session in sessions {
        let bill = client.ask(CHECKOUT, json!({ "sessionId": session })).await?;
        let payments = json!([{ "tender": "CASH", "amount": bill["checkout"]["total"] }]);
        let input = json!({ "sessionId": session, "payments": payments });
        ends.push(client.graphql(
            END,
            &json!({ "input": input, "idempotencyKey": format!("end {session}") }),
        ));
    }
    Ok(ends)
}

/// Sends one after the other; a refused one ends the run.
async fn timed(
    client: &mut Client,
    program: &Program,
    requests: &[Vec<u8>],
    sample: &mut Sample,
) -> Outcome<Vec<Vec<u8>>> {
    let mut answers = Vec::with_capacity(requests.len());
    let before = program.cpu()?;
    for request in requests {
        let sent = Instant::now();
        let answer = client.done(request).await?;
        sample.took(sent.elapsed());
        answers.push(answer.to_vec());
    }
    sample.used(program.cpu()?.saturating_sub(before));
    Ok(answers)
}
