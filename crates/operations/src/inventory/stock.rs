//! What follows from a change of stock.

use coworkflow_domain::ids::ItemId;
use coworkflow_domain::inventory::{AlertChange, alert};
use coworkflow_domain::journal::Event;
use coworkflow_store::inventory::{self, StockAfter};

use crate::failure::Failure;
use crate::work::Work;

/// Raises the alert of an item or takes it back (`K4`), once the movement that decides it is in the journal.
pub(crate) fn follow_stock(work: &mut Work, id: ItemId, after: StockAfter) -> Result<(), Failure> {
    let (stock, min_stock) = (after.quantity, after.min_stock);
    let low = match alert(after.low_before, stock, min_stock) {
        AlertChange::None => return Ok(()),
        AlertChange::Raise => true,
        AlertChange::Clear => false,
    };
    inventory::set_low(work.tx, id, low)?;
    let item = super::found(work, id)?.name;
    work.journal(&if low {
        Event::StockLow {
            item_id: id,
            item,
            stock,
            min_stock,
        }
    } else {
        Event::StockRecovered {
            item_id: id,
            item,
            stock,
        }
    })
}
