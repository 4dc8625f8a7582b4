//! A new item on the menu.

use coworkflow_domain::access::Permission;
use coworkflow_domain::inventory::{ItemCategory, MovementKind, NewItem, check_stock};
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::text::search_key;
use coworkflow_store::inventory::{self, ItemRow, MovementRow};
use serde::Serialize;

use super::named;
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Adds an item, with what is there of it as its first movement (`K1`).
#[derive(Debug, Clone, Serialize)]
pub struct CreateItem {
    /// As on the menu.
    pub name: String,
    /// Its shelf.
    pub category: ItemCategory,
    /// Of one, in minor units.
    pub price: Money,
    /// Falling to this raises the alert (`K4`).
    pub min_stock: i64,
    /// What is there.
    pub quantity: i64,
}

impl Change for CreateItem {
    type Output = ItemRow;
    const NAME: &'static str = "inventory.create";
    const PERMISSION: Permission = Permission::InventoryWrite;

    fn run(&self, work: &mut Work) -> Result<ItemRow, Failure> {
        let checked = NewItem::checked(&self.name, self.category, self.price, self.min_stock)?;
        let quantity = check_stock("quantity", self.quantity)?;
        let row = ItemRow {
            id: work.new_id(),
            search_key: search_key(&checked.name),
            name: checked.name,
            category: checked.category,
            price: checked.price,
            quantity,
            min_stock: checked.min_stock,
            // It has not fallen to its minimum, so nobody is told; but it shows as low from its first day.
            low: quantity <= checked.min_stock,
            archived_at: None,
            created_at: work.now(),
            version: 1,
        };
        inventory::insert(work.tx, &row).map_err(|error| named(error, &row.name))?;
        if quantity > 0 {
            let opening = MovementRow {
                id: work.new_id(),
                item_id: row.id,
                kind: MovementKind::Count,
                quantity,
                stock_after: quantity,
                consumption_id: None,
                reason: String::new(),
                actor_id: work.actor_id(),
                at: work.now(),
            };
            inventory::move_stock(work.tx, &opening, false)?;
        }
        work.journal(&Event::ItemCreated {
            item_id: row.id,
            name: row.name.clone(),
            category: row.category,
            price: row.price,
            quantity,
        })?;
        Ok(row)
    }
}
