//! `/graphql/ws`: the graphql-transport-ws protocol, with its close codes exact (promise 13).

mod protocol;

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::Executor;
use axum::Extension;
use axum::extract::State;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use coworkflow_api::Request;
use coworkflow_api::availability::PassesBytes;
use coworkflow_store::db::Watching;
use futures_util::future::{AbortHandle, Abortable};
use futures_util::stream::{BoxStream, SelectAll};
use futures_util::{StreamExt, stream};
use tokio::sync::watch;
use tokio::time::{Instant, interval_at, timeout};

use self::protocol::{Close, FromClient, ToClient};
use super::Edge;
use super::graphql::{failed, named};
use super::limits::check;
use super::refusal::EdgeRefusal;
use super::visit::{Visit, spoken};
use super::written;
use crate::metrics;

/// The only protocol spoken here.
const PROTOCOL: &str = "graphql-transport-ws";
/// Most bytes of a message.
const MESSAGE: usize = 64 * 1024;
/// Most subscriptions on one socket.
const SUBSCRIPTIONS: usize = 20;
/// How long a client may take to introduce itself.
const INTRODUCTION: Duration = Duration::from_secs(10);
/// How long a client may leave its end unread before it is let go.
const UNREAD: Duration = Duration::from_secs(10);
/// How often a silent client is pinged; after two pings without a sign of life it is let go.
const SILENCE: Duration = Duration::from_secs(30);

/// Opens a live socket.
pub async fn open<E: Executor>(
    State(edge): State<Edge<E>>,
    Extension(visit): Extension<Visit>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let Ok(upgrade) = upgrade else {
        return EdgeRefusal::Method.answer(visit.lang, &visit.request_id);
    };
    let Ok(place) = edge.house.sockets.clone().try_acquire_owned() else {
        return EdgeRefusal::Busy.answer(visit.lang, &visit.request_id);
    };
    upgrade
        .protocols([PROTOCOL])
        .max_message_size(MESSAGE)
        .max_frame_size(MESSAGE)
        .on_upgrade(move |socket| async move {
            metrics::socket_opened();
            serve(edge, visit, socket).await;
            metrics::socket_closed();
            drop(place);
        })
}

async fn serve<E: Executor>(edge: Edge<E>, visit: Visit, socket: WebSocket) {
    let spoken = socket.protocol().is_some_and(|protocol| protocol == PROTOCOL);
    let mut line = Line {
        socket,
        edge,
        visit,
        asks: None,
        standing: None,
        watching: None,
        running: HashMap::new(),
        answers: SelectAll::new(),
        generation: 0,
    };
    let close = if spoken { line.talk().await } else { Close::PROTOCOL };
    if close == Close::UNREAD {
        return;
    }
    let frame = CloseFrame {
        code: close.code,
        reason: close.reason().into(),
    };
    let _ = timeout(UNREAD, line.socket.send(Message::Close(Some(frame)))).await;
}

/// An answer of a running operation: its run, its id, and `None` when it is complete.
type Piece = (u64, Arc<str>, Option<async_graphql::Response>);

/// One open socket.
struct Line<E> {
    socket: WebSocket,
    edge: Edge<E>,
    visit: Visit,
    /// Who asks, once introduced.
    asks: Option<Request>,
    /// What had been taken from them when their sign-in was last looked at.
    standing: Option<(u64, u64)>,
    /// While it is held, rights that are taken on other servers are known here.
    watching: Option<Watching>,
    running: HashMap<Arc<str>, (u64, AbortHandle)>,
    answers: SelectAll<BoxStream<'static, Piece>>,
    /// Tells an operation from an earlier one with the same id.
    generation: u64,
}

