//! Many people who look at one space: how long after a change was asked for the last of them sees it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::Outcome;
use crate::client::Client;
use crate::program::Program;

/// How long the slowest may take before the run is given up.
const PATIENCE: Duration = Duration::from_secs(20);
/// Sockets that are opened at the same time.
const AT_ONCE: usize = 100;

const CLOSE: &str = r#"mutation($id: ID!) { setOutOfOrder(resourceId: $id, reason: "A lamp is broken") { id } }"#;
const OPEN: &str = "mutation($id: ID!) { setInOrder(resourceId: $id) { id } }";

/// What came of it.
pub struct FanOut {
    /// How many looked.
    pub subscribers: usize,
    /// From when a change was sent until each of them had read it, all changes together, in order.
    pub times: Vec<Duration>,
    /// CPU of the server for one change with all its pushes.
    pub cpu: Duration,
    /// Until the change itself was answered, the middle one.
    pub answered: Duration,
}

impl FanOut {
    /// So many of a hundred had read it by then.
    pub fn percentile(&self, percent: usize) -> Duration {
        let at = (self.times.len() * percent).div_ceil(100).saturating_sub(1);
        self.times.get(at).copied().unwrap_or_default()
    }
}

/// Lets so many look at a day of the space and changes it, several times.
pub async fn measure(
    client: &mut Client,
    program: &Program,
    seat: &str,
    subscribers: usize,
    changes: usize,
) -> Outcome<FanOut> {
    let mut audience = Audience::open(client, program, subscribers).await?;
    let mut found = FanOut {
        subscribers,
        times: Vec::with_capacity(subscribers * changes),
        cpu: Duration::ZERO,
        answered: Duration::ZERO,
    };
    let mut answered = Vec::new();
    for change in 0..changes {
        let request = client.graphql(if change % 2 == 0 { CLOSE } else { OPEN }, &json!({ "id": seat }));
        let (cpu, sent) = (program.cpu()?, Instant::now());
        client.done(&request).await?;
        answered.push(sent.elapsed());
        for read in take(&mut audience.hearing, subscribers).await? {
            found.times.push(read.saturating_duration_since(sent));
        }
        found.cpu += program.cpu()?.saturating_sub(cpu);
    }
    audience.close().await;
    found.times.sort_unstable();
    answered.sort_unstable();
    found.answered = answered.get(answered.len() / 2).copied().unwrap_or_default();
    found.cpu /= u32::try_from(changes)?;
    Ok(found)
}

/// Open screens that say when they heard of something.
pub struct Audience {
    screens: JoinSet<Outcome<()>>,
    hearing: UnboundedReceiver<Instant>,
}

impl Audience {
    /// So many screens, each of which was told where everything stands.
    pub async fn open(client: &Client, program: &Program, count: usize) -> Outcome<Audience> {
        let (heard, hearing) = unbounded_channel();
        let mut audience = Audience {
            screens: JoinSet::new(),
            hearing,
        };
        let mut opened = 0;
        while opened < count {
            let group = AT_ONCE.min(count - opened);
            let mut opening = JoinSet::new();
            for _ in 0..group {
                opening.spawn(Screen::open(program.address, Arc::from(client.token())));
            }
            while let Some(screen) = opening.join_next().await {
                audience.screens.spawn(screen??.listen(heard.clone()));
            }
            take(&mut audience.hearing, group).await?;
            opened += group;
        }
        Ok(audience)
    }

    /// Closes them all.
    pub async fn close(mut self) {
        self.screens.shutdown().await;
    }
}

/// When so many heard something.
async fn take(hearing: &mut UnboundedReceiver<Instant>, count: usize) -> Outcome<Vec<Instant>> {
    let mut all = Vec::with_capacity(count);
    while all.len() < count {
        let heard = timeout(PATIENCE, hearing.recv()).await;
        let heard = heard.map_err(|_| format!("only {} of {count} heard of a change", all.len()))?;
        all.push(heard.ok_or("every screen is gone")?);
    }
    Ok(all)
}

/// One open screen: a WebSocket that costs as little as it can.
struct Screen {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Screen {
    /// Opens a socket, introduces itself and asks for the day.
    async fn open(address: std::net::SocketAddr, token: Arc<str>) -> Outcome<Screen> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let mut screen = Screen {
            stream,
            buffer: Vec::with_capacity(4_096),
        };
        let head = format!(
            "GET /graphql/ws HTTP/1.1\r\nHost: {address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
             Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
        );
        screen.stream.write_all(head.as_bytes()).await?;
        while !screen.buffer.windows(4).any(|bytes| bytes == b"\r\n\r\n") {
            screen.more().await?;
        }
        if !screen.buffer.starts_with(b"HTTP/1.1 101") {
            return Err(format!("no socket: {}", String::from_utf8_lossy(&screen.buffer)).into());
        }
        screen.buffer.clear();
        screen
            .say(&json!({ "type": "connection_init", "payload": { "accessToken": &*token } }).to_string())
            .await?;
        screen.frame().await?;
        let midnight = crate::history::now()? / 86_400_000 * 86_400_000;
        let moment = |millis| coworkflow_domain::time::Instant::from_millis(millis).to_string();
        let query = "subscription($from: Instant!, $until: Instant!) { availability(from: $from, until: $until) }";
        let variables = json!({ "from": moment(midnight), "until": moment(midnight + 86_400_000) });
        let asked = json!({ "type": "subscribe", "id": "1", "payload": { "query": query, "variables": variables } });
        screen.say(&asked.to_string()).await?;
        Ok(screen)
    }

    /// Says when each frame was read, until the socket ends.
    async fn listen(mut self, heard: UnboundedSender<Instant>) -> Outcome<()> {
        loop {
            self.frame().await?;
            heard.send(Instant::now()).map_err(|_| "nobody counts any more")?;
        }
    }

    async fn more(&mut self) -> Outcome<()> {
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            return Err("the server closed a socket".into());
        }
        Ok(())
    }

    /// Reads a whole text frame; those that only keep the line alive are passed over.
    async fn frame(&mut self) -> Outcome<()> {
        loop {
            let kind = self.buffer.first().map(|first| first & 0x0f);
            if let (Some(kind), Some(length)) = (kind, frame_length(&self.buffer))
                && self.buffer.len() >= length
            {
                self.buffer.drain(..length);
                match kind {
                    1 => return Ok(()),
                    8 => return Err("the server ended a socket".into()),
                    _ => continue,
                }
            }
            self.more().await?;
        }
    }

    /// Sends a text frame, masked with nothing.
    async fn say(&mut self, text: &str) -> Outcome<()> {
        let mut frame = vec![0x81, 0x80 | 126];
        frame.extend(u16::try_from(text.len())?.to_be_bytes());
        frame.extend([0; 4]);
        frame.extend(text.as_bytes());
        self.stream.write_all(&frame).await?;
        Ok(())
    }
}

/// Bytes of the frame that this begins with, its head included, once the head is there.
fn frame_length(bytes: &[u8]) -> Option<usize> {
    let (head, length) = match bytes.get(1)? & 0x7f {
        126 => (4, usize::from(u16::from_be_bytes(bytes.get(2..4)?.try_into().ok()?))),
        127 => (
            10,
            usize::try_from(u64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?)).ok()?,
        ),
        short => (2, usize::from(short)),
    };
    Some(head + length)
}
