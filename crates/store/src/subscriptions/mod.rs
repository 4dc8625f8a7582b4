//! What customers have of plans: runs, pauses, and the minutes they paid (`S1`–`S7`).

pub mod booking_draws;
mod list;

use coworkflow_domain::ids::{CustomerId, InvoiceId, PlanId, SessionId, SubscriptionId, UserId};
use coworkflow_domain::money::Money;
use coworkflow_domain::subscriptions::{Access, Pause, Placed, Terms};
use coworkflow_domain::time::{Date, Instant};

pub(crate) use list::STATEMENTS as LIST_STATEMENTS;
pub use list::{Filter, Which, page};

use crate::db::{DbError, Tx};
use crate::plans::{read_access, write_access};
use crate::{row, statements};

row! {
    /// One customer's run of a plan, with the terms of its sale (`P6`).
    pub struct SubscriptionRow {
        /// Its id.
        id: SubscriptionId,
        /// Whose.
        customer_id: CustomerId,
        /// Of which plan.
        plan_id: PlanId,
        /// As it was called then.
        plan_name: String,
        /// Paid days (`S1`).
        days: i64,
        /// Before a discount.
        price: Money,
        /// Its allowance (`S5`); nothing for no limit.
        included_minutes: Option<i64>,
        /// When and where it pays, as JSON.
        access: String,
        /// Its first day.
        starts_on: Date,
        /// Its last day; the day before the first when it was cancelled before it began.
        ends_on: Date,
        /// The run at whose end it begins, while it has not begun (`S2`).
        follows_id: Option<SubscriptionId>,
        /// By how many days pauses moved its end (`S3`).
        paused_days: i64,
        /// Minutes of stays that it paid.
        drawn_minutes: i64,
        /// When it was sold; it pays nothing before (`P6`).
        sold_at: Instant,
        /// The operating day of that moment (`T6`).
        sold_day: Date,
        /// By whom.
        sold_by: UserId,
        /// What billed it; nothing for one that was taken over from elsewhere.
        invoice_id: Option<InvoiceId>,
        /// When it was cancelled.
        cancelled_at: Option<Instant>,
        /// Why; empty while it was not.
        cancel_reason: String,
    }
}

impl SubscriptionRow {
    /// When and where it pays.
    pub fn access(&self) -> Result<Access, DbError> {
        read_access(&self.access)
    }

    /// What it gives and cost.
    pub fn terms(&self) -> Result<Terms, DbError> {
        Ok(Terms {
            days: self.days,
            price: self.price,
            included_minutes: self.included_minutes,
            access: self.access()?,
        })
    }

    /// Takes these terms when it is sold.
    pub fn set_access(&mut self, access: &Access) -> Result<(), DbError> {
        self.access = write_access(access)?;
        Ok(())
    }

    /// What is left of its allowance; nothing for no limit.
    pub fn minutes_left(&self) -> Option<i64> {
        self.included_minutes
            .map(|included| included.saturating_sub(self.drawn_minutes).max(0))
    }

    /// Its days, as far as placing another needs them.
    pub fn placed(&self) -> Placed {
        Placed {
            id: self.id,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
        }
    }
}

row! {
    /// A pause of a run (`S3`).
    pub struct PauseRow {
        /// Of which run.
        subscription_id: SubscriptionId,
        /// The first paused day.
        from_on: Date,
        /// The first day that is not.
        until_on: Date,
        /// When the customer came back before the planned day.
        resumed_at: Option<Instant>,
    }
}

impl PauseRow {
    /// As the rules see it.
    pub fn pause(&self) -> Pause {
        Pause {
            from_on: self.from_on,
            until_on: self.until_on,
            resumed_at: self.resumed_at,
        }
    }
}

