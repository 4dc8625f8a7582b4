//! Claims: this resource is taken from..until, by this session, booking, hold or closure. The database refuses overlaps (`B1`).

use coworkflow_domain::ids::{BookingId, ClaimId, ClosureId, ResourceId, SessionId};
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Statement, ToParam, Touched, Tx};
use crate::{row, state_columns, statements};

/// What takes a resource (`B2`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// A stay that is going on or was.
    Session,
    /// Out of order.
    Closure,
    /// A reservation.
    Booking,
    /// Kept for a while, for somebody who pays or waits for approval.
    Hold,
}

impl ClaimKind {
    /// As stored.
    pub const fn name(self) -> &'static str {
        match self {
            ClaimKind::Session => "session",
            ClaimKind::Closure => "closure",
            ClaimKind::Booking => "booking",
            ClaimKind::Hold => "hold",
        }
    }

    /// The kind of this stored name.
    pub fn named(name: &str) -> Option<Self> {
        [
            ClaimKind::Session,
            ClaimKind::Closure,
            ClaimKind::Booking,
            ClaimKind::Hold,
        ]
        .into_iter()
        .find(|kind| kind.name() == name)
    }
}

state_columns!(ClaimKind);

row! {
    /// A resource is taken `[starts_at, ends_at)`.
    pub struct ClaimRow {
        /// Its id.
        id: ClaimId,
        /// What is taken.
        resource_id: ResourceId,
        /// What was asked for: the room, on the claim of its desk (`B4`).
        whole_id: ResourceId,
        /// By what.
        kind: ClaimKind,
        /// The session, when it is one.
        session_id: Option<SessionId>,
        /// The booking, when it is one or a hold.
        booking_id: Option<BookingId>,
        /// The closure, when it is one.
        closure_id: Option<ClosureId>,
        /// Why, when it is a closure; empty otherwise.
        reason: String,
        /// From this moment.
        starts_at: Instant,
        /// Until this moment, which is free again: with the turnaround (`B3`).
        ends_at: Instant,
        /// Until when it is used: without the turnaround.
        used_until: Instant,
    }
}

