//! The connection for questions: one, shared by all who ask, made anew when it broke.

use std::time::{Duration, Instant};

use parking_lot::Mutex;
use redis::AsyncConnectionConfig;
use redis::aio::MultiplexedConnection;

use super::PATIENCE;

/// How long nobody is asked again after an answer did not come: requests must not wait for what is away, one after the other.
const PAUSE: Duration = Duration::from_secs(1);

/// The connection, or since when there is none.
pub(super) struct Line {
    client: redis::Client,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    open: Option<MultiplexedConnection>,
    away_since: Option<Instant>,
}

impl Line {
    pub(super) fn new(client: redis::Client) -> Line {
        Line {
            client,
            state: Mutex::default(),
        }
    }

    /// The open connection, or a new one; nothing while Redis is away.
    pub(super) async fn open(&self) -> Option<MultiplexedConnection> {
        {
            let state = self.state.lock();
            if let Some(open) = &state.open {
                return Some(open.clone());
            }
            if state.away_since.is_some_and(|since| since.elapsed() < PAUSE) {
                return None;
            }
        }
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(PATIENCE))
            .set_response_timeout(Some(PATIENCE));
        match self.client.get_multiplexed_async_connection_with_config(&config).await {
            Ok(open) => {
                *self.state.lock() = State {
                    open: Some(open.clone()),
                    away_since: None,
                };
                Some(open)
            }
            Err(error) => {
                self.broke(&error);
                None
            }
        }
    }

    /// An answer did not come: whoever asks next begins anew, after a moment.
    pub(super) fn broke(&self, error: &redis::RedisError) {
        let mut state = self.state.lock();
        if state.away_since.is_none() {
            tracing::warn!(%error, "Redis does not answer: each server counts for itself");
        }
        *state = State {
            open: None,
            away_since: Some(Instant::now()),
        };
    }
}
