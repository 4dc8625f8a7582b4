//! The house of the year, asked only through its public API, on a clock that the year moves.

use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use async_graphql::{Executor, Request as GraphqlRequest, Variables};
use coworkflow_api::{Request, Schema, schema};
use coworkflow_domain::access::Role;
use coworkflow_domain::ids::TenantId;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Instant;
use coworkflow_operations::testing::{PASSWORD, SeededRandom, setup_input};
use coworkflow_operations::{Clock, Context, Services};
use coworkflow_store::{Options, Store};
use serde_json::{Value, json};

/// Stands still until the year moves it.
struct YearClock(AtomicI64);

impl Clock for YearClock {
    fn now(&self) -> Instant {
        Instant::from_millis(self.0.load(Ordering::SeqCst))
    }
}

/// Why the house said no.
#[derive(Debug)]
pub struct Refused {
    /// The typed code.
    pub code: String,
    /// The sentence.
    pub message: String,
}

/// Who works in the house, and their addresses.
const TEAM: [(&str, &str, Role); 4] = [
    ("Nadia Sherif", "nadia@nile.test", Role::Owner),
    ("Tarek Mansour", "tarek@nile.test", Role::Manager),
    ("Salma Ezzat", "salma@nile.test", Role::Staff),
    ("Bassem Shahin", "bassem@nile.test", Role::Staff),
];

/// Somebody of the team, by their place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Owns the house.
    Owner,
    /// Runs it.
    Manager,
    /// At the till until the afternoon.
    Early,
    /// At the till until the night.
    Late,
}

/// A sign-in is renewed after so many days.
const SIGN_IN_DAYS: i64 = 20;

/// A server in this process, with its team.
pub struct House {
    services: Services,
    schema: Schema,
    clock: Arc<YearClock>,
    runtime: tokio::runtime::Runtime,
    tenant: TenantId,
    team: Vec<Context>,
    signed_in_at: Instant,
    data: PathBuf,
    /// How many requests were made.
    pub requests: u64,
}

impl House {
    /// Sets a new house up in an empty folder.
    pub fn open(data: &Path, seed: u64, at: Instant) -> House {
        let clock = Arc::new(YearClock(AtomicI64::new(at.as_millis())));
        let file = coworkflow_server::start::database(data);
        let store = Store::open(&file, &Options::default()).expect("a database");
        let services = Services::new(store, clock.clone(), Arc::new(SeededRandom::new(seed)), [7; 32]);
        let made = services.set_up_now(&setup_input()).expect("a new house");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let mut house = House {
            services,
            schema: schema(),
            clock,
            runtime,
            tenant: made.tenant,
            team: vec![Context::system(made.tenant)],
            signed_in_at: at,
            data: data.to_owned(),
            requests: 0,
        };
        house.team = vec![house.sign_in(TEAM[0].1)];
        for (name, email, role) in TEAM.into_iter().skip(1) {
            let input =
                json!({ "name": name, "email": email, "role": role.name().to_uppercase(), "password": PASSWORD });
            house.must(
                Who::Owner,
                "mutation($input: NewUserInput!) { createUser(input: $input) { id } }",
                json!({ "input": input }),
            );
        }
        house.sign_all_in();
        house
    }

    /// Writes an archive of everything.
    pub fn archive(&self, target: &Path) {
        self.services
            .export_archive_now(&self.team[Who::Owner as usize], target)
            .expect("an archive");
    }

    /// Another house on an empty folder, begun with an archive; the program itself asks in it, for nobody has a password there.
    pub fn from_archive(data: &Path, archive: &Path, at: Instant) -> House {
        let clock = Arc::new(YearClock(AtomicI64::new(at.as_millis())));
        let file = coworkflow_server::start::database(data);
        let store = Store::open(&file, &Options::default()).expect("a database");
        let services = Services::new(store, clock.clone(), Arc::new(SeededRandom::new(1)), [7; 32]);
        let manifest = services
            .take_in_archive_now(archive, &|_| {})
            .expect("the house of the archive");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        House {
            services,
            schema: schema(),
            clock,
            runtime,
            tenant: manifest.tenant,
            team: vec![Context::system(manifest.tenant); TEAM.len()],
            signed_in_at: at,
            data: data.to_owned(),
            requests: 0,
        }
    }

    /// Where its files lie.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The moment now.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Moves the clock; it never goes back.
    pub fn set_clock(&mut self, at: Instant) {
        self.clock.0.fetch_max(at.as_millis(), Ordering::SeqCst);
        if self.now().minutes_since(self.signed_in_at) > SIGN_IN_DAYS * 24 * 60 {
            self.sign_all_in();
        }
    }

    /// Asks as somebody; a refusal is an answer.
    pub fn ask(&mut self, who: Who, query: &str, variables: Value) -> Result<Value, Refused> {
        self.requests += 1;
        let request = GraphqlRequest::new(query)
            .variables(Variables::from_json(variables))
            .data(Request {
                services: self.services.clone(),
                context: self.team[who as usize].clone(),
            });
        let response = self.runtime.block_on(self.schema.execute(request));
        let mut answer = serde_json::to_value(response).expect("an answer is JSON");
        match answer.pointer("/errors/0") {
            None => Ok(answer["data"].take()),
            Some(error) => Err(Refused {
                code: error["extensions"]["code"].as_str().unwrap_or_default().to_owned(),
                message: error["message"].as_str().unwrap_or_default().to_owned(),
            }),
        }
    }

    /// Asks as somebody who must not be refused.
    pub fn must(&mut self, who: Who, query: &str, variables: Value) -> Value {
        let said = variables.to_string();
        self.ask(who, query, variables)
            .unwrap_or_else(|refused| panic!("{query} with {said} was refused at {}: {refused:?}", self.now()))
    }

    /// Finishes what was accepted and closes the file.
    pub fn close(self) -> PathBuf {
        self.services.store.close();
        self.data
    }

    fn sign_all_in(&mut self) {
        self.team = TEAM.into_iter().map(|(_, email, _)| self.sign_in(email)).collect();
        self.signed_in_at = self.now();
    }

    fn sign_in(&self, email: &str) -> Context {
        let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let signed_in = self
            .runtime
            .block_on(
                self.services
                    .sign_in(self.tenant, email, PASSWORD.to_owned(), address, "till"),
            )
            .expect("a sign-in");
        let bearer = self.services.authenticate(&signed_in.access_token).expect("a token");
        bearer.context(Lang::En, "year".into(), "till".into())
    }
}
