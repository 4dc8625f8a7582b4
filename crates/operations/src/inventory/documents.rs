//! Looking at deliveries and counts.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CountId, DeliveryId, SupplierId};
use coworkflow_domain::money::Money;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::inventory::counts::{self, CountLineRow, CountRow};
use coworkflow_store::inventory::deliveries::{self, DeliveryLineRow, DeliveryRow};
use serde::{Deserialize, Serialize};

use super::may_see_cost;
use super::suppliers::supplier;
use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::Question;
use crate::work::Work;

/// A delivery as its reader may see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeliveryView {
    /// The delivery.
    pub row: DeliveryRow,
    /// Its lines; none in a list.
    pub lines: Vec<DeliveryLineRow>,
    /// Whether the reader may know what it cost; if not, the costs are left out.
    pub costs: bool,
}

/// A count with its lines, which a list leaves out. Who counts may know what goods cost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CountView {
    /// The count.
    pub row: CountRow,
    /// Its lines.
    pub lines: Vec<CountLineRow>,
}

/// A page of deliveries, the newest first.
#[derive(Debug, Clone)]
pub struct ListDeliveries {
    /// Only from this supplier.
    pub supplier_id: Option<SupplierId>,
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for ListDeliveries {
    type Output = Page<DeliveryView>;
    const NAME: &'static str = "inventory.deliveries";
    const PERMISSION: Permission = Permission::InventoryRead;

    fn run(&self, work: &mut Work) -> Result<Page<DeliveryView>, Failure> {
        let size = page::size(self.first)?;
        let before = self.after.as_deref().map(page::number).transpose()?;
        if let Some(id) = self.supplier_id {
            supplier(work, id)?;
        }
        let rows = deliveries::page(work.tx, self.supplier_id, before, page::limit(size))?;
        let page = Page::cut(rows, size, |row| row.number.to_string());
        let costs = may_see_cost(work);
        Ok(page.map(|row| seen(row, Vec::new(), costs)))
    }
}

/// One delivery with its lines.
#[derive(Debug, Clone, Copy)]
pub struct OneDelivery {
    /// Which.
    pub id: DeliveryId,
}

impl Question for OneDelivery {
    type Output = DeliveryView;
    const NAME: &'static str = "inventory.delivery";
    const PERMISSION: Permission = Permission::InventoryRead;

    fn run(&self, work: &mut Work) -> Result<DeliveryView, Failure> {
        one_delivery(work, self.id)
    }
}

/// A page of counts, the newest first.
#[derive(Debug, Clone)]
pub struct ListCounts {
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for ListCounts {
    type Output = Page<CountView>;
    const NAME: &'static str = "inventory.counts";
    const PERMISSION: Permission = Permission::InventoryCount;

    fn run(&self, work: &mut Work) -> Result<Page<CountView>, Failure> {
        let size = page::size(self.first)?;
        let before = self.after.as_deref().map(page::number).transpose()?;
        let rows = counts::page(work.tx, before, page::limit(size))?;
        let page = Page::cut(rows, size, |row| row.number.to_string());
        Ok(page.map(|row| CountView { row, lines: Vec::new() }))
    }
}

/// One count with its lines.
#[derive(Debug, Clone, Copy)]
pub struct OneCount {
    /// Which.
    pub id: CountId,
}

impl Question for OneCount {
    type Output = CountView;
    const NAME: &'static str = "inventory.one_count";
    const PERMISSION: Permission = Permission::InventoryCount;

    fn run(&self, work: &mut Work) -> Result<CountView, Failure> {
        let row = counts::by_id(work.tx, self.id)?.ok_or(General::NotFound {
            what: SubjectKind::StockCount,
        })?;
        let lines = counts::lines(work.tx, row.id)?;
        Ok(CountView { row, lines })
    }
}

/// The row, or the same refusal as for a random id (`A3`).
pub(super) fn delivery(work: &mut Work, id: DeliveryId) -> Result<DeliveryRow, Failure> {
    let row = deliveries::by_id(work.tx, id)?;
    Ok(row.ok_or(General::NotFound {
        what: SubjectKind::Delivery,
    })?)
}

/// One delivery as the actor may see it.
pub(super) fn one_delivery(work: &mut Work, id: DeliveryId) -> Result<DeliveryView, Failure> {
    let row = delivery(work, id)?;
    let lines = deliveries::lines(work.tx, row.id)?;
    Ok(seen(row, lines, may_see_cost(work)))
}

fn seen(mut row: DeliveryRow, mut lines: Vec<DeliveryLineRow>, costs: bool) -> DeliveryView {
    if !costs {
        row.amount = Money::ZERO;
        for line in &mut lines {
            line.unit_cost = None;
            line.amount = Money::ZERO;
        }
    }
    DeliveryView { row, lines, costs }
}
