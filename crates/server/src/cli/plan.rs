//! `coworkflow plan`: how much houses may keep.

use clap::{Args, Subcommand};
use coworkflow_operations::Services;
use coworkflow_store::platform::PlatformPlanRow;

use super::{CommandError, open, wait};
use crate::config::Settings;

/// What can be done with platform plans.
#[derive(Subcommand)]
pub enum Plan {
    /// Makes a plan, or changes its limits for all spaces that have it.
    Set(Limits),
    /// Lists all plans.
    List,
    /// Takes a plan away that no space has.
    Delete {
        /// Its name.
        name: String,
    },
}

/// The limits of a plan; what is left out has none.
#[derive(Args)]
pub struct Limits {
    /// Its name.
    name: String,
    /// Customers who are not archived.
    #[arg(long, value_parser = clap::value_parser!(i64).range(0..))]
    customers: Option<i64>,
    /// Places that are not archived.
    #[arg(long, value_parser = clap::value_parser!(i64).range(0..))]
    resources: Option<i64>,
    /// People of the team.
    #[arg(long, value_parser = clap::value_parser!(i64).range(1..))]
    users: Option<i64>,
    /// Megabytes of stored images.
    #[arg(long, value_parser = clap::value_parser!(i64).range(0..))]
    storage: Option<i64>,
}

impl Plan {
    /// Does it and says so.
    pub fn run(self, settings: &Settings) -> Result<(), CommandError> {
        let services = open(settings)?;
        let done = self.perform(&services);
        services.store.close();
        done
    }

    fn perform(self, services: &Services) -> Result<(), CommandError> {
        match self {
            Plan::Set(limits) => {
                let row = PlatformPlanRow {
                    name: limits.name,
                    customers: limits.customers,
                    resources: limits.resources,
                    users: limits.users,
                    storage: limits.storage,
                };
                show(&wait(services.set_platform_plan(row))??);
            }
            Plan::List => {
                let all = wait(services.platform_plans())??;
                if all.is_empty() {
                    println!("No plans: every space may keep as much as it likes.");
                }
                all.iter().for_each(show);
            }
            Plan::Delete { name } => {
                wait(services.delete_platform_plan(name.clone()))??;
                println!("The plan {name} is gone.");
            }
        }
        Ok(())
    }
}

fn show(plan: &PlatformPlanRow) {
    let limit = |limit: Option<i64>| limit.map_or_else(|| "any number of".to_owned(), |limit| limit.to_string());
    println!(
        "{}: {} customers, {} places, {} people of the team, {} MB of images",
        plan.name,
        limit(plan.customers),
        limit(plan.resources),
        limit(plan.users),
        limit(plan.storage)
    );
}
