//! Resources and what takes them.

use coworkflow_domain::ids::{CustomerId, ResourceId, SessionId, SpaceId};
use coworkflow_domain::money::Money;
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Touched, Tx};
use crate::{row, state_columns, statements};

state_columns!(ResourceKind);

row! {
    /// A bookable unit.
    pub struct ResourceRow {
        /// Its id.
        id: ResourceId,
        /// Where it stands.
        space_id: SpaceId,
        /// As on the door.
        name: String,
        /// Seat, desk, room or event space.
        resource_type: ResourceKind,
        /// Minor units an hour.
        rate_per_hour: Money,
        /// People it holds.
        capacity: i64,
        /// Order on screen.
        position: i64,
        /// Out of use since.
        archived_at: Option<Instant>,
        /// Made at.
        created_at: Instant,
        /// Counts changes, so that two editors notice each other.
        version: i64,
        /// What it is a part of (`B4`).
        parent_id: Option<ResourceId>,
        /// Minutes that follow every claim and are never billed (`B3`).
        turnaround_minutes: i64,
    }
}

row! {
    /// A session that goes on, and who sits there.
    pub struct OccupantRow {
        /// Where.
        resource_id: ResourceId,
        /// The session.
        session_id: SessionId,
        /// Whose.
        customer_id: CustomerId,
        /// Their name.
        customer_name: String,
    }
}

row! {
    /// A resource, or a part of it at any depth.
    pub struct PartRow {
        /// Its id.
        id: ResourceId,
        /// Minutes that follow every claim of it (`B3`).
        turnaround_minutes: i64,
    }
}

statements! {
    /// A resource and all its parts, whatever their depth (`B4`), archived ones too: they come back as they are.
    WITH_PARTS -> PartRow = "WITH RECURSIVE parts (id) AS (SELECT id FROM resources WHERE tenant_id = $1 AND id = $2 UNION
            SELECT resources.id FROM parts JOIN resources ON resources.tenant_id = $1 AND resources.parent_id = parts.id)
        SELECT resources.id, resources.turnaround_minutes FROM parts JOIN resources ON resources.tenant_id = $1 AND resources.id = parts.id";
    /// What a resource is a part of, the nearest first.
    WHOLES -> ResourceRow = "WITH RECURSIVE wholes (id, depth) AS (SELECT parent_id, 1 FROM resources WHERE tenant_id = $1 AND id = $2 UNION
            SELECT resources.parent_id, wholes.depth + 1 FROM wholes JOIN resources ON resources.tenant_id = $1 AND resources.id = wholes.id
            WHERE wholes.depth < 20)
        SELECT resources.id, space_id, name, resource_type, rate_per_hour, capacity, position, archived_at, created_at, version,
          parent_id, turnaround_minutes
        FROM wholes JOIN resources ON resources.tenant_id = $1 AND resources.id = wholes.id ORDER BY wholes.depth LIMIT 20";
    /// One resource.
    BY_ID -> ResourceRow = "SELECT id, space_id, name, resource_type, rate_per_hour, capacity, position, archived_at, created_at, version,
          parent_id, turnaround_minutes
        FROM resources WHERE tenant_id = $1 AND id = $2";
    /// All of a tenant, archived or not, in their order.
    ALL -> ResourceRow = "SELECT id, space_id, name, resource_type, rate_per_hour, capacity, position, archived_at, created_at, version,
          parent_id, turnaround_minutes
        FROM resources WHERE tenant_id = $1 AND (archived_at IS NULL) <> $2 ORDER BY position, name LIMIT 2000";
    /// Adds.
    INSERT -> () = "INSERT INTO resources (tenant_id, id, space_id, name, resource_type, rate_per_hour, capacity, position, archived_at, created_at, version,
          parent_id, turnaround_minutes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    /// Changes, if nobody else did meanwhile.
    UPDATE -> () = "UPDATE resources SET name = $3, resource_type = $4, rate_per_hour = $5, capacity = $6, position = $7, archived_at = $8,
        version = version + 1, parent_id = $10, turnaround_minutes = $11 WHERE tenant_id = $1 AND id = $2 AND version = $9";
    /// The highest place on screen.
    LAST_POSITION -> i64 = "SELECT COALESCE(MAX(position), 0) FROM resources WHERE tenant_id = $1 AND archived_at IS NULL";
    /// Who sits at one resource.
    OCCUPANT -> OccupantRow = "SELECT sessions.resource_id, sessions.id AS session_id, sessions.customer_id, customers.name AS customer_name
        FROM sessions JOIN customers ON customers.tenant_id = sessions.tenant_id AND customers.id = sessions.customer_id
        WHERE sessions.tenant_id = $1 AND sessions.resource_id = $2 AND sessions.ended_at IS NULL";
    /// Who sits where.
    OCCUPANTS -> OccupantRow = "SELECT sessions.resource_id, sessions.id AS session_id, sessions.customer_id, customers.name AS customer_name
        FROM sessions JOIN customers ON customers.tenant_id = sessions.tenant_id AND customers.id = sessions.customer_id
        WHERE sessions.tenant_id = $1 AND sessions.ended_at IS NULL ORDER BY sessions.started_at LIMIT 2000";
}

