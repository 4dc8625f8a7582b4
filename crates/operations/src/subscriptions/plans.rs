//! The plans that are sold: made, changed, put away and brought back.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::PlanId;
use coworkflow_domain::journal::{Event, changes};
use coworkflow_domain::money::{Currency, Money};
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::subscriptions::{DEFAULT_PLANS, NewPlan, SubscriptionRefusal, Terms};
use coworkflow_domain::text::{Lang, search_key};
use coworkflow_store::DbError;
use coworkflow_store::plans::{self, PlanRow};
use serde::{Deserialize, Serialize};

use super::today;
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// A plan with what a screen shows of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanView {
    /// The plan.
    pub row: PlanRow,
    /// What it gives and costs.
    pub terms: Terms,
    /// How many runs of it are not over.
    pub live_runs: i64,
}

/// A plan as typed.
#[derive(Debug, Clone, Serialize)]
pub struct PlanEntry {
    /// As it is sold.
    pub name: String,
    /// Its length, 1 to 366.
    pub days: i64,
    /// Before a discount.
    pub price: Money,
    /// The allowance of a run in minutes; nothing for no limit.
    pub included_minutes: Option<i64>,
    /// From and to, `09:00`; nothing for all day.
    pub hours: Option<(String, String)>,
    /// 1 is Monday; none for every day.
    pub weekdays: Vec<i8>,
    /// None for every kind.
    pub resource_kinds: Vec<ResourceKind>,
}

impl PlanEntry {
    fn checked(&self) -> Result<NewPlan, Refusal> {
        let hours = self.hours.as_ref().map(|(from, to)| (from.as_str(), to.as_str()));
        NewPlan::checked(
            &self.name,
            self.days,
            self.price,
            self.included_minutes,
            hours,
            &self.weekdays,
            &self.resource_kinds,
        )
    }
}

/// Adds a plan.
#[derive(Debug, Clone, Serialize)]
pub struct CreatePlan {
    /// As typed.
    pub entry: PlanEntry,
}

impl Change for CreatePlan {
    type Output = PlanView;
    const NAME: &'static str = "plans.create";
    const PERMISSION: Permission = Permission::PlansWrite;

    fn run(&self, work: &mut Work) -> Result<PlanView, Failure> {
        let row = insert(work, &self.entry.checked()?)?;
        view(work, row)
    }
}

/// Changes a plan. What was sold keeps its terms (`P6`).
#[derive(Debug, Clone, Serialize)]
pub struct ChangePlan {
    /// Which.
    pub id: PlanId,
    /// The version that the editor saw.
    pub version: i64,
    /// As typed.
    pub entry: PlanEntry,
}

impl Change for ChangePlan {
    type Output = PlanView;
    const NAME: &'static str = "plans.change";
    const PERMISSION: Permission = Permission::PlansWrite;

    fn run(&self, work: &mut Work) -> Result<PlanView, Failure> {
        let mut row = on_sale(work, self.id)?;
        if row.version != self.version {
            return Err(stale());
        }
        let checked = self.entry.checked()?;
        let before = row.clone();
        row.search_key = search_key(&checked.name);
        row.name = checked.name;
        row.set_terms(&checked.terms)?;
        write(work, &mut row)?;
        let (lang, terms) = (work.lang(), before.terms()?);
        let changes = changes([
            ("name", before.name.as_str().into(), row.name.as_str().into()),
            ("price", before.price.into(), row.price.into()),
            ("access", terms.words(lang).into(), checked.terms.words(lang).into()),
        ]);
        if !changes.is_empty() {
            work.journal(&Event::PlanChanged {
                plan_id: row.id,
                name: before.name,
                changes,
            })?;
        }
        view(work, row)
    }
}

/// Stops selling a plan; what was sold of it goes on. Doing it twice changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct ArchivePlan {
    /// Which.
    pub id: PlanId,
}

impl Change for ArchivePlan {
    type Output = PlanView;
    const NAME: &'static str = "plans.archive";
    const PERMISSION: Permission = Permission::PlansWrite;

