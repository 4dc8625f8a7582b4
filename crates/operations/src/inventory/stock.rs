//! Every change of stock: a movement, and the alert that follows from it.

use coworkflow_domain::ids::{ConsumptionId, ItemId};
use coworkflow_domain::inventory::{AlertChange, MovementKind, alert};
use coworkflow_domain::journal::Event;
use coworkflow_store::inventory::{self, MovementRow};

use crate::failure::Failure;
use crate::work::Work;

/// A change of stock to be made.
#[derive(Debug, Clone, Copy)]
pub struct Movement<'a> {
    /// Of which item.
    pub item: ItemId,
    /// Its name, for the journal.
    pub name: &'a str,
    /// Delivery, sale, void, count or waste.
    pub kind: MovementKind,
    /// What comes (positive) or goes.
    pub quantity: i64,
    /// The sale it belongs to.
    pub consumption: Option<ConsumptionId>,
    /// Why; may be empty.
    pub reason: &'a str,
}

/// Moves stock, records the movement (`K1`) and raises or clears the alert (`K4`). The stock after it, or `None`, and
/// nothing moved, when not enough is left and `allow_negative` is not set (`K2`).
pub fn move_stock(work: &mut Work, movement: Movement, allow_negative: bool) -> Result<Option<i64>, Failure> {
    let row = MovementRow {
        id: work.new_id(),
        item_id: movement.item,
        kind: movement.kind,
        quantity: movement.quantity,
        stock_after: 0,
        consumption_id: movement.consumption,
        reason: movement.reason.to_owned(),
        actor_id: work.actor_id(),
        at: work.now(),
    };
    let Some(after) = inventory::move_stock(work.tx, &row, allow_negative)? else {
        return Ok(None);
    };
    follow(work, movement.item, movement.name, after.low_before, after.quantity, after.min_stock)?;
    Ok(Some(after.quantity))
}

/// Raises the alert or takes it back (`K4`); whether it stands afterwards.
pub(super) fn follow(
    work: &mut Work,
    item: ItemId,
    name: &str,
    was_low: bool,
    quantity: i64,
    min_stock: i64,
) -> Result<bool, Failure> {
    let (low, event) = match alert(was_low, quantity, min_stock) {
        AlertChange::None => return Ok(was_low),
        AlertChange::Raise => (true, Event::StockLow { item_id: item, item: name.to_owned(), stock: quantity, min_stock }),
        AlertChange::Clear => (false, Event::StockRecovered { item_id: item, item: name.to_owned(), stock: quantity }),
    };
    inventory::set_low(work.tx, item, low)?;
    work.journal(&event)?;
    Ok(low)
}