/// One resource, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: ResourceId) -> Result<Option<ResourceRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// All that are in use, or all that are archived, in their order on screen.
pub fn all(tx: &mut Tx, archived: bool) -> Result<Vec<ResourceRow>, DbError> {
    tx.all(&ALL, &[&archived])
}

/// A resource and all its parts at any depth (`B4`), itself first.
pub fn with_parts(tx: &mut Tx, id: ResourceId) -> Result<Vec<PartRow>, DbError> {
    let mut parts = tx.all(&WITH_PARTS, &[&id])?;
    parts.sort_by_key(|part| part.id != id);
    Ok(parts)
}

/// What a resource is a part of (`B4`), the nearest first.
pub fn wholes(tx: &mut Tx, id: ResourceId) -> Result<Vec<ResourceRow>, DbError> {
    tx.all(&WHOLES, &[&id])
}

/// Adds a resource. Refused: `resources_name` when the space has one of that name.
pub fn insert(tx: &mut Tx, row: &ResourceRow) -> Result<(), DbError> {
    tx.touch(Touched::Places);
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.space_id,
            &row.name,
            &row.resource_type,
            &row.rate_per_hour,
            &row.capacity,
            &row.position,
            &row.archived_at,
            &row.created_at,
            &row.version,
            &row.parent_id,
            &row.turnaround_minutes,
        ],
    )?;
    Ok(())
}

/// Writes a changed resource over version `row.version`; `false` when somebody else was faster.
pub fn update(tx: &mut Tx, row: &ResourceRow) -> Result<bool, DbError> {
    tx.touch(Touched::Places);
    let touched = tx.execute(
        &UPDATE,
        &[
            &row.id,
            &row.name,
            &row.resource_type,
            &row.rate_per_hour,
            &row.capacity,
            &row.position,
            &row.archived_at,
            &row.version,
            &row.parent_id,
            &row.turnaround_minutes,
        ],
    )?;
    Ok(touched == 1)
}

/// The highest place on screen; 0 without resources.
pub fn last_position(tx: &mut Tx) -> Result<i64, DbError> {
    tx.one(&LAST_POSITION, &[])
}

/// Who sits at one resource, by the session that goes on there.
pub fn occupant(tx: &mut Tx, resource: ResourceId) -> Result<Option<OccupantRow>, DbError> {
    tx.maybe(&OCCUPANT, &[&resource])
}

/// Who sits where; at most 2,000.
pub fn occupants(tx: &mut Tx) -> Result<Vec<OccupantRow>, DbError> {
    tx.all(&OCCUPANTS, &[])
}
