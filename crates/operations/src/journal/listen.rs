//! Listening to what changes, without gaps and without doubles (`J2`).

use std::sync::Arc;

use coworkflow_store::db::Watching;
use coworkflow_store::journal::Entry;
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::{News, NewsSince};
use crate::context::{Context, Services};
use crate::failure::Failure;

/// One open screen that listens. What is committed only wakes it: what it hears it reads from the journal, after the
/// last entry it has heard, in a question that asks again whether it may.
pub struct Listener {
    services: Services,
    context: Context,
    committed: Receiver<Arc<Entry>>,
    /// While it is held, what other servers commit is heard of too.
    watching: Option<Watching>,
    heard: Option<i64>,
    state: State,
}

enum State {
    Opening,
    Waiting,
    Ended,
}

impl Services {
    /// Listens for what comes after the entry `since`, or from now on.
    pub fn listen(&self, context: &Context, since: Option<i64>) -> Listener {
        // Subscribed before the first look, so that nothing falls between the two.
        let committed = self.store.committed();
        Listener {
            services: self.clone(),
            context: context.clone(),
            committed,
            watching: None,
            heard: since,
            state: State::Opening,
        }
    }
}

impl Listener {
    /// What comes next: first, at once, what was missed, be it nothing. A refusal is the last thing that is heard;
    /// `None` when the house closes.
    pub async fn next(&mut self) -> Option<Result<News, Failure>> {
        loop {
            let opening = match self.state {
                State::Ended => return None,
                State::Opening => true,
                State::Waiting => false,
            };
            if !opening && !self.woken().await {
                return None;
            }
            match self.look().await {
                Ok(news) => {
                    self.state = State::Waiting;
                    self.heard = Some(news.seq);
                    if opening || news.reset || !news.entries.is_empty() {
                        return Some(Ok(news));
                    }
                }
                Err(failure) => {
                    self.state = State::Ended;
                    return Some(Err(failure));
                }
            }
        }
    }

    /// What came after what was heard.
    async fn look(&mut self) -> Result<News, Failure> {
        if self.watching.is_none() {
            self.watching = Some(self.services.store.watching(self.context.tenant).await?);
        }
        self.services.ask(&self.context, NewsSince { seq: self.heard }).await
    }

    /// Waits for a commit of this tenant that was not heard of yet; `false` when there will be none.
    async fn woken(&mut self) -> bool {
        loop {
            match self.committed.recv().await {
                Ok(entry) if entry.tenant != self.context.tenant || Some(entry.row.seq) <= self.heard => {}
                Ok(_) | Err(RecvError::Lagged(_)) => return true,
                Err(RecvError::Closed) => return false,
            }
        }
    }
}
