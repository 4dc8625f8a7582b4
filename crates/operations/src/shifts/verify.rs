//! Whether the chain of cash holds.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ShiftId;
use coworkflow_domain::shifts::Break;
use coworkflow_store::shifts;

use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// How far the chain of cash holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CashChain {
    /// So many entries were looked at.
    pub entries: i64,
    /// Where it does not hold, a few at most; nothing when it is whole.
    pub breaks: Vec<Break>,
    /// Whether the entries agree with what was counted, and of a whole chain with payments and top-ups too.
    pub adds_up: bool,
}

/// Looks at the stretch of the chain from a shift's float to its last entry.
#[derive(Debug, Clone)]
pub struct VerifyShift {
    /// Which.
    pub id: ShiftId,
}

impl Question for VerifyShift {
    type Output = CashChain;
    const NAME: &'static str = "shifts.verify";
    const PERMISSION: Permission = Permission::ShiftsOwn;

    fn run(&self, work: &mut Work) -> Result<CashChain, Failure> {
        let shift = super::visible(work, self.id)?;
        let chain = shifts::check_stretch(work.tx, shift.id)?;
        let sum = shifts::sum(work.tx, shift.id)?;
        Ok(CashChain {
            entries: chain.entries,
            breaks: chain.breaks,
            adds_up: shift.counted.is_none_or(|counted| counted == sum),
        })
    }
}

/// Looks at the whole chain, from the first entry on.
#[derive(Debug, Clone)]
pub struct VerifyCash;

impl Question for VerifyCash {
    type Output = CashChain;
    const NAME: &'static str = "shifts.verify_all";
    const PERMISSION: Permission = Permission::ShiftsManage;

    fn run(&self, work: &mut Work) -> Result<CashChain, Failure> {
        let chain = shifts::check_chain(work.tx)?;
        let disagreements = coworkflow_store::checks::cash(work.tx)?;
        Ok(CashChain {
            entries: chain.entries,
            breaks: chain.breaks,
            adds_up: disagreements.is_empty(),
        })
    }
}
