//! Roles and permissions: one table (A2).

use serde::{Deserialize, Serialize};

use super::grants::Grants;
use crate::names::named_enum;

named_enum! {
    /// What a user is in a tenant.
    Role {
        /// Runs the business: may do everything.
        Owner = "owner",
        /// Runs the day: everything but users and settings.
        Manager = "manager",
        /// Works the front desk.
        Staff = "staff",
        /// A customer on the member site: sees and changes what is their own, and never the desk.
        Member = "member",
        /// A tablet at the door of one resource.
        Display = "display",
    }
}

macro_rules! permissions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal: $($role:ident)+;)+) => {
        /// One thing an operation may need.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Permission {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)+
        }

        impl Permission {
            /// Every permission, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable name: `sessions.run`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The roles that have it.
            #[must_use]
            pub const fn roles(self) -> &'static [Role] {
                match self { $(Self::$variant => &[$(Role::$role),+]),+ }
            }
        }
    };
}

permissions! {
    /// See customers and their profiles.
    CustomersRead = "customers.read": Owner Manager Staff;
    /// Add and change customers.
    CustomersWrite = "customers.write": Owner Manager Staff;
    /// Archive and restore customers.
    CustomersArchive = "customers.archive": Owner Manager;
    /// See seats and rooms.
    ResourcesRead = "resources.read": Owner Manager Staff;
    /// Add and change seats and rooms, put them out of order and back.
    ResourcesWrite = "resources.write": Owner Manager;
    /// See the floor plans as they are published.
    FloorPlansRead = "floor_plans.read": Owner Manager Staff;
    /// Draw floor plans and publish them, with the seats and rooms that they make.
    FloorPlansWrite = "floor_plans.write": Owner Manager;
    /// See sessions.
    SessionsRead = "sessions.read": Owner Manager Staff;
    /// Start, move, note, sell in and void in sessions.
    SessionsRun = "sessions.run": Owner Manager Staff;
    /// End a session and issue its invoice.
    SessionsEnd = "sessions.end": Owner Manager Staff;
    /// See plans and what customers have of them.
    SubscriptionsRead = "subscriptions.read": Owner Manager Staff;
    /// Sell and renew plans.
    SubscriptionsSell = "subscriptions.sell": Owner Manager Staff;
    /// Pause, change and cancel what was sold.
    SubscriptionsManage = "subscriptions.manage": Owner Manager;
    /// Add and change plans and their prices.
    PlansWrite = "plans.write": Owner Manager;
    /// See items and stock.
    InventoryRead = "inventory.read": Owner Manager Staff;
    /// Add and change items and prices.
    InventoryWrite = "inventory.write": Owner Manager;
    /// Book a delivery.
    InventoryStock = "inventory.stock": Owner Manager Staff;
    /// Correct stock by a count or write off waste.
    InventoryCount = "inventory.count": Owner Manager;
    /// Sell items without a session.
    InventorySell = "inventory.sell": Owner Manager Staff;
    /// See price rules, coupons and what prices are made of.
    PricingRead = "pricing.read": Owner Manager Staff;
    /// Change price rules and coupons, and see what a change would have made.
    PricingWrite = "pricing.write": Owner Manager;
    /// See bookings and what is free.
    BookingsRead = "bookings.read": Owner Manager Staff;
    /// Book for customers, move, confirm, approve and cancel, and close places for a while.
    BookingsManage = "bookings.manage": Owner Manager Staff;
    /// Say how places are booked: hours, lengths, who may, and what cancelling costs.
    BookingsSettings = "bookings.settings": Owner Manager;
    /// See invoices and payments.
    InvoicesRead = "invoices.read": Owner Manager Staff;
    /// Issue an invoice typed by hand.
    InvoicesIssue = "invoices.issue": Owner Manager Staff;
    /// Remind customers of what they owe.
    InvoicesRemind = "invoices.remind": Owner Manager Staff;
    /// Take a whole invoice back.
    InvoicesVoid = "invoices.void": Owner Manager;
    /// Give a discount.
    InvoicesDiscount = "invoices.discount": Owner Manager;
    /// Take payments.
    PaymentsTake = "payments.take": Owner Manager Staff;
    /// Give money back.
    PaymentsRefund = "payments.refund": Owner Manager;
    /// Correct an issued invoice.
    CreditNotesIssue = "credit_notes.issue": Owner Manager;
    /// Correct a balance by hand, or let it go below zero.
    LedgerAdjust = "ledger.adjust": Owner Manager;
    /// Open, count and close one's own shift at the till, and look at those before.
    ShiftsOwn = "shifts.own": Owner Manager Staff;
    /// See and close the shifts of all, what should be in an open drawer, and the chain of cash.
    ShiftsManage = "shifts.manage": Owner Manager;
    /// See the settings of the space.
    SpacesRead = "spaces.read": Owner Manager Staff;
    /// Change the settings of the space.
    SpacesWrite = "spaces.write": Owner;
    /// See backups and make one.
    DataBackup = "data.backup": Owner Manager;
    /// Put a backup in the place of everything, and take a backup away as a file.
    DataRestore = "data.restore": Owner;
    /// Import files of customers, items, balances, plans and past invoices.
    DataImport = "data.import": Owner Manager;
    /// Take everything away as an archive.
    DataExport = "data.export": Owner;
    /// See and change what is one's own: who am I, my password.
    AccountOwn = "account.own": Owner Manager Staff Member;
    /// Book, move, cancel and see what is one's own as a member (A4): not for the team, who are nobody's customer.
    BookingsOwn = "bookings.own": Member;
    /// Invite customers to the member site, and see who signed up.
    MembersInvite = "members.invite": Owner Manager Staff;
    /// Say who may sign up and what strangers see, and end a member's access.
    MembersManage = "members.manage": Owner Manager;
    /// See users.
    UsersRead = "users.read": Owner Manager;
    /// Add, change and deactivate users, reset passwords.
    UsersWrite = "users.write": Owner;
    /// Make roles of the house's own and change what they may do.
    RolesWrite = "roles.write": Owner;
    /// Make keys for programs, each with a part of what its maker may do, and take them back.
    ApiKeysManage = "api_keys.manage": Owner Manager;
    /// See the operation history.
    JournalRead = "journal.read": Owner Manager Staff;
    /// See the figures.
    ReportsRead = "reports.read": Owner Manager;
    /// See what is taken and what is free, and hear of it as it changes.
    AvailabilityRead = "availability.read": Owner Manager Staff Member Display;
    /// Be the display at a door: what goes on there, book it now, stay longer, end.
    DisplayOwn = "display.own": Display;
    /// Hang displays at doors and take them away.
    DisplaysManage = "displays.manage": Owner Manager;
    /// Receive live updates.
    LiveRead = "live.read": Owner Manager Staff;
}

