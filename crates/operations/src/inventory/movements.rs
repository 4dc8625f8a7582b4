//! Deliveries, counts and waste, and the list of all movements.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{ItemId, MovementId};
use coworkflow_domain::inventory::{InventoryRefusal, MAX_STOCK, MovementKind, check_moved, check_stock};
use coworkflow_domain::journal::Event;
use coworkflow_domain::text::{optional_line, required_line};
use coworkflow_domain::time::Instant;
use coworkflow_store::inventory::{self, ItemRow, MovementRow, MovementView};
use serde::Serialize;

use super::{follow_stock, found, on_the_menu};
use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::{Change, Question};
use crate::work::Work;

/// Something came in.
#[derive(Debug, Clone, Serialize)]
pub struct DeliverStock {
    /// Of which item.
    pub item_id: ItemId,
    /// How many.
    pub quantity: i64,
    /// From whom, by which paper.
    pub reason: Option<String>,
}

impl Change for DeliverStock {
    type Output = ItemRow;
    const NAME: &'static str = "inventory.deliver";
    const PERMISSION: Permission = Permission::InventoryStock;

    fn run(&self, work: &mut Work) -> Result<ItemRow, Failure> {
        let quantity = check_moved(self.quantity)?;
        let reason = optional_line("reason", self.reason.as_deref(), 200)?.unwrap_or_default();
        let item = on_the_menu(work, self.item_id)?;
        if item.quantity.saturating_add(quantity) > MAX_STOCK {
            return Err(InventoryRefusal::TooMuch { name: item.name }.into());
        }
        moved(work, &item, MovementKind::Delivery, quantity, reason, |stock| {
            Event::StockDelivered {
                item_id: item.id,
                item: item.name.clone(),
                quantity,
                stock,
            }
        })
    }
}

/// Somebody counted: stock becomes what was counted. A count that agrees is recorded too.
#[derive(Debug, Clone, Serialize)]
pub struct CountStock {
    /// Of which item.
    pub item_id: ItemId,
    /// What is there.
    pub counted: i64,
    /// Why it differs.
    pub reason: Option<String>,
}

impl Change for CountStock {
    type Output = ItemRow;
    const NAME: &'static str = "inventory.count";
    const PERMISSION: Permission = Permission::InventoryCount;

    fn run(&self, work: &mut Work) -> Result<ItemRow, Failure> {
        let counted = check_stock("counted", self.counted)?;
        let reason = optional_line("reason", self.reason.as_deref(), 200)?.unwrap_or_default();
        let item = on_the_menu(work, self.item_id)?;
        let difference = counted.saturating_sub(item.quantity);
        moved(work, &item, MovementKind::Count, difference, reason.clone(), |_| {
            Event::StockCounted {
                item_id: item.id,
                item: item.name.clone(),
                before: item.quantity,
                after: counted,
                reason,
            }
        })
    }
}

/// Something was thrown away.
#[derive(Debug, Clone, Serialize)]
pub struct WasteStock {
    /// Of which item.
    pub item_id: ItemId,
    /// How many.
    pub quantity: i64,
    /// Why.
    pub reason: String,
}

impl Change for WasteStock {
    type Output = ItemRow;
    const NAME: &'static str = "inventory.waste";
    const PERMISSION: Permission = Permission::InventoryCount;

    fn run(&self, work: &mut Work) -> Result<ItemRow, Failure> {
        let quantity = check_moved(self.quantity)?;
        let reason = required_line("reason", &self.reason, 200)?;
        let item = on_the_menu(work, self.item_id)?;
        moved(work, &item, MovementKind::Waste, -quantity, reason.clone(), |stock| {
            Event::StockWasted {
                item_id: item.id,
                item: item.name.clone(),
                quantity,
                stock,
                reason,
            }
        })
    }
}

/// Moves stock and records why (`K1`), then answers the item as it is. What is not there can't be thrown away (`K2`).
fn moved(
    work: &mut Work,
    item: &ItemRow,
    kind: MovementKind,
    quantity: i64,
    reason: String,
    event: impl FnOnce(i64) -> Event,
) -> Result<ItemRow, Failure> {
    let movement = MovementRow {
        id: work.new_id(),
        item_id: item.id,
        kind,
        quantity,
        stock_after: 0,
        consumption_id: None,
        reason,
        actor_id: work.actor_id(),
        at: work.now(),
    };
    // A count is what is there, whatever the books said before.
    let allow_negative = kind == MovementKind::Count;
    let Some(after) = inventory::move_stock(work.tx, &movement, allow_negative)? else {
        return Err(InventoryRefusal::NotEnough {
            name: item.name.clone(),
            left: item.quantity.max(0),
        }
        .into());
    };
    work.journal(&event(after.quantity))?;
    follow_stock(work, item.id, after)?;
    found(work, item.id)
}

/// An item's movements, the newest first.
#[derive(Debug, Clone)]
pub struct ListMovements {
    /// Of which item.
    pub item_id: ItemId,
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for ListMovements {
    type Output = Page<MovementView>;
    const NAME: &'static str = "inventory.movements";
    const PERMISSION: Permission = Permission::InventoryRead;

    fn run(&self, work: &mut Work) -> Result<Page<MovementView>, Failure> {
        let size = page::size(self.first)?;
        let before = self.after.as_deref().map(page::after::<i64, MovementId>).transpose()?;
        let before = before.map(|(at, id)| (Instant::from_millis(at), id));
        let item = found(work, self.item_id)?;
        let rows = inventory::movements(work.tx, item.id, before, page::limit(size))?;
        Ok(Page::cut(rows, size, |row| page::cursor(row.at.as_millis(), row.id)))
    }
}
