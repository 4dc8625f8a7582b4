//! What changes, as it changes, over GraphQL subscriptions.

use async_graphql::{Context, Result, SimpleObject, Subscription};
use coworkflow_operations::journal::{EntryView, Listener, News};
use coworkflow_operations::members::{MyListener, MyNews};
use futures_util::Stream;

use crate::error;
use crate::journal::{Subject, kind_of};
use crate::request::Request;
use crate::scalars::Long;

/// What changed, in order. `reset`: too much was missed, ask anew.
#[derive(SimpleObject)]
pub struct Changes {
    seq: Long,
    reset: bool,
    entries: Vec<Change>,
}

/// One change. `clientId`: which open screen caused it.
#[derive(SimpleObject)]
pub struct Change {
    seq: Long,
    event: String,
    subjects: Vec<Subject>,
    client_id: String,
    actor_name: String,
    sentence: String,
}

impl From<News> for Changes {
    fn from(news: News) -> Self {
        Changes {
            seq: Long(news.seq),
            reset: news.reset,
            entries: news.entries.into_iter().map(Change::from).collect(),
        }
    }
}

impl From<EntryView> for Change {
    fn from(entry: EntryView) -> Self {
        Change {
            seq: Long(entry.seq),
            event: entry.event,
            subjects: entry.subjects.into_iter().map(Subject::from).collect(),
            client_id: entry.client_id,
            actor_name: entry.actor_name,
            sentence: entry.sentence,
        }
    }
}

/// That something of one's own changed. `reset`: too much was missed, ask anew.
#[derive(SimpleObject)]
pub struct MyChanges {
    seq: Long,
    reset: bool,
    /// The GraphQL types of what changed, as they are called at the desk: `Booking`, `Invoice`.
    kinds: Vec<&'static str>,
}

impl From<MyNews> for MyChanges {
    fn from(news: MyNews) -> Self {
        MyChanges {
            seq: Long(news.seq),
            reset: news.reset,
            kinds: news.kinds.into_iter().map(kind_of).collect(),
        }
    }
}

/// What one can listen to.
#[derive(Default)]
pub struct LiveSubscription;

#[Subscription]
impl LiveSubscription {
    /// What changed, in order: first what came after `since`, then each commit as it happens. `reset`: too much was missed, ask anew.
    async fn changes(
        &self,
        context: &Context<'_>,
        since: Option<Long>,
    ) -> Result<impl Stream<Item = Result<Changes>> + use<>> {
        let request = Request::of(context)?.clone();
        let listener = request.services.listen(&request.context, since.map(|since| since.0));
        Ok(futures_util::stream::unfold((request, listener), heard))
    }

    /// That something of one's own changed, for members: first what came after `since`, be it nothing, then each as it happens.
    async fn my_changes(
        &self,
        context: &Context<'_>,
        since: Option<Long>,
    ) -> Result<impl Stream<Item = Result<MyChanges>> + use<>> {
        let request = Request::of(context)?.clone();
        let listener = request
            .services
            .listen_to_mine(&request.context, since.map(|since| since.0));
        Ok(futures_util::stream::unfold((request, listener), heard_of_mine))
    }
}

/// The next that a member hears, until it ends.
async fn heard_of_mine(
    (request, mut listener): (Request, MyListener),
) -> Option<(Result<MyChanges>, (Request, MyListener))> {
    let news = listener.next().await?;
    let changes = news
        .map(MyChanges::from)
        .map_err(|failure| error::to_graphql(failure, &request.context));
    Some((changes, (request, listener)))
}

/// The next that a listener hears, until it ends.
async fn heard((request, mut listener): (Request, Listener)) -> Option<(Result<Changes>, (Request, Listener))> {
    let news = listener.next().await?;
    let changes = news
        .map(Changes::from)
        .map_err(|failure| error::to_graphql(failure, &request.context));
    Some((changes, (request, listener)))
}
