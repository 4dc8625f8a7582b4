//! A passer-by pays at once, in full, and leaves with the change.

use super::{PaymentInput, PaymentRefusal, Settlement, Tender, settle};
use crate::{
    customers::PasserByRefusal,
    money::Money,
    refusal::{Refusal, Refuse},
};

/// Why a passer-by's payments were not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InFullRefusal {
    /// Needs a name.
    #[error(transparent)]
    PasserBy(#[from] PasserByRefusal),
    /// Wrong for anybody.
    #[error(transparent)]
    Payment(#[from] PaymentRefusal),
}

impl Refuse for InFullRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::PasserBy(refusal) => refusal.refusal(),
            Self::Payment(refusal) => refusal.refusal(),
        }
    }
}

/// Sets payments against what is due so that nothing is left on either side: cash beyond it is given back as change, as
/// there is no account that could keep it. Nothing due takes no payment.
pub fn settle_in_full(due: Money, payments: &[PaymentInput]) -> Result<Settlement, InFullRefusal> {
    if payments.iter().any(|payment| payment.tender == Tender::Balance) {
        return Err(PasserByRefusal::HasNoBalance.into());
    }
    let mut settlement = settle(due, payments, Money::ZERO, Money::ZERO)?;
    if settlement.applied != due {
        return Err(PasserByRefusal::PaysInFull.into());
    }
    if settlement
        .payments
        .iter()
        .any(|paid| paid.to_balance.is_positive() && (paid.tender != Tender::Cash || paid.applied.is_zero()))
    {
        return Err(PasserByRefusal::NoChangeButCash.into());
    }
    for paid in &mut settlement.payments {
        if paid.to_balance.is_positive() {
            paid.given = Some(paid.given.unwrap_or(paid.amount));
            paid.change = paid.change.plus(paid.to_balance).map_err(PaymentRefusal::from)?;
            paid.amount = paid.applied;
            paid.to_balance = Money::ZERO;
        }
    }
    settlement.to_balance = Money::ZERO;
    settlement.change = Money::sum(settlement.payments.iter().map(|paid| paid.change)).map_err(PaymentRefusal::from)?;
    Ok(settlement)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn by(tender: Tender, amount: i64, given: Option<i64>) -> PaymentInput {
        PaymentInput {
            tender,
            amount: Money::from_minor(amount),
            given: given.map(Money::from_minor),
            reference: tender.needs_reference().then(|| "IP-1".to_owned()),
        }
    }

    fn refused(due: i64, payments: &[PaymentInput]) -> InFullRefusal {
        settle_in_full(Money::from_minor(due), payments).unwrap_err()
    }

    // M9
    #[test]
    fn what_is_too_much_in_cash_goes_back_as_change() {
        let money = Money::from_minor;
        let paid = settle_in_full(money(2_500), &[by(Tender::Cash, 5_000, None)]).unwrap();
        let first = &paid.payments[0];
        assert_eq!(
            (first.amount, first.given, first.change),
            (money(2_500), Some(money(5_000)), money(2_500))
        );
        let paid = settle_in_full(
            money(2_500),
            &[by(Tender::Card, 1_000, None), by(Tender::Cash, 2_000, Some(10_000))],
        );
        let paid = paid.unwrap();
        let cash = &paid.payments[1];
        assert_eq!(
            (cash.amount, cash.given, cash.change),
            (money(1_500), Some(money(10_000)), money(8_500))
        );
        assert_eq!((paid.to_balance, paid.change), (Money::ZERO, money(8_500)));
    }

    // M9, M10
    #[test]
    fn nothing_is_left_that_a_name_would_have_to_keep() {
        assert_eq!(refused(2_500, &[]), PasserByRefusal::PaysInFull.into());
        assert_eq!(
            refused(2_500, &[by(Tender::Cash, 2_000, None)]),
            PasserByRefusal::PaysInFull.into()
        );
        assert_eq!(
            refused(2_500, &[by(Tender::Balance, 2_500, None)]),
            PasserByRefusal::HasNoBalance.into()
        );
        assert_eq!(
            refused(2_500, &[by(Tender::Card, 3_000, None)]),
            PasserByRefusal::NoChangeButCash.into()
        );
        let twice = [by(Tender::Cash, 2_500, None), by(Tender::Cash, 100, None)];
        assert_eq!(refused(2_500, &twice), PasserByRefusal::NoChangeButCash.into());
        assert_eq!(settle_in_full(Money::ZERO, &[]), Ok(Settlement::default()));
        assert_eq!(
            refused(0, &[by(Tender::Cash, 100, None)]),
            PaymentRefusal::NothingDue.into()
        );
    }

    proptest! {
        // M9: what is kept is what was due, whatever was handed over.
        #[test]
        fn what_is_kept_is_what_was_due(due in 1i64..100_000, card in 1i64..100_000, cash in 1i64..200_000) {
            let payments = [by(Tender::Card, card, None), by(Tender::Cash, cash, None)];
            if let Ok(paid) = settle_in_full(Money::from_minor(due), &payments) {
                let kept = Money::sum(paid.payments.iter().map(|paid| paid.amount)).unwrap();
                prop_assert_eq!(kept, Money::from_minor(due));
                prop_assert_eq!(kept.plus(paid.change).unwrap(), Money::from_minor(card + cash));
            }
        }
    }
}
