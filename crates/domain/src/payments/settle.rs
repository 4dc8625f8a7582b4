//! Payments against what is due (M9, M10).

use serde::{Deserialize, Serialize};

use super::{PaymentRefusal, Tender};
use crate::{money::Money, text::clean_line};

/// The most that one payment may be, far above any real one: keeps every sum of them within 64 bits.
const MOST: Money = Money::from_minor(1_000_000_000_000);

/// One payment as entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentInput {
    /// How.
    pub tender: Tender,
    /// What is kept, more than 0.
    pub amount: Money,
    /// Cash handed over, when change is due.
    pub given: Option<Money>,
    /// Of the other side; needed for InstaPay and wallets.
    pub reference: Option<String>,
}

/// One payment as taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// How.
    pub tender: Tender,
    /// What is kept: `applied + to_balance`.
    pub amount: Money,
    /// Pays the invoice.
    pub applied: Money,
    /// Becomes balance (M9).
    pub to_balance: Money,
    /// Cash handed over.
    pub given: Option<Money>,
    /// Cash handed back.
    pub change: Money,
    /// Cleaned; empty when there is none.
    pub reference: String,
}

/// What a set of payments does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// In the order given.
    pub payments: Vec<Settled>,
    /// Pays the invoice; at most what was due.
    pub applied: Money,
    /// Taken from the balance.
    pub from_balance: Money,
    /// Cash handed back.
    pub change: Money,
    /// Becomes balance (M9).
    pub to_balance: Money,
}

/// Sets payments against what is due. The balance pays first, so that what is paid too much is never
/// balance moved in a circle; the rest is applied in order, and overpayment becomes balance (M9). The
/// balance may fall to `lowest_balance` (0 or less), not below (M10).
pub fn settle(
    due: Money,
    payments: &[PaymentInput],
    balance: Money,
    lowest_balance: Money,
) -> Result<Settlement, PaymentRefusal> {
    if payments.is_empty() {
        return Ok(Settlement::default());
    }
    if payments.len() > 20 {
        return Err(PaymentRefusal::TooMany);
    }
    if !due.is_positive() {
        return Err(PaymentRefusal::NothingDue);
    }
    let mut settlement = Settlement::default();
    for (at, payment) in payments.iter().enumerate() {
        settlement.payments.push(check_payment(at, payment)?);
    }
    let from_balance = |settled: &&Settled| settled.tender == Tender::Balance;
    settlement.from_balance = Money::sum(
        settlement
            .payments
            .iter()
            .filter(from_balance)
            .map(|settled| settled.amount),
    )?;
    if settlement.from_balance > due {
        return Err(PaymentRefusal::BalanceBeyondDue { due });
    }
    if settlement.from_balance.is_positive() && balance.minus(settlement.from_balance)? < lowest_balance {
        let available = balance.minus(lowest_balance)?.max(Money::ZERO);
        return Err(PaymentRefusal::BalanceTooLow { available });
    }

    let mut left = due.minus(settlement.from_balance)?;
    for settled in &mut settlement.payments {
        if settled.tender == Tender::Balance {
            settled.applied = settled.amount;
        } else {
            settled.applied = settled.amount.min(left);
            left = left.minus(settled.applied)?;
        }
        settled.to_balance = settled.amount.minus(settled.applied)?;
    }
    settlement.applied = Money::sum(settlement.payments.iter().map(|settled| settled.applied))?;
    settlement.to_balance = Money::sum(settlement.payments.iter().map(|settled| settled.to_balance))?;
    settlement.change = Money::sum(settlement.payments.iter().map(|settled| settled.change))?;
    Ok(settlement)
}

/// Checks one payment by itself: its amount, its change and its reference. `at` is its place in the list.
pub fn check_payment(at: usize, payment: &PaymentInput) -> Result<Settled, PaymentRefusal> {
    let PaymentInput {
        tender,
        amount,
        given,
        ref reference,
    } = *payment;
    if !amount.is_positive() {
        return Err(PaymentRefusal::NotPositive { at });
    }
    for (field, entered) in [("amount", Some(amount)), ("given", given)] {
        if entered.is_some_and(|entered| entered > MOST) {
            return Err(PaymentRefusal::TooLarge { at, field });
        }
    }
    let change = match given {
        None => Money::ZERO,
        Some(_) if tender != Tender::Cash => return Err(PaymentRefusal::GivenWithoutCash { at }),
        Some(given) if given < amount => return Err(PaymentRefusal::GivenTooLittle { at }),
        Some(given) => given.minus(amount)?,
    };
    let reference =
        clean_line(reference.as_deref().unwrap_or_default(), 64).map_err(|_| PaymentRefusal::OddReference { at })?;
    if tender.needs_reference() && reference.is_empty() {
        return Err(PaymentRefusal::ReferenceMissing { at });
    }
    Ok(Settled {
        tender,
        amount,
        applied: Money::ZERO,
        to_balance: Money::ZERO,
        given,
        change,
        reference,
    })
}

#[cfg(test)]
#[path = "settle_tests.rs"]
mod tests;
