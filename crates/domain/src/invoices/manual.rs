//! Invoices typed by hand: their lines and their due date.

use serde::{Deserialize, Serialize};

use super::{DraftLine, LineKind};
use crate::{
    ids::ItemId,
    money::{Money, MoneyOverflow},
    refusal::{Refusal, Refuse},
    text::{TextRefusal, clean_line},
    time::Date,
};

/// The most lines that one invoice has.
pub const MOST_LINES: usize = 100;
/// The most pieces on one line.
const MOST_PIECES: i64 = 100_000;
/// The highest price of a piece, in minor units, far above any real one.
const HIGHEST_PRICE: i64 = 100_000_000_000;
/// The longest description, in characters.
const LONGEST: usize = 200;
/// The latest due date, in days from today.
const LATEST_DUE: i64 = 1_096;

/// A line as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManualLine {
    /// `Day use, team of five`.
    pub description: String,
    /// Pieces, 1 or more.
    pub quantity: i64,
    /// Of one piece, 0 or more.
    pub unit_price: Money,
    /// The item that leaves the stock for it; `None` when nothing does.
    pub item_id: Option<ItemId>,
}

/// Checks the lines and multiplies them out: an item's line is one that leaves the stock.
pub fn manual_lines(lines: &[ManualLine]) -> Result<Vec<DraftLine>, ManualRefusal> {
    if lines.is_empty() || lines.len() > MOST_LINES {
        return Err(ManualRefusal::Lines);
    }
    lines
        .iter()
        .enumerate()
        .map(|(at, line)| manual_line(at, line))
        .collect()
}

fn manual_line(at: usize, line: &ManualLine) -> Result<DraftLine, ManualRefusal> {
    let description = clean_line(&line.description, LONGEST).map_err(|why| ManualRefusal::Description { at, why })?;
    if description.is_empty() {
        return Err(ManualRefusal::Description {
            at,
            why: TextRefusal::Empty,
        });
    }
    if !(1..=MOST_PIECES).contains(&line.quantity) {
        return Err(ManualRefusal::Quantity { at });
    }
    if !(0..=HIGHEST_PRICE).contains(&line.unit_price.minor()) {
        return Err(ManualRefusal::Price { at });
    }
    Ok(DraftLine {
        kind: if line.item_id.is_some() {
            LineKind::Item
        } else {
            LineKind::Custom
        },
        description,
        quantity: line.quantity,
        unit_price: line.unit_price,
        amount: line.unit_price.times(line.quantity)?,
        cost: Money::ZERO,
        item_id: line.item_id,
        resource_id: None,
        detail: String::new(),
    })
}

/// The day an invoice should be paid: as chosen, between today and three years on; else so many days from today.
pub fn due_date(today: Date, chosen: Option<Date>, due_days: i64) -> Result<Date, ManualRefusal> {
    let latest = days_after(today, LATEST_DUE);
    match chosen {
        None => Ok(days_after(today, due_days.clamp(0, LATEST_DUE))),
        Some(day) if day < today => Err(ManualRefusal::DueInThePast),
        Some(day) if day > latest => Err(ManualRefusal::DueTooLate { latest }),
        Some(day) => Ok(day),
    }
}

fn days_after(day: Date, days: i64) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}

/// Why an invoice typed by hand was refused. `at` is the place of the line, from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ManualRefusal {
    /// None, or more than fit.
    #[error("no lines, or too many")]
    Lines,
    /// Empty, too long or odd.
    #[error("odd description: {why}")]
    Description {
        /// Which line.
        at: usize,
        /// What is odd.
        why: TextRefusal,
    },
    /// Less than one piece, or more than anybody sells.
    #[error("odd quantity")]
    Quantity {
        /// Which line.
        at: usize,
    },
    /// Negative, or more than anything costs.
    #[error("odd price")]
    Price {
        /// Which line.
        at: usize,
    },
    /// Before today.
    #[error("due in the past")]
    DueInThePast,
    /// Years ahead.
    #[error("due too late")]
    DueTooLate {
        /// The last day that can be chosen.
        latest: Date,
    },
    /// Beyond 64 bits.
    #[error(transparent)]
    Overflow(#[from] MoneyOverflow),
}

