//! Goods of a corrected invoice go back to the shelf.

use coworkflow_domain::ids::{InvoiceLineId, MovementId};
use coworkflow_domain::inventory::MovementKind;
use coworkflow_domain::invoices::{CreditRefusal, check_restock, invoice_number};
use coworkflow_domain::journal::Event;
use coworkflow_store::inventory::{self, MovementRow};
use coworkflow_store::invoices::{self, InvoiceLineRow, InvoiceRow};

use crate::failure::Failure;
use crate::inventory::{follow_stock, found};
use crate::work::Work;

/// Pieces of a line that could go back: those of items that were sold and not put back yet.
pub(super) fn restockable(line: &InvoiceLineRow) -> i64 {
    if line.item_id.is_some() {
        line.quantity.saturating_sub(line.restocked).max(0)
    } else {
        0
    }
}

/// Puts pieces of an item line back in stock by a movement (`K1`, `K3`), at what they cost.
pub(super) fn put_back(
    work: &mut Work,
    invoice: &InvoiceRow,
    id: InvoiceLineId,
    quantity: i64,
    reason: &str,
) -> Result<(), Failure> {
    let lines = invoices::lines(work.tx, invoice.id)?;
    let line = lines
        .iter()
        .find(|line| line.id == id)
        .ok_or(CreditRefusal::NoSuchLine)?;
    let Some(item_id) = line.item_id else {
        return Err(CreditRefusal::RestockTooMany { line: id, left: 0 }.into());
    };
    let quantity = check_restock(id, quantity, line.quantity, line.restocked)?;
    invoices::restock(work.tx, invoice.id, id, quantity)?;
    let movement = MovementRow {
        id: work.new_id::<MovementId>(),
        item_id,
        kind: MovementKind::Void,
        quantity,
        stock_after: 0,
        value: line.cost.share(quantity, line.quantity)?,
        delivery_id: None,
        count_id: None,
        consumption_id: None,
        invoice_id: Some(invoice.id),
        reason: reason.to_owned(),
        actor_id: work.actor_id(),
        at: work.now(),
    };
    let item = found(work, item_id)?;
    // What comes is never refused for what is there.
    let Some(stock) = inventory::move_stock(work.tx, &movement, true)? else {
        return Err(CreditRefusal::NoSuchLine.into());
    };
    work.journal(&Event::StockReturned {
        invoice_id: invoice.id,
        invoice_number: invoice_number(&invoice.prefix, invoice.number),
        customer_id: invoice.customer_id,
        customer: invoice.customer_name.clone(),
        item_id,
        item: item.name,
        quantity,
        stock: stock.quantity,
    })?;
    follow_stock(work, item_id, stock)
}
