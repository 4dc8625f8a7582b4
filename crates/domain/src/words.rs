//! Counted nouns and durations in English and Arabic.

use crate::{text::Lang, time::Date};

/// A noun in the forms that counting needs.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    /// `minute`
    pub one: &'static str,
    /// `minutes`
    pub many: &'static str,
    /// `دقيقة`
    pub ar_one: &'static str,
    /// `دقيقتان`
    pub ar_two: &'static str,
    /// `دقائق`, after 3 to 10.
    pub ar_few: &'static str,
    /// `دقيقة`, after 11 to 99 (the accusative singular).
    pub ar_many: &'static str,
}

/// Minutes.
pub const MINUTE: Noun = Noun {
    one: "minute",
    many: "minutes",
    ar_one: "دقيقة",
    ar_two: "دقيقتان",
    ar_few: "دقائق",
    ar_many: "دقيقة",
};
/// Hours.
pub const HOUR: Noun = Noun {
    one: "hour",
    many: "hours",
    ar_one: "ساعة",
    ar_two: "ساعتان",
    ar_few: "ساعات",
    ar_many: "ساعة",
};
/// Days.
pub const DAY: Noun = Noun {
    one: "day",
    many: "days",
    ar_one: "يوم",
    ar_two: "يومان",
    ar_few: "أيام",
    ar_many: "يومًا",
};
/// Customers.
pub const CUSTOMER: Noun = Noun {
    one: "customer",
    many: "customers",
    ar_one: "عميل",
    ar_two: "عميلان",
    ar_few: "عملاء",
    ar_many: "عميلًا",
};
/// Units of an item in stock.
pub const UNIT: Noun = Noun {
    one: "unit",
    many: "units",
    ar_one: "وحدة",
    ar_two: "وحدتان",
    ar_few: "وحدات",
    ar_many: "وحدة",
};
/// Items on the menu.
pub const ITEM: Noun = Noun {
    one: "item",
    many: "items",
    ar_one: "صنف",
    ar_two: "صنفان",
    ar_few: "أصناف",
    ar_many: "صنفًا",
};
/// Seats, desks, rooms and event spaces.
pub const PLACE: Noun = Noun {
    one: "place",
    many: "places",
    ar_one: "مكان",
    ar_two: "مكانان",
    ar_few: "أماكن",
    ar_many: "مكانًا",
};
/// Tries to sign in.
pub const SIGN_IN: Noun = Noun {
    one: "sign-in",
    many: "sign-ins",
    ar_one: "محاولة دخول",
    ar_two: "محاولتا دخول",
    ar_few: "محاولات دخول",
    ar_many: "محاولة دخول",
};
/// Reservations.
pub const BOOKING: Noun = Noun {
    one: "booking",
    many: "bookings",
    ar_one: "حجز",
    ar_two: "حجزان",
    ar_few: "حجوزات",
    ar_many: "حجزًا",
};
/// Rows of a file.
pub const ROW: Noun = Noun {
    one: "row",
    many: "rows",
    ar_one: "صف",
    ar_two: "صفان",
    ar_few: "صفوف",
    ar_many: "صفًا",
};

/// Balances that were brought along.
pub const OPENING_BALANCE: Noun = Noun {
    one: "opening balance",
    many: "opening balances",
    ar_one: "رصيد افتتاحي",
    ar_two: "رصيدان افتتاحيان",
    ar_few: "أرصدة افتتاحية",
    ar_many: "رصيدًا افتتاحيًّا",
};
/// Runs of plans that were brought along.
pub const RUNNING_PLAN: Noun = Noun {
    one: "running plan",
    many: "running plans",
    ar_one: "اشتراك",
    ar_two: "اشتراكان",
    ar_few: "اشتراكات",
    ar_many: "اشتراكًا",
};
/// Invoices of another program.
pub const PAST_INVOICE: Noun = Noun {
    one: "past invoice",
    many: "past invoices",
    ar_one: "فاتورة سابقة",
    ar_two: "فاتورتان سابقتان",
    ar_few: "فواتير سابقة",
    ar_many: "فاتورة سابقة",
};

/// `3 minutes`, `3 دقائق`; Arabic has its own forms for 1, 2, 3 to 10, and 11 to 99.
#[must_use]
pub fn counted(count: i64, noun: &Noun, lang: Lang) -> String {
    let size = count.unsigned_abs();
    match lang {
        Lang::En => format!("{count} {}", if size == 1 { noun.one } else { noun.many }),
        Lang::Ar => match (count, size % 100) {
            (1, _) => format!(
                "{} {}",
                noun.ar_one,
                if noun.ar_one.ends_with('ة') {
                    "واحدة"
                } else {
                    "واحد"
                }
            ),
            (2, _) => noun.ar_two.to_owned(),
            (_, 3..=10) => format!("{count} {}", noun.ar_few),
            (_, 11..=99) => format!("{count} {}", noun.ar_many),
            _ => format!("{count} {}", noun.ar_one),
        },
    }
}

