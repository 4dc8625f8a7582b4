//! Erasing houses whose day has come.

use coworkflow_domain::ids::TenantId;
use coworkflow_store::tenancies;

use crate::context::Services;
use crate::failure::Failure;

impl Services {
    /// Erases every house whose waiting time is over; says how many. Cut short, it goes on the next time.
    pub async fn erase_due_houses(&self) -> Result<u64, Failure> {
        let now = self.clock.now();
        let due = self
            .store
            .read_across_tenants(move |tx| Ok::<_, Failure>(tenancies::due_across_tenants(tx, now)?))
            .answer()
            .await?;
        let mut erased = 0;
        for tenant in due {
            if self.erase_house(tenant).await? {
                tracing::warn!(%tenant, "a house was erased");
                erased += 1;
            }
        }
        Ok(erased)
    }

    /// Table by table, so that nobody waits for all of it.
    async fn erase_house(&self, tenant: TenantId) -> Result<bool, Failure> {
        let now = self.clock.now();
        let begun = self
            .store
            .write(tenant, move |tx| Ok::<_, Failure>(tenancies::begin_erasing(tx, now)?));
        if !begun.answer().await? {
            return Ok(false);
        }
        for step in 0..tenancies::ERASE_STEPS {
            let step = self
                .store
                .write(tenant, move |tx| Ok::<_, Failure>(tenancies::erase_step(tx, step)?));
            step.answer().await?;
        }
        self.store
            .write(tenant, |tx| Ok::<_, Failure>(tenancies::erase_itself(tx)?))
            .answer()
            .await?;
        self.houses_changed();
        Ok(true)
    }
}
