//! A booking's guest comes, stays longer, leaves sooner, or does not come (B10).

use super::{BookingState, When};
use crate::{
    refusal::{Refusal, Refuse},
    text::Lang,
    time::{Instant, Interval, Zone},
    words::counted,
};

/// How many minutes before its start a guest can be checked in, when the place is free; they cost nothing.
pub const EARLY_MINUTES: i64 = 15;

/// Refuses to check a guest in whose booking does not hold, has not come near, or is over.
pub fn check_arrival(state: BookingState, booked: Interval, now: Instant, zone: &Zone) -> Result<(), ArrivalRefusal> {
    match state {
        BookingState::Confirmed => {}
        BookingState::CheckedIn => return Err(ArrivalRefusal::HereAlready),
        BookingState::Held | BookingState::Pending => return Err(ArrivalRefusal::NotConfirmed),
        BookingState::Completed
        | BookingState::Cancelled
        | BookingState::NoShow
        | BookingState::Declined
        | BookingState::Expired => return Err(ArrivalRefusal::Over),
    }
    let from = booked.start().plus_minutes(-EARLY_MINUTES);
    if now < from {
        return Err(ArrivalRefusal::TooEarly {
            from,
            booked: When::of(booked, zone),
        });
    }
    if booked.end() <= now {
        return Err(ArrivalRefusal::Over);
    }
    Ok(())
}

/// Refuses a new end of a stay that goes on: later than the booked one to extend it, and after now in any case.
pub fn check_extension(
    state: BookingState,
    booked: Interval,
    until: Instant,
    now: Instant,
) -> Result<(), ArrivalRefusal> {
    if state != BookingState::CheckedIn {
        return Err(ArrivalRefusal::NotHere);
    }
    if until <= booked.end() || until <= now {
        return Err(ArrivalRefusal::NotLonger);
    }
    Ok(())
}

/// Why something about the coming and going of a booking's guest was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArrivalRefusal {
    /// Longer than [`EARLY_MINUTES`] before its start.
    #[error("too early")]
    TooEarly {
        /// When it can be done.
        from: Instant,
        /// What is booked.
        booked: When,
    },
    /// It waits for a payment or an approval.
    #[error("not confirmed")]
    NotConfirmed,
    /// A session goes on already.
    #[error("checked in already")]
    HereAlready,
    /// It was called off, released, or its time is over.
    #[error("over")]
    Over,
    /// Nobody was checked in.
    #[error("not checked in")]
    NotHere,
    /// The new end is not later.
    #[error("not longer")]
    NotLonger,
    /// A guest can't be said not to have come before the start.
    #[error("not begun")]
    NotBegun {
        /// What is booked.
        booked: When,
    },
    /// B10: what was paid is not touched.
    #[error("paid already")]
    PaidAlready,
}

impl Refuse for ArrivalRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::TooEarly { from, booked } => {
                let early = |lang| counted(EARLY_MINUTES, &crate::words::MINUTE, lang);
                Refusal::new(
                    "booking.too_early",
                    format!(
                        "The booking is for {}. Check in at most {} before, or move the booking to now.",
                        booked.words(Lang::En),
                        early(Lang::En)
                    ),
                    format!(
                        "الحجز في {}. يمكن تسجيل الوصول قبل الموعد بـ{} على الأكثر، أو انقل الحجز إلى الآن.",
                        booked.words(Lang::Ar),
                        early(Lang::Ar)
                    ),
                )
                .with("from", from)
            }
            Self::NotConfirmed => Refusal::new(
                "booking.not_confirmed",
                "The booking is not confirmed yet. Confirm it first.",
                "الحجز غير مؤكد بعد. أكّده أولًا.",
            ),
            Self::HereAlready => Refusal::new(
                "booking.here_already",
                "The guest is checked in already. Look at the running session.",
                "سُجّل وصول العميل بالفعل. راجع الجلسة الجارية.",
            ),
            Self::Over => Refusal::new(
                "booking.over",
                "This booking is over. Start a session without it, or make a new booking.",
                "انتهى هذا الحجز. ابدأ جلسة بدونه أو أنشئ حجزًا جديدًا.",
            ),
            Self::NotHere => Refusal::new(
                "booking.not_here",
                "Nobody has checked in for this booking. Check the guest in, or move the booking.",
                "لم يُسجَّل وصول أحد لهذا الحجز. سجّل الوصول أو انقل الحجز.",
            ),
            Self::NotLonger => Refusal::new(
                "booking.not_longer",
                "The new end is not after the booked one. Choose a later end, or end the stay.",
                "وقت الانتهاء الجديد ليس بعد الوقت المحجوز. اختر وقتًا لاحقًا أو أنهِ الجلسة.",
            )
            .on("until"),
            Self::NotBegun { booked } => Refusal::new(
                "booking.not_begun",
                format!(
                    "The booking is for {}. Wait until it has begun, or cancel it.",
                    booked.words(Lang::En)
                ),
                format!("الحجز في {}. انتظر حتى يبدأ أو ألغه.", booked.words(Lang::Ar)),
            ),
            Self::PaidAlready => Refusal::new(
                "booking.paid_already",
                "This booking is paid, so its place is kept until its end. Cancel it to give money back.",
                "هذا الحجز مدفوع، فيبقى مكانه محفوظًا حتى نهايته. ألغه لرد المبلغ.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(local: &str) -> Instant {
        Zone::named("Africa/Cairo").unwrap().instant_of(local.parse().unwrap())
    }

    fn booked() -> Interval {
        Interval::new(at("2026-11-20T10:00"), at("2026-11-20T12:00")).unwrap()
    }

    // B10
    #[test]
    fn a_guest_can_come_a_little_early_and_until_the_end() {
        let zone = Zone::named("Africa/Cairo").unwrap();
        let comes = |time: &str| {
            let now = at(&format!("2026-11-20T{time}"));
            check_arrival(BookingState::Confirmed, booked(), now, &zone).map_err(|refusal| refusal.refusal().code)
        };
        assert_eq!(comes("09:44:59"), Err("booking.too_early".into()));
        assert_eq!(comes("09:45"), Ok(()));
        assert_eq!(comes("11:59:59"), Ok(()));
        assert_eq!(comes("12:00"), Err("booking.over".into()));
        let noon = at("2026-11-20T10:00");
        let states = BookingState::ALL
            .iter()
            .filter(|state| check_arrival(**state, booked(), noon, &zone).is_ok());
        assert_eq!(states.collect::<Vec<_>>(), [&BookingState::Confirmed]);
    }

    #[test]
    fn a_stay_is_extended_to_a_later_end() {
        let now = at("2026-11-20T11:00");
        let extends = |until: &str| check_extension(BookingState::CheckedIn, booked(), at(until), now);
        assert_eq!(extends("2026-11-20T12:30"), Ok(()));
        assert_eq!(extends("2026-11-20T12:00"), Err(ArrivalRefusal::NotLonger));
        let not_here = check_extension(BookingState::Confirmed, booked(), at("2026-11-20T12:30"), now);
        assert_eq!(not_here, Err(ArrivalRefusal::NotHere));
    }
}
