//! Phone numbers (A1).

use std::fmt;

use phonenumber::{Mode, country::Id::EG};
use serde::{Deserialize, Serialize};

use crate::{
    refusal::{Refusal, Refuse},
    text::{fold_digit, is_invisible},
};

/// A valid number in E.164: `+201012345678`. Unmarked numbers are read as Egyptian (A1).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

impl Phone {
    /// Reads every common spelling: `010 1234 5678`, `+20 10…`, `0020…`, `20…`, `٠١٠…`, and `10…` as
    /// spreadsheets leave it. Marks around the digits are dropped; letters are refused.
    pub fn parse(text: &str) -> Result<Self, PhoneRefusal> {
        let dialled = dialled(text)?;
        let (international, digits) = match (dialled.strip_prefix('+'), dialled.strip_prefix("00")) {
            (Some(digits), _) | (None, Some(digits)) => (true, digits),
            (None, None) => (false, dialled.as_str()),
        };
        if let Some(mobile) = egyptian_mobile(international, digits) {
            return Ok(Self(format!("+20{mobile}")));
        }
        let (country, text) = if international {
            (None, format!("+{digits}"))
        } else {
            (Some(EG), digits.to_owned())
        };
        let number = phonenumber::parse(country, text).map_err(|_| PhoneRefusal::NotValid)?;
        if !number.is_valid() {
            return Err(PhoneRefusal::NotValid);
        }
        Ok(Self(number.format().mode(Mode::E164).to_string()))
    }

    /// E.164, as stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is read here: Egyptian numbers nationally (`010 12345678`), others internationally.
    #[must_use]
    pub fn national(&self) -> String {
        if let Some(mobile) = self
            .0
            .strip_prefix('+')
            .and_then(|digits| egyptian_mobile(true, digits))
        {
            let (network, subscriber) = mobile.split_at(2);
            return format!("0{network} {subscriber}");
        }
        let mode = if self.0.starts_with("+20") {
            Mode::National
        } else {
            Mode::International
        };
        phonenumber::parse(None, &self.0)
            .map_or_else(|_| self.0.clone(), |number| number.format().mode(mode).to_string())
    }
}

/// The digits to look for within stored numbers when part of a number is typed in any spelling;
/// `None` when there are fewer than three or something else than a number was typed.
#[must_use]
pub fn phone_fragment(text: &str) -> Option<String> {
    let dialled = dialled(text).ok()?;
    let digits = dialled.trim_start_matches(['+', '0']);
    (digits.len() >= 3).then(|| {
        digits
            .strip_prefix("200")
            .map_or_else(|| digits.to_owned(), |rest| format!("20{rest}"))
    })
}

/// Latin digits with at most a leading plus.
fn dialled(text: &str) -> Result<String, PhoneRefusal> {
    if text.len() > 120 {
        return Err(PhoneRefusal::NotANumber);
    }
    let mut dialled = String::with_capacity(16);
    for c in text.trim().chars().filter(|&c| !is_invisible(c)).map(fold_digit) {
        match c {
            '0'..='9' => dialled.push(c),
            '+' | '＋' if dialled.is_empty() => dialled.push('+'),
            '(' | ')' | '-' | '‐' | '‑' | '–' | '.' | '/' | ',' => {}
            c if c.is_whitespace() => {}
            _ => return Err(PhoneRefusal::NotANumber),
        }
    }
    if (1..=20).contains(&dialled.len()) {
        Ok(dialled)
    } else {
        Err(PhoneRefusal::NotANumber)
    }
}

/// The ten digits `1[0125]xxxxxxxx` of an Egyptian mobile, whichever prefixes stand before them.
fn egyptian_mobile(international: bool, digits: &str) -> Option<&str> {
    let national = match digits.strip_prefix("20") {
        Some(rest) if international || digits.len() >= 12 => rest,
        _ if international => return None,
        _ => digits,
    };
    let mobile = national.strip_prefix('0').unwrap_or(national);
    let is_mobile = mobile.len() == 10
        && ["10", "11", "12", "15"]
            .iter()
            .any(|network| mobile.starts_with(network));
    is_mobile.then_some(mobile)
}

