//! Items and stock in GraphQL.

pub mod advice;
pub mod papers;
pub mod shelves;

use async_graphql::{Context, Enum, ID, InputObject, MaybeUndefined, Object, Result, SimpleObject};
use coworkflow_domain::ids::CategoryId;
use coworkflow_domain::ids::ItemId;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::inventory::{
    ArchiveItem, ChangeItem, CountStock, CreateItem, DeliverStock, ItemView, ListItems, ListMovements, OneItem,
    RestoreItem, WasteStock,
};
use coworkflow_store::inventory::MovementView;

use crate::enums::{ItemCategory, MovementKind};
use crate::request::Request;
use crate::scalars::{Instant, Long, Money};

/// What is sold.
pub struct Item(ItemView);

impl From<ItemView> for Item {
    fn from(view: ItemView) -> Self {
        Item(view)
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
    /// The owner's own category, of that kind.
    async fn category_id(&self) -> Option<ID> {
        self.0.category_id.map(ID::from)
    }
    async fn price(&self) -> Money {
        Money(self.0.price)
    }
    /// What one costs the house, the average of its deliveries; for those who set prices or read reports.
    async fn cost(&self) -> Option<Money> {
        self.0.cost.map(Money)
    }
    /// What the price leaves over the cost, without tax.
    async fn margin(&self) -> Option<Money> {
        self.0.margin.map(|margin| Money(margin.amount))
    }
    /// The same in basis points of the price without tax.
    async fn margin_basis_points(&self) -> Option<Long> {
        self.0.margin.and_then(|margin| margin.basis_points).map(Long)
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
    /// What moved, at cost; 0 for those who may not know.
    async fn value(&self) -> Money {
        Money(self.0.value)
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
    Category,
}

/// An item as entered.
#[derive(InputObject)]
pub struct ItemInput {
    name: String,
    /// What it is; the owner's category says it where one is given.
    category: ItemCategory,
    /// The owner's category; left out, a changed item keeps it.
    category_id: MaybeUndefined<ID>,
    price: Money,
    /// What one costs the house; left out, a changed item keeps it.
    cost: MaybeUndefined<Money>,
    min_stock: Long,
}

impl ItemInput {
    fn category_id(&self, request: &Request) -> Result<Option<Option<CategoryId>>> {
        Ok(match &self.category_id {
            MaybeUndefined::Undefined => None,
            MaybeUndefined::Null => Some(None),
            MaybeUndefined::Value(id) => Some(Some(request.id(id, SubjectKind::Category)?)),
        })
    }

    fn cost(&self) -> Option<Option<coworkflow_domain::money::Money>> {
        match self.cost {
            MaybeUndefined::Undefined => None,
            MaybeUndefined::Null => Some(None),
            MaybeUndefined::Value(cost) => Some(Some(cost.0)),
        }
    }
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
        category_id: Option<ID>,
        sort: Option<ItemSort>,
        archived: Option<bool>,
        low_only: Option<bool>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<ItemPage> {
        let request = Request::of(context)?;
        let list = ListItems {
            search,
            category: category.map(Into::into),
            category_id: request.optional_id(category_id.as_ref(), SubjectKind::Category)?,
            sort: sort.unwrap_or(ItemSort::Name).into(),
            archived: archived.unwrap_or_default(),
            low_only: low_only.unwrap_or_default(),
            first,
            after,
        };
        let page = request.ask(list).await?;
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
        let request = Request::of(context)?;
        let create = CreateItem {
            category_id: input.category_id(request)?.flatten(),
            cost: input.cost().flatten(),
            name: input.name,
            category: input.category.into(),
            price: input.price.0,
            min_stock: input.min_stock.0,
            quantity: quantity.0,
        };
        request.change(create, idempotency_key).await.map(Item)
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
            category_id: input.category_id(request)?,
            cost: input.cost(),
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
