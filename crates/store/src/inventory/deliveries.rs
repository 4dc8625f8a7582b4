//! Deliveries: papers whose lines brought stock, or took out what another brought.

use coworkflow_domain::ids::{DeliveryId, ItemId, SupplierId, UserId};
use coworkflow_domain::money::Money;
use coworkflow_domain::time::{Date, Instant};

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// A delivery.
    pub struct DeliveryRow {
        /// Its id.
        id: DeliveryId,
        /// Counts up without gaps per tenant.
        number: i64,
        /// From whom.
        supplier_id: Option<SupplierId>,
        /// Their name at that time; may be empty.
        supplier_name: String,
        /// The number on their paper; may be empty.
        reference: String,
        /// Why, or anything else; may be empty.
        note: String,
        /// The delivery that this one undoes.
        undoes_id: Option<DeliveryId>,
        /// The delivery that undid this one.
        undone_by: Option<DeliveryId>,
        /// How many lines.
        items: i64,
        /// What it cost; less than nothing when it undoes.
        amount: Money,
        /// When.
        at: Instant,
        /// The operating day of that moment (`T6`).
        day: Date,
        /// By whom.
        actor_id: UserId,
        /// Their name; empty for the program itself.
        actor_name: String,
    }
}

row! {
    /// A line of a delivery.
    pub struct DeliveryLineRow {
        /// From 1.
        position: i64,
        /// What.
        item_id: ItemId,
        /// Its name at that time.
        item_name: String,
        /// How many came (positive) or were taken out.
        quantity: i64,
        /// What one cost; nothing when not known.
        unit_cost: Option<Money>,
        /// What all of it cost.
        amount: Money,
        /// The last good day.
        expires_on: Option<Date>,
    }
}

row! {
    /// A line of a delivery that expires, and what decides how much of it may be left.
    pub struct ExpiringRow {
        /// The delivery.
        delivery_id: DeliveryId,
        /// Its number.
        number: i64,
        /// From whom; may be empty.
        supplier_name: String,
        /// What.
        item_id: ItemId,
        /// Its name now.
        item_name: String,
        /// In stock now.
        stock: i64,
        /// The last good day.
        expires_on: Date,
        /// How many came.
        delivered: i64,
        /// When they came.
        delivered_on: Date,
        /// How many came after them.
        later: i64,
    }
}

row! {
    /// The last time that an item was bought from somebody.
    pub struct LastBought {
        /// From whom.
        supplier_id: SupplierId,
        /// Their name now.
        supplier_name: String,
        /// Their phone; may be empty.
        phone: String,
        /// What one cost.
        unit_cost: Option<Money>,
        /// When.
        day: Date,
    }
}

row! {
    /// An item and how it sold lately.
    pub struct PaceRow {
        /// Which.
        id: ItemId,
        /// Its name.
        name: String,
        /// In stock.
        quantity: i64,
        /// Falling to this raises the alert.
        min_stock: i64,
        /// On the menu since.
        created_at: Instant,
        /// Sold and not voided.
        sold: i64,
    }
}

