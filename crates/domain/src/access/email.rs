//! E-mail addresses: syntax only, in one pass over a bounded text.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::refusal::{Refusal, Refuse};

/// An address in lower case, at most 254 bytes (RFC 5321).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

impl Email {
    /// Reads an address; blanks around it are dropped, case makes no difference.
    pub fn parse(text: &str) -> Result<Self, EmailRefusal> {
        let text = text.trim();
        if text.len() > 254 {
            return Err(EmailRefusal);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(EmailRefusal)?;
        let local_fits = (1..=64).contains(&local.len())
            && local
                .split('.')
                .all(|atom| !atom.is_empty() && atom.bytes().all(is_atom));
        let domain_fits = domain.contains('.') && domain.split('.').all(is_label);
        let top_is_name = domain
            .rsplit('.')
            .next()
            .is_some_and(|top| !top.bytes().all(|b| b.is_ascii_digit()));
        if local_fits && domain_fits && top_is_name {
            Ok(Self(text.to_lowercase()))
        } else {
            Err(EmailRefusal)
        }
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// RFC 5322 `atext`.
const fn is_atom(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'/' | b'=' | b'?' | b'^'..=b'`' | b'{'..=b'~')
}

/// A label of a host name; letters beyond ASCII are those of international names.
fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.chars().all(|c| c.is_alphanumeric() || c == '-')
}

impl TryFrom<String> for Email {
    type Error = EmailRefusal;
    fn try_from(text: String) -> Result<Self, EmailRefusal> {
        Self::parse(&text)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Not an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct EmailRefusal;

impl Refuse for EmailRefusal {
    fn refusal(&self) -> Refusal {
        Refusal::new(
            "access.not_an_email",
            "This is not an e-mail address. Write it like nadia@nilehub.space.",
            "هذا ليس بريدًا إلكترونيًا صحيحًا. اكتبه بهذا الشكل: nadia@nilehub.space.",
        )
        .on("email")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_are_read_and_lowered() {
        for text in [
            "Nadia.Fahmy@NileHub.space",
            " omar+desk@mail.cairo.co.eg ",
            "o'hara@a.eg",
            "mona@مثال.مصر",
        ] {
            assert_eq!(Email::parse(text).unwrap().as_str(), text.trim().to_lowercase());
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "",
            "@",
            "nadia",
            "nadia@",
            "@hub.eg",
            "a@b",
            "a..b@hub.eg",
            ".a@hub.eg",
            "a b@hub.eg",
            "a@-hub.eg",
            "a@hub..eg",
            "a@b@hub.eg",
            "a@hub.eg\r\nBcc: all@hub.eg",
            "a@127.0.0.1",
            "a\u{200B}@hub.eg",
        ] {
            assert_eq!(Email::parse(text), Err(EmailRefusal), "{text:?}");
        }
        assert_eq!(
            Email::parse(&format!("a@{}eg", "x.".repeat(500_000))),
            Err(EmailRefusal)
        );
    }

    proptest! {
        #[test]
        fn reading_again_changes_nothing(text in "[a-zA-Z.+]{1,20}@[a-zA-Z-]{1,20}\\.[a-z]{2,5}") {
            if let Ok(email) = Email::parse(&text) {
                prop_assert_eq!(Email::parse(email.as_str()), Ok(email.clone()));
            }
        }
    }
}
