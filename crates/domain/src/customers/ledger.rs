//! The account of a customer: why it moves, and by how much it may (M9, M10).

use crate::{
    money::Money,
    names::named_enum,
    refusal::{Refusal, Refuse},
};

named_enum! {
    /// Why a balance moved.
    LedgerKind {
        /// Money handed in beforehand.
        TopUp = "top_up",
        /// A correction by hand.
        Adjustment = "adjustment",
        /// Paid more than was due (M9).
        Overpayment = "overpayment",
        /// Used to pay an invoice.
        Payment = "payment",
        /// Given back for a credited invoice.
        Refund = "refund",
        /// Brought along from elsewhere.
        Opening = "opening",
    }
}

/// The most that one entry may move, in minor units: keeps every balance far from the edge of 64 bits.
const MOST: i64 = 1_000_000_000_000;

/// Refuses 0 and amounts that no desk ever sees.
pub fn check_ledger_amount(amount: Money) -> Result<Money, LedgerRefusal> {
    match amount.minor() {
        0 => Err(LedgerRefusal::Nothing),
        minor if (-MOST..=MOST).contains(&minor) => Ok(amount),
        _ => Err(LedgerRefusal::TooMuch),
    }
}

/// Refuses all but a positive amount: money is handed in, never out.
pub fn check_top_up(amount: Money) -> Result<Money, LedgerRefusal> {
    if amount.is_negative() {
        Err(LedgerRefusal::NotPositive)
    } else {
        check_ledger_amount(amount)
    }
}

/// Refuses a limit above 0 or beyond reason: it says how far below 0 a customer may spend (M10).
pub fn check_balance_limit(limit: Money) -> Result<Money, LedgerRefusal> {
    if (-MOST..=0).contains(&limit.minor()) {
        Ok(limit)
    } else {
        Err(LedgerRefusal::OddLimit)
    }
}

/// Why an account can't move so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LedgerRefusal {
    /// An entry of 0.
    #[error("an entry of nothing")]
    Nothing,
    /// A top-up of less than 0.
    #[error("not positive")]
    NotPositive,
    /// Beyond what is plausible.
    #[error("too much")]
    TooMuch,
    /// A limit above 0 or beyond reason.
    #[error("odd limit")]
    OddLimit,
    /// A balance can't be topped up from itself.
    #[error("topped up from the balance")]
    FromItself,
    /// InstaPay and wallets need the other side's reference.
    #[error("reference missing")]
    ReferenceMissing,
    /// M10: it would pass the customer's limit.
    #[error("below the limit")]
    BelowLimit {
        /// What is on the account.
        balance: Money,
        /// How far it may go.
        limit: Money,
    },
}

impl Refuse for LedgerRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Nothing => Refusal::new(
                "ledger.nothing",
                "The amount is zero. Enter how much it is.",
                "المبلغ صفر. أدخل المبلغ.",
            )
            .on("amount"),
            Self::NotPositive => Refusal::new(
                "ledger.not_positive",
                "A top-up is more than zero. To take money off the balance, adjust it with a reason.",
                "مبلغ الشحن يجب أن يكون أكبر من صفر. لخصم مبلغ من الرصيد، عدّله مع ذكر السبب.",
            )
            .on("amount"),
            Self::TooMuch => Refusal::new(
                "ledger.too_much",
                "The amount is too large. Check its digits.",
                "المبلغ كبير جدًا. راجع أرقامه.",
            )
            .on("amount"),
            Self::OddLimit => Refusal::new(
                "ledger.odd_limit",
                "The limit says how far below zero the balance may go: enter zero or a negative amount.",
                "الحد يبيّن إلى أي مدى يجوز أن يقل الرصيد عن الصفر: أدخل صفرًا أو مبلغًا سالبًا.",
            )
            .on("balanceLimit"),
            Self::FromItself => Refusal::new(
                "ledger.from_itself",
                "A balance can't be topped up from itself. Choose how the money was received.",
                "لا يمكن شحن الرصيد من الرصيد نفسه. اختر طريقة استلام المبلغ.",
            )
            .on("tender"),
            Self::ReferenceMissing => Refusal::new(
                "ledger.reference_missing",
                "A transfer needs its reference. Copy it from the confirmation message.",
                "التحويل يحتاج إلى رقمه المرجعي. انسخه من رسالة التأكيد.",
            )
            .on("reference"),
            Self::BelowLimit { balance, limit } => Refusal::new(
                "ledger.below_limit",
                "The balance would fall below this customer's limit. Enter a smaller amount or change the limit.",
                "سيقل الرصيد عن الحد المسموح لهذا العميل. أدخل مبلغًا أصغر أو غيّر الحد.",
            )
            .on("amount")
            .with("balance", balance)
            .with("limit", limit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn egp(minor: i64) -> Money {
        Money::from_minor(minor)
    }

    // M9
    #[test]
    fn entries_move_something_plausible() {
        assert_eq!(check_ledger_amount(egp(0)), Err(LedgerRefusal::Nothing));
        assert_eq!(check_ledger_amount(egp(i64::MIN)), Err(LedgerRefusal::TooMuch));
        assert_eq!(check_ledger_amount(egp(-2_500)), Ok(egp(-2_500)));
        assert_eq!(check_top_up(egp(-2_500)), Err(LedgerRefusal::NotPositive));
        assert_eq!(check_top_up(egp(MOST + 1)), Err(LedgerRefusal::TooMuch));
        assert_eq!(check_top_up(egp(10_000)), Ok(egp(10_000)));
    }

    // M10
    #[test]
    fn a_limit_is_zero_or_below() {
        assert_eq!(check_balance_limit(egp(1)), Err(LedgerRefusal::OddLimit));
        assert_eq!(check_balance_limit(egp(-50_000)), Ok(egp(-50_000)));
    }
}
