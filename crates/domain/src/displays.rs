//! A display at the door of a resource: paired by a code, and no more than the door it hangs at.

use serde::{Deserialize, Serialize};

use crate::{
    bookings::BookingSettings,
    refusal::{Refusal, Refuse},
    text::search_key,
    time::{Instant, Zone},
};

/// How long a code waits for its display.
pub const CODE_MINUTES: i64 = 15;
/// Characters of a code: 40 bits, typed once and slowed like a password.
const CODE_LENGTH: usize = 8;
/// Nobody mistakes one of these for another, in no hand and no font.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// How long whoever stands at the door may mean to stay, in minutes from now.
const MEANT: [i64; 5] = [15, 30, 60, 90, 120];

/// What pairs a display, shown as `ABCD-2345`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairingCode(String);

impl PairingCode {
    /// Of these random bits.
    #[must_use]
    pub fn new(bits: u128) -> Self {
        let letter = |at: usize| {
            let place = usize::try_from((bits >> (5 * at)) & 31).unwrap_or_default();
            LETTERS.get(place).copied().map_or('A', char::from)
        };
        Self((0..CODE_LENGTH).map(letter).collect())
    }

    /// As somebody typed it: in any case, with any blanks and hyphens, with digits of either script.
    pub fn parse(typed: &str) -> Result<Self, DisplayRefusal> {
        let code: String = search_key(typed)
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|letter| letter.to_ascii_uppercase())
            .collect();
        let known = |letter: char| LETTERS.contains(&u8::try_from(letter).unwrap_or_default());
        if code.len() == CODE_LENGTH && code.chars().all(known) {
            Ok(Self(code))
        } else {
            Err(DisplayRefusal::WrongCode)
        }
    }

    /// As it is kept, without the hyphen.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is read aloud: in two halves.
    #[must_use]
    pub fn shown(&self) -> String {
        let (first, second) = self.0.split_at(CODE_LENGTH / 2);
        format!("{first}-{second}")
    }
}

/// The ends that are offered to whoever stands at the door at `now` and books from `start` on: about a quarter of an hour to two
/// hours ahead, on the steps of the place, as long as it may be booked (B5) and as it is free and open (B12); the last free
/// step itself, when it comes before that.
#[must_use]
pub fn ends_at_the_door(
    start: Instant,
    now: Instant,
    free_until: Instant,
    settings: &BookingSettings,
    zone: &Zone,
) -> Vec<Instant> {
    let step = settings.granularity_minutes.max(1);
    let longest = start.plus_minutes(settings.max_minutes).min(free_until);
    let shortest = start.plus_minutes(settings.min_minutes.max(1));
    let up = |at: Instant| {
        let local = zone.local(at);
        let into = (i64::from(local.hour()) * 60 + i64::from(local.minute())).rem_euclid(step);
        let down = at.plus_minutes(-into).plus_millis(-at.as_millis().rem_euclid(60_000));
        if down < at { down.plus_minutes(step) } else { at }
    };
    let down = |at: Instant| {
        let above = up(at);
        if above > at { above.plus_minutes(-step) } else { at }
    };
    let last = down(longest);
    let mut ends: Vec<Instant> = MEANT
        .iter()
        .map(|minutes| up(now.plus_minutes(*minutes)))
        .chain([last].into_iter().filter(|last| *last < now.plus_minutes(180)))
        .filter(|end| shortest <= *end && *end <= last && *end > now)
        .collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// Why a display or its code was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DisplayRefusal {
    /// Unknown, used, replaced or too old: one answer for all.
    #[error("wrong code")]
    WrongCode,
    /// Who asks is no display.
    #[error("not a display")]
    NotADisplay,
    /// Nothing goes on at the door that could be changed there.
    #[error("nothing goes on at {resource}")]
    NothingGoesOn {
        /// The room.
        resource: String,
    },
    /// A stay without a booking, or one that is paid at the desk, ends at the desk.
    #[error("{resource} is ended at the desk")]
    EndsAtTheDesk {
        /// The room.
        resource: String,
    },
}

impl Refuse for DisplayRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::WrongCode => Refusal::new(
                "display.wrong_code",
                "This code does not count, or no longer. Ask the desk for a new one: it counts for 15 minutes.",
                "هذا الرمز غير صالح أو انتهت مدته. اطلب رمزًا جديدًا من الاستقبال: مدته 15 دقيقة.",
            )
            .on("code"),
            Self::NotADisplay => Refusal::new(
                "display.not_a_display",
                "This is for a display at a door. Sign in at the desk instead.",
                "هذا خاص بشاشات الأبواب. سجّل الدخول من الاستقبال.",
            ),
            Self::NothingGoesOn { resource } => Refusal::new(
                "display.nothing_goes_on",
                format!("Nothing goes on at {resource} that could be changed. Look again."),
                format!("لا يوجد ما يمكن تغييره الآن في {resource}. انظر مرة أخرى."),
            ),
            Self::EndsAtTheDesk { resource } => Refusal::new(
                "display.ends_at_the_desk",
                format!("The stay at {resource} is paid at the desk, and ends there."),
                format!("الإقامة في {resource} تُدفع في الاستقبال وتنتهي هناك."),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_is_shown_and_as_people_type() {
        let code = PairingCode::new(0x1234_5678_9abc_def0);
        assert_eq!(code.shown().len(), 9);
        assert_eq!(PairingCode::parse(&code.shown()), Ok(code.clone()));
        assert_eq!(
            PairingCode::parse(&format!(" {} ", code.as_str().to_lowercase())),
            Ok(code)
        );
        assert_eq!(PairingCode::parse("abcd 2345").unwrap().shown(), "ABCD-2345");
        assert_eq!(PairingCode::parse("abcd ٢٣٤٥").unwrap().shown(), "ABCD-2345");
        for wrong in ["", "ABCD-234", "ABCD-23456", "ABCD-2341", "ABCD-234O", "غرفة-2345"] {
            assert_eq!(PairingCode::parse(wrong), Err(DisplayRefusal::WrongCode), "{wrong}");
        }
    }

    fn offered(now: &str, start: &str, free_until: &str, settings: &BookingSettings) -> Vec<String> {
        let zone = Zone::named("Africa/Cairo").unwrap();
        let at = |time: &str| zone.instant_of(format!("2026-11-20T{time}").parse().unwrap());
        ends_at_the_door(at(start), at(now), at(free_until), settings, &zone)
            .into_iter()
            .map(|end| zone.local(end).strftime("%H:%M").to_string())
            .collect()
    }

    // B5, B12
    #[test]
    fn what_is_offered_lies_on_steps_within_what_is_free() {
        let settings = BookingSettings::default();
        assert_eq!(
            offered("10:07", "10:00", "23:00", &settings),
            ["10:30", "10:45", "11:15", "11:45", "12:15"]
        );
        // Half an hour at least; the next booking at 11:20 leaves room until 11:15.
        assert_eq!(
            offered("10:14", "10:00", "11:20", &settings),
            ["10:30", "10:45", "11:15"]
        );
        assert_eq!(offered("10:00", "10:00", "10:50", &settings), ["10:30", "10:45"]);
        assert_eq!(offered("10:00", "10:00", "10:20", &settings), Vec::<String>::new());
        let short = BookingSettings {
            max_minutes: 60,
            granularity_minutes: 60,
            ..settings
        };
        assert_eq!(offered("10:07", "10:00", "23:00", &short), ["11:00"]);
    }
}
