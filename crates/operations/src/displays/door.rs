//! What goes on behind a door, and what whoever stands there may do.

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{BookingState, Channel, EARLY_MINUTES, earliest};
use coworkflow_domain::customers::PASSER_BY;
use coworkflow_domain::displays::{DisplayRefusal, ends_at_the_door};
use coworkflow_domain::money::Money;
use coworkflow_domain::refusal::General;
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::availability::{self, TakenRow};
use coworkflow_store::bookings::{self, BookingRow};
use coworkflow_store::claims::ClaimKind;
use coworkflow_store::displays;
use coworkflow_store::resources::{self, ResourceRow};
use coworkflow_store::{spaces, tenants};
use serde::{Deserialize, Serialize};

use crate::bookings::{QuoteExtension, open_around, settings_of};
use crate::claims::{free_until, in_the_way};
use crate::customers::passer_by;
use crate::failure::Failure;
use crate::perform::Question;
use crate::pricing::quote_booking;
use crate::work::Work;

/// How far ahead the door shows what comes.
const AHEAD_HOURS: i64 = 24;
/// How many of what comes.
const MOST: usize = 6;
/// Minutes that are offered to stay longer.
const LONGER: [i64; 3] = [15, 30, 60];

/// What a door shows by colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DoorState {
    /// Come in.
    Free,
    /// Somebody is in there.
    Taken,
    /// Somebody who booked it is due.
    Reserved,
    /// Closed for repair.
    OutOfOrder,
    /// The space is closed.
    Closed,
}

/// Something that takes the place, as far as it may be read at the door.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DoorBooking {
    /// From.
    pub from: Instant,
    /// Until.
    pub until: Instant,
    /// Who, where names may be read.
    pub who: Option<String>,
    /// What for, where names may be read; of a closure, why.
    pub title: Option<String>,
}

/// An end that may be chosen, with what it costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// Until then.
    pub ends_at: Instant,
    /// All of it, paid at the desk.
    pub amount: Money,
}

/// A door.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DoorView {
    /// The moment of this answer.
    pub server_time: Instant,
    /// Of the space.
    pub zone: String,
    /// What a screen speaks that nobody has set.
    pub language: Lang,
    /// The house.
    pub space: String,
    /// Its money, by its code.
    pub currency: String,
    /// As on the door.
    pub resource: String,
    /// What it is.
    pub kind: ResourceKind,
    /// People it holds.
    pub capacity: i64,
    /// What it shows by colour.
    pub state: DoorState,
    /// What goes on.
    pub current: Option<DoorBooking>,
    /// What comes, in order.
    pub next: Vec<DoorBooking>,
    /// Until when it is free, while it is: the next booking or closing time.
    pub free_until: Option<Instant>,
    /// When a booking made now would begin.
    pub starts_at: Option<Instant>,
    /// Until when it could be booked now.
    pub offers: Vec<Offer>,
    /// Until when what goes on could go on.
    pub extensions: Vec<Offer>,
    /// Whether what goes on can be ended here: whoever has no name pays at the desk first.
    pub may_end: bool,
}

/// What goes on behind the door of the display that asks.
#[derive(Debug, Clone, Copy)]
pub struct DoorNow;

impl Question for DoorNow {
    type Output = DoorView;
    const NAME: &'static str = "displays.door";
    const PERMISSION: Permission = Permission::DisplayOwn;

    fn run(&self, work: &mut Work) -> Result<DoorView, Failure> {
        AtDoor::of(work)?.view(work)
    }
}

/// The door of the display that asks.
#[derive(Debug)]
pub struct AtDoor {
    pub(super) resource: ResourceRow,
    shows_names: bool,
}

impl AtDoor {
    /// Refuses whoever is no display.
    pub(super) fn of(work: &mut Work) -> Result<AtDoor, Failure> {
        let actor = work.actor_id();
        let row = displays::by_user(work.tx, actor)?.ok_or(DisplayRefusal::NotADisplay)?;
        let resource = resources::by_id(work.tx, row.resource_id)?.ok_or(General::NotFound {
            what: SubjectKind::Resource,
        })?;
        Ok(AtDoor {
            resource,
            shows_names: row.shows_names,
        })
    }

