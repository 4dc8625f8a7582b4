//! A new user.

use coworkflow_domain::access::{AccessRefusal, Email, Permission, Role};
use coworkflow_domain::ids::CustomRoleId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::tenants::Limited;
use coworkflow_domain::text::required_line;
use coworkflow_store::access::{self, UserRow};
use serde::Serialize;

use super::give::given;
use super::{Hashed, NAME_CHARS};
use crate::failure::Failure;
use crate::perform::Change;
use crate::tenants::allow;
use crate::work::Work;

/// Adds a user who may sign in at once.
#[derive(Serialize)]
pub struct CreateUser {
    /// As others see them.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// What they may do.
    pub role: Role,
    /// A role of the house's own in its place.
    pub custom_role_id: Option<CustomRoleId>,
    /// From [`crate::Services::hash`].
    pub password: Hashed,
}

impl Change for CreateUser {
    type Output = UserRow;
    const NAME: &'static str = "users.create";
    const PERMISSION: Permission = Permission::UsersWrite;

    fn run(&self, work: &mut Work) -> Result<UserRow, Failure> {
        let given = given(work, self.role, self.custom_role_id)?;
        let row = UserRow {
            id: work.new_id(),
            name: required_line("name", &self.name, NAME_CHARS)?,
            email: Email::parse(&self.email)?.into(),
            role: given.role,
            active: true,
            created_at: work.now(),
            customer_id: None,
            custom_role_id: given.custom_role_id,
            custom_role: given.custom_role,
        };
        access::insert_user(work.tx, &row, &self.password.hash).map_err(email_taken)?;
        allow(work, Limited::Users, None)?;
        work.journal(&Event::UserCreated {
            user_id: row.id,
            name: row.name.clone(),
            role: row.role,
            custom_role: row.custom_role.clone(),
        })?;
        Ok(row)
    }
}

/// Tells a taken e-mail from other failures.
pub(crate) fn email_taken(error: coworkflow_store::DbError) -> Failure {
    if error.is_constraint("users_email") {
        AccessRefusal::EmailTaken.into()
    } else {
        error.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestHouse;

    fn new_user(house: &TestHouse, email: &str) -> CreateUser {
        let password = house.services.hash_now("karkadeh with mint").unwrap();
        CreateUser {
            name: "Laila Fahmy".into(),
            email: email.into(),
            role: Role::Staff,
            custom_role_id: None,
            password,
        }
    }

    #[test]
    fn the_owner_adds_a_user_once() {
        let house = TestHouse::new();
        let made = house.change(&house.owner, new_user(&house, "Laila@Nile.Test")).unwrap();
        assert_eq!((made.email.as_str(), made.active), ("laila@nile.test", true));
        assert_eq!(house.last_event().event, "user.created");
        let again = house.change(&house.owner, new_user(&house, "laila@nile.test"));
        assert_eq!(again.unwrap_err().refusal().unwrap().code, "access.email_taken");
    }

    // M12
    #[test]
    fn the_same_key_adds_once_and_another_password_under_it_is_refused() {
        let house = TestHouse::new();
        let first = house
            .change_with_key(&house.owner, new_user(&house, "laila@nile.test"), "key-1")
            .unwrap();
        let second = house
            .change_with_key(&house.owner, new_user(&house, "laila@nile.test"), "key-1")
            .unwrap();
        assert_eq!(first, second);
        let password = house.services.hash_now("another password").unwrap();
        let other = CreateUser {
            password,
            ..new_user(&house, "laila@nile.test")
        };
        let refused = house.change_with_key(&house.owner, other, "key-1");
        assert_eq!(refused.unwrap_err().refusal().unwrap().code, "idempotency_key_reused");
    }

    // A2
    #[test]
    fn managers_and_staff_may_not() {
        let house = TestHouse::new();
        for context in [&house.manager, &house.staff] {
            let refused = house.change(context, new_user(&house, "laila@nile.test"));
            assert_eq!(refused.unwrap_err().refusal().unwrap().code, "forbidden");
        }
    }
}
