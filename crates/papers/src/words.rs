//! The words, figures and dates of documents in both languages.

use coworkflow_domain::invoices::InvoiceStatus;
use coworkflow_domain::money::{Currency, Money, Percent};
use coworkflow_domain::payments::Tender;
use coworkflow_domain::spaces::Digits;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Date;

/// Who speaks: the language, the digits and the money of a document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Speech {
    pub(crate) lang: Lang,
    digits: Digits,
    currency: Currency,
}

impl Speech {
    /// English is always written in Latin digits.
    pub(crate) fn new(lang: Lang, digits: Digits, currency: Currency) -> Speech {
        let digits = match lang {
            Lang::En => Digits::Latin,
            Lang::Ar => digits,
        };
        Speech { lang, digits, currency }
    }

    pub(crate) fn rtl(self) -> bool {
        self.lang == Lang::Ar
    }

    /// The one of the two that is read here.
    pub(crate) fn say<'t>(self, en: &'t str, ar: &'t str) -> &'t str {
        match self.lang {
            Lang::En => en,
            Lang::Ar => ar,
        }
    }

    /// Text with its numbers in the document's digits, and with the marks that go with them: `٤٠٫٠٠`, `٢٠٪`.
    pub(crate) fn digits(self, text: &str) -> String {
        if self.digits == Digits::Latin {
            return text.to_owned();
        }
        let mut letters = text.chars().peekable();
        let mut after_digit = false;
        let mut out = String::with_capacity(text.len() * 2);
        while let Some(c) = letters.next() {
            let before_digit = letters.peek().is_some_and(char::is_ascii_digit);
            out.push(match c {
                '.' if after_digit && before_digit => '٫',
                ',' if after_digit && before_digit => '٬',
                '%' if after_digit => '٪',
                c => arabic(c),
            });
            after_digit = c.is_ascii_digit();
        }
        out
    }

    /// An amount in a column that says its currency at its head: `-1,250.50`, `‎-١٬٢٥٠٫٥٠`.
    pub(crate) fn amount(self, money: Money) -> String {
        let number = self.currency.format_number(money);
        match self.digits {
            Digits::Latin => left_to_right(&number),
            Digits::Arabic => self.digits(&number),
        }
    }

    /// An amount that stands alone: `EGP 1,250.50`, `1,250.50 ج.م`.
    pub(crate) fn money(self, money: Money) -> String {
        match self.lang {
            Lang::En => self.currency.format(money, Lang::En),
            Lang::Ar => format!("{} {}", self.amount(money), self.currency_name()),
        }
    }

