//! Who is signed in, and what their screen needs first.

use coworkflow_domain::access::Permission;
use coworkflow_domain::money::Currency;
use coworkflow_domain::refusal::General;
use coworkflow_domain::time::Instant;
use coworkflow_store::access::{self, UserRow};
use coworkflow_store::spaces::{self, SpaceRow};
use coworkflow_store::tenants;

use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// Asks who is signed in.
pub struct WhoAmI;

/// Who is signed in, where.
#[derive(Debug, Clone, PartialEq)]
pub struct Viewer {
    /// The user.
    pub user: UserRow,
    /// What they may do.
    pub permissions: Vec<Permission>,
    /// The business.
    pub tenant_name: String,
    /// Of all its money.
    pub currency: Currency,
    /// Its space.
    pub space: SpaceRow,
    /// The clock that counts.
    pub server_time: Instant,
}

impl Question for WhoAmI {
    type Output = Viewer;
    const NAME: &'static str = "users.who_am_i";
    // It shows the settings of the space, which are not for members.
    const PERMISSION: Permission = Permission::SpacesRead;

    fn run(&self, work: &mut Work) -> Result<Viewer, Failure> {
        let id = work.actor_id();
        let user = access::user(work.tx, id)?.ok_or(General::SignInNeeded)?;
        Ok(Viewer {
            permissions: work.grants().iter().collect(),
            user,
            tenant_name: tenants::this(work.tx)?.name,
            currency: tenants::currency(work.tx)?,
            space: spaces::the_space(work.tx)?,
            server_time: work.now(),
        })
    }
}

#[cfg(test)]
mod tests {
    use coworkflow_domain::access::Role;

    use super::*;
    use crate::context::Context;
    use crate::testing::TestHouse;
    use coworkflow_domain::text::Lang;

    // A2
    #[test]
    fn everybody_sees_themselves_and_strangers_sign_in_first() {
        let house = TestHouse::new();
        let viewer = house.ask(&house.staff, WhoAmI).unwrap();
        assert_eq!((viewer.user.role, viewer.currency.code()), (Role::Staff, "EGP"));
        assert!(!viewer.permissions.contains(&Permission::UsersWrite));
        let stranger = Context::stranger(Lang::Ar, "r-1".into());
        assert_eq!(
            house.ask(&stranger, WhoAmI).unwrap_err().refusal().unwrap().code,
            "sign_in_needed"
        );
    }
}
