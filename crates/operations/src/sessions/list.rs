//! Looking at sessions.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CustomerId, SessionId};
use coworkflow_domain::time::{Date, Instant};
use coworkflow_store::sessions::{self, Of};

use super::view::{self, SessionView};
use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::Question;
use crate::work::Work;

/// One session.
#[derive(Debug, Clone)]
pub struct OneSession {
    /// Which.
    pub id: SessionId,
}

impl Question for OneSession {
    type Output = SessionView;
    const NAME: &'static str = "sessions.get";
    const PERMISSION: Permission = Permission::SessionsRead;

    fn run(&self, work: &mut Work) -> Result<SessionView, Failure> {
        view::load(work, self.id)
    }
}

/// The session that runs for a customer.
#[derive(Debug, Clone)]
pub struct ActiveSessionOf {
    /// Who.
    pub customer_id: CustomerId,
}

impl Question for ActiveSessionOf {
    type Output = Option<SessionView>;
    const NAME: &'static str = "sessions.active_of_customer";
    const PERMISSION: Permission = Permission::SessionsRead;

    fn run(&self, work: &mut Work) -> Result<Option<SessionView>, Failure> {
        let found = sessions::active_of(work.tx, self.customer_id)?;
        found.map(|session| view::of(work, session)).transpose()
    }
}

/// A page of sessions, newest first.
#[derive(Debug, Clone)]
pub struct ListSessions {
    /// Whose.
    pub of: Of,
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for ListSessions {
    type Output = Page<SessionView>;
    const NAME: &'static str = "sessions.list";
    const PERMISSION: Permission = Permission::SessionsRead;

    fn run(&self, work: &mut Work) -> Result<Page<SessionView>, Failure> {
        let size = page::size(self.first)?;
        let before = self.after.as_deref().map(page::after::<i64, SessionId>).transpose()?;
        let before = before.map(|(at, id)| (Instant::from_millis(at), id));
        let rows = sessions::page(work.tx, self.of, before, page::limit(size))?;
        let page = Page::cut(rows, size, |row| page::cursor(row.started_at.as_millis(), row.id));
        let nodes = page
            .nodes
            .into_iter()
            .map(|row| view::of(work, row))
            .collect::<Result<_, _>>()?;
        Ok(Page {
            nodes,
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        })
    }
}

/// Who came on a day, the latest first.
pub(crate) fn arrivals(work: &mut Work, day: Date, most: i64) -> Result<Vec<SessionView>, Failure> {
    let came = sessions::arrivals(work.tx, day, most)?;
    came.into_iter().map(|session| view::of(work, session)).collect()
}
