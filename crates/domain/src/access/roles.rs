//! Roles of a house's own, and what a key for a program may do.

use serde::{Deserialize, Serialize};

use super::{Grants, Permission, RightsRefusal, Role};
use crate::refusal::Refusal;
use crate::text::{required_line, search_key};

/// Most characters of the name of a role or a key.
const NAME_CHARS: usize = 60;
/// Most roles of its own that a house has.
pub const ROLES: i64 = 50;
/// Most keys of a house that count at one time.
pub const KEYS: i64 = 100;
/// Most days that a key counts, unless it counts for ever.
pub const KEY_DAYS: i64 = 730;

/// A role that a house made for itself, as far as its rules go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomRole {
    /// As people see it.
    pub name: String,
    /// What its people may do.
    pub grants: Grants,
}

impl CustomRole {
    /// A role as somebody who may do `own` makes it: with what each permission needs, and never more than they may do
    /// themselves (A2).
    pub fn checked(name: &str, chosen: Grants, own: Grants) -> Result<Self, Refusal> {
        let name = required_line("name", name, NAME_CHARS)?;
        let key = search_key(&name);
        if BUILT_IN_NAMES.iter().any(|taken| search_key(taken) == key) {
            return Err(RightsRefusal::NameTaken { name }.into());
        }
        let basis: Grants = BASIS.iter().copied().collect();
        if chosen.without(basis).is_empty() {
            return Err(RightsRefusal::Nothing.into());
        }
        let grants = chosen.or(basis).with_needs();
        let outside = grants.without(Role::Owner.grants());
        let more = grants.without(own).or(outside);
        if more.is_empty() {
            Ok(Self { name, grants })
        } else {
            Err(RightsRefusal::MoreThanOwn { more }.into())
        }
    }
}

/// What a key for a program may do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyScopes {
    /// What people call the program.
    pub name: String,
    /// What it may do, as long as who made it may.
    pub scopes: Grants,
}

impl KeyScopes {
    /// A key as somebody who may do `own` makes it.
    pub fn checked(name: &str, chosen: Grants, own: Grants) -> Result<Self, Refusal> {
        let name = required_line("name", name, NAME_CHARS)?;
        if chosen.is_empty() {
            return Err(RightsRefusal::Nothing.into());
        }
        let scopes = chosen.with_needs();
        let kept: Grants = scopes.iter().filter(|scope| !scope.is_for_keys()).collect();
        if !kept.is_empty() {
            return Err(RightsRefusal::NotForKeys { kept }.into());
        }
        let more = scopes.without(own);
        if more.is_empty() {
            Ok(Self { name, scopes })
        } else {
            Err(RightsRefusal::MoreThanOwn { more }.into())
        }
    }
}

/// What everybody of the team may do, whatever their role: know the house, hear that something changed, keep their own account.
const BASIS: &[Permission] = &[Permission::SpacesRead, Permission::AccountOwn, Permission::LiveRead];

/// Names that would be taken for a role that is always there.
const BUILT_IN_NAMES: &[&str] = &[
    "Owner",
    "Manager",
    "Staff",
    "Member",
    "Guest",
    "المالك",
    "مالك",
    "المدير",
    "مدير",
    "موظف",
    "عضو",
    "ضيف",
];

