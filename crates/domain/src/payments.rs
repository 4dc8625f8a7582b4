//! Taking money and giving it back (M7, M9, M10).

mod in_full;
mod online;
mod refunds;
mod settle;
mod several;

pub use in_full::{InFullRefusal, settle_in_full};
pub use online::{OnlineRefusal, OnlineState, ProviderNews};
pub use refunds::{PaidWith, allocate_refund};
pub use settle::{PaymentInput, Settled, Settlement, check_payment, settle};
pub use several::{Part, settle_several};

use crate::{
    money::{Money, MoneyOverflow},
    names::named_enum,
    refusal::{Refusal, Refuse},
};

named_enum! {
    /// How money comes and goes.
    Tender {
        /// Notes and coins.
        Cash = "cash",
        /// A card at the terminal.
        Card = "card",
        /// InstaPay, with a reference.
        Instapay = "instapay",
        /// A mobile wallet, with a reference.
        Wallet = "wallet",
        /// The customer's own balance.
        Balance = "balance",
    }
}

impl Tender {
    /// Whether a payment needs the other side's reference.
    #[must_use]
    pub const fn needs_reference(self) -> bool {
        matches!(self, Self::Instapay | Self::Wallet)
    }
}

named_enum! {
    /// Which way money went.
    PaymentKind {
        /// In.
        Payment = "payment",
        /// Out.
        Refund = "refund",
    }
}

/// Why money was not taken or given back. `at` is the place in the list of payments, from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaymentRefusal {
    /// Zero or less.
    #[error("amount not positive")]
    NotPositive {
        /// Which payment.
        at: usize,
    },
    /// Beyond what is plausible.
    #[error("amount too large")]
    TooLarge {
        /// Which payment.
        at: usize,
        /// Which of its amounts.
        field: &'static str,
    },
    /// Less cash handed over than the amount.
    #[error("given less than the amount")]
    GivenTooLittle {
        /// Which payment.
        at: usize,
    },
    /// Only cash has change.
    #[error("only cash is handed over")]
    GivenWithoutCash {
        /// Which payment.
        at: usize,
    },
    /// InstaPay and wallets need one.
    #[error("reference missing")]
    ReferenceMissing {
        /// Which payment.
        at: usize,
    },
    /// Not one clean line of at most 64 characters.
    #[error("odd reference")]
    OddReference {
        /// Which payment.
        at: usize,
    },
    /// Nothing is to be paid.
    #[error("nothing is due")]
    NothingDue,
    /// More from the balance than is due.
    #[error("more from the balance than is due")]
    BalanceBeyondDue {
        /// What is due.
        due: Money,
    },
    /// M10: the balance would pass its limit.
    #[error("balance too low")]
    BalanceTooLow {
        /// What can be spent.
        available: Money,
    },
    /// More payments than anybody makes in one go.
    #[error("too many payments")]
    TooMany,
    /// Zero or less to give back.
    #[error("nothing to give back")]
    RefundNotPositive,
    /// M7: more than was paid and not yet given back.
    #[error("more than was paid")]
    RefundTooLarge {
        /// What can be given back.
        left: Money,
    },
    /// Beyond 64 bits.
    #[error(transparent)]
    Overflow(#[from] MoneyOverflow),
}

impl Refuse for PaymentRefusal {
    fn refusal(&self) -> Refusal {
        let on = |refusal: Refusal, at: &usize, field: &str| refusal.on(format!("payments.{at}.{field}"));
        match self {
            Self::NotPositive { at } => on(
                Refusal::new(
                    "payment.not_positive",
                    "The amount must be more than zero. Enter another one.",
                    "يجب أن يكون المبلغ أكبر من صفر. أدخل مبلغًا آخر.",
                ),
                at,
                "amount",
            ),
            Self::TooLarge { at, field } => on(
                Refusal::new(
                    "payment.too_large",
                    "The amount is too large. Check its digits.",
                    "المبلغ كبير جدًا. راجع أرقامه.",
                ),
                at,
                field,
            ),
            Self::GivenTooLittle { at } => on(
                Refusal::new(
                    "payment.given_too_little",
                    "The cash handed over is less than the amount. Lower the amount, or count again.",
                    "النقد المستلم أقل من المبلغ. قلّل المبلغ أو أعد العد.",
                ),
                at,
                "given",
            ),
            Self::GivenWithoutCash { at } => on(
                Refusal::new(
                    "payment.given_without_cash",
                    "Only cash is handed over and has change. Leave this empty.",
                    "المبلغ المستلم والباقي للنقد فقط. اترك هذا الحقل فارغًا.",
                ),
                at,
                "given",
            ),
            Self::ReferenceMissing { at } => on(
                Refusal::new(
                    "payment.reference_missing",
                    "InstaPay and wallet payments need a reference. Copy it from the confirmation.",
                    "مدفوعات إنستاباي والمحفظة تحتاج إلى رقم مرجعي. انسخه من رسالة التأكيد.",
                ),
                at,
                "reference",
            ),
            Self::OddReference { at } => on(
                Refusal::new(
                    "payment.odd_reference",
                    "The reference must be one line of at most 64 plain characters. Type it again.",
                    "يجب أن يكون الرقم المرجعي سطرًا واحدًا لا يزيد على 64 حرفًا. اكتبه من جديد.",
                ),
                at,
                "reference",
            ),
            Self::NothingDue => Refusal::new(
                "payment.nothing_due",
                "This invoice is settled. To take money in advance, top up the balance.",
                "هذه الفاتورة مسددة. لاستلام مبلغ مقدمًا، اشحن رصيد العميل.",
            )
            .on("payments"),
            Self::BalanceBeyondDue { due } => Refusal::new(
                "payment.balance_beyond_due",
                "This takes more from the balance than is due. Enter at most what is due.",
                "المبلغ المأخوذ من الرصيد أكبر من المستحق. أدخل المستحق على الأكثر.",
            )
            .on("payments")
            .with("due", due),
            Self::BalanceTooLow { available } => Refusal::new(
                "payment.balance_too_low",
                "The balance is too low. Take less from it, or choose another way to pay.",
                "الرصيد لا يكفي. خذ منه مبلغًا أقل أو اختر طريقة دفع أخرى.",
            )
            .on("payments")
            .with("available", available),
            Self::TooMany => Refusal::new(
                "payment.too_many",
                "At most 20 payments can be taken in one go. Take the rest afterwards.",
                "يمكن تسجيل 20 دفعة على الأكثر في المرة الواحدة. سجّل الباقي بعد ذلك.",
            )
            .on("payments"),
            Self::RefundNotPositive => Refusal::new(
                "payment.refund_not_positive",
                "The amount to give back must be more than zero. Enter another one.",
                "يجب أن يكون المبلغ المردود أكبر من صفر. أدخل مبلغًا آخر.",
            )
            .on("amount"),
            Self::RefundTooLarge { left } => Refusal::new(
                "payment.refund_too_large",
                "This is more than was paid and not yet given back. Enter a smaller amount.",
                "المبلغ أكبر مما دُفع ولم يُرد بعد. أدخل مبلغًا أقل.",
            )
            .on("amount")
            .with("left", left),
            Self::Overflow(overflow) => overflow.refusal(),
        }
    }
}
