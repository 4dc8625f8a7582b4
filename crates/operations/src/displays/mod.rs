//! Displays at doors: hung there by the house, paired by a code, and what whoever stands there may do.

mod act;
mod door;
mod hang;
mod list;
mod pair;
mod remove;

pub use act::{BookAtDoor, EndAtDoor, ExtendAtDoor};
pub use door::{AtDoor, DoorBooking, DoorNow, DoorState, DoorView, Offer};
pub use hang::{HangDisplay, NewDisplayCode};
pub use list::{DisplayView, ListDisplays};
pub use remove::RemoveDisplay;

use coworkflow_domain::displays::PairingCode;
use coworkflow_domain::ids::UserId;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::displays::{self, DisplayRow};
use sha2::{Digest, Sha256};

use crate::failure::Failure;
use crate::work::Work;

crate::operations! {
    changes: [HangDisplay, NewDisplayCode, RemoveDisplay, BookAtDoor, ExtendAtDoor, EndAtDoor],
    questions: [ListDisplays, DoorNow],
}

/// One display of this house.
fn found(work: &mut Work, id: UserId) -> Result<DisplayRow, Failure> {
    let row = displays::by_user(work.tx, id)?;
    Ok(row.ok_or(General::NotFound {
        what: SubjectKind::Display,
    })?)
}

/// What is kept of a code.
fn code_hash(code: &PairingCode) -> String {
    Sha256::digest(code.as_str())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests;
