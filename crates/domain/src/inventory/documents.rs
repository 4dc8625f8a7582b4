//! Deliveries and counts: papers with several lines.

use std::collections::HashSet;

use super::{InventoryRefusal, check_moved, check_stock};
use crate::{
    ids::ItemId,
    money::Money,
    refusal::{General, Refusal},
    resources::check_price,
    text::{optional_line, required_line},
};

/// The most lines of one delivery or count.
pub const MAX_LINES: usize = 500;

/// `DEL-0007`.
#[must_use]
pub fn delivery_number(number: i64) -> String {
    format!("DEL-{number:04}")
}

/// `CNT-0007`.
#[must_use]
pub fn count_number(number: i64) -> String {
    format!("CNT-{number:04}")
}

/// Refuses a paper without lines, with too many, or with an item twice.
pub fn check_lines(items: &[ItemId], twice_allowed: bool) -> Result<(), Refusal> {
    if items.is_empty() {
        let refusal = General::invalid(
            "lines",
            "There is nothing on it. Add at least one item.",
            "لا يحتوي على أي صنف. أضف صنفًا واحدًا على الأقل.",
        );
        return Err(refusal.into());
    }
    if items.len() > MAX_LINES {
        let refusal = General::invalid(
            "lines",
            "It has more than 500 lines. Divide it into several.",
            "يحتوي على أكثر من 500 سطر. قسّمه إلى أكثر من مستند.",
        );
        return Err(refusal.into());
    }
    let mut seen = HashSet::new();
    if !twice_allowed && !items.iter().all(|item| seen.insert(*item)) {
        return Err(InventoryRefusal::ItemTwice.into());
    }
    Ok(())
}

/// Refuses a line of a delivery whose quantity or cost can't be.
pub fn check_delivered(quantity: i64, unit_cost: Option<Money>) -> Result<(), Refusal> {
    check_moved(quantity)?;
    unit_cost.map(|cost| check_price("unitCost", cost)).transpose()?;
    Ok(())
}

/// Refuses a counted number that can't be.
pub fn check_counted(counted: i64) -> Result<i64, Refusal> {
    check_stock("counted", counted)
}

/// A category as entered, cleaned and checked.
pub fn check_category(name: &str) -> Result<String, Refusal> {
    required_line("name", name, 40)
}

/// A supplier as entered, cleaned and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSupplier {
    /// One line, 1 to 80 characters.
    pub name: String,
    /// As they write it, up to 40 characters.
    pub phone: String,
    /// Up to 200 characters.
    pub note: String,
}

impl NewSupplier {
    /// Checks what was entered. The refusal names the field.
    pub fn checked(name: &str, phone: Option<&str>, note: Option<&str>) -> Result<Self, Refusal> {
        Ok(Self {
            name: required_line("name", name, 80)?,
            phone: optional_line("phone", phone, 40)?.unwrap_or_default(),
            note: optional_line("note", note, 200)?.unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(number: u128) -> ItemId {
        ItemId::from_uuid(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn a_paper_has_lines_and_a_count_has_each_item_once() {
        assert_eq!(
            (delivery_number(7), count_number(12_345)),
            ("DEL-0007".into(), "CNT-12345".into())
        );
        assert!(check_lines(&[], true).is_err());
        assert!(check_lines(&[item(1), item(2)], false).is_ok());
        assert!(check_lines(&[item(1), item(1)], true).is_ok());
        assert!(check_lines(&[item(1), item(1)], false).is_err());
        assert!(check_lines(&vec![item(1); MAX_LINES + 1], true).is_err());
    }

    #[test]
    fn lines_are_checked_by_their_field() {
        let field = |refused: Result<(), Refusal>| refused.unwrap_err().field.unwrap_or_default();
        assert!(check_delivered(24, None).is_ok());
        assert_eq!(field(check_delivered(0, None)), "quantity");
        assert_eq!(field(check_delivered(1, Some(Money::from_minor(-1)))), "unitCost");
        assert_eq!(field(check_counted(-1).map(|_| ())), "counted");
        assert!(NewSupplier::checked(" ", None, None).is_err());
    }
}
