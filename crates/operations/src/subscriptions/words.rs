//! Sentences about what a sale, a change, a pause or a cancellation would do.

use coworkflow_domain::money::{Currency, Money};
use coworkflow_domain::subscriptions::{Place, Prorated, Terms};
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Date;
use coworkflow_domain::words::{DAY, counted, day_in_words};

/// `30 days, seats and desks: from 20 November 2026 to 19 December 2026`.
pub(super) fn run(terms: &Terms, place: Place, lang: Lang) -> String {
    let (from, to) = (day_in_words(place.starts_on, lang), day_in_words(place.ends_on, lang));
    let terms = terms.words(lang);
    match lang {
        Lang::En => format!("{terms}: from {from} to {to}"),
        Lang::Ar => format!("{terms}: من {from} إلى {to}"),
    }
}

/// The days of a run.
pub(super) fn runs(plan: &str, place: Place, lang: Lang) -> String {
    let (from, to) = (day_in_words(place.starts_on, lang), day_in_words(place.ends_on, lang));
    match lang {
        Lang::En => format!("{plan} runs from {from} to {to}."),
        Lang::Ar => format!("تسري باقة {plan} من {from} إلى {to}."),
    }
}

/// It begins where another one ends (`S2`).
pub(super) fn queued(plan: &str, starts_on: Date, lang: Lang) -> String {
    let from = day_in_words(starts_on, lang);
    match lang {
        Lang::En => format!("The customer has {plan} until then, so this one begins on {from}, right after it."),
        Lang::Ar => format!("لدى العميل باقة {plan} حتى ذلك الحين، لذا تبدأ هذه في {from} بعدها مباشرة."),
    }
}

/// Another plan runs at the same time; who pays first (`S2`, `S5`).
pub(super) fn alongside(other: &str, until: Date, first: &str, unlimited: bool, lang: Lang) -> String {
    let until = day_in_words(until, lang);
    match (lang, unlimited) {
        (Lang::En, true) => {
            format!("{other} also runs until {until}. Where both pay, {first} pays, because it has no limit of hours.")
        }
        (Lang::En, false) => {
            format!(
                "{other} also runs until {until}. Where both pay, the hours of {first} are used first, because they expire first."
            )
        }
        (Lang::Ar, true) => {
            format!(
                "تسري أيضًا باقة {other} حتى {until}. وعند اجتماعهما تُحتسب الزيارة على باقة {first} لأنها بلا حد للساعات."
            )
        }
        (Lang::Ar, false) => {
            format!(
                "تسري أيضًا باقة {other} حتى {until}. وعند اجتماعهما تُستخدم ساعات باقة {first} أولًا لأنها تنتهي قبل غيرها."
            )
        }
    }
}

/// A stay goes on: nothing before the sale is paid (`P6`).
pub(super) fn from_now_on(lang: Lang) -> String {
    match lang {
        Lang::En => "The customer is here now: the plan pays from this moment, the time before it stays on the bill.",
        Lang::Ar => "العميل موجود الآن: تغطي الباقة من هذه اللحظة، ويبقى الوقت السابق على الفاتورة.",
    }
    .to_owned()
}

/// When a run ends early.
pub(super) fn ends(plan: &str, ends_on: Option<Date>, lang: Lang) -> String {
    match (ends_on.map(|day| day_in_words(day, lang)), lang) {
        (Some(day), Lang::En) => format!("{plan} ends after {day}."),
        (Some(day), Lang::Ar) => format!("تنتهي باقة {plan} بعد {day}."),
        (None, Lang::En) => format!("{plan} does not begin."),
        (None, Lang::Ar) => format!("لن تبدأ باقة {plan}."),
    }
}

