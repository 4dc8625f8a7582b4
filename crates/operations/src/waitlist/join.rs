//! Somebody joins the line for what is taken.

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{Asked, BookingRefusal, Channel, When};
use coworkflow_domain::ids::{CustomerId, ResourceId, UserId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_domain::waitlist::{LONGEST_LINE, WaitlistRefusal, WaitlistState};
use coworkflow_store::resources::{self, ResourceRow};
use coworkflow_store::waitlist::{self, WaitlistRow};
use serde::Serialize;

use super::list::{WaitlistView, view_of};
use crate::bookings::check_room;
use crate::customers::in_use;
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Puts a customer on the waiting list for a place, or for any of a kind.
#[derive(Debug, Clone, Serialize)]
pub struct JoinWaitlist {
    /// Who.
    pub customer_id: CustomerId,
    /// For this place, or
    pub resource_id: Option<ResourceId>,
    /// for any of this kind.
    pub kind: Option<ResourceKind>,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
}

impl Change for JoinWaitlist {
    type Output = WaitlistView;
    const NAME: &'static str = "waitlist.join";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<WaitlistView, Failure> {
        let waiting = Waiting {
            customer_id: self.customer_id,
            resource_id: self.resource_id,
            kind: self.kind,
            interval: Interval::new(self.starts_at, self.ends_at)
                .map_err(|refusal| Refusal::from(refusal).on("endsAt"))?,
            channel: Channel::Desk,
        };
        let row = join(work, &waiting)?;
        view_of(work, row)
    }
}

/// Who waits for what.
pub(crate) struct Waiting {
    pub customer_id: CustomerId,
    pub resource_id: Option<ResourceId>,
    pub kind: Option<ResourceKind>,
    pub interval: Interval,
    pub channel: Channel,
}

/// Joins the line, if what is waited for could be booked but for somebody who has it.
pub(crate) fn join(work: &mut Work, waiting: &Waiting) -> Result<WaitlistRow, Failure> {
    if waiting.resource_id.is_some() == waiting.kind.is_some() {
        return Err(WaitlistRefusal::OnePlaceNeeded.into());
    }
    let customer = in_use(work, waiting.customer_id)?;
    let now = work.now();
    let places = wanted(work, waiting.resource_id, waiting.kind)?;
    if waiting.interval.start() <= now {
        return Err(BookingRefusal::InThePast.into());
    }
    let asked = Asked {
        interval: waiting.interval,
        attendees: 1,
        channel: waiting.channel,
        now,
    };
    let (mut taken, mut other) = (false, None);
    for place in &places {
        match check_room(work, place, &asked, None)? {
            Ok(_) => {
                return Err(WaitlistRefusal::FreeNow {
                    resource: place.name.clone(),
                }
                .into());
            }
            Err(BookingRefusal::Taken { .. }) => taken = true,
            Err(refusal) => other = other.or(Some(refusal)),
        }
    }
    if !taken {
        let nothing = General::NotFound {
            what: SubjectKind::Resource,
        };
        return Err(other.map_or_else(|| nothing.into(), Failure::from));
    }
    let line = waitlist::in_line(work.tx, LONGEST_LINE as i64)?;
    if line.len() >= LONGEST_LINE {
        return Err(WaitlistRefusal::LineFull.into());
    }
    let same = |row: &&WaitlistRow| {
        row.customer_id == customer.id
            && (row.resource_id, row.resource_kind) == (waiting.resource_id, waiting.kind)
            && (row.starts_at, row.ends_at) == (waiting.interval.start(), waiting.interval.end())
    };
    if line.iter().any(|row| same(&row)) {
        return Err(WaitlistRefusal::WaitsAlready.into());
    }
    let row = WaitlistRow {
        id: work.new_id(),
        customer_id: customer.id,
        resource_id: waiting.resource_id,
        resource_kind: waiting.kind,
        starts_at: waiting.interval.start(),
        ends_at: waiting.interval.end(),
        state: WaitlistState::Waiting,
        booking_id: None,
        offered_until: None,
        joined_at: now,
        joined_by: Some(work.actor_id()).filter(|id: &UserId| !id.uuid().is_nil()),
    };
    waitlist::insert(work.tx, &row)?;
    let (zone, _) = work.calendar()?;
    work.journal(&Event::WaitlistJoined {
        entry_id: row.id,
        customer_id: customer.id,
        customer: customer.name,
        kind: row.resource_kind,
        resource: name_of(&places, waiting.resource_id),
        when: When::of(waiting.interval, &zone),
    })?;
    Ok(row)
}

/// The places that would do, in their order on screen.
pub(super) fn wanted(
    work: &mut Work,
    resource: Option<ResourceId>,
    kind: Option<ResourceKind>,
) -> Result<Vec<ResourceRow>, Failure> {
    if let Some(id) = resource {
        let place = resources::by_id(work.tx, id)?.ok_or(General::NotFound {
            what: SubjectKind::Resource,
        })?;
        return Ok(vec![place]);
    }
    let all = resources::all(work.tx, false)?;
    Ok(all
        .into_iter()
        .filter(|place| Some(place.resource_type) == kind)
        .collect())
}

fn name_of(places: &[ResourceRow], id: Option<ResourceId>) -> String {
    let named = places.iter().find(|place| Some(place.id) == id);
    named.map(|place| place.name.clone()).unwrap_or_default()
}
