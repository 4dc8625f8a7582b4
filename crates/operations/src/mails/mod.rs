//! Letters to people: written in the transaction of what they tell of, sent after its commit by a job that tries again.

mod deliver;
#[cfg(test)]
mod tests;

use coworkflow_domain::mails::{Letter, MailState};
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Instant;
use coworkflow_store::mails::{self, MailRow};
use coworkflow_store::tenants;

use crate::context::Services;
use crate::failure::{Failure, broken};
use crate::work::Work;

/// How long what was sent can be looked up.
const KEEP_DAYS: i64 = 30;
/// How many are forgotten in one transaction.
const PIECE: i64 = 500;

/// Whom a letter is for.
pub(crate) struct Recipient<'r> {
    /// As the letter greets them.
    pub name: &'r str,
    /// Their address.
    pub address: &'r str,
    /// What they read.
    pub lang: Lang,
}

/// Writes a letter that is sent once this transaction is committed; not any more after `expires_at`.
pub(crate) fn write(
    work: &mut Work,
    letter: &Letter,
    to: &Recipient,
    expires_at: Option<Instant>,
) -> Result<(), Failure> {
    let now = work.now();
    let row = MailRow {
        id: work.new_id(),
        letter: serde_json::to_string(letter).map_err(broken)?,
        lang: to.lang.name().to_owned(),
        to_name: to.name.to_owned(),
        to_address: to.address.to_owned(),
        state: MailState::Waiting,
        tries: 0,
        next_at: now,
        expires_at,
        created_at: now,
        problem: String::new(),
    };
    mails::insert(work.tx, &row)?;
    Ok(())
}

impl Services {
    /// Forgets the letters of all tenants that are older than a month; says how many.
    pub async fn forget_old_mails(&self) -> Result<u64, Failure> {
        let before = self.clock.now().plus_hours(-24 * KEEP_DAYS);
        let all = self
            .store
            .read_across_tenants(|tx| Ok::<_, Failure>(tenants::all_across_tenants(tx)?));
        let mut forgotten = 0;
        for tenant in all.answer().await? {
            loop {
                let piece = self.store.write(tenant, move |tx| {
                    Ok::<_, Failure>(mails::forget_before(tx, before, PIECE)?)
                });
                let gone = piece.answer().await?;
                forgotten += gone;
                if gone < PIECE.unsigned_abs() {
                    break;
                }
            }
        }
        Ok(forgotten)
    }
}
