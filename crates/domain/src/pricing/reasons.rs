//! From priced parts to lines that say why.

use std::borrow::Cow;

use super::{
    Applied, COVERED, DAILY, EffectKind, ItemQuote, METERED, Metering, PassedOver, Quote, QuoteLine, RULED, WEEKLY,
    WhyNot,
    price::{Decision, Part},
    stay::MINUTE,
    stretches::{Passed, Pricing},
};
use crate::{
    money::{Money, MoneyOverflow},
    text::Lang,
    words::duration,
};

/// The quote of what was decided.
pub(super) fn explain(pricing: &Pricing, decision: &Decision) -> Result<Quote, MoneyOverflow> {
    let (parts, minimum) = (&decision.parts, decision.minimum);
    let raised = |part: &Part| part.changed.iter().any(|(at, _)| Some(*at) == minimum);
    let decided = Decided {
        package: decision.package,
        minimum,
        topped_up: parts.iter().any(raised),
    };
    let mut quote = Quote::default();
    for part in parts {
        if let Some(line) = decided.line(pricing, part) {
            quote.minutes = quote.minutes.saturating_add(line.minutes);
            quote.total = quote.total.plus(line.amount)?;
            quote.lines.push(line);
        }
    }
    Ok(quote)
}

/// What was decided for the whole stay.
struct Decided {
    package: Option<usize>,
    minimum: Option<usize>,
    topped_up: bool,
}

/// A rule's part in a line, or why it has none.
enum Verdict {
    Applied(Money),
    Passed(Passed),
}

impl Decided {
    /// The line of a part; none for one on no segment, which can't be.
    fn line(&self, pricing: &Pricing, part: &Part) -> Option<QuoteLine> {
        let stretch = part.stretch;
        let segment = pricing.stay.segments.get(stretch.segment)?;
        let cover = stretch.cover.and_then(|at| pricing.covers.get(at));
        let (mut applied, mut passed_over) = (Vec::new(), Vec::new());
        for (at, rule) in pricing.rules.iter().enumerate() {
            let (rule, kind) = (rule.named(), rule.effect.kind());
            match self.verdict(pricing, part, at, kind) {
                Verdict::Applied(amount) => applied.push(Applied { rule, kind, amount }),
                Verdict::Passed((why, by)) => passed_over.push(PassedOver {
                    rule,
                    kind,
                    why,
                    by: by.and_then(|by| pricing.rules.get(by)).map(|by| by.name.clone()),
                }),
            }
        }
        applied.sort_by_key(|applied| order(applied.kind));
        let start = pricing.stay.start();
        let end = start.plus_millis(pricing.stay.millis());
        let at = |minute: i64| start.plus_millis(minute.saturating_mul(MINUTE)).min(end);
        let say = |lang| match cover {
            Some(cover) => covered(part.minutes, &cover.plan_name, lang),
            None => charged(part.minutes, &pricing.metering, &applied, lang),
        };
        Some(QuoteLine {
            resource_id: segment.resource_id,
            resource_name: segment.resource_name.clone(),
            minutes: part.minutes,
            rate_per_hour: pricing.rate(stretch),
            amount: part.amount,
            rule: Cow::Borrowed(match (cover, stretch.rate.and_then(|at| pricing.rules.get(at))) {
                (Some(_), _) => COVERED,
                (None, Some(rule)) => match rule.effect.kind() {
                    EffectKind::DayRate => DAILY,
                    EffectKind::WeekRate => WEEKLY,
                    _ => RULED,
                },
                (None, None) => METERED,
            }),
            en: say(Lang::En),
            ar: say(Lang::Ar),
            from: Some(at(part.minute)),
            until: Some(at(part.minute.saturating_add(part.minutes))),
            subscription_id: cover.map(|cover| cover.subscription_id),
            applied,
            passed_over,
        })
    }

    fn verdict(&self, pricing: &Pricing, part: &Part, at: usize, kind: EffectKind) -> Verdict {
        let changed = part
            .changed
            .iter()
            .find(|(rule, _)| *rule == at)
            .map(|(_, amount)| *amount);
        let holds_not = match kind {
            EffectKind::Metering => pricing.at_check_in.get(at),
            _ => part.stretch.passed.get(at),
        };
        let outranked_by = |by| Verdict::Passed((WhyNot::Outranked, Some(by)));
        match (holds_not.copied().flatten(), kind) {
            (Some(passed), EffectKind::MinimumCharge) if self.minimum != Some(at) => Verdict::Passed(passed),
            (Some(passed), _) if kind != EffectKind::MinimumCharge => Verdict::Passed(passed),
            (_, EffectKind::Metering) => match pricing.metered_by {
                Some(by) if by != at => outranked_by(by),
                _ => Verdict::Applied(Money::ZERO),
            },
            (_, EffectKind::Package) if self.package != Some(at) => Verdict::Passed((WhyNot::NotCheaper, None)),
            (_, EffectKind::Package) if part.used_up => Verdict::Passed((WhyNot::UsedUp, None)),
            (_, kind) if kind.caps() && changed.is_none_or(Money::is_zero) => Verdict::Passed((WhyNot::BelowCap, None)),
            (_, EffectKind::MinimumCharge) if part.stretch.cover.is_some() => Verdict::Passed((WhyNot::Covered, None)),
            (_, EffectKind::MinimumCharge) if self.minimum != Some(at) => self
                .minimum
                .map_or(Verdict::Passed((WhyNot::AboveMinimum, None)), outranked_by),
            (_, EffectKind::MinimumCharge) if !self.topped_up => Verdict::Passed((WhyNot::AboveMinimum, None)),
            _ => Verdict::Applied(changed.unwrap_or_default()),
        }
    }
}

