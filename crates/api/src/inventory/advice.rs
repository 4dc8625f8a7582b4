//! What to look after in the stock, in GraphQL.

use async_graphql::{Context, Enum, ID, Object, Result};
use coworkflow_domain::inventory::delivery_number;
use coworkflow_domain::text::Lang;
use coworkflow_operations::inventory::{
    Expiring, ExpiringStock, ReorderGroup as Group, ReorderLine as Line, ReorderList,
};

use crate::request::Request;
use crate::scalars::{Date, Long, Money};

/// Where a delivery's expiry date stands.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "coworkflow_domain::inventory::ExpiryState")]
#[allow(missing_docs)]
pub enum ExpiryState {
    Expired,
    Soon,
}

/// A delivery of an item that expires.
pub struct ExpiringItem(Expiring);

#[Object]
impl ExpiringItem {
    async fn delivery_id(&self) -> ID {
        self.0.delivery_id.into()
    }
    async fn delivery_number(&self) -> String {
        delivery_number(self.0.number)
    }
    async fn supplier_name(&self) -> &str {
        &self.0.supplier_name
    }
    async fn item_id(&self) -> ID {
        self.0.item_id.into()
    }
    async fn item_name(&self) -> &str {
        &self.0.item_name
    }
    /// The last good day.
    async fn expires_on(&self) -> Date {
        Date(self.0.expires_on)
    }
    async fn state(&self) -> ExpiryState {
        self.0.state.into()
    }
    async fn delivered(&self) -> Long {
        Long(self.0.delivered)
    }
    async fn delivered_on(&self) -> Date {
        Date(self.0.delivered_on)
    }
    /// Supposes that what came first was sold first.
    async fn may_be_left(&self) -> Long {
        Long(self.0.may_be_left)
    }
}

/// What to order from one supplier.
pub struct ReorderGroup(Group);

#[Object]
impl ReorderGroup {
    async fn supplier_id(&self) -> Option<ID> {
        self.0.supplier.as_ref().map(|supplier| supplier.supplier_id.into())
    }
    /// Empty for what nobody is known for.
    async fn supplier_name(&self) -> &str {
        self.0.supplier.as_ref().map_or("", |supplier| &supplier.supplier_name)
    }
    async fn phone(&self) -> &str {
        self.0.supplier.as_ref().map_or("", |supplier| &supplier.phone)
    }
    async fn lines(&self) -> Vec<ReorderLine> {
        self.0.lines.iter().cloned().map(ReorderLine).collect()
    }
    /// The order as it is sent, in English.
    async fn text_en(&self) -> String {
        self.0.text(Lang::En)
    }
    /// The order as it is sent, in Arabic.
    async fn text_ar(&self) -> String {
        self.0.text(Lang::Ar)
    }
}

/// An item to order.
pub struct ReorderLine(Line);

#[Object]
impl ReorderLine {
    async fn item_id(&self) -> ID {
        self.0.item_id.into()
    }
    async fn item_name(&self) -> &str {
        &self.0.item_name
    }
    async fn stock(&self) -> Long {
        Long(self.0.stock)
    }
    async fn min_stock(&self) -> Long {
        Long(self.0.min_stock)
    }
    /// Sold in the last 30 days.
    async fn sold(&self) -> Long {
        Long(self.0.sold)
    }
    /// How many to order.
    async fn quantity(&self) -> Long {
        Long(self.0.reorder.quantity)
    }
    /// Whole days until nothing is left at the present pace; nothing when none is sold.
    async fn days_left(&self) -> Option<Long> {
        self.0.reorder.days_left.map(Long)
    }
    /// What one cost last, for those who may know.
    async fn last_cost(&self) -> Option<Money> {
        self.0.last_cost.map(Money)
    }
    async fn last_bought_on(&self) -> Option<Date> {
        self.0.last_bought_on.map(Date)
    }
}

/// Questions about what to look after.
#[derive(Default)]
pub struct AdviceQuery;

#[Object]
impl AdviceQuery {
    /// What expires within so many days, and what expired and may still be there.
    async fn expiring_stock(
        &self,
        context: &Context<'_>,
        #[graphql(default_with = "Long(14)")] days: Long,
    ) -> Result<Vec<ExpiringItem>> {
        let rows = Request::of(context)?.ask(ExpiringStock { days: days.0 }).await?;
        Ok(rows.into_iter().map(ExpiringItem).collect())
    }

    /// What fell to its minimum or runs out within so many days, by who brought it last.
    async fn reorder_list(
        &self,
        context: &Context<'_>,
        #[graphql(default_with = "Long(7)")] days: Long,
    ) -> Result<Vec<ReorderGroup>> {
        let groups = Request::of(context)?.ask(ReorderList { days: days.0 }).await?;
        Ok(groups.into_iter().map(ReorderGroup).collect())
    }
}
