//! The categories of the menu: an owner's own, each of one kind.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::CategoryId;
use coworkflow_domain::inventory::{InventoryRefusal, ItemCategory, check_category};
use coworkflow_domain::journal::{Event, changes};
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::search_key;
use coworkflow_store::DbError;
use coworkflow_store::inventory::categories::{self, CategoryRow};
use serde::Serialize;

use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// Adds a category after the others.
#[derive(Debug, Clone, Serialize)]
pub struct CreateCategory {
    /// As people call it.
    pub name: String,
    /// What its items are; it never changes.
    pub kind: ItemCategory,
}

impl Change for CreateCategory {
    type Output = CategoryRow;
    const NAME: &'static str = "inventory.create_category";
    const PERMISSION: Permission = Permission::InventoryWrite;

    fn run(&self, work: &mut Work) -> Result<CategoryRow, Failure> {
        let name = check_category(&self.name)?;
        let row = CategoryRow {
            id: work.new_id(),
            search_key: search_key(&name),
            name,
            kind: self.kind,
            position: categories::next_position(work.tx)?,
            archived_at: None,
            created_at: work.now(),
            version: 1,
        };
        categories::insert(work.tx, &row).map_err(|error| taken(error, &row.name))?;
        work.journal(&Event::CategoryCreated {
            category_id: row.id,
            name: row.name.clone(),
        })?;
        Ok(row)
    }
}

/// Gives a category another name or place.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeCategory {
    /// Which.
    pub id: CategoryId,
    /// The version that the editor saw.
    pub version: i64,
    /// As people call it.
    pub name: String,
    /// Its place among the others.
    pub position: i64,
}

impl Change for ChangeCategory {
    type Output = CategoryRow;
    const NAME: &'static str = "inventory.change_category";
    const PERMISSION: Permission = Permission::InventoryWrite;

    fn run(&self, work: &mut Work) -> Result<CategoryRow, Failure> {
        let mut row = category(work, self.id)?;
        if row.version != self.version {
            return Err(General::Stale {
                what: SubjectKind::Category,
            }
            .into());
        }
        let before = row.clone();
        row.name = check_category(&self.name)?;
        row.search_key = search_key(&row.name);
        row.position = self.position.clamp(0, 10_000);
        write(work, &mut row)?;
        let changes = changes([
            ("name", before.name.clone().into(), row.name.clone().into()),
            ("position", before.position.into(), row.position.into()),
        ]);
        if !changes.is_empty() {
            work.journal(&Event::CategoryChanged {
                category_id: row.id,
                name: before.name,
                changes,
            })?;
        }
        Ok(row)
    }
}

/// Takes a category out of the choice; its items keep it. Doing it twice changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct ArchiveCategory {
    /// Which.
    pub id: CategoryId,
}

impl Change for ArchiveCategory {
    type Output = CategoryRow;
    const NAME: &'static str = "inventory.archive_category";
    const PERMISSION: Permission = Permission::InventoryWrite;

    fn run(&self, work: &mut Work) -> Result<CategoryRow, Failure> {
        let mut row = category(work, self.id)?;
        if row.archived_at.is_none() {
            row.archived_at = Some(work.now());
            write(work, &mut row)?;
            work.journal(&Event::CategoryArchived {
                category_id: row.id,
                name: row.name.clone(),
            })?;
        }
        Ok(row)
    }
}

/// Brings a category back into the choice. Doing it twice changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct RestoreCategory {
    /// Which.
    pub id: CategoryId,
}

impl Change for RestoreCategory {
    type Output = CategoryRow;
    const NAME: &'static str = "inventory.restore_category";
    const PERMISSION: Permission = Permission::InventoryWrite;

    fn run(&self, work: &mut Work) -> Result<CategoryRow, Failure> {
        let mut row = category(work, self.id)?;
        if row.archived_at.take().is_some() {
            write(work, &mut row)?;
            work.journal(&Event::CategoryRestored {
                category_id: row.id,
                name: row.name.clone(),
            })?;
        }
        Ok(row)
    }
}

/// All categories in their order, archived ones too.
#[derive(Debug, Clone, Copy)]
pub struct ListCategories;

impl Question for ListCategories {
    type Output = Vec<CategoryRow>;
    const NAME: &'static str = "inventory.categories";
    const PERMISSION: Permission = Permission::InventoryRead;

    fn run(&self, work: &mut Work) -> Result<Vec<CategoryRow>, Failure> {
        Ok(categories::all(work.tx)?)
    }
}

/// What an item of this category is; without one, what was entered.
pub(super) fn kind_of(work: &mut Work, id: Option<CategoryId>, entered: ItemCategory) -> Result<ItemCategory, Failure> {
    id.map_or(Ok(entered), |id| Ok(category(work, id)?.kind))
}

/// The name of a category, for the history.
pub(super) fn category_name(work: &mut Work, id: Option<CategoryId>) -> Result<Option<String>, Failure> {
    id.map(|id| Ok(category(work, id)?.name)).transpose()
}

fn category(work: &mut Work, id: CategoryId) -> Result<CategoryRow, Failure> {
    let row = categories::by_id(work.tx, id)?;
    Ok(row.ok_or(General::NotFound {
        what: SubjectKind::Category,
    })?)
}

fn write(work: &mut Work, row: &mut CategoryRow) -> Result<(), Failure> {
    if !categories::update(work.tx, row).map_err(|error| taken(error, &row.name))? {
        return Err(General::Stale {
            what: SubjectKind::Category,
        }
        .into());
    }
    row.version += 1;
    Ok(())
}

fn taken(error: DbError, name: &str) -> Failure {
    if error.is_constraint("item_categories_name") {
        return Refusal::from(InventoryRefusal::CategoryTaken { name: name.to_owned() }).into();
    }
    error.into()
}
