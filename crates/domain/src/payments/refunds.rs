//! Giving money back (M7).

use super::{PaymentRefusal, Tender};
use crate::money::Money;

/// What one payment did to the invoice, and what of it went back since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaidWith {
    /// How.
    pub tender: Tender,
    /// Paid the invoice.
    pub applied: Money,
    /// Of that, given back.
    pub refunded: Money,
}

/// Splits a refund over tenders: to `chosen` if staff choose one, else to where the money came from, the
/// latest payment first. Never more than was paid and not yet given back (M7). One entry per tender.
pub fn allocate_refund(
    paid: &[PaidWith],
    amount: Money,
    chosen: Option<Tender>,
) -> Result<Vec<(Tender, Money)>, PaymentRefusal> {
    if !amount.is_positive() {
        return Err(PaymentRefusal::RefundNotPositive);
    }
    // By tender, as a refund to a chosen tender may be more than came in by it.
    let mut left = Money::ZERO;
    for payment in paid {
        left = left.plus(payment.applied)?.minus(payment.refunded)?;
    }
    if amount > left {
        return Err(PaymentRefusal::RefundTooLarge {
            left: left.max(Money::ZERO),
        });
    }
    if let Some(tender) = chosen {
        return Ok(vec![(tender, amount)]);
    }
    let mut parts: Vec<(Tender, Money)> = Vec::new();
    let mut rest = amount;
    for payment in paid.iter().rev() {
        let part = payment.applied.minus(payment.refunded)?.min(rest);
        if part.is_positive() {
            rest = rest.minus(part)?;
            match parts.iter_mut().find(|(tender, _)| *tender == payment.tender) {
                Some((_, sum)) => *sum = sum.plus(part)?,
                None => parts.push((payment.tender, part)),
            }
        }
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn paid(tender: Tender, applied: i64, refunded: i64) -> PaidWith {
        PaidWith {
            tender,
            applied: Money::from_minor(applied),
            refunded: Money::from_minor(refunded),
        }
    }

    // M7
    #[test]
    fn a_refund_goes_where_the_money_came_from_unless_staff_choose() {
        let so_far = [paid(Tender::Cash, 6_000, 0), paid(Tender::Instapay, 3_750, 1_000)];
        let refund = |amount, chosen| {
            allocate_refund(&so_far, Money::from_minor(amount), chosen).map(|parts| {
                parts
                    .into_iter()
                    .map(|(tender, part)| (tender, part.minor()))
                    .collect::<Vec<_>>()
            })
        };
        assert_eq!(refund(2_000, None), Ok(vec![(Tender::Instapay, 2_000)]));
        assert_eq!(
            refund(5_000, None),
            Ok(vec![(Tender::Instapay, 2_750), (Tender::Cash, 2_250)])
        );
        assert_eq!(refund(5_000, Some(Tender::Balance)), Ok(vec![(Tender::Balance, 5_000)]));
        let left = Money::from_minor(8_750);
        assert_eq!(refund(8_751, None), Err(PaymentRefusal::RefundTooLarge { left }));
        assert_eq!(
            refund(8_751, Some(Tender::Cash)),
            Err(PaymentRefusal::RefundTooLarge { left })
        );
        assert_eq!(refund(0, None), Err(PaymentRefusal::RefundNotPositive));
    }

    proptest! {
        // M7
        #[test]
        fn parts_sum_to_the_refund(applied in proptest::collection::vec(1i64..100_000, 1..6), amount in 1i64..400_000) {
            let so_far: Vec<_> = applied.iter().zip(Tender::ALL.iter().cycle())
                .map(|(&applied, &tender)| paid(tender, applied, applied / 3)).collect();
            if let Ok(parts) = allocate_refund(&so_far, Money::from_minor(amount), None) {
                prop_assert_eq!(Money::sum(parts.iter().map(|part| part.1)), Ok(Money::from_minor(amount)));
            }
        }
    }
}
