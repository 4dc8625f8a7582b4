//! Claims: this resource is taken from..until, by this session, booking, hold or closure. The database refuses overlaps (`B1`).

use coworkflow_domain::ids::{BookingId, ClaimId, ResourceId, SessionId};
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Tx};
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
    INSERT -> () = "INSERT INTO claims (tenant_id, id, resource_id, whole_id, kind, session_id, booking_id, reason, starts_at, ends_at, used_until)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    /// What ends after a moment on one resource, the nearest first: claims of one resource never overlap, so this is also their order by start.
    AHEAD -> ClaimRow = "SELECT id, resource_id, whole_id, kind, session_id, booking_id, reason, starts_at, ends_at, used_until
        FROM claims WHERE tenant_id = $1 AND resource_id = $2 AND ends_at > $3 ORDER BY ends_at LIMIT 2";
    /// The same for every resource in use.
    AHEAD_OF_ALL -> ClaimRow = "SELECT claims.id, claims.resource_id, claims.whole_id, claims.kind, claims.session_id, claims.booking_id, claims.reason, claims.starts_at,
          claims.ends_at, claims.used_until
        FROM resources JOIN claims ON claims.tenant_id = resources.tenant_id AND claims.resource_id = resources.id AND claims.ends_at > $2
          AND claims.ends_at <= COALESCE((SELECT ahead.ends_at FROM claims AS ahead WHERE ahead.tenant_id = resources.tenant_id
              AND ahead.resource_id = resources.id AND ahead.ends_at > $2 ORDER BY ahead.ends_at LIMIT 1 OFFSET 1), claims.ends_at)
        WHERE resources.tenant_id = $1 AND resources.archived_at IS NULL ORDER BY claims.resource_id, claims.ends_at";
    /// Gives back what a session took from a moment on and had not begun.
    DELETE_UNBEGUN_OF_SESSION -> () = "DELETE FROM claims WHERE tenant_id = $1 AND session_id = $2 AND starts_at >= $3";
    /// Gives back what a session took beyond a moment.
    SHORTEN_OF_SESSION -> () = "UPDATE claims SET ends_at = $3, used_until = CASE WHEN used_until > $3 THEN $3 ELSE used_until END WHERE tenant_id = $1 AND session_id = $2 AND ends_at > $3";
    /// Until when a session has the place where it is.
    UNTIL_OF_SESSION -> Instant = "SELECT ends_at FROM claims WHERE tenant_id = $1 AND session_id = $2 ORDER BY ends_at DESC LIMIT 1";
    /// Ends one claim sooner.
    SHORTEN -> () = "UPDATE claims SET ends_at = $3, used_until = CASE WHEN used_until > $3 THEN $3 ELSE used_until END WHERE tenant_id = $1 AND id = $2 AND ends_at > $3 AND starts_at < $3";
    /// Gives one claim back whole.
    DELETE -> () = "DELETE FROM claims WHERE tenant_id = $1 AND id = $2";
}

/// Takes a resource. Refused: `claims_no_overlap` when it is taken in that time, `claims_interval` when the time is empty.
pub fn insert(tx: &mut Tx, claim: &ClaimRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &claim.id,
            &claim.resource_id,
            &claim.whole_id,
            &claim.kind,
            &claim.session_id,
            &claim.booking_id,
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
    tx.execute(&DELETE_UNBEGUN_OF_SESSION, &[&session, &at])?;
    tx.execute(&SHORTEN_OF_SESSION, &[&session, &at])?;
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

/// Ends a claim that has begun; `false` when it had ended or not begun at that moment.
pub fn shorten(tx: &mut Tx, id: ClaimId, at: Instant) -> Result<bool, DbError> {
    Ok(tx.execute(&SHORTEN, &[&id, &at])? == 1)
}

/// Gives a claim back whole.
pub fn delete(tx: &mut Tx, id: ClaimId) -> Result<(), DbError> {
    tx.execute(&DELETE, &[&id])?;
    Ok(())
}
