//! Amounts and their arithmetic.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::refusal::{Refusal, Refuse};

/// An amount in minor units (EGP: piastres) of the tenant's currency (M1); may be negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

/// The result doesn't fit in 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the amount is too large")]
pub struct MoneyOverflow;

impl Refuse for MoneyOverflow {
    fn refusal(&self) -> Refusal {
        Refusal::new(
            "money.too_large",
            "The amount is too large. Check the price and the quantity.",
            "المبلغ كبير جدًا. راجع السعر والكمية.",
        )
    }
}

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// From minor units.
    #[must_use]
    pub const fn from_minor(minor: i64) -> Self {
        Self(minor)
    }

    /// In minor units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// Exactly nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// More than nothing.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Less than nothing.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The sum of two amounts.
    pub fn plus(self, other: Self) -> Result<Self, MoneyOverflow> {
        self.0.checked_add(other.0).map(Self).ok_or(MoneyOverflow)
    }

    /// This amount without the other.
    pub fn minus(self, other: Self) -> Result<Self, MoneyOverflow> {
        self.0.checked_sub(other.0).map(Self).ok_or(MoneyOverflow)
    }

    /// The same amount the other way.
    pub fn negated(self) -> Result<Self, MoneyOverflow> {
        self.0.checked_neg().map(Self).ok_or(MoneyOverflow)
    }

    /// This amount `count` times.
    pub fn times(self, count: i64) -> Result<Self, MoneyOverflow> {
        self.0.checked_mul(count).map(Self).ok_or(MoneyOverflow)
    }

    /// The sum of all; [`Money::ZERO`] for none.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, MoneyOverflow> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// `self × num / den`, rounded half away from zero (M2). `den` 0 counts as too large.
    pub fn share(self, num: i64, den: i64) -> Result<Self, MoneyOverflow> {
        let (num, den) = (i128::from(self.0) * i128::from(num), i128::from(den));
        let (quotient, rest) = match den {
            0 => return Err(MoneyOverflow),
            _ => (num / den, num % den),
        };
        let away = if (num < 0) == (den < 0) { 1 } else { -1 };
        let up = rest.abs() * 2 >= den.abs();
        let rounded = if rest != 0 && up { quotient + away } else { quotient };
        i64::try_from(rounded).map(Self).map_err(|_| MoneyOverflow)
    }

    /// `percent` of this amount, rounded half away from zero (M2).
    pub fn percent(self, percent: Percent) -> Result<Self, MoneyOverflow> {
        self.share(i64::from(percent.basis_points()), i64::from(Percent::WHOLE))
    }

    /// Splits this amount by non-negative weights so that the parts sum to it exactly: each gets its
    /// share rounded towards zero, and the minor units left over go to the largest remainders, the
    /// earlier one first (M4). Without any weight all parts are 0 unless there is something to spread,
    /// which then goes to the first.
    pub fn spread(self, weights: &[Self]) -> Result<Vec<Self>, MoneyOverflow> {
        let sign = i128::from(self.0.signum());
        let total = i128::from(self.0).abs();
        let weights: Vec<i128> = weights.iter().map(|weight| i128::from(weight.0.max(0))).collect();
        let whole: i128 = weights.iter().sum();
        if whole == 0 {
            return Ok((0..weights.len())
                .map(|at| if at == 0 { self } else { Self::ZERO })
                .collect());
        }
        let mut parts: Vec<i128> = weights.iter().map(|weight| total * weight / whole).collect();
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_key(|&at| std::cmp::Reverse(weights.get(at).map_or(0, |weight| total * weight % whole)));
        let left = usize::try_from(total - parts.iter().sum::<i128>()).unwrap_or(0);
        for &at in order.iter().take(left) {
            if let Some(part) = parts.get_mut(at) {
                *part += 1;
            }
        }
        parts
            .into_iter()
            .map(|part| i64::try_from(part * sign).map(Self).map_err(|_| MoneyOverflow))
            .collect()
    }
}

/// A share of 0..100 %, in basis points (14 % is 1,400).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Percent(u16);

impl Percent {
    /// 0 %.
    pub const ZERO: Self = Self(0);
    /// 100 %.
    pub const HUNDRED: Self = Self(Self::WHOLE);
    /// 100 % in basis points.
    pub const WHOLE: u16 = 10_000;

    /// Refuses what is not 0..=10,000 basis points (M4).
    pub fn from_basis_points(basis_points: i64) -> Result<Self, PercentRefusal> {
        match u16::try_from(basis_points) {
            Ok(points) if points <= Self::WHOLE => Ok(Self(points)),
            _ => Err(PercentRefusal),
        }
    }

    /// 0..=10,000.
    #[must_use]
    pub const fn basis_points(self) -> u16 {
        self.0
    }

    /// 0 %.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl TryFrom<i64> for Percent {
    type Error = PercentRefusal;
    fn try_from(basis_points: i64) -> Result<Self, PercentRefusal> {
        Self::from_basis_points(basis_points)
    }
}

