//! Currencies, and amounts as people type and read them.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::Money;
use crate::{
    refusal::{Refusal, Refuse},
    text::{Lang, fold_digit, is_invisible},
};

/// An ISO 4217 currency, serialised as its code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Currency(iso_currency::Currency);

/// Which amounts a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// 0 and more.
    NotNegative,
    /// Any, as in an adjustment of a balance.
    Any,
}

impl Currency {
    /// The Egyptian pound.
    pub const EGP: Self = Self(iso_currency::Currency::EGP);

    /// The currency of an ISO 4217 code in capitals, if it is used as money.
    pub fn from_code(code: &str) -> Result<Self, AmountRefusal> {
        iso_currency::Currency::from_code(code)
            .filter(|currency| currency.exponent().is_some())
            .map(Self)
            .ok_or(AmountRefusal::UnknownCurrency)
    }

    /// `EGP`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// Digits of the minor unit: 2 for EGP, 0 for JPY, 3 for KWD.
    #[must_use]
    pub fn minor_digits(self) -> u32 {
        self.0.exponent().map_or(2, u32::from)
    }

    /// Reads what a person typed: `1,250.5`, `١٬٢٥٠٫٥٠`, `-3`. More decimals than the currency has are
    /// refused, never rounded. Grouping marks are accepted only where thousands are.
    pub fn parse_amount(self, text: &str, sign: Sign) -> Result<Money, AmountRefusal> {
        let typed: String = text.chars().filter(|&c| !is_invisible(c)).map(fold_digit).collect();
        let typed = typed.trim();
        let (negative, digits) = match typed.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, typed.strip_prefix('+').unwrap_or(typed)),
        };
        let (whole, decimals) = digits.split_once(['.', '٫']).unwrap_or((digits, ""));
        let whole = ungroup(whole).ok_or(AmountRefusal::NotAnAmount)?;
        if (whole.is_empty() && decimals.is_empty()) || !decimals.bytes().all(|b| b.is_ascii_digit()) {
            return Err(AmountRefusal::NotAnAmount);
        }
        let places = self.minor_digits();
        let width = usize::try_from(places).unwrap_or(0);
        if decimals.len() > width {
            return Err(AmountRefusal::TooManyDecimals { places });
        }
        let minor: i64 = format!("0{whole}{decimals:0<width$}")
            .parse()
            .map_err(|_| AmountRefusal::TooLarge)?;
        match (negative && minor != 0, sign) {
            (true, Sign::NotNegative) => Err(AmountRefusal::Negative),
            (true, Sign::Any) => Ok(Money::from_minor(-minor)),
            (false, _) => Ok(Money::from_minor(minor)),
        }
    }

    /// As people read it: `EGP 1,250.50`, `1,250.50 ج.م`; the minus comes first.
    #[must_use]
    pub fn format(self, amount: Money, lang: Lang) -> String {
        let number = self.format_number(amount);
        match (lang, self.code()) {
            (Lang::En, code) => match number.strip_prefix('-') {
                Some(number) => format!("-{code} {number}"),
                None => format!("{code} {number}"),
            },
            (Lang::Ar, "EGP") => format!("{number} ج.م"),
            (Lang::Ar, code) => format!("{number} {code}"),
        }
    }

    /// The number alone, grouped in thousands: `-1,250.50`.
    #[must_use]
    pub fn format_number(self, amount: Money) -> String {
        let unit = 10_u64.saturating_pow(self.minor_digits());
        let minor = amount.minor().unsigned_abs();
        let mut whole = (minor / unit).to_string();
        for at in (1..whole.len())
            .rev()
            .filter(|at| (whole.len() - at).is_multiple_of(3))
            .collect::<Vec<_>>()
        {
            whole.insert(at, ',');
        }
        let sign = if amount.is_negative() { "-" } else { "" };
        match usize::try_from(self.minor_digits()) {
            Ok(width) if width > 0 => format!("{sign}{whole}.{:0width$}", minor % unit),
            _ => format!("{sign}{whole}"),
        }
    }
}

