//! The transaction that a closure works in.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use coworkflow_domain::ids::TenantId;

use super::error::DbError;
use super::postgres::Connection;
use super::row::{FromRow, Param, Row, ToParam};
use super::sqlite;
use super::statement::{AcrossTenantsStatement, Statement};
use super::told::News;
use super::touched::Touched;
use crate::journal::Entry;

/// A transaction of one tenant. Made only by [`super::Store`]; it binds the tenant to every statement.
pub struct Tx<'c> {
    connection: Open<'c>,
    tenant: TenantId,
    announcements: Vec<Arc<Entry>>,
    touched: HashSet<Touched>,
}

/// How many statements this program has run.
static STATEMENTS_RUN: AtomicU64 = AtomicU64::new(0);

/// How many statements this program has run, for its figures.
pub fn statements_run() -> u64 {
    STATEMENTS_RUN.load(Ordering::Relaxed)
}

/// The connection that the transaction is open on.
pub(super) enum Open<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(&'c mut Connection),
}

/// A transaction's view over all tenants, for sign-in, first start and jobs.
pub struct AcrossTenants<'t, 'c>(&'t mut Tx<'c>);

impl<'c> Tx<'c> {
    pub(super) fn new(connection: Open<'c>, tenant: TenantId) -> Self {
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
        self.connection.first(statement.sql, Some(self.tenant), params)
    }

    /// All rows: the statement itself bounds how many.
    pub(crate) fn all<R: FromRow>(
        &mut self,
        statement: &Statement<R>,
        params: &[&dyn ToParam],
    ) -> Result<Vec<R>, DbError> {
        self.connection.all(statement.sql, Some(self.tenant), params)
    }

    /// Runs a change and says how many rows it touched.
    pub(crate) fn execute(&mut self, statement: &Statement<()>, params: &[&dyn ToParam]) -> Result<u64, DbError> {
        self.connection.execute(statement.sql, Some(self.tenant), params)
    }

    /// Does what the database may refuse, so that the closure can go on after the refusal. Where that matters, it is done
    /// behind a savepoint; nothing else in it is taken back.
    pub(crate) fn attempt<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, DbError>) -> Result<T, DbError> {
        if let Open::Postgres(connection) = &mut self.connection {
            connection.save_attempt()?;
        }
        let done = work(self);
        if let (Err(_), Open::Postgres(connection)) = (&done, &mut self.connection) {
            connection.refused_attempt();
        }
        done
    }

    /// Tells the listeners, once the transaction is committed.
    pub(crate) fn announce(&mut self, entry: Arc<Entry>) {
        self.announcements.push(entry);
    }

    /// Tells whoever looks at it, once the transaction is committed.
    pub(crate) fn touch(&mut self, touched: Touched) {
        self.touched.insert(touched);
    }

    /// What it has to tell once it is committed; nothing is left of it here.
    pub(super) fn news(&mut self) -> News {
        News {
            entries: std::mem::take(&mut self.announcements),
            touched: std::mem::take(&mut self.touched),
        }
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
        self.0.connection.first(statement.sql, None, params)
    }

    /// All rows.
    pub(crate) fn all<R: FromRow>(
        &mut self,
        statement: &AcrossTenantsStatement<R>,
        params: &[&dyn ToParam],
    ) -> Result<Vec<R>, DbError> {
        self.0.connection.all(statement.sql, None, params)
    }
}

impl Open<'_> {
    fn first<R: FromRow>(
        &mut self,
        sql: &'static str,
        tenant: Option<TenantId>,
        params: &[&dyn ToParam],
    ) -> Result<Option<R>, DbError> {
        STATEMENTS_RUN.fetch_add(1, Ordering::Relaxed);
        match self {
            Open::Sqlite(connection) => sqlite::first(connection, sql, tenant, params),
            Open::Postgres(connection) => {
                let rows = connection.rows(sql, tenant, &values(params))?;
                rows.first().map(|row| R::from_row(&Row::Postgres(row))).transpose()
            }
        }
    }

    fn all<R: FromRow>(
        &mut self,
        sql: &'static str,
        tenant: Option<TenantId>,
        params: &[&dyn ToParam],
    ) -> Result<Vec<R>, DbError> {
        STATEMENTS_RUN.fetch_add(1, Ordering::Relaxed);
        match self {
            Open::Sqlite(connection) => sqlite::all(connection, sql, tenant, params),
            Open::Postgres(connection) => {
                let rows = connection.rows(sql, tenant, &values(params))?;
                rows.iter().map(|row| R::from_row(&Row::Postgres(row))).collect()
            }
        }
    }

    fn execute(
        &mut self,
        sql: &'static str,
        tenant: Option<TenantId>,
        params: &[&dyn ToParam],
    ) -> Result<u64, DbError> {
        STATEMENTS_RUN.fetch_add(1, Ordering::Relaxed);
        match self {
            Open::Sqlite(connection) => sqlite::execute(connection, sql, tenant, params),
            Open::Postgres(connection) => connection.change(sql, tenant, &values(params)),
        }
    }
}

fn values<'p>(params: &'p [&dyn ToParam]) -> Vec<Param<'p>> {
    params.iter().map(|value| value.param()).collect()
}
