//! Paying on a provider's page (B7, M11): what it goes through, each step once.

use crate::{
    names::named_enum,
    refusal::{Refusal, Refuse},
};

named_enum! {
    /// Where an online payment stands. It moves forward only.
    OnlineState {
        /// The payer is on the provider's page.
        Started = "started",
        /// The money is here.
        Paid = "paid",
        /// The provider said no, or the payer did.
        Declined = "declined",
        /// The money is here and must go back, and the provider was not told yet.
        RefundDue = "refund_due",
        /// It went back.
        Refunded = "refunded",
    }
}

named_enum! {
    /// What a provider tells of a payment.
    ProviderNews {
        /// It holds the money.
        Paid = "paid",
        /// It does not.
        Declined = "declined",
    }
}

/// Why an online payment was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OnlineRefusal {
    /// No provider is configured.
    #[error("no online payments")]
    Off,
    /// The provider does not answer.
    #[error("the provider is down")]
    ProviderDown,
    /// B8: nothing is taken before approval, nor for what is over, paid or free.
    #[error("nothing to pay")]
    NothingToPay,
}

impl Refuse for OnlineRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Off => Refusal::new(
                "payment.online_off",
                "Online payment is not set up here. Pay at the desk.",
                "الدفع الإلكتروني غير مفعّل هنا. ادفع عند الاستقبال.",
            ),
            Self::ProviderDown => Refusal::new(
                "payment.provider_down",
                "The payment page can't be reached just now. Try again in a minute, or pay at the desk.",
                "يتعذر الوصول إلى صفحة الدفع الآن. حاول بعد دقيقة أو ادفع عند الاستقبال.",
            ),
            Self::NothingToPay => Refusal::new(
                "payment.nothing_to_pay",
                "There is nothing to pay for this booking now. Look at the booking again.",
                "لا يوجد ما يُدفع لهذا الحجز الآن. راجع الحجز مرة أخرى.",
            ),
        }
    }
}
