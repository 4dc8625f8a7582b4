//! Day passes: what a guest was charged on an operating day counts for the next stay of that day.

use serde::{Deserialize, Serialize};

use super::{Calendar, EffectKind, PriceRule, Quote, WhyNot};
use crate::{ids::PriceRuleId, money::Money, spaces::operating_day, time::Date};

/// What earlier stays of a guest cost under a day pass on one operating day (T6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spent {
    /// The day pass, at whatever version.
    pub rule_id: PriceRuleId,
    /// When.
    pub day: Date,
    /// How much, 0 or more.
    pub amount: Money,
}

/// Whether one of the rules is a day pass: only then is it worth to look for what was spent.
#[must_use]
pub fn has_day_pass(rules: &[PriceRule]) -> bool {
    rules.iter().any(|rule| rule.effect.kind() == EffectKind::DayPass)
}

impl Quote {
    /// What of it counts for the next stay of its guest: each line that a day pass held for, reached or not.
    #[must_use]
    pub fn spent(&self, calendar: &Calendar) -> Vec<Spent> {
        let mut spent = Vec::new();
        for line in &self.lines {
            let Some(from) = line.from.filter(|_| line.amount.is_positive()) else {
                continue;
            };
            let reached = line.applied.iter().map(|of| (of.kind, of.rule.id));
            let not_reached = line.passed_over.iter().filter(|of| of.why == WhyNot::BelowCap);
            let held = reached.chain(not_reached.map(|of| (of.kind, of.rule.id)));
            spent.extend(
                held.filter(|(kind, _)| *kind == EffectKind::DayPass)
                    .map(|(_, rule_id)| Spent {
                        rule_id,
                        day: operating_day(from, &calendar.zone, calendar.cut_off),
                        amount: line.amount,
                    }),
            );
        }
        spent
    }
}

#[cfg(test)]
#[path = "days_tests.rs"]
mod tests;
