//! A year of a house of thirty desks, lived through the public API: seasons, Ramadan, both changes of the clock,
//! regulars and passers-by, debts and mistakes. The same seed tells the same year. At its end everything must agree.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a year that can't go on must stop and say where"
)]

mod business;
pub mod calendar;
pub mod check;
pub mod dice;
pub mod furnish;
pub mod house;
pub mod reports;
pub mod story;

use std::path::Path;

use coworkflow_domain::time::{Date, Zone};

use crate::house::House;
use crate::story::{Story, Stretch, Tally};

/// How much of the year is lived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// The weeks around both changes of the clock, with fewer guests: about 1,500 stays.
    Short,
    /// From the first of January to the last of December of 2026: about 40,000 stays.
    Year,
}

/// What a year came to.
pub struct Outcome {
    /// What happened, counted by kind.
    pub tally: Tally,
    /// How many requests were made.
    pub requests: u64,
    /// What does not agree, in words; nothing when all is well.
    pub disagreements: Vec<String>,
}

/// Lives in an empty folder, and checks. `tell` hears of the first day of each month.
pub fn live(data: &Path, seed: u64, length: Length, mut tell: impl FnMut(Date)) -> Outcome {
    let zone = Zone::named("Africa/Cairo").expect("a zone");
    let (stretches, crowd) = length.stretches();
    let first = stretches.first().expect("a first day").from;
    let mut story = Story::begin(
        House::open(data, seed, calendar::moment(first, 7 * 60, &zone)),
        seed,
        crowd,
    );
    let mut days = Vec::new();
    for stretch in stretches {
        for date in stretch.days() {
            if date.day() == 1 {
                tell(date);
            }
            story.day(date);
            days.push(date);
        }
    }
    let after = days.last().and_then(|date| date.tomorrow().ok()).expect("a day after");
    story.last_morning(after);
    days.push(after);
    let disagreements = check::disagreements(&mut story.house, &days);
    let requests = story.house.requests;
    let tally = std::mem::take(&mut story.tally);
    story.house.close();
    Outcome {
        tally,
        requests,
        disagreements,
    }
}

impl Length {
    fn stretches(self) -> (Vec<Stretch>, i64) {
        let day = |month, day| Date::constant(2026, month, day);
        let stretch = |from, to| Stretch { from, to };
        match self {
            Length::Short => (
                vec![
                    stretch(day(3, 16), day(3, 20)),
                    stretch(day(4, 20), day(4, 28)),
                    stretch(day(10, 26), day(11, 4)),
                ],
                72,
            ),
            Length::Year => (vec![stretch(day(1, 1), day(12, 31))], 124),
        }
    }
}
