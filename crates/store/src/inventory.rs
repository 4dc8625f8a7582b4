//! Items and the movements that make their stock (`K1`).

pub mod categories;
pub mod counts;
pub mod deliveries;
pub mod suppliers;

use coworkflow_domain::ids::{CategoryId, ConsumptionId, CountId, DeliveryId, InvoiceId, ItemId, MovementId, UserId};
use coworkflow_domain::inventory::{ItemCategory, MovementKind};
use coworkflow_domain::money::Money;
use coworkflow_domain::time::Instant;

use self::categories::CategoryRow;
use crate::db::{DbError, Statement, ToParam, Tx};
use crate::{row, state_columns, statements};

state_columns!(ItemCategory, MovementKind);

row! {
    /// What is sold.
    pub struct ItemRow {
        /// Its id.
        id: ItemId,
        /// As on the menu.
        name: String,
        /// The name as it is compared and searched.
        search_key: String,
        /// Beverage, snack, meal or other.
        category: ItemCategory,
        /// The owner's own category, of that kind.
        category_id: Option<CategoryId>,
        /// Of one, in minor units.
        price: Money,
        /// What one costs the house: the moving average of its deliveries; nothing when not known.
        cost: Option<Money>,
        /// The sum of its movements (`K1`).
        quantity: i64,
        /// Falling to this raises the alert (`K4`).
        min_stock: i64,
        /// The alert was raised and stock has not recovered since (`K4`).
        low: bool,
        /// Off the menu since.
        archived_at: Option<Instant>,
        /// Made at.
        created_at: Instant,
        /// Counts edits, so that two editors notice each other; movements don't count.
        version: i64,
    }
}

row! {
    /// One change of stock.
    pub struct MovementRow {
        /// Its id.
        id: MovementId,
        /// Of which item.
        item_id: ItemId,
        /// Delivery, sale, void, count or waste.
        kind: MovementKind,
        /// What came (positive) or went.
        quantity: i64,
        /// Stock after it; given by the database.
        stock_after: i64,
        /// What moved at its cost price, positive when it came; 0 when the cost price is not known.
        value: Money,
        /// The delivery it belongs to.
        delivery_id: Option<DeliveryId>,
        /// The count it belongs to.
        count_id: Option<CountId>,
        /// The sale in a session it belongs to.
        consumption_id: Option<ConsumptionId>,
        /// The invoice of a sale over the counter.
        invoice_id: Option<InvoiceId>,
        /// Why.
        reason: String,
        /// Who.
        actor_id: UserId,
        /// When.
        at: Instant,
    }
}

row! {
    /// A movement with the name of who made it.
    pub struct MovementView {
        /// Its id.
        id: MovementId,
        /// Delivery, sale, void, count or waste.
        kind: MovementKind,
        /// What came (positive) or went.
        quantity: i64,
        /// Stock after it.
        stock_after: i64,
        /// What moved at its cost price, positive when it came.
        value: Money,
        /// Why.
        reason: String,
        /// Who; empty for the program itself.
        actor_name: String,
        /// When.
        at: Instant,
    }
}

row! {
    /// An item's stock after a movement, and what decides about its alert (`K4`).
    pub struct StockAfter {
        /// Now in stock.
        quantity: i64,
        /// Falling to this raises the alert.
        min_stock: i64,
        /// Whether the alert stood before the movement.
        low_before: bool,
    }
}

/// The order of a page of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemOrder {
    /// By name, as compared.
    Name,
    /// The newest first.
    Newest,
    /// The least in stock first.
    Stock,
    /// By what they are, then by the owner's category in its order, then by name.
    Category,
}

/// Which items.
#[derive(Debug, Clone)]
pub struct ItemFilter {
    /// Folded by `text::search_key`: words that stand in the name in this order.
    pub search: Option<String>,
    /// Only of this kind.
    pub category: Option<ItemCategory>,
    /// Only of this category of the owner's.
    pub category_id: Option<CategoryId>,
    /// Off the menu, or on it.
    pub archived: bool,
    /// Only where the alert stands (`K4`).
    pub low_only: bool,
    /// The order.
    pub order: ItemOrder,
}

