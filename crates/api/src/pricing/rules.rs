//! Price rules as an owner sees them.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use coworkflow_domain::pricing as domain;
use coworkflow_operations::customers::GetCustomer;
use coworkflow_operations::failure::Failure;
use coworkflow_store::pricing::PriceRuleRow;

use crate::customers::Customer;
use crate::enums::{CustomerType, EffectKind, ItemCategory, ResourceType};
use crate::error;
use crate::request::Request;
use crate::scalars::{Date, Instant, Long, Money};

/// A price rule. The list is in the order of priority: of two that do the same, the first that holds is taken.
pub struct PriceRule {
    row: PriceRuleRow,
    rule: domain::PriceRule,
}

impl PriceRule {
    /// A stored rule, read.
    pub fn read(request: &Request, row: PriceRuleRow) -> Result<PriceRule> {
        let rule = row
            .rule()
            .map_err(|broken| error::to_graphql(Failure::from(broken), &request.context))?;
        Ok(PriceRule { row, rule })
    }
}

#[Object]
impl PriceRule {
    async fn id(&self) -> ID {
        self.row.id.into()
    }
    async fn name(&self) -> &str {
        &self.row.name
    }
    /// What it does.
    async fn effect(&self) -> PriceEffect {
        self.rule.effect.into()
    }
    /// Where it holds.
    async fn scope(&self) -> PriceScope {
        PriceScope(self.rule.scope.clone())
    }
    async fn archived_at(&self) -> Option<Instant> {
        self.row.archived_at.map(Instant)
    }
    async fn created_at(&self) -> Instant {
        Instant(self.row.created_at)
    }
    async fn version(&self) -> Long {
        Long(self.row.version)
    }
}

/// What a rule does. `percent` in basis points.
#[derive(SimpleObject, Default)]
pub struct PriceEffect {
    kind: Option<EffectKind>,
    price: Option<Money>,
    percent: Option<i32>,
    minutes: Option<i64>,
    increment_minutes: Option<i64>,
    grace_minutes: Option<i64>,
}

impl From<domain::Effect> for PriceEffect {
    fn from(effect: domain::Effect) -> Self {
        use domain::Effect;
        let mut shown = PriceEffect {
            kind: Some(effect.kind().into()),
            price: effect.price().map(Money),
            ..PriceEffect::default()
        };
        match effect {
            Effect::Package { minutes, .. } => shown.minutes = Some(minutes),
            Effect::PercentOff { percent } | Effect::ItemPercentOff { percent } => {
                shown.percent = Some(i32::from(percent.basis_points()));
            }
            Effect::Metering {
                increment_minutes,
                grace_minutes,
            } => {
                shown.increment_minutes = Some(increment_minutes);
                shown.grace_minutes = Some(grace_minutes);
            }
            _ => {}
        }
        shown
    }
}

/// Where a rule holds; an empty list holds everywhere.
pub struct PriceScope(domain::Scope);

#[Object]
impl PriceScope {
    async fn resource_ids(&self) -> Vec<ID> {
        self.0.resources.iter().map(|&id| id.into()).collect()
    }
    async fn resource_types(&self) -> Vec<ResourceType> {
        self.0.resource_kinds.iter().map(|&kind| kind.into()).collect()
    }
    /// 1 (Monday) to 7.
    async fn weekdays(&self) -> Vec<i32> {
        self.0.weekdays.iter().map(|&day| day.into()).collect()
    }
    /// On the wall clock, inclusive; one after `untilTime` goes over midnight.
    async fn from_time(&self) -> Option<String> {
        self.0.band.map(|band| band.from.strftime("%H:%M").to_string())
    }
    /// On the wall clock, exclusive.
    async fn until_time(&self) -> Option<String> {
        self.0.band.map(|band| band.until.strftime("%H:%M").to_string())
    }
    /// Inclusive.
    async fn first_date(&self) -> Option<Date> {
        self.0.dates.and_then(|dates| dates.first).map(Date)
    }
    /// Inclusive.
    async fn last_date(&self) -> Option<Date> {
        self.0.dates.and_then(|dates| dates.last).map(Date)
    }
    async fn customer_types(&self) -> Vec<CustomerType> {
        self.0.customer_types.iter().map(|&kind| kind.into()).collect()
    }
    async fn customer_ids(&self) -> Vec<ID> {
        self.0.customers.iter().map(|&id| id.into()).collect()
    }
    /// The same by name; those that are gone are left out.
    async fn customers(&self, context: &Context<'_>) -> Result<Vec<Customer>> {
        let request = Request::of(context)?;
        let mut found = Vec::with_capacity(self.0.customers.len());
        for &id in &self.0.customers {
            if let Ok(customer) = request.ask(GetCustomer { id }).await {
                found.push(customer.into());
            }
        }
        Ok(found)
    }
    /// From this minute of the stay on.
    async fn from_minute(&self) -> Option<i64> {
        self.0.from_minute
    }
    /// Before this minute of the stay.
    async fn until_minute(&self) -> Option<i64> {
        self.0.until_minute
    }
    /// For who booked at least so many minutes ahead; a guest who walks in booked none ahead.
    async fn lead_from(&self) -> Option<i64> {
        self.0.lead_from
    }
    /// For who booked fewer minutes ahead than this, or walks in.
    async fn lead_until(&self) -> Option<i64> {
        self.0.lead_until
    }
    async fn item_ids(&self) -> Vec<ID> {
        self.0.items.iter().map(|&id| id.into()).collect()
    }
    async fn item_categories(&self) -> Vec<ItemCategory> {
        self.0.item_categories.iter().map(|&category| category.into()).collect()
    }
    /// While fewer than this many are in stock.
    async fn stock_below(&self) -> Option<i64> {
        self.0.stock_below
    }
}
