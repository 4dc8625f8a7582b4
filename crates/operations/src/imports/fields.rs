//! What a column of each kind of file may have, how such columns are called, and which of them must be there.

use coworkflow_domain::imports::ImportKind;

/// What a column may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The customer's name.
    Name,
    /// The customer's number: `C-014`.
    Number,
    /// The customer's phone.
    Phone,
    /// The customer's e-mail.
    Email,
    /// Notes.
    Notes,
    /// The opening balance; positive is credit of the customer.
    Balance,
    /// The item's name.
    Item,
    /// What an item is: a category of the menu or its kind.
    Category,
    /// What an item is sold for.
    Price,
    /// What an item costs the house.
    Cost,
    /// What is there of an item.
    Quantity,
    /// What an item should not fall to.
    MinStock,
    /// The plan's name.
    Plan,
    /// A run's first day.
    Starts,
    /// A run's last day.
    Ends,
    /// How many hours of its allowance were used.
    Used,
    /// The number of another program's invoice.
    Invoice,
    /// The day of an invoice.
    Date,
    /// What an invoice came to.
    Total,
    /// What was paid of it.
    Paid,
}

/// By any of these a customer is found.
const CUSTOMER: &[Field] = &[Field::Number, Field::Name, Field::Phone, Field::Email];

/// What a kind's rows may have, in the order it is offered and guessed.
pub const fn fields(kind: ImportKind) -> &'static [Field] {
    use Field as F;
    match kind {
        ImportKind::Customers => &[F::Name, F::Phone, F::Email, F::Notes, F::Balance],
        ImportKind::Items => &[F::Item, F::Category, F::Price, F::Cost, F::Quantity, F::MinStock],
        ImportKind::Balances => &[F::Number, F::Name, F::Phone, F::Email, F::Balance, F::Notes],
        ImportKind::Plans => &[
            F::Plan,
            F::Number,
            F::Name,
            F::Phone,
            F::Email,
            F::Starts,
            F::Ends,
            F::Used,
        ],
        ImportKind::Invoices => &[
            F::Invoice,
            F::Date,
            F::Number,
            F::Name,
            F::Phone,
            F::Email,
            F::Total,
            F::Paid,
            F::Notes,
        ],
    }
}

/// Without one of each of these, no row of the kind goes in.
pub const fn needed(kind: ImportKind) -> &'static [&'static [Field]] {
    use Field as F;
    match kind {
        ImportKind::Customers => &[&[F::Name]],
        ImportKind::Items => &[&[F::Item], &[F::Price]],
        ImportKind::Balances => &[CUSTOMER, &[F::Balance]],
        ImportKind::Plans => &[CUSTOMER, &[F::Plan], &[F::Starts, F::Ends]],
        ImportKind::Invoices => &[&[F::Invoice], CUSTOMER, &[F::Date], &[F::Total]],
    }
}

