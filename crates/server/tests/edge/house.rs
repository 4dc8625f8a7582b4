//! A server on a loopback port with a small schema, and plain bytes to talk to it.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Mutex;
use std::time::Duration;

use async_graphql::{Context, EmptyMutation, Executor, Object, Schema, Subscription};
use coworkflow_operations::Services;
use coworkflow_operations::testing::{OWNER_EMAIL, PASSWORD, TestHouse};
use coworkflow_server::config::Layer;
use coworkflow_server::metrics;
use coworkflow_server::serve::Server;
use futures_util::{Stream, StreamExt, stream};
use serde_json::{Value, json};

pub struct Query;

#[Object]
impl Query {
    async fn hello(&self) -> &str {
        "welcome"
    }

    async fn who(&self, graphql: &Context<'_>) -> async_graphql::Result<String> {
        let request = coworkflow_api::Request::of(graphql)?;
        Ok(format!("{:?}", request.context.actor))
    }

    async fn language(&self, graphql: &Context<'_>) -> async_graphql::Result<String> {
        Ok(format!("{:?}", coworkflow_api::Request::of(graphql)?.context.lang))
    }

    async fn again(&self) -> Query {
        Query
    }

    async fn breaks(&self) -> i32 {
        "no number".parse().expect("a resolver's panic")
    }

    async fn slow(&self) -> i32 {
        tokio::time::sleep(Duration::from_secs(60)).await;
        1
    }
}

pub struct Live;

#[Subscription(name = "Subscription")]
impl Live {
    /// Counts without an end, with much to read each time.
    async fn flood(&self) -> impl Stream<Item = String> {
        stream::iter(0_u64..).map(|count| format!("{count}{}", " news".repeat(2_000)))
    }

    async fn never(&self) -> impl Stream<Item = i32> {
        stream::pending()
    }

    async fn three(&self) -> impl Stream<Item = i32> {
        stream::iter(1..=3)
    }

    async fn breaks(&self) -> impl Stream<Item = i32> {
        stream::iter(1..=3).map(|count| if count == 2 { panic!("a stream's panic") } else { count })
    }
}

/// A house with its server, stopped at the end of the test.
pub struct Running<H = TestHouse> {
    pub house: H,
    pub address: SocketAddr,
    server: Mutex<Option<Server>>,
    runtime: tokio::runtime::Runtime,
}

impl Running {
    pub fn new() -> Running {
        Running::with(Layer::default())
    }

    pub fn with(layer: Layer) -> Running {
        let house = TestHouse::new();
        let services = house.services.clone();
        let graph = Schema::build(Query, EmptyMutation, Live).finish();
        let sdl = graph.sdl();
        Running::start(house, services, layer, graph, &sdl)
    }

    /// The same with the product's own schema.
    pub fn real() -> Running {
        let house = TestHouse::new();
        let services = house.services.clone();
        Running::of_product(house, services, Layer::default())
    }

    /// The same with settings.
    pub fn real_with(layer: Layer) -> Running {
        let house = TestHouse::new();
        let services = house.services.clone();
        Running::of_product(house, services, layer)
    }

    /// An access token of the owner.
    pub fn token(&self) -> String {
        let address = "41.32.7.9".parse().unwrap();
        let signed_in = self.runtime.block_on(self.house.services.sign_in(
            self.house.tenant,
            OWNER_EMAIL,
            PASSWORD.to_owned(),
            address,
            "a till",
        ));
        signed_in.unwrap().access_token
    }
}

impl<H> Running<H> {
    /// A server with the product's own schema.
    pub fn of_product(house: H, services: Services, layer: Layer) -> Running<H> {
        let graph = coworkflow_api::schema();
        let sdl = graph.sdl();
        Running::start(house, services, layer, graph, &sdl)
    }

    pub fn start(house: H, services: Services, layer: Layer, graph: impl Executor, sdl: &str) -> Running<H> {
        let settings = Layer {
            port: Some(0),
            request_seconds: Some(1),
            ..layer
        };
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let server = Server::start(settings.settings().unwrap(), services, graph, sdl, metrics::start());
        let server = runtime.block_on(server).unwrap();
        Running {
            house,
            address: server.address(),
            server: Mutex::new(Some(server)),
            runtime,
        }
    }

    /// Runs something asynchronous beside the server.
    pub fn wait<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    /// Stops the server and waits until it has.
    pub fn stop(&self) {
        let server = self.server.lock().unwrap().take();
        if let Some(server) = server {
            self.runtime.block_on(server.stop());
        }
    }

    /// Sends these very bytes and reads the answer.
    pub fn send(&self, bytes: &[u8]) -> Answer {
        let mut line = TcpStream::connect(self.address).unwrap();
        line.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        // A server that has heard enough stops reading: the rest of a large body may not go through.
        let _ = line.write_all(bytes);
        Answer::read(&mut line)
    }

    pub fn request(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut head = format!(
            "{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n",
            body.len()
        );
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
            head.push_str(&format!("Host: {}\r\n", self.address));
        }
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        self.send(&[head.as_bytes(), body].concat())
    }

    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.request(
            "POST",
            path,
            &[("Content-Type", "application/json")],
            body.to_string().as_bytes(),
        )
    }

    pub fn query(&self, query: &str) -> Answer {
        self.post("/graphql", &json!({ "query": query }))
    }
}

impl<H> Drop for Running<H> {
    fn drop(&mut self) {
        self.stop();
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    fn read(line: &mut TcpStream) -> Answer {
        let mut bytes = Vec::new();
        // A reset after the answer loses nothing of it.
        let _ = line.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .unwrap_or(0);
        Answer {
            status,
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            line.split_once(": ")
                .filter(|(key, _)| key.eq_ignore_ascii_case(name))
                .map(|(_, value)| value)
        })
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("not JSON: {self:?}"))
    }

    /// The code of the first error.
    pub fn code(&self) -> String {
        self.json()["errors"][0]["extensions"]["code"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }
}
