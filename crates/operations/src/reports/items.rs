//! What items brought in and what is left of it.

use std::collections::HashMap;

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ItemId;
use coworkflow_domain::inventory::ItemCategory;
use coworkflow_domain::money::Money;
use coworkflow_domain::reports::{Document, Period};
use coworkflow_store::{inventory, reports};

use super::ask::{Asked, Compared, add, share, take};
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// The items of a period with their margin.
#[derive(Debug, Clone, Copy)]
pub struct ItemsReport {
    /// The period.
    pub asked: Asked,
}

/// What was sold of the shelf.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemSales {
    /// The days it is about.
    pub period: Period,
    /// Every item that was sold or credited, the best first.
    pub rows: Vec<ItemSale>,
    /// All together.
    pub total: ItemFigures,
}

/// One item.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemSale {
    /// The item.
    pub id: ItemId,
    /// Its name now.
    pub name: String,
    /// What kind of thing it is.
    pub category: ItemCategory,
    /// What it came to.
    pub figures: ItemFigures,
}

/// What an item came to.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ItemFigures {
    /// Pieces sold; what was credited stays sold.
    pub quantity: i64,
    /// Invoiced less credited, with tax.
    pub revenue: Money,
    /// Tax in it.
    pub tax: Money,
    /// What the pieces had cost.
    pub cost: Money,
    /// Revenue without tax less cost, of what has a cost.
    pub margin: Option<Money>,
    /// Basis points of the margin in that revenue without tax.
    pub margin_share: Option<i64>,
}

impl ItemFigures {
    /// Revenue without tax, where a cost is known to hold against it.
    fn known(&self) -> Result<Money, Failure> {
        if self.cost.is_zero() {
            return Ok(Money::ZERO);
        }
        Ok(self.revenue.minus(self.tax)?)
    }

    fn plus(&mut self, other: &ItemFigures) -> Result<(), Failure> {
        self.quantity += other.quantity;
        add(&mut self.revenue, other.revenue)?;
        add(&mut self.tax, other.tax)?;
        add(&mut self.cost, other.cost)
    }

    fn finish(mut self, known: Money) -> Result<ItemFigures, Failure> {
        if !self.cost.is_zero() {
            let margin = known.minus(self.cost)?;
            self.margin = Some(margin);
            self.margin_share = share(margin.minor(), known.minor());
        }
        Ok(self)
    }
}

impl Question for ItemsReport {
    type Output = Compared<ItemSales>;
    const NAME: &'static str = "reports.items";
    const PERMISSION: Permission = Permission::ReportsRead;

    fn run(&self, work: &mut Work) -> Result<Compared<ItemSales>, Failure> {
        self.asked.answer(work, sales)
    }
}

fn sales(work: &mut Work, period: Period) -> Result<ItemSales, Failure> {
    let mut by_item: HashMap<ItemId, ItemFigures> = HashMap::new();
    for day in reports::item_days(work.tx, period)? {
        let Some(item) = day.item_id else { continue };
        let figures = by_item.entry(item).or_default();
        match day.document {
            Document::Invoice => {
                figures.quantity += day.quantity;
                add(&mut figures.revenue, day.total)?;
                add(&mut figures.tax, day.tax)?;
                add(&mut figures.cost, day.cost)?;
            }
            Document::CreditNote => {
                take(&mut figures.revenue, day.total)?;
                take(&mut figures.tax, day.tax)?;
            }
        }
    }
    let (mut total, mut total_known) = (ItemFigures::default(), Money::ZERO);
    let mut rows = Vec::new();
    for (id, figures) in by_item {
        let known = figures.known()?;
        total.plus(&figures)?;
        add(&mut total_known, known)?;
        if let Some(item) = inventory::by_id(work.tx, id)? {
            rows.push(ItemSale {
                id,
                name: item.name,
                category: item.category,
                figures: figures.finish(known)?,
            });
        }
    }
    rows.sort_by(|one, other| (other.figures.revenue, &other.name).cmp(&(one.figures.revenue, &one.name)));
    Ok(ItemSales {
        period,
        rows,
        total: total.finish(total_known)?,
    })
}
