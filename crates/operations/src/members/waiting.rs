//! A member waits for a place that is taken, and takes what is offered (`B11`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::Channel;
use coworkflow_domain::ids::{ResourceId, WaitlistId};
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::Instant;
use coworkflow_store::waitlist::WaitlistRow;
use serde::Serialize;

use super::bookings::{MyBooking, interval, view};
use super::me::own;
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::waitlist::{Waiting, WaitlistView, found, join, leave, of_customer, take_offer, view_of};
use crate::work::Work;

/// What one waits or waited for, the newest first.
#[derive(Debug, Clone, Copy)]
pub struct MyWaitlist;

impl Question for MyWaitlist {
    type Output = Vec<WaitlistView>;
    const NAME: &'static str = "members.waitlist";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<Vec<WaitlistView>, Failure> {
        let me = own(work)?.id;
        of_customer(work, me)
    }
}

/// Waits for a place that is taken.
#[derive(Debug, Clone, Serialize)]
pub struct JoinMyWaitlist {
    /// For this place.
    pub resource_id: ResourceId,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
}

impl Change for JoinMyWaitlist {
    type Output = WaitlistView;
    const NAME: &'static str = "members.join_waitlist";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<WaitlistView, Failure> {
        let waiting = Waiting {
            customer_id: own(work)?.id,
            resource_id: Some(self.resource_id),
            kind: None,
            interval: interval(self.starts_at, self.ends_at)?,
            channel: Channel::Member,
        };
        let row = join(work, &waiting)?;
        view_of(work, row)
    }
}

/// Waits no longer, or lets an offer go to the next in line.
#[derive(Debug, Clone, Serialize)]
pub struct LeaveMyWaitlist {
    /// Which.
    pub id: WaitlistId,
}

impl Change for LeaveMyWaitlist {
    type Output = WaitlistView;
    const NAME: &'static str = "members.leave_waitlist";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<WaitlistView, Failure> {
        let row = mine(work, self.id)?;
        leave(work, &row)?;
        let row = found(work, self.id)?;
        view_of(work, row)
    }
}

/// Takes what is offered, in time.
#[derive(Debug, Clone, Serialize)]
pub struct TakeMyOffer {
    /// Which.
    pub id: WaitlistId,
}

impl Change for TakeMyOffer {
    type Output = MyBooking;
    const NAME: &'static str = "members.take_offer";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<MyBooking, Failure> {
        let row = mine(work, self.id)?;
        let booking = take_offer(work, &row)?;
        view(work, booking)
    }
}

/// One's own place in the line; another's is not there (`A3`, `A4`).
fn mine(work: &mut Work, id: WaitlistId) -> Result<WaitlistRow, Failure> {
    let me = own(work)?.id;
    let row = found(work, id)?;
    if row.customer_id != me {
        return Err(General::NotFound {
            what: SubjectKind::Waitlist,
        }
        .into());
    }
    Ok(row)
}