statements! {
    /// One delivery.
    BY_ID -> DeliveryRow = "SELECT d.id, d.number, d.supplier_id, d.supplier_name, d.reference, d.note, d.undoes_id, u.id AS undone_by, d.items, d.amount, d.at, d.day, d.actor_id, COALESCE(users.name, '') AS actor_name
        FROM deliveries AS d LEFT JOIN deliveries AS u ON u.tenant_id = d.tenant_id AND u.undoes_id = d.id
        LEFT JOIN users ON users.tenant_id = d.tenant_id AND users.id = d.actor_id
        WHERE d.tenant_id = $1 AND d.id = $2";
    /// The newest first.
    PAGE -> DeliveryRow = "SELECT d.id, d.number, d.supplier_id, d.supplier_name, d.reference, d.note, d.undoes_id, u.id AS undone_by, d.items, d.amount, d.at, d.day, d.actor_id, COALESCE(users.name, '') AS actor_name
        FROM deliveries AS d LEFT JOIN deliveries AS u ON u.tenant_id = d.tenant_id AND u.undoes_id = d.id
        LEFT JOIN users ON users.tenant_id = d.tenant_id AND users.id = d.actor_id
        WHERE d.tenant_id = $1 AND d.number < $2 ORDER BY d.number DESC LIMIT $3";
    /// From one supplier, the newest first.
    PAGE_OF -> DeliveryRow = "SELECT d.id, d.number, d.supplier_id, d.supplier_name, d.reference, d.note, d.undoes_id, u.id AS undone_by, d.items, d.amount, d.at, d.day, d.actor_id, COALESCE(users.name, '') AS actor_name
        FROM deliveries AS d LEFT JOIN deliveries AS u ON u.tenant_id = d.tenant_id AND u.undoes_id = d.id
        LEFT JOIN users ON users.tenant_id = d.tenant_id AND users.id = d.actor_id
        WHERE d.tenant_id = $1 AND d.supplier_id = $2 AND d.number < $3 ORDER BY d.number DESC LIMIT $4";
    /// Adds.
    INSERT -> () = "INSERT INTO deliveries (tenant_id, id, number, supplier_id, supplier_name, reference, note, undoes_id, items, amount, at, day, actor_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    /// Adds a line.
    INSERT_LINE -> () = "INSERT INTO delivery_lines (tenant_id, delivery_id, position, item_id, item_name, quantity, unit_cost, amount, expires_on, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    /// The lines of a delivery.
    LINES -> DeliveryLineRow = "SELECT position, item_id, item_name, quantity, unit_cost, amount, expires_on
        FROM delivery_lines WHERE tenant_id = $1 AND delivery_id = $2 ORDER BY position";
    /// What expires between two days and was not undone, of items that are in stock.
    EXPIRING -> ExpiringRow = "SELECT l.delivery_id, d.number, d.supplier_name, l.item_id, items.name AS item_name, items.quantity AS stock, l.expires_on, l.quantity AS delivered, d.day AS delivered_on,
        CAST((SELECT COALESCE(SUM(n.quantity), 0) FROM delivery_lines AS n WHERE n.tenant_id = $1 AND n.item_id = l.item_id AND n.at >= l.at
          AND (n.at > l.at OR n.expires_on > l.expires_on)) AS BIGINT) AS later
        FROM delivery_lines AS l JOIN deliveries AS d ON d.tenant_id = l.tenant_id AND d.id = l.delivery_id
        JOIN items ON items.tenant_id = l.tenant_id AND items.id = l.item_id
        WHERE l.tenant_id = $1 AND l.expires_on >= $2 AND l.expires_on <= $3 AND items.quantity > 0 AND items.archived_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM deliveries AS u WHERE u.tenant_id = $1 AND u.undoes_id = l.delivery_id)
        ORDER BY l.expires_on LIMIT 500";
    /// From whom an item was last bought.
    LAST_BOUGHT -> LastBought = "SELECT d.supplier_id, suppliers.name AS supplier_name, suppliers.phone, l.unit_cost, d.day
        FROM delivery_lines AS l JOIN deliveries AS d ON d.tenant_id = l.tenant_id AND d.id = l.delivery_id
        JOIN suppliers ON suppliers.tenant_id = d.tenant_id AND suppliers.id = d.supplier_id
        WHERE l.tenant_id = $1 AND l.item_id = $2 AND d.undoes_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM deliveries AS u WHERE u.tenant_id = $1 AND u.undoes_id = l.delivery_id)
        ORDER BY l.at DESC LIMIT 1";
    /// Each item on the menu with what was sold of it since a moment.
    PACE -> PaceRow = "SELECT items.id, items.name, items.quantity, items.min_stock, items.created_at,
        CAST((SELECT COALESCE(-SUM(m.quantity), 0) FROM stock_movements AS m WHERE m.tenant_id = $1 AND m.item_id = items.id AND m.at >= $2
          AND m.kind IN ('sale', 'void')) AS BIGINT) AS sold
        FROM items WHERE items.tenant_id = $1 AND items.archived_at IS NULL ORDER BY items.search_key LIMIT 2000";
}

/// One delivery, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: DeliveryId) -> Result<Option<DeliveryRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// At most `limit` deliveries before a number, the newest first.
pub fn page(
    tx: &mut Tx,
    supplier: Option<SupplierId>,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<DeliveryRow>, DbError> {
    let before = before.unwrap_or(i64::MAX);
    match supplier {
        Some(supplier) => tx.all(&PAGE_OF, &[&supplier, &before, &limit]),
        None => tx.all(&PAGE, &[&before, &limit]),
    }
}

/// Writes a delivery with its lines. Refused: `deliveries_undoes` when the delivery that it undoes was undone before.
pub fn insert(tx: &mut Tx, row: &DeliveryRow, lines: &[DeliveryLineRow]) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.number,
            &row.supplier_id,
            &row.supplier_name,
            &row.reference,
            &row.note,
            &row.undoes_id,
            &row.items,
            &row.amount,
            &row.at,
            &row.day,
            &row.actor_id,
        ],
    )?;
    for line in lines {
        tx.execute(
            &INSERT_LINE,
            &[
                &row.id,
                &line.position,
                &line.item_id,
                &line.item_name,
                &line.quantity,
                &line.unit_cost,
                &line.amount,
                &line.expires_on,
                &row.at,
            ],
        )?;
    }
    Ok(())
}

/// The lines of a delivery, in order.
pub fn lines(tx: &mut Tx, id: DeliveryId) -> Result<Vec<DeliveryLineRow>, DbError> {
    tx.all(&LINES, &[&id])
}

/// What expires from one day to another, of items that are in stock; the first to expire first, 500 at most.
pub fn expiring(tx: &mut Tx, from: Date, to: Date) -> Result<Vec<ExpiringRow>, DbError> {
    tx.all(&EXPIRING, &[&from, &to])
}

/// From whom an item was last bought and what it cost.
pub fn last_bought(tx: &mut Tx, item: ItemId) -> Result<Option<LastBought>, DbError> {
    tx.maybe(&LAST_BOUGHT, &[&item])
}

/// Each item on the menu with what was sold of it since a moment.
pub fn pace(tx: &mut Tx, since: Instant) -> Result<Vec<PaceRow>, DbError> {
    tx.all(&PACE, &[&since])
}
