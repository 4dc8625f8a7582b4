//! Row-level security: the second wall between tenants, behind the tenant that every statement names.

use coworkflow_domain::ids::TenantId;
use coworkflow_domain::time::Instant;
use coworkflow_store::db::Connection;
use coworkflow_store::tenants::TenantRow;
use coworkflow_store::testing::{Database, small};
use coworkflow_store::{DbError, Store, tenants};
use uuid::Uuid;

/// What belongs to the platform and to no tenant.
const OF_NOBODY: [&str; 1] = ["coworkflow_schema"];

fn names(connection: &mut Connection, sql: &str) -> Vec<String> {
    let rows = connection.query(sql, &[]).unwrap();
    rows.iter().map(|row| row.get::<_, String>(0)).collect()
}

#[test]
#[ignore = "needs a PostgreSQL server"]
fn every_table_of_a_tenant_is_behind_the_wall() {
    let database = Database::new();
    let mut connection = database.connection();
    let open = names(
        &mut connection,
        "SELECT relname::text FROM pg_class AS class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
            AND NOT (relrowsecurity AND relforcerowsecurity AND EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = class.oid))
         ORDER BY relname COLLATE \"C\"",
    );
    assert_eq!(open, OF_NOBODY);
    let bound = names(
        &mut connection,
        "SELECT rolname::text FROM pg_roles WHERE rolname = current_user AND NOT rolsuper AND NOT rolbypassrls",
    );
    assert_eq!(bound, ["coworkflow"]);
}

#[test]
#[ignore = "needs a PostgreSQL server"]
fn a_statement_that_forgets_its_tenant_sees_and_writes_nothing_of_others() {
    let database = Database::new();
    let store = Store::connect(&database.url(), &small()).unwrap();
    let (nile, delta) = (Uuid::from_u128(1), Uuid::from_u128(2));
    for tenant in [nile, delta] {
        let row = TenantRow {
            name: format!("House {}", tenant.as_u128()),
            currency: "EGP".into(),
            created_at: Instant::from_millis(0),
        };
        let made: Result<(), DbError> = store
            .write(TenantId::from_uuid(tenant), move |tx| tenants::insert(tx, &row))
            .wait();
        made.unwrap();
    }
    store.close();
    let mut connection = database.connection();
    let all = "SELECT name FROM tenants ORDER BY name";

    // Nobody was named.
    assert_eq!(names(&mut connection, all), Vec::<String>::new());
    // One was named.
    connection
        .batch(&format!(
            "BEGIN; SELECT set_config('coworkflow.tenant', '{nile}', true)"
        ))
        .unwrap();
    assert_eq!(names(&mut connection, all), ["House 1"]);
    connection.batch("UPDATE tenants SET name = 'Mine'; COMMIT").unwrap();
    // The name ends with its transaction.
    assert_eq!(names(&mut connection, all), Vec::<String>::new());
    // All are looked at.
    connection
        .batch("BEGIN; SELECT set_config('coworkflow.across_tenants', 'on', true)")
        .unwrap();
    assert_eq!(names(&mut connection, all), ["House 2", "Mine"]);
    connection.batch("COMMIT").unwrap();
    // A row of another tenant is refused.
    connection
        .batch(&format!(
            "BEGIN; SELECT set_config('coworkflow.tenant', '{nile}', true)"
        ))
        .unwrap();
    let refused = connection.batch(&format!(
        "INSERT INTO counters (tenant_id, name, value) VALUES ('{delta}', 'journal', 9)"
    ));
    assert!(refused.is_err());
    connection.batch("ROLLBACK").unwrap();
}

#[test]
#[ignore = "needs a PostgreSQL server"]
fn no_materialised_view_is_read_but_through_one_that_asks_for_the_tenant() {
    let database = Database::new();
    let mut connection = database.connection();
    let kept = names(&mut connection, "SELECT matviewname::text FROM pg_matviews ORDER BY 1");
    assert!(kept.len() > 5);
    let unguarded: Vec<String> = coworkflow_store::STATEMENTS
        .iter()
        .copied()
        .flatten()
        .filter(|statement| kept.iter().any(|view| statement.sql.contains(view.as_str())))
        .map(|statement| statement.name.to_owned())
        .collect();
    assert_eq!(unguarded, Vec::<String>::new());
    for view in kept {
        let readers = names(
            &mut connection,
            &format!("SELECT definition FROM pg_views WHERE definition LIKE '%FROM {view}%'"),
        );
        assert!(!readers.is_empty(), "{view}");
        assert!(
            readers.iter().all(|text| text.contains("coworkflow_tenant()")),
            "{view}"
        );
    }
}
