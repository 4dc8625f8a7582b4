//! Somebody takes over a drawer.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ShiftId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::shifts::{CashKind, ShiftRefusal, check_counted};
use coworkflow_store::shifts::{self, NewEntry};
use serde::Serialize;

use super::view::{self, ShiftView};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Opens one's shift with the cash that is in the drawer.
#[derive(Debug, Clone, Serialize)]
pub struct OpenShift {
    /// 0 or more.
    pub float: Money,
}

impl Change for OpenShift {
    type Output = ShiftView;
    const NAME: &'static str = "shifts.open";
    const PERMISSION: Permission = Permission::ShiftsOwn;

    fn run(&self, work: &mut Work) -> Result<ShiftView, Failure> {
        let float = check_counted("float", self.float)?;
        let (id, user_id, at, day) = (work.new_id::<ShiftId>(), work.actor_id(), work.now(), work.day()?);
        if let Err(error) = shifts::insert(work.tx, id, user_id, at, day, float) {
            if error.is_constraint("shifts_one_open_per_user") {
                return Err(ShiftRefusal::OpenAlready.into());
            }
            return Err(error.into());
        }
        shifts::append(
            work.tx,
            NewEntry {
                shift_id: Some(id),
                kind: CashKind::Float,
                amount: float,
                payment_id: None,
                ledger_entry_id: None,
                reason: String::new(),
                actor_id: user_id,
                at,
            },
        )?;
        let user = work.actor_name().to_owned();
        work.journal(&Event::ShiftOpened {
            shift_id: id,
            user_id,
            user,
            float,
        })?;
        view::load(work, id)
    }
}