impl Refuse for ManualRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Lines => Refusal::new(
                "invoice.lines",
                "An invoice has 1 to 100 lines. Add one, or take some away.",
                "في الفاتورة من 1 إلى 100 بند. أضف بندًا أو احذف بعض البنود.",
            )
            .on("lines")
            .with("max", MOST_LINES),
            Self::Description { at, why } => why.refusal().on(format!("lines.{at}.description")),
            Self::Quantity { at } => Refusal::new(
                "invoice.odd_quantity",
                "A quantity is a whole number from 1 to 100,000. Enter another one.",
                "الكمية عدد صحيح من 1 إلى 100,000. أدخل كمية أخرى.",
            )
            .on(format!("lines.{at}.quantity")),
            Self::Price { at } => Refusal::new(
                "invoice.odd_price",
                "A price is zero or more, and not that large. To take something off, give a discount.",
                "السعر صفر أو أكثر، وليس بهذا الحجم. لخفض المبلغ استخدم الخصم.",
            )
            .on(format!("lines.{at}.unitPrice")),
            Self::DueInThePast => Refusal::new(
                "invoice.due_in_the_past",
                "The due date is before today. Choose today or a later day.",
                "تاريخ الاستحقاق قبل اليوم. اختر اليوم أو يومًا بعده.",
            )
            .on("dueDate"),
            Self::DueTooLate { latest } => Refusal::new(
                "invoice.due_too_late",
                "The due date is more than three years ahead. Choose an earlier day.",
                "تاريخ الاستحقاق بعد أكثر من ثلاث سنوات. اختر يومًا أقرب.",
            )
            .on("dueDate")
            .with("latest", latest.to_string()),
            Self::Overflow(overflow) => overflow.refusal(),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn line(description: &str, quantity: i64, price: i64) -> ManualLine {
        ManualLine {
            description: description.into(),
            quantity,
            unit_price: Money::from_minor(price),
            item_id: None,
        }
    }

    #[test]
    fn a_line_costs_its_pieces_and_says_what_is_odd() {
        let lines = manual_lines(&[line(" Day use, team of five ", 5, 12_000)]).unwrap();
        let first = lines.first().unwrap();
        assert_eq!(
            (first.description.as_str(), first.amount.minor(), first.kind),
            ("Day use, team of five", 60_000, LineKind::Custom)
        );
        let field = |lines: &[ManualLine]| manual_lines(lines).unwrap_err().refusal().field.unwrap();
        let good = line("Locker", 1, 0);
        assert_eq!(field(&[]), "lines");
        assert_eq!(field(&vec![good.clone(); 101]), "lines");
        assert_eq!(field(&[good.clone(), line(" ", 1, 5)]), "lines.1.description");
        assert_eq!(field(&[line("a\u{202E}b", 1, 5)]), "lines.0.description");
        assert_eq!(field(&[line("Locker", 0, 5)]), "lines.0.quantity");
        assert_eq!(
            field(&[line("Locker", 1_000_000_000_000_000_000, 5)]),
            "lines.0.quantity"
        );
        assert_eq!(field(&[good, line("Locker", 1, -1)]), "lines.1.unitPrice");
        assert_eq!(field(&[line("Locker", 1, i64::MAX)]), "lines.0.unitPrice");
    }

    #[test]
    fn a_due_date_is_today_or_later() {
        let today = date(2026, 11, 20);
        assert_eq!(due_date(today, None, 14), Ok(date(2026, 12, 4)));
        assert_eq!(due_date(today, None, 0), Ok(today));
        assert_eq!(due_date(today, Some(today), 14), Ok(today));
        assert_eq!(
            due_date(today, Some(date(2026, 11, 19)), 14),
            Err(ManualRefusal::DueInThePast)
        );
        assert!(matches!(
            due_date(today, Some(date(2126, 11, 19)), 14),
            Err(ManualRefusal::DueTooLate { .. })
        ));
    }

    proptest! {
        // M1: whatever is typed is refused or fits.
        #[test]
        fn no_line_overflows(quantity in any::<i64>(), price in any::<i64>()) {
            let built = manual_lines(&vec![line("Locker", quantity, price); 100]);
            prop_assert!(!matches!(built, Err(ManualRefusal::Overflow(_))));
        }
    }
}
