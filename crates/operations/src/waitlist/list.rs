//! Who waits, and for what.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CustomerId, WaitlistId};
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::waitlist::LONGEST_LINE;
use coworkflow_store::bookings::{self, BookingRow};
use coworkflow_store::customers::{self, CustomerRow};
use coworkflow_store::resources::{self, ResourceRow};
use coworkflow_store::waitlist::{self, WaitlistRow};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// How many of one customer are shown.
const OF_ONE: i64 = 50;

/// Somebody's place in the line, as a screen shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WaitlistView {
    /// The entry.
    pub row: WaitlistRow,
    /// Who.
    pub customer: CustomerRow,
    /// The place waited for, or the one that is offered.
    pub resource: Option<ResourceRow>,
    /// The hold that is offered.
    pub offer: Option<BookingRow>,
}

/// All who wait or have an offer, the first in line first.
#[derive(Debug, Clone, Copy)]
pub struct ListWaitlist;

impl Question for ListWaitlist {
    type Output = Vec<WaitlistView>;
    const NAME: &'static str = "waitlist.list";
    const PERMISSION: Permission = Permission::BookingsRead;

    fn run(&self, work: &mut Work) -> Result<Vec<WaitlistView>, Failure> {
        let rows = waitlist::in_line(work.tx, LONGEST_LINE as i64)?;
        rows.into_iter().map(|row| view_of(work, row)).collect()
    }
}

/// What one customer waits or waited for, the newest first.
pub(crate) fn of_customer(work: &mut Work, customer: CustomerId) -> Result<Vec<WaitlistView>, Failure> {
    let rows = waitlist::of_customer(work.tx, customer, OF_ONE)?;
    rows.into_iter().map(|row| view_of(work, row)).collect()
}

/// The entry, or the same refusal as for a random id (`A3`).
pub(crate) fn found(work: &mut Work, id: WaitlistId) -> Result<WaitlistRow, Failure> {
    Ok(waitlist::by_id(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::Waitlist,
    })?)
}

/// The view of an entry whose row is at hand.
pub(crate) fn view_of(work: &mut Work, row: WaitlistRow) -> Result<WaitlistView, Failure> {
    let customer = customers::by_id(work.tx, row.customer_id)?.ok_or(General::NotFound {
        what: SubjectKind::Customer,
    })?;
    let offer = match row.booking_id {
        Some(id) => bookings::by_id(work.tx, id)?,
        None => None,
    };
    let place = offer.as_ref().map(|offer| offer.resource_id).or(row.resource_id);
    let resource = match place {
        Some(id) => resources::by_id(work.tx, id)?,
        None => None,
    };
    Ok(WaitlistView {
        row,
        customer,
        resource,
        offer,
    })
}
