//! Price rules as an owner writes them: where they hold and what they do (P2).

use serde::{Deserialize, Serialize};

use super::PricingRefusal;
use crate::{
    customers::CustomerType,
    ids::{CustomerId, ItemId, PriceRuleId, ResourceId},
    inventory::ItemCategory,
    money::{Money, Percent},
    names::named_enum,
    refusal::{Refusal, Refuse},
    resources::{ResourceKind, check_price},
    spaces::check_metering,
    text::required_line,
    time::{Date, LocalTime},
};

/// The most rules that can be in force at once: every start of a session reads them all.
pub const MAX_RULES: usize = 100;

/// The most names in one list of a scope.
const MAX_NAMES: usize = 200;

/// The longest package and condition on length, in minutes.
pub const WHOLE_WEEK: i64 = 7 * 24 * 60;

/// The longest that a condition looks ahead of a booking, in minutes: a year.
const LONGEST_LEAD: i64 = 366 * 24 * 60;

named_enum! {
    /// What a rule does.
    EffectKind {
        /// Another rate for time.
        HourlyRate = "hourly_rate",
        /// One price for each operating day that is begun, however long.
        DayRate = "day_rate",
        /// One price for each seven days that are begun, however long.
        WeekRate = "week_rate",
        /// A part off the rate of time.
        PercentOff = "percent_off",
        /// Up to so many minutes for one price: half a day, a day.
        Package = "package",
        /// The most that time costs in one operating day.
        DailyCap = "daily_cap",
        /// The most that all stays of one guest cost together in one operating day.
        DayPass = "day_pass",
        /// The most that time costs in seven days.
        WeeklyCap = "weekly_cap",
        /// The least that paid time costs.
        MinimumCharge = "minimum_charge",
        /// Other steps and another grace.
        Metering = "metering",
        /// Another price of items.
        ItemPrice = "item_price",
        /// A part off the price of items.
        ItemPercentOff = "item_percent_off",
    }
}

impl EffectKind {
    /// Whether it prices time; else it prices items.
    #[must_use]
    pub const fn prices_time(self) -> bool {
        !matches!(self, Self::ItemPrice | Self::ItemPercentOff)
    }

    /// The kind in whose place it stands: of those that stand in one place, the first that holds is taken.
    pub(super) const fn place(self) -> Self {
        match self {
            Self::DayRate | Self::WeekRate => Self::HourlyRate,
            other => other,
        }
    }

    /// How long one price of it counts for; `None` for one that is no price of days.
    pub(super) const fn counts_for(self) -> Option<Days> {
        match self {
            Self::DayRate | Self::DailyCap | Self::DayPass => Some(Days::One),
            Self::WeekRate | Self::WeeklyCap => Some(Days::Seven),
            _ => None,
        }
    }

    /// Whether it says the most that time costs.
    pub(super) const fn caps(self) -> bool {
        matches!(self, Self::DailyCap | Self::DayPass | Self::WeeklyCap)
    }

    /// Whether the first moment brings the whole price.
    pub(super) const fn flat(self) -> bool {
        matches!(self, Self::DayRate | Self::WeekRate)
    }
}

/// Operating days (T6) that one price counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Days {
    /// Each.
    One,
    /// Seven in a row, the first of them the day of check-in.
    Seven,
}

/// What a rule does, with its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Effect {
    /// Time costs this much an hour.
    HourlyRate {
        /// An hour.
        price: Money,
    },
    /// Each operating day (T6) in which paid time is begun costs this much, however long.
    DayRate {
        /// A day.
        price: Money,
    },
    /// Each seven operating days, counted from the day of check-in, in which paid time is begun cost this much.
    WeekRate {
        /// Seven days.
        price: Money,
    },
    /// Time costs this much less.
    PercentOff {
        /// More than 0.
        percent: Percent,
    },
    /// The first `minutes` of a stay that the rule holds for cost at most `price`.
    Package {
        /// 1..=[`WHOLE_WEEK`].
        minutes: i64,
        /// Of all of them.
        price: Money,
    },
    /// Time costs at most this much in one operating day (T6).
    DailyCap {
        /// A day.
        price: Money,
    },
    /// All stays of a guest that end in turn cost at most this much together in one operating day (T6).
    DayPass {
        /// A day.
        price: Money,
    },
    /// Time costs at most this much in seven operating days, counted from the day of check-in.
    WeeklyCap {
        /// Seven days.
        price: Money,
    },
    /// Time that is paid costs at least this much.
    MinimumCharge {
        /// A stay.
        price: Money,
    },
    /// Time is billed in these steps (P5).
    Metering {
        /// 1..=1,440.
        increment_minutes: i64,
        /// Shorter than a step.
        grace_minutes: i64,
    },
    /// An item costs this much.
    ItemPrice {
        /// Of one.
        price: Money,
    },
    /// An item costs this much less.
    ItemPercentOff {
        /// More than 0.
        percent: Percent,
    },
}

