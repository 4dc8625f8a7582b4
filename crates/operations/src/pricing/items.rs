//! What items cost one guest now (`P7`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::CustomerType;
use coworkflow_domain::ids::{CustomerId, ItemId};
use coworkflow_domain::pricing::{Guest, ItemFacts, ItemQuote, PriceRule, item_price, next_item_change};
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Instant;
use coworkflow_store::customers;
use coworkflow_store::inventory::{self, ItemRow};
use coworkflow_store::sessions::ConsumptionRow;

use super::terms::{calendar, guest, rules_now};
use crate::failure::{Failure, broken};
use crate::invoices::LineDetail;
use crate::perform::Question;
use crate::work::Work;

/// The most items that are asked for at once.
const MOST_ITEMS: usize = 200;

/// What an item costs this guest now.
pub(crate) fn item_quote(
    work: &mut Work,
    item: &ItemRow,
    rules: &[PriceRule],
    guest: Guest,
) -> Result<ItemQuote, Failure> {
    let (now, calendar) = (work.now(), calendar(work)?);
    let facts = ItemFacts {
        item_id: item.id,
        category: item.category,
        price: item.price,
        stock: item.quantity,
    };
    Ok(item_price(facts, rules, guest, now, &calendar)?)
}

/// The reasons as they are kept with a sale; nothing where there was no rule to tell of.
pub(crate) fn stored(quote: &ItemQuote) -> Result<Option<String>, Failure> {
    if quote.applied.is_empty() && quote.passed_over.is_empty() {
        return Ok(None);
    }
    Ok(Some(serde_json::to_string(quote).map_err(broken)?))
}

/// Which rules made the price (`P7`), in both languages, as a line keeps it; empty when none did.
pub(crate) fn detail_of(quote: &ItemQuote) -> Result<String, Failure> {
    if quote.applied.is_empty() {
        return Ok(String::new());
    }
    let detail = LineDetail {
        en: quote.reason(Lang::En),
        ar: quote.reason(Lang::Ar),
    };
    serde_json::to_string(&detail).map_err(broken)
}

/// Why a sale cost what it did; nothing where there was no rule to tell of.
pub fn reasons_of(sale: &ConsumptionRow) -> Result<Option<ItemQuote>, Failure> {
    let kept = sale.price_reasons.as_deref();
    kept.map(|kept| serde_json::from_str(kept).map_err(broken)).transpose()
}

/// What items cost now.
#[derive(Debug, Clone)]
pub struct ItemPrices {
    /// For whom; left out: a passer-by.
    pub customer_id: Option<CustomerId>,
    /// Which, at most 200.
    pub items: Vec<ItemId>,
}

/// What one item costs now.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemPrice {
    /// Which.
    pub item_id: ItemId,
    /// The price with its reasons.
    pub quote: ItemQuote,
    /// When the clock may change it next.
    pub until: Option<Instant>,
}

impl Question for ItemPrices {
    type Output = Vec<ItemPrice>;
    const NAME: &'static str = "pricing.item_prices";
    const PERMISSION: Permission = Permission::InventoryRead;

    fn run(&self, work: &mut Work) -> Result<Vec<ItemPrice>, Failure> {
        if self.items.len() > MOST_ITEMS {
            let (en, ar) = (
                "Ask for at most 200 items at once.",
                "اطلب 200 صنف على الأكثر في المرة الواحدة.",
            );
            return Err(General::invalid("itemIds", en, ar).into());
        }
        let guest = match self.customer_id {
            None => passer_by(),
            Some(id) => {
                let customer = customers::by_id(work.tx, id)?.ok_or(General::NotFound {
                    what: SubjectKind::Customer,
                })?;
                guest(work, &customer)?
            }
        };
        let (rules, now, calendar) = (rules_now(work)?, work.now(), calendar(work)?);
        let until = next_item_change(&rules, now, &calendar);
        let mut prices = Vec::with_capacity(self.items.len());
        for id in &self.items {
            // An item that is gone has no price; the others keep theirs.
            let Some(item) = inventory::by_id(work.tx, *id)? else {
                continue;
            };
            prices.push(ItemPrice {
                item_id: item.id,
                quote: item_quote(work, &item, &rules, guest)?,
                until,
            });
        }
        Ok(prices)
    }
}

/// Somebody whom nobody knows.
pub(crate) const fn passer_by() -> Guest {
    Guest {
        customer_id: None,
        customer_type: CustomerType::Visitor,
        lead_minutes: 0,
    }
}
