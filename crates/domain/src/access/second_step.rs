//! The second step of a sign-in: six digits that an app shows (RFC 6238), or one of the codes kept for when it is lost.

use totp_rs::{Builder, Secret, Totp};

use crate::text::{fold_digits, search_key};
use crate::time::Instant;

/// How long whoever took the first step may take for the second, in minutes.
pub const SECOND_STEP_MINUTES: i64 = 10;
/// How many recovery codes somebody is given.
pub const RECOVERY_CODES: usize = 10;
/// Seconds that the digits of an app count; those before and after them count too, for clocks that go wrong.
const STEP_SECONDS: u64 = 30;
/// Characters of a recovery code: 80 bits.
const CODE_LENGTH: usize = 16;
/// Nobody mistakes one of these for another.
const LETTERS: &[u8; 32] = b"abcdefghjklmnpqrstuvwxyz23456789";

/// What an app and the house share: 160 bits, kept as base32.
#[derive(Clone, PartialEq, Eq)]
pub struct AppSecret(String);

impl AppSecret {
    /// Of random bits.
    #[must_use]
    pub fn new(bits: [u128; 2]) -> Self {
        let bytes: Vec<u8> = bits.iter().flat_map(|bits| bits.to_be_bytes()).take(20).collect();
        Self(Secret::from(bytes).to_base32())
    }

    /// As it was kept.
    #[must_use]
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// As it is kept and as somebody may type it into an app.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What an app reads from a QR code: whose account it is, of which house, and the secret.
    #[must_use]
    pub fn uri(&self, house: &str, account: &str) -> String {
        let (house, account) = (percent(house), percent(account));
        format!(
            "otpauth://totp/{house}:{account}?secret={}&issuer={house}&algorithm=SHA1&digits=6&period={STEP_SECONDS}",
            self.0
        )
    }

    /// Which digits these are at this moment, counted in half minutes since 1970; nothing when they are wrong or were used:
    /// digits count once (RFC 6238, 5.2), so those of `last` and before do not.
    #[must_use]
    pub fn counter_of(&self, typed: &str, now: Instant, last: i64) -> Option<i64> {
        let digits: String = fold_digits(typed).chars().filter(|c| !c.is_whitespace()).collect();
        let seconds = u64::try_from(now.as_millis().div_euclid(1_000)).ok()?;
        let counter = self.app()?.check(&digits, seconds)?;
        i64::try_from(counter).ok().filter(|counter| *counter > last)
    }

    fn app(&self) -> Option<Totp> {
        let secret = Secret::try_from_base32(&self.0).ok()?;
        Builder::new()
            .with_secret(secret)
            .with_digits(6)
            .with_skew(1)
            .with_step_duration(STEP_SECONDS)
            .build()
            .ok()
    }
}

impl std::fmt::Debug for AppSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a secret")
    }
}

/// Lets somebody in once who has lost the app, shown as `abcd-efgh-jkmn-pqrs`.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    /// Of these random bits.
    #[must_use]
    pub fn new(bits: u128) -> Self {
        let letter = |at: usize| {
            let place = usize::try_from((bits >> (5 * at)) & 31).unwrap_or_default();
            LETTERS.get(place).copied().map_or('a', char::from)
        };
        Self((0..CODE_LENGTH).map(letter).collect())
    }

    /// As somebody typed it: in any case, with any blanks and hyphens. Nothing when it can't be one.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        if typed.len() > 10 * CODE_LENGTH {
            return None;
        }
        let code: String = search_key(typed).chars().filter(|c| !c.is_whitespace()).collect();
        let known = |letter: char| LETTERS.contains(&u8::try_from(letter).unwrap_or_default());
        (code.len() == CODE_LENGTH && code.chars().all(known)).then_some(Self(code))
    }

    /// Without hyphens.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is written down: in four groups.
    #[must_use]
    pub fn shown(&self) -> String {
        let letters: Vec<char> = self.0.chars().collect();
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        groups.join("-")
    }
}

/// RFC 3986: all but the unreserved.
fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_millis(seconds * 1_000)
    }

    /// The secret of RFC 6238, appendix B: `12345678901234567890`.
    fn rfc() -> AppSecret {
        AppSecret::stored("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".into())
    }

    // RFC 6238, appendix B, the last six of its eight digits.
    #[test]
    fn the_examples_of_the_rfc_agree() {
        for (seconds, digits) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(
                rfc().counter_of(digits, at(seconds), -1),
                Some(seconds / 30),
                "{seconds}"
            );
        }
    }

    // Promise 11
    #[test]
    fn digits_count_once_and_half_a_minute_longer() {
        let counter = 1_111_111_109 / 30;
        let typed = " 081 804 ";
        assert_eq!(rfc().counter_of(typed, at(1_111_111_109), counter - 1), Some(counter));
        assert_eq!(
            rfc().counter_of("٠٨١٨٠٤", at(1_111_111_109), counter - 1),
            Some(counter)
        );
        assert_eq!(rfc().counter_of(typed, at(1_111_111_109), counter), None, "used before");
        assert_eq!(rfc().counter_of(typed, at(1_111_111_109 + 30), 0), Some(counter));
        assert_eq!(rfc().counter_of(typed, at(1_111_111_109 + 60), 0), None);
        for wrong in ["081805", "81804", "", "0818040", "abcdef"] {
            assert_eq!(rfc().counter_of(wrong, at(1_111_111_109), 0), None, "{wrong}");
        }
        assert_eq!(
            AppSecret::stored("not base32!".into()).counter_of("081804", at(59), 0),
            None
        );
    }

    #[test]
    fn an_app_reads_house_and_account_from_the_code() {
        let secret = AppSecret::new([u128::MAX / 3, u128::MAX / 5]);
        assert_eq!(secret.as_str().len(), 32);
        let uri = secret.uri("بيت & Nile", "salma+desk@nile.test");
        assert!(uri.starts_with("otpauth://totp/%D8%A8%D9%8A%D8%AA%20%26%20Nile:salma%2Bdesk%40nile.test?secret="));
        assert!(!format!("{secret:?}").contains(secret.as_str()));
    }

    #[test]
    fn recovery_codes_are_read_however_they_are_typed() {
        let code = RecoveryCode::new(u128::MAX / 7);
        assert_eq!(code.shown().len(), 19);
        for typed in [
            code.shown(),
            code.shown().to_uppercase(),
            code.shown().replace('-', " "),
        ] {
            assert!(RecoveryCode::parse(&typed) == Some(code.clone()), "{typed}");
        }
        for wrong in [
            "",
            "123456",
            &"a".repeat(17),
            &"a".repeat(1_000_000),
            "0000-0000-0000-0000",
        ] {
            assert!(RecoveryCode::parse(wrong).is_none());
        }
    }
}
