//! What a refusal or a journal entry is about.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::names::named_enum;

named_enum! {
    /// The kinds of things people see.
    SubjectKind {
        /// Space.
        Space = "space",
        /// User.
        User = "user",
        /// Login.
        Login = "login",
        /// Customer.
        Customer = "customer",
        /// Resource.
        Resource = "resource",
        /// Session.
        Session = "session",
        /// Consumption.
        Consumption = "consumption",
        /// Item.
        Item = "item",
        /// Category of items.
        Category = "category",
        /// Supplier.
        Supplier = "supplier",
        /// Delivery.
        Delivery = "delivery",
        /// Count of stock.
        StockCount = "stock_count",
        /// Price rule.
        PriceRule = "price_rule",
        /// Coupon.
        Coupon = "coupon",
        /// Invoice.
        Invoice = "invoice",
        /// Credit note.
        CreditNote = "credit_note",
        /// Payment.
        Payment = "payment",
        /// Ledger entry.
        LedgerEntry = "ledger_entry",
        /// Journal entry.
        JournalEntry = "journal_entry",
        /// Import.
        Import = "import",
        /// Stored image.
        Asset = "asset",
        /// Day with hours of its own.
        Holiday = "holiday",
        /// Plan.
        Plan = "plan",
        /// Subscription.
        Subscription = "subscription",
        /// Shift.
        Shift = "shift",
        /// Booking.
        Booking = "booking",
        /// Recurring booking.
        Series = "series",
        /// Place in the line of those who wait.
        Waitlist = "waitlist",
        /// Floor plan.
        FloorPlan = "floor_plan",
        /// Places closed together.
        Closure = "closure",
        /// Display at a door.
        Display = "display",
        /// Role that a house made.
        Role = "role",
        /// Invitation to the team.
        StaffInvitation = "staff_invitation",
        /// Key of a program.
        ApiKey = "api_key",
    }
}

impl SubjectKind {
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
            Self::Category => "category",
            Self::Supplier => "supplier",
            Self::Delivery => "delivery",
            Self::StockCount => "stock count",
            Self::PriceRule => "price rule",
            Self::Coupon => "coupon",
            Self::Invoice => "invoice",
            Self::CreditNote => "credit note",
            Self::Payment => "payment",
            Self::LedgerEntry => "balance entry",
            Self::JournalEntry => "history entry",
            Self::Import => "import",
            Self::Asset => "image",
            Self::Holiday => "holiday",
            Self::Plan => "plan",
            Self::Subscription => "subscription",
            Self::Shift => "shift",
            Self::Booking => "booking",
            Self::Series => "recurring booking",
            Self::Waitlist => "waiting list entry",
            Self::FloorPlan => "floor plan",
            Self::Closure => "closure",
            Self::Display => "display",
            Self::Role => "role",
            Self::StaffInvitation => "invitation",
            Self::ApiKey => "API key",
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
            Self::Category => "الفئة",
            Self::Supplier => "المورّد",
            Self::Delivery => "التوريد",
            Self::StockCount => "الجرد",
            Self::PriceRule => "قاعدة السعر",
            Self::Coupon => "الكوبون",
            Self::Invoice => "الفاتورة",
            Self::CreditNote => "الإشعار الدائن",
            Self::Payment => "الدفعة",
            Self::LedgerEntry => "حركة الرصيد",
            Self::JournalEntry => "سجل العملية",
            Self::Import => "عملية الاستيراد",
            Self::Asset => "الصورة",
            Self::Holiday => "الإجازة",
            Self::Plan => "الباقة",
            Self::Subscription => "الاشتراك",
            Self::Shift => "الوردية",
            Self::Booking => "الحجز",
            Self::Series => "الحجز المتكرر",
            Self::Waitlist => "طلب الانتظار",
            Self::FloorPlan => "مخطط الطابق",
            Self::Closure => "الإغلاق",
            Self::Display => "شاشة الباب",
            Self::Role => "الدور",
            Self::StaffInvitation => "الدعوة",
            Self::ApiKey => "مفتاح البرنامج",
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
        Self { kind, id: id.into() }
    }
}
