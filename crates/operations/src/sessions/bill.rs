//! What a session bills: its time and what was consumed.

use coworkflow_domain::invoices::{DraftLine, LineKind};
use coworkflow_domain::money::Money;
use coworkflow_domain::pricing::Quote;
use coworkflow_store::sessions::ConsumptionRow;

use crate::failure::{Failure, broken};
use crate::invoices::LineDetail;
use crate::pricing;

/// The lines of the bill: a line per priced stretch of time, then a line per item and price, voided ones left out.
pub(super) fn lines(quote: &Quote, consumptions: &[ConsumptionRow]) -> Result<Vec<DraftLine>, Failure> {
    let mut lines = time_lines(quote)?;
    add_items(&mut lines, consumptions)?;
    Ok(lines)
}

/// A line per priced stretch of time.
pub(crate) fn time_lines(quote: &Quote) -> Result<Vec<DraftLine>, Failure> {
    let mut lines = Vec::new();
    for line in &quote.lines {
        let detail = LineDetail {
            en: line.en.clone(),
            ar: line.ar.clone(),
        };
        lines.push(DraftLine {
            kind: LineKind::Time,
            description: line.resource_name.clone(),
            detail: serde_json::to_string(&detail).map_err(broken)?,
            quantity: line.minutes,
            unit_price: line.rate_per_hour,
            amount: line.amount,
            cost: Money::ZERO,
            item_id: None,
            resource_id: Some(line.resource_id),
        });
    }
    Ok(lines)
}

fn add_items(lines: &mut Vec<DraftLine>, consumptions: &[ConsumptionRow]) -> Result<(), Failure> {
    for sale in consumptions.iter().filter(|sale| sale.voided_at.is_none()) {
        let amount = sale.price_at_consumption.times(sale.quantity)?;
        let detail = detail_of(sale)?;
        let same = |line: &&mut DraftLine| {
            line.item_id == Some(sale.item_id)
                && line.unit_price == sale.price_at_consumption
                && line.detail == detail
                && line.description == sale.item_name
        };
        match lines.iter_mut().find(same) {
            Some(line) => {
                line.quantity = line.quantity.saturating_add(sale.quantity);
                line.amount = line.amount.plus(amount)?;
                line.cost = line.cost.plus(sale.cost)?;
            }
            None => lines.push(DraftLine {
                kind: LineKind::Item,
                description: sale.item_name.clone(),
                detail,
                quantity: sale.quantity,
                unit_price: sale.price_at_consumption,
                amount,
                cost: sale.cost,
                item_id: Some(sale.item_id),
                resource_id: None,
            }),
        }
    }
    Ok(())
}

/// Which rules made the price of a sale (`P7`), in both languages; empty when none did.
fn detail_of(sale: &ConsumptionRow) -> Result<String, Failure> {
    match &sale.price_reasons {
        Some(kept) => pricing::detail_of(&serde_json::from_str(kept).map_err(broken)?),
        None => Ok(String::new()),
    }
}