impl Field {
    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Field::Name => "name",
            Field::Number => "number",
            Field::Phone => "phone",
            Field::Email => "email",
            Field::Notes => "notes",
            Field::Balance => "balance",
            Field::Item => "item",
            Field::Category => "category",
            Field::Price => "price",
            Field::Cost => "cost",
            Field::Quantity => "quantity",
            Field::MinStock => "minStock",
            Field::Plan => "plan",
            Field::Starts => "starts",
            Field::Ends => "ends",
            Field::Used => "used",
            Field::Invoice => "invoice",
            Field::Date => "date",
            Field::Total => "total",
            Field::Paid => "paid",
        }
    }

    /// What the columns that could have it are asked for, in English and Arabic.
    pub(crate) const fn words(self) -> (&'static str, &'static str) {
        match self {
            Field::Name => ("the names", "الأسماء"),
            Field::Number | Field::Phone | Field::Email => (
                "the customers, by number, name, phone or e-mail",
                "العملاء، بالرقم أو الاسم أو الهاتف أو البريد",
            ),
            Field::Notes => ("the notes", "الملاحظات"),
            Field::Balance => ("the balances", "الأرصدة"),
            Field::Item => ("the names of the items", "أسماء الأصناف"),
            Field::Category => ("the categories", "الفئات"),
            Field::Price => ("the prices", "الأسعار"),
            Field::Cost => ("the costs", "التكلفة"),
            Field::Quantity => ("the quantities", "الكميات"),
            Field::MinStock => ("the minimum stocks", "الحد الأدنى للمخزون"),
            Field::Plan => ("the plans", "الباقات"),
            Field::Starts | Field::Ends => ("the first or the last day", "أول يوم أو آخر يوم"),
            Field::Used => ("the hours used", "الساعات المستخدمة"),
            Field::Invoice => ("the numbers of the invoices", "أرقام الفواتير"),
            Field::Date => ("the dates", "التواريخ"),
            Field::Total => ("the totals", "الإجماليات"),
            Field::Paid => ("what was paid", "المدفوع"),
        }
    }

    /// What such a column is called, best first; hamza, case and hyphens make no difference.
    pub(crate) const fn headers(self) -> &'static [&'static str] {
        match self {
            Field::Name => &[
                "name",
                "full name",
                "customer name",
                "customer",
                "client name",
                "client",
                "member name",
                "member",
                "الاسم",
                "اسم العميل",
                "الاسم بالكامل",
                "الاسم الكامل",
                "العميل",
                "اسم",
                "اسم المشترك",
                "المشترك",
            ],
            Field::Number => &[
                "customer number",
                "customer no",
                "customer id",
                "customer code",
                "member id",
                "member no",
                "code",
                "id",
                "رقم العميل",
                "كود العميل",
                "كود",
                "رقم العضوية",
                "رقم المشترك",
            ],
            Field::Phone => &[
                "phone",
                "phone number",
                "mobile",
                "mobile number",
                "mobile phone",
                "tel",
                "telephone",
                "cell",
                "whatsapp",
                "phone no",
                "mobile no",
                "الهاتف",
                "رقم الهاتف",
                "هاتف",
                "الموبايل",
                "رقم الموبايل",
                "موبايل",
                "المحمول",
                "رقم المحمول",
                "التليفون",
                "رقم التليفون",
                "تليفون",
                "الجوال",
                "رقم الجوال",
                "واتساب",
                "رقم",
            ],
            Field::Email => &[
                "email",
                "e mail",
                "email address",
                "e mail address",
                "mail",
                "البريد الإلكتروني",
                "البريد",
                "بريد إلكتروني",
                "الإيميل",
                "ايميل",
            ],
            Field::Notes => &[
                "notes",
                "note",
                "comments",
                "comment",
                "remarks",
                "ملاحظات",
                "ملاحظة",
                "الملاحظات",
                "تعليق",
            ],
            Field::Balance => &[
                "balance",
                "opening balance",
                "account balance",
                "credit",
                "amount",
                "الرصيد",
                "رصيد",
                "رصيد افتتاحي",
                "الرصيد الافتتاحي",
                "رصيد الحساب",
                "المبلغ",
            ],
            Field::Item => &[
                "item",
                "item name",
                "name",
                "product",
                "product name",
                "article",
                "الصنف",
                "اسم الصنف",
                "صنف",
                "المنتج",
                "اسم المنتج",
                "منتج",
                "الاسم",
                "اسم",
                "البند",
            ],
            Field::Category => &[
                "category",
                "type",
                "kind",
                "group",
                "section",
                "الفئة",
                "فئة",
                "القسم",
                "قسم",
                "النوع",
                "نوع",
                "التصنيف",
                "المجموعة",
            ],
            Field::Price => &[
                "price",
                "sale price",
                "selling price",
                "unit price",
                "السعر",
                "سعر",
                "سعر البيع",
                "سعر الوحدة",
                "الثمن",
            ],
            Field::Cost => &[
                "cost",
                "cost price",
                "unit cost",
                "purchase price",
                "buying price",
                "التكلفة",
                "تكلفة",
                "سعر التكلفة",
                "سعر الشراء",
                "الشراء",
            ],
            Field::Quantity => &[
                "quantity",
                "qty",
                "stock",
                "in stock",
                "on hand",
                "count",
                "balance",
                "الكمية",
                "كمية",
                "المخزون",
                "العدد",
                "الرصيد",
                "رصيد المخزن",
            ],
            Field::MinStock => &[
                "min stock",
                "minimum stock",
                "minimum",
                "min",
                "reorder level",
                "reorder point",
                "alert",
                "الحد الأدنى",
                "حد الطلب",
                "حد إعادة الطلب",
                "أقل كمية",
                "حد التنبيه",
            ],
            Field::Plan => &[
                "plan",
                "plan name",
                "subscription",
                "package",
                "membership",
                "الباقة",
                "باقة",
                "اسم الباقة",
                "الاشتراك",
                "اشتراك",
                "نوع الاشتراك",
                "العضوية",
            ],
            Field::Starts => &[
                "start",
                "starts",
                "start date",
                "starts on",
                "from",
                "begin",
                "begins",
                "valid from",
                "البداية",
                "تاريخ البداية",
                "بداية الاشتراك",
                "تاريخ بداية الاشتراك",
                "من",
                "من تاريخ",
                "تاريخ البدء",
            ],
            Field::Ends => &[
                "end",
                "ends",
                "end date",
                "ends on",
                "to",
                "until",
                "expiry",
                "expires",
                "expiry date",
                "valid until",
                "renewal date",
                "النهاية",
                "تاريخ النهاية",
                "نهاية الاشتراك",
                "تاريخ نهاية الاشتراك",
                "تاريخ الانتهاء",
                "الانتهاء",
                "إلى",
                "حتى",
                "إلى تاريخ",
            ],
            Field::Used => &[
                "used",
                "used hours",
                "hours used",
                "consumed",
                "consumed hours",
                "الساعات المستخدمة",
                "المستخدم",
                "المستهلك",
                "الساعات المستهلكة",
            ],
            Field::Invoice => &[
                "invoice",
                "invoice number",
                "invoice no",
                "invoice id",
                "number",
                "no",
                "reference",
                "bill no",
                "receipt no",
                "رقم الفاتورة",
                "الفاتورة",
                "فاتورة",
                "رقم",
                "المرجع",
                "رقم الإيصال",
            ],
            Field::Date => &[
                "date",
                "invoice date",
                "issued",
                "issue date",
                "issued on",
                "created",
                "created at",
                "التاريخ",
                "تاريخ",
                "تاريخ الفاتورة",
                "تاريخ الإصدار",
            ],
            Field::Total => &[
                "total",
                "amount",
                "invoice total",
                "grand total",
                "total amount",
                "value",
                "الإجمالي",
                "إجمالي",
                "المبلغ",
                "القيمة",
                "إجمالي الفاتورة",
            ],
            Field::Paid => &[
                "paid",
                "paid amount",
                "amount paid",
                "payment",
                "المدفوع",
                "مدفوع",
                "المسدد",
                "المبلغ المدفوع",
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_kind_needs_it_offers_and_names_are_told_apart() {
        for kind in ImportKind::ALL {
            let offered = fields(*kind);
            assert!(
                needed(*kind)
                    .iter()
                    .flat_map(|any| any.iter())
                    .all(|field| offered.contains(field))
            );
            let mut names: Vec<_> = offered.iter().map(|field| field.name()).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), offered.len());
        }
    }
}
