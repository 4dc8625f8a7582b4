//! What takes the resources of a house in a stretch of time, with who and what for; and what of it changed in a commit.

use std::collections::HashSet;
use std::sync::OnceLock;

use bytes::Bytes;
use coworkflow_domain::ids::{BookingId, ClaimId, CustomerId, ResourceId, SessionId, TenantId};
use coworkflow_domain::money::Money;
use coworkflow_domain::time::{Instant, Interval};

use crate::claims::ClaimKind;
use crate::db::{DbError, Touched, Tx};
use crate::{journal, row, statements};

/// Past so many claims at once, looking at everything anew is less than being told each.
const MOST_TOLD: usize = 500;

row! {
    /// A claim with who made it and what for.
    pub struct TakenRow {
        /// The claim.
        id: ClaimId,
        /// What is taken.
        resource_id: ResourceId,
        /// What was asked for (`B4`).
        whole_id: ResourceId,
        /// By what.
        kind: ClaimKind,
        /// From.
        starts_at: Instant,
        /// Until it is used.
        used_until: Instant,
        /// Until it is free again: with the turnaround (`B3`).
        ends_at: Instant,
        /// The session, when it is one.
        session_id: Option<SessionId>,
        /// The booking, when it is one, a hold, or a session that was booked.
        booking_id: Option<BookingId>,
        /// Why, when it is a closure; empty otherwise.
        reason: String,
        /// Whose, unless it is a closure.
        customer_id: Option<CustomerId>,
        /// Their name.
        customer_name: Option<String>,
        /// Who comes in their place (`B13`); empty otherwise.
        guest_name: Option<String>,
        /// What it is booked for; may be empty.
        title: Option<String>,
        /// What the booking is doing, by its stored name.
        booking_state: Option<String>,
        /// What was quoted for the booking.
        amount: Option<Money>,
        /// When the session ended, when it is one that did.
        session_ended_at: Option<Instant>,
    }
}

/// A claim with its booking, its session and its customer; what comes before and after is the statement's own. Behind row-level
/// security no `COALESCE` is looked up in an index; a `CASE` is.
macro_rules! taken {
    ($from:literal, $rest:literal) => {
        taken!("", $from, $rest)
    };
    ($with:literal, $from:literal, $rest:literal) => {
        concat!(
            $with,
            "SELECT claims.id, claims.resource_id, claims.whole_id, claims.kind, claims.starts_at, claims.used_until, claims.ends_at, claims.session_id,
            claims.booking_id, claims.reason, customers.id AS customer_id, customers.name AS customer_name, bookings.guest_name, bookings.title,
            bookings.state AS booking_state, bookings.amount, sessions.ended_at AS session_ended_at FROM ",
            $from,
            " LEFT JOIN bookings ON bookings.tenant_id = claims.tenant_id AND bookings.id = claims.booking_id
            LEFT JOIN sessions ON sessions.tenant_id = claims.tenant_id AND sessions.id = claims.session_id
            LEFT JOIN customers ON customers.tenant_id = claims.tenant_id AND customers.id =
                CASE WHEN bookings.customer_id IS NULL THEN sessions.customer_id ELSE bookings.customer_id END ",
            $rest
        )
    };
}

