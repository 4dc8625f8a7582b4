//! A rule as a person says it.

use super::{End, Frequency, NthWeekday, Rule};
use crate::{
    text::Lang,
    time::{DateTime, Zone},
    words::{DAY, Noun, counted, day_in_words, month_name, weekday},
};

const WEEK: Noun = Noun {
    one: "week",
    many: "weeks",
    ar_one: "أسبوع",
    ar_two: "أسبوعين",
    ar_few: "أسابيع",
    ar_many: "أسبوعًا",
};
const MONTH: Noun = Noun {
    one: "month",
    many: "months",
    ar_one: "شهر",
    ar_two: "شهرين",
    ar_few: "أشهر",
    ar_many: "شهرًا",
};
const TIME: Noun = Noun {
    one: "time",
    many: "times",
    ar_one: "مرة",
    ar_two: "مرتان",
    ar_few: "مرات",
    ar_many: "مرة",
};
const EN_NTH: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];
const AR_NTH: [&str; 5] = ["أول", "ثاني", "ثالث", "رابع", "خامس"];

impl Rule {
    /// `every 2 weeks on Monday and Wednesday, 10 times`; days and end as the series that begins at `start` has them.
    #[must_use]
    pub fn words(&self, start: DateTime, zone: &Zone, lang: Lang) -> String {
        let mut words = self.round(lang);
        let days = match self.frequency {
            Frequency::Daily => self.day_words(lang, start, false),
            Frequency::Weekly | Frequency::Monthly => self.day_words(lang, start, true),
        };
        for more in [
            days,
            self.month_words(lang),
            self.time_words(lang),
            self.position_words(lang),
        ]
        .into_iter()
        .flatten()
        {
            words.push(' ');
            words.push_str(&more);
        }
        if let Some(end) = self.end_words(zone, lang) {
            words.push_str(match lang {
                Lang::En => ", ",
                Lang::Ar => "، ",
            });
            words.push_str(&end);
        }
        words
    }

    /// `every 2 weeks`
    fn round(&self, lang: Lang) -> String {
        let two_days = Noun {
            ar_two: "يومين", ..DAY
        };
        let noun = match self.frequency {
            Frequency::Daily => two_days,
            Frequency::Weekly => WEEK,
            Frequency::Monthly => MONTH,
        };
        match (lang, self.interval) {
            (Lang::En, 1) => format!("every {}", noun.one),
            (Lang::Ar, 1) => format!("كل {}", noun.ar_one),
            (Lang::En, interval) => format!("every {}", counted(i64::from(interval), &noun, lang)),
            (Lang::Ar, interval) => format!("كل {}", counted(i64::from(interval), &noun, lang)),
        }
    }

    fn day_words(&self, lang: Lang, start: DateTime, or_start: bool) -> Option<String> {
        let mut said = Vec::new();
        if !self.weekdays.is_empty() {
            said.push(weekdays(&self.weekdays, lang));
        }
        if !self.month_days.is_empty() {
            said.push(month_days(&self.month_days, lang));
        }
        if said.is_empty() && or_start {
            said.push(match self.frequency {
                Frequency::Monthly => month_days(&[start.day()], lang),
                Frequency::Daily | Frequency::Weekly => weekdays(
                    &[NthWeekday {
                        nth: 0,
                        weekday: start.weekday(),
                    }],
                    lang,
                ),
            });
        }
        let and_only = match lang {
            Lang::En => " if it is ",
            Lang::Ar => " إذا وافق ",
        };
        (!said.is_empty()).then(|| said.join(and_only))
    }

    fn month_words(&self, lang: Lang) -> Option<String> {
        let names: Vec<String> = self
            .months
            .iter()
            .map(|month| month_name(*month, lang).to_owned())
            .collect();
        let names = (!names.is_empty()).then(|| joined(&names, lang))?;
        Some(match lang {
            Lang::En => format!("in {names}"),
            Lang::Ar => format!("في {names}"),
        })
    }

    /// The times of a rule that names its own.
    fn time_words(&self, lang: Lang) -> Option<String> {
        let list = |name_en: &str, name_ar: &str, values: &[i8]| {
            let values: Vec<String> = values.iter().map(ToString::to_string).collect();
            (!values.is_empty()).then(|| {
                let values = joined(&values, lang);
                match lang {
                    Lang::En => format!("{name_en} {values}"),
                    Lang::Ar => format!("{name_ar} {values}"),
                }
            })
        };
        let said: Vec<String> = [
            list("at hours", "في الساعات", &self.hours),
            list("at minutes", "في الدقائق", &self.minutes),
            list("at seconds", "في الثواني", &self.seconds),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!said.is_empty()).then(|| said.join(" "))
    }

