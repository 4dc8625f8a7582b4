//! Correcting a balance by hand.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::{LedgerKind, LedgerRefusal, check_ledger_amount};
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::text::required_line;
use coworkflow_store::customers::CustomerRow;
use coworkflow_store::ledger::{self, Entry, Floor};
use serde::Serialize;

use super::in_use;
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Moves a balance by a signed amount, with a reason; never below the customer's limit (`M9`, `M10`).
#[derive(Debug, Clone, Serialize)]
pub struct AdjustBalance {
    /// Whose.
    pub id: CustomerId,
    /// Minor units, not 0; positive in favour of the customer.
    pub amount: Money,
    /// Why.
    pub reason: String,
}

impl Change for AdjustBalance {
    type Output = CustomerRow;
    const NAME: &'static str = "customers.adjust_balance";
    const PERMISSION: Permission = Permission::LedgerAdjust;

    fn run(&self, work: &mut Work) -> Result<CustomerRow, Failure> {
        let row = in_use(work, self.id)?;
        let amount = check_ledger_amount(self.amount)?;
        let reason = required_line("reason", &self.reason, 500)?;
        let entry = Entry {
            id: work.new_id(),
            customer_id: row.id,
            kind: LedgerKind::Adjustment,
            amount,
            tender: None,
            invoice_id: None,
            note: reason.clone(),
            actor_id: work.actor_id(),
            at: work.now(),
            day: work.day()?,
        };
        let below = LedgerRefusal::BelowLimit {
            balance: row.balance,
            limit: row.balance_limit,
        };
        let balance = ledger::post(work.tx, &entry, Floor::Limit)?.ok_or(below)?;
        let customer = row.name.clone();
        work.journal(&Event::BalanceAdjusted {
            customer_id: row.id,
            customer,
            amount,
            balance,
            reason,
        })?;
        Ok(CustomerRow { balance, ..row })
    }
}