/// The last item of the page before.
#[derive(Debug, Clone, Copy)]
pub struct AfterItem<'a> {
    /// Its key by name, or by category.
    pub search_key: &'a str,
    /// Its number by the order: when it was made, or its stock.
    pub number: i64,
    /// Its id.
    pub id: ItemId,
}

statements! {
    /// One item.
    BY_ID -> ItemRow = "SELECT id, name, search_key, category, category_id, price, cost, quantity, min_stock, low, archived_at, created_at, version
        FROM items WHERE tenant_id = $1 AND id = $2";
    /// Whether one of this name is on the menu.
    IS_NAMED -> bool = "SELECT EXISTS (SELECT 1 FROM items WHERE tenant_id = $1 AND search_key = $2 AND archived_at IS NULL)";
    /// By name.
    BY_NAME -> ItemRow = "SELECT id, name, search_key, category, category_id, price, cost, quantity, min_stock, low, archived_at, created_at, version
        FROM items WHERE tenant_id = $1 AND (archived_at IS NOT NULL) = $2 AND (search_key LIKE $3 ESCAPE '\\' OR $3 IS NULL)
          AND (category = $4 OR $4 IS NULL) AND (category_id = $5 OR $5 IS NULL) AND (low OR NOT $6) AND (search_key, id) > ($7, $8)
        ORDER BY search_key, id LIMIT $9";
    /// The newest first.
    BY_NEWEST -> ItemRow = "SELECT id, name, search_key, category, category_id, price, cost, quantity, min_stock, low, archived_at, created_at, version
        FROM items WHERE tenant_id = $1 AND (archived_at IS NOT NULL) = $2 AND (search_key LIKE $3 ESCAPE '\\' OR $3 IS NULL)
          AND (category = $4 OR $4 IS NULL) AND (category_id = $5 OR $5 IS NULL) AND (low OR NOT $6) AND (created_at, id) < ($7, $8)
        ORDER BY created_at DESC, id DESC LIMIT $9";
    /// The least in stock first.
    BY_STOCK -> ItemRow = "SELECT id, name, search_key, category, category_id, price, cost, quantity, min_stock, low, archived_at, created_at, version
        FROM items WHERE tenant_id = $1 AND (archived_at IS NOT NULL) = $2 AND (search_key LIKE $3 ESCAPE '\\' OR $3 IS NULL)
          AND (category = $4 OR $4 IS NULL) AND (category_id = $5 OR $5 IS NULL) AND (low OR NOT $6) AND (quantity, id) > ($7, $8)
        ORDER BY quantity, id LIMIT $9";
    /// By what they are, then by the owner's category in its order, then by name: by [`category_key`].
    BY_CATEGORY -> ItemRow = "SELECT items.id, items.name, items.search_key, items.category, items.category_id, items.price, items.cost, items.quantity, items.min_stock, items.low, items.archived_at, items.created_at, items.version
        FROM items LEFT JOIN item_categories AS c ON c.tenant_id = items.tenant_id AND c.id = items.category_id
        WHERE items.tenant_id = $1 AND (items.archived_at IS NOT NULL) = $2 AND (items.search_key LIKE $3 ESCAPE '\\' OR $3 IS NULL)
          AND (items.category = $4 OR $4 IS NULL) AND (items.category_id = $5 OR $5 IS NULL) AND (items.low OR NOT $6)
          AND (items.category || '/' || CAST(100000 + COALESCE(c.position, 0) AS TEXT) || '/' || COALESCE(c.search_key, '') || '/' || items.search_key, items.id) > ($7, $8)
        ORDER BY items.category || '/' || CAST(100000 + COALESCE(c.position, 0) AS TEXT) || '/' || COALESCE(c.search_key, '') || '/' || items.search_key, items.id LIMIT $9";
    /// Where the alert stands.
    LOW -> ItemRow = "SELECT id, name, search_key, category, category_id, price, cost, quantity, min_stock, low, archived_at, created_at, version
        FROM items WHERE tenant_id = $1 AND low AND archived_at IS NULL ORDER BY quantity, search_key LIMIT 50";
    /// Adds, with an empty stock: what is there comes by a movement.
    INSERT -> () = "INSERT INTO items (tenant_id, id, name, search_key, category, category_id, price, cost, quantity, min_stock, low, archived_at, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, NULL, $11, 1)";
    /// Changes, if nobody else did meanwhile.
    UPDATE -> () = "UPDATE items SET name = $3, search_key = $4, category = $5, category_id = $6, price = $7, cost = $8, min_stock = $9,
        archived_at = $10, version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $11";
    /// Sets the cost price that a delivery makes.
    SET_COST -> () = "UPDATE items SET cost = $3 WHERE tenant_id = $1 AND id = $2";
    /// Raises the alert or takes it back.
    SET_LOW -> () = "UPDATE items SET low = $3 WHERE tenant_id = $1 AND id = $2";
    /// Moves stock unless it would fall below nothing (`K2`).
    MOVE -> StockAfter = "UPDATE items SET quantity = quantity + $3
        WHERE tenant_id = $1 AND id = $2 AND (quantity + $3 >= 0 OR $3 >= 0 OR $4)
        RETURNING quantity, min_stock, low AS low_before";
    /// Records a movement.
    INSERT_MOVEMENT -> () = "INSERT INTO stock_movements (tenant_id, id, item_id, kind, quantity, stock_after, value, delivery_id, count_id, consumption_id,
        invoice_id, reason, actor_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    /// An item's movements, the newest first.
    MOVEMENTS -> MovementView = "SELECT stock_movements.id, stock_movements.kind, stock_movements.quantity, stock_movements.stock_after,
        stock_movements.value, stock_movements.reason, COALESCE(users.name, '') AS actor_name, stock_movements.at
        FROM stock_movements LEFT JOIN users ON users.tenant_id = stock_movements.tenant_id AND users.id = stock_movements.actor_id
        WHERE stock_movements.tenant_id = $1 AND stock_movements.item_id = $2 AND (stock_movements.at, stock_movements.id) < ($3, $4)
        ORDER BY stock_movements.at DESC, stock_movements.id DESC LIMIT $5";
}

