//! What each permission lets a person do, for the people who give roles.

use super::Permission;
use crate::text::Lang;

impl Permission {
    /// What it lets a person do, in the reader's language.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        let (en, ar) = match self {
            Self::CustomersRead => ("See customers and their profiles", "عرض العملاء وملفاتهم"),
            Self::CustomersWrite => ("Add and change customers", "إضافة العملاء وتعديلهم"),
            Self::DataImport => (
                "Import files of what another program kept",
                "استيراد ملفات من برنامج آخر",
            ),
            Self::CustomersArchive => ("Archive and restore customers", "أرشفة العملاء واستعادتهم"),
            Self::ResourcesRead => ("See seats and rooms", "عرض المقاعد والغرف"),
            Self::ResourcesWrite => ("Add and change seats and rooms", "إضافة المقاعد والغرف وتعديلها"),
            Self::FloorPlansRead => ("See the floor plans", "عرض مخططات الطوابق"),
            Self::FloorPlansWrite => ("Draw floor plans and publish them", "رسم مخططات الطوابق ونشرها"),
            Self::SessionsRead => ("See sessions", "عرض الجلسات"),
            Self::SessionsRun => ("Start sessions and sell in them", "بدء الجلسات والبيع فيها"),
            Self::SessionsEnd => ("End a session with its invoice", "إنهاء الجلسة وإصدار فاتورتها"),
            Self::SubscriptionsRead => ("See plans and subscriptions", "عرض الباقات والاشتراكات"),
            Self::SubscriptionsSell => ("Sell and renew plans", "بيع الباقات وتجديدها"),
            Self::SubscriptionsManage => (
                "Pause, change and cancel subscriptions",
                "إيقاف الاشتراكات وتعديلها وإلغاؤها",
            ),
            Self::PlansWrite => (
                "Add and change plans and their prices",
                "إضافة الباقات وأسعارها وتعديلها",
            ),
            Self::InventoryRead => ("See items and stock", "عرض الأصناف والمخزون"),
            Self::InventoryWrite => ("Add and change items and prices", "إضافة الأصناف والأسعار وتعديلها"),
            Self::InventoryStock => ("Book a delivery", "تسجيل توريد"),
            Self::InventoryCount => ("Correct stock by a count or waste", "تصحيح المخزون بالجرد أو الهالك"),
            Self::InventorySell => ("Sell over the counter", "البيع المباشر دون جلسة"),
            Self::PricingRead => ("See price rules and coupons", "عرض قواعد الأسعار والكوبونات"),
            Self::PricingWrite => ("Change price rules and coupons", "تعديل قواعد الأسعار والكوبونات"),
            Self::BookingsRead => ("See bookings and what is free", "عرض الحجوزات والأماكن المتاحة"),
            Self::BookingsManage => (
                "Book, move and cancel for customers",
                "الحجز للعملاء ونقل حجوزاتهم وإلغاؤها",
            ),
            Self::BookingsSettings => ("Say how places are booked", "تحديد قواعد حجز الأماكن"),
            Self::InvoicesRead => ("See invoices and payments", "عرض الفواتير والمدفوعات"),
            Self::InvoicesIssue => ("Issue an invoice by hand", "إصدار فاتورة يدوية"),
            Self::InvoicesRemind => ("Remind customers of what they owe", "تذكير العملاء بالمستحقات"),
            Self::InvoicesVoid => ("Take a whole invoice back", "إلغاء فاتورة كاملة"),
            Self::InvoicesDiscount => ("Give a discount", "منح خصم"),
            Self::PaymentsTake => ("Take payments", "استلام المدفوعات"),
            Self::PaymentsRefund => ("Give money back", "رد المبالغ"),
            Self::CreditNotesIssue => ("Correct an issued invoice", "تصحيح فاتورة صادرة"),
            Self::LedgerAdjust => ("Correct a balance by hand", "تعديل الرصيد يدويًا"),
            Self::ShiftsOwn => ("Open and close one's own cash shift", "فتح ورديته النقدية وإغلاقها"),
            Self::ShiftsManage => ("See and close everybody's cash shifts", "عرض ورديات الجميع وإغلاقها"),
            Self::SpacesRead => ("See the settings", "عرض الإعدادات"),
            Self::SpacesWrite => ("Change the settings", "تعديل الإعدادات"),
            Self::DataBackup => ("See backups and make one", "عرض النسخ الاحتياطية وإنشاؤها"),
            Self::DataRestore => ("Restore and download a backup", "استعادة نسخة احتياطية أو تنزيلها"),
            Self::DataExport => ("Take everything away as an archive", "تصدير البيانات كلها في أرشيف"),
            Self::AccountOwn => ("Change one's own password", "تغيير كلمة المرور الخاصة"),
            Self::BookingsOwn => ("Book for oneself on the member site", "الحجز لنفسه من موقع الأعضاء"),
            Self::MembersInvite => ("Invite customers to the member site", "دعوة العملاء إلى موقع الأعضاء"),
            Self::MembersManage => (
                "Say who may sign up as a member, and end access",
                "تحديد من يمكنه التسجيل كعضو وإيقاف الدخول",
            ),
            Self::UsersRead => ("See the team", "عرض الفريق"),
            Self::UsersWrite => ("Add and change the team", "إضافة أعضاء الفريق وتعديلهم"),
            Self::RolesWrite => ("Make roles and change them", "إنشاء الأدوار وتعديلها"),
            Self::ApiKeysManage => ("Make keys for programs", "إنشاء مفاتيح للبرامج"),
            Self::JournalRead => ("See the operation history", "عرض سجل العمليات"),
            Self::ReportsRead => ("See the figures", "عرض التقارير"),
            Self::DisplayOwn => ("Show and book one place at its door", "عرض مكان واحد وحجزه من عند بابه"),
            Self::DisplaysManage => ("Hang displays at doors", "تركيب شاشات الأبواب وإزالتها"),
            Self::AvailabilityRead => ("See what is taken and what is free", "عرض المحجوز والمتاح"),
            Self::LiveRead => ("See changes as they happen", "متابعة التغييرات لحظة بلحظة"),
        };
        match lang {
            Lang::En => en,
            Lang::Ar => ar,
        }
    }
}