impl<E: Executor> Line<E> {
    /// Talks until one side ends it.
    async fn talk(&mut self) -> Close {
        let mut stopping = self.edge.house.stopping.clone();
        let services = self.edge.house.services.clone();
        let mut rights = services.store.standing().changes();
        let mut introduction = pin!(tokio::time::sleep(INTRODUCTION));
        let mut silence = interval_at(Instant::now() + SILENCE, SILENCE);
        let mut silent_pings = 0;
        loop {
            let step = tokio::select! {
                message = self.socket.recv() => {
                    silent_pings = 0;
                    match message {
                        Some(Ok(message)) => self.hear(message).await,
                        Some(Err(_)) | None => Err(Close::GONE),
                    }
                }
                Some(piece) = self.answers.next(), if !self.answers.is_empty() => self.tell(piece).await,
                () = &mut introduction, if self.asks.is_none() => Err(Close::INTRODUCTION_TIMEOUT),
                // It ends with the database, which these services keep open.
                Ok(()) = rights.changed() => self.check_standing().await,
                _ = silence.tick() => {
                    silent_pings += 1;
                    if silent_pings > 2 { Err(Close::GONE) } else { self.ping().await }
                }
                () = stop(&mut stopping) => Err(Close::GOING),
            };
            if let Err(close) = step {
                return close;
            }
        }
    }

    async fn ping(&mut self) -> Result<(), Close> {
        self.check_sign_in().await?;
        self.put(Message::Ping(Default::default())).await
    }

    /// Looks at the sign-in again if something was taken from its user since it was looked at last.
    async fn check_standing(&mut self) -> Result<(), Close> {
        if self.asks.as_ref().map(|asks| self.edge.house.standing(&asks.context)) == self.standing {
            return Ok(());
        }
        self.check_sign_in().await
    }

    /// A socket ends with the sign-in that opened it (promise 8).
    async fn check_sign_in(&mut self) -> Result<(), Close> {
        let Some(asks) = &self.asks else { return Ok(()) };
        if self.watching.is_none() {
            // While the database is away it can't be had: the next look tries again.
            self.watching = asks.services.store.watching(asks.context.tenant).await.ok();
        }
        // Taken before the look: what is lost after it is found at the next change.
        self.standing = Some(self.edge.house.standing(&asks.context));
        if self.edge.house.still_signed_in(&asks.context).await {
            Ok(())
        } else {
            Err(Close::SIGN_IN_ENDED)
        }
    }

    async fn hear(&mut self, message: Message) -> Result<(), Close> {
        let text = match message {
            Message::Text(text) => text,
            Message::Ping(_) | Message::Pong(_) => return Ok(()),
            Message::Close(_) => return Err(Close::GONE),
            Message::Binary(_) => return Err(Close::BAD_MESSAGE),
        };
        match serde_json::from_str::<FromClient>(&text).map_err(|_| Close::BAD_MESSAGE)? {
            FromClient::ConnectionInit { payload } => {
                if self.asks.is_some() {
                    return Err(Close::TOO_MANY_INTRODUCTIONS);
                }
                let payload = payload.unwrap_or_default();
                if let Some(client) = payload.client_id.filter(|id| id.len() <= 64) {
                    self.visit.client_id = client;
                }
                if let Some(lang) = payload.locale.as_deref().and_then(spoken) {
                    self.visit.lang = lang;
                }
                let token = payload.access_token.ok_or(Close::UNAUTHORIZED)?;
                let asks = self
                    .edge
                    .house
                    .request(&self.visit, Some(&token))
                    .await
                    .map_err(|_| Close::UNAUTHORIZED)?;
                self.asks = Some(asks);
                self.check_sign_in().await.map_err(|_| Close::UNAUTHORIZED)?;
                self.say(&ToClient::ConnectionAck).await
            }
            FromClient::Ping => self.say(&ToClient::Pong).await,
            FromClient::Pong => Ok(()),
            FromClient::Subscribe { id, payload } => self.subscribe(id, *payload).await,
            FromClient::Complete { id } => {
                if let Some((_, running)) = self.running.remove(id.as_str()) {
                    running.abort();
                }
                Ok(())
            }
        }
    }

