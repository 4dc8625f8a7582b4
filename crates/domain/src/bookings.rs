//! Reservations of a future interval: who may book what and when, what coming off costs, and what is free instead.

mod arrival;
mod check;
mod free;
mod policy;
mod refusals;
mod settings;
mod when;

pub use arrival::{ArrivalRefusal, EARLY_MINUTES, check_arrival, check_extension};
pub use check::{Asked, Place, check, earliest};
pub use free::{Alternative, Search, gaps, nearest};
pub use policy::{BookingPolicy, CancellationPolicy};
pub use refusals::{BookingRefusal, InTheWay, TakenBy};
pub use settings::{BookingSettings, MAX_BOOKING_MINUTES, SettingsChoice, SettingsScope, WhoMayBook};
pub use when::When;

use crate::names::named_enum;

named_enum! {
    /// Where a booking stands.
    BookingState {
        /// Kept for a while for somebody who pays (B7).
        Held = "held",
        /// Kept for a while until somebody approves it (B8).
        Pending = "pending",
        /// It holds.
        Confirmed = "confirmed",
        /// Its guest is here: a session goes on (B10).
        CheckedIn = "checked_in",
        /// Its guest was here.
        Completed = "completed",
        /// Called off.
        Cancelled = "cancelled",
        /// Nobody came (B10).
        NoShow = "no_show",
        /// Not approved (B8).
        Declined = "declined",
        /// The time to pay or to approve ran out (B7, B8).
        Expired = "expired",
    }
}

named_enum! {
    /// Who made a booking, and where.
    Channel {
        /// Staff, for anybody (B13).
        Desk = "desk",
        /// A member, for themselves or a guest (B13).
        Member = "member",
        /// A stranger, by the public page.
        Public = "public",
        /// Whoever stands before the display at the door.
        Display = "display",
    }
}

named_enum! {
    /// When a booking is paid.
    Pays {
        /// With the bill of its stay.
        AtDesk = "at_desk",
        /// Ahead.
        Now = "now",
    }
}

impl BookingState {
    /// Whether it waits for somebody, for a limited time (B7, B8).
    #[must_use]
    pub const fn waits(self) -> bool {
        matches!(self, Self::Held | Self::Pending)
    }

    /// Whether it keeps its place.
    #[must_use]
    pub const fn keeps_its_place(self) -> bool {
        matches!(self, Self::Held | Self::Pending | Self::Confirmed | Self::CheckedIn)
    }

    /// Whether it can still be moved or called off: it keeps its place and nobody sits there yet.
    #[must_use]
    pub const fn is_ahead(self) -> bool {
        matches!(self, Self::Held | Self::Pending | Self::Confirmed)
    }
}

#[cfg(test)]
mod tests;
