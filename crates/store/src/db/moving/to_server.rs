//! From a file into a server.

use std::path::Path;

use bytes::Bytes;
use futures_util::SinkExt;

use super::{MoveError, PIECE, Travelled, server, text};
use crate::db::connect_beside;
use crate::db::copy::{Figures, Table, figures, tables};
use crate::db::error::DbError;
use crate::db::postgres::Connection;

/// All rows in one transaction, compared before it ends.
pub(super) fn move_into(file: &Path, connection: &mut Connection, travelled: Travelled) -> Result<Figures, MoveError> {
    let source = connect_beside(file)?;
    let all = tables(&source)?;
    let sent = figures(&source, &all, None)?;
    connection.batch("BEGIN; SELECT set_config('coworkflow.across_tenants', 'on', true)")?;
    let order = server::in_order(connection, &all)?;
    if !connection.query("SELECT 1 FROM tenants", &[])?.is_empty() {
        return Err(MoveError::Taken("the database".into()));
    }
    // Triggers are for what happens, not for what has happened; and whole tables are not one tenant's.
    for table in &order {
        connection.batch(&format!(
            "ALTER TABLE \"{0}\" DISABLE TRIGGER USER, NO FORCE ROW LEVEL SECURITY",
            table.name
        ))?;
    }
    // What the steps of the schema wrote is in the file as well.
    for table in order.iter().rev() {
        connection.batch(&format!("DELETE FROM \"{}\"", table.name))?;
    }
    for table in &order {
        fill(&source, connection, table, travelled)?;
    }
    for table in &order {
        connection.batch(&format!(
            "ALTER TABLE \"{0}\" ENABLE TRIGGER USER, FORCE ROW LEVEL SECURITY",
            table.name
        ))?;
    }
    let arrived = server::figures(connection, &all, None)?;
    if let Some(difference) = sent.difference(&arrived) {
        return Err(MoveError::Different(difference));
    }
    connection.batch("COMMIT")?;
    // Outside of the transaction: what it finds is advice for plans, no data.
    connection.batch("ANALYZE")?;
    Ok(arrived)
}

fn fill(
    source: &rusqlite::Connection,
    connection: &mut Connection,
    table: &Table,
    travelled: Travelled,
) -> Result<(), DbError> {
    let columns: Vec<String> = table
        .columns
        .iter()
        .map(|(column, _)| format!("\"{column}\""))
        .collect();
    let columns = columns.join(", ");
    let into = format!("COPY \"{}\" ({columns}) FROM STDIN", table.name);
    let mut rows = source.prepare(&format!("SELECT {columns} FROM \"{}\"", table.name))?;
    let mut rows = rows.raw_query();
    let (mut piece, mut waiting, mut done) = (String::new(), 0, 0);
    while let Some(row) = rows.next()? {
        for (at, (column, kind)) in table.columns.iter().enumerate() {
            if at > 0 {
                piece.push('\t');
            }
            text::write(&mut piece, column, kind, row.get_ref(at)?)?;
        }
        piece.push('\n');
        waiting += 1;
        if waiting == PIECE {
            done += send(connection, &into, &mut piece, &mut waiting)?;
            travelled(&table.name, done);
        }
    }
    done += send(connection, &into, &mut piece, &mut waiting)?;
    travelled(&table.name, done);
    Ok(())
}

/// Sends what waits and says how many rows it was.
fn send(connection: &mut Connection, into: &str, piece: &mut String, waiting: &mut usize) -> Result<usize, DbError> {
    if *waiting > 0 {
        let rows = Bytes::from(std::mem::take(piece));
        connection.with_client(async |client| {
            let mut sink = Box::pin(client.copy_in::<_, Bytes>(into).await?);
            sink.send(rows).await?;
            sink.as_mut().finish().await
        })?;
    }
    Ok(std::mem::take(waiting))
}
