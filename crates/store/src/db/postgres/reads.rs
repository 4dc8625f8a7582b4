//! Questions: each on a snapshot of its own, asked again where the connection was lost.

use std::sync::Arc;
use std::time::Instant;

use crossbeam_channel::Receiver;

use super::connection::Fate;
use super::queue::Waiting;
use super::{Shared, Slot};
use crate::db::error::DbError;
use crate::db::follow::Look;
use crate::db::tx::{Open, Tx};

/// How often a question is asked before its connection is given up.
const TRIES: u32 = 3;

pub(super) fn serve(shared: &Shared, waiting: &Receiver<Waiting>) {
    let mut slot = Slot::default();
    while let Ok(question) = waiting.recv() {
        answer(shared, &mut slot, question);
    }
}

fn answer(shared: &Shared, slot: &mut Slot, mut waiting: Waiting) {
    let deadline = waiting.since + shared.options.patience;
    let mut outcome = Ok(());
    for _ in 0..TRIES {
        outcome = ask(shared, slot, &mut waiting, deadline);
        if outcome.is_ok() || Instant::now() >= deadline {
            break;
        }
    }
    waiting.job.answer(outcome);
    if let Some(connection) = &mut slot.0 {
        // Nothing was changed: how it ends is no matter.
        connection.rollback();
    }
}

/// Runs it once; an error means that it may run again.
fn ask(shared: &Shared, slot: &mut Slot, waiting: &mut Waiting, deadline: Instant) -> Result<(), DbError> {
    let connection = slot.connection(shared, deadline)?;
    let tenant = waiting.job.tenant();
    connection.begin_read(tenant)?;
    waiting.job.run(&mut Tx::new(Open::Postgres(connection), tenant));
    match connection.fate() {
        Fate::Sound | Fate::Refused => Ok(()),
        Fate::Doomed | Fate::Lost => {
            connection.rollback();
            Err(DbError::Unavailable("the connection to the database was lost".into()))
        }
    }
}

/// How what the servers commit is looked at: on a connection of its own, so that it waits behind no question.
pub(super) fn look(shared: Arc<Shared>) -> Look {
    let mut slot = Slot::default();
    Box::new(move |tenant, question| {
        let connection = slot.connection(&shared, Instant::now() + shared.options.patience)?;
        connection.begin_read(tenant)?;
        let asked = question(&mut Tx::new(Open::Postgres(connection), tenant));
        connection.rollback();
        asked
    })
}
