//! From lines to totals (M3, M4).

use serde::{Deserialize, Serialize};

use crate::{
    ids::{ItemId, ResourceId},
    money::{Money, MoneyOverflow, Percent},
    names::named_enum,
    pricing::CouponOff,
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
    /// Taken off, by the desk and by a coupon.
    pub discount_amount: Money,
    /// The part of it that a coupon took off.
    #[serde(default)]
    pub coupon_amount: Money,
    /// Contained in, or added to, what remains.
    pub tax: Money,
    /// To pay.
    pub total: Money,
    /// The lines, in the order given.
    pub lines: Vec<Line>,
}

/// What comes off a whole document: a percentage, then a coupon off what that leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Discount {
    /// Given by the desk.
    pub percent: Percent,
    /// Given by a code.
    pub coupon: Option<CouponOff>,
}

impl From<Percent> for Discount {
    fn from(percent: Percent) -> Self {
        Self { percent, coupon: None }
    }
}

impl Discount {
    /// What the percentage and the coupon take off; together never more than there is (M4).
    fn off(&self, subtotal: Money) -> Result<(Money, Money), MoneyOverflow> {
        let by_percent = subtotal.percent(self.percent)?;
        let left = subtotal.minus(by_percent)?;
        let by_coupon = match self.coupon {
            None => Money::ZERO,
            Some(CouponOff::Percent { percent }) => left.percent(percent)?,
            Some(CouponOff::Amount { amount }) => amount.min(left),
        };
        Ok((by_percent, by_coupon))
    }
}

/// Spreads the discount over the lines before tax (M4), then finds the tax of the whole and spreads that
/// (M3), so that lines and totals reconcile.
pub fn build(lines: Vec<DraftLine>, discount: impl Into<Discount>, tax: &TaxSettings) -> Result<Totals, MoneyOverflow> {
    let amounts: Vec<Money> = lines.iter().map(|line| line.amount).collect();
    let subtotal = Money::sum(amounts.iter().copied())?;
    let (by_percent, coupon_amount) = discount.into().off(subtotal)?;
    let discount_amount = by_percent.plus(coupon_amount)?;
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
        coupon_amount,
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

    // M4
    #[test]
    fn a_coupon_comes_off_what_the_discount_leaves_and_never_more() {
        let off = |percent: i64, coupon| {
            let discount = Discount {
                percent: Percent::from_basis_points(percent).unwrap(),
                coupon: Some(coupon),
            };
            let totals = build(vec![item(6_000), item(4_000)], discount, &TaxSettings::none()).unwrap();
            [totals.discount_amount, totals.coupon_amount, totals.total].map(Money::minor)
        };
        let amount = |minor| CouponOff::Amount {
            amount: Money::from_minor(minor),
        };
        let half = CouponOff::Percent {
            percent: Percent::from_basis_points(5_000).unwrap(),
        };
        assert_eq!(off(0, amount(1_500)), [1_500, 1_500, 8_500]);
        assert_eq!(off(1_000, half), [5_500, 4_500, 4_500]);
        assert_eq!(off(5_000, amount(9_000)), [10_000, 5_000, 0]);
        assert_eq!(off(10_000, half), [10_000, 0, 0]);
    }

    proptest! {
        // M3, M4
        #[test]
        fn lines_reconcile_with_totals(
            amounts in proptest::collection::vec(0i64..5_000_000, 0..15), discount in 0i64..=10_000,
            rate in 0i64..=10_000, mode in prop::sample::select(TaxMode::ALL), coupon in proptest::option::of(1i64..10_000_000),
        ) {
            let discount = Discount {
                percent: Percent::from_basis_points(discount).unwrap(),
                coupon: coupon.map(|amount| CouponOff::Amount { amount: Money::from_minor(amount) }),
            };
            let totals = build(amounts.into_iter().map(item).collect(), discount, &vat(mode, rate)).unwrap();
            let sum = |of: fn(&Line) -> Money| Money::sum(totals.lines.iter().map(of)).unwrap();
            prop_assert_eq!(sum(|line| line.draft.amount), totals.subtotal);
            prop_assert_eq!(sum(|line| line.discount), totals.discount_amount);
            prop_assert_eq!(sum(|line| line.tax), totals.tax);
            prop_assert_eq!(sum(|line| line.total), totals.total);
            prop_assert!(!totals.total.is_negative() && totals.discount_amount <= totals.subtotal);
            for line in &totals.lines {
                prop_assert_eq!(line.net.plus(line.tax), Ok(line.total));
                prop_assert!(!line.net.is_negative() && !line.tax.is_negative() && !line.discount.is_negative());
            }
        }
    }
}
