//! A run is paused and goes on again (`S3`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::SubscriptionId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::subscriptions::{
    Pause, Placed, Queued, SubscriptionRefusal, SubscriptionState, check_pause, later, reflow, state,
};
use coworkflow_domain::time::{Date, LocalTime};
use coworkflow_store::customers;
use coworkflow_store::subscriptions::{self, SubscriptionRow};
use serde::Serialize;

use super::view::{self, SubscriptionView};
use super::{found, sell, today};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Pauses a run until a day: its end and what follows it move by the paused days.
#[derive(Debug, Clone, Serialize)]
pub struct PauseSubscription {
    /// Which.
    pub id: SubscriptionId,
    /// The first paused day; the earliest one possible when left out.
    pub from_on: Option<Date>,
    /// The day of return; it may come earlier.
    pub until_on: Date,
}

impl Change for PauseSubscription {
    type Output = SubscriptionView;
    const NAME: &'static str = "subscriptions.pause";
    const PERMISSION: Permission = Permission::SubscriptionsManage;

    fn run(&self, work: &mut Work) -> Result<SubscriptionView, Failure> {
        let today = today(work)?;
        let mut run = found(work, self.id)?;
        let pause = planned(work, &run, self.from_on, self.until_on, today)?;
        let (by, at) = (work.actor_id(), work.now());
        subscriptions::insert_pause(work.tx, run.id, pause, by, at)?;
        run.paused_days = run.paused_days.saturating_add(pause.days());
        run.ends_on = later(run.ends_on, pause.days());
        let moved = moved_by(work, &run, today)?;
        write(work, &run, &moved)?;
        let customer = customers::name(work.tx, run.customer_id)?;
        work.journal(&Event::SubscriptionPaused {
            subscription_id: run.id,
            customer_id: run.customer_id,
            customer,
            plan: run.plan_name,
            from_on: pause.from_on,
            until_on: pause.until_on,
            ends_on: run.ends_on,
        })?;
        tell(work, moved)?;
        view::load(work, run.id)
    }
}

/// Ends a pause today, or takes back one that has not begun: the days that were not paused come off the end again.
#[derive(Debug, Clone, Serialize)]
pub struct ResumeSubscription {
    /// Which.
    pub id: SubscriptionId,
}

impl Change for ResumeSubscription {
    type Output = SubscriptionView;
    const NAME: &'static str = "subscriptions.resume";
    const PERMISSION: Permission = Permission::SubscriptionsManage;

    fn run(&self, work: &mut Work) -> Result<SubscriptionView, Failure> {
        let today = today(work)?;
        let mut run = found(work, self.id)?;
        let pauses = view::pauses(work, &run)?;
        let ahead = pauses.iter().find(|pause| pause.until_on > today).copied();
        let pause = ahead
            .filter(|_| run.cancelled_at.is_none())
            .ok_or_else(|| SubscriptionRefusal::NotPaused {
                plan: run.plan_name.clone(),
            })?;
        let until_on = pause.from_on.max(today);
        let at = work.now();
        subscriptions::end_pause(work.tx, run.id, pause.from_on, until_on, at)?;
        let back = Pause { until_on, ..pause }.days() - pause.days();
        run.paused_days = run.paused_days.saturating_add(back).max(0);
        run.ends_on = later(run.ends_on, back);
        let moved = moved_by(work, &run, today)?;
        write(work, &run, &moved)?;
        let customer = customers::name(work.tx, run.customer_id)?;
        work.journal(&Event::SubscriptionResumed {
            subscription_id: run.id,
            customer_id: run.customer_id,
            customer,
            plan: run.plan_name,
            ends_on: run.ends_on,
        })?;
        tell(work, moved)?;
        view::load(work, run.id)
    }
}

/// The pause as it would be, if it may be.
pub(super) fn planned(
    work: &mut Work,
    run: &SubscriptionRow,
    from_on: Option<Date>,
    until_on: Date,
    today: Date,
) -> Result<Pause, Failure> {
    let pauses = view::pauses(work, run)?;
    let plan = || run.plan_name.clone();
    match state(run.starts_on, run.ends_on, run.cancelled_at.is_some(), &pauses, today) {
        SubscriptionState::Running | SubscriptionState::Paused if run.cancelled_at.is_none() => {}
        SubscriptionState::Queued => {
            return Err(SubscriptionRefusal::NotRunning {
                plan: plan(),
                ended: false,
            }
            .into());
        }
        _ => {
            return Err(SubscriptionRefusal::NotRunning {
                plan: plan(),
                ended: true,
            }
            .into());
        }
    }
    let earliest = first_free_day(work, run, today)?;
    Ok(check_pause(
        from_on.unwrap_or(earliest),
        until_on,
        earliest,
        run.ends_on,
        &pauses,
    )?)
}

/// The first day that can still be taken back: today, or tomorrow when the plan paid a stay today or may be paying one
/// now. A run that has not begun can be taken back whole.
pub(super) fn first_free_day(work: &mut Work, run: &SubscriptionRow, today: Date) -> Result<Date, Failure> {
    if run.starts_on > today {
        return Ok(run.starts_on);
    }
    let (zone, _) = work.calendar()?;
    let midnight = zone.instant_of(today.to_datetime(LocalTime::midnight()));
    let used = customers::is_here(work.tx, run.customer_id)? || subscriptions::drawn_since(work.tx, run.id, midnight)?;
    Ok(if used { later(today, 1) } else { today })
}

/// The runs of the customer that move when this one has these days now, with their new days.
pub(super) fn moved_by(work: &mut Work, run: &SubscriptionRow, today: Date) -> Result<Vec<SubscriptionRow>, Failure> {
    let mut rows = subscriptions::live(work.tx, run.customer_id, later(today, -1))?;
    rows.retain(|other| other.id != run.id);
    rows.push(run.clone());
    reflowed(rows, today)
}

/// Those of a customer's runs that have to move, with their new days.
pub(super) fn reflowed(rows: Vec<SubscriptionRow>, today: Date) -> Result<Vec<SubscriptionRow>, Failure> {
    let queued: Vec<Queued> = rows
        .iter()
        .map(|row| Queued {
            id: row.id,
            plan_id: row.plan_id,
            follows: row.follows_id,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            begun: row.starts_on <= today,
        })
        .collect();
    let moved: Vec<Placed> = reflow(&queued);
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let place = moved.iter().find(|place| place.id == row.id)?;
            Some(SubscriptionRow {
                starts_on: place.starts_on,
                ends_on: place.ends_on,
                ..row
            })
        })
        .collect())
}

/// Writes a run's new days together with those of the runs that move along.
fn write(work: &mut Work, run: &SubscriptionRow, moved: &[SubscriptionRow]) -> Result<(), Failure> {
    let mut rows = vec![run.clone()];
    rows.extend_from_slice(moved);
    subscriptions::set_days(work.tx, &rows).map_err(|error| sell::overlapping(error, &run.plan_name))
}

/// Tells of runs that moved along.
pub(super) fn tell(work: &mut Work, moved: Vec<SubscriptionRow>) -> Result<(), Failure> {
    for row in moved {
        let customer = customers::name(work.tx, row.customer_id)?;
        work.journal(&Event::SubscriptionMoved {
            subscription_id: row.id,
            customer_id: row.customer_id,
            customer,
            plan: row.plan_name,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
        })?;
    }
    Ok(())
}
