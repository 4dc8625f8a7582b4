//! Rules and coupons as they are entered.

use async_graphql::{ID, InputObject, Result};
use coworkflow_domain::money::{Money as Minor, Percent};
use coworkflow_domain::pricing::{Band, CouponOff, Dates, Effect, Scope};
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::spaces::parse_local_time;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::failure::Failure;
use coworkflow_operations::pricing::{CouponEntry, DraftChange, RuleEntry};

use crate::enums::{CustomerType, EffectKind, ItemCategory, ResourceType};
use crate::error;
use crate::request::Request;
use crate::scalars::{Date, Money};

/// A rule as entered.
#[derive(InputObject)]
pub struct PriceRuleInput {
    name: String,
    effect: PriceEffectInput,
    scope: Option<PriceScopeInput>,
}

/// What a rule does: `kind` says which of the figures it needs. `percent` in basis points.
#[derive(InputObject)]
pub struct PriceEffectInput {
    kind: EffectKind,
    price: Option<Money>,
    percent: Option<i32>,
    minutes: Option<i32>,
    increment_minutes: Option<i32>,
    grace_minutes: Option<i32>,
}

/// Where a rule holds; what is left out holds everywhere.
#[derive(InputObject, Default)]
pub struct PriceScopeInput {
    resource_ids: Option<Vec<ID>>,
    resource_types: Option<Vec<ResourceType>>,
    weekdays: Option<Vec<i32>>,
    from_time: Option<String>,
    until_time: Option<String>,
    first_date: Option<Date>,
    last_date: Option<Date>,
    customer_types: Option<Vec<CustomerType>>,
    customer_ids: Option<Vec<ID>>,
    from_minute: Option<i32>,
    until_minute: Option<i32>,
    lead_from: Option<i32>,
    lead_until: Option<i32>,
    item_ids: Option<Vec<ID>>,
    item_categories: Option<Vec<ItemCategory>>,
    stock_below: Option<i32>,
}

/// A coupon as entered: `percent` (basis points) or `amount`, never both.
#[derive(InputObject)]
pub struct CouponInput {
    code: String,
    percent: Option<i32>,
    amount: Option<Money>,
    first_date: Option<Date>,
    last_date: Option<Date>,
    max_uses: Option<i32>,
    max_per_customer: Option<i32>,
}

impl PriceRuleInput {
    /// As the operations take it.
    pub fn entry(self, request: &Request) -> Result<RuleEntry> {
        let effect = self
            .effect
            .read()
            .map_err(|refusal| error::to_graphql(Failure::from(refusal), &request.context))?;
        Ok(RuleEntry {
            name: self.name,
            effect,
            scope: self.scope.unwrap_or_default().read(request)?,
        })
    }
}

/// The rules in force with `draft` in the place of `replacesId`, or above all; without `draft`, without that rule.
pub fn change(request: &Request, draft: Option<PriceRuleInput>, replaces: Option<&ID>) -> Result<DraftChange> {
    Ok(DraftChange {
        entry: draft.map(|draft| draft.entry(request)).transpose()?,
        replaces: request.optional_id(replaces, SubjectKind::PriceRule)?,
    })
}

fn missing(field: &'static str) -> Refusal {
    General::invalid(
        field,
        "This rule needs this figure. Enter it.",
        "تحتاج هذه القاعدة إلى هذه القيمة. أدخلها.",
    )
    .into()
}

impl PriceEffectInput {
    fn read(self) -> Result<Effect, Refusal> {
        let price = || self.price.map(|price| price.0).ok_or_else(|| missing("price"));
        let percent = || {
            let points = self.percent.ok_or_else(|| missing("percent"))?;
            Percent::from_basis_points(points.into()).map_err(|refusal| Refusal::from(refusal).on("percent"))
        };
        let minutes = |of: Option<i32>, field| of.map(i64::from).ok_or_else(|| missing(field));
        Ok(match self.kind {
            EffectKind::HourlyRate => Effect::HourlyRate { price: price()? },
            EffectKind::DayRate => Effect::DayRate { price: price()? },
            EffectKind::WeekRate => Effect::WeekRate { price: price()? },
            EffectKind::PercentOff => Effect::PercentOff { percent: percent()? },
            EffectKind::Package => Effect::Package {
                minutes: minutes(self.minutes, "minutes")?,
                price: price()?,
            },
            EffectKind::DailyCap => Effect::DailyCap { price: price()? },
            EffectKind::DayPass => Effect::DayPass { price: price()? },
            EffectKind::WeeklyCap => Effect::WeeklyCap { price: price()? },
            EffectKind::MinimumCharge => Effect::MinimumCharge { price: price()? },
            EffectKind::Metering => Effect::Metering {
                increment_minutes: minutes(self.increment_minutes, "incrementMinutes")?,
                grace_minutes: self.grace_minutes.unwrap_or(0).into(),
            },
            EffectKind::ItemPrice => Effect::ItemPrice { price: price()? },
            EffectKind::ItemPercentOff => Effect::ItemPercentOff { percent: percent()? },
        })
    }
}

