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

/// The fields of a rule as the history shows a change of them.
pub(super) fn fields(name: &str, scope: &Scope, effect: &Effect) -> Vec<(&'static str, Value)> {
    let mut fields: Vec<(&'static str, Value)> = vec![
        ("name", name.to_owned().into()),
        ("effect", effect.kind().name().into()),
    ];
    let (mut price, mut percent, mut minutes) = (Value::Nothing, Value::Nothing, Value::Nothing);
    let (mut increment, mut grace) = (Value::Nothing, Value::Nothing);
    match *effect {
        Effect::HourlyRate { price: of }
        | Effect::DailyCap { price: of }
        | Effect::MinimumCharge { price: of }
        | Effect::ItemPrice { price: of } => price = of.into(),
        Effect::Package {
            minutes: length,
            price: of,
        } => (minutes, price) = (length.into(), of.into()),
        Effect::PercentOff { percent: of } | Effect::ItemPercentOff { percent: of } => percent = of.to_string().into(),
        Effect::Metering {
            increment_minutes,
            grace_minutes,
        } => (increment, grace) = (increment_minutes.into(), grace_minutes.into()),
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
                    .chain(scope.resources.iter().map(ToString::to_string)),
            ),
        ),
        (
            "guests",
            joined(
                scope
                    .customer_types
                    .iter()
                    .map(|kind| kind.name().to_owned())
                    .chain(scope.customers.iter().map(ToString::to_string)),
            ),
        ),
        ("fromMinute", scope.from_minute.into()),
        ("untilMinute", scope.until_minute.into()),
        (
            "items",
            joined(
                scope
                    .item_categories
                    .iter()
                    .map(|category| category.name().to_owned())
                    .chain(scope.items.iter().map(ToString::to_string)),
            ),
        ),
        ("stockBelow", scope.stock_below.into()),
    ]);
    fields
}

fn joined(names: impl Iterator<Item = String>) -> Value {
    let names: Vec<String> = names.collect();
    Some(names.join(", ")).filter(|names| !names.is_empty()).into()
}
