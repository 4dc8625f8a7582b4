//! Why a file, or one row of it, can't be taken in.

use coworkflow_domain::refusal::{Refusal, Refuse};

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
    /// Nobody has a name without it.
    #[error("no column for the name")]
    NameNotMapped {
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
    /// Already among the customers.
    #[error("already known")]
    AlreadyKnown,
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
                format!(
                    "The file has more than {max} columns. Keep those with names, phones, e-mails, notes and balances."
                ),
                format!(
                    "يحتوي الملف على أكثر من {max} عمود. اترك أعمدة الأسماء والهواتف والبريد والملاحظات والأرصدة فقط."
                ),
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
            Self::NameNotMapped { columns } => {
                let list = columns.join(", ");
                Refusal::new(
                    "import.name_not_mapped",
                    format!("Say which column has the names. The file has: {list}."),
                    format!("حدّد العمود الذي يحتوي على الأسماء. أعمدة الملف: {list}."),
                )
                .on("mapping")
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
                format!("The same person as in row {row}."),
                format!("الشخص نفسه في الصف {row}."),
            ),
            Self::AlreadyKnown => Refusal::new(
                "import.already_known",
                "A customer with this phone, e-mail or name is there already.",
                "يوجد عميل مسجّل بهذا الهاتف أو البريد أو الاسم.",
            ),
        }
    }
}
