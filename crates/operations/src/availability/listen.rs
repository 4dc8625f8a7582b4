//! Listening to what is taken: everything at first, then each change, in words that are shared by all who may hear the same.

use std::sync::Arc;

use bytes::Bytes;
use coworkflow_domain::time::Instant;
use coworkflow_store::availability::TakenNews;
use coworkflow_store::db::Watching;
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::look::LookedAt;
use super::view::{News, written};
use super::{Audience, LookAt, WhatIsTaken};
use crate::context::{Context, Services};
use crate::failure::Failure;

/// One open screen that watches a stretch of time. Whether it still may is known in memory, for each push anew (promise 8):
/// the database is asked only after somebody took something from its user.
pub struct Watch {
    services: Services,
    context: Context,
    looked: WhatIsTaken,
    news: Receiver<Arc<TakenNews>>,
    /// While it is held, what other servers commit is heard of too.
    watching: Option<Watching>,
    seen: Option<i64>,
    eyes: Option<Eyes>,
    over: bool,
}

/// What was found of a listener, and when that was.
struct Eyes {
    audience: Audience,
    standing: (u64, u64),
    signed_in_until: Option<Instant>,
}

impl Services {
    /// Watches what is taken in a stretch of time. What is told may be of other times too: changes are told to all alike.
    /// `since`: the last journal entry of what was told before; everything is told anew unless nothing came after it.
    pub fn watch(&self, context: &Context, looked: WhatIsTaken, since: Option<i64>) -> Watch {
        Watch {
            services: self.clone(),
            context: context.clone(),
            looked,
            // Subscribed before the first look, so that nothing falls between the two.
            news: self.store.taken(),
            watching: None,
            seen: since,
            eyes: None,
            over: false,
        }
    }
}

impl Watch {
    /// What comes next, as JSON. A refusal is the last thing that is heard; `None` when the house closes.
    pub async fn next(&mut self) -> Option<Result<Bytes, Failure>> {
        if self.over {
            return None;
        }
        let told = self.hear().await?;
        self.over = told.is_err();
        Some(told)
    }

    async fn hear(&mut self) -> Option<Result<Bytes, Failure>> {
        if self.eyes.is_none() {
            return Some(self.look(self.seen).await);
        }
        loop {
            let news = match self.news.recv().await {
                Ok(news) => news,
                // Too far behind to be told each: it is told everything.
                Err(RecvError::Lagged(_)) => return Some(self.look(None).await),
                Err(RecvError::Closed) => return None,
            };
            let everywhere = news.tenant.is_none();
            let seen = self.seen.is_some_and(|seen| news.seq < seen) && !news.anew;
            if !everywhere && (news.tenant != Some(self.context.tenant) || seen) {
                continue;
            }
            return Some(match &self.eyes {
                Some(eyes) if !news.anew && self.still_holds(eyes) => {
                    let told = eyes.audience.hear(&news).map_err(Failure::from);
                    self.seen = Some(news.seq);
                    told
                }
                _ => self.look(None).await,
            });
        }
    }

    /// Whether what was found of the listener is still so.
    fn still_holds(&self, eyes: &Eyes) -> bool {
        let in_time = eyes
            .signed_in_until
            .is_none_or(|until| self.services.clock.now() < until);
        in_time && self.standing() == eyes.standing
    }

    fn standing(&self) -> (u64, u64) {
        let user = self.context.actor.user();
        user.map_or((0, 0), |user| {
            self.services.store.standing().of(self.context.tenant, user)
        })
    }

    /// Looks at everything, unless nothing came after `since`; asks anew whether that is allowed.
    async fn look(&mut self, since: Option<i64>) -> Result<Bytes, Failure> {
        if self.watching.is_none() {
            self.watching = Some(self.services.store.watching(self.context.tenant).await?);
        }
        // Taken before the look: what is lost after it is found at the next push.
        let standing = self.standing();
        let question = LookAt {
            looked: self.looked,
            since,
        };
        let LookedAt {
            audience,
            signed_in_until,
            seq,
            map,
        } = self.services.ask(&self.context, question).await?;
        self.eyes = Some(Eyes {
            audience,
            standing,
            signed_in_until,
        });
        self.seen = Some(seq);
        Ok(written(&News {
            seq,
            map: map.as_ref(),
            changed: Vec::new(),
            gone: &[],
        })?)
    }
}
