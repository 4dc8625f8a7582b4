//! Shifts at the till: a float, what moved, a blind count; and the chain of cash.

mod book;
mod close;
mod list;
mod open;
mod pay_in_out;
mod verify;
mod view;

pub use close::CloseShift;
pub use list::{CashEntriesOf, ListShifts, MyShift, OneShift};
pub use open::OpenShift;
pub use pay_in_out::{PayIn, PayOut};
pub use verify::{CashChain, VerifyCash, VerifyShift};
pub use view::{DrawerView, ShiftView};

pub(crate) use book::{Cash, book};

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ShiftId;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::shifts::{self, ShiftRow};

use crate::failure::Failure;
use crate::work::Work;

crate::operations! {
    changes: [OpenShift, PayIn, PayOut, CloseShift],
    questions: [MyShift, ListShifts, OneShift, CashEntriesOf, VerifyShift, VerifyCash],
}

/// The shift, if it is one's own or one may see those of all; else the same refusal as for a random id (`A3`).
fn visible(work: &mut Work, id: ShiftId) -> Result<ShiftRow, Failure> {
    let row = shifts::by_id(work.tx, id)?;
    let (me, all) = (work.actor_id(), work.may(Permission::ShiftsManage));
    let row = row.filter(|row| all || row.user_id == me);
    Ok(row.ok_or(General::NotFound {
        what: SubjectKind::Shift,
    })?)
}
