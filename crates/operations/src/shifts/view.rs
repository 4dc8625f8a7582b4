//! A shift as a screen shows it: what should be in an open drawer only to those who may know.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ShiftId;
use coworkflow_domain::money::Money;
use coworkflow_domain::refusal::General;
use coworkflow_domain::shifts::{CashKind, Denomination, variance};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::shifts::{self, KindTotal, ShiftRow};
use serde::{Deserialize, Serialize};

use crate::failure::{Failure, broken};
use crate::work::Work;

/// A shift.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShiftView {
    /// Its row.
    pub row: ShiftRow,
    /// What was counted by notes and coins.
    pub denominations: Vec<Denomination>,
    /// What moved; nothing while the count to come must be blind.
    pub drawer: Option<DrawerView>,
}

/// What moved in a drawer, and what should be in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DrawerView {
    /// What should be there: now, or when it was counted.
    pub expected: Money,
    /// Beyond that, once it was counted; negative when cash is missing.
    pub variance: Option<Money>,
    /// What moved, by kind, without the count.
    pub totals: Vec<KindTotal>,
}

/// The view of one shift.
pub(super) fn load(work: &mut Work, id: ShiftId) -> Result<ShiftView, Failure> {
    let row = shifts::by_id(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::Shift,
    })?;
    of(work, row)
}

/// The view of a shift whose row is at hand.
pub(super) fn of(work: &mut Work, row: ShiftRow) -> Result<ShiftView, Failure> {
    let drawer = if blind(work, &row) {
        None
    } else {
        Some(drawer(work, &row)?)
    };
    let denominations = serde_json::from_str(&row.denominations).map_err(broken)?;
    Ok(ShiftView {
        row,
        denominations,
        drawer,
    })
}

/// Whether the actor must not know what should be in the drawer.
pub(super) fn blind(work: &Work, row: &ShiftRow) -> bool {
    row.closed_at.is_none() && !work.may(Permission::ShiftsManage)
}

fn drawer(work: &mut Work, row: &ShiftRow) -> Result<DrawerView, Failure> {
    let mut totals = shifts::totals(work.tx, row.id)?;
    totals.retain(|total| total.kind != CashKind::Count);
    totals.sort_by_key(|total| total.kind);
    let expected = match row.expected {
        Some(expected) => expected,
        None => Money::sum(totals.iter().map(|total| total.total))?,
    };
    let variance = row.counted.map(|counted| variance(counted, expected)).transpose()?;
    Ok(DrawerView {
        expected,
        variance,
        totals,
    })
}