impl PriceScopeInput {
    fn read(self, request: &Request) -> Result<Scope> {
        let refused = |refusal: Refusal| error::to_graphql(Failure::from(refusal), &request.context);
        let ids = |ids: Option<Vec<ID>>| ids.unwrap_or_default();
        let time = |field: &'static str, text: Option<&String>| {
            text.map(|text| parse_local_time(text))
                .transpose()
                .map_err(|refusal| refused(Refusal::from(refusal).on(field)))
        };
        let band = match (
            time("fromTime", self.from_time.as_ref())?,
            time("untilTime", self.until_time.as_ref())?,
        ) {
            (Some(from), Some(until)) => Some(Band { from, until }),
            (None, None) => None,
            (Some(_), None) => return Err(refused(missing("untilTime"))),
            (None, Some(_)) => return Err(refused(missing("fromTime"))),
        };
        let all = |ids: Vec<ID>, what| ids.iter().map(|id| request.id(id, what)).collect::<Result<Vec<_>>>();
        Ok(Scope {
            resources: all(ids(self.resource_ids), SubjectKind::Resource)?
                .into_iter()
                .map(|id: uuid::Uuid| id.into())
                .collect(),
            resource_kinds: self
                .resource_types
                .unwrap_or_default()
                .into_iter()
                .map(Into::into)
                .collect(),
            weekdays: self
                .weekdays
                .unwrap_or_default()
                .into_iter()
                // What is no weekday is refused by the rule itself.
                .map(|day| i8::try_from(day).unwrap_or(0))
                .collect(),
            band,
            dates: Some(Dates {
                first: self.first_date.map(|date| date.0),
                last: self.last_date.map(|date| date.0),
            }),
            customer_types: self
                .customer_types
                .unwrap_or_default()
                .into_iter()
                .map(Into::into)
                .collect(),
            customers: all(ids(self.customer_ids), SubjectKind::Customer)?
                .into_iter()
                .map(Into::into)
                .collect(),
            from_minute: self.from_minute.map(i64::from),
            until_minute: self.until_minute.map(i64::from),
            lead_from: self.lead_from.map(i64::from),
            lead_until: self.lead_until.map(i64::from),
            items: all(ids(self.item_ids), SubjectKind::Item)?
                .into_iter()
                .map(Into::into)
                .collect(),
            item_categories: self
                .item_categories
                .unwrap_or_default()
                .into_iter()
                .map(Into::into)
                .collect(),
            stock_below: self.stock_below.map(i64::from),
        })
    }
}

impl CouponInput {
    /// As the operations take it.
    pub fn entry(self, request: &Request) -> Result<CouponEntry> {
        let refused = |refusal: Refusal| error::to_graphql(Failure::from(refusal), &request.context);
        let off = match (self.percent, self.amount) {
            (Some(points), None) => CouponOff::Percent {
                percent: Percent::from_basis_points(points.into())
                    .map_err(|refusal| refused(Refusal::from(refusal).on("percent")))?,
            },
            (None, amount) => CouponOff::Amount {
                amount: amount.map_or(Minor::ZERO, |amount| amount.0),
            },
            (Some(_), Some(_)) => {
                let (en, ar) = (
                    "A coupon takes off a percentage or an amount, not both. Take one out.",
                    "يخصم الكوبون نسبة أو مبلغًا، وليس الاثنين معًا. احذف أحدهما.",
                );
                return Err(refused(General::invalid("amount", en, ar).into()));
            }
        };
        Ok(CouponEntry {
            code: self.code,
            off,
            dates: Dates {
                first: self.first_date.map(|date| date.0),
                last: self.last_date.map(|date| date.0),
            },
            max_uses: self.max_uses.map(i64::from),
            max_per_customer: self.max_per_customer.map(i64::from),
        })
    }
}
