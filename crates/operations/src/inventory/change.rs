//! An item gets another name, price or minimum.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CategoryId, ItemId};
use coworkflow_domain::inventory::{ItemCategory, NewItem};
use coworkflow_domain::journal::{Event, changes};
use coworkflow_domain::money::Money;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::search_key;
use coworkflow_store::inventory::StockAfter;
use serde::Serialize;

use super::{ItemView, category_name, follow_stock, found, kind_of, on_the_menu, view, write};
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
    /// What it is; the owner's category says it where one is given.
    pub category: ItemCategory,
    /// The owner's category; left out, it stays.
    pub category_id: Option<Option<CategoryId>>,
    /// Of one, in minor units.
    pub price: Money,
    /// What one costs the house, to correct what deliveries made of it; left out, it stays.
    pub cost: Option<Option<Money>>,
    /// Falling to this raises the alert (`K4`).
    pub min_stock: i64,
}

impl Change for ChangeItem {
    type Output = ItemView;
    const NAME: &'static str = "inventory.change";
    const PERMISSION: Permission = Permission::InventoryWrite;

    fn run(&self, work: &mut Work) -> Result<ItemView, Failure> {
        let mut row = on_the_menu(work, self.id)?;
        if row.version != self.version {
            return Err(General::Stale {
                what: SubjectKind::Item,
            }
            .into());
        }
        let category_id = self.category_id.unwrap_or(row.category_id);
        let category = kind_of(work, category_id, self.category)?;
        let cost = self.cost.unwrap_or(row.cost);
        let checked = NewItem::checked(&self.name, category, self.price, cost, self.min_stock)?;
        let before = row.clone();
        row.search_key = search_key(&checked.name);
        row.name = checked.name;
        row.category = checked.category;
        row.category_id = category_id;
        row.price = checked.price;
        row.cost = checked.cost;
        row.min_stock = checked.min_stock;
        write(work, &mut row)?;
        let name = before.name.clone();
        let was = category_name(work, before.category_id)?;
        let is = category_name(work, row.category_id)?;
        let changes = changes([
            ("name", before.name.into(), row.name.clone().into()),
            ("category", before.category.name().into(), row.category.name().into()),
            ("ownCategory", was.into(), is.into()),
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
        // The history is for everybody who may read it, so it doesn't say the cost.
        if before.cost != row.cost {
            work.journal(&Event::ItemCostChanged {
                item_id: row.id,
                name: row.name.clone(),
            })?;
        }
        // Another minimum may raise or clear the alert (`K4`).
        let stock = StockAfter {
            quantity: row.quantity,
            min_stock: row.min_stock,
            low_before: row.low,
        };
        follow_stock(work, row.id, stock)?;
        let row = found(work, row.id)?;
        view(work, row)
    }
}
