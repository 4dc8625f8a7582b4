//! The transaction that a closure works in.

use std::collections::HashSet;
use std::sync::Arc;

use coworkflow_domain::ids::TenantId;
use rusqlite::Connection;

use super::error::DbError;
use super::row::{FromRow, Param, Row, ToParam};
use super::statement::{AcrossTenantsStatement, Statement};
use super::touched::Touched;
use crate::journal::Entry;

/// A transaction of one tenant. Made only by [`super::Store`]; it binds the tenant to every statement.
pub struct Tx<'c> {
    connection: &'c Connection,
    tenant: TenantId,
    pub(super) announcements: Vec<Arc<Entry>>,
    pub(super) touched: HashSet<Touched>,
}

/// A transaction's view over all tenants, for sign-in, first start and jobs.
pub struct AcrossTenants<'t, 'c>(&'t mut Tx<'c>);

impl<'c> Tx<'c> {
    pub(super) fn new(connection: &'c Connection, tenant: TenantId) -> Self {
        Tx {
            connection,
            tenant,
            announcements: Vec::new(),
            touched: HashSet::new(),
        }
    }

    /// Whose data this transaction sees.
    pub fn tenant(&self) -> TenantId {
        self.tenant
    }

    /// The row that must be there: [`DbError::NoRow`] if it isn't.
    pub(crate) fn one<R: FromRow>(&mut self, statement: &Statement<R>, params: &[&dyn ToParam]) -> Result<R, DbError> {
        self.maybe(statement, params)?.ok_or(DbError::NoRow(statement.name))
    }

    /// The first row, if there is one.
    pub(crate) fn maybe<R: FromRow>(
        &mut self,
        statement: &Statement<R>,
        params: &[&dyn ToParam],
    ) -> Result<Option<R>, DbError> {
        first(self.connection, statement.sql, Some(self.tenant), params)
    }

    /// All rows: the statement itself bounds how many.
    pub(crate) fn all<R: FromRow>(
        &mut self,
        statement: &Statement<R>,
        params: &[&dyn ToParam],
    ) -> Result<Vec<R>, DbError> {
        all(self.connection, statement.sql, Some(self.tenant), params)
    }

    /// Runs a change and says how many rows it touched.
    pub(crate) fn execute(&mut self, statement: &Statement<()>, params: &[&dyn ToParam]) -> Result<u64, DbError> {
        execute(self.connection, statement.sql, Some(self.tenant), params)
    }

    /// Tells the listeners, once the transaction is committed.
    pub(crate) fn announce(&mut self, entry: Arc<Entry>) {
        self.announcements.push(entry);
    }

    /// Tells whoever looks at it, once the transaction is committed.
    pub(crate) fn touch(&mut self, touched: Touched) {
        self.touched.insert(touched);
    }

    /// The view over all tenants.
    pub fn across_tenants(&mut self) -> AcrossTenants<'_, 'c> {
        AcrossTenants(self)
    }
}

impl AcrossTenants<'_, '_> {
    /// The first row, if there is one.
    pub(crate) fn maybe<R: FromRow>(
        &mut self,
        statement: &AcrossTenantsStatement<R>,
        params: &[&dyn ToParam],
    ) -> Result<Option<R>, DbError> {
        first(self.0.connection, statement.sql, None, params)
    }

    /// All rows.
    pub(crate) fn all<R: FromRow>(
        &mut self,
        statement: &AcrossTenantsStatement<R>,
        params: &[&dyn ToParam],
    ) -> Result<Vec<R>, DbError> {
        all(self.0.connection, statement.sql, None, params)
    }
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

fn first<R: FromRow>(
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
        .map(|row| R::from_row(&Row(row)))
        .transpose()
}

fn all<R: FromRow>(
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
        found.push(R::from_row(&Row(row))?);
    }
    Ok(found)
}

fn execute(
    connection: &Connection,
    sql: &str,
    tenant: Option<TenantId>,
    params: &[&dyn ToParam],
) -> Result<u64, DbError> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, tenant, params)?;
    Ok(statement.raw_execute()? as u64)
}
