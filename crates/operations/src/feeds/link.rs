//! The link itself: made, shown again, made anew, taken back.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CustomerId, FeedId, TenantId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::Instant;
use coworkflow_store::customers;
use coworkflow_store::feeds::{self, FeedRow};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::failure::Failure;
use crate::members::own;
use crate::perform::{Change, Question};
use crate::work::Work;

/// A link that a calendar subscribes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarLink {
    /// On our own host: `/feeds/….ics`.
    pub path: String,
    /// Made at.
    pub created_at: Instant,
}

/// The parts of a link: whose house, which link, and what nobody guesses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    pub tenant: TenantId,
    pub feed: FeedId,
    pub secret: Uuid,
}

impl Key {
    fn text(self) -> String {
        let parts = [self.tenant.uuid(), self.feed.uuid(), self.secret];
        parts.map(|part| part.simple().to_string()).concat()
    }

    /// The parts of a text of 96 hexadecimal digits.
    pub fn read(text: &str) -> Option<Key> {
        let part = |at: usize| {
            let digits = text.get(at * 32..(at + 1) * 32)?;
            Uuid::try_parse(digits).ok()
        };
        if text.len() != 96 {
            return None;
        }
        Some(Key {
            tenant: TenantId::from_uuid(part(0)?),
            feed: FeedId::from_uuid(part(1)?),
            secret: part(2)?,
        })
    }
}

/// The link of a customer.
#[derive(Debug, Clone, Copy)]
pub struct FeedOf {
    /// Whose.
    pub customer_id: CustomerId,
}

impl Question for FeedOf {
    type Output = Option<CalendarLink>;
    const NAME: &'static str = "feeds.of_customer";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<Option<CalendarLink>, Failure> {
        known(work, self.customer_id)?;
        link_of(work, self.customer_id)
    }
}

/// Makes a link for a customer, in their language; one that was given out before counts no more.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct MakeFeed {
    /// Whose.
    pub customer_id: CustomerId,
}

impl Change for MakeFeed {
    type Output = CalendarLink;
    const NAME: &'static str = "feeds.make";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<CalendarLink, Failure> {
        let name = known(work, self.customer_id)?;
        make(work, self.customer_id, name)
    }
}

/// Takes the link of a customer back.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct RevokeFeed {
    /// Whose.
    pub customer_id: CustomerId,
}

impl Change for RevokeFeed {
    type Output = ();
    const NAME: &'static str = "feeds.revoke";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<(), Failure> {
        let name = known(work, self.customer_id)?;
        revoke(work, self.customer_id, name)
    }
}

/// One's own link.
#[derive(Debug, Clone, Copy)]
pub struct MyFeed;

impl Question for MyFeed {
    type Output = Option<CalendarLink>;
    const NAME: &'static str = "feeds.mine";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<Option<CalendarLink>, Failure> {
        let me = own(work)?.id;
        link_of(work, me)
    }
}

/// Makes one's own link; one that was given out before counts no more.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct MakeMyFeed;

impl Change for MakeMyFeed {
    type Output = CalendarLink;
    const NAME: &'static str = "feeds.make_mine";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<CalendarLink, Failure> {
        let me = own(work)?;
        make(work, me.id, me.name)
    }
}

/// Takes one's own link back.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct RevokeMyFeed;

impl Change for RevokeMyFeed {
    type Output = ();
    const NAME: &'static str = "feeds.revoke_mine";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<(), Failure> {
        let me = own(work)?;
        revoke(work, me.id, me.name)
    }
}

/// The customer's name, or the same refusal as for a random id (`A3`).
fn known(work: &mut Work, id: CustomerId) -> Result<String, Failure> {
    let customer = customers::by_id(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::Customer,
    })?;
    Ok(customer.name)
}

fn link_of(work: &mut Work, customer: CustomerId) -> Result<Option<CalendarLink>, Failure> {
    let row = feeds::of_customer(work.tx, customer)?;
    Ok(row.map(|row| link(work, &row)))
}

fn link(work: &Work, row: &FeedRow) -> CalendarLink {
    let key = Key {
        tenant: work.tx.tenant(),
        feed: row.id,
        secret: row.secret,
    };
    CalendarLink {
        path: format!("/feeds/{}.ics", key.text()),
        created_at: row.created_at,
    }
}

fn make(work: &mut Work, customer_id: CustomerId, customer: String) -> Result<CalendarLink, Failure> {
    let row = FeedRow {
        id: work.new_id(),
        customer_id,
        secret: Uuid::from_u128(work.services().random.bits()),
        lang: work.lang().name().to_owned(),
        created_at: work.now(),
    };
    feeds::put(work.tx, &row)?;
    work.journal(&Event::CalendarFeedMade { customer_id, customer })?;
    Ok(link(work, &row))
}

/// Nothing happens where there is none.
fn revoke(work: &mut Work, customer_id: CustomerId, customer: String) -> Result<(), Failure> {
    if feeds::delete(work.tx, customer_id)? {
        work.journal(&Event::CalendarFeedRevoked { customer_id, customer })?;
    }
    Ok(())
}
