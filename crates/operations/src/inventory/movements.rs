//! Waste, and the list of all movements.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{ItemId, MovementId};
use coworkflow_domain::inventory::{InventoryRefusal, MovementKind, check_moved};
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::text::required_line;
use coworkflow_domain::time::Instant;
use coworkflow_store::inventory::{self, MovementRow, MovementView};
use serde::Serialize;

use super::{ItemView, cost_of, follow_stock, found, may_see_cost, on_the_menu, view};
use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::{Change, Question};
use crate::work::Work;

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
    type Output = ItemView;
    const NAME: &'static str = "inventory.waste";
    const PERMISSION: Permission = Permission::InventoryCount;

    fn run(&self, work: &mut Work) -> Result<ItemView, Failure> {
        let quantity = check_moved(self.quantity)?;
        let reason = required_line("reason", &self.reason, 200)?;
        let item = on_the_menu(work, self.item_id)?;
        let movement = MovementRow {
            id: work.new_id(),
            item_id: item.id,
            kind: MovementKind::Waste,
            quantity: -quantity,
            stock_after: 0,
            value: cost_of(&item, quantity)?.negated()?,
            delivery_id: None,
            count_id: None,
            consumption_id: None,
            invoice_id: None,
            reason: reason.clone(),
            actor_id: work.actor_id(),
            at: work.now(),
        };
        // What is not there can't be thrown away (K2).
        let Some(after) = inventory::move_stock(work.tx, &movement, false)? else {
            return Err(InventoryRefusal::NotEnough {
                name: item.name,
                left: item.quantity.max(0),
            }
            .into());
        };
        work.journal(&Event::StockWasted {
            item_id: item.id,
            item: item.name,
            quantity,
            stock: after.quantity,
            reason,
        })?;
        follow_stock(work, item.id, after)?;
        let item = found(work, item.id)?;
        view(work, item)
    }
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
        let mut rows = inventory::movements(work.tx, item.id, before, page::limit(size))?;
        if !may_see_cost(work) {
            rows.iter_mut().for_each(|row| row.value = Money::ZERO);
        }
        Ok(Page::cut(rows, size, |row| page::cursor(row.at.as_millis(), row.id)))
    }
}
