//! Coupons and their uses.

use coworkflow_domain::ids::{CouponId, CustomerId, InvoiceId};
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::time::{Date, Instant};

use crate::db::{DbError, ToParam, Tx};
use crate::{row, statements};

row! {
    /// A coupon.
    pub struct CouponRow {
        /// Its id.
        id: CouponId,
        /// As typed at checkout, in capital letters.
        code: String,
        /// What it takes off, if a part.
        percent: Option<Percent>,
        /// What it takes off, if a sum.
        amount: Option<Money>,
        /// Its first date in the space's zone.
        first_date: Option<Date>,
        /// Its last date.
        last_date: Option<Date>,
        /// How often in all.
        max_uses: Option<i64>,
        /// How often for one customer.
        max_per_customer: Option<i64>,
        /// How often it was used.
        uses: i64,
        /// What it has taken off bills so far.
        taken_off: Money,
        /// Put away since.
        archived_at: Option<Instant>,
        /// Made at.
        created_at: Instant,
        /// Counts its changes; uses don't count.
        version: i64,
    }
}

row! {
    /// A coupon on an invoice.
    pub struct CouponUseRow {
        /// The invoice.
        invoice_id: InvoiceId,
        /// Which.
        coupon_id: CouponId,
        /// Who used it.
        customer_id: CustomerId,
        /// The how manieth of this customer.
        number: i64,
        /// Its code of then.
        code: String,
        /// What it took off.
        amount: Money,
        /// When.
        at: Instant,
    }
}

statements! {
    /// One coupon.
    BY_ID -> CouponRow = "SELECT id, code, percent, amount, first_date, last_date, max_uses, max_per_customer, uses, taken_off, archived_at, created_at, version
        FROM coupons WHERE tenant_id = $1 AND id = $2";
    /// The one that holds by this code.
    BY_CODE -> CouponRow = "SELECT id, code, percent, amount, first_date, last_date, max_uses, max_per_customer, uses, taken_off, archived_at, created_at, version
        FROM coupons WHERE tenant_id = $1 AND code = $2 AND archived_at IS NULL";
    /// The newest first.
    PAGE -> CouponRow = "SELECT id, code, percent, amount, first_date, last_date, max_uses, max_per_customer, uses, taken_off, archived_at, created_at, version
        FROM coupons WHERE tenant_id = $1 AND (archived_at IS NOT NULL) = $2 AND (created_at, id) < ($3, $4)
        ORDER BY created_at DESC, id DESC LIMIT $5";
    /// Adds.
    INSERT -> () = "INSERT INTO coupons (tenant_id, id, code, percent, amount, first_date, last_date, max_uses, max_per_customer, uses, taken_off, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0, $10, 1)";
    /// Changes, if nobody else did meanwhile.
    UPDATE -> () = "UPDATE coupons SET code = $3, percent = $4, amount = $5, first_date = $6, last_date = $7, max_uses = $8, max_per_customer = $9,
        archived_at = $10, version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $11";
    /// Counts a use, unless it is used up or bookings hold what is left.
    COUNT_USE -> () = "UPDATE coupons SET uses = uses + 1, taken_off = taken_off + $3
        WHERE tenant_id = $1 AND id = $2 AND (max_uses IS NULL
          OR uses + (SELECT COUNT(*) FROM coupon_holds WHERE coupon_holds.tenant_id = $1 AND coupon_holds.coupon_id = coupons.id) < max_uses)";
    /// How often a customer used it.
    USES_OF -> i64 = "SELECT COALESCE(MAX(number), 0) FROM coupon_uses WHERE tenant_id = $1 AND coupon_id = $2 AND customer_id = $3";
    /// Records a use.
    INSERT_USE -> () = "INSERT INTO coupon_uses (tenant_id, invoice_id, coupon_id, customer_id, number, code, amount, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// The coupon on an invoice.
    USE_ON -> CouponUseRow = "SELECT invoice_id, coupon_id, customer_id, number, code, amount, at FROM coupon_uses
        WHERE tenant_id = $1 AND invoice_id = $2";
}

/// One coupon, if this tenant has it.
pub fn coupon(tx: &mut Tx, id: CouponId) -> Result<Option<CouponRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// The coupon of this code, unless it was put away.
pub fn coupon_by_code(tx: &mut Tx, code: &str) -> Result<Option<CouponRow>, DbError> {
    tx.maybe(&BY_CODE, &[&code])
}

/// At most `limit` coupons before `(created_at, id)`, the newest first.
pub fn coupons_page(
    tx: &mut Tx,
    archived: bool,
    before: Option<(Instant, CouponId)>,
    limit: i64,
) -> Result<Vec<CouponRow>, DbError> {
    let (at, id) = before.map_or((i64::MAX, uuid::Uuid::max().into()), |(at, id)| (at.as_millis(), id));
    tx.all(&PAGE, &[&archived, &at, &id, &limit])
}

/// Adds a coupon. Refused: `coupons_code` when one in use has the code.
pub fn insert_coupon(tx: &mut Tx, row: &CouponRow) -> Result<(), DbError> {
    let params: [&dyn ToParam; 9] = [
        &row.id,
        &row.code,
        &row.percent,
        &row.amount,
        &row.first_date,
        &row.last_date,
        &row.max_uses,
        &row.max_per_customer,
        &row.created_at,
    ];
    tx.execute(&INSERT, &params)?;
    Ok(())
}

/// Writes a changed coupon over version `row.version`, all but its uses; `false` when somebody else was faster. Refused:
/// `coupons_code`, and `coupons_uses` when it was used more often than it could be then.
pub fn update_coupon(tx: &mut Tx, row: &CouponRow) -> Result<bool, DbError> {
    let params: [&dyn ToParam; 10] = [
        &row.id,
        &row.code,
        &row.percent,
        &row.amount,
        &row.first_date,
        &row.last_date,
        &row.max_uses,
        &row.max_per_customer,
        &row.archived_at,
        &row.version,
    ];
    Ok(tx.execute(&UPDATE, &params)? == 1)
}

/// How often a customer used a coupon.
pub fn uses_of_customer(tx: &mut Tx, coupon: CouponId, customer: CustomerId) -> Result<i64, DbError> {
    tx.one(&USES_OF, &[&coupon, &customer])
}

/// Uses a coupon on an invoice; `false` when it is used up. Refused: `coupon_uses_number` when the same customer used it
/// at the same time.
pub fn use_coupon(tx: &mut Tx, row: &CouponUseRow) -> Result<bool, DbError> {
    if tx.execute(&COUNT_USE, &[&row.coupon_id, &row.amount])? == 0 {
        return Ok(false);
    }
    let params: [&dyn ToParam; 7] = [
        &row.invoice_id,
        &row.coupon_id,
        &row.customer_id,
        &row.number,
        &row.code,
        &row.amount,
        &row.at,
    ];
    tx.execute(&INSERT_USE, &params)?;
    Ok(true)
}

/// The coupon on an invoice.
pub fn use_on(tx: &mut Tx, invoice: InvoiceId) -> Result<Option<CouponUseRow>, DbError> {
    tx.maybe(&USE_ON, &[&invoice])
}
