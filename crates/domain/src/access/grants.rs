//! What somebody may do: a set of permissions.

use serde::{Deserialize, Serialize};

use super::Permission;

/// A set of permissions, small enough to be carried by value.
#[derive(Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Permission>", into = "Vec<Permission>")]
pub struct Grants(u128);

const _: () = assert!(Permission::ALL.len() <= 128, "a permission is one bit of a set");

impl Grants {
    /// Nothing at all.
    pub const NONE: Self = Self(0);

    /// Whether the permission is one of them.
    #[must_use]
    pub const fn allow(self, permission: Permission) -> bool {
        self.0 & bit(permission) != 0
    }

    /// Whether all of the others are among these.
    #[must_use]
    pub const fn cover(self, others: Self) -> bool {
        others.0 & !self.0 == 0
    }

    /// Those that are in both.
    #[must_use]
    pub const fn and(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    /// Those that are in one of both.
    #[must_use]
    pub const fn or(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// These without those.
    #[must_use]
    pub const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL
            .iter()
            .copied()
            .filter(move |&permission| self.allow(permission))
    }

    /// These, with what each of them is of no use without: who changes customers sees them.
    #[must_use]
    pub fn with_needs(self) -> Self {
        let mut all = self;
        loop {
            let more = all
                .iter()
                .flat_map(|permission| permission.needs().iter().copied())
                .collect::<Self>()
                .or(all);
            if more == all {
                return all;
            }
            all = more;
        }
    }

    /// As it is stored: the names with blanks between.
    #[must_use]
    pub fn to_text(self) -> String {
        self.iter().map(Permission::name).collect::<Vec<_>>().join(" ")
    }

    /// As it was stored; a name that this program does not know allows nothing.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        text.split_ascii_whitespace().filter_map(Permission::named).collect()
    }
}

const fn bit(permission: Permission) -> u128 {
    1 << (permission as u32)
}

impl FromIterator<Permission> for Grants {
    fn from_iter<T: IntoIterator<Item = Permission>>(permissions: T) -> Self {
        Self(permissions.into_iter().fold(0, |set, permission| set | bit(permission)))
    }
}

impl From<Vec<Permission>> for Grants {
    fn from(permissions: Vec<Permission>) -> Self {
        permissions.into_iter().collect()
    }
}

impl From<Grants> for Vec<Permission> {
    fn from(grants: Grants) -> Self {
        grants.iter().collect()
    }
}

impl std::fmt::Debug for Grants {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter().map(Permission::name)).finish()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::access::Role;

    #[test]
    fn a_set_is_stored_by_names_and_unknown_names_allow_nothing() {
        let grants = Role::Manager.grants();
        assert_eq!(Grants::from_text(&grants.to_text()), grants);
        assert_eq!(Grants::from_text("customers.read  moon.land"), {
            [Permission::CustomersRead].into_iter().collect()
        });
        assert_eq!(Grants::from_text(""), Grants::NONE);
        let json = serde_json::to_value(Grants::from_text("customers.read")).unwrap();
        assert_eq!(json, serde_json::json!(["customers.read"]));
    }

    // A2
    #[test]
    fn owners_cover_managers_and_managers_cover_staff_but_not_the_other_way() {
        let [owner, manager, staff] = [Role::Owner, Role::Manager, Role::Staff].map(Role::grants);
        assert!(owner.cover(manager) && manager.cover(staff));
        assert!(!staff.cover(manager) && !manager.cover(owner));
    }

    proptest! {
        #[test]
        fn what_is_needed_is_there_and_nothing_is_lost(bits: u128) {
            let some = Grants(bits).iter().collect::<Grants>();
            let all = some.with_needs();
            prop_assert!(all.cover(some) && all.with_needs() == all);
            for permission in all.iter() {
                prop_assert!(permission.needs().iter().all(|needed| all.allow(*needed)));
            }
        }

        #[test]
        fn the_algebra_of_sets(a: u128, b: u128) {
            let (a, b) = (Grants(a).iter().collect::<Grants>(), Grants(b).iter().collect::<Grants>());
            prop_assert!(a.cover(a.and(b)) && a.or(b).cover(a));
            prop_assert_eq!(a.without(b).or(a.and(b)), a);
            prop_assert_eq!(a.cover(b), b.without(a).is_empty());
        }
    }
}
