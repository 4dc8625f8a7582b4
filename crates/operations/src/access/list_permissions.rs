//! What each role may do.

use coworkflow_domain::access::Permission;

use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// Asks for every permission, each with the roles that have it, in the order of the table.
#[derive(Debug, Clone, Copy)]
pub struct ListPermissions;

impl Question for ListPermissions {
    type Output = &'static [Permission];
    const NAME: &'static str = "users.list_permissions";
    const PERMISSION: Permission = Permission::UsersRead;

    fn run(&self, _: &mut Work) -> Result<&'static [Permission], Failure> {
        Ok(Permission::ALL)
    }
}
