//! The house now, from one snapshot.

use std::collections::HashMap;

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::resources::ResourceState;
use coworkflow_domain::spaces::closing_after;
use coworkflow_domain::time::Instant;

use crate::failure::Failure;
use crate::inventory::{ItemView, views};
use crate::perform::Question;
use crate::reports::{DayFigures, figures};
use crate::resources::{ListResources, ResourceView};
use crate::sessions::{self, SessionView};
use crate::work::Work;

/// Everything that the desk has before its eyes.
#[derive(Debug, Clone, Copy)]
pub struct HouseNow {
    /// With the figures of the day so far, which the desk may see of today.
    pub with_day: bool,
    /// With the items whose alert stands (`K4`).
    pub with_low_stock: bool,
}

/// The house at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct House {
    /// That moment, by the server's clock.
    pub server_time: Instant,
    /// The last journal entry that this answer has seen: listen from here on.
    pub seq: i64,
    /// Whether the space is open by its hours.
    pub open: bool,
    /// When it closes, if it is open and ever does.
    pub closes_at: Option<Instant>,
    /// Every resource in use, in its order on screen.
    pub places: Vec<Place>,
    /// Today's figures, if asked for.
    pub day: Option<DayFigures>,
    /// Items whose alert stands, if asked for.
    pub low_stock: Vec<ItemView>,
}

/// One resource on the screen of the house.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The resource.
    pub resource: ResourceView,
    /// What the screen shows.
    pub state: PlaceState,
    /// The session that goes on there.
    pub session: Option<SessionView>,
}

/// What a place is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceState {
    /// Somebody can sit down.
    Free,
    /// Somebody sits there.
    Taken,
    /// Somebody who booked it is due.
    Reserved,
    /// Closed for repair.
    OutOfOrder,
    /// Free, but the space is closed.
    Closed,
}

impl Question for HouseNow {
    type Output = House;
    const NAME: &'static str = "house.now";
    const PERMISSION: Permission = Permission::SessionsRead;

    fn run(&self, work: &mut Work) -> Result<House, Failure> {
        let now = work.now();
        let space = coworkflow_store::spaces::the_space(work.tx)?;
        let zone = space.zone()?;
        let hours = coworkflow_store::spaces::hours_around(work.tx, &space, now)?;
        let open = hours.open_at(now, &zone);
        let resources = ListResources { archived: false }.run(work)?;
        let mut sitting: HashMap<ResourceId, SessionView> = sessions::active(work)?
            .into_iter()
            .map(|view| (view.session.resource_id, view))
            .collect();
        let places = resources
            .into_iter()
            .map(|resource| {
                let session = sitting.remove(&resource.row.id);
                let state = match (&session, &resource.state) {
                    (Some(_), _) | (None, ResourceState::Taken { .. }) => PlaceState::Taken,
                    (None, ResourceState::Reserved { .. }) => PlaceState::Reserved,
                    (None, ResourceState::OutOfOrder { .. }) => PlaceState::OutOfOrder,
                    (None, ResourceState::Free { .. }) if open => PlaceState::Free,
                    (None, ResourceState::Free { .. }) => PlaceState::Closed,
                };
                Place {
                    resource,
                    state,
                    session,
                }
            })
            .collect();
        Ok(House {
            server_time: now,
            seq: coworkflow_store::journal::last_seq(work.tx)?,
            open,
            closes_at: closing_after(now, &hours, &zone),
            places,
            day: if self.with_day {
                let today = work.day()?;
                Some(figures(work, &space, today, None)?)
            } else {
                None
            },
            low_stock: if self.with_low_stock {
                let low = coworkflow_store::inventory::low(work.tx)?;
                views(work, low)?
            } else {
                Vec::new()
            },
        })
    }
}
