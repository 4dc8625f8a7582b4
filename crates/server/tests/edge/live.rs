//! The live socket: its close codes are exact, and nobody holds it open by silence (promises 8, 13, 15).

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use coworkflow_operations::testing::{OWNER_EMAIL, PASSWORD};
use coworkflow_server::config::Layer;
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::house::Running;

/// One open line.
pub struct Line(WebSocketStream<MaybeTlsStream<tokio::net::TcpStream>>);

impl Line {
    async fn open(running: &Running, protocol: Option<&str>, origin: Option<&str>) -> Result<Line, Box<Error>> {
        let mut request = format!("ws://{}/graphql/ws", running.address)
            .into_client_request()
            .unwrap();
        if let Some(protocol) = protocol {
            request
                .headers_mut()
                .insert("sec-websocket-protocol", protocol.parse().unwrap());
        }
        if let Some(origin) = origin {
            request.headers_mut().insert("origin", origin.parse().unwrap());
        }
        Ok(Line(connect_async(request).await.map_err(Box::new)?.0))
    }

    async fn new(running: &Running) -> Line {
        Line::open(running, Some("graphql-transport-ws"), None).await.unwrap()
    }

    pub async fn introduced(running: &Running, token: &str) -> Line {
        let mut line = Line::new(running).await;
        line.say(&introduction(token)).await;
        assert_eq!(line.hear().await["type"], "connection_ack");
        line
    }

    pub async fn say(&mut self, message: &Value) {
        self.0.send(Message::text(message.to_string())).await.unwrap();
    }

    pub async fn hear(&mut self) -> Value {
        loop {
            match self.0.next().await.unwrap().unwrap() {
                Message::Text(text) => return serde_json::from_str(&text).unwrap(),
                Message::Close(close) => panic!("closed: {close:?}"),
                _ => {}
            }
        }
    }

    /// The code that the server closes with.
    pub async fn closed(&mut self) -> u16 {
        loop {
            match self.0.next().await {
                Some(Ok(Message::Close(Some(close)))) => return close.code.into(),
                Some(Ok(_)) => {}
                other => panic!("no close code: {other:?}"),
            }
        }
    }
}

fn introduction(token: &str) -> Value {
    json!({ "type": "connection_init", "payload": { "accessToken": token } })
}

pub fn subscribe(id: &str, query: &str) -> Value {
    json!({ "type": "subscribe", "id": id, "payload": { "query": query } })
}

#[test]
fn an_operation_runs_to_its_end() {
    let running = Running::new();
    let token = running.token();
    running.wait(async {
        let mut line = Line::introduced(&running, &token).await;
        line.say(&json!({ "type": "ping" })).await;
        assert_eq!(line.hear().await["type"], "pong");
        line.say(&subscribe("a", "subscription { three }")).await;
        for count in 1..=3 {
            let next = line.hear().await;
            assert_eq!(
                (
                    next["type"].as_str(),
                    next["id"].as_str(),
                    next["payload"]["data"]["three"].as_i64()
                ),
                (Some("next"), Some("a"), Some(count))
            );
        }
        assert_eq!(line.hear().await, json!({ "type": "complete", "id": "a" }));
        line.say(&subscribe("a", "{ who }")).await;
        assert!(
            line.hear().await["payload"]["data"]["who"]
                .as_str()
                .unwrap()
                .starts_with("Login")
        );
    });
}

#[test]
fn a_line_speaks_the_language_of_its_introduction() {
    let running = Running::new();
    let token = running.token();
    running.wait(async {
        for (locale, spoken) in [("ar", "Ar"), ("ar-EG", "Ar"), ("en", "En"), ("\u{0627}", "En")] {
            let mut line = Line::new(&running).await;
            line.say(&json!({ "type": "connection_init", "payload": { "accessToken": token, "locale": locale } }))
                .await;
            assert_eq!(line.hear().await["type"], "connection_ack");
            line.say(&subscribe("a", "{ language }")).await;
            assert_eq!(line.hear().await["payload"]["data"]["language"], spoken, "{locale}");
        }
    });
}

// Promise 13
#[test]
fn a_client_that_never_introduces_itself_is_closed_with_4408() {
    let running = Running::new();
    let started = Instant::now();
    let code = running.wait(async { Line::new(&running).await.closed().await });
    assert_eq!(code, 4408);
    assert!((9..13).contains(&started.elapsed().as_secs()));
}

// Promise 13
#[test]
fn each_mistake_has_its_close_code() {
    let running = Running::new();
    let token = running.token();
    let unknown = introduction("eyJhbGciOiJIUzI1NiJ9.e30.x");
    let init = introduction(&token);
    let never = subscribe("a", "subscription { never }");
    let mistakes: [(u16, &[Value]); 8] = [
        (4400, &[json!({ "type": "start", "id": "a" })]),
        (4400, &[json!("hello")]),
        (4400, &[init.clone(), subscribe("", "subscription { never }")]),
        (4401, std::slice::from_ref(&never)),
        (4401, &[unknown]),
        (4401, &[json!({ "type": "connection_init" })]),
        (4409, &[init.clone(), never.clone(), never.clone()]),
        (4429, &[init.clone(), init.clone()]),
    ];
    for (code, messages) in mistakes {
        let closed = running.wait(async {
            let mut line = Line::new(&running).await;
            for message in messages {
                line.say(message).await;
            }
            line.closed().await
        });
        assert_eq!(closed, code, "{messages:?}");
    }
    let not_text = running.wait(async {
        let mut line = Line::new(&running).await;
        line.0.send(Message::binary(vec![1, 2, 3])).await.unwrap();
        line.closed().await
    });
    assert_eq!(not_text, 4400);
}

