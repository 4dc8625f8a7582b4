//! One connection to a PostgreSQL server, used from one thread: every call waits for its answer, and never for longer
//! than its limit.

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::Duration;

use coworkflow_domain::ids::TenantId;
use tokio::runtime::Runtime;
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::error::{Severity, SqlState};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Config, Error, Row, Statement};

use super::PostgresOptions;
use super::tls::Tls;
use crate::db::error::DbError;
use crate::db::row::Param;

/// How much longer than the server's own limit its answer is waited for: past it, the server hangs.
const GRACE: Duration = Duration::from_secs(2);

/// Most statements that stay prepared on a connection: each takes some of the server's memory.
const MOST_PREPARED: usize = 512;

/// What became of the transaction that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It goes on.
    Sound,
    /// A statement was refused: nothing more can be done in it but to go back to a savepoint or to its beginning.
    Refused,
    /// It stood in the way of another one and was given up: all of it may run again.
    Doomed,
    /// The connection is gone: what was not committed did not happen.
    Lost,
}

/// A connection and what was prepared on it.
pub struct Connection {
    runtime: Runtime,
    client: Client,
    statements: HashMap<&'static str, Statement>,
    limit: Duration,
    fate: Fate,
    /// Whether the open transaction may look over all tenants now.
    across: bool,
    /// Whether the savepoint of an attempt stands.
    attempted: bool,
}

