//! What a refusal or a journal entry is about.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The kinds of things people see, named as in the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum SubjectKind {
    Space,
    User,
    Login,
    Customer,
    Resource,
    Session,
    Consumption,
    Item,
    Invoice,
    CreditNote,
    Payment,
    LedgerEntry,
    JournalEntry,
    Import,
}

impl SubjectKind {
    /// Every kind, in the order of the enum.
    pub const ALL: [Self; 14] = [
        Self::Space,
        Self::User,
        Self::Login,
        Self::Customer,
        Self::Resource,
        Self::Session,
        Self::Consumption,
        Self::Item,
        Self::Invoice,
        Self::CreditNote,
        Self::Payment,
        Self::LedgerEntry,
        Self::JournalEntry,
        Self::Import,
    ];

    /// The stable name, as stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Space => "space",
            Self::User => "user",
            Self::Login => "login",
            Self::Customer => "customer",
            Self::Resource => "resource",
            Self::Session => "session",
            Self::Consumption => "consumption",
            Self::Item => "item",
            Self::Invoice => "invoice",
            Self::CreditNote => "credit_note",
            Self::Payment => "payment",
            Self::LedgerEntry => "ledger_entry",
            Self::JournalEntry => "journal_entry",
            Self::Import => "import",
        }
    }

    /// The English noun, without article.
    #[must_use]
    pub const fn english(self) -> &'static str {
        match self {
            Self::Space => "space",
            Self::User => "user",
            Self::Login => "sign-in",
            Self::Customer => "customer",
            Self::Resource => "seat or room",
            Self::Session => "session",
            Self::Consumption => "sale",
            Self::Item => "item",
            Self::Invoice => "invoice",
            Self::CreditNote => "credit note",
            Self::Payment => "payment",
            Self::LedgerEntry => "balance entry",
            Self::JournalEntry => "history entry",
            Self::Import => "import",
        }
    }

    /// The Arabic noun with its article.
    #[must_use]
    pub const fn arabic(self) -> &'static str {
        match self {
            Self::Space => "المساحة",
            Self::User => "المستخدم",
            Self::Login => "تسجيل الدخول",
            Self::Customer => "العميل",
            Self::Resource => "المقعد أو الغرفة",
            Self::Session => "الجلسة",
            Self::Consumption => "عملية البيع",
            Self::Item => "الصنف",
            Self::Invoice => "الفاتورة",
            Self::CreditNote => "الإشعار الدائن",
            Self::Payment => "الدفعة",
            Self::LedgerEntry => "حركة الرصيد",
            Self::JournalEntry => "سجل العملية",
            Self::Import => "عملية الاستيراد",
        }
    }
}

/// One thing a journal entry touched; live screens refetch what shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Subject {
    /// What it is.
    pub kind: SubjectKind,
    /// Its id.
    pub id: Uuid,
}

impl Subject {
    /// A subject of any typed id.
    pub fn new(kind: SubjectKind, id: impl Into<Uuid>) -> Self {
        Self {
            kind,
            id: id.into(),
        }
    }
}
