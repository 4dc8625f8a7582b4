//! An item gets another name, price or minimum.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ItemId;
use coworkflow_domain::inventory::{ItemCategory, NewItem};
use coworkflow_domain::journal::{Event, changes};
use coworkflow_domain::money::Money;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::search_key;
use coworkflow_store::inventory::{ItemRow, StockAfter};
use serde::Serialize;

use super::{follow_stock, found, on_the_menu, write};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Changes an item. What was sold keeps its price (`P6`).
#[derive(Debug, Clone, Serialize)]
pub struct ChangeItem {
    /// Which.
    pub id: ItemId,
    /// The version that the editor saw.
    pub version: i64,
    /// As on the menu.
    pub name: String,
    /// Its shelf.
    pub category: ItemCategory,
    /// Of one, in minor units.
    pub price: Money,
    /// Falling to this raises the alert (`K4`).
    pub min_stock: i64,
}

impl Change for ChangeItem {
    type Output = ItemRow;
    const NAME: &'static str = "inventory.change";
    const PERMISSION: Permission = Permission::InventoryWrite;

    fn run(&self, work: &mut Work) -> Result<ItemRow, Failure> {
        let mut row = on_the_menu(work, self.id)?;
        if row.version != self.version {
            return Err(General::Stale {
                what: SubjectKind::Item,
            }
            .into());
        }
        let checked = NewItem::checked(&self.name, self.category, self.price, self.min_stock)?;
        let before = row.clone();
        row.search_key = search_key(&checked.name);
        row.name = checked.name;
        row.category = checked.category;
        row.price = checked.price;
        row.min_stock = checked.min_stock;
        write(work, &mut row)?;
        let name = before.name.clone();
        let changes = changes([
            ("name", before.name.into(), row.name.clone().into()),
            ("category", before.category.name().into(), row.category.name().into()),
            ("price", before.price.into(), row.price.into()),
            ("minStock", before.min_stock.into(), row.min_stock.into()),
        ]);
        if !changes.is_empty() {
            work.journal(&Event::ItemChanged {
                item_id: row.id,
                name,
                changes,
            })?;
        }
        // Another minimum may raise or clear the alert (`K4`).
        let stock = StockAfter {
            quantity: row.quantity,
            min_stock: row.min_stock,
            low_before: row.low,
        };
        follow_stock(work, row.id, stock)?;
        found(work, row.id)
    }
}
