//! A till: one signed-in connection to a server, with what people do at it.

use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Result as Io, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::{Value, json};

/// Why there is no answer to use.
#[derive(Debug)]
pub enum Failed {
    /// The house said no, by this code.
    Refused(String),
    /// The connection broke: nobody knows whether it was done.
    Lost,
}

impl From<Error> for Failed {
    fn from(_: Error) -> Failed {
        Failed::Lost
    }
}

/// What a till gets.
pub type Answered<T> = Result<T, Failed>;

/// One signed-in connection.
pub struct Till {
    address: SocketAddr,
    token: String,
    stream: BufReader<TcpStream>,
}

impl Till {
    /// A connection of somebody who has not signed in.
    pub fn of_stranger(address: SocketAddr) -> Io<Till> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Till {
            address,
            token: String::new(),
            stream: BufReader::new(stream),
        })
    }

    /// Signs in.
    pub fn sign_in(address: SocketAddr, email: &str, password: &str) -> Answered<Till> {
        let mut till = Till::of_stranger(address)?;
        let signed_in = till.post("/auth/sign-in", &json!({ "email": email, "password": password }))?;
        till.token = text(&signed_in, "/accessToken");
        Ok(till)
    }

    /// The request token of this sign-in.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// The same sign-in at another till.
    pub fn another(&self) -> Till {
        let till = Till::of_stranger(self.address).expect("a connection");
        Till {
            token: self.token.clone(),
            ..till
        }
    }

    /// The same sign-in on a server that listens elsewhere now.
    pub fn moved_to(&self, address: SocketAddr) -> Io<Till> {
        Ok(Till {
            token: self.token.clone(),
            ..Till::of_stranger(address)?
        })
    }

    /// Sends a GraphQL request; the answer's `data`, or the code of its first error.
    pub fn ask(&mut self, query: &str, variables: Value) -> Answered<Value> {
        let mut answer = self.post("/graphql", &json!({ "query": query, "variables": variables }))?;
        match answer.pointer("/errors/0/extensions/code").and_then(Value::as_str) {
            Some(code) => Err(Failed::Refused(code.to_owned())),
            None => Ok(answer["data"].take()),
        }
    }

    /// Sends a form as a browser does; the status of the answer.
    pub fn presses(&mut self, path: &str, form: &str) -> Answered<u16> {
        Ok(self.send(path, "application/x-www-form-urlencoded", form)?.0)
    }

    fn post(&mut self, path: &str, body: &Value) -> Answered<Value> {
        let (_, answer) = self.send(path, "application/json", &body.to_string())?;
        serde_json::from_slice(&answer).map_err(|_| Failed::Lost)
    }

    fn send(&mut self, path: &str, kind: &str, body: &str) -> Answered<(u16, Vec<u8>)> {
        let bearer = if self.token.is_empty() {
            String::new()
        } else {
            format!("Authorization: Bearer {}\r\n", self.token)
        };
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nContent-Type: {kind}\r\n{bearer}Content-Length: {}\r\n\r\n",
            self.address,
            body.len()
        );
        self.stream
            .get_mut()
            .write_all([head.as_bytes(), body.as_bytes()].concat().as_slice())?;
        let (mut status, mut length) = (None, 0);
        loop {
            let mut line = String::new();
            if self.stream.read_line(&mut line)? == 0 {
                return Err(Failed::Lost);
            }
            let line = line.trim_end().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            let invalid = || Error::from(ErrorKind::InvalidData);
            if status.is_none() {
                let code = line.split(' ').nth(1).and_then(|code| code.parse().ok());
                status = Some(code.ok_or_else(invalid)?);
            }
            if let Some(bytes) = line.strip_prefix("content-length:") {
                length = bytes.trim().parse().map_err(|_| invalid())?;
            }
        }
        let mut answer = vec![0; length];
        self.stream.read_exact(&mut answer)?;
        Ok((status.unwrap_or_default(), answer))
    }
}

