//! The cost of no statement grows with the history: each finds what it needs by an index.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use coworkflow_domain::invoices::LineKind;
use coworkflow_store::{Options, STATEMENTS, Store};
use rusqlite::Connection;

/// Tables, and their names in statements, that stay as small as the house.
const SMALL: &[&str] = &[
    "plans",
    "tenants",
    "tenancies",
    "assets",
    "operators",
    "operator_logins",
    "platform_plans",
    "spaces",
    "users",
    "custom_roles",
    "user_roles",
    "staff_invitations",
    "sign_in_failures",
    "logins",
    "counters",
    "resources",
    "floor_plans",
    "floor_plan_places",
    "member_settings",
    "items",
    "item_categories",
    "suppliers",
    "price_rules",
    "displays",
    "second_step_roles",
];

/// Indexes of what still waits, and of nothing that is over: to be walked.
const LIVE: &[&str] = &["waitlist_entries_anywhere", "online_payments_refunds"];

/// The module of statements that look at all there is because that is what they are asked, by the doctor.
const CHECKS: &str = "coworkflow_store::checks::";
/// Those that erase a whole business.
const ERASING: &str = "coworkflow_store::tenancies::erase::";

#[test]
fn the_cost_of_none_grows_with_the_history() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("house.sqlite");
    drop(Store::open(&file, &Options::default()).unwrap());
    let connection = Connection::open(file).unwrap();
    let mut growing = Vec::new();
    for statement in STATEMENTS
        .iter()
        .copied()
        .flatten()
        .filter(|statement| !statement.name.starts_with(CHECKS) && !statement.name.starts_with(ERASING))
    {
        let mut explained = connection
            .prepare(&format!("EXPLAIN QUERY PLAN {}", statement.sql))
            .unwrap();
        let mut rows = explained.raw_query();
        let mut steps = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            steps.push(row.get::<_, String>(3).unwrap());
        }
        // Walking a tenant's rows in the order of an index is bounded by the limit; sorting or counting them is not.
        let bounded = statement.sql.contains("LIMIT") && !steps.iter().any(|step| step.contains("ORDER BY"));
        let walks = |step: &&String| {
            (step.starts_with("SCAN ") && *step != "SCAN CONSTANT ROW") || step.ends_with("(tenant_id=?)")
        };
        // The rows of a view or of a part of a statement are read once each; its own steps say how they were found.
        let parts: Vec<&str> = steps
            .iter()
            .filter_map(|step| {
                step.strip_prefix("CO-ROUTINE ")
                    .or_else(|| step.strip_prefix("MATERIALIZE "))
            })
            .collect();
        let of_part = |step: &&String| step.split(' ').nth(1).is_some_and(|name| parts.contains(&name));
        let small = |step: &&String| step.split(' ').nth(1).is_some_and(|table| SMALL.contains(&table));
        let live = |step: &&String| LIVE.iter().any(|index| step.ends_with(&format!("INDEX {index}")));
        let walked = steps
            .iter()
            .filter(walks)
            .filter(|step| !small(step) && !of_part(step) && !live(step));
        growing.extend(
            walked
                .filter(|_| !bounded)
                .map(|step| format!("{}: {step}", statement.name)),
        );
    }
    assert_eq!(growing, Vec::<String>::new());
}

#[test]
fn daily_revenue_knows_every_kind_of_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("house.sqlite");
    drop(Store::open(&file, &Options::default()).unwrap());
    let connection = Connection::open(file).unwrap();
    let view: String = connection
        .query_row(
            "SELECT sql FROM sqlite_schema WHERE name = 'daily_revenue'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    for kind in LineKind::ALL {
        assert!(view.contains(&format!("WHERE kind = '{}'", kind.name())), "{kind:?}");
    }
}