    /// What the currency is called here: `EGP`, `ج.م`.
    pub(crate) fn currency_name(self) -> &'static str {
        match (self.lang, self.currency.code()) {
            (Lang::Ar, "EGP") => "ج.م",
            (_, code) => code,
        }
    }

    /// `14%`, `١٢٫٥٪`.
    pub(crate) fn percent(self, percent: Percent) -> String {
        let points = i64::from(percent.basis_points());
        let (whole, rest) = (points / 100, points % 100);
        let decimals = format!("{rest:02}");
        let decimals = decimals.trim_end_matches('0');
        let number = if decimals.is_empty() {
            whole.to_string()
        } else {
            format!("{whole}.{decimals}")
        };
        match self.digits {
            Digits::Latin => left_to_right(&format!("{number}%")),
            Digits::Arabic => self.digits(&format!("{number}%")),
        }
    }

    /// `20 Nov 2026`, `٢٠ نوفمبر ٢٠٢٦`.
    pub(crate) fn date(self, date: Date) -> String {
        const EN: [&str; 12] = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ];
        const AR: [&str; 12] = [
            "يناير",
            "فبراير",
            "مارس",
            "أبريل",
            "مايو",
            "يونيو",
            "يوليو",
            "أغسطس",
            "سبتمبر",
            "أكتوبر",
            "نوفمبر",
            "ديسمبر",
        ];
        let months = match self.lang {
            Lang::En => EN,
            Lang::Ar => AR,
        };
        let month = usize::try_from(date.month())
            .ok()
            .and_then(|month| months.get(month.checked_sub(1)?));
        self.digits(&format!("{} {} {}", date.day(), month.unwrap_or(&""), date.year()))
    }

    /// `Page 1 of 2`.
    pub(crate) fn page(self, page: usize, of: usize) -> String {
        self.digits(&match self.lang {
            Lang::En => format!("Page {page} of {of}"),
            Lang::Ar => format!("صفحة {page} من {of}"),
        })
    }

    /// The way money came or went.
    pub(crate) fn tender(self, tender: Tender) -> &'static str {
        match tender {
            Tender::Cash => self.say("Cash", "نقدًا"),
            Tender::Card => self.say("Card", "بطاقة"),
            Tender::Instapay => self.say("InstaPay", "إنستاباي"),
            Tender::Wallet => self.say("Wallet", "محفظة"),
            Tender::Balance => self.say("Account balance", "رصيد الحساب"),
        }
    }

    /// Where an invoice stands.
    pub(crate) fn status(self, status: InvoiceStatus) -> &'static str {
        match status {
            InvoiceStatus::Unpaid => self.say("Unpaid", "غير مدفوعة"),
            InvoiceStatus::Pending => self.say("Part paid", "مدفوعة جزئيًّا"),
            InvoiceStatus::Paid => self.say("Paid", "مدفوعة"),
        }
    }
}

/// Keeps its own order inside Arabic: ids, phone numbers, negative amounts.
pub(crate) fn left_to_right(text: &str) -> String {
    format!("\u{2066}{text}\u{2069}")
}

/// Keeps the direction of its first letter and touches nothing beside it: names.
pub(crate) fn own_way(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

const fn arabic(c: char) -> char {
    match c {
        '0' => '٠',
        '1' => '١',
        '2' => '٢',
        '3' => '٣',
        '4' => '٤',
        '5' => '٥',
        '6' => '٦',
        '7' => '٧',
        '8' => '٨',
        '9' => '٩',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speech(lang: Lang, digits: Digits) -> Speech {
        Speech::new(lang, digits, Currency::from_code("EGP").unwrap())
    }

    #[test]
    fn figures_follow_the_digits_of_the_document() {
        let (latin, arabic) = (speech(Lang::Ar, Digits::Latin), speech(Lang::Ar, Digits::Arabic));
        let amount = Money::from_minor(-125_050);
        assert_eq!(latin.amount(amount), "\u{2066}-1,250.50\u{2069}");
        assert_eq!(arabic.amount(amount), "-١٬٢٥٠٫٥٠");
        assert_eq!(arabic.money(Money::from_minor(4_000)), "٤٠٫٠٠ ج.م");
        let percent = Percent::from_basis_points(1_250).unwrap();
        assert_eq!(arabic.percent(percent), "١٢٫٥٪");
        assert_eq!(latin.percent(percent), "\u{2066}12.5%\u{2069}");
        assert_eq!(arabic.digits("خصم 20%، 40.00 ج.م. 3."), "خصم ٢٠٪، ٤٠٫٠٠ ج.م. ٣.");
        assert_eq!(arabic.page(1, 12), "صفحة ١ من ١٢");
    }

    #[test]
    fn english_keeps_latin_digits_whatever_the_house_prefers() {
        let english = speech(Lang::En, Digits::Arabic);
        assert_eq!(english.date(Date::constant(2026, 11, 20)), "20 Nov 2026");
        assert_eq!(english.money(Money::from_minor(125_050)), "EGP 1,250.50");
        assert_eq!(
            speech(Lang::Ar, Digits::Arabic).date(Date::constant(2026, 11, 20)),
            "٢٠ نوفمبر ٢٠٢٦"
        );
    }
}
