//! What a metered stay costs, with the lines that explain it (P1, P5, P6).

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{
    ids::ResourceId,
    money::{Money, MoneyOverflow},
    text::Lang,
    time::Instant,
    words::duration,
};

/// The rule that makes every line of a metered stay.
pub const METERED: &str = "metered.per_hour";

/// A part of a stay on one resource, at the rate frozen when it began (P6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Where.
    pub resource_id: ResourceId,
    /// Its name then.
    pub resource_name: String,
    /// Its rate then.
    pub rate_per_hour: Money,
    /// Inclusive.
    pub started_at: Instant,
    /// Exclusive; may equal the start, and an earlier one (a clock that jumped back) counts as equal.
    pub ended_at: Instant,
}

/// A stay: its segments in order, each beginning where the one before ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// At least one for a real stay; none costs nothing.
    pub segments: Vec<Segment>,
}

/// How time is billed (P5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metering {
    /// Billed by started steps of this many minutes, at least 1.
    pub increment_minutes: i64,
    /// A step counts once the stay is longer than its start by more than this.
    pub grace_minutes: i64,
}

impl Default for Metering {
    fn default() -> Self {
        Self {
            increment_minutes: 1,
            grace_minutes: 0,
        }
    }
}

/// One line of a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteLine {
    /// Where.
    pub resource_id: ResourceId,
    /// Its name then.
    pub resource_name: String,
    /// Billed minutes.
    pub minutes: i64,
    /// Frozen rate.
    pub rate_per_hour: Money,
    /// `rate × minutes / 60`, rounded half away from zero (M2).
    pub amount: Money,
    /// Which rule made the line.
    pub rule: Cow<'static, str>,
    /// Why, in English.
    pub en: String,
    /// Why, in Arabic.
    pub ar: String,
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
    /// Billed minutes.
    pub minutes: i64,
    /// The sum of the lines.
    pub total: Money,
}

const MINUTE: i64 = 60_000;

/// Prices a stay. Steps are counted over the whole stay, each charged at the rate of the segment in
/// which it starts, so that a move never bills a minute twice (P5, P6).
pub fn meter(stay: &Stay, policy: &Metering) -> Result<Quote, MoneyOverflow> {
    let step = policy.increment_minutes.max(1).saturating_mul(MINUTE);
    let grace = policy.grace_minutes.max(0).saturating_mul(MINUTE);
    let length: i64 = stay.segments.iter().map(Segment::millis).fold(0, i64::saturating_add);
    let billed = steps_until(length.saturating_sub(grace), step);

    let mut quote = Quote::default();
    let mut end = 0_i64;
    let mut counted = 0;
    for segment in &stay.segments {
        end = end.saturating_add(segment.millis());
        let upto = steps_until(end, step).min(billed);
        let steps = upto - counted;
        counted = upto;
        if steps > 0 {
            let minutes = steps.saturating_mul(step / MINUTE);
            let amount = segment.rate_per_hour.share(minutes, 60)?;
            let (en, ar) = reason(minutes, policy);
            quote.total = quote.total.plus(amount)?;
            quote.minutes = quote.minutes.saturating_add(minutes);
            quote.lines.push(QuoteLine {
                resource_id: segment.resource_id,
                resource_name: segment.resource_name.clone(),
                minutes,
                rate_per_hour: segment.rate_per_hour,
                amount,
                rule: Cow::Borrowed(METERED),
                en,
                ar,
            });
        }
    }
    Ok(quote)
}

/// How many steps start before `millis`.
fn steps_until(millis: i64, step: i64) -> i64 {
    let millis = millis.max(0);
    millis / step + i64::from(millis % step > 0)
}

fn reason(minutes: i64, policy: &Metering) -> (String, String) {
    let (mut en, mut ar) = (duration(minutes, Lang::En), duration(minutes, Lang::Ar));
    if policy.increment_minutes > 1 {
        en = format!(
            "{en}, billed in steps of {}",
            duration(policy.increment_minutes, Lang::En)
        );
        ar = format!(
            "{ar}، والحساب بوحدة قدرها {}",
            duration(policy.increment_minutes, Lang::Ar)
        );
    }
    if policy.grace_minutes > 0 {
        en = format!("{en} after a grace of {}", duration(policy.grace_minutes, Lang::En));
        ar = format!("{ar} بعد سماح قدره {}", duration(policy.grace_minutes, Lang::Ar));
    }
    (en, ar)
}

impl Segment {
    fn millis(&self) -> i64 {
        self.ended_at.millis_since(self.started_at)
    }
}

#[cfg(test)]
#[path = "pricing_tests.rs"]
mod tests;
