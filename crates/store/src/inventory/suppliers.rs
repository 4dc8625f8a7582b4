//! Who brings goods.

use coworkflow_domain::ids::SupplierId;
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// A supplier.
    pub struct SupplierRow {
        /// Its id.
        id: SupplierId,
        /// As people call it.
        name: String,
        /// The name as it is compared and searched.
        search_key: String,
        /// As they write it; may be empty.
        phone: String,
        /// What to know; may be empty.
        note: String,
        /// Put away since.
        archived_at: Option<Instant>,
        /// Made at.
        created_at: Instant,
        /// Counts edits.
        version: i64,
    }
}

statements! {
    /// One supplier.
    BY_ID -> SupplierRow = "SELECT id, name, search_key, phone, note, archived_at, created_at, version
        FROM suppliers WHERE tenant_id = $1 AND id = $2";
    /// By name.
    PAGE -> SupplierRow = "SELECT id, name, search_key, phone, note, archived_at, created_at, version
        FROM suppliers WHERE tenant_id = $1 AND (archived_at IS NOT NULL) = $2 AND (search_key LIKE $3 ESCAPE '\\' OR $3 IS NULL)
          AND (search_key, id) > ($4, $5) ORDER BY search_key, id LIMIT $6";
    /// Adds.
    INSERT -> () = "INSERT INTO suppliers (tenant_id, id, name, search_key, phone, note, archived_at, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, NULL, $7, 1)";
    /// Changes, if nobody else did meanwhile.
    UPDATE -> () = "UPDATE suppliers SET name = $3, search_key = $4, phone = $5, note = $6, archived_at = $7, version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $8";
}

/// One supplier, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: SupplierId) -> Result<Option<SupplierRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// At most `limit` suppliers by name; `search` is folded by `text::search_key`.
pub fn page(
    tx: &mut Tx,
    archived: bool,
    search: Option<&str>,
    after: Option<(&str, SupplierId)>,
    limit: i64,
) -> Result<Vec<SupplierRow>, DbError> {
    let search = search.map(super::words_in_order);
    let (key, id) = after.unwrap_or(("", uuid::Uuid::nil().into()));
    tx.all(&PAGE, &[&archived, &search, &key, &id, &limit])
}

/// Adds a supplier. Refused: `suppliers_name`.
pub fn insert(tx: &mut Tx, row: &SupplierRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.name,
            &row.search_key,
            &row.phone,
            &row.note,
            &row.created_at,
        ],
    )?;
    Ok(())
}

/// Writes a changed supplier over version `row.version`; `false` when somebody else was faster.
pub fn update(tx: &mut Tx, row: &SupplierRow) -> Result<bool, DbError> {
    let touched = tx.execute(
        &UPDATE,
        &[
            &row.id,
            &row.name,
            &row.search_key,
            &row.phone,
            &row.note,
            &row.archived_at,
            &row.version,
        ],
    )?;
    Ok(touched == 1)
}
