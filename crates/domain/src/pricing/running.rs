//! What a running stay costs from now on, for a screen that ticks between two answers.

use serde::{Deserialize, Serialize};

use super::{Calendar, EffectKind, PriceRule, Stay, Terms, edges::edges, stay::MINUTE, stretches::Pricing};
use crate::{
    money::{Money, MoneyOverflow},
    subscriptions::Cover,
    time::Instant,
};

/// How far ahead is looked.
pub const HORIZON_MINUTES: i64 = 12 * 60;

/// How far the sum of rounded lines may be from a straight line, in minor units.
const ROUNDING: i64 = 3;

/// How a running total goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    /// What another hour costs: 0 while a plan, a cap or a package pays.
    pub rate_per_hour: Money,
    /// Billed by started steps of this many minutes.
    pub increment_minutes: i64,
    /// A step counts once the stay is longer than its start by more than this.
    pub grace_minutes: i64,
    /// Until when that holds; `None` when nothing is going to change within twelve hours.
    pub until: Option<Instant>,
}

/// How the total of a stay that lasts until now goes on. `covers` reach twelve hours ahead.
pub fn running(stay: &Stay, terms: &Terms, covers: &[Cover], calendar: &Calendar) -> Result<Running, MoneyOverflow> {
    let ahead = |millis| {
        let longer = stay.longer(millis);
        Pricing::new(&longer, terms, covers, Some(calendar)).total()
    };
    let horizon = stay.longer(HORIZON_MINUTES * MINUTE);
    let pricing = Pricing::new(&horizon, terms, covers, Some(calendar));
    let (increment_minutes, now) = (pricing.metering.increment_minutes.max(1), stay.millis());
    let at_rate = |rate_per_hour, until: Option<i64>| Running {
        rate_per_hour,
        increment_minutes,
        grace_minutes: pricing.metering.grace_minutes,
        until: until.map(|millis| stay.start().plus_millis(now.saturating_add(millis))),
    };
    if pricing.rules.is_empty() && covers.is_empty() {
        let current = stay.segments.last().map(|segment| segment.rate_per_hour);
        return Ok(at_rate(current.unwrap_or_default(), None));
    }
    // Between two edges only a plan's minutes, a package, a cap or a minimum can bend the line.
    let edge = edges(&horizon, &pricing.rules, covers, Some(calendar))
        .into_iter()
        .find(|&edge| edge > now)
        .map(|edge| edge - now);
    let until = edge.unwrap_or(HORIZON_MINUTES * MINUTE);
    let (so_far, billed) = (ahead(0)?, pricing.billed_minutes(now));
    // Until the next step starts nothing is added.
    let steps = pricing.metering.grace().saturating_add(billed.saturating_mul(MINUTE));
    let quiet = steps.saturating_sub(now).max(1).min(until);
    // The first started step brings the whole minimum, or the price of a day: the line begins anew behind it.
    let at_once = |rule: &&PriceRule| rule.effect.kind().flat() || rule.effect.kind() == EffectKind::MinimumCharge;
    if billed == 0 && pricing.rules.iter().any(at_once) {
        return Ok(at_rate(Money::ZERO, Some(quiet)));
    }
    let straight = |rate: Money, millis: i64| -> Result<bool, MoneyOverflow> {
        let more = pricing
            .billed_minutes(now.saturating_add(millis))
            .saturating_sub(billed);
        let off = ahead(millis)?.minus(so_far)?.minus(rate.share(more, 60)?)?;
        Ok(off.minor().abs() <= ROUNDING)
    };
    let rate = pricing.rate_after(now).unwrap_or(Money::ZERO);
    for candidate in [rate, Money::ZERO] {
        if straight(candidate, until)? {
            return Ok(at_rate(candidate, edge));
        }
        let (mut good, mut bad) = (0, until / MINUTE + 1);
        while bad - good > 1 {
            let middle = good + (bad - good) / 2;
            if straight(candidate, middle * MINUTE)? {
                good = middle;
            } else {
                bad = middle;
            }
        }
        if good > 0 {
            return Ok(at_rate(candidate, Some(good * MINUTE)));
        }
    }
    // It bends within this step, or the next brings the price of a day: stand still and ask again as it starts.
    Ok(at_rate(Money::ZERO, Some(quiet)))
}
