//! Changing a user: name, e-mail, role, and whether they may sign in.

use coworkflow_domain::access::{AccessRefusal, Email, Permission, Role};
use coworkflow_domain::ids::{CustomRoleId, LoginId, UserId};
use coworkflow_domain::journal::{Event, changes};
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::tenants::Limited;
use coworkflow_domain::text::required_line;
use coworkflow_store::access::{self, UserRow};
use serde::Serialize;

use super::NAME_CHARS;
use super::create_user::email_taken;
use super::give::{Given, given, role_of};
use crate::failure::Failure;
use crate::perform::Change;
use crate::tenants::allow;
use crate::work::Work;

/// Changes a user; taking a role away or deactivating works at once.
#[derive(Serialize)]
pub struct ChangeUser {
    /// Whom.
    pub id: UserId,
    /// As others see them.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// What they may do.
    pub role: Role,
    /// A role of the house's own in its place.
    pub custom_role_id: Option<CustomRoleId>,
    /// Whether they may sign in.
    pub active: bool,
}

impl Change for ChangeUser {
    type Output = UserRow;
    const NAME: &'static str = "users.change";
    const PERMISSION: Permission = Permission::UsersWrite;

    fn run(&self, work: &mut Work) -> Result<UserRow, Failure> {
        let before = access::user(work.tx, self.id)?.ok_or(General::NotFound {
            what: SubjectKind::User,
        })?;
        work.covers(&before)?;
        let same = self.role == before.role && self.custom_role_id == before.custom_role_id;
        let given = match same {
            true => Given::as_before(&before),
            false if before.role.is_of_team() => given(work, self.role, self.custom_role_id)?,
            false => return Err(AccessRefusal::MembersAreInvited.into()),
        };
        let row = UserRow {
            name: required_line("name", &self.name, NAME_CHARS)?,
            email: Email::parse(&self.email)?.into(),
            role: given.role,
            custom_role_id: given.custom_role_id,
            custom_role: given.custom_role,
            active: self.active,
            ..before.clone()
        };
        if before == row {
            return Ok(row);
        }
        let was_owner = before.role == Role::Owner && before.active;
        let stays_owner = row.role == Role::Owner && row.active;
        if was_owner && !stays_owner && access::other_owners(work.tx, row.id)? == 0 {
            return Err(AccessRefusal::LastOwner.into());
        }
        if before.active && !row.active && row.id == work.actor_id() {
            return Err(AccessRefusal::OwnAccount.into());
        }
        access::update_user(work.tx, &row).map_err(email_taken)?;
        let changes = changes([
            ("name", before.name.as_str().into(), row.name.as_str().into()),
            ("email", before.email.as_str().into(), row.email.as_str().into()),
            ("role", role_of(&before).into(), role_of(&row).into()),
        ]);
        let (user_id, name) = (row.id, row.name.clone());
        if !changes.is_empty() {
            work.journal(&Event::UserChanged {
                user_id,
                name: name.clone(),
                changes,
            })?;
        }
        match (before.active, row.active) {
            (true, false) => {
                let now = work.now();
                access::revoke_others(work.tx, row.id, LoginId::from_uuid(uuid::Uuid::nil()), now)?;
                work.journal(&Event::UserDeactivated { user_id, name })?;
            }
            (false, true) => {
                allow(work, Limited::Users, None)?;
                work.journal(&Event::UserReactivated { user_id, name })?;
            }
            _ => {}
        }
        Ok(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestHouse;

    fn change(user: &UserRow) -> ChangeUser {
        ChangeUser {
            id: user.id,
            name: user.name.clone(),
            email: user.email.clone(),
            role: user.role,
            custom_role_id: user.custom_role_id,
            active: user.active,
        }
    }

    fn code<T: std::fmt::Debug>(refused: Result<T, Failure>) -> String {
        refused.unwrap_err().refusal().unwrap().code.to_string()
    }

    // A2: a role counts from the next operation on.
    #[test]
    fn a_role_taken_away_counts_at_once() {
        let house = TestHouse::new();
        let manager = house.user(&house.manager);
        assert!(house.ask(&house.manager, super::super::ListUsers).is_ok());
        let row = house
            .change(
                &house.owner,
                ChangeUser {
                    role: Role::Staff,
                    ..change(&manager)
                },
            )
            .unwrap();
        assert_eq!(row.role, Role::Staff);
        assert_eq!(code(house.ask(&house.manager, super::super::ListUsers)), "forbidden");
    }

    #[test]
    fn a_deactivated_user_is_out_at_once() {
        let house = TestHouse::new();
        let staff = house.user(&house.staff);
        house
            .change(
                &house.owner,
                ChangeUser {
                    active: false,
                    ..change(&staff)
                },
            )
            .unwrap();
        assert_eq!(code(house.ask(&house.staff, super::super::WhoAmI)), "sign_in_needed");
        assert_eq!(house.last_event().event, "user.deactivated");
    }

    #[test]
    fn the_last_active_owner_stays_one() {
        let house = TestHouse::new();
        let owner = house.user(&house.owner);
        assert_eq!(
            code(house.change(
                &house.owner,
                ChangeUser {
                    role: Role::Manager,
                    ..change(&owner)
                }
            )),
            "access.last_owner"
        );
        assert_eq!(
            code(house.change(
                &house.owner,
                ChangeUser {
                    active: false,
                    ..change(&owner)
                }
            )),
            "access.last_owner"
        );
        let manager = house.user(&house.manager);
        house
            .change(
                &house.owner,
                ChangeUser {
                    role: Role::Owner,
                    ..change(&manager)
                },
            )
            .unwrap();
        assert_eq!(
            code(house.change(
                &house.owner,
                ChangeUser {
                    active: false,
                    ..change(&owner)
                }
            )),
            "access.own_account"
        );
        assert!(
            house
                .change(
                    &house.owner,
                    ChangeUser {
                        role: Role::Manager,
                        ..change(&owner)
                    }
                )
                .is_ok()
        );
    }

    // A2, A3
    #[test]
    fn others_may_not_and_unknown_ones_are_not_there() {
        let house = TestHouse::new();
        let staff = house.user(&house.staff);
        assert_eq!(code(house.change(&house.manager, change(&staff))), "forbidden");
        let nobody = ChangeUser {
            id: UserId::from_uuid(uuid::Uuid::from_u128(5)),
            ..change(&staff)
        };
        assert_eq!(code(house.change(&house.owner, nobody)), "not_found");
    }
}