impl TryFrom<String> for Phone {
    type Error = PhoneRefusal;
    fn try_from(text: String) -> Result<Self, PhoneRefusal> {
        Self::parse(&text)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a phone number was refused (A1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneRefusal {
    /// Letters, nothing, or far too long.
    #[error("not a phone number")]
    NotANumber,
    /// No such number exists in its country.
    #[error("no valid phone number")]
    NotValid,
}

impl Refuse for PhoneRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::NotANumber => Refusal::new(
                "customer.phone_not_a_number",
                "This is not a phone number. Use digits, like 010 12345678.",
                "هذا ليس رقم هاتف. استخدم الأرقام، مثل 01012345678.",
            ),
            Self::NotValid => Refusal::new(
                "customer.phone_not_valid",
                "This phone number can't exist. An Egyptian mobile starts with 010, 011, 012 or 015 and has 11 digits; \
                 start other countries with +.",
                "رقم الهاتف هذا غير صحيح. رقم المحمول المصري يبدأ بـ010 أو 011 أو 012 أو 015 وعدد أرقامه 11؛ \
                 وابدأ أرقام الدول الأخرى بعلامة +.",
            ),
        }
        .on("phone")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // A1
    #[test]
    fn every_spelling_of_an_egyptian_mobile_is_one_number() {
        for text in [
            "01012345678",
            "010 1234 5678",
            "010-1234-5678",
            "(010) 12345678",
            "+201012345678",
            "+20 10 1234 5678",
            "00201012345678",
            "201012345678",
            "+20 010 12345678",
            "0020 010 12345678",
            "1012345678",
            "٠١٠١٢٣٤٥٦٧٨",
            "۰۱۰۱۲۳۴۵۶۷۸",
            "+٢٠١٠١٢٣٤٥٦٧٨",
            "\u{202A}+20 10 12345678\u{202C}",
            " 010.1234.5678 ",
        ] {
            assert_eq!(
                Phone::parse(text).map(String::from).as_deref(),
                Ok("+201012345678"),
                "{text}"
            );
        }
        for network in ["010", "011", "012", "015"] {
            assert!(Phone::parse(&format!("{network}98765432")).is_ok(), "{network}");
        }
    }

    // A1
    #[test]
    fn landlines_and_other_countries_go_by_their_own_plans() {
        assert_eq!(Phone::parse("02 2735 1234").unwrap().as_str(), "+20227351234");
        assert_eq!(Phone::parse("+966 50 123 4567").unwrap().as_str(), "+966501234567");
        assert_eq!(Phone::parse("0044 20 7946 0958").unwrap().as_str(), "+442079460958");
    }

    // A1
    #[test]
    fn numbers_are_shown_as_they_are_read_here() {
        assert_eq!(Phone::parse("+201123456789").unwrap().national(), "011 23456789");
        assert!(Phone::parse("0227351234").unwrap().national().starts_with("02"));
        assert!(Phone::parse("+966501234567").unwrap().national().starts_with("+966"));
    }

    // A1
    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "+",
            "0",
            "010",
            "0101234567",
            "010123456789",
            "01312345678",
            "+2013123456780",
        ] {
            assert!(Phone::parse(text).is_err(), "{text}");
        }
        for text in ["call me", "010x2345678", "++201012345678", &"1".repeat(5_000)] {
            assert_eq!(Phone::parse(text), Err(PhoneRefusal::NotANumber), "{text}");
        }
    }

    // A1
    #[test]
    fn part_of_a_number_is_found_in_every_spelling() {
        let stored = "+201012345678";
        for text in ["010123", "10123", "+2010", "0020101", "٠١٠١٢٣", "345 678", "+20 010 1"] {
            assert!(stored.contains(&phone_fragment(text).unwrap()), "{text}");
        }
        assert_eq!(phone_fragment("01"), None);
        assert_eq!(phone_fragment("Mona"), None);
    }

    proptest! {
        // A1
        #[test]
        fn no_text_panics_and_what_is_read_reads_back(text in "[+0-9٠-٩ ()-]{0,24}|\\PC{0,20}") {
            if let Ok(phone) = Phone::parse(&text) {
                prop_assert_eq!(Phone::parse(phone.as_str()), Ok(phone.clone()));
                prop_assert_eq!(Phone::parse(&phone.national()), Ok(phone));
            }
        }
    }
}
