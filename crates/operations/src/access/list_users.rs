//! Who can sign in.

use coworkflow_domain::access::Permission;
use coworkflow_store::access::{self, UserRow};

use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// All users by name, the deactivated ones too.
pub struct ListUsers;

impl Question for ListUsers {
    type Output = Vec<UserRow>;
    const NAME: &'static str = "users.list";
    const PERMISSION: Permission = Permission::UsersRead;

    fn run(&self, work: &mut Work) -> Result<Vec<UserRow>, Failure> {
        Ok(access::users(work.tx)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestHouse;

    // A2
    #[test]
    fn owner_and_manager_see_all_users_and_staff_does_not() {
        let house = TestHouse::new();
        for context in [&house.owner, &house.manager] {
            assert_eq!(house.ask(context, ListUsers).unwrap().len(), 3);
        }
        assert_eq!(
            house.ask(&house.staff, ListUsers).unwrap_err().refusal().unwrap().code,
            "forbidden"
        );
    }
}