statements! {
    /// All that takes a resource in use between two moments. Claims of one resource never overlap, so the first that ends at or
    /// after the second moment is the last that can begin before it: the range of the index is closed at both ends.
    BETWEEN -> TakenRow = taken!("WITH places AS MATERIALIZED (SELECT resources.id, COALESCE((SELECT beyond.ends_at FROM claims AS beyond
              WHERE beyond.tenant_id = $1 AND beyond.resource_id = resources.id AND beyond.ends_at >= $3 ORDER BY beyond.ends_at LIMIT 1),
              9223372036854775807) AS beyond
            FROM resources WHERE resources.tenant_id = $1 AND resources.archived_at IS NULL) ",
        "places CROSS JOIN claims", "WHERE claims.tenant_id = $1 AND claims.resource_id = places.id AND claims.ends_at > $2
          AND claims.ends_at <= places.beyond AND claims.starts_at < $3");
    /// Claims of sessions that go on after what they took had ended (`B12`).
    OVERRUN -> TakenRow = taken!("sessions AS running CROSS JOIN claims", "WHERE running.tenant_id = $1 AND running.ended_at IS NULL
        AND claims.tenant_id = $1 AND claims.session_id = running.id AND claims.resource_id = running.resource_id AND claims.ends_at <= $2");
    /// One claim.
    BY_ID -> TakenRow = taken!("claims", "WHERE claims.tenant_id = $1 AND claims.id = $2");
    /// What a booking takes: a resource and its parts.
    OF_BOOKING -> TakenRow = taken!("claims", "WHERE claims.tenant_id = $1 AND claims.booking_id = $2");
    /// What a session takes and took.
    OF_SESSION -> TakenRow = taken!("claims", "WHERE claims.tenant_id = $1 AND claims.session_id = $2");
}

/// What takes the resources in use between two moments, in no order; with the claims of sessions that overran.
pub fn between(tx: &mut Tx, window: Interval) -> Result<Vec<TakenRow>, DbError> {
    let mut taken = tx.all(&BETWEEN, &[&window.start(), &window.end()])?;
    taken.extend(tx.all(&OVERRUN, &[&window.start()])?);
    Ok(taken)
}

/// What a commit changed of what is taken in a house.
#[derive(Debug, Default)]
pub struct TakenNews {
    /// Whose house; nothing when it is another database altogether.
    pub tenant: Option<TenantId>,
    /// The last journal entry that this has seen.
    pub seq: i64,
    /// More changed than is told here: look at everything anew.
    pub anew: bool,
    /// What is taken, or says something else now.
    pub changed: Vec<TakenRow>,
    /// What is given back.
    pub gone: Vec<ClaimId>,
    /// In the words of those who see all, put so by the first of them for the others.
    pub told_team: OnceLock<Bytes>,
    /// In the words of those who only see what is taken.
    pub told_others: OnceLock<Bytes>,
}

impl TakenNews {
    /// What these commits changed of what is taken, as it stands now; nothing when they changed nothing of it.
    pub(crate) fn of(tx: &mut Tx, touched: &HashSet<Touched>) -> Option<TakenNews> {
        let touches = |touched: &&Touched| !matches!(touched, Touched::User(_) | Touched::Everybody);
        let touched: Vec<Touched> = touched.iter().filter(touches).copied().collect();
        if touched.is_empty() {
            return None;
        }
        let tenant = Some(tx.tenant());
        // What can't be told is looked at anew: nobody must go on with what is no longer so.
        Some(TakenNews::read(tx, &touched).unwrap_or_else(|error| {
            tracing::error!(%error, "what a commit changed could not be told");
            TakenNews {
                tenant,
                anew: true,
                ..TakenNews::default()
            }
        }))
    }

    fn read(tx: &mut Tx, touched: &[Touched]) -> Result<TakenNews, DbError> {
        let mut news = TakenNews {
            tenant: Some(tx.tenant()),
            seq: journal::last_seq(tx)?,
            anew: touched.contains(&Touched::Places) || touched.len() > MOST_TOLD,
            ..TakenNews::default()
        };
        if news.anew {
            return Ok(news);
        }
        let mut seen = HashSet::new();
        for touched in touched {
            let found = match touched {
                Touched::Claim(id) => {
                    let found = tx.maybe(&BY_ID, &[id])?;
                    if found.is_none() {
                        news.gone.push(*id);
                    }
                    found.into_iter().collect()
                }
                Touched::Booking(id) => tx.all(&OF_BOOKING, &[id])?,
                Touched::Session(id) => tx.all(&OF_SESSION, &[id])?,
                Touched::Places | Touched::User(_) | Touched::Everybody => Vec::new(),
            };
            news.changed.extend(found.into_iter().filter(|row| seen.insert(row.id)));
        }
        Ok(news)
    }
}
