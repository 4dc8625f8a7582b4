//! How much a business may keep by the plan that it has with who runs the server.

use serde::{Deserialize, Serialize};

use super::TenantRefusal;
use crate::names::named_enum;
use crate::text::Lang;

named_enum! {
    /// What a platform plan limits.
    Limited {
        /// Customers who are not archived.
        Customers = "customers",
        /// Places that are not archived.
        Resources = "resources",
        /// People of the team who may sign in; members and displays don't count.
        Users = "users",
        /// Megabytes of stored images.
        Storage = "storage",
    }
}

impl Limited {
    /// What is counted, in the reader's language, as it follows a number.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Customers, Lang::En) => "customers",
            (Self::Customers, Lang::Ar) => "العملاء",
            (Self::Resources, Lang::En) => "places",
            (Self::Resources, Lang::Ar) => "الأماكن",
            (Self::Users, Lang::En) => "people of the team",
            (Self::Users, Lang::Ar) => "أفراد الفريق",
            (Self::Storage, Lang::En) => "MB of images",
            (Self::Storage, Lang::Ar) => "ميجابايت من الصور",
        }
    }
}

/// The limits of a platform plan; nothing is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Customers who are not archived.
    pub customers: Option<i64>,
    /// Places that are not archived.
    pub resources: Option<i64>,
    /// People of the team who may sign in.
    pub users: Option<i64>,
    /// Megabytes of stored images.
    pub storage: Option<i64>,
}

impl Limits {
    /// The limit of one thing.
    #[must_use]
    pub const fn of(&self, what: Limited) -> Option<i64> {
        match what {
            Limited::Customers => self.customers,
            Limited::Resources => self.resources,
            Limited::Users => self.users,
            Limited::Storage => self.storage,
        }
    }

    /// Whether there may be so many, the new one included.
    ///
    /// # Errors
    /// [`TenantRefusal::LimitReached`].
    pub fn allow(&self, what: Limited, count: i64) -> Result<(), TenantRefusal> {
        match self.of(what) {
            Some(limit) if count > limit => Err(TenantRefusal::LimitReached { what, limit }),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_that_fits_is_allowed_and_the_next_is_not() {
        let limits = Limits {
            customers: Some(30),
            ..Limits::default()
        };
        assert_eq!(limits.allow(Limited::Customers, 30), Ok(()));
        assert_eq!(
            limits.allow(Limited::Customers, 31),
            Err(TenantRefusal::LimitReached {
                what: Limited::Customers,
                limit: 30
            })
        );
        assert_eq!(limits.allow(Limited::Users, i64::MAX), Ok(()), "no limit is none");
    }
}
