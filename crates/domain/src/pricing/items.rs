//! The price of an item for one guest at one moment (P7).

use serde::{Deserialize, Serialize};

use super::{
    Applied, Calendar, Effect, EffectKind, Guest, PassedOver, PriceRule, WhyNot,
    edges::next_by_the_clock,
    matching::{holds_at, holds_for},
};
use crate::{
    ids::ItemId,
    inventory::ItemCategory,
    money::{Money, MoneyOverflow},
    time::Instant,
};

/// An item as rules see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemFacts {
    /// Which.
    pub item_id: ItemId,
    /// Its shelf.
    pub category: ItemCategory,
    /// Its own price, of one.
    pub price: Money,
    /// In stock.
    pub stock: i64,
}

/// The price of one piece, with its reasons (P1, P7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemQuote {
    /// The item's own price.
    pub list_price: Money,
    /// What it costs.
    pub price: Money,
    /// The rules that had a part in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applied: Vec<Applied>,
    /// The rules that had none, in the order of the list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed_over: Vec<PassedOver>,
}

/// Prices one piece of an item: the first price that holds, else its own, and the first percentage off it (P2, P7).
pub fn item_price(
    item: ItemFacts,
    rules: &[PriceRule],
    guest: Guest,
    at: Instant,
    calendar: &Calendar,
) -> Result<ItemQuote, MoneyOverflow> {
    let local = calendar.zone.local(at);
    let mut quote = ItemQuote {
        list_price: item.price,
        price: item.price,
        applied: Vec::new(),
        passed_over: Vec::new(),
    };
    let (mut priced, mut reduced): (Option<&PriceRule>, Option<&PriceRule>) = (None, None);
    for rule in rules.iter().filter(|rule| !rule.effect.kind().prices_time()) {
        let scope = &rule.scope;
        let anything = scope.items.is_empty() && scope.item_categories.is_empty();
        let this = anything || scope.items.contains(&item.item_id) || scope.item_categories.contains(&item.category);
        let above = match rule.effect.kind() {
            EffectKind::ItemPrice => &mut priced,
            _ => &mut reduced,
        };
        let why = if !this {
            Some(WhyNot::OtherItem)
        } else if let Err(why) = holds_for(scope, guest).and_then(|()| holds_at(scope, local)) {
            Some(why)
        } else if scope.stock_below.is_some_and(|stock| stock <= item.stock) {
            Some(WhyNot::EnoughStock)
        } else {
            above.map(|_| WhyNot::Outranked)
        };
        match why {
            None => *above = Some(rule),
            Some(why) => quote.passed_over.push(PassedOver {
                rule: rule.named(),
                kind: rule.effect.kind(),
                why,
                by: above
                    .filter(|_| why == WhyNot::Outranked)
                    .map(|above| above.name.clone()),
            }),
        }
    }
    for rule in [priced, reduced].into_iter().flatten() {
        let before = quote.price;
        quote.price = match rule.effect {
            Effect::ItemPrice { price } => price,
            Effect::ItemPercentOff { percent } => before.minus(before.percent(percent)?)?,
            _ => before,
        };
        quote.applied.push(Applied {
            rule: rule.named(),
            kind: rule.effect.kind(),
            amount: quote.price.minus(before)?,
        });
    }
    Ok(quote)
}

/// Until when the prices of items stay what they are at `after`, but for stock and changed rules; `None` for longer than
/// a day.
#[must_use]
pub fn next_item_change(rules: &[PriceRule], after: Instant, calendar: &Calendar) -> Option<Instant> {
    let rules: Vec<&PriceRule> = rules.iter().filter(|rule| !rule.effect.kind().prices_time()).collect();
    next_by_the_clock(&rules, after, calendar)
}

#[cfg(test)]
#[path = "items_tests.rs"]
mod tests;
