//! What to order, from whom, before it runs out.

use crate::text::Lang;

/// What an item needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reorder {
    /// How many to order.
    pub quantity: i64,
    /// Whole days until nothing is left at the present pace; nothing when none is sold.
    pub days_left: Option<i64>,
}

/// How an item sells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Sold and not voided.
    pub sold: i64,
    /// In so many days, 1 or more.
    pub days: i64,
}

/// The days that the pace of an item is measured over.
pub const PACE_DAYS: i64 = 30;

/// Whether an item should be ordered: it fell to its minimum (K4), or at its pace nothing is left `within` days. The quantity
/// lasts twice as long and leaves the minimum untouched.
#[must_use]
pub fn reorder(stock: i64, min_stock: i64, pace: Pace, within: i64) -> Option<Reorder> {
    let (sold, days) = (pace.sold.max(0), pace.days.max(1));
    let in_stock = stock.max(0);
    let days_left = (sold > 0).then(|| in_stock.saturating_mul(days) / sold);
    if stock > min_stock && days_left.is_none_or(|left| left > within) {
        return None;
    }
    let needed = sold.saturating_mul(within.saturating_mul(2));
    let target = min_stock.saturating_add(1).saturating_add((needed + days - 1) / days);
    Some(Reorder {
        quantity: target.saturating_sub(stock).max(1),
        days_left,
    })
}

/// One line of an order: the name of an item and how many.
pub type OrderLine = (String, i64);

/// An order to a supplier as it is sent: greeting, a line per item, thanks and who orders.
#[must_use]
pub fn order_text(space: &str, supplier: &str, lines: &[OrderLine], lang: Lang) -> String {
    let list: Vec<String> = lines
        .iter()
        .map(|(name, quantity)| format!("• {name}: {quantity}"))
        .collect();
    let list = list.join("\n");
    match (lang, supplier.is_empty()) {
        (Lang::En, true) => format!("Hello,\nplease send us:\n{list}\nThank you,\n{space}"),
        (Lang::En, false) => format!("Hello {supplier},\nplease send us:\n{list}\nThank you,\n{space}"),
        (Lang::Ar, true) => format!("مرحبًا،\nنرجو توريد:\n{list}\nمع الشكر،\n{space}"),
        (Lang::Ar, false) => format!("مرحبًا {supplier}،\nنرجو توريد:\n{list}\nمع الشكر،\n{space}"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pace(sold: i64) -> Pace {
        Pace { sold, days: 30 }
    }

    // K4
    #[test]
    fn what_is_low_or_runs_out_soon_is_ordered() {
        assert_eq!(reorder(50, 5, pace(0), 7), None);
        assert_eq!(reorder(50, 5, pace(60), 7), None, "25 days are left");
        let soon = reorder(14, 5, pace(60), 7);
        assert_eq!(
            soon,
            Some(Reorder {
                quantity: 20,
                days_left: Some(7)
            }),
            "6 + 28 − 14"
        );
        let low = reorder(5, 5, pace(0), 7);
        assert_eq!(
            low,
            Some(Reorder {
                quantity: 1,
                days_left: None
            })
        );
        let negative = reorder(-3, 0, pace(30), 7);
        assert_eq!(
            negative,
            Some(Reorder {
                quantity: 18,
                days_left: Some(0)
            })
        );
    }

    #[test]
    fn an_order_reads_as_a_message() {
        let lines = [("Water 0.6 L".to_owned(), 24), ("Cola".to_owned(), 12)];
        let text = order_text("Nile House", "Delta Foods", &lines, Lang::En);
        assert_eq!(
            text,
            "Hello Delta Foods,\nplease send us:\n• Water 0.6 L: 24\n• Cola: 12\nThank you,\nNile House"
        );
        assert!(order_text("بيت النيل", "", &lines, Lang::Ar).starts_with("مرحبًا،\nنرجو توريد:\n"));
    }

    proptest! {
        #[test]
        fn what_is_ordered_ends_the_need(
            stock in -100i64..1_000, min in 0i64..100, sold in 0i64..3_000, days in 1i64..=30, within in 1i64..60,
        ) {
            let pace = Pace { sold, days };
            if let Some(order) = reorder(stock, min, pace, within) {
                prop_assert!(order.quantity > 0);
                prop_assert_eq!(reorder(stock + order.quantity, min, pace, within), None);
            }
        }
    }
}
