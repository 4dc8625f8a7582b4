//! When the house is full: minutes taken, by weekday and hour.

use std::collections::HashMap;

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::reports::{HourPart, Period, open_parts};
use coworkflow_domain::time::Date;
use coworkflow_store::reports;
use coworkflow_store::resources::{self, ResourceRow};

use super::ask::{Asked, Compared, first_day, share};
use crate::failure::Failure;
use crate::perform::Question;
use crate::sessions::occupied_so_far;
use crate::work::Work;

/// The heat map of a period: how much of what could be taken was, by weekday of the operating day (`T6`) and hour on the wall.
#[derive(Debug, Clone, Copy)]
pub struct OccupancyReport {
    /// The period.
    pub asked: Asked,
}

/// How full the house was.
#[derive(Debug, Clone, PartialEq)]
pub struct Occupancy {
    /// The days it is about.
    pub period: Period,
    /// Weekdays as 1 (Monday) to 7, from the first day of the week.
    pub weekdays: Vec<i8>,
    /// Hours on the wall, 0..=23, from the cut-off on.
    pub hours: Vec<i8>,
    /// Where something was taken or could have been, by weekday and hour in those orders.
    pub cells: Vec<OccupancyCell>,
    /// Minutes taken.
    pub minutes: i64,
    /// Minutes that places stood there in opening hours.
    pub capacity: i64,
    /// Basis points of `minutes` in `capacity`; more than 10,000 when places were taken outside opening hours.
    pub share: Option<i64>,
}

/// One hour of one weekday, over all weeks of the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OccupancyCell {
    /// 1 is Monday, 7 is Sunday.
    pub weekday: i8,
    /// On the wall, 0..=23.
    pub hour: i8,
    /// Minutes taken.
    pub minutes: i64,
    /// Minutes that places stood there in opening hours.
    pub capacity: i64,
    /// Basis points of the one in the other; nothing while closed.
    pub share: Option<i64>,
}

impl Question for OccupancyReport {
    type Output = Compared<Occupancy>;
    const NAME: &'static str = "reports.occupancy";
    const PERMISSION: Permission = Permission::ReportsRead;

    fn run(&self, work: &mut Work) -> Result<Compared<Occupancy>, Failure> {
        self.asked.answer(work, occupancy)
    }
}

fn occupancy(work: &mut Work, period: Period) -> Result<Occupancy, Failure> {
    let mut cells: HashMap<(i8, i8), (i64, i64)> = HashMap::new();
    let mut cell = |day: Date, hour: i8, minutes: i64, capacity: i64| {
        let cell = cells.entry((day.weekday().to_monday_one_offset(), hour)).or_default();
        cell.0 += minutes;
        cell.1 += capacity;
    };
    for hour in reports::hour_days(work.tx, period)? {
        cell(hour.day, i8::try_from(hour.hour).unwrap_or(0), hour.minutes, 0);
    }
    for (_, part) in so_far(work, period)? {
        cell(part.day, part.hour, part.minutes, 0);
    }
    let places = Places::of(work)?;
    for part in open(work, period)? {
        cell(part.day, part.hour, 0, part.minutes * places.on(part.day));
    }
    let first = first_day(work)?;
    let cut_off = work.calendar()?.1.hour();
    let weekdays: Vec<i8> = first
        .cycle_forward()
        .take(7)
        .map(|day| day.to_monday_one_offset())
        .collect();
    let hours: Vec<i8> = (0..24).map(|hour| (cut_off + hour) % 24).collect();
    let cells: Vec<OccupancyCell> = weekdays
        .iter()
        .flat_map(|weekday| hours.iter().map(|hour| (*weekday, *hour)))
        .filter_map(|(weekday, hour)| {
            let (minutes, capacity) = *cells.get(&(weekday, hour))?;
            Some(OccupancyCell {
                weekday,
                hour,
                minutes,
                capacity,
                share: share(minutes, capacity),
            })
        })
        .collect();
    let (minutes, capacity) = cells
        .iter()
        .fold((0, 0), |sum, cell| (sum.0 + cell.minutes, sum.1 + cell.capacity));
    Ok(Occupancy {
        period,
        weekdays,
        hours,
        cells,
        minutes,
        capacity,
        share: share(minutes, capacity),
    })
}

/// Which places stood there when: a place counts from the day it was added to the day it was put away.
pub(super) struct Places(Vec<(ResourceRow, Date, Option<Date>)>);

impl Places {
    pub(super) fn of(work: &mut Work) -> Result<Places, Failure> {
        let mut rows = resources::all(work.tx, false)?;
        rows.extend(resources::all(work.tx, true)?);
        let placed = rows
            .into_iter()
            .map(|row| {
                let until = row.archived_at.map(|at| work.day_of(at)).transpose()?;
                Ok((work.day_of(row.created_at)?, until, row))
            })
            .map(|placed: Result<_, Failure>| placed.map(|(from, until, row)| (row, from, until)));
        Ok(Places(placed.collect::<Result<_, _>>()?))
    }

    /// How many stood there on a day.
    pub(super) fn on(&self, day: Date) -> i64 {
        let there = self.0.iter().filter(|(_, from, until)| stood(*from, *until, day));
        i64::try_from(there.count()).unwrap_or(i64::MAX)
    }

    /// Every place with the minutes that it stood there open.
    pub(super) fn with_capacity(self, open: &[HourPart]) -> Vec<(ResourceRow, i64)> {
        let mut by_day: Vec<(Date, i64)> = Vec::new();
        for part in open {
            match by_day.last_mut() {
                Some((day, minutes)) if *day == part.day => *minutes += part.minutes,
                _ => by_day.push((part.day, part.minutes)),
            }
        }
        let minutes = |from, until| {
            let there = by_day.iter().filter(|(day, _)| stood(from, until, *day));
            there.map(|(_, minutes)| minutes).sum()
        };
        self.0
            .into_iter()
            .map(|(row, from, until)| (row, minutes(from, until)))
            .collect()
    }
}

fn stood(from: Date, until: Option<Date>, day: Date) -> bool {
    from <= day && until.is_none_or(|until| day < until)
}

/// The opening hours of a period, by the settings of now; days to come are left out.
pub(super) fn open(work: &mut Work, period: Period) -> Result<Vec<HourPart>, Failure> {
    let (zone, cut_off) = work.calendar()?;
    let space = coworkflow_store::spaces::the_space(work.tx)?;
    let today = work.day()?;
    let Ok(past) = Period::new(period.from(), period.to().min(today)) else {
        return Ok(Vec::new());
    };
    let hours = coworkflow_store::spaces::hours_between(work.tx, &space, past.from(), past.to())?;
    Ok(open_parts(past, &hours, &zone, cut_off))
}

/// What the sessions that go on have taken so far, where the period holds it.
pub(super) fn so_far(work: &mut Work, period: Period) -> Result<Vec<(ResourceId, HourPart)>, Failure> {
    Ok(occupied_so_far(work)?
        .into_iter()
        .flat_map(|(resource, parts)| parts.into_iter().map(move |part| (resource, part)))
        .filter(|(_, part)| period.contains(part.day))
        .collect())
}
