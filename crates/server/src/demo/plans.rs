//! Plans in the demo: some regulars buy one, one renews early, one goes away for a while.

use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::money::Percent;
use coworkflow_domain::payments::{PaymentInput, Tender};
use coworkflow_domain::subscriptions::later;
use coworkflow_domain::time::{Instant, Zone};
use coworkflow_operations::subscriptions::{ListPlans, PauseSubscription, RunningPlanOf, SellPlan};
use coworkflow_operations::{Failure, Services};

use super::Team;

/// What happens with the plan of a regular.
#[derive(Clone, Copy)]
pub enum PlanAct {
    /// Buys the plan of so many days.
    Buys(i64),
    /// Goes away, and comes back after so many days.
    GoesAway(i64),
}

/// How many days ago, which regular, and what.
pub const PLAN_ACTS: [(i64, usize, PlanAct); 11] = [
    (22, 0, PlanAct::Buys(15)),
    (20, 1, PlanAct::Buys(30)),
    (18, 2, PlanAct::Buys(30)),
    (12, 3, PlanAct::Buys(15)),
    (9, 0, PlanAct::Buys(15)),
    (7, 4, PlanAct::Buys(30)),
    (5, 5, PlanAct::Buys(7)),
    (4, 6, PlanAct::Buys(7)),
    (3, 4, PlanAct::GoesAway(12)),
    (2, 6, PlanAct::Buys(7)),
    (2, 7, PlanAct::Buys(30)),
];

/// Plays one of them; a refusal is nothing, a fault is a fault.
pub fn play(
    services: &Services,
    team: &Team,
    customer: CustomerId,
    act: PlanAct,
    at: Instant,
    zone: &Zone,
) -> Result<(), Failure> {
    let done = match act {
        PlanAct::Buys(days) => {
            let plans = services.ask_now(&team.desk, ListPlans { archived: false })?;
            let Some(plan) = plans.iter().find(|plan| plan.row.days == days) else {
                return Ok(());
            };
            let sale = SellPlan {
                customer_id: customer,
                plan_id: plan.row.id,
                starts_on: None,
                discount: Percent::ZERO,
                payments: vec![PaymentInput {
                    tender: Tender::Card,
                    amount: plan.row.price,
                    given: None,
                    reference: None,
                }],
            };
            services.change_now(&team.desk, sale, None).map(|_| ())
        }
        PlanAct::GoesAway(days) => {
            let question = RunningPlanOf { customer_id: customer };
            let Some(run) = services.ask_now(&team.desk, question)? else {
                return Ok(());
            };
            let pause = PauseSubscription {
                id: run.row.id,
                from_on: None,
                until_on: later(zone.date(at), days),
            };
            services.change_now(&team.manager, pause, None).map(|_| ())
        }
    };
    match done {
        Err(Failure::Refused(refusal)) => {
            tracing::debug!(code = %refusal.code, "the demo was refused something about a plan");
            Ok(())
        }
        done => done,
    }
}