    fn run(&self, work: &mut Work) -> Result<PlanView, Failure> {
        let mut row = plan(work, self.id)?;
        if row.archived_at.is_none() {
            row.archived_at = Some(work.now());
            write(work, &mut row)?;
            let (plan_id, name) = (row.id, row.name.clone());
            work.journal(&Event::PlanArchived { plan_id, name })?;
        }
        view(work, row)
    }
}

/// Sells a plan again. Doing it twice changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct RestorePlan {
    /// Which.
    pub id: PlanId,
}

impl Change for RestorePlan {
    type Output = PlanView;
    const NAME: &'static str = "plans.restore";
    const PERMISSION: Permission = Permission::PlansWrite;

    fn run(&self, work: &mut Work) -> Result<PlanView, Failure> {
        let mut row = plan(work, self.id)?;
        if row.archived_at.take().is_some() {
            write(work, &mut row)?;
            let (plan_id, name) = (row.id, row.name.clone());
            work.journal(&Event::PlanRestored { plan_id, name })?;
        }
        view(work, row)
    }
}

/// The plans that are sold, the shortest first; or those that are archived.
#[derive(Debug, Clone, Copy)]
pub struct ListPlans {
    /// The archived ones instead of the others.
    pub archived: bool,
}

impl Question for ListPlans {
    type Output = Vec<PlanView>;
    const NAME: &'static str = "plans.list";
    const PERMISSION: Permission = Permission::SubscriptionsRead;

    fn run(&self, work: &mut Work) -> Result<Vec<PlanView>, Failure> {
        plans::all(work.tx, self.archived)?
            .into_iter()
            .map(|row| view(work, row))
            .collect()
    }
}

/// The three plans that a new house begins with (`S1`).
pub(crate) fn insert_defaults(work: &mut Work, lang: Lang, currency: Currency) -> Result<(), Failure> {
    for default in DEFAULT_PLANS {
        insert(work, &default.plan(lang, currency))?;
    }
    Ok(())
}

/// The plan, or the same refusal as for a random id (`A3`).
pub(super) fn plan(work: &mut Work, id: PlanId) -> Result<PlanRow, Failure> {
    Ok(plans::by_id(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::Plan,
    })?)
}

/// The plan, if it is sold.
pub(super) fn on_sale(work: &mut Work, id: PlanId) -> Result<PlanRow, Failure> {
    let row = plan(work, id)?;
    if row.archived_at.is_some() {
        return Err(SubscriptionRefusal::PlanArchived { name: row.name }.into());
    }
    Ok(row)
}

fn insert(work: &mut Work, new: &NewPlan) -> Result<PlanRow, Failure> {
    let mut row = PlanRow {
        id: work.new_id(),
        name: new.name.clone(),
        search_key: search_key(&new.name),
        days: 0,
        price: Money::ZERO,
        included_minutes: None,
        access: String::new(),
        archived_at: None,
        created_at: work.now(),
        version: 1,
    };
    row.set_terms(&new.terms)?;
    plans::insert(work.tx, &row).map_err(|error| named(error, &row.name))?;
    work.journal(&Event::PlanCreated {
        plan_id: row.id,
        name: row.name.clone(),
        days: row.days,
        price: row.price,
    })?;
    Ok(row)
}

/// Writes a changed row, unless somebody else did meanwhile.
fn write(work: &mut Work, row: &mut PlanRow) -> Result<(), Failure> {
    if !plans::update(work.tx, row).map_err(|error| named(error, &row.name))? {
        return Err(stale());
    }
    row.version += 1;
    Ok(())
}

fn view(work: &mut Work, row: PlanRow) -> Result<PlanView, Failure> {
    let today = today(work)?;
    Ok(PlanView {
        live_runs: plans::live_runs(work.tx, row.id, today)?,
        terms: row.terms()?,
        row,
    })
}

fn stale() -> Failure {
    General::Stale {
        what: SubjectKind::Plan,
    }
    .into()
}

/// Names a refused name.
fn named(error: DbError, name: &str) -> Failure {
    if error.is_constraint("plans_name") {
        return SubscriptionRefusal::NameTaken { name: name.to_owned() }.into();
    }
    error.into()
}
