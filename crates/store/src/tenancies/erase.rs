//! Erasing a business: everything of it, table by table, those that refer to others first.

use super::TenancyRow;
use crate::db::{DbError, Statement, Tx};
use crate::statements;

statements! {
    API_KEYS -> () = "DELETE FROM api_keys WHERE tenant_id = $1";
    ASSETS -> () = "DELETE FROM assets WHERE tenant_id = $1";
    BOOKING_DRAWS -> () = "DELETE FROM booking_draws WHERE tenant_id = $1";
    BOOKING_SETTINGS -> () = "DELETE FROM booking_settings WHERE tenant_id = $1";
    CALENDAR_FEEDS -> () = "DELETE FROM calendar_feeds WHERE tenant_id = $1";
    CASH_ENTRIES -> () = "DELETE FROM cash_entries WHERE tenant_id = $1";
    CLAIMS -> () = "DELETE FROM claims WHERE tenant_id = $1";
    CLOSURES -> () = "DELETE FROM closures WHERE tenant_id = $1";
    CONSUMPTIONS -> () = "DELETE FROM consumptions WHERE tenant_id = $1";
    COUNTERS -> () = "DELETE FROM counters WHERE tenant_id = $1";
    COUPON_HOLDS -> () = "DELETE FROM coupon_holds WHERE tenant_id = $1";
    COUPON_USES -> () = "DELETE FROM coupon_uses WHERE tenant_id = $1";
    CREDIT_NOTE_LINES -> () = "DELETE FROM credit_note_lines WHERE tenant_id = $1";
    DELIVERY_LINES -> () = "DELETE FROM delivery_lines WHERE tenant_id = $1";
    DISPLAYS -> () = "DELETE FROM displays WHERE tenant_id = $1";
    FLOOR_PLAN_PLACES -> () = "DELETE FROM floor_plan_places WHERE tenant_id = $1";
    FLOOR_PLAN_VERSIONS -> () = "DELETE FROM floor_plan_versions WHERE tenant_id = $1";
    HOLIDAYS -> () = "DELETE FROM holidays WHERE tenant_id = $1";
    IDEMPOTENCY -> () = "DELETE FROM idempotency WHERE tenant_id = $1";
    INVITATIONS -> () = "DELETE FROM invitations WHERE tenant_id = $1";
    INVOICE_LINES -> () = "DELETE FROM invoice_lines WHERE tenant_id = $1";
    ITEM_CATEGORIES -> () = "DELETE FROM item_categories WHERE tenant_id = $1";
    JOURNAL -> () = "DELETE FROM journal WHERE tenant_id = $1";
    LOGINS -> () = "DELETE FROM logins WHERE tenant_id = $1";
    MAILS -> () = "DELETE FROM mails WHERE tenant_id = $1";
    MEMBER_SETTINGS -> () = "DELETE FROM member_settings WHERE tenant_id = $1";
    OCCUPIED_HOURS -> () = "DELETE FROM occupied_hours WHERE tenant_id = $1";
    ONLINE_PAYMENTS -> () = "DELETE FROM online_payments WHERE tenant_id = $1";
    PASSKEYS -> () = "DELETE FROM passkeys WHERE tenant_id = $1";
    PAST_INVOICES -> () = "DELETE FROM past_invoices WHERE tenant_id = $1";
    PRICE_BOOKS -> () = "DELETE FROM price_books WHERE tenant_id = $1";
    PRICE_RULES -> () = "DELETE FROM price_rules WHERE tenant_id = $1";
    RECOVERY_CODES -> () = "DELETE FROM recovery_codes WHERE tenant_id = $1";
    SECOND_STEP_ROLES -> () = "DELETE FROM second_step_roles WHERE tenant_id = $1";
    SECOND_STEPS -> () = "DELETE FROM second_steps WHERE tenant_id = $1";
    SERIES_CUTS -> () = "DELETE FROM series_cuts WHERE tenant_id = $1";
    SERIES_GAPS -> () = "DELETE FROM series_gaps WHERE tenant_id = $1";
    SESSION_SEGMENTS -> () = "DELETE FROM session_segments WHERE tenant_id = $1";
    SIGN_IN_FAILURES -> () = "DELETE FROM sign_in_failures WHERE tenant_id = $1";
    SIGN_IN_LINKS -> () = "DELETE FROM sign_in_links WHERE tenant_id = $1";
    STAFF_INVITATIONS -> () = "DELETE FROM staff_invitations WHERE tenant_id = $1";
    STOCK_COUNT_LINES -> () = "DELETE FROM stock_count_lines WHERE tenant_id = $1";
    STOCK_MOVEMENTS -> () = "DELETE FROM stock_movements WHERE tenant_id = $1";
    SUBSCRIPTION_DRAWS -> () = "DELETE FROM subscription_draws WHERE tenant_id = $1";
    SUBSCRIPTION_PAUSES -> () = "DELETE FROM subscription_pauses WHERE tenant_id = $1";
    SUPPLIERS -> () = "DELETE FROM suppliers WHERE tenant_id = $1";
    TOUCHES -> () = "DELETE FROM touches WHERE tenant_id = $1";
    USED_CHALLENGES -> () = "DELETE FROM used_challenges WHERE tenant_id = $1";
    USER_ROLES -> () = "DELETE FROM user_roles WHERE tenant_id = $1";
    WAITLIST_ENTRIES -> () = "DELETE FROM waitlist_entries WHERE tenant_id = $1";
    BOOKINGS -> () = "DELETE FROM bookings WHERE tenant_id = $1";
    COUPONS -> () = "DELETE FROM coupons WHERE tenant_id = $1";
    CREDIT_NOTES -> () = "DELETE FROM credit_notes WHERE tenant_id = $1";
    CUSTOM_ROLES -> () = "DELETE FROM custom_roles WHERE tenant_id = $1";
    DELIVERIES -> () = "DELETE FROM deliveries WHERE tenant_id = $1";
    FLOOR_PLANS -> () = "DELETE FROM floor_plans WHERE tenant_id = $1";
    ITEMS -> () = "DELETE FROM items WHERE tenant_id = $1";
    LEDGER_ENTRIES -> () = "DELETE FROM ledger_entries WHERE tenant_id = $1";
    PAYMENTS -> () = "DELETE FROM payments WHERE tenant_id = $1";
    SERIES -> () = "DELETE FROM series WHERE tenant_id = $1";
    SESSIONS -> () = "DELETE FROM sessions WHERE tenant_id = $1";
    SHIFTS -> () = "DELETE FROM shifts WHERE tenant_id = $1";
    STOCK_COUNTS -> () = "DELETE FROM stock_counts WHERE tenant_id = $1";
    SUBSCRIPTIONS -> () = "DELETE FROM subscriptions WHERE tenant_id = $1";
    INVOICES -> () = "DELETE FROM invoices WHERE tenant_id = $1";
    PLANS -> () = "DELETE FROM plans WHERE tenant_id = $1";
    RESOURCES -> () = "DELETE FROM resources WHERE tenant_id = $1";
    USERS -> () = "DELETE FROM users WHERE tenant_id = $1";
    CUSTOMERS -> () = "DELETE FROM customers WHERE tenant_id = $1";
    SPACES -> () = "DELETE FROM spaces WHERE tenant_id = $1";
    TENANCIES -> () = "DELETE FROM tenancies WHERE tenant_id = $1";
    TENANTS -> () = "DELETE FROM tenants WHERE tenant_id = $1";
}

