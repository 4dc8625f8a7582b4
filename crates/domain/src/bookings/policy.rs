//! What coming off or not coming costs (B9, B10), as it was agreed when it was booked.

use serde::{Deserialize, Serialize};

use crate::{
    money::{Money, MoneyOverflow, Percent},
    time::Instant,
};

/// Free until so long before the start, then a part of the price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancellationPolicy {
    /// Calling off costs nothing up to this many minutes before the start, that very moment included (B9).
    pub free_until_minutes: i64,
    /// Of the price, afterwards.
    pub fee: Percent,
}

/// The rules of coming off and of not coming that a booking was made under (B9), with what moving it kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookingPolicy {
    /// Of calling it off.
    pub cancellation: CancellationPolicy,
    /// How long after its start its place is kept for who did not come (B10).
    pub no_show_grace_minutes: i64,
    /// Of the price, when nobody came (B10).
    pub no_show_fee: Percent,
    /// What calling it off would have cost when it was moved inside the penalty window: it never costs less again (B9).
    #[serde(default)]
    pub kept_fee: Money,
}

impl BookingPolicy {
    /// The last moment at which calling off is free; none once a move kept a fee.
    #[must_use]
    pub fn free_until(&self, starts_at: Instant) -> Option<Instant> {
        let last = starts_at.plus_minutes(self.cancellation.free_until_minutes.saturating_neg());
        (!self.kept_fee.is_positive()).then_some(last)
    }

    /// What calling it off at `now` costs. Exactly at the boundary counts as in time (B9).
    pub fn cancellation_fee(&self, starts_at: Instant, amount: Money, now: Instant) -> Result<Money, MoneyOverflow> {
        let last = starts_at.plus_minutes(self.cancellation.free_until_minutes.saturating_neg());
        let fee = if now <= last {
            Money::ZERO
        } else {
            amount.percent(self.cancellation.fee)?
        };
        Ok(fee.max(self.kept_fee))
    }

    /// What not coming costs (B10); never less than what a move kept.
    pub fn no_show_fee(&self, amount: Money) -> Result<Money, MoneyOverflow> {
        Ok(amount.percent(self.no_show_fee)?.max(self.kept_fee))
    }

    /// Until when the place is kept for who did not come (B10).
    #[must_use]
    pub fn released_at(&self, starts_at: Instant) -> Instant {
        starts_at.plus_minutes(self.no_show_grace_minutes.max(0))
    }

    /// The same after the booking was moved away from `starts_at` and `amount`: what calling off would have cost then
    /// stays, so that a move cannot dodge it (B9).
    pub fn after_move(self, starts_at: Instant, amount: Money, now: Instant) -> Result<Self, MoneyOverflow> {
        Ok(Self {
            kept_fee: self.cancellation_fee(starts_at, amount, now)?,
            ..self
        })
    }

    /// What a booking that now costs `amount` owes beside it, because a move inside the penalty window made it cheaper
    /// than calling it off would have been (B9).
    pub fn owed_beside(&self, amount: Money) -> Result<Money, MoneyOverflow> {
        Ok(self.kept_fee.minus(amount)?.max(Money::ZERO))
    }
}
