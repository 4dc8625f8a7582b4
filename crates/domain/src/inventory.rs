//! What is sold, and its stock.

mod cost;
mod documents;
mod expiry;
mod reorder;

pub use cost::{Margin, cost_after_delivery, cost_after_undo, margin};
pub use documents::{
    MAX_LINES, NewSupplier, check_category, check_counted, check_delivered, check_lines, count_number, delivery_number,
};
pub use expiry::{ExpiryState, expiry_state, may_be_left};
pub use reorder::{OrderLine, PACE_DAYS, Pace, Reorder, order_text, reorder};

use crate::{
    money::Money,
    names::named_enum,
    refusal::{General, Refusal, Refuse},
    resources::check_price,
    text::required_line,
};

named_enum! {
    /// What an item is, whatever categories the owner makes.
    ItemCategory {
        /// To drink.
        Beverage = "beverage",
        /// To nibble.
        Snack = "snack",
        /// To eat.
        Meal = "meal",
        /// Anything else.
        Other = "other",
    }
}

named_enum! {
    /// Why stock changed (K1).
    MovementKind {
        /// Came in.
        Delivery = "delivery",
        /// Was sold.
        Sale = "sale",
        /// A sale was voided (K3).
        Void = "void",
        /// Was counted.
        Count = "count",
        /// Was thrown away.
        Waste = "waste",
    }
}

/// What to do about the low-stock alert (K4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlertChange {
    /// Tell somebody, once.
    Raise,
    /// It recovered.
    Clear,
    /// Nothing new.
    None,
}

/// Alerts once when stock falls to its minimum, and again only after it recovered (K4).
#[must_use]
pub const fn alert(was_alerted: bool, quantity: i64, min_stock: i64) -> AlertChange {
    match (was_alerted, quantity <= min_stock) {
        (false, true) => AlertChange::Raise,
        (true, false) => AlertChange::Clear,
        (true, true) | (false, false) => AlertChange::None,
    }
}

/// The most of one item in stock or in one movement.
pub const MAX_STOCK: i64 = 1_000_000;

/// An item as entered, cleaned and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    /// One line, 1 to 80 characters.
    pub name: String,
    /// What it is.
    pub category: ItemCategory,
    /// 0 and more.
    pub price: Money,
    /// What one costs the house, 0 and more; nothing when not known.
    pub cost: Option<Money>,
    /// Alert at this stock (K4), 0..=1,000,000.
    pub min_stock: i64,
}

impl NewItem {
    /// Checks what was entered. The refusal names the field.
    pub fn checked(
        name: &str,
        category: ItemCategory,
        price: Money,
        cost: Option<Money>,
        min_stock: i64,
    ) -> Result<Self, Refusal> {
        let name = required_line("name", name, 80)?;
        let price = check_price("price", price)?;
        let cost = cost.map(|cost| check_price("cost", cost)).transpose()?;
        Ok(Self {
            name,
            category,
            price,
            cost,
            min_stock: check_stock("minStock", min_stock)?,
        })
    }
}

/// Refuses a stock outside 0..=1,000,000, as in a count; the refusal names `field`.
pub fn check_stock(field: &'static str, quantity: i64) -> Result<i64, Refusal> {
    if (0..=MAX_STOCK).contains(&quantity) {
        return Ok(quantity);
    }
    let refusal = General::invalid(
        field,
        "A stock is between 0 and 1,000,000. Enter another number.",
        "المخزون يكون بين 0 و1,000,000. أدخل رقمًا آخر.",
    );
    Err(refusal.into())
}

/// Refuses a delivery or waste outside 1..=1,000,000.
pub fn check_moved(quantity: i64) -> Result<i64, Refusal> {
    if (1..=MAX_STOCK).contains(&quantity) {
        return Ok(quantity);
    }
    let refusal = General::invalid(
        "quantity",
        "The quantity is between 1 and 1,000,000. Enter another number.",
        "الكمية تكون بين 1 و1,000,000. أدخل رقمًا آخر.",
    );
    Err(refusal.into())
}

/// Why something about an item was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InventoryRefusal {
    /// Another item is called so.
    #[error("name taken")]
    NameTaken {
        /// As asked.
        name: String,
    },
    /// Put away.
    #[error("archived")]
    Archived {
        /// Of the item.
        name: String,
    },
    /// More waste than stock (K2).
    #[error("{left} left")]
    NotEnough {
        /// Of the item.
        name: String,
        /// In stock.
        left: i64,
    },
    /// The stock would pass 1,000,000.
    #[error("too much stock")]
    TooMuch {
        /// Of the item.
        name: String,
    },
    /// A count has an item twice.
    #[error("item twice")]
    ItemTwice,
    /// The stock of a counted item moved since its number was shown.
    #[error("stock moved")]
    MovedMeanwhile {
        /// Of the item.
        name: String,
        /// In stock now.
        stock: i64,
    },
    /// The delivery was undone, or is itself the undoing of one.
    #[error("undone")]
    UndoneAlready {
        /// `DEL-0007`.
        number: String,
    },
    /// Another category is called so.
    #[error("category taken")]
    CategoryTaken {
        /// As asked.
        name: String,
    },
    /// Another supplier is called so.
    #[error("supplier taken")]
    SupplierTaken {
        /// As asked.
        name: String,
    },
    /// The supplier was put away.
    #[error("supplier archived")]
    SupplierArchived {
        /// Of the supplier.
        name: String,
    },
}

