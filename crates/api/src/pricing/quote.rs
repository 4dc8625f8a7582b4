//! Prices with their reasons.

use async_graphql::{ID, SimpleObject};
use coworkflow_domain::pricing as domain;
use coworkflow_domain::text::Lang;

use crate::enums::{EffectKind, WhyNot};
use crate::scalars::{Instant, Long, Money};

/// `rule`: what made the line; `reason`: the same in words, in the reader's language.
#[derive(SimpleObject)]
pub struct QuoteLine {
    label: String,
    reason: String,
    rule: String,
    minutes: i64,
    rate_per_hour: Money,
    amount: Money,
    from: Option<Instant>,
    until: Option<Instant>,
    /// The run of a plan that pays it.
    subscription_id: Option<ID>,
    /// The rules that had a part in it, in the order of the combination.
    applied: Vec<RuleApplied>,
    /// The rules that had none.
    passed_over: Vec<RulePassedOver>,
}

impl QuoteLine {
    /// As the reader reads it.
    pub fn of(line: &domain::QuoteLine, lang: Lang) -> QuoteLine {
        QuoteLine {
            label: line.resource_name.clone(),
            reason: line.reason(lang).to_owned(),
            rule: line.rule.to_string(),
            minutes: line.minutes,
            rate_per_hour: Money(line.rate_per_hour),
            amount: Money(line.amount),
            from: line.from.map(Instant),
            until: line.until.map(Instant),
            subscription_id: line.subscription_id.map(Into::into),
            applied: line.applied.iter().map(|of| RuleApplied::of(of, lang)).collect(),
            passed_over: line.passed_over.iter().map(|of| RulePassedOver::of(of, lang)).collect(),
        }
    }

    /// All lines of a quote.
    pub fn all(quote: &domain::Quote, lang: Lang) -> Vec<QuoteLine> {
        quote.lines.iter().map(|line| QuoteLine::of(line, lang)).collect()
    }
}

/// A rule that had a part in a price, at the version of then. `amount`: what it changed, less than 0 when it took something off.
#[derive(SimpleObject)]
pub struct RuleApplied {
    rule_id: ID,
    version: Long,
    name: String,
    kind: EffectKind,
    amount: Money,
    /// In the reader's language.
    reason: &'static str,
}

impl RuleApplied {
    fn of(applied: &domain::Applied, lang: Lang) -> RuleApplied {
        RuleApplied {
            rule_id: applied.rule.id.into(),
            version: Long(applied.rule.version),
            name: applied.rule.name.clone(),
            kind: applied.kind.into(),
            amount: Money(applied.amount),
            reason: applied.sentence(lang),
        }
    }
}

/// A rule that had no part in a price, and why, in the reader's language.
#[derive(SimpleObject)]
pub struct RulePassedOver {
    rule_id: ID,
    version: Long,
    name: String,
    kind: EffectKind,
    why: WhyNot,
    reason: String,
}

impl RulePassedOver {
    fn of(passed: &domain::PassedOver, lang: Lang) -> RulePassedOver {
        RulePassedOver {
            rule_id: passed.rule.id.into(),
            version: Long(passed.rule.version),
            name: passed.rule.name.clone(),
            kind: passed.kind.into(),
            why: passed.why.into(),
            reason: passed.sentence(lang).into_owned(),
        }
    }
}

/// How the total of a running session goes on: `ratePerHour` holds until `until`, billed by started steps. 0 while a plan,
/// a cap or a package pays.
#[derive(SimpleObject)]
pub struct Running {
    rate_per_hour: Money,
    increment_minutes: i64,
    grace_minutes: i64,
    until: Option<Instant>,
}

impl From<domain::Running> for Running {
    fn from(running: domain::Running) -> Self {
        Running {
            rate_per_hour: Money(running.rate_per_hour),
            increment_minutes: running.increment_minutes,
            grace_minutes: running.grace_minutes,
            until: running.until.map(Instant),
        }
    }
}

/// What an item costs, with its reasons.
#[derive(SimpleObject)]
pub struct ItemPrice {
    /// The item's own price.
    list_price: Money,
    price: Money,
    /// Which rules made it, in the reader's language; empty when none did.
    reason: String,
    applied: Vec<RuleApplied>,
    passed_over: Vec<RulePassedOver>,
}

impl ItemPrice {
    /// As the reader reads it.
    pub fn of(quote: &domain::ItemQuote, lang: Lang) -> ItemPrice {
        ItemPrice {
            list_price: Money(quote.list_price),
            price: Money(quote.price),
            reason: quote.reason(lang),
            applied: quote.applied.iter().map(|of| RuleApplied::of(of, lang)).collect(),
            passed_over: quote
                .passed_over
                .iter()
                .map(|of| RulePassedOver::of(of, lang))
                .collect(),
        }
    }
}