/// The columns of [`SubscriptionRow`], of a table under this name.
macro_rules! columns {
    ($table:literal) => {
        concat!(
            $table,
            ".id, ",
            $table,
            ".customer_id, ",
            $table,
            ".plan_id, ",
            $table,
            ".plan_name, ",
            $table,
            ".days, ",
            $table,
            ".price, ",
            $table,
            ".included_minutes, ",
            $table,
            ".access, ",
            $table,
            ".starts_on, ",
            $table,
            ".ends_on, ",
            $table,
            ".follows_id, ",
            $table,
            ".paused_days, ",
            $table,
            ".drawn_minutes, ",
            $table,
            ".sold_at, ",
            $table,
            ".sold_day, ",
            $table,
            ".sold_by, ",
            $table,
            ".invoice_id, ",
            $table,
            ".cancelled_at, ",
            $table,
            ".cancel_reason"
        )
    };
}
pub(crate) use columns;

statements! {
    /// One run.
    BY_ID -> SubscriptionRow = concat!("SELECT ", columns!("s"), " FROM subscriptions AS s WHERE s.tenant_id = $1 AND s.id = $2");
    /// A customer's runs that are not over, by their end.
    LIVE -> SubscriptionRow = concat!("SELECT ", columns!("s"), " FROM subscriptions AS s
        WHERE s.tenant_id = $1 AND s.customer_id = $2 AND s.ends_on >= $3 ORDER BY s.ends_on, s.id");
    /// A customer's runs that touch a span of days.
    TOUCHING -> SubscriptionRow = concat!("SELECT ", columns!("s"), " FROM subscriptions AS s
        WHERE s.tenant_id = $1 AND s.customer_id = $2 AND s.ends_on >= $3 AND s.starts_on <= $4 ORDER BY s.ends_on, s.id");
    /// The runs of all who sit here now that touch a span of days.
    TOUCHING_OF_ACTIVE -> SubscriptionRow = concat!("SELECT ", columns!("s"), " FROM subscriptions AS s
        WHERE s.tenant_id = $1 AND s.ends_on >= $2 AND s.starts_on <= $3
          AND s.customer_id IN (SELECT customer_id FROM sessions WHERE tenant_id = $1 AND ended_at IS NULL)");
    /// How long the plans are that a customer has running on a day, the longest first.
    RUNNING_DAYS -> i64 = "SELECT days FROM subscriptions AS s WHERE tenant_id = $1 AND customer_id = $2 AND ends_on >= $3 AND starts_on <= $3
          AND NOT EXISTS (SELECT 1 FROM subscription_pauses AS p
            WHERE p.tenant_id = $1 AND p.subscription_id = s.id AND p.from_on <= $3 AND p.until_on > $3)
        ORDER BY days DESC LIMIT 1";
    /// The pauses of a run.
    PAUSES -> PauseRow = "SELECT subscription_id, from_on, until_on, resumed_at FROM subscription_pauses
        WHERE tenant_id = $1 AND subscription_id = $2 ORDER BY from_on";
    /// Sells.
    INSERT -> () = "INSERT INTO subscriptions (tenant_id, id, customer_id, plan_id, plan_name, days, price, included_minutes, access, starts_on,
        ends_on, follows_id, paused_days, drawn_minutes, sold_at, sold_day, sold_by, invoice_id, cancelled_at, cancel_reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)";
    /// Moves a run to other days.
    SET_DAYS -> () = "UPDATE subscriptions SET starts_on = $3, ends_on = $4, paused_days = $5 WHERE tenant_id = $1 AND id = $2";
    /// What it is behind.
    SET_FOLLOWS -> () = "UPDATE subscriptions SET follows_id = $3 WHERE tenant_id = $1 AND id = $2";
    /// What billed it.
    SET_INVOICE -> () = "UPDATE subscriptions SET invoice_id = $3 WHERE tenant_id = $1 AND id = $2";
    /// Ends it before its time.
    CANCEL -> () = "UPDATE subscriptions SET ends_on = $3, paused_days = $4, cancelled_at = $5, cancel_reason = $6 WHERE tenant_id = $1 AND id = $2";
    /// Pauses.
    INSERT_PAUSE -> () = "INSERT INTO subscription_pauses (tenant_id, subscription_id, from_on, until_on, resumed_at, paused_by, at)
        VALUES ($1, $2, $3, $4, NULL, $5, $6)";
    /// Ends a pause before its time.
    END_PAUSE -> () = "UPDATE subscription_pauses SET until_on = $4, resumed_at = $5 WHERE tenant_id = $1 AND subscription_id = $2 AND from_on = $3";
    /// Takes a pause back of which no day has passed.
    DELETE_PAUSE -> () = "DELETE FROM subscription_pauses WHERE tenant_id = $1 AND subscription_id = $2 AND from_on = $3";
    /// Draws minutes; the allowance itself refuses more than it has.
    DRAW -> () = "UPDATE subscriptions SET drawn_minutes = drawn_minutes + $3 WHERE tenant_id = $1 AND id = $2";
    /// Records a draw.
    INSERT_DRAW -> () = "INSERT INTO subscription_draws (tenant_id, subscription_id, session_id, minutes, at) VALUES ($1, $2, $3, $4, $5)";
    /// Whether it paid anything since a moment.
    DRAWN_SINCE -> bool = "SELECT EXISTS (SELECT 1 FROM subscription_draws WHERE tenant_id = $1 AND subscription_id = $2 AND at >= $3)";
    /// Whether another run of the customer goes on after it.
    HAS_NEXT -> bool = "SELECT EXISTS (SELECT 1 FROM subscriptions WHERE tenant_id = $1 AND customer_id = $2 AND ends_on > $3 AND id <> $4)";
    /// The last day of any plan of theirs.
    SET_PLAN_UNTIL -> () = "UPDATE customers SET plan_until = (SELECT max(ends_on) FROM subscriptions
          WHERE subscriptions.tenant_id = customers.tenant_id AND subscriptions.customer_id = customers.id AND ends_on >= starts_on)
        WHERE tenant_id = $1 AND id = $2";
}

/// One run, if this tenant has it.
pub fn by_id(tx: &mut Tx, id: SubscriptionId) -> Result<Option<SubscriptionRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// A customer's runs that are not over `today`, by their end.
pub fn live(tx: &mut Tx, customer: CustomerId, today: Date) -> Result<Vec<SubscriptionRow>, DbError> {
    tx.all(&LIVE, &[&customer, &today])
}

/// A customer's runs that have a day in `from..=to`, by their end.
pub fn touching(tx: &mut Tx, customer: CustomerId, from: Date, to: Date) -> Result<Vec<SubscriptionRow>, DbError> {
    tx.all(&TOUCHING, &[&customer, &from, &to])
}

/// The runs that have a day in `from..=to`, of all customers who have a session that goes on.
pub fn touching_of_active(tx: &mut Tx, from: Date, to: Date) -> Result<Vec<SubscriptionRow>, DbError> {
    tx.all(&TOUCHING_OF_ACTIVE, &[&from, &to])
}

/// The length of the longest plan that a customer has running `today`; paused ones don't run.
pub fn running_days(tx: &mut Tx, customer: CustomerId, today: Date) -> Result<Option<i64>, DbError> {
    tx.maybe(&RUNNING_DAYS, &[&customer, &today])
}

/// The pauses of a run, the earliest first; without a look where it never had one.
pub fn pauses(tx: &mut Tx, row: &SubscriptionRow) -> Result<Vec<PauseRow>, DbError> {
    if row.paused_days == 0 {
        return Ok(Vec::new());
    }
    tx.all(&PAUSES, &[&row.id])
}

/// Sells a run. Refused: `subscriptions_no_overlap` when one of the same plan has a day of it (`S2`).
pub fn insert(tx: &mut Tx, row: &SubscriptionRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.customer_id,
            &row.plan_id,
            &row.plan_name,
            &row.days,
            &row.price,
            &row.included_minutes,
            &row.access,
            &row.starts_on,
            &row.ends_on,
            &row.follows_id,
            &row.paused_days,
            &row.drawn_minutes,
            &row.sold_at,
            &row.sold_day,
            &row.sold_by,
            &row.invoice_id,
            &row.cancelled_at,
            &row.cancel_reason,
        ],
    )?;
    follow(tx, row.customer_id)
}

