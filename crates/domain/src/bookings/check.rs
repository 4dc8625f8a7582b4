//! Whether an interval can be booked by the settings of a place (B5), before anybody looks at who has it.

use super::{BookingRefusal, BookingSettings, Channel, When};
use crate::time::{Instant, Interval, Zone};

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// From when to when.
    pub interval: Interval,
    /// How many come.
    pub attendees: i64,
    /// Who asks.
    pub channel: Channel,
    /// When it is asked.
    pub now: Instant,
}

/// The place it is asked of.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Its name.
    pub name: &'a str,
    /// People it holds.
    pub capacity: i64,
    /// How it is booked.
    pub settings: &'a BookingSettings,
    /// When it is open around the asked interval, back-to-back openings in one.
    pub open: &'a [Interval],
    /// The zone of its space.
    pub zone: &'a Zone,
}

/// Refuses what the settings of a place do not allow (B5). Every path asks this; the desk is bound by all but who may
/// book and the lead time.
pub fn check(asked: &Asked, place: &Place) -> Result<(), BookingRefusal> {
    let settings = place.settings;
    let (start, end) = (asked.interval.start(), asked.interval.end());
    if !settings.who.allows(asked.channel) {
        return Err(BookingRefusal::NotForYou {
            resource: place.name.to_owned(),
        });
    }
    if asked.attendees > place.capacity {
        return Err(BookingRefusal::TooManyPeople {
            resource: place.name.to_owned(),
            capacity: place.capacity,
        });
    }
    let step = settings.granularity_minutes;
    if !on_step(start, step, place.zone) || !on_step(end, step, place.zone) {
        return Err(BookingRefusal::OffSteps { minutes: step });
    }
    let minutes = asked.interval.minutes();
    if minutes < settings.min_minutes {
        return Err(BookingRefusal::TooShort {
            by: settings.min_minutes - minutes,
            least: settings.min_minutes,
        });
    }
    if minutes > settings.max_minutes {
        return Err(BookingRefusal::TooLong {
            by: minutes - settings.max_minutes,
            most: settings.max_minutes,
        });
    }
    let earliest = earliest(settings, asked.channel, asked.now, place.zone);
    if start < earliest {
        return Err(if earliest > asked.now {
            BookingRefusal::TooSoon {
                lead_minutes: settings.lead_minutes,
                earliest,
                local: place.zone.local(earliest),
            }
        } else {
            BookingRefusal::InThePast
        });
    }
    let today = place.zone.date(asked.now);
    let last = today
        .checked_add(jiff::Span::new().days(settings.advance_days))
        .unwrap_or(today);
    if place.zone.date(start) > last {
        return Err(BookingRefusal::TooFarAhead { last });
    }
    if !place.open.iter().any(|open| open.start() <= start && end <= open.end()) {
        return Err(BookingRefusal::Closed {
            resource: place.name.to_owned(),
            asked: When::of(asked.interval, place.zone),
            open: place.open.to_vec(),
            walls: place.open.iter().map(|open| When::of(*open, place.zone)).collect(),
        });
    }
    Ok(())
}

/// The first start that can be booked at `now`: after the lead time, or the step that is going on (B5).
#[must_use]
pub fn earliest(settings: &BookingSettings, channel: Channel, now: Instant, zone: &Zone) -> Instant {
    let lead = match channel {
        Channel::Desk => 0,
        Channel::Member | Channel::Public | Channel::Display => settings.lead_minutes,
    };
    if lead > 0 {
        return now.plus_minutes(lead);
    }
    let into = minute_of_day(now, zone).rem_euclid(settings.granularity_minutes.max(1));
    let seconds = i64::from(zone.local(now).second()) * 1_000 + now.as_millis().rem_euclid(1_000);
    now.plus_minutes(-into).plus_millis(-seconds)
}

/// Whether a moment lies on a step of the day, on the wall.
fn on_step(at: Instant, step: i64, zone: &Zone) -> bool {
    at.as_millis() % 60_000 == 0 && zone.local(at).second() == 0 && minute_of_day(at, zone) % step.max(1) == 0
}

pub(super) fn minute_of_day(at: Instant, zone: &Zone) -> i64 {
    let local = zone.local(at);
    i64::from(local.hour()) * 60 + i64::from(local.minute())
}
