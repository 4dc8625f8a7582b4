//! Several of the real program on one PostgreSQL and one Redis: each may be killed or stopped while people work, and nobody loses anything.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use coworkflow_operations::testing::{OWNER_EMAIL, PASSWORD};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::kill::Dice;
use crate::power::setup_input;
use crate::till::{Answered, Failed, Till, number, text};

/// The key that all of them sign with.
const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
/// A busy machine needs no longer.
const SOON: Duration = Duration::from_secs(30);

/// What the servers of one house work with.
struct Ground {
    folder: tempfile::TempDir,
    redis: test_servers::Redis,
    postgres: test_servers::Postgres,
}

/// One of the servers.
struct Server {
    child: Child,
    address: SocketAddr,
    said: BufReader<std::process::ChildStdout>,
}

impl Ground {
    fn new() -> Ground {
        let postgres = test_servers::Postgres::start().unwrap();
        postgres.run_sql("CREATE DATABASE house OWNER coworkflow").unwrap();
        Ground {
            folder: tempfile::tempdir().unwrap(),
            redis: test_servers::Redis::start().unwrap(),
            postgres,
        }
    }

    /// One more server, on a port of its own.
    fn serves(&self) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_coworkflow"))
            .args(["serve", "--port", "0", "--rate-per-second", "0", "--log", "error"])
            .args(["--drain-seconds", "1"])
            .arg("--data")
            .arg(self.folder.path())
            .current_dir(self.folder.path())
            .env("COWORKFLOW_DATABASE", format!("{}/house", self.postgres.url()))
            .env("COWORKFLOW_REDIS_URL", self.redis.url())
            .env("COWORKFLOW_SIGNING_KEY", KEY)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        said.read_line(&mut line).unwrap();
        let address = line
            .trim()
            .rsplit("http://")
            .next()
            .and_then(|address| address.parse().ok());
        Server {
            address: address.unwrap_or_else(|| panic!("no address in {line:?}")),
            child,
            said,
        }
    }

    /// The first server, with the house set up and its owner signed in.
    fn opens(&self) -> (Server, Till) {
        let mut server = self.serves();
        let code = loop {
            let mut line = String::new();
            assert_ne!(server.said.read_line(&mut line).unwrap(), 0, "no setup code");
            if let Some((_, code)) = line.rsplit_once("code: ") {
                break code.trim().to_owned();
            }
        };
        let mut stranger = Till::of_stranger(server.address).unwrap();
        let setup = "mutation($i: SetupInput!) { setup(input: $i) { id } }";
        stranger.ask(setup, json!({ "i": setup_input(&code) })).unwrap();
        let owner = Till::sign_in(server.address, OWNER_EMAIL, PASSWORD).unwrap();
        (server, owner)
    }
}