impl Permission {
    /// What it is of no use without.
    #[must_use]
    pub const fn needs(self) -> &'static [Self] {
        match self {
            Self::CustomersWrite
            | Self::CustomersArchive
            | Self::LedgerAdjust
            | Self::MembersInvite
            | Self::MembersManage => &[Self::CustomersRead],
            Self::ResourcesWrite | Self::DisplaysManage => &[Self::ResourcesRead],
            Self::FloorPlansRead => &[Self::ResourcesRead],
            Self::FloorPlansWrite => &[Self::FloorPlansRead, Self::ResourcesWrite],
            // A stay shows who sits where, what they had and what comes next.
            Self::SessionsRead => &[
                Self::CustomersRead,
                Self::ResourcesRead,
                Self::AvailabilityRead,
                Self::InventoryRead,
            ],
            Self::SessionsRun => &[Self::SessionsRead],
            Self::SessionsEnd => &[Self::SessionsRead, Self::InvoicesRead],
            Self::SubscriptionsRead => &[Self::CustomersRead],
            Self::SubscriptionsSell | Self::SubscriptionsManage | Self::PlansWrite => &[Self::SubscriptionsRead],
            Self::InventoryWrite | Self::InventoryStock | Self::InventoryCount => &[Self::InventoryRead],
            Self::InventorySell => &[Self::InventoryRead, Self::CustomersRead],
            Self::PricingWrite => &[Self::PricingRead],
            // What is taken is told in the words of the team to those who may read bookings.
            Self::BookingsRead => &[Self::CustomersRead, Self::ResourcesRead],
            Self::AvailabilityRead => &[Self::BookingsRead],
            Self::BookingsManage | Self::BookingsSettings => &[Self::BookingsRead],
            Self::InvoicesRead => &[Self::CustomersRead],
            // Figures open the documents behind them.
            Self::ReportsRead => &[Self::InvoicesRead],
            Self::InvoicesIssue
            | Self::InvoicesRemind
            | Self::InvoicesVoid
            | Self::InvoicesDiscount
            | Self::PaymentsTake
            | Self::PaymentsRefund
            | Self::CreditNotesIssue => &[Self::InvoicesRead],
            Self::ShiftsManage => &[Self::ShiftsOwn],
            Self::SpacesWrite => &[Self::SpacesRead],
            Self::DataRestore => &[Self::DataBackup],
            Self::UsersWrite | Self::RolesWrite => &[Self::UsersRead],
            _ => &[],
        }
    }

    /// Whether everybody of the team may do it, whatever their role.
    #[must_use]
    pub fn is_basic(self) -> bool {
        BASIS.contains(&self)
    }

    /// Whether a program may have it. What makes people, roles and keys, or puts everything back to another day, is not for
    /// programs: a key that was stolen could outlive its own end.
    #[must_use]
    pub fn is_for_keys(self) -> bool {
        let of_people = matches!(
            self,
            Self::AccountOwn
                | Self::UsersWrite
                | Self::RolesWrite
                | Self::ApiKeysManage
                | Self::DataRestore
                | Self::MembersInvite
                | Self::MembersManage
                | Self::DisplaysManage
        );
        !of_people && Role::Owner.allows(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grants(names: &str) -> Grants {
        Grants::from_text(names)
    }

    fn code<T: std::fmt::Debug>(refused: Result<T, Refusal>) -> String {
        refused.unwrap_err().code.to_string()
    }

    // A2
    #[test]
    fn a_role_has_what_its_permissions_need_and_what_everybody_has() {
        let made = CustomRole::checked(" Accountant ", grants("payments.take"), Role::Owner.grants()).unwrap();
        assert_eq!(made.name, "Accountant");
        assert_eq!(
            made.grants,
            grants("payments.take invoices.read customers.read spaces.read account.own live.read")
        );
    }

    // A2
    #[test]
    fn nobody_gives_more_than_they_have_and_nobody_gives_what_is_a_members() {
        let owner = Role::Owner.grants();
        let refused = CustomRole::checked("Boss", grants("users.write"), Role::Manager.grants());
        assert_eq!(code(refused), "rights.more_than_own");
        let both = owner.or(Role::Member.grants());
        assert_eq!(
            code(CustomRole::checked("Half a member", grants("bookings.own"), both)),
            "rights.more_than_own"
        );
        assert_eq!(
            code(CustomRole::checked("Nobody", grants("account.own"), owner)),
            "rights.nothing"
        );
        assert_eq!(
            code(CustomRole::checked("OWNER", grants("customers.read"), owner)),
            "rights.name_taken"
        );
    }

    // A2
    #[test]
    fn a_key_makes_neither_people_nor_roles_nor_keys() {
        let owner = Role::Owner.grants();
        for scope in [
            "users.write",
            "roles.write",
            "api_keys.manage",
            "account.own",
            "data.restore",
            "bookings.own",
        ] {
            assert_eq!(
                code(KeyScopes::checked("Robot", grants(scope), owner)),
                "rights.not_for_keys",
                "{scope}"
            );
        }
        let made = KeyScopes::checked("Accounting", grants("invoices.read"), owner).unwrap();
        assert_eq!(made.scopes, grants("invoices.read customers.read"));
        assert_eq!(
            code(KeyScopes::checked(
                "Export",
                grants("data.export"),
                Role::Manager.grants()
            )),
            "rights.more_than_own"
        );
    }

    #[test]
    fn what_is_needed_is_never_more_than_a_role_that_has_it() {
        for role in [Role::Owner, Role::Manager, Role::Staff] {
            assert_eq!(role.grants().with_needs(), role.grants(), "{}", role.name());
        }
    }
}
