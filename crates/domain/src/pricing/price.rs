//! The price of time: what the stretches of a stay cost by rate, percentage, package, cap and minimum.

use std::collections::{HashMap, HashSet};

use super::{
    Calendar, Effect, Guest, Metering, Quote, Stay, Terms, reasons,
    stay::MINUTE,
    stretches::{Pricing, Stretch},
};
use crate::{
    customers::CustomerType,
    money::{Money, MoneyOverflow, Percent},
    subscriptions::Cover,
    time::Date,
};

/// Prices a stay by the rates of its places alone. Steps are counted over the whole stay, each charged at the rate
/// of the segment in which it starts, so that a move never bills a minute twice (P5, P6).
pub fn meter(stay: &Stay, policy: &Metering) -> Result<Quote, MoneyOverflow> {
    let terms = Terms {
        metering: *policy,
        rules: Vec::new(),
        guest: Guest {
            customer_id: None,
            customer_type: CustomerType::Visitor,
            lead_minutes: 0,
        },
        spent: Vec::new(),
    };
    Pricing::new(stay, &terms, &[], None).quote()
}

/// Prices a stay by the terms frozen at its check-in and what plans cover of it (P1, P3–P6, S4). `covers` pay in the
/// order given, those without a limit first.
pub fn price(stay: &Stay, terms: &Terms, covers: &[Cover], calendar: &Calendar) -> Result<Quote, MoneyOverflow> {
    Pricing::new(stay, terms, covers, Some(calendar)).quote()
}

/// A priced part of a stretch.
#[derive(Clone, Debug)]
pub(super) struct Part<'s> {
    /// Of which.
    pub stretch: &'s Stretch,
    /// Its first minute, counted from check-in.
    pub minute: i64,
    /// Its length.
    pub minutes: i64,
    /// What it costs.
    pub amount: Money,
    /// What rules changed of it.
    pub changed: Vec<(usize, Money)>,
    /// Outside the package that holds here, because its minutes are used up.
    pub used_up: bool,
}

/// The parts, with what was decided for the whole stay.
pub(super) struct Decision<'s> {
    /// In the order of the stay.
    pub parts: Vec<Part<'s>>,
    /// The package that is used.
    pub package: Option<usize>,
    /// The minimum that holds.
    pub minimum: Option<usize>,
}

