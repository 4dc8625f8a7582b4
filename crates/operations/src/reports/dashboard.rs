//! The owner's day at one look.

use std::collections::BTreeMap;

use coworkflow_domain::access::Permission;
use coworkflow_domain::money::Money;
use coworkflow_domain::reports::Period;
use coworkflow_domain::time::{Date, Instant, date_of_number, day_number};
use coworkflow_store::reports::{self, Owed};
use coworkflow_store::{resources, sessions};

use super::DayFigures;
use super::ask::share;
use super::day::figures;
use super::occupancy::{open, so_far};
use crate::failure::Failure;
use crate::inventory::{ItemView, views};
use crate::perform::Question;
use crate::sessions::SessionView;
use crate::subscriptions::{ListSubscriptions, Listed, SubscriptionView};
use crate::work::Work;

/// Days back to the same weekday.
const WEEK: i64 = 7;
/// How many of the latest arrivals and of the expiring plans are shown.
const SHOWN: i32 = 8;

/// Today against the same weekday of last week and against the target, and what needs the owner's eye.
#[derive(Debug, Clone, Copy)]
pub struct Dashboard;

/// What an owner looks at first.
#[derive(Debug, Clone, PartialEq)]
pub struct DashboardFigures {
    /// The moment of the answer.
    pub server_time: Instant,
    /// Today so far.
    pub today: DayFigures,
    /// The same weekday of last week, until the same time on the wall.
    pub last_week: DayFigures,
    /// All of that day.
    pub last_week_revenue: Money,
    /// What a day should bring in, if the owner said so.
    pub target: Option<Money>,
    /// Basis points of today's revenue in it.
    pub target_share: Option<i64>,
    /// Places that somebody sits at.
    pub occupied: i64,
    /// Places in use.
    pub places: i64,
    /// Each hour of the day that is open or was taken, from the cut-off on.
    pub hours: Vec<DashboardHour>,
    /// Who came today, the latest first, at most 8.
    pub arrivals: Vec<SessionView>,
    /// Items whose alert stands (`K4`).
    pub low_stock: Vec<ItemView>,
    /// Plans that end soon and are followed by none, the first to end first, at most 8.
    pub expiring: Vec<SubscriptionView>,
    /// What customers owe.
    pub owed: Owed,
}

/// One hour on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DashboardHour {
    /// 0..=23.
    pub hour: i8,
    /// Minutes taken today.
    pub minutes: i64,
    /// Minutes that places stand there in opening hours.
    pub capacity: i64,
    /// Minutes taken on the same weekday of last week.
    pub last_week: i64,
}

impl Question for Dashboard {
    type Output = DashboardFigures;
    const NAME: &'static str = "reports.dashboard";
    const PERMISSION: Permission = Permission::ReportsRead;

    fn run(&self, work: &mut Work) -> Result<DashboardFigures, Failure> {
        let (now, day) = (work.now(), work.day()?);
        let space = coworkflow_store::spaces::the_space(work.tx)?;
        let before = date_of_number(day_number(day) - WEEK).unwrap_or(day);
        let today = figures(work, &space, day, None)?;
        let until = same_time_a_week_ago(work, now)?;
        let places = count(resources::all(work.tx, false)?.len());
        // Whoever sees figures need not see who sits where, what is on the shelf and who has which plan.
        let low_stock = if work.may(Permission::InventoryRead) {
            let low = coworkflow_store::inventory::low(work.tx)?;
            views(work, low)?
        } else {
            Vec::new()
        };
        let arrivals = if work.may(Permission::SessionsRead) {
            crate::sessions::arrivals(work, day, i64::from(SHOWN))?
        } else {
            Vec::new()
        };
        let expiring = ListSubscriptions {
            listed: Listed::Expiring,
            within_days: None,
            search: None,
            first: Some(SHOWN),
            after: None,
        };
        let occupied = count(sessions::active(work.tx)?.len());
        Ok(DashboardFigures {
            server_time: now,
            last_week: figures(work, &space, before, Some(until))?,
            last_week_revenue: figures(work, &space, before, None)?.revenue,
            target: space.daily_target,
            target_share: space
                .daily_target
                .and_then(|target| share(today.revenue.minor(), target.minor())),
            today,
            occupied,
            places,
            hours: hours(work, day, before, places)?,
            arrivals,
            low_stock,
            expiring: if work.may(Permission::SubscriptionsRead) {
                expiring.run(work)?.nodes
            } else {
                Vec::new()
            },
            owed: reports::owed(work.tx, day)?,
        })
    }
}

/// When the clock on the wall showed the same a week ago (`T3`, `T4`).
fn same_time_a_week_ago(work: &mut Work, now: Instant) -> Result<Instant, Failure> {
    let (zone, _) = work.calendar()?;
    let local = zone.local(now);
    let date = date_of_number(day_number(local.date()) - WEEK).unwrap_or(local.date());
    Ok(zone.instant_of(date.to_datetime(local.time())))
}

fn hours(work: &mut Work, day: Date, before: Date, places: i64) -> Result<Vec<DashboardHour>, Failure> {
    let (today, then) = (Period::new(day, day)?, Period::new(before, before)?);
    let cut_off = work.calendar()?.1.hour();
    let mut hours: BTreeMap<i8, DashboardHour> = BTreeMap::new();
    let mut at = |hour: i8, minutes: i64, capacity: i64, last_week: i64| {
        // From the cut-off on: 02:00 comes after 23:00.
        let entry = hours.entry((hour - cut_off).rem_euclid(24)).or_default();
        entry.hour = hour;
        entry.minutes += minutes;
        entry.capacity += capacity;
        entry.last_week += last_week;
    };
    for part in open(work, today)? {
        at(part.hour, 0, part.minutes * places, 0);
    }
    for (_, part) in so_far(work, today)? {
        at(part.hour, part.minutes, 0, 0);
    }
    for hour in reports::hour_days(work.tx, today)? {
        at(i8::try_from(hour.hour).unwrap_or(0), hour.minutes, 0, 0);
    }
    for hour in reports::hour_days(work.tx, then)? {
        at(i8::try_from(hour.hour).unwrap_or(0), 0, 0, hour.minutes);
    }
    Ok(hours.into_values().collect())
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}
