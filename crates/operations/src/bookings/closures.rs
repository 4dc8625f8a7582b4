//! Places are closed together for a while: claims like any other (`B2`).

use std::collections::HashSet;

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{BookingRefusal, InTheWay, When};
use coworkflow_domain::ids::{ClosureId, ResourceId, UserId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::resources::{ResourceRefusal, until_further_notice};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::required_line;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::bookings::{self, ClosureRow};
use coworkflow_store::claims;
use coworkflow_store::resources::{self, ResourceRow};
use serde::{Deserialize, Serialize};

use super::expire::expire_due;
use super::room::{taken_by, who_has};
use crate::claims::{Taker, take};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// How many places are closed at once.
const MOST_PLACES: usize = 300;
/// How much of what is in the way is named.
const NAMED: usize = 20;
/// How many closures are listed.
const LISTED: i64 = 200;

/// A closure with the places that it closes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClosureView {
    /// Why and when.
    pub closure: ClosureRow,
    /// The places, in their order on screen.
    pub places: Vec<ResourceRow>,
}

impl ClosureView {
    /// When it ends, if anybody knows.
    pub fn ends_at(&self) -> Option<Instant> {
        Some(self.closure.ends_at).filter(|at| *at < until_further_notice())
    }
}

/// Closes places for a while: for repair, for an event of the house, for days on which they are not let.
#[derive(Debug, Clone, Serialize)]
pub struct ClosePlaces {
    /// Which; their parts are closed with them.
    pub resource_ids: Vec<ResourceId>,
    /// From when.
    pub starts_at: Instant,
    /// Until when, or until further notice.
    pub ends_at: Option<Instant>,
    /// Why: every screen shows it.
    pub reason: String,
}

impl Change for ClosePlaces {
    type Output = ClosureView;
    const NAME: &'static str = "bookings.close_places";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<ClosureView, Failure> {
        let reason = required_line("reason", &self.reason, 200)?;
        let places = chosen(work, &self.resource_ids)?;
        let now = work.now();
        let interval = Interval::new(
            self.starts_at.max(now),
            self.ends_at.unwrap_or_else(until_further_notice),
        )
        .map_err(|_| Refusal::from(ResourceRefusal::EndsInThePast).on("endsAt"))?;
        let closure = close(work, &places, interval, &reason)?;
        let (zone, _) = work.calendar()?;
        work.journal(&Event::PlacesClosed {
            resource_ids: places.iter().map(|place| place.id).collect(),
            resources: places.iter().map(|place| place.name.clone()).collect(),
            when: self.ends_at.map(|_| When::of(interval, &zone)),
            reason,
        })?;
        Ok(ClosureView { closure, places })
    }
}

/// The places by their ids, each once and none that is closed with another one.
fn chosen(work: &mut Work, ids: &[ResourceId]) -> Result<Vec<ResourceRow>, Failure> {
    let asked: HashSet<ResourceId> = ids.iter().copied().collect();
    if asked.is_empty() || asked.len() > MOST_PLACES {
        return Err(BookingRefusal::NoPlaces.into());
    }
    let mut places = Vec::new();
    for id in asked.iter().copied() {
        let place = resources::by_id(work.tx, id)?.ok_or(General::NotFound {
            what: SubjectKind::Resource,
        })?;
        if place.archived_at.is_some() {
            return Err(ResourceRefusal::Archived { name: place.name }.into());
        }
        if !resources::wholes(work.tx, id)?
            .iter()
            .any(|whole| asked.contains(&whole.id))
        {
            places.push(place);
        }
    }
    places.sort_by(|one, other| (one.position, &one.name).cmp(&(other.position, &other.name)));
    Ok(places)
}

