//! Counts: papers that say what was there.

use coworkflow_domain::ids::{CountId, ItemId, UserId};
use coworkflow_domain::money::Money;
use coworkflow_domain::time::{Date, Instant};

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// A count.
    pub struct CountRow {
        /// Its id.
        id: CountId,
        /// Counts up without gaps per tenant.
        number: i64,
        /// Why, or anything else; may be empty.
        note: String,
        /// How many items were counted.
        items: i64,
        /// How many of them were not as expected.
        differences: i64,
        /// What was more (or less) there than expected, at cost.
        value: Money,
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
    /// A line of a count.
    pub struct CountLineRow {
        /// From 1.
        position: i64,
        /// What.
        item_id: ItemId,
        /// Its name at that time.
        item_name: String,
        /// By the books.
        expected: i64,
        /// What was there.
        counted: i64,
        /// The difference at cost.
        value: Money,
    }
}

statements! {
    /// One count.
    BY_ID -> CountRow = "SELECT c.id, c.number, c.note, c.items, c.differences, c.value, c.at, c.day, c.actor_id, COALESCE(users.name, '') AS actor_name
        FROM stock_counts AS c LEFT JOIN users ON users.tenant_id = c.tenant_id AND users.id = c.actor_id
        WHERE c.tenant_id = $1 AND c.id = $2";
    /// The newest first.
    PAGE -> CountRow = "SELECT c.id, c.number, c.note, c.items, c.differences, c.value, c.at, c.day, c.actor_id, COALESCE(users.name, '') AS actor_name
        FROM stock_counts AS c LEFT JOIN users ON users.tenant_id = c.tenant_id AND users.id = c.actor_id
        WHERE c.tenant_id = $1 AND c.number < $2 ORDER BY c.number DESC LIMIT $3";
    /// Adds.
    INSERT -> () = "INSERT INTO stock_counts (tenant_id, id, number, note, items, differences, value, at, day, actor_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    /// Adds a line.
    INSERT_LINE -> () = "INSERT INTO stock_count_lines (tenant_id, count_id, position, item_id, item_name, expected, counted, value)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// The lines of a count.
    LINES -> CountLineRow = "SELECT position, item_id, item_name, expected, counted, value
        FROM stock_count_lines WHERE tenant_id = $1 AND count_id = $2 ORDER BY position";
}

/// One count, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: CountId) -> Result<Option<CountRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// At most `limit` counts before a number, the newest first.
pub fn page(tx: &mut Tx, before: Option<i64>, limit: i64) -> Result<Vec<CountRow>, DbError> {
    tx.all(&PAGE, &[&before.unwrap_or(i64::MAX), &limit])
}

/// Writes a count with its lines.
pub fn insert(tx: &mut Tx, row: &CountRow, lines: &[CountLineRow]) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.number,
            &row.note,
            &row.items,
            &row.differences,
            &row.value,
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
                &line.expected,
                &line.counted,
                &line.value,
            ],
        )?;
    }
    Ok(())
}

/// The lines of a count, in order.
pub fn lines(tx: &mut Tx, id: CountId) -> Result<Vec<CountLineRow>, DbError> {
    tx.all(&LINES, &[&id])
}
