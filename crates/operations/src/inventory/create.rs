//! A new item on the menu.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::CategoryId;
use coworkflow_domain::inventory::{ItemCategory, MovementKind, NewItem, check_stock};
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::text::search_key;
use coworkflow_store::inventory::{self, ItemRow, MovementRow};
use serde::Serialize;

use super::{ItemView, cost_of, kind_of, named, view};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Adds an item, with what is there of it as its first movement (`K1`).
#[derive(Debug, Clone, Serialize)]
pub struct CreateItem {
    /// As on the menu.
    pub name: String,
    /// What it is; the owner's category says it where one is given.
    pub category: ItemCategory,
    /// The owner's category.
    pub category_id: Option<CategoryId>,
    /// Of one, in minor units.
    pub price: Money,
    /// What one costs the house, when known.
    pub cost: Option<Money>,
    /// Falling to this raises the alert (`K4`).
    pub min_stock: i64,
    /// What is there.
    pub quantity: i64,
}

impl Change for CreateItem {
    type Output = ItemView;
    const NAME: &'static str = "inventory.create";
    const PERMISSION: Permission = Permission::InventoryWrite;

    fn run(&self, work: &mut Work) -> Result<ItemView, Failure> {
        let row = add_item(work, self)?;
        work.journal(&Event::ItemCreated {
            item_id: row.id,
            name: row.name.clone(),
            category: row.category,
            price: row.price,
            quantity: row.quantity,
        })?;
        view(work, row)
    }
}

/// Puts an item on the menu with what is there of it; the journal is the caller's.
pub(crate) fn add_item(work: &mut Work, new: &CreateItem) -> Result<ItemRow, Failure> {
    let category = kind_of(work, new.category_id, new.category)?;
    let checked = NewItem::checked(&new.name, category, new.price, new.cost, new.min_stock)?;
    let quantity = check_stock("quantity", new.quantity)?;
    let row = ItemRow {
        id: work.new_id(),
        search_key: search_key(&checked.name),
        name: checked.name,
        category: checked.category,
        category_id: new.category_id,
        price: checked.price,
        cost: checked.cost,
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
            value: cost_of(&row, quantity)?,
            delivery_id: None,
            count_id: None,
            consumption_id: None,
            invoice_id: None,
            reason: String::new(),
            actor_id: work.actor_id(),
            at: work.now(),
        };
        inventory::move_stock(work.tx, &opening, false)?;
    }
    Ok(row)
}