/// Writes what billed it.
pub fn set_invoice(tx: &mut Tx, id: SubscriptionId, invoice: InvoiceId) -> Result<(), DbError> {
    tx.execute(&SET_INVOICE, &[&id, &invoice])?;
    Ok(())
}

/// Puts a run behind another one.
pub fn set_follows(tx: &mut Tx, id: SubscriptionId, follows: Option<SubscriptionId>) -> Result<(), DbError> {
    tx.execute(&SET_FOLLOWS, &[&id, &follows])?;
    Ok(())
}

/// Moves runs of one customer to other days. Refused: `subscriptions_no_overlap` when two of one plan would share a day (`S2`).
pub fn set_days(tx: &mut Tx, rows: &[SubscriptionRow]) -> Result<(), DbError> {
    // First out of each other's way: a run without a day is in nobody's.
    for row in rows {
        let nowhere = coworkflow_domain::subscriptions::later(row.starts_on, -1);
        tx.execute(&SET_DAYS, &[&row.id, &row.starts_on, &nowhere, &row.paused_days])?;
    }
    for row in rows {
        tx.execute(&SET_DAYS, &[&row.id, &row.starts_on, &row.ends_on, &row.paused_days])?;
    }
    match rows.first() {
        Some(row) => follow(tx, row.customer_id),
        None => Ok(()),
    }
}