statements! {
    /// Takes.
    INSERT -> ClaimId = "INSERT INTO claims (tenant_id, id, resource_id, whole_id, kind, session_id, booking_id, closure_id, reason, starts_at, ends_at, used_until)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id";
    /// What ends after a moment on one resource, the nearest first: claims of one resource never overlap, so this is also their order by start.
    AHEAD -> ClaimRow = "SELECT id, resource_id, whole_id, kind, session_id, booking_id, closure_id, reason, starts_at, ends_at, used_until
        FROM claims WHERE tenant_id = $1 AND resource_id = $2 AND ends_at > $3 ORDER BY ends_at LIMIT 2";
    /// The same for every resource in use.
    AHEAD_OF_ALL -> ClaimRow = "WITH places AS MATERIALIZED (SELECT resources.id, COALESCE((SELECT ahead.ends_at FROM claims AS ahead
              WHERE ahead.tenant_id = $1 AND ahead.resource_id = resources.id AND ahead.ends_at > $2 ORDER BY ahead.ends_at LIMIT 1 OFFSET 1),
              9223372036854775807) AS second
            FROM resources WHERE resources.tenant_id = $1 AND resources.archived_at IS NULL)
        SELECT claims.id, claims.resource_id, claims.whole_id, claims.kind, claims.session_id, claims.booking_id, claims.closure_id, claims.reason, claims.starts_at,
          claims.ends_at, claims.used_until
        FROM places CROSS JOIN claims WHERE claims.tenant_id = $1 AND claims.resource_id = places.id AND claims.ends_at > $2
          AND claims.ends_at <= places.second ORDER BY claims.resource_id, claims.ends_at";
    /// Gives back what a session took from a moment on and had not begun.
    DELETE_UNBEGUN_OF_SESSION -> ClaimId = "DELETE FROM claims WHERE tenant_id = $1 AND session_id = $2 AND starts_at >= $3 RETURNING id";
    /// Gives back what a session took beyond a moment.
    SHORTEN_OF_SESSION -> ClaimId = "UPDATE claims SET ends_at = $3 + (ends_at - used_until), used_until = $3
        WHERE tenant_id = $1 AND session_id = $2 AND used_until > $3 RETURNING id";
    /// Until when a session has the place where it is.
    UNTIL_OF_SESSION -> Instant = "SELECT used_until FROM claims WHERE tenant_id = $1 AND session_id = $2 ORDER BY ends_at DESC LIMIT 1";
    /// Gives back what a closure took and had not begun.
    DELETE_UNBEGUN_OF_CLOSURE -> ClaimId = "DELETE FROM claims WHERE tenant_id = $1 AND closure_id = $2 AND starts_at >= $3 RETURNING id";
    /// Ends what a closure takes, without the turnaround: somebody just said that it is in order.
    SHORTEN_OF_CLOSURE -> ClaimId = "UPDATE claims SET ends_at = $3, used_until = CASE WHEN used_until > $3 THEN $3 ELSE used_until END
        WHERE tenant_id = $1 AND closure_id = $2 AND ends_at > $3 RETURNING id";
    /// The same for one place of a closure, and all that is a part of it.
    DELETE_UNBEGUN_OF_CLOSED -> ClaimId = "DELETE FROM claims WHERE tenant_id = $1 AND closure_id = $2 AND starts_at >= $3 AND whole_id = $4 RETURNING id";
    /// The same for one place of a closure, and all that is a part of it.
    SHORTEN_OF_CLOSED -> ClaimId = "UPDATE claims SET ends_at = $3, used_until = CASE WHEN used_until > $3 THEN $3 ELSE used_until END
        WHERE tenant_id = $1 AND closure_id = $2 AND ends_at > $3 AND whole_id = $4 RETURNING id";
    /// Gives back all that a session takes or took.
    DELETE_OF_SESSION -> ClaimId = "DELETE FROM claims WHERE tenant_id = $1 AND session_id = $2 RETURNING id";
    /// Gives back all that a booking takes.
    DELETE_OF_BOOKING -> ClaimId = "DELETE FROM claims WHERE tenant_id = $1 AND booking_id = $2 RETURNING id";
    /// What a booking takes is a booking now, or a hold.
    KIND_OF_BOOKING -> ClaimId = "UPDATE claims SET kind = $3 WHERE tenant_id = $1 AND booking_id = $2 AND kind <> $3 RETURNING id";
    /// What a booking takes is taken by a stay now, from a moment on that may be earlier.
    SEAT -> ClaimId = "UPDATE claims SET kind = 'session', session_id = $3, starts_at = CASE WHEN starts_at > $4 THEN $4 ELSE starts_at END
        WHERE tenant_id = $1 AND booking_id = $2 RETURNING id";
    /// Keeps what a stay takes now until a later moment.
    EXTEND -> ClaimId = "UPDATE claims SET ends_at = $4 + (ends_at - used_until), used_until = $4
        WHERE tenant_id = $1 AND session_id = $2 AND ends_at > $3 AND used_until < $4 RETURNING id";
    /// Gives one claim back whole.
    DELETE -> ClaimId = "DELETE FROM claims WHERE tenant_id = $1 AND id = $2 RETURNING id";
    /// Until when one claim takes its place, turnaround included.
    SET_END -> ClaimId = "UPDATE claims SET ends_at = $3 WHERE tenant_id = $1 AND id = $2 AND ends_at <> $3 RETURNING id";
    /// What takes one resource between two moments, in order: by the index from the first that ends in it to the one that goes on beyond it.
    BETWEEN -> ClaimRow = "SELECT id, resource_id, whole_id, kind, session_id, booking_id, closure_id, reason, starts_at, ends_at, used_until
        FROM claims WHERE tenant_id = $1 AND resource_id = $2 AND ends_at > $3 AND ends_at <= (SELECT COALESCE((SELECT beyond.ends_at FROM claims AS beyond
            WHERE beyond.tenant_id = $1 AND beyond.resource_id = $2 AND beyond.ends_at > $4 ORDER BY beyond.ends_at LIMIT 1), $4))
          AND starts_at < $4 ORDER BY ends_at";
    /// All that one resource is taken by from a moment on, in order.
    FROM -> ClaimRow = "SELECT id, resource_id, whole_id, kind, session_id, booking_id, closure_id, reason, starts_at, ends_at, used_until
        FROM claims WHERE tenant_id = $1 AND resource_id = $2 AND ends_at > $3 ORDER BY ends_at";
    /// The places that a closure closes.
    CLOSED_BY -> ResourceId = "SELECT DISTINCT whole_id FROM claims WHERE tenant_id = $1 AND closure_id = $2 ORDER BY whole_id";
    /// Which resources in use are taken at some moment between two, with what has to follow a new claim there.
    TAKEN_BETWEEN -> ResourceId = "SELECT resources.id FROM resources WHERE resources.tenant_id = $1 AND resources.archived_at IS NULL
          AND (SELECT claims.starts_at FROM claims WHERE claims.tenant_id = $1 AND claims.resource_id = resources.id AND claims.ends_at > $2
               ORDER BY claims.ends_at LIMIT 1) < $3 + resources.turnaround_minutes * 60000";
}

