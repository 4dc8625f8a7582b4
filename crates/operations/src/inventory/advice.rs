//! What to look after: what expires, and what to order.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{DeliveryId, ItemId};
use coworkflow_domain::inventory::{
    ExpiryState, OrderLine, PACE_DAYS, Pace, Reorder, expiry_state, may_be_left, order_text, reorder,
};
use coworkflow_domain::money::Money;
use coworkflow_domain::refusal::General;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Date;
use coworkflow_store::inventory::deliveries::{self, ExpiringRow, LastBought};
use coworkflow_store::spaces;

use super::may_see_cost;
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// How long after its last day a delivery is still looked for.
const LOOK_BACK_DAYS: i64 = 60;

/// What expires within some days, and what expired in the last two months and may still be there. Stock is counted by item, so
/// what is left of a delivery supposes that what came first was sold first.
#[derive(Debug, Clone, Copy)]
pub struct ExpiringStock {
    /// Days from today, 0..=365.
    pub days: i64,
}

/// A delivery of an item that expires.
#[derive(Debug, Clone, PartialEq)]
pub struct Expiring {
    /// The delivery.
    pub delivery_id: DeliveryId,
    /// Its number.
    pub number: i64,
    /// From whom; may be empty.
    pub supplier_name: String,
    /// What.
    pub item_id: ItemId,
    /// Its name.
    pub item_name: String,
    /// The last good day.
    pub expires_on: Date,
    /// Over, or near.
    pub state: ExpiryState,
    /// How many came.
    pub delivered: i64,
    /// When.
    pub delivered_on: Date,
    /// How many of them may still be there.
    pub may_be_left: i64,
}

impl Question for ExpiringStock {
    type Output = Vec<Expiring>;
    const NAME: &'static str = "inventory.expiring";
    const PERMISSION: Permission = Permission::InventoryRead;

    fn run(&self, work: &mut Work) -> Result<Vec<Expiring>, Failure> {
        let days = check_days(self.days, 0)?;
        let today = work.day()?;
        let rows = deliveries::expiring(work.tx, moved_by(today, -LOOK_BACK_DAYS), moved_by(today, days))?;
        Ok(rows.into_iter().filter_map(|row| left(row, today)).collect())
    }
}

fn left(row: ExpiringRow, today: Date) -> Option<Expiring> {
    let may_be_left = may_be_left(row.stock, row.delivered, row.later);
    (may_be_left > 0).then(|| Expiring {
        delivery_id: row.delivery_id,
        number: row.number,
        supplier_name: row.supplier_name,
        item_id: row.item_id,
        item_name: row.item_name,
        expires_on: row.expires_on,
        state: expiry_state(row.expires_on, today),
        delivered: row.delivered,
        delivered_on: row.delivered_on,
        may_be_left,
    })
}

/// What to order: items that fell to their minimum (`K4`), or that at the pace of the last 30 days run out within some days; by
/// the supplier that brought them last.
#[derive(Debug, Clone, Copy)]
pub struct ReorderList {
    /// Days from today, 1..=365. What is suggested lasts twice as long.
    pub days: i64,
}

/// An item to order.
#[derive(Debug, Clone, PartialEq)]
pub struct ReorderLine {
    /// What.
    pub item_id: ItemId,
    /// Its name.
    pub item_name: String,
    /// In stock.
    pub stock: i64,
    /// Its minimum.
    pub min_stock: i64,
    /// Sold in the last 30 days.
    pub sold: i64,
    /// How many, and how long the stock lasts.
    pub reorder: Reorder,
    /// What one cost last; left out for those who may not know it.
    pub last_cost: Option<Money>,
    /// When it was last bought.
    pub last_bought_on: Option<Date>,
}

/// What to order from one supplier.
#[derive(Debug, Clone, PartialEq)]
pub struct ReorderGroup {
    /// Who brought it last; nothing for what nobody is known for.
    pub supplier: Option<LastBought>,
    /// By name.
    pub lines: Vec<ReorderLine>,
    /// The space that orders.
    space: String,
}

impl ReorderGroup {
    /// The order as it is sent, in a language.
    pub fn text(&self, lang: Lang) -> String {
        let lines: Vec<OrderLine> = self
            .lines
            .iter()
            .map(|line| (line.item_name.clone(), line.reorder.quantity))
            .collect();
        let supplier = self.supplier.as_ref().map_or("", |supplier| &supplier.supplier_name);
        order_text(&self.space, supplier, &lines, lang)
    }
}

impl Question for ReorderList {
    type Output = Vec<ReorderGroup>;
    const NAME: &'static str = "inventory.reorder";
    const PERMISSION: Permission = Permission::InventoryRead;

    fn run(&self, work: &mut Work) -> Result<Vec<ReorderGroup>, Failure> {
        let within = check_days(self.days, 1)?;
        let space = spaces::the_space(work.tx)?.name;
        let costs = may_see_cost(work);
        let now = work.now();
        let mut groups: Vec<ReorderGroup> = Vec::new();
        for row in deliveries::pace(work.tx, now.plus_seconds(-PACE_DAYS * 86_400))? {
            let pace = Pace {
                sold: row.sold,
                days: (now.millis_since(row.created_at) / 86_400_000 + 1).clamp(1, PACE_DAYS),
            };
            let Some(reorder) = reorder(row.quantity, row.min_stock, pace, within) else {
                continue;
            };
            let last = deliveries::last_bought(work.tx, row.id)?;
            let line = ReorderLine {
                item_id: row.id,
                item_name: row.name,
                stock: row.quantity,
                min_stock: row.min_stock,
                sold: row.sold,
                reorder,
                last_cost: last.as_ref().and_then(|last| last.unit_cost).filter(|_| costs),
                last_bought_on: last.as_ref().map(|last| last.day),
            };
            let same = |group: &&mut ReorderGroup| {
                group.supplier.as_ref().map(|of| of.supplier_id) == last.as_ref().map(|of| of.supplier_id)
            };
            match groups.iter_mut().find(same) {
                Some(group) => group.lines.push(line),
                None => groups.push(ReorderGroup {
                    supplier: last,
                    lines: vec![line],
                    space: space.clone(),
                }),
            }
        }
        // Who is known first, then what nobody is known for.
        groups.sort_by_key(|group| match &group.supplier {
            Some(supplier) => (false, supplier.supplier_name.clone()),
            None => (true, String::new()),
        });
        Ok(groups)
    }
}

fn check_days(days: i64, least: i64) -> Result<i64, Failure> {
    if (least..=365).contains(&days) {
        return Ok(days);
    }
    Err(General::invalid(
        "days",
        "Look 1 to 365 days ahead. Enter another number.",
        "يمكن النظر من يوم إلى 365 يومًا مقدمًا. أدخل رقمًا آخر.",
    )
    .into())
}

/// The date so many days later; the same one at the end of the calendar.
fn moved_by(date: Date, days: i64) -> Date {
    coworkflow_domain::time::date_of_number(coworkflow_domain::time::day_number(date).saturating_add(days))
        .unwrap_or(date)
}
