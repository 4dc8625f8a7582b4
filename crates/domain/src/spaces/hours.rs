//! Opening hours by weekday.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Holiday, SpaceRefusal};
use crate::time::{Date, Instant, Interval, LocalTime, Zone};

/// One stretch of opening, local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// 1 is Monday, 7 is Sunday (ISO 8601).
    pub weekday: i8,
    /// The first open moment.
    pub opens: LocalTime,
    /// The first closed moment; at or before `opens` it is on the next day, so 00:00 to 00:00 is all day.
    pub closes: LocalTime,
}

/// A week of openings, in order, none overlapping, and the days on which it does not count.
/// No opening at all means never open. Stored and sent is the week alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Opening>", into = "Vec<Opening>")]
pub struct OpeningHours {
    week: Vec<Opening>,
    holidays: BTreeMap<Date, Option<Opening>>,
}

const DAY: i32 = 24 * 60;
const WEEK: i32 = 7 * DAY;

impl OpeningHours {
    /// Sorts the openings; refuses unknown weekdays, overlaps and more than 28 openings.
    pub fn new(mut openings: Vec<Opening>) -> Result<Self, SpaceRefusal> {
        if openings.len() > 28 || openings.iter().any(|opening| !(1..=7).contains(&opening.weekday)) {
            return Err(SpaceRefusal::OddOpeningHours);
        }
        openings.sort_by_key(|opening| (opening.weekday, opening.opens));
        let spans: Vec<(i32, i32)> = openings.iter().map(Opening::minutes_of_week).collect();
        let following = spans
            .iter()
            .skip(1)
            .copied()
            .chain(spans.first().map(|&(from, to)| (from + WEEK, to + WEEK)));
        if spans.iter().zip(following).any(|(&(_, end), (start, _))| end > start) {
            return Err(SpaceRefusal::OverlappingOpeningHours);
        }
        Ok(Self {
            week: openings,
            holidays: BTreeMap::new(),
        })
    }

    /// The same week with these days that have hours of their own. An opening of the day before still goes on past
    /// midnight: what began is not cut off by a holiday.
    #[must_use]
    pub fn with_holidays(mut self, holidays: impl IntoIterator<Item = Holiday>) -> Self {
        self.holidays = holidays
            .into_iter()
            .map(|holiday| {
                let opening = holiday.open.map(|(opens, closes)| Opening {
                    weekday: holiday.date.weekday().to_monday_one_offset(),
                    opens,
                    closes,
                });
                (holiday.date, opening)
            })
            .collect();
        self
    }

    /// The openings of the week, by weekday and time.
    #[must_use]
    pub fn openings(&self) -> &[Opening] {
        &self.week
    }

    /// Whether an opening goes on at `instant`: one of that date, or of the date before that passes midnight.
    #[must_use]
    pub fn open_at(&self, instant: Instant, zone: &Zone) -> bool {
        let date = zone.date(instant);
        let dates = [date.yesterday().ok(), Some(date)];
        dates
            .into_iter()
            .flatten()
            .any(|date| self.on(date, zone).any(|opening| opening.contains(instant)))
    }

    /// When it is open around an interval: the openings that share a moment with it, whole, in order, back-to-back ones
    /// in one.
    #[must_use]
    pub fn around(&self, interval: Interval, zone: &Zone) -> Vec<Interval> {
        let mut found: Vec<Interval> = Vec::new();
        let (mut date, last) = (
            zone.date(interval.start()).yesterday().unwrap_or(Date::MIN),
            zone.date(interval.end()),
        );
        while date <= last {
            for opening in self.on(date, zone) {
                match found.last_mut() {
                    Some(before) if opening.start() <= before.end() => {
                        *before = Interval::new(before.start(), opening.end().max(before.end())).unwrap_or(*before);
                    }
                    _ => found.push(opening),
                }
            }
            match date.tomorrow() {
                Ok(next) => date = next,
                Err(_) => break,
            }
        }
        found.retain(|opening| opening.overlaps(interval));
        found
    }

    /// The openings that begin on this date, as instants. One that a clock change swallows is left out.
    pub fn on<'a>(&'a self, date: Date, zone: &'a Zone) -> impl Iterator<Item = Interval> + 'a {
        let weekday = date.weekday().to_monday_one_offset();
        let holiday = self.holidays.get(&date);
        let week = if holiday.is_some() { &[] } else { self.week.as_slice() };
        holiday
            .into_iter()
            .flatten()
            .chain(week.iter().filter(move |opening| opening.weekday == weekday))
            .filter_map(move |opening| {
                let closing_date = if opening.closes > opening.opens {
                    date
                } else {
                    date.tomorrow().ok()?
                };
                let from = zone.instant_of(date.to_datetime(opening.opens));
                let to = zone.instant_of(closing_date.to_datetime(opening.closes));
                Interval::new(from, to).ok()
            })
    }
}