/// One item, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: ItemId) -> Result<Option<ItemRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// Whether an item of this folded name is on the menu.
pub fn is_named(tx: &mut Tx, search_key: &str) -> Result<bool, DbError> {
    tx.one(&IS_NAMED, &[&search_key])
}

/// At most `limit` items that match, in their order.
pub fn page(tx: &mut Tx, filter: &ItemFilter, after: Option<AfterItem>, limit: i64) -> Result<Vec<ItemRow>, DbError> {
    let search = filter.search.as_deref().map(words_in_order);
    let (nil, last) = (uuid::Uuid::nil().into(), uuid::Uuid::max().into());
    let (statement, key, id): (&Statement<ItemRow>, &dyn ToParam, ItemId) = match (filter.order, &after) {
        (ItemOrder::Name, Some(after)) => (&BY_NAME, &after.search_key, after.id),
        (ItemOrder::Name, None) => (&BY_NAME, &"", nil),
        (ItemOrder::Newest, Some(after)) => (&BY_NEWEST, &after.number, after.id),
        (ItemOrder::Newest, None) => (&BY_NEWEST, &i64::MAX, last),
        (ItemOrder::Category, Some(after)) => (&BY_CATEGORY, &after.search_key, after.id),
        (ItemOrder::Category, None) => (&BY_CATEGORY, &"", nil),
        (ItemOrder::Stock, Some(after)) => (&BY_STOCK, &after.number, after.id),
        (ItemOrder::Stock, None) => (&BY_STOCK, &i64::MIN, nil),
    };
    tx.all(
        statement,
        &[
            &filter.archived,
            &search,
            &filter.category,
            &filter.category_id,
            &filter.low_only,
            key,
            &id,
            &limit,
        ],
    )
}

