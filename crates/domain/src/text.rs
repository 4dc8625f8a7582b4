//! Text that people type: cleaned when stored, folded when searched.

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::refusal::{Refusal, Refuse};

/// The languages of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Arabic.
    Ar,
}

impl Lang {
    /// The stable name, as stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ar => "ar",
        }
    }

    /// The language of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::En, Self::Ar].into_iter().find(|lang| lang.name() == name)
    }
}

/// Arabic-Indic and Persian digits become Latin ones; all else stays.
#[must_use]
pub fn fold_digits(text: &str) -> String {
    text.chars().map(fold_digit).collect()
}

/// [`fold_digits`] for one character.
#[must_use]
pub fn fold_digit(c: char) -> char {
    let digit = match c {
        '٠'..='٩' => u32::from(c) - u32::from('٠'),
        '۰'..='۹' => u32::from(c) - u32::from('۰'),
        _ => return c,
    };
    char::from_digit(digit, 10).unwrap_or(c)
}

/// One trimmed line in NFC, possibly empty, of at most `max` characters.
pub fn clean_line(text: &str, max: usize) -> Result<String, TextRefusal> {
    if text.trim().chars().any(is_line_break) {
        return Err(TextRefusal::LineBreak);
    }
    clean(text, max, |_| false)
}

/// Trimmed text in NFC that may have lines (`\n`), tabs and joiners, of at most `max` characters.
pub fn clean_text(text: &str, max: usize) -> Result<String, TextRefusal> {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    clean(&lines, max, |c| matches!(c, '\n' | '\t' | '\u{200C}' | '\u{200D}'))
}

/// A line that must be there; the refusal names `field`.
pub fn required_line(field: &'static str, text: &str, max: usize) -> Result<String, Refusal> {
    match clean_line(text, max) {
        Ok(line) if line.is_empty() => Err(Refusal::from(TextRefusal::Empty).on(field)),
        Ok(line) => Ok(line),
        Err(refusal) => Err(Refusal::from(refusal).on(field)),
    }
}

/// A line that may be missing; blank counts as missing. The refusal names `field`.
pub fn optional_line(field: &'static str, text: Option<&str>, max: usize) -> Result<Option<String>, Refusal> {
    let line = clean_line(text.unwrap_or_default(), max).map_err(|refusal| Refusal::from(refusal).on(field))?;
    Ok(Some(line).filter(|line| !line.is_empty()))
}

/// Text of several lines that may be missing; blank counts as missing. The refusal names `field`.
pub fn optional_text(field: &'static str, text: Option<&str>, max: usize) -> Result<Option<String>, Refusal> {
    let text = clean_text(text.unwrap_or_default(), max).map_err(|refusal| Refusal::from(refusal).on(field))?;
    Ok(Some(text).filter(|text| !text.is_empty()))
}

fn clean(text: &str, max: usize, allowed: impl Fn(char) -> bool) -> Result<String, TextRefusal> {
    // Bounded before normalising: NFC can't shrink a text by more than the marks it composes.
    let trimmed = text.trim();
    if trimmed.len() > max.saturating_mul(16) {
        return Err(TextRefusal::TooLong { max });
    }
    let cleaned: String = trimmed.nfc().collect();
    for c in cleaned.chars().filter(|&c| !allowed(c)) {
        if c.is_control() || is_line_break(c) {
            return Err(TextRefusal::Control);
        }
        if is_invisible(c) {
            return Err(TextRefusal::Invisible);
        }
    }
    if cleaned.chars().count() > max {
        Err(TextRefusal::TooLong { max })
    } else {
        Ok(cleaned)
    }
}

const fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Zero-width characters and controls of writing direction: they make two names look alike.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// A name as it is searched: hamza, alef, taa marbuta, yaa, marks, tatweel, case, digits, hyphens and
/// repeated spaces make no difference. Fold both the stored name and what was typed.
#[must_use]
pub fn search_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.nfkd().flat_map(char::to_lowercase).nfkd() {
        if is_combining_mark(c) || is_invisible(c) {
            continue;
        }
        match c {
            'ـ' | 'ء' | '\'' | '’' | '‘' | 'ʼ' | '`' => {}
            'ٱ' => key.push('ا'),
            'ة' => key.push('ه'),
            'ى' | 'ی' => key.push('ي'),
            'ک' => key.push('ك'),
            c if c.is_whitespace() || c.is_control() || matches!(c, '-' | '‐' | '–' | '_' | '.' | ',' | '،') => {
                if !key.is_empty() && !key.ends_with(' ') {
                    key.push(' ');
                }
            }
            c => key.push(fold_digit(c)),
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// Why a text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextRefusal {
    /// Nothing but blanks.
    #[error("empty")]
    Empty,
    /// More characters than fit.
    #[error("longer than {max} characters")]
    TooLong {
        /// The most that fits.
        max: usize,
    },
    /// A line that has a line break.
    #[error("line break in a line")]
    LineBreak,
    /// A control character.
    #[error("control character")]
    Control,
    /// A zero-width or direction-changing character.
    #[error("invisible character")]
    Invisible,
}

impl Refuse for TextRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Empty => Refusal::new(
                "text.empty",
                "This can't be empty. Fill it in.",
                "لا يمكن ترك هذا الحقل فارغًا. املأه.",
            ),
            Self::TooLong { max } => Refusal::new(
                "text.too_long",
                format!("This is too long. Use at most {max} characters."),
                format!("النص طويل جدًا. الحد الأقصى لعدد الأحرف هو {max}."),
            )
            .with("max", max),
            Self::LineBreak => Refusal::new(
                "text.line_break",
                "This must be one line. Remove the line breaks.",
                "يجب أن يكون النص سطرًا واحدًا. احذف فواصل الأسطر.",
            ),
            Self::Control => Refusal::new(
                "text.control_character",
                "This has characters that can't be shown. Type it again by hand.",
                "يحتوي النص على رموز لا يمكن عرضها. اكتبه من جديد يدويًا.",
            ),
            Self::Invisible => Refusal::new(
                "text.invisible_character",
                "This has invisible characters. Type it again by hand.",
                "يحتوي النص على رموز غير مرئية. اكتبه من جديد يدويًا.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_and_composed() {
        assert_eq!(clean_line("  Rene\u{301} Haddad ", 40).as_deref(), Ok("René Haddad"));
        assert_eq!(clean_line("منى عبد الله", 40).as_deref(), Ok("منى عبد الله"));
        assert_eq!(clean_line("   ", 40).as_deref(), Ok(""));
    }

    #[test]
    fn nasty_characters_are_refused_by_kind() {
        assert_eq!(clean_line("Omar\r\nBcc: all", 40), Err(TextRefusal::LineBreak));
        assert_eq!(clean_line("Omar\u{0}", 40), Err(TextRefusal::Control));
        assert_eq!(clean_line("\u{202E}ramO", 40), Err(TextRefusal::Invisible));
        assert_eq!(clean_line("\u{200B}", 40), Err(TextRefusal::Invisible));
        assert_eq!(clean_line(&"ع".repeat(41), 40), Err(TextRefusal::TooLong { max: 40 }));
        assert_eq!(
            clean_line(&"a".repeat(1_000_000), 40),
            Err(TextRefusal::TooLong { max: 40 })
        );
        assert_eq!(
            clean_text("quiet desk\r\nno sugar", 40).as_deref(),
            Ok("quiet desk\nno sugar")
        );
        assert_eq!(clean_text("a\u{202E}b", 40), Err(TextRefusal::Invisible));
    }

    #[test]
    fn a_missing_line_names_its_field() {
        assert_eq!(
            required_line("name", " ", 40).unwrap_err().field.as_deref(),
            Some("name")
        );
        assert_eq!(optional_line("email", Some("  "), 40), Ok(None));
        assert_eq!(optional_line("email", None, 40), Ok(None));
    }

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for (a, b) in [
            ("أحمد", "احمد"),
            ("إيمان", "ايمان"),
            ("فاطمة", "فاطمه"),
            ("مُحَمَّد", "محمد"),
            ("مـــنى", "مني"),
            ("علاء", "علا"),
            ("مؤمن", "مومن"),
            ("رائد", "رايد"),
            ("ٱلسيد", "السيد"),
            ("كريمی", "كريمي"),
            ("René  EL-Sayed", "rene el sayed"),
            ("مقعد ١٢", "مقعد 12"),
        ] {
            assert_eq!(search_key(a), search_key(b), "{a} and {b}");
        }
        assert_ne!(search_key("سارة"), search_key("سامي"));
    }
}
