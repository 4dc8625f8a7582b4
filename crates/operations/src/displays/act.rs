//! Whoever stands at a door books it now, stays longer, or ends.

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{Channel, Pays};
use coworkflow_domain::displays::DisplayRefusal;
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::time::{Instant, Interval};
use serde::Serialize;

use super::door::{AtDoor, DoorView, may_owe, nobody};
use crate::bookings::{NewBooking, check_in, extend, place};
use crate::failure::Failure;
use crate::perform::Change;
use crate::sessions::EndSession;
use crate::work::Work;

/// Books the place from now on, for whoever stands there: a stay begins, which is paid at the desk.
#[derive(Debug, Clone, Serialize)]
pub struct BookAtDoor {
    /// Until then.
    pub ends_at: Instant,
    /// What the reader was shown: another price is refused (`P1`).
    pub expected_amount: Option<Money>,
}

impl Change for BookAtDoor {
    type Output = DoorView;
    const NAME: &'static str = "displays.book";
    const PERMISSION: Permission = Permission::DisplayOwn;

    fn run(&self, work: &mut Work) -> Result<DoorView, Failure> {
        let door = AtDoor::of(work)?;
        let now = work.now();
        // When it can't begin now, the booking itself says why and what is free instead.
        let start = match door.starts_at(work, now)? {
            Some(start) => start,
            None => door.earliest(work, now)?,
        };
        let new = NewBooking {
            resource_id: door.resource.id,
            customer_id: nobody(work)?,
            guest_name: String::new(),
            title: String::new(),
            note: String::new(),
            attendees: 1,
            interval: Interval::new(start, self.ends_at)?,
            channel: Channel::Display,
            pays: Pays::AtDesk,
            hold: false,
            coupon: None,
            expected: self.expected_amount,
            series: None,
        };
        let booking = place(work, &new)?;
        check_in(work, booking)?;
        door.view(work)
    }
}

/// Keeps the place of the stay that goes on until a later end.
#[derive(Debug, Clone, Serialize)]
pub struct ExtendAtDoor {
    /// Until then.
    pub until: Instant,
    /// What the reader was shown for all of it: another price is refused (`P1`).
    pub expected_amount: Option<Money>,
}

impl Change for ExtendAtDoor {
    type Output = DoorView;
    const NAME: &'static str = "displays.extend";
    const PERMISSION: Permission = Permission::DisplayOwn;

    fn run(&self, work: &mut Work) -> Result<DoorView, Failure> {
        let door = AtDoor::of(work)?;
        let booking = door.stay(work)?;
        extend(work, booking, self.until, self.expected_amount)?;
        door.view(work)
    }
}

/// Ends the stay that goes on: its bill is open at the desk.
#[derive(Debug, Clone, Serialize)]
pub struct EndAtDoor;

impl Change for EndAtDoor {
    type Output = DoorView;
    const NAME: &'static str = "displays.end";
    const PERMISSION: Permission = Permission::DisplayOwn;

    fn run(&self, work: &mut Work) -> Result<DoorView, Failure> {
        let door = AtDoor::of(work)?;
        let booking = door.stay(work)?;
        let ends_at_the_desk = DisplayRefusal::EndsAtTheDesk {
            resource: door.resource.name.clone(),
        };
        let Some(session_id) = booking.session_id.filter(|_| may_owe(&booking)) else {
            return Err(ends_at_the_desk.into());
        };
        let end = EndSession {
            session_id,
            ended_at: None,
            discount: Percent::ZERO,
            coupon: None,
            payments: Vec::new(),
        };
        end.run(work)?;
        door.view(work)
    }
}