/// What of the price goes back, and why so much (`S6`).
pub(super) fn unused(
    days_left: i64,
    days: i64,
    minutes: Option<(i64, i64)>,
    parts: Prorated,
    c: Currency,
    lang: Lang,
) -> String {
    let (left, used, unused) = (
        counted(days_left, &DAY, lang),
        c.format(parts.used, lang),
        c.format(parts.unused, lang),
    );
    let by_minutes = minutes.is_some_and(|(left, included)| {
        i128::from(left) * i128::from(days) < i128::from(days_left) * i128::from(included)
    });
    match (lang, by_minutes) {
        (Lang::En, false) => {
            format!("Not used: {left} of {days}. {used} stays for the used part, {unused} is credited.")
        }
        (Lang::En, true) => {
            format!("More of its hours than of its days is used: {used} stays for the used part, {unused} is credited.")
        }
        (Lang::Ar, false) => {
            format!(
                "غير المستخدم: {left} من أصل {days}. يبقى {used} مقابل الجزء المستخدم، ويُقيَّد {unused} لصالح العميل."
            )
        }
        (Lang::Ar, true) => {
            format!(
                "استُخدم من الساعات أكثر مما مضى من الأيام: يبقى {used} مقابل الجزء المستخدم، ويُقيَّد {unused} لصالح العميل."
            )
        }
    }
}

/// Where the credit goes: first it lowers what is owed (`M7`).
pub(super) fn credit(owed_less: Money, back: Money, to_balance: bool, c: Currency, lang: Lang) -> Vec<String> {
    let mut words = Vec::new();
    if owed_less.is_positive() {
        let amount = c.format(owed_less, lang);
        words.push(match lang {
            Lang::En => format!("{amount} less is owed on the invoice."),
            Lang::Ar => format!("ينقص المستحق على الفاتورة {amount}."),
        });
    }
    if back.is_positive() {
        let amount = c.format(back, lang);
        words.push(match (lang, to_balance) {
            (Lang::En, false) => format!("{amount} goes back to the customer the way it was paid."),
            (Lang::En, true) => format!("{amount} goes to the customer’s balance and pays the new plan."),
            (Lang::Ar, false) => format!("يُرد {amount} إلى العميل بالطريقة التي دفع بها."),
            (Lang::Ar, true) => format!("يُضاف {amount} إلى رصيد العميل وتُسدد به الباقة الجديدة."),
        });
    }
    words
}

/// Nothing goes back.
pub(super) fn nothing_back(billed: bool, lang: Lang) -> String {
    match (lang, billed) {
        (Lang::En, true) => "Nothing of its price is left to give back.",
        (Lang::En, false) => "It was not sold here, so nothing is given back.",
        (Lang::Ar, true) => "لم يبق من سعرها ما يُرد.",
        (Lang::Ar, false) => "لم تُبع هنا، لذا لا يُرد شيء.",
    }
    .to_owned()
}

/// Another run moves along.
pub(super) fn moves(plan: &str, starts_on: Date, ends_on: Date, lang: Lang) -> String {
    let (from, to) = (day_in_words(starts_on, lang), day_in_words(ends_on, lang));
    match lang {
        Lang::En => format!("The next {plan} moves along: from {from} to {to}."),
        Lang::Ar => format!("تنتقل باقة {plan} التالية معها: من {from} إلى {to}."),
    }
}

/// A pause.
pub(super) fn paused(plan: &str, from_on: Date, until_on: Date, days: i64, ends_on: Date, lang: Lang) -> String {
    let (from, until, end) = (
        day_in_words(from_on, lang),
        day_in_words(until_on, lang),
        day_in_words(ends_on, lang),
    );
    let days = counted(days, &DAY, lang);
    match lang {
        Lang::En => format!(
            "{plan} pays nothing from {from} on and goes on again on {until}: {days} that come back at its end, which moves to {end}."
        ),
        Lang::Ar => {
            format!("تتوقف باقة {plan} من {from} وتعود للسريان في {until}: {days} تُضاف إلى نهايتها لتصبح {end}.")
        }
    }
}
