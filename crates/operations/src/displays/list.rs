//! The displays of the house.

use std::collections::HashMap;

use coworkflow_domain::access::Permission;
use coworkflow_domain::displays::PairingCode;
use coworkflow_domain::ids::{ResourceId, UserId};
use coworkflow_domain::time::Instant;
use coworkflow_store::displays::{self, DisplayRow};
use coworkflow_store::resources;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// A display at a door.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DisplayView {
    /// The user that it signs in as.
    pub id: UserId,
    /// What it shows.
    pub resource_id: ResourceId,
    /// Its name.
    pub resource: String,
    /// Whether names and titles may be read at the door.
    pub shows_names: bool,
    /// When it was paired last; nothing while it waits for its tablet.
    pub paired_at: Option<Instant>,
    /// The code that pairs it, in the answer that made it alone.
    pub code: Option<String>,
    /// Until when a code counts that waits for its tablet.
    pub code_expires_at: Option<Instant>,
}

impl DisplayView {
    pub(super) fn of(row: DisplayRow, resource: String, code: Option<&PairingCode>, now: Instant) -> DisplayView {
        DisplayView {
            id: row.user_id,
            resource_id: row.resource_id,
            resource,
            shows_names: row.shows_names,
            paired_at: row.paired_at,
            code: code.map(PairingCode::shown),
            code_expires_at: row.code_expires_at.filter(|until| now < *until),
        }
    }
}

/// Lists the displays, in the order they were made.
#[derive(Debug, Clone, Copy)]
pub struct ListDisplays;

impl Question for ListDisplays {
    type Output = Vec<DisplayView>;
    const NAME: &'static str = "displays.list";
    const PERMISSION: Permission = Permission::DisplaysManage;

    fn run(&self, work: &mut Work) -> Result<Vec<DisplayView>, Failure> {
        let mut names: HashMap<ResourceId, String> = HashMap::new();
        for archived in [false, true] {
            names.extend(
                resources::all(work.tx, archived)?
                    .into_iter()
                    .map(|row| (row.id, row.name)),
            );
        }
        let now = work.now();
        Ok(displays::all(work.tx)?
            .into_iter()
            .map(|row| {
                let name = names.get(&row.resource_id).cloned().unwrap_or_default();
                DisplayView::of(row, name, None, now)
            })
            .collect())
    }
}