    /// What it shows, and what it offers.
    pub(super) fn view(&self, work: &mut Work) -> Result<DoorView, Failure> {
        let now = work.now();
        let space = spaces::the_space(work.tx)?;
        let (current, next) = self.claims(work, now)?;
        let closes = self.closes_at(work, now)?;
        let state = match &current {
            Some(claim) => match claim.kind {
                ClaimKind::Session => DoorState::Taken,
                ClaimKind::Booking | ClaimKind::Hold => DoorState::Reserved,
                ClaimKind::Closure => DoorState::OutOfOrder,
            },
            None if closes.is_some() && self.resource.archived_at.is_none() => DoorState::Free,
            None => DoorState::Closed,
        };
        let free_until = match (state, closes) {
            (DoorState::Free, Some(closes)) => {
                let next = free_until(work, &self.resource, now)?;
                Some(next.map_or(closes, |next| next.min(closes)))
            }
            _ => None,
        };
        let (starts_at, offers) = match free_until {
            Some(free_until) => self.offers(work, now, free_until)?,
            None => (None, Vec::new()),
        };
        let running = match &current {
            Some(claim) => self.running(work, claim)?,
            None => None,
        };
        let extensions = match &running {
            Some(booking) => self.extensions(work, booking, now)?,
            None => Vec::new(),
        };
        Ok(DoorView {
            server_time: now,
            zone: space.zone,
            language: space.language,
            space: space.name,
            currency: tenants::currency(work.tx)?.code().to_owned(),
            resource: self.resource.name.clone(),
            kind: self.resource.resource_type,
            capacity: self.resource.capacity,
            state,
            current: current.map(|claim| self.tell(claim)),
            next: next.into_iter().map(|claim| self.tell(claim)).collect(),
            free_until,
            starts_at,
            offers,
            extensions,
            may_end: running.is_some_and(|booking| may_owe(&booking)),
        })
    }

    /// What takes the place or a part of it now, and what will.
    fn claims(&self, work: &mut Work, now: Instant) -> Result<(Option<TakenRow>, Vec<TakenRow>), Failure> {
        let parts = resources::with_parts(work.tx, self.resource.id)?;
        let window = Interval::new(now, now.plus_hours(AHEAD_HOURS))?;
        let mut claims: Vec<TakenRow> = availability::between(work.tx, window)?
            .into_iter()
            .filter(|claim| {
                let own = claim.resource_id == self.resource.id;
                // What was claimed as a whole is told once; a claim of a part alone takes the whole, too (`B4`).
                own || claim.resource_id == claim.whole_id && parts.iter().any(|part| part.id == claim.resource_id)
            })
            .collect();
        claims.sort_by_key(|claim| (claim.starts_at, claim.resource_id != self.resource.id));
        let runs = |claim: &TakenRow| {
            let overruns = claim.kind == ClaimKind::Session && claim.session_ended_at.is_none();
            claim.starts_at <= now && (now < claim.ends_at || overruns)
        };
        let current = claims.iter().find(|claim| runs(claim)).cloned();
        let next = claims.into_iter().filter(|claim| now < claim.starts_at);
        Ok((current, next.take(MOST).collect()))
    }

    /// When the opening that goes on ends.
    fn closes_at(&self, work: &mut Work, now: Instant) -> Result<Option<Instant>, Failure> {
        let settings = settings_of(work, &self.resource)?;
        let around = Interval::new(now, now.plus_minutes(1))?;
        let open = open_around(work, &settings, around)?;
        Ok(open.into_iter().find(|open| open.contains(now)).map(Interval::end))
    }

    /// When a booking made now begins: on the step that is going on, or on the next one when somebody still had the place then.
    pub(super) fn starts_at(&self, work: &mut Work, now: Instant) -> Result<Option<Instant>, Failure> {
        let settings = settings_of(work, &self.resource)?;
        if settings.approval || !settings.who.allows(Channel::Display) {
            return Ok(None);
        }
        let start = self.earliest(work, now)?;
        let step = settings.granularity_minutes.max(1);
        for start in [start, start.plus_minutes(step)] {
            if start > now.plus_minutes(EARLY_MINUTES) {
                break;
            }
            let first = Interval::new(start, start.max(now).plus_minutes(1))?;
            if in_the_way(work, &self.resource, first, None)?.is_none() {
                return Ok(Some(start));
            }
        }
        Ok(None)
    }

