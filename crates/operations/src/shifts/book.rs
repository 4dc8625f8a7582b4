//! Every movement of cash in the house is booked in the chain, in its own transaction.

use coworkflow_domain::ids::{LedgerEntryId, PaymentId};
use coworkflow_domain::money::Money;
use coworkflow_domain::shifts::{CashKind, ShiftRefusal};
use coworkflow_domain::spaces::CashShifts;
use coworkflow_store::shifts::{self, NewEntry};
use coworkflow_store::spaces;

use crate::context::Actor;
use crate::failure::Failure;
use crate::work::Work;

/// What a cash entry stands for.
pub(crate) enum Cash {
    /// Taken for an invoice.
    Sale(PaymentId),
    /// Given back for an invoice.
    Refund(PaymentId),
    /// Handed in for a balance.
    TopUp(LedgerEntryId),
}

/// Books cash in the actor's open shift; `amount` is what moved, more than 0. Without a shift it is booked to none, or
/// refused where the space wants shifts. The program itself has no drawer.
pub(crate) fn book(work: &mut Work, cash: Cash, amount: Money) -> Result<(), Failure> {
    let actor_id = work.actor_id();
    let shift_id = shifts::open_id_of(work.tx, actor_id)?;
    let by_a_person = !matches!(work.actor(), Actor::System);
    if shift_id.is_none() && by_a_person && spaces::the_space(work.tx)?.cash_shifts == CashShifts::Required {
        return Err(ShiftRefusal::Needed.into());
    }
    let (kind, amount, payment_id, ledger_entry_id) = match cash {
        Cash::Sale(payment) => (CashKind::Sale, amount, Some(payment), None),
        Cash::Refund(payment) => (CashKind::Refund, amount.negated()?, Some(payment), None),
        Cash::TopUp(entry) => (CashKind::TopUp, amount, None, Some(entry)),
    };
    let at = work.now();
    shifts::append(
        work.tx,
        NewEntry {
            shift_id,
            kind,
            amount,
            payment_id,
            ledger_entry_id,
            reason: String::new(),
            actor_id,
            at,
        },
    )?;
    Ok(())
}
