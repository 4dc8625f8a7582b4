//! Drawn floors: drafts, versions, and where each resource stands.

use coworkflow_domain::ids::{FloorPlanId, ResourceId, SpaceId};
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// A floor with its draft.
    pub struct FloorPlanRow {
        /// Its id.
        id: FloorPlanId,
        /// Of which space.
        space_id: SpaceId,
        /// As people call it.
        name: String,
        /// The name as it is compared.
        search_key: String,
        /// Its place among the others.
        position: i64,
        /// The number of the version that everybody sees.
        published: Option<i64>,
        /// What is being drawn, as JSON.
        draft: Option<String>,
        /// When it was drawn on last.
        drafted_at: Option<Instant>,
        /// The name of who drew; empty without a draft.
        drafted_by: String,
        /// Put away since.
        archived_at: Option<Instant>,
        /// Made at.
        created_at: Instant,
        /// Counts changes, those of the draft too.
        version: i64,
    }
}

row! {
    /// A floor as it was published; it never changes.
    pub struct FloorPlanVersionRow {
        /// Of which floor.
        floor_plan_id: FloorPlanId,
        /// From 1 on.
        number: i64,
        /// JSON.
        drawing: String,
        /// How many resources stand on it.
        places: i64,
        /// Since when.
        published_at: Instant,
        /// The name of who published it.
        published_by: String,
    }
}

row! {
    /// A resource and the floor that it stands on.
    pub struct PlacedRow {
        /// The resource.
        resource_id: ResourceId,
        /// The floor.
        floor_plan_id: FloorPlanId,
        /// Its name.
        floor_plan: String,
    }
}

statements! {
    /// One floor.
    BY_ID -> FloorPlanRow = "SELECT id, space_id, name, search_key, position, published, draft, drafted_at, drafted_by, archived_at, created_at, version
        FROM floor_plans WHERE tenant_id = $1 AND id = $2";
    /// All that are in use, or all that are archived, in their order.
    ALL -> FloorPlanRow = "SELECT id, space_id, name, search_key, position, published, draft, drafted_at, drafted_by, archived_at, created_at, version
        FROM floor_plans WHERE tenant_id = $1 AND (archived_at IS NULL) <> $2 ORDER BY position, search_key LIMIT 500";
    /// How many are in use.
    COUNT -> i64 = "SELECT COUNT(*) FROM floor_plans WHERE tenant_id = $1 AND archived_at IS NULL";
    /// The place after the last.
    NEXT -> i64 = "SELECT CAST(COALESCE(MAX(position), 0) + 1 AS BIGINT) FROM floor_plans WHERE tenant_id = $1";
    /// Adds.
    INSERT -> () = "INSERT INTO floor_plans
          (tenant_id, id, space_id, name, search_key, position, published, draft, drafted_at, drafted_by, archived_at, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    /// Changes, if nobody else did meanwhile.
    UPDATE -> () = "UPDATE floor_plans SET name = $3, search_key = $4, position = $5, published = $6, draft = $7, drafted_at = $8, drafted_by = $9,
        archived_at = $10, version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $11";
    /// One version.
    VERSION -> FloorPlanVersionRow = "SELECT floor_plan_id, number, drawing, places, published_at, published_by
        FROM floor_plan_versions WHERE tenant_id = $1 AND floor_plan_id = $2 AND number = $3";
    /// The versions that everybody sees.
    PUBLISHED -> FloorPlanVersionRow = "SELECT floor_plan_versions.floor_plan_id, floor_plan_versions.number, floor_plan_versions.drawing,
          floor_plan_versions.places, floor_plan_versions.published_at, floor_plan_versions.published_by
        FROM floor_plans JOIN floor_plan_versions ON floor_plan_versions.tenant_id = floor_plans.tenant_id
          AND floor_plan_versions.floor_plan_id = floor_plans.id AND floor_plan_versions.number = floor_plans.published
        WHERE floor_plans.tenant_id = $1 AND (floor_plans.archived_at IS NULL) <> $2 LIMIT 500";
    /// The last versions of one floor, the newest first.
    VERSIONS -> FloorPlanVersionRow = "SELECT floor_plan_id, number, drawing, places, published_at, published_by
        FROM floor_plan_versions WHERE tenant_id = $1 AND floor_plan_id = $2 ORDER BY number DESC LIMIT 50";
    /// Adds a version.
    INSERT_VERSION -> () = "INSERT INTO floor_plan_versions (tenant_id, floor_plan_id, number, drawing, places, published_at, published_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// Where resources stand.
    PLACED -> PlacedRow = "SELECT floor_plan_places.resource_id, floor_plan_places.floor_plan_id, floor_plans.name AS floor_plan
        FROM floor_plan_places JOIN floor_plans ON floor_plans.tenant_id = floor_plan_places.tenant_id AND floor_plans.id = floor_plan_places.floor_plan_id
        WHERE floor_plan_places.tenant_id = $1";
    /// Puts a resource on a floor.
    PLACE -> () = "INSERT INTO floor_plan_places (tenant_id, resource_id, floor_plan_id) VALUES ($1, $2, $3)";
    /// Takes all resources off a floor.
    CLEAR -> () = "DELETE FROM floor_plan_places WHERE tenant_id = $1 AND floor_plan_id = $2";
}

/// One floor, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: FloorPlanId) -> Result<Option<FloorPlanRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// All that are in use, or all that are archived, in their order.
pub fn all(tx: &mut Tx, archived: bool) -> Result<Vec<FloorPlanRow>, DbError> {
    tx.all(&ALL, &[&archived])
}

/// How many are in use.
pub fn count(tx: &mut Tx) -> Result<i64, DbError> {
    tx.one(&COUNT, &[])
}

/// The place after the last.
pub fn next_position(tx: &mut Tx) -> Result<i64, DbError> {
    tx.one(&NEXT, &[])
}

/// Adds a floor. Refused: `floor_plans_name` when the space has one of that name.
pub fn insert(tx: &mut Tx, row: &FloorPlanRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.space_id,
            &row.name,
            &row.search_key,
            &row.position,
            &row.published,
            &row.draft,
            &row.drafted_at,
            &row.drafted_by,
            &row.archived_at,
            &row.created_at,
            &row.version,
        ],
    )?;
    Ok(())
}

