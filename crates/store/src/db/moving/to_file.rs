//! From a server into a file.

use std::path::Path;

use coworkflow_domain::ids::TenantId;
use rusqlite::params_from_iter;
use rusqlite::types::Value as Cell;

use super::{MoveError, PIECE, Travelled, of_tenant, server};
use crate::archive::without_triggers;
use crate::db::connect_beside;
use crate::db::copy::{Figures, Table, figures, tables};
use crate::db::error::DbError;
use crate::db::postgres::Connection;
use crate::db::row::Value;

/// Fills a file that has the tables of this program with the rows of one tenant, or of all, as they are at one moment: all
/// rows in one transaction, compared before it ends.
pub(crate) fn pour(
    connection: &mut Connection,
    file: &Path,
    only: Option<TenantId>,
    travelled: Travelled,
) -> Result<Figures, MoveError> {
    let mut target = connect_beside(file)?;
    // Rows come table by table.
    target
        .pragma_update(None, "foreign_keys", false)
        .map_err(DbError::from)?;
    connection.batch(
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT set_config('coworkflow.across_tenants', 'on', true)",
    )?;
    let tx = target.transaction().map_err(DbError::from)?;
    let all = tables(&tx)?;
    let order = server::in_order(connection, &all)?;
    // Triggers are for what happens, not for what has happened.
    let triggers = without_triggers(&tx)?;
    for table in &order {
        // What the steps of the schema wrote is in the database as well.
        tx.execute_batch(&format!("DELETE FROM \"{}\"", table.name))
            .map_err(DbError::from)?;
        fill(connection, &tx, table, only, travelled)?;
    }
    for trigger in triggers {
        tx.execute_batch(&trigger).map_err(DbError::from)?;
    }
    let sent = server::figures(connection, &all, only)?;
    connection.batch("COMMIT")?;
    let arrived = figures(&tx, &all, None)?;
    if let Some(difference) = sent.difference(&arrived) {
        return Err(MoveError::Different(difference));
    }
    if tx
        .prepare("PRAGMA foreign_key_check")
        .and_then(|mut check| check.exists([]))
        .map_err(DbError::from)?
    {
        return Err(MoveError::Different("a row refers to one that is not there".into()));
    }
    tx.commit().map_err(DbError::from)?;
    Ok(arrived)
}

fn fill(
    connection: &mut Connection,
    target: &rusqlite::Connection,
    table: &Table,
    only: Option<TenantId>,
    travelled: Travelled,
) -> Result<(), DbError> {
    let columns: Vec<String> = table
        .columns
        .iter()
        .map(|(column, _)| format!("\"{column}\""))
        .collect();
    let columns = columns.join(", ");
    connection.batch(&format!(
        "DECLARE travelling NO SCROLL CURSOR FOR SELECT {columns} FROM \"{}\"{}",
        table.name,
        of_tenant(only)
    ))?;
    let places = vec!["?"; table.columns.len()].join(", ");
    let mut insert = target.prepare(&format!("INSERT INTO \"{}\" ({columns}) VALUES ({places})", table.name))?;
    let fetch = format!("FETCH {PIECE} FROM travelling");
    let mut done = 0;
    loop {
        let rows = connection.query(&fetch, &[])?;
        for row in &rows {
            let cells = (0..table.columns.len())
                .map(|at| row.try_get(at).map(cell))
                .collect::<Result<Vec<_>, _>>();
            insert.execute(params_from_iter(cells?))?;
        }
        done += rows.len();
        travelled(&table.name, done);
        if rows.len() < PIECE {
            break;
        }
    }
    connection.batch("CLOSE travelling")
}

fn cell(value: Value<'_>) -> Cell {
    match value {
        Value::Null => Cell::Null,
        Value::Int(number) => Cell::Integer(number),
        Value::Text(text) => Cell::Text(text.to_owned()),
        Value::Bytes(bytes) => Cell::Blob(bytes.to_vec()),
    }
}