/// In their order.
const TABLES: &[&Statement<()>] = &[
    &API_KEYS,
    &ASSETS,
    &BOOKING_DRAWS,
    &BOOKING_SETTINGS,
    &CALENDAR_FEEDS,
    &CASH_ENTRIES,
    &CLAIMS,
    &CLOSURES,
    &CONSUMPTIONS,
    &COUNTERS,
    &COUPON_HOLDS,
    &COUPON_USES,
    &CREDIT_NOTE_LINES,
    &DELIVERY_LINES,
    &DISPLAYS,
    &FLOOR_PLAN_PLACES,
    &FLOOR_PLAN_VERSIONS,
    &HOLIDAYS,
    &IDEMPOTENCY,
    &INVITATIONS,
    &INVOICE_LINES,
    &ITEM_CATEGORIES,
    &JOURNAL,
    &LOGINS,
    &MAILS,
    &MEMBER_SETTINGS,
    &OCCUPIED_HOURS,
    &ONLINE_PAYMENTS,
    &PASSKEYS,
    &PAST_INVOICES,
    &PRICE_BOOKS,
    &PRICE_RULES,
    &RECOVERY_CODES,
    &SECOND_STEP_ROLES,
    &SECOND_STEPS,
    &SERIES_CUTS,
    &SERIES_GAPS,
    &SESSION_SEGMENTS,
    &SIGN_IN_FAILURES,
    &SIGN_IN_LINKS,
    &STAFF_INVITATIONS,
    &STOCK_COUNT_LINES,
    &STOCK_MOVEMENTS,
    &SUBSCRIPTION_DRAWS,
    &SUBSCRIPTION_PAUSES,
    &SUPPLIERS,
    &TOUCHES,
    &USED_CHALLENGES,
    &USER_ROLES,
    &WAITLIST_ENTRIES,
    &BOOKINGS,
    &COUPONS,
    &CREDIT_NOTES,
    &CUSTOM_ROLES,
    &DELIVERIES,
    &FLOOR_PLANS,
    &ITEMS,
    &LEDGER_ENTRIES,
    &PAYMENTS,
    &SERIES,
    &SESSIONS,
    &SHIFTS,
    &STOCK_COUNTS,
    &SUBSCRIPTIONS,
    &INVOICES,
    &PLANS,
    &RESOURCES,
    &USERS,
    &CUSTOMERS,
    &SPACES,
];

