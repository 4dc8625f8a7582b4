//! The plans that are sold.

use coworkflow_domain::ids::PlanId;
use coworkflow_domain::money::Money;
use coworkflow_domain::subscriptions::{Access, Terms};
use coworkflow_domain::time::{Date, Instant};

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// A plan.
    pub struct PlanRow {
        /// Its id.
        id: PlanId,
        /// As it is sold.
        name: String,
        /// The name as it is compared.
        search_key: String,
        /// Its length (`S1`).
        days: i64,
        /// Before a discount.
        price: Money,
        /// The allowance of a run (`S5`); nothing for no limit.
        included_minutes: Option<i64>,
        /// When and where it pays, as JSON.
        access: String,
        /// Not sold any more since.
        archived_at: Option<Instant>,
        /// Made at.
        created_at: Instant,
        /// Counts edits, so that two editors notice each other.
        version: i64,
    }
}

impl PlanRow {
    /// What it gives and costs.
    pub fn terms(&self) -> Result<Terms, DbError> {
        Ok(Terms {
            days: self.days,
            price: self.price,
            included_minutes: self.included_minutes,
            access: read_access(&self.access)?,
        })
    }

    /// Takes other terms.
    pub fn set_terms(&mut self, terms: &Terms) -> Result<(), DbError> {
        self.days = terms.days;
        self.price = terms.price;
        self.included_minutes = terms.included_minutes;
        self.access = write_access(&terms.access)?;
        Ok(())
    }
}

/// When and where a plan pays, as it is kept.
pub fn write_access(access: &Access) -> Result<String, DbError> {
    serde_json::to_string(access).map_err(|error| DbError::Broken(error.to_string()))
}

/// When and where a plan pays, as it was kept.
pub fn read_access(kept: &str) -> Result<Access, DbError> {
    serde_json::from_str(kept).map_err(|error| DbError::Broken(error.to_string()))
}

/// The columns of [`PlanRow`].
macro_rules! columns {
    () => {
        "id, name, search_key, days, price, included_minutes, access, archived_at, created_at, version"
    };
}

statements! {
    /// One plan.
    BY_ID -> PlanRow = concat!("SELECT ", columns!(), " FROM plans WHERE tenant_id = $1 AND id = $2");
    /// Those that are sold, or those that are not any more, the shortest first.
    ALL -> PlanRow = concat!("SELECT ", columns!(), " FROM plans WHERE tenant_id = $1 AND (archived_at IS NOT NULL) = $2
        ORDER BY days, price, search_key, id");
    /// Adds.
    INSERT -> () = concat!("INSERT INTO plans (tenant_id, ", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
    /// Changes, if nobody else did meanwhile.
    UPDATE -> () = "UPDATE plans SET name = $3, search_key = $4, days = $5, price = $6, included_minutes = $7, access = $8, archived_at = $9,
        version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $10";
    /// How many runs of a plan are not over.
    LIVE_RUNS -> i64 = "SELECT count(*) FROM subscriptions WHERE tenant_id = $1 AND plan_id = $2 AND ends_on >= $3";
}

/// One plan, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: PlanId) -> Result<Option<PlanRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// The plans that are sold, or those that are archived; the shortest first.
pub fn all(tx: &mut Tx, archived: bool) -> Result<Vec<PlanRow>, DbError> {
    tx.all(&ALL, &[&archived])
}

/// Adds a plan. Refused: `plans_name` when another one is called so.
pub fn insert(tx: &mut Tx, row: &PlanRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.name,
            &row.search_key,
            &row.days,
            &row.price,
            &row.included_minutes,
            &row.access,
            &row.archived_at,
            &row.created_at,
            &row.version,
        ],
    )?;
    Ok(())
}

/// Writes a changed plan over version `row.version`; `false` when somebody else was faster.
/// Refused: `plans_name` when another one is called so.
pub fn update(tx: &mut Tx, row: &PlanRow) -> Result<bool, DbError> {
    let touched = tx.execute(
        &UPDATE,
        &[
            &row.id,
            &row.name,
            &row.search_key,
            &row.days,
            &row.price,
            &row.included_minutes,
            &row.access,
            &row.archived_at,
            &row.version,
        ],
    )?;
    Ok(touched == 1)
}

/// How many runs of a plan are not over `today`.
pub fn live_runs(tx: &mut Tx, id: PlanId, today: Date) -> Result<i64, DbError> {
    tx.one(&LIVE_RUNS, &[&id, &today])
}
