//! Looking at items.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CategoryId, ItemId};
use coworkflow_domain::inventory::ItemCategory;
use coworkflow_domain::text::search_key;
use coworkflow_store::inventory::{self, AfterItem, ItemFilter, categories};

pub use coworkflow_store::inventory::ItemOrder as ItemSort;

use super::{ItemView, found, view, views};
use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::Question;
use crate::work::Work;

/// A page of items.
#[derive(Debug, Clone)]
pub struct ListItems {
    /// Words of the name, in this order, in any spelling.
    pub search: Option<String>,
    /// Only of this kind.
    pub category: Option<ItemCategory>,
    /// Only of this category of the owner's.
    pub category_id: Option<CategoryId>,
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
    type Output = Page<ItemView>;
    const NAME: &'static str = "inventory.list";
    const PERMISSION: Permission = Permission::InventoryRead;

    fn run(&self, work: &mut Work) -> Result<Page<ItemView>, Failure> {
        let size = page::size(self.first)?;
        let filter = ItemFilter {
            search: self
                .search
                .as_deref()
                .map(search_key)
                .filter(|search| !search.is_empty()),
            category: self.category,
            category_id: self.category_id,
            archived: self.archived,
            low_only: self.low_only,
            order: self.sort,
        };
        let after = self.after.as_deref();
        let rows = if matches!(self.sort, ItemSort::Name | ItemSort::Category) {
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
        let shelves = if self.sort == ItemSort::Category {
            categories::all(work.tx)?
        } else {
            Vec::new()
        };
        let page = Page::cut(rows, size, |row| match self.sort {
            ItemSort::Name => page::cursor(&row.search_key, row.id),
            ItemSort::Newest => page::cursor(row.created_at.as_millis(), row.id),
            ItemSort::Stock => page::cursor(row.quantity, row.id),
            ItemSort::Category => {
                let shelf = shelves.iter().find(|shelf| Some(shelf.id) == row.category_id);
                page::cursor(inventory::category_key(row, shelf), row.id)
            }
        });
        Ok(Page {
            nodes: views(work, page.nodes)?,
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        })
    }
}

/// One item, on the menu or not.
#[derive(Debug, Clone, Copy)]
pub struct OneItem {
    /// Which.
    pub id: ItemId,
}

impl Question for OneItem {
    type Output = ItemView;
    const NAME: &'static str = "inventory.get";
    const PERMISSION: Permission = Permission::InventoryRead;

    fn run(&self, work: &mut Work) -> Result<ItemView, Failure> {
        let row = found(work, self.id)?;
        view(work, row)
    }
}