impl Permission {
    /// The permission of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|permission| permission.name() == name)
    }
}

impl Role {
    /// Whether this role has the permission (A2).
    #[must_use]
    pub fn allows(self, permission: Permission) -> bool {
        permission.roles().contains(&self)
    }

    /// What this role may do.
    #[must_use]
    pub fn grants(self) -> Grants {
        Permission::ALL
            .iter()
            .copied()
            .filter(|&permission| self.allows(permission))
            .collect()
    }

    /// Those who work in the house; members and displays are made otherwise.
    #[must_use]
    pub const fn is_of_team(self) -> bool {
        matches!(self, Self::Owner | Self::Manager | Self::Staff)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // A2
    #[test]
    fn the_owner_may_everything_and_staff_not_more_than_managers() {
        for &permission in Permission::ALL {
            let own = permission.roles() == [Role::Member] || permission.roles() == [Role::Display];
            assert!(own || Role::Owner.allows(permission), "{}", permission.name());
            assert!(
                Role::Manager.allows(permission) || !Role::Staff.allows(permission),
                "{}",
                permission.name()
            );
            assert_eq!(Permission::named(permission.name()), Some(permission));
            let json = serde_json::to_value(permission).unwrap();
            assert_eq!(json, permission.name());
        }
    }

    // A2, A4: a member works with what is their own; nothing that shows or changes another's is theirs to ask.
    #[test]
    fn a_member_reaches_nothing_of_the_desk() {
        for permission in Role::Member.grants().iter() {
            let name = permission.name();
            assert!(name.ends_with(".own") || name == "availability.read", "{name}");
        }
    }

    // A2
    #[test]
    fn what_moves_money_back_is_not_for_staff() {
        for name in [
            "payments.refund",
            "ledger.adjust",
            "invoices.discount",
            "users.write",
            "credit_notes.issue",
            "invoices.void",
        ] {
            assert!(!Role::Staff.allows(Permission::named(name).unwrap()), "{name}");
        }
    }
}