impl Opening {
    fn minutes_of_week(&self) -> (i32, i32) {
        let minutes = |time: LocalTime| i32::from(time.hour()) * 60 + i32::from(time.minute());
        let day = (i32::from(self.weekday) - 1) * DAY;
        let close = if self.closes > self.opens {
            minutes(self.closes)
        } else {
            minutes(self.closes) + DAY
        };
        (day + minutes(self.opens), day + close)
    }
}

impl TryFrom<Vec<Opening>> for OpeningHours {
    type Error = SpaceRefusal;
    fn try_from(openings: Vec<Opening>) -> Result<Self, SpaceRefusal> {
        Self::new(openings)
    }
}

impl From<OpeningHours> for Vec<Opening> {
    fn from(hours: OpeningHours) -> Self {
        hours.week
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    fn opening(weekday: i8, opens: i8, closes: i8) -> Opening {
        Opening {
            weekday,
            opens: time(opens, 0, 0, 0),
            closes: time(closes, 0, 0, 0),
        }
    }

    #[test]
    fn a_week_reads_back_and_may_pass_midnight_round_the_week() {
        let hours = OpeningHours::new(vec![opening(7, 20, 2), opening(1, 9, 23), opening(1, 2, 8)]).unwrap();
        assert_eq!(
            hours.openings().first().map(|first| first.opens),
            Some(time(2, 0, 0, 0))
        );
        let json = serde_json::to_string(&hours).unwrap();
        assert_eq!(serde_json::from_str::<OpeningHours>(&json).unwrap(), hours);
    }

    #[test]
    fn open_is_from_opening_to_closing_also_past_midnight() {
        let hours = OpeningHours::new(vec![opening(5, 20, 2)]).unwrap();
        let zone = Zone::named("Africa/Cairo").unwrap();
        let open = |local: &str| hours.open_at(zone.instant_of(local.parse().unwrap()), &zone);
        // 2026-11-20 is a Friday.
        assert_eq!(
            [open("2026-11-20T19:59:00"), open("2026-11-20T20:00:00")],
            [false, true]
        );
        assert_eq!(
            [open("2026-11-21T01:59:00"), open("2026-11-21T02:00:00")],
            [true, false]
        );
        assert!(!open("2026-11-20T01:00:00"));
    }

    // B12, T2
    #[test]
    fn a_holiday_has_its_own_hours_and_leaves_the_night_before_alone() {
        let week = OpeningHours::new((1..=7).map(|day| opening(day, 20, 2)).collect()).unwrap();
        let holiday = |day: &str, open| Holiday {
            date: day.parse().unwrap(),
            open,
        };
        let hours = week.clone().with_holidays([
            holiday("2026-11-20", None),
            holiday("2026-11-22", Some((time(10, 0, 0, 0), time(14, 0, 0, 0)))),
        ]);
        let zone = Zone::named("Africa/Cairo").unwrap();
        let open = |local: &str| hours.open_at(zone.instant_of(local.parse().unwrap()), &zone);
        assert!(open("2026-11-20T01:00:00"), "Thursday's opening goes on past midnight");
        assert!(!open("2026-11-20T21:00:00") && !open("2026-11-21T01:00:00"), "closed");
        assert!(open("2026-11-21T21:00:00"));
        assert!(open("2026-11-22T10:00:00") && !open("2026-11-22T14:00:00") && !open("2026-11-22T21:00:00"));
        assert_eq!(hours.openings(), week.openings());
        // A walk-in on the short day may stay until it closes.
        let now = zone.instant_of("2026-11-22T12:00:00".parse().unwrap());
        let until = crate::spaces::walk_in_until(now, &hours, &zone, time(5, 0, 0, 0), None);
        assert_eq!(until, zone.instant_of("2026-11-22T14:00:00".parse().unwrap()));
    }

    #[test]
    fn overlaps_and_unknown_days_are_refused() {
        let overlapping = Err(SpaceRefusal::OverlappingOpeningHours);
        assert_eq!(
            OpeningHours::new(vec![opening(2, 9, 18), opening(2, 17, 22)]),
            overlapping
        );
        assert_eq!(
            OpeningHours::new(vec![opening(7, 20, 3), opening(1, 2, 8)]),
            overlapping
        );
        assert_eq!(
            OpeningHours::new(vec![opening(8, 9, 18)]),
            Err(SpaceRefusal::OddOpeningHours)
        );
    }
}
