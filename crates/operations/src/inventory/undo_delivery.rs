//! A delivery that was booked by mistake is undone by another one, never taken away.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::DeliveryId;
use coworkflow_domain::inventory::{InventoryRefusal, MovementKind, cost_after_undo, delivery_number};
use coworkflow_domain::journal::{Event, MovedItem};
use coworkflow_domain::refusal::Refusal;
use coworkflow_domain::text::required_line;
use coworkflow_store::inventory::deliveries::{self, DeliveryLineRow, DeliveryRow};
use coworkflow_store::inventory::{self, MovementRow};
use coworkflow_store::{journal, spaces};
use serde::Serialize;

use super::{DeliveryView, follow_stock, found};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Takes out what a delivery brought, by a correcting delivery. Refused when some of it is gone already (`K2`): then a count
/// says what is there.
#[derive(Debug, Clone, Serialize)]
pub struct UndoDelivery {
    /// Which.
    pub id: DeliveryId,
    /// Why.
    pub reason: String,
}

impl Change for UndoDelivery {
    type Output = DeliveryView;
    const NAME: &'static str = "inventory.undo_delivery";
    const PERMISSION: Permission = Permission::InventoryCount;

    fn run(&self, work: &mut Work) -> Result<DeliveryView, Failure> {
        let reason = required_line("reason", &self.reason, 200)?;
        let undone = super::documents::delivery(work, self.id)?;
        let undone_number = delivery_number(undone.number);
        if undone.undoes_id.is_some() || undone.undone_by.is_some() {
            return Err(InventoryRefusal::UndoneAlready { number: undone_number }.into());
        }
        let id = work.new_id::<DeliveryId>();
        let brought = deliveries::lines(work.tx, undone.id)?;
        let lines: Vec<DeliveryLineRow> = brought.iter().map(taken_out).collect::<Result<_, Failure>>()?;
        let row = DeliveryRow {
            id,
            number: journal::next_number(work.tx, "deliveries")?,
            undoes_id: Some(undone.id),
            undone_by: None,
            note: reason.clone(),
            amount: undone.amount.negated()?,
            at: work.now(),
            day: work.day()?,
            actor_id: work.actor_id(),
            actor_name: work.actor_name().to_owned(),
            ..undone.clone()
        };
        deliveries::insert(work.tx, &row, &lines).map_err(|error| {
            if error.is_constraint("deliveries_undoes") {
                let number = undone_number.clone();
                return Refusal::from(InventoryRefusal::UndoneAlready { number }).into();
            }
            Failure::from(error)
        })?;
        let allow_negative = spaces::allow_negative_stock(work.tx)?;
        let (mut moved, mut alerts) = (Vec::new(), Vec::new());
        for line in &lines {
            let item = found(work, line.item_id)?;
            let movement = MovementRow {
                id: work.new_id(),
                item_id: item.id,
                kind: MovementKind::Delivery,
                quantity: line.quantity,
                stock_after: 0,
                value: line.amount,
                delivery_id: Some(id),
                count_id: None,
                consumption_id: None,
                invoice_id: None,
                reason: reason.clone(),
                actor_id: work.actor_id(),
                at: work.now(),
            };
            let Some(after) = inventory::move_stock(work.tx, &movement, allow_negative)? else {
                return Err(InventoryRefusal::NotEnough {
                    name: item.name,
                    left: item.quantity.max(0),
                }
                .into());
            };
            if let (Some(cost), Some(unit_cost)) = (item.cost, line.unit_cost) {
                let cost = cost_after_undo(item.quantity, cost, line.quantity.saturating_neg(), unit_cost)?;
                inventory::set_cost(work.tx, item.id, Some(cost))?;
            }
            alerts.push((item.id, after));
            moved.push(MovedItem {
                item_id: item.id,
                item: line.item_name.clone(),
                quantity: line.quantity.saturating_neg(),
            });
        }
        work.journal(&Event::DeliveryUndone {
            delivery_id: id,
            number: delivery_number(row.number),
            undone_id: undone.id,
            undone_number,
            items: moved,
            reason,
        })?;
        for (item, after) in alerts {
            follow_stock(work, item, after)?;
        }
        super::documents::one_delivery(work, undone.id)
    }
}

fn taken_out(line: &DeliveryLineRow) -> Result<DeliveryLineRow, Failure> {
    Ok(DeliveryLineRow {
        quantity: line.quantity.saturating_neg(),
        amount: line.amount.negated()?,
        expires_on: None,
        ..line.clone()
    })
}