/// The digits of a whole number that may be grouped in thousands.
fn ungroup(whole: &str) -> Option<String> {
    let is_group_mark = |c| matches!(c, ',' | '٬' | '،' | ' ' | '\u{A0}' | '\u{202F}');
    let groups: Vec<&str> = whole.split(is_group_mark).collect();
    let digits_only = groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_digit()));
    let grouped_well = match groups.as_slice() {
        [_] => true,
        [first, rest @ ..] => (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3),
        [] => false,
    };
    (digits_only && grouped_well).then(|| groups.concat())
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Currency {
    type Err = AmountRefusal;
    fn from_str(code: &str) -> Result<Self, AmountRefusal> {
        Self::from_code(code)
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_code(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// Why a typed amount was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountRefusal {
    /// Not a decimal number.
    #[error("not an amount")]
    NotAnAmount,
    /// Finer than the minor unit.
    #[error("more than {places} decimals")]
    TooManyDecimals {
        /// The decimals of the currency.
        places: u32,
    },
    /// Below 0 where that makes no sense.
    #[error("negative")]
    Negative,
    /// Beyond 64 bits of minor units.
    #[error("too large")]
    TooLarge,
    /// Not an ISO 4217 code of money.
    #[error("unknown currency")]
    UnknownCurrency,
}

impl Refuse for AmountRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::NotAnAmount => Refusal::new(
                "money.not_an_amount",
                "This is not an amount. Write it like 1,250.50.",
                "هذا ليس مبلغًا صحيحًا. اكتبه بهذا الشكل: 1,250.50.",
            ),
            Self::TooManyDecimals { places } => Refusal::new(
                "money.too_many_decimals",
                format!("The amount has too many decimals. Use at most {places}."),
                format!("الأرقام بعد الفاصلة أكثر من المسموح. الحد الأقصى لها هو {places}."),
            )
            .with("places", places),
            Self::Negative => Refusal::new(
                "money.negative",
                "The amount can't be below zero. Enter zero or more.",
                "لا يمكن أن يكون المبلغ أقل من صفر. أدخل صفرًا أو أكثر.",
            ),
            Self::TooLarge => Refusal::new(
                "money.too_large",
                "The amount is too large. Check the digits.",
                "المبلغ كبير جدًا. راجع الأرقام.",
            ),
            Self::UnknownCurrency => Refusal::new(
                "money.unknown_currency",
                "There is no such currency. Choose one from the list, such as EGP.",
                "لا توجد عملة بهذا الرمز. اختر واحدة من القائمة، مثل EGP.",
            )
            .on("currency"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(text: &str) -> Result<i64, AmountRefusal> {
        Currency::EGP.parse_amount(text, Sign::NotNegative).map(Money::minor)
    }

    // M1
    #[test]
    fn amounts_read_as_people_type_them() {
        for (text, minor) in [
            ("25", 2_500),
            (" 25.5 ", 2_550),
            ("1,250.50", 125_050),
            ("١٬٢٥٠٫٥٠", 125_050),
            ("۷٫۲۵", 725),
            (".5", 50),
            ("0", 0),
            ("-0", 0),
        ] {
            assert_eq!(parse(text), Ok(minor), "{text}");
        }
    }

    // M1
    #[test]
    fn what_is_not_an_amount_is_refused_by_kind() {
        assert_eq!(parse("1.005"), Err(AmountRefusal::TooManyDecimals { places: 2 }));
        assert_eq!(parse("-3"), Err(AmountRefusal::Negative));
        assert_eq!(parse("99999999999999999999"), Err(AmountRefusal::TooLarge));
        for text in [
            "", ".", "ten", "1e3", "1,2", "1,,000", "--1", "1.2.3", "NaN", "0x1F", "+-1",
        ] {
            assert_eq!(parse(text), Err(AmountRefusal::NotAnAmount), "{text}");
        }
        assert_eq!(
            Currency::EGP.parse_amount("-3.25", Sign::Any),
            Ok(Money::from_minor(-325))
        );
        assert_eq!(Currency::from_code("XAU"), Err(AmountRefusal::UnknownCurrency));
    }

    // M1
    #[test]
    fn minor_digits_follow_the_currency() {
        let of = |code: &str| Currency::from_code(code).unwrap();
        assert_eq!(of("KWD").parse_amount("1.005", Sign::Any), Ok(Money::from_minor(1_005)));
        assert_eq!(
            of("JPY").parse_amount("1.5", Sign::Any),
            Err(AmountRefusal::TooManyDecimals { places: 0 })
        );
        assert_eq!(of("JPY").format(Money::from_minor(1_500), Lang::En), "JPY 1,500");
    }

    #[test]
    fn amounts_are_shown_with_their_currency() {
        assert_eq!(
            Currency::EGP.format(Money::from_minor(125_050), Lang::En),
            "EGP 1,250.50"
        );
        assert_eq!(
            Currency::EGP.format(Money::from_minor(-100_000_005), Lang::En),
            "-EGP 1,000,000.05"
        );
        assert_eq!(Currency::EGP.format(Money::from_minor(4_200), Lang::Ar), "42.00 ج.م");
    }

    proptest! {
        // M1
        #[test]
        fn a_shown_number_reads_back(minor in (i64::MIN + 1)..=i64::MAX, code in prop::sample::select(vec!["EGP", "JPY", "KWD"])) {
            let currency = Currency::from_code(code).unwrap();
            let amount = Money::from_minor(minor);
            prop_assert_eq!(currency.parse_amount(&currency.format_number(amount), Sign::Any), Ok(amount));
        }

        #[test]
        fn no_text_panics(text in "\\PC*") {
            let _ = Currency::EGP.parse_amount(&text, Sign::NotNegative);
        }
    }
}
