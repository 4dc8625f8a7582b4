//! A resource with its state, derived from claims and sessions, never stored.

use std::collections::HashMap;

use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::resources::{Claimed, ResourceState};
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
        let state = state_of(tx, row.id, now)?;
        Ok(ResourceView { row, state })
    }

    /// Whether somebody can sit down there now.
    pub fn is_available(&self) -> bool {
        self.row.archived_at.is_none() && self.state.is_free()
    }

    /// Why it is out of order, if it is.
    pub fn out_of_order_reason(&self) -> Option<&str> {
        match &self.state {
            ResourceState::OutOfOrder { reason, .. } => Some(reason),
            ResourceState::Free { .. } | ResourceState::Taken { .. } => None,
        }
    }
}

/// What one resource is doing.
pub fn state_of(tx: &mut Tx, resource: ResourceId, now: Instant) -> Result<ResourceState, DbError> {
    let occupied = resources::occupant(tx, resource)?.is_some();
    let current = claims::current(tx, resource, now)?;
    let next = claims::next_after(tx, resource, now)?;
    Ok(ResourceState::derive(occupied, current.as_ref().map(claimed), next))
}

/// What every resource in use is doing, all from one snapshot.
pub fn states(tx: &mut Tx, now: Instant) -> Result<HashMap<ResourceId, ResourceState>, DbError> {
    let occupied: Vec<ResourceId> = resources::occupants(tx)?
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
    let mut states: HashMap<ResourceId, ResourceState> = ahead
        .into_iter()
        .map(|(id, (current, next))| {
            (
                id,
                ResourceState::derive(occupied.contains(&id), current.as_ref().map(claimed), next),
            )
        })
        .collect();
    for id in occupied {
        states
            .entry(id)
            .or_insert_with(|| ResourceState::derive(true, None, None));
    }
    Ok(states)
}

fn claimed(claim: &ClaimRow) -> Claimed<'_> {
    let closure = match claim.kind {
        ClaimKind::Session | ClaimKind::Booking | ClaimKind::Hold => None,
        ClaimKind::Closure => Some(claim.reason.as_str()),
    };
    Claimed {
        until: claim.ends_at,
        closure,
    }
}
