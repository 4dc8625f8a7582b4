//! The price of time: from a stay to the stretches that one set of rules holds for, and from these to lines.

use std::collections::HashMap;

use super::{
    Calendar, Effect, EffectKind, Guest, Metering, PriceRule, Quote, Stay, Terms, WhyNot,
    edges::edges,
    matching::{Moment, holds},
    reasons,
    stay::MINUTE,
};
use crate::{
    customers::CustomerType,
    money::{Money, MoneyOverflow, Percent},
    spaces::operating_day,
    subscriptions::Cover,
    time::Date,
};

/// Prices a stay by the rates of its places alone. Steps are counted over the whole stay, each charged at the rate
/// of the segment in which it starts, so that a move never bills a minute twice (P5, P6).
pub fn meter(stay: &Stay, policy: &Metering) -> Result<Quote, MoneyOverflow> {
    let nobody = Guest {
        customer_id: None,
        customer_type: CustomerType::Visitor,
    };
    Pricing::new(stay, *policy, &[], nobody, &[], None).quote()
}

/// Prices a stay by the terms frozen at its check-in and what plans cover of it (P1, P3–P6, S4). `covers` pay in the
/// order given, those without a limit first.
pub fn price(stay: &Stay, terms: &Terms, covers: &[Cover], calendar: &Calendar) -> Result<Quote, MoneyOverflow> {
    Pricing::new(stay, terms.metering, &terms.rules, terms.guest, covers, Some(calendar)).quote()
}

/// How many steps start before `millis`.
fn steps_until(millis: i64, step: i64) -> i64 {
    let millis = millis.max(0);
    millis / step + i64::from(millis % step > 0)
}

/// Why a rule has no part in a stretch, and the place in the list of the rule above it.
pub(super) type Passed = (WhyNot, Option<usize>);

/// A stretch of billed minutes that one set of rules holds for. Rules stand by their place in the list.
#[derive(Clone, Debug, Default)]
pub(super) struct Stretch {
    /// Which segment of the stay.
    pub segment: usize,
    /// Its first minute, counted from check-in.
    pub minute: i64,
    /// Its length.
    pub minutes: i64,
    /// The cover that pays it.
    pub cover: Option<usize>,
    /// The rule that gives the rate.
    pub rate: Option<usize>,
    /// The rule that takes a part off.
    pub percent: Option<usize>,
    /// The rule that caps it, and the operating day it counts for.
    pub cap: Option<(usize, Date)>,
    /// The packages that hold.
    pub packages: Vec<usize>,
    /// The minimum that holds where it begins.
    pub minimum: Option<usize>,
    /// For each rule why it does not hold.
    pub passed: Vec<Option<Passed>>,
}

impl Stretch {
    /// Whether both would be one line.
    fn goes_on(&self, other: &Self) -> bool {
        let key = |of: &Self| (of.segment, of.cover, of.rate, of.percent, of.cap);
        key(self) == key(other) && self.packages == other.packages
    }
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

/// One pricing of one stay.
pub(super) struct Pricing<'a> {
    pub stay: &'a Stay,
    pub metering: Metering,
    /// The rule that gave the metering.
    pub metered_by: Option<usize>,
    /// For each rule why it did not hold at check-in.
    pub at_check_in: Vec<Option<Passed>>,
    /// The rules for time, in the order of their priority.
    pub rules: Vec<&'a PriceRule>,
    pub covers: &'a [Cover],
    guest: Guest,
    calendar: Option<&'a Calendar>,
}

impl<'a> Pricing<'a> {
    pub(super) fn new(
        stay: &'a Stay,
        metering: Metering,
        rules: &'a [PriceRule],
        guest: Guest,
        covers: &'a [Cover],
        calendar: Option<&'a Calendar>,
    ) -> Self {
        let mut pricing = Self {
            stay,
            metering,
            metered_by: None,
            at_check_in: Vec::new(),
            rules: rules.iter().filter(|rule| rule.effect.kind().prices_time()).collect(),
            covers,
            guest,
            calendar,
        };
        pricing.at_check_in = pricing.why_not(0, 0);
        let metering = pricing
            .rules
            .iter()
            .enumerate()
            .find_map(|(at, rule)| match rule.effect {
                Effect::Metering {
                    increment_minutes,
                    grace_minutes,
                } if pricing.at_check_in.get(at)?.is_none() => Some((
                    at,
                    Metering {
                        increment_minutes,
                        grace_minutes,
                    },
                )),
                _ => None,
            });
        if let Some((at, metering)) = metering {
            pricing.metered_by = Some(at);
            pricing.metering = metering;
        }
        pricing
    }

