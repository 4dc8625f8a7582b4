//! Many people want one place at one moment, through the API: one gets it, and all others are told why and what is free instead.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on must stop"
)]

use std::sync::Arc;

use async_graphql::{Executor, Request as GraphqlRequest};
use coworkflow_api::{Request, Schema, schema};
use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::time::Instant;
use coworkflow_operations::Context;
use coworkflow_operations::testing::TestHouse;
use coworkflow_store::claims;
use serde_json::Value;
use tokio::sync::Barrier;

/// How often each race is run.
const ROUNDS: i64 = 200;
/// How many run in it.
const PEOPLE: usize = 50;
/// Sunday 2026-11-22, 08:00 in UTC: 10:00 in Cairo.
const SUNDAY: i64 = 1_795_334_400_000;

struct Race {
    house: TestHouse,
    schema: Schema,
    runtime: tokio::runtime::Runtime,
    customers: Vec<String>,
}

impl Race {
    fn new() -> Race {
        let house = TestHouse::new();
        let mut race = Race {
            house,
            schema: schema(),
            runtime: tokio::runtime::Builder::new_multi_thread()
                .worker_threads(4)
                .enable_all()
                .build()
                .unwrap(),
            customers: Vec::new(),
        };
        race.customers = (0..PEOPLE)
            .map(|number| {
                let made = race.ask(&format!(
                    r#"mutation {{ createCustomer(input: {{ name: "Guest {number}" }}) {{ id }} }}"#
                ));
                made["createCustomer"]["id"].as_str().unwrap().to_owned()
            })
            .collect();
        race
    }

