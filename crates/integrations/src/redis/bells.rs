//! Word of commits: a tenant's id to all servers, and a beat each second by which one that hears nothing knows that it is cut off.

use std::collections::HashSet;
use std::sync::atomic::Ordering;
use std::time::Duration;

use coworkflow_domain::ids::TenantId;
use coworkflow_store::Store;
use futures_util::StreamExt;
use parking_lot::Mutex;
use tokio::sync::Notify;
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};
use uuid::Uuid;

use super::{PATIENCE, Redis};

/// What is published there: who says it, and whose commit it is; the nil tenant is a beat.
const CHANNEL: &str = "coworkflow:commits";
/// The time between two beats.
const BEAT: Duration = Duration::from_secs(1);
/// Who hears nothing for so long, not even its own beat, is cut off.
const SILENCE: Duration = Duration::from_secs(3);
/// The time between two tries.
const AGAIN: Duration = Duration::from_millis(250);
/// Most tenants whose word waits while Redis is away; past it, the others find it by looking themselves.
const MOST: usize = 10_000;

/// What waits to be told.
pub(super) struct Bells {
    server: Uuid,
    waiting: Mutex<Waiting>,
    rung: Notify,
}

/// Whose commits are to be told of.
#[derive(Default)]
struct Waiting {
    next: HashSet<TenantId>,
    /// On their way; until that is known, they are told again.
    sending: HashSet<TenantId>,
}

impl Bells {
    pub(super) fn new(server: u128) -> Bells {
        Bells {
            server: Uuid::from_u128(server),
            waiting: Mutex::default(),
            rung: Notify::new(),
        }
    }

    pub(super) fn ring(&self, tenant: TenantId) {
        let mut waiting = self.waiting.lock();
        if waiting.next.len() < MOST {
            waiting.next.insert(tenant);
        }
        drop(waiting);
        self.rung.notify_one();
    }

    fn message(&self, tenant: TenantId) -> Vec<u8> {
        [self.server.as_bytes().as_slice(), tenant.uuid().as_bytes()].concat()
    }

    /// Whose commit another server tells of; nothing when it is a beat, this server's own word or none of ours.
    fn heard(&self, message: &[u8]) -> Option<TenantId> {
        let (server, tenant) = message.split_at_checked(16)?;
        let tenant = Uuid::from_slice(tenant).ok()?;
        (server != self.server.as_bytes() && !tenant.is_nil()).then(|| TenantId::from_uuid(tenant))
    }
}

impl Redis {
    /// Tells the others what this server committed. What can't be told waits.
    pub(super) async fn tell(&self) {
        let mut beats = interval(BEAT);
        beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let beat = tokio::select! {
                _ = beats.tick() => Some(TenantId::from_uuid(Uuid::nil())),
                () = self.bells.rung.notified() => None,
            };
            if !self.tell_waiting(beat).await {
                self.bells.rung.notify_one();
                sleep(AGAIN).await;
            }
        }
    }

    /// Tells what waits; whether it was told. Broken off in the middle, it waits on.
    pub(super) async fn tell_waiting(&self, beat: Option<TenantId>) -> bool {
        let Some(mut line) = self.line.open().await else {
            return false;
        };
        let mut words = redis::pipe();
        {
            let mut waiting = self.bells.waiting.lock();
            let next = std::mem::take(&mut waiting.next);
            waiting.sending.extend(next);
            for tenant in waiting.sending.iter().copied().chain(beat) {
                words.publish(CHANNEL, self.bells.message(tenant)).ignore();
            }
        }
        let told: redis::RedisResult<()> = words.query_async(&mut line).await;
        if let Err(error) = told {
            self.line.broke(&error);
            return false;
        }
        self.bells.waiting.lock().sending.clear();
        true
    }

    /// Hears what the others tell. Whenever it begins to hear, and whenever it no longer does, some may have been missed.
    pub(super) async fn listen(&self, store: &Store) {
        loop {
            let ended = self.hear(store).await;
            if self.carries.swap(false, Ordering::Relaxed) {
                tracing::warn!(
                    because = ended,
                    "the other servers are not heard: this one looks by itself"
                );
                store.rung(None);
            }
            sleep(AGAIN).await;
        }
    }

    async fn hear(&self, store: &Store) -> String {
        let opened = timeout(PATIENCE, async {
            let mut line = self.client.get_async_pubsub().await?;
            line.subscribe(CHANNEL).await?;
            Ok::<_, redis::RedisError>(line)
        });
        let mut words = match opened.await {
            Ok(Ok(line)) => line.into_on_message(),
            Ok(Err(error)) => return error.to_string(),
            Err(_) => return "no answer in time".to_owned(),
        };
        self.carries.store(true, Ordering::Relaxed);
        tracing::info!("the other servers are heard");
        store.rung(None);
        loop {
            match timeout(SILENCE, words.next()).await {
                Ok(Some(word)) => {
                    if let Some(tenant) = self.bells.heard(word.get_payload_bytes()) {
                        store.rung(Some(tenant));
                    }
                }
                Ok(None) => return "the connection ended".to_owned(),
                Err(_) => return "silence".to_owned(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_hears_the_others_and_not_itself_nor_beats_nor_noise() {
        let (one, other) = (Bells::new(1), Bells::new(2));
        let tenant = TenantId::from_uuid(Uuid::from_u128(7));
        assert_eq!(other.heard(&one.message(tenant)), Some(tenant));
        assert_eq!(one.heard(&one.message(tenant)), None);
        assert_eq!(other.heard(&one.message(TenantId::from_uuid(Uuid::nil()))), None);
        for noise in [b"".as_slice(), b"hello", &[0; 31], &[9; 33]] {
            assert_eq!(other.heard(noise), None);
        }
    }
}