    async fn subscribe(&mut self, id: String, mut request: async_graphql::Request) -> Result<(), Close> {
        let asks = self.asks.clone().ok_or(Close::UNAUTHORIZED)?;
        if id.is_empty() {
            return Err(Close::BAD_MESSAGE);
        }
        if self.running.contains_key(id.as_str()) {
            return Err(Close::subscriber_exists(&id));
        }
        let house = &self.edge.house;
        let allowed = match check(&mut request, None) {
            Ok(_) if self.running.len() >= SUBSCRIPTIONS => Err(EdgeRefusal::Busy),
            Ok(allowed) if house.may(self.visit.address, allowed.operations).await => Ok(allowed),
            Ok(_) => Err(EdgeRefusal::TooMany),
            refused => refused,
        };
        let allowed = match allowed {
            Ok(allowed) => allowed,
            Err(refusal) => {
                let answer = failed(&refusal, self.visit.lang, &self.visit.request_id);
                return self
                    .say(&ToClient::Error {
                        id: &id,
                        payload: &answer.errors,
                    })
                    .await;
            }
        };
        house.count(&allowed, false, Duration::ZERO);
        self.generation += 1;
        let (generation, id) = (self.generation, Arc::<str>::from(id));
        let (abort, registration) = AbortHandle::new_pair();
        self.running.insert(id.clone(), (generation, abort));
        let (lang, request_id) = (self.visit.lang, self.visit.request_id.clone());
        // A panic ends this one operation with an error; the socket goes on (promise 14).
        let results = AssertUnwindSafe(
            self.edge
                .graph
                .execute_stream(request.data(asks).data(PassesBytes), None),
        )
        .catch_unwind()
        .map(move |result| {
            result.unwrap_or_else(|_| {
                tracing::error!(request_id, "a live operation panicked");
                failed(&EdgeRefusal::Internal, lang, &request_id)
            })
        });
        let (of_answer, of_end) = (id.clone(), id);
        let pieces = results.map(move |answer| (generation, of_answer.clone(), Some(answer)));
        let pieces = pieces.chain(stream::once(async move { (generation, of_end, None) }));
        self.answers.push(Abortable::new(pieces, registration).boxed());
        Ok(())
    }

    async fn tell(&mut self, (generation, id, answer): Piece) -> Result<(), Close> {
        if self.running.get(&id).is_none_or(|(current, _)| *current != generation) {
            return Ok(());
        }
        let Some(answer) = answer else {
            self.running.remove(&id);
            return self.say(&ToClient::Complete { id: &id }).await;
        };
        if answer.data == async_graphql::Value::Null && answer.is_err() {
            if let Some((_, running)) = self.running.remove(&id) {
                running.abort();
            }
            return self
                .say(&ToClient::Error {
                    id: &id,
                    payload: &named(answer).errors,
                })
                .await;
        }
        let text = next(&id, &named(answer)).map_err(|_| Close::INTERNAL)?;
        self.put(Message::Text(text)).await
    }

    async fn say(&mut self, message: &ToClient<'_>) -> Result<(), Close> {
        let text = serde_json::to_string(message).map_err(|_| Close::INTERNAL)?;
        self.put(Message::Text(text.into())).await
    }

    /// Sends, unless the client leaves its end unread: then nothing more piles up for it (promise 15).
    async fn put(&mut self, message: Message) -> Result<(), Close> {
        match timeout(UNREAD, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(Close::GONE),
            Err(_) => Err(Close::UNREAD),
        }
    }
}

/// `{"type":"next","id":…,"payload":…}`.
fn next(id: &str, answer: &async_graphql::Response) -> serde_json::Result<Utf8Bytes> {
    let mut text = b"{\"type\":\"next\",\"id\":".to_vec();
    serde_json::to_writer(&mut text, id)?;
    text.extend_from_slice(b",\"payload\":");
    written::write(answer, &mut text)?;
    text.push(b'}');
    String::from_utf8(text)
        .map(Utf8Bytes::from)
        .map_err(serde::de::Error::custom)
}

/// Waits until the server stops.
async fn stop(stopping: &mut watch::Receiver<bool>) {
    // An error means that the server is gone already.
    let _ = stopping.wait_for(|stopping| *stopping).await;
}
