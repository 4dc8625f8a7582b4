//! From lines to totals (M3, M4).

use serde::{Deserialize, Serialize};

use crate::{
    ids::{ItemId, ResourceId},
    money::{Money, MoneyOverflow, Percent},
    names::named_enum,
    spaces::{TaxMode, TaxSettings},
};

named_enum! {
    /// What a line bills.
    LineKind {
        /// Time on a resource.
        Time = "time",
        /// An item sold.
        Item = "item",
        /// A run of a plan.
        Plan = "plan",
        /// Anything else, typed by hand.
        Custom = "custom",
    }
}

/// A line before discount and tax.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftLine {
    /// What it bills.
    pub kind: LineKind,
    /// `Seat A1`, `Turkish coffee`.
    pub description: String,
    /// Why it costs that; may be empty.
    pub detail: String,
    /// Minutes, or pieces.
    pub quantity: i64,
    /// Per hour, or per piece.
    pub unit_price: Money,
    /// What it costs the customer, 0 or more.
    pub amount: Money,
    /// What it cost the house: the cost price of the pieces when they were sold; 0 for what has none.
    pub cost: Money,
    /// Of an item line.
    pub item_id: Option<ItemId>,
    /// Of a time line.
    pub resource_id: Option<ResourceId>,
}

/// A line with its part of the discount and the tax.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// As drafted.
    pub draft: DraftLine,
    /// Its part of the discount (M4).
    pub discount: Money,
    /// Without tax.
    pub net: Money,
    /// Its part of the tax.
    pub tax: Money,
    /// What the customer pays for it: `net + tax`.
    pub total: Money,
}

/// An invoice's figures; each is the sum of the lines' to the minor unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Before discount.
    pub subtotal: Money,
    /// Taken off.
    pub discount_amount: Money,
    /// Contained in, or added to, what remains.
    pub tax: Money,
    /// To pay.
    pub total: Money,
    /// The lines, in the order given.
    pub lines: Vec<Line>,
}

/// Spreads the discount over the lines before tax (M4), then finds the tax of the whole and spreads that
/// (M3), so that lines and totals reconcile.
pub fn build(lines: Vec<DraftLine>, discount: Percent, tax: &TaxSettings) -> Result<Totals, MoneyOverflow> {
    let amounts: Vec<Money> = lines.iter().map(|line| line.amount).collect();
    let subtotal = Money::sum(amounts.iter().copied())?;
    let discount_amount = subtotal.percent(discount)?;
    let discounts = discount_amount.spread(&amounts)?;
    let left: Vec<Money> = amounts
        .iter()
        .zip(&discounts)
        .map(|(amount, off)| amount.minus(*off))
        .collect::<Result<_, _>>()?;
    let remaining = subtotal.minus(discount_amount)?;
    let (rate, whole) = (i64::from(tax.rate.basis_points()), i64::from(Percent::WHOLE));
    let tax_amount = match tax.mode {
        TaxMode::None => Money::ZERO,
        TaxMode::Inclusive => remaining.share(rate, whole + rate)?,
        TaxMode::Exclusive => remaining.share(rate, whole)?,
    };
    let taxes = tax_amount.spread(&left)?;
    let total = if tax.mode == TaxMode::Exclusive {
        remaining.plus(tax_amount)?
    } else {
        remaining
    };

    let mut built = Vec::with_capacity(lines.len());
    for (((draft, discount), left), line_tax) in lines.into_iter().zip(discounts).zip(left).zip(taxes) {
        let (net, total) = match tax.mode {
            TaxMode::Exclusive => (left, left.plus(line_tax)?),
            TaxMode::None | TaxMode::Inclusive => (left.minus(line_tax)?, left),
        };
        built.push(Line {
            draft,
            discount,
            net,
            tax: line_tax,
            total,
        });
    }
    Ok(Totals {
        subtotal,
        discount_amount,
        tax: tax_amount,
        total,
        lines: built,
    })
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    pub fn item(amount: i64) -> DraftLine {
        DraftLine {
            kind: LineKind::Item,
            description: "Turkish coffee".to_owned(),
            detail: String::new(),
            quantity: 1,
            unit_price: Money::from_minor(amount),
            amount: Money::from_minor(amount),
            cost: Money::ZERO,
            item_id: None,
            resource_id: None,
        }
    }

    pub fn vat(mode: TaxMode, rate: i64) -> TaxSettings {
        TaxSettings {
            mode,
            rate: Percent::from_basis_points(rate).unwrap(),
            name: "VAT".to_owned(),
        }
    }

    fn figures(amounts: &[i64], discount: i64, tax: &TaxSettings) -> [i64; 4] {
        let lines = amounts.iter().map(|&amount| item(amount)).collect();
        let totals = build(lines, Percent::from_basis_points(discount).unwrap(), tax).unwrap();
        [totals.subtotal, totals.discount_amount, totals.tax, totals.total].map(Money::minor)
    }

    // M3
    #[test]
    fn tax_is_contained_or_added() {
        assert_eq!(
            figures(&[11_400], 0, &vat(TaxMode::Inclusive, 1_400)),
            [11_400, 0, 1_400, 11_400]
        );
        assert_eq!(
            figures(&[10_000], 0, &vat(TaxMode::Exclusive, 1_400)),
            [10_000, 0, 1_400, 11_400]
        );
        assert_eq!(figures(&[10_000], 0, &TaxSettings::none()), [10_000, 0, 0, 10_000]);
        // round(9999 × 14 / 114) = round(1227.947…)
        assert_eq!(
            figures(&[9_999], 0, &vat(TaxMode::Inclusive, 1_400)),
            [9_999, 0, 1_228, 9_999]
        );
    }

    // M4
    #[test]
    fn a_discount_comes_off_before_tax() {
        assert_eq!(
            figures(&[5_000, 5_000], 1_000, &vat(TaxMode::Exclusive, 1_400)),
            [10_000, 1_000, 1_260, 10_260]
        );
        assert_eq!(
            figures(&[3_333, 3_333, 3_334], 10_000, &vat(TaxMode::Inclusive, 1_400)),
            [10_000, 10_000, 0, 0]
        );
        assert_eq!(figures(&[], 1_000, &vat(TaxMode::Inclusive, 1_400)), [0; 4]);
    }

    proptest! {
        // M3, M4
        #[test]
        fn lines_reconcile_with_totals(
            amounts in proptest::collection::vec(0i64..5_000_000, 0..15), discount in 0i64..=10_000,
            rate in 0i64..=10_000, mode in prop::sample::select(TaxMode::ALL),
        ) {
            let discount = Percent::from_basis_points(discount).unwrap();
            let totals = build(amounts.into_iter().map(item).collect(), discount, &vat(mode, rate)).unwrap();
            let sum = |of: fn(&Line) -> Money| Money::sum(totals.lines.iter().map(of)).unwrap();
            prop_assert_eq!(sum(|line| line.draft.amount), totals.subtotal);
            prop_assert_eq!(sum(|line| line.discount), totals.discount_amount);
            prop_assert_eq!(sum(|line| line.tax), totals.tax);
            prop_assert_eq!(sum(|line| line.total), totals.total);
            for line in &totals.lines {
                prop_assert_eq!(line.net.plus(line.tax), Ok(line.total));
                prop_assert!(!line.net.is_negative() && !line.tax.is_negative() && !line.discount.is_negative());
            }
        }
    }
}
