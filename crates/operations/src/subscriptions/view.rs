//! A run with all that a screen shows of it.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::CustomerType;
use coworkflow_domain::ids::{CustomerId, SubscriptionId};
use coworkflow_domain::subscriptions::{Pause, Reminder, SubscriptionState, Terms, days_left, later, reminder, state};
use coworkflow_domain::time::Date;
use coworkflow_store::subscriptions::{self, SubscriptionRow};
use coworkflow_store::{customers, spaces};
use serde::{Deserialize, Serialize};

use super::{found, today};
use crate::customers::known;
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// A run as a screen shows it today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SubscriptionView {
    /// The run.
    pub row: SubscriptionRow,
    /// What it gives and cost.
    pub terms: Terms,
    /// Whose, as they are called.
    pub customer_name: String,
    /// Where it stands.
    pub state: SubscriptionState,
    /// The days that it still pays, today included.
    pub days_left: i64,
    /// What is left of its allowance; nothing for no limit.
    pub minutes_left: Option<i64>,
    /// The pause that goes on or comes: its first day and the day of return.
    pub pause: Option<(Date, Date)>,
    /// Another run of the customer goes on after it.
    pub renewed: bool,
    /// It ends within the days that the space set, and none goes on after it.
    pub expiring: bool,
}

/// The views of runs whose rows are at hand.
pub(super) fn of(work: &mut Work, rows: Vec<SubscriptionRow>) -> Result<Vec<SubscriptionView>, Failure> {
    let today = today(work)?;
    let soon = later(today, spaces::the_space(work.tx)?.expiring_days);
    rows.into_iter().map(|row| assemble(work, row, today, soon)).collect()
}

/// The view of one run.
pub(super) fn load(work: &mut Work, id: SubscriptionId) -> Result<SubscriptionView, Failure> {
    let row = found(work, id)?;
    Ok(of(work, vec![row])?.remove(0))
}

fn assemble(work: &mut Work, row: SubscriptionRow, today: Date, soon: Date) -> Result<SubscriptionView, Failure> {
    let pauses = pauses(work, &row)?;
    let state = state(row.starts_on, row.ends_on, row.cancelled_at.is_some(), &pauses, today);
    let over = matches!(state, SubscriptionState::Ended | SubscriptionState::Cancelled);
    let renewed = subscriptions::has_next(work.tx, &row)?;
    Ok(SubscriptionView {
        terms: row.terms()?,
        customer_name: customers::name(work.tx, row.customer_id)?,
        days_left: if over {
            0
        } else {
            days_left(row.starts_on, row.ends_on, &pauses, today)
        },
        minutes_left: row.minutes_left(),
        pause: pauses
            .iter()
            .find(|pause| !over && pause.until_on > today)
            .map(|pause| (pause.from_on, pause.until_on)),
        expiring: state == SubscriptionState::Running && row.ends_on <= soon && !renewed,
        renewed,
        state,
        row,
    })
}

/// The pauses of a run, as the rules see them.
pub(super) fn pauses(work: &mut Work, row: &SubscriptionRow) -> Result<Vec<Pause>, Failure> {
    let rows = subscriptions::pauses(work.tx, row)?;
    Ok(rows.iter().map(|pause| pause.pause()).collect())
}

/// The run that pays a customer's stay today, the one that pays first where there are several (`S2`).
#[derive(Debug, Clone, Copy)]
pub struct RunningPlanOf {
    /// Whose.
    pub customer_id: CustomerId,
}

impl Question for RunningPlanOf {
    type Output = Option<SubscriptionView>;
    const NAME: &'static str = "subscriptions.running";
    const PERMISSION: Permission = Permission::SubscriptionsRead;

    fn run(&self, work: &mut Work) -> Result<Option<SubscriptionView>, Failure> {
        let (customer, today) = (known(work, self.customer_id)?, today(work)?);
        if customer.plan_until.is_none_or(|until| until < today) {
            return Ok(None);
        }
        let rows = subscriptions::touching(work.tx, self.customer_id, today, today)?;
        let views = of(work, rows)?;
        let standing = |view: &SubscriptionView| match view.state {
            SubscriptionState::Running => Some((0, view.minutes_left.is_some(), view.row.ends_on)),
            SubscriptionState::Paused => Some((1, false, view.row.ends_on)),
            SubscriptionState::Queued | SubscriptionState::Ended | SubscriptionState::Cancelled => None,
        };
        Ok(views
            .into_iter()
            .filter_map(|view| standing(&view).map(|key| (key, view)))
            .min_by_key(|(key, _)| *key)
            .map(|(_, view)| view))
    }
}

/// What a customer is today (`S7`).
#[derive(Debug, Clone, Copy)]
pub struct TypeOf {
    /// Who.
    pub customer_id: CustomerId,
}

impl Question for TypeOf {
    type Output = CustomerType;
    const NAME: &'static str = "subscriptions.type";
    const PERMISSION: Permission = Permission::CustomersRead;

    fn run(&self, work: &mut Work) -> Result<CustomerType, Failure> {
        let customer = known(work, self.customer_id)?;
        super::customer_type(work, &customer)
    }
}

/// The text that reminds a customer of the end of a run.
#[derive(Debug, Clone, Copy)]
pub struct RemindOf {
    /// Of which.
    pub id: SubscriptionId,
}

impl Question for RemindOf {
    type Output = Reminder;
    const NAME: &'static str = "subscriptions.reminder";
    const PERMISSION: Permission = Permission::SubscriptionsRead;

    fn run(&self, work: &mut Work) -> Result<Reminder, Failure> {
        let row = found(work, self.id)?;
        let (today, space) = (today(work)?, spaces::the_space(work.tx)?);
        let customer = customers::name(work.tx, row.customer_id)?;
        Ok(reminder(&customer, &row.plan_name, &space.name, row.ends_on, today))
    }
}
