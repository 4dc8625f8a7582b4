//! The next occurrences of a series are made as they come within the horizon (`R1`): the work of an hourly job.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::SeriesId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::series::MOST_AT_ONCE;
use coworkflow_domain::time::{DateTime, Interval};
use coworkflow_store::{series, tenants};
use serde::Serialize;

use super::book::names;
use super::make::{SeriesDone, last_day, leave_out, make};
use super::{found, write};
use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// How many series are looked at before others get their turn.
const PIECE: i64 = 100;

/// Makes what has come within the horizon. What can't be had is left out, and why is kept.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct ExtendSeries {
    /// Which.
    pub id: SeriesId,
}

impl Change for ExtendSeries {
    type Output = SeriesDone;
    const NAME: &'static str = "series.extend";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<SeriesDone, Failure> {
        let mut row = found(work, self.id)?;
        let mut done = SeriesDone::nothing(row.id);
        if row.extends_at.is_none() {
            return Ok(done);
        }
        let (rule, begins, (zone, _)) = (row.rule()?, row.begins()?, work.calendar()?);
        let last = last_day(work, row.resource_id)?;
        let passed = usize::try_from(row.last_number + 1 - row.first_number).unwrap_or(0);
        let mut occurrences = rule.occurrences(begins, &zone, last);
        let next: Vec<(i64, DateTime)> = (row.last_number + 1..)
            .zip(occurrences.by_ref().skip(passed).take(MOST_AT_ONCE))
            .collect();
        let more = occurrences.next().is_some();
        row.extends_at = match (more, occurrences.ended()) {
            (true, _) => Some(work.now()),
            (false, true) => None,
            (false, false) => Some(work.now().plus_hours(24)),
        };
        if let Some((number, _)) = next.last() {
            row.last_number = *number;
        }
        let cuts = series::cuts(work.tx, row.id)?;
        make(work, &row, &next, &cuts, &mut done)?;
        for gap in &done.left_out {
            let interval = Interval::new(gap.starts_at, gap.ends_at)?;
            leave_out(work, row.id, gap.number, interval, &gap.refusal)?;
        }
        write(work, &mut row)?;
        if !next.is_empty() {
            let (customer, resource) = names(work, &row)?;
            work.journal(&Event::SeriesExtended {
                series_id: row.id,
                customer_id: row.customer_id,
                customer,
                resource_id: row.resource_id,
                resource,
                made: done.made,
                left_out: i64::try_from(done.left_out.len()).unwrap_or(i64::MAX),
            })?;
        }
        Ok(done)
    }
}

/// Which series may have more to make.
#[derive(Debug, Clone, Copy)]
struct SeriesDue;

impl Question for SeriesDue {
    type Output = Vec<SeriesId>;
    const NAME: &'static str = "series.due";
    const PERMISSION: Permission = Permission::BookingsRead;

    fn run(&self, work: &mut Work) -> Result<Vec<SeriesId>, Failure> {
        let now = work.now();
        Ok(series::to_extend(work.tx, now, PIECE)?)
    }
}

impl Services {
    /// Makes what has come within the horizon, for all tenants; says how many bookings. A series that can't be carried on,
    /// because its place or its customer was put away, does not keep the others waiting.
    pub async fn extend_series(&self) -> Result<i64, Failure> {
        let all = self
            .store
            .read_across_tenants(|tx| Ok::<_, Failure>(tenants::all_across_tenants(tx)?));
        let mut made = 0;
        for tenant in all.answer().await? {
            let context = Context::system(tenant);
            for id in self.ask(&context, SeriesDue).await? {
                match self.change(&context, ExtendSeries { id }, None).await {
                    Ok(done) => made += done.made,
                    Err(failure) if failure.refusal().is_some() => {
                        tracing::info!(%id, %failure, "a series could not be carried on");
                        self.change(&context, PutOffSeries { id }, None).await?;
                    }
                    Err(failure) => return Err(failure),
                }
            }
        }
        Ok(made)
    }
}

/// Looks at a series again tomorrow.
#[derive(Debug, Clone, Copy, Serialize)]
struct PutOffSeries {
    id: SeriesId,
}

impl Change for PutOffSeries {
    type Output = ();
    const NAME: &'static str = "series.put_off";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<(), Failure> {
        let mut row = found(work, self.id)?;
        row.extends_at = Some(work.now().plus_hours(24));
        write(work, &mut row)
    }
}
