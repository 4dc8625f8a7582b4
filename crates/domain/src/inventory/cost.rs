//! What goods cost the house, and what is left of their price.

use serde::{Deserialize, Serialize};

use crate::{
    money::{Money, MoneyOverflow, Percent},
    spaces::{TaxMode, TaxSettings},
};

/// The cost price of one after `came` pieces came at `unit_cost` to a stock of `stock` at `cost`: the average weighted by
/// pieces, rounded half away from zero to the minor unit. A stock that is empty, negative or of unknown cost weighs nothing.
pub fn cost_after_delivery(
    stock: i64,
    cost: Option<Money>,
    came: i64,
    unit_cost: Money,
) -> Result<Money, MoneyOverflow> {
    match cost {
        Some(cost) if stock > 0 => {
            let pieces = stock.checked_add(came).ok_or(MoneyOverflow)?;
            cost.times(stock)?.plus(unit_cost.times(came)?)?.share(1, pieces)
        }
        _ => Ok(unit_cost),
    }
}

/// The cost price of one after `gone` pieces that had come at `unit_cost` are taken out of a stock of `stock` again: the
/// average of those that stay. It stays as it is when nothing does, or when what stays would have cost less than nothing
/// because much was sold in between.
pub fn cost_after_undo(stock: i64, cost: Money, gone: i64, unit_cost: Money) -> Result<Money, MoneyOverflow> {
    let stay = stock.saturating_sub(gone);
    let value = cost.times(stock)?.minus(unit_cost.times(gone)?)?;
    if stay <= 0 || value.is_negative() {
        return Ok(cost);
    }
    value.share(1, stay)
}

/// What a price leaves over the cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Margin {
    /// The price without tax, less the cost; may be negative.
    pub amount: Money,
    /// Of the price without tax, in basis points; nothing for what is free.
    pub basis_points: Option<i64>,
}

/// The margin of one piece at this price.
pub fn margin(price: Money, cost: Money, tax: &TaxSettings) -> Result<Margin, MoneyOverflow> {
    let net = match tax.mode {
        TaxMode::None | TaxMode::Exclusive => price,
        TaxMode::Inclusive => {
            let (rate, whole) = (i64::from(tax.rate.basis_points()), i64::from(Percent::WHOLE));
            price.minus(price.share(rate, whole + rate)?)?
        }
    };
    let amount = net.minus(cost)?;
    let basis_points = match net.minor() {
        0 => None,
        net => Some(amount.share(i64::from(Percent::WHOLE), net)?.minor()),
    };
    Ok(Margin { amount, basis_points })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn egp(minor: i64) -> Money {
        Money::from_minor(minor)
    }

    #[test]
    fn the_average_moves_with_every_delivery() {
        let cost = |stock, cost: Option<i64>, came, unit| {
            cost_after_delivery(stock, cost.map(egp), came, egp(unit))
                .unwrap()
                .minor()
        };
        assert_eq!(cost(0, None, 24, 500), 500, "the first delivery says it");
        assert_eq!(cost(10, None, 24, 500), 500, "an unknown cost weighs nothing");
        assert_eq!(cost(10, Some(400), 10, 500), 450);
        assert_eq!(cost(1, Some(400), 1, 501), 451, "a half goes up");
        assert_eq!(
            cost(-5, Some(400), 10, 500),
            500,
            "what was sold in advance weighs nothing"
        );
        assert!(cost_after_delivery(1, Some(egp(i64::MAX)), 1, egp(1)).is_err());
    }

    #[test]
    fn undoing_a_delivery_gives_the_average_of_what_stays() {
        let undo = |stock, cost, gone, unit| cost_after_undo(stock, egp(cost), gone, egp(unit)).unwrap().minor();
        assert_eq!(undo(20, 450, 10, 500), 400);
        assert_eq!(undo(10, 500, 10, 500), 500, "nothing stays");
        assert_eq!(undo(11, 450, 10, 500), 450, "much was sold in between");
    }

    #[test]
    fn the_margin_leaves_the_tax_out() {
        let vat = |mode| TaxSettings {
            mode,
            rate: Percent::from_basis_points(1_400).unwrap(),
            name: "VAT".to_owned(),
        };
        let of = |price, cost, mode| {
            let margin = margin(egp(price), egp(cost), &vat(mode)).unwrap();
            (margin.amount.minor(), margin.basis_points)
        };
        assert_eq!(of(1_140, 250, TaxMode::Inclusive), (750, Some(7_500)));
        assert_eq!(of(1_000, 250, TaxMode::Exclusive), (750, Some(7_500)));
        assert_eq!(of(200, 250, TaxMode::None), (-50, Some(-2_500)));
        assert_eq!(of(0, 250, TaxMode::None), (-250, None));
    }

    proptest! {
        #[test]
        fn the_average_lies_between_both_and_is_off_by_half_a_unit_at_most(
            stock in 1i64..1_000_000, cost in 0i64..10_000_000, came in 1i64..1_000_000, unit in 0i64..10_000_000,
        ) {
            let average = cost_after_delivery(stock, Some(egp(cost)), came, egp(unit)).unwrap().minor();
            prop_assert!((cost.min(unit)..=cost.max(unit)).contains(&average));
            let exact = i128::from(stock) * i128::from(cost) + i128::from(came) * i128::from(unit);
            let pieces = i128::from(stock + came);
            prop_assert!((exact - i128::from(average) * pieces).abs() * 2 <= pieces);
        }

        #[test]
        fn an_undo_at_once_restores_the_cost_to_within_the_rounding(
            stock in 1i64..10_000, cost in 0i64..1_000_000, came in 1i64..10_000, unit in 0i64..1_000_000,
        ) {
            let average = cost_after_delivery(stock, Some(egp(cost)), came, egp(unit)).unwrap();
            let back = cost_after_undo(stock + came, average, came, egp(unit)).unwrap().minor();
            // Each rounding is off by half a unit of what it divides by.
            if back != average.minor() {
                prop_assert!((back - cost).abs() <= (stock + came) / (2 * stock) + 1);
            }
        }
    }
}