/// Ends a run before its time: its `ends_on`, `paused_days`, `cancelled_at` and `cancel_reason` are written.
pub fn cancel(tx: &mut Tx, row: &SubscriptionRow) -> Result<(), DbError> {
    tx.execute(
        &CANCEL,
        &[
            &row.id,
            &row.ends_on,
            &row.paused_days,
            &row.cancelled_at,
            &row.cancel_reason,
        ],
    )?;
    follow(tx, row.customer_id)
}

/// Records a pause.
pub fn insert_pause(tx: &mut Tx, id: SubscriptionId, pause: Pause, by: UserId, at: Instant) -> Result<(), DbError> {
    tx.execute(&INSERT_PAUSE, &[&id, &pause.from_on, &pause.until_on, &by, &at])?;
    Ok(())
}

/// Ends a pause on `until_on`, at a moment of that day; one without a day left is taken back.
pub fn end_pause(tx: &mut Tx, id: SubscriptionId, from_on: Date, until_on: Date, at: Instant) -> Result<(), DbError> {
    if until_on <= from_on {
        tx.execute(&DELETE_PAUSE, &[&id, &from_on])?;
    } else {
        tx.execute(&END_PAUSE, &[&id, &from_on, &until_on, &at])?;
    }
    Ok(())
}

/// Draws what it paid of a stay. Refused: `subscriptions_drawn` when the allowance has less (`S5`).
pub fn draw(tx: &mut Tx, id: SubscriptionId, session: SessionId, minutes: i64, at: Instant) -> Result<(), DbError> {
    tx.execute(&DRAW, &[&id, &minutes])?;
    tx.execute(&INSERT_DRAW, &[&id, &session, &minutes, &at])?;
    Ok(())
}

/// Whether it paid a stay that ended at this moment or later.
pub fn drawn_since(tx: &mut Tx, id: SubscriptionId, at: Instant) -> Result<bool, DbError> {
    tx.one(&DRAWN_SINCE, &[&id, &at])
}

/// Whether the customer has a run that goes on longer than this one.
pub fn has_next(tx: &mut Tx, row: &SubscriptionRow) -> Result<bool, DbError> {
    tx.one(&HAS_NEXT, &[&row.customer_id, &row.ends_on, &row.id])
}

/// The customer's last day of any plan follows their runs.
fn follow(tx: &mut Tx, customer: CustomerId) -> Result<(), DbError> {
    tx.execute(&SET_PLAN_UNTIL, &[&customer])?;
    Ok(())
}
