//! What is taken, in the words of who looks: a member sees what is taken, and more of what is their own (A4).

use bytes::Bytes;
use coworkflow_domain::bookings::BookingState;
use coworkflow_domain::ids::{BookingId, ClaimId, CustomerId, ResourceId, SessionId};
use coworkflow_domain::money::Money;
use coworkflow_domain::resources::ResourceKind;
use coworkflow_store::DbError;
use coworkflow_store::availability::{TakenNews, TakenRow};
use coworkflow_store::claims::ClaimKind;
use serde::Serialize;

/// For whom it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Who works here: all of it.
    Team,
    /// A member: what is taken, and what of it is their own.
    Member(CustomerId),
    /// Anybody else who may look: what is taken.
    Others,
    /// A display at a door, which asks for what it may show by itself: that something changed.
    Door,
}

/// All resources in use with what takes them in a stretch of time. Moments are milliseconds since 1970.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Availability {
    /// The last journal entry that this has seen.
    pub seq: i64,
    /// The moment of this answer, by the server's clock.
    pub server_time: i64,
    /// From when.
    pub from: i64,
    /// Until when.
    pub until: i64,
    /// In their order on screen.
    pub resources: Vec<Place>,
}

/// A resource and what takes it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The resource.
    pub id: ResourceId,
    /// As on the door.
    pub name: String,
    /// What it is.
    pub kind: ResourceKind,
    /// What it is a part of: taken with it, and the other way round (`B4`).
    pub parent_id: Option<ResourceId>,
    /// People it holds.
    pub capacity: i64,
    /// Whether who looks may book it at all (`B5`).
    pub bookable: bool,
    /// The openings that share a moment with the stretch, whole, in order, back-to-back ones in one.
    pub open: Vec<[i64; 2]>,
    /// What takes it, in order. What takes its parts is told with them.
    pub claims: Vec<Taken>,
}

/// A claim. What the reader may not know is left out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Taken {
    /// The claim.
    pub id: ClaimId,
    /// By what: session, closure, booking or hold.
    pub kind: ClaimKind,
    /// From.
    pub from: i64,
    /// Until it is free again: with the turnaround (`B3`).
    pub until: i64,
    /// Until it is used.
    pub used_until: i64,
    /// What was asked for, when it is another resource that this is a part of (`B4`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub whole_id: Option<ResourceId>,
    /// A stay that goes on, be it past what it took (`B12`).
    #[serde(skip_serializing_if = "is_false")]
    pub running: bool,
    /// The reader's own.
    #[serde(skip_serializing_if = "is_false")]
    pub mine: bool,
    /// Everything else, for the team and for whose it is.
    #[serde(flatten)]
    pub more: Option<More>,
}

/// What only the team and whose it is may know.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct More {
    /// The booking behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub booking_id: Option<BookingId>,
    /// The session behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<SessionId>,
    /// Whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
    /// Who comes: the guest, else the customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// What it is for: of a booking its title, of a closure its reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Where the booking stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<BookingState>,
    /// What was quoted for it, in minor units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
}

const fn is_false(value: &bool) -> bool {
    !*value
}

impl Audience {
    /// A claim in the words of this reader.
    pub fn tell(self, row: TakenRow) -> Taken {
        let mine = match self {
            Audience::Member(customer) => row.customer_id == Some(customer),
            Audience::Team | Audience::Others | Audience::Door => false,
        };
        Taken {
            id: row.id,
            kind: row.kind,
            from: row.starts_at.as_millis(),
            until: row.ends_at.as_millis(),
            used_until: row.used_until.as_millis(),
            whole_id: Some(row.whole_id).filter(|whole| *whole != row.resource_id),
            running: row.kind == ClaimKind::Session && row.session_ended_at.is_none(),
            mine,
            more: (mine || self == Audience::Team).then(|| More::of(row)),
        }
    }

    /// News in the words of this reader. What they share with others is put in words once, for all.
    pub(super) fn hear(self, news: &TakenNews) -> Result<Bytes, DbError> {
        let concerns = |customer| news.changed.iter().any(|row| row.customer_id == Some(customer));
        let shared = match self {
            Audience::Team => &news.told_team,
            Audience::Member(customer) if concerns(customer) => return self.words(news),
            Audience::Member(_) | Audience::Others => {
                return shared(&news.told_others, || Audience::Others.words(news));
            }
            Audience::Door => {
                return written(&News {
                    seq: news.seq,
                    map: None,
                    changed: Vec::new(),
                    gone: &[],
                });
            }
        };
        self::shared(shared, || self.words(news))
    }

    fn words(self, news: &TakenNews) -> Result<Bytes, DbError> {
        let changed = news.changed.iter().map(|row| Changed {
            resource_id: row.resource_id,
            taken: self.tell(row.clone()),
        });
        written(&News {
            seq: news.seq,
            map: None,
            changed: changed.collect(),
            gone: &news.gone,
        })
    }
}

fn shared(kept: &std::sync::OnceLock<Bytes>, make: impl FnOnce() -> Result<Bytes, DbError>) -> Result<Bytes, DbError> {
    match kept.get() {
        Some(told) => Ok(told.clone()),
        // Two that are first at once put it in the same words.
        None => make().map(|told| kept.get_or_init(|| told).clone()),
    }
}

impl More {
    fn of(row: TakenRow) -> More {
        let said = |text: String| Some(text).filter(|text| !text.is_empty());
        More {
            booking_id: row.booking_id,
            session_id: row.session_id,
            customer_id: row.customer_id,
            who: row.guest_name.and_then(said).or(row.customer_name),
            title: row.title.and_then(said).or_else(|| said(row.reason)),
            state: row.booking_state.as_deref().and_then(BookingState::named),
            amount: row.amount,
        }
    }
}

/// What a listener hears: everything, or what changed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct News<'a> {
    /// The last journal entry that this has seen.
    pub(super) seq: i64,
    /// Everything anew; nothing when only changes are told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) map: Option<&'a Availability>,
    /// Claims as they are now.
    pub(super) changed: Vec<Changed>,
    /// Claims that are no more.
    pub(super) gone: &'a [ClaimId],
}

/// A claim, and on what.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Changed {
    resource_id: ResourceId,
    #[serde(flatten)]
    taken: Taken,
}

/// As JSON.
pub(super) fn written(value: &impl Serialize) -> Result<Bytes, DbError> {
    serde_json::to_vec(value)
        .map(Bytes::from)
        .map_err(|error| DbError::Broken(error.to_string()))
}
