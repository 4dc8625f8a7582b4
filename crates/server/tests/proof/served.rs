//! A house in Cairo behind a server, and many tills at it.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::Barrier;
use std::thread;

use coworkflow_operations::testing::{OWNER_EMAIL, PASSWORD, TestHouse};
use coworkflow_server::config::Layer;
use coworkflow_server::metrics;
use coworkflow_server::serve::Server;

use crate::till::{Answered, Failed, Till};

/// A served house in Cairo at ten in the morning.
pub struct Served {
    /// The house, with a clock that a test moves.
    pub house: TestHouse,
    /// The owner's till.
    pub owner: Till,
    /// Where it is served.
    pub address: SocketAddr,
    _server: Server,
    _runtime: tokio::runtime::Runtime,
}

impl Served {
    /// On a port of its own.
    pub fn new() -> Served {
        let house = TestHouse::new();
        let layer = Layer {
            port: Some(0),
            rate_per_second: Some(0),
            test_payments: Some(true),
            ..Layer::default()
        };
        let graph = coworkflow_api::schema();
        let sdl = graph.sdl();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let start = Server::start(
            layer.settings().unwrap(),
            house.services.clone(),
            graph,
            &sdl,
            metrics::start(),
        );
        let server = runtime.block_on(start).unwrap();
        let owner = Till::sign_in(server.address(), OWNER_EMAIL, PASSWORD).unwrap();
        Served {
            house,
            owner,
            address: server.address(),
            _server: server,
            _runtime: runtime,
        }
    }

    /// Moves the clock on, past the end of every access token, so the owner signs in again.
    pub fn an_hour_passes(&mut self) {
        self.house.clock.advance_minutes(60);
        self.signs_in_again();
    }

    /// The owner's till with a token that counts from now on.
    pub fn signs_in_again(&mut self) {
        self.owner = Till::sign_in(self.address, OWNER_EMAIL, PASSWORD).unwrap();
    }

    /// A running session on a seat of its own.
    pub fn session(&mut self, name: &str) -> String {
        let customer = self.owner.adds_customer(name).unwrap();
        let seat = self.owner.adds_seat(name).unwrap();
        self.owner
            .starts(&customer, &seat, &format!("start of {name}"))
            .unwrap()
    }

    /// Does the same at many tills at the same moment.
    pub fn at_once<T: Send>(
        &self,
        tills: usize,
        act: impl Fn(usize, &mut Till) -> Answered<T> + Sync,
    ) -> Vec<Answered<T>> {
        let (ready, act) = (Barrier::new(tills), &act);
        let open: Vec<Till> = (0..tills).map(|_| self.owner.another()).collect();
        thread::scope(|scope| {
            let ready = &ready;
            let acts = open.into_iter().enumerate().map(|(number, mut till)| {
                scope.spawn(move || {
                    ready.wait();
                    act(number, &mut till)
                })
            });
            let acts: Vec<_> = acts.collect();
            acts.into_iter().map(|act| act.join().unwrap()).collect()
        })
    }
}

/// How many were done, and the codes of the refused ones.
pub fn outcome<T>(answers: &[Answered<T>]) -> (usize, BTreeSet<&str>) {
    let codes = answers.iter().filter_map(|answer| match answer {
        Ok(_) => None,
        Err(Failed::Refused(code)) => Some(code.as_str()),
        Err(Failed::Lost) => Some("lost"),
    });
    (answers.iter().filter(|answer| answer.is_ok()).count(), codes.collect())
}
