//! Stored images.

use coworkflow_domain::ids::{AssetId, UserId};
use coworkflow_domain::time::Instant;

use crate::db::{Bytes, DbError, Tx};
use crate::{row, statements};

row! {
    /// An image, as the server wrote it anew.
    pub struct AssetRow {
        /// Its id.
        id: AssetId,
        /// PNG.
        bytes: Bytes,
        /// Pixels.
        width: i64,
        /// Pixels.
        height: i64,
        /// When it was taken in.
        created_at: Instant,
        /// By whom.
        created_by: UserId,
    }
}

statements! {
    /// One image.
    BY_ID -> AssetRow = "SELECT id, bytes, width, height, created_at, created_by FROM assets WHERE tenant_id = $1 AND id = $2";
    /// Adds.
    INSERT -> () = "INSERT INTO assets (tenant_id, id, bytes, width, height, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
}

/// One image.
pub fn by_id(tx: &mut Tx, id: AssetId) -> Result<Option<AssetRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// Adds an image.
pub fn insert(tx: &mut Tx, row: &AssetRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.bytes,
            &row.width,
            &row.height,
            &row.created_at,
            &row.created_by,
        ],
    )?;
    Ok(())
}
