//! When a booking is, as a clock on the wall shows it.

use serde::{Deserialize, Serialize};

use crate::{
    text::Lang,
    time::{DateTime, Interval, Zone},
    words::day_in_words,
};

/// From when to when by the clock on the wall of the space (T1): reads without knowing the zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// The first moment.
    pub from: DateTime,
    /// The first moment after.
    pub until: DateTime,
}

impl When {
    /// An interval on the wall of this zone.
    #[must_use]
    pub fn of(interval: Interval, zone: &Zone) -> Self {
        Self {
            from: zone.local(interval.start()),
            until: zone.local(interval.end()),
        }
    }

    /// `22 November 2026, 10:00–12:00`; with both days when it passes midnight.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        let (from, until) = (self.from.strftime("%H:%M"), self.until.strftime("%H:%M"));
        let day = day_in_words(self.from.date(), lang);
        let last = day_in_words(self.until.date(), lang);
        match (lang, self.from.date() == self.until.date()) {
            (Lang::En, true) => format!("{day}, {from}–{until}"),
            (Lang::Ar, true) => format!("{day}، من {from} إلى {until}"),
            (Lang::En, false) => format!("{day} {from} to {last} {until}"),
            (Lang::Ar, false) => format!("من {day} {from} إلى {last} {until}"),
        }
    }
}
