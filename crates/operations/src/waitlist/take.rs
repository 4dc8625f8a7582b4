//! An offer is taken, or turned down; and somebody leaves the line.

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::When;
use coworkflow_domain::ids::WaitlistId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::time::Interval;
use coworkflow_domain::waitlist::{WaitlistRefusal, WaitlistState};
use coworkflow_store::bookings::{self, BookingRow};
use coworkflow_store::waitlist::WaitlistRow;
use coworkflow_store::{customers, resources};
use serde::Serialize;

use super::list::{WaitlistView, found, view_of};
use super::offer::{go_on, offer_freed, settle};
use crate::bookings::{BookingView, Cancelling, cancel_booking, confirm, of};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Takes what is offered: the booking holds from now on.
#[derive(Debug, Clone, Serialize)]
pub struct TakeOffer {
    /// Which entry.
    pub id: WaitlistId,
}

impl Change for TakeOffer {
    type Output = BookingView;
    const NAME: &'static str = "waitlist.take_offer";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<BookingView, Failure> {
        let row = found(work, self.id)?;
        let booking = take_offer(work, &row)?;
        of(work, booking)
    }
}

/// Leaves the line; an offer goes to the next one then.
#[derive(Debug, Clone, Serialize)]
pub struct LeaveWaitlist {
    /// Which entry.
    pub id: WaitlistId,
}

impl Change for LeaveWaitlist {
    type Output = WaitlistView;
    const NAME: &'static str = "waitlist.leave";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<WaitlistView, Failure> {
        let row = found(work, self.id)?;
        leave(work, &row)?;
        let row = found(work, self.id)?;
        view_of(work, row)
    }
}

/// Takes what is offered; refused once it stands no longer.
pub(crate) fn take_offer(work: &mut Work, row: &WaitlistRow) -> Result<BookingRow, Failure> {
    let held = match (row.state, row.booking_id) {
        (WaitlistState::Offered, Some(id)) => bookings::by_id(work.tx, id)?,
        _ => None,
    };
    let over = row.offered_until.is_none_or(|until| until <= work.now());
    let Some(held) = held.filter(|_| !over) else {
        return Err(WaitlistRefusal::NoOffer.into());
    };
    let booking = confirm(work, held)?;
    settle(work, row, WaitlistState::Taken)?;
    Ok(booking)
}

/// Leaves the line. Twice changes nothing.
pub(crate) fn leave(work: &mut Work, row: &WaitlistRow) -> Result<(), Failure> {
    match row.state {
        WaitlistState::Waiting => {
            go_on(work, row, WaitlistState::Left)?;
            told_left(work, row)
        }
        WaitlistState::Offered => {
            let held = match row.booking_id {
                Some(id) => bookings::by_id(work.tx, id)?,
                None => None,
            };
            if let Some(held) = held.filter(|held| held.state.waits()) {
                cancel_booking(work, held, &Cancelling::default())?;
            }
            settle(work, row, WaitlistState::Passed)?;
            offer_freed(work)?;
            Ok(())
        }
        WaitlistState::Taken | WaitlistState::Passed | WaitlistState::Left | WaitlistState::Over => Ok(()),
    }
}

fn told_left(work: &mut Work, row: &WaitlistRow) -> Result<(), Failure> {
    let customer = customers::by_id(work.tx, row.customer_id)?;
    let resource = match row.resource_id {
        Some(id) => resources::by_id(work.tx, id)?,
        None => None,
    };
    let (zone, _) = work.calendar()?;
    work.journal(&Event::WaitlistLeft {
        entry_id: row.id,
        customer_id: row.customer_id,
        customer: customer.map(|customer| customer.name).unwrap_or_default(),
        kind: row.resource_kind,
        resource: resource.map(|resource| resource.name).unwrap_or_default(),
        when: When::of(Interval::new(row.starts_at, row.ends_at)?, &zone),
    })
}