/// Claims places with their parts for an interval; refused with what is in the way, all of it looked at before anything is written.
pub(crate) fn close(
    work: &mut Work,
    places: &[ResourceRow],
    interval: Interval,
    reason: &str,
) -> Result<ClosureRow, Failure> {
    expire_due(work)?;
    let blocked = all_in_the_way(work, places, interval)?;
    if !blocked.is_empty() {
        return Err(BookingRefusal::ClosureBlocked {
            count: i64::try_from(blocked.len()).unwrap_or(i64::MAX),
            in_the_way: blocked.into_iter().take(NAMED).collect(),
        }
        .into());
    }
    let closure = ClosureRow {
        id: work.new_id(),
        reason: reason.to_owned(),
        starts_at: interval.start(),
        ends_at: interval.end(),
        made_by: Some(work.actor_id()).filter(|id: &UserId| !id.uuid().is_nil()),
        made_at: work.now(),
    };
    bookings::insert_closure(work.tx, &closure)?;
    for place in places {
        take(work, place, interval, Taker::Closure(closure.id, reason))?;
    }
    Ok(closure)
}

/// What is claimed on places or their parts at some moment of an interval, each booking and stay once.
fn all_in_the_way(work: &mut Work, places: &[ResourceRow], interval: Interval) -> Result<Vec<InTheWay>, Failure> {
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for place in places {
        for part in resources::with_parts(work.tx, place.id)? {
            for claim in claims::between(work.tx, part.id, interval.start(), interval.end())? {
                let once = (
                    claim.whole_id,
                    claim.starts_at,
                    claim.ends_at,
                    claim.booking_id,
                    claim.session_id,
                );
                if !seen.insert(once) {
                    continue;
                }
                let resource = resources::by_id(work.tx, claim.whole_id)?.map(|row| row.name);
                let who = match claim.closure_id {
                    Some(_) => claim.reason.clone(),
                    None => who_has(work, &claim)?.unwrap_or_default(),
                };
                found.push(InTheWay {
                    resource: resource.unwrap_or_default(),
                    kind: taken_by(claim.kind),
                    who,
                    starts_at: claim.starts_at,
                    ends_at: claim.used_until,
                });
            }
        }
    }
    found.sort_by_key(|one| one.starts_at);
    Ok(found)
}

/// Ends a closure now, or calls it off before it begins.
#[derive(Debug, Clone, Serialize)]
pub struct ReopenPlaces {
    /// Which.
    pub id: ClosureId,
}

impl Change for ReopenPlaces {
    type Output = ClosureView;
    const NAME: &'static str = "bookings.reopen_places";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<ClosureView, Failure> {
        let mut view = load(work, self.id)?;
        let now = work.now();
        if claims::end_closure(work.tx, self.id, None, now)? == 0 {
            return Err(BookingRefusal::ClosureOver.into());
        }
        bookings::set_closure_end(work.tx, self.id, now)?;
        view.closure.ends_at = now;
        work.journal(&Event::PlacesReopened {
            resource_ids: view.places.iter().map(|place| place.id).collect(),
            resources: view.places.iter().map(|place| place.name.clone()).collect(),
            reason: view.closure.reason.clone(),
        })?;
        Ok(view)
    }
}

fn load(work: &mut Work, id: ClosureId) -> Result<ClosureView, Failure> {
    let closure = bookings::closure(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::Closure,
    })?;
    with_places(work, closure)
}

fn with_places(work: &mut Work, closure: ClosureRow) -> Result<ClosureView, Failure> {
    let mut places = Vec::new();
    for id in claims::closed_by(work.tx, closure.id)? {
        places.extend(resources::by_id(work.tx, id)?);
    }
    places.sort_by(|one, other| (one.position, &one.name).cmp(&(other.position, &other.name)));
    Ok(ClosureView { closure, places })
}

/// Closures that go on or are ahead, the first to end first.
#[derive(Debug, Clone, Copy)]
pub struct ListClosures;

impl Question for ListClosures {
    type Output = Vec<ClosureView>;
    const NAME: &'static str = "bookings.closures";
    const PERMISSION: Permission = Permission::BookingsRead;

    fn run(&self, work: &mut Work) -> Result<Vec<ClosureView>, Failure> {
        let now = work.now();
        let rows = bookings::closures(work.tx, now, LISTED)?;
        let mut views = Vec::with_capacity(rows.len());
        for row in rows {
            let view = with_places(work, row)?;
            if !view.places.is_empty() {
                views.push(view);
            }
        }
        Ok(views)
    }
}
