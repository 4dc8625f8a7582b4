//! A member hears of what changes for them, and of nothing else (`A4`, `J2`).

use std::collections::BTreeSet;
use std::sync::Arc;

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::journal::{self, Entry};
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::me::own;
use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::journal::MOST_MISSED;
use crate::perform::Question;
use crate::work::Work;

/// What came for the member after an entry. Asked anew for each push, so that it also asks anew whether they may still listen.
#[derive(Debug, Clone, Copy)]
pub struct MyNewsSince {
    /// The last entry that was seen; `None` to begin with what comes from now on.
    pub seq: Option<i64>,
}

/// What came for a member: of what kinds, and nothing of whose doing it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyNews {
    /// The last entry that this answer has seen.
    pub seq: i64,
    /// Too much was missed: ask for everything anew.
    pub reset: bool,
    /// Which kinds of what is the member's own changed.
    pub kinds: Vec<SubjectKind>,
    /// Whose news.
    customer: CustomerId,
}

impl Question for MyNewsSince {
    type Output = MyNews;
    const NAME: &'static str = "members.news";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<MyNews, Failure> {
        let customer = own(work)?.id;
        let seq = journal::last_seq(work.tx)?;
        let since = self.seq.unwrap_or(seq);
        let reset = !(seq.saturating_sub(MOST_MISSED)..=seq).contains(&since);
        let mut kinds = BTreeSet::new();
        if !reset {
            let rows = journal::since(work.tx, since, MOST_MISSED)?;
            for row in rows.iter().filter(|row| row.customer_id == Some(customer)) {
                let event: Option<Event> = serde_json::from_str(&row.body).ok();
                kinds.extend(event.iter().flat_map(Event::subjects).map(|subject| subject.kind));
            }
        }
        Ok(MyNews {
            seq,
            reset,
            kinds: kinds.into_iter().collect(),
            customer,
        })
    }
}

/// A member's open screen. Only an entry of their own wakes it: a busy house costs nothing for each member who looks.
pub struct MyListener {
    services: Services,
    context: Context,
    committed: Receiver<Arc<Entry>>,
    heard: Option<i64>,
    /// Known from the first answer on.
    customer: Option<CustomerId>,
    ended: bool,
}

impl Services {
    /// Listens for what comes for a member after the entry `since`, or from now on.
    pub fn listen_to_mine(&self, context: &Context, since: Option<i64>) -> MyListener {
        MyListener {
            // Subscribed before the first look, so that nothing falls between the two.
            committed: self.store.committed(),
            services: self.clone(),
            context: context.clone(),
            heard: since,
            customer: None,
            ended: false,
        }
    }
}

impl MyListener {
    /// What comes next: first, at once, what was missed, be it nothing. A refusal is the last thing that is heard;
    /// `None` when the house closes.
    pub async fn next(&mut self) -> Option<Result<MyNews, Failure>> {
        if self.ended || (self.customer.is_some() && !self.woken().await) {
            return None;
        }
        let news = self.services.ask(&self.context, MyNewsSince { seq: self.heard }).await;
        match &news {
            Ok(news) => {
                self.heard = Some(news.seq);
                self.customer = Some(news.customer);
            }
            Err(_) => self.ended = true,
        }
        Some(news)
    }

    /// Waits for a commit of the member's own that was not heard of yet; `false` when there will be none.
    async fn woken(&mut self) -> bool {
        loop {
            match self.committed.recv().await {
                Ok(entry)
                    if entry.tenant == self.context.tenant
                        && entry.row.customer_id == self.customer
                        && Some(entry.row.seq) > self.heard =>
                {
                    return true;
                }
                Ok(_) => {}
                Err(RecvError::Lagged(_)) => return true,
                Err(RecvError::Closed) => return false,
            }
        }
    }
}