/// The order of the combination.
pub(super) const fn order(kind: EffectKind) -> u8 {
    match kind {
        EffectKind::Metering => 0,
        EffectKind::HourlyRate | EffectKind::DayRate | EffectKind::WeekRate | EffectKind::ItemPrice => 1,
        EffectKind::PercentOff | EffectKind::ItemPercentOff => 2,
        EffectKind::Package => 3,
        EffectKind::DailyCap => 4,
        EffectKind::DayPass => 5,
        EffectKind::WeeklyCap => 6,
        EffectKind::MinimumCharge => 7,
    }
}

fn covered(minutes: i64, plan: &str, lang: Lang) -> String {
    let time = duration(minutes, lang);
    match lang {
        Lang::En => format!("{time}, paid by the plan “{plan}”"),
        Lang::Ar => format!("{time}، تغطيها خطة «{plan}»"),
    }
}

/// Minutes, how they are counted, and the rules that had a part.
fn charged(minutes: i64, metering: &Metering, applied: &[Applied], lang: Lang) -> String {
    let mut text = duration(minutes, lang);
    let length = |minutes| duration(minutes, lang);
    if metering.increment_minutes > 1 {
        let step = length(metering.increment_minutes);
        text += &match lang {
            Lang::En => format!(", billed in steps of {step}"),
            Lang::Ar => format!("، والحساب بوحدة قدرها {step}"),
        };
    }
    if metering.grace_minutes > 0 {
        let grace = length(metering.grace_minutes);
        text += &match lang {
            Lang::En => format!(" after a grace of {grace}"),
            Lang::Ar => format!(" بعد سماح قدره {grace}"),
        };
    }
    for applied in applied {
        text += &applied.in_words(lang);
    }
    text
}

impl ItemQuote {
    /// Which rules made the price, in the reader's language; empty when none did.
    #[must_use]
    pub fn reason(&self, lang: Lang) -> String {
        let words: String = self.applied.iter().map(|applied| applied.in_words(lang)).collect();
        words.trim_start_matches([',', '،', ' ']).to_owned()
    }
}

impl Applied {
    fn in_words(&self, lang: Lang) -> String {
        let name = &self.rule.name;
        match (self.kind, lang) {
            (EffectKind::Metering, _) => String::new(),
            (EffectKind::HourlyRate | EffectKind::ItemPrice, Lang::En) => format!(", at the price of “{name}”"),
            (EffectKind::HourlyRate | EffectKind::ItemPrice, Lang::Ar) => format!("، بسعر «{name}»"),
            (EffectKind::DayRate, Lang::En) => format!(", at the day price of “{name}”"),
            (EffectKind::DayRate, Lang::Ar) => format!("، بسعر اليوم «{name}»"),
            (EffectKind::WeekRate, Lang::En) => format!(", at the week price of “{name}”"),
            (EffectKind::WeekRate, Lang::Ar) => format!("، بسعر الأسبوع «{name}»"),
            (EffectKind::PercentOff | EffectKind::ItemPercentOff, Lang::En) => format!(", less “{name}”"),
            (EffectKind::PercentOff | EffectKind::ItemPercentOff, Lang::Ar) => format!("، بعد خصم «{name}»"),
            (EffectKind::Package, Lang::En) => format!(", in the package “{name}”"),
            (EffectKind::Package, Lang::Ar) => format!("، ضمن باقة «{name}»"),
            (EffectKind::DailyCap, Lang::En) => format!(", up to the cap “{name}”"),
            (EffectKind::DailyCap, Lang::Ar) => format!("، بحد أقصى «{name}»"),
            (EffectKind::DayPass, Lang::En) => format!(", with the day pass “{name}”"),
            (EffectKind::DayPass, Lang::Ar) => format!("، ضمن تذكرة اليوم «{name}»"),
            (EffectKind::WeeklyCap, Lang::En) => format!(", up to the weekly cap “{name}”"),
            (EffectKind::WeeklyCap, Lang::Ar) => format!("، بحد أقصى للأسبوع «{name}»"),
            (EffectKind::MinimumCharge, Lang::En) => format!(", raised to the minimum “{name}”"),
            (EffectKind::MinimumCharge, Lang::Ar) => format!("، مرفوع إلى الحد الأدنى «{name}»"),
        }
    }

