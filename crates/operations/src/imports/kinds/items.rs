//! The menu, with what is there of it.

use coworkflow_domain::ids::CategoryId;
use coworkflow_domain::imports::ImportKind;
use coworkflow_domain::inventory::{ItemCategory, NewItem, check_stock};
use coworkflow_domain::money::{Money, Sign};
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::text::search_key;
use coworkflow_store::inventory;
use coworkflow_store::inventory::categories;
use serde::Serialize;

use super::super::cells::Cells;
use super::super::fields::Field;
use super::super::refusals::ImportRefusal;
use crate::failure::Failure;
use crate::inventory::{CreateItem, add_item};
use crate::work::Work;

/// A new item.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Draft {
    name: String,
    name_key: String,
    category: String,
    price: Money,
    cost: Option<Money>,
    quantity: i64,
    min_stock: i64,
}

impl Draft {
    pub(super) fn read(cells: &Cells) -> Result<Draft, Refusal> {
        let price = cells.amount(Field::Price, Sign::NotNegative)?;
        let price = price.ok_or_else(|| General::invalid("price", "Write the price.", "اكتب السعر."))?;
        let cost = cells.amount(Field::Cost, Sign::NotNegative)?;
        let min_stock = cells.count(Field::MinStock)?;
        let checked = NewItem::checked(cells.text(Field::Item), ItemCategory::Other, price, cost, min_stock)?;
        Ok(Draft {
            name_key: search_key(&checked.name),
            name: checked.name,
            category: cells.text(Field::Category).chars().take(80).collect(),
            price: checked.price,
            cost: checked.cost,
            quantity: check_stock("quantity", cells.count(Field::Quantity)?)?,
            min_stock: checked.min_stock,
        })
    }

    pub(super) fn keys(&self) -> Vec<String> {
        vec![self.name_key.clone()]
    }

    pub(super) fn take(&self, work: &mut Work, write: bool) -> Result<(), Failure> {
        if inventory::is_named(work.tx, &self.name_key)? {
            return Err(ImportRefusal::AlreadyKnown {
                kind: ImportKind::Items,
            }
            .into());
        }
        let (category_id, category) = self.category(work)?;
        if write {
            let new = CreateItem {
                name: self.name.clone(),
                category,
                category_id,
                price: self.price,
                cost: self.cost,
                min_stock: self.min_stock,
                quantity: self.quantity,
            };
            add_item(work, &new)?;
        }
        Ok(())
    }

    /// The owner's category of this name, or the kind that the word means.
    fn category(&self, work: &mut Work) -> Result<(Option<CategoryId>, ItemCategory), Failure> {
        let key = search_key(&self.category);
        if key.is_empty() {
            return Ok((None, ItemCategory::Other));
        }
        let own = categories::all(work.tx)?;
        if let Some(own) = own
            .into_iter()
            .find(|own| own.search_key == key && own.archived_at.is_none())
        {
            return Ok((Some(own.id), own.kind));
        }
        let kind = ItemCategory::ALL
            .iter()
            .find(|kind| words(**kind).iter().any(|word| search_key(word) == key));
        let unknown = || ImportRefusal::NoSuchCategory {
            category: self.category.clone(),
        };
        Ok((None, *kind.ok_or_else(unknown)?))
    }
}

/// What people call a kind.
const fn words(kind: ItemCategory) -> &'static [&'static str] {
    match kind {
        ItemCategory::Beverage => &[
            "beverage",
            "beverages",
            "drink",
            "drinks",
            "hot drinks",
            "cold drinks",
            "مشروب",
            "مشروبات",
            "المشروبات",
            "مشروبات ساخنة",
            "مشروبات باردة",
        ],
        ItemCategory::Snack => &[
            "snack",
            "snacks",
            "سناك",
            "سناكس",
            "تسالي",
            "وجبة خفيفة",
            "وجبات خفيفة",
            "حلويات",
        ],
        ItemCategory::Meal => &["meal", "meals", "food", "وجبة", "وجبات", "طعام", "مأكولات", "أكل"],
        ItemCategory::Other => &["other", "others", "misc", "أخرى", "اخرى", "متنوع", "متنوعات", "غير ذلك"],
    }
}
