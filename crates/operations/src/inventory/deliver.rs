//! Goods come in: a delivery with its lines, in one transaction.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{DeliveryId, ItemId, SupplierId};
use coworkflow_domain::inventory::{
    InventoryRefusal, MAX_STOCK, MovementKind, check_delivered, check_lines, cost_after_delivery, delivery_number,
};
use coworkflow_domain::journal::{Event, MovedItem};
use coworkflow_domain::money::Money;
use coworkflow_domain::text::optional_line;
use coworkflow_domain::time::Date;
use coworkflow_store::inventory::deliveries::{self, DeliveryLineRow, DeliveryRow};
use coworkflow_store::inventory::{self, MovementRow};
use coworkflow_store::journal;
use serde::{Deserialize, Serialize};

use super::suppliers::supplier;
use super::{DeliveryView, ItemView, follow_stock, found, on_the_menu, view};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// A line of a delivery as entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveredItem {
    /// What.
    pub item_id: ItemId,
    /// How many, 1..=1,000,000.
    pub quantity: i64,
    /// What one cost; left out, it is taken at the item's present cost price.
    pub unit_cost: Option<Money>,
    /// The last good day.
    pub expires_on: Option<Date>,
}

/// Books a delivery: stock rises by movements (`K1`) and each item's cost price becomes the average of what is there and what
/// came.
#[derive(Debug, Clone, Serialize)]
pub struct RecordDelivery {
    /// From whom, when that is kept.
    pub supplier_id: Option<SupplierId>,
    /// The number on their paper.
    pub reference: Option<String>,
    /// Anything else.
    pub note: Option<String>,
    /// What came; an item may stand twice, with two costs or dates.
    pub lines: Vec<DeliveredItem>,
}

impl Change for RecordDelivery {
    type Output = DeliveryView;
    const NAME: &'static str = "inventory.record_delivery";
    const PERMISSION: Permission = Permission::InventoryStock;

    fn run(&self, work: &mut Work) -> Result<DeliveryView, Failure> {
        let id = record(work, self)?;
        super::documents::one_delivery(work, id)
    }
}

/// One item came in: a delivery of one line, without supplier or cost.
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
    type Output = ItemView;
    const NAME: &'static str = "inventory.deliver";
    const PERMISSION: Permission = Permission::InventoryStock;

    fn run(&self, work: &mut Work) -> Result<ItemView, Failure> {
        let line = DeliveredItem {
            item_id: self.item_id,
            quantity: self.quantity,
            unit_cost: None,
            expires_on: None,
        };
        let delivery = RecordDelivery {
            supplier_id: None,
            reference: None,
            note: self.reason.clone(),
            lines: vec![line],
        };
        record(work, &delivery)?;
        let item = found(work, self.item_id)?;
        view(work, item)
    }
}

fn record(work: &mut Work, entered: &RecordDelivery) -> Result<DeliveryId, Failure> {
    let items: Vec<ItemId> = entered.lines.iter().map(|line| line.item_id).collect();
    check_lines(&items, true)?;
    let reference = optional_line("reference", entered.reference.as_deref(), 80)?.unwrap_or_default();
    let note = optional_line("note", entered.note.as_deref(), 200)?.unwrap_or_default();
    let supplier = entered.supplier_id.map(|id| supplier(work, id)).transpose()?;
    if let Some(archived) = supplier.as_ref().filter(|row| row.archived_at.is_some()) {
        let name = archived.name.clone();
        return Err(InventoryRefusal::SupplierArchived { name }.into());
    }
    let id = work.new_id::<DeliveryId>();
    let mut lines = Vec::with_capacity(entered.lines.len());
    let (mut amount, mut moved, mut alerts) = (Money::ZERO, Vec::new(), Vec::new());
    for (line, position) in entered.lines.iter().zip(1..) {
        check_delivered(line.quantity, line.unit_cost)?;
        let item = on_the_menu(work, line.item_id)?;
        if item.quantity.saturating_add(line.quantity) > MAX_STOCK {
            return Err(InventoryRefusal::TooMuch { name: item.name }.into());
        }
        let unit_cost = line.unit_cost.or(item.cost);
        let value = unit_cost.unwrap_or(Money::ZERO).times(line.quantity)?;
        let movement = MovementRow {
            id: work.new_id(),
            item_id: item.id,
            kind: MovementKind::Delivery,
            quantity: line.quantity,
            stock_after: 0,
            value,
            delivery_id: Some(id),
            count_id: None,
            consumption_id: None,
            invoice_id: None,
            reason: note.clone(),
            actor_id: work.actor_id(),
            at: work.now(),
        };
        if let Some(after) = inventory::move_stock(work.tx, &movement, true)? {
            alerts.push((item.id, after));
        }
        if let Some(unit_cost) = line.unit_cost {
            let cost = cost_after_delivery(item.quantity, item.cost, line.quantity, unit_cost)?;
            inventory::set_cost(work.tx, item.id, Some(cost))?;
        }
        amount = amount.plus(value)?;
        moved.push(MovedItem {
            item_id: item.id,
            item: item.name.clone(),
            quantity: line.quantity,
        });
        lines.push(DeliveryLineRow {
            position,
            item_id: item.id,
            item_name: item.name,
            quantity: line.quantity,
            unit_cost,
            amount: value,
            expires_on: line.expires_on,
        });
    }
    let row = DeliveryRow {
        id,
        number: journal::next_number(work.tx, "deliveries")?,
        supplier_id: entered.supplier_id,
        supplier_name: supplier.map(|row| row.name).unwrap_or_default(),
        reference,
        note,
        undoes_id: None,
        undone_by: None,
        items: i64::try_from(lines.len()).unwrap_or(i64::MAX),
        amount,
        at: work.now(),
        day: work.day()?,
        actor_id: work.actor_id(),
        actor_name: work.actor_name().to_owned(),
    };
    deliveries::insert(work.tx, &row, &lines)?;
    work.journal(&Event::StockDelivered {
        delivery_id: row.id,
        number: delivery_number(row.number),
        supplier_id: row.supplier_id,
        supplier: row.supplier_name,
        items: moved,
    })?;
    for (item, after) in alerts {
        follow_stock(work, item, after)?;
    }
    Ok(id)
}