    /// What the rule did, as a sentence without its name and amount.
    #[must_use]
    pub const fn sentence(&self, lang: Lang) -> &'static str {
        match (self.kind, lang) {
            (EffectKind::Metering, Lang::En) => "Sets how the time is counted.",
            (EffectKind::Metering, Lang::Ar) => "تحدد كيفية حساب الوقت.",
            (EffectKind::HourlyRate, Lang::En) => "Sets the price of an hour.",
            (EffectKind::HourlyRate, Lang::Ar) => "تحدد سعر الساعة.",
            (EffectKind::DayRate, Lang::En) => "Sets the price of a day.",
            (EffectKind::DayRate, Lang::Ar) => "تحدد سعر اليوم.",
            (EffectKind::WeekRate, Lang::En) => "Sets the price of seven days.",
            (EffectKind::WeekRate, Lang::Ar) => "تحدد سعر سبعة أيام.",
            (EffectKind::ItemPrice, Lang::En) => "Sets the price.",
            (EffectKind::ItemPrice, Lang::Ar) => "تحدد السعر.",
            (EffectKind::PercentOff | EffectKind::ItemPercentOff, Lang::En) => "Takes a part off.",
            (EffectKind::PercentOff | EffectKind::ItemPercentOff, Lang::Ar) => "تخصم نسبة من السعر.",
            (EffectKind::Package, Lang::En) => "Gives these minutes for one price.",
            (EffectKind::Package, Lang::Ar) => "تعطي هذه المدة بسعر واحد.",
            (EffectKind::DailyCap, Lang::En) => "The most for one day is reached.",
            (EffectKind::DailyCap, Lang::Ar) => "بلغ الحساب الحد الأقصى لليوم.",
            (EffectKind::DayPass, Lang::En) => "The stays of this day cost no more together.",
            (EffectKind::DayPass, Lang::Ar) => "لا تتجاوز زيارات هذا اليوم معًا هذا السعر.",
            (EffectKind::WeeklyCap, Lang::En) => "The most for seven days is reached.",
            (EffectKind::WeeklyCap, Lang::Ar) => "بلغ الحساب الحد الأقصى لسبعة أيام.",
            (EffectKind::MinimumCharge, Lang::En) => "Raises the bill to the least that is charged.",
            (EffectKind::MinimumCharge, Lang::Ar) => "ترفع الحساب إلى الحد الأدنى.",
        }
    }
}

impl PassedOver {
    /// Why the rule had no part, as a sentence without its name.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> Cow<'static, str> {
        if let (WhyNot::Outranked, Some(by)) = (self.why, &self.by) {
            return match lang {
                Lang::En => format!("“{by}” stands above it.").into(),
                Lang::Ar => format!("القاعدة «{by}» تسبقها.").into(),
            };
        }
        let (en, ar) = match self.why {
            WhyNot::OtherPlace => ("Holds at other places.", "تسري على أماكن أخرى."),
            WhyNot::OtherItem => ("Holds for other items.", "تسري على أصناف أخرى."),
            WhyNot::OtherGuest => ("Holds for other guests.", "تسري على عملاء آخرين."),
            WhyNot::ShortNotice => ("Holds for bookings made earlier.", "تسري على الحجوزات المبكرة."),
            WhyNot::LongNotice => (
                "Holds for bookings made shortly before.",
                "تسري على الحجوزات التي تتم قبل الموعد بوقت قصير.",
            ),
            WhyNot::OtherDate => ("Holds on other dates.", "تسري في تواريخ أخرى."),
            WhyNot::OtherWeekday => ("Holds on other days of the week.", "تسري في أيام أخرى من الأسبوع."),
            WhyNot::OtherTime => ("Holds at another time of the day.", "تسري في وقت آخر من اليوم."),
            WhyNot::TooEarly => ("Holds once the guest stays longer.", "تسري عندما تطول مدة المكوث."),
            WhyNot::TooLate => ("Holds only at the beginning of a stay.", "تسري في بداية المكوث فقط."),
            WhyNot::EnoughStock => ("Holds when less is left in stock.", "تسري عندما يقل المخزون."),
            WhyNot::Covered => ("This time is paid by a plan.", "هذه المدة تغطيها خطة اشتراك."),
            WhyNot::Outranked => ("Another rule stands above it.", "تسبقها قاعدة أخرى."),
            WhyNot::UsedUp => ("Its minutes are used up.", "استُهلكت مدتها."),
            WhyNot::NotCheaper => ("The stay is no cheaper with it.", "لا تجعل الحساب أقل."),
            WhyNot::BelowCap => ("The bill is below its cap.", "الحساب أقل من حدها الأقصى."),
            WhyNot::AboveMinimum => ("The bill is above its minimum.", "الحساب أعلى من حدها الأدنى."),
        };
        Cow::Borrowed(match lang {
            Lang::En => en,
            Lang::Ar => ar,
        })
    }
}
