//! Counting a drawer by notes and coins.

use serde::{Deserialize, Serialize};

use super::ShiftRefusal;
use crate::money::Money;

/// The notes and coins of Egypt in piastres, the largest first.
pub const DENOMINATIONS: [i64; 10] = [20_000, 10_000, 5_000, 2_000, 1_000, 500, 100, 50, 25, 10];

/// So many pieces of one note or coin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Denomination {
    /// What one is worth.
    pub value: Money,
    /// How many.
    pub count: i64,
}

/// Refuses pieces that nobody counts like this, and a sum that is not the counted amount.
/// Any positive value is a denomination: other currencies have others.
pub fn check_denominations(pieces: &[Denomination], counted: Money) -> Result<(), ShiftRefusal> {
    let mut sum = Money::ZERO;
    for (at, piece) in pieces.iter().enumerate() {
        let twice = pieces.iter().take(at).any(|earlier| earlier.value == piece.value);
        if at >= 50 || twice || !piece.value.is_positive() || !(0..=1_000_000).contains(&piece.count) {
            return Err(ShiftRefusal::OddDenomination { at });
        }
        sum = sum.plus(piece.value.times(piece.count)?)?;
    }
    if !pieces.is_empty() && sum != counted {
        return Err(ShiftRefusal::DenominationsDiffer { sum });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(of: &[(i64, i64)]) -> Vec<Denomination> {
        of.iter()
            .map(|&(value, count)| Denomination {
                value: Money::from_minor(value),
                count,
            })
            .collect()
    }

    #[test]
    fn notes_and_coins_add_up_to_what_was_counted() {
        let drawer = pieces(&[(20_000, 3), (5_000, 1), (50, 3)]);
        assert_eq!(check_denominations(&drawer, Money::from_minor(65_150)), Ok(()));
        let sum = Money::from_minor(65_150);
        assert_eq!(
            check_denominations(&drawer, Money::from_minor(65_100)),
            Err(ShiftRefusal::DenominationsDiffer { sum })
        );
        assert_eq!(check_denominations(&[], Money::from_minor(65_100)), Ok(()));
    }

    #[test]
    fn odd_pieces_are_refused_by_their_place() {
        for odd in [(0, 1), (-100, 1), (100, -1), (100, 10_000_000)] {
            let drawer = pieces(&[(500, 0), odd]);
            assert_eq!(
                check_denominations(&drawer, Money::ZERO),
                Err(ShiftRefusal::OddDenomination { at: 1 })
            );
        }
        let twice = pieces(&[(500, 1), (500, 1)]);
        assert_eq!(
            check_denominations(&twice, Money::from_minor(1_000)),
            Err(ShiftRefusal::OddDenomination { at: 1 })
        );
        let endless = pieces(&[(i64::MAX, 2)]);
        assert!(matches!(
            check_denominations(&endless, Money::ZERO),
            Err(ShiftRefusal::Overflow(_))
        ));
    }

    #[test]
    fn the_notes_of_egypt_are_named_once_and_the_largest_first() {
        assert!(DENOMINATIONS.windows(2).all(|pair| pair[0] > pair[1]));
    }
}
