//! A resource with its state, derived from claims and sessions, never stored.

use std::collections::{HashMap, HashSet};

use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::resources::{Claimed, ClaimedBy, ResourceState};
use coworkflow_domain::time::Instant;
use coworkflow_store::claims::{self, ClaimKind, ClaimRow};
use coworkflow_store::resources::{self, ResourceRow};
use coworkflow_store::{DbError, Tx};
use serde::{Deserialize, Serialize};

/// A resource and what it is doing now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ResourceView {
    /// The resource.
    pub row: ResourceRow,
    /// What it is doing.
    pub state: ResourceState,
}

impl ResourceView {
    pub(super) fn load(tx: &mut Tx, row: ResourceRow, now: Instant) -> Result<Self, DbError> {
        let state = state_of(tx, &row, now)?;
        Ok(ResourceView { row, state })
    }

    /// When the next claim begins, while it is free (`B12`).
    pub fn free_until(&self) -> Option<Instant> {
        match &self.state {
            ResourceState::Free { until } => *until,
            _ => None,
        }
    }

    /// Until when it is kept for who booked it, while it is reserved.
    pub fn reserved_until(&self) -> Option<Instant> {
        match &self.state {
            ResourceState::Reserved { until } => *until,
            _ => None,
        }
    }

    /// Whether somebody can sit down there now.
    pub fn is_available(&self) -> bool {
        self.row.archived_at.is_none() && self.state.is_free()
    }

    /// Why it is out of order, if it is.
    pub fn out_of_order_reason(&self) -> Option<&str> {
        match &self.state {
            ResourceState::OutOfOrder { reason, .. } => Some(reason),
            ResourceState::Free { .. } | ResourceState::Taken { .. } | ResourceState::Reserved { .. } => None,
        }
    }
}

/// What one resource is doing: as its parts and what it is a part of let it (`B4`).
pub fn state_of(tx: &mut Tx, resource: &ResourceRow, now: Instant) -> Result<ResourceState, DbError> {
    let mut state = own_state(tx, resource.id, now)?;
    for part in resources::with_parts(tx, resource.id)?.into_iter().skip(1) {
        state = state.with_part(&own_state(tx, part.id, now)?);
    }
    if resource.parent_id.is_some() {
        for whole in resources::wholes(tx, resource.id)? {
            // Whoever sits in the whole past the end of the claim still sits here.
            if resources::occupant(tx, whole.id)?.is_some() {
                state = state.with_part(&ResourceState::derive(true, None, None));
            }
        }
    }
    Ok(state)
}

fn own_state(tx: &mut Tx, resource: ResourceId, now: Instant) -> Result<ResourceState, DbError> {
    let occupied = resources::occupant(tx, resource)?.is_some();
    let current = claims::current(tx, resource, now)?;
    let next = claims::next_after(tx, resource, now)?;
    Ok(ResourceState::derive(occupied, current.as_ref().map(claimed), next))
}

/// What every resource in use is doing, all from one snapshot.
pub fn states(tx: &mut Tx, now: Instant) -> Result<HashMap<ResourceId, ResourceState>, DbError> {
    let occupied: HashSet<ResourceId> = resources::occupants(tx)?
        .into_iter()
        .map(|seated| seated.resource_id)
        .collect();
    let mut ahead: HashMap<ResourceId, (Option<ClaimRow>, Option<Instant>)> = HashMap::new();
    for claim in claims::ahead_of_all(tx, now)? {
        let (current, next) = ahead.entry(claim.resource_id).or_default();
        if claim.starts_at <= now {
            *current = Some(claim);
        } else if next.is_none() {
            *next = Some(claim.starts_at);
        }
    }
    let rows = resources::all(tx, false)?;
    let own: HashMap<ResourceId, ResourceState> = rows
        .iter()
        .map(|row| {
            let (current, next) = ahead
                .get(&row.id)
                .map_or((None, None), |(claim, next)| (claim.as_ref(), *next));
            let state = ResourceState::derive(occupied.contains(&row.id), current.map(claimed), next);
            (row.id, state)
        })
        .collect();
    let mut all = own.clone();
    for part in rows.iter().filter(|row| row.parent_id.is_some()) {
        let Some(state) = own.get(&part.id) else { continue };
        // A chain of wholes is short; the bound keeps a broken one from going on for ever.
        let mut above = part.parent_id;
        for _ in 0..MOST_LEVELS {
            let Some(whole) = above else { break };
            if let Some(found) = all.remove(&whole) {
                all.insert(whole, found.with_part(state));
            }
            if occupied.contains(&whole)
                && let Some(found) = all.remove(&part.id)
            {
                all.insert(part.id, found.with_part(&ResourceState::derive(true, None, None)));
            }
            above = rows.iter().find(|row| row.id == whole).and_then(|row| row.parent_id);
        }
    }
    Ok(all)
}

/// How deep places nest (`B4`).
pub(crate) const MOST_LEVELS: usize = 4;

fn claimed(claim: &ClaimRow) -> Claimed<'_> {
    Claimed {
        until: claim.ends_at,
        by: match claim.kind {
            ClaimKind::Session => ClaimedBy::Session,
            ClaimKind::Booking | ClaimKind::Hold => ClaimedBy::Booking,
            ClaimKind::Closure => ClaimedBy::Closure(&claim.reason),
        },
    }
}
