//! Platform plans: how much a house may keep.

use coworkflow_domain::tenants::{PLATFORM, TenantRefusal};
use coworkflow_domain::text::required_line;
use coworkflow_store::platform::{self, PlatformPlanRow};

use crate::context::Services;
use crate::failure::Failure;

/// Most characters of a plan's name.
const NAME_CHARS: usize = 40;

impl Services {
    /// All platform plans.
    pub async fn platform_plans(&self) -> Result<Vec<PlatformPlanRow>, Failure> {
        self.store
            .read(PLATFORM, |tx| Ok::<_, Failure>(platform::plans(tx)?))
            .answer()
            .await
    }

    /// Makes a platform plan, or changes its limits for all houses that have it.
    pub async fn set_platform_plan(&self, plan: PlatformPlanRow) -> Result<PlatformPlanRow, Failure> {
        let row = PlatformPlanRow {
            name: required_line("name", &plan.name, NAME_CHARS)?,
            ..plan
        };
        self.store
            .write(PLATFORM, move |tx| {
                platform::write_plan(tx, &row)?;
                Ok::<_, Failure>(row.clone())
            })
            .answer()
            .await
    }

    /// Takes a platform plan away. Refused while a house has it.
    pub async fn delete_platform_plan(&self, name: String) -> Result<(), Failure> {
        self.store
            .write(PLATFORM, move |tx| {
                if platform::plan_used_across_tenants(&mut tx.across_tenants(), &name)? {
                    return Err(TenantRefusal::PlanInUse { name: name.clone() }.into());
                }
                if platform::delete_plan(tx, &name)? == 0 {
                    return Err(TenantRefusal::NoPlan { name: name.clone() }.into());
                }
                Ok(())
            })
            .answer()
            .await
    }
}