impl Connection {
    /// Connects, and tells the server how long it may take for anything, and that its disk has no arm that has to move: everything
    /// that is asked stands in an index.
    pub fn connect(config: &Config, options: &PostgresOptions) -> Result<Connection, DbError> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| DbError::Unavailable(error.to_string()))?;
        let tls = Tls::new(options)?;
        let connecting = async {
            let (client, connection) = tokio::time::timeout(options.connect_timeout, config.connect(tls))
                .await
                .map_err(|_| DbError::Unavailable("the database server does not answer".into()))??;
            // Its failure is told to every statement that waits.
            tokio::spawn(connection);
            Ok::<_, DbError>(client)
        };
        let client = runtime.block_on(connecting)?;
        let mut connection = Connection {
            runtime,
            client,
            statements: HashMap::new(),
            limit: options.statement_timeout + GRACE,
            fate: Fate::Sound,
            across: false,
            attempted: false,
        };
        connection.batch(&format!(
            "SET statement_timeout = {}; SET lock_timeout = {}; SET idle_in_transaction_session_timeout = {};
             SET client_min_messages = warning; SET jit = off; SET random_page_cost = 1.1",
            options.statement_timeout.as_millis(),
            options.lock_timeout.as_millis(),
            (options.statement_timeout * 2).as_millis(),
        ))?;
        Ok(connection)
    }

    /// How to connect by a URL (`postgres://user:password@host/name`) or a list of settings. TLS is asked for, and the
    /// certificate checked, unless the server is this machine or the URL says otherwise (`sslmode`).
    pub fn config(url: &str) -> Result<Config, DbError> {
        let mut config: Config = url
            .parse()
            .map_err(|error: Error| DbError::Unavailable(format!("the database's address can't be read: {error}")))?;
        if !url.contains("sslmode") {
            let near = config.get_hosts().iter().all(is_this_machine);
            config.ssl_mode(if near { SslMode::Disable } else { SslMode::Require });
        }
        if config.get_application_name().is_none() {
            config.application_name("coworkflow");
        }
        // A server that vanished without a word is noticed within a minute, also while nothing is asked.
        config.keepalives_idle(Duration::from_secs(30));
        config.keepalives_interval(Duration::from_secs(10));
        config.keepalives_retries(3);
        Ok(config)
    }

    pub(super) fn fate(&self) -> Fate {
        if self.client.is_closed() { Fate::Lost } else { self.fate }
    }

    fn wait<T>(&mut self, asked: impl AsyncFnOnce(&Client) -> Result<T, Error>) -> Result<T, DbError> {
        let (client, limit) = (&self.client, self.limit);
        let answered = self
            .runtime
            .block_on(async { tokio::time::timeout(limit, asked(client)).await });
        match answered {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => {
                self.fate = worse(self.fate, fate_of(&error));
                Err(error.into())
            }
            Err(_) => {
                self.fate = Fate::Lost;
                Err(DbError::Unavailable("the database server does not answer".into()))
            }
        }
    }

    /// Runs statements without parameters, one after the other, in one round trip.
    pub fn batch(&mut self, sql: &str) -> Result<(), DbError> {
        self.wait(async |client| client.batch_execute(sql).await)
    }

    /// The rows of a statement that is run once: migrations, checks and tests.
    pub fn query(&mut self, sql: &str, params: &[Param]) -> Result<Vec<Row>, DbError> {
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|param| param as _).collect();
        self.wait(async |client| client.query(sql, &params).await)
    }

    /// The client itself, with the runtime that it needs: for what is done by no statement, such as copying rows in bulk.
    pub fn with_client<T>(&mut self, work: impl AsyncFnOnce(&Client) -> Result<T, Error>) -> Result<T, DbError> {
        self.runtime.block_on(work(&self.client)).map_err(DbError::from)
    }

    /// Begins a change of one tenant. Changes of a tenant wait for each other, on whichever server they run: what a closure
    /// has read stays so until it is committed, as with the one writer of a file, and none can stand in another's way.
    pub(super) fn begin_write(&mut self, tenant: TenantId) -> Result<(), DbError> {
        self.begun();
        self.batch(&format!(
            "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
             SELECT set_config('coworkflow.tenant', '{}', true), pg_advisory_xact_lock({})",
            tenant.uuid(),
            lock_of(tenant),
        ))
    }

    /// Begins a question on a snapshot.
    pub(super) fn begin_read(&mut self, tenant: TenantId) -> Result<(), DbError> {
        self.begun();
        self.batch(&format!(
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT set_config('coworkflow.tenant', '{}', true)",
            tenant.uuid(),
        ))
    }

    fn begun(&mut self) {
        if self.fate != Fate::Lost {
            self.fate = Fate::Sound;
        }
        (self.across, self.attempted) = (false, false);
    }

    /// Goes back to the savepoint of this name, after which the transaction goes on.
    pub(super) fn back_to(&mut self, savepoint: &str) -> Result<(), DbError> {
        self.batch(&format!("ROLLBACK TO SAVEPOINT {savepoint}"))?;
        if self.fate == Fate::Refused {
            self.fate = Fate::Sound;
        }
        Ok(())
    }

    /// Sets a savepoint, in the place of the last of this name where one stands.
    pub(in crate::db) fn save_attempt(&mut self) -> Result<(), DbError> {
        let anew = if self.attempted {
            "RELEASE SAVEPOINT attempt; "
        } else {
            ""
        };
        self.batch(&format!("{anew}SAVEPOINT attempt"))?;
        self.attempted = true;
        Ok(())
    }

    /// What was attempted was refused: back to where it began, unless the whole transaction is lost.
    pub(in crate::db) fn refused_attempt(&mut self) {
        if self.fate() == Fate::Refused && self.back_to("attempt").is_err() {
            self.fate = worse(self.fate, Fate::Doomed);
        }
    }

    /// A savepoint around it was released or gone back to: that of the last attempt stands no more.
    pub(super) fn forget_attempt(&mut self) {
        self.attempted = false;
    }

    /// Gives up the open transaction, if the connection still stands.
    pub(super) fn rollback(&mut self) {
        if self.fate() != Fate::Lost && self.batch("ROLLBACK").is_err() {
            // Whatever is still open ends with the connection.
            self.fate = Fate::Lost;
        }
    }

    fn prepared(&mut self, sql: &'static str, given: usize) -> Result<Statement, DbError> {
        if self.fate == Fate::Refused {
            return Err(DbError::Broken(
                "a statement was refused, and the closure went on without an attempt".into(),
            ));
        }
        let statement = match self.statements.get(sql) {
            Some(statement) => statement.clone(),
            None => {
                if self.statements.len() >= MOST_PREPARED {
                    self.statements.clear();
                }
                let statement = self.wait(async |client| client.prepare(sql).await)?;
                self.statements.insert(sql, statement.clone());
                statement
            }
        };
        if statement.params().len() != given {
            let asked = statement.params().len();
            return Err(DbError::Broken(format!("{given} values for {asked} parameters")));
        }
        Ok(statement)
    }

    /// Lets the transaction look over all tenants, or over its own alone.
    fn look(&mut self, across: bool) -> Result<(), DbError> {
        if self.across != across {
            let set = if across { "on" } else { "" };
            self.batch(&format!(
                "SELECT set_config('coworkflow.across_tenants', '{set}', true)"
            ))?;
            self.across = across;
        }
        Ok(())
    }

    /// The rows of a declared statement; without a tenant, it looks over all.
    pub(in crate::db) fn rows(
        &mut self,
        sql: &'static str,
        tenant: Option<TenantId>,
        params: &[Param],
    ) -> Result<Vec<Row>, DbError> {
        let leading = tenant.map(|tenant| Param::Uuid(tenant.uuid()));
        let values = values(leading.as_ref(), params);
        self.look(tenant.is_none())?;
        let statement = self.prepared(sql, values.len())?;
        self.wait(async |client| client.query(&statement, &values).await)
    }

    /// How many rows a declared change touched.
    pub(in crate::db) fn change(
        &mut self,
        sql: &'static str,
        tenant: Option<TenantId>,
        params: &[Param],
    ) -> Result<u64, DbError> {
        let leading = tenant.map(|tenant| Param::Uuid(tenant.uuid()));
        let values = values(leading.as_ref(), params);
        self.look(tenant.is_none())?;
        let statement = self.prepared(sql, values.len())?;
        self.wait(async |client| client.execute(&statement, &values).await)
    }
}