    fn quote(&self) -> Result<Quote, MoneyOverflow> {
        let stretches = self.stretches();
        let (parts, package, minimum) = self.decide(&stretches)?;
        reasons::explain(self, &parts, package, minimum)
    }

    /// Minutes billed of a stay of this length, those that a plan pays included.
    pub(super) fn billed_minutes(&self, millis: i64) -> i64 {
        let steps = steps_until(millis.saturating_sub(self.metering.grace()), self.metering.step());
        steps.saturating_mul(self.metering.step() / MINUTE)
    }

    /// The total alone.
    pub(super) fn total(&self) -> Result<Money, MoneyOverflow> {
        total(&self.decide(&self.stretches())?.0)
    }

    /// The parts with what is decided for the whole stay: the package and the minimum.
    fn decide<'s>(
        &self,
        stretches: &'s [Stretch],
    ) -> Result<(Vec<Part<'s>>, Option<usize>, Option<usize>), MoneyOverflow> {
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
        Ok((parts, package, minimum.map(|(at, _)| at)))
    }

    /// What an hour costs once `millis` have passed, after the percentage; `None` while a plan pays.
    pub(super) fn rate_after(&self, millis: i64) -> Option<Money> {
        let minute = millis / MINUTE;
        let stretches = self.stretches();
        let stretch = stretches
            .iter()
            .find(|stretch| minute < stretch.minute.saturating_add(stretch.minutes))?;
        let hour = self.metered(stretch, 0, 60).ok()?;
        stretch.cover.is_none().then_some(hour.amount)
    }

    /// What holds, from the start of the stay to its end.
    pub(super) fn stretches(&self) -> Vec<Stretch> {
        let (step, length) = (self.metering.step(), self.stay.millis());
        let billed = steps_until(length.saturating_sub(self.metering.grace()), step);
        let mut left: Vec<Option<i64>> = self.covers.iter().map(|cover| cover.minutes_left).collect();
        let mut stretches: Vec<Stretch> = Vec::new();
        let (mut begins, mut counted) = (0, 0);
        for ends in edges(self.stay, &self.rules, self.covers, self.calendar)
            .into_iter()
            .chain([length])
        {
            let upto = steps_until(ends, step).min(billed);
            if upto > counted {
                let minutes_of = |steps: i64| steps.saturating_mul(step / MINUTE);
                let (first, mut minutes) = (minutes_of(counted), minutes_of(upto - counted));
                let open = self.stretch(begins, first);
                let mut minute = first;
                for cover in self.paying(begins, open.segment, &left) {
                    let free = left.get(cover).copied().flatten().unwrap_or(minutes).clamp(0, minutes);
                    if let Some(Some(left)) = left.get_mut(cover) {
                        *left -= free;
                    }
                    push(&mut stretches, open.covered_by(cover, minute, free));
                    minute += free;
                    minutes -= free;
                }
                push(
                    &mut stretches,
                    Stretch {
                        minute,
                        minutes,
                        ..open
                    },
                );
                counted = upto;
            }
            begins = ends;
        }
        stretches
    }

    /// What holds from `millis` after the start of the stay on; without its length.
    fn stretch(&self, millis: i64, minute: i64) -> Stretch {
        let mut stretch = Stretch {
            segment: self.segment_at(millis),
            minute,
            passed: self.why_not(millis, minute),
            ..Stretch::default()
        };
        let mut first_of: HashMap<EffectKind, usize> = HashMap::new();
        for (at, rule) in self.rules.iter().enumerate() {
            if stretch.passed.get(at).is_none_or(Option::is_some) {
                continue;
            }
            let kind = rule.effect.kind();
            if kind == EffectKind::Package {
                stretch.packages.push(at);
                continue;
            }
            if let Some(above) = first_of.get(&kind) {
                if let Some(passed) = stretch.passed.get_mut(at) {
                    *passed = Some((WhyNot::Outranked, Some(*above)));
                }
                continue;
            }
            first_of.insert(kind, at);
            match kind {
                EffectKind::HourlyRate => stretch.rate = Some(at),
                EffectKind::PercentOff => stretch.percent = Some(at),
                EffectKind::DailyCap => stretch.cap = Some((at, self.operating_day(millis))),
                EffectKind::MinimumCharge => stretch.minimum = Some(at),
                _ => {}
            }
        }
        stretch
    }

    /// For each rule why it does not hold there.
    fn why_not(&self, millis: i64, minute: i64) -> Vec<Option<Passed>> {
        let Some(segment) = self.stay.segments.get(self.segment_at(millis)) else {
            return vec![Some((WhyNot::OtherPlace, None)); self.rules.len()];
        };
        if self.rules.is_empty() {
            return Vec::new();
        }
        let now = self.stay.start().plus_millis(millis);
        let moment = Moment {
            segment,
            guest: self.guest,
            local: self
                .calendar
                .map(|calendar| calendar.zone.local(now))
                .unwrap_or_default(),
            minute,
        };
        self.rules
            .iter()
            .map(|rule| holds(&rule.scope, &moment).err().map(|why| (why, None)))
            .collect()
    }

    /// The segment that `millis` after the start lies in; those without length are passed by.
    fn segment_at(&self, millis: i64) -> usize {
        let mut end = 0_i64;
        let inside = self.stay.segments.iter().position(|segment| {
            end = end.saturating_add(segment.millis());
            millis < end
        });
        inside.unwrap_or_else(|| self.stay.segments.len().saturating_sub(1))
    }

    fn operating_day(&self, millis: i64) -> Date {
        let at = self.stay.start().plus_millis(millis);
        self.calendar
            .map(|calendar| operating_day(at, &calendar.zone, calendar.cut_off))
            .unwrap_or_default()
    }

    /// The covers that pay there, in the order in which they do: those without a limit keep the others' minutes.
    fn paying(&self, millis: i64, segment: usize, left: &[Option<i64>]) -> Vec<usize> {
        let at = self.stay.start().plus_millis(millis);
        let kind = self.stay.segments.get(segment).map(|segment| segment.resource_kind);
        let pays = |(cover, left): &(&Cover, &Option<i64>)| {
            left.is_none_or(|left| left > 0)
                && kind.is_some_and(|kind| cover.covers_kind(kind))
                && cover.windows.iter().any(|window| window.contains(at))
        };
        let mut paying: Vec<usize> = (0..self.covers.len())
            .filter(|&cover| {
                self.covers
                    .get(cover)
                    .zip(left.get(cover))
                    .is_some_and(|pair| pays(&pair))
            })
            .collect();
        paying.sort_by_key(|&cover| left.get(cover).is_some_and(Option::is_some));
        paying
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
                let mut part = self.metered(stretch, minute, minutes)?;
                part.used_up = used_up;
                if let (Some((at, ..)), Some(_), false) = (packaged, inside, used_up) {
                    limit(&mut part, at, &mut price_left)?;
                }
                if let (Some(cap), None) = (stretch.cap, stretch.cover)
                    && let Some(Effect::DailyCap { price }) = self.rules.get(cap.0).map(|rule| rule.effect)
                {
                    limit(&mut part, cap.0, capped.entry(cap).or_insert(price))?;
                }
                parts.push(part);
            }
        }
        Ok(parts)
    }

    /// A part by its rate and percentage alone.
    fn metered<'s>(&self, stretch: &'s Stretch, minute: i64, minutes: i64) -> Result<Part<'s>, MoneyOverflow> {
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
        let rate = self.rate(stretch);
        part.amount = rate.share(minutes, 60)?;
        if let Some(at) = stretch.rate {
            let own = self.frozen_rate(stretch).share(minutes, 60)?;
            part.changed.push((at, part.amount.minus(own)?));
        }
        if let Some(at) = stretch.percent
            && let Some(Effect::PercentOff { percent }) = self.rules.get(at).map(|rule| rule.effect)
        {
            let whole = i64::from(Percent::WHOLE);
            let kept = whole - i64::from(percent.basis_points());
            let less = rate.share(minutes.saturating_mul(kept), 60 * whole)?;
            part.changed.push((at, less.minus(part.amount)?));
            part.amount = less;
        }
        Ok(part)
    }

    /// What an hour costs there.
    pub(super) fn rate(&self, stretch: &Stretch) -> Money {
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

impl Stretch {
    /// The first `minutes` of this stretch, paid by a plan: what would have held is passed over for that.
    fn covered_by(&self, cover: usize, minute: i64, minutes: i64) -> Self {
        Self {
            cover: Some(cover),
            segment: self.segment,
            minute,
            minutes,
            passed: self
                .passed
                .iter()
                .map(|passed| match passed {
                    None | Some((WhyNot::Outranked, _)) => Some((WhyNot::Covered, None)),
                    Some(_) => *passed,
                })
                .collect(),
            ..Self::default()
        }
    }
}

/// Appends, or makes the last one longer when nothing but its end changes.
fn push(stretches: &mut Vec<Stretch>, next: Stretch) {
    match stretches.last_mut() {
        _ if next.minutes <= 0 => {}
        Some(last) if last.goes_on(&next) => {
            last.minutes = last.minutes.saturating_add(next.minutes);
            for (kept, passed) in last.passed.iter_mut().zip(next.passed) {
                // Of two reasons in one line the one nearest to holding is told.
                *kept = (*kept).max(passed);
            }
        }
        _ => stretches.push(next),
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