/// `1 hour 35 minutes`, `ساعة و35 دقيقة`; below 0 counts as 0.
#[must_use]
pub fn duration(minutes: i64, lang: Lang) -> String {
    let (hours, rest) = (minutes.max(0) / 60, minutes.max(0) % 60);
    match (hours, rest) {
        (0, rest) => counted(rest, &MINUTE, lang),
        (hours, 0) => counted(hours, &HOUR, lang),
        (hours, rest) => {
            let hour = match (lang, hours) {
                (Lang::Ar, 1) => HOUR.ar_one.to_owned(),
                _ => counted(hours, &HOUR, lang),
            };
            let minute = match (lang, rest) {
                (Lang::Ar, 1) => MINUTE.ar_one.to_owned(),
                _ => counted(rest, &MINUTE, lang),
            };
            match lang {
                Lang::En => format!("{hour} {minute}"),
                Lang::Ar => format!("{hour} و{minute}"),
            }
        }
    }
}

const MONTHS: [(&str, &str); 12] = [
    ("January", "يناير"),
    ("February", "فبراير"),
    ("March", "مارس"),
    ("April", "أبريل"),
    ("May", "مايو"),
    ("June", "يونيو"),
    ("July", "يوليو"),
    ("August", "أغسطس"),
    ("September", "سبتمبر"),
    ("October", "أكتوبر"),
    ("November", "نوفمبر"),
    ("December", "ديسمبر"),
];

/// `December`, `ديسمبر`; empty for what is not 1..=12.
#[must_use]
pub fn month_name(month: i8, lang: Lang) -> &'static str {
    let name = usize::try_from(month)
        .ok()
        .and_then(|month| MONTHS.get(month.checked_sub(1)?));
    let (en, ar) = name.copied().unwrap_or_default();
    match lang {
        Lang::En => en,
        Lang::Ar => ar,
    }
}

/// `4 December 2026`, `4 ديسمبر 2026`.
#[must_use]
pub fn day_in_words(date: Date, lang: Lang) -> String {
    format!("{} {} {}", date.day(), month_name(date.month(), lang), date.year())
}

/// `Monday`, `الاثنين`; 1 is Monday, 7 is Sunday, and anything else counts as Sunday.
#[must_use]
pub const fn weekday(day: i8, lang: Lang) -> &'static str {
    match (day, lang) {
        (1, Lang::En) => "Monday",
        (1, Lang::Ar) => "الاثنين",
        (2, Lang::En) => "Tuesday",
        (2, Lang::Ar) => "الثلاثاء",
        (3, Lang::En) => "Wednesday",
        (3, Lang::Ar) => "الأربعاء",
        (4, Lang::En) => "Thursday",
        (4, Lang::Ar) => "الخميس",
        (5, Lang::En) => "Friday",
        (5, Lang::Ar) => "الجمعة",
        (6, Lang::En) => "Saturday",
        (6, Lang::Ar) => "السبت",
        (_, Lang::En) => "Sunday",
        (_, Lang::Ar) => "الأحد",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_counts_have_six_forms() {
        for (count, text) in [
            (0, "0 دقيقة"),
            (1, "دقيقة واحدة"),
            (2, "دقيقتان"),
            (3, "3 دقائق"),
            (10, "10 دقائق"),
            (11, "11 دقيقة"),
            (100, "100 دقيقة"),
            (103, "103 دقائق"),
        ] {
            assert_eq!(counted(count, &MINUTE, Lang::Ar), text);
        }
        assert_eq!(counted(1, &CUSTOMER, Lang::Ar), "عميل واحد");
        assert_eq!(counted(25, &CUSTOMER, Lang::Ar), "25 عميلًا");
        assert_eq!(counted(1, &CUSTOMER, Lang::En), "1 customer");
    }

    #[test]
    fn a_day_is_named_with_its_month() {
        let day = jiff::civil::date(2026, 12, 4);
        assert_eq!(day_in_words(day, Lang::En), "4 December 2026");
        assert_eq!(day_in_words(day, Lang::Ar), "4 ديسمبر 2026");
    }

    #[test]
    fn durations_read_as_hours_and_minutes() {
        assert_eq!(duration(95, Lang::En), "1 hour 35 minutes");
        assert_eq!(duration(95, Lang::Ar), "ساعة و35 دقيقة");
        assert_eq!(duration(120, Lang::Ar), "ساعتان");
        assert_eq!(duration(122, Lang::Ar), "ساعتان ودقيقتان");
        assert_eq!(duration(0, Lang::En), "0 minutes");
        assert_eq!(duration(-5, Lang::En), "0 minutes");
    }
}
