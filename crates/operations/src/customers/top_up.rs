//! Money handed in beforehand.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::{LedgerKind, LedgerRefusal, check_top_up};
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::Tender;
use coworkflow_domain::text::optional_line;
use coworkflow_store::customers::CustomerRow;
use coworkflow_store::ledger::{self, Entry, Floor};
use serde::Serialize;

use super::in_use;
use crate::failure::Failure;
use crate::perform::Change;
use crate::shifts::{Cash, book};
use crate::work::Work;

/// Adds money to a customer's balance (`M9`).
#[derive(Debug, Clone, Serialize)]
pub struct TopUp {
    /// Whose.
    pub id: CustomerId,
    /// Minor units, more than 0.
    pub amount: Money,
    /// How it came in; not from the balance itself.
    pub tender: Tender,
    /// Of the transfer, for InstaPay and wallets.
    pub reference: Option<String>,
    /// In the desk's words.
    pub note: Option<String>,
}

impl Change for TopUp {
    type Output = CustomerRow;
    const NAME: &'static str = "customers.top_up";
    const PERMISSION: Permission = Permission::PaymentsTake;

    fn run(&self, work: &mut Work) -> Result<CustomerRow, Failure> {
        let row = in_use(work, self.id)?;
        let amount = check_top_up(self.amount)?;
        if self.tender == Tender::Balance {
            return Err(LedgerRefusal::FromItself.into());
        }
        let reference = optional_line("reference", self.reference.as_deref(), 120)?;
        if self.tender.needs_reference() && reference.is_none() {
            return Err(LedgerRefusal::ReferenceMissing.into());
        }
        let note = optional_line("note", self.note.as_deref(), 500)?;
        let entry = Entry {
            id: work.new_id(),
            customer_id: row.id,
            kind: LedgerKind::TopUp,
            amount,
            tender: Some(self.tender),
            invoice_id: None,
            note: [reference, note].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            actor_id: work.actor_id(),
            at: work.now(),
            day: work.day()?,
        };
        let below = LedgerRefusal::BelowLimit {
            balance: row.balance,
            limit: row.balance_limit,
        };
        let balance = ledger::post(work.tx, &entry, Floor::None)?.ok_or(below)?;
        if self.tender == Tender::Cash {
            book(work, Cash::TopUp(entry.id), amount)?;
        }
        let (customer, tender) = (row.name.clone(), self.tender);
        work.journal(&Event::BalanceToppedUp {
            customer_id: row.id,
            customer,
            amount,
            tender,
            balance,
        })?;
        Ok(CustomerRow { balance, ..row })
    }
}

#[cfg(test)]
#[path = "ledger_tests.rs"]
mod tests;
