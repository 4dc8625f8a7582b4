//! Why a backup, a restore or an archive was refused.

use crate::refusal::{Refusal, Refuse};

/// Why something with the whole of the data was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DataRefusal {
    /// One such work at a time.
    #[error("busy")]
    Busy,
    /// The server holds more than one business: only its operator may touch the whole.
    #[error("shared server")]
    Shared,
    /// A database server keeps the data: it is backed up and restored there.
    #[error("kept by a database server")]
    KeptByServer,
    /// What was typed is not the space's name.
    #[error("not the name of the space")]
    NotConfirmed {
        /// What should have been typed.
        name: String,
    },
    /// There is no such backup.
    #[error("no such backup")]
    NoSuchBackup,
    /// The file is no whole backup.
    #[error("damaged: {finding}")]
    Damaged {
        /// What was found.
        finding: String,
    },
    /// A newer program made it.
    #[error("newer: {found} over {known}")]
    Newer {
        /// Its schema.
        found: i64,
        /// The newest of this program.
        known: i64,
    },
    /// The file is no archive of this program, or not a whole one.
    #[error("not an archive: {finding}")]
    NotAnArchive {
        /// What was found.
        finding: String,
    },
    /// The server has a house already.
    #[error("not empty")]
    NotEmpty,
    /// Nobody of the archive is an owner with this address.
    #[error("no such owner")]
    NoSuchOwner,
    /// The folder or the disk refuses.
    #[error("storage: {cause}")]
    Storage {
        /// What the system said.
        cause: String,
    },
}

impl Refuse for DataRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Busy => Refusal::new(
                "data.busy",
                "A backup, a restore or an export is running. Wait until it is done, then try again.",
                "هناك نسخ احتياطي أو استعادة أو تصدير قيد التنفيذ. انتظر حتى ينتهي ثم أعد المحاولة.",
            ),
            Self::Shared => Refusal::new(
                "data.shared",
                "This server holds more than one business. Ask whoever runs it: they have the commands for it.",
                "يضم هذا الخادم أكثر من نشاط. تواصل مع من يديره، فلديه الأوامر اللازمة.",
            ),
            Self::KeptByServer => Refusal::new(
                "data.kept_by_server",
                "A PostgreSQL server keeps this data. Backups and restores are made there, by whoever runs it (docs/operate.md says how).",
                "بيانات هذه المساحة محفوظة في خادم PostgreSQL، والنسخ الاحتياطي والاستعادة يتمان هناك على يد من يديره (الطريقة في docs/operate.md).",
            ),
            Self::NotConfirmed { name } => Refusal::new(
                "data.not_confirmed",
                format!("To go on, type the name of the space exactly: {name}."),
                format!("للمتابعة اكتب اسم المساحة كما هو تمامًا: {name}."),
            )
            .on("confirmation"),
            Self::NoSuchBackup => Refusal::new(
                "data.no_such_backup",
                "This backup is not in the folder any more. Choose another one.",
                "لم تعد هذه النسخة الاحتياطية موجودة في المجلد. اختر نسخة أخرى.",
            ),
            Self::Damaged { finding } => Refusal::new(
                "data.damaged",
                format!("This backup is not whole ({finding}). Nothing was changed. Choose another one."),
                format!("هذه النسخة الاحتياطية غير سليمة ({finding}). لم يتغير شيء. اختر نسخة أخرى."),
            ),
            Self::Newer { found, known } => Refusal::new(
                "data.newer",
                format!(
                    "A newer program made this (version {found}, this one knows {known}). Update the program first."
                ),
                format!("أُنشئ هذا الملف بإصدار أحدث ({found}، والحالي يعرف حتى {known}). حدّث البرنامج أولًا."),
            ),
            Self::NotAnArchive { finding } => Refusal::new(
                "data.not_an_archive",
                format!("This is not a whole archive of CoWorkFlow ({finding}). Nothing was taken in."),
                format!("هذا ليس أرشيفًا سليمًا من CoWorkFlow ‏({finding}). لم يُستورد شيء."),
            ),
            Self::NotEmpty => Refusal::new(
                "data.not_empty",
                "This server already holds a space. An archive is taken in by an empty one only.",
                "هذا الخادم يضم مساحة بالفعل. لا يُستورد الأرشيف إلا في خادم فارغ.",
            ),
            Self::NoSuchOwner => Refusal::new(
                "data.no_such_owner",
                "Nobody in the archive is an active owner with this address. Choose one of its owners.",
                "لا يوجد في الأرشيف مالك نشط بهذا البريد. اختر أحد المالكين الموجودين فيه.",
            )
            .on("ownerEmail"),
            Self::Storage { cause } => Refusal::new(
                "data.storage",
                format!(
                    "The server could not write the file ({cause}). Free some space or check the folder, then try again."
                ),
                format!("تعذّر على الخادم كتابة الملف ({cause}). وفّر مساحة أو راجع المجلد ثم أعد المحاولة."),
            ),
        }
    }
}