/// Runs a statement that writes claims and tells of each one that it touched; says how many. Every such statement answers with
/// the ids, so that none changes unseen. Who finds a place taken goes on to say by whom.
fn write(tx: &mut Tx, statement: &Statement<ClaimId>, params: &[&dyn ToParam]) -> Result<usize, DbError> {
    let touched = tx.attempt(|tx| tx.all(statement, params))?;
    for id in &touched {
        tx.touch(Touched::Claim(*id));
    }
    Ok(touched.len())
}

/// Takes a resource. Refused: `claims_no_overlap` when it is taken in that time, `claims_interval` when the time is empty.
pub fn insert(tx: &mut Tx, claim: &ClaimRow) -> Result<(), DbError> {
    write(
        tx,
        &INSERT,
        &[
            &claim.id,
            &claim.resource_id,
            &claim.whole_id,
            &claim.kind,
            &claim.session_id,
            &claim.booking_id,
            &claim.closure_id,
            &claim.reason,
            &claim.starts_at,
            &claim.ends_at,
            &claim.used_until,
        ],
    )?;
    Ok(())
}

/// Ends what a session takes at a moment: on every resource it moved over, and never later than it was.
pub fn end_at(tx: &mut Tx, session: SessionId, at: Instant) -> Result<(), DbError> {
    write(tx, &DELETE_UNBEGUN_OF_SESSION, &[&session, &at])?;
    write(tx, &SHORTEN_OF_SESSION, &[&session, &at])?;
    Ok(())
}

/// Gives back all that a session takes, for one that never was: nothing follows it.
pub fn delete_of_session(tx: &mut Tx, session: SessionId) -> Result<(), DbError> {
    write(tx, &DELETE_OF_SESSION, &[&session])?;
    Ok(())
}

/// Until when a session has the place where it is; nothing when it has none.
pub fn until_of_session(tx: &mut Tx, session: SessionId) -> Result<Option<Instant>, DbError> {
    tx.maybe(&UNTIL_OF_SESSION, &[&session])
}

/// When the next claim begins that does not yet run at `at`.
pub fn next_after(tx: &mut Tx, resource: ResourceId, at: Instant) -> Result<Option<Instant>, DbError> {
    let ahead = tx.all(&AHEAD, &[&resource, &at])?;
    Ok(ahead.iter().map(|claim| claim.starts_at).find(|start| *start > at))
}

/// What takes a resource at a moment.
pub fn current(tx: &mut Tx, resource: ResourceId, at: Instant) -> Result<Option<ClaimRow>, DbError> {
    Ok(tx
        .maybe(&AHEAD, &[&resource, &at])?
        .filter(|claim| claim.starts_at <= at))
}

