//! What holds when: a stay cut into the stretches that one set of rules and plans holds for (P3, S4).

use std::collections::HashMap;

use super::{
    Calendar, Effect, EffectKind, Guest, Metering, PriceRule, Spent, Stay, Terms, WhyNot,
    edges::edges,
    matching::{Moment, holds},
    reasons::order,
    rules::Days,
    stay::MINUTE,
};
use crate::{
    money::{Money, MoneyOverflow},
    spaces::operating_day,
    subscriptions::Cover,
    time::{Date, date_of_number, day_number},
};

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
    /// The first day of those that one price of that rule counts for, when it is not one of an hour.
    pub flat: Option<Date>,
    /// The rule that takes a part off.
    pub percent: Option<usize>,
    /// The rules that cap it, at most one of a kind in the order of the combination, and the first day they count for.
    pub caps: Vec<(usize, Date)>,
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
        let key = |of: &Self| (of.segment, of.cover, of.rate, of.flat, of.percent);
        key(self) == key(other) && self.packages == other.packages && self.caps == other.caps
    }
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
    spent: &'a [Spent],
    calendar: Option<&'a Calendar>,
}

impl<'a> Pricing<'a> {
    pub(super) fn new(stay: &'a Stay, terms: &'a Terms, covers: &'a [Cover], calendar: Option<&'a Calendar>) -> Self {
        let mut pricing = Self {
            stay,
            metering: terms.metering,
            metered_by: None,
            at_check_in: Vec::new(),
            rules: terms
                .rules
                .iter()
                .filter(|rule| rule.effect.kind().prices_time())
                .collect(),
            covers,
            guest: terms.guest,
            spent: &terms.spent,
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

    /// Minutes billed of a stay of this length, those that a plan pays included.
    pub(super) fn billed_minutes(&self, millis: i64) -> i64 {
        let steps = steps_until(millis.saturating_sub(self.metering.grace()), self.metering.step());
        steps.saturating_mul(self.metering.step() / MINUTE)
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
            if let Some(above) = first_of.get(&kind.place()) {
                if let Some(passed) = stretch.passed.get_mut(at) {
                    *passed = Some((WhyNot::Outranked, Some(*above)));
                }
                continue;
            }
            first_of.insert(kind.place(), at);
            let counts_from = kind.counts_for().map(|days| self.first_day(millis, days));
            match kind.place() {
                EffectKind::HourlyRate => (stretch.rate, stretch.flat) = (Some(at), counts_from),
                EffectKind::PercentOff => stretch.percent = Some(at),
                EffectKind::MinimumCharge => stretch.minimum = Some(at),
                _ => stretch.caps.extend(counts_from.map(|day| (at, day))),
            }
        }
        stretch
            .caps
            .sort_by_key(|(at, _)| self.rules.get(*at).map(|rule| order(rule.effect.kind())));
        stretch
    }

    /// The first of the operating days that one price counts for at this moment.
    fn first_day(&self, millis: i64, days: Days) -> Date {
        let day = self.operating_day(millis);
        match days {
            Days::One => day,
            Days::Seven => {
                let into = day_number(day)
                    .saturating_sub(day_number(self.operating_day(0)))
                    .rem_euclid(7);
                date_of_number(day_number(day).saturating_sub(into)).unwrap_or(day)
            }
        }
    }

    /// What a cap leaves for this stay: what the guest was charged before under a day pass is taken from it.
    pub(super) fn allowed(&self, rule: usize, day: Date) -> Result<Option<Money>, MoneyOverflow> {
        let Some(rule) = self.rules.get(rule) else {
            return Ok(None);
        };
        let Some(price) = rule.effect.price() else {
            return Ok(None);
        };
        if rule.effect.kind() != EffectKind::DayPass {
            return Ok(Some(price));
        }
        let before = self
            .spent
            .iter()
            .filter(|spent| spent.rule_id == rule.id && spent.day == day);
        let before = Money::sum(before.map(|spent| spent.amount))?;
        Ok(Some(price.minus(before)?.max(Money::ZERO)))
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
