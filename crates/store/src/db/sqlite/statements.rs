//! Declared statements on SQLite: values in, typed rows out.

use coworkflow_domain::ids::TenantId;
use rusqlite::Connection;
use rusqlite::types::{ToSqlOutput, Value as Stored, ValueRef};

use crate::db::error::DbError;
use crate::db::row::{FromRow, Param, Row, ToParam, Value};

impl rusqlite::ToSql for Param<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Param::Null => ToSqlOutput::Owned(Stored::Null),
            Param::Int(number) => ToSqlOutput::Owned(Stored::Integer(*number)),
            Param::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Param::Uuid(id) => ToSqlOutput::Borrowed(ValueRef::Blob(id.as_bytes())),
            Param::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}

/// A value as both databases give it.
pub(in crate::db) fn value(value: ValueRef<'_>) -> Result<Value<'_>, DbError> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Real(_) => return Err(DbError::Broken("found a number that is not whole".into())),
        ValueRef::Text(text) => {
            Value::Text(std::str::from_utf8(text).map_err(|_| DbError::Broken("found text that is not UTF-8".into()))?)
        }
        ValueRef::Blob(bytes) => Value::Bytes(bytes),
    })
}

/// Binds each value to its number: SQLite takes `$2` for a name and would count names as they appear in the text.
fn bind(
    statement: &mut rusqlite::Statement<'_>,
    tenant: Option<TenantId>,
    params: &[&dyn ToParam],
) -> Result<(), DbError> {
    let leading = usize::from(tenant.is_some());
    if statement.parameter_count() != params.len() + leading {
        return Err(DbError::Broken(format!(
            "{} values for {} parameters",
            params.len() + leading,
            statement.parameter_count()
        )));
    }
    for place in 1..=statement.parameter_count() {
        let name = statement.parameter_name(place).unwrap_or_default();
        let number: usize = name
            .strip_prefix('$')
            .and_then(|number| number.parse().ok())
            .unwrap_or(0);
        let value = match (tenant, number) {
            (Some(tenant), 1) => Some(Param::Uuid(tenant.uuid())),
            _ => number
                .checked_sub(leading + 1)
                .and_then(|at| params.get(at))
                .map(|value| value.param()),
        };
        let value = value.ok_or_else(|| DbError::Broken(format!("no value for the parameter {name:?}")))?;
        statement.raw_bind_parameter(place, value)?;
    }
    Ok(())
}

/// The first row of a declared statement; without a tenant, it looks over all.
pub(in crate::db) fn first<R: FromRow>(
    connection: &Connection,
    sql: &str,
    tenant: Option<TenantId>,
    params: &[&dyn ToParam],
) -> Result<Option<R>, DbError> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, tenant, params)?;
    statement
        .raw_query()
        .next()?
        .map(|row| R::from_row(&Row::Sqlite(row)))
        .transpose()
}

/// All its rows.
pub(in crate::db) fn all<R: FromRow>(
    connection: &Connection,
    sql: &str,
    tenant: Option<TenantId>,
    params: &[&dyn ToParam],
) -> Result<Vec<R>, DbError> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, tenant, params)?;
    let mut rows = statement.raw_query();
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(R::from_row(&Row::Sqlite(row))?);
    }
    Ok(found)
}

/// How many rows a change touched.
pub(in crate::db) fn execute(
    connection: &Connection,
    sql: &str,
    tenant: Option<TenantId>,
    params: &[&dyn ToParam],
) -> Result<u64, DbError> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, tenant, params)?;
    Ok(statement.raw_execute()? as u64)
}
