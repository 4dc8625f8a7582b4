//! What who runs the server sees of the houses: their names, how they stand and how large they are. Nothing of what they keep.

use coworkflow_domain::ids::TenantId;
use coworkflow_store::tenancies::{self, TenantLineRow, TenantSizeRow, TotalsRow};

use crate::context::Services;
use crate::failure::Failure;

/// Houses on one page.
pub const PAGE: usize = 50;

/// How many houses there are.
pub type Totals = TotalsRow;

/// One house among all.
#[derive(Debug, Clone, PartialEq)]
pub struct HouseLine {
    /// Its name and how it stands.
    pub line: TenantLineRow,
    /// How large it is.
    pub size: TenantSizeRow,
}

/// Some of the houses, oldest first.
#[derive(Debug, Clone, PartialEq)]
pub struct HousePage {
    /// The houses.
    pub houses: Vec<HouseLine>,
    /// After which the next page begins; nothing on the last one.
    pub next: Option<TenantId>,
}

impl Services {
    /// How many houses there are.
    pub async fn count_houses(&self) -> Result<Totals, Failure> {
        self.store
            .read_across_tenants(|tx| Ok::<_, Failure>(tenancies::totals_across_tenants(tx)?))
            .answer()
            .await
    }

    /// Houses after one, with this in name, address or domain.
    pub async fn list_houses(&self, after: Option<TenantId>, sought: String) -> Result<HousePage, Failure> {
        let most = i64::try_from(PAGE).unwrap_or(i64::MAX) + 1;
        let mut lines = self
            .store
            .read_across_tenants(move |tx| Ok::<_, Failure>(tenancies::page_across_tenants(tx, after, &sought, most)?))
            .answer()
            .await?;
        let more = lines.len() > PAGE;
        lines.truncate(PAGE);
        let next = lines.last().filter(|_| more).map(|line| line.id);
        let mut houses = Vec::with_capacity(lines.len());
        for line in lines {
            let size = self
                .store
                .read(line.id, |tx| Ok::<_, Failure>(tenancies::size(tx)?))
                .answer()
                .await?;
            houses.push(HouseLine { line, size });
        }
        Ok(HousePage { houses, next })
    }
}