    fn place(&self, name: &str, whole: Option<&str>) -> String {
        let parent = whole.map_or(String::new(), |id| format!(r#", parentId: "{id}""#));
        let made = self.ask(&format!(
            r#"mutation {{ createResource(input: {{ name: "{name}", resourceType: ROOM, ratePerHour: 6000, capacity: 4{parent} }}) {{ id }} }}"#
        ));
        made["createResource"]["id"].as_str().unwrap().to_owned()
    }

    /// One request that must be answered.
    fn ask(&self, query: &str) -> Value {
        let answer = self.runtime.block_on(send(
            &self.schema,
            &self.house,
            &self.house.staff_or_owner(query),
            query,
        ));
        assert!(answer["errors"].is_null(), "{query} answered {answer}");
        answer["data"].clone()
    }

    /// All at one moment; the answers in the order of the requests.
    fn at_once(&self, queries: Vec<String>) -> Vec<Value> {
        let barrier = Arc::new(Barrier::new(queries.len()));
        let running: Vec<_> = queries
            .into_iter()
            .map(|query| {
                let (schema, barrier) = (self.schema.clone(), barrier.clone());
                let request = request(&self.house, &self.house.staff, &query);
                self.runtime.spawn(async move {
                    barrier.wait().await;
                    serde_json::to_value(schema.execute(request).await).unwrap()
                })
            })
            .collect();
        self.runtime
            .block_on(async { futures_util::future::join_all(running).await })
            .into_iter()
            .map(Result::unwrap)
            .collect()
    }

    /// How many claims lie on a place between two moments.
    fn claims(&self, place: &str, from: Instant, until: Instant) -> usize {
        let id: ResourceId = place.parse().unwrap();
        let rows = self.house.read(move |tx| claims::between(tx, id, from, until));
        for pair in rows.windows(2) {
            assert!(pair[0].ends_at <= pair[1].starts_at, "two claims overlap: {pair:?}");
        }
        rows.len()
    }
}

trait Asker {
    fn staff_or_owner(&self, query: &str) -> Context;
}

impl Asker for TestHouse {
    /// Places are made by the owner, the rest is the desk's.
    fn staff_or_owner(&self, query: &str) -> Context {
        if query.contains("createResource") {
            self.owner.clone()
        } else {
            self.staff.clone()
        }
    }
}

fn request(house: &TestHouse, who: &Context, query: &str) -> GraphqlRequest {
    GraphqlRequest::new(query).data(Request {
        services: house.services.clone(),
        context: who.clone(),
    })
}

async fn send(schema: &Schema, house: &TestHouse, who: &Context, query: &str) -> Value {
    serde_json::to_value(schema.execute(request(house, who, query)).await).unwrap()
}

/// So many minutes after ten on the day of a round.
fn moment(round: i64, minutes: i64) -> Instant {
    Instant::from_millis(SUNDAY)
        .plus_hours(24 * round)
        .plus_minutes(minutes)
}

fn book(customer: &str, place: &str, from: Instant, until: Instant) -> String {
    format!(
        r#"mutation {{ book(input: {{ customerId: "{customer}", resourceId: "{place}", startsAt: "{from}", endsAt: "{until}" }}) {{ id }} }}"#
    )
}

/// Exactly one was answered; every other was refused, told by what and when, and offered something else.
fn one_winner(answers: &[Value]) -> usize {
    let mut winners = Vec::new();
    for (number, answer) in answers.iter().enumerate() {
        match answer["errors"].as_array() {
            None => winners.push(number),
            Some(errors) => {
                let told = &errors[0]["extensions"];
                assert_eq!(told["code"], "booking.taken", "{answer}");
                assert!(
                    told["data"]["kind"].is_string() && told["data"]["from"].is_string(),
                    "{answer}"
                );
                let offered = told["data"]["alternatives"].as_array().expect("alternatives");
                assert!(!offered.is_empty(), "{answer}");
            }
        }
    }
    assert_eq!(winners.len(), 1, "{answers:?}");
    winners[0]
}

// B1, B6
#[test]
fn of_fifty_people_on_one_slot_one_gets_it() {
    let race = Race::new();
    let (nile, _delta) = (race.place("Nile", None), race.place("Delta", None));
    for round in 0..ROUNDS {
        let (from, until) = (moment(round, 0), moment(round, 120));
        let wishes = race.customers.iter().map(|customer| book(customer, &nile, from, until));
        one_winner(&race.at_once(wishes.collect()));
        assert_eq!(race.claims(&nile, moment(round, -60), moment(round, 600)), 1);
    }
}

// B1, B6: all share a moment, none the same two hours.
#[test]
fn of_fifty_people_who_partly_overlap_one_gets_it() {
    let race = Race::new();
    let (nile, _delta) = (race.place("Nile", None), race.place("Delta", None));
    for round in 0..ROUNDS {
        let wish = |(number, customer): (usize, &String)| {
            let (begins, ends) = (15 * (number as i64 % 7), 15 * (number as i64 / 7));
            book(customer, &nile, moment(round, begins), moment(round, 120 + ends))
        };
        one_winner(&race.at_once(race.customers.iter().enumerate().map(wish).collect()));
        assert_eq!(race.claims(&nile, moment(round, -60), moment(round, 600)), 1);
    }
}

// B1: whoever loses with a move keeps what they had.
#[test]
fn of_moves_and_bookings_on_one_slot_one_gets_it() {
    let race = Race::new();
    let (nile, delta) = (race.place("Nile", None), race.place("Delta", None));
    let movers: Vec<String> = (0..PEOPLE / 2)
        .map(|number| {
            let place = race.place(&format!("Cell {number}"), None);
            let made = race.ask(&book(&race.customers[number], &place, moment(300, 0), moment(300, 60)));
            made["book"]["id"].as_str().unwrap().to_owned()
        })
        .collect();
    let to = |id: &str, place: &str, from: Instant, until: Instant| {
        format!(
            r#"mutation {{ moveBooking(id: "{id}", input: {{ resourceId: "{place}", startsAt: "{from}", endsAt: "{until}" }}) {{ id }} }}"#
        )
    };
    let mut where_they_are: Vec<Value> = movers.iter().map(|id| place_of(&race, id)).collect();
    for round in 0..ROUNDS {
        let (from, until) = (moment(round, 0), moment(round, 120));
        let moves = movers.iter().map(|id| to(id, &nile, from, until));
        let others = race.customers[PEOPLE / 2..]
            .iter()
            .map(|customer| book(customer, &nile, from, until));
        let winner = one_winner(&race.at_once(moves.chain(others).collect()));
        assert_eq!(race.claims(&nile, moment(round, -60), moment(round, 600)), 1);
        for (number, id) in movers.iter().enumerate().filter(|(number, _)| *number != winner) {
            if round % 20 == 0 {
                assert_eq!(place_of(&race, id), where_they_are[number], "a loser lost what it had");
            }
        }
        if winner < movers.len() {
            where_they_are[winner] = place_of(&race, &movers[winner]);
        }
    }
    assert_eq!(race.claims(&delta, moment(0, 0), moment(ROUNDS, 0)), 0);
}

fn place_of(race: &Race, id: &str) -> Value {
    race.ask(&format!(
        r#"{{ booking(id: "{id}") {{ resourceId startsAt endsAt state }} }}"#
    ))["booking"]
        .clone()
}

// B1, B4: the hall or a desk in a room of it, never both.
#[test]
fn of_a_whole_and_its_part_one_is_had() {
    let race = Race::new();
    let hall = race.place("Hall", None);
    let room = race.place("Room in the hall", Some(&hall));
    let desk = race.place("Desk in the room", Some(&room));
    let _free = race.place("Delta", None);
    for round in 0..ROUNDS {
        let wish = |(number, customer): (usize, &String)| {
            let place = if number % 2 == 0 { &hall } else { &desk };
            let later = 15 * (number as i64 % 3);
            book(customer, place, moment(round, later), moment(round, later + 60))
        };
        let winner = one_winner(&race.at_once(race.customers.iter().enumerate().map(wish).collect()));
        let taken = [&hall, &room, &desk].map(|place| race.claims(place, moment(round, -60), moment(round, 600)));
        let expected = if winner.is_multiple_of(2) { [1, 1, 1] } else { [0, 0, 1] };
        assert_eq!(taken, expected);
    }
}

/// One booking a week from ten on the day of a round on, four times.
fn book_series(customer: &str, place: &str, from: Instant, until: Instant) -> String {
    format!(
        r#"mutation {{ bookSeries(input: {{ customerId: "{customer}", resourceId: "{place}", startsAt: "{from}", endsAt: "{until}",
            rule: "FREQ=WEEKLY;COUNT=4" }}) {{ seriesId made }} }}"#
    )
}

