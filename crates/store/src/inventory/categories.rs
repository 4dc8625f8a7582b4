//! The categories that an owner makes for the menu.

use coworkflow_domain::ids::CategoryId;
use coworkflow_domain::inventory::ItemCategory;
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// A category of items.
    pub struct CategoryRow {
        /// Its id.
        id: CategoryId,
        /// As people call it.
        name: String,
        /// The name as it is compared.
        search_key: String,
        /// What its items are.
        kind: ItemCategory,
        /// Its place among the others.
        position: i64,
        /// Put away since.
        archived_at: Option<Instant>,
        /// Made at.
        created_at: Instant,
        /// Counts edits.
        version: i64,
    }
}

statements! {
    /// One category.
    BY_ID -> CategoryRow = "SELECT id, name, search_key, kind, position, archived_at, created_at, version
        FROM item_categories WHERE tenant_id = $1 AND id = $2";
    /// All, in their order.
    ALL -> CategoryRow = "SELECT id, name, search_key, kind, position, archived_at, created_at, version
        FROM item_categories WHERE tenant_id = $1 ORDER BY position, search_key LIMIT 500";
    /// The place after the last.
    NEXT -> i64 = "SELECT CAST(COALESCE(MAX(position), 0) + 1 AS BIGINT) FROM item_categories WHERE tenant_id = $1";
    /// Adds.
    INSERT -> () = "INSERT INTO item_categories (tenant_id, id, name, search_key, kind, position, archived_at, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, NULL, $7, 1)";
    /// Changes, if nobody else did meanwhile.
    UPDATE -> () = "UPDATE item_categories SET name = $3, search_key = $4, position = $5, archived_at = $6, version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $7";
}

/// One category, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: CategoryId) -> Result<Option<CategoryRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// All categories in their order, archived ones too.
pub fn all(tx: &mut Tx) -> Result<Vec<CategoryRow>, DbError> {
    tx.all(&ALL, &[])
}

/// The place after the last.
pub fn next_position(tx: &mut Tx) -> Result<i64, DbError> {
    tx.one(&NEXT, &[])
}

/// Adds a category. Refused: `item_categories_name`.
pub fn insert(tx: &mut Tx, row: &CategoryRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.name,
            &row.search_key,
            &row.kind,
            &row.position,
            &row.created_at,
        ],
    )?;
    Ok(())
}

/// Writes a changed category over version `row.version`; `false` when somebody else was faster. Its kind never changes.
pub fn update(tx: &mut Tx, row: &CategoryRow) -> Result<bool, DbError> {
    let touched = tx.execute(
        &UPDATE,
        &[
            &row.id,
            &row.name,
            &row.search_key,
            &row.position,
            &row.archived_at,
            &row.version,
        ],
    )?;
    Ok(touched == 1)
}
