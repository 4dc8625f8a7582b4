//! Who brings goods.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::SupplierId;
use coworkflow_domain::inventory::{InventoryRefusal, NewSupplier};
use coworkflow_domain::journal::{Event, changes};
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::search_key;
use coworkflow_store::DbError;
use coworkflow_store::inventory::suppliers::{self, SupplierRow};
use serde::Serialize;

use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::{Change, Question};
use crate::work::Work;

/// Adds a supplier.
#[derive(Debug, Clone, Serialize)]
pub struct CreateSupplier {
    /// As people call it.
    pub name: String,
    /// As they write it.
    pub phone: Option<String>,
    /// What to know.
    pub note: Option<String>,
}

impl Change for CreateSupplier {
    type Output = SupplierRow;
    const NAME: &'static str = "inventory.create_supplier";
    const PERMISSION: Permission = Permission::InventoryWrite;

    fn run(&self, work: &mut Work) -> Result<SupplierRow, Failure> {
        let checked = NewSupplier::checked(&self.name, self.phone.as_deref(), self.note.as_deref())?;
        let row = SupplierRow {
            id: work.new_id(),
            search_key: search_key(&checked.name),
            name: checked.name,
            phone: checked.phone,
            note: checked.note,
            archived_at: None,
            created_at: work.now(),
            version: 1,
        };
        suppliers::insert(work.tx, &row).map_err(|error| taken(error, &row.name))?;
        work.journal(&Event::SupplierCreated {
            supplier_id: row.id,
            name: row.name.clone(),
        })?;
        Ok(row)
    }
}

/// Changes a supplier. What they delivered keeps the name it was written under.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeSupplier {
    /// Which.
    pub id: SupplierId,
    /// The version that the editor saw.
    pub version: i64,
    /// As people call it.
    pub name: String,
    /// As they write it.
    pub phone: Option<String>,
    /// What to know.
    pub note: Option<String>,
}

impl Change for ChangeSupplier {
    type Output = SupplierRow;
    const NAME: &'static str = "inventory.change_supplier";
    const PERMISSION: Permission = Permission::InventoryWrite;

    fn run(&self, work: &mut Work) -> Result<SupplierRow, Failure> {
        let mut row = supplier(work, self.id)?;
        if row.version != self.version {
            return Err(General::Stale {
                what: SubjectKind::Supplier,
            }
            .into());
        }
        let before = row.clone();
        let checked = NewSupplier::checked(&self.name, self.phone.as_deref(), self.note.as_deref())?;
        row.search_key = search_key(&checked.name);
        row.name = checked.name;
        row.phone = checked.phone;
        row.note = checked.note;
        write(work, &mut row)?;
        let changes = changes([
            ("name", before.name.clone().into(), row.name.clone().into()),
            ("phone", before.phone.into(), row.phone.clone().into()),
            ("note", before.note.into(), row.note.clone().into()),
        ]);
        if !changes.is_empty() {
            work.journal(&Event::SupplierChanged {
                supplier_id: row.id,
                name: before.name,
                changes,
            })?;
        }
        Ok(row)
    }
}

/// Takes a supplier out of the choice. Doing it twice changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct ArchiveSupplier {
    /// Which.
    pub id: SupplierId,
}

impl Change for ArchiveSupplier {
    type Output = SupplierRow;
    const NAME: &'static str = "inventory.archive_supplier";
    const PERMISSION: Permission = Permission::InventoryWrite;

    fn run(&self, work: &mut Work) -> Result<SupplierRow, Failure> {
        let mut row = supplier(work, self.id)?;
        if row.archived_at.is_none() {
            row.archived_at = Some(work.now());
            write(work, &mut row)?;
            work.journal(&Event::SupplierArchived {
                supplier_id: row.id,
                name: row.name.clone(),
            })?;
        }
        Ok(row)
    }
}

/// Brings a supplier back into the choice. Doing it twice changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct RestoreSupplier {
    /// Which.
    pub id: SupplierId,
}

impl Change for RestoreSupplier {
    type Output = SupplierRow;
    const NAME: &'static str = "inventory.restore_supplier";
    const PERMISSION: Permission = Permission::InventoryWrite;

    fn run(&self, work: &mut Work) -> Result<SupplierRow, Failure> {
        let mut row = supplier(work, self.id)?;
        if row.archived_at.take().is_some() {
            write(work, &mut row)?;
            work.journal(&Event::SupplierRestored {
                supplier_id: row.id,
                name: row.name.clone(),
            })?;
        }
        Ok(row)
    }
}

/// A page of suppliers by name.
#[derive(Debug, Clone)]
pub struct ListSuppliers {
    /// Words of the name, in this order, in any spelling.
    pub search: Option<String>,
    /// Those that were put away.
    pub archived: bool,
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for ListSuppliers {
    type Output = Page<SupplierRow>;
    const NAME: &'static str = "inventory.suppliers";
    const PERMISSION: Permission = Permission::InventoryRead;

    fn run(&self, work: &mut Work) -> Result<Page<SupplierRow>, Failure> {
        let size = page::size(self.first)?;
        let search = self.search.as_deref().map(search_key).filter(|key| !key.is_empty());
        let after = self
            .after
            .as_deref()
            .map(page::after::<String, SupplierId>)
            .transpose()?;
        let after = after.as_ref().map(|(key, id)| (key.as_str(), *id));
        let rows = suppliers::page(work.tx, self.archived, search.as_deref(), after, page::limit(size))?;
        Ok(Page::cut(rows, size, |row| page::cursor(&row.search_key, row.id)))
    }
}

/// The row, or the same refusal as for a random id (`A3`).
pub(super) fn supplier(work: &mut Work, id: SupplierId) -> Result<SupplierRow, Failure> {
    let row = suppliers::by_id(work.tx, id)?;
    Ok(row.ok_or(General::NotFound {
        what: SubjectKind::Supplier,
    })?)
}

fn write(work: &mut Work, row: &mut SupplierRow) -> Result<(), Failure> {
    if !suppliers::update(work.tx, row).map_err(|error| taken(error, &row.name))? {
        return Err(General::Stale {
            what: SubjectKind::Supplier,
        }
        .into());
    }
    row.version += 1;
    Ok(())
}

fn taken(error: DbError, name: &str) -> Failure {
    if error.is_constraint("suppliers_name") {
        return Refusal::from(InventoryRefusal::SupplierTaken { name: name.to_owned() }).into();
    }
    error.into()
}
