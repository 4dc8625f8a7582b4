//! A signed-in connection that costs as little CPU as it can, so that the server is what is measured.

use std::net::SocketAddr;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::Outcome;

/// The owner's e-mail.
const EMAIL: &str = "nadia@nile.test";
/// The owner's password.
const PASSWORD: &str = "koshary at the corner";
/// Seats in the house.
pub const SEATS: usize = 40;
/// Items on sale.
pub const ITEMS: usize = 20;

/// One keep-alive connection.
pub struct Client {
    address: SocketAddr,
    token: String,
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// The ids of what stands in the house.
pub struct House {
    /// The seats.
    pub seats: Vec<String>,
    /// The items.
    pub items: Vec<String>,
}

impl Client {
    /// A connection of somebody who has not signed in.
    pub async fn of_stranger(address: SocketAddr) -> Outcome<Client> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Client {
            address,
            token: String::new(),
            stream,
            buffer: Vec::with_capacity(64 * 1024),
        })
    }

    /// Signs the owner in.
    pub async fn sign_in(address: SocketAddr) -> Outcome<Client> {
        let mut client = Client::of_stranger(address).await?;
        let body = json!({ "email": EMAIL, "password": PASSWORD }).to_string();
        let request = client.request("POST", "/auth/sign-in", &body);
        let answer: Value = serde_json::from_slice(client.send(&request).await?)?;
        client.token = answer["accessToken"]
            .as_str()
            .ok_or_else(|| format!("no sign-in: {answer}"))?
            .to_owned();
        Ok(client)
    }

    /// The same sign-in on another connection.
    pub async fn another(&self) -> Outcome<Client> {
        Ok(Client {
            token: self.token.clone(),
            ..Client::of_stranger(self.address).await?
        })
    }

    /// What signs it in.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// The bytes of a GraphQL request.
    pub fn graphql(&self, query: &str, variables: &Value) -> Vec<u8> {
        self.request(
            "POST",
            "/graphql",
            &json!({ "query": query, "variables": variables }).to_string(),
        )
    }

    /// The bytes of a request.
    pub fn request(&self, method: &str, path: &str, body: &str) -> Vec<u8> {
        let bearer = if self.token.is_empty() {
            String::new()
        } else {
            format!("Authorization: Bearer {}\r\n", self.token)
        };
        let (host, length) = (self.address, body.len());
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n{bearer}Content-Length: {length}\r\n\r\n"
        );
        [head.as_bytes(), body.as_bytes()].concat()
    }

    /// Sends a request and waits for the whole body of its answer.
    pub async fn send(&mut self, request: &[u8]) -> Outcome<&[u8]> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let (mut body, mut length) = (None, 0);
        loop {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err("the server closed the connection".into());
            }
            if body.is_none()
                && let Some(end) = self.buffer.windows(4).position(|bytes| bytes == b"\r\n\r\n")
            {
                let head = String::from_utf8_lossy(self.buffer.get(..end).unwrap_or_default()).to_ascii_lowercase();
                let header = head.lines().find_map(|line| line.strip_prefix("content-length:"));
                length = header
                    .ok_or_else(|| format!("an answer without a length: {head}"))?
                    .trim()
                    .parse()?;
                body = Some(end + 4);
            }
            if let Some(start) = body
                && self.buffer.len() >= start + length
            {
                return Ok(self.buffer.get(start..start + length).unwrap_or_default());
            }
        }
    }

    /// The same for a GraphQL request: an answer without data is an error.
    pub async fn done(&mut self, request: &[u8]) -> Outcome<&[u8]> {
        let answer = self.send(request).await?;
        if answer.starts_with(b"{\"data\":{") {
            return Ok(answer);
        }
        Err(format!("refused: {}", String::from_utf8_lossy(answer)).into())
    }

    /// Sends a GraphQL request and reads its answer; one with errors is an error.
    pub async fn ask(&mut self, query: &str, variables: Value) -> Outcome<Value> {
        let request = self.graphql(query, &variables);
        let mut answer: Value = serde_json::from_slice(self.send(&request).await?)?;
        if answer.get("errors").is_some() {
            return Err(format!("refused: {}", answer["errors"]).into());
        }
        Ok(answer["data"].take())
    }

    /// Makes the house: open day and night, prices with 14 % tax in them.
    pub async fn set_up(&mut self, code: &str) -> Outcome<()> {
        let hours: Vec<Value> = (1..=7)
            .map(|weekday| json!({ "weekday": weekday, "opens": "00:00", "closes": "00:00" }))
            .collect();
        let space = json!({
            "name": "Nile House Zamalek", "zone": "Africa/Cairo", "openingHours": hours, "cutOff": "05:00", "taxMode": "INCLUSIVE", "taxRate": 1400,
            "taxName": "VAT", "incrementMinutes": 1, "graceMinutes": 0, "allowNegativeStock": false, "receiptNote": "",
        });
        let input = json!({
            "tenantName": "Nile House", "space": space, "currency": "EGP", "ownerName": "Nadia Sherif", "ownerEmail": EMAIL, "ownerPassword": PASSWORD,
            "setupCode": code,
        });
        self.ask(
            "mutation($i: SetupInput!) { setup(input: $i) { id } }",
            json!({ "i": input }),
        )
        .await
        .map(drop)
    }

    /// Puts seats and items into the house.
    pub async fn fill_house(&mut self) -> Outcome<House> {
        let mut house = House {
            seats: Vec::new(),
            items: Vec::new(),
        };
        for seat in 0..SEATS {
            let input = json!({ "name": format!("A{seat:02}"), "resourceType": "SEAT", "ratePerHour": 3_000 });
            let made = self
                .ask(
                    "mutation($i: ResourceInput!) { createResource(input: $i) { id } }",
                    json!({ "i": input }),
                )
                .await?;
            house.seats.push(id(&made, "/createResource/id")?);
        }
        for item in 0..ITEMS {
            let input =
                json!({ "name": format!("Drink {item:02}"), "category": "BEVERAGE", "price": 2_500, "minStock": 5 });
            let query = "mutation($i: ItemInput!) { createItem(input: $i, quantity: 900000) { id } }";
            house
                .items
                .push(id(&self.ask(query, json!({ "i": input })).await?, "/createItem/id")?);
        }
        Ok(house)
    }
}

/// The id at a place of an answer.
pub fn id(answer: &Value, place: &str) -> Outcome<String> {
    let found = answer.pointer(place).and_then(Value::as_str);
    Ok(found.ok_or_else(|| format!("no id at {place} of {answer}"))?.to_owned())
}
