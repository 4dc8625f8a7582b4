//! Cash shifts: whose cash is in the drawer, what should be there, and the chain that shows tampering.

mod chain;
mod count;

pub use chain::{Break, CashEntry, ChainCheck, FIRST_HASH, Fault, hash};
pub use count::{DENOMINATIONS, Denomination, check_denominations};

use crate::{
    money::{Money, MoneyOverflow},
    names::named_enum,
    refusal::{Refusal, Refuse},
};

named_enum! {
    /// Why cash came into the drawer, or left it.
    CashKind {
        /// In the drawer when the shift began.
        Float = "float",
        /// Paid for an invoice.
        Sale = "sale",
        /// Given back for an invoice.
        Refund = "refund",
        /// Handed in for a balance.
        TopUp = "top_up",
        /// Put in, with a reason.
        PayIn = "pay_in",
        /// Taken out, with a reason.
        PayOut = "pay_out",
        /// The difference that the count at the end of the shift found.
        Count = "count",
    }
}

/// The most that one cash amount may be, far above any real one: keeps every sum of them within 64 bits.
const MOST: Money = Money::from_minor(1_000_000_000_000);

/// Checks a float or a counted amount: 0 or more. The refusal names `field`.
pub fn check_counted(field: &'static str, amount: Money) -> Result<Money, ShiftRefusal> {
    if amount.is_negative() || amount > MOST {
        return Err(ShiftRefusal::OddAmount { field });
    }
    Ok(amount)
}

/// Checks an amount that is put in or taken out: more than 0.
pub fn check_moved(amount: Money) -> Result<Money, ShiftRefusal> {
    if !amount.is_positive() || amount > MOST {
        return Err(ShiftRefusal::OddMove);
    }
    Ok(amount)
}

/// What the count found beyond what should be there; negative when cash is missing.
pub fn variance(counted: Money, expected: Money) -> Result<Money, MoneyOverflow> {
    counted.minus(expected)
}

/// Why something about a shift was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShiftRefusal {
    /// Cash needs an own open shift here, and there is none.
    #[error("a shift is needed")]
    Needed,
    /// One has one open shift at a time.
    #[error("open already")]
    OpenAlready,
    /// Nothing is open.
    #[error("no open shift")]
    NoneOpen,
    /// Counted and closed before.
    #[error("closed already")]
    ClosedAlready,
    /// Below 0, or beyond what is plausible.
    #[error("odd amount")]
    OddAmount {
        /// Which.
        field: &'static str,
    },
    /// Not more than 0, or beyond what is plausible.
    #[error("odd amount")]
    OddMove,
    /// No such note or coin, named twice, or an impossible number of it.
    #[error("odd denomination")]
    OddDenomination {
        /// Its place in the list, from 0.
        at: usize,
    },
    /// The notes and coins don't add up to the counted amount.
    #[error("the denominations are another sum")]
    DenominationsDiffer {
        /// What they add up to.
        sum: Money,
    },
    /// Beyond 64 bits.
    #[error(transparent)]
    Overflow(#[from] MoneyOverflow),
}

impl Refuse for ShiftRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Needed => Refusal::new(
                "shift.needed",
                "Cash is only taken in an open shift here. Open your shift first, or choose another way to pay.",
                "استلام النقد هنا يحتاج إلى وردية مفتوحة. افتح ورديتك أولًا أو اختر طريقة دفع أخرى.",
            ),
            Self::OpenAlready => Refusal::new(
                "shift.open_already",
                "You already have an open shift. Close it before you open another one.",
                "لديك وردية مفتوحة بالفعل. أغلقها قبل فتح وردية أخرى.",
            ),
            Self::NoneOpen => Refusal::new(
                "shift.none_open",
                "You have no open shift. Open one first.",
                "ليست لديك وردية مفتوحة. افتح وردية أولًا.",
            ),
            Self::ClosedAlready => Refusal::new(
                "shift.closed_already",
                "This shift is already closed. Look at its count in the list of shifts.",
                "هذه الوردية مغلقة بالفعل. راجع جردها في قائمة الورديات.",
            ),
            Self::OddAmount { field } => Refusal::new(
                "shift.odd_amount",
                "The amount must be zero or more, and plausible. Check its digits.",
                "يجب أن يكون المبلغ صفرًا أو أكثر وفي حدود المعقول. راجع أرقامه.",
            )
            .on(*field),
            Self::OddMove => Refusal::new(
                "shift.odd_move",
                "The amount must be more than zero, and plausible. Enter another one.",
                "يجب أن يكون المبلغ أكبر من صفر وفي حدود المعقول. أدخل مبلغًا آخر.",
            )
            .on("amount"),
            Self::OddDenomination { at } => Refusal::new(
                "shift.odd_denomination",
                "This note or coin can't be counted like this. Name each once, with a number of pieces from 0.",
                "لا يمكن عد هذه الفئة بهذه الصورة. اذكر كل فئة مرة واحدة مع عدد من صفر فأكثر.",
            )
            .on(format!("denominations.{at}")),
            Self::DenominationsDiffer { sum } => Refusal::new(
                "shift.denominations_differ",
                "The notes and coins don't add up to the counted amount. Count again.",
                "مجموع الفئات لا يساوي المبلغ المعدود. أعد العد.",
            )
            .on("counted")
            .with("sum", sum),
            Self::Overflow(overflow) => overflow.refusal(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_checked_field_by_field() {
        let money = Money::from_minor;
        assert_eq!(check_counted("counted", money(0)), Ok(money(0)));
        let refused = ShiftRefusal::OddAmount { field: "counted" };
        assert_eq!(check_counted("counted", money(-1)), Err(refused.clone()));
        assert_eq!(check_counted("counted", money(i64::MAX)), Err(refused));
        assert_eq!(check_moved(money(1)), Ok(money(1)));
        for odd in [0, -5, i64::MAX, i64::MIN] {
            assert_eq!(check_moved(money(odd)), Err(ShiftRefusal::OddMove));
        }
    }

    #[test]
    fn missing_cash_is_a_negative_variance() {
        let money = Money::from_minor;
        assert_eq!(variance(money(9_500), money(10_000)), Ok(money(-500)));
        assert_eq!(variance(money(10_250), money(10_000)), Ok(money(250)));
    }
}
