//! The blind count at the end of a shift.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ShiftId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::shifts::{CashKind, Denomination, ShiftRefusal, check_counted, check_denominations, variance};
use coworkflow_domain::text::optional_text;
use coworkflow_store::shifts::{self, Closing, NewEntry};
use serde::Serialize;

use super::view::{self, ShiftView};
use crate::failure::{Failure, broken};
use crate::perform::Change;
use crate::work::Work;

/// Closes a shift with what was counted; only then does anybody without `shifts.manage` learn what should be there.
#[derive(Debug, Clone, Serialize)]
pub struct CloseShift {
    /// Which; left out: one's own open one. Another's takes `shifts.manage`.
    pub id: Option<ShiftId>,
    /// 0 or more.
    pub counted: Money,
    /// The same by notes and coins; may be empty.
    pub denominations: Vec<Denomination>,
    /// In their words.
    pub note: Option<String>,
}

impl Change for CloseShift {
    type Output = ShiftView;
    const NAME: &'static str = "shifts.close";
    const PERMISSION: Permission = Permission::ShiftsOwn;

    fn run(&self, work: &mut Work) -> Result<ShiftView, Failure> {
        let counted = check_counted("counted", self.counted)?;
        check_denominations(&self.denominations, counted)?;
        let note = optional_text("note", self.note.as_deref(), 500)?.unwrap_or_default();
        let (by, at) = (work.actor_id(), work.now());
        let shift = match self.id {
            Some(id) => super::visible(work, id)?,
            None => shifts::open_of(work.tx, by)?.ok_or(ShiftRefusal::NoneOpen)?,
        };
        if shift.closed_at.is_some() {
            return Err(ShiftRefusal::ClosedAlready.into());
        }
        let expected = shifts::sum(work.tx, shift.id)?;
        let variance = variance(counted, expected)?;
        shifts::append(
            work.tx,
            NewEntry {
                shift_id: Some(shift.id),
                kind: CashKind::Count,
                amount: variance,
                payment_id: None,
                ledger_entry_id: None,
                reason: String::new(),
                actor_id: by,
                at,
            },
        )?;
        let closing = Closing {
            // The clock may have jumped back: a shift is never negative.
            at: at.max(shift.opened_at),
            by,
            expected,
            counted,
            denominations: serde_json::to_string(&self.denominations).map_err(broken)?,
            note,
        };
        if !shifts::close(work.tx, shift.id, &closing)? {
            return Err(ShiftRefusal::ClosedAlready.into());
        }
        work.journal(&Event::ShiftClosed {
            shift_id: shift.id,
            user_id: shift.user_id,
            user: shift.user_name,
            counted,
            variance,
        })?;
        view::load(work, shift.id)
    }
}
