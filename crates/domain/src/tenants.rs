//! Many businesses on one server: where each is found, how it stands with who runs the server, and how much it may keep.

mod address;
mod limits;
mod refusals;

use serde::{Deserialize, Serialize};

pub use address::{HostName, SLUG_CHARS, Slug};
pub use limits::{Limited, Limits};
pub use refusals::TenantRefusal;

use crate::ids::TenantId;
use crate::names::named_enum;
use crate::text::Lang;
use crate::time::Instant;

named_enum! {
    /// How a business stands with who runs the server.
    TenantState {
        /// Everybody may work.
        Active = "active",
        /// Nobody may, until it is resumed; nothing is lost.
        Suspended = "suspended",
        /// Nobody may, and what it holds is erased on a day that is known.
        Leaving = "leaving",
    }
}

impl TenantState {
    /// In the reader's language.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Active, Lang::En) => "active",
            (Self::Active, Lang::Ar) => "نشط",
            (Self::Suspended, Lang::En) => "suspended",
            (Self::Suspended, Lang::Ar) => "موقوف",
            (Self::Leaving, Lang::En) => "leaving",
            (Self::Leaving, Lang::Ar) => "مغادر",
        }
    }

    /// Refuses unless everybody may work.
    ///
    /// # Errors
    /// [`TenantRefusal::Suspended`], also of a business that is about to leave: it is its owner's matter why.
    pub const fn open(self) -> Result<(), TenantRefusal> {
        match self {
            Self::Active => Ok(()),
            Self::Suspended | Self::Leaving => Err(TenantRefusal::Suspended),
        }
    }
}

/// Keeps what belongs to no business but to who runs the server: the nil id.
pub const PLATFORM: TenantId = TenantId::from_uuid(uuid::Uuid::nil());

/// A business is erased so many days after who runs the server decided it, unless they say otherwise.
pub const LEAVING_DAYS: i64 = 30;
/// An export counts so many days: what is erased was taken away as it was at last.
pub const EXPORT_COUNTS_DAYS: i64 = 7;

/// Whether a business may be set to leave.
///
/// # Errors
/// [`TenantRefusal::ExportFirst`] without an export of the last [`EXPORT_COUNTS_DAYS`] days.
pub fn may_leave(exported_at: Option<Instant>, now: Instant) -> Result<(), TenantRefusal> {
    match exported_at {
        Some(at) if now.minutes_since(at) <= EXPORT_COUNTS_DAYS * 1_440 => Ok(()),
        _ => Err(TenantRefusal::ExportFirst),
    }
}

/// A business that an address names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Located {
    /// Which.
    pub tenant: TenantId,
    /// How it stands.
    pub state: TenantState,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_active_business_is_open() {
        assert_eq!(TenantState::Active.open(), Ok(()));
        for closed in [TenantState::Suspended, TenantState::Leaving] {
            assert_eq!(closed.open(), Err(TenantRefusal::Suspended));
        }
    }

    #[test]
    fn nobody_leaves_without_having_been_exported_of_late() {
        let now = Instant::from_millis(1_795_161_600_000);
        assert_eq!(may_leave(None, now), Err(TenantRefusal::ExportFirst));
        assert_eq!(may_leave(Some(now.plus_hours(-7 * 24)), now), Ok(()));
        assert_eq!(
            may_leave(Some(now.plus_hours(-7 * 24 - 1)), now),
            Err(TenantRefusal::ExportFirst)
        );
    }
}
