//! Somebody counts: stock becomes what was there, by movements, and the paper keeps both numbers.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CountId, ItemId};
use coworkflow_domain::inventory::{InventoryRefusal, MovementKind, check_counted, check_lines, count_number};
use coworkflow_domain::journal::{CountedItem, Event};
use coworkflow_domain::money::Money;
use coworkflow_domain::text::optional_line;
use coworkflow_store::inventory::counts::{self, CountLineRow, CountRow};
use coworkflow_store::inventory::{self, ItemRow, MovementRow};
use coworkflow_store::journal;
use serde::{Deserialize, Serialize};

use super::{CountView, ItemView, cost_of, follow_stock, found, on_the_menu, view};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// A counted item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// What.
    pub item_id: ItemId,
    /// What is there, 0..=1,000,000.
    pub counted: i64,
    /// What the books said when the counter looked; a count is refused when they have moved since. Left out, nobody looked.
    pub expected: Option<i64>,
}

/// What a count would change, before it does.
#[derive(Debug, Clone)]
pub struct PreviewCount {
    /// What was counted; each item once.
    pub lines: Vec<Counted>,
}

impl Question for PreviewCount {
    type Output = CountView;
    const NAME: &'static str = "inventory.preview_count";
    const PERMISSION: Permission = Permission::InventoryCount;

    fn run(&self, work: &mut Work) -> Result<CountView, Failure> {
        let compared = compare(work, &self.lines)?;
        let lines: Vec<CountLineRow> = compared.into_iter().map(|(_, line)| line).collect();
        let row = paper(work, work.new_id(), 0, String::new(), &lines)?;
        Ok(CountView { row, lines })
    }
}

/// Books a count of many items at once.
#[derive(Debug, Clone, Serialize)]
pub struct ApplyCount {
    /// What was counted; each item once.
    pub lines: Vec<Counted>,
    /// Why, or anything else.
    pub note: Option<String>,
}

impl Change for ApplyCount {
    type Output = CountView;
    const NAME: &'static str = "inventory.apply_count";
    const PERMISSION: Permission = Permission::InventoryCount;

    fn run(&self, work: &mut Work) -> Result<CountView, Failure> {
        let note = optional_line("note", self.note.as_deref(), 200)?.unwrap_or_default();
        apply(work, &self.lines, note)
    }
}

/// Somebody counted one item. A count that agrees is recorded too.
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
    type Output = ItemView;
    const NAME: &'static str = "inventory.count";
    const PERMISSION: Permission = Permission::InventoryCount;

    fn run(&self, work: &mut Work) -> Result<ItemView, Failure> {
        let note = optional_line("reason", self.reason.as_deref(), 200)?.unwrap_or_default();
        let line = Counted {
            item_id: self.item_id,
            counted: self.counted,
            expected: None,
        };
        apply(work, &[line], note)?;
        let item = found(work, self.item_id)?;
        view(work, item)
    }
}

/// Each counted item with its line.
fn compare(work: &mut Work, counted: &[Counted]) -> Result<Vec<(ItemRow, CountLineRow)>, Failure> {
    let items: Vec<ItemId> = counted.iter().map(|line| line.item_id).collect();
    check_lines(&items, false)?;
    let mut compared = Vec::with_capacity(counted.len());
    for (line, position) in counted.iter().zip(1..) {
        let counted = check_counted(line.counted)?;
        let item = on_the_menu(work, line.item_id)?;
        let row = CountLineRow {
            position,
            item_id: item.id,
            item_name: item.name.clone(),
            expected: item.quantity,
            counted,
            value: cost_of(&item, counted.saturating_sub(item.quantity))?,
        };
        compared.push((item, row));
    }
    Ok(compared)
}

fn apply(work: &mut Work, counted: &[Counted], note: String) -> Result<CountView, Failure> {
    let compared = compare(work, counted)?;
    let id = work.new_id::<CountId>();
    let (mut differences, mut alerts, mut lines) = (Vec::new(), Vec::new(), Vec::with_capacity(compared.len()));
    for ((item, line), asked) in compared.into_iter().zip(counted) {
        if asked.expected.is_some_and(|expected| expected != item.quantity) {
            return Err(InventoryRefusal::MovedMeanwhile {
                name: item.name,
                stock: item.quantity,
            }
            .into());
        }
        let movement = MovementRow {
            id: work.new_id(),
            item_id: item.id,
            kind: MovementKind::Count,
            quantity: line.counted.saturating_sub(line.expected),
            stock_after: 0,
            value: line.value,
            delivery_id: None,
            count_id: Some(id),
            consumption_id: None,
            invoice_id: None,
            reason: note.clone(),
            actor_id: work.actor_id(),
            at: work.now(),
        };
        // A count is what is there, whatever the books said before.
        if let Some(after) = inventory::move_stock(work.tx, &movement, true)? {
            alerts.push((item.id, after));
        }
        if line.counted != line.expected {
            differences.push(CountedItem {
                item: line.item_name.clone(),
                before: line.expected,
                after: line.counted,
            });
        }
        lines.push(line);
    }
    let number = journal::next_number(work.tx, "stock_counts")?;
    let row = paper(work, id, number, note, &lines)?;
    counts::insert(work.tx, &row, &lines)?;
    work.journal(&Event::StockCounted {
        count_id: id,
        number: count_number(number),
        counted: row.items,
        item_ids: lines.iter().map(|line| line.item_id).collect(),
        differences,
        reason: row.note.clone(),
    })?;
    for (item, after) in alerts {
        follow_stock(work, item, after)?;
    }
    Ok(CountView { row, lines })
}

fn paper(work: &mut Work, id: CountId, number: i64, note: String, lines: &[CountLineRow]) -> Result<CountRow, Failure> {
    let differ = lines.iter().filter(|line| line.counted != line.expected).count();
    Ok(CountRow {
        id,
        number,
        note,
        items: i64::try_from(lines.len()).unwrap_or(i64::MAX),
        differences: i64::try_from(differ).unwrap_or(i64::MAX),
        value: Money::sum(lines.iter().map(|line| line.value))?,
        at: work.now(),
        day: work.day()?,
        actor_id: work.actor_id(),
        actor_name: work.actor_name().to_owned(),
    })
}
