//! Why a file, or one row of it, can't be taken in.

use coworkflow_domain::imports::ImportKind;
use coworkflow_domain::refusal::{Refusal, Refuse};

use super::fields::Field;

/// The code of what is here already: such rows are left out, and nothing is wrong with them.
pub(crate) const ALREADY_KNOWN: &str = "import.already_known";

/// What is wrong with a file, a mapping or a row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportRefusal {
    /// More bytes than a file may have.
    #[error("the file is too large")]
    TooLarge {
        /// The most.
        max_mb: usize,
    },
    /// More rows than a file may have.
    #[error("too many rows")]
    TooManyRows {
        /// The most.
        max: usize,
    },
    /// More columns than a file may have.
    #[error("too many columns")]
    TooManyColumns {
        /// The most.
        max: usize,
    },
    /// A spreadsheet program's own format.
    #[error("a workbook")]
    Workbook,
    /// Not text in a known encoding.
    #[error("not text")]
    NotText,
    /// No header or no row.
    #[error("nothing in it")]
    Empty,
    /// The mapping names a column or a field that isn't there, or a field twice.
    #[error("odd mapping of {column}")]
    OddMapping {
        /// The column as it was named.
        column: String,
    },
    /// No row goes in without it.
    #[error("no column for {}", field.name())]
    ColumnMissing {
        /// What is missing.
        field: Field,
        /// What the file has.
        columns: Vec<String>,
    },
    /// The import is not waiting to be run.
    #[error("not waiting")]
    AlreadyRun,
    /// A row with more cells than the header.
    #[error("more cells than columns")]
    MoreCells,
    /// A spreadsheet has rounded the phone.
    #[error("rounded phone")]
    RoundedPhone,
    /// The same as an earlier row of the file.
    #[error("same as row {row}")]
    SameAsRow {
        /// Which.
        row: u64,
    },
    /// It is here already.
    #[error("already known")]
    AlreadyKnown {
        /// What it is.
        kind: ImportKind,
    },
    /// No customer has this number, name, phone or e-mail.
    #[error("no such customer")]
    NoSuchCustomer {
        /// As it stands in the row.
        who: String,
    },
    /// Several customers are called so, and nothing else tells them apart.
    #[error("several customers")]
    SeveralCustomers {
        /// As it stands in the row.
        who: String,
    },
    /// No plan that is sold is called so.
    #[error("no such plan")]
    NoSuchPlan {
        /// As it stands in the row.
        plan: String,
    },
    /// Neither a category of the menu nor a kind of item.
    #[error("no such category")]
    NoSuchCategory {
        /// As it stands in the row.
        category: String,
    },
    /// Not a date in any spelling.
    #[error("not a date")]
    NotADate {
        /// In which field.
        field: Field,
    },
    /// Neither first nor last day.
    #[error("no day")]
    NoDay,
    /// A past invoice of a day to come.
    #[error("in the future")]
    InTheFuture,
    /// Not a whole number.
    #[error("not a number")]
    NotANumber {
        /// In which field.
        field: Field,
    },
    /// A balance of nothing.
    #[error("zero")]
    NothingToTakeIn,
    /// More was paid than the invoice came to.
    #[error("paid beyond the total")]
    PaidBeyondTotal,
}