    /// Which of the many that a round would have.
    fn position_words(&self, lang: Lang) -> Option<String> {
        let said: Vec<String> = self
            .positions
            .iter()
            .map(|position| match (lang, *position) {
                (Lang::En, -1) => "the last".to_owned(),
                (Lang::Ar, -1) => "الأخير".to_owned(),
                (Lang::En, position) if position < 0 => format!("number {} from the end", -position),
                (Lang::Ar, position) if position < 0 => format!("رقم {} من النهاية", -position),
                (Lang::En, position) => format!("number {position}"),
                (Lang::Ar, position) => format!("رقم {position}"),
            })
            .collect();
        let said = (!said.is_empty()).then(|| joined(&said, lang))?;
        Some(match lang {
            Lang::En => format!("(only {said} of these)"),
            Lang::Ar => format!("(منها {said} فقط)"),
        })
    }

    fn end_words(&self, zone: &Zone, lang: Lang) -> Option<String> {
        let until = |date| {
            let day = day_in_words(date, lang);
            match lang {
                Lang::En => format!("until {day}"),
                Lang::Ar => format!("حتى {day}"),
            }
        };
        match self.end {
            End::Never => None,
            End::Count(count) => Some(counted(i64::from(count), &TIME, lang)),
            End::On(date) => Some(until(date)),
            End::AtLocal(at) => Some(until(at.date())),
            End::At(at) => Some(until(zone.date(at))),
        }
    }
}

fn weekdays(days: &[NthWeekday], lang: Lang) -> String {
    let name = |day: &NthWeekday| weekday(day.weekday.to_monday_one_offset(), lang);
    let place = |nth: i8| usize::from(nth.unsigned_abs()).saturating_sub(1);
    if days.iter().all(|day| day.nth == 0) {
        let names: Vec<String> = days.iter().map(|day| name(day).to_owned()).collect();
        let list = joined(&names, lang);
        return match (lang, names.len()) {
            (Lang::En, _) => format!("on {list}"),
            (Lang::Ar, 1) => format!("يوم {list}"),
            (Lang::Ar, 2) => format!("يومي {list}"),
            (Lang::Ar, _) => format!("أيام {list}"),
        };
    }
    let said: Vec<String> = days
        .iter()
        .map(|day| {
            let bare = name(day);
            match (lang, day.nth) {
                (Lang::En, 0) => format!("every {bare}"),
                (Lang::En, -1) => format!("the last {bare}"),
                (Lang::En, nth) => {
                    let nth_name = EN_NTH.get(place(nth)).copied().unwrap_or_default();
                    let from_the_end = if nth < 0 { " to last" } else { "" };
                    format!("the {nth_name}{from_the_end} {bare}")
                }
                (Lang::Ar, 0) => format!("كل {}", bare.strip_prefix("ال").unwrap_or(bare)),
                (Lang::Ar, -1) => format!("آخر {}", bare.strip_prefix("ال").unwrap_or(bare)),
                (Lang::Ar, nth) => {
                    let nth_name = AR_NTH.get(place(nth)).copied().unwrap_or_default();
                    let from_the_end = if nth < 0 { " من النهاية" } else { "" };
                    format!("{nth_name} {}{from_the_end}", bare.strip_prefix("ال").unwrap_or(bare))
                }
            }
        })
        .collect();
    let said = joined(&said, lang);
    match lang {
        Lang::En => format!("on {said}"),
        Lang::Ar => format!("في {said} من الشهر"),
    }
}

fn month_days(days: &[i8], lang: Lang) -> String {
    let said: Vec<String> = days
        .iter()
        .map(|day| match (lang, *day) {
            (Lang::En, -1) => "the last day".to_owned(),
            (Lang::Ar, -1) => "آخر يوم".to_owned(),
            (Lang::En, day) if day < 0 => format!("day {} from the end", -day),
            (Lang::Ar, day) if day < 0 => format!("اليوم {} من نهاية الشهر", -day),
            (Lang::En, day) => format!("day {day}"),
            (Lang::Ar, day) => format!("اليوم {day}"),
        })
        .collect();
    let said = joined(&said, lang);
    match lang {
        Lang::En => format!("on {said}"),
        Lang::Ar => format!("في {said}"),
    }
}

/// `a, b and c`; `أ وب وج`.
fn joined(words: &[String], lang: Lang) -> String {
    match (lang, words) {
        (Lang::En, [before @ .., last]) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        (Lang::Ar, _) => words.join(" و"),
        (Lang::En, _) => words.concat(),
    }
}
