//! Cash that is put into one's drawer or taken out of it, for a reason.

use coworkflow_domain::access::Permission;
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::shifts::{CashKind, ShiftRefusal, check_moved};
use coworkflow_domain::text::required_line;
use coworkflow_store::shifts::{self, NewEntry, ShiftRow};
use serde::Serialize;

use super::view::{self, ShiftView};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Puts cash in: change from the bank.
#[derive(Debug, Clone, Serialize)]
pub struct PayIn {
    /// More than 0.
    pub amount: Money,
    /// Why.
    pub reason: String,
}

impl Change for PayIn {
    type Output = ShiftView;
    const NAME: &'static str = "shifts.pay_in";
    const PERMISSION: Permission = Permission::ShiftsOwn;

    fn run(&self, work: &mut Work) -> Result<ShiftView, Failure> {
        let amount = check_moved(self.amount)?;
        let (shift, reason) = moved(work, CashKind::PayIn, amount, &self.reason)?;
        work.journal(&Event::CashPaidIn {
            shift_id: shift.id,
            user_id: shift.user_id,
            user: shift.user_name,
            amount,
            reason,
        })?;
        view::load(work, shift.id)
    }
}

/// Takes cash out: milk, a trip to the bank. Blind to what is there, as the count is.
#[derive(Debug, Clone, Serialize)]
pub struct PayOut {
    /// More than 0.
    pub amount: Money,
    /// Why.
    pub reason: String,
}

impl Change for PayOut {
    type Output = ShiftView;
    const NAME: &'static str = "shifts.pay_out";
    const PERMISSION: Permission = Permission::ShiftsOwn;

    fn run(&self, work: &mut Work) -> Result<ShiftView, Failure> {
        let amount = check_moved(self.amount)?;
        let (shift, reason) = moved(work, CashKind::PayOut, amount.negated()?, &self.reason)?;
        work.journal(&Event::CashPaidOut {
            shift_id: shift.id,
            user_id: shift.user_id,
            user: shift.user_name,
            amount,
            reason,
        })?;
        view::load(work, shift.id)
    }
}

fn moved(work: &mut Work, kind: CashKind, amount: Money, reason: &str) -> Result<(ShiftRow, String), Failure> {
    let reason = required_line("reason", reason, 200)?;
    let (actor_id, at) = (work.actor_id(), work.now());
    let shift = shifts::open_of(work.tx, actor_id)?.ok_or(ShiftRefusal::NoneOpen)?;
    shifts::append(
        work.tx,
        NewEntry {
            shift_id: Some(shift.id),
            kind,
            amount,
            payment_id: None,
            ledger_entry_id: None,
            reason: reason.clone(),
            actor_id,
            at,
        },
    )?;
    Ok((shift, reason))
}
