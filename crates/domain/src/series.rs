//! Bookings that repeat: what an edit of a series does to each of its occurrences (R1–R5).

mod plan;
mod refusals;

pub use plan::{Course, Edit, Plan, Slot, plan};
pub use refusals::{LeftOut, SeriesRefusal};

use crate::{
    bookings::BookingState,
    names::named_enum,
    time::{Date, Instant},
};

/// The most occurrences that are made at once.
pub const MOST_AT_ONCE: usize = 400;
/// How far ahead occurrences are made at most, in days, whatever the settings of the place allow (R1).
pub const HORIZON_DAYS: i64 = 731;
/// The most days that are cut out at once.
pub const CUT_DAYS: i64 = 366;

named_enum! {
    /// How much of a series an edit means (R3).
    SeriesScope {
        /// This one.
        This = "this",
        /// This one and those that follow.
        Following = "following",
        /// All that can still change.
        All = "all",
    }
}

/// Whether an occurrence can still change: it has not begun, nobody sits there, nothing was billed (R3).
#[must_use]
pub fn can_change(state: BookingState, starts_at: Instant, invoiced: bool, now: Instant) -> bool {
    state.is_ahead() && now < starts_at && !invoiced
}

/// The last day on which occurrences are made now: as far as the place can be booked ahead (R1, B5).
#[must_use]
pub fn horizon(today: Date, advance_days: i64) -> Date {
    let days = advance_days.clamp(0, HORIZON_DAYS);
    today.checked_add(jiff::Span::new().days(days)).unwrap_or(Date::MAX)
}

/// Refuses days to be cut out that end before they begin, or are too many (R5).
pub fn check_cut(from: Date, until: Date) -> Result<(), SeriesRefusal> {
    let days = until.duration_since(from).as_hours() / 24;
    if (0..CUT_DAYS).contains(&days) {
        Ok(())
    } else {
        Err(SeriesRefusal::OddCut)
    }
}

#[cfg(test)]
#[path = "series/tests.rs"]
mod tests;
