//! Deliveries and counts in GraphQL.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::inventory::{count_number, delivery_number};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::inventory::{
    ApplyCount, CountView, Counted, DeliveredItem, DeliveryView, ListCounts, ListDeliveries, OneCount, OneDelivery,
    PreviewCount, RecordDelivery, UndoDelivery,
};
use coworkflow_store::inventory::counts::CountLineRow;
use coworkflow_store::inventory::deliveries::DeliveryLineRow;

use crate::request::Request;
use crate::scalars::{Date, Instant, Long, Money};

/// Goods that came together, or the correction of such.
pub struct Delivery(DeliveryView);

#[Object]
impl Delivery {
    async fn id(&self) -> ID {
        self.0.row.id.into()
    }
    /// `DEL-0007`.
    async fn number(&self) -> String {
        delivery_number(self.0.row.number)
    }
    async fn supplier_id(&self) -> Option<ID> {
        self.0.row.supplier_id.map(ID::from)
    }
    async fn supplier_name(&self) -> &str {
        &self.0.row.supplier_name
    }
    async fn reference(&self) -> &str {
        &self.0.row.reference
    }
    async fn note(&self) -> &str {
        &self.0.row.note
    }
    /// The delivery that this one undoes.
    async fn undoes_id(&self) -> Option<ID> {
        self.0.row.undoes_id.map(ID::from)
    }
    /// The delivery that undid this one.
    async fn undone_by(&self) -> Option<ID> {
        self.0.row.undone_by.map(ID::from)
    }
    async fn items(&self) -> Long {
        Long(self.0.row.items)
    }
    /// What it cost, for those who may know.
    async fn amount(&self) -> Option<Money> {
        self.0.costs.then_some(Money(self.0.row.amount))
    }
    async fn at(&self) -> Instant {
        Instant(self.0.row.at)
    }
    async fn day(&self) -> Date {
        Date(self.0.row.day)
    }
    async fn actor_name(&self) -> &str {
        &self.0.row.actor_name
    }
    async fn lines(&self, context: &Context<'_>) -> Result<Vec<DeliveryLine>> {
        let view = if self.0.lines.is_empty() {
            let id = self.0.row.id;
            Request::of(context)?.ask(OneDelivery { id }).await?
        } else {
            self.0.clone()
        };
        let line = |row| DeliveryLine { row, costs: view.costs };
        Ok(view.lines.iter().cloned().map(line).collect())
    }
}

/// A line of a delivery.
pub struct DeliveryLine {
    row: DeliveryLineRow,
    costs: bool,
}

#[Object]
impl DeliveryLine {
    async fn position(&self) -> Long {
        Long(self.row.position)
    }
    async fn item_id(&self) -> ID {
        self.row.item_id.into()
    }
    async fn item_name(&self) -> &str {
        &self.row.item_name
    }
    async fn quantity(&self) -> Long {
        Long(self.row.quantity)
    }
    async fn unit_cost(&self) -> Option<Money> {
        self.row.unit_cost.map(Money)
    }
    async fn amount(&self) -> Option<Money> {
        self.costs.then_some(Money(self.row.amount))
    }
    /// The last good day.
    async fn expires_on(&self) -> Option<Date> {
        self.row.expires_on.map(Date)
    }
}

/// A page of deliveries.
#[derive(SimpleObject)]
pub struct DeliveryPage {
    nodes: Vec<Delivery>,
    end_cursor: Option<String>,
    has_more: bool,
}

/// Items counted together.
pub struct StockCount(CountView);

#[Object]
impl StockCount {
    async fn id(&self) -> ID {
        self.0.row.id.into()
    }
    /// `CNT-0007`.
    async fn number(&self) -> String {
        count_number(self.0.row.number)
    }
    async fn note(&self) -> &str {
        &self.0.row.note
    }
    async fn items(&self) -> Long {
        Long(self.0.row.items)
    }
    async fn differences(&self) -> Long {
        Long(self.0.row.differences)
    }
    /// What was more (or less) there than expected, at cost.
    async fn value(&self) -> Money {
        Money(self.0.row.value)
    }
    async fn at(&self) -> Instant {
        Instant(self.0.row.at)
    }
    async fn day(&self) -> Date {
        Date(self.0.row.day)
    }
    async fn actor_name(&self) -> &str {
        &self.0.row.actor_name
    }
    async fn lines(&self, context: &Context<'_>) -> Result<Vec<CountLine>> {
        let lines = if self.0.lines.is_empty() {
            let id = self.0.row.id;
            Request::of(context)?.ask(OneCount { id }).await?.lines
        } else {
            self.0.lines.clone()
        };
        Ok(lines.into_iter().map(CountLine).collect())
    }
}

/// A line of a count.
pub struct CountLine(CountLineRow);

#[Object]
impl CountLine {
    async fn item_id(&self) -> ID {
        self.0.item_id.into()
    }
    async fn item_name(&self) -> &str {
        &self.0.item_name
    }
    async fn expected(&self) -> Long {
        Long(self.0.expected)
    }
    async fn counted(&self) -> Long {
        Long(self.0.counted)
    }
    async fn difference(&self) -> Long {
        Long(self.0.counted.saturating_sub(self.0.expected))
    }
    /// The difference at cost.
    async fn value(&self) -> Money {
        Money(self.0.value)
    }
}

