//! Closures that wait for their transaction, without their types.

use std::panic::{AssertUnwindSafe, catch_unwind};

use coworkflow_domain::ids::TenantId;
use tokio::sync::oneshot;

use super::error::DbError;
use super::tx::Tx;

/// A closure that waits.
pub(super) trait Work: Send {
    /// Runs the closure in the transaction; whether what it did may be kept.
    fn run(&mut self, tx: &mut Tx) -> bool;
    /// Whose data it works with.
    fn tenant(&self) -> TenantId;
    /// Gives the caller the result, or the failure of the whole commit.
    fn answer(self: Box<Self>, committed: Result<(), DbError>);
}

/// A closure with its caller.
pub(super) struct Job<T, E, F> {
    tenant: TenantId,
    work: F,
    result: Option<Result<T, E>>,
    caller: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Job<T, E, F> {
    pub(super) fn new(tenant: TenantId, work: F, caller: oneshot::Sender<Result<T, E>>) -> Self {
        Job {
            tenant,
            work,
            result: None,
            caller,
        }
    }
}

impl<T, E, F> Work for Job<T, E, F>
where
    T: Send,
    E: From<DbError> + Send,
    F: FnMut(&mut Tx) -> Result<T, E> + Send,
{
    fn run(&mut self, tx: &mut Tx) -> bool {
        let result = catch_unwind(AssertUnwindSafe(|| (self.work)(tx))).unwrap_or_else(|panic| {
            let message = panic
                .downcast_ref::<&str>()
                .map(ToString::to_string)
                .or_else(|| panic.downcast_ref::<String>().cloned());
            Err(DbError::Panicked(message.unwrap_or_else(|| "of unknown cause".into())).into())
        });
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }

    fn tenant(&self) -> TenantId {
        self.tenant
    }

    fn answer(self: Box<Self>, committed: Result<(), DbError>) {
        let result = match (committed, self.result) {
            (_, Some(Err(refused))) => Err(refused),
            (Ok(()), Some(done)) => done,
            (Ok(()), None) => Err(DbError::Broken("a closure was answered before it ran".into()).into()),
            (Err(failure), _) => Err(failure.into()),
        };
        // A caller that went away has its answer in the database.
        let _ = self.caller.send(result);
    }
}