/// Writes a changed floor over version `row.version`; `false` when somebody else was faster. Refused: `floor_plans_name`.
pub fn update(tx: &mut Tx, row: &FloorPlanRow) -> Result<bool, DbError> {
    let touched = tx.execute(
        &UPDATE,
        &[
            &row.id,
            &row.name,
            &row.search_key,
            &row.position,
            &row.published,
            &row.draft,
            &row.drafted_at,
            &row.drafted_by,
            &row.archived_at,
            &row.version,
        ],
    )?;
    Ok(touched == 1)
}

/// One version of a floor.
pub fn version(tx: &mut Tx, plan: FloorPlanId, number: i64) -> Result<Option<FloorPlanVersionRow>, DbError> {
    tx.maybe(&VERSION, &[&plan, &number])
}

/// The published versions of all floors in use, or of all that are archived.
pub fn published(tx: &mut Tx, archived: bool) -> Result<Vec<FloorPlanVersionRow>, DbError> {
    tx.all(&PUBLISHED, &[&archived])
}

/// The last 50 versions of one floor, the newest first.
pub fn versions(tx: &mut Tx, plan: FloorPlanId) -> Result<Vec<FloorPlanVersionRow>, DbError> {
    tx.all(&VERSIONS, &[&plan])
}

/// Adds a version.
pub fn insert_version(tx: &mut Tx, row: &FloorPlanVersionRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT_VERSION,
        &[
            &row.floor_plan_id,
            &row.number,
            &row.drawing,
            &row.places,
            &row.published_at,
            &row.published_by,
        ],
    )?;
    Ok(())
}

/// Where each resource stands.
pub fn placed(tx: &mut Tx) -> Result<Vec<PlacedRow>, DbError> {
    tx.all(&PLACED, &[])
}

/// Lets exactly these resources stand on a floor. One that stands on another floor must have been found before: its key refuses it.
pub fn place(tx: &mut Tx, plan: FloorPlanId, resources: &[ResourceId]) -> Result<(), DbError> {
    tx.execute(&CLEAR, &[&plan])?;
    for resource in resources {
        tx.execute(&PLACE, &[resource, &plan])?;
    }
    Ok(())
}
