//! A rule as an owner enters it.

use coworkflow_domain::journal::Value;
use coworkflow_domain::pricing::{Effect, NewRule, PricingRefusal, Scope};
use coworkflow_store::{customers, inventory, resources};
use serde::Serialize;

use crate::failure::Failure;
use crate::work::Work;

/// What an owner enters of a rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleEntry {
    /// As the owner calls it.
    pub name: String,
    /// Where it holds.
    pub scope: Scope,
    /// What it does there.
    pub effect: Effect,
}

impl RuleEntry {
    /// Checks it, and that the places, guests and items it names are there (`A3`).
    pub(super) fn checked(&self, work: &mut Work) -> Result<NewRule, Failure> {
        let rule = NewRule::checked(&self.name, self.scope.clone(), self.effect)?;
        let unknown = |field| PricingRefusal::UnknownName { field };
        for id in &rule.scope.resources {
            resources::by_id(work.tx, *id)?.ok_or_else(|| unknown("resources"))?;
        }
        for id in &rule.scope.customers {
            customers::by_id(work.tx, *id)?.ok_or_else(|| unknown("customers"))?;
        }
        for id in &rule.scope.items {
            inventory::by_id(work.tx, *id)?.ok_or_else(|| unknown("items"))?;
        }
        Ok(rule)
    }
}

/// The fields of a rule as the history shows a change of them, with names in the place of ids.
pub(super) fn fields(
    work: &mut Work,
    name: &str,
    scope: &Scope,
    effect: &Effect,
) -> Result<Vec<(&'static str, Value)>, Failure> {
    let (mut places, mut guests, mut items) = (Vec::new(), Vec::new(), Vec::new());
    for id in &scope.resources {
        places.extend(resources::by_id(work.tx, *id)?.map(|place| place.name));
    }
    for id in &scope.customers {
        guests.extend(customers::by_id(work.tx, *id)?.map(|guest| guest.name));
    }
    for id in &scope.items {
        items.extend(inventory::by_id(work.tx, *id)?.map(|item| item.name));
    }
    let mut fields: Vec<(&'static str, Value)> = vec![
        ("name", name.to_owned().into()),
        ("effect", effect.kind().name().into()),
    ];
    let price = effect.price().map_or(Value::Nothing, Into::into);
    let (mut percent, mut minutes) = (Value::Nothing, Value::Nothing);
    let (mut increment, mut grace) = (Value::Nothing, Value::Nothing);
    match *effect {
        Effect::Package { minutes: length, .. } => minutes = length.into(),
        Effect::PercentOff { percent: of } | Effect::ItemPercentOff { percent: of } => percent = of.to_string().into(),
        Effect::Metering {
            increment_minutes,
            grace_minutes,
        } => (increment, grace) = (increment_minutes.into(), grace_minutes.into()),
        _ => {}
    }
    fields.extend([
        ("price", price),
        ("percent", percent),
        ("minutes", minutes),
        ("incrementMinutes", increment),
        ("graceMinutes", grace),
        ("weekdays", joined(scope.weekdays.iter().map(i8::to_string))),
        (
            "band",
            scope
                .band
                .map(|band| format!("{}–{}", band.from.strftime("%H:%M"), band.until.strftime("%H:%M")))
                .into(),
        ),
        (
            "dates",
            scope
                .dates
                .map(|dates| {
                    let shown = |date: Option<coworkflow_domain::time::Date>| {
                        date.map_or("…".to_owned(), |date| date.to_string())
                    };
                    format!("{}–{}", shown(dates.first), shown(dates.last))
                })
                .into(),
        ),
        (
            "places",
            joined(
                scope
                    .resource_kinds
                    .iter()
                    .map(|kind| kind.name().to_owned())
                    .chain(places),
            ),
        ),
        (
            "guests",
            joined(
                scope
                    .customer_types
                    .iter()
                    .map(|kind| kind.name().to_owned())
                    .chain(guests),
            ),
        ),
        ("fromMinute", scope.from_minute.into()),
        ("untilMinute", scope.until_minute.into()),
        ("leadFrom", scope.lead_from.into()),
        ("leadUntil", scope.lead_until.into()),
        (
            "items",
            joined(
                scope
                    .item_categories
                    .iter()
                    .map(|category| category.name().to_owned())
                    .chain(items),
            ),
        ),
        ("stockBelow", scope.stock_below.into()),
    ]);
    Ok(fields)
}

fn joined(names: impl Iterator<Item = String>) -> Value {
    let names: Vec<String> = names.collect();
    Some(names.join(", ")).filter(|names| !names.is_empty()).into()
}
