//! An item goes off the menu, or comes back.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ItemId;
use coworkflow_domain::journal::Event;
use serde::Serialize;

use super::{ItemView, found, view, write};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Takes an item off the menu; its stock and history stay. Doing it twice changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct ArchiveItem {
    /// Which.
    pub id: ItemId,
}

impl Change for ArchiveItem {
    type Output = ItemView;
    const NAME: &'static str = "inventory.archive";
    const PERMISSION: Permission = Permission::InventoryWrite;

    fn run(&self, work: &mut Work) -> Result<ItemView, Failure> {
        let mut row = found(work, self.id)?;
        if row.archived_at.is_none() {
            row.archived_at = Some(work.now());
            write(work, &mut row)?;
            work.journal(&Event::ItemArchived {
                item_id: row.id,
                name: row.name.clone(),
            })?;
        }
        view(work, row)
    }
}

/// Brings an item back. Doing it twice changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct RestoreItem {
    /// Which.
    pub id: ItemId,
}

impl Change for RestoreItem {
    type Output = ItemView;
    const NAME: &'static str = "inventory.restore";
    const PERMISSION: Permission = Permission::InventoryWrite;

    fn run(&self, work: &mut Work) -> Result<ItemView, Failure> {
        let mut row = found(work, self.id)?;
        if row.archived_at.take().is_some() {
            write(work, &mut row)?;
            work.journal(&Event::ItemRestored {
                item_id: row.id,
                name: row.name.clone(),
            })?;
        }
        view(work, row)
    }
}
