//! How customers are found: what is stored for it, and what is made of what somebody types.

use super::{Phone, phone_fragment};
use crate::{access::Email, text::search_key};

/// All that a search looks at, folded: the name first, so that it also sorts by name; then the phone
/// as written here and abroad, then the e-mail. The line break sorts before any letter.
#[must_use]
pub fn search_text(name: &str, phone: Option<&Phone>, email: Option<&Email>) -> String {
    let mut text = search_key(name);
    text.push('\n');
    if let Some(phone) = phone {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let (here, abroad) = (digits(&phone.national()), digits(phone.as_str()));
        text.push_str(&here);
        if here != abroad {
            text.push(' ');
            text.push_str(&abroad);
        }
    }
    if let Some(email) = email {
        text.push(' ');
        text.push_str(&search_key(email.as_str()));
    }
    text
}

/// The parts that must all be in [`search_text`]: phone digits in any spelling as one, otherwise each word.
#[must_use]
pub fn search_terms(typed: &str) -> Vec<String> {
    let typed: String = typed.chars().take(200).collect();
    if let Some(digits) = phone_fragment(&typed) {
        return vec![digits];
    }
    search_key(&typed)
        .split(' ')
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str, name: &str, phone: Option<&str>, email: Option<&str>) -> bool {
        let phone = phone.map(|phone| Phone::parse(phone).unwrap());
        let email = email.map(|email| Email::parse(email).unwrap());
        let text = search_text(name, phone.as_ref(), email.as_ref());
        let terms = search_terms(typed);
        !terms.is_empty() && terms.iter().all(|term| text.contains(term))
    }

    #[test]
    fn parts_of_names_are_found_in_any_order_and_spelling() {
        for typed in ["فاطمه", "الزهرا", "زهراء فاط", "فَاطِمَة"] {
            assert!(found(typed, "فاطمة الزهراء", None, None), "{typed}");
        }
        for typed in ["sayed ren", "RENÉ", "el sa", "El-Sayed"] {
            assert!(found(typed, "René El-Sayed", None, None), "{typed}");
        }
        assert!(!found("omar", "René El-Sayed", None, None));
    }

    // A1
    #[test]
    fn phone_digits_are_found_in_any_spelling() {
        for typed in [
            "01012345678",
            "010 1234",
            "+20 10 12",
            "0020101234",
            "٠١٠١٢٣٤",
            "345678",
            "01",
        ] {
            assert!(found(typed, "Mona Adel", Some("+201012345678"), None), "{typed}");
        }
        assert!(!found("01112", "Mona Adel", Some("+201012345678"), None));
    }

    #[test]
    fn e_mails_are_found_by_their_parts() {
        for typed in ["mona.adel@nile.test", "adel@nile", "mona.adel", "NILE.test"] {
            assert!(found(typed, "Hana", None, Some("Mona.Adel@nile.test")), "{typed}");
        }
    }

    #[test]
    fn nothing_typed_has_no_parts() {
        for typed in ["", "  ", "ـ", "\u{200B}"] {
            assert!(search_terms(typed).is_empty(), "{typed:?}");
        }
    }
}
