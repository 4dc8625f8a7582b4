//! A price with the lines that explain it (P1).

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{EffectKind, RuleRef};
use crate::{
    ids::{ResourceId, SubscriptionId},
    money::Money,
    names::named_enum,
    text::Lang,
    time::Instant,
};

/// Made a line: the rate of the place, frozen at check-in.
pub const METERED: &str = "metered.per_hour";
/// Made a line: the rate of a price rule.
pub const RULED: &str = "rule.hourly_rate";
/// Made a line: the day price of a price rule.
pub const DAILY: &str = "rule.day_rate";
/// Made a line: the week price of a price rule.
pub const WEEKLY: &str = "rule.week_rate";
/// Made a line: a running plan pays it (S4).
pub const COVERED: &str = "plan.covered";

named_enum! {
    /// Why a rule was passed over, the nearest to holding last.
    WhyNot {
        /// It holds at other places.
        OtherPlace = "other_place",
        /// It holds for other items.
        OtherItem = "other_item",
        /// It holds for other guests.
        OtherGuest = "other_guest",
        /// It holds for who books earlier.
        ShortNotice = "short_notice",
        /// It holds for who books later, or walks in.
        LongNotice = "long_notice",
        /// It holds on other dates.
        OtherDate = "other_date",
        /// It holds on other weekdays.
        OtherWeekday = "other_weekday",
        /// It holds at another time of the day.
        OtherTime = "other_time",
        /// It holds from a later minute of the stay on.
        TooEarly = "too_early",
        /// It held until an earlier minute of the stay.
        TooLate = "too_late",
        /// Enough of the item is in stock.
        EnoughStock = "enough_stock",
        /// Time is paid by a plan before it holds.
        Covered = "covered",
        /// Another rule of the same kind stands above it.
        Outranked = "outranked",
        /// The minutes of its package are used up.
        UsedUp = "used_up",
        /// Without it the stay is as cheap, or cheaper.
        NotCheaper = "not_cheaper",
        /// Less was charged than its cap.
        BelowCap = "below_cap",
        /// More was charged than its minimum.
        AboveMinimum = "above_minimum",
    }
}

/// A rule that had a part in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applied {
    /// Which.
    pub rule: RuleRef,
    /// What it does.
    pub kind: EffectKind,
    /// What it changed of the line's amount: less than 0 when it took something off; for a rate, against the place's own;
    /// 0 for a step.
    pub amount: Money,
}

/// A rule that had no part in a line, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassedOver {
    /// Which.
    pub rule: RuleRef,
    /// What it would have done.
    pub kind: EffectKind,
    /// Why not.
    pub why: WhyNot,
    /// The rule above it, when it was outranked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// One line of a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteLine {
    /// Where.
    pub resource_id: ResourceId,
    /// Its name then.
    pub resource_name: String,
    /// Billed minutes, or minutes that a plan covers.
    pub minutes: i64,
    /// The rate frozen at check-in, or the rule's; 0 where a day or a week has one price.
    pub rate_per_hour: Money,
    /// `rate × minutes / 60` rounded half away from zero (M2), and what the rules made of it; 0 when covered.
    pub amount: Money,
    /// What made the line: [`METERED`], [`RULED`], [`DAILY`], [`WEEKLY`] or [`COVERED`].
    pub rule: Cow<'static, str>,
    /// Why, in English.
    pub en: String,
    /// Why, in Arabic.
    pub ar: String,
    /// When its first step began; left out in quotes of before there were rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Instant>,
    /// When its last step ended, or the stay did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Instant>,
    /// Which plan covers it (S4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subscription_id: Option<SubscriptionId>,
    /// The rules that had a part in it, in the order of the combination.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applied: Vec<Applied>,
    /// The rules that had none, in the order of the list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed_over: Vec<PassedOver>,
}

impl QuoteLine {
    /// Why, in the reader's language.
    #[must_use]
    pub fn reason(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Ar => &self.ar,
        }
    }
}

/// A price with the lines that explain it (P1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// In the order of the stay; a segment too short for a step of its own has none.
    pub lines: Vec<QuoteLine>,
    /// Billed minutes, those that a plan covers included: the lines' sum.
    pub minutes: i64,
    /// The sum of the lines.
    pub total: Money,
}