/// How many steps it takes before [`erase_itself`].
pub const STEPS: usize = TABLES.len();

/// One step: everything in one table. Steps may run again; what is kept for ever otherwise goes only while the business is
/// being erased.
pub fn erase_step(tx: &mut Tx, step: usize) -> Result<u64, DbError> {
    match TABLES.get(step) {
        Some(table) => tx.execute(table, &[]),
        None => Ok(0),
    }
}

/// The last step: the business itself.
pub fn erase_itself(tx: &mut Tx) -> Result<(), DbError> {
    // Some write at the end of each transaction what it touched.
    for table in TABLES {
        tx.execute(table, &[])?;
    }
    tx.execute(&TENANCIES, &[])?;
    tx.execute(&TENANTS, &[])?;
    Ok(())
}

/// Marks the business of this transaction as being erased; `false` unless its day has come.
pub fn begin_erasing(tx: &mut Tx, now: coworkflow_domain::time::Instant) -> Result<bool, DbError> {
    let Some(row) = super::own(tx)?.filter(|row| row.erase_at.is_some_and(|at| at <= now)) else {
        return Ok(false);
    };
    super::write(tx, &TenancyRow { erasing: true, ..row })?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of who runs the server, and those that go last.
    const OTHERS: &[&str] = &[
        "leases",
        "operator_logins",
        "operators",
        "platform_plans",
        "tenancies",
        "tenants",
    ];

    #[test]
    fn no_table_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("house.db");
        drop(crate::Store::open(&file, &crate::Options::default()).unwrap());
        let connection = rusqlite::Connection::open(file).unwrap();
        let mut tables = connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            .unwrap();
        let tables = tables.query_map([], |row| row.get::<_, String>(0)).unwrap();
        let statements: Vec<&str> = STATEMENTS.iter().map(|statement| statement.sql).collect();
        for table in tables
            .map(Result::unwrap)
            .filter(|table| !OTHERS.contains(&table.as_str()))
        {
            let wanted = format!("DELETE FROM {table} WHERE tenant_id = $1");
            assert!(
                statements.contains(&wanted.as_str()),
                "{table} would stay behind: add it here, before what it refers to"
            );
        }
        assert_eq!(STATEMENTS.len(), STEPS + 2, "each statement has its step");
    }
}
