//! What runs of plans must agree on: their minutes, their pauses, and what the customer shows of them.

use super::Disagreement;
use crate::db::{DbError, Tx};
use crate::statements;

statements! {
    /// Runs whose minutes are not the sum of what they paid of stays and bookings (`S5`).
    DRAWN -> Disagreement = "SELECT 'the minutes of ' || subscriptions.plan_name || ' of ' || customers.name AS what, subscriptions.drawn_minutes AS says,
          CAST(COALESCE(drawn.total, 0) AS BIGINT) AS adds_up_to
        FROM subscriptions JOIN customers ON customers.tenant_id = subscriptions.tenant_id AND customers.id = subscriptions.customer_id
          LEFT JOIN (SELECT subscription_id, SUM(minutes) AS total FROM (
              SELECT subscription_id, minutes FROM subscription_draws WHERE tenant_id = $1
              UNION ALL SELECT subscription_id, minutes FROM booking_draws WHERE tenant_id = $1) AS every GROUP BY subscription_id) AS drawn
            ON drawn.subscription_id = subscriptions.id
        WHERE subscriptions.tenant_id = $1 AND subscriptions.drawn_minutes <> COALESCE(drawn.total, 0) LIMIT 20";
    /// Runs whose end did not move by their pauses (`S3`); a cancelled one ends where it was cut.
    PAUSED -> Disagreement = "SELECT 'the days of ' || subscriptions.plan_name || ' of ' || customers.name AS what,
          subscriptions.ends_on - subscriptions.starts_on + 1 AS says,
          CAST(subscriptions.days + COALESCE(paused.total, 0) AS BIGINT) AS adds_up_to
        FROM subscriptions JOIN customers ON customers.tenant_id = subscriptions.tenant_id AND customers.id = subscriptions.customer_id
          LEFT JOIN (SELECT subscription_id, SUM(until_on - from_on) AS total FROM subscription_pauses WHERE tenant_id = $1 GROUP BY subscription_id) AS paused
            ON paused.subscription_id = subscriptions.id
        WHERE subscriptions.tenant_id = $1 AND subscriptions.cancelled_at IS NULL
          AND subscriptions.ends_on - subscriptions.starts_on + 1 <> subscriptions.days + COALESCE(paused.total, 0) LIMIT 20";
    /// Customers whose last day of any plan is not the last day of one (`S7`).
    UNTIL -> Disagreement = "SELECT 'the plans of ' || customers.name AS what, COALESCE(customers.plan_until, 0) AS says,
          CAST(COALESCE(runs.until, 0) AS BIGINT) AS adds_up_to
        FROM customers LEFT JOIN (SELECT customer_id, MAX(ends_on) AS until FROM subscriptions
            WHERE tenant_id = $1 AND ends_on >= starts_on GROUP BY customer_id) AS runs ON runs.customer_id = customers.id
        WHERE customers.tenant_id = $1 AND COALESCE(customers.plan_until, 0) <> COALESCE(runs.until, 0) LIMIT 20";
}

/// Runs of plans whose minutes or days don't add up, and customers who show another last day.
pub fn runs(tx: &mut Tx) -> Result<Vec<Disagreement>, DbError> {
    let mut found = tx.all(&DRAWN, &[])?;
    found.extend(tx.all(&PAUSED, &[])?);
    found.extend(tx.all(&UNTIL, &[])?);
    Ok(found)
}
