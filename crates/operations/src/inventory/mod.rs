//! What is sold, and its stock by movements (`K1`).

mod archive;
mod change;
mod create;
mod list;
mod movements;
mod stock;

pub use archive::{ArchiveItem, RestoreItem};
pub use change::ChangeItem;
pub use create::CreateItem;
pub use list::{ItemSort, ListItems, OneItem};
pub use movements::{CountStock, DeliverStock, ListMovements, WasteStock};

pub(crate) use stock::follow_stock;

use coworkflow_domain::ids::ItemId;
use coworkflow_domain::inventory::InventoryRefusal;
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::DbError;
use coworkflow_store::inventory::ItemRow;

use crate::failure::Failure;
use crate::work::Work;

crate::operations! {
    changes: [CreateItem, ChangeItem, ArchiveItem, RestoreItem, DeliverStock, CountStock, WasteStock],
    questions: [ListItems, OneItem, ListMovements],
}

/// The row, or the same refusal as for a random id (`A3`).
pub(crate) fn found(work: &mut Work, id: ItemId) -> Result<ItemRow, Failure> {
    let row = coworkflow_store::inventory::by_id(work.tx, id)?;
    Ok(row.ok_or(General::NotFound {
        what: SubjectKind::Item,
    })?)
}

/// The row, if it is on the menu.
fn on_the_menu(work: &mut Work, id: ItemId) -> Result<ItemRow, Failure> {
    let row = found(work, id)?;
    if row.archived_at.is_some() {
        Err(InventoryRefusal::Archived { name: row.name }.into())
    } else {
        Ok(row)
    }
}

/// Names a refused name.
fn named(error: DbError, name: &str) -> Failure {
    if error.is_constraint("items_name") {
        return Refusal::from(InventoryRefusal::NameTaken { name: name.to_owned() }).into();
    }
    error.into()
}

/// Writes a changed row, unless somebody else did meanwhile.
fn write(work: &mut Work, row: &mut ItemRow) -> Result<(), Failure> {
    if !coworkflow_store::inventory::update(work.tx, row).map_err(|error| named(error, &row.name))? {
        return Err(General::Stale {
            what: SubjectKind::Item,
        }
        .into());
    }
    row.version += 1;
    Ok(())
}

#[cfg(test)]
mod tests;