impl Server {
    /// SIGTERM; does not wait.
    fn is_asked_to_stop(&self) {
        let asked = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        assert!(asked.unwrap().success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether a server says that it is ready.
fn ready(address: SocketAddr) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(
            stream,
            "GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer.starts_with("HTTP/1.1 200"))
    };
    ask().unwrap_or(false)
}

fn until_ready(address: SocketAddr) {
    let since = Instant::now();
    while !ready(address) {
        assert!(since.elapsed() < SOON, "it never was ready");
        thread::sleep(Duration::from_millis(20));
    }
}

/// Adds a customer under a key: again with the same key is the same customer.
fn adds(till: &mut Till, name: &str) -> Answered<String> {
    let query = "mutation($i: CustomerInput!, $k: String) {
        createCustomer(input: $i, allowDuplicate: true, idempotencyKey: $k) { id } }";
    let made = till.ask(query, json!({ "i": { "name": name }, "k": format!("key of {name}") }))?;
    Ok(text(&made, "/createCustomer/id"))
}

/// How often each customer is there.
fn there(till: &mut Till) -> BTreeMap<String, usize> {
    let query = "query($a: String) { customers(first: 100, after: $a) { endCursor hasMore nodes { name } } }";
    let (mut found, mut after) = (BTreeMap::new(), Value::Null);
    loop {
        let mut answer = till.ask(query, json!({ "a": after })).unwrap();
        for node in answer["customers"]["nodes"].as_array().unwrap() {
            *found.entry(text(node, "/name")).or_default() += 1;
        }
        if answer["customers"]["hasMore"] != json!(true) {
            return found;
        }
        after = answer["customers"]["endCursor"].take();
    }
}

// M12: whoever got no answer asks another server again, with the same key.
#[test]
fn twenty_servers_are_killed_under_load_and_nothing_answered_is_lost_or_doubled() {
    let ground = Ground::new();
    let (first, owner) = ground.opens();
    let mut servers = [first, ground.serves()];
    let mut dice = Dice::of_this_run();
    let (open, over) = (
        Mutex::new(servers.each_ref().map(|server| server.address)),
        AtomicBool::new(false),
    );
    let answered: Vec<usize> = thread::scope(|scope| {
        let (open, over, owner) = (&open, &over, &owner);
        let people = (0..4_usize).map(|person| {
            scope.spawn(move || {
                let mut done = 0;
                while !over.load(Ordering::Relaxed) {
                    let name = format!("Guest {person} {done}");
                    for turn in person.. {
                        let address = open.lock().unwrap()[turn % 2];
                        let asked = owner.moved_to(address).map_err(Failed::from);
                        match asked.and_then(|mut till| adds(&mut till, &name)) {
                            Ok(_) => break,
                            Err(Failed::Refused(code)) if !code.starts_with("unavailable") => panic!("{name}: {code}"),
                            Err(_) => thread::sleep(Duration::from_millis(10)),
                        }
                    }
                    done += 1;
                }
                done
            })
        });
        let people: Vec<_> = people.collect();
        for round in 0..20 {
            thread::sleep(Duration::from_millis(50 + dice.roll(200)));
            let which = round % 2;
            servers[which] = {
                servers[which].child.kill().unwrap();
                ground.serves()
            };
            open.lock().unwrap()[which] = servers[which].address;
        }
        over.store(true, Ordering::Relaxed);
        people.into_iter().map(|person| person.join().unwrap()).collect()
    });
    assert!(
        answered.iter().sum::<usize>() > 100,
        "too little happened: {answered:?}"
    );
    let found = there(&mut owner.moved_to(servers[0].address).unwrap());
    for (person, done) in answered.iter().enumerate() {
        for number in 0..*done {
            let name = format!("Guest {person} {number}");
            assert_eq!(found.get(&name), Some(&1), "{name}");
        }
    }
}

#[test]
fn a_rolling_restart_under_load_fails_not_one_request() {
    let ground = Ground::new();
    let (first, owner) = ground.opens();
    let mut servers = vec![first, ground.serves()];
    // What stands before the servers: it asks each a few times a second whether it is ready.
    let known: Mutex<Vec<SocketAddr>> = Mutex::new(servers.iter().map(|server| server.address).collect());
    let open = Mutex::new(known.lock().unwrap().clone());
    let over = AtomicBool::new(false);
    let answered: usize = thread::scope(|scope| {
        let (known, open, over, owner) = (&known, &open, &over, &owner);
        scope.spawn(move || {
            while !over.load(Ordering::Relaxed) {
                let all = known.lock().unwrap().clone();
                *open.lock().unwrap() = all.into_iter().filter(|address| ready(*address)).collect();
                thread::sleep(Duration::from_millis(50));
            }
        });
        let people = (0..3_usize).map(|person| {
            scope.spawn(move || {
                let mut done = 0;
                while !over.load(Ordering::Relaxed) {
                    let address = {
                        let open = open.lock().unwrap();
                        open[(person + done) % open.len()]
                    };
                    let mut till = owner.moved_to(address).expect("a connection to a server that is ready");
                    adds(&mut till, &format!("Guest {person} {done}")).expect("an answer of a server that is ready");
                    done += 1;
                }
                done
            })
        });
        let people: Vec<_> = people.collect();
        for _ in 0..4 {
            thread::sleep(Duration::from_millis(300));
            let next = ground.serves();
            until_ready(next.address);
            known.lock().unwrap().push(next.address);
            servers.push(next);
            thread::sleep(Duration::from_millis(200));
            let mut oldest = servers.remove(0);
            oldest.is_asked_to_stop();
            assert!(oldest.child.wait().unwrap().success(), "it stops in order");
            known.lock().unwrap().retain(|address| *address != oldest.address);
        }
        over.store(true, Ordering::Relaxed);
        people.into_iter().map(|person| person.join().unwrap()).sum()
    });
    assert!(answered > 50, "too little happened: {answered}");
    let found = there(&mut owner.moved_to(servers[0].address).unwrap());
    assert_eq!(found.values().sum::<usize>(), answered);
}

/// An open live socket.
struct Line(WebSocketStream<MaybeTlsStream<tokio::net::TcpStream>>);

impl Line {
    /// Listens to what changes at this server, after an entry or from now on.
    async fn to(address: SocketAddr, token: &str, since: Option<i64>) -> Line {
        let mut request = format!("ws://{address}/graphql/ws").into_client_request().unwrap();
        let protocol = "graphql-transport-ws".parse().unwrap();
        request.headers_mut().insert("sec-websocket-protocol", protocol);
        let mut line = Line(connect_async(request).await.unwrap().0);
        line.say(json!({ "type": "connection_init", "payload": { "accessToken": token } }))
            .await;
        assert_eq!(line.hears().await.unwrap()["type"], "connection_ack");
        let query = "subscription($s: Long) { changes(since: $s) { seq reset entries { seq event } } }";
        let payload = json!({ "query": query, "variables": { "s": since } });
        line.say(json!({ "type": "subscribe", "id": "1", "payload": payload }))
            .await;
        line
    }

