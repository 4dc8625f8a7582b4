//! Runs of plans that were sold elsewhere and go on here.

use coworkflow_domain::imports::ImportKind;
use coworkflow_domain::refusal::Refusal;
use coworkflow_domain::subscriptions::later;
use coworkflow_domain::text::search_key;
use coworkflow_domain::time::Date;
use coworkflow_store::{plans, subscriptions};
use serde::Serialize;

use super::super::cells::Cells;
use super::super::fields::Field;
use super::super::refusals::ImportRefusal;
use super::whose::Whose;
use crate::failure::Failure;
use crate::subscriptions::{check_take_over, take_over};
use crate::work::Work;

/// A run that is not over.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Draft {
    whose: Whose,
    plan: String,
    /// What the row says; the last day decides where both are given, as it knows of pauses.
    starts_on: Option<Date>,
    ends_on: Option<Date>,
    used_minutes: i64,
}

impl Draft {
    pub(super) fn read(cells: &Cells) -> Result<Draft, Refusal> {
        let (starts_on, ends_on) = (cells.date(Field::Starts)?, cells.date(Field::Ends)?);
        if starts_on.is_none() && ends_on.is_none() {
            return Err(ImportRefusal::NoDay.into());
        }
        Ok(Draft {
            whose: Whose::read(cells)?,
            plan: cells.text(Field::Plan).chars().take(120).collect(),
            starts_on,
            ends_on,
            used_minutes: cells.minutes(Field::Used)?,
        })
    }

    pub(super) fn keys(&self) -> Vec<String> {
        let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let (plan, start, end) = (search_key(&self.plan), day(self.starts_on), day(self.ends_on));
        vec![format!("{} {plan} {start} {end}", self.whose.key())]
    }

    pub(super) fn take(&self, work: &mut Work, write: bool) -> Result<(), Failure> {
        let customer = self.whose.find(work)?;
        let key = search_key(&self.plan);
        let plan = plans::all(work.tx, false)?
            .into_iter()
            .find(|plan| plan.search_key == key);
        let unknown = || ImportRefusal::NoSuchPlan {
            plan: self.plan.clone(),
        };
        let plan = plan.ok_or_else(unknown)?;
        let from_start = self.starts_on.map(|start| later(start, plan.days - 1));
        let ends_on = self.ends_on.or(from_start).ok_or(ImportRefusal::NoDay)?;
        check_take_over(work, &plan, ends_on)?;
        let days = (later(ends_on, 1 - plan.days), ends_on);
        let there = subscriptions::touching(work.tx, customer.id, days.0, days.1)?;
        if there.iter().any(|run| run.plan_id == plan.id) {
            return Err(ImportRefusal::AlreadyKnown {
                kind: ImportKind::Plans,
            }
            .into());
        }
        if write {
            take_over(work, &customer, &plan, ends_on, self.used_minutes)?;
        }
        Ok(())
    }
}
