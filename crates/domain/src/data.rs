//! Backups and archives: when one is due, which are kept, and why they may be refused.

mod keep;
mod refusals;
mod schedule;

pub use keep::{Keep, kept};
pub use refusals::DataRefusal;
pub use schedule::{backup_due, last_scheduled};

use crate::names::named_enum;

named_enum! {
    /// Why a backup was made.
    BackupReason {
        /// At its hour.
        Scheduled = "scheduled",
        /// Somebody asked for it.
        Asked = "asked",
        /// Before another one was put in its place.
        BeforeRestore = "before_restore",
    }
}
