//! The year of a house in Cairo: when it opens, and how many come.

use coworkflow_domain::time::{Date, Instant, Zone};

/// From when to when guests come on a day, in minutes after local midnight; the end may lie after the next midnight.
pub struct Opening {
    /// The first guest's earliest minute.
    pub from: i64,
    /// When the last one leaves.
    pub until: i64,
}

/// Ramadan of 2026 as the calendars foretell it.
fn is_ramadan(date: Date) -> bool {
    within(date, (2, 18), (3, 19))
}

/// Days on which nobody works: the two feasts and the new year.
fn is_feast(date: Date) -> bool {
    within(date, (3, 20), (3, 22)) || within(date, (5, 27), (5, 29)) || within(date, (1, 1), (1, 1))
}

/// The weeks before examinations, when every seat is wanted.
fn is_examination(date: Date) -> bool {
    within(date, (1, 3), (1, 22)) || within(date, (5, 9), (6, 12)) || within(date, (12, 12), (12, 31))
}

fn within(date: Date, from: (i8, i8), to: (i8, i8)) -> bool {
    let day = (date.month(), date.day());
    from <= day && day <= to
}

/// When guests come: in Ramadan for a short day and again after the fast is broken, deep into the night.
pub fn openings(date: Date) -> Vec<Opening> {
    if is_ramadan(date) {
        return vec![
            Opening {
                from: 10 * 60,
                until: 16 * 60,
            },
            Opening {
                from: 20 * 60,
                until: 26 * 60,
            },
        ];
    }
    vec![Opening {
        from: 9 * 60,
        until: 23 * 60 + 30,
    }]
}

/// How many guests to expect on a day, in percent of an ordinary one.
pub fn crowd(date: Date) -> i64 {
    if is_feast(date) {
        return 8;
    }
    let season = if is_examination(date) {
        140
    } else if is_ramadan(date) {
        75
    } else if matches!(date.month(), 7 | 8) {
        80
    } else {
        100
    };
    let weekday = match date.weekday().to_monday_one_offset() {
        5 => 55,
        6 => 85,
        7 => 115,
        _ => 108,
    };
    season * weekday / 100
}

/// The moment so many minutes after the first one of a local day: hours that a clock change takes or gives are real.
pub fn moment(date: Date, minute: i64, zone: &Zone) -> Instant {
    zone.instant_of(date.at(0, 0, 0, 0)).plus_minutes(minute)
}
