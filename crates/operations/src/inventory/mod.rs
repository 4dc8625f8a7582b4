//! What is sold, and its stock by movements (`K1`).

mod advice;
mod archive;
mod categories;
mod change;
mod count;
mod create;
mod deliver;
mod documents;
mod list;
mod movements;
mod quote_sale;
mod sell;
mod stock;
mod suppliers;
mod undo_delivery;
mod view;

pub use advice::{Expiring, ExpiringStock, ReorderGroup, ReorderLine, ReorderList};
pub use archive::{ArchiveItem, RestoreItem};
pub use categories::{ArchiveCategory, ChangeCategory, CreateCategory, ListCategories, RestoreCategory};
pub use change::ChangeItem;
pub use count::{ApplyCount, CountStock, Counted, PreviewCount};
pub use create::CreateItem;
pub(crate) use create::add_item;
pub use deliver::{DeliverStock, DeliveredItem, RecordDelivery};
pub use documents::{CountView, DeliveryView, ListCounts, ListDeliveries, OneCount, OneDelivery};
pub use list::{ItemSort, ListItems, OneItem};
pub use movements::{ListMovements, WasteStock};
pub use suppliers::{ArchiveSupplier, ChangeSupplier, CreateSupplier, ListSuppliers, RestoreSupplier};
pub use undo_delivery::UndoDelivery;
pub use view::ItemView;

use categories::{category_name, kind_of};
pub use quote_sale::{QuoteSale, SaleBill};
pub(crate) use sell::hand_over;
pub use sell::{SaleLine, SellItems};

pub(crate) use stock::follow_stock;
use view::may_see_cost;
pub(crate) use view::{cost_of, view, views};

use coworkflow_domain::ids::ItemId;
use coworkflow_domain::inventory::InventoryRefusal;
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::DbError;
use coworkflow_store::inventory::ItemRow;

use crate::failure::Failure;
use crate::work::Work;

crate::operations! {
    changes: [
        CreateItem, ChangeItem, ArchiveItem, RestoreItem, DeliverStock, CountStock, WasteStock, CreateCategory, ChangeCategory,
        ArchiveCategory, RestoreCategory, CreateSupplier, ChangeSupplier, ArchiveSupplier, RestoreSupplier, RecordDelivery,
        UndoDelivery, ApplyCount,
    ],
    questions: [QuoteSale,
        ListItems, OneItem, ListMovements, ListCategories, ListSuppliers, ListDeliveries, OneDelivery, ListCounts, OneCount,
        PreviewCount, ExpiringStock, ReorderList,
    ],
}

/// The row, or the same refusal as for a random id (`A3`).
pub(crate) fn found(work: &mut Work, id: ItemId) -> Result<ItemRow, Failure> {
    let row = coworkflow_store::inventory::by_id(work.tx, id)?;
    Ok(row.ok_or(General::NotFound {
        what: SubjectKind::Item,
    })?)
}

/// The row, if it is on the menu.
pub(crate) fn on_the_menu(work: &mut Work, id: ItemId) -> Result<ItemRow, Failure> {
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
mod papers_tests;
#[cfg(test)]
mod tests;