impl Refuse for InventoryRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::NameTaken { name } => Refusal::new(
                "inventory.name_taken",
                format!("There already is a “{name}”. Choose another name, or change that item."),
                format!("يوجد صنف باسم «{name}» بالفعل. اختر اسمًا آخر أو عدّل ذلك الصنف."),
            )
            .on("name"),
            Self::Archived { name } => Refusal::new(
                "inventory.archived",
                format!("{name} is archived. Restore it first."),
                format!("الصنف {name} مؤرشف. استعده أولًا."),
            ),
            Self::NotEnough { name, left } => Refusal::new(
                "inventory.not_enough",
                format!("There is not enough {name}: {left} left. Enter a smaller quantity."),
                format!("الكمية المتاحة من {name} لا تكفي، والمتبقي: {left}. أدخل كمية أقل."),
            )
            .on("quantity")
            .with("left", left),
            Self::TooMuch { name } => Refusal::new(
                "inventory.too_much",
                format!("The stock of {name} would pass 1,000,000. Enter a smaller quantity."),
                format!("سيتجاوز مخزون {name} 1,000,000. أدخل كمية أقل."),
            )
            .on("quantity"),
            Self::ItemTwice => Refusal::new(
                "inventory.item_twice",
                "An item is counted twice. Keep one line of it.",
                "أحد الأصناف مذكور مرتين في الجرد. اترك له سطرًا واحدًا.",
            )
            .on("lines"),
            Self::MovedMeanwhile { name, stock } => Refusal::new(
                "inventory.moved_meanwhile",
                format!("The stock of {name} moved while it was counted: {stock} now. Look at the differences again."),
                format!("تغيّر مخزون {name} أثناء الجرد وأصبح {stock}. راجع الفروق مرة أخرى."),
            )
            .on("lines")
            .with("stock", stock),
            Self::UndoneAlready { number } => Refusal::new(
                "inventory.undone_already",
                format!("{number} was undone already. Record a new delivery instead."),
                format!("تم التراجع عن {number} من قبل. سجّل توريدًا جديدًا بدلًا من ذلك."),
            ),
            Self::CategoryTaken { name } => Refusal::new(
                "inventory.category_taken",
                format!("There already is a category “{name}”. Choose another name."),
                format!("توجد فئة باسم «{name}» بالفعل. اختر اسمًا آخر."),
            )
            .on("name"),
            Self::SupplierTaken { name } => Refusal::new(
                "inventory.supplier_taken",
                format!("There already is a supplier “{name}”. Choose another name, or change that supplier."),
                format!("يوجد مورّد باسم «{name}» بالفعل. اختر اسمًا آخر أو عدّل ذلك المورّد."),
            )
            .on("name"),
            Self::SupplierArchived { name } => Refusal::new(
                "inventory.supplier_archived",
                format!("The supplier {name} is archived. Restore it first, or choose another."),
                format!("المورّد {name} مؤرشف. استعده أولًا أو اختر غيره."),
            )
            .on("supplierId"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // K4
    #[test]
    fn low_stock_alerts_once_until_it_recovers() {
        let mut alerted = false;
        let mut changes = Vec::new();
        for quantity in [6, 5, 4, 0, 5, 6, 5] {
            let change = alert(alerted, quantity, 5);
            match change {
                AlertChange::Raise => alerted = true,
                AlertChange::Clear => alerted = false,
                AlertChange::None => {}
            }
            changes.push(change);
        }
        use AlertChange::{Clear, None, Raise};
        assert_eq!(changes, [None, Raise, None, None, None, Clear, Raise]);
    }

    #[test]
    fn an_entry_is_checked_field_by_field() {
        let entry = |price, min| {
            NewItem::checked("قهوة تركي", ItemCategory::Beverage, Money::from_minor(price), None, min)
                .map_err(|refusal| refusal.field.unwrap_or_default())
        };
        assert!(entry(2_500, 5).is_ok());
        assert_eq!(entry(-1, 5), Err("price".to_owned()));
        assert_eq!(entry(2_500, -5), Err("minStock".to_owned()));
        assert!(check_moved(0).is_err() && check_moved(1_000_000_000_000_000_000).is_err());
    }
}
