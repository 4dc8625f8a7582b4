//! Looking at items.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ItemId;
use coworkflow_domain::inventory::ItemCategory;
use coworkflow_domain::text::search_key;
use coworkflow_store::inventory::{self, AfterItem, ItemFilter, ItemRow};

pub use coworkflow_store::inventory::ItemOrder as ItemSort;

use super::found;
use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::Question;
use crate::work::Work;

/// A page of items.
#[derive(Debug, Clone)]
pub struct ListItems {
    /// Words of the name, in this order, in any spelling.
    pub search: Option<String>,
    /// Only of this category.
    pub category: Option<ItemCategory>,
    /// The order.
    pub sort: ItemSort,
    /// Those off the menu.
    pub archived: bool,
    /// Only those whose alert stands (`K4`).
    pub low_only: bool,
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for ListItems {
    type Output = Page<ItemRow>;
    const NAME: &'static str = "inventory.list";
    const PERMISSION: Permission = Permission::InventoryRead;

    fn run(&self, work: &mut Work) -> Result<Page<ItemRow>, Failure> {
        let size = page::size(self.first)?;
        let filter = ItemFilter {
            search: self
                .search
                .as_deref()
                .map(search_key)
                .filter(|search| !search.is_empty()),
            category: self.category,
            archived: self.archived,
            low_only: self.low_only,
            order: self.sort,
        };
        let after = self.after.as_deref();
        let rows = if self.sort == ItemSort::Name {
            let after = after.map(page::after::<String, ItemId>).transpose()?;
            let after = after.as_ref().map(|(search_key, id)| AfterItem {
                search_key,
                number: 0,
                id: *id,
            });
            inventory::page(work.tx, &filter, after, page::limit(size))?
        } else {
            let after = after.map(page::after::<i64, ItemId>).transpose()?;
            let after = after.map(|(number, id)| AfterItem {
                search_key: "",
                number,
                id,
            });
            inventory::page(work.tx, &filter, after, page::limit(size))?
        };
        Ok(Page::cut(rows, size, |row| match self.sort {
            ItemSort::Name => page::cursor(&row.search_key, row.id),
            ItemSort::Newest => page::cursor(row.created_at.as_millis(), row.id),
            ItemSort::Stock => page::cursor(row.quantity, row.id),
        }))
    }
}

/// One item, on the menu or not.
#[derive(Debug, Clone, Copy)]
pub struct OneItem {
    /// Which.
    pub id: ItemId,
}

impl Question for OneItem {
    type Output = ItemRow;
    const NAME: &'static str = "inventory.get";
    const PERMISSION: Permission = Permission::InventoryRead;

    fn run(&self, work: &mut Work) -> Result<ItemRow, Failure> {
        found(work, self.id)
    }
}
