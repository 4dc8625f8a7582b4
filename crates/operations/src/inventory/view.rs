//! An item as its reader may see it: what it costs the house is for those who set prices or read reports.

use coworkflow_domain::access::Permission;
use coworkflow_domain::inventory::{Margin, margin};
use coworkflow_domain::money::Money;
use coworkflow_domain::spaces::TaxSettings;
use coworkflow_store::inventory::ItemRow;
use coworkflow_store::spaces;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::work::Work;

/// An item, with its margin where the reader may know it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ItemView {
    /// The item; its `cost` is left out for those who may not know it.
    pub item: ItemRow,
    /// What the price leaves over the cost, when that is known.
    pub margin: Option<Margin>,
}

impl std::ops::Deref for ItemView {
    type Target = ItemRow;
    fn deref(&self) -> &ItemRow {
        &self.item
    }
}

/// Whether the actor may know what goods cost.
pub(crate) fn may_see_cost(work: &Work) -> bool {
    work.may(Permission::InventoryWrite) || work.may(Permission::ReportsRead)
}

/// The item as the actor may see it.
pub(crate) fn view(work: &mut Work, item: ItemRow) -> Result<ItemView, Failure> {
    let tax = spaces::the_space(work.tx)?.tax();
    seen(item, &tax, may_see_cost(work))
}

/// The same for a list.
pub(crate) fn views(work: &mut Work, items: Vec<ItemRow>) -> Result<Vec<ItemView>, Failure> {
    let tax = spaces::the_space(work.tx)?.tax();
    let known = may_see_cost(work);
    items.into_iter().map(|item| seen(item, &tax, known)).collect()
}

fn seen(mut item: ItemRow, tax: &TaxSettings, known: bool) -> Result<ItemView, Failure> {
    item.cost = item.cost.filter(|_| known);
    let margin = item.cost.map(|cost| margin(item.price, cost, tax)).transpose()?;
    Ok(ItemView { item, margin })
}

/// What so many pieces cost at the present cost price; 0 when it is not known.
pub(crate) fn cost_of(item: &ItemRow, quantity: i64) -> Result<Money, Failure> {
    Ok(item.cost.unwrap_or(Money::ZERO).times(quantity)?)
}
