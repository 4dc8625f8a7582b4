//! What PostgreSQL says of its own tables.

use std::collections::{BTreeMap, BTreeSet};

use coworkflow_domain::ids::TenantId;

use super::{MoveError, of_tenant};
use crate::db::copy::{Figures, Table};
use crate::db::error::DbError;
use crate::db::postgres::Connection;

/// The same tables by the order in which their rows may come: what is referred to before what refers to it. Refuses when
/// the server has other tables or columns than the file.
pub(super) fn in_order(connection: &mut Connection, tables: &[Table]) -> Result<Vec<Table>, MoveError> {
    let found = connection.query(
        "SELECT class.relname::text, attribute.attname::text
         FROM pg_class AS class JOIN pg_attribute AS attribute ON attribute.attrelid = class.oid
         WHERE class.relkind = 'r' AND class.relnamespace = current_schema()::regnamespace AND attribute.attnum > 0
           AND NOT attribute.attisdropped AND class.relname <> 'coworkflow_schema'",
        &[],
    )?;
    let mut there: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in found {
        there.entry(row.get(0)).or_default().insert(row.get(1));
    }
    let here: BTreeMap<String, BTreeSet<String>> = tables
        .iter()
        .map(|table| {
            let columns = table.columns.iter().map(|(column, _)| column.clone()).collect();
            (table.name.clone(), columns)
        })
        .collect();
    let names: BTreeSet<&String> = here.keys().chain(there.keys()).collect();
    if let Some(name) = names.into_iter().find(|name| here.get(*name) != there.get(*name)) {
        return Err(MoveError::Unlike(name.clone()));
    }
    let referring = connection.query(
        "SELECT DISTINCT from_class.relname::text, to_class.relname::text FROM pg_constraint
         JOIN pg_class AS from_class ON from_class.oid = conrelid JOIN pg_class AS to_class ON to_class.oid = confrelid
         WHERE contype = 'f' AND conrelid <> confrelid AND connamespace = current_schema()::regnamespace",
        &[],
    )?;
    let referring: Vec<(String, String)> = referring.iter().map(|row| (row.get(0), row.get(1))).collect();
    sorted(tables, &referring)
}

/// What is referred to first.
fn sorted(tables: &[Table], referring: &[(String, String)]) -> Result<Vec<Table>, MoveError> {
    let mut waiting: Vec<&Table> = tables.iter().collect();
    let mut order: Vec<Table> = Vec::new();
    while !waiting.is_empty() {
        let (ready, later): (Vec<&Table>, Vec<&Table>) = waiting.iter().partition(|table| {
            let mut needs = referring.iter().filter(|(from, _)| *from == table.name);
            needs.all(|(_, to)| order.iter().any(|done| done.name == *to))
        });
        if ready.is_empty() {
            let names: Vec<&str> = later.iter().map(|table| table.name.as_str()).collect();
            return Err(MoveError::Unlike(format!(
                "tables that refer to each other: {}",
                names.join(", ")
            )));
        }
        order.extend(ready.into_iter().cloned());
        waiting = later;
    }
    Ok(order)
}

/// The figures of all tables, or of one tenant's rows alone: those that [`crate::db::figures`] finds in a file.
pub(super) fn figures(
    connection: &mut Connection,
    tables: &[Table],
    only: Option<TenantId>,
) -> Result<Figures, DbError> {
    let mut figures = Figures::default();
    for table in tables {
        let summed = table.summed();
        let sums: String = summed
            .iter()
            .map(|column| {
                format!(", COALESCE(SUM(\"{column}\" / 1000000), 0)::bigint, COALESCE(SUM(\"{column}\" % 1000000), 0)::bigint")
            })
            .collect();
        let sql = format!("SELECT COUNT(*){sums} FROM \"{}\"{}", table.name, of_tenant(only));
        let rows = connection.query(&sql, &[])?;
        let row = rows.first().ok_or(DbError::NoRow("figures of a table"))?;
        figures.rows.insert(table.name.clone(), row.get(0));
        for (at, column) in summed.iter().enumerate() {
            let sum = i128::from(row.get::<_, i64>(1 + at * 2)) * 1_000_000 + i128::from(row.get::<_, i64>(2 + at * 2));
            figures.sums.insert(format!("{}.{column}", table.name), sum.to_string());
        }
    }
    Ok(figures)
}