/// What a count would change.
#[derive(SimpleObject)]
pub struct CountPreview {
    items: Long,
    differences: Long,
    value: Money,
    lines: Vec<CountLine>,
}

/// A page of counts.
#[derive(SimpleObject)]
pub struct StockCountPage {
    nodes: Vec<StockCount>,
    end_cursor: Option<String>,
    has_more: bool,
}

/// A line of a delivery as entered.
#[derive(InputObject)]
pub struct DeliveryLineInput {
    item_id: ID,
    quantity: Long,
    unit_cost: Option<Money>,
    expires_on: Option<Date>,
}

/// A delivery as entered.
#[derive(InputObject)]
pub struct DeliveryInput {
    supplier_id: Option<ID>,
    reference: Option<String>,
    note: Option<String>,
    lines: Vec<DeliveryLineInput>,
}

/// A counted item. `expected` is what the counter was shown; a count is refused when stock has moved since.
#[derive(InputObject)]
pub struct CountedInput {
    item_id: ID,
    counted: Long,
    expected: Option<Long>,
}

fn counted(request: &Request, lines: &[CountedInput]) -> Result<Vec<Counted>> {
    let line = |line: &CountedInput| {
        Ok(Counted {
            item_id: request.id(&line.item_id, SubjectKind::Item)?,
            counted: line.counted.0,
            expected: line.expected.map(|expected| expected.0),
        })
    };
    lines.iter().map(line).collect()
}

/// Questions about deliveries and counts.
#[derive(Default)]
pub struct PapersQuery;

#[Object]
impl PapersQuery {
    /// The newest first.
    async fn deliveries(
        &self,
        context: &Context<'_>,
        supplier_id: Option<ID>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<DeliveryPage> {
        let request = Request::of(context)?;
        let list = ListDeliveries {
            supplier_id: request.optional_id(supplier_id.as_ref(), SubjectKind::Supplier)?,
            first,
            after,
        };
        let page = request.ask(list).await?;
        Ok(DeliveryPage {
            nodes: page.nodes.into_iter().map(Delivery).collect(),
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        })
    }

    async fn delivery(&self, context: &Context<'_>, id: ID) -> Result<Delivery> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Delivery)?;
        request.ask(OneDelivery { id }).await.map(Delivery)
    }

    /// The newest first.
    async fn stock_counts(
        &self,
        context: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<StockCountPage> {
        let page = Request::of(context)?.ask(ListCounts { first, after }).await?;
        Ok(StockCountPage {
            nodes: page.nodes.into_iter().map(StockCount).collect(),
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        })
    }

    async fn stock_count(&self, context: &Context<'_>, id: ID) -> Result<StockCount> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::StockCount)?;
        request.ask(OneCount { id }).await.map(StockCount)
    }

    /// What a count would change, before it does.
    async fn preview_count(&self, context: &Context<'_>, lines: Vec<CountedInput>) -> Result<CountPreview> {
        let request = Request::of(context)?;
        let lines = counted(request, &lines)?;
        let view = request.ask(PreviewCount { lines }).await?;
        Ok(CountPreview {
            items: Long(view.row.items),
            differences: Long(view.row.differences),
            value: Money(view.row.value),
            lines: view.lines.into_iter().map(CountLine).collect(),
        })
    }
}

/// Changes by deliveries and counts.
#[derive(Default)]
pub struct PapersMutation;

#[Object]
impl PapersMutation {
    async fn record_delivery(
        &self,
        context: &Context<'_>,
        input: DeliveryInput,
        idempotency_key: Option<String>,
    ) -> Result<Delivery> {
        let request = Request::of(context)?;
        let line = |line: &DeliveryLineInput| {
            Ok(DeliveredItem {
                item_id: request.id(&line.item_id, SubjectKind::Item)?,
                quantity: line.quantity.0,
                unit_cost: line.unit_cost.map(|cost| cost.0),
                expires_on: line.expires_on.map(|date| date.0),
            })
        };
        let record = RecordDelivery {
            supplier_id: request.optional_id(input.supplier_id.as_ref(), SubjectKind::Supplier)?,
            reference: input.reference,
            note: input.note,
            lines: input.lines.iter().map(line).collect::<Result<_>>()?,
        };
        request.change(record, idempotency_key).await.map(Delivery)
    }

    /// Takes out what a delivery brought, by a correcting delivery; answers the one that was undone.
    async fn undo_delivery(
        &self,
        context: &Context<'_>,
        id: ID,
        reason: String,
        idempotency_key: Option<String>,
    ) -> Result<Delivery> {
        let request = Request::of(context)?;
        let undo = UndoDelivery {
            id: request.id(&id, SubjectKind::Delivery)?,
            reason,
        };
        request.change(undo, idempotency_key).await.map(Delivery)
    }

    /// Sets the stock of many items to what was counted.
    async fn apply_count(
        &self,
        context: &Context<'_>,
        lines: Vec<CountedInput>,
        note: Option<String>,
        idempotency_key: Option<String>,
    ) -> Result<StockCount> {
        let request = Request::of(context)?;
        let lines = counted(request, &lines)?;
        request
            .change(ApplyCount { lines, note }, idempotency_key)
            .await
            .map(StockCount)
    }
}
