//! A member arrives: by a button, or by the code on a seat or door.

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::check_arrival;
use coworkflow_domain::ids::{BookingId, ResourceId};
use coworkflow_domain::members::MemberRefusal;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::bookings::{self, Filter, Of};
use coworkflow_store::resources;
use serde::Serialize;

use super::bookings::{MyBooking, my_booking, view};
use super::me::own;
use crate::bookings::check_in;
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Checks in to one's own booking (`B10`).
#[derive(Debug, Clone, Serialize)]
pub struct ArriveAtMyBooking {
    /// Which.
    pub id: BookingId,
}

impl Change for ArriveAtMyBooking {
    type Output = MyBooking;
    const NAME: &'static str = "members.check_in";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<MyBooking, Failure> {
        let booking = my_booking(work, self.id)?;
        let (row, _) = check_in(work, booking)?;
        view(work, row)
    }
}

/// Checks in by the code on a seat or door: to the booking that one has there now (`B10`).
#[derive(Debug, Clone, Serialize)]
pub struct ArriveHere {
    /// Where one stands.
    pub resource_id: ResourceId,
}

impl Change for ArriveHere {
    type Output = MyBooking;
    const NAME: &'static str = "members.check_in_here";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<MyBooking, Failure> {
        let resource = resources::by_id(work.tx, self.resource_id)?.ok_or(General::NotFound {
            what: SubjectKind::Resource,
        })?;
        let (me, now, (zone, _)) = (own(work)?.id, work.now(), work.calendar()?);
        // Whoever comes in time is around the start of a booking: the few of a day and a half are looked at.
        let near = Filter {
            of: Of::Customer(me),
            from: Some(now.plus_hours(-36)),
            until: Some(now.plus_hours(1)),
            state: None,
            latest_first: false,
        };
        let rows = bookings::page(work.tx, &near, None, 200)?;
        let mut here = rows.into_iter().filter(|row| row.resource_id == resource.id);
        let awaited = here.find(|row| {
            row.interval()
                .is_ok_and(|interval| check_arrival(row.state, interval, now, &zone).is_ok())
        });
        let booking = awaited.ok_or(MemberRefusal::NothingHere { place: resource.name })?;
        let (row, _) = check_in(work, booking)?;
        view(work, row)
    }
}
