//! Looking at sessions.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{ConsumptionId, CustomerId, SessionId};
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::Instant;
use coworkflow_store::sessions::{self, ConsumptionRow, Of};

use super::view::{self, SessionView};
use crate::failure::Failure;
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

/// One sale.
#[derive(Debug, Clone)]
pub struct OneConsumption {
    /// Which.
    pub id: ConsumptionId,
}

impl Question for OneConsumption {
    type Output = ConsumptionRow;
    const NAME: &'static str = "sessions.get_consumption";
    const PERMISSION: Permission = Permission::SessionsRead;

    fn run(&self, work: &mut Work) -> Result<ConsumptionRow, Failure> {
        Ok(sessions::consumption(work.tx, self.id)?.ok_or(General::NotFound { what: SubjectKind::Consumption })?)
    }
}

/// All sessions that run, oldest first.
#[derive(Debug, Clone)]
pub struct ActiveSessions;

impl Question for ActiveSessions {
    type Output = Vec<SessionView>;
    const NAME: &'static str = "sessions.active";
    const PERMISSION: Permission = Permission::SessionsRead;

    fn run(&self, work: &mut Work) -> Result<Vec<SessionView>, Failure> {
        view::active(work)
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
    /// Only those before this one.
    pub before: Option<(Instant, SessionId)>,
    /// At most so many.
    pub limit: i64,
}

/// A page of sessions.
#[derive(Debug, Clone)]
pub struct SessionPage {
    /// The sessions.
    pub nodes: Vec<SessionView>,
    /// Whether there are more below.
    pub has_more: bool,
}

impl Question for ListSessions {
    type Output = SessionPage;
    const NAME: &'static str = "sessions.list";
    const PERMISSION: Permission = Permission::SessionsRead;

    fn run(&self, work: &mut Work) -> Result<SessionPage, Failure> {
        let mut rows = sessions::page(work.tx, self.of, self.before, self.limit + 1)?;
        let has_more = rows.len() as i64 > self.limit;
        rows.truncate(usize::try_from(self.limit).unwrap_or_default());
        let nodes = rows.into_iter().map(|row| view::of(work, row)).collect::<Result<_, _>>()?;
        Ok(SessionPage { nodes, has_more })
    }
}