    async fn say(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.unwrap();
    }

    /// What comes next; the code when it is closed.
    async fn hears(&mut self) -> Result<Value, u16> {
        let next = async {
            loop {
                match self.0.next().await.unwrap().unwrap() {
                    Message::Text(text) => return Ok(serde_json::from_str(&text).unwrap()),
                    Message::Close(close) => return Err(close.map_or(0, |close| close.code.into())),
                    _ => {}
                }
            }
        };
        tokio::time::timeout(SOON, next).await.expect("nothing was heard")
    }

    /// The next changes: the last number, and the events.
    async fn changes(&mut self) -> (i64, Vec<String>) {
        let heard = self.hears().await.unwrap();
        let changes = &heard["payload"]["data"]["changes"];
        assert_eq!(changes["reset"], json!(false), "{heard}");
        let events = changes["entries"].as_array().unwrap();
        (
            number(changes, "/seq"),
            events.iter().map(|entry| text(entry, "/event")).collect(),
        )
    }
}

// J2, promise 8
#[test]
fn a_socket_hears_what_another_server_does_and_moves_on_when_its_own_stops() {
    let ground = Ground::new();
    let (first, mut owner) = ground.opens();
    let mut second = ground.serves();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let mut line = Line::to(second.address, owner.token(), None).await;
        let (_, events) = line.changes().await;
        assert!(events.is_empty(), "nothing was missed");
        adds(&mut owner, "Mona Farid").unwrap();
        let (seq, events) = line.changes().await;
        assert_eq!(events, ["customer.created"]);

        second.is_asked_to_stop();
        assert_eq!(line.hears().await, Err(1001), "come back soon, elsewhere");
        adds(&mut owner, "Karim Adel").unwrap();
        let mut line = Line::to(first.address, owner.token(), Some(seq)).await;
        assert_eq!(
            line.changes().await.1,
            ["customer.created"],
            "what was missed meanwhile"
        );
        assert!(second.child.wait().unwrap().success());

        // Who ends the other sign-ins at one server ends their sockets at the others.
        let third = ground.serves();
        let mut elsewhere = Till::sign_in(third.address, OWNER_EMAIL, PASSWORD).unwrap();
        let since = Instant::now();
        elsewhere.ask("mutation { endOtherSignIns }", json!({})).unwrap();
        while line.hears().await != Err(4403) {}
        assert!(since.elapsed() < Duration::from_secs(5), "{:?}", since.elapsed());
    });
}