    /// The first start that the settings allow, whoever has the place then.
    pub(super) fn earliest(&self, work: &mut Work, now: Instant) -> Result<Instant, Failure> {
        let settings = settings_of(work, &self.resource)?;
        let (zone, _) = work.calendar()?;
        Ok(earliest(&settings, Channel::Display, now, &zone))
    }

    fn offers(
        &self,
        work: &mut Work,
        now: Instant,
        free_until: Instant,
    ) -> Result<(Option<Instant>, Vec<Offer>), Failure> {
        let Some(start) = self.starts_at(work, now)? else {
            return Ok((None, Vec::new()));
        };
        let settings = settings_of(work, &self.resource)?;
        let (zone, _) = work.calendar()?;
        let mut offers = Vec::new();
        for ends_at in ends_at_the_door(start, now, free_until, &settings, &zone) {
            let quoted = quote_booking(work, &self.resource, Interval::new(start, ends_at)?, None, None)?;
            offers.push(Offer {
                ends_at,
                amount: quoted.amount,
            });
        }
        Ok((Some(start).filter(|_| !offers.is_empty()), offers))
    }

    /// The booking whose guest is here, when it is of this very place.
    pub(super) fn running(&self, work: &mut Work, claim: &TakenRow) -> Result<Option<BookingRow>, Failure> {
        let Some(session) = claim.session_id.filter(|_| claim.whole_id == self.resource.id) else {
            return Ok(None);
        };
        let booking = bookings::by_session(work.tx, session)?;
        Ok(booking.filter(|booking| booking.state == BookingState::CheckedIn))
    }

    /// What goes on here, or why nothing can be done about it at the door.
    pub(super) fn stay(&self, work: &mut Work) -> Result<BookingRow, Failure> {
        let now = work.now();
        let resource = || self.resource.name.clone();
        let (current, _) = self.claims(work, now)?;
        let current = current
            .filter(|claim| claim.kind == ClaimKind::Session)
            .ok_or_else(|| DisplayRefusal::NothingGoesOn { resource: resource() })?;
        let running = self.running(work, &current)?;
        Ok(running.ok_or_else(|| DisplayRefusal::EndsAtTheDesk { resource: resource() })?)
    }

    fn extensions(&self, work: &mut Work, booking: &BookingRow, now: Instant) -> Result<Vec<Offer>, Failure> {
        let Some(closes) = self.closes_at(work, now)? else {
            return Ok(Vec::new());
        };
        let next = free_until(work, &self.resource, now.max(booking.ends_at.plus_millis(-1)))?;
        let last = next.map_or(closes, |next| next.min(closes));
        let step = settings_of(work, &self.resource)?.granularity_minutes.max(1);
        let mut offers: Vec<Offer> = Vec::new();
        for minutes in LONGER {
            let until = booking.ends_at.plus_minutes((minutes + step - 1) / step * step);
            if until > last || until <= now || offers.last().is_some_and(|offer| offer.ends_at >= until) {
                continue;
            }
            let asked = QuoteExtension { id: booking.id, until };
            offers.push(Offer {
                ends_at: until,
                amount: asked.run(work)?,
            });
        }
        Ok(offers)
    }

    fn tell(&self, claim: TakenRow) -> DoorBooking {
        let said = |text: String| Some(text).filter(|text| !text.is_empty());
        // Whoever has no name has none to be read.
        let customer = claim.customer_name.filter(|_| claim.customer_id != Some(PASSER_BY));
        let who = claim.guest_name.and_then(said).or(customer);
        let reason = said(claim.reason);
        let title = claim.title.and_then(said);
        DoorBooking {
            from: claim.starts_at,
            until: claim.used_until,
            who: who.filter(|_| self.shows_names),
            title: title.filter(|_| self.shows_names).or(reason),
        }
    }
}

/// Whether somebody will owe the stay of a booking, or nothing of it is left to pay.
pub(super) fn may_owe(booking: &BookingRow) -> bool {
    booking.customer_id != PASSER_BY || booking.invoice_id.is_some() || !booking.amount.is_positive()
}

/// The guest of whoever books at a door without a name.
pub(super) fn nobody(work: &mut Work) -> Result<coworkflow_domain::ids::CustomerId, Failure> {
    Ok(passer_by(work)?.id)
}
