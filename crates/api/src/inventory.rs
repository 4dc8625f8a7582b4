//! Items and stock in GraphQL.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::ids::ItemId;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::inventory::{
    ArchiveItem, ChangeItem, CountStock, CreateItem, DeliverStock, ListItems, ListMovements, OneItem, RestoreItem,
    WasteStock,
};
use coworkflow_store::inventory::{ItemRow, MovementView};

use crate::enums::{ItemCategory, MovementKind};
use crate::request::Request;
use crate::scalars::{Instant, Long, Money};

/// What is sold.
pub struct Item(ItemRow);

impl From<ItemRow> for Item {
    fn from(row: ItemRow) -> Self {
        Item(row)
    }
}

/// One item by its id.
pub async fn one(request: &Request, id: ItemId) -> Result<Item> {
    request.ask(OneItem { id }).await.map(Item)
}

#[Object]
impl Item {
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    async fn name(&self) -> &str {
        &self.0.name
    }
    async fn category(&self) -> ItemCategory {
        self.0.category.into()
    }
    async fn price(&self) -> Money {
        Money(self.0.price)
    }
    async fn quantity(&self) -> Long {
        Long(self.0.quantity)
    }
    async fn min_stock(&self) -> Long {
        Long(self.0.min_stock)
    }
    async fn low(&self) -> bool {
        self.0.low
    }
    async fn archived_at(&self) -> Option<Instant> {
        self.0.archived_at.map(Instant)
    }
    async fn created_at(&self) -> Instant {
        Instant(self.0.created_at)
    }
    async fn version(&self) -> Long {
        Long(self.0.version)
    }
    async fn movements(
        &self,
        context: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<MovementPage> {
        let page = Request::of(context)?
            .ask(ListMovements {
                item_id: self.0.id,
                first,
                after,
            })
            .await?;
        Ok(MovementPage {
            nodes: page.nodes.into_iter().map(StockMovement).collect(),
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        })
    }
}

/// One change of stock.
pub struct StockMovement(MovementView);

#[Object]
impl StockMovement {
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    async fn kind(&self) -> MovementKind {
        self.0.kind.into()
    }
    async fn quantity(&self) -> Long {
        Long(self.0.quantity)
    }
    async fn stock_after(&self) -> Long {
        Long(self.0.stock_after)
    }
    async fn reason(&self) -> &str {
        &self.0.reason
    }
    async fn actor_name(&self) -> &str {
        &self.0.actor_name
    }
    async fn at(&self) -> Instant {
        Instant(self.0.at)
    }
}

/// A page of movements.
#[derive(SimpleObject)]
pub struct MovementPage {
    nodes: Vec<StockMovement>,
    end_cursor: Option<String>,
    has_more: bool,
}

/// A page of items.
#[derive(SimpleObject)]
pub struct ItemPage {
    nodes: Vec<Item>,
    end_cursor: Option<String>,
    has_more: bool,
}

/// The order of a page of items.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "coworkflow_operations::inventory::ItemSort")]
#[allow(missing_docs)]
pub enum ItemSort {
    Name,
    Newest,
    Stock,
}

/// An item as entered.
#[derive(InputObject)]
pub struct ItemInput {
    name: String,
    category: ItemCategory,
    price: Money,
    min_stock: Long,
}

fn item_id(request: &Request, id: &ID) -> Result<ItemId> {
    request.id(id, SubjectKind::Item)
}

/// Questions about items.
#[derive(Default)]
pub struct InventoryQuery;

#[Object]
impl InventoryQuery {
    #[expect(clippy::too_many_arguments, reason = "the arguments of the GraphQL field")]
    async fn items(
        &self,
        context: &Context<'_>,
        search: Option<String>,
        category: Option<ItemCategory>,
        sort: Option<ItemSort>,
        archived: Option<bool>,
        low_only: Option<bool>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<ItemPage> {
        let list = ListItems {
            search,
            category: category.map(Into::into),
            sort: sort.unwrap_or(ItemSort::Name).into(),
            archived: archived.unwrap_or_default(),
            low_only: low_only.unwrap_or_default(),
            first,
            after,
        };
        let page = Request::of(context)?.ask(list).await?;
        Ok(ItemPage {
            nodes: page.nodes.into_iter().map(Item).collect(),
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        })
    }

    async fn item(&self, context: &Context<'_>, id: ID) -> Result<Item> {
        let request = Request::of(context)?;
        one(request, item_id(request, &id)?).await
    }
}

/// Changes of items and stock.
#[derive(Default)]
pub struct InventoryMutation;

#[Object]
impl InventoryMutation {
    async fn create_item(
        &self,
        context: &Context<'_>,
        input: ItemInput,
        #[graphql(default_with = "Long(0)")] quantity: Long,
        idempotency_key: Option<String>,
    ) -> Result<Item> {
        let create = CreateItem {
            name: input.name,
            category: input.category.into(),
            price: input.price.0,
            min_stock: input.min_stock.0,
            quantity: quantity.0,
        };
        Request::of(context)?.change(create, idempotency_key).await.map(Item)
    }

    async fn change_item(
        &self,
        context: &Context<'_>,
        id: ID,
        input: ItemInput,
        version: Long,
        idempotency_key: Option<String>,
    ) -> Result<Item> {
        let request = Request::of(context)?;
        let change = ChangeItem {
            id: item_id(request, &id)?,
            version: version.0,
            name: input.name,
            category: input.category.into(),
            price: input.price.0,
            min_stock: input.min_stock.0,
        };
        request.change(change, idempotency_key).await.map(Item)
    }

    async fn archive_item(&self, context: &Context<'_>, id: ID, idempotency_key: Option<String>) -> Result<Item> {
        let request = Request::of(context)?;
        let id = item_id(request, &id)?;
        request.change(ArchiveItem { id }, idempotency_key).await.map(Item)
    }

    async fn restore_item(&self, context: &Context<'_>, id: ID, idempotency_key: Option<String>) -> Result<Item> {
        let request = Request::of(context)?;
        let id = item_id(request, &id)?;
        request.change(RestoreItem { id }, idempotency_key).await.map(Item)
    }

    async fn deliver_stock(
        &self,
        context: &Context<'_>,
        item_id: ID,
        quantity: Long,
        reason: Option<String>,
        idempotency_key: Option<String>,
    ) -> Result<Item> {
        let request = Request::of(context)?;
        let item_id = request.id(&item_id, SubjectKind::Item)?;
        let deliver = DeliverStock {
            item_id,
            quantity: quantity.0,
            reason,
        };
        request.change(deliver, idempotency_key).await.map(Item)
    }

    /// Sets the stock to what was counted.
    async fn count_stock(
        &self,
        context: &Context<'_>,
        item_id: ID,
        counted: Long,
        reason: Option<String>,
        idempotency_key: Option<String>,
    ) -> Result<Item> {
        let request = Request::of(context)?;
        let item_id = request.id(&item_id, SubjectKind::Item)?;
        let count = CountStock {
            item_id,
            counted: counted.0,
            reason,
        };
        request.change(count, idempotency_key).await.map(Item)
    }

    async fn waste_stock(
        &self,
        context: &Context<'_>,
        item_id: ID,
        quantity: Long,
        reason: String,
        idempotency_key: Option<String>,
    ) -> Result<Item> {
        let request = Request::of(context)?;
        let item_id = request.id(&item_id, SubjectKind::Item)?;
        let waste = WasteStock {
            item_id,
            quantity: quantity.0,
            reason,
        };
        request.change(waste, idempotency_key).await.map(Item)
    }
}