/// What items are ordered by in [`ItemOrder::Category`]: what it is, the place and the key of its category if it has one, and
/// its own key.
pub fn category_key(item: &ItemRow, category: Option<&CategoryRow>) -> String {
    let place = category.map_or(0, |category| category.position).saturating_add(100_000);
    let key = category.map_or("", |category| &category.search_key);
    format!("{}/{place}/{key}/{}", item.category.name(), item.search_key)
}

/// A pattern that finds the words anywhere, in this order.
fn words_in_order(search: &str) -> String {
    let mut pattern = String::from("%");
    for word in search.split_whitespace() {
        for c in word.chars() {
            if matches!(c, '%' | '_' | '\\') {
                pattern.push('\\');
            }
            pattern.push(c);
        }
        pattern.push('%');
    }
    pattern
}

/// On the menu with their alert raised, the least in stock first; at most 50.
pub fn low(tx: &mut Tx) -> Result<Vec<ItemRow>, DbError> {
    tx.all(&LOW, &[])
}

/// Adds an item with an empty stock. Refused: `items_name` when one on the menu has that name.
pub fn insert(tx: &mut Tx, row: &ItemRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.name,
            &row.search_key,
            &row.category,
            &row.category_id,
            &row.price,
            &row.cost,
            &row.min_stock,
            &row.low,
            &row.created_at,
        ],
    )?;
    Ok(())
}

/// Writes a changed item over version `row.version`, all but its stock and alert; `false` when somebody else was faster.
pub fn update(tx: &mut Tx, row: &ItemRow) -> Result<bool, DbError> {
    let touched = tx.execute(
        &UPDATE,
        &[
            &row.id,
            &row.name,
            &row.search_key,
            &row.category,
            &row.category_id,
            &row.price,
            &row.cost,
            &row.min_stock,
            &row.archived_at,
            &row.version,
        ],
    )?;
    Ok(touched == 1)
}

/// Sets the cost price; edits don't notice it, as they don't notice stock.
pub fn set_cost(tx: &mut Tx, id: ItemId, cost: Option<Money>) -> Result<(), DbError> {
    tx.execute(&SET_COST, &[&id, &cost])?;
    Ok(())
}

/// Raises the alert or takes it back (`K4`).
pub fn set_low(tx: &mut Tx, id: ItemId, low: bool) -> Result<(), DbError> {
    tx.execute(&SET_LOW, &[&id, &low])?;
    Ok(())
}

/// Moves stock and records why (`K1`). `None`, and nothing moved, when not enough is left and stock may not be negative (`K2`)
/// or the item is not there. `movement.stock_after` is filled in by what the database says.
pub fn move_stock(tx: &mut Tx, movement: &MovementRow, allow_negative: bool) -> Result<Option<StockAfter>, DbError> {
    let Some(after) = tx.maybe(&MOVE, &[&movement.item_id, &movement.quantity, &allow_negative])? else {
        return Ok(None);
    };
    tx.execute(
        &INSERT_MOVEMENT,
        &[
            &movement.id,
            &movement.item_id,
            &movement.kind,
            &movement.quantity,
            &after.quantity,
            &movement.value,
            &movement.delivery_id,
            &movement.count_id,
            &movement.consumption_id,
            &movement.invoice_id,
            &movement.reason,
            &movement.actor_id,
            &movement.at,
        ],
    )?;
    Ok(Some(after))
}

/// At most `limit` movements of an item before one, the newest first.
pub fn movements(
    tx: &mut Tx,
    item: ItemId,
    before: Option<(Instant, MovementId)>,
    limit: i64,
) -> Result<Vec<MovementView>, DbError> {
    let (at, id) = before.map_or((i64::MAX, uuid::Uuid::max().into()), |(at, id)| (at.as_millis(), id));
    tx.all(&MOVEMENTS, &[&item, &at, &id, &limit])
}
