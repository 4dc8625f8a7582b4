//! Everything that is taken in a stretch of time, from one snapshot.

use std::collections::HashMap;

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{BookingSettings, Channel, SettingsChoice, SettingsScope};
use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::refusal::General;
use coworkflow_domain::spaces::Holiday;
use coworkflow_domain::time::{Instant, Interval, Zone};
use coworkflow_store::resources::ResourceRow;
use coworkflow_store::{access, api_keys, availability as taken, bookings, journal, resources, spaces};

use super::{Audience, Availability, Place, Taken};
use crate::context::Actor;
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// The longest stretch that is looked at in one go.
pub const LONGEST_DAYS: i64 = 62;

/// What is taken from a moment until another.
#[derive(Debug, Clone, Copy)]
pub struct WhatIsTaken {
    /// From.
    pub from: Instant,
    /// Until.
    pub until: Instant,
}

impl Question for WhatIsTaken {
    type Output = Availability;
    const NAME: &'static str = "availability.look";
    const PERMISSION: Permission = Permission::AvailabilityRead;

    fn run(&self, work: &mut Work) -> Result<Availability, Failure> {
        let audience = audience(work)?;
        availability(work, window(self.from, self.until)?, audience)
    }
}

/// The same for a listener, who may have seen it all but what came after an entry.
#[derive(Debug, Clone, Copy)]
pub struct LookAt {
    /// What is taken when.
    pub looked: WhatIsTaken,
    /// The last entry that was seen.
    pub since: Option<i64>,
}

/// What a listener has to know.
#[derive(Debug, Clone, PartialEq)]
pub struct LookedAt {
    /// In whose words it hears what comes.
    pub audience: Audience,
    /// Until when its sign-in counts if nobody ends it.
    pub signed_in_until: Option<Instant>,
    /// The last journal entry that this has seen.
    pub seq: i64,
    /// Everything, unless it was seen already.
    pub map: Option<Availability>,
}

impl Question for LookAt {
    type Output = LookedAt;
    const NAME: &'static str = "availability.listen";
    const PERMISSION: Permission = Permission::AvailabilityRead;

    fn run(&self, work: &mut Work) -> Result<LookedAt, Failure> {
        let audience = audience(work)?;
        let window = window(self.looked.from, self.looked.until)?;
        let signed_in_until = match work.actor() {
            Actor::Login { login, .. } => access::login(work.tx, login)?.map(|login| login.expires_at),
            Actor::Key { key, .. } => api_keys::key(work.tx, key)?.and_then(|key| key.expires_at),
            Actor::System | Actor::Stranger => None,
        };
        let seq = journal::last_seq(work.tx)?;
        Ok(LookedAt {
            audience,
            signed_in_until,
            seq,
            map: match self.since {
                Some(since) if since == seq => None,
                _ => Some(availability(work, window, audience)?),
            },
        })
    }
}

/// In whose words the actor is told.
fn audience(work: &Work) -> Result<Audience, Failure> {
    if work.may(Permission::BookingsRead) {
        Ok(Audience::Team)
    } else if work.may(Permission::DisplayOwn) {
        Ok(Audience::Door)
    } else {
        work.own_customer().map(Audience::Member)
    }
}

/// Refuses an empty stretch and one of more than [`LONGEST_DAYS`].
fn window(from: Instant, until: Instant) -> Result<Interval, Failure> {
    let window = Interval::new(from, until)?;
    if window.minutes() > LONGEST_DAYS * 1_440 {
        let (en, ar) = (
            format!("Look at {LONGEST_DAYS} days at most in one go."),
            format!("يمكن عرض {LONGEST_DAYS} يومًا على الأكثر في المرة الواحدة."),
        );
        return Err(General::invalid("until", en, ar).into());
    }
    Ok(window)
}

/// What is taken in a stretch of time, in the words of who looks: in one pass over the resources and one over their claims.
pub(crate) fn availability(work: &mut Work, window: Interval, audience: Audience) -> Result<Availability, Failure> {
    let rules = Rules::read(work, window)?;
    let mut claims: HashMap<ResourceId, Vec<Taken>> = HashMap::new();
    for row in taken::between(work.tx, window)? {
        claims.entry(row.resource_id).or_default().push(audience.tell(row));
    }
    let resources = if audience == Audience::Door {
        Vec::new()
    } else {
        resources::all(work.tx, false)?
    };
    Ok(Availability {
        seq: journal::last_seq(work.tx)?,
        server_time: work.now().as_millis(),
        from: window.start().as_millis(),
        until: window.end().as_millis(),
        resources: resources
            .into_iter()
            .map(|row| {
                let (open, bookable) = rules.of(&row, audience);
                let mut claims = claims.remove(&row.id).unwrap_or_default();
                claims.sort_unstable_by_key(|claim| claim.from);
                Place {
                    id: row.id,
                    name: row.name,
                    kind: row.resource_type,
                    parent_id: row.parent_id,
                    capacity: row.capacity,
                    bookable,
                    open,
                    claims,
                }
            })
            .collect(),
    })
}

/// When each resource is open and who may book it (`B5`), read once for all of them.
struct Rules {
    window: Interval,
    zone: Zone,
    holidays: Vec<Holiday>,
    /// When the space is open.
    open: Vec<[i64; 2]>,
    choices: HashMap<String, SettingsChoice>,
}

impl Rules {
    fn read(work: &mut Work, window: Interval) -> Result<Rules, Failure> {
        let space = spaces::the_space(work.tx)?;
        let zone = space.zone()?;
        let (first, last) = (zone.date(window.start()), zone.date(window.end()));
        let holidays = spaces::holidays_between(work.tx, &space, first.yesterday().unwrap_or(first), last)?;
        let hours = space.hours()?.with_holidays(holidays.iter().copied());
        let mut choices = HashMap::new();
        for row in bookings::choices(work.tx)? {
            let choice = row.choice()?;
            choices.insert(row.scope, choice);
        }
        Ok(Rules {
            open: hours.around(window, &zone).into_iter().map(ends).collect(),
            window,
            zone,
            holidays,
            choices,
        })
    }

    /// When a resource is open, on days off as the space is, and whether who looks may book it at all.
    fn of(&self, row: &ResourceRow, audience: Audience) -> (Vec<[i64; 2]>, bool) {
        let channel = match audience {
            Audience::Team => Channel::Desk,
            Audience::Member(_) => Channel::Member,
            Audience::Others | Audience::Door => Channel::Public,
        };
        let layers = [
            SettingsScope::Space,
            SettingsScope::Kind(row.resource_type),
            SettingsScope::Resource(row.id),
        ];
        let said = layers.into_iter().filter_map(|scope| self.choices.get(&scope.name()));
        let settings = said.fold(BookingSettings::default(), BookingSettings::under);
        let open = settings.hours.map(|own| {
            let own = own.with_holidays(self.holidays.iter().copied());
            own.around(self.window, &self.zone).into_iter().map(ends).collect()
        });
        (open.unwrap_or_else(|| self.open.clone()), settings.who.allows(channel))
    }
}

fn ends(interval: Interval) -> [i64; 2] {
    [interval.start().as_millis(), interval.end().as_millis()]
}
