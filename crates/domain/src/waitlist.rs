//! Waiting for a place that is taken: a freed one is offered to the first in line for a while, then to the next (B11).

use crate::{
    names::named_enum,
    refusal::{Refusal, Refuse},
    time::Instant,
};

/// How long an offer stands.
pub const OFFER_MINUTES: i64 = 30;

/// Most who wait at once, in one house.
pub const LONGEST_LINE: usize = 500;

named_enum! {
    /// Where somebody who waits stands.
    WaitlistState {
        /// In line.
        Waiting = "waiting",
        /// A place is kept for them, for a while.
        Offered = "offered",
        /// They took it.
        Taken = "taken",
        /// They let an offer pass.
        Passed = "passed",
        /// They left the line.
        Left = "left",
        /// The time they waited for has begun.
        Over = "over",
    }
}

impl WaitlistState {
    /// Whether they still wait for something.
    #[must_use]
    pub const fn waits(self) -> bool {
        matches!(self, Self::Waiting | Self::Offered)
    }
}

/// Until when a place that is free now is offered: never beyond the start of what they wait for; none once it has begun.
#[must_use]
pub fn offered_until(now: Instant, starts_at: Instant) -> Option<Instant> {
    (now < starts_at).then(|| now.plus_minutes(OFFER_MINUTES).min(starts_at))
}

/// Why something about waiting was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WaitlistRefusal {
    /// Nobody waits for what can be booked.
    #[error("{resource} is free")]
    FreeNow {
        /// Which.
        resource: String,
    },
    /// The same person waits for the same already.
    #[error("waits already")]
    WaitsAlready,
    /// [`LONGEST_LINE`] wait.
    #[error("the line is full")]
    LineFull,
    /// Nothing is offered, or no longer.
    #[error("no offer")]
    NoOffer,
    /// A place or a kind of place, not both.
    #[error("one place needed")]
    OnePlaceNeeded,
}

impl Refuse for WaitlistRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::FreeNow { resource } => Refusal::new(
                "waitlist.free_now",
                format!("{resource} is free at that time. Book it instead of waiting."),
                format!("{resource} متاح في هذا الوقت. احجزه بدلًا من الانتظار."),
            )
            .on("resourceId"),
            Self::WaitsAlready => Refusal::new(
                "waitlist.waits_already",
                "This customer waits for that already. Nothing more is needed.",
                "هذا العميل في قائمة الانتظار بالفعل. لا يلزم شيء آخر.",
            )
            .on("customerId"),
            Self::LineFull => Refusal::new(
                "waitlist.line_full",
                "The waiting list is full. Take somebody off it first.",
                "قائمة الانتظار ممتلئة. احذف أحدًا منها أولًا.",
            ),
            Self::NoOffer => Refusal::new(
                "waitlist.no_offer",
                "This offer is over. Look at the list again: the next one in line may have it.",
                "انتهى هذا العرض. راجع القائمة مرة أخرى، فقد يكون عُرض على من يليه.",
            ),
            Self::OnePlaceNeeded => Refusal::new(
                "waitlist.one_place_needed",
                "Choose a place or a kind of place to wait for, not both.",
                "اختر مكانًا أو نوع مكان للانتظار، وليس الاثنين معًا.",
            )
            .on("resourceId"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // B11
    #[test]
    fn an_offer_stands_for_a_while_but_never_beyond_the_start() {
        let now = Instant::from_millis(0);
        let at = |minutes| now.plus_minutes(minutes);
        assert_eq!(offered_until(now, at(600)), Some(at(30)));
        assert_eq!(offered_until(now, at(20)), Some(at(20)));
        assert_eq!(offered_until(now, now), None);
    }
}