impl Refuse for ImportRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::TooLarge { max_mb } => Refusal::new(
                "import.too_large",
                format!("The file is larger than {max_mb} MB. Split it and take in the parts one after the other."),
                format!("حجم الملف أكبر من {max_mb} ميجابايت. قسّمه واستورد الأجزاء واحدًا بعد الآخر."),
            ),
            Self::TooManyRows { max } => Refusal::new(
                "import.too_many_rows",
                format!("The file has more than {max} rows. Split it and take in the parts one after the other."),
                format!("يحتوي الملف على أكثر من {max} صف. قسّمه واستورد الأجزاء واحدًا بعد الآخر."),
            ),
            Self::TooManyColumns { max } => Refusal::new(
                "import.too_many_columns",
                format!("The file has more than {max} columns. Keep those that are to be taken in."),
                format!("يحتوي الملف على أكثر من {max} عمود. اترك الأعمدة المطلوب استيرادها فقط."),
            ),
            Self::Workbook => Refusal::new(
                "import.workbook",
                "This is a spreadsheet workbook. Open it in your spreadsheet program and save it as CSV.",
                "هذا ملف جدول بيانات. افتحه في برنامج الجداول واحفظه بصيغة CSV.",
            ),
            Self::NotText => Refusal::new(
                "import.not_text",
                "This file is not text. Save the list as CSV (UTF-8) and choose that file.",
                "هذا الملف ليس نصًا. احفظ القائمة بصيغة CSV (UTF-8) واختر ذلك الملف.",
            ),
            Self::Empty => Refusal::new(
                "import.empty",
                "The file has no rows below a header. Put the names of the columns into the first row.",
                "لا توجد صفوف تحت صف العناوين. ضع أسماء الأعمدة في الصف الأول.",
            ),
            Self::OddMapping { column } => Refusal::new(
                "import.odd_mapping",
                format!("The column “{column}” can't be used like this: each field takes one column of the file."),
                format!("لا يمكن استخدام العمود «{column}» هكذا: لكل حقل عمود واحد من الملف."),
            )
            .on("mapping"),
            Self::ColumnMissing { field, columns } => {
                let (list, (en, ar)) = (columns.join(", "), field.words());
                Refusal::new(
                    "import.column_missing",
                    format!("Say which column has {en}. The file has: {list}."),
                    format!("حدّد العمود الذي يحتوي على {ar}. أعمدة الملف: {list}."),
                )
                .on("mapping")
                .with("missing", field.name())
            }
            Self::AlreadyRun => Refusal::new(
                "import.already_run",
                "This import was started already. Choose the file again to look at it anew.",
                "بدأ هذا الاستيراد من قبل. اختر الملف مرة أخرى لمعاينته من جديد.",
            ),
            Self::MoreCells => Refusal::new(
                "import.more_cells",
                "This row has more cells than the header. Put text with a comma into quotes.",
                "يحتوي هذا الصف على خلايا أكثر من صف العناوين. ضع النص الذي يحتوي على فاصلة بين علامتي اقتباس.",
            ),
            Self::RoundedPhone => Refusal::new(
                "import.rounded_phone",
                "A spreadsheet has rounded this phone number. Format its column as text and type the number again.",
                "قرّب برنامج الجداول رقم الهاتف هذا. اجعل تنسيق عموده نصًا واكتب الرقم من جديد.",
            )
            .on("phone"),
            Self::SameAsRow { row } => Refusal::new(
                "import.same_as_row",
                format!("The same as in row {row}."),
                format!("مكرر: موجود في الصف {row}."),
            ),
            Self::AlreadyKnown { kind } => {
                let (en, ar) = match kind {
                    ImportKind::Customers => (
                        "A customer with this phone, e-mail or name is there already.",
                        "يوجد عميل مسجّل بهذا الهاتف أو البريد أو الاسم.",
                    ),
                    ImportKind::Items => (
                        "An item of this name is on the menu already.",
                        "يوجد صنف بهذا الاسم من قبل.",
                    ),
                    ImportKind::Balances => (
                        "This customer has an opening balance already. Correct it on their profile.",
                        "لهذا العميل رصيد افتتاحي من قبل. عدّله من ملفه.",
                    ),
                    ImportKind::Plans => (
                        "This customer has this plan on these days already.",
                        "لهذا العميل هذه الباقة في هذه الأيام من قبل.",
                    ),
                    ImportKind::Invoices => (
                        "A past invoice of this number is there already.",
                        "توجد فاتورة سابقة بهذا الرقم من قبل.",
                    ),
                };
                Refusal::new(ALREADY_KNOWN, en, ar)
            }
            Self::NoSuchCustomer { who } => Refusal::new(
                "import.no_such_customer",
                format!("No customer is found as “{who}”. Import or add the customers first."),
                format!("لا يوجد عميل «{who}». استورد العملاء أو أضفهم أولًا."),
            )
            .on("name"),
            Self::SeveralCustomers { who } => Refusal::new(
                "import.several_customers",
                format!("Several customers are found as “{who}”. Add a column with their numbers, such as C-014."),
                format!("يوجد أكثر من عميل «{who}». أضف عمودًا بأرقامهم مثل C-014."),
            )
            .on("name"),
            Self::NoSuchPlan { plan } => Refusal::new(
                "import.no_such_plan",
                format!("No plan is called “{plan}”. Write its name as in the plans, or add the plan first."),
                format!("لا توجد باقة باسم «{plan}». اكتب اسمها كما في الباقات أو أضفها أولًا."),
            )
            .on("plan"),
            Self::NoSuchCategory { category } => Refusal::new(
                "import.no_such_category",
                format!(
                    "There is no category “{category}”. Add it to the menu first, or write drink, snack, meal or other."
                ),
                format!("لا توجد فئة باسم «{category}». أضفها إلى القائمة أولًا، أو اكتب مشروب أو سناك أو وجبة أو أخرى."),
            )
            .on("category"),
            Self::NotADate { field } => Refusal::new(
                "import.not_a_date",
                "This is not a date. Write it as 20/11/2026, the day first.",
                "هذا ليس تاريخًا. اكتبه هكذا: 20/11/2026، اليوم أولًا.",
            )
            .on(field.name()),
            Self::NoDay => Refusal::new(
                "import.no_day",
                "Write the first or the last day.",
                "اكتب أول يوم أو آخر يوم.",
            )
            .on("ends"),
            Self::InTheFuture => Refusal::new(
                "import.in_the_future",
                "This day is still to come. A past invoice is of today or before.",
                "هذا اليوم لم يأتِ بعد. الفاتورة السابقة بتاريخ اليوم أو قبله.",
            )
            .on("date"),
            Self::NotANumber { field } => Refusal::new(
                "import.not_a_number",
                "This is not a number. Write it in digits.",
                "هذا ليس رقمًا. اكتبه بالأرقام.",
            )
            .on(field.name()),
            Self::NothingToTakeIn => Refusal::new(
                "import.nothing_to_take_in",
                "The balance is zero: there is nothing to take in.",
                "الرصيد صفر، فلا شيء لاستيراده.",
            )
            .on("balance"),
            Self::PaidBeyondTotal => Refusal::new(
                "import.paid_beyond_total",
                "More was paid than the invoice came to. Correct one of the two.",
                "المدفوع أكبر من إجمالي الفاتورة. صحّح أحدهما.",
            )
            .on("paid"),
        }
    }
}
