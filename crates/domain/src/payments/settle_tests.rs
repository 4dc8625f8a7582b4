use proptest::prelude::*;

use super::*;

fn money(minor: i64) -> Money {
    Money::from_minor(minor)
}

fn pay(tender: Tender, amount: i64) -> PaymentInput {
    let reference = tender.needs_reference().then(|| "IP-784512".to_owned());
    PaymentInput {
        tender,
        amount: money(amount),
        given: None,
        reference,
    }
}

fn settled(due: i64, payments: &[PaymentInput], balance: i64) -> Result<[i64; 4], PaymentRefusal> {
    let settlement = settle(money(due), payments, money(balance), Money::ZERO)?;
    let Settlement {
        applied,
        from_balance,
        change,
        to_balance,
        ..
    } = settlement;
    Ok([applied, from_balance, change, to_balance].map(Money::minor))
}

// M8, M9
#[test]
fn several_tenders_pay_one_invoice_in_one_go() {
    let cash = PaymentInput {
        given: Some(money(10_000)),
        ..pay(Tender::Cash, 6_000)
    };
    assert_eq!(
        settled(9_750, &[cash, pay(Tender::Instapay, 3_750)], 0),
        Ok([9_750, 0, 4_000, 0])
    );
    assert_eq!(settled(9_750, &[pay(Tender::Card, 5_000)], 0), Ok([5_000, 0, 0, 0]));
    assert_eq!(settled(9_750, &[], 0), Ok([0; 4]));
}

// M9
#[test]
fn overpayment_becomes_balance() {
    assert_eq!(settled(9_750, &[pay(Tender::Cash, 10_000)], 0), Ok([9_750, 0, 0, 250]));
    let both = [pay(Tender::Cash, 9_750), pay(Tender::Balance, 1_000)];
    assert_eq!(settled(9_750, &both, 1_000), Ok([9_750, 1_000, 0, 1_000]));
}

// M10
#[test]
fn the_balance_never_passes_its_limit_nor_what_is_due() {
    let spend = |amount, balance, lowest| {
        settle(
            money(9_000),
            &[pay(Tender::Balance, amount)],
            money(balance),
            money(lowest),
        )
        .map(|s| s.applied.minor())
    };
    assert_eq!(spend(5_000, 5_000, 0), Ok(5_000));
    assert_eq!(
        spend(5_001, 5_000, 0),
        Err(PaymentRefusal::BalanceTooLow {
            available: money(5_000)
        })
    );
    assert_eq!(spend(5_001, 5_000, -1), Ok(5_001));
    assert_eq!(
        spend(9_001, 50_000, 0),
        Err(PaymentRefusal::BalanceBeyondDue { due: money(9_000) })
    );
    // A balance that is below its limit already blocks spending, not paying otherwise.
    assert_eq!(
        spend(1, -500, 0),
        Err(PaymentRefusal::BalanceTooLow { available: Money::ZERO })
    );
    assert_eq!(settled(100, &[pay(Tender::Cash, 100)], -500), Ok([100, 0, 0, 0]));
}

#[test]
fn odd_payments_are_refused_by_kind() {
    use PaymentRefusal::{GivenTooLittle, GivenWithoutCash, NotPositive, NothingDue, OddReference, ReferenceMissing};
    assert_eq!(
        settled(100, &[pay(Tender::Cash, 50), pay(Tender::Card, 0)], 0),
        Err(NotPositive { at: 1 })
    );
    assert_eq!(settled(100, &[pay(Tender::Cash, -50)], 0), Err(NotPositive { at: 0 }));
    // Far from the edge of 64 bits, however often it is paid.
    let field = "amount";
    assert_eq!(
        settled(100, &[pay(Tender::Cash, i64::MAX)], 0),
        Err(PaymentRefusal::TooLarge { at: 0, field })
    );
    let handed = PaymentInput {
        given: Some(money(i64::MAX)),
        ..pay(Tender::Cash, 100)
    };
    let field = "given";
    assert_eq!(
        settled(100, &[handed], 0),
        Err(PaymentRefusal::TooLarge { at: 0, field })
    );
    assert_eq!(settled(0, &[pay(Tender::Cash, 50)], 0), Err(NothingDue));
    let given = |tender, amount| PaymentInput {
        given: Some(money(40)),
        ..pay(tender, amount)
    };
    assert_eq!(
        settled(100, &[given(Tender::Cash, 50)], 0),
        Err(GivenTooLittle { at: 0 })
    );
    assert_eq!(
        settled(100, &[given(Tender::Card, 40)], 0),
        Err(GivenWithoutCash { at: 0 })
    );
    let reference = |text: &str| PaymentInput {
        reference: Some(text.to_owned()),
        ..pay(Tender::Wallet, 40)
    };
    assert_eq!(settled(100, &[reference("  ")], 0), Err(ReferenceMissing { at: 0 }));
    assert_eq!(settled(100, &[reference("a\nb")], 0), Err(OddReference { at: 0 }));
}

proptest! {
    // M9: money is neither made nor lost.
    #[test]
    fn what_comes_in_is_applied_or_becomes_balance(
        due in 1i64..1_000_000, balance in 0i64..1_000_000,
        paid in proptest::collection::vec((0usize..5, 1i64..500_000), 1..8),
    ) {
        let payments: Vec<_> = paid.iter()
            .filter_map(|&(tender, amount)| Tender::ALL.get(tender).map(|&tender| pay(tender, amount)))
            .collect();
        if let Ok(settlement) = settle(money(due), &payments, money(balance), Money::ZERO) {
            let taken = Money::sum(payments.iter().map(|payment| payment.amount)).unwrap();
            prop_assert_eq!(settlement.applied.plus(settlement.to_balance), Ok(taken));
            prop_assert!(settlement.applied <= money(due));
            prop_assert!(settlement.to_balance.is_zero() || settlement.applied == money(due));
            prop_assert!(settlement.from_balance <= money(balance));
        }
    }
}