impl Pricing<'_> {
    fn quote(&self) -> Result<Quote, MoneyOverflow> {
        let stretches = self.stretches();
        reasons::explain(self, &self.decide(&stretches)?)
    }

    /// The total alone.
    pub(super) fn total(&self) -> Result<Money, MoneyOverflow> {
        total(&self.decide(&self.stretches())?.parts)
    }

    /// The parts with what is decided for the whole stay: the package and the minimum.
    fn decide<'s>(&self, stretches: &'s [Stretch]) -> Result<Decision<'s>, MoneyOverflow> {
        let packages = self
            .rules
            .iter()
            .enumerate()
            .filter(|(at, _)| stretches.iter().any(|stretch| stretch.packages.contains(at)))
            .map(|(at, _)| at);
        let mut best = (None, self.parts(stretches, None)?);
        let mut least = total(&best.1)?;
        for package in packages {
            let parts = self.parts(stretches, Some(package))?;
            let costs = total(&parts)?;
            if costs < least {
                (best, least) = ((Some(package), parts), costs);
            }
        }
        let (package, mut parts) = best;
        let minimum = self.minimum(stretches);
        if let Some((at, least_charge)) = minimum
            && let Some(last) = parts.iter_mut().rfind(|part| part.stretch.cover.is_none())
            && least < least_charge
        {
            let more = least_charge.minus(least)?;
            last.amount = last.amount.plus(more)?;
            last.changed.push((at, more));
        }
        Ok(Decision {
            parts,
            package,
            minimum: minimum.map(|(at, _)| at),
        })
    }

    /// What an hour costs once `millis` have passed, after the percentage; `None` while a plan pays.
    pub(super) fn rate_after(&self, millis: i64) -> Option<Money> {
        let minute = millis / MINUTE;
        let stretches = self.stretches();
        let stretch = stretches
            .iter()
            .find(|stretch| minute < stretch.minute.saturating_add(stretch.minutes))?;
        let hour = self.metered(stretch, 0, 60, false).ok()?;
        stretch.cover.is_none().then_some(hour.amount)
    }

    /// What the stretches cost when `package` is used: rate, percentage, package and caps, each part by what the parts
    /// before it left of a package and a cap. So no part changes when the stay goes on (P4).
    fn parts<'s>(&self, stretches: &'s [Stretch], package: Option<usize>) -> Result<Vec<Part<'s>>, MoneyOverflow> {
        let packaged = package.and_then(|at| match self.rules.get(at)?.effect {
            Effect::Package { minutes, price } => Some((at, minutes, price)),
            _ => None,
        });
        let (mut minutes_left, mut price_left) =
            packaged.map_or((0, Money::ZERO), |(_, minutes, price)| (minutes, price));
        let mut capped: HashMap<(usize, Date), Money> = HashMap::new();
        let mut begun: HashSet<(usize, Date)> = HashSet::new();
        let mut parts = Vec::with_capacity(stretches.len() + 1);
        for stretch in stretches {
            let inside = match packaged {
                Some((at, ..)) if stretch.cover.is_none() && stretch.packages.contains(&at) => {
                    let inside = stretch.minutes.min(minutes_left);
                    minutes_left -= inside;
                    Some(inside)
                }
                _ => None,
            };
            let split = inside.unwrap_or(stretch.minutes);
            for (minute, minutes, used_up) in [
                (stretch.minute, split, false),
                (stretch.minute + split, stretch.minutes - split, true),
            ] {
                if minutes == 0 {
                    continue;
                }
                let flat = stretch.rate.zip(stretch.flat).filter(|_| stretch.cover.is_none());
                let mut part = self.metered(stretch, minute, minutes, flat.is_some_and(|flat| begun.insert(flat)))?;
                part.used_up = used_up;
                if let (Some((at, ..)), Some(_), false) = (packaged, inside, used_up) {
                    limit(&mut part, at, &mut price_left)?;
                }
                for &cap in stretch.caps.iter().filter(|_| stretch.cover.is_none()) {
                    if let Some(allowed) = self.allowed(cap.0, cap.1)? {
                        limit(&mut part, cap.0, capped.entry(cap).or_insert(allowed))?;
                    }
                }
                parts.push(part);
            }
        }
        Ok(parts)
    }

    /// A part by its rate and percentage alone. The price of a day or a week is `due` in the first part of it.
    fn metered<'s>(
        &self,
        stretch: &'s Stretch,
        minute: i64,
        minutes: i64,
        due: bool,
    ) -> Result<Part<'s>, MoneyOverflow> {
        let mut part = Part {
            stretch,
            minute,
            minutes,
            amount: Money::ZERO,
            changed: Vec::new(),
            used_up: false,
        };
        if stretch.cover.is_some() {
            return Ok(part);
        }
        // So much for `of` units: minutes of an hour, or one whole price.
        let (rate, units, of) = match self.flat_price(stretch) {
            Some(price) => (price, i64::from(due), 1),
            None => (self.rate(stretch), minutes, 60),
        };
        part.amount = rate.share(units, of)?;
        if let Some(at) = stretch.rate {
            let own = self.frozen_rate(stretch).share(minutes, 60)?;
            part.changed.push((at, part.amount.minus(own)?));
        }
        if let Some(at) = stretch.percent
            && let Some(Effect::PercentOff { percent }) = self.rules.get(at).map(|rule| rule.effect)
        {
            let whole = i64::from(Percent::WHOLE);
            let kept = whole - i64::from(percent.basis_points());
            let less = rate.share(units.saturating_mul(kept), of * whole)?;
            part.changed.push((at, less.minus(part.amount)?));
            part.amount = less;
        }
        Ok(part)
    }

    /// What a day or a week costs there, when the rate is one of those.
    fn flat_price(&self, stretch: &Stretch) -> Option<Money> {
        stretch.flat?;
        self.rules.get(stretch.rate?)?.effect.price()
    }

    /// What an hour costs there; 0 where a day or a week has one price.
    pub(super) fn rate(&self, stretch: &Stretch) -> Money {
        if stretch.flat.is_some() {
            return Money::ZERO;
        }
        let ruled = stretch.rate.and_then(|at| match self.rules.get(at)?.effect {
            Effect::HourlyRate { price } => Some(price),
            _ => None,
        });
        ruled.unwrap_or_else(|| self.frozen_rate(stretch))
    }

    /// What an hour costs there without rules.
    fn frozen_rate(&self, stretch: &Stretch) -> Money {
        let segment = self.stay.segments.get(stretch.segment);
        segment.map(|segment| segment.rate_per_hour).unwrap_or_default()
    }

    /// The minimum that holds where paid time begins.
    fn minimum(&self, stretches: &[Stretch]) -> Option<(usize, Money)> {
        let at = stretches.iter().find(|stretch| stretch.cover.is_none())?.minimum?;
        match self.rules.get(at)?.effect {
            Effect::MinimumCharge { price } => Some((at, price)),
            _ => None,
        }
    }
}

/// Lets a part cost at most what is left under the rule, and takes that from it.
fn limit(part: &mut Part, rule: usize, left: &mut Money) -> Result<(), MoneyOverflow> {
    let allowed = part.amount.min(*left);
    *left = left.minus(allowed)?;
    part.changed.push((rule, allowed.minus(part.amount)?));
    part.amount = allowed;
    Ok(())
}

fn total(parts: &[Part]) -> Result<Money, MoneyOverflow> {
    Money::sum(parts.iter().map(|part| part.amount))
}

#[cfg(test)]
#[path = "metered_tests.rs"]
mod metered_tests;

#[cfg(test)]
#[path = "price_tests.rs"]
mod tests;