/// The claim that runs at a moment and the one after it, for every resource in use, by resource and time.
pub fn ahead_of_all(tx: &mut Tx, at: Instant) -> Result<Vec<ClaimRow>, DbError> {
    tx.all(&AHEAD_OF_ALL, &[&at])
}

/// Ends a closure, on all its places or on one and its parts: what is not begun is given back, what is begun ends now,
/// without turnaround. Says how many claims changed.
pub fn end_closure(tx: &mut Tx, closure: ClosureId, place: Option<ResourceId>, at: Instant) -> Result<usize, DbError> {
    Ok(match place {
        None => {
            write(tx, &DELETE_UNBEGUN_OF_CLOSURE, &[&closure, &at])? + write(tx, &SHORTEN_OF_CLOSURE, &[&closure, &at])?
        }
        Some(place) => {
            write(tx, &DELETE_UNBEGUN_OF_CLOSED, &[&closure, &at, &place])?
                + write(tx, &SHORTEN_OF_CLOSED, &[&closure, &at, &place])?
        }
    })
}

/// The places that a closure closes, each once.
pub fn closed_by(tx: &mut Tx, closure: ClosureId) -> Result<Vec<ResourceId>, DbError> {
    tx.all(&CLOSED_BY, &[&closure])
}

/// Gives back all that a booking takes.
pub fn delete_of_booking(tx: &mut Tx, booking: BookingId) -> Result<(), DbError> {
    write(tx, &DELETE_OF_BOOKING, &[&booking])?;
    Ok(())
}

/// Makes what a booking takes a booking, or a hold.
pub fn set_kind_of_booking(tx: &mut Tx, booking: BookingId, kind: ClaimKind) -> Result<(), DbError> {
    write(tx, &KIND_OF_BOOKING, &[&booking, &kind])?;
    Ok(())
}

/// Lets a stay take what its booking takes, from `from` if that is earlier than the booked start (`B10`). Refused:
/// `claims_no_overlap` when something else takes it then.
pub fn seat(tx: &mut Tx, booking: BookingId, session: SessionId, from: Instant) -> Result<(), DbError> {
    write(tx, &SEAT, &[&booking, &session, &from])?;
    Ok(())
}

/// Keeps what a stay takes at `now` until a later moment. Refused: `claims_no_overlap` when something else takes it then.
pub fn extend(tx: &mut Tx, session: SessionId, now: Instant, until: Instant) -> Result<(), DbError> {
    write(tx, &EXTEND, &[&session, &now, &until])?;
    Ok(())
}

/// What takes a resource at some moment of `[from, until)`, in order.
pub fn between(tx: &mut Tx, resource: ResourceId, from: Instant, until: Instant) -> Result<Vec<ClaimRow>, DbError> {
    tx.all(&BETWEEN, &[&resource, &from, &until])
}

/// All that takes a resource from a moment on, in order: as many as are ahead.
pub fn from(tx: &mut Tx, resource: ResourceId, at: Instant) -> Result<Vec<ClaimRow>, DbError> {
    tx.all(&FROM, &[&resource, &at])
}

/// Which resources in use something new of `[from, until)` could not lie on, its turnaround included.
pub fn taken_between(tx: &mut Tx, from: Instant, until: Instant) -> Result<Vec<ResourceId>, DbError> {
    tx.all(&TAKEN_BETWEEN, &[&from, &until])
}

/// Lets a claim end at another moment, its turnaround included. Refused: `claims_no_overlap`, `claims_interval`.
pub fn set_end(tx: &mut Tx, id: ClaimId, ends_at: Instant) -> Result<(), DbError> {
    write(tx, &SET_END, &[&id, &ends_at])?;
    Ok(())
}

/// Gives a claim back whole.
pub fn delete(tx: &mut Tx, id: ClaimId) -> Result<(), DbError> {
    write(tx, &DELETE, &[&id])?;
    Ok(())
}