impl Effect {
    /// What it does, without its figures.
    #[must_use]
    pub const fn kind(&self) -> EffectKind {
        match self {
            Self::HourlyRate { .. } => EffectKind::HourlyRate,
            Self::DayRate { .. } => EffectKind::DayRate,
            Self::WeekRate { .. } => EffectKind::WeekRate,
            Self::PercentOff { .. } => EffectKind::PercentOff,
            Self::Package { .. } => EffectKind::Package,
            Self::DailyCap { .. } => EffectKind::DailyCap,
            Self::DayPass { .. } => EffectKind::DayPass,
            Self::WeeklyCap { .. } => EffectKind::WeeklyCap,
            Self::MinimumCharge { .. } => EffectKind::MinimumCharge,
            Self::Metering { .. } => EffectKind::Metering,
            Self::ItemPrice { .. } => EffectKind::ItemPrice,
            Self::ItemPercentOff { .. } => EffectKind::ItemPercentOff,
        }
    }

    /// Its price, if it has one.
    #[must_use]
    pub const fn price(&self) -> Option<Money> {
        match *self {
            Self::HourlyRate { price }
            | Self::DayRate { price }
            | Self::WeekRate { price }
            | Self::Package { price, .. }
            | Self::DailyCap { price }
            | Self::DayPass { price }
            | Self::WeeklyCap { price }
            | Self::MinimumCharge { price }
            | Self::ItemPrice { price } => Some(price),
            Self::PercentOff { .. } | Self::ItemPercentOff { .. } | Self::Metering { .. } => None,
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        if let Some(price) = self.price() {
            check_price("price", price)?;
        }
        match *self {
            Self::Package { minutes, .. } => {
                if (1..=WHOLE_WEEK).contains(&minutes) {
                    Ok(())
                } else {
                    Err(PricingRefusal::OddLength.refusal().on("minutes"))
                }
            }
            Self::PercentOff { percent } | Self::ItemPercentOff { percent } => {
                if percent.is_zero() {
                    Err(PricingRefusal::NothingOff.into())
                } else {
                    Ok(())
                }
            }
            Self::Metering {
                increment_minutes,
                grace_minutes,
            } => Ok(check_metering(increment_minutes, grace_minutes)?),
            _ => Ok(()),
        }
    }
}

/// A stretch of the wall clock, from inclusive, until exclusive; one that ends before it begins goes over midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// Inclusive.
    pub from: LocalTime,
    /// Exclusive.
    pub until: LocalTime,
}

/// Calendar dates, both included; an open end is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    /// The first.
    pub first: Option<Date>,
    /// The last.
    pub last: Option<Date>,
}

impl Dates {
    /// Whether the date is among them.
    #[must_use]
    pub fn contain(&self, date: Date) -> bool {
        self.first.is_none_or(|first| first <= date) && self.last.is_none_or(|last| date <= last)
    }
}

/// Where a rule holds. Everything that is left empty holds everywhere; all that is given must hold at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scope {
    /// These places, or those of `resource_kinds`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<ResourceId>,
    /// Places of these kinds, or those of `resources`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub resource_kinds: Vec<ResourceKind>,
    /// Days of the week, 1 (Monday) to 7.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub weekdays: Vec<i8>,
    /// A time of the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band: Option<Band>,
    /// Days of the calendar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dates: Option<Dates>,
    /// Guests with such a plan, or those of `customers`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub customer_types: Vec<CustomerType>,
    /// These guests, or those of `customer_types`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub customers: Vec<CustomerId>,
    /// From this minute of the stay on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_minute: Option<i64>,
    /// Before this minute of the stay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_minute: Option<i64>,
    /// For who booked at least so many minutes ahead; who walks in booked none ahead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_from: Option<i64>,
    /// For who booked fewer minutes ahead than this, or walks in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_until: Option<i64>,
    /// These items, or those of `item_categories`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemId>,
    /// Items of these shelves, or those of `items`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub item_categories: Vec<ItemCategory>,
    /// While fewer than this many of the item are in stock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stock_below: Option<i64>,
}