// B1, R2: series against singles on their third week: either the one series stands whole, or one single and no series.
#[test]
fn of_series_and_singles_one_gets_the_place_and_no_series_is_halved() {
    let race = Race::new();
    let (mut series_won, mut singles_won) = (0, 0);
    for round in 0..ROUNDS {
        // A place of its own for each round, so that whole weeks are free.
        let place = race.place(&format!("Room {round}"), None);
        let (from, until) = (moment(1, 0), moment(1, 120));
        let third = |minutes: i64| moment(1, minutes).plus_hours(24 * 14);
        let people = race.customers.iter().enumerate();
        let wishes = people.map(|(number, customer)| {
            if number % 2 == 0 {
                book_series(customer, &place, from, until)
            } else {
                book(customer, &place, third(60), third(180))
            }
        });
        let answers = race.at_once(wishes.collect());
        let winners: Vec<usize> = (0..answers.len())
            .filter(|number| answers[*number]["errors"].is_null())
            .collect();
        assert_eq!(winners.len(), 1, "{answers:?}");
        for answer in answers.iter().filter(|answer| !answer["errors"].is_null()) {
            let told = &answer["errors"][0]["extensions"];
            // B6: every loser is told what is in the way and offered something else.
            let (taken, offered) = match told["code"].as_str().unwrap() {
                "series.conflicts" => {
                    let first = &told["data"]["conflicts"][0]["refusal"];
                    (&first["code"], &first["data"]["alternatives"])
                }
                _ => (&told["code"], &told["data"]["alternatives"]),
            };
            assert_eq!(taken, "booking.taken", "{answer}");
            assert!(!offered.as_array().unwrap().is_empty(), "{answer}");
        }
        let claims = race.claims(&place, moment(0, 0), moment(60, 0));
        if winners[0].is_multiple_of(2) {
            series_won += 1;
            assert_eq!(claims, 4, "a series is whole");
        } else {
            singles_won += 1;
            assert_eq!(claims, 1, "and what lost left nothing");
        }
    }
    assert!(series_won > 0 && singles_won > 0, "{series_won} against {singles_won}");
}