/// What people do at a till.
impl Till {
    /// A new seat, 30.00 an hour; its id.
    pub fn adds_seat(&mut self, name: &str) -> Answered<String> {
        let query = "mutation($i: ResourceInput!) { createResource(input: $i) { id } }";
        let made = self.ask(
            query,
            json!({ "i": { "name": name, "resourceType": "SEAT", "ratePerHour": 3_000 } }),
        )?;
        Ok(text(&made, "/createResource/id"))
    }

    /// A new drink at 25.00 with so many in stock; its id.
    pub fn adds_drink(&mut self, name: &str, stock: i64) -> Answered<String> {
        let query = "mutation($i: ItemInput!, $q: Long!) { createItem(input: $i, quantity: $q) { id } }";
        let item = json!({ "name": name, "category": "BEVERAGE", "price": 2_500, "minStock": 0 });
        Ok(text(
            &self.ask(query, json!({ "i": item, "q": stock }))?,
            "/createItem/id",
        ))
    }

    /// A new customer; their id.
    pub fn adds_customer(&mut self, name: &str) -> Answered<String> {
        let query = "mutation($i: CustomerInput!) { createCustomer(input: $i, allowDuplicate: true) { id } }";
        Ok(text(
            &self.ask(query, json!({ "i": { "name": name } }))?,
            "/createCustomer/id",
        ))
    }

    /// Somebody sits down; the session's id.
    pub fn starts(&mut self, customer: &str, seat: &str, key: &str) -> Answered<String> {
        let query =
            "mutation($i: StartSessionInput!, $k: String) { startSession(input: $i, idempotencyKey: $k) { id } }";
        let started = self.ask(
            query,
            json!({ "i": { "customerId": customer, "resourceId": seat }, "k": key }),
        )?;
        Ok(text(&started, "/startSession/id"))
    }

    /// Somebody takes one of an item; the consumption's id.
    pub fn sells(&mut self, session: &str, item: &str, key: &str) -> Answered<String> {
        let query = "mutation($s: ID!, $i: ID!, $k: String) { consume(sessionId: $s, itemId: $i, quantity: 1, idempotencyKey: $k) { id } }";
        Ok(text(
            &self.ask(query, json!({ "s": session, "i": item, "k": key }))?,
            "/consume/id",
        ))
    }

    /// What a session would cost now, in piastres.
    pub fn bill(&mut self, session: &str) -> Answered<i64> {
        let answer = self.ask(
            "query($s: ID!) { checkout(sessionId: $s) { total } }",
            json!({ "s": session }),
        )?;
        Ok(number(&answer, "/checkout/total"))
    }

    /// Somebody leaves and pays; the invoice with `id`, `invoiceNumber`, `total` and `paidAmount`.
    pub fn ends(&mut self, session: &str, payments: &Value, key: &str) -> Answered<Value> {
        let query = "mutation($i: EndSessionInput!, $k: String) {
            endSession(input: $i, idempotencyKey: $k) { id invoiceNumber total paidAmount } }";
        let mut answer = self.ask(
            query,
            json!({ "i": { "sessionId": session, "payments": payments }, "k": key }),
        )?;
        Ok(answer["endSession"].take())
    }
}

/// The text at a place of an answer.
pub fn text(answer: &Value, place: &str) -> String {
    let found = answer.pointer(place).and_then(Value::as_str);
    found
        .unwrap_or_else(|| panic!("no text at {place} of {answer}"))
        .to_owned()
}

/// The whole number at a place of an answer.
pub fn number(answer: &Value, place: &str) -> i64 {
    answer
        .pointer(place)
        .and_then(Value::as_i64)
        .unwrap_or_else(|| panic!("no number at {place} of {answer}"))
}

/// The list at a place of an answer.
pub fn list<'a>(answer: &'a Value, place: &str) -> &'a [Value] {
    let found = answer.pointer(place).and_then(Value::as_array);
    found.unwrap_or_else(|| panic!("no list at {place} of {answer}"))
}