impl Scope {
    fn check(&self, kind: EffectKind) -> Result<(), Refusal> {
        let lists = [
            ("resources", self.resources.len()),
            ("customers", self.customers.len()),
            ("items", self.items.len()),
        ];
        if let Some((field, _)) = lists.into_iter().find(|(_, length)| *length > MAX_NAMES) {
            return Err(PricingRefusal::TooManyNames.refusal().on(field));
        }
        if self.weekdays.iter().any(|day| !(1..=7).contains(day)) {
            return Err(PricingRefusal::OddWeekday.into());
        }
        if self.band.is_some_and(|band| band.from == band.until) {
            return Err(PricingRefusal::EmptyBand.into());
        }
        if self.dates.is_some_and(|dates| {
            dates
                .last
                .is_some_and(|last| dates.first.is_some_and(|first| last < first))
        }) {
            return Err(PricingRefusal::DatesBackwards.into());
        }
        let minutes = [("fromMinute", self.from_minute), ("untilMinute", self.until_minute)];
        for (field, minute) in minutes {
            if minute.is_some_and(|minute| !(1..=WHOLE_WEEK).contains(&minute)) {
                return Err(PricingRefusal::OddLength.refusal().on(field));
            }
        }
        if self
            .from_minute
            .zip(self.until_minute)
            .is_some_and(|(from, until)| until <= from)
        {
            return Err(PricingRefusal::LengthBackwards.into());
        }
        let leads = [("leadFrom", self.lead_from), ("leadUntil", self.lead_until)];
        for (field, minutes) in leads {
            if minutes.is_some_and(|minutes| !(1..=LONGEST_LEAD).contains(&minutes)) {
                return Err(PricingRefusal::OddLead.refusal().on(field));
            }
        }
        if self
            .lead_from
            .zip(self.lead_until)
            .is_some_and(|(from, until)| until <= from)
        {
            return Err(PricingRefusal::LeadBackwards.into());
        }
        if self.stock_below.is_some_and(|stock| !(1..=1_000_000).contains(&stock)) {
            return Err(PricingRefusal::OddStock.into());
        }
        self.fits(kind)
    }

    /// Refuses conditions that what the rule does can't look at.
    fn fits(&self, kind: EffectKind) -> Result<(), Refusal> {
        let about_items = !self.items.is_empty() || !self.item_categories.is_empty() || self.stock_below.is_some();
        let about_length = self.from_minute.is_some() || self.until_minute.is_some();
        let about_lead = self.lead_from.is_some() || self.lead_until.is_some();
        let about_places = !self.resources.is_empty() || !self.resource_kinds.is_empty();
        if kind.prices_time() && about_items {
            return Err(PricingRefusal::TimeOnly.refusal().on("items"));
        }
        if !kind.prices_time() && (about_places || about_length || about_lead) {
            return Err(PricingRefusal::ItemsOnly.into());
        }
        if matches!(kind, EffectKind::Metering | EffectKind::MinimumCharge) && about_length {
            return Err(PricingRefusal::WholeStay.into());
        }
        Ok(())
    }
}

/// A rule as it stands at one version. Its place in the list is its priority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceRule {
    /// Which.
    pub id: PriceRuleId,
    /// Counts its changes.
    pub version: i64,
    /// As the owner calls it.
    pub name: String,
    /// Where it holds.
    #[serde(default)]
    pub scope: Scope,
    /// What it does there.
    pub effect: Effect,
}

impl PriceRule {
    /// How a line names it.
    #[must_use]
    pub fn named(&self) -> RuleRef {
        RuleRef {
            id: self.id,
            version: self.version,
            name: self.name.clone(),
        }
    }
}

/// A rule as a line names it: id and version of then, and its name of then (P1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleRef {
    /// Which.
    pub id: PriceRuleId,
    /// At which version.
    pub version: i64,
    /// As it was called.
    pub name: String,
}

/// A rule as entered, cleaned and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRule {
    /// One line, 1 to 80 characters.
    pub name: String,
    /// Where it holds.
    pub scope: Scope,
    /// What it does there.
    pub effect: Effect,
}

impl NewRule {
    /// Checks what was entered. The refusal names the field.
    pub fn checked(name: &str, mut scope: Scope, effect: Effect) -> Result<Self, Refusal> {
        let name = required_line("name", name, 80)?;
        effect.check()?;
        scope.weekdays.sort_unstable();
        scope.weekdays.dedup();
        scope.dates = scope.dates.filter(|dates| *dates != Dates::default());
        scope.check(effect.kind())?;
        Ok(Self { name, scope, effect })
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
