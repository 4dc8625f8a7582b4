//! Price rules, the books that sessions freeze them in, and coupons.

mod coupon_holds;
mod coupons;
mod past;

use coworkflow_domain::ids::{PriceRuleId, UserId};
use coworkflow_domain::pricing::{Effect, PriceRule, Scope};
use coworkflow_domain::time::Instant;

pub(crate) use self::coupon_holds::STATEMENTS as COUPON_HOLD_STATEMENTS;
pub use self::coupon_holds::{coupon_held, hold_coupon, release_coupon};
pub(crate) use self::coupons::STATEMENTS as COUPON_STATEMENTS;
pub use self::coupons::{
    CouponRow, CouponUseRow, coupon, coupon_by_code, coupons_page, insert_coupon, update_coupon, use_coupon, use_on,
    uses_of_customer,
};
pub(crate) use self::past::STATEMENTS as PAST_STATEMENTS;
pub use self::past::{
    PastBooking, PastCharge, PastSale, booked_since, charged_since, ended_since, sales_since, segments_since,
};
use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// A price rule as an owner wrote it.
    pub struct PriceRuleRow {
        /// Its id.
        id: PriceRuleId,
        /// Its place in the list, the lowest first: its priority.
        position: i64,
        /// Its name.
        name: String,
        /// What it does, as JSON.
        effect: String,
        /// Where it holds, as JSON.
        scope: String,
        /// Put away since.
        archived_at: Option<Instant>,
        /// Made at.
        created_at: Instant,
        /// Counts its changes.
        version: i64,
    }
}

impl PriceRuleRow {
    /// What it does.
    pub fn effect(&self) -> Result<Effect, DbError> {
        read(&self.effect)
    }

    /// Where it holds.
    pub fn scope(&self) -> Result<Scope, DbError> {
        read(&self.scope)
    }

    /// The rule as prices are made by it.
    pub fn rule(&self) -> Result<PriceRule, DbError> {
        Ok(PriceRule {
            id: self.id,
            version: self.version,
            name: self.name.clone(),
            scope: self.scope()?,
            effect: self.effect()?,
        })
    }
}

row! {
    /// A state of all rules, which sessions name.
    pub struct PriceBookRow {
        /// Counts up.
        number: i64,
        /// The rules in force, in the order of their priority, as JSON.
        rules: String,
    }
}

impl PriceBookRow {
    /// The rules in force.
    pub fn rules(&self) -> Result<Vec<PriceRule>, DbError> {
        read(&self.rules)
    }
}

fn read<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, DbError> {
    serde_json::from_str(json).map_err(|error| DbError::Broken(error.to_string()))
}

fn write(value: &impl serde::Serialize) -> Result<String, DbError> {
    serde_json::to_string(value).map_err(|error| DbError::Broken(error.to_string()))
}

statements! {
    /// One rule.
    BY_ID -> PriceRuleRow = "SELECT id, position, name, effect, scope, archived_at, created_at, version
        FROM price_rules WHERE tenant_id = $1 AND id = $2";
    /// All in force, or all put away, in their order.
    ALL -> PriceRuleRow = "SELECT id, position, name, effect, scope, archived_at, created_at, version
        FROM price_rules WHERE tenant_id = $1 AND (archived_at IS NOT NULL) = $2 ORDER BY position, id LIMIT 1000";
    /// The place after the last one.
    NEXT_POSITION -> i64 = "SELECT COALESCE(MAX(position), 0) + 1 FROM price_rules WHERE tenant_id = $1";
    /// Adds.
    INSERT -> () = "INSERT INTO price_rules (tenant_id, id, position, name, effect, scope, archived_at, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, NULL, $7, 1)";
    /// Changes, if nobody else did meanwhile.
    UPDATE -> () = "UPDATE price_rules SET position = $3, name = $4, effect = $5, scope = $6, archived_at = $7, version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $8";
    /// Moves to another place, which changes nothing else about it.
    MOVE -> () = "UPDATE price_rules SET position = $3 WHERE tenant_id = $1 AND id = $2";
    /// The book in force.
    CURRENT_BOOK -> PriceBookRow = "SELECT number, rules FROM price_books WHERE tenant_id = $1 ORDER BY number DESC LIMIT 1";
    /// One book.
    BOOK -> PriceBookRow = "SELECT number, rules FROM price_books WHERE tenant_id = $1 AND number = $2";
    /// The next book.
    INSERT_BOOK -> () = "INSERT INTO price_books (tenant_id, number, rules, made_at, made_by) VALUES ($1, $2, $3, $4, $5)";
}

/// One rule, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: PriceRuleId) -> Result<Option<PriceRuleRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// The rules in force, or those put away, in the order of their priority.
pub fn all(tx: &mut Tx, archived: bool) -> Result<Vec<PriceRuleRow>, DbError> {
    tx.all(&ALL, &[&archived])
}

/// The place below all rules.
pub fn next_position(tx: &mut Tx) -> Result<i64, DbError> {
    tx.one(&NEXT_POSITION, &[])
}

/// Adds a rule.
pub fn insert(tx: &mut Tx, row: &PriceRuleRow) -> Result<(), DbError> {
    let params: [&dyn crate::db::ToParam; 6] = [
        &row.id,
        &row.position,
        &row.name,
        &row.effect,
        &row.scope,
        &row.created_at,
    ];
    tx.execute(&INSERT, &params)?;
    Ok(())
}

/// Writes a changed rule over version `row.version`; `false` when somebody else was faster.
pub fn update(tx: &mut Tx, row: &PriceRuleRow) -> Result<bool, DbError> {
    let touched = tx.execute(
        &UPDATE,
        &[
            &row.id,
            &row.position,
            &row.name,
            &row.effect,
            &row.scope,
            &row.archived_at,
            &row.version,
        ],
    )?;
    Ok(touched == 1)
}

/// Moves a rule to another place in the list.
pub fn set_position(tx: &mut Tx, id: PriceRuleId, position: i64) -> Result<(), DbError> {
    tx.execute(&MOVE, &[&id, &position])?;
    Ok(())
}

/// The columns of what a rule does and where it holds.
pub fn columns(effect: &Effect, scope: &Scope) -> Result<(String, String), DbError> {
    Ok((write(effect)?, write(scope)?))
}

/// The book in force; `None` while there was never a rule.
pub fn current_book(tx: &mut Tx) -> Result<Option<PriceBookRow>, DbError> {
    tx.maybe(&CURRENT_BOOK, &[])
}

/// The book of this number.
pub fn book(tx: &mut Tx, number: i64) -> Result<Option<PriceBookRow>, DbError> {
    tx.maybe(&BOOK, &[&number])
}

/// Makes the book of the rules in force, for the sessions that begin from now on, and answers its rules.
pub fn make_book(tx: &mut Tx, at: Instant, by: UserId) -> Result<Vec<PriceRule>, DbError> {
    let rules = all(tx, false)?
        .iter()
        .map(PriceRuleRow::rule)
        .collect::<Result<Vec<_>, _>>()?;
    let number = current_book(tx)?.map_or(1, |book| book.number.saturating_add(1));
    let written = write(&rules)?;
    tx.execute(&INSERT_BOOK, &[&number, &written, &at, &by])?;
    Ok(rules)
}
