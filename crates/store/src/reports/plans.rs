//! Runs of plans that were sold, ended or run.

use coworkflow_domain::ids::PlanId;
use coworkflow_domain::money::Money;
use coworkflow_domain::reports::Period;
use coworkflow_domain::time::Date;

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// Runs of one plan; what a statement doesn't count is 0.
    pub struct PlanRuns {
        /// The plan.
        plan_id: PlanId,
        /// As it was called when they were sold.
        plan_name: String,
        /// Sold.
        sold: i64,
        /// Their prices.
        amount: Money,
        /// Over.
        ended: i64,
        /// Of these, followed by another.
        renewed: i64,
        /// Not over.
        running: i64,
    }
}

statements! {
    /// Sold in a span of days.
    SOLD -> PlanRuns = "SELECT plan_id, MAX(plan_name) AS plan_name, COUNT(*) AS sold, CAST(SUM(price) AS BIGINT) AS amount,
        0 AS ended, 0 AS renewed, 0 AS running
        FROM subscriptions WHERE tenant_id = $1 AND sold_day >= $2 AND sold_day <= $3 GROUP BY plan_id";
    /// Over in a span of days; a run that was cancelled before it began was none.
    ENDED -> PlanRuns = "SELECT plan_id, MAX(plan_name) AS plan_name, 0 AS sold, 0 AS amount, COUNT(*) AS ended,
        CAST(SUM(CASE WHEN EXISTS (SELECT 1 FROM subscriptions AS next
            WHERE next.tenant_id = run.tenant_id AND next.customer_id = run.customer_id AND next.ends_on > run.ends_on
              AND next.starts_on <= run.ends_on + 7 AND next.starts_on > run.starts_on AND next.ends_on >= next.starts_on)
            THEN 1 ELSE 0 END) AS BIGINT) AS renewed, 0 AS running
        FROM subscriptions AS run WHERE tenant_id = $1 AND ends_on >= $2 AND ends_on <= $3 AND ends_on >= starts_on GROUP BY plan_id";
    /// That a day belongs to.
    RUNNING -> PlanRuns = "SELECT plan_id, MAX(plan_name) AS plan_name, 0 AS sold, 0 AS amount, 0 AS ended, 0 AS renewed, COUNT(*) AS running
        FROM subscriptions WHERE tenant_id = $1 AND ends_on >= $2 AND starts_on <= $2 GROUP BY plan_id";
}

/// Runs sold in a period, by plan.
pub fn plans_sold(tx: &mut Tx, period: Period) -> Result<Vec<PlanRuns>, DbError> {
    tx.all(&SOLD, &[&period.from(), &period.to()])
}

/// Runs whose last day lies in a span, both ends included, by plan.
pub fn plans_ended(tx: &mut Tx, from: Date, to: Date) -> Result<Vec<PlanRuns>, DbError> {
    tx.all(&ENDED, &[&from, &to])
}

/// Runs that a day belongs to, by plan.
pub fn plans_running(tx: &mut Tx, day: Date) -> Result<Vec<PlanRuns>, DbError> {
    tx.all(&RUNNING, &[&day])
}