// Promise 13
#[test]
fn a_foreign_page_opens_no_socket() {
    let running = Running::new();
    let refused = running.wait(Line::open(
        &running,
        Some("graphql-transport-ws"),
        Some("https://evil.test"),
    ));
    match refused.err().map(|error| *error) {
        Some(Error::Http(answer)) => assert_eq!(answer.status(), 403),
        other => panic!("{other:?}"),
    }
    let own = format!("http://{}", running.address);
    assert!(
        running
            .wait(Line::open(&running, Some("graphql-transport-ws"), Some(&own)))
            .is_ok()
    );
}

#[test]
fn only_our_protocol_is_spoken() {
    let running = Running::new();
    assert_eq!(
        running.wait(async { Line::open(&running, None, None).await.unwrap().closed().await }),
        4406
    );
}

#[test]
fn an_id_is_free_again_after_complete() {
    let running = Running::new();
    let token = running.token();
    running.wait(async {
        let mut line = Line::introduced(&running, &token).await;
        for _ in 0..50 {
            line.say(&subscribe("a", "subscription { never }")).await;
            line.say(&json!({ "type": "complete", "id": "a" })).await;
        }
        line.say(&json!({ "type": "ping" })).await;
        assert_eq!(line.hear().await["type"], "pong");
    });
}

// Promise 14
#[test]
fn a_panic_ends_its_operation_and_not_the_socket() {
    let running = Running::new();
    let token = running.token();
    running.wait(async {
        let mut line = Line::introduced(&running, &token).await;
        line.say(&subscribe("a", "subscription { breaks }")).await;
        assert_eq!(line.hear().await["payload"]["data"]["breaks"], 1);
        let error = line.hear().await;
        assert_eq!(
            (
                error["type"].as_str(),
                error["payload"][0]["extensions"]["code"].as_str()
            ),
            (Some("error"), Some("internal"))
        );
        line.say(&subscribe("b", "subscription { three }")).await;
        assert_eq!(line.hear().await["id"], "b");
    });
}

// Promise 12
#[test]
fn a_costly_operation_is_refused_and_the_socket_goes_on() {
    let running = Running::new();
    let token = running.token();
    running.wait(async {
        let mut line = Line::introduced(&running, &token).await;
        line.say(&subscribe("a", &format!("{}{}", "{ again".repeat(60), "}".repeat(60))))
            .await;
        let error = line.hear().await;
        assert_eq!(
            (
                error["type"].as_str(),
                error["payload"][0]["extensions"]["code"].as_str()
            ),
            (Some("error"), Some("request.too_costly"))
        );
        line.say(&json!({ "type": "ping" })).await;
        assert_eq!(line.hear().await["type"], "pong");
    });
}

// Promise 8
#[test]
fn a_socket_ends_with_its_sign_in() {
    let running = Running::new();
    let address = "41.32.7.9".parse().unwrap();
    let signed_in = running
        .wait(running.house.services.sign_in(
            running.house.tenant,
            OWNER_EMAIL,
            PASSWORD.to_owned(),
            address,
            "a lost laptop",
        ))
        .unwrap();
    running.wait(async {
        let mut line = Line::introduced(&running, &signed_in.access_token).await;
        line.say(&subscribe("a", "subscription { never }")).await;
        running
            .house
            .services
            .sign_out(running.house.tenant, &signed_in.refresh_token)
            .await
            .unwrap();
        assert_eq!(line.closed().await, 4403);
    });
}

// Promise 15: what a client leaves unread is bounded, and its socket ends.
#[test]
fn a_client_that_stops_reading_is_let_go() {
    let running = Running::with(Layer {
        sockets: Some(1),
        ..Layer::default()
    });
    let token = running.token();
    let mut line = TcpStream::connect(running.address).unwrap();
    let head = format!(
        "GET /graphql/ws HTTP/1.1\r\nHost: {}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n",
        running.address
    );
    line.write_all(head.as_bytes()).unwrap();
    line.read_exact(&mut [0; 16]).unwrap();
    for message in [introduction(&token), subscribe("a", "subscription { flood }")] {
        line.write_all(&frame(&message.to_string())).unwrap();
    }
    let free_again = (0..200).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        running
            .wait(Line::open(&running, Some("graphql-transport-ws"), None))
            .is_ok()
    });
    assert!(free_again, "the only place is still taken");
    running.stop();
}

#[test]
fn a_stopping_server_closes_its_sockets() {
    let running = Running::new();
    let token = running.token();
    let mut line = running.wait(Line::introduced(&running, &token));
    let started = Instant::now();
    running.stop();
    assert!(started.elapsed() < Duration::from_secs(3));
    assert_eq!(running.wait(line.closed()), 1001);
}

/// A masked text frame, as a client sends it.
fn frame(text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap();
    let mut frame = vec![0x81, 0x80 | 126];
    frame.extend(length.to_be_bytes());
    frame.extend([0; 4]);
    frame.extend(text.as_bytes());
    frame
}
