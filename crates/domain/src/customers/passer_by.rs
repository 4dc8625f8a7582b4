//! Who buys without a name: one customer of number 0 for all of them, who never owes and has no balance.

use uuid::Uuid;

use crate::{
    ids::CustomerId,
    refusal::{Refusal, Refuse},
    text::Lang,
};

/// The passer-by of every tenant: in no list, no search and no count of customers.
pub const PASSER_BY: CustomerId = CustomerId::from_uuid(Uuid::from_u128(0x7000_8000_0000_0000_0000));

/// The number of the passer-by; those of customers begin with 1.
pub const PASSER_BY_NUMBER: i64 = 0;

/// How the passer-by is called, where documents and the journal keep a name.
pub const PASSER_BY_NAME: &str = "Passer-by";

/// A kept name as it reads: the passer-by's is a word of ours, every other is the customer's own.
#[must_use]
pub fn shown_name(id: CustomerId, kept: &str, lang: Lang) -> &str {
    match lang {
        Lang::Ar if id == PASSER_BY => "عابر",
        Lang::En | Lang::Ar => kept,
    }
}

/// Why something was refused that needs a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasserByRefusal {
    /// Less was paid than is due.
    #[error("a passer-by pays in full")]
    PaysInFull,
    /// Balances belong to names.
    #[error("a passer-by has no balance")]
    HasNoBalance,
    /// More was paid than is due, and not in cash.
    #[error("there is no change but in cash")]
    NoChangeButCash,
    /// A refund would leave the rest owed by nobody.
    #[error("a passer-by can't owe")]
    CannotOwe,
}

impl Refuse for PasserByRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::PaysInFull => Refusal::new(
                "passer_by.pays_in_full",
                "A passer-by pays in full. Take the rest, or choose the customer who will owe it.",
                "العابر يدفع كامل المبلغ. حصّل الباقي أو اختر العميل الذي سيُسجَّل عليه.",
            )
            .on("payments"),
            Self::HasNoBalance => Refusal::new(
                "passer_by.has_no_balance",
                "A passer-by has no balance. Choose another way to pay, or the customer.",
                "ليس للعابر رصيد. اختر طريقة دفع أخرى أو اختر العميل.",
            ),
            Self::NoChangeButCash => Refusal::new(
                "passer_by.no_change_but_cash",
                "This is more than is due, and only cash has change. Enter what is due.",
                "المبلغ أكبر من المستحق، ولا باقي إلا في النقد. أدخل المبلغ المستحق.",
            )
            .on("payments"),
            Self::CannotOwe => Refusal::new(
                "passer_by.cannot_owe",
                "A passer-by can't owe anything. Correct the invoice by a credit note: it gives the money back.",
                "لا يمكن تسجيل دين على عابر. صحّح الفاتورة بإشعار دائن، فهو يرد المبلغ.",
            ),
        }
    }
}
