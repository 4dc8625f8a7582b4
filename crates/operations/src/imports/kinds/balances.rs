//! What the house holds for customers or is owed by them: one opening entry each.

use coworkflow_domain::customers::LedgerKind;
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::imports::ImportKind;
use coworkflow_domain::money::{Money, Sign};
use coworkflow_domain::refusal::Refusal;
use coworkflow_domain::text::optional_line;
use coworkflow_store::ledger::{self, Floor};
use serde::Serialize;

use super::super::cells::Cells;
use super::super::fields::Field;
use super::super::refusals::ImportRefusal;
use super::whose::Whose;
use crate::failure::Failure;
use crate::work::Work;

/// A balance; below 0 the customer owes it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Draft {
    whose: Whose,
    amount: Money,
    note: String,
}

impl Draft {
    pub(super) fn read(cells: &Cells) -> Result<Draft, Refusal> {
        let amount = cells.amount(Field::Balance, Sign::Any)?.unwrap_or(Money::ZERO);
        if amount.is_zero() {
            return Err(ImportRefusal::NothingToTakeIn.into());
        }
        Ok(Draft {
            whose: Whose::read(cells)?,
            amount,
            note: optional_line("notes", Some(cells.text(Field::Notes)), 500)?.unwrap_or_default(),
        })
    }

    pub(super) fn keys(&self) -> Vec<String> {
        vec![self.whose.key()]
    }

    pub(super) fn take(&self, work: &mut Work, write: bool) -> Result<(), Failure> {
        let customer = self.whose.find(work)?;
        if ledger::has_opening(work.tx, customer.id)? {
            return Err(ImportRefusal::AlreadyKnown {
                kind: ImportKind::Balances,
            }
            .into());
        }
        if write {
            post_opening(work, customer.id, self.amount, &self.note)?;
        }
        Ok(())
    }
}

/// Posts what was brought along; a debt may pass the limit, which is for what is spent here (`M10`).
pub(super) fn post_opening(work: &mut Work, customer_id: CustomerId, amount: Money, note: &str) -> Result<(), Failure> {
    let entry = ledger::Entry {
        id: work.new_id(),
        customer_id,
        kind: LedgerKind::Opening,
        amount,
        tender: None,
        invoice_id: None,
        note: note.to_owned(),
        actor_id: work.actor_id(),
        at: work.now(),
        day: work.day()?,
    };
    ledger::post(work.tx, &entry, Floor::None)?;
    Ok(())
}
