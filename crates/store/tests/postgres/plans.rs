//! The cost of no statement grows with the history on PostgreSQL either, behind row-level security: each finds what it needs
//! by an index, whatever its values are.

use coworkflow_store::testing::Database;
use coworkflow_store::{STATEMENTS, db::Connection};

/// Rows in every table.
const SEED: &str = include_str!("seed.sql");

/// Tables that stay as small as a house, or as small as a platform.
const SMALL: &[&str] = &[
    "booking_settings",
    "counters",
    "custom_roles",
    "displays",
    "floor_plan_places",
    "floor_plan_versions",
    "floor_plans",
    "item_categories",
    "items",
    "logins",
    "member_settings",
    "operator_logins",
    "operators",
    "plans",
    "platform_plans",
    "price_rules",
    "resources",
    "second_step_roles",
    "spaces",
    "staff_invitations",
    "suppliers",
    "tenancies",
    "tenants",
    "user_roles",
    "users",
];

/// Modules whose statements look at everything because that is what they are asked: by the doctor, when a house is erased,
/// and for an operator's figures.
const ALL_OF_IT: [&str; 3] = ["::checks::", "::tenancies::erase::", "::tenancies::"];

/// Statements that walk all customers or minutes of a house, as their text says: a search for a part of a name, a look back
/// over many days.
const WALKS: [&str; 8] = [
    "customers::search::BY_LAST_VISIT",
    "customers::search::FIRST",
    "invoices::list::NAMED",
    "pricing::past::SALES_SINCE",
    "pricing::past::SEGMENTS_SINCE",
    "subscriptions::list::",
    "balances::TOTALS",
    "sign_in_failures::BEFORE",
];

/// Statements that read a part of an index that is closed at both ends.
const CLOSED: [&str; 3] = ["availability::BETWEEN", "claims::BETWEEN", "claims::AHEAD_OF_ALL"];

/// The tenant alone, and nothing of what is asked for.
fn by_tenant_alone(condition: &str) -> bool {
    let inner = condition.trim_start_matches('(').trim_end_matches(')');
    !inner.contains(" AND ")
        && inner
            .split(" = ")
            .next()
            .is_some_and(|column| column.ends_with("tenant_id"))
}

fn plan(connection: &mut Connection, at: usize, values: usize) -> Vec<String> {
    let nothing = vec!["NULL"; values].join(", ");
    let given = if values > 0 {
        format!("({nothing})")
    } else {
        String::new()
    };
    let rows = connection
        .query(&format!("EXPLAIN (COSTS OFF) EXECUTE planned_{at}{given}"), &[])
        .unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

/// The steps of a plan that read more than they need.
fn walked(plan: &[String], partial: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    let mut scan = "";
    for line in plan {
        let line = line.trim().trim_start_matches("->  ");
        if line.contains("Scan ") {
            scan = line;
        }
        let words = || scan.split_whitespace();
        let table = words().skip_while(|word| *word != "on").nth(1).unwrap_or_default();
        let is_small = |name: &str| SMALL.contains(&name);
        if line.starts_with("Seq Scan on") && !is_small(table) {
            found.push(line.to_owned());
        }
        if let Some(condition) = line.strip_prefix("Index Cond: ") {
            // A bitmap names its index where others name their table.
            let index = words().skip_while(|word| *word != "using").nth(1).unwrap_or(table);
            let small = SMALL.iter().any(|small| index.starts_with(small));
            // An index of what waits, runs or is owed holds no history.
            if by_tenant_alone(condition) && !small && !partial.iter().any(|name| name == index) {
                found.push(scan.to_owned());
            }
        }
    }
    found
}

#[test]
#[ignore = "needs a PostgreSQL server"]
fn the_cost_of_no_statement_grows_with_the_history() {
    let database = Database::new();
    let mut connection = database.connection();
    // It takes longer than any statement of the program may.
    let seed = format!("SET statement_timeout = 0; {SEED}; ANALYZE");
    connection
        .with_client(async |client| client.batch_execute(&seed).await)
        .unwrap();
    let partial = connection
        .query(
            "SELECT indexrelid::regclass::text FROM pg_index WHERE indpred IS NOT NULL",
            &[],
        )
        .unwrap();
    let partial: Vec<String> = partial.iter().map(|row| row.get(0)).collect();
    // Plans that know no values, as for statements that are kept; a table is read whole only where no index helps.
    connection
        .batch(
            "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET random_page_cost = 1.1;
             SELECT set_config('coworkflow.across_tenants', '', false),
                set_config('coworkflow.tenant', '00000000-0000-0000-0000-000000000001', false)",
        )
        .unwrap();
    let mut growing = Vec::new();
    for (at, statement) in STATEMENTS.iter().copied().flatten().enumerate() {
        let name = statement.name;
        if ALL_OF_IT.iter().any(|module| name.contains(module)) || WALKS.iter().any(|walks| name.contains(walks)) {
            continue;
        }
        connection
            .batch(&format!("PREPARE planned_{at} AS {}", statement.sql))
            .unwrap();
        let values = (1..)
            .take_while(|number| statement.sql.contains(&format!("${number}")))
            .count();
        let plan = plan(&mut connection, at, values);
        // What takes a place is found between two ends of an index, not from one of them on.
        if CLOSED.iter().any(|closed| name.ends_with(closed)) {
            let closed = |line: &&String| line.contains("ends_at > ") && line.contains("ends_at <= ");
            let found = plan.iter().filter(|line| line.contains("Index Cond")).find(closed);
            assert!(found.is_some(), "{name}: {plan:#?}");
        }
        // Walking a tenant's rows in the order of an index is bounded by the limit; sorting or counting them is not.
        let bounded = statement.sql.contains("LIMIT") && !plan.iter().any(|line| line.contains("Sort"));
        if !bounded {
            growing.extend(walked(&plan, &partial).iter().map(|step| format!("{name}: {step}")));
        }
    }
    assert_eq!(growing, Vec::<String>::new());
}
