//! Somebody forgot their password: the owner sets a new one.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{LoginId, UserId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::access::{self, UserRow};
use serde::Serialize;

use super::Hashed;
use crate::context::Actor;
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Sets a password and ends all sign-ins of that user, but for the one that does it.
#[derive(Serialize)]
pub struct ResetPassword {
    /// Whose.
    pub id: UserId,
    /// From [`crate::Services::hash`].
    pub password: Hashed,
}

impl Change for ResetPassword {
    type Output = UserRow;
    const NAME: &'static str = "users.reset_password";
    const PERMISSION: Permission = Permission::UsersWrite;

    fn run(&self, work: &mut Work) -> Result<UserRow, Failure> {
        let row = access::user(work.tx, self.id)?.ok_or(General::NotFound {
            what: SubjectKind::User,
        })?;
        work.covers(&row)?;
        access::set_password(work.tx, row.id, &self.password.hash)?;
        let own = match work.actor() {
            Actor::Login { login, .. } => login,
            Actor::Key { .. } | Actor::System | Actor::Stranger => LoginId::from_uuid(uuid::Uuid::nil()),
        };
        let now = work.now();
        access::revoke_others(work.tx, row.id, own, now)?;
        work.journal(&Event::PasswordReset {
            user_id: row.id,
            name: row.name.clone(),
        })?;
        Ok(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::WhoAmI;
    use crate::testing::TestHouse;

    #[test]
    fn a_reset_password_ends_the_sign_ins_of_that_user() {
        let house = TestHouse::new();
        let staff = house.user(&house.staff);
        let password = house.services.hash_now("sahlab in winter").unwrap();
        house
            .change(&house.owner, ResetPassword { id: staff.id, password })
            .unwrap();
        assert_eq!(
            house.ask(&house.staff, WhoAmI).unwrap_err().refusal().unwrap().code,
            "sign_in_needed"
        );
        assert!(house.ask(&house.owner, WhoAmI).is_ok());
        assert_eq!(house.last_event().event, "user.password_reset");
    }

    // A2, A3
    #[test]
    fn others_may_not_and_unknown_ones_are_not_there() {
        let house = TestHouse::new();
        let password = house.services.hash_now("sahlab in winter").unwrap();
        let own = ResetPassword {
            id: house.user(&house.manager).id,
            password: password.clone(),
        };
        assert_eq!(
            house.change(&house.manager, own).unwrap_err().refusal().unwrap().code,
            "forbidden"
        );
        let nobody = ResetPassword {
            id: UserId::from_uuid(uuid::Uuid::from_u128(5)),
            password,
        };
        assert_eq!(
            house.change(&house.owner, nobody).unwrap_err().refusal().unwrap().code,
            "not_found"
        );
    }
}
