//! What is free instead of what was refused, the nearest first (`B6`).

use std::collections::HashSet;

use coworkflow_domain::bookings::{Alternative, Asked, Place, Search, check, earliest, gaps, nearest};
use coworkflow_domain::ids::{BookingId, ResourceId};
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::time::Interval;
use coworkflow_store::resources::{self, ResourceRow};
use coworkflow_store::{bookings, claims};

use super::rules::{open_around, resolve, settings_of};
use crate::claims::free_after;
use crate::failure::Failure;
use crate::work::Work;

/// How many of each kind are offered: other places at that time, other times at that place.
const MOST: usize = 3;
/// How many other places are looked at.
const LOOKED_AT: usize = 40;
/// How far other times are looked for, in days before and after.
const DAYS: i64 = 7;

/// What could be booked instead of `asked` on a resource: the same time on others like it, then the same resource at other times.
/// `except` a booking that is being moved.
pub(crate) fn instead(
    work: &mut Work,
    resource: &ResourceRow,
    asked: &Asked,
    except: Option<BookingId>,
) -> Result<Vec<Alternative>, Failure> {
    let mut found = elsewhere(work, resource, asked)?;
    found.extend(
        other_times(work, resource, asked, except)?
            .into_iter()
            .map(|interval| alternative(resource, interval)),
    );
    Ok(found)
}

fn alternative(resource: &ResourceRow, interval: Interval) -> Alternative {
    Alternative {
        resource_id: resource.id,
        resource: resource.name.clone(),
        starts_at: interval.start(),
        ends_at: interval.end(),
    }
}

/// The same time on other resources like this one, those nearest to it on screen first.
fn elsewhere(work: &mut Work, resource: &ResourceRow, asked: &Asked) -> Result<Vec<Alternative>, Failure> {
    let (zone, _) = work.calendar()?;
    let all = resources::all(work.tx, false)?;
    let taken: HashSet<ResourceId> = claims::taken_between(work.tx, asked.interval.start(), asked.interval.end())?
        .into_iter()
        .collect();
    let layers = bookings::choices(work.tx)?;
    let mut like: Vec<&ResourceRow> = all
        .iter()
        .filter(|other| {
            other.id != resource.id
                && likeness(resource.resource_type, other.resource_type).is_some()
                && asked.attendees <= other.capacity
                && !taken.contains(&other.id)
                && !has_taken_part(other.id, &all, &taken)
        })
        .collect();
    like.sort_by_key(|other| {
        (
            likeness(resource.resource_type, other.resource_type),
            other.capacity.abs_diff(resource.capacity),
            other.position.abs_diff(resource.position),
        )
    });
    let mut found = Vec::new();
    for other in like.into_iter().take(LOOKED_AT) {
        let settings = resolve(&layers, other)?;
        let open = open_around(work, &settings, asked.interval)?;
        let place = Place {
            name: &other.name,
            capacity: other.capacity,
            settings: &settings,
            open: &open,
            zone: &zone,
        };
        if check(asked, &place).is_ok() {
            found.push(alternative(other, asked.interval));
        }
        if found.len() == MOST {
            break;
        }
    }
    Ok(found)
}

/// Whether something at any depth below a resource is taken (`B4`).
fn has_taken_part(whole: ResourceId, all: &[ResourceRow], taken: &HashSet<ResourceId>) -> bool {
    let mut below = vec![whole];
    let mut seen = HashSet::new();
    while let Some(at) = below.pop() {
        for part in all.iter().filter(|row| row.parent_id == Some(at)) {
            if taken.contains(&part.id) {
                return true;
            }
            if seen.insert(part.id) {
                below.push(part.id);
            }
        }
    }
    false
}

/// How well one kind stands in for another, 0 the best; not at all between seats and rooms.
const fn likeness(asked: ResourceKind, other: ResourceKind) -> Option<u8> {
    use ResourceKind::{Desk, EventSpace, Room, Seat};
    match (asked, other) {
        (Seat, Seat) | (Desk, Desk) | (Room, Room) | (EventSpace, EventSpace) => Some(0),
        (Seat, Desk) | (Desk, Seat) | (Room, EventSpace) | (EventSpace, Room) => Some(1),
        (Seat | Desk, Room | EventSpace) | (Room | EventSpace, Seat | Desk) => None,
    }
}

/// The same resource at other times, as long and the nearest first.
fn other_times(
    work: &mut Work,
    resource: &ResourceRow,
    asked: &Asked,
    except: Option<BookingId>,
) -> Result<Vec<Interval>, Failure> {
    let (zone, _) = work.calendar()?;
    let settings = settings_of(work, resource)?;
    let wanted = asked.interval;
    if !settings.who.allows(asked.channel) || asked.attendees > resource.capacity {
        return Ok(Vec::new());
    }
    let from = wanted.start().plus_hours(-24 * DAYS).max(asked.now);
    let Ok(window) = Interval::new(from, wanted.end().plus_hours(24 * DAYS)) else {
        return Ok(Vec::new());
    };
    let open = open_around(work, &settings, window)?;
    let mut taken = Vec::new();
    let mut turnaround = resource.turnaround_minutes;
    for part in resources::with_parts(work.tx, resource.id)? {
        turnaround = turnaround.max(part.turnaround_minutes);
        let until = free_after(window.end(), resource.turnaround_minutes, &part);
        for claim in claims::between(work.tx, part.id, window.start(), until)? {
            if except.is_none() || claim.booking_id != except {
                taken.extend(Interval::new(claim.starts_at, claim.ends_at));
            }
        }
    }
    taken.sort_by_key(|taken: &Interval| taken.start());
    let search = Search {
        open: &open,
        taken: &taken,
        turnaround_minutes: turnaround,
        earliest: earliest(&settings, asked.channel, asked.now, &zone),
    };
    let near = nearest(wanted, &gaps(&search), settings.granularity_minutes, &zone, MOST * 2);
    let allowed = near.into_iter().filter(|interval| {
        let place = Place {
            name: &resource.name,
            capacity: resource.capacity,
            settings: &settings,
            open: &open,
            zone: &zone,
        };
        let other = Asked {
            interval: *interval,
            ..*asked
        };
        check(&other, &place).is_ok()
    });
    Ok(allowed.take(MOST).collect())
}
