//! Payments against several invoices at once (M8, M9, M10).

use super::{PaymentInput, PaymentRefusal, Settled, settle::settle};
use crate::money::Money;

/// What one payment does to one of several invoices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which of them, from 0.
    pub invoice: usize,
    /// The payment's part on it.
    pub settled: Settled,
}

/// Sets payments against several dues in the order given, the one before settled before the next gets
/// anything; what is left becomes balance with the last part (M9). Cash handed over and its change stand
/// on the last part of their payment. One due gives what [`settle`] gives.
pub fn settle_several(
    dues: &[Money],
    payments: &[PaymentInput],
    balance: Money,
    lowest_balance: Money,
) -> Result<Vec<Part>, PaymentRefusal> {
    let settlement = settle(Money::sum(dues.iter().copied())?, payments, balance, lowest_balance)?;
    let mut left: Vec<Money> = dues.to_vec();
    let mut parts: Vec<Part> = Vec::new();
    for payment in settlement.payments {
        let first = parts.len();
        let mut rest = payment.applied;
        for (invoice, due) in left.iter_mut().enumerate() {
            let applied = rest.min(*due);
            if applied.is_positive() {
                rest = rest.minus(applied)?;
                *due = due.minus(applied)?;
                parts.push(part(invoice, &payment, applied));
            }
        }
        if parts.len() == first {
            // All of it is too much: it stands with the invoice that was settled last.
            parts.push(part(dues.len().saturating_sub(1), &payment, Money::ZERO));
        }
        if let Some(Part { settled, .. }) = parts.last_mut() {
            settled.to_balance = payment.to_balance;
            settled.amount = settled.applied.plus(payment.to_balance)?;
            settled.change = payment.change;
            settled.given = payment.given.map(|_| settled.amount.plus(payment.change)).transpose()?;
        }
    }
    Ok(parts)
}

fn part(invoice: usize, payment: &Settled, applied: Money) -> Part {
    Part {
        invoice,
        settled: Settled {
            amount: applied,
            applied,
            to_balance: Money::ZERO,
            given: None,
            change: Money::ZERO,
            ..payment.clone()
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::payments::Tender;

    fn money(minor: i64) -> Money {
        Money::from_minor(minor)
    }

    fn pay(tender: Tender, amount: i64) -> PaymentInput {
        PaymentInput {
            tender,
            amount: money(amount),
            given: None,
            reference: tender.needs_reference().then(|| "IP-784512".to_owned()),
        }
    }

    fn figures(parts: &[Part]) -> Vec<(usize, Tender, i64, i64)> {
        parts
            .iter()
            .map(|part| {
                let Settled {
                    tender,
                    applied,
                    to_balance,
                    ..
                } = &part.settled;
                (part.invoice, *tender, applied.minor(), to_balance.minor())
            })
            .collect()
    }

    // M8, M9
    #[test]
    fn the_first_is_settled_before_the_next_and_the_rest_becomes_balance() {
        let dues = [money(5_000), money(0), money(3_000)];
        let payments = [pay(Tender::Cash, 6_000), pay(Tender::Card, 2_500)];
        let parts = settle_several(&dues, &payments, Money::ZERO, Money::ZERO).unwrap();
        assert_eq!(
            figures(&parts),
            vec![
                (0, Tender::Cash, 5_000, 0),
                (2, Tender::Cash, 1_000, 0),
                (2, Tender::Card, 2_000, 500),
            ]
        );
    }

    #[test]
    fn change_stands_once_with_the_last_part_of_its_payment() {
        let cash = PaymentInput {
            given: Some(money(10_000)),
            ..pay(Tender::Cash, 8_000)
        };
        let parts = settle_several(&[money(5_000), money(3_000)], &[cash], Money::ZERO, Money::ZERO).unwrap();
        let shown: Vec<_> = parts
            .iter()
            .map(|part| {
                (
                    part.settled.amount.minor(),
                    part.settled.given.map(Money::minor),
                    part.settled.change.minor(),
                )
            })
            .collect();
        assert_eq!(shown, vec![(5_000, None, 0), (3_000, Some(5_000), 2_000)]);
    }

    // M10
    #[test]
    fn a_balance_pays_no_more_than_it_has() {
        let dues = [money(5_000), money(3_000)];
        let spend = |amount| settle_several(&dues, &[pay(Tender::Balance, amount)], money(6_000), Money::ZERO);
        assert_eq!(
            figures(&spend(6_000).unwrap()),
            vec![(0, Tender::Balance, 5_000, 0), (1, Tender::Balance, 1_000, 0)]
        );
        assert_eq!(
            spend(6_001),
            Err(PaymentRefusal::BalanceTooLow {
                available: money(6_000)
            })
        );
        let nothing = settle_several(&[money(0)], &[pay(Tender::Cash, 5)], Money::ZERO, Money::ZERO);
        assert_eq!(nothing, Err(PaymentRefusal::NothingDue));
    }

    proptest! {
        // M9: money is neither made nor lost, whatever is settled with whatever.
        #[test]
        fn every_minor_unit_pays_an_invoice_or_becomes_balance(
            dues in proptest::collection::vec(0i64..200_000, 1..8),
            paid in proptest::collection::vec((0usize..5, 1i64..300_000), 1..6), balance in 0i64..500_000,
        ) {
            let payments: Vec<_> = paid.iter()
                .filter_map(|&(tender, amount)| Tender::ALL.get(tender).map(|&tender| pay(tender, amount)))
                .collect();
            let dues: Vec<_> = dues.into_iter().map(money).collect();
            if let Ok(parts) = settle_several(&dues, &payments, money(balance), Money::ZERO) {
                let sum = |of: fn(&Settled) -> Money| Money::sum(parts.iter().map(|part| of(&part.settled))).unwrap();
                prop_assert_eq!(sum(|part| part.amount), Money::sum(payments.iter().map(|payment| payment.amount)).unwrap());
                let on = |at: usize| Money::sum(parts.iter().filter(|part| part.invoice == at).map(|part| part.settled.applied)).unwrap();
                let applied: Vec<_> = (0..dues.len()).map(on).collect();
                for (applied, due) in applied.iter().zip(&dues) {
                    prop_assert!(applied <= due);
                }
                // The oldest first: one that is not settled is the last that got anything.
                let open = applied.iter().zip(&dues).position(|(applied, due)| applied < due);
                if let Some(open) = open {
                    prop_assert!(applied.iter().skip(open + 1).all(|applied| applied.is_zero()));
                    prop_assert!(sum(|part| part.to_balance).is_zero());
                }
                for part in &parts {
                    prop_assert!(part.settled.amount.is_positive());
                    prop_assert_eq!(part.settled.applied.plus(part.settled.to_balance), Ok(part.settled.amount));
                }
            }
        }
    }
}
