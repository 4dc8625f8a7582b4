//! Which passwords are good enough: 8 to 128 characters, any, but for the commonest.

use std::{collections::HashSet, sync::LazyLock};

use crate::refusal::{Refusal, Refuse};

/// The 3,000 commonest passwords of 8 characters and more, from the list in zxcvbn
/// (MIT, see `common_passwords.LICENSE` beside it).
static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../../data/common_passwords.txt").lines().collect());

/// The least characters of a password.
pub const MIN_CHARS: usize = 8;
/// The most characters of a password.
pub const MAX_CHARS: usize = 128;

/// Refuses a new password that is too short, too long or among the commonest, whatever its case.
pub fn check_password(password: &str) -> Result<(), PasswordRefusal> {
    match password.chars().take(MAX_CHARS + 1).count() {
        ..MIN_CHARS => Err(PasswordRefusal::TooShort),
        count if count > MAX_CHARS => Err(PasswordRefusal::TooLong),
        _ if COMMON.contains(password.to_lowercase().as_str()) => Err(PasswordRefusal::TooCommon),
        _ => Ok(()),
    }
}

/// Why a password was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRefusal {
    /// Below 8 characters.
    #[error("too short")]
    TooShort,
    /// Above 128 characters.
    #[error("too long")]
    TooLong,
    /// On the list of the commonest.
    #[error("too common")]
    TooCommon,
}

impl Refuse for PasswordRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::TooShort => Refusal::new(
                "access.password_too_short",
                "The password is too short. Use at least 8 characters.",
                "كلمة المرور قصيرة جدًا. استخدم 8 أحرف على الأقل.",
            ),
            Self::TooLong => Refusal::new(
                "access.password_too_long",
                "The password is too long. Use at most 128 characters.",
                "كلمة المرور طويلة جدًا. استخدم 128 حرفًا على الأكثر.",
            ),
            Self::TooCommon => Refusal::new(
                "access.password_too_common",
                "Many people use this password, so it is easy to guess. Choose another one.",
                "كلمة المرور هذه شائعة ويسهل تخمينها. اختر كلمة أخرى.",
            ),
        }
        .on("password")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_characters_from_8_to_128() {
        assert_eq!(check_password("koshary"), Err(PasswordRefusal::TooShort));
        assert_eq!(check_password("كشري وشاي بالنعناع"), Ok(()));
        assert_eq!(check_password(&"ط".repeat(128)), Ok(()));
        assert_eq!(check_password(&"ط".repeat(129)), Err(PasswordRefusal::TooLong));
    }

    #[test]
    fn the_3000_commonest_are_barred_in_any_case() {
        assert_eq!(COMMON.len(), 3_000);
        assert!(COMMON.iter().all(|password| password.chars().count() >= MIN_CHARS));
        for password in ["12345678", "Password", "iloveyou", "QWERTYUIOP"] {
            assert_eq!(check_password(password), Err(PasswordRefusal::TooCommon), "{password}");
        }
    }
}
