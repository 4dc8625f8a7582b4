//! The limits of a house's platform plan, asked after something was added: the new one is counted with the others.

use coworkflow_domain::tenants::{Limited, Limits};
use coworkflow_store::{platform, tenancies};

use crate::failure::Failure;
use crate::work::Work;

/// Refuses when there are now more than the plan of the house allows.
///
/// `at_most`: as many as there can be anyway, where that is known: then nothing is counted below the limit.
pub(crate) fn allow(work: &mut Work, what: Limited, at_most: Option<i64>) -> Result<(), Failure> {
    let Some(plan) = platform::own_plan(work.tx)? else {
        return Ok(());
    };
    let limits = Limits {
        customers: plan.customers,
        resources: plan.resources,
        users: plan.users,
        storage: plan.storage,
    };
    let Some(limit) = limits.of(what).filter(|limit| at_most.is_none_or(|most| most > *limit)) else {
        return Ok(());
    };
    Ok(limits.allow(what, tenancies::count(work.tx, what, limit)?)?)
}