impl From<Percent> for i64 {
    fn from(percent: Percent) -> Self {
        Self::from(percent.0)
    }
}

/// `14%`, `12.5%`.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match part {
            0 => write!(f, "{whole}%"),
            part if part % 10 == 0 => write!(f, "{whole}.{}%", part / 10),
            part => write!(f, "{whole}.{part:02}%"),
        }
    }
}

/// M4: a share outside 0..100 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not between 0% and 100%")]
pub struct PercentRefusal;

impl Refuse for PercentRefusal {
    fn refusal(&self) -> Refusal {
        Refusal::new(
            "money.percent_out_of_range",
            "A percentage is between 0 and 100. Enter another one.",
            "النسبة المئوية تكون بين 0 و100. أدخل نسبة أخرى.",
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn money(minor: i64) -> Money {
        Money::from_minor(minor)
    }

    // M2
    #[test]
    fn halves_round_away_from_zero() {
        for (minor, num, den, expected) in [
            (1, 1, 2, 1),
            (-1, 1, 2, -1),
            (3, 1, 2, 2),
            (-3, 1, 2, -2),
            (1, 1, 3, 0),
            (2, 1, 3, 1),
            (1, -1, 2, -1),
        ] {
            assert_eq!(
                money(minor).share(num, den),
                Ok(money(expected)),
                "{minor} × {num} / {den}"
            );
        }
        assert_eq!(money(114).share(14, 114), Ok(money(14)));
        assert_eq!(money(1).share(1, 0), Err(MoneyOverflow));
    }

    // M1
    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(money(i64::MAX).plus(money(1)), Err(MoneyOverflow));
        assert_eq!(money(i64::MIN).negated(), Err(MoneyOverflow));
        assert_eq!(money(1_000_000).times(i64::MAX), Err(MoneyOverflow));
        assert_eq!(serde_json::to_string(&money(4_250)).unwrap(), "4250");
    }

    // M4
    #[test]
    fn a_percentage_is_between_0_and_100() {
        assert_eq!(Percent::from_basis_points(10_100), Err(PercentRefusal));
        assert_eq!(Percent::from_basis_points(-1), Err(PercentRefusal));
        assert!(serde_json::from_str::<Percent>("10001").is_err());
        let shown = [1_400, 1_250, 1_205, 0].map(|points| Percent::from_basis_points(points).unwrap().to_string());
        assert_eq!(shown, ["14%", "12.5%", "12.05%", "0%"]);
    }

    // M4
    #[test]
    fn left_over_units_go_to_the_largest_remainders() {
        let parts = money(100).spread(&[money(1), money(1), money(1)]).unwrap();
        assert_eq!(parts, [money(34), money(33), money(33)]);
        let parts = money(10).spread(&[money(5), money(0), money(20)]).unwrap();
        assert_eq!(parts, [money(2), money(0), money(8)]);
    }

    proptest! {
        // M2
        #[test]
        fn rounding_is_symmetric(minor in any::<i32>(), num in 0i64..100_000, den in 1i64..100_000) {
            let there = money(i64::from(minor)).share(num, den).unwrap();
            let back = money(-i64::from(minor)).share(num, den).unwrap();
            prop_assert_eq!(there.plus(back), Ok(Money::ZERO));
            let exact = i128::from(minor) * i128::from(num);
            let error = (exact - i128::from(there.minor()) * i128::from(den)).abs() * 2;
            prop_assert!(error <= i128::from(den));
        }

        // M4
        #[test]
        fn a_spread_sums_to_the_whole_and_stays_within_one_unit(
            total in -1_000_000i64..1_000_000,
            weights in proptest::collection::vec(0i64..1_000_000, 1..20),
        ) {
            let parts = money(total).spread(&weights.iter().copied().map(money).collect::<Vec<_>>()).unwrap();
            prop_assert_eq!(Money::sum(parts.iter().copied()), Ok(money(total)));
            let whole: i128 = weights.iter().map(|w| i128::from(*w)).sum();
            for (part, weight) in parts.iter().zip(&weights).filter(|_| whole > 0) {
                let off = i128::from(part.minor()) * whole - i128::from(total) * i128::from(*weight);
                prop_assert!(off.abs() < whole);
            }
        }

        // M4
        #[test]
        fn a_discount_never_exceeds_a_line(
            amounts in proptest::collection::vec(0i64..1_000_000, 1..20), points in 0i64..=10_000,
        ) {
            let amounts: Vec<Money> = amounts.into_iter().map(money).collect();
            let percent = Percent::from_basis_points(points).unwrap();
            let discount = Money::sum(amounts.iter().copied()).unwrap().percent(percent).unwrap();
            for (part, amount) in discount.spread(&amounts).unwrap().iter().zip(&amounts) {
                prop_assert!(part <= amount && !part.is_negative());
            }
        }
    }
}