fn values<'v>(leading: Option<&'v Param<'v>>, params: &'v [Param<'v>]) -> Vec<&'v (dyn ToSql + Sync)> {
    leading.into_iter().chain(params).map(|param| param as _).collect()
}

/// The lock that the changes of a tenant take: its last eight bytes, which are chance.
fn lock_of(tenant: TenantId) -> i64 {
    let [.., a, b, c, d, e, f, g, h] = *tenant.uuid().as_bytes();
    i64::from_be_bytes([a, b, c, d, e, f, g, h])
}

fn is_this_machine(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => name == "localhost" || name.parse().is_ok_and(|address: IpAddr| address.is_loopback()),
        #[cfg(unix)]
        Host::Unix(_) => true,
    }
}

/// What an error means for the transaction in which it came.
fn fate_of(error: &Error) -> Fate {
    let Some(refused) = error.as_db_error() else {
        return if error.is_closed()
            || std::error::Error::source(error).is_some_and(|cause| cause.is::<std::io::Error>())
        {
            Fate::Lost
        } else {
            Fate::Refused
        };
    };
    if matches!(refused.parsed_severity(), Some(Severity::Fatal | Severity::Panic)) {
        return Fate::Lost;
    }
    match refused.code() {
        &SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED => Fate::Doomed,
        // A table was changed under what was prepared: it is prepared anew on a connection of its own.
        &SqlState::FEATURE_NOT_SUPPORTED | &SqlState::INVALID_SQL_STATEMENT_NAME => Fate::Lost,
        code if code.code().starts_with("08") => Fate::Lost,
        _ => Fate::Refused,
    }
}

/// What is lost stays lost, and what is doomed stays so until it begins anew.
fn worse(before: Fate, now: Fate) -> Fate {
    match (before, now) {
        (Fate::Lost, _) | (_, Fate::Lost) => Fate::Lost,
        (Fate::Doomed, _) | (_, Fate::Doomed) => Fate::Doomed,
        (Fate::Refused, _) | (_, Fate::Refused) => Fate::Refused,
        (Fate::Sound, Fate::Sound) => Fate::Sound,
    }
}
